/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gradual strengths, to read and as JSON. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_names.h"
#include "exporters/formats/display.h"
#include "exporters/formats/findings.h"

enum { arguments_shown = 30 };

static const char *plural(uint64_t count) { return count == 1 ? "" : "s"; }

/* The least power of ten that is not below a residual: its digits depend on the order of additions. */
static int power_of_ten(double residual) { return residual > 0 ? (int)ceil(log10(residual)) : -16; }

static void write_status(ent_buffer *out, const ent_gradual *gradual) {
  const uint32_t cycles = ent_gradual_cycles(gradual), unsettled = ent_gradual_unsettled(gradual);
  if (cycles == 0) {
    ent__buffer_puts(out, "no cycles: exact in one pass\n");
    return;
  }
  ent__buffer_printf(out, "%" PRIu32 " part%s with cycles, %s: ", cycles, plural(cycles), ent_gradual_status(gradual));
  ent__buffer_printf(out, "%s iteration %" PRIu32, ent_gradual_converged(gradual) ? "settled at" : "given up at", ent_gradual_iterations(gradual));
  ent__buffer_printf(out, ", residual at most 1e%d\n", power_of_ten(ent_gradual_residual(gradual)));
  if (unsettled > 0)
    ent__buffer_printf(out, "%" PRIu32 " argument%s in a cycle that did not settle, or resting on one: no strength is given\n", unsettled, plural(unsettled));
}

static void write_head(ent_buffer *out, const ent_gradual *gradual) {
  const ent_gradual_method *method = ent_gradual_get_method(gradual);
  const uint32_t scored = ent_gradual_scored(gradual), ignored = ent_gradual_ignored(gradual);
  size_t count;
  ent_gradual_strengths(gradual, &count);
  ent__buffer_printf(out, "gradual strengths: %s (%s)\n", method->name, method->source);
  ent__buffer_printf(out, "%zu argument%s, base score ", count, plural(count));
  ent__buffer_fixed(out, ent_gradual_get_options(gradual)->base, 6);
  if (scored > 0) ent__buffer_printf(out, " save %" PRIu32 " that %s one of %s own", scored, scored == 1 ? "has" : "have", scored == 1 ? "its" : "their");
  ent__buffer_puts(out, "; ");
  write_status(out, gradual);
  if (ignored > 0)
    ent__buffer_printf(out, "%" PRIu32 " relation%s ignored: the method knows attacks among arguments alone, so issues have no strength\n", ignored,
                       ignored == 1 ? " is" : "s are");
}

/* A strength, "-" where there is none. */
static void cell_strength(ent__text_table *table, double value) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (isnan(value)) ent__buffer_putc(&text, '-');
  else ent__buffer_decimals(&text, value, 3);
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

static void cell_change(ent__text_table *table, double change) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (change > 0) ent__buffer_putc(&text, '+');
  if (fabs(change) < 0.0005) ent__buffer_fixed(&text, change, 6);
  else ent__buffer_decimals(&text, change, 3);
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

