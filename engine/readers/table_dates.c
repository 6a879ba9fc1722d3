/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates in tables: ISO 8601, a time behind it or not, and day, month and year in the orders of
 * spreadsheets. 3/4/2019 is kept as an interval whose second half holds no year but a mark, until the
 * column has told which of its numbers is the day.
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/readers/table_values.h"

enum { waiting = 0xff }; /* to.month of a date whose order is open: from.month came first, from.day second */

bool ent__dates_waits(ent_interval date) { return date.to.year == 0 && date.to.month == waiting; }

/* What may follow a date: a blank or T, then a time. */
static bool is_time(const char *s) {
  if (*s != ' ' && *s != 'T') return false;
  return s[1] != '\0' && s[1 + strspn(s + 1, "0123456789:.,+-Z ")] == '\0';
}

static bool number(const char **s, size_t least, size_t most, unsigned *out) {
  size_t digits = 0;
  *out = 0;
  for (; digits < most && **s >= '0' && **s <= '9'; digits++) *out = *out * 10 + (unsigned)(*(*s)++ - '0');
  return digits >= least;
}

/* 2019/11/5 and the like: year, month, day leave no doubt. */
static bool read_year_first(ent_interval *out, const char *s) {
  unsigned year = 0, month = 0, day = 0;
  if (!number(&s, 4, 4, &year) || (*s != '/' && *s != '.' && *s != '-')) return false;
  const char mark = *s++;
  if (!number(&s, 1, 2, &month) || *s++ != mark || !number(&s, 1, 2, &day)) return false;
  if (*s != '\0' && !is_time(s)) return false;
  const ent_interval found = {{(uint16_t)year, (uint8_t)month, (uint8_t)day}, {0, 0, 0}};
  char text[ENT_INTERVAL_SIZE];
  if (month < 1 || day < 1 || month > 12 || day > 31) return false;
  ent_interval_format(text, found);
  return ent_interval_parse(out, text);
}

/* Day and month before the year: open unless one of them is above 12. */
static bool read_year_last(ent_interval *out, const char *s) {
  unsigned first = 0, second = 0, year = 0;
  if (!number(&s, 1, 2, &first) || (*s != '/' && *s != '.' && *s != '-')) return false;
  const char mark = *s++;
  if (!number(&s, 1, 2, &second) || *s++ != mark || !number(&s, 4, 4, &year)) return false;
  if ((*s != '\0' && !is_time(s)) || year == 0 || first < 1 || second < 1 || (first > 12 && second > 12) || first > 31 || second > 31) return false;
  const unsigned day = first > 12 ? first : second, month = first > 12 ? second : first;
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, (ent_interval){{(uint16_t)year, (uint8_t)month, (uint8_t)day}, {0, 0, 0}});
  ent_interval ignored;
  if (!ent_interval_parse(&ignored, text)) return false;
  *out = (ent_interval){{(uint16_t)year, (uint8_t)first, (uint8_t)second}, {0, waiting, 0}};
  return true;
}

static bool read_iso(ent_interval *out, const char *s, size_t length) {
  char text[ENT_INTERVAL_SIZE];
  if (ent_interval_parse(out, s)) return true;
  if (length <= 10 || !is_time(s + 10)) return false;
  memcpy(text, s, 10);
  text[10] = '\0';
  return ent_interval_parse(out, text);
}

bool ent__dates_read(ent__dates *dates, ent_interval *out, const char *s, size_t length) {
  if (length == dates->last_length && length < sizeof dates->last && memcmp(dates->last, s, length) == 0) {
    *out = dates->last_date;
    return true;
  }
  if (!read_iso(out, s, length) && !read_year_first(out, s) && !read_year_last(out, s)) return false;
  dates->last_length = length;
  if (length < sizeof dates->last) memcpy(dates->last, s, length);
  dates->last_date = *out;
  return true;
}

void ent__dates_seen(ent__dates *dates, ent_interval date, const char *s, long line, long column) {
  if (!dates->open) {
    dates->first_line = line;
    dates->first_column = column;
    ent__copy_text(dates->first, sizeof dates->first, s);
  }
  dates->open = true;
  if (date.from.month > 12 && dates->day_line == 0) {
    dates->day_line = line;
    dates->day_column = column;
  }
  if (date.from.day > 12 && dates->month_line == 0) {
    dates->month_line = line;
    dates->month_column = column;
  }
}

void ent__dates_end(const ent__dates *dates, ent__table_report *report, bool *month_first) {
  *month_first = dates->month_line > 0;
  if (!dates->open) return;
  if (dates->day_line > 0 && dates->month_line > 0) {
    const bool day_first = dates->day_line < dates->month_line;
    ent__table_fault(report, day_first ? dates->month_line : dates->day_line, day_first ? dates->month_column : dates->day_column,
                     "ambiguous-date", "write dates as YYYY-MM-DD", "here the %s comes first, in line %ld the %s, expected one order",
                     day_first ? "month" : "day", day_first ? dates->day_line : dates->month_line, day_first ? "day" : "month");
  } else if (dates->day_line == 0 && dates->month_line == 0) {
    ent__table_fault(report, dates->first_line, dates->first_column, "ambiguous-date", "write dates as YYYY-MM-DD",
                     "in dates such as '%s' the day or the month may come first, and no date of the column tells which", dates->first);
  } else {
    ent__table_note(report, "guessed-dates", NULL, "the %s comes first in dates such as '%s', as line %ld tells", *month_first ? "month" : "day",
                    dates->first, *month_first ? dates->month_line : dates->day_line);
  }
}

ent_interval ent__dates_settle(ent_interval date, bool month_first) {
  if (!ent__dates_waits(date)) return date;
  const uint8_t first = date.from.month, second = date.from.day;
  return (ent_interval){{date.from.year, month_first ? first : second, month_first ? second : first}, {0, 0, 0}};
}
