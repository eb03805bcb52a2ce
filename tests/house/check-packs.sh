#!/bin/sh
# Each pack of the folder is built in, and each that is built in is in the folder.
cd "$1/resources" || exit 1
folder=$(ls knowledge/*.xml | sed 's,.*/\(.*\)\.xml,\1,' | sort)
built=$(sed -n "s/^  '\(.*\)',$/\1/p" meson.build | sort)
shipped=$(sed -n 's,.*<file>base/\(.*\)\.flat</file>.*,\1,p' cordee.gresource.xml | sort)
if [ "$folder" != "$built" ] || [ "$folder" != "$shipped" ]; then
  echo "folder:"; echo "$folder"; echo "meson.build:"; echo "$built"; echo "cordee.gresource.xml:"; echo "$shipped"
  exit 1
fi
