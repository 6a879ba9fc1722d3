# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 2, [
    'UPDATE DOCUMENTS SET Date = 9223372036854775807 WHERE ID = 1',
    "UPDATE ATTRIBUTES SET ChildOf = 'Nobody' WHERE ID = 6",
    'UPDATE ATTRIBUTES SET ChildOf = Value WHERE ID = 9',
    'UPDATE ATTRIBUTES SET VariableId = 90 WHERE ID = 8',
    "INSERT INTO ATTRIBUTES(VariableId, Value) VALUES (2, 'Water Board')",
    'UPDATE DATASHORTTEXT SET Value = 4.5 WHERE ID = 1',
    "UPDATE DATASHORTTEXT SET Value = x'41' WHERE ID = 2",
    "UPDATE ATTRIBUTES SET Notes = x'41' WHERE ID = 11",
])
