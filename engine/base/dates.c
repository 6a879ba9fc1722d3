/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/dates.h>

#include <stdio.h>
#include <string.h>

static bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int month_length(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

static bool digits(const char **s, int count, int *value) {
  *value = 0;
  for (int i = 0; i < count; i++) {
    if (**s < '0' || **s > '9') return false;
    *value = *value * 10 + (*(*s)++ - '0');
  }
  return true;
}

static bool parse_date(const char **s, ent_date *out) {
  int year = 0, month = 0, day = 0;
  if (!digits(s, 4, &year) || year < 1) return false;
  if (**s == '-') {
    (*s)++;
    if (!digits(s, 2, &month) || month < 1 || month > 12) return false;
    if (**s == '-') {
      (*s)++;
      if (!digits(s, 2, &day) || day < 1 || day > month_length(year, month)) return false;
    }
  }
  *out = (ent_date){(uint16_t)year, (uint8_t)month, (uint8_t)day};
  return true;
}

/* Days since 1970-01-01, counted in 400-year cycles of years that begin in March. */
static int32_t day_number(int year, int month, int day) {
  year -= month <= 2;
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

static int32_t first_day(ent_date date) {
  return day_number(date.year, date.month ? date.month : 1, date.day ? date.day : 1);
}

static int32_t last_day(ent_date date) {
  const int month = date.month ? date.month : 12;
  return day_number(date.year, month, date.day ? date.day : month_length(date.year, month));
}

bool ent_interval_days(ent_interval interval, int32_t *first, int32_t *last) {
  if (interval.from.year == 0) return false;
  *first = first_day(interval.from);
  *last = last_day(interval.to.year != 0 ? interval.to : interval.from);
  return true;
}

bool ent_interval_parse(ent_interval *out, const char *text) {
  ent_interval found = {{0, 0, 0}, {0, 0, 0}};
  int32_t first = 0, last = 0;
  if (!parse_date(&text, &found.from)) return false;
  if (*text == '/') {
    text++;
    if (!parse_date(&text, &found.to)) return false;
    if (first_day(found.from) > last_day(found.to)) return false;
  }
  if (*text != '\0' || !ent_interval_days(found, &first, &last)) return false;
  *out = found;
  return true;
}

static int format_date(char *out, size_t room, ent_date date) {
  const unsigned year = date.year % 10000u, month = date.month % 100u, day = date.day % 100u;
  if (month == 0) return snprintf(out, room, "%04u", year);
  if (day == 0) return snprintf(out, room, "%04u-%02u", year, month);
  return snprintf(out, room, "%04u-%02u-%02u", year, month, day);
}

void ent_interval_format(char out[ENT_INTERVAL_SIZE], ent_interval interval) {
  out[0] = '\0';
  if (interval.from.year == 0) return;
  const int length = format_date(out, ENT_INTERVAL_SIZE, interval.from);
  if (interval.to.year == 0) return;
  out[length] = '/';
  format_date(out + length + 1, ENT_INTERVAL_SIZE - (size_t)length - 1, interval.to);
}

ent_date ent_date_of_day(int32_t day) {
  const int64_t shifted = (int64_t)day + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int64_t of_era = shifted - era * 146097;
  const int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month = (5 * of_year + 2) / 153; /* counted from March */
  const int64_t calendar = month < 10 ? month + 3 : month - 9;
  const int64_t year = era * 400 + year_of_era + (calendar <= 2);
  if (year < 1) return (ent_date){1, 1, 1};
  if (year > 9999) return (ent_date){9999, 12, 31};
  return (ent_date){(uint16_t)year, (uint8_t)calendar, (uint8_t)(of_year - (153 * month + 2) / 5 + 1)};
}
