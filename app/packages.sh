# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run and tests/run: what to install from Debian's packages, and how to do it only where something is missing.

build_packages="gcc libc6-dev meson ninja-build pkgconf gettext libglib2.0-dev libxml2-dev libjson-glib-dev"
test_packages="check clang appstream desktop-file-utils libxml2-utils librsvg2-bin"

# require_packages NAME… : installs what is not there. Says in French what is missing where it cannot.
require_packages() {
  local missing=() package
  for package in "$@"; do
    if ! dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii'; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Il manque des paquets, et ni root ni sudo ne sont disponibles pour les installer : ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installation de ce qui manque : ${missing[*]}" >&2
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && return 0
  "${as_root[@]}" apt-get update >/dev/null 2>&1
  if ! "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}" >&2; then
    echo "L’installation a échoué : ${missing[*]}" >&2
    return 1
  fi
}
