# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

n = workbook.table
members = workbook.parts({
    "actors": n(("id", "label", "kind", "weight", "num:gdp", "note"),
                ("a", "A", "state", ("<c><v>-1</v></c>",), ("<c><v>0.5</v></c>",), ""),
                ("b", ('<c t="e"><v>#NAME?</v></c>',), "stat"),
                ("c", ("<c><f>A1</f></c>",), None, "heavy"),
                ("d", "D", None, None, None, None, "too long"),
                ("a", "again")),
    "issues": n(("id", "label"), ("i", None), (("<c><v>1,5</v></c>",), "J")),
    "statements": n(("actor", "issue", "position", "date", "arguments"),
                    ("a", "i", "suport", "2019-13"),
                    ("z", "i", ("<c><v>2</v></c>",), ('<c t="d"><v>yesterday</v></c>',)),
                    (None, "i", "oppose", None, "p|"),
                    (),
                    ("b", "i", ('<c t="b"><v>1</v></c>',))),
    "memberships": n(("actor", "bloc", "from"), ("a", "nobody", "2019"), ("nobody", "a")),
    "dataset": n(("entente", "title"), (("<c><v>2</v></c>",), "T"), (("<c><v>1</v></c>",),)),
})
workbook.write(members)
