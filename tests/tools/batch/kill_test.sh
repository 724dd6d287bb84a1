#!/usr/bin/env bash
# kill_test.sh PROGRAM KILLS INPUTS [FOLDER]
#
# A batch over INPUTS generated submissions (and the files of FOLDER) whose whole process group is killed (kill -9) KILLS
# times at random moments, resumed each time. In the end: nothing lost, nothing done twice, no partial or temporary
# file, the same bytes as an undisturbed run. SEED repeats a sequence of moments, MOST_MS is the latest of them.
set -euo pipefail
program=$1 kills=$2 inputs=$3 folder=${4:-}
fixtures=$(cd "$(dirname "$0")/../../../fixtures" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/zhengben-kill-XXXXXX")
trap 'rm -rf "$work"' EXIT
RANDOM=${SEED:-$$}
echo "seed ${SEED:-$$}" >&2

mkdir -p "$work/in"
for ((i = 0; i < inputs; ++i)); do
  { cat "$fixtures/seed/gongshu-2020.txt"; echo; echo "附件$i"; } >"$work/in/$i.txt"
done
cp "$fixtures"/seed/gongshu-2020.docx "$fixtures"/seed/gongshu-2020.pdf "$work/in/"
cp "$work/in/0.txt" "$work/in/duplicate.txt"
printf '\0\1\2' >"$work/in/unreadable.bin"
[ -z "$folder" ] || cp -r "$folder" "$work/in/more"
(cd "$work/in" && tar czf archive.tar.gz gongshu-2020.docx 0.txt)

batch() { "$program" batch "$work/in" -o "$1" -t docx,json --quarantine "$1-held" "${@:2}"; }

status=0
batch "$work/one" -q 2>/dev/null || status=$?
[ "$status" -eq 4 ] || { echo "the undisturbed run ended with $status" >&2; exit 1; }

# Moments from the start-up up to a few documents; a group of its own, so that the workers go with it.
killed=0 finished=0 rounds=0
for ((n = 0; n < kills; ++n)); do
  setsid "$program" batch "$work/in" -o "$work/two" -t docx,json --quarantine "$work/two-held" --resume -q 2>/dev/null &
  leader=$!
  moment=$((RANDOM % ${MOST_MS:-999}))
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  if kill -9 -- "-$leader" 2>/dev/null; then killed=$((killed + 1)); else finished=$((finished + 1)); fi
  wait "$leader" 2>/dev/null || true
  # When all is done before all kills were: another round, from a part of the outputs on.
  if [ "$finished" -gt 3 ]; then
    finished=0 rounds=$((rounds + 1))
    find "$work/two" -name '*.docx' | awk 'NR % 2' | xargs rm -f
  fi
done
status=0
batch "$work/two" --resume -q 2>/dev/null || status=$?
[ "$status" -eq 4 ] || { echo "the last resume ended with $status" >&2; exit 1; }

list() { (cd "$1" && find . -type f ! -name 'zhengben-journal*' -print0 | sort -z | xargs -0 sha256sum); }
failed=0
diff <(list "$work/one") <(list "$work/two") >&2 || { echo "the outputs differ" >&2; failed=1; }
diff <(list "$work/one-held") <(list "$work/two-held") >&2 || { echo "the quarantined files differ" >&2; failed=1; }
find "$work" -name '.zhengben-*' | grep . >&2 && { echo "temporary files are left" >&2; failed=1; }
# A last run that finds nothing to do says that the journal holds all: what is not settled would be done again.
batch "$work/two" --resume -q --findings json 2>"$work/last" || true
grep -q '"batch"' "$work/last" || { echo "no summary" >&2; failed=1; }
summary=$(grep '"batch"' "$work/last")
total=$(sed 's/.*"total": \([0-9]*\).*/\1/' <<<"$summary") before=$(sed 's/.*"before": \([0-9]*\).*/\1/' <<<"$summary")
[ "$total" -eq "$before" ] || { echo "of $total inputs only $before were settled: $summary" >&2; failed=1; }
events=$(grep -c '"state"' "$work/last") unique=$(grep '"state"' "$work/last" | sort -u | wc -l)
[ "$events" -eq "$total" ] && [ "$unique" -eq "$total" ] || { echo "$events events, $unique of them different, for $total inputs" >&2; failed=1; }
journal=$work/two/zhengben-journal.sqlite
[ "$(sqlite3 "$journal" 'PRAGMA integrity_check')" = ok ] || { echo "the journal is damaged" >&2; failed=1; }
# Where outputs were taken away for another round, they are rightly made again.
odd=$(sqlite3 "$journal" "SELECT count(*) FROM inputs WHERE state = 'done' AND kind != 'archive' AND completions != 1")
[ "$rounds" -gt 0 ] || [ "$odd" -eq 0 ] || { echo "$odd inputs were not done exactly once" >&2; failed=1; }
sqlite3 "$journal" "SELECT state, count(*), max(interruptions), max(attempts), max(completions) FROM inputs GROUP BY state" >&2
echo "$killed kills of $kills hit, $total inputs, $([ $failed -eq 0 ] && echo 'nothing lost, nothing twice, nothing partial' || echo FAILED)" >&2
exit $failed
