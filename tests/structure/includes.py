# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the layer order and the wall around each dependency, by what each file includes."""
import os
import re
import sys
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))

# A file may include project headers below its own layer and in it. The longest prefix counts.
MAY_INCLUDE = {
    "include/entente/": ("entente/",),
    "engine/base/": ("entente/", "engine/base/"),
    "engine/dataset/": ("entente/", "engine/base/", "engine/dataset/"),
    "engine/readers/": ("entente/", "engine/base/", "engine/dataset/", "engine/readers/", "engine/stances/ties",
                        "engine/arguments/framework_struct"),
    "engine/stances/": ("entente/", "engine/base/", "engine/dataset/", "engine/stances/"),
    "engine/arguments/": ("entente/", "engine/base/", "engine/dataset/", "engine/arguments/"),
    "graphs/": ("entente/", "engine/", "graphs/"),
    "exporters/formats/": ("entente/", "engine/", "graphs/", "exporters/formats/", "exporters/*.h"),
    "exporters/diagrams/": ("entente/", "engine/", "graphs/", "exporters/diagrams/", "exporters/*.h"),
    "exporters/": ("entente/", "engine/", "graphs/", "exporters/"),
    "cli/": ("entente/", "cli/"),
}

# Who may include a header that is not ours and not of libc or POSIX.
WALLS = [
    (r"(igraph/|igraph).*", ("graphs/",)),
    (r"(glpk|gmp)\.h", ("graphs/",)),
    (r"(graphviz/.*|cgraph\.h|gvc\.h|librsvg/.*|cairo.*|pango/.*|glib.*)", ("exporters/",)),
    (r"jansson\.h", ("engine/readers/json",)),
    (r"csv\.h", ("engine/readers/csv",)),
    (r"sqlite3\.h", ("engine/readers/dna",)),
    (r"zlib\.h", ("engine/readers/source",)),
    (r"zip\.h", ("engine/readers/xlsx", "exporters/formats/xlsx")),
    (r"libxml/.*", ("engine/readers/xlsx", "engine/readers/graphml")),
    (r"ccadical\.h", ("engine/arguments/extensions/sat.c",)),
    (r"microhttpd\.h", ("cli/",)),
    (r"ut(hash|list|array)\.h", ("engine/", "graphs/", "exporters/", "cli/")),
    (r"(md5|sha2?|sha256|sha512)\.h", ("engine/base/sha256.c",)),
]

LIBC = set("""assert complex ctype errno fcntl float inttypes limits locale math signal stdarg stdbool stddef stdint
    stdio stdlib string strings time unistd fenv tgmath iso646 stdnoreturn stdalign dirent
    sys/mman sys/stat sys/types sys/wait sys/resource getopt poll langinfo setjmp spawn""".split())

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def allowed(header, patterns):
    for pattern in patterns:
        if pattern.endswith("*.h"):
            if re.fullmatch(re.escape(pattern[:-3]) + r"[^/]*\.h", header):
                return True
        elif header.startswith(pattern):
            return True
    return False


def faults_of(path):
    name = path.relative_to(ROOT).as_posix()
    layer = max((p for p in MAY_INCLUDE if name.startswith(p)), key=len, default=None)
    if layer is None:
        yield f"{name}: in no layer; give its folder a row in {Path(__file__).name}"
        return
    for bracket, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
        if bracket == '"' or header.startswith(("entente/", "engine/", "graphs/", "exporters/", "cli/", "tests/")):
            if not allowed(header, MAY_INCLUDE[layer]):
                yield f"{name}: '{header}' is above its layer, '{layer}'"
            elif not (ROOT / header).exists() and not (ROOT / "include" / header).exists():
                yield f"{name}: '{header}' does not exist from the root of the tree"
            continue
        if header.removesuffix(".h") in LIBC:
            continue
        walls = [folders for pattern, folders in WALLS if re.fullmatch(pattern, header)]
        if not walls:
            yield f"{name}: '{header}' is of no known dependency; give it a row in {Path(__file__).name}"
        elif not name.startswith(walls[0]):
            yield f"{name}: '{header}' only in {', '.join(walls[0])}"
        elif layer == "include/entente/":
            yield f"{name}: '{header}' in a public header"


def main():
    files = [p for folder in ("include", "engine", "graphs", "exporters", "cli")
             for p in sorted((ROOT / folder).rglob("*.[ch]"))]
    faults = [fault for path in files for fault in faults_of(path)]
    for fault in faults:
        print(fault)
    print(f"{len(files)} files, {len(faults)} faults")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
