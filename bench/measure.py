#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs all benchmarks and prints a table of ratios; run.sh builds what it needs and calls it.

Times are processor times, of user and system, and medians of several runs; ours and the baseline
take turns. A benchmark that cannot run is a row that says why."""
import argparse
import csv
import gzip
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Set by some workplaces for other programs than these: numpy shall choose for itself.
UNSET = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
VOTES_SHAPE = ["--votes", "1", "--actors", "200", "--issues", "6203", "--statements", "870109"]
FEW_VOTES_SHAPE = ["--votes", "1", "--actors", "193", "--issues", "282", "--statements", "50000"]
TABLE_SHAPE = ["--actors", "5000", "--issues", "1000", "--documents", "100000"]
MOST_BYTES = 100  # a statement, at the peak of reading


class NotRun(Exception):
    """Says why a benchmark could not run."""


class Row:
    def __init__(self, name, ours, baseline, ratio, target):
        self.name, self.ours, self.baseline, self.ratio, self.target = name, ours, baseline, ratio, target

    def met(self):
        if not self.ratio:
            return "not run"
        if not self.target:
            return ""
        return "yes" if self.ratio <= self.target else "no"

    def cells(self):
        ratio = f"{self.ratio:.3g}" if self.ratio else ""
        target = f"{self.target:.3g}" if self.target else ""
        return [self.name, self.ours, self.baseline, ratio, target, self.met()]


def seconds(value):
    return f"{1e3 * value:.1f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(value):
    return f"{1e-6 * value:.1f} MB"


def environment():
    return {name: value for name, value in os.environ.items() if name not in UNSET}


def reason_of(program, status, complaint):
    lines = complaint.strip().splitlines() or [f"exit status {status}"]
    if program.startswith("python"):
        lines = lines[-1:]
    return re.sub(r"/\S*/", "", f"{program}: {'; '.join(lines[:2])}")


def run(command):
    """Runs a command to its end. Returns its output, its processor time and its peak of memory."""
    with tempfile.TemporaryFile("w+") as complaint:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaint, text=True, env=environment())
        with process.stdout:
            out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            complaint.seek(0)
            raise NotRun(reason_of(Path(command[0]).name, process.returncode, complaint.read()))
    return out, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


class Bench:
    def __init__(self, options):
        self.build, self.work = Path(options.build).resolve(), Path(options.work)
        self.python, self.quick = options.python, options.quick
        self.repeat = 1 if options.quick else options.repeat
        shared = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared" / "data"))
        self.signed = shared / "signed"
        self.real_votes = shared / "unga" / "un_votes.csv.gz"

    def program(self, name):
        return str(self.build / "bench" / f"bench-{name}")

    def script(self, name):
        return [self.python, str(HERE / "python" / name)]

    def generate(self, name, shape):
        """Writes a generated table, gzipped where the name says so, and returns its path."""
        path = self.work / name
        with subprocess.Popen([self.program("generate"), *shape], stdout=subprocess.PIPE) as source:
            opener = gzip.open if name.endswith(".gz") else open
            with opener(path, "wb") as out:
                shutil.copyfileobj(source.stdout, out, 1 << 20)
        if source.returncode != 0:
            raise NotRun("bench-generate failed")
        return str(path)

    def votes(self):
        """Returns the votes of the General Assembly, or generated ones of the same shape, and their name."""
        if self.real_votes.exists() and not self.quick:
            return str(self.real_votes), "un_votes.csv.gz"
        if not self.quick:
            print(f"skipped: {self.real_votes.name} is not there; votes of the same shape are generated")
        shape = VOTES_SHAPE[:-1] + ["5000"] if self.quick else VOTES_SHAPE
        return self.generate("votes.csv.gz", shape), "generated votes of the same shape as un_votes.csv.gz"

    def read_both(self, path, repeat):
        """Returns lists of (seconds, rows, bytes) of ours and of pandas'."""
        ours, theirs = [], []
        for _ in range(repeat):
            for found, command in ((ours, [self.program("read")]), (theirs, self.script("read.py"))):
                found.append([float(word) for word in run([*command, path])[0].split()])
        if ours[0][1] != theirs[0][1]:
            raise NotRun(f"{ours[0][1]:.0f} statements were read, but pandas has {theirs[0][1]:.0f} rows")
        return ours, theirs

    def reading(self):
        path, name = self.votes()
        what = f"reading {name}; pandas.read_csv"
        try:
            ours, theirs = self.read_both(path, self.repeat)
        except NotRun as reason:
            return [Row(what, f"not run: {reason}", "", 0, 1)]
        return [time_row(f"{what}, {ours[0][1]:.0f} rows", column(ours, 0), column(theirs, 0), 1)]

    def memory(self):
        rows = 10000 if self.quick else 10000000
        what = f"reading {rows} generated statements"
        path = self.generate("statements.csv", ["--statements", str(rows), *TABLE_SHAPE])
        try:
            ours, theirs = self.read_both(path, 1 if self.quick else 3)
        except NotRun as reason:
            return [Row(what, f"not run: {reason}", "", 0, 1)]
        finally:
            os.remove(path)
        a_row, of_pandas = column(ours, 2) / rows, column(theirs, 2) / rows
        return [
            time_row(f"{what}; pandas.read_csv", column(ours, 0), column(theirs, 0), 0),
            Row(f"{what}: peak of memory (pandas: {of_pandas:.1f} bytes a row); limit", f"{a_row:.1f} bytes a statement",
                f"{MOST_BYTES} bytes", a_row / MOST_BYTES, 0 if self.quick else 1),
        ]

    def whole_way(self):
        path, name = self.votes()
        ours, theirs = str(self.work / "ours.gexf"), str(self.work / "theirs.gexf")
        options = ["--type", "congruence", "--normalize", "overlap"]
        what = f"{name} to agreement network to GEXF, whole process; pandas and scipy.sparse"
        times, memory = ([], []), ([], [])
        try:
            for _ in range(self.repeat):
                for i, command in enumerate((
                    [str(self.build / "entente"), "network", path, *options, "-o", ours],
                    [*self.script("agreement.py"), path, theirs],
                )):
                    _, taken, peak = run(command)
                    times[i].append(taken)
                    memory[i].append(peak)
            count, weight, shared = run([*self.script("compare.py"), ours, theirs])[0].split()
        except NotRun as reason:
            return [Row(what, f"not run: {reason}", "", 0, 0.2)]
        what += f" ({count} ties, largest difference of weights {weight}, of shared roll calls {shared})"
        own, other = (statistics.median(m) for m in memory)
        return [
            time_row(what, *(statistics.median(t) for t in times), 0 if self.quick else 0.2),
            Row("the same: peak of memory", megabytes(own), megabytes(other), own / other, 0),
        ]

    def backbone(self):
        path = self.real_votes.parent / "unga_s73_75_wide.csv"
        name = path.name
        if not path.exists() or self.quick:
            shape = ["--votes", "1", "--actors", "40" if self.quick else "193", "--issues", "60" if self.quick else "282"]
            path = self.generate("backbone.csv", [*shape, "--statements", "2000" if self.quick else "50000"])
            name = "generated votes of 193 actors on 282 issues"
        ours, theirs = str(self.work / "ours.csv"), str(self.work / "theirs.csv")
        options = ["--type", "excess", "--backbone", "bicm", "--format", "csv"]
        what = f"{name} to signed backbone to CSV, whole process; pandas and numpy"
        times = ([], [])
        try:
            for _ in range(min(self.repeat, 3)):
                for i, command in enumerate((
                    [str(self.build / "entente"), "network", str(path), *options, "-o", ours],
                    [*self.script("backbone.py"), str(path), theirs],
                )):
                    times[i].append(run(command)[1])
        except NotRun as reason:
            return [Row(what, f"not run: {reason}", "", 0, 0)]
        own, other = p_values(ours), p_values(theirs)
        if len(own) != len(other):
            return [Row(what, f"not run: {len(own)} ties are kept, but {len(other)} by numpy", "", 0, 0)]
        apart = max((abs(a - b) for a, b in zip(own, other)), default=0)
        what += f" ({len(own)} ties, largest difference of p-values {apart:.2g})"
        return [time_row(what, *(statistics.median(t) for t in times), 0)]

    def space(self):
        """Ideal points against R's MCMCpack (r-cran-mcmcpack), which is run once: it takes minutes."""
        votes = self.real_votes.parent / "unga_s73_75_wide.csv"
        what = "ideal points of unga_s73_75_wide.csv, whole process; MCMCordfactanal of R's MCMCpack, 6,000 iterations"
        if not votes.exists():
            return [Row(what, f"not run: {votes.name} is not there", "", 0, 0)]
        theirs = ["Rscript", str(HERE / "r" / "ordfactanal.R"), str(votes), str(self.work / "places.csv"), "60" if self.quick else "6000"]
        ours = [str(self.build / "entente"), "space", str(votes), "--resamples", "0", "--format", "csv"]
        try:
            own = statistics.median(run(ours)[1] for _ in range(self.repeat))
            other = run(theirs)[1]
        except (NotRun, OSError) as reason:
            return [Row(what, f"not run: {reason}", "", 0, 0)]
        return [time_row(what, own, other, 0 if self.quick else 0.01)]

    def resamples(self):
        """Compares 200 resamples with a script's, and with 30 full runs of our own."""
        path, name = str(self.real_votes.parent / "unga_s73_75_wide.csv"), "unga_s73_75_wide.csv"
        if self.quick or not os.path.exists(path):
            path, name = self.generate("few_votes.csv", FEW_VOTES_SHAPE), "generated votes, 193 actors, 282 roll calls"
        own = [str(self.build / "entente"), "coalitions", path, "--type", "excess", "--normalize", "overlap",
               "-o", str(self.work / "coalitions.csv"), "--format", "csv", "--resamples"]
        commands = ([*own, "200"], [*own, "0"], [*self.script("resamples.py"), path])
        times = ([], [], [])
        what = f"200 resamples of {name}, whole process; numpy and python-igraph, one Leiden run of each"
        try:
            for _ in range(min(self.repeat, 3)):
                for taken, command in zip(times, commands):
                    taken.append(run(command)[1])
        except NotRun as reason:
            return [Row(what, f"not run: {reason}", "", 0, 0)]
        with_draws, without, theirs = (statistics.median(t) for t in times)
        return [
            time_row(what, with_draws, theirs, 0),
            time_row("the resamples alone; 30 runs without them", max(0, with_draws - without), 30 * without, 1),
        ]

    def published(self):
        """Writes the networks of frustration.csv for bench-exact; returns the arguments, none where they are absent."""
        if self.quick or not (self.signed / "frustration.csv").exists():
            return ()
        ties = {"tribes": [(t["from"], t["to"], t["sign"]) for t in rows_of(self.signed / "tribes.csv")]}
        for t in rows_of(self.signed / "cow_signed.csv"):
            ties.setdefault(f"cow {t['label']}", []).append((t["from"], t["to"], t["sign"]))
        monks = rows_of(self.signed / "sampson.csv")
        path = self.work / "signed.csv"
        with open(path, "w", encoding="utf-8") as out:
            for network in rows_of(self.signed / "frustration.csv"):
                name = network["name"]
                if name.startswith("sampson"):
                    ties[name] = liked_less_disliked(monks, *name.split()[1].split("/"))
                if len(ties[name]) != int(network["m"]):
                    raise NotRun(f"{name} has {len(ties[name])} ties, {network['m']} were expected")
                out.writelines(f"{name},{a},{b},{weight}\n" for a, b, weight in ties[name])
        return (str(path),)

    def exact(self):
        try:
            return self.in_c("exact", *self.published())
        except NotRun as reason:
            return [Row("exact", f"not run: {reason}", "", 0, 0)]

    def arguments(self):
        competition = self.signed.parent / "arguments" / "iccma" / "admbuster_50000.af"
        return self.in_c("arguments", *([str(competition)] if competition.exists() else []))

    def gradual(self):
        script = [*self.script("gradual.py"), self.program("gradual"), self.program("arguments-write"), str(self.work)]
        return self.in_c("gradual") + self.rows_of_run("gradual", script)

    def clingo(self):
        """Needs clingo, of Debian's gringo."""
        if shutil.which("clingo") is None:
            return [Row("clingo", "not run: clingo is not there", "", 0, 0)]
        programs = [str(self.build / "entente"), self.program("arguments-write"), str(self.work)]
        return self.rows_of_run("clingo", [*self.script("clingo.py"), *programs])

    def in_c(self, name, *more):
        return self.rows_of_run(name, [self.program(name), *more])

    def rows_of_run(self, name, command):
        """Runs a command that prints rows as bench.h has them."""
        try:
            out, _, _ = run([*command, *(["small"] if self.quick else [])])
        except NotRun as reason:
            return [Row(name, f"not run: {reason}", "", 0, 0)]
        words = (line.split("\t")[1:] for line in out.splitlines() if line.startswith("row\t"))
        return [Row(*texts, float(ratio), float(target)) for *texts, ratio, target in words]


