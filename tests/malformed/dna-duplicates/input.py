# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, [
    'INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (1, 2, 5)',
    'INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (2, 4, 1)',
    "INSERT INTO ATTRIBUTEVALUES(EntityId, AttributeVariableId, AttributeValue) VALUES (4, 2, 'again')",
    'CREATE TABLE COPY AS SELECT * FROM DOCUMENTS',
    'INSERT INTO COPY SELECT * FROM DOCUMENTS WHERE ID = 1',
    'DROP TABLE DOCUMENTS',
    'ALTER TABLE COPY RENAME TO DOCUMENTS',
])
