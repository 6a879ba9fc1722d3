/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the dataset's enumerations, by value; NULL where a value has none. */
#ifndef ENT_ENGINE_DATASET_WORDS_H
#define ENT_ENGINE_DATASET_WORDS_H

enum {
  ENT__WORD_COUNT_document_kind = 9,
  ENT__WORD_COUNT_actor_kind = 7,
  ENT__WORD_COUNT_position = 5,
  ENT__WORD_COUNT_statement_kind = 5,
  ENT__WORD_COUNT_relation_kind = 3
};

extern const char *const ent__document_kind_words[ENT__WORD_COUNT_document_kind];
extern const char *const ent__actor_kind_words[ENT__WORD_COUNT_actor_kind];
extern const char *const ent__position_words[ENT__WORD_COUNT_position];
extern const char *const ent__statement_kind_words[ENT__WORD_COUNT_statement_kind];
extern const char *const ent__relation_kind_words[ENT__WORD_COUNT_relation_kind];

/* Returns the value of a word, -1 where it is none. */
int ent__word_find(const char *const *words, int count, const char *word);

#endif
