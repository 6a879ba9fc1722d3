/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement a row: its values are checked first, so that a bad row leaves nothing behind. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/dataset/words.h"
#include "engine/readers/table_maker.h"

bool ent__cell_fault(ent__maker *maker, const ent__table_row *row, long column, const char *code, const char *hint, const char *fmt, ...) {
  char message[512];
  long line = row->line, at = 0;
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  if (!ent__table_report_full(maker->report)) maker->source->place(maker->source->self, row, (size_t)column, &line, &at);
  ent__table_row_fault(maker->report, row->line, line, at, code, hint, "%s", message);
  return false;
}

bool ent__maker_nomem(ent__maker *maker) {
  if (maker->status == ENT_OK) maker->status = ent__nomem(maker->err);
  return false;
}

static const char *table_word(int table) { return ent__forms[table].one; }

bool ent__maker_find(ent__maker *maker, const ent__table_row *row, ent__role role, long column, uint32_t *out) {
  const int table = ent__role_table(role);
  const ent__trimmed name = ent__cell_of(row, column);
  const char *why = NULL;
  *out = ent__intern_find(&maker->names[table], name.s, name.length);
  if (*out != ENT_NONE || ent__builder_is_id(name.s, name.length, &why)) return true;
  if (name.length == 0) return ent__cell_fault(maker, row, column, "missing-value", NULL, "the %s is empty, expected a name", table_word(table));
  return ent__cell_fault(maker, row, column, "bad-id", NULL, "the %s '%.60s' %s", table_word(table), name.s, why);
}

bool ent__maker_add(ent__maker *maker, int table, ent__trimmed name, uint32_t *number) {
  if (*number == ENT_NONE) *number = ent__intern_add(&maker->names[table], name.s, name.length);
  return *number != ENT_NONE || ent__maker_nomem(maker);
}

/* Where the value of a role for a thing is kept. */
static const char **slot_of(ent__maker *maker, ent__role role, uint32_t thing) {
  ent__described *described = &maker->described[role];
  void *at = described->at;
  if (ent__grow(&at, &described->room, (size_t)thing + 1, sizeof *described->at) != 0) return NULL;
  described->at = at;
  for (; described->count <= thing; described->count++) described->at[described->count] = NULL;
  return &described->at[thing];
}

/* A thing is described once, though in many rows: two different values are a fault. */
static bool describe_once(ent__maker *maker, const ent__table_row *row, ent__role role, long column, uint32_t thing, ent__trimmed value) {
  const int table = ent__role_table(role);
  const char **slot = slot_of(maker, role, thing);
  if (slot == NULL) return ent__maker_nomem(maker);
  if (*slot == NULL) {
    *slot = ent__arena_string(&maker->arena, value.s, value.length);
    return *slot != NULL || ent__maker_nomem(maker);
  }
  if (strcmp(*slot, value.s) == 0) return true;
  return ent__cell_fault(maker, row, column, "conflicting-value", "--map ignore=COLUMN leaves a column out", "%s '%.60s' has the %s '%.60s' here and '%.60s' before, expected one",
                         table_word(table), maker->names[table].at[thing].s, ent__role_name(role), value.s, *slot);
}

static bool add_pair(ent__maker *maker, ent__intern *pairs, uint32_t a, uint32_t b) {
  const uint32_t pair[2] = {a, b};
  return ent__intern_add(pairs, (const char *)pair, sizeof pair) != ENT_NONE || ent__maker_nomem(maker);
}

/* Adds one topic or bloc. */
static bool add_part(ent__maker *maker, const ent__table_row *row, ent__role role, long column, uint32_t thing, ent__trimmed part) {
  const char *why = NULL;
  uint32_t number = ENT_NONE;
  if (role == ENT__ROLE_TOPIC) {
    number = ent__intern_add(&maker->topics, part.s, part.length);
    return number == ENT_NONE ? ent__maker_nomem(maker) : add_pair(maker, &maker->topic_pairs, thing, number);
  }
  if (!ent__builder_is_id(part.s, part.length, &why)) return ent__cell_fault(maker, row, column, "bad-id", NULL, "the bloc '%.60s' %s", part.s, why);
  if (!ent__maker_add(maker, ENT_TABLE_ACTORS, part, &number)) return false;
  if (number == thing)
    return ent__cell_fault(maker, row, column, "own-member", NULL, "actor '%.60s' is a member of itself, expected another actor", part.s);
  return add_pair(maker, &maker->bloc_pairs, thing, number);
}

