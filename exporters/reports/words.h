/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of reports. words.def holds every sentence once for each language, whole, so that a
 * translator sees all of it and may put its parts in any order.
 *
 * In a template, {0} to {9} stand for arguments, and {0|statement|statements} for the word that
 * goes with argument 0: the first for one, the last for any other number. Languages without a
 * plural just leave it out. {0?none|{0} of them} says the first where argument 0 is 0, else the
 * second; the two may hold places of their own.
 */
#ifndef ENT_EXPORTERS_REPORTS_WORDS_H
#define ENT_EXPORTERS_REPORTS_WORDS_H

#include "exporters/reports/tree.h"

#define ENT__PHRASE(name, english, chinese) ENT__W_##name,
typedef enum ent__phrase_id {
#include "exporters/reports/words.def"
  ENT__PHRASES
} ent__phrase_id;
#undef ENT__PHRASE

/* Returns the tag of the language in which a report for `language` is written: "en" or "zh-Hans". */
const char *ent__report_language(const char *language);

/* Returns a template as it is: for words without arguments. */
const char *ent__report_word(const char *language, ent__phrase_id id);

/* What a template's place is filled with. */
typedef enum ent__arg_kind { ENT__ARG_END, ENT__ARG_COUNT, ENT__ARG_TEXT, ENT__ARG_RUNS } ent__arg_kind;

typedef struct ent__arg {
  ent__arg_kind kind;
  size_t count;
  const char *text;
  const ent__runs *runs;
} ent__arg;

ent__arg ent__arg_count(size_t count);
ent__arg ent__arg_text(const char *text);
ent__arg ent__arg_runs(const ent__runs *runs);

#define ENT__ARGS(...) (const ent__arg[]){__VA_ARGS__, {ENT__ARG_END, 0, NULL, NULL}}
#define ENT__NO_ARGS (const ent__arg[]){{ENT__ARG_END, 0, NULL, NULL}}

/* Adds a template with its places filled. */
void ent__put(ent__tree *tree, ent__runs *runs, ent__phrase_id id, const ent__arg *args);
/* The same as a sentence: with a space before it where the language has one and runs are not empty. */
void ent__say(ent__tree *tree, ent__runs *runs, ent__phrase_id id, const ent__arg *args);
/* Joins items as a language does: "A, B and C"; "A and B; C; and D" where an item is a list itself. */
void ent__join(ent__tree *tree, ent__runs *runs, const ent__runs *items, size_t count);
/* Joins the first items of a longer list, and says how many more it has: "A, B and 3 more". */
void ent__join_some(ent__tree *tree, ent__runs *runs, const ent__runs *items, size_t count, size_t more);

#endif
