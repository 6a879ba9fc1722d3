/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall around SQLite: opening. A database may come from anyone, so nothing in it is trusted: no
 * view, trigger or virtual table is run, each value and the whole work are bounded by counts.
 *
 * A file is read by its path, so that SQLite respects the locks of other programs and reads a log
 * beside it. Its bytes are hashed meanwhile under the same lock. Closing any descriptor of a file drops all
 * locks that the process has on it (POSIX), so that the hashing stream stays open until the end.
 */
#include "engine/readers/dna_sqlite.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/file.h"
#include "engine/base/mem.h"

/* Bytes 18 and 19 of the header are 2 where changes go to a log ("-wal") first. */
enum { magic_size = 16, mode_at = 18, header_size = 100, log_mode = 2, plain_mode = 1 };
static const char magic[magic_size] = "SQLite format 3";

/* An honest table costs about ten steps a row, and a row has at least ten bytes. */
enum { least_work = 20000000, work_a_byte = 100, work_unit = 1000 };
/* How often, and how many milliseconds each, another program's lock is waited for. */
enum { most_tries = 20, wait = 25 };

bool ent__sniff_dna(const char *head, size_t size) { return size >= magic_size && memcmp(head, magic, magic_size) == 0; }

static int on_busy(void *context, int tries) {
  (void)context;
  if (tries >= most_tries) return 0;
  sqlite3_sleep(wait);
  return 1;
}

static int on_progress(void *context) {
  ent__dna_db *db = context;
  db->work -= work_unit;
  return db->work < 0;
}

static void io_failure(ent__dna *dna, const char *what) {
  if (dna->status != ENT_OK) return;
  if (dna->err != NULL && dna->err->status == ENT_OK) ent__copy_text(dna->err->source, sizeof dna->err->source, dna->name);
  dna->status = ent__fail(dna->err, ENT_E_IO, "'%.120s' %s", dna->name, what);
}

void ent__dna_db_fault(ent__dna *dna, int code, const char *where) {
  switch (code & 0xff) {
    case SQLITE_NOMEM: ent__dna_nomem(dna); return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: io_failure(dna, "is locked by another program, expected to read it; close it there and try again"); return;
    case SQLITE_CANTOPEN: io_failure(dna, "cannot be opened as a database; if another program writes it, close it there"); return;
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_IOERR: io_failure(dna, "cannot be read"); return;
    case SQLITE_READONLY:
      io_failure(dna, "was left in the middle of a change, expected a whole database; open it once in Discourse Network Analyzer");
      return;
    case SQLITE_NOTADB:
      ent__dna_fault(dna, "bad-database", NULL, "the file is no SQLite database, or an encrypted one, expected one of Discourse Network Analyzer");
      return;
    case SQLITE_TOOBIG:
      ent__dna_fault(dna, "too-large", NULL, "a value has more than %d bytes, expected fewer (%s)", (int)ENT__DNA_MOST_BYTES, where);
      return;
    case SQLITE_INTERRUPT:
      ent__dna_fault(dna, "bad-database", NULL, "reading takes more work than an honest database of this size, expected less (%s)", where);
      return;
    default:
      ent__dna_fault(dna, "bad-database", (code & 0xff) == SQLITE_CORRUPT ? "the file may have been cut off or damaged on its way; copy it anew" : NULL,
                     "the database %s: %s, expected one that SQLite can read (%s)", (code & 0xff) == SQLITE_CORRUPT ? "is damaged" : "cannot be read",
                     ent__dna_shorten(sqlite3_errmsg(dna->db->handle)).text, where);
  }
}

