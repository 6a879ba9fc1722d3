# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds CITATION.cff: what version 1.2.0 of the format asks for, and the version that is built."""
import os
import re
import sys
from pathlib import Path

ROOT = Path(os.environ.get("ENTENTE_SOURCE", Path(__file__).parents[2]))
NEEDED = {"cff-version", "message", "title", "authors"}
KNOWN = NEEDED | {"abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords", "license", "license-url",
                  "preferred-citation", "references", "repository", "repository-artifact", "repository-code", "type", "url", "version"}


def faults(text, version):
    """Yields what is wrong. The file keeps to the part of YAML that lines show: keys at their starts, lists below."""
    keys = re.findall(r"^([A-Za-z-]+):", text, re.MULTILINE)
    values = dict(re.findall(r'^([A-Za-z-]+):[ \t]+"?([^"\n]*)"?[ \t]*$', text, re.MULTILINE))
    yield from (f"no '{key}'" for key in sorted(NEEDED - set(keys)))
    yield from (f"'{key}' is no key of the format" for key in keys if key not in KNOWN)
    yield from (f"'{key}' twice" for key in sorted({key for key in keys if keys.count(key) > 1}))
    if values.get("cff-version") != "1.2.0":
        yield f"version of the format: {values.get('cff-version')}"
    if values.get("type") not in ("software", None):
        yield f"type '{values.get('type')}'"
    if values.get("version") != version:
        yield f"version {values.get('version')}, but CMake has {version}"
    if not re.search(r'^authors:\n  - name: "The entente authors"$', text, re.MULTILINE):
        yield "the authors are not 'The entente authors'"
    for line in text.splitlines():
        if not re.fullmatch(r'#.*|[A-Za-z-]+:( ("[^"]*"|[A-Za-z0-9.-]+))?|  - (name: )?("[^"]*"|[a-z ]+)|', line):
            yield f"not understood: {line}"


def main():
    version = re.search(r"project\(entente VERSION ([0-9.]+)", (ROOT / "CMakeLists.txt").read_text()).group(1)
    text = (ROOT / "CITATION.cff").read_text()
    found = list(faults(text, version))
    for fault in found:
        print(f"CITATION.cff: {fault}")
    if len(list(faults(text.replace("title", "titel", 1), "9.9.9"))) < 3:
        print("the check does not see faults")
        return 1
    return 1 if found else 0


sys.exit(main())
