/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dataset's arguments as Argdown (docs/arguments-files.md): one block for each, its relations under it.
 * What was read from Argdown keeps its brackets; other arguments stand in "<>", sides of issues in "[]".
 */
#include <entente/exporters.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/names.h"

typedef struct writing {
  ent_buffer *out;
  const ent_dataset *dataset;
  const ent_argument *arguments;
  size_t argument_count;
  const ent_relation *relations;
  size_t relation_count;
  const ent_issue *issues;
  size_t issue_count;
  ent__names titles;      /* of arguments, then of the sides of issues: support, oppose */
  uint32_t *title_of;
  uint32_t *first;        /* by argument: its first relation plus one */
  uint32_t *next;
  size_t *lost;
} writing;

/* The part of a locator that says what an argument was in Argdown; NULL where none does. */
static const char *origin(const ent_argument *argument) {
  if (argument->locator == NULL) return NULL;
  const char *at = strstr(argument->locator, "; ");
  for (const char *s = argument->locator; s != NULL; s = at == NULL ? NULL : at + 2, at = s == NULL ? NULL : strstr(s, "; "))
    if (strncmp(s, "statement, line ", 16) == 0 || strncmp(s, "argument, line ", 15) == 0) return s;
  return NULL;
}

static bool is_statement(const ent_argument *argument) {
  const char *said = origin(argument);
  return said != NULL && *said == 's';
}

/* An id as a title: its own brackets are taken off again, others and line ends would end it. */
static void add_title(writing *w, uint32_t which, const char *id, bool statement) {
  ent_buffer text = ENT_BUFFER_INIT;
  size_t length = strlen(id);
  const bool wrapped = length > 2 && id[0] == (statement ? '[' : '<') && id[length - 1] == (statement ? ']' : '>');
  uint32_t number = 0;
  ent__buffer_putc(&text, statement ? '[' : '<');
  if (!statement && length > 0 && strchr("+-_!", id[wrapped]) != NULL) ent__buffer_putc(&text, ' '); /* else the sign of a relation, or a comment */
  for (size_t i = wrapped; i < length - wrapped; i++) {
    const char c = id[i];
    ent__buffer_putc(&text, c == '[' || c == '<' || c == '{' ? '(' : c == ']' || c == '>' || c == '}' ? ')' : (unsigned char)c < ' ' ? ' ' : c);
  }
  const size_t plain = text.size;
  int added = text.failed ? ENT__NAME_FAILED : ENT__NAME_KNOWN;
  for (unsigned long attempt = 1; added == ENT__NAME_KNOWN; attempt++) {
    text.size = plain;
    if (attempt > 1) ent__buffer_printf(&text, " (%lu)", attempt);
    ent__buffer_putc(&text, statement ? ']' : '>');
    added = text.failed ? ENT__NAME_FAILED : ent__names_add(&w->titles, text.data, text.size, &number);
  }
  if (added == ENT__NAME_FAILED) w->out->failed = true;
  w->title_of[which] = number;
  ent_buffer_clear(&text);
}

static const char *title(const writing *w, uint32_t which) { return w->titles.at[w->title_of[which]]; }

/* A mention, or a link: these stand as they are. Returns its end, NULL where there is none in so many bytes. */
static const char *verbatim(const char *s) {
  enum { longest = 2048 };
  const char *from = s;
  if (*s == '@') s++;
  if (*s != '[' && *s != '<') return NULL;
  const char *end = s + strnlen(s, longest);
  const char *line = memchr(s, '\n', (size_t)(end - s));
  if (line != NULL) end = line;
  const char *close = memchr(s, *s == '[' ? ']' : '>', (size_t)(end - s));
  if (close == NULL || close == s + 1) return NULL;
  if (*from == '@') return close + 1;
  if (*s == '<' || close + 1 >= end || close[1] != '(') return NULL;
  close = memchr(close, ')', (size_t)(end - close));
  return close == NULL ? NULL : close + 1;
}

/* A line of text in which nothing but tags, mentions and links means anything. */
static const char *put_line(ent_buffer *out, const char *s) {
  while (*s != '\0' && *s != '\n') {
    const char *stop = verbatim(s);
    if (stop != NULL) {
      ent__buffer_add(out, s, (size_t)(stop - s));
      s = stop;
      continue;
    }
    if (strchr("\\{}*_[]<>", *s) != NULL || (*s == '/' && (s[1] == '/' || s[1] == '*'))) ent__buffer_putc(out, '\\');
    ent__buffer_putc(out, (unsigned char)*s < ' ' ? ' ' : *s);
    s++;
  }
  return s;
}

