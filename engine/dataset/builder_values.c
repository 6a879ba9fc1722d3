/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting the fields of a record: each value is checked against the form as it comes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/base/number.h"
#include "engine/base/utf8.h"
#include "engine/dataset/builder_internal.h"
#include "engine/dataset/words.h"

static const char *keep(ent__builder *builder, ent__arena *arena, const char *s, size_t length) {
  const char *copy = ent__arena_string(arena, s, length);
  if (copy == NULL) builder->failed = true;
  return copy;
}

static const char *field_name(ent__builder *builder, int field) { return ent__builder_fields(builder)[field].name; }

static bool has_control(const char *s, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f) return true;
  return false;
}

bool ent__builder_is_id(const char *s, size_t length, const char **why) {
  *why = length == 0              ? "is empty, expected at least one character"
         : s[0] == '@'            ? "begins with '@', expected another first character"
         : has_control(s, length) ? "holds a control character, expected none"
                                  : NULL;
  return *why == NULL;
}

static void set_id(ent__builder *builder, int field, const char *s, size_t length) {
  const ent__record_form *form = &ent__forms[builder->table];
  const char *problem = NULL;
  const ent__place place = ent__builder_place(builder, field, -1, NULL);
  if (!ent__builder_is_id(s, length, &problem)) {
    ent__builder_fault_place(builder, place, "bad-id", NULL, "id '%s' %s", ent__builder_short(builder, s, length), problem);
    return;
  }
  ent_dataset *dataset = builder->dataset;
  const char *id = keep(builder, &dataset->arena, s, length);
  if (id == NULL) return;
  *(const char **)ent__builder_slot(builder, field) = id;
  const uint32_t holder = ent__id_index_add(&dataset->ids[builder->table], &dataset->arena, id, builder->record);
  if (holder == ENT_NONE) builder->failed = true;
  if (holder == builder->record || holder == ENT_NONE) return;
  ent__fault *fault = ent__builder_fault_place(builder, place, "duplicate-id", NULL, "%s id '%s' is given twice, expected one of its own",
                                               form->one, ent__builder_short(builder, s, length));
  if (fault == NULL) return;
  fault->has_first = true;
  fault->first = place;
  fault->first.record = holder;
}

static void set_word(ent__builder *builder, int field, const char *s) {
  const ent__field *form = &ent__builder_fields(builder)[field];
  const int value = ent__word_find(form->words, form->word_count, s);
  if (value >= 0) {
    *(int *)ent__builder_slot(builder, field) = value;
    return;
  }
  char list[160] = "";
  ent__near near;
  ent__near_begin(&near, s);
  for (int i = 0; i < form->word_count; i++) {
    if (form->words[i] == NULL) continue;
    ent__near_consider(&near, form->words[i]);
    if (list[0] != '\0') strcat(list, ", ");
    strcat(list, form->words[i]);
  }
  ent__builder_fault(builder, field, -1, NULL, "bad-word", ent__builder_hint(builder, near.best),
                     "%s '%s' is not known, expected one of %s", form->name, ent__builder_short(builder, s, strlen(s)), list);
}

static void set_interval(ent__builder *builder, int field, const char *s, bool single) {
  ent_interval found = {{0, 0, 0}, {0, 0, 0}};
  if (ent_interval_parse(&found, s) && !(single && found.to.year != 0)) {
    *(ent_interval *)ent__builder_slot(builder, field) = found;
    return;
  }
  ent__builder_fault(builder, field, -1, NULL, "bad-date", NULL, "%s '%s' is no date, expected YYYY, YYYY-MM or YYYY-MM-DD%s",
                     field_name(builder, field), ent__builder_short(builder, s, strlen(s)),
                     single ? "" : ", or two of them in order joined by '/'");
}

static void set_position_word(ent__builder *builder, int field, const char *s) {
  static const double values[] = {0, 1, -1, 0, 0};
  const int word = ent__word_find(ent__position_words, ENT__WORD_COUNT_position, s);
  if (word > 0) {
    ent_statement *statement = (ent_statement *)builder->dataset->tables[ENT_TABLE_STATEMENTS] + builder->record;
    statement->word = (ent_position_word)word;
    statement->position = values[word];
    return;
  }
  ent__near near;
  ent__near_begin(&near, s);
  for (int i = 1; i < ENT__WORD_COUNT_position; i++) ent__near_consider(&near, ent__position_words[i]);
  ent__builder_fault(builder, field, -1, NULL, "bad-position", ent__builder_hint(builder, near.best),
                     "position '%s' is not known, expected a number in [-1, 1] or support, oppose, neutral, abstain",
                     ent__builder_short(builder, s, strlen(s)));
}

