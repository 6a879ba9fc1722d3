/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From fields to values: numbers, lists, orders of values and targets, each as CSV writes it. */
#include <string.h>

#include "engine/base/number.h"
#include "engine/readers/csv_file.h"

static const char *name_of(const ent__csv_file *file, int field) { return file->fields[field].name; }

/* A user's string for a message; the builder cuts what is longer than its line. */
static int shown(const ent__csv_field *value) { return value->length > 60 ? 60 : (int)value->length; }

/* Says that a field is no number; a comma in it is most likely a decimal one. */
static void not_a_number(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                         const ent__csv_field *value, const char *expected) {
  const char *comma = strchr(value->s, ',');
  ent__builder_seen(builder, column->field);
  ent__builder_fault(
      builder, column->field, -1, column->key, "bad-number",
      comma == NULL ? NULL : "decimals are written with a point", "%s '%.*s' is no number, expected %s",
      column->key != NULL ? column->key : name_of(file, column->field), shown(value), value->s, expected);
}

static void set_number(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                       const ent__csv_field *value) {
  double number = 0;
  if (!ent__number_parse(&number, value->s, value->length))
    not_a_number(builder, file, column, value, "one like 0.5");
  else if (column->role == ENT__CSV_NUMBER)
    ent__builder_attribute(builder, column->field, column->key, NULL, number);
  else
    ent__builder_number(builder, column->field, number);
}

static void set_position(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                         const ent__csv_field *value) {
  double number = 0;
  if (ent__number_parse(&number, value->s, value->length))
    ent__builder_number(builder, column->field, number);
  else if (strchr("+-.0123456789", value->s[0]) != NULL)
    not_a_number(builder, file, column, value, "one in [-1, 1] or one of support, oppose, neutral, abstain");
  else
    ent__builder_string(builder, column->field, value->s, value->length);
}

static bool same_word(const char *s, const char *word) {
  for (; *s != '\0' && *word != '\0'; s++, word++)
    if ((*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s) != *word) return false;
  return *s == *word;
}

/* Spreadsheets turn true into TRUE. */
static void set_bool(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                     const ent__csv_field *value) {
  const bool yes = same_word(value->s, "true");
  if (yes || same_word(value->s, "false")) {
    ent__builder_bool(builder, column->field, yes);
    return;
  }
  ent__builder_seen(builder, column->field);
  ent__builder_fault(builder, column->field, -1, NULL, "bad-word", NULL,
                     "%s '%.*s' is not known, expected true or false", name_of(file, column->field),
                     shown(value), value->s);
}

/*
 * Steps over one element of a list, which it frees of its escapes in place. Returns the separator
 * behind it, 0 at the end, -1 where a backslash escapes nothing.
 */
static int next_element(char **at, const char *end, const char *separators, char **element, size_t *length) {
  char *to = *at;
  const char *from = *at;
  *element = to;
  for (; from < end && strchr(separators, *from) == NULL; from++) {
    if (*from == '\\') {
      from++;
      if (from >= end || (*from != '\\' && strchr(separators, *from) == NULL)) return -1;
    }
    *to++ = *from;
  }
  *length = (size_t)(to - *element);
  *at += from - *at;
  if (from >= end) return 0;
  return *(*at)++;
}

static void bad_escape(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                       bool ranking) {
  ent__builder_fault(builder, column->field, -1, NULL, "bad-escape", "write '\\\\' for a backslash",
                     "a backslash in %s is followed by neither '\\'%s", name_of(file, column->field),
                     ranking ? ", '|' nor '='" : " nor '|'");
}

static void empty_element(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column) {
  ent__builder_fault(builder, column->field, -1, NULL, "missing-element", NULL,
                     "%s has an empty element, expected an id on each side of a separator",
                     name_of(file, column->field));
}

/* "arms|cyber": one word alone, or several with '|' between. */
static void set_strings(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                        ent__csv_field *value) {
  char *at = value->s;
  int separator = '|';
  bool several = false;
  while (separator != 0) {
    char *element;
    size_t length;
    separator = next_element(&at, value->s + value->length, "|", &element, &length);
    if (separator < 0) {
      bad_escape(builder, file, column, false);
      return;
    }
    several = several || separator != 0;
    if (several)
      ent__builder_listed(builder, column->field, element, length);
    else
      ent__builder_string(builder, column->field, element, length);
  }
}

