#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds docs/*.schema.json and the program together.

usage: schema.py PRINT_FORM PRINT_ARGUMENTS

Every field of the form that the readers use is in the schema, in the same order, with the same
words and ranges; what the program reads is valid, what it refuses is not (save what no schema can
say); and what it writes as findings is valid too. Needs Debian's python3-jsonschema.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is missing")
    sys.exit(77)

ROOT = Path(os.environ["ENTENTE_SOURCE"])
PROGRAM = os.environ["ENTENTE_PROGRAM"]
EXAMPLES = ["examples/cyber-governance/dataset.json", "examples/water-board", "tests/data/hostile.json"]
# What only the whole dataset shows, or a calendar.
BEYOND = {"json-duplicate-ids", "json-dangling-references", "json-own-bloc"}
faults = []


def check(what, got, expected):
    if got != expected:
        faults.append(f"{what}: found {got!r}, expected {expected!r}")


def load(name):
    return json.loads((ROOT / name).read_text(encoding="utf-8"))


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"entente {' '.join(map(str, arguments))} failed: {done.stderr.decode()}")
    return done.stdout


def range_of(schema):
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    return low, "exclusiveMinimum" in schema, schema.get("maximum")


def compare_field(where, field, schema):
    """Compares one field of the form with its property in the schema."""
    shape = schema.get("$ref", "").rsplit("/", 1)[-1]
    kind = field["type"]
    if kind in ("id", "string", "strings", "text", "interval", "date", "reference", "references", "target"):
        check(f"{where} refers to", shape, kind)
    elif kind == "word":
        check(f"{where} has the words", schema.get("enum"), field["words"])
    elif kind == "number":
        check(f"{where} is", schema.get("type"), "number")
        check(f"{where} has the range", range_of(schema), (field["low"], field["low_open"], field["high"]))
    elif kind == "bool":
        check(f"{where} is", schema.get("type"), "boolean")
    elif kind == "position":
        number, words = schema["anyOf"]
        check(f"{where} has the range", range_of(number), (field["low"], False, field["high"]))
        check(f"{where} has the words", words, {"enum": ["support", "oppose", "neutral", "abstain"]})
    elif kind == "reporter":
        check(f"{where} may be", schema["anyOf"][1], {"const": "@author"})
    elif kind == "memberships":
        check(f"{where} holds", schema["items"], {"$ref": "#/$defs/membership"})
    elif kind in ("ranking", "attributes"):
        check(f"{where} is", schema.get("type"), "array" if kind == "ranking" else "object")
    else:
        faults.append(f"{where}: type {kind!r} is not compared")


def compare_record(where, fields, schema):
    check(f"{where} has the fields", list(schema["properties"]), [field["name"] for field in fields])
    check(f"{where} requires", schema["required"], [field["name"] for field in fields if field["required"]])
    check(f"{where} takes others", schema["additionalProperties"], False)
    for field in fields:
        if field["name"] in schema["properties"]:
            compare_field(f"{where}.{field['name']}", field, schema["properties"][field["name"]])


def compare_form(schema):
    form = json.loads(subprocess.run([sys.argv[1]], stdout=subprocess.PIPE, check=True).stdout)
    names = ["entente"] + [field["name"] for field in form["about"]] + [table["name"] for table in form["tables"]]
    check("the dataset has the keys", list(schema["properties"]), names)
    for field in form["about"]:
        compare_field(field["name"], field, schema["properties"][field["name"]])
    compare_record("membership", form["membership"], schema["$defs"]["membership"])
    for table in form["tables"]:
        check(f"{table['name']} hold", schema["properties"][table["name"]]["items"], {"$ref": f"#/$defs/{table['one']}"})
        compare_record(table["one"], table["fields"], schema["$defs"][table["one"]])


def check_page(schema, validator):
    """The page that explains the form names every field, and its example is one."""
    page = (ROOT / "docs/dataset.md").read_text(encoding="utf-8")
    example = json.loads(page.split("```json\n")[1].split("```")[0])
    validate(validator, "the example of docs/dataset.md", example)
    named = set(re.findall(r"`([a-z_]+)`", page))
    for record in schema["$defs"].values():
        for name in record.get("properties", {}):
            if name not in named:
                faults.append(f"docs/dataset.md does not name '{name}'")


