/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/words.h"

#include <string.h>

#include "engine/base/buffer.h"

/* A language: how it counts, and what stands between sentences. */
typedef struct tongue {
  const char *tag;
  const char *between;            /* two sentences */
  size_t (*plural)(size_t count); /* which form goes with a number, from 0 */
  const char *parts[3];           /* what parts the items of a list; where an item has that itself, semicolons do */
} tongue;

enum { english, chinese, tongues };

static size_t one_or_other(size_t count) { return count == 1 ? 0 : 1; }
static size_t no_plural(size_t count) {
  (void)count;
  return 0;
}

/* Plural rules as in Unicode CLDR: English has `one` and `other`, Chinese `other` alone. */
static const tongue table[tongues] = {[english] = {"en", " ", one_or_other, {", ", " and ", NULL}}, [chinese] = {"zh-Hans", "", no_plural, {"、", "，", NULL}}};

#define ENT__PHRASE(name, in_english, in_chinese) {in_english, in_chinese},
static const char *const words[ENT__PHRASES][tongues] = {
#include "exporters/reports/words.def"
};
#undef ENT__PHRASE

static const tongue *find(const char *language, int *index) {
  const bool zh = language != NULL && (language[0] | 0x20) == 'z' && (language[1] | 0x20) == 'h' &&
                  (language[2] == '\0' || language[2] == '-' || language[2] == '_');
  *index = zh ? chinese : english;
  return &table[*index];
}

const char *ent__report_language(const char *language) {
  int at;
  return find(language, &at)->tag;
}

const char *ent__report_word(const char *language, ent__phrase_id id) {
  int at;
  find(language, &at);
  return words[id][at];
}

ent__arg ent__arg_count(size_t count) { return (ent__arg){.kind = ENT__ARG_COUNT, .count = count}; }
ent__arg ent__arg_text(const char *text) { return (ent__arg){.kind = ENT__ARG_TEXT, .text = text}; }
ent__arg ent__arg_runs(const ent__runs *runs) { return (ent__arg){.kind = ENT__ARG_RUNS, .runs = runs}; }

typedef struct filler {
  ent__tree *tree;
  ent__runs *runs;
  const tongue *tongue;
  const ent__arg *args;
  ent_buffer text; /* what is not yet a run */
} filler;

static void flush(filler *fill) {
  if (fill->text.size != 0) ent__runs_add(fill->tree, fill->runs, fill->text.data, ENT__RUN_PLAIN, NULL);
  fill->text.size = 0;
}

static void put_arg(filler *fill, const ent__arg *arg) {
  if (arg->kind == ENT__ARG_COUNT) {
    ent__buffer_printf(&fill->text, "%zu", arg->count);
  } else if (arg->kind == ENT__ARG_TEXT) {
    ent__buffer_puts(&fill->text, arg->text);
  } else if (arg->kind == ENT__ARG_RUNS) {
    flush(fill);
    ent__runs_append(fill->tree, fill->runs, arg->runs);
  }
}

/* Returns the argument of a place, the end of the list where it is not there. */
static const ent__arg *arg_at(const ent__arg *args, char digit) {
  for (int i = 0; i < digit - '0' && args->kind != ENT__ARG_END; i++) args++;
  return args;
}

/* Returns the brace that closes the one at s, NULL where none does. */
static const char *closing(const char *s, const char *end) {
  int depth = 0;
  for (; s < end; s++) {
    if (*s == '{') depth++;
    if (*s == '}' && --depth == 0) return s;
  }
  return NULL;
}

/* Narrows "one|other" to the form that goes with a number. */
static void choose_form(const filler *fill, const char **from, const char **end, size_t count) {
  for (size_t form = fill->tongue->plural(count);; form--) {
    const char *bar = memchr(*from, '|', (size_t)(*end - *from));
    if (form > 0 && bar != NULL) {
      *from = bar + 1;
      continue;
    }
    if (bar != NULL) *end = bar;
    return;
  }
}

/* Narrows "none|some" to the first where a number is 0, else to the second; a bar inside braces parts nothing. */
static void choose_zero(const char **from, const char **end, size_t count) {
  const char *bar = *from;
  for (int depth = 0; bar < *end && (*bar != '|' || depth > 0); bar++) depth += (*bar == '{') - (*bar == '}');
  if (count == 0) *end = bar;
  else *from = bar < *end ? bar + 1 : bar;
}

