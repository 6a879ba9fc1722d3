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

#ifdef __cplusplus
}
#endif
#endif
