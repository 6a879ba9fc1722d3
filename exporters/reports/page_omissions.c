/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/page_data.h"

void ent__page_omissions(ent__json *json, const ent__page_data *data) {
  (void)data;
  ent__json_key(json, "omissions");
  ent__json_null(json);
}