/* "arms|cyber": several, apart by bars. */
static bool describe_list(ent__maker *maker, const ent__table_row *row, ent__role role, long column, uint32_t thing, ent__trimmed value) {
  const char *s = value.s;
  bool good = true;
  for (bool more = true; more && maker->status == ENT_OK;) {
    char part[256];
    size_t length = strcspn(s, "|");
    more = s[length] == '|';
    const char *next = s + length + more;
    while (length > 0 && *s == ' ') {
      s++;
      length--;
    }
    while (length > 0 && s[length - 1] == ' ') length--;
    if (length >= sizeof part)
      return ent__cell_fault(maker, row, column, "out-of-range", NULL, "the %s has %zu bytes, expected at most %zu", ent__role_name(role), length, sizeof part - 1);
    memcpy(part, s, length);
    part[length] = '\0';
    if (length > 0) good = add_part(maker, row, role, column, thing, (ent__trimmed){part, length}) && good;
    s = next;
  }
  return good;
}

static bool is_actor_kind(const char *word) { return ent__word_find(ent__actor_kind_words, ENT__WORD_COUNT_actor_kind, word) > 0; }

/* NA is the code of Namibia, bare or not, unless a writer that puts texts in quotes left it bare. */
static ent__trimmed code_of(const ent__table_row *row, const ent__columns *columns) {
  const long actor = columns->at[ENT__ROLE_ACTOR], column = columns->at[ENT__ROLE_ACTOR_SHORT];
  const bool quotes = actor >= 0 && (size_t)actor < row->count && row->cells[actor].quoted;
  return quotes ? ent__value_of(row, column) : ent__cell_of(row, column);
}

bool ent__maker_describe(ent__maker *maker, const ent__table_row *row, const ent__columns *columns, const uint32_t numbers[ENT_TABLES]) {
  bool good = true;
  for (int i = 0; i < columns->describing_count; i++) {
    const int role = columns->describing[i];
    const long column = columns->at[role];
    const uint32_t thing = numbers[ent__role_table((ent__role)role)];
    if (thing == ENT_NONE) continue;
    const ent__trimmed value = role == ENT__ROLE_ACTOR_SHORT ? code_of(row, columns) : ent__value_of(row, column);
    if (value.length == 0) continue;
    if (role == ENT__ROLE_TOPIC || role == ENT__ROLE_BLOC)
      good = describe_list(maker, row, (ent__role)role, column, thing, value) && good;
    else if (role == ENT__ROLE_ACTOR_KIND && !is_actor_kind(value.s))
      good = ent__cell_fault(maker, row, column, "bad-word", NULL,
                             "actor_kind '%.60s' is not known, expected one of state, bloc, organisation, company, civil_society, person", value.s);
    else
      good = describe_once(maker, row, (ent__role)role, column, thing, value) && good;
  }
  return good;
}

static bool read_position(ent__maker *maker, const ent__table_row *row, ent_statement *statement, ent__position *position) {
  const long column = maker->columns.at[ENT__ROLE_POSITION];
  const ent__trimmed cell = ent__cell_of(row, column);
  if (!ent__positions_read(&maker->positions, position, cell.s, cell.length)) return ent__maker_nomem(maker);
  statement->position = position->value;
  statement->word = position->word;
  if (position->what == ENT__READ_UNKNOWN)
    return ent__cell_fault(maker, row, column, "bad-position", ent__positions_hint(&maker->positions, cell.s, cell.length), "position '%.60s' is not known, expected %s", cell.s,
                           maker->positions.votes ? "yes, no, abstain, absent or 1, -1, 0"
                                                  : "a number or a word such as support, oppose, neutral, abstain, yes, no, for, against");
  if (position->what == ENT__READ_OUT_OF_SCALE)
    return ent__cell_fault(maker, row, column, "out-of-range", NULL, "position '%.60s' is not on the scale that was given", cell.s);
  return true;
}

/* Numbers out of [-1, 1] are a fault of the column as a whole, said at its end. */
static bool count_position(ent__maker *maker, const ent__table_row *row, const ent__position *position) {
  ent__positions *positions = &maker->positions;
  const bool beyond = position->word == ENT_POSITION_NUMBER && (position->value < -1 || position->value > 1);
  ent__positions_count(positions, position);
  if (beyond && positions->beyond++ == 0)
    maker->source->place(maker->source->self, row, (size_t)maker->columns.at[ENT__ROLE_POSITION], &positions->line, &positions->column);
  return !beyond;
}

