# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run and tests/run: what to install from Debian's packages, and how to do it only where something is missing.

build_packages="gcc libc6-dev meson ninja-build pkgconf gettext libglib2.0-dev libxml2-dev libjson-glib-dev libzip-dev libical-dev
  libgtk-4-dev adwaita-icon-theme librsvg2-common fonts-dejavu-core"
test_packages="check appstream desktop-file-utils libxml2-utils librsvg2-bin poppler-utils
  libreoffice-writer-nogui libreoffice-calc-nogui qpdf tidy python3-icalendar python3-holidays
  xvfb dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 xdotool libx11-dev libxdamage-dev"
more_test_packages="clang libclang-rt-dev"

# require_packages NAME… : installs what is not there. Says in French what is missing where it cannot.
require_packages() {
  local missing=() package
  for package in "$@"; do
    if ! dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii'; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  # No package may ask about one of its files, and sudo for a password only where somebody sits.
  local sudo=(sudo -n)
  [ ! -t 0 ] || sudo=(sudo)
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold)
  if [ "$(id -u)" -ne 0 ]; then
    if ! "${sudo[@]}" true 2>/dev/null; then
      echo "Il manque des paquets. Une seule fois, avec les droits d’administration : apt-get install ${missing[*]}" >&2
      return 1
    fi
    apt=("${sudo[@]}" "${apt[@]}")
  fi
  echo "Installation de ce qui manque : ${missing[*]}" >&2
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null 2>&1 && return 0
  "${apt[@]}" update </dev/null >/dev/null 2>&1
  if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null >&2; then
    echo "L’installation a échoué : ${missing[*]}" >&2
    return 1
  fi
}
