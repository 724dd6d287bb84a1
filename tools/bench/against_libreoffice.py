#!/usr/bin/env python3
"""Times whole commands, DOCX to PDF, against LibreOffice on the same inputs in the same run, and prints ratios.

against_libreoffice.py PROGRAM [--rounds 5] [--libreoffice soffice] INPUT...

cold   one process an input, as a user or a script would start it; the first round of each is not counted
batch  all inputs in one command, where LibreOffice starts once
CPU is user and system time of the process and all it started; peak is its largest resident set. Medians over the rounds.
"""
import argparse, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time


def run(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"{command[0]} ended with {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def made(folder, inputs):
    for path in inputs:
        output = folder / (pathlib.Path(path).stem + ".pdf")
        if not output.exists() or output.stat().st_size < 500:
            sys.exit(f"no output for {path}")
        output.unlink()


def median(samples):
    return [statistics.median(column) for column in zip(*samples)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"); parser.add_argument("inputs", nargs="+"); parser.add_argument("--rounds", type=int, default=5); parser.add_argument("--libreoffice", default="soffice")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zhengben-bench-"))
    try:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        ours = [arguments.program, "convert", "-q", "-t", "pdf", "-o", f"{folder}/"]
        theirs = [arguments.libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        figures = {}
        for name, command in (("zhengben", ours), ("libreoffice", theirs)):
            for kind, groups in (("cold", [[path] for path in arguments.inputs]), ("batch", [arguments.inputs])):
                samples = []
                for number in range(arguments.rounds + 1):
                    total = [0.0, 0.0, 0.0]
                    for group in groups:
                        cpu, wall, peak = run(command + group)
                        made(folder, group)
                        total = [total[0] + cpu, total[1] + wall, max(total[2], peak)]
                    if number:
                        samples.append([total[0] / len(arguments.inputs), total[1] / len(arguments.inputs), total[2]])
                figures[name, kind] = median(samples)
        print(f"{len(arguments.inputs)} inputs, {arguments.rounds} rounds; milliseconds an input")
        for kind in ("cold", "batch"):
            for name in ("zhengben", "libreoffice"):
                cpu, wall, peak = figures[name, kind]
                print(f"{kind:6s} {name:12s} CPU {cpu * 1000:8.1f}  wall {wall * 1000:8.1f}  peak {peak:6.0f} MiB")
            ratio = [theirs_ / ours_ for theirs_, ours_ in zip(figures["libreoffice", kind], figures["zhengben", kind])]
            print(f"{kind:6s} times {'':10s} CPU {ratio[0]:8.1f}  wall {ratio[1]:8.1f}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
