/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ties as a file gives them, one after another, with their places: what a weight says, which pairs
 * come again, what is found at fault. Every reader of ties goes through it, so that a repeated pair or a tie
 * of weight 0 means the same in each format.
 */
#ifndef ENT_ENGINE_READERS_TIES_GATHER_H
#define ENT_ENGINE_READERS_TIES_GATHER_H

#include "engine/readers/readers.h"

/* The weight of a tie as text; NULL what is absent. `signed_weight` is preferred to the other two. */
typedef struct ent__weighing {
  const char *signed_weight;
  const char *weight;
  const char *sign;
} ent__weighing;

enum { ENT__WEIGH_SIGNED, ENT__WEIGH_WEIGHT, ENT__WEIGH_SIGN };

/* What is wrong with one of the three: which, and how it is reported. */
typedef struct ent__weigh_fault {
  int at;
  const char *code;
  const char *hint; /* or NULL */
  char text[200];
} ent__weigh_fault;

/*
 * Reads a weight: the signed weight; or weight times sign, where the weight must not be negative
 * against the sign; or the weight alone, its number's sign being the tie's; or the sign alone.
 * 0 is a weight. At least one of the three must be there.
 */
bool ent__weigh(double *out, const ent__weighing *raw, ent__weigh_fault *fault);
/* Reads a number: blanks around it, a plus before it, a bare leading or trailing point are allowed. */
bool ent__weigh_number(double *out, const char *s);
/* Reads a sign: 1, -1, 0, + and -, positive and negative. Returns false where it is none. */
bool ent__weigh_sign(double *out, const char *s);

typedef struct ent__gathered ent__gathered;

typedef struct ent__gather {
  ent_ties *ties;
  const char *source;
  bool skip; /* faults of rows are warnings: the row is left out */
  ent_diagnostics *found;
  ent__gathered *at; /* by tie */
  size_t room;
  size_t skipped;
  size_t mirrored, averaged; /* pairs that came both ways, with one weight or with two */
  long mirrored_lines[2], averaged_lines[2];
  ent_error *err;
  ent_status status; /* what went wrong beside faults of the data */
} ent__gather;

/* Begins; end with ent__gather_end in any case. `err` is kept until then. */
ent_status ent__gather_begin(ent__gather *gather, const char *source, bool skip, ent_error *err);

/* Reports something of the file as such (line 0 where it has no place), or of a row. */
void ent__gather_report(ent__gather *gather, ent_severity severity, long line, long column, const char *code,
                        const char *hint, const char *fmt, ...) ENT_PRINTF(7, 8);
void ent__gather_row_fault(ent__gather *gather, long line, long column, const char *code, const char *hint,
                           const char *fmt, ...) ENT_PRINTF(6, 7);
/* Takes over the entries of another list; with `skip`, faults of quoting are those of a row. */
void ent__gather_take(ent__gather *gather, const ent_diagnostics *list);

/*
 * Adds a tie between two nodes. A pair that comes again the same way is a fault; the other way
 * round it is the same tie said twice where the weight is equal, averaged where the tie is directed, and
 * else a fault.
 */
void ent__gather_tie(ent__gather *gather, uint32_t a, uint32_t b, double weight, bool directed, long line, long column);

/*
 * Says what was merged and skipped, hands all that was found to `diagnostics` by place, and gives
 * the ties where there is no fault. Frees what is left, and `variables` unless they are given.
 */
ent_status ent__gather_end(ent__gather *gather, ent_input *out, ent_variables *variables, const char sha256[65],
                           ent_diagnostics *diagnostics);

#endif
