#!/usr/bin/env bash
# slurm_shard.sh SHARDS OUTPUT PROGRAM ARGUMENT...      one task of the array; started by slurm_submit.sh
#SBATCH --job-name=zhengben
#SBATCH --nodes=1
#SBATCH --ntasks=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -uo pipefail
shards=$1 output=$2 program=$3
shift 3
most_restarts=${ZHENGBEN_RESTARTS:-100}

# The shell is told of the end (--signal=B:) and passes it on; a second signal is for whoever wants it at once.
told='' child=''
# shellcheck disable=SC2317  # called by the traps
tell() { told=$1; [ -z "$child" ] || kill -s "$1" "$child" 2>/dev/null; }
trap 'tell USR1' USR1
trap 'tell TERM' TERM
# The count stands in the arguments: after a part of the array was submitted again, Slurm's own no longer says it.
"$program" batch "$@" -o "$output" --shard "auto/$shards" --resume --jobs "${SLURM_CPUS_PER_TASK:-1}" --progress none &
child=$!
[ -z "$told" ] || tell "$told"
status=127 again=yes
while [ -n "$again" ]; do
  told='' again=''
  wait "$child"
  ended=$?
  if [ "$ended" -ne 127 ]; then status=$ended; fi   # 127: the trap came when it had been waited for already
  if [ -n "$told" ] && [ "$ended" -ne 127 ]; then again=yes; fi
done

go_on_later() {
  echo "shard ${SLURM_ARRAY_TASK_ID:-}/$shards ended with $status: $2" >&2
  # Slurm ends this script when it has taken the job back.
  scontrol "$1" "$SLURM_JOB_ID" && sleep 60
  exit "$status"
}

case $status in
  # 3 and 4: all is done; what needs a person or failed stands in the journal.
  0 | 3 | 4) exit 0 ;;
  6) go_on_later requeuehold "the outputs cannot be written; make room, then: scontrol release $SLURM_JOB_ID" ;;
  # 75: told to end, or an earlier run of this shard is still alive on a node that Slurm has given up. 128 and more: by a signal.
  75 | 1[2-9][0-9])
    [ "${SLURM_RESTART_COUNT:-0}" -lt "$most_restarts" ] || { echo "shard ${SLURM_ARRAY_TASK_ID:-}/$shards: $most_restarts restarts are enough" >&2; exit "$status"; }
    go_on_later requeue "it goes on where it ended"
    ;;
  *) exit "$status" ;;
esac
