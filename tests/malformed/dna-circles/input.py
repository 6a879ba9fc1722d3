# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    'UPDATE ENTITIES SET ChildOf = 5 WHERE ID = 7',
    'UPDATE ENTITIES SET ChildOf = 8 WHERE ID = 8',
])
