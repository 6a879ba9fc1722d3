# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import warnings
import zipfile

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

warnings.simplefilter("ignore")
workbook.write(workbook.parts(workbook.DATASET))
with zipfile.ZipFile("input.xlsx", "a") as archive:
    archive.writestr("XL/Worksheets/sheet0.xml", workbook.table(("id",), ("b",)))
