#!/usr/bin/env bash
# fault_test.sh PROGRAM FAULTS_LIBRARY STEP
#
# Every STEP-th call of a small batch that puts bytes or names on a disk (write, fsync, rename; of outputs and of the
# journal) fails, once with each of ENOSPC, EIO, EINTR, and with a disk that stays full. Whatever happens: no partial
# output, an exit that says so, no crash; and a resume without the fault ends with the same bytes.
set -euo pipefail
program=$1 library=$2 step=$3
fixtures=$(cd "$(dirname "$0")/../../../fixtures" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/zhengben-fault-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/in"
for i in 1 2; do { cat "$fixtures/seed/gongshu-2020.txt"; echo "附件$i"; } >"$work/in/$i.txt"; done
printf '\0\1' >"$work/in/bad.bin"

batch() { "$program" batch "$work/in" -o "$1" -t txt,json -j 1 --quarantine "$1/held" "${@:2}" 2>"$work/err"; }
list() { (cd "$1" && find . -type f ! -name 'zhengben-journal*' -print0 | sort -z | xargs -0r sha256sum); }

status=0
FAULT_COUNT=$work/count LD_PRELOAD=$library batch "$work/one" || status=$?
[ "$status" -eq 4 ] || { cat "$work/err" >&2; echo "the undisturbed run ended with $status" >&2; exit 1; }
list "$work/one" >"$work/wanted"
calls=$(cat "$work/count")
tried=0 failed=0
for ((at = 1; at <= calls; at += step)); do
  for fault in 28 5 4 full; do
    rm -rf "$work/two"
    status=0
    if [ "$fault" = full ]; then
      FAULT_AT=$at FAULT_ERRNO=28 FAULT_STAYS=1 LD_PRELOAD=$library batch "$work/two" || status=$?
    else
      FAULT_AT=$at FAULT_ERRNO=$fault LD_PRELOAD=$library batch "$work/two" || status=$?
    fi
    tried=$((tried + 1))
    problem=
    case $status in 4 | 6) ;; *) problem="exit $status" ;; esac
    # What is there is whole: every file is one of the undisturbed run's.
    if [ -d "$work/two" ]; then
      list "$work/two" | grep -v '/\.zhengben-' >"$work/got" || true
      [ -z "$(comm -13 <(sort "$work/wanted") <(sort "$work/got"))" ] || problem="$problem, partial or foreign outputs"
    fi
    # The very last calls tidy up the journal's log: all is done by then.
    [ "$fault" != full ] || [ "$status" -eq 6 ] || cmp -s "$work/wanted" "$work/got" || problem="$problem, exit $status on a full disk"
    status=0
    batch "$work/two" --resume || status=$?
    [ "$status" -eq 4 ] || problem="$problem, resume ended with $status"
    list "$work/two" >"$work/got"
    cmp -s "$work/wanted" "$work/got" || problem="$problem, other bytes after the resume"
    if [ -n "$problem" ]; then
      failed=$((failed + 1))
      echo "call $at of $calls, fault $fault: $problem" >&2
      cat "$work/err" >&2
    fi
  done
done
echo "$tried faults over $calls calls, $failed failed" >&2
[ "$failed" -eq 0 ]
