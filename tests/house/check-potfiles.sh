#!/bin/sh
# Every file with words for people is in POTFILES, and everything in POTFILES is there.
cd "$1" || exit 1
found=$( (grep -lE 'translatable="(yes|true|1)"' ui/*.ui; grep -lE '\b(_|N_|C_|Q_|NC_|ngettext|g_dn?gettext|g_dpgettext2?) ?\(' -r app --include='*.[ch]'; grep -lE '<(structures|groups|criteria|units|periods|sections|questions|derivations|contradictions|glossary|rules|links|joinings|payers|scales|schemes|actors|phases|holidays|committees|steps|contacts|templates)>' resources/knowledge/*.xml) | sort)
listed=$(grep -v '^#' po/POTFILES | sort)
if [ "$found" != "$listed" ]; then
  echo "with words (<) against po/POTFILES (>):"
  printf '%s\n' "$found" >"${TMPDIR:-/tmp}/found.$$"
  printf '%s\n' "$listed" | diff "${TMPDIR:-/tmp}/found.$$" -
  rm -f "${TMPDIR:-/tmp}/found.$$"
  exit 1
fi
