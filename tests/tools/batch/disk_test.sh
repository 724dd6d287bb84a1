#!/usr/bin/env bash
# disk_test.sh PROGRAM [INPUTS]
#
# A batch whose outputs go to a file system of 10 MB, with nothing to nearly all of it taken, so that it gets full in a journal
# or in an output of any kind. Each time: exit 6, no partial output, no temporary file; and once there is room a resume ends
# with the same bytes as a run that had it. Exit status 77: not root, or nothing may be mounted here.
set -euo pipefail
program=$1 inputs=${2:-40}
fixtures=$(cd "$(dirname "$0")/../../../fixtures" && pwd)
if [ -z "${ZHENGBEN_DISK_TEST:-}" ]; then
  [ "$(id -u)" -eq 0 ] || { echo "skipped: a file system is mounted by root only" >&2; exit 77; }
  unshare --mount true 2>/dev/null || { echo "skipped: nothing may be mounted here" >&2; exit 77; }
  work=$(mktemp -d "${TMPDIR:-/tmp}/zhengben-disk-XXXXXX")
  # shellcheck disable=SC2064  # the folder as it is now
  trap "rm -rf '$work'" EXIT
  # What is mounted in there goes with the last process.
  ZHENGBEN_DISK_TEST=$work unshare --mount "$0" "$program" "$inputs"
  exit
fi
work=$ZHENGBEN_DISK_TEST
mkdir "$work/in" "$work/disk"
for ((i = 0; i < inputs; ++i)); do { cat "$fixtures/seed/gongshu-2020.txt"; echo "附件$i"; } >"$work/in/$i.txt"; done
printf '\0\1' >"$work/in/bad.bin"

batch() { "$program" batch "$work/in" -o "$1/out" --quarantine "$1/held" -t docx,pdf,json -j 2 "${@:2}" 2>"$work/err"; }
list() { (cd "$1" && find out held -type f ! -name 'zhengben-journal*' -print0 | sort -z | xargs -0r sha256sum) 2>/dev/null; }

mkdir "$work/room"
status=0
batch "$work/room" || status=$?
[ "$status" -eq 4 ] || { cat "$work/err" >&2; echo "the undisturbed run ended with $status" >&2; exit 1; }
list "$work/room" >"$work/wanted"
needed=$(du -s --apparent-size --block-size=1K "$work/room" | cut -f1)

failed=0 tried=0
[ "$needed" -gt $((10 * 1024)) ] || { echo "the outputs ($needed KiB) do not fill the disk" >&2; exit 1; }
# Kilobytes that are free: nearly nothing, parts of what all outputs and the journal take, all of it.
for free in 8 150 $((needed / 8)) $((needed / 4)) $((needed / 2)) $((10 * 1024)); do
  mount -t tmpfs -o size=10m zhengben "$work/disk"
  head -c "$(((10 * 1024 - free) * 1024))" /dev/zero >"$work/disk/ballast"
  status=0 problem=
  batch "$work/disk" || status=$?
  tried=$((tried + 1))
  [ "$status" -eq 6 ] || problem="exit $status on a full disk"
  list "$work/disk" >"$work/got" || true
  [ -z "$(comm -13 <(sort "$work/wanted") <(sort "$work/got"))" ] || problem="$problem, partial or foreign files"
  grep -q '[^[:space:]]' "$work/err" || problem="$problem, nothing was said"
  made=$(wc -l <"$work/got")
  rm "$work/disk/ballast"
  mount -o remount,size=64m "$work/disk"
  status=0
  batch "$work/disk" --resume || status=$?
  [ "$status" -eq 4 ] || problem="$problem, resume ended with $status"
  list "$work/disk" >"$work/got"
  cmp -s "$work/wanted" "$work/got" || problem="$problem, other bytes after the resume"
  umount "$work/disk"
  echo "$free KiB free: $made files made before it was full${problem:+; FAILED: $problem}" >&2
  [ -z "$problem" ] || { failed=$((failed + 1)); cat "$work/err" >&2; }
done
echo "$tried times full ($needed KiB wanted), $failed failed" >&2
[ "$failed" -eq 0 ]
