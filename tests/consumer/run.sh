#!/usr/bin/env bash
# run.sh BUILD SOURCE SCRATCH: installs the build into SCRATCH and builds the consumer against it, by CMake and by pkg-config.
set -euo pipefail
build=$1 source=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch"
cmake --install "$build" --prefix "$scratch/prefix" >"$scratch/install.log"
cmake -G Ninja -S "$source" -B "$scratch/build" -DCMAKE_PREFIX_PATH="$scratch/prefix" >"$scratch/configure.log"
cmake --build "$scratch/build" >"$scratch/build.log" || { cat "$scratch/build.log"; exit 1; }
"$scratch/build/consumer"
"$scratch/build/c_consumer"
pc=$(find "$scratch/prefix" -name zhengben.pc)
sed -i "s|^prefix=.*|prefix=$scratch/prefix|" "$pc"
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$pc")
# shellcheck disable=SC2046
g++ "$source/consumer.cc" -o "$scratch/consumer_pc" $(pkg-config --cflags --static --libs zhengben)
"$scratch/consumer_pc"
gcc -std=c11 -I"$scratch/prefix/include" "$source/consumer.c" -o "$scratch/c_consumer_plain" -L"$(dirname "$(find "$scratch/prefix" -name libzhengben.so)")" -lzhengben
LD_LIBRARY_PATH=$(dirname "$(find "$scratch/prefix" -name libzhengben.so)") "$scratch/c_consumer_plain"
# The installed program finds what belongs to it, and its library folder needs not be known to the system.
program="$scratch/prefix/bin/zhengben"
printf '一、总体情况\n' >"$scratch/in.txt"
"$program" convert --form none -o "$scratch/out.pdf" "$scratch/in.txt"
"$program" convert --form none -t txt -o - "$scratch/out.pdf" | grep -q 总体情况
LANG=zh_CN.UTF-8 "$program" --version >/dev/null
"$program" batch --form none -o "$scratch/out" "$scratch/in.txt" 2>/dev/null
test -s "$scratch/out/in.docx"
