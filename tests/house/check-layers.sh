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
# GtkStyleContext is deprecated and has no successor on the baseline: one file knows it. That of the whole display only takes a stylesheet.
if grep -rnE '\bgtk_style_context_|\bGtkStyleContext\b' app/gui --include='*.[ch]' | grep -vE '^app/gui/widgets/cordee-style\.[ch]:|gtk_style_context_(add|remove)_provider_for_display'; then
  echo "GtkStyleContext is used outside its door"
  status=1
fi
# No widget pointer in what the window shows: views and pages are made without a display.
if grep -rnE '\b(Gtk|Gdk)[A-Z]|\b(gtk|gdk)_[a-z]' app/core app/cli --include='*.[ch]'; then
  echo "the core or the command line speaks of GTK"
  status=1
fi
# One door to the disk for dossiers; the cache of the book is no dossier.
if grep -rnE '\b(g_file_set_contents(_full)?|g_file_replace[a-z_]*|fopen|g_fopen|g_open|creat) *\(' app/core/dossier --include='*.c' \
  | grep -vE '^app/core/dossier/(cordee-store|cordee-book-cache)'; then
  echo "a dossier is written past its store"
  status=1
fi
exit $status
