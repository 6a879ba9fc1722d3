/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header row: which delimiter, which columns, and what is wrong with them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/readers/csv_file.h"

static bool is_text(const ent__csv_file *file, int field) {
  return field >= 0 && file->fields[field].type == ENT__TYPE_TEXT;
}

static bool has_attributes(const ent__csv_file *file) {
  for (const ent__field *field = file->fields; field->name != NULL; field++)
    if (field->type == ENT__TYPE_ATTRIBUTES) return true;
  return false;
}

static int attributes_field(const ent__csv_file *file) {
  return has_attributes(file) ? ent__field_find(file->fields, "attributes") : -1;
}

/* Fields that are no column: memberships have a file, attributes have columns of their own. */
static bool no_column(const ent__field *field) {
  return field->type == ENT__TYPE_MEMBERSHIPS || field->type == ENT__TYPE_ATTRIBUTES;
}

/* Finds the field that the first `length` bytes of a name stand for. */
static int find_field(const ent__csv_file *file, const char *name, size_t length) {
  for (int i = 0; file->fields[i].name != NULL; i++) {
    const char *known = file->fields[i].name;
    if (strlen(known) == length && memcmp(known, name, length) == 0 && !no_column(&file->fields[i])) return i;
  }
  return -1;
}

/* Is it the name of an attribute? */
static bool is_name(const char *s) {
  if (*s == '\0') return false;
  for (; *s != '\0'; s++)
    if ((unsigned char)*s < 0x20 || *s == 0x7f) return false;
  return true;
}

bool ent__csv_column_read(ent__csv_column *out, const ent__csv_file *file, const char *name) {
  *out = (ent__csv_column){ENT__CSV_PLAIN, -1, NULL, false};
  if (file->table == ENT__CSV_ABOUT && strcmp(name, "entente") == 0) {
    out->role = ENT__CSV_VERSION;
    return true;
  }
  if (file->table == ENT__CSV_MEMBERSHIPS && strcmp(name, "actor") == 0) {
    out->role = ENT__CSV_ACTOR;
    return true;
  }
  const bool number = strncmp(name, "num:", 4) == 0;
  if (has_attributes(file) && (number || strncmp(name, "attr:", 5) == 0)) {
    out->role = number ? ENT__CSV_NUMBER : ENT__CSV_ATTRIBUTE;
    out->field = attributes_field(file);
    out->key = name + (number ? 4 : 5);
    return is_name(out->key);
  }
  const char *at = strchr(name, '@');
  out->field = find_field(file, name, at == NULL ? strlen(name) : (size_t)(at - name));
  if (at == NULL) return out->field >= 0;
  out->role = ENT__CSV_WORDING;
  out->key = at + 1;
  return is_text(file, out->field) && ent__builder_is_language(out->key);
}

/* Steps over one name of the header under a delimiter, and copies what fits of it. */
static size_t next_name(const ent__csv_file *file, size_t at, char delimiter, char *name, size_t room) {
  const char *data = file->bytes.data;
  const bool quoted = data[at] == '"';
  size_t length = 0;
  if (quoted) at++;
  for (; at < file->bytes.size; at++) {
    if (quoted && data[at] == '"') {
      if (data[at + 1] != '"') break;
      at++;
    } else if (!quoted && (data[at] == delimiter || data[at] == '\n' || data[at] == '\r')) {
      break;
    }
    if (length + 1 < room) name[length++] = data[at];
  }
  name[length] = '\0';
  return quoted && at < file->bytes.size ? at + 1 : at;
}

/* Counts the columns of the header under a delimiter: how many are known, how many there are. */
static void count_names(const ent__csv_file *file, size_t at, char delimiter, size_t *known, size_t *all) {
  char name[256];
  *known = 0;
  *all = 0;
  for (;;) {
    ent__csv_column column;
    at = next_name(file, at, delimiter, name, sizeof name);
    (*all)++;
    *known += ent__csv_column_read(&column, file, name);
    if (at >= file->bytes.size || file->bytes.data[at] != delimiter) return;
    at++;
  }
}

