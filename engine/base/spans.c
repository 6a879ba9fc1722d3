/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths of time in calendar units. */
#include <string.h>

#include <entente/dates.h>

enum { most_units = 100000 };

bool ent_span_parse(ent_span *out, const char *text) {
  static const char units[] = "dwmy";
  int count = 0;
  const char *at = text;
  for (; *at >= '0' && *at <= '9' && count <= most_units; at++) count = count * 10 + (*at - '0');
  const char *unit = *at == '\0' ? NULL : strchr(units, *at);
  if (at == text || count < 1 || count > most_units || unit == NULL || at[1] != '\0') return false;
  *out = (ent_span){count, (ent_time_unit)(unit - units)};
  return true;
}

static int32_t first_of(int64_t year, int64_t month) {
  int32_t first = 0, last = 0;
  if (year > 9999) { /* the last day there is */
    ent_interval_days((ent_interval){{9999, 12, 31}, {0, 0, 0}}, &first, &last);
    return last + 1;
  }
  ent_interval_days((ent_interval){{(uint16_t)year, (uint8_t)month, 1}, {0, 0, 0}}, &first, &last);
  return first;
}

int32_t ent_span_floor(int32_t day, ent_time_unit unit) {
  const ent_date date = ent_date_of_day(day);
  switch (unit) {
    case ENT_UNIT_YEAR: return first_of(date.year, 1);
    case ENT_UNIT_MONTH: return first_of(date.year, date.month);
    case ENT_UNIT_WEEK: { /* 1970-01-01 was a Thursday */
      const int32_t from_monday = (int32_t)((((int64_t)day + 3) % 7 + 7) % 7);
      return day - from_monday;
    }
    case ENT_UNIT_DAY: break;
  }
  return day;
}

int32_t ent_span_add(int32_t day, ent_span span, int32_t times) {
  const int64_t steps = (int64_t)span.count * times;
  const ent_date date = ent_date_of_day(day);
  if (span.unit == ENT_UNIT_DAY || span.unit == ENT_UNIT_WEEK) {
    const int64_t to = day + steps * (span.unit == ENT_UNIT_WEEK ? 7 : 1), end = first_of(10000, 1);
    return (int32_t)(to > end ? end : to);
  }
  const int64_t months = date.year * INT64_C(12) + date.month - 1 + steps * (span.unit == ENT_UNIT_YEAR ? 12 : 1);
  return first_of(months / 12, months % 12 + 1);
}
