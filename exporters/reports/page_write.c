/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as the page has them. */
#include <math.h>

#include "exporters/reports/page_data.h"

int64_t ent__page_place(const ent__page_list *list, uint32_t index) {
  if (index == ENT_NONE || list->place == NULL || list->place[index] == ENT_NONE) return -1;
  return list->place[index];
}

void ent__page_text(ent__json *json, const char *key, const ent_text *text) {
  ent__json_key(json, key);
  if (text == NULL) {
    ent__json_null(json);
    return;
  }
  ent__json_object_inline(json);
  for (size_t i = 0; i < ent_text_count(text); i++) {
    const char *language = ent_text_language(text, i);
    ent__json_key(json, language == NULL ? "" : language);
    ent__json_string(json, ent_text_string(text, i));
  }
  ent__json_close(json, '}');
}

void ent__page_string(ent__json *json, const char *key, const char *value) {
  ent__json_key(json, key);
  ent__json_string(json, value);
}

void ent__page_integer(ent__json *json, const char *key, int64_t value) {
  ent__json_key(json, key);
  ent__json_integer(json, value);
}

void ent__page_number(ent__json *json, const char *key, double value, int digits) {
  ent__json_key(json, key);
  ent__json_fixed(json, value, digits);
}

void ent__page_date(ent__json *json, const char *key, ent_date date) {
  char text[ENT_INTERVAL_SIZE];
  ent__json_key(json, key);
  if (date.year == 0) {
    ent__json_null(json);
    return;
  }
  ent_interval_format(text, (ent_interval){date, {0, 0, 0}});
  ent__json_string(json, text);
}

void ent__page_box(ent__json *json, const char *key, const ent__argument_box *box) {
  ent__json_key(json, key);
  if (box == NULL) {
    ent__json_null(json);
    return;
  }
  ent__json_array_inline(json);
  ent__json_fixed(json, box->at.x, 1);
  ent__json_fixed(json, box->at.y, 1);
  ent__json_fixed(json, box->size.x, 1);
  ent__json_fixed(json, box->size.y, 1);
  ent__json_close(json, ']');
}

void ent__page_weight(ent__json *json, double value) {
  const double size = fabs(value);
  const int digits = size > 0 && isfinite(size) ? 3 - (int)floor(log10(size)) : 0;
  ent__json_fixed(json, value, digits < 0 ? 0 : digits > 15 ? 15 : digits);
}

void ent__page_places(ent__json *json, const char *key, const ent__page_list *list, ent_ids ids) {
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < ids.count; i++) {
    const int64_t place = ent__page_place(list, ids.at[i]);
    if (place >= 0) ent__json_integer(json, place);
  }
  ent__json_close(json, ']');
}
