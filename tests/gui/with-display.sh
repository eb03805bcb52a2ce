#!/bin/sh
# Runs a program on an X display of its own, 1600×1200, without a window manager:
#   with-display.sh PROGRAM [ARGUMENT…]
# The server picks a free number itself, so that any number of tests can start at once.
work=$(mktemp -d) || exit 1
server=
finish() {
  status=$?
  trap - EXIT
  [ -z "$server" ] || { kill "$server"; wait "$server"; } 2>/dev/null
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 143' TERM INT HUP

mkfifo "$work/display" || exit 1
Xvfb -displayfd 3 -screen 0 1600x1200x24 -nolisten tcp -noreset >"$work/log" 2>&1 3>"$work/display" &
server=$!
if ! read -r number <"$work/display" || [ -z "$number" ]; then
  echo "no display:" >&2
  cat "$work/log" >&2
  exit 1
fi
unset WAYLAND_DISPLAY XAUTHORITY
DISPLAY=:$number GDK_BACKEND=x11 "$@" &
wait $!
