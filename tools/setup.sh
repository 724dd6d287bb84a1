#!/usr/bin/env bash
# setup.sh demo | test | deps     on Debian 12, from a bare checkout
#   demo  installs what is missing, builds, and runs the main job: out/gongshu-2020.docx, .pdf and .json
#   test  installs what is missing, builds, and passes all tests
#   deps  only installs what is missing
set -euo pipefail
cd "$(dirname "$0")/.."

# libbz2-dev: what pkg-config names for linking with the static library comes by way of libzip.
packages=(g++ cmake ninja-build pkg-config gettext libzip-dev libtinyxml2-dev libpodofo-dev libboost-locale-dev libharfbuzz-dev
  libfreetype-dev libfontconfig-dev libpng-dev libjpeg-dev libopenjp2-7-dev libcli11-dev nlohmann-json3-dev libseccomp-dev libuchardet-dev libssl-dev
  zlib1g-dev libdeflate-dev libqpdf-dev libsqlite3-dev libarchive-dev libbz2-dev libxlsxwriter-dev fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-liberation fonts-crosextra-carlito fonts-dejavu-core)
test_packages=(doctest-dev poppler-utils qpdf unzip sqlite3)
# For the tests with a browser and on a cluster, which say what they miss and are skipped without them: a service that cannot
# start where it is installed must not keep all other tests from running. Where there is systemd, it would start Slurm's
# services, which is not ours to do: then they are left out.
more_test_packages=(chromium python3-yaml)
[ -d /run/systemd/system ] || more_test_packages+=(slurmctld slurmd slurm-client munge iproute2 procps)

install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing: ${missing[*]}" >&2
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

demo() {
  cmake --preset release -DZHENGBEN_TESTS=OFF >/dev/null
  cmake --build --preset release
  mkdir -p out
  local kind status
  for kind in docx pdf json; do
    status=0
    build/release/tools/zhengben/zhengben clean --overwrite always -o "out/gongshu-2020.$kind" fixtures/seed/gongshu-2020.txt || status=$?
    # 3: done, and a person should look at the findings.
    [ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"
  done
  ls -l out
}

install_for_tests() {
  install_missing "${packages[@]}" "${test_packages[@]}"
  install_missing "${more_test_packages[@]}" || echo "not all installed; some tests will be skipped: ${more_test_packages[*]}" >&2
}

case "${1:-}" in
  deps) install_for_tests ;;
  demo) install_missing "${packages[@]}"; demo ;;
  test)
    install_for_tests
    cmake --preset dev >/dev/null
    cmake --build --preset dev
    ctest --preset dev
    ;;
  *) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac
