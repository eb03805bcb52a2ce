#!/bin/sh
# Each icon is an image that can be drawn.
for icon in "$@"; do
  rsvg-convert --width 64 "$icon" >/dev/null || exit 1
done
