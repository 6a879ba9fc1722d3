# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    "UPDATE STATEMENTS SET Start = 'here' WHERE ID = 1",
    'UPDATE STATEMENTS SET DocumentId = NULL WHERE ID = 2',
    'UPDATE DATABOOLEAN SET Value = 0.5 WHERE StatementId = 3',
    "UPDATE DOCUMENTS SET Title = x'00ff' WHERE ID = 1",
    "UPDATE ENTITIES SET Red = 'dark' WHERE ID = 4",
    "UPDATE DATASHORTTEXT SET Entity = 'Mayor' WHERE ID = 8",
    "UPDATE DOCUMENTS SET Text = x'00' WHERE ID = 2",
])