static void put_quoted(ent_buffer *out, const char *s) {
  ent__buffer_putc(out, '"');
  for (; *s != '\0'; s++) {
    if (*s == '"' || *s == '\\') ent__buffer_putc(out, '\\');
    ent__buffer_putc(out, (unsigned char)*s < ' ' ? ' ' : *s);
  }
  ent__buffer_putc(out, '"');
}

static void put_key(ent_buffer *out, bool *begun, const char *key) {
  ent__buffer_puts(out, *begun ? ", " : " {");
  ent__buffer_puts(out, key);
  ent__buffer_puts(out, ": ");
  *begun = true;
}

static void put_ids(const writing *w, bool *begun, const char *key, ent_ids ids, ent_table table) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(w->dataset, &count);
  const ent_value *values = ent_dataset_values(w->dataset, &count);
  if (ids.count == 0) return;
  put_key(w->out, begun, key);
  for (uint32_t i = 0; i < ids.count; i++) {
    ent__buffer_puts(w->out, i == 0 ? "[" : ", ");
    put_quoted(w->out, table == ENT_TABLE_VALUES ? values[ids.at[i]].id : actors[ids.at[i]].id);
  }
  ent__buffer_putc(w->out, ']');
}

static void put_locator(ent_buffer *out, bool *begun, const ent_argument *one) {
  const char *said = origin(one);
  if (one->locator == NULL || said == one->locator) return;
  ent_buffer own = ENT_BUFFER_INIT;
  ent__buffer_add(&own, one->locator, said == NULL ? strlen(one->locator) : (size_t)(said - one->locator) - 2);
  put_key(out, begun, "locator");
  if (own.failed) out->failed = true;
  else put_quoted(out, own.data == NULL ? "" : own.data);
  ent_buffer_clear(&own);
}

static void put_data(const writing *w, const ent_argument *one) {
  ent_buffer *out = w->out;
  bool begun = false;
  size_t count = 0;
  char date[ENT_INTERVAL_SIZE];
  const ent_document *documents = ent_dataset_documents(w->dataset, &count);
  if (one->document != ENT_NONE) {
    put_key(out, &begun, "source");
    put_quoted(out, documents[one->document].id);
  }
  put_locator(out, &begun, one);
  if (!isnan(one->base_score)) {
    put_key(out, &begun, "weight");
    ent__buffer_number(out, one->base_score);
  }
  if (one->evidence >= 0) {
    put_key(out, &begun, "evidence");
    ent__buffer_puts(out, one->evidence == 1 ? "true" : "false");
  }
  if (one->date.from.year != 0) {
    put_key(out, &begun, "date");
    ent_interval_format(date, one->date);
    put_quoted(out, date);
  }
  put_ids(w, &begun, "values", one->values, ENT_TABLE_VALUES);
  put_ids(w, &begun, "put_forward_by", one->put_forward_by, ENT_TABLE_ACTORS);
  put_ids(w, &begun, "endorsed_by", one->endorsed_by, ENT_TABLE_ACTORS);
  put_ids(w, &begun, "rejected_by", one->rejected_by, ENT_TABLE_ACTORS);
  if (begun) ent__buffer_putc(out, '}');
}

static uint32_t side_of(const writing *w, ent_target to) {
  return (uint32_t)(w->argument_count + 2 * (size_t)to.index + (to.kind == ENT_TARGET_ISSUE_OPPOSE));
}

/* An undercut hits all that the undercut argument is said to support or attack: of several, that is more than was meant. */
static uint32_t undercut_target(const writing *w, const ent_relation *one) {
  const ent_relation *target = &w->relations[one->to.index];
  size_t others = 0;
  for (uint32_t i = w->first[target->from]; i != 0 && others < 2; i = w->next[i - 1]) others += w->relations[i - 1].kind != ENT_RELATION_UNDERCUTS;
  if (others != 1 || target->kind == ENT_RELATION_UNDERCUTS) ++*w->lost;
  return target->from;
}

static void put_relation(const writing *w, const ent_relation *one) {
  const char *sign = one->kind == ENT_RELATION_SUPPORTS ? "+>" : one->kind == ENT_RELATION_ATTACKS ? "->" : "_>";
  uint32_t to = one->to.index;
  if (one->to.kind == ENT_TARGET_RELATION) to = undercut_target(w, one);
  else if (one->to.kind != ENT_TARGET_ARGUMENT) to = side_of(w, one->to);
  ent__buffer_printf(w->out, "  %s %s\n", sign, title(w, to));
  *w->lost += !isnan(one->weight) || one->asserted_by.count > 0 || one->document != ENT_NONE;
}

