/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_DATASET_TEXT_H
#define ENT_ENGINE_DATASET_TEXT_H

#include <entente/dataset.h>

/* One string of a text; language NULL for a plain one. A list while a text is being built. */
typedef struct ent__wording {
  const char *language;
  const char *string;
} ent__wording;

struct ent_text {
  uint32_t count;
  ent__wording at[];
};

/*
 * Returns the text of two to show in a language: the first that there is, but the second where it alone is in that
 * language. What has no language tells for all.
 */
const ent_text *ent__text_either(const ent_text *first, const ent_text *second, const char *language);

#endif
