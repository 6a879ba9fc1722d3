/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a result comes from: input, options, seed and version, as a list that each format writes. */
#ifndef ENT_EXPORTERS_FORMATS_FACTS_H
#define ENT_EXPORTERS_FORMATS_FACTS_H

#include <entente/study.h>
#include <entente/windows.h>

typedef enum ent__fact_kind {
  ENT__FACT_STRING,
  ENT__FACT_NUMBER,
  ENT__FACT_WHOLE,
  ENT__FACT_WORDS
} ent__fact_kind;

typedef struct ent__fact {
  const char *key;
  ent__fact_kind kind;
  const char *string;
  double number;
  uint64_t whole;
  const ent_words *words; /* of a filter: "not " goes in front where it is turned round */
  bool option;            /* an option, not version, source or hash */
} ent__fact;

enum { ENT__FACTS = 48 };

typedef struct ent__facts {
  ent__fact at[ENT__FACTS];
  size_t count;
  char dates[2][ENT_INTERVAL_SIZE];
  char spans[2][16];
} ent__facts;

/* Fills the list; strings live as long as the study. */
void ent__facts_collect(ent__facts *out, const ent_study *study);
/* Adds the options of windows. */
void ent__facts_add_windows(ent__facts *out, const ent_windows *windows);
/* Adds the options under which change was found: those of its windows, and of coalitions where the study has none. */
void ent__facts_add_change(ent__facts *out, const ent_study *study);
/* Appends a fact's value as text: words of a filter are joined by ", ". */
void ent__facts_value(ent_buffer *out, const ent__fact *fact);

#endif
