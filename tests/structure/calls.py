# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the layer order by what each object file calls, and what a library must not call at all."""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))
BUILD = Path(os.environ.get("ENTENTE_BUILD", ROOT / "build/dev"))

LAYERS = ["engine/base/", "engine/", "graphs/", "exporters/", "cli/"]

# Only engine/base/mem.c allocates, so that tests can make each allocation fail.
ALLOCATORS = {"malloc", "calloc", "realloc", "reallocarray", "aligned_alloc", "posix_memalign", "strdup", "strndup"}
# The library never prints, exits, aborts, waits on a clock or on chance, or changes the process.
FORBIDDEN = {
    "exit", "_exit", "abort", "quick_exit", "atexit", "printf", "puts", "putchar", "perror", "vprintf", "stdout",
    "stderr", "setlocale", "signal", "sigaction", "rand", "srand", "random", "srandom", "drand48", "time", "clock",
    "clock_gettime", "gettimeofday", "localtime", "localtime_r", "setenv", "putenv", "chdir", "system", "popen",
    "fork", "vfork", "pipe", "wait", "waitpid",
}
# An exception is a file, a symbol and the reason.
EXCEPTIONS = {
    ("graphs/coalitions/workers.c", "fork"): "igraph must not run in threads, so resamples run in processes",
    ("graphs/coalitions/workers.c", "pipe"): "by which they deliver",
    ("graphs/coalitions/workers.c", "waitpid"): "so that none is left behind",
    ("graphs/coalitions/workers.c", "_exit"): "how a child leaves without touching what is the host's",
    ("graphs/coalitions/seconds.c", "clock_gettime"): "a time limit that a caller asks for",
    ("engine/arguments/extensions/deadline.c", "clock_gettime"): "a limit of processor time that a caller asks for",
}

# Symbols that begin so belong to a dependency, and may be needed only by these.
WALLS = {
    "igraph_": ("graphs/",),
    "glp_": ("graphs/",),
    "__gmp": ("graphs/",),
    "json_": ("engine/readers/json",),
    "csv_": ("engine/readers/csv",),
    "sqlite3_": ("engine/readers/dna",),
    "inflate": ("engine/readers/source",),
    "zip_": ("engine/readers/xlsx", "exporters/formats/xlsx"),
    "xml": ("engine/readers/xlsx", "engine/readers/graphml"),
    "gv": ("exporters/",),
    "ag": ("exporters/",),
    "rsvg_": ("exporters/",),
    "cairo_": ("exporters/",),
    "pango_": ("exporters/",),
    "g_": ("exporters/",),
}


def symbols(path):
    """Returns what an object defines for others and what it needs from them."""
    text = subprocess.run(["nm", "--format=posix", str(path)], check=True, capture_output=True, text=True).stdout
    defined, needed = set(), set()
    for line in text.splitlines():
        name, kind = line.split()[:2]
        if kind in "Uw":
            needed.add(name)
        elif kind.isupper():
            defined.add(name)
    return defined, needed


def objects():
    """Yields (name of the source, path) for the objects of the library and the program."""
    for folder in (BUILD / "CMakeFiles/entente-objects.dir", BUILD / "cli/CMakeFiles/entente-program.dir"):
        for path in sorted(folder.rglob("*.o")):
            name = path.relative_to(folder).as_posix().removesuffix(".o")
            if folder.parent.parent.name == "cli":
                name = f"cli/{name}"
            if (ROOT / name).exists() or (BUILD / name).exists():  # made by the build; else the object was left behind
                yield name, path


def layer(name):
    return next(i for i, prefix in enumerate(LAYERS) if name.startswith(prefix))


def faults_of(name, needed, home):
    for symbol in sorted(needed):
        if symbol.startswith("ent_"):
            if symbol not in home:
                yield f"{name}: '{symbol}' is defined nowhere"
            elif layer(home[symbol]) > layer(name):
                yield f"{name}: calls '{symbol}' of {home[symbol]}, against the layer order"
            elif name.startswith("cli/") and not home[symbol].startswith("cli/") and symbol.startswith("ent__"):
                yield f"{name}: calls '{symbol}', which is not public"
            continue
        if not name.startswith("cli/") and (name, symbol) not in EXCEPTIONS:
            if symbol in FORBIDDEN:
                yield f"{name}: a library does not call '{symbol}'"
            if symbol in ALLOCATORS and name != "engine/base/mem.c":
                yield f"{name}: calls '{symbol}'; only engine/base/mem.c allocates"
        for prefix, folders in WALLS.items():
            if symbol.startswith(prefix) and not re.match(r"get|ag[^a-z]", symbol) and not name.startswith(folders):
                yield f"{name}: needs '{symbol}', only for {', '.join(folders)}"


def main():
    table = {name: symbols(path) for name, path in objects()}
    home, faults = {}, []
    for name, (defined, _) in table.items():
        for symbol in defined:
            if name != "cli/main.c" and not symbol.startswith("ent_") and not symbol.startswith("__"):
                if not name.startswith("cli/"):
                    faults.append(f"{name}: defines '{symbol}', which does not begin with 'ent_'")
            home[symbol] = name
    for name, (_, needed) in table.items():
        faults += faults_of(name, needed, home)
    for fault in faults:
        print(fault)
    print(f"{len(table)} objects, {len(faults)} faults")
    return 1 if faults or not table else 0


if __name__ == "__main__":
    sys.exit(main())
