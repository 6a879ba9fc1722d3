# SPDX-License-Identifier: GPL-3.0-or-later
with open("input.af", "wb") as file:
    file.write(b"p af 2\n1\x002\n")
