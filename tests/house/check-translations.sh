#!/bin/sh
# English is complete: every message of the sources is translated in en.po, none is fuzzy, none is left over.
cd "$1" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
GETTEXTDATADIRS="$1/po" xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  -f po/POTFILES -o "$work/cordee.pot" || exit 1
msgcmp po/en.po "$work/cordee.pot" || exit 1
[ -z "$(msgattrib --only-fuzzy po/en.po)" ] || { echo "po/en.po has fuzzy entries"; exit 1; }
msgfmt --check --output-file=/dev/null po/en.po || exit 1
left=$(msgcomm --no-wrap --unique po/en.po "$work/cordee.pot" 2>/dev/null | grep -c '^msgid "..*')
[ "$left" -eq 0 ] || { echo "$left entries of po/en.po translate nothing any more"; exit 1; }

# French keeps its own plurals.
msgattrib --no-wrap --no-location "$work/cordee.pot" | grep '^msgid_plural' | sort >"$work/wanted"
grep '^msgid_plural' po/fr.po | sort >"$work/kept"
diff "$work/wanted" "$work/kept" || { echo "po/fr.po does not have the plurals of the sources"; exit 1; }
