/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an answer. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_ANSWER_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_ANSWER_H

#include "engine/arguments/extensions/inquiry.h"
#include "engine/arguments/extensions/sets.h"

struct ent_answer {
  ent_argue_options options;
  ent_verdict verdict;
  const char *stopped_by;
  ent__sets sets;
  char *count;
};

/* Answers EE or CE. */
ent_status ent__answer_list(ent_answer *answer, ent__inquiry *q, ent_error *err);
ent_status ent__answer_count(ent_answer *answer, ent__inquiry *q, ent_error *err);
/* Adds the arguments of the set at hand as an extension of the answer. */
ent_status ent__answer_take(ent_answer *answer, const ent__inquiry *q, ent_error *err);

#endif
