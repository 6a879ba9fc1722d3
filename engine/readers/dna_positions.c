/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of boolean and integer variables, and how they become positions. */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/number.h"
#include "engine/readers/dna.h"

static void set_position(ent__dna *dna, const ent__dna_row *row, ent__dna_statement *statement, int64_t value) {
  if (statement->has_position) {
    statement->bad = true;
    ent__dna_bad(dna, row, 2, "duplicate-value", "found a second value of one variable for statement %lld, expected one", (long long)statement->id);
    return;
  }
  statement->has_position = true;
  statement->position = value;
}

static void on_value(ent__dna *dna, const ent__dna_row *row, ent__dna_kind kind) {
  uint32_t variable = ENT_NONE;
  int64_t value = 0;
  ent__dna_statement *statement = ent__dna_data_row(dna, row, &variable);
  if (statement == NULL || statement->type == ENT_NONE) return;
  const bool wanted = variable == dna->position;
  if (!ent__dna_integer(dna, row, 3, &value)) {
    statement->bad = statement->bad || wanted;
    return;
  }
  if (ENT__DNA_AT(dna, variables, variable)[variable].kind != kind) {
    ent__dna_bad(dna, row, 2, "dangling-reference", "found the ID of a variable of another kind, expected one of kind %s", ent__dna_kind_word(kind));
    statement->bad = statement->bad || wanted;
    return;
  }
  if (kind == ENT__DNA_BOOLEAN && value != 0 && value != 1) {
    ent__dna_bad(dna, row, 3, "out-of-range", "found %lld, expected 0 or 1", (long long)value);
    statement->bad = statement->bad || wanted;
    return;
  }
  ent__dna_number *number = ent__dna_add(dna, &dna->numbers, sizeof *number);
  if (number != NULL) *number = (ent__dna_number){variable, value};
  if (wanted) set_position(dna, row, statement, value);
}

static void on_boolean(ent__dna *dna, const ent__dna_row *row) { on_value(dna, row, ENT__DNA_BOOLEAN); }
static void on_integer(ent__dna *dna, const ent__dna_row *row) { on_value(dna, row, ENT__DNA_INTEGER); }

static int by_variable_and_value(const void *a, const void *b) {
  const ent__dna_number *x = a, *y = b;
  if (x->variable != y->variable) return x->variable < y->variable ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

static void count_different(ent__dna *dna) {
  ent__dna_number *numbers = ENT__DNA_AT(dna, numbers, number);
  const size_t count = dna->numbers.count;
  if (count > 0) qsort(numbers, count, sizeof *numbers, by_variable_and_value);
  for (size_t i = 0; i < count; i++)
    if (i == 0 || by_variable_and_value(&numbers[i], &numbers[i - 1]) != 0) ENT__DNA_AT(dna, variables, variable)[numbers[i].variable].distinct++;
}

void ent__dna_read_positions(ent__dna *dna) {
  static const ent__dna_table booleans = {"DATABOOLEAN", {"ID", "StatementId", "VariableId", "Value", NULL}};
  static const ent__dna_table integers = {"DATAINTEGER", {"ID", "StatementId", "VariableId", "Value", NULL}};
  (void)ent__dna_scan(dna, &booleans, on_boolean);
  (void)ent__dna_scan(dna, &integers, on_integer);
  if (dna->status == ENT_OK) count_different(dna);
}

static bool fits_scale(const ent__dna *dna, int64_t value) {
  const double low = dna->options->scale_low, high = dna->options->scale_high, at = (double)value;
  return low < high ? at >= low && at <= high : at >= high && at <= low;
}

/* Each value off the scale is a fault of its statement. */
static void check_scale(ent__dna *dna) {
  char low[ENT__NUMBER_SIZE], high[ENT__NUMBER_SIZE];
  ent__number_format(low, dna->options->scale_low);
  ent__number_format(high, dna->options->scale_high);
  ent__dna_statement *statements = ENT__DNA_AT(dna, statements, statement);
  for (size_t i = 0; i < dna->statements.count; i++) {
    if (!statements[i].has_position || fits_scale(dna, statements[i].position)) continue;
    statements[i].bad = true;
    ent__dna_row_fault(dna, "STATEMENTS", statements[i].id, ent__dna_shorten(ENT__DNA_AT(dna, variables, variable)[dna->position].name).text, "out-of-range",
                       "found %lld, expected a number on the scale from %s to %s", (long long)statements[i].position, low, high);
  }
}

static bool find_range(const ent__dna *dna, int64_t range[2]) {
  const ent__dna_statement *statements = ENT__DNA_AT(dna, statements, statement);
  bool found = false;
  for (size_t i = 0; i < dna->statements.count; i++) {
    if (!statements[i].has_position) continue;
    if (!found || statements[i].position < range[0]) range[0] = statements[i].position;
    if (!found || statements[i].position > range[1]) range[1] = statements[i].position;
    found = true;
  }
  return found;
}

/* Without a scale -1, 0 and 1 say themselves what they mean; 0 and 1 alone are the two sides, as of a boolean. */
static void guess_scale(ent__dna *dna) {
  int64_t range[2] = {0, 0};
  const ent__dna_short name = ent__dna_shorten(ENT__DNA_AT(dna, variables, variable)[dna->position].name);
  dna->scale = ENT__DNA_AS_IT_IS;
  if (!find_range(dna, range)) return;
  if (range[0] < -1 || range[1] > 1) {
    ent__dna_fault(dna, "out-of-range", "--scale LOW:HIGH says what full opposition and full support are", "the values of '%s' run from %lld to %lld, expected -1 to 1",
                   name.text, (long long)range[0], (long long)range[1]);
  } else if (range[0] >= 0) {
    dna->scale = ENT__DNA_SIDES;
    ent__dna_tell(dna, ENT_NOTE, "zero-opposes", "no value of '%s' is below 0: 1 is taken as support, 0 as opposition; --scale says it otherwise", name.text);
  }
}

void ent__dna_scale_positions(ent__dna *dna) {
  const bool given = dna->options->scale_low != dna->options->scale_high;
  const bool integer = dna->position != ENT_NONE && ENT__DNA_AT(dna, variables, variable)[dna->position].kind == ENT__DNA_INTEGER;
  if (dna->status != ENT_OK) return;
  if (given && !integer) {
    dna->status = ent__fail(dna->err, ENT_E_USAGE, "'--scale' means nothing for a %s", dna->position == ENT_NONE ? "statement type without positions" : "boolean variable");
  } else if (given) {
    dna->scale = ENT__DNA_LINEAR;
    check_scale(dna);
  } else if (integer) {
    guess_scale(dna);
  }
}

double ent__dna_position(const ent__dna *dna, const ent__dna_statement *statement, const char **word) {
  *word = NULL;
  if (dna->position == ENT_NONE || dna->scale == ENT__DNA_SIDES) {
    const bool support = dna->position == ENT_NONE || statement->position == 1;
    *word = support ? "support" : "oppose";
    return support ? 1 : -1;
  }
  const double value = (double)statement->position;
  if (dna->scale == ENT__DNA_AS_IT_IS) return value;
  const double low = dna->options->scale_low, high = dna->options->scale_high;
  const double position = 2 * ((value - low) / (high - low)) - 1;
  return position < -1 ? -1 : position > 1 ? 1 : position;
}
