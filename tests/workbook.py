# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes workbooks of XML, for tests that need what no good program writes."""
import zipfile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def sheet(rows):
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def table(*rows):
    """A sheet of strings; a cell that is None is absent, one in a tuple is XML as it is."""
    def cell(value):
        if value is None:
            return "<c/>"
        return value[0] if isinstance(value, tuple) else f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return sheet("".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows))


def parts(sheets, inside=""):
    """The parts of a workbook, by name, of its sheets by name."""
    relations = "".join(f'<Relationship Id="s{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                        for i in range(len(sheets)))
    listed = "".join(f'<sheet name="{name}" sheetId="{i + 1}" r:id="s{i}"/>' for i, name in enumerate(sheets))
    out = {
        "_rels/.rels": f'<Relationships {PACKAGE}><Relationship Id="r" Type="{OFFICE}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{inside}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {PACKAGE}>{relations}</Relationships>",
    }
    for i, text in enumerate(sheets.values()):
        out[f"xl/worksheets/sheet{i}.xml"] = text
    return out


DATASET = {
    "actors": table(("id", "label"), ("a", "A")),
    "issues": table(("id", "label"), ("i", "I")),
    "statements": table(("actor", "issue", "position"), ("a", "i", "support")),
}


def write(members, path="input.xlsx", compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text, compression)
