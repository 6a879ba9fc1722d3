# SPDX-License-Identifier: GPL-3.0-or-later
with open("input.xls", "wb") as file:
    file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Workbook".encode("utf-16-le") + bytes(112))
