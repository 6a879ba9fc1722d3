/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The coalitions without each issue. */
#include "exporters/reports/page_data.h"

static void write_one(ent__json *json, const ent__page_data *data, const ent_omission *one) {
  ent__json_object_inline(json);
  ent__page_integer(json, "issue", ent__page_place(&data->issues, one->issue));
  ent__json_key(json, "coalitions");
  ent__json_array_inline(json);
  for (size_t i = 0; i < data->actors.count; i++) {
    const uint32_t c = i < data->node_count ? one->members[i] : ENT_NONE;
    ent__json_integer(json, c == ENT_NONE ? -1 : (int64_t)c);
  }
  ent__json_close(json, ']');
  ent__json_key(json, "moved");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < one->moved_count; i++) ent__json_integer(json, one->moved[i]);
  ent__json_close(json, ']');
  ent__page_integer(json, "count", one->coalitions);
  ent__page_number(json, "rand", one->rand, 3);
  ent__json_close(json, '}');
}

void ent__page_omissions(ent__json *json, const ent__page_data *data) {
  size_t count = 0;
  const ent_omissions *omissions = ent_study_omissions(data->study);
  const ent_omission *list = omissions == NULL || ent_omissions_skipped(omissions) ? NULL : ent_omissions_list(omissions, &count);
  ent__json_key(json, "omissions");
  if (list == NULL) {
    ent__json_null(json);
    return;
  }
  ent__json_array_inline(json);
  for (size_t i = 0; i < count; i++) write_one(json, data, &list[i]);
  ent__json_close(json, ']');
}
