#!/usr/bin/env python3
"""kubernetes_test.py MANIFEST...

Without a cluster: each manifest is YAML, its fields are ones that the API knows (batch/v1 Job, core/v1 PodSpec and what
is in them, as of Kubernetes 1.31) with values of the right kind, and it says what a run that loses nothing under strangers'
files needs. What the first shell of a container does with the ends of its program is tried with a program that ends so.
Exit status 77: PyYAML is missing.
"""
import os, pathlib, signal, subprocess, sys, tempfile, time

try:
    import yaml
except ImportError:
    print("skipped: PyYAML is not installed (Debian: python3-yaml)", file=sys.stderr)
    sys.exit(77)

# Kubernetes API Reference v1.31; a name in capitals is another entry, in brackets a list of them, "map" has any keys.
SECURITY = {"runAsNonRoot": bool, "runAsUser": int, "runAsGroup": int, "seccompProfile": "SECCOMP"}
KNOWN = {
    "JOB": {"apiVersion": str, "kind": str, "metadata": "METADATA", "spec": "JOBSPEC"},
    "METADATA": {"name": str, "namespace": str, "labels": "map", "annotations": "map"},
    "JOBSPEC": {"activeDeadlineSeconds": int, "backoffLimit": int, "backoffLimitPerIndex": int, "completionMode": str, "completions": int, "maxFailedIndexes": int, "parallelism": int,
                "podFailurePolicy": "POLICY", "podReplacementPolicy": str, "suspend": bool, "template": "TEMPLATE", "ttlSecondsAfterFinished": int},
    "POLICY": {"rules": ["RULE"]},
    "RULE": {"action": str, "onExitCodes": "EXITCODES", "onPodConditions": ["CONDITION"]},
    "EXITCODES": {"containerName": str, "operator": str, "values": [int]},
    "CONDITION": {"type": str, "status": str},
    "TEMPLATE": {"metadata": "METADATA", "spec": "PODSPEC"},
    "PODSPEC": {"affinity": "map", "automountServiceAccountToken": bool, "containers": ["CONTAINER"], "enableServiceLinks": bool, "imagePullSecrets": ["map"], "initContainers": ["CONTAINER"],
                "nodeSelector": "map", "priorityClassName": str, "restartPolicy": str, "runtimeClassName": str, "securityContext": "PODSECURITY", "serviceAccountName": str,
                "terminationGracePeriodSeconds": int, "tolerations": ["map"], "volumes": ["VOLUME"]},
    "PODSECURITY": {**SECURITY, "fsGroup": int, "fsGroupChangePolicy": str, "supplementalGroups": [int]},
    "CONTAINER": {"name": str, "image": str, "imagePullPolicy": str, "command": [str], "args": [str], "workingDir": str, "env": ["ENV"], "resources": "RESOURCES",
                  "securityContext": "CONTAINERSECURITY", "volumeMounts": ["MOUNT"]},
    "ENV": {"name": str, "value": str},
    "RESOURCES": {"requests": "map", "limits": "map"},
    "CONTAINERSECURITY": {**SECURITY, "allowPrivilegeEscalation": bool, "capabilities": "CAPABILITIES", "privileged": bool, "readOnlyRootFilesystem": bool},
    "CAPABILITIES": {"add": [str], "drop": [str]},
    "SECCOMP": {"type": str, "localhostProfile": str},
    "MOUNT": {"name": str, "mountPath": str, "readOnly": bool, "subPath": str},
    "VOLUME": {"name": str, "persistentVolumeClaim": "CLAIM", "emptyDir": "EMPTYDIR"},
    "CLAIM": {"claimName": str, "readOnly": bool},
    "EMPTYDIR": {"medium": str, "sizeLimit": str},
}
wrong = []


def check(condition, what):
    if not condition:
        wrong.append(what)


def check_value(value, kind, place):
    if isinstance(kind, list):
        check(isinstance(value, list) and value, f"{place}: not a list with something in it")
        for i, one in enumerate(value if isinstance(value, list) else []):
            check_value(one, kind[0], f"{place}[{i}]")
    elif isinstance(kind, type):
        check(type(value) is kind, f"{place}: {value!r} is no {kind.__name__}")
    elif not isinstance(value, dict):
        check(False, f"{place}: not a map")
    elif kind != "map":
        for name, one in value.items():
            if name in KNOWN[kind]:
                check_value(one, KNOWN[kind][name], f"{place}.{name}")
            else:
                check(False, f"{place}.{name}: unknown")


