# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

n = workbook.table
members = workbook.parts({
    "Actors": n(("id", "lable", "label@english", "attr:", None, "member_of", "id")),
    "ISSUES": n(("id", "label"), ("i", "I")),
    "statements": n(("actor", "issue", "position", "posision")),
    "argument": n(("id", "text")),
    "Notes of the coder": n(("what", "when")),
    "relations": workbook.sheet(""),
    "values": n(("label",), ("x",)),
})
workbook.write(members)
