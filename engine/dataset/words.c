/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset/words.h"

#include <string.h>

#include <entente/dataset.h>

const char *const ent__document_kind_words[] = {NULL,     "article", "report",  "resolution", "treaty",
                                                "speech", "vote",    "webpage", "other"};
const char *const ent__actor_kind_words[] = {NULL,      "state",         "bloc",  "organisation",
                                             "company", "civil_society", "person"};
const char *const ent__position_words[] = {NULL, "support", "oppose", "neutral", "abstain"};
const char *const ent__statement_kind_words[] = {NULL, "speech", "document", "vote", "report"};
const char *const ent__relation_kind_words[] = {"supports", "attacks", "undercuts"};

int ent__word_find(const char *const *words, int count, const char *word) {
  for (int i = 0; i < count; i++)
    if (words[i] != NULL && strcmp(words[i], word) == 0) return i;
  return -1;
}

const char *ent_document_kind_word(ent_document_kind kind) { return ent__document_kind_words[kind]; }
const char *ent_actor_kind_word(ent_actor_kind kind) { return ent__actor_kind_words[kind]; }
const char *ent_position_word_word(ent_position_word word) { return ent__position_words[word]; }
const char *ent_statement_kind_word(ent_statement_kind kind) { return ent__statement_kind_words[kind]; }
const char *ent_relation_kind_word(ent_relation_kind kind) { return ent__relation_kind_words[kind]; }