char ent__csv_delimiter(const ent__csv_file *file) {
  static const char candidates[] = {',', ';', '\t', '\0'};
  size_t at = file->start;
  char best = ',';
  size_t best_known = 0;
  size_t best_all = 0;
  while (at < file->bytes.size && (file->bytes.data[at] == '\n' || file->bytes.data[at] == '\r')) at++;
  for (const char *c = candidates; *c != '\0' && at < file->bytes.size; c++) {
    size_t known;
    size_t all;
    count_names(file, at, *c, &known, &all);
    if (known > best_known || (known == best_known && all > best_all)) {
      best = *c;
      best_known = known;
      best_all = all;
    }
  }
  return best;
}

/* Proposes the nearest name; false where none is near. */
static bool propose(char *hint, size_t room, const ent__csv_file *file, const char *name) {
  const char *at = strchr(name, '@');
  char plain[128];
  ent__near near;
  snprintf(plain, sizeof plain, "%.*s", (int)(at == NULL ? strlen(name) : (size_t)(at - name)), name);
  ent__near_begin(&near, plain);
  for (const ent__field *field = file->fields; field->name != NULL; field++)
    if (!no_column(field) && (at == NULL || field->type == ENT__TYPE_TEXT))
      ent__near_consider(&near, field->name);
  if (file->table == ENT__CSV_MEMBERSHIPS) ent__near_consider(&near, "actor");
  if (file->table == ENT__CSV_ABOUT) ent__near_consider(&near, "entente");
  if (near.best != NULL) snprintf(hint, room, "did you mean '%s%s'?", near.best, at == NULL ? "" : at);
  return near.best != NULL;
}

/* Says of a column `name@...` or `attr:...` what is wrong with it; false where it is neither. */
static bool unknown_part(ent__builder *builder, const ent__csv_file *file, const ent__csv_row *row, size_t k,
                         const char *name) {
  const char *at = strchr(name, '@');
  const int field = at == NULL ? -1 : find_field(file, name, (size_t)(at - name));
  if (has_attributes(file) && (strncmp(name, "attr:", 5) == 0 || strncmp(name, "num:", 4) == 0)) {
    ent__csv_fault(builder, file, row, k, "bad-attribute", NULL,
                   "an attribute's name is empty or holds a control character");
    return true;
  }
  if (field < 0) return false;
  if (is_text(file, field)) {
    ent__csv_fault(builder, file, row, k, "bad-language", NULL,
                   "'%.80s' in column '%.80s' is no language tag, expected one like 'en' or 'zh-Hant'",
                   at + 1, name);
  } else {
    ent__csv_fault(builder, file, row, k, "unknown-column", NULL,
                   "column '%.80s' names a language, but '%s' is no text", name, file->fields[field].name);
  }
  return true;
}

static void unknown(ent__builder *builder, const ent__csv_file *file, ent__arena *arena,
                    const ent__csv_row *row, size_t k, const char *name) {
  static const char memberships[] = "memberships go into 'memberships.csv'";
  static const char sheet[] = "memberships go into a sheet 'memberships'";
  static const char one[] = "columns are divided by commas, semicolons or tabs";
  static const char attributes[] = "an attribute's column is called 'attr:NAME' or 'num:NAME'";
  char hint[256];
  if (name[0] == '\0') {
    ent__csv_fault(builder, file, row, k, "unknown-column", NULL, "column %zu has no name", k + 1);
    return;
  }
  if (unknown_part(builder, file, row, k, name)) return;
  const bool near = propose(hint, sizeof hint, file, name);
  const bool bloc = has_attributes(file) && strcmp(name, "member_of") == 0;
  const char *kept = near ? ent__arena_string(arena, hint, strlen(hint)) : NULL;
  const char *other = bloc ? (file->sheet ? sheet : memberships) : row->count == 1 && !file->sheet ? one : has_attributes(file) ? attributes : NULL;
  ent__csv_fault(builder, file, row, k, "unknown-column", near && !bloc ? kept : other,
                 "unknown column '%.80s'", name);
}

/* Each fault of a header means a walk along it: so that no header takes long, most of them are counted only.
 */
enum { most_faults = 200 };

static void too_many(ent__builder *builder, const ent__csv_file *file, size_t faults, const char *what) {
  if (faults <= most_faults) return;
  ent__builder_fault_at(builder, file->source, 1, 0, NULL, "unknown-column", NULL, "%zu more columns are %s",
                        faults - most_faults, what);
}