static void put_argument(const writing *w, uint32_t argument) {
  const ent_argument *one = &w->arguments[argument];
  const char *text = ent_text_in(one->text, ent_dataset_about(w->dataset)->language);
  ent__buffer_printf(w->out, "%s: ", title(w, argument));
  const char *rest = put_line(w->out, text == NULL ? "" : text);
  put_data(w, one);
  ent__buffer_putc(w->out, '\n');
  for (uint32_t i = w->first[argument]; i != 0; i = w->next[i - 1]) put_relation(w, &w->relations[i - 1]);
  while (*rest == '\n') {
    ent__buffer_printf(w->out, "\n%s: ", title(w, argument));
    rest = put_line(w->out, rest + 1);
    ent__buffer_putc(w->out, '\n');
  }
  ent__buffer_putc(w->out, '\n');
}

static void put_side(const writing *w, uint32_t issue, bool oppose) {
  const char *language = ent_dataset_about(w->dataset)->language;
  const ent_issue *one = &w->issues[issue];
  const char *text = ent_text_in(oppose ? one->oppose : one->support, language), *label = ent_text_in(one->label, language);
  ent__buffer_printf(w->out, "%s: ", title(w, (uint32_t)(w->argument_count + 2 * (size_t)issue + oppose)));
  if (text == NULL) ent__buffer_puts(w->out, oppose ? "Against: " : "For: ");
  (void)put_line(w->out, text == NULL ? label == NULL ? one->id : label : text);
  ent__buffer_puts(w->out, "\n\n");
}

static ent_status begin(writing *w, ent_error *err) {
  w->arguments = ent_dataset_arguments(w->dataset, &w->argument_count);
  w->relations = ent_dataset_relations(w->dataset, &w->relation_count);
  w->issues = ent_dataset_issues(w->dataset, &w->issue_count);
  w->title_of = ent__zalloc(w->argument_count + 2 * w->issue_count, sizeof *w->title_of);
  w->first = ent__zalloc(w->argument_count, sizeof *w->first);
  w->next = ent__zalloc(w->relation_count, sizeof *w->next);
  if (w->title_of == NULL || w->first == NULL || w->next == NULL) return ent__nomem(err);
  for (size_t i = w->relation_count; i-- > 0;) {
    w->next[i] = w->first[w->relations[i].from];
    w->first[w->relations[i].from] = (uint32_t)i + 1;
  }
  return ENT_OK;
}

static void put_front(const writing *w) {
  const ent_about *about = ent_dataset_about(w->dataset);
  const char *title_text = ent_text_in(about->title, about->language), *description = ent_text_in(about->description, about->language);
  if (title_text == NULL && description == NULL && about->language == NULL) return;
  ent__buffer_puts(w->out, "===\n");
  const char *const keys[] = {"title", "abstract", "language"}, *const values[] = {title_text, description, about->language};
  for (int i = 0; i < 3; i++) {
    if (values[i] == NULL) continue;
    ent__buffer_printf(w->out, "%s: ", keys[i]);
    put_quoted(w->out, values[i]);
    ent__buffer_putc(w->out, '\n');
  }
  ent__buffer_puts(w->out, "===\n\n");
}

static void put_all(writing *w) {
  char id[300];
  for (uint32_t i = 0; i < w->argument_count && !w->out->failed; i++) add_title(w, i, w->arguments[i].id, is_statement(&w->arguments[i]));
  bool *sides = ent__zalloc(2 * w->issue_count, sizeof *sides);
  if (sides == NULL) w->out->failed = true;
  for (size_t i = 0; i < w->relation_count && !w->out->failed; i++) {
    const ent_target to = w->relations[i].to;
    if (to.kind != ENT_TARGET_ISSUE_SUPPORT && to.kind != ENT_TARGET_ISSUE_OPPOSE) continue;
    const uint32_t side = side_of(w, to);
    if (sides[side - w->argument_count]) continue;
    sides[side - w->argument_count] = true;
    snprintf(id, sizeof id, "%.250s: %s", w->issues[to.index].id, to.kind == ENT_TARGET_ISSUE_OPPOSE ? "oppose" : "support");
    add_title(w, side, id, true);
  }
  if (!w->out->failed) put_front(w);
  for (size_t i = 0; i < 2 * w->issue_count && !w->out->failed; i++)
    if (sides[i]) put_side(w, (uint32_t)(i / 2), i % 2 == 1);
  for (uint32_t i = 0; i < w->argument_count && !w->out->failed; i++) put_argument(w, i);
  ent__free(sides);
}

ent_status ent_dataset_write_argdown(ent_buffer *out, const ent_dataset *dataset, size_t *lost, ent_error *err) {
  size_t ignored = 0;
  writing w = {.out = out, .dataset = dataset, .lost = lost == NULL ? &ignored : lost};
  *w.lost = 0;
  ent_status status = begin(&w, err);
  if (status == ENT_OK) put_all(&w);
  if (status == ENT_OK) status = ent__buffer_status(out, err);
  ent__names_clear(&w.titles);
  ent__free(w.title_of);
  ent__free(w.first);
  ent__free(w.next);
  return status;
}