static ent__pending *add_pending(ent__builder *builder, ent__array *array, int field, int element, const char *key,
                                 ent_table target, const char *s, size_t length) {
  ent__pending *pending = ent__array_add(builder, array, sizeof *pending);
  if (pending == NULL) return NULL;
  pending->place = ent__builder_place(builder, field, element, key);
  pending->target = target;
  pending->name = keep(builder, &builder->scratch, s, length);
  return pending;
}

/* Adds a wording to the text, or a string to the list, that is being built. */
static void add_wording(ent__builder *builder, int field, const char *language, const char *s, size_t length) {
  ent__builder_seen(builder, field);
  builder->text_field = field;
  ent__wording *wording = ent__array_add(builder, &builder->wordings, sizeof *wording);
  if (wording == NULL) return;
  wording->language = language == NULL ? NULL : keep(builder, &builder->dataset->arena, language, strlen(language));
  wording->string = keep(builder, &builder->dataset->arena, s, length);
}

void ent__builder_string(ent__builder *builder, int field, const char *s, size_t length) {
  if (builder->failed) return;
  const ent__field *form = &ent__builder_fields(builder)[field];
  if (form->type == ENT__TYPE_TEXT) {
    ent__builder_text(builder, field, NULL, s, length);
    return;
  }
  if (form->type == ENT__TYPE_STRINGS) {
    ent__builder_end_text(builder);
    add_wording(builder, field, NULL, s, length);
    return;
  }
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  ent__arena *arena = form->type == ENT__TYPE_STRING ? &builder->dataset->arena : &builder->scratch;
  const char *copy = keep(builder, arena, s, length);
  if (copy == NULL) return;
  switch (form->type) {
    case ENT__TYPE_ID: set_id(builder, field, s, length); break;
    case ENT__TYPE_STRING: *(const char **)ent__builder_slot(builder, field) = copy; break;
    case ENT__TYPE_WORD: set_word(builder, field, copy); break;
    case ENT__TYPE_INTERVAL: set_interval(builder, field, copy, false); break;
    case ENT__TYPE_DATE: set_interval(builder, field, copy, true); break;
    case ENT__TYPE_POSITION: set_position_word(builder, field, copy); break;
    case ENT__TYPE_REPORTER:
      if (strcmp(copy, "@author") == 0) *(uint32_t *)ent__builder_slot(builder, field) = ENT_REPORTED_BY_AUTHOR;
      else add_pending(builder, &builder->references, field, -1, NULL, form->target, s, length);
      break;
    case ENT__TYPE_REFERENCE: add_pending(builder, &builder->references, field, -1, NULL, form->target, s, length); break;
    default: ent__builder_fault(builder, field, -1, NULL, "wrong-type", NULL, "'%s' is a string, which it cannot be", form->name);
  }
}

void ent__builder_number(ent__builder *builder, int field, double value) {
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  const ent__field *form = &ent__builder_fields(builder)[field];
  const bool low = form->low_open ? value > form->low : value >= form->low;
  if (low && value <= form->high && isfinite(value)) {
    *(double *)ent__builder_slot(builder, field) = value;
    return;
  }
  char found[ENT__NUMBER_SIZE], from[ENT__NUMBER_SIZE], to[ENT__NUMBER_SIZE];
  ent__number_format(found, value);
  ent__number_format(from, form->low);
  ent__number_format(to, form->high);
  if (isfinite(form->high))
    ent__builder_fault(builder, field, -1, NULL, "out-of-range", NULL, "%s %s is out of range, expected a number in %c%s, %s]",
                       form->name, found, form->low_open ? '(' : '[', from, to);
  else
    ent__builder_fault(builder, field, -1, NULL, "out-of-range", NULL, "%s %s is out of range, expected a number above %s",
                       form->name, found, from);
}

void ent__builder_bool(ent__builder *builder, int field, bool value) {
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  *(int *)ent__builder_slot(builder, field) = value;
}

/* Language tags: letters, then runs of letters and digits joined by '-' (the shape of RFC 5646). */
bool ent__builder_is_language(const char *s) {
  size_t run = 0;
  bool first = true;
  for (;; s++) {
    const bool letter = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
    const bool digit = *s >= '0' && *s <= '9';
    if (letter || (digit && !first)) {
      run++;
      continue;
    }
    if (run == 0 || run > 8 || (first && run < 2)) return false;
    if (*s == '\0') return true;
    if (*s != '-') return false;
    run = 0;
    first = false;
  }
}

