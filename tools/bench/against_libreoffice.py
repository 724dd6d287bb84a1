#!/usr/bin/env python3
"""Times whole commands, DOCX to PDF, against LibreOffice on the same inputs in the same run, and prints ratios.

against_libreoffice.py PROGRAM [--rounds 3] [--sample N] [--cold N] [--libreoffice soffice] INPUT...

INPUT   files, or folders whose .docx are taken; each content once
sample  so many of them, spread evenly over all in the order of their paths
cold    one process an input, as a user or a script would start it; of N of the sample, spread evenly
batch   all inputs in one command, where LibreOffice starts once; ours one document at a time, without waiting for the disk, as LibreOffice
        does not, and as it is without options ("synced")
CPU is user and system time of the process and all it started; peak is its largest resident set. Medians over the rounds; with more
than one, the first of each is not counted. An input that one of the two does not convert counts with the time it took, and is told of;
LibreOffice is started again behind one that ends it or for which it makes no output within --patience seconds.
"""
import argparse, hashlib, os, pathlib, shutil, statistics, subprocess, sys, tempfile, threading, time


def run(command, outputs, patience):
    """CPU and wall seconds, peak MiB. Ended when no output came for `patience` seconds."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    ended = threading.Event()

    def watch():
        known, since = -1, time.monotonic()
        while not ended.wait(1):
            now = sum(1 for _ in outputs.glob("*.pdf"))
            if now != known:
                known, since = now, time.monotonic()
            elif time.monotonic() - since > patience:
                os.killpg(process.pid, 9)
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    ended.set()
    process.returncode = os.waitstatus_to_exitcode(status)
    watcher.join()
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def is_made(outputs, path):
    output = outputs / (path.stem + ".pdf")
    return output.exists() and output.stat().st_size >= 500


class Libreoffice:
    def __init__(self, program, folder):
        self.command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir"]

    def convert(self, inputs, outputs, patience):
        total, left, restarts = [0.0, 0.0, 0.0], list(inputs), -1
        while left:
            used = run(self.command + [str(outputs)] + [str(path) for path in left], outputs, patience)
            total = [total[0] + used[0], total[1] + used[1], max(total[2], used[2])]
            restarts += 1
            # It goes through them in order: behind the last that was made stands what ended it.
            last = max((i for i, path in enumerate(left) if is_made(outputs, path)), default=-1)
            left = left[last + 2:]
        return total, restarts


class Zhengben:
    def __init__(self, program, sync):
        self.program = program
        self.sync = sync

    def convert(self, inputs, outputs, patience):
        if len(inputs) == 1:
            return list(run([self.program, "convert", "-q", "-t", "pdf", "-o", f"{outputs}/", str(inputs[0])], outputs, patience)), 0
        names = outputs / "inputs"
        names.write_text("".join(f"{path}\n" for path in inputs))
        return list(run([self.program, "batch", "--as", "convert", "-q", "-j", "1", "--sync", self.sync, "-t", "pdf", "--name", "{stem}", "-o", str(outputs), "--files-from", str(names)], outputs, patience)), 0


def measured(converter, groups, folder, patience):
    """One round: CPU and wall seconds an input, peak MiB; the inputs that were made, restarts."""
    total, made, restarts, count = [0.0, 0.0, 0.0], set(), 0, 0
    for group in groups:
        outputs = pathlib.Path(tempfile.mkdtemp(dir=folder))
        (cpu, wall, peak), more = converter.convert(group, outputs, patience)
        total = [total[0] + cpu, total[1] + wall, max(total[2], peak)]
        made.update(path for path in group if is_made(outputs, path))
        restarts += more
        count += len(group)
        shutil.rmtree(outputs)
    return [total[0] / count, total[1] / count, total[2]], made, restarts


def spread(items, count):
    return items if not count or count >= len(items) else [items[i * len(items) // count] for i in range(count)]


def staged(given, count, folder):
    """Copies under names of their own, each content once."""
    paths = []
    for path in map(pathlib.Path, given):
        paths += sorted(path.rglob("*.docx")) if path.is_dir() else [path]
    unique = list({hashlib.sha256(path.read_bytes()).digest(): path for path in reversed(paths)}.values())[::-1]
    copies = []
    for number, path in enumerate(spread(unique, count)):
        copies.append(folder / f"{number:05}{path.suffix.lower()}")
        shutil.copyfile(path, copies[-1])
    return copies


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--cold", type=int, default=0)
    parser.add_argument("--patience", type=int, default=120)
    parser.add_argument("--libreoffice", default="soffice")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zhengben-bench-"))
    try:
        inputs = staged(arguments.inputs, arguments.sample, folder)
        cold = spread(inputs, arguments.cold)
        ours, synced, theirs = Zhengben(arguments.program, "never"), Zhengben(arguments.program, "always"), Libreoffice(arguments.libreoffice, folder)
        theirs.convert(inputs[:1], pathlib.Path(tempfile.mkdtemp(dir=folder)), arguments.patience)   # makes its profile
        one_by_one, at_once = [[path] for path in cold], [inputs]
        for kind, groups, converters in (("cold", one_by_one, {"zhengben": ours, "libreoffice": theirs}), ("batch", at_once, {"synced": synced, "zhengben": ours, "libreoffice": theirs})):
            figures = {}
            for name, converter in converters.items():
                rounds = [measured(converter, groups, folder, arguments.patience) for _ in range(arguments.rounds + (arguments.rounds > 1))]
                counted = rounds[1:] if len(rounds) > 1 else rounds
                figures[name] = [statistics.median(column) for column in zip(*(figure for figure, _, _ in counted))]
                made = rounds[-1][1]
                cpu, wall, peak = figures[name]
                print(f"{kind:6s} {name:12s} CPU {cpu * 1000:8.1f} ms  wall {wall * 1000:8.1f} ms  peak {peak:6.0f} MiB  {len(made)} of {sum(map(len, groups))} made, {rounds[-1][2]} restarts", flush=True)
            for name in converters:
                ratio = [slow / fast for slow, fast in zip(figures["libreoffice"], figures[name])]
                if name != "libreoffice":
                    print(f"{kind:6s} {name:12s} times faster: CPU {ratio[0]:.1f}, wall {ratio[1]:.1f}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
