#!/bin/sh
# The core knows no widget, and one file alone knows libxml2.
cd "$1" || exit 1
status=0
if grep -rnE '# *include *[<"](gtk|gdk|adwaita)' app/core app/cli; then
  echo "the core and the command line include GTK"
  status=1
fi
if grep -rlE '# *include *[<"]libxml/' app tests --include='*.[ch]' | grep -v '^app/core/cordee-xml\.c$'; then
  echo "libxml2 is included outside its door"
  status=1
fi
if grep -rnE 'gtk4|gtk_dep' app/core/meson.build app/cli/meson.build; then
  status=1
fi
exit $status