void ent__builder_text(ent__builder *builder, int field, const char *language, const char *s, size_t length) {
  if (builder->failed) return;
  if (builder->text_field != field) ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  if (language != NULL && !ent__builder_is_language(language)) {
    ent__builder_fault(builder, field, -1, language, "bad-language", NULL, "'%s' is no language tag, expected one like 'en' or 'zh-Hant'",
                       ent__builder_short(builder, language, strlen(language)));
    return;
  }
  add_wording(builder, field, language, s, length);
}

void ent__builder_listed(ent__builder *builder, int field, const char *s, size_t length) {
  if (builder->failed) return;
  if (builder->text_field != field) ent__builder_end_text(builder);
  if (length == 0) {
    ent__builder_seen(builder, field);
    ent__builder_fault(builder, field, (int)builder->wordings.count, NULL, "missing-element", NULL,
                       "%s has an empty element, expected a word in each", field_name(builder, field));
  }
  add_wording(builder, field, NULL, s, length);
}

/* A plain string beside others is in the dataset's own language. */
static void name_plain(ent__builder *builder, ent__wording *at, size_t count) {
  const char *own = builder->dataset->about.language == NULL ? "en" : builder->dataset->about.language;
  for (size_t i = 0; i < count && count > 1; i++)
    if (at[i].language == NULL) at[i].language = own;
}

/* Of wordings sorted by language the same ones are neighbours. */
static void check_languages(ent__builder *builder, const ent__wording *at, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (strcmp(at[i].language, at[i - 1].language) == 0)
      ent__builder_fault(builder, builder->text_field, -1, at[i].language, "duplicate-language", NULL,
                         "language '%s' is given twice, expected one text for each", at[i].language);
}

static int by_language(const void *a, const void *b) {
  const char *x = ((const ent__wording *)a)->language;
  const char *y = ((const ent__wording *)b)->language;
  return strcmp(x == NULL ? "" : x, y == NULL ? "" : y);
}

static void make_text(ent__builder *builder, int field, ent__wording *at, size_t count) {
  name_plain(builder, at, count);
  /* In CSV all records share one order of columns: only a sorted order survives both forms. */
  qsort(at, count, sizeof *at, by_language);
  check_languages(builder, at, count);
  ent_text *text = ent__arena_alloc(&builder->dataset->arena, 1, sizeof *text + count * sizeof *at);
  if (text == NULL) {
    builder->failed = true;
    return;
  }
  text->count = (uint32_t)count;
  memcpy(text->at, at, count * sizeof *at);
  *(const ent_text **)ent__builder_slot(builder, field) = text;
}

