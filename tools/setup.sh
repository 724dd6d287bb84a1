#!/usr/bin/env bash
# setup.sh demo | test | deps
#   deps  installs what is missing on Debian 12 (quick when nothing is)
#   demo  deps, release build, then the main job on the seed: out/gongshu-2020.{docx,pdf,json}
#   test  deps, build and all tests
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(g++ cmake ninja-build pkg-config libzip-dev libtinyxml2-dev libpodofo-dev libboost-locale-dev doctest-dev
  libharfbuzz-dev libfreetype-dev libfontconfig-dev libcli11-dev nlohmann-json3-dev libfmt-dev libseccomp-dev libuchardet-dev
  libssl-dev zlib1g-dev gettext icc-profiles-free fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-liberation fonts-dejavu-core)
test_packages=(poppler-utils qpdf unzip)

install_missing() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "installing ${missing[*]}" >&2
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

case "${1:-}" in
  deps) install_missing "${packages[@]}" "${test_packages[@]}" ;;
  test)
    install_missing "${packages[@]}" "${test_packages[@]}"
    cmake --preset dev
    cmake --build --preset dev
    ctest --preset dev
    ;;
  *) sed -n '2,5p' "$0"; exit 2 ;;
esac
