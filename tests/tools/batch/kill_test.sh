#!/usr/bin/env bash
# kill_test.sh PROGRAM KILLS INPUTS [FOLDER]
#
# A batch over INPUTS generated submissions (and the files of FOLDER) whose whole process group is killed (kill -9) KILLS
# times at random moments, resumed each time. In the end: nothing lost, nothing done twice, no partial or temporary
# file, the same bytes as an undisturbed run. SEED repeats a sequence of moments, MOST_MS is the latest of them; without it,
# half of what the undisturbed run took, whatever the machine does beside.
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

status=0 begun=$(date +%s%3N)
batch "$work/one" -q 2>/dev/null || status=$?
most=${MOST_MS:-$((($(date +%s%3N) - begun) / 2 + 1))}
[ "$status" -eq 4 ] || { echo "the undisturbed run ended with $status" >&2; exit 1; }

list() { (cd "$1" && find . -type f ! -name 'zhengben-journal*' -print0 | sort -z | xargs -0 sha256sum); }
list "$work/one" >"$work/wanted"
list "$work/one-held" >"$work/wanted-held"
number_in() { sed "s/.*\"$1\": \([0-9]*\).*/\1/"; }

# What was killed is taken to its end and is all there then.
verify() {
  local failed=0 status=0 total before events unique odd journal=$work/two/zhengben-journal.sqlite
  batch "$work/two" --resume -q 2>/dev/null || status=$?
  [ "$status" -eq 4 ] || { echo "the last resume ended with $status" >&2; failed=1; }
  diff "$work/wanted" <(list "$work/two") >&2 || { echo "the outputs differ" >&2; failed=1; }
  diff "$work/wanted-held" <(list "$work/two-held") >&2 || { echo "the quarantined files differ" >&2; failed=1; }
  if find "$work" -name '.zhengben-*' | grep . >&2; then echo "temporary files are left" >&2; failed=1; fi
  # A last run that finds nothing to do says that the journal holds all: what is not settled would be done again.
  batch "$work/two" --resume -q --findings json 2>"$work/last" || true
  grep '"batch"' "$work/last" >"$work/summary" || { echo "no summary" >&2; return 1; }
  total=$(number_in total <"$work/summary") before=$(number_in before <"$work/summary")
  [ "$total" -eq "$before" ] || { echo "of $total inputs only $before were settled" >&2; failed=1; }
  events=$(grep -c '"state"' "$work/last") unique=$(grep '"state"' "$work/last" | sort -u | wc -l)
  if [ "$events" -ne "$total" ] || [ "$unique" -ne "$total" ]; then echo "$events events, $unique of them different, for $total inputs" >&2; failed=1; fi
  [ "$(sqlite3 "$journal" 'PRAGMA integrity_check')" = ok ] || { echo "the journal is damaged" >&2; failed=1; }
  odd=$(sqlite3 "$journal" "SELECT count(*) FROM inputs WHERE state = 'done' AND kind != 'archive' AND completions != 1")
  [ "$odd" -eq 0 ] || { echo "$odd inputs were not done exactly once" >&2; failed=1; }
  [ "$failed" -eq 0 ] || sqlite3 "$journal" "SELECT state, count(*), max(interruptions), max(attempts), max(completions) FROM inputs GROUP BY state" >&2
  return $failed
}

# An input that the batch was killed over ten times is poison, as documented: on a machine that became slower since the
# undisturbed run, one may come near that. Such a round is taken to its end. Of a copy: looking must not mend the journal.
near_poison() {
  local copy=$work/looked-at most_interrupted
  rm -rf "$copy" && mkdir "$copy"
  cp "$work"/two/zhengben-journal.sqlite* "$copy" 2>/dev/null || return 1
  most_interrupted=$(sqlite3 "$copy/zhengben-journal.sqlite" "SELECT coalesce(max(interruptions), 0) FROM inputs" 2>/dev/null) || return 1
  [ "${most_interrupted:-0}" -ge 8 ]
}

# Moments from the start-up up to many documents; a group of its own, so that the workers go with it. Where all is done
# before all kills were, the next round begins with nothing.
killed=0 rounds=0
while [ "$killed" -lt "$kills" ]; do
  rm -rf "$work/two" "$work/two-held"
  rounds=$((rounds + 1))
  while [ "$killed" -lt "$kills" ]; do
    setsid "$program" batch "$work/in" -o "$work/two" -t docx,json --quarantine "$work/two-held" --resume -q 2>/dev/null &
    leader=$!
    moment=$((RANDOM % most))
    sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
    kill -9 -- "-$leader" 2>/dev/null || true
    status=0
    wait "$leader" 2>/dev/null || status=$?
    [ "$status" -eq 137 ] || break
    killed=$((killed + 1))
    ! near_poison || break
  done
  verify || { echo "FAILED in round $rounds after $killed kills" >&2; exit 1; }
done
echo "$killed kills within $most ms in $rounds rounds: nothing lost, nothing twice, nothing partial" >&2
