#!/usr/bin/env bash
# slurm_merge.sh SHARDS OUTPUT PROGRAM [OPTION...]      one journal of those of all shards; started by slurm_submit.sh
#SBATCH --job-name=zhengben-merge
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -uo pipefail
shards=$1 output=$2 program=$3
shift 3
journals=()
for ((i = 1; i <= shards; ++i)); do journals+=("$output/zhengben-journal-$i-of-$shards.sqlite"); done
status=0
"$program" batch merge --overwrite always -o "$output/zhengben-journal.sqlite" "$@" "${journals[@]}" || status=$?
case $status in
  0 | 3 | 4) exit 0 ;;   # 3 and 4: all is done; what needs a person or failed stands in the journal
  *) echo "not every input is done: submit the batch again with the same command" >&2; exit "$status" ;;
esac
