# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what every file and folder must have: licence line, README, place in the build, sound scripts."""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"

CODE = {".c", ".h", ".cc", ".py", ".sh", ".cmake", ".js", ".mjs", ".css", ".def"}
SKIPPED = {"build", "out", ".git", "__pycache__", "node_modules"}
# Folders of inputs and expected outputs: no code, one README at their top is enough.
DATA = ("tests/data/", "examples/")
LIBRARY_TYPES = re.compile(r"\b(igraph_\w+|json_t|Agraph_t|Agnode_t|GVC_t|cairo_\w+|Pango\w+|RsvgHandle|UT_hash_handle)\b")


def tree():
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(f for f in folders if f not in SKIPPED)
        for file in sorted(files):
            yield (Path(folder) / file).relative_to(ROOT).as_posix()


def is_code(name):
    path = Path(name)
    if name.startswith(DATA):
        return False
    if path.suffix in CODE or path.name in ("CMakeLists.txt", ".clang-format", ".clang-tidy", ".editorconfig"):
        return True
    if path.suffix == ".in":
        return Path(path.stem).suffix in CODE
    return path.suffix == "" and (ROOT / name).read_bytes()[:2] == b"#!"


def without_licence(names):
    for name in names:
        if is_code(name) and SPDX not in "".join((ROOT / name).read_text(encoding="utf-8").splitlines()[:2]):
            yield f"{name}: no '{SPDX}' in its first two lines"


def without_readme():
    for path in sorted(ROOT.iterdir()):
        if path.is_dir() and not path.name.startswith(".") and path.name not in SKIPPED:
            if not (path / "README.md").is_file():
                yield f"{path.name}: no README.md"


def not_built(names):
    """Yields sources that no list names, and globs."""
    listed = set()
    for name in names:
        folder = Path(name).parent
        if Path(name).name == "CMakeLists.txt":
            text = re.sub(r"#.*", "", (ROOT / name).read_text(encoding="utf-8"))
            listed |= {(folder / word).as_posix() for word in re.findall(r"[^\s()]+\.c\b", text)}
            if re.search(r"\bfile\s*\(\s*GLOB", text):
                yield f"{name}: lists sources by glob"
    for name in names:
        if name.endswith(".c") and not name.startswith(DATA) and name not in listed:
            yield f"{name}: in no CMakeLists.txt"


def foreign_types(names):
    for name in names:
        if name.startswith("include/"):
            for found in sorted(set(LIBRARY_TYPES.findall((ROOT / name).read_text(encoding="utf-8")))):
                yield f"{name}: '{found}' in a public header"


def unsound_scripts(names):
    for name in names:
        data = (ROOT / name).read_bytes()[:64] if not name.startswith(DATA) else b""
        if Path(name).suffix == ".sh" or re.match(rb"#!.*\b(ba)?sh\b", data):
            result = subprocess.run(["bash", "-n", str(ROOT / name)], capture_output=True, text=True)
            if result.returncode != 0:
                yield f"{name}: {result.stderr.strip()}"
            if data.startswith(b"#!") and not os.access(ROOT / name, os.X_OK):
                yield f"{name}: not executable"


def main():
    names = list(tree())
    faults = [*without_licence(names), *without_readme(), *not_built(names), *foreign_types(names),
              *unsound_scripts(names)]
    for fault in faults:
        print(fault)
    print(f"{len(names)} files, {len(faults)} faults")
    return 1 if faults or not names else 0


if __name__ == "__main__":
    sys.exit(main())