/* All settings are of this connection alone. */
static int restrict_it(ent__dna_db *db) {
  static const struct { int id, most; } limits[] = {
      {SQLITE_LIMIT_LENGTH, ENT__DNA_MOST_BYTES}, {SQLITE_LIMIT_SQL_LENGTH, 1000000}, {SQLITE_LIMIT_COLUMN, 500}, {SQLITE_LIMIT_EXPR_DEPTH, 500},
      {SQLITE_LIMIT_VDBE_OP, 25000},              {SQLITE_LIMIT_ATTACHED, 0},         {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
      {SQLITE_LIMIT_WORKER_THREADS, 0},           {-1, 0}};
  static const struct { int id, on; } switches[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                                    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, {-1, 0}};
  for (int i = 0; limits[i].id >= 0; i++) sqlite3_limit(db->handle, limits[i].id, limits[i].most);
  for (int i = 0; switches[i].id >= 0; i++) sqlite3_db_config(db->handle, switches[i].id, switches[i].on, NULL);
  sqlite3_extended_result_codes(db->handle, 1);
  sqlite3_busy_handler(db->handle, on_busy, NULL);
  sqlite3_progress_handler(db->handle, work_unit, on_progress, db);
  return sqlite3_exec(db->handle, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
}

static void open_image(ent__dna *dna, const ent__source *source, char sha256[65], bool complete) {
  ent__dna_db *db = dna->db;
  dna->status = ent__source_load(&db->image, sha256, source, dna->err);
  if (dna->status != ENT_OK) return;
  if (db->image.size < header_size || !ent__sniff_dna(db->image.data, db->image.size)) {
    ent__dna_db_fault(dna, SQLITE_NOTADB, "");
    return;
  }
  char *mode = db->image.data + mode_at;
  if (mode[0] == log_mode || mode[1] == log_mode) {
    mode[0] = mode[1] = plain_mode; /* in memory there is no log, and SQLite refuses what would have one */
    if (!complete)
      ent__dna_tell(dna, ENT_WARNING, "open-log", "changes that the database keeps in a log beside it ('-wal') are not in what was read, expected none");
  }
  int code = sqlite3_open_v2(":memory:", &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_deserialize(db->handle, "main", (unsigned char *)db->image.data, (sqlite3_int64)db->image.size, (sqlite3_int64)db->image.size,
                               SQLITE_DESERIALIZE_READONLY);
  db->work = least_work + (int64_t)work_a_byte * (int64_t)db->image.size;
  if (code == SQLITE_OK) code = restrict_it(db);
  if (code != SQLITE_OK) ent__dna_db_fault(dna, code, "at its beginning");
}

/* Reads the file to its end for the hash; returns its size. */
static int64_t hash(ent__dna *dna, char sha256[65]) {
  char bytes[1 << 14];
  size_t got = 1;
  int64_t size = 0;
  while (dna->status == ENT_OK && got > 0) {
    dna->status = ent__stream_read(dna->db->stream, bytes, sizeof bytes, &got, dna->err);
    size += (int64_t)got;
  }
  if (dna->status == ENT_OK) ent__stream_hash(dna->db->stream, sha256);
  return size;
}

/* The first statement of the transaction takes the lock, which is held until the database is closed. */
static void open_path(ent__dna *dna, const ent__source *source, char sha256[65]) {
  ent__dna_db *db = dna->db;
  ent_buffer path = ENT_BUFFER_INIT;
  if (strncmp(source->path, "file:", 5) == 0) ent__buffer_puts(&path, "./"); /* a name, no address */
  ent__buffer_puts(&path, source->path);
  dna->status = ent__buffer_status(&path, dna->err);
  if (dna->status == ENT_OK) dna->status = ent__stream_open(&db->stream, source, dna->err);
  if (dna->status == ENT_OK) {
    db->work = least_work;
    int code = sqlite3_open_v2(path.data, &db->handle, SQLITE_OPEN_READONLY, NULL);
    if (code == SQLITE_OK) code = restrict_it(db);
    if (code == SQLITE_OK) code = sqlite3_exec(db->handle, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", NULL, NULL, NULL);
    if (code != SQLITE_OK) ent__dna_db_fault(dna, code, "at its beginning");
  }
  if (ent__dna_sound(dna)) db->work = least_work + work_a_byte * hash(dna, sha256);
  if (ent__dna_sound(dna) && db->logged)
    ent__dna_tell(dna, ENT_NOTE, "open-log", "changes in the log beside the database ('-wal') were read too; the hash is of the database alone");
  ent_buffer_clear(&path);
}

/* Whether another file lies beside the database, as SQLite names it. */
static bool beside(ent__dna *dna, const char *path, const char *end) {
  ent_buffer name = ENT_BUFFER_INIT;
  ent__buffer_puts(&name, path);
  ent__buffer_puts(&name, end);
  if (name.failed) ent__dna_nomem(dna);
  const bool found = !name.failed && ent__file_is_regular(name.data);
  ent_buffer_clear(&name);
  return found;
}

/* SQLite looks for the log beside what a link leads to. */
static bool is_link(const char *path) {
  struct stat info;
  return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/*
 * Whether it has to be read from memory: it is there already, is compressed, or keeps a log of which
 * there is none now. The last would make SQLite write files beside it.
 */
static bool wants_image(ent__dna *dna, const ent__source *source) {
  char head[header_size];
  size_t got = 0;
  int file = -1;
  if (source->path == NULL) return true;
  dna->status = ent__file_open(&file, source->path, dna->err);
  if (dna->status == ENT_OK) dna->status = ent__file_next(file, source->path, head, sizeof head, &got, dna->err);
  ent__file_close(file);
  if (dna->status != ENT_OK || !ent__sniff_dna(head, got) || got < sizeof head) return true;
  const bool logs = head[mode_at] == log_mode || head[mode_at + 1] == log_mode;
  dna->db->logged = logs && beside(dna, source->path, "-wal");
  return logs && !dna->db->logged && !is_link(source->path);
}

/* Steps over blanks and comments of SQL. */
static const char *skip_blanks(const char *sql) {
  for (;;) {
    if (*sql != '\0' && strchr(" \t\r\n\f", *sql) != NULL) sql++;
    else if (sql[0] == '-' && sql[1] == '-') sql += strcspn(sql, "\n");
    else if (sql[0] == '/' && sql[1] == '*') {
      const char *end = strstr(sql + 2, "*/");
      sql = end == NULL ? sql + strlen(sql) : end + 2;
    } else return sql;
  }
}

static bool makes_virtual_table(const char *sql) {
  if (sql == NULL) return false;
  sql = skip_blanks(sql);
  return strncasecmp(sql, "create", 6) == 0 && strncasecmp(skip_blanks(sql + 6), "virtual", 7) == 0;
}

/* A virtual table runs code of its own; Discourse Network Analyzer has none. */
static void check_schema(ent__dna *dna) {
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(dna->db->handle, "SELECT name, sql FROM main.sqlite_schema", -1, &statement, NULL);
  while (code == SQLITE_OK && ent__dna_sound(dna) && (code = sqlite3_step(statement)) == SQLITE_ROW) {
    code = SQLITE_OK;
    const char *name = (const char *)sqlite3_column_text(statement, 0);
    if (makes_virtual_table((const char *)sqlite3_column_text(statement, 1)))
      ent__dna_fault(dna, "bad-database", NULL, "'%s' is a virtual table, expected none as in Discourse Network Analyzer",
                     ent__dna_shorten(name == NULL ? "" : name).text);
  }
  if (code != SQLITE_OK && code != SQLITE_DONE) ent__dna_db_fault(dna, code, "in its list of tables");
  sqlite3_finalize(statement);
}

ent_status ent__dna_db_open(ent__dna *dna, const ent__source *source, char sha256[65]) {
  dna->db = ent__zalloc(1, sizeof *dna->db);
  if (dna->db == NULL) {
    ent__dna_nomem(dna);
    return dna->status;
  }
  const bool image = wants_image(dna, source);
  if (dna->status != ENT_OK) return dna->status;
  if (image) open_image(dna, source, sha256, source->path != NULL);
  else open_path(dna, source, sha256);
  if (ent__dna_sound(dna)) check_schema(dna);
  return dna->status;
}

bool ent__dna_db_has(ent__dna *dna, const char *table) {
  sqlite3_stmt *statement = NULL;
  bool found = false;
  int code = sqlite3_prepare_v2(dna->db->handle, "SELECT 1 FROM main.sqlite_schema WHERE name = ?1 COLLATE NOCASE", -1, &statement, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  found = code == SQLITE_ROW;
  if (!found && code != SQLITE_DONE) ent__dna_db_fault(dna, code, "in its list of tables");
  sqlite3_finalize(statement);
  return found;
}

void ent__dna_db_close(ent__dna_db *db) {
  if (db == NULL) return;
  sqlite3_close(db->handle);
  ent__stream_close(db->stream);
  ent_buffer_clear(&db->image);
  ent__free(db);
}