def validate(validator, what, document):
    for error in list(validator.iter_errors(document))[:5]:
        faults.append(f"{what}: at /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def check_datasets(schema):
    validator = Draft202012Validator(schema)
    with tempfile.TemporaryDirectory() as folder:
        for name in EXAMPLES:
            written = Path(folder) / "written.json"
            run("convert", ROOT / name, "--output", written)
            validate(validator, f"{name} as written", json.loads(written.read_text(encoding="utf-8")))
            if name.endswith(".json"):
                validate(validator, name, load(name))
    compared = 0
    for case in sorted((ROOT / "tests/malformed").glob("json-*/input.json")):
        try:
            document = json.loads(case.read_text(encoding="utf-8-sig"), parse_constant=lambda s: 1 / 0)
        except (ValueError, ZeroDivisionError):
            continue  # no JSON at all
        try:
            json.dumps(document, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            continue  # half a pair of surrogates, which Python lets pass
        if "duplicated" in case.parent.name:
            continue  # Python takes the last of two keys
        compared += 1
        beyond = case.parent.name in BEYOND
        check(f"{case.parent.name} is valid", validator.is_valid(document), beyond)
    if compared < 20:
        faults.append(f"only {compared} of the malformed inputs were compared")


def check_findings(schema):
    validator = Draft202012Validator(schema)
    for name in EXAMPLES:
        for command in (["stances"], ["network"], ["network", "--type", "affiliation"],
                        ["cohesion"], ["cohesion", "--of", "both", "--membership", "inherit"], ["cohesion", "--of", "blocs", "--between", "issues"],
                        ["polarization"], ["polarization", "--draws", "0", "--between", "issues"],
                        ["network", "--between", "issues"], ["coalitions"], ["coalitions", "--method", "balance"], ["coalitions", "--method", "all"],
                        ["coalitions", "--method", "hierarchical", "--camps", "3", "--linkage", "ward"], ["coalitions", "--method", "concor", "--depth", "1"],
                        ["coalitions", "--method", "louvain", "--ties", "positive", "--resamples", "5"],
                        ["space"], ["space", "--dimensions", "2", "--resamples", "3"], ["space", "--method", "correspondence"],
                        ["power"], ["power", "--weights", "one,one", "--quota", "majority,100%"], ["whatif"], ["whatif", "--quota", "2/3", "--of", "all", "--near", "stance", "--who", "spoken"],
                        ["stances", "--not-kinds", "state", "--from", "2013"], ["network", "--duplicates", "document", "--duplicates-of", "issue"],
                        ["network", "--backbone", "bicm", "--type", "excess"], ["network", "--backbone", "disparity", "--alpha", "0.5"],
                        ["network", "--backbone", "threshold", "--threshold", "0.5"], ["coalitions", "--backbone", "disparity"], ["brokerage"],
                        ["network", "--window", "3y", "--step", "1y", "--duplicates", "all", "--duplicates-of", "issue"],
                        ["reasons"], ["reasons", "--pairs", "1", "--reported", "not"], ["reasons", "--between", "issues"], ["reasons", "--type", "affiliation"],
                        ["argue"], ["argue", "--audience", "all"], ["argue", "--gradual", "df-quad"], ["argue", "--semantics", "preferred", "--reading", "evidential"], ["change"], ["change", "--window", "2y", "--step", "1y", "--min-shared", "1"], ["change", "--between", "issues", "--type", "excess"]):
            document = json.loads(run(*command, ROOT / name, "--format", "json"))
            validate(validator, f"{' '.join(command)} {name}", document)
        for command in (["diff", ROOT / name, "--at", "2020"], ["diff", ROOT / name, ROOT / name, "--not-kinds", "state"]):
            validate(validator, " ".join(map(str, command)), json.loads(run(*command, "--format", "json")))
        argument = json.loads(run("argue", ROOT / name, "--format", "json"))["arguments"][0]["id"]
        for command in (["explain", ROOT / name, argument], ["argue", ROOT / name, "-p", "DC-PR", "-a", argument], ["argue", ROOT / name, "--task", "EE", "--semantics", "stable"]):
            validate(validator, f"{' '.join(map(str, command))}", json.loads(run(*command, "--format", "json")))
    with tempfile.TemporaryDirectory() as folder:
        edges = Path(folder) / "edges.csv"
        edges.write_text("source,target,weight\na,b,1\nb,c,-2\nc,a,0.5\n", encoding="utf-8")
        for command in ("network", "coalitions", "brokerage", "polarization"):
            validate(validator, f"{command} of an edge list", json.loads(run(command, edges, "--format", "json")))
        validate(validator, "diff of edge lists", json.loads(run("diff", edges, edges, "--format", "json")))
        validate(validator, "all methods on an edge list", json.loads(run("coalitions", edges, "--method", "all", "--format", "json")))


def check_strengths(schema):
    """Strengths and standards of proof, as the command that shows them writes them."""
    validator = Draft202012Validator({**schema, "type": "object", "required": ["gradual", "standards"], "allOf": [], "properties": {
        "gradual": {"$ref": "#/$defs/gradual"}, "standards": {"$ref": "#/$defs/standards"}}})
    for name in EXAMPLES:
        for method in ("quadratic-energy", "social"):
            done = subprocess.run([sys.argv[2], ROOT / name, method, "json"], stdout=subprocess.PIPE, check=True)
            validate(validator, f"strengths of {name}", json.loads(done.stdout))


def main():
    dataset, findings = load("docs/dataset.schema.json"), load("docs/findings.schema.json")
    for schema in (dataset, findings):
        Draft202012Validator.check_schema(schema)
    compare_form(dataset)
    check_page(dataset, Draft202012Validator(dataset))
    check_datasets(dataset)
    check_findings(findings)
    check_strengths(findings)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
