/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/words.h"

#include <stddef.h>

typedef struct entry {
  const char *in[2];
} entry;

static const entry table[ENT__WORD_COUNT] = {
#define ENT__WORD(name, en, zh) {{en, zh}},
    ENT__WORDS(ENT__WORD)
    ENT__WORDS_CHARTS(ENT__WORD)
#undef ENT__WORD
};

ent__tongue ent__words_tongue(const char *language) {
  if (language == NULL || (language[0] | 32) != 'z' || (language[1] | 32) != 'h') return ENT__TONGUE_EN;
  return language[2] == '\0' || language[2] == '-' || language[2] == '_' ? ENT__TONGUE_ZH : ENT__TONGUE_EN;
}

const char *ent__words_in(ent__tongue tongue, ent__word word) { return table[word].in[tongue]; }
