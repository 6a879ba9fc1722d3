/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells to positions and dates. What a number or a date means can depend on the whole column, which is
 * streamed: what was seen of it is kept, and decided at its end.
 */
#ifndef ENT_ENGINE_READERS_TABLE_VALUES_H
#define ENT_ENGINE_READERS_TABLE_VALUES_H

#include "engine/readers/intern.h"
#include "engine/readers/table.h"
#include "engine/readers/table_report.h"

typedef enum ent__reading_of { ENT__READ_VALUE, ENT__READ_ABSENT, ENT__READ_UNKNOWN, ENT__READ_OUT_OF_SCALE } ent__reading_of;

typedef struct ent__position {
  ent__reading_of what;
  ent_position_word word;
  double value;
} ent__position;

/* A column of positions. */
typedef struct ent__positions {
  bool votes;         /* numbers are votes: -1, 0, 1 only */
  bool decimal_comma;
  double low, high;   /* the scale; equal where there is none */
  ent__intern names;  /* of the first different cells, and what they are */
  ent__position *known;
  size_t known_room;
  size_t numbers, absent;
  bool negative, zero, between; /* what the numbers are, where there is no scale */
  size_t beyond;                /* numbers out of [-1, 1] */
  double least, most;           /* of all numbers */
  bool whole;                   /* all of them */
  long line, column;            /* of the first that is beyond */
} ent__positions;

void ent__positions_begin(ent__positions *positions, bool votes, const ent_read_options *options);
void ent__positions_clear(ent__positions *positions);
/* Returns a hint where a vote that is not known is one of the usual codes, else NULL. */
const char *ent__positions_hint(const ent__positions *positions, const char *s, size_t length);
/* Reads a trimmed cell; its numbers are kept as they are where there is no scale. Returns false without memory. */
bool ent__positions_read(ent__positions *positions, ent__position *out, const char *s, size_t length);
/* Counts what became a statement. */
void ent__positions_count(ent__positions *positions, const ent__position *one);
/* Decides what the numbers mean: reports where that is not clear. */
void ent__positions_end(const ent__positions *positions, ent__table_report *report, bool *zero_opposes);
/* Turns a number into what it means. */
void ent__positions_settle(const ent__positions *positions, bool zero_opposes, ent_statement *statement);

/* Reads a number with a point, or a comma where it may have one; + and U+2212 may stand in front. */
bool ent__cell_number(double *out, const char *s, size_t length, bool comma);

/* A column of dates. */
typedef struct ent__dates {
  char last[32]; /* the cell read last, and what it is */
  size_t last_length;
  ent_interval last_date;
  bool open; /* some are waiting for the order of day and month */
  long first_line, first_column;         /* of the first of them */
  char first[32];
  long day_line, month_line;             /* where the day, and where the month, must be first; 0 nowhere */
  long day_column, month_column;
} ent__dates;

/* Reads a trimmed cell that is not empty. Returns false where it is no date. */
bool ent__dates_read(ent__dates *dates, ent_interval *out, const char *s, size_t length);
/* Remembers where a date that leaves its order open, or tells it, was read. */
bool ent__dates_waits(ent_interval date);
void ent__dates_seen(ent__dates *dates, ent_interval date, const char *s, long line, long column);
/* Decides the order of day and month; reports where it is not clear. */
void ent__dates_end(const ent__dates *dates, ent__table_report *report, bool *month_first);
ent_interval ent__dates_settle(ent_interval date, bool month_first);

#endif
