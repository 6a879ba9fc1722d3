/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates known to the year, the month or the day, and intervals of them (ISO 8601). */
#ifndef ENTENTE_DATES_H
#define ENTENTE_DATES_H

#include <stdbool.h>

#include <entente/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* year 1..9999, 0 = no date; month 1..12, 0 = known to the year; day 1..31, 0 = to the month. */
typedef struct ent_date {
  uint16_t year;
  uint8_t month;
  uint8_t day;
} ent_date;

/* A date (`to.year` is 0) or an interval with both ends included. No date: `from.year` is 0. */
typedef struct ent_interval {
  ent_date from;
  ent_date to;
} ent_interval;

/* The longest text of an interval, its zero byte included. */
#define ENT_INTERVAL_SIZE 24

/*
 * Reads "2019", "2019-11", "2019-11-05" or two of them joined by "/". Returns false, and leaves
 * *out as it was, where the text is none of these or names a day that never was.
 */
ENT_API bool ent_interval_parse(ent_interval *out, const char *text);

/* Writes the interval as ent_interval_parse reads it; "" where there is no date. */
ENT_API void ent_interval_format(char out[ENT_INTERVAL_SIZE], ent_interval interval);

/*
 * Gives the first and the last day that the interval may mean, as days since 1970-01-01
 * (proleptic Gregorian). Returns false where there is no date.
 */
ENT_API bool ent_interval_days(ent_interval interval, int32_t *first, int32_t *last);

/* Returns the date of a day since 1970-01-01, within the years 1 to 9999. */
ENT_API ent_date ent_date_of_day(int32_t day);

/* A length of time in calendar units: 3 years, 10 days. */
typedef enum ent_time_unit { ENT_UNIT_DAY, ENT_UNIT_WEEK, ENT_UNIT_MONTH, ENT_UNIT_YEAR } ent_time_unit;

typedef struct ent_span {
  int count; /* 1..100000; 0: none */
  ent_time_unit unit;
} ent_span;

/* Reads "10d", "2w", "6m" or "3y". Returns false, and leaves *out as it was, for anything else. */
ENT_API bool ent_span_parse(ent_span *out, const char *text);

/* Returns the first day of the week (Monday), month or year in which a day lies; a day itself. */
ENT_API int32_t ent_span_floor(int32_t day, ent_time_unit unit);

/* Returns the day that lies `times` spans behind a first day (of a month or year, for those units). */
ENT_API int32_t ent_span_add(int32_t day, ent_span span, int32_t times);

#ifdef __cplusplus
}
#endif
#endif
