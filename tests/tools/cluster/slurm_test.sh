#!/usr/bin/env bash
# slurm_test.sh PROGRAM [INPUTS [SHARDS]]
#
# A Slurm cluster of two nodes on this machine, without systemd and without touching anything of it: munged, slurmctld
# and two slurmd in network, process, mount and host name spaces of their own. A batch over INPUTS generated submissions,
# archives, duplicates, broken files and names that collide runs on it in SHARDS shards; a node is lost with all its
# processes, workers and whole shards are killed at random, one is told to end; the node comes back, the batch is
# submitted once more. In the end the outputs and the merged journal are those of one machine: nothing lost, nothing
# twice. All that was started ends with the process name space, however the test ends.
#
# Exit status 77: not root, or Slurm is not installed. SEED repeats a sequence of kills.
set -euo pipefail
program=$1 inputs=${2:-90} shards=${3:-4}
here=$(cd "$(dirname "$0")" && pwd)
fixtures=$(cd "$here/../../../fixtures" && pwd)
cluster=$(cd "$here/../../../tools/cluster" && pwd)
nodes=(one two)

skip() { echo "skipped: $*" >&2; exit 77; }
fail() { echo "FAILED: $*" >&2; exit 1; }

outside() {
  local tool
  [ "$(id -u)" -eq 0 ] || skip "name spaces and slurmd need root"
  for tool in slurmctld slurmd sbatch scontrol squeue sinfo munged munge unmunge unshare ip sqlite3 pgrep; do
    command -v "$tool" >/dev/null || skip "there is no $tool here (Debian: slurmctld slurmd slurm-client munge iproute2 procps sqlite3)"
  done
  unshare --net --pid --fork --mount --uts --mount-proc true 2>/dev/null || skip "no name spaces may be made here"
  local work status=0 left
  work=$(mktemp -d "${TMPDIR:-/tmp}/zhengben-slurm-XXXXXX")
  # shellcheck disable=SC2064  # the folder as it is now
  trap "rm -rf '$work'" EXIT
  ZHENGBEN_SLURM_TEST=$work unshare --net --pid --fork --kill-child --mount --uts --mount-proc bash "$0" "$program" "$inputs" "$shards" || status=$?
  left=$(grep -lzs "^ZHENGBEN_SLURM_TEST=$work\$" /proc/[0-9]*/environ || true)
  [ -z "$left" ] || fail "processes are left: $left"
  exit $status
}

# until SECONDS WHAT COMMAND...: polls; a loaded machine takes its time.
until_true() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ $SECONDS -lt $deadline ] || { tell_logs; fail "waited too long for $what"; }
    sleep 0.1
  done
}

