# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

workbook.write(workbook.parts(workbook.DATASET))
with open("input.xlsx", "r+b") as file:
    file.truncate(os.path.getsize("input.xlsx") - 40)