/* By field, then by what of it they set; the same columns become neighbours. */
static int by_meaning(const void *a, const void *b) {
  const ent__csv_column *x = *(const ent__csv_column *const *)a;
  const ent__csv_column *y = *(const ent__csv_column *const *)b;
  if (x->field != y->field) return x->field < y->field ? -1 : 1;
  if (x->role != y->role) return x->role < y->role ? -1 : 1;
  const int key = x->key == NULL || y->key == NULL ? 0 : strcmp(x->key, y->key);
  if (key != 0) return key;
  return (x > y) - (x < y);
}

static bool same(const ent__csv_column *a, const ent__csv_column *b) {
  if (a->role == ENT__CSV_SKIP || a->role != b->role || a->field != b->field) return false;
  return a->key == NULL || strcmp(a->key, b->key) == 0;
}

/* Sorts the columns, and reports those that come twice. */
static ent_status put_in_order(ent__builder *builder, ent__csv_file *file, ent__arena *arena,
                               const ent__csv_row *row, ent_error *err) {
  const size_t count = file->column_count;
  ent__csv_column **sorted = ent__arena_alloc(arena, count, sizeof *sorted);
  file->order = ent__arena_alloc(arena, count, sizeof *file->order);
  if (sorted == NULL || file->order == NULL) return ent__nomem(err);
  for (size_t k = 0; k < count; k++) sorted[k] = &file->columns[k];
  qsort(sorted, count, sizeof *sorted, by_meaning);
  for (size_t k = 0; k < count; k++) file->order[k] = (size_t)(sorted[k] - file->columns);
  size_t first = 0;
  size_t faults = 0;
  for (size_t k = 1; k < count; k++) {
    const size_t at = file->order[k];
    if (!same(sorted[first], sorted[k])) {
      first = k;
      continue;
    }
    sorted[k]->repeated = true;
    if (faults++ < most_faults)
      ent__csv_fault(builder, file, row, at, "duplicate-column", NULL,
                     "column '%.80s' is given twice, expected once", row->fields[at].s);
  }
  too_many(builder, file, faults, "given twice");
  return ENT_OK;
}

static bool named(const ent__csv_file *file, ent__csv_role role, int field) {
  for (size_t i = 0; i < file->column_count; i++) {
    const ent__csv_column *column = &file->columns[i];
    const bool wording = column->role == ENT__CSV_WORDING && role == ENT__CSV_PLAIN;
    if ((column->role == role || wording) && column->field == field) return true;
  }
  return false;
}

static void missing(ent__builder *builder, const ent__csv_file *file, const ent__csv_row *row,
                    const char *name) {
  ent__csv_fault(builder, file, row, 0, "missing-column", NULL, "column '%s' is missing", name);
}

static void check_required(ent__builder *builder, const ent__csv_file *file, const ent__csv_row *row) {
  if (file->table == ENT__CSV_ABOUT && !named(file, ENT__CSV_VERSION, -1))
    missing(builder, file, row, "entente");
  if (file->table == ENT__CSV_MEMBERSHIPS && !named(file, ENT__CSV_ACTOR, -1))
    missing(builder, file, row, "actor");
  for (int i = 0; file->fields[i].name != NULL; i++)
    if (file->fields[i].required && !named(file, ENT__CSV_PLAIN, i))
      missing(builder, file, row, file->fields[i].name);
}

ent_status ent__csv_header(ent__builder *builder, ent__csv_file *file, ent__arena *arena,
                           const ent__csv_row *row, ent_error *err) {
  file->columns = ent__arena_alloc(arena, row->count, sizeof *file->columns);
  size_t faults = 0;
  if (file->columns == NULL) return ent__nomem(err);
  for (size_t k = 0; k < row->count; k++) {
    ent__csv_column *column = &file->columns[k];
    const char *name = row->fields[k].s == NULL ? "" : row->fields[k].s;
    name = ent__arena_string(arena, name, strlen(name));
    if (name == NULL) return ent__nomem(err);
    if (!ent__csv_column_read(column, file, name)) {
      if (faults++ < most_faults) unknown(builder, file, arena, row, k, name);
      column->role = ENT__CSV_SKIP;
    }
    file->column_count = k + 1;
  }
  too_many(builder, file, faults, "unknown");
  const ent_status status = put_in_order(builder, file, arena, row, err);
  if (status == ENT_OK) check_required(builder, file, row);
  return status;
}
