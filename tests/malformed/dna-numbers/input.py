# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    'UPDATE DATABOOLEAN SET Value = 2 WHERE ID = 1',
    'UPDATE ENTITIES SET Green = 256 WHERE ID = 4',
    'UPDATE ENTITIES SET Blue = -1 WHERE ID = 8',
])