static void set_references(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                           ent__csv_field *value) {
  char *at = value->s;
  int separator = '|';
  while (separator != 0) {
    char *element;
    size_t length;
    separator = next_element(&at, value->s + value->length, "|", &element, &length);
    if (separator < 0) {
      bad_escape(builder, file, column, false);
      return;
    }
    if (length == 0)
      empty_element(builder, file, column);
    else
      ent__builder_reference(builder, column->field, element, length);
  }
}

/* "security|freedom=growth": highest first, '=' between equals. */
static void set_ranking(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                        ent__csv_field *value) {
  char *at = value->s;
  uint32_t rank = 0;
  int separator = '|';
  while (separator != 0) {
    char *element;
    size_t length;
    separator = next_element(&at, value->s + value->length, "|=", &element, &length);
    if (separator < 0) {
      bad_escape(builder, file, column, true);
      return;
    }
    if (length == 0)
      empty_element(builder, file, column);
    else
      ent__builder_rank(builder, column->field, rank, element, length);
    rank += separator == '|';
  }
}

/* "argument:ID", "issue:ID:support", "issue:ID:oppose", "relation:ID"; an id may hold colons. */
static void set_target(ent__builder *builder, const ent__csv_column *column, const ent__csv_field *value) {
  static const struct {
    const char *front;
    const char *back;
    ent_target_kind kind;
  } forms[] = {{"argument:", "", ENT_TARGET_ARGUMENT},
               {"relation:", "", ENT_TARGET_RELATION},
               {"issue:", ":support", ENT_TARGET_ISSUE_SUPPORT},
               {"issue:", ":oppose", ENT_TARGET_ISSUE_OPPOSE}};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    const size_t front = strlen(forms[i].front);
    const size_t back = strlen(forms[i].back);
    if (value->length <= front + back || memcmp(value->s, forms[i].front, front) != 0) continue;
    if (memcmp(value->s + value->length - back, forms[i].back, back) != 0) continue;
    ent__builder_target(builder, column->field, forms[i].kind, value->s + front,
                        value->length - front - back);
    return;
  }
  ent__builder_seen(builder, column->field);
  ent__builder_fault(
      builder, column->field, -1, NULL, "bad-target", NULL,
      "'%.*s' is no target, expected argument:ID, issue:ID:support, issue:ID:oppose or relation:ID",
      shown(value), value->s);
}

static void set_field(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                      ent__csv_field *value) {
  const ent__type type = file->fields[column->field].type;
  /* Only a string can be empty: elsewhere "" is what a program writes that quotes everything. */
  if (value->length == 0 && type != ENT__TYPE_STRING && type != ENT__TYPE_STRINGS && type != ENT__TYPE_TEXT) return;
  switch (type) {
    case ENT__TYPE_NUMBER: set_number(builder, file, column, value); break;
    case ENT__TYPE_POSITION: set_position(builder, file, column, value); break;
    case ENT__TYPE_BOOL: set_bool(builder, file, column, value); break;
    case ENT__TYPE_STRINGS: set_strings(builder, file, column, value); break;
    case ENT__TYPE_REFERENCES: set_references(builder, file, column, value); break;
    case ENT__TYPE_RANKING: set_ranking(builder, file, column, value); break;
    case ENT__TYPE_TARGET: set_target(builder, column, value); break;
    default: ent__builder_string(builder, column->field, value->s, value->length);
  }
}

void ent__csv_value(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                    ent__csv_field *value) {
  if (value->s == NULL || column->repeated) return;
  switch (column->role) {
    case ENT__CSV_PLAIN: set_field(builder, file, column, value); break;
    case ENT__CSV_WORDING:
      ent__builder_text(builder, column->field, column->key, value->s, value->length);
      break;
    case ENT__CSV_ATTRIBUTE: ent__builder_attribute(builder, column->field, column->key, value->s, 0); break;
    case ENT__CSV_NUMBER:
      if (value->length > 0) set_number(builder, file, column, value);
      break;
    default: break;
  }
}
