# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("whole.dna", 3, (), ["page_size = 512"])
with open("whole.dna", "rb") as whole, open("input.dna", "wb") as cut:
    cut.write(whole.read()[:6000])