static int by_string(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* A list of strings keeps its order; one that says a thing twice is a slip. */
static void make_strings(ent__builder *builder, int field, const ent__wording *at, size_t count) {
  const char **strings = ent__arena_alloc(&builder->dataset->arena, count, sizeof *strings);
  const char **sorted = ent__alloc(count, sizeof *sorted);
  if (strings == NULL || sorted == NULL) {
    builder->failed = true;
    ent__free(sorted);
    return;
  }
  for (size_t i = 0; i < count; i++) strings[i] = sorted[i] = at[i].string;
  qsort(sorted, count, sizeof *sorted, by_string);
  for (size_t i = 1; i < count; i++)
    if (*sorted[i] != '\0' && strcmp(sorted[i], sorted[i - 1]) == 0)
      ent__builder_fault(builder, field, -1, NULL, "repeated-element", NULL, "%s names '%s' twice, expected each once", field_name(builder, field),
                         ent__builder_short(builder, sorted[i], strlen(sorted[i])));
  ent__free(sorted);
  *(ent_strings *)ent__builder_slot(builder, field) = (ent_strings){strings, (uint32_t)count};
}

void ent__builder_end_text(ent__builder *builder) {
  if (builder->text_field < 0) return;
  const int field = builder->text_field;
  ent__wording *at = builder->wordings.at;
  const size_t count = builder->wordings.count;
  if (!builder->failed && ent__builder_fields(builder)[field].type == ENT__TYPE_STRINGS) make_strings(builder, field, at, count);
  else if (!builder->failed) make_text(builder, field, at, count);
  builder->wordings.count = 0;
  builder->text_field = -1;
}

/* Returns the number of the next element of a list of the last record. */
static int next_element(const ent__array *array, const ent__builder *builder, int field) {
  if (array->count == 0) return 0;
  const ent__pending *last = (const ent__pending *)array->at + array->count - 1;
  const ent__place *place = &last->place;
  const bool same = place->table == builder->table && place->record == builder->record && place->field == field;
  return same ? place->element + 1 : 0;
}

void ent__builder_reference(ent__builder *builder, int field, const char *s, size_t length) {
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  add_pending(builder, &builder->references, field, next_element(&builder->references, builder, field), NULL,
              ent__builder_fields(builder)[field].target, s, length);
}

void ent__builder_target(ent__builder *builder, int field, ent_target_kind kind, const char *s, size_t length) {
  static const ent_table tables[] = {ENT_TABLE_ARGUMENTS, ENT_TABLE_ISSUES, ENT_TABLE_ISSUES, ENT_TABLE_RELATIONS};
  static const char *const keys[] = {"argument", "issue", "issue", "relation"};
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  ent_target *target = ent__builder_slot(builder, field);
  target->kind = kind;
  target->index = ENT_NONE;
  add_pending(builder, &builder->references, field, -1, keys[kind], tables[kind], s, length);
}

void ent__builder_rank(ent__builder *builder, int field, uint32_t rank, const char *s, size_t length) {
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  ent__pending *pending = add_pending(builder, &builder->ranks, field, next_element(&builder->ranks, builder, field), NULL,
                                      ENT_TABLE_VALUES, s, length);
  if (pending != NULL) pending->rank = rank;
}

/* Reads one end of a membership; a fault where it is no single date. */
static ent_interval membership_date(ent__builder *builder, ent__place place, const char *key, const char *s) {
  ent_interval found = {{0, 0, 0}, {0, 0, 0}};
  if (s == NULL || (ent_interval_parse(&found, s) && found.to.year == 0)) return found;
  place.key = key;
  ent__builder_fault_place(builder, place, "bad-date", NULL, "%s '%s' is no date, expected YYYY, YYYY-MM or YYYY-MM-DD", key,
                           ent__builder_short(builder, s, strlen(s)));
  return (ent_interval){{0, 0, 0}, {0, 0, 0}};
}

/* Counts an actor's memberships, which may come in any order of actors. */
static uint32_t next_membership(ent__builder *builder, uint32_t actor) {
  while (builder->member_counts.count <= actor)
    if (ent__array_add(builder, &builder->member_counts, sizeof(uint32_t)) == NULL) return 0;
  return ((uint32_t *)builder->member_counts.at)[actor]++;
}

void ent__builder_membership(ent__builder *builder, uint32_t actor, const char *bloc, const char *from, const char *to) {
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__pending_membership *membership = ent__array_add(builder, &builder->memberships, sizeof *membership);
  if (membership == NULL) return;
  const size_t count = builder->memberships.count;
  const int field = ent__field_find(ent__forms[ENT_TABLE_ACTORS].fields, "member_of");
  membership->actor = actor;
  membership->element = next_membership(builder, actor);
  membership->bloc = keep(builder, &builder->scratch, bloc, strlen(bloc));
  const ent__place place = {ENT_TABLE_ACTORS, actor, field, (int)membership->element, NULL, false};
  const ent_interval start = membership_date(builder, place, "from", from);
  const ent_interval end = membership_date(builder, place, "to", to);
  membership = (ent__pending_membership *)builder->memberships.at + count - 1;
  membership->from = start;
  membership->to = end;
}

void ent__builder_attribute(ent__builder *builder, int field, const char *name, const char *string, double number) {
  if (builder->failed) return;
  ent__builder_end_text(builder);
  ent__builder_seen(builder, field);
  if (*name == '\0' || has_control(name, strlen(name))) {
    ent__builder_fault(builder, field, -1, name, "bad-attribute", NULL, "an attribute's name is empty or holds a control character");
    return;
  }
  ent__arena *arena = &builder->dataset->arena;
  ent__pending_attribute *pending = ent__array_add(builder, &builder->attributes, sizeof *pending);
  if (pending == NULL) return;
  pending->actor = builder->record;
  pending->attribute.name = keep(builder, arena, name, strlen(name));
  pending->attribute.string = string == NULL ? NULL : keep(builder, arena, string, strlen(string));
  pending->attribute.number = number;
}
