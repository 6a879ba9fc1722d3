# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    'UPDATE DOCUMENTS SET Date = 1641000000000 WHERE ID = 1',
    'UPDATE DOCUMENTS SET Date = -9223372036854775807 WHERE ID = 2',
    "INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (3, 'x', 'y', '2022-01-01')",
])