/* Fills in a template; the recursion is as deep as templates nest, which is twice. */
static void fill_in(filler *fill, const char *s, const char *end) {
  for (; s < end; s++) {
    const char *close = *s == '{' ? closing(s, end) : NULL;
    if (close == NULL) {
      ent__buffer_putc(&fill->text, *s);
      continue;
    }
    const ent__arg *arg = arg_at(fill->args, s[1]);
    if (s[2] == '|' || s[2] == '?') {
      const char *from = s + 3;
      const char *until = close;
      if (s[2] == '|') choose_form(fill, &from, &until, arg->count);
      else choose_zero(&from, &until, arg->count);
      fill_in(fill, from, until);
    } else {
      put_arg(fill, arg);
    }
    s = close;
  }
}

void ent__put(ent__tree *tree, ent__runs *runs, ent__phrase_id id, const ent__arg *args) {
  int at;
  filler fill = {.tree = tree, .runs = runs, .tongue = find(tree->language, &at), .args = args};
  const char *s = words[id][at];
  fill_in(&fill, s, s + strlen(s));
  flush(&fill);
  if (fill.text.failed) tree->failed = true;
  ent_buffer_clear(&fill.text);
}

/* A sentence in another script keeps its distance. */
static bool ends_in_ascii(const ent__runs *runs) {
  if (runs->last == NULL) return false;
  const char *text = runs->last->text;
  const size_t length = strlen(text);
  return length > 0 && (unsigned char)text[length - 1] < 0x80;
}

void ent__say(ent__tree *tree, ent__runs *runs, ent__phrase_id id, const ent__arg *args) {
  int at;
  const char *between = find(tree->language, &at)->between;
  if (*between == '\0' && ends_in_ascii(runs)) between = " ";
  if (!ent__runs_empty(runs)) ent__runs_add(tree, runs, between, ENT__RUN_PLAIN, NULL);
  ent__put(tree, runs, id, args);
}

static bool begins(const char *s, const char *with) { return strncmp(s, with, strlen(with)) == 0; }

/* Steps into what is in brackets or quotes, and out of it. */
static int step(const char *s) {
  static const char *const open[] = {"(", "（", "“", "「", NULL};
  static const char *const close[] = {")", "）", "”", "」", NULL};
  for (size_t i = 0; open[i] != NULL; i++) {
    if (begins(s, open[i])) return 1;
    if (begins(s, close[i])) return -1;
  }
  return 0;
}

/* Whether items have in themselves what would part them, as "A, B and 2 others" has. */
static bool are_lists(const tongue *of, const ent__runs *items, size_t count) {
  for (size_t i = 0; i < count; i++) {
    int depth = 0;
    for (const ent__run *run = items[i].first; run != NULL; run = run->next) {
      for (const char *s = run->text; *s != '\0'; s++) {
        depth += step(s);
        for (size_t k = 0; depth <= 0 && of->parts[k] != NULL; k++)
          if (begins(s, of->parts[k])) return true;
      }
    }
  }
  return false;
}

static void put_between(ent__tree *tree, ent__runs *runs, bool lists, bool last) {
  const ent__phrase_id id = last ? (lists ? ENT__W_LIST_LAST_OF_LISTS : ENT__W_LIST_LAST) : lists ? ENT__W_LIST_SEMICOLON : ENT__W_LIST_COMMA;
  ent__put(tree, runs, id, ENT__NO_ARGS);
}

void ent__join(ent__tree *tree, ent__runs *runs, const ent__runs *items, size_t count) { ent__join_some(tree, runs, items, count, 0); }

void ent__join_some(ent__tree *tree, ent__runs *runs, const ent__runs *items, size_t count, size_t more) {
  int at;
  const bool lists = count + more > 1 && are_lists(find(tree->language, &at), items, count);
  ent__runs all = {NULL, NULL};
  for (size_t i = 0; i < count; i++) {
    if (i > 0) put_between(tree, &all, lists, more == 0 && i + 1 == count);
    ent__runs_append(tree, &all, &items[i]);
  }
  if (more == 0) ent__runs_append(tree, runs, &all);
  else ent__put(tree, runs, lists ? ENT__W_AND_MORE_OF_LISTS : ENT__W_AND_MORE, ENT__ARGS(ent__arg_runs(&all), ent__arg_count(more)));
}
