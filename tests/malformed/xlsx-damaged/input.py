# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

workbook.write(workbook.parts(workbook.DATASET), compression=zipfile.ZIP_STORED)
with open("input.xlsx", "rb") as file:
    bytes_ = file.read()
with open("input.xlsx", "wb") as file:
    file.write(bytes_.replace(b"support</t>", b"oppose </t>"))
