# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferred, stable and semi-stable semantics against clingo under the encodings of ../asp, whole processes.

    clingo.py ENTENTE BENCH_ARGUMENTS_WRITE FOLDER [small]

Prints the rows of bench.h. Where clingo does not end within LIMIT seconds, the row says so. DC and DS are asked
of the same arguments on both sides, and each answer compared; a witness of SE is held against the other's encoding:
with the set as facts, clingo must find it to be an extension."""
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ASP = Path(__file__).resolve().parent.parent / "asp"
LIMIT = 20
# (code, task): the encodings, the options, what is added for the argument {0}
DOMAIN = ("--heuristic=Domain",)
ENCODINGS = {
    ("PR", "SE"): (("complete", "preferred"), DOMAIN, ""),
    ("PR", "DC"): (("complete",), (), ":- not in({0})."),  # in some preferred one just if in some complete one
    ("PR", "DS"): (("complete", "preferred-all"), (), ":- in({0})."),
    ("ST", "SE"): (("stable",), (), ""),
    ("ST", "DC"): (("stable",), (), ":- not in({0})."),
    ("ST", "DS"): (("stable",), (), ":- in({0})."),
    ("SST", "SE"): (("complete", "semi-stable"), DOMAIN, ""),
    ("SST", "DC"): (("complete", "semi-stable-all"), (), ":- not in({0})."),
    ("SST", "DS"): (("complete", "semi-stable-all"), (), ":- in({0})."),
}
CHECKS = {"PR": ("complete", "preferred-all"), "ST": ("stable",), "SST": ("complete", "semi-stable-all")}
SIZES = [("debate", 200), ("debate", 1000), ("debate", 10000), ("er", 200), ("ba", 1000), ("ba", 10000)]


def timed(command):
    """Returns the output, the exit status and the processor time of a whole process."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True)
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        out.seek(0)
        return out.read(), process.returncode, usage.ru_utime + usage.ru_stime, complaint


def clingo(facts, encodings, options, more, folder):
    """Returns True for a set, False for none, None where the time was not enough; and the processor time."""
    extra = folder / "more.lp"
    extra.write_text(more + "\n", encoding="utf-8")
    files = [str(ASP / f"{name}.lp") for name in encodings]
    out, status, taken, complaint = timed(["clingo", "-n", "1", "--verbose=0", "--warn=none", f"--time-limit={LIMIT}", *options, str(facts), *files, str(extra)])
    if status not in (1, 10, 11, 20, 30):
        sys.exit(f"clingo.py: clingo ended with {status}: {complaint}")
    return {10: True, 30: True, 20: False}.get(status), taken


def entente(program, path, problem, argument):
    words = [program, "argue", str(path), "-p", problem, "--format", "iccma"]
    out, status, taken, complaint = timed(words + (["-a", str(argument)] if argument else []))
    if status != 0:
        sys.exit(f"clingo.py: entente ended with {status}: {complaint}")
    lines = out.splitlines()
    witness = next((line.split()[1:] for line in lines if line == "w" or line.startswith("w ")), None)
    yes = lines[0] == "YES" if lines[0] in ("YES", "NO") else witness is not None
    return yes, witness, taken


def check(facts, code, witness, folder, what):
    if witness is None:
        return ""
    inside = set(witness)
    arguments = [line[4:-2] for line in facts.read_text(encoding="utf-8").splitlines() if line.startswith("arg(")]
    rules = "\n".join(f":- not in({n})." if n in inside else f":- in({n})." for n in arguments)
    found, _ = clingo(facts, CHECKS[code], (), rules, folder)
    if found is False:
        sys.exit(f"clingo.py: {what}: the witness is no extension")
    return ", witness confirmed" if found else ", witness not confirmed in time"


def text(seconds):
    return f"{1e3 * seconds:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def compare(program, path, facts, folder, kind, size, key):
    code, task = key
    encodings, options, rule = ENCODINGS[key]
    ours, theirs, late, note = [], [], 0, ""
    what = f"{task}-{code}, {kind} of {size} arguments, whole process; clingo"
    for argument in [None] if task == "SE" else [1 + size * k // 4 for k in range(4)]:
        yes, witness, own = entente(program, path, f"{task}-{code}", argument)
        found, taken = clingo(facts, encodings, options, rule.format(argument), folder)
        ours.append(own)
        theirs.append(taken)
        late += found is None
        if found is not None and yes != (found != (task == "DS")):
            sys.exit(f"clingo.py: {what}: the answers differ on argument {argument}")
        if task == "SE":
            note = check(facts, code, witness, folder, what)
    own, other = statistics.fmean(ours), statistics.fmean(theirs)
    note += f" ({late} of {len(theirs)} not ended in {LIMIT} s)" if late else ""
    print("row", what + note, text(own), ("over " if late else "") + text(other), f"{own / other:.4g}", "0", sep="\t", flush=True)


def main():
    program, writer, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    path, facts = folder / "clingo.af", folder / "clingo-facts.lp"
    for kind, size in SIZES[:1] if "small" in sys.argv[4:] else SIZES:
        with open(path, "wb") as out:
            subprocess.run([writer, "--kind", kind, "--arguments", str(size), "--attacks", "3"], stdout=out, check=True)
        attacks = [line.split() for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        lines = [f"arg({n})." for n in range(1, size + 1)] + [f"att({a},{b})." for a, b in attacks]
        facts.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for key in ENCODINGS:
            compare(program, path, facts, folder, kind, size, key)


if __name__ == "__main__":
    main()
