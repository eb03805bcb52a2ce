#!/bin/sh
# The base decides, not the code: no acronym of the domain in a C string or a layout.
cd "$1" || exit 1
if grep -rnE '"[^"]*\b(MSP|CPTS|ESP|ESS|SISA|FIR|ACI|CDS|URPS|ARS|CPAM)\b[^"]*"' app --include='*.[ch]'; then
  exit 1
fi
if [ -d ui ] && grep -rnE '\b(MSP|CPTS|ESP|ESS|SISA|FIR|ACI|CDS|URPS|ARS|CPAM)\b' ui --include='*.ui'; then
  exit 1
fi
exit 0