static bool read_date(ent__maker *maker, const ent__table_row *row, ent_statement *statement) {
  const long column = maker->columns.at[ENT__ROLE_DATE];
  const ent__trimmed cell = ent__value_of(row, column);
  if (cell.length == 0) return true;
  if (!ent__dates_read(&maker->dates, &statement->date, cell.s, cell.length))
    return ent__cell_fault(maker, row, column, "bad-date", "write dates as YYYY-MM-DD", "date '%.60s' is no date, expected YYYY, YYYY-MM or YYYY-MM-DD", cell.s);
  if (!ent__dates_waits(statement->date)) return true;
  long line = 0, at = 0;
  maker->source->place(maker->source->self, row, (size_t)column, &line, &at);
  ent__dates_seen(&maker->dates, statement->date, cell.s, line, at);
  return true;
}

static bool read_confidence(ent__maker *maker, const ent__table_row *row, ent_statement *statement) {
  const long column = maker->columns.at[ENT__ROLE_CONFIDENCE];
  const ent__trimmed cell = ent__value_of(row, column);
  if (cell.length == 0) return true;
  const bool number = ent__cell_number(&statement->confidence, cell.s, cell.length, maker->positions.decimal_comma);
  if (number && statement->confidence > 0 && statement->confidence <= 1) return true;
  return ent__cell_fault(maker, row, column, number ? "out-of-range" : "bad-number", strchr(cell.s, ',') == NULL ? NULL : "decimals are written with a point",
                         "confidence '%.60s' is %s, expected a number in (0, 1]", cell.s, number ? "out of range" : "no number");
}

static bool read_kind(ent__maker *maker, const ent__table_row *row, ent_statement *statement) {
  const long column = maker->columns.at[ENT__ROLE_KIND];
  const ent__trimmed cell = ent__value_of(row, column);
  if (cell.length == 0) return true;
  const int kind = ent__word_find(ent__statement_kind_words, ENT__WORD_COUNT_statement_kind, cell.s);
  if (kind > 0) {
    statement->kind = (ent_statement_kind)kind;
    return true;
  }
  return ent__cell_fault(maker, row, column, "bad-word", NULL, "kind '%.60s' is not known, expected one of speech, document, vote, report", cell.s);
}

/* The names of a row; a number is ENT_NONE where the name is new. */
typedef struct named {
  uint32_t numbers[ENT_TABLES];
  uint32_t reporter;
  bool has_document, has_reporter;
} named;

static bool find_names(ent__maker *maker, const ent__table_row *row, named *out) {
  const long *at = maker->columns.at;
  bool good = ent__maker_find(maker, row, ENT__ROLE_ACTOR, at[ENT__ROLE_ACTOR], &out->numbers[ENT_TABLE_ACTORS]);
  good = ent__maker_find(maker, row, ENT__ROLE_ISSUE, at[ENT__ROLE_ISSUE], &out->numbers[ENT_TABLE_ISSUES]) && good;
  out->numbers[ENT_TABLE_DOCUMENTS] = out->reporter = ENT_NONE;
  out->has_document = ent__value_of(row, at[ENT__ROLE_DOCUMENT]).length > 0;
  if (out->has_document)
    good = ent__maker_find(maker, row, ENT__ROLE_DOCUMENT, at[ENT__ROLE_DOCUMENT], &out->numbers[ENT_TABLE_DOCUMENTS]) && good;
  const ent__trimmed reporter = ent__value_of(row, at[ENT__ROLE_REPORTED_BY]);
  out->has_reporter = reporter.length > 0;
  if (strcmp(reporter.s, "@author") == 0) out->reporter = ENT_REPORTED_BY_AUTHOR;
  else if (out->has_reporter) good = ent__maker_find(maker, row, ENT__ROLE_REPORTED_BY, at[ENT__ROLE_REPORTED_BY], &out->reporter) && good;
  return good;
}