def p_values(path):
    with open(path, encoding="utf-8", newline="") as rows:
        return sorted(float(row["p_value"]) for row in csv.DictReader(rows))


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def liked_less_disliked(monks, liking, disliking):
    """Nominations of liking less those of disliking, both directions, ranks ignored."""
    sums = {}
    for t in monks:
        pair = tuple(sorted((t["from"], t["to"])))
        sums[pair] = sums.get(pair, 0) + (t["relation"] == liking) - (t["relation"] == disliking)
    return [(a, b, 1 if total > 0 else -1) for (a, b), total in sums.items() if total != 0]


def column(runs, i):
    return statistics.median(run_[i] for run_ in runs)


def time_row(name, own, other, target):
    return Row(name, seconds(own), seconds(other), own / other, target)


PARTS = {
    "reading": Bench.reading,
    "memory": Bench.memory,
    "whole": Bench.whole_way,
    "space": Bench.space,
    "networks": lambda bench: bench.in_c("networks"),
    "duplicates": lambda bench: bench.in_c("duplicates"),
    "resamples": Bench.resamples,
    "signed": lambda bench: bench.in_c("signed"),
    "exact": Bench.exact,
    "windows": lambda bench: bench.in_c("windows"),
    "backbone": Bench.backbone,
    "arguments": Bench.arguments,
    "gradual": Bench.gradual,
    "clingo": Bench.clingo,
    "audiences": lambda bench: bench.in_c("audiences"),
}


