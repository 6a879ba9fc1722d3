# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
import workbook  # noqa: E402

workbook.write(workbook.parts(workbook.DATASET))
with open("input.xlsx", "rb") as file:
    bytes_ = bytearray(file.read())
for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
    at = bytes_.find(mark)
    while at >= 0:
        bytes_[at + flags] |= 1
        at = bytes_.find(mark, at + 1)
with open("input.xlsx", "wb") as file:
    file.write(bytes_)
