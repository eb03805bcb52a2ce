#!/bin/sh
# Layouts: each is valid, built in, and has the C file of its name; the stylesheet has roles, and colours by name alone.
#   check-ui.sh ROOT GTK4BUILDER.RNG
cd "$1" || exit 1
status=0
say() {
  echo "$1"
  status=1
}

for file in ui/*.ui; do
  stem=$(basename "$file" .ui)
  xmllint --noout --nonet --relaxng "$2" "$file" 2>/dev/null || { xmllint --noout --nonet --relaxng "$2" "$file"; status=1; }
  grep -q "<file>$stem.ui</file>" ui/cordee-ui.gresource.xml || say "$file is not in ui/cordee-ui.gresource.xml"
  [ -n "$(find app/gui -name "$stem.c")" ] || say "$file has no app/gui/…/$stem.c"
  grep -rq "$stem.ui\"" app/gui --include="$stem.c" || say "$stem.c does not load $file"
  # What stands in CDATA is neither translated nor validated.
  ! grep -q '<!\[CDATA\[' "$file" || say "$file has a template in CDATA: give it a file of its own"
done
for name in $(sed -n 's,.*<file>\(.*\)</file>.*,\1,p' ui/cordee-ui.gresource.xml); do
  [ -f "ui/$name" ] || say "ui/$name is built in and not there"
done
for file in ui/*.css ui/icons/*; do
  grep -q ">${file#ui/}<" ui/cordee-ui.gresource.xml || say "$file is not in ui/cordee-ui.gresource.xml"
done

# Colours are defined in colours-*.css, where their contrast is checked.
if sed 's,/\*.*\*/,,' ui/style.css | grep -nE '#[0-9a-fA-F]{3,8}\b|\brgba? *\(|\bhsla? *\(|: *(black|white|red|green|blue|gr[ae]y|yellow|orange|purple) *;'; then
  say "ui/style.css has colours of its own"
fi
exit $status
