# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

workbook.write({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "..."}, "input.xlsb")
