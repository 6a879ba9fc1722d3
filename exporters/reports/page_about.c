/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page is about, and how it was made. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/facts.h"
#include "exporters/reports/page_data.h"

enum { MOST_LANGUAGES = 32 };

typedef struct tongues {
  const char *at[MOST_LANGUAGES];
  int count;
} tongues;

static void meet(tongues *all, const ent_text *text) {
  for (size_t i = 0; text != NULL && i < ent_text_count(text); i++) {
    const char *language = ent_text_language(text, i);
    int at = 0;
    if (language == NULL) continue;
    while (at < all->count && strcmp(all->at[at], language) < 0) at++;
    if ((at < all->count && strcmp(all->at[at], language) == 0) || all->count == MOST_LANGUAGES) continue;
    memmove(&all->at[at + 1], &all->at[at], (size_t)(all->count - at) * sizeof all->at[0]);
    all->at[at] = language;
    all->count++;
  }
}

/* The languages of labels, sorted. */
static void write_languages(ent__json *json, const ent__page_data *data) {
  tongues all = {.count = 0};
  if (data->dataset != NULL) meet(&all, ent_dataset_about(data->dataset)->title);
  for (uint32_t i = 0; data->dataset != NULL && i < data->actors.count; i++) meet(&all, data->actor_table[data->actors.at[i]].label);
  for (uint32_t i = 0; i < data->issues.count; i++) meet(&all, data->issue_table[data->issues.at[i]].label);
  ent__json_key(json, "languages");
  ent__json_array_inline(json);
  for (int i = 0; i < all.count; i++) ent__json_string(json, all.at[i]);
  ent__json_close(json, ']');
}

static void write_method(ent__json *json, const ent_study *study) {
  ent__facts facts;
  ent__facts_collect(&facts, study);
  ent__json_key(json, "method");
  ent__json_array_inline(json);
  for (size_t i = 0; i < facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    if (!facts.at[i].option) continue;
    ent__facts_value(&value, &facts.at[i]);
    if (value.failed) json->out->failed = 1;
    ent__json_array_inline(json);
    ent__json_string(json, facts.at[i].key);
    ent__json_string(json, value.data == NULL ? "" : value.data);
    ent__json_close(json, ']');
    ent_buffer_clear(&value);
  }
  ent__json_close(json, ']');
}

/* The title that was asked for, the dataset's, or the name of the input. */
static void write_title(ent__json *json, const ent__page_data *data) {
  const char *title = data->drawing.options->title;
  const ent_text *own = data->dataset == NULL ? NULL : ent_dataset_about(data->dataset)->title;
  if (title == NULL && own != NULL) {
    ent__page_text(json, "title", own);
    return;
  }
  ent__json_key(json, "title");
  ent__json_object_inline(json);
  ent__page_string(json, "", title != NULL ? title : ent__input_name(data->study));
  ent__json_close(json, '}');
}

void ent__page_about(ent__json *json, const ent__page_data *data) {
  ent__json_key(json, "about");
  ent__json_object_inline(json);
  write_title(json, data);
  ent__page_text(json, "description", data->dataset == NULL ? NULL : ent_dataset_about(data->dataset)->description);
  ent__page_string(json, "language", data->drawing.language);
  write_languages(json, data);
  ent__page_string(json, "source", ent__input_name(data->study));
  ent__page_string(json, "sha256", ent_study_sha256(data->study));
  ent__page_string(json, "version", ent_version());
  write_method(json, data->study);
  ent__json_key(json, "seed");
  if (data->coalitions != NULL) ent__json_whole(json, ent_coalitions_options(data->coalitions)->seed);
  else ent__json_null(json);
  ent__json_close(json, '}');
}
