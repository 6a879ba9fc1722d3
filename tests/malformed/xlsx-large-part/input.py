# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import zipfile

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

members = workbook.parts(workbook.DATASET)
members["xl/workbook.xml"] += "".join(f"<!--{i:07}-->" for i in range(75000)) * 66
workbook.write(members, compression=zipfile.ZIP_STORED)
