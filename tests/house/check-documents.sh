#!/bin/sh
# The README is short, and names both commands; every dependency has its reason.
cd "$1" || exit 1
[ "$(wc -l <README.md)" -le 80 ] || { echo "README.md is over 80 lines"; exit 1; }
grep -q 'app/run' README.md && grep -q 'tests/run' README.md || { echo "README.md names app/run and tests/run"; exit 1; }
for name in $(sed -n "s/.*dependency('\([a-z0-9+.-]*\)'.*/\1/p" meson.build tests/meson.build | sed 's/-[0-9.]*$//'); do
  grep -qi "$name" CONTRIBUTING.md || { echo "CONTRIBUTING.md does not say why $name"; exit 1; }
done
