# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    'UPDATE STATEMENTS SET DocumentId = 77 WHERE ID = 1',
    'UPDATE STATEMENTS SET StatementTypeId = 12 WHERE ID = 6',
    'UPDATE DATASHORTTEXT SET Entity = 99 WHERE ID = 1',
    'UPDATE DATASHORTTEXT SET Entity = 8 WHERE ID = 4',
    'UPDATE DATASHORTTEXT SET VariableId = 66 WHERE ID = 5',
    'UPDATE DATASHORTTEXT SET StatementId = 55 WHERE ID = 7',
    'UPDATE DATABOOLEAN SET VariableId = 5 WHERE ID = 3',
    'UPDATE DATABOOLEAN SET VariableId = 8 WHERE ID = 2',
    'UPDATE ENTITIES SET VariableId = 44 WHERE ID = 11',
    'UPDATE ENTITIES SET ChildOf = 33 WHERE ID = 6',
    'UPDATE ENTITIES SET ChildOf = 8 WHERE ID = 5',
    'UPDATE ATTRIBUTEVALUES SET EntityId = 22 WHERE ID = 1',
    'UPDATE ATTRIBUTEVALUES SET AttributeVariableId = 3 WHERE ID = 5',
    'UPDATE ATTRIBUTEVALUES SET AttributeVariableId = 9 WHERE ID = 4',
])
