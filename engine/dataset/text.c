/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset/text.h"

#include <string.h>

size_t ent_text_count(const ent_text *text) { return text->count; }

const char *ent_text_language(const ent_text *text, size_t i) { return text->at[i].language; }

const char *ent_text_string(const ent_text *text, size_t i) { return text->at[i].string; }

/* Length of the primary subtag: "zh" of "zh-Hant". */
static size_t primary(const char *tag) { return strcspn(tag, "-_"); }

static const char *exact(const ent_text *text, const char *language) {
  for (uint32_t i = 0; i < text->count; i++) {
    const char *tag = text->at[i].language;
    if (tag == NULL ? language == NULL : language != NULL && strcmp(tag, language) == 0) return text->at[i].string;
  }
  return NULL;
}

static const char *related(const ent_text *text, const char *language) {
  const size_t length = primary(language);
  for (uint32_t i = 0; i < text->count; i++) {
    const char *tag = text->at[i].language;
    if (tag != NULL && primary(tag) == length && strncmp(tag, language, length) == 0) return text->at[i].string;
  }
  return NULL;
}

const char *ent_text_in(const ent_text *text, const char *language) {
  if (text == NULL) return NULL;
  const char *found = language == NULL ? NULL : exact(text, language);
  if (found == NULL && language != NULL) found = related(text, language);
  if (found == NULL) found = exact(text, NULL);
  if (found == NULL) found = related(text, "en");
  return found != NULL ? found : text->at[0].string;
}

static bool speaks(const ent_text *text, const char *language) { return exact(text, language) != NULL || related(text, language) != NULL; }

const ent_text *ent__text_either(const ent_text *first, const ent_text *second, const char *language) {
  if (first == NULL) return second;
  if (second == NULL || language == NULL || speaks(first, language) || exact(first, NULL) != NULL) return first;
  return speaks(second, language) ? second : first;
}
