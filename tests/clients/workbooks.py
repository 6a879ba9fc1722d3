#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the workbooks that entente writes with openpyxl and pandas, and lets entente read openpyxl's.

usage: workbooks.py WORK DATASET...
"""
import csv
import datetime
import io
import json
import math
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

try:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

PROGRAM = os.environ["ENTENTE_PROGRAM"]
faults = []


def run(*words, expected=0):
    done = subprocess.run([PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != expected:
        faults.append(f"entente {' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done


def check(what, got, expected):
    if got != expected:
        faults.append(f"{what}: found {got!r}, expected {expected!r}")


def unescape(s):
    """What Excel and LibreOffice make of _xHHHH_; openpyxl 3.0 leaves it alone."""
    s = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), s)
    return s


def neutral(s):
    return "'" + s if re.match("'*[=+@\t\r-]", s) else s


def cell_text(cell):
    """The value of a cell as the CSV file would hold it, and whether it is a string."""
    if cell.value is None:
        return None
    if isinstance(cell.value, bool):
        return "true" if cell.value else "false"
    if cell.data_type == "s" or cell.data_type == "inlineStr":
        return unescape(cell.value)
    return cell.value


def csv_rows(path):
    """The rows of one of our own CSV files; None where a field is absent, so that "" can be told from it."""
    rows, row, field, quoted, was = [], [], "", False, False
    text = path.read_text(encoding="utf-8", newline="") if sys.version_info >= (3, 13) else path.open(encoding="utf-8", newline="").read()
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if quoted:
            if c != '"':
                field += c
            elif text[at:at + 1] == '"':
                field += c
                at += 1
            else:
                quoted = False
        elif c == '"':
            quoted = was = True
        elif c in ",\n":
            row.append(field if was or field else None)
            field, was = "", False
            if c == "\n":
                rows.append(row)
                row = []
        else:
            field += c
    return rows


NUMBERS = {"position", "confidence", "weight", "base_score", "entente"}


def compare_sheet(name, sheet, rows):
    check(f"{name}: rows", sheet.max_row, len(rows))
    check(f"{name}: frozen", sheet.freeze_panes, "A2")
    check(f"{name}: bold header", all(cell.font.b for cell in sheet[1]), True)
    head = rows[0]
    for cells, row in zip(sheet.iter_rows(), rows):
        if len(cells) != len(row):
            faults.append(f"{name}: {len(cells)} cells in row {cells[0].row}, expected {len(row)}")
        for cell, column, wanted in zip(cells, head, row):
            found = cell_text(cell)
            where = f"{name}!{cell.coordinate}"
            if cell.row > 1 and (column in NUMBERS or column.startswith("num:")) and wanted is not None:
                try:
                    wanted = float(wanted)
                except ValueError:
                    pass  # a position's word
            if isinstance(wanted, float):
                check(where, (type(found) in (int, float), float(found)), (True, wanted))
            elif wanted == "":  # openpyxl does not tell an empty string from nothing
                check(where, found in ("", None), True)
            else:
                check(where, found, wanted if cell.row == 1 or wanted is None else neutral(wanted))
            if isinstance(found, str) and wanted not in ("true", "false"):
                check(f"{where} is text", cell.number_format, "@")


def dataset(source, work):
    """To a workbook and back; cell by cell what the folder of CSV files holds; saved by openpyxl and back."""
    first, book, folder, second = work / "a.json", work / "b.xlsx", work / "c", work / "d.json"
    shutil.rmtree(folder, ignore_errors=True)
    for words in ((source, first), (first, book), (first, folder), (book, second)):
        run("convert", words[0], "-o", words[1])
    check(f"{source}: there and back", second.read_bytes() == first.read_bytes(), True)
    check(f"{source}: same bytes again", run("convert", first, "--format", "xlsx").stdout == book.read_bytes(), True)
    with zipfile.ZipFile(book) as archive:
        check(f"{source}: times", {entry.date_time for entry in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})
        check(f"{source}: sound archive", archive.testzip(), None)
    workbook = openpyxl.load_workbook(book)
    check(f"{source}: sheets", sorted(workbook.sheetnames), sorted(path.stem for path in folder.iterdir()))
    for sheet in workbook:
        compare_sheet(f"{source}: {sheet.title}", sheet, csv_rows(folder / f"{sheet.title}.csv"))
    if '""' not in "".join(path.read_text(encoding="utf-8") for path in folder.iterdir()):
        workbook.save(work / "e.xlsx")
        run("convert", work / "e.xlsx", "-o", work / "f.json")
        check(f"{source}: saved by openpyxl", (work / "f.json").read_bytes() == first.read_bytes(), True)


def sheet_rows(workbook, name):
    return [[cell_text(cell) for cell in row] for row in workbook[name].iter_rows()]


def as_rows(workbook, name):
    rows = sheet_rows(workbook, name)
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def same_number(what, got, expected):
    if expected is None:
        check(what, got, None)
    elif not isinstance(got, (int, float)) or not math.isclose(got, expected, rel_tol=1e-15, abs_tol=0):
        faults.append(f"{what}: found {got!r}, expected {expected!r}")


def about(what, workbook, truth):
    facts = dict(sheet_rows(workbook, "about"))
    check(f"{what}: hash", facts["input_sha256"], truth["input_sha256"])
    check(f"{what}: version", facts["version"], truth["version"])
    for name in workbook.sheetnames:
        check(f"{what}: {name} frozen", workbook[name].freeze_panes, "B2" if name == "matrix" else "A2")


def load(work, *words):
    path = work / "findings.xlsx"
    run(*words, "-o", path)
    check(f"{words}: same bytes", run(*words, "--format", "xlsx").stdout == path.read_bytes(), True)
    return openpyxl.load_workbook(path), json.loads(run(*words, "--format", "json").stdout)


def network(source, work, *options):
    workbook, truth = load(work, "network", source, *options)
    what = f"network of {source} {' '.join(options)}"
    nodes, ties = as_rows(workbook, "nodes"), as_rows(workbook, "ties")
    check(f"{what}: nodes", [n["id"] for n in nodes], [neutral(n["id"]) for n in truth["nodes"]])
    for node, wanted in zip(nodes, truth["nodes"]):
        check(f"{what}: label", node["label"], neutral(wanted["label"]))
        for key in ("kind", "mode", "coalition", "x", "y", "size", "color", "stability"):
            check(f"{what}: {key} of {node['id']}", node.get(key), wanted.get(key))
    check(f"{what}: ties", len(ties), len(truth["ties"]))
    for tie, wanted in zip(ties, truth["ties"]):
        for key in ("source", "target"):
            check(f"{what}: {key}", tie[key], neutral(wanted[key]))
        check(f"{what}: sign", tie["sign"], wanted["sign"])
        for key in ("weight", "signed_weight", "shared"):
            same_number(f"{what}: {key}", tie[key], wanted[key])
    evidence(what, workbook, truth)
    matrix(what, workbook, truth)
    about(what, workbook, truth)


def evidence(what, workbook, truth):
    if truth["evidence"] is None:
        check(f"{what}: no evidence", "evidence" in workbook.sheetnames, False)
        return
    found = as_rows(workbook, "evidence")
    wanted = [(tie, cell) for tie in truth["ties"] for cell in tie["cells"]]
    check(f"{what}: evidence", len(found), len(wanted))
    for row, (tie, cell) in zip(found, wanted):
        check(f"{what}: evidence", (row["source"], row["target"]), (neutral(tie["source"]), neutral(tie["target"])))
        for key, value in cell.items():
            if isinstance(value, list):
                value = "|".join(value)
            check(f"{what}: {key} of evidence", row[key], neutral(value) if isinstance(value, str) else value)


def matrix(what, workbook, truth):
    rows = sheet_rows(workbook, "matrix")
    first = truth["network"]["first_mode"]
    labels = [neutral(node["label"]) for node in truth["nodes"]]
    offset = 0 if first == len(labels) else first
    check(f"{what}: first row", rows[0][1:], labels[offset:])
    check(f"{what}: first column", [row[0] for row in rows[1:]], labels[:first])
    index = {node["id"]: i for i, node in enumerate(truth["nodes"])}
    weights = {}
    for tie in truth["ties"]:
        a, b = index[tie["source"]], index[tie["target"]]
        weights[a, b] = weights[b, a] = tie["signed_weight"]
    for i, row in enumerate(rows[1:]):
        for j, value in enumerate(row[1:]):
            same_number(f"{what}: weight at {i}, {j}", value, weights.get((i, j + offset), 0))
    scale = colour_scale(what, workbook["matrix"])
    if weights and scale:
        largest = max(map(abs, weights.values()))
        check(f"{what}: scale", [float(end.val) for end in scale.cfvo], [-largest, 0, largest])


def colour_scale(what, sheet):
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    if not rules:
        return None
    check(f"{what}: colours", [(rule.type, len(rule.colorScale.color)) for rule in rules], [("colorScale", 3)])
    return rules[0].colorScale


def stances(source, work):
    workbook, truth = load(work, "stances", source)
    what = f"stances of {source}"
    cells = as_rows(workbook, "cells")
    check(f"{what}: cells", len(cells), len(truth["cells"]))
    means = {}
    for row, cell in zip(cells, truth["cells"]):
        for key in ("mean", "min", "max", "confidence", "amount", "count", "abstentions"):
            same_number(f"{what}: {key}", row[key], cell[key])
        check(f"{what}: cell", (row["actor"], row["issue"]), (neutral(cell["actor"]), neutral(cell["issue"])))
        check(f"{what}: statements", row["statements"], neutral("|".join(cell["statements"])))
        means[cell["actor"], cell["issue"]] = cell["mean"]
    rows = sheet_rows(workbook, "matrix")
    check(f"{what}: actors", [row[0] for row in rows[1:]], [neutral(a["label"]) for a in truth["actors"]])
    check(f"{what}: issues", rows[0][1:], [neutral(i["label"]) for i in truth["issues"]])
    for actor, row in zip(truth["actors"], rows[1:]):
        for issue, value in zip(truth["issues"], row[1:]):
            same_number(f"{what}: mean", value, means.get((actor["id"], issue["id"])))
    colour_scale(what, workbook["matrix"])
    about(what, workbook, truth)


def coalitions(source, work):
    workbook, truth = load(work, "coalitions", source)
    what = f"coalitions of {source}"
    text = io.StringIO(run("coalitions", source, "--format", "csv").stdout.decode(), newline="")
    rows = list(csv.reader(text, strict=True))
    for found, wanted in zip(sheet_rows(workbook, "members"), rows):
        shown = ["" if value is None else value for value in found]
        for got, value in zip(shown, wanted):
            if isinstance(got, (int, float)):
                same_number(f"{what}: member", got, float(value))
            else:
                check(f"{what}: member", got, value)
    check(f"{what}: members", workbook["members"].max_row, len(rows))
    check(f"{what}: coalitions", workbook["coalitions"].max_row - 1, len(truth["coalitions"]))
    about(what, workbook, truth)


def with_pandas(source, work):
    try:
        import pandas
    except ImportError as absent:
        print(f"skipped: {absent}")
        return
    book = work / "pandas.xlsx"
    run("convert", source, "-o", book)
    frames = pandas.read_excel(book, sheet_name=None, dtype=str, keep_default_na=False)
    for name, frame in frames.items():
        sheet = openpyxl.load_workbook(book)[name]
        check(f"pandas: {name}", frame.shape, (sheet.max_row - 1, sheet.max_column))


def by_hand(work):
    """A dataset as a person keeps it: dates as dates, formulas, styles, merged and hidden cells."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Actors"
    sheet.append(["id", "label", "weight", "attr:joined"])
    sheet.append(["a", "Æsir & <co>", 2, datetime.date(2019, 3, 5)])
    sheet.append([7, "'=kept", 0.3, datetime.datetime(2019, 3, 5, 14, 30)])
    sheet.append(["c", "C", None, True])
    sheet["B2"].font = Font(bold=True)
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["B4"].alignment = Alignment(wrap_text=True)
    sheet["C4"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["H20"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["A2"].comment = Comment("a comment", "somebody")
    sheet.row_dimensions[3].hidden = True
    sheet = workbook.create_sheet("issues")
    for _ in range(2):
        sheet.append([])
    sheet.append(["id", "label", "support"])
    sheet.append(["i", "Merged", None])
    sheet.merge_cells("B4:C4")
    sheet = workbook.create_sheet("statements")
    sheet.append(["actor", "issue", "position", "date", "confidence"])
    sheet.append(["a", "i", "support", datetime.date(1900, 2, 28), 0.5])
    sheet.append([7, "i", -1, datetime.date(2024, 2, 29), None])
    sheet.append(["c", "i", "abstain", "2019-11/2020", 1])
    sheet["D3"].number_format = 'd" of "mmmm yyyy'
    workbook.create_sheet("Read me").append(["not a table"])
    for epoch, name in ((openpyxl.utils.datetime.WINDOWS_EPOCH, "1900"), (openpyxl.utils.datetime.MAC_EPOCH, "1904")):
        workbook.epoch = epoch
        if name == "1904":
            workbook["statements"]["D2"] = datetime.date(1904, 2, 28)
        path = work / f"by-hand-{name}.xlsx"
        workbook.save(path)
        done = run("convert", path)
        check(f"{name}: notes", done.stderr.decode(),
              f"{path}:Read me: note[unknown-sheet]: sheet 'Read me' is none of the dataset's and is not read\n")
        found = json.loads(done.stdout)
        check(f"{name}: actors", found["actors"],
              [{"id": "a", "label": "Æsir & <co>", "weight": 2, "attributes": {"joined": "2019-03-05"}},
               {"id": "7", "label": "'=kept", "weight": 0.3, "attributes": {"joined": "2019-03-05T14:30:00"}},
               {"id": "c", "label": "C", "attributes": {"joined": "true"}}])
        check(f"{name}: issues", found["issues"], [{"id": "i", "label": "Merged"}])
        check(f"{name}: statements", [(s["actor"], s["position"], s["date"]) for s in found["statements"]],
              [("a", "support", f"{name}-02-28"), ("7", -1, "2024-02-29"), ("c", "abstain", "2019-11/2020")])
    workbook["statements"]["C2"] = "=1+1"
    workbook["statements"]["C3"] = "#DIV/0!"
    workbook.save(work / "faulty.xlsx")
    shown = run("check", work / "faulty.xlsx", expected=1).stderr.decode()
    for place in ("faulty.xlsx:statements:2:3: fault[missing-value]", "faulty.xlsx:statements:3:3: fault[bad-cell]"):
        check(f"{place} is reported", place in shown, True)


def tables(work):
    """A sheet is read as the same table in CSV is."""
    rows = [["Organisation", "Concept", "Agreement", "Date"], ["Æ", "dam", 1, datetime.date(2019, 3, 5)],
            ["=B", "dam", 0, datetime.date(2020, 1, 1)], ["C, D", "road", 1, datetime.date(1999, 12, 31)]]
    workbook = openpyxl.Workbook()
    workbook.active.append(["nothing"])
    sheet = workbook.create_sheet("Coded")
    for row in rows:
        sheet.append(row)
    sheet["A3"].data_type = "s"
    workbook.save(work / "table.xlsx")
    with open(work / "table.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    maps = ["--map", "actor=Organisation,issue=Concept,position=Agreement,date=Date"]
    for sheet in ("Coded", "2"):
        done = run("convert", work / "table.xlsx", "--sheet", sheet, *maps)
        check(f"table: sheet {sheet}", done.stdout, run("convert", work / "table.csv", *maps).stdout)
    check("table: guessed", json.loads(run("convert", work / "table.xlsx", "--sheet", "2").stdout)["statements"],
          json.loads(done.stdout)["statements"])
    faulty_table(work)


def faulty_table(work):
    """A table as people leave it: nothing of it is lost without a word."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (["Actor", "Issue", "Position", "Date", None, None],  # columns without a name at the end are none
                ["A", "dam", 5, datetime.datetime(2020, 1, 1, 14, 30)], ["B", "dam", "#N/A", None],
                ["C", "dam", 1, None, None, None, None, "beside"], ["D", "dam", 3, "last year"], ["E", None, 2, None],
                [None, None, None], [7, 2020, 4, datetime.date(2020, 2, 29)], ["F", "dam", None, None]):
        sheet.append(row)
    sheet["C3"].data_type = "e"
    path = work / "faulty-table.xlsx"
    workbook.save(path)
    wanted = {(3, 3): "bad-cell", (4, 8): "row-length", (5, 4): "bad-date", (6, 2): "missing-value"}
    for options, kind, status in (([], "fault", 1), (["--skip-bad-rows"], "warning", 0)):
        done = run("convert", path, "--scale", "1:5", *options, expected=status)
        shown = done.stderr.decode()
        found = {(int(row), int(column)): code for row, column, code in re.findall(rf":Sheet:(\d+):(\d+): {kind}\[([a-z-]+)\]", shown)}
        check(f"faulty table {options}", found, wanted)
        total = "warning[skipped-rows]: 4 bad rows left out\n" if options else "has 4 faults\n"
        check(f"faulty table {options}: {total}", total in shown, True)
        check(f"faulty table {options}: no position", "1 row has no position" in shown, True)
    check("faulty table: what is left", [(s["actor"], s["issue"], s["position"], s.get("date")) for s in json.loads(done.stdout)["statements"]],
          [("A", "dam", 1, "2020-01-01"), ("7", "2020", 0.5, "2020-02-29")])
    sheet["A1"] = "#REF!"
    sheet["A1"].data_type = "e"
    workbook.save(path)
    for options in ([], ["--skip-bad-rows"]):
        check("faulty header", "the row of column names cannot be read" in run("check", path, *options, expected=1).stderr.decode(), True)


def votes(work):
    """Roll calls in both shapes are known in a sheet as in CSV, with a table joined to them."""
    draw = {(a, r): (a * r + a) % 3 for a in range(6) for r in range(8)}
    long = [["rcid", "country", "vote"], *([r, f"A{a}", ("yes", "no", "abstain")[v]] for (a, r), v in draw.items())]
    wide = [["country", *range(8)], *([f"A{a}", *((1, -1, 0)[draw[a, r]] for r in range(8))] for a in range(6))]
    about = work / "about.csv"
    about.write_text("rcid,date,short\n" + "".join(f"{r},2020-01-0{r + 1},On {r}\n" for r in range(8)))
    for form, rows in (("roll-calls", long), ("roll-calls-wide", wide)):
        workbook = openpyxl.Workbook()
        for row in rows:
            workbook.active.append(row)
        workbook.save(work / f"{form}.xlsx")
        with open(work / f"{form}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        wanted = run("convert", work / f"{form}.csv", "--join", about).stdout
        done = run("convert", work / f"{form}.xlsx", "--join", about)
        check(f"{form}: as in CSV", done.stdout, wanted)
        check(f"{form}: said", f"note[guessed-format]: read as '{form}'" in done.stderr.decode(), True)
        check(f"{form}: named", run("convert", work / f"{form}.xlsx", "--input", form, "--sheet", "1", "--join", about).stdout, wanted)
    check("all votes", len(json.loads(wanted)["statements"]), 48)
    run("convert", work / "table.xlsx", "--sheet", "2", "--join", about, expected=2)
    sheet = workbook.active
    sheet["C3"], sheet["D4"] = "#N/A", "perhaps"
    sheet["C3"].data_type = "e"
    workbook.save(work / "faulty-votes.xlsx")
    check("faulty votes", "has 2 faults" in run("convert", work / "faulty-votes.xlsx", expected=1).stderr.decode(), True)
    done = run("convert", work / "faulty-votes.xlsx", "--skip-bad-rows")
    check("faulty votes left out", ("2 bad rows left out" in done.stderr.decode(), len(json.loads(done.stdout)["statements"])), (True, 32))


def main():
    work = Path(sys.argv[1])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    for source in sys.argv[2:]:
        dataset(source, work)
        network(source, work)
        network(source, work, "--type", "affiliation")
        network(source, work, "--between", "issues")
        stances(source, work)
        coalitions(source, work)
        with_pandas(source, work)
    edges = work / "edges.csv"
    edges.write_text("source,target,sign\na,b,1\nb,=c,-1\n")
    network(edges, work)
    by_hand(work)
    tables(work)
    votes(work)
    for fault in faults[:40]:
        print(fault)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