def check_walls(pod, place):
    context = pod["securityContext"]
    check(context["runAsNonRoot"] and context["runAsUser"] > 0 and context["seccompProfile"]["type"] == "RuntimeDefault", f"{place}: root, or no filter of system calls")
    check(pod["automountServiceAccountToken"] is False, f"{place}: has a token for the cluster")
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    for container in pod["containers"]:
        own = container["securityContext"]
        check(own["readOnlyRootFilesystem"] and own["allowPrivilegeEscalation"] is False and own["capabilities"] == {"drop": ["ALL"]} and not own.get("privileged"), f"{place}: container with privileges")
        check("memory" in container["resources"]["limits"] and "cpu" in container["resources"]["requests"], f"{place}: no bounds")
        mounts = {mount["mountPath"]: mount for mount in container["volumeMounts"]}
        check(all(mount["name"] in volumes for mount in mounts.values()), f"{place}: a mount without a volume")
        check("emptyDir" in volumes[mounts["/tmp"]["name"]], f"{place}: the root is read-only and /tmp is none of its own")
        check("/in" not in mounts or mounts["/in"].get("readOnly"), f"{place}: inputs can be written to")


def check_job(job, place):
    check(job["apiVersion"] == "batch/v1" and job["kind"] == "Job", f"{place}: not a Job")
    spec = job["spec"]
    pod = spec["template"]["spec"]
    check(pod["restartPolicy"] == "Never", f"{place}: podFailurePolicy needs restartPolicy Never")
    names = [container["name"] for container in pod["containers"]]
    rules = spec["podFailurePolicy"]["rules"]
    check(all(rule["action"] in ("Ignore", "FailJob", "Count", "FailIndex") for rule in rules), f"{place}: unknown action")
    check(all(rule["onExitCodes"]["containerName"] in names and 0 not in rule["onExitCodes"]["values"] for rule in rules if "onExitCodes" in rule), f"{place}: a rule for no container")
    check_walls(pod, place)
    environment = {one["name"]: one["value"] for one in pod["containers"][0]["env"]}
    if spec.get("completionMode") == "Indexed":
        check(environment["JOB_COMPLETIONS"] == str(spec["completions"]), f"{place}: JOB_COMPLETIONS is not completions")
        check(any(rule["action"] == "Ignore" and 75 in rule.get("onExitCodes", {}).get("values", []) for rule in rules), f"{place}: 75 is not tried again")
    return environment


def ends(container, status, environment, end=None):
    """Exit status of the container's shell where the program ends with `status`, and what it was called with."""
    with tempfile.TemporaryDirectory() as folder:
        program, said = pathlib.Path(folder, "zhengben"), pathlib.Path(folder, "said")
        program.write_text("#!/bin/sh\n" + ("trap 'exit 75' TERM\n" if end else "") + f"printf '%s\\n' \"$@\" >{said}.new; mv {said}.new {said}\n" + ("sleep 60 & wait $!\nexit 9\n" if end else f"exit {status}\n"))
        program.chmod(0o755)
        shell = subprocess.Popen(container["command"] + container.get("args", []), env={**environment, "PATH": f"{folder}:{os.environ['PATH']}"}, start_new_session=True)
        try:
            if end:
                deadline = time.monotonic() + 60
                while not said.exists() and time.monotonic() < deadline:
                    time.sleep(0.02)
                shell.send_signal(end)
            result = shell.wait(60)
            return result, said.read_text().split("\n")[:-1]
        finally:
            try:
                os.killpg(shell.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            shell.wait()


def check_shell(job, environment, place):
    container = job["spec"]["template"]["spec"]["containers"][0]
    for status, wanted in ((0, 0), (3, 0), (4, 0), (2, 2), (6, 6), (75, 75), (9, 9)):
        ended, arguments = ends(container, status, environment)
        check(ended == wanted, f"{place}: {status} became {ended}")
    if job["spec"].get("completionMode") == "Indexed":
        check(arguments[-5:] == ["--shard", f"auto/{job['spec']['completions']}", "--resume", "--progress", "none"] and "/out" in arguments, f"{place}: called with {arguments}")
        ended, _ = ends(container, 0, environment, signal.SIGTERM)
        check(ended == 75, f"{place}: told to end, it ended with {ended}")
        return [int(environment["JOB_COMPLETIONS"])]
    shards = int(environment["SHARDS"])
    check([one for one in arguments if one.startswith("/out/zhengben-journal-")] == [f"/out/zhengben-journal-{i}-of-{shards}.sqlite" for i in range(1, shards + 1)], f"{place}: called with {arguments}")
    return [shards]


shards = []
for path in sys.argv[1:]:
    for number, job in enumerate(yaml.safe_load_all(pathlib.Path(path).read_text())):
        place = f"{path}[{number}]"
        check_value(job, "JOB", place)
        if wrong:
            break
        shards += check_shell(job, check_job(job, place), place)
check(len(shards) == len(sys.argv) - 1 and len(set(shards)) == 1, f"numbers of shards: {shards}")
print("\n".join(wrong), file=sys.stderr)
sys.exit(bool(wrong))
