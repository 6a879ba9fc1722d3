# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.environ["ENTENTE_SOURCE"], "tests"))
from dna_database import make

make("input.dna", 3, ["UPDATE ENTITIES SET Value = CAST(x'4100' AS TEXT) WHERE ID = 4", "UPDATE ENTITIES SET Value = CAST(x'41ff42' AS TEXT) WHERE ID = 8",
                      "UPDATE DOCUMENTS SET Author = CAST(x'c3' AS TEXT) WHERE ID = 2", "UPDATE ATTRIBUTEVARIABLES SET AttributeVariable = '' WHERE ID = 1"])
