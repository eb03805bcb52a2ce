#!/bin/sh
# A C file over 800 lines, a header over 200 or a layout over 250 wants to be split by concern.
cd "$1" || exit 1
over() {
  find app ui tests -name "$1" -exec wc -l {} + 2>/dev/null | awk -v most="$2" '$2 != "total" && $1 > most { print $2 ": " $1 " lines, at most " most; bad = 1 } END { exit bad }'
}
status=0
over '*.c' 800 || status=1
over '*.h' 200 || status=1
over '*.ui' 250 || status=1
exit $status
