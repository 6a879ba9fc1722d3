# SPDX-License-Identifier: GPL-3.0-or-later
open("input.dna", "w", encoding="utf-8").write("<dna version='1.31'/>")