static void cell_removal(ent__text_table *table, const ent_framework *framework, const ent_removal *removal, const char *language) {
  ent_buffer text = ENT_BUFFER_INIT;
  char number[12];
  if (removal->argument != ENT_NONE) {
    ent__buffer_puts(&text, ent__argue_label(framework, removal->argument, language, number));
  } else {
    size_t count;
    const ent_relation *relation = &ent_dataset_relations(ent_framework_dataset(framework), &count)[removal->relation];
    ent__buffer_printf(&text, "relation %s of ", relation->id);
    ent__buffer_puts(&text, ent__argue_label(framework, relation->from, language, number));
  }
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

static void write_position(ent__text_table *table, const ent_framework *framework, const ent_gradual_position *position, uint32_t issue,
                           const char *language) {
  ent__text_table_cell(table, ent__argue_issue(framework, issue, language));
  cell_strength(table, position->strength);
  ent__text_table_whole(table, position->speak_for);
  ent__text_table_whole(table, position->against);
  for (uint32_t i = 0; i < position->removal_count; i++) {
    for (size_t blank = 0; i > 0 && blank < 4; blank++) ent__text_table_cell(table, NULL);
    cell_removal(table, framework, &position->removals[i], language);
    cell_strength(table, position->removals[i].strength);
    cell_change(table, position->removals[i].change);
  }
  for (size_t blank = 0; position->removal_count == 0 && blank < 3; blank++) ent__text_table_cell(table, NULL);
}

/* Something to sort by falling number. */
typedef struct graded {
  double value; /* without what is left to rounding; -1 for none */
  uint32_t index;
  const char *name;
  const char *id;
} graded;

static int compare_graded(const void *left, const void *right) {
  const graded *a = left, *b = right;
  if (a->value != b->value) return a->value > b->value ? -1 : 1;
  const int names = strcmp(a->name, b->name);
  return names != 0 ? names : strcmp(a->id, b->id);
}

static double grade(double value) { return isnan(value) ? -1 : round(value * 1e10); }

static ent_status write_positions(ent_buffer *out, const ent_gradual *gradual, const char *language, ent_error *err) {
  static const char *const heads[] = {"support of", "strength", "for", "against", "moved most without", "strength", "change"};
  static const bool flush[] = {false, true, true, true, false, true, true};
  const ent_framework *framework = ent_gradual_framework(gradual);
  size_t count;
  uint64_t tried = 0, bearing = 0;
  const ent_gradual_position *positions = ent_gradual_positions(gradual, &count);
  if (count == 0 || !ent_gradual_get_method(gradual)->supports) return ENT_OK;
  graded *sorted = ent__alloc(count, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < count; i++)
    sorted[i] = (graded){grade(positions[i].strength), i, ent__argue_issue(framework, i, language), ent__argue_issue_id(framework, i)};
  qsort(sorted, count, sizeof *sorted, compare_graded);
  ent__text_table table;
  ent__text_table_begin(&table, 7, flush);
  for (size_t c = 0; c < 7; c++) ent__text_table_cell(&table, heads[c]);
  for (size_t i = 0; i < count; i++) {
    const ent_gradual_position *position = &positions[sorted[i].index];
    write_position(&table, framework, position, sorted[i].index, language);
    tried += position->tried;
    bearing += position->bearing;
  }
  ent__buffer_putc(out, '\n');
  ent__text_table_end(&table, out);
  if (tried < bearing && ent_gradual_get_options(gradual)->sensitivity > 0)
    ent__buffer_printf(out, "of %" PRIu64 " removals the nearest %" PRIu64 " were tried\n", bearing, tried);
  ent__free(sorted);
  return ENT_OK;
}

static ent_status write_arguments(ent_buffer *out, const ent_gradual *gradual, const char *language, ent_error *err) {
  static const bool flush[] = {false, true, true};
  const ent_framework *framework = ent_gradual_framework(gradual);
  size_t count;
  const double *strengths = ent_gradual_strengths(gradual, &count), *bases = ent_gradual_bases(gradual, &count);
  if (count == 0) return ENT_OK;
  /* Numbered arguments have no name to sort by that would last. */
  const bool numbered = ent_framework_dataset(framework) == NULL;
  graded *sorted = ent__alloc(count, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  char number[12];
  for (uint32_t i = 0; i < count; i++)
    sorted[i] = (graded){grade(strengths[i]), i, numbered ? "" : ent__argue_label(framework, i, language, number),
                         numbered ? "" : ent_framework_id(framework, i, number)};
  qsort(sorted, count, sizeof *sorted, compare_graded);
  ent__text_table table;
  ent__text_table_begin(&table, 3, flush);
  ent__text_table_cell(&table, "argument");
  ent__text_table_cell(&table, "base");
  ent__text_table_cell(&table, "strength");
  for (size_t i = 0; i < count && i < arguments_shown; i++) {
    ent__text_table_cell(&table, ent__argue_label(framework, sorted[i].index, language, number));
    cell_strength(&table, bases[sorted[i].index]);
    cell_strength(&table, strengths[sorted[i].index]);
  }
  ent__buffer_putc(out, '\n');
  ent__text_table_end(&table, out);
  if (count > arguments_shown) ent__buffer_printf(out, "... and %zu more\n", count - arguments_shown);
  ent__free(sorted);
  return ENT_OK;
}

ent_status ent__argue_gradual_text(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  const ent_gradual *gradual = findings->gradual;
  const char *language = options == NULL ? NULL : options->language;
  if (gradual == NULL) return ENT_OK;
  write_head(out, gradual);
  ent_status status = write_positions(out, gradual, language, err);
  if (status == ENT_OK) status = write_arguments(out, gradual, language, err);
  return status == ENT_OK ? ent__buffer_status(out, err) : status;
}

static void write_arguments_json(ent__json *json, const ent_gradual *gradual, const uint32_t *order) {
  size_t count;
  char number[12];
  const double *strengths = ent_gradual_strengths(gradual, &count), *bases = ent_gradual_bases(gradual, &count);
  ent__json_key(json, "arguments");
  ent__json_array(json);
  for (size_t k = 0; k < count; k++) {
    const ent_argument_id i = order[k];
    ent__json_object_inline(json);
    ent__findings_string(json, "id", ent_framework_id(ent_gradual_framework(gradual), i, number));
    ent__argue_number(json, "base", bases[i]);
    ent__argue_number(json, "strength", strengths[i]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_removals_json(ent__json *json, const ent_framework *framework, const ent_gradual_position *position) {
  char number[12];
  ent__json_key(json, "removals");
  ent__json_array(json);
  for (uint32_t i = 0; i < position->removal_count; i++) {
    const ent_removal *at = &position->removals[i];
    ent__json_object_inline(json);
    ent__findings_string(json, "argument", at->argument == ENT_NONE ? NULL : ent_framework_id(framework, at->argument, number));
    ent__findings_string(json, "relation", at->relation == ENT_NONE ? NULL : ent__argue_relation_id(framework, at->relation));
    ent__argue_number(json, "strength", at->strength);
    ent__argue_number(json, "change", at->change);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_positions_json(ent__json *json, const ent_gradual *gradual, const uint32_t *order) {
  size_t count;
  const ent_framework *framework = ent_gradual_framework(gradual);
  const ent_gradual_position *positions = ent_gradual_positions(gradual, &count);
  ent__json_key(json, "positions");
  ent__json_array(json);
  for (size_t k = 0; k < count; k++) {
    const ent_issue_id i = order[k];
    ent__json_object(json);
    ent__findings_string(json, "issue", ent__argue_issue_id(framework, i));
    ent__argue_number(json, "strength", positions[i].strength);
    ent__findings_whole(json, "for", positions[i].speak_for);
    ent__findings_whole(json, "against", positions[i].against);
    ent__findings_whole(json, "bearing", positions[i].bearing);
    ent__findings_whole(json, "tried", positions[i].tried);
    ent__findings_whole(json, "unsettled", positions[i].unsettled);
    write_removals_json(json, framework, &positions[i]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

ent_status ent__argue_gradual_json(ent__json *json, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  const ent_gradual *gradual = findings->gradual;
  (void)options;
  if (gradual == NULL) return ENT_OK;
  const ent_gradual_method *method = ent_gradual_get_method(gradual);
  const ent_gradual_options *given = ent_gradual_get_options(gradual);
  uint32_t *arguments = ent__argue_order(ent_gradual_framework(gradual));
  uint32_t *issues = ent__argue_issue_order(ent_gradual_framework(gradual));
  if (arguments == NULL || issues == NULL) {
    ent__free(arguments);
    ent__free(issues);
    return ent__nomem(err);
  }
  ent__json_key(json, "gradual");
  ent__json_object(json);
  ent__findings_string(json, "method", method->name);
  ent__findings_string(json, "source", method->source);
  ent__findings_number(json, "base", given->base);
  ent__findings_number(json, "epsilon", given->epsilon);
  ent__findings_number(json, "tolerance", given->tolerance);
  ent__findings_whole(json, "most_iterations", given->iterations);
  ent__findings_number(json, "sensitivity_work", given->sensitivity_work);
  ent__findings_whole(json, "scored", ent_gradual_scored(gradual));
  ent__findings_whole(json, "ignored_relations", ent_gradual_ignored(gradual));
  ent__findings_string(json, "status", ent_gradual_status(gradual));
  ent__findings_whole(json, "cycles", ent_gradual_cycles(gradual));
  ent__findings_whole(json, "iterations", ent_gradual_iterations(gradual));
  ent__findings_number(json, "residual_at_most", ent_gradual_residual(gradual) > 0 ? pow(10, power_of_ten(ent_gradual_residual(gradual))) : 0);
  ent__findings_number(json, "step", ent_gradual_step(gradual));
  ent__findings_whole(json, "unsettled", ent_gradual_unsettled(gradual));
  write_arguments_json(json, gradual, arguments);
  write_positions_json(json, gradual, issues);
  ent__json_close(json, '}');
  ent__free(arguments);
  ent__free(issues);
  return ent__buffer_status(json->out, err);
}