def first_line(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return "unknown"


def search(path, pattern):
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return "unknown"
    return found.group(1) if found else "unknown"


def machine(options):
    """Lists what the results depend on."""
    cache = Path(options.build) / "CMakeCache.txt"
    modules = "import numpy, pandas, scipy; print(f'{pandas.__version__}, scipy {scipy.__version__}, numpy {numpy.__version__}')"
    memory = search("/proc/meminfo", r"^MemTotal:\s*(\d+)")
    processor = search("/proc/cpuinfo", r"^model name\s*: (.*)")
    return [
        ("date", options.date),
        ("entente", first_line(["git", "describe", "--always", "--dirty", "--exclude", "*"])),
        ("processor", f"{processor}, {os.cpu_count()} of them"),
        ("memory", f"{int(memory) / (1 << 20):.0f} GB" if memory.isdigit() else memory),
        ("load", f"{os.getloadavg()[2]:.1f} processes on average in the last quarter of an hour"),
        ("system", search("/etc/os-release", r'^PRETTY_NAME="(.*)"') + ", Linux " + platform.release().split("-")[0]),
        ("compiler", first_line([search(cache, r"^CMAKE_C_COMPILER:\w+=(.*)"), "--version"])
            + ", " + search(cache, r"^CMAKE_C_FLAGS_RELEASE:\w+=(.*)")),
        ("Python", first_line([options.python, "--version"]).removeprefix("Python ")
            + ", pandas " + first_line([options.python, "-c", modules])),
    ]


def write_results(path, options, rows):
    lines = ["# Results", "", "What `bench/run.sh` measured; README.md says what each row is. Ratios are ours to the baseline's.", ""]
    lines += ["| | |", "|---|---|"] + [f"| {name} | {value} |" for name, value in machine(options)]
    lines += ["", "| what; baseline | entente | baseline | ratio | at most | met |", "|---|---|---|---|---|---|"]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row.cells()) + " |" for row in rows]
    Path(path).write_text("\n".join(lines) + "\n", encoding="utf-8")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", default=str(ROOT / "build" / "release"), help="folder of the release build")
    parser.add_argument("--work", default=str(ROOT / "out" / "bench"), help="folder for generated files")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python that has pandas and scipy")
    parser.add_argument("--repeat", type=int, default=7, help="runs of each (default 7)")
    parser.add_argument("--quick", action="store_true", help="small sizes, once: to see that it runs, not how fast")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="run these alone")
    parser.add_argument("--results", help="write a Markdown file of the results")
    parser.add_argument("--date", default="unknown", help="the date to write there")
    return parser.parse_args()


def main():
    options = parse()
    os.makedirs(options.work, exist_ok=True)
    bench = Bench(options)
    rows = []
    for name in options.only:
        for row in PARTS[name](bench):
            rows.append(row)
            what, ours, baseline, ratio, target, met = row.cells()
            print(f"{what}\n    {ours}, baseline {baseline}, ratio {ratio or '-'}, at most {target or '-'}"
                  f"{', met: ' + met if met else ''}", flush=True)
    if options.results:
        write_results(options.results, options, rows)


if __name__ == "__main__":
    sys.exit(main())
