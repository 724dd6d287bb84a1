#!/usr/bin/env bash
# slurm_submit.sh [--table FILE] SHARDS OUTPUT INPUT... [OPTION...]
#
# A batch on a Slurm cluster: SHARDS tasks of one job array share the inputs, and a job behind them makes one journal of
# theirs. OUTPUT is a folder that all nodes see; INPUT and OPTION are those of `zhengben batch`. Prints the ids of both jobs.
#
#   slurm_submit.sh 16 /shared/fair /shared/january -t docx,pdf
#   SBATCH_PARTITION=long slurm_submit.sh --table all.csv 64 fair january -t docx --quarantine held
#
# sbatch's own variables say where and how long (SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT); CPUS, MEMORY and
# GRACE what a shard gets: processors (4), megabytes for all of them together (8192), seconds to end in (120).
# ZHENGBEN names the program as the nodes see it. A task whose node is lost, whose time is up or who is killed goes back into
# the queue and goes on where it ended; what was begun is in the journals, so that the same command again finishes whatever
# is left, and does nothing where nothing is.
set -euo pipefail

usage() { sed -n '2,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }
table=()
if [ "${1:-}" = --table ] && [ $# -ge 2 ]; then table=(--table "$2"); shift 2; fi
if [ $# -lt 3 ] || ! [[ $1 =~ ^[1-9][0-9]{0,5}$ ]]; then usage; fi
shards=$1 output=$2
shift 2
command -v sbatch >/dev/null || { echo "slurm_submit.sh: there is no sbatch here" >&2; exit 2; }
program=$(command -v "${ZHENGBEN:-zhengben}") || { echo "slurm_submit.sh: there is no ${ZHENGBEN:-zhengben}; ZHENGBEN names the program" >&2; exit 2; }
program=$(realpath -- "$program")
here=$(dirname -- "$(realpath -- "$0")")
mkdir -p -- "$output"
output=$(realpath -- "$output")
logs=$output-logs
mkdir -p -- "$logs"

# A task is ended GRACE seconds before its time is up, so that what it has begun is finished.
array=$(sbatch --parsable --array="1-$shards" --cpus-per-task="${CPUS:-4}" --mem="${MEMORY:-8192}" --signal="B:USR1@${GRACE:-120}" --output="$logs/%A_%a.log" \
  "$here/slurm_shard.sh" "$shards" "$output" "$program" "$@")
array=${array%%;*}   # "id;cluster" where there are several clusters
# After all have ended, however: the merge itself says whether anything is missing.
merge=$(sbatch --parsable --dependency="afterany:$array" --cpus-per-task=1 --output="$logs/%j-merge.log" "$here/slurm_merge.sh" "$shards" "$output" "$program" "${table[@]}")
echo "$array ${merge%%;*}"
