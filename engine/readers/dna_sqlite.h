/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an open database, for dna_sqlite.c and dna_rows.c alone. */
#ifndef ENT_ENGINE_READERS_DNA_SQLITE_H
#define ENT_ENGINE_READERS_DNA_SQLITE_H

#include <sqlite3.h>

#include "engine/readers/dna.h"

struct ent__dna_db {
  sqlite3 *handle;
  ent_buffer image;    /* what is read from memory */
  ent__stream *stream; /* what is read by its path: the hash; open as long, see dna_sqlite.c */
  int64_t work;        /* steps of SQLite's machine that are left */
  bool logged;         /* a log lies beside the file */
};

/* A value may have this many bytes: more than any document, less than what would exhaust memory. */
enum { ENT__DNA_MOST_BYTES = 64 << 20 };

/* Tells why SQLite failed: a fault of the data, or a failure of another kind. `where` says at what. */
void ent__dna_db_fault(ent__dna *dna, int code, const char *where);

#endif
