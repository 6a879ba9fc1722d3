# SPDX-License-Identifier: GPL-3.0-or-later
import sqlite3

base = sqlite3.connect("input.dna")
base.execute("CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT)")
base.commit()