tell_logs() {
  squeue --all --states=all >&2 || true
  tail -n 20 "$work"/*.log "$work"/many-logs/* >&2 || true
}

write_configuration() {
  mkdir -p "$work"/{run,state,spool}
  head -c 128 /dev/urandom >"$work/munge.key"
  chmod 400 "$work/munge.key"
  : >"$work/cgroup.conf"
  # cred_expire is also what a job waits for in the queue after it was put back (slurm.conf(5), AuthInfo).
  cat >"$work/slurm.conf" <<CONFIGURATION
ClusterName=zhengben
SlurmctldHost=control(10.255.255.3)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/run/munge.socket,cred_expire=8
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool/%n
SlurmctldPidFile=$work/run/slurmctld.pid
SlurmdPidFile=$work/run/slurmd-%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/linear
ReturnToService=2
SlurmdTimeout=20
KillWait=5
MinJobAge=3600
NodeName=one NodeAddr=10.255.255.1 Port=17001 CPUs=1 State=UNKNOWN
NodeName=two NodeAddr=10.255.255.2 Port=17002 CPUs=1 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONFIGURATION
  export SLURM_CONF=$work/slurm.conf
}

# A node is a process name space: its first process takes all of them with it.
declare -A node
start_node() {
  unshare --pid --fork --kill-child --mount --uts --mount-proc sh -c "hostname $1; exec slurmd -D -N $1" >>"$work/slurmd-$1.log" 2>&1 &
  node[$1]=$!
}
munge_answers() { munge -S "$work/run/munge.socket" -n >/dev/null 2>&1; }
idle_nodes() { [ "$(timeout 10 sinfo --noheader --states=idle --format=%D 2>/dev/null)" = "$1" ]; }

start_cluster() {
  ip link set lo up
  local i
  # Not 127.0.0.1 alone: getaddrinfo() with AI_ADDRCONFIG gives nothing where there is no other address.
  for i in 1 2 3; do ip address add "10.255.255.$i/32" dev lo; done
  hostname control
  write_configuration
  # --force: the folder of its socket is not one that all may enter.
  munged --foreground --force --key-file="$work/munge.key" --socket="$work/run/munge.socket" --pid-file="$work/run/munged.pid" --log-file="$work/run/munged.log" \
    --seed-file="$work/run/seed" --num-threads=2 >"$work/munged.log" 2>&1 &
  until_true 60 "munged" munge_answers
  slurmctld -D >"$work/slurmctld.log" 2>&1 &
  for i in "${nodes[@]}"; do start_node "$i"; done
  until_true 90 "two idle nodes" idle_nodes 2
}

make_inputs() {
  local seed=$fixtures/seed/gongshu-2020.txt i
  mkdir -p "$work"/in/{pack,more}
  for ((i = 0; i < inputs; ++i)); do { cat "$seed"; echo; echo "附件$i"; } >"$work/in/more/$i.txt"; done
  cp "$fixtures"/seed/gongshu-2020.docx "$fixtures"/seed/gongshu-2020.pdf "$work/in/"
  # Duplicates, alone and in archives; archives whose entries and files beside them want the same names.
  for i in 1 2 3; do cp "$work/in/more/$i.txt" "$work/in/again-$i.txt"; done
  cp "$work/in/more/1.txt" "$work/in/pack/1.txt"
  (cd "$work/in/more" && tar cf ../pack.tar 1.txt 4.txt 5.txt && tar czf ../pack.tar.gz 1.txt 6.txt)
  (cd "$work/in" && tar cf all.tar pack.tar gongshu-2020.docx)
  # Broken: nothing, noise, a document that ends in its middle; companions that are left out.
  : >"$work/in/empty.docx"
  printf '\0\1\2' >"$work/in/noise.bin"
  cp "$work/in/noise.bin" "$work/in/more/noise.docx"
  head -c 3000 "$work/in/gongshu-2020.docx" >"$work/in/cut.docx"
  head -c 700 "$work/in/pack.tar.gz" >"$work/in/cut.tar.gz"
  printf 'x' >"$work/in/~\$owner.docx"
  ln -s gongshu-2020.docx "$work/in/link.docx"
}

arguments() { echo "$work/in -t docx,json --quarantine $work/$1-held"; }
submit() {
  # shellcheck disable=SC2046  # several arguments
  ZHENGBEN=$program CPUS=1 MEMORY=0 GRACE=60 "$cluster/slurm_submit.sh" --table "$work/many.csv" "$shards" "$work/many" $(arguments many)
}

published() { find "$work/many" -name '*.docx' | wc -l; }
has_published() { [ "$(published)" -ge "$1" ]; }
queue_is_empty() { [ -z "$(timeout 10 squeue --noheader --array --format=%i 2>/dev/null || echo unknown)" ]; }
# One of the processes of a kind at this moment, nothing where there is none.
any_shard() { pgrep -x zhengben-batch | while read -r id; do pgrep -P "$id" -x zhengben-batch >/dev/null && echo "$id"; done | shuf -n 1; }
any_worker() { local shard; shard=$(any_shard); [ -z "$shard" ] || pgrep -P "$shard" | shuf -n 1; }

disturb() {
  local i victim hit=0
  until_true 120 "the first outputs" has_published 3
  # Workers one by one, and shards as wholes: the batch system sees a job that ended by a signal.
  for i in 1 2 3 4 5 6; do
    if [ $((i % 3)) -eq 0 ]; then victim=$(any_shard || true); else victim=$(any_worker || true); fi
    if [ -n "$victim" ] && kill -9 "$victim" 2>/dev/null; then hit=$((hit + 1)); fi
    sleep "0.$((RANDOM % 9))"
  done
  # What Slurm does before a job's time is up, to the jobs that run now.
  for victim in $(squeue --noheader --states=running --format=%i --nodelist=two); do scancel --batch --signal=USR1 "$victim" || true; done
  echo "$hit processes killed, node one lost with $(published) outputs made" >&2
  kill -9 "${node[one]}"
  until_true 120 "more outputs without node one" has_published $(($(published) + 5))
  start_node one
}

rows() {
  sqlite3 "$1" "SELECT i.key, i.kind, i.sha256, i.state, i.exit_status, i.code, i.completions, t.key, i.agency, i.year, i.changes, i.warnings, i.losses,
      (SELECT group_concat(o.format || ' ' || o.path || ' ' || o.sha256 || ' ' || o.state, ', ') FROM (SELECT * FROM outputs WHERE input = i.id ORDER BY format) o),
      (SELECT group_concat(c.code || ' ' || c.count, ', ') FROM (SELECT * FROM codes WHERE input = i.id ORDER BY channel, code) c),
      (SELECT count(*) FROM fields WHERE input = i.id), (SELECT hex(json) FROM reports WHERE input = i.id)
    FROM inputs i LEFT JOIN inputs t ON t.id = i.duplicate_of ORDER BY i.id; SELECT * FROM across" | sed "s|$work/many|$work/one|g"
}
list() { (cd "$1" && find . -type f ! -name 'zhengben-*' -print0 | sort -z | xargs -0 sha256sum); }

compare() {
  local failed=0
  diff <(list "$work/one") <(list "$work/many") >&2 || { echo "the outputs differ" >&2; failed=1; }
  diff <(list "$work/one-held") <(list "$work/many-held") >&2 || { echo "the quarantined files differ" >&2; failed=1; }
  diff <(rows "$work/one/zhengben-journal.sqlite" | cut -c1-400) <(rows "$work/many/zhengben-journal.sqlite" | cut -c1-400) | head -n 40 >&2 || failed=1
  cmp <(rows "$work/one/zhengben-journal.sqlite") <(rows "$work/many/zhengben-journal.sqlite") >&2 || { echo "the journals differ" >&2; failed=1; }
  cmp "$work/one.csv" "$work/many.csv" >&2 || { echo "the tables of fields differ" >&2; failed=1; }
  [ -z "$(find "$work/many" "$work/many-held" -name '.zhengben-*')" ] || { echo "temporary files are left" >&2; failed=1; }
  # 0 done twice, whatever was killed: also not by the second submission.
  local odd
  odd=$(sqlite3 "$work/many/zhengben-journal.sqlite" "SELECT count(*) FROM inputs WHERE state = 'done' AND kind != 'archive' AND completions != 1")
  [ "$odd" -eq 0 ] || { echo "$odd inputs were not done exactly once" >&2; failed=1; }
  sqlite3 "$work/many/zhengben-journal.sqlite" "SELECT state, count(*), max(attempts), max(interruptions) FROM inputs GROUP BY state" >&2
  [ "$failed" -eq 0 ] || { tell_logs; fail "the cluster's batch is not that of one machine"; }
}

inside() {
  work=$ZHENGBEN_SLURM_TEST
  mount -t tmpfs -o size=1g zhengben "$work"
  RANDOM=${SEED:-$(date +%N | sed 's/^0*//')}
  start_cluster
  echo "cluster up after $SECONDS s" >&2
  make_inputs
  local status=0
  # shellcheck disable=SC2046  # several arguments
  "$program" batch $(arguments one) -o "$work/one" --table "$work/one.csv" -q 2>/dev/null || status=$?
  [ "$status" -eq 4 ] || fail "the undisturbed run ended with $status"
  echo "one machine done after $SECONDS s" >&2
  submit >&2
  disturb
  until_true 150 "the end of all jobs" queue_is_empty
  echo "all jobs ended after $SECONDS s" >&2
  # Again, with the same command: for what may have been given up, and to see that what is done is not done again.
  submit >&2
  until_true 150 "the end of the second submission" queue_is_empty
  idle_nodes 2 || { tell_logs; fail "a node did not come back"; }
  compare
  echo "$(find "$work/in" -type f | wc -l) files in $shards shards on two nodes, as on one machine; $SECONDS s" >&2
}

if [ -n "${ZHENGBEN_SLURM_TEST:-}" ]; then inside; else outside; fi