static bool add_names(ent__maker *maker, const ent__table_row *row, named *names) {
  const long *at = maker->columns.at;
  uint32_t *numbers = names->numbers;
  const bool known = numbers[ENT_TABLE_ACTORS] != ENT_NONE && numbers[ENT_TABLE_ISSUES] != ENT_NONE;
  if (known && !names->has_document && !names->has_reporter) return true;
  if (!ent__maker_add(maker, ENT_TABLE_ACTORS, ent__cell_of(row, at[ENT__ROLE_ACTOR]), &numbers[ENT_TABLE_ACTORS])) return false;
  if (!ent__maker_add(maker, ENT_TABLE_ISSUES, ent__cell_of(row, at[ENT__ROLE_ISSUE]), &numbers[ENT_TABLE_ISSUES])) return false;
  if (names->has_document && !ent__maker_add(maker, ENT_TABLE_DOCUMENTS, ent__cell_of(row, at[ENT__ROLE_DOCUMENT]), &numbers[ENT_TABLE_DOCUMENTS]))
    return false;
  return !names->has_reporter || ent__maker_add(maker, ENT_TABLE_ACTORS, ent__cell_of(row, at[ENT__ROLE_REPORTED_BY]), &names->reporter);
}

static bool take_texts(ent__maker *maker, const ent__table_row *row, ent_statement *statement) {
  const long *at = maker->columns.at;
  if (at[ENT__ROLE_ID] < 0 && at[ENT__ROLE_LOCATOR] < 0 && at[ENT__ROLE_SUMMARY] < 0) return true;
  const ent__trimmed id = ent__value_of(row, at[ENT__ROLE_ID]);
  const ent__trimmed locator = ent__value_of(row, at[ENT__ROLE_LOCATOR]), summary = ent__value_of(row, at[ENT__ROLE_SUMMARY]);
  if (locator.length > 0) statement->locator = ent__builder_keep(maker->builder, locator.s, locator.length);
  if (summary.length > 0) statement->summary = ent__builder_plain(maker->builder, summary.s, summary.length);
  if (id.length == 0) return true;
  const char *why = NULL;
  bool taken = false;
  if (!ent__builder_is_id(id.s, id.length, &why)) return ent__cell_fault(maker, row, at[ENT__ROLE_ID], "bad-id", NULL, "id '%.60s' %s", id.s, why);
  statement->id = ent__builder_statement_id(maker->builder, id.s, id.length, &taken);
  if (!taken) return true;
  return ent__cell_fault(maker, row, at[ENT__ROLE_ID], "duplicate-id", NULL, "statement id '%.60s' is given twice, expected one of its own", id.s);
}

/* Cells behind the last column would be lost: they are a fault, which a text's own reader reports itself. */
static bool check_width(ent__maker *maker, const ent__table_row *row) {
  for (size_t k = maker->columns.count; k < row->count; k++)
    if (row->cells[k].s != NULL && row->cells[k].length > 0)
      return ent__cell_fault(maker, row, (long)k, "row-length", NULL, "the row has a value behind its last column, expected %zu columns as the header has",
                             maker->columns.count);
  return true;
}

bool ent__maker_statement_row(void *context, const ent__table_row *row) {
  ent__maker *maker = context;
  const long *at = maker->columns.at;
  ent__position position = {ENT__READ_ABSENT, ENT_POSITION_NUMBER, 0};
  named names;
  ent_statement statement = {.confidence = NAN, .reported_by = ENT_NONE, .document = ENT_NONE};
  if (maker->form == ENT__FORM_ROLL_CALLS) statement.kind = ENT_STATEMENT_VOTE;
  bool good = row->count <= maker->columns.count || check_width(maker, row);
  good = find_names(maker, row, &names) && good;
  good = read_position(maker, row, &statement, &position) && good;
  if (at[ENT__ROLE_DATE] >= 0) good = read_date(maker, row, &statement) && good;
  if (at[ENT__ROLE_CONFIDENCE] >= 0) good = read_confidence(maker, row, &statement) && good;
  if (at[ENT__ROLE_KIND] >= 0) good = read_kind(maker, row, &statement) && good;
  if (!good || !add_names(maker, row, &names) || !ent__maker_describe(maker, row, &maker->columns, names.numbers)) return maker->status == ENT_OK;
  if (position.what == ENT__READ_ABSENT) {
    maker->positions.absent++;
    return true;
  }
  if (!count_position(maker, row, &position) || !take_texts(maker, row, &statement)) return maker->status == ENT_OK;
  statement.actor = names.numbers[ENT_TABLE_ACTORS];
  statement.issue = names.numbers[ENT_TABLE_ISSUES];
  statement.document = names.numbers[ENT_TABLE_DOCUMENTS];
  statement.reported_by = names.reporter;
  ent__builder_statement(maker->builder, &statement);
  return !ent__builder_failed(maker->builder) || ent__maker_nomem(maker);
}
