/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standards of proof, to read and as JSON. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_names.h"
#include "exporters/formats/display.h"
#include "exporters/formats/findings.h"

static void put_share(ent_buffer *out, const char *before, double value) {
  ent__buffer_puts(out, before);
  ent__buffer_fixed(out, value, 6);
}

/* "0.5 of 2", the strongest of those that hold. */
static void cell_side(ent__text_table *table, const ent_proof_side *side) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (side->applicable == 0) ent__buffer_puts(&text, side->given == 0 ? "-" : "none holds");
  else if (isnan(side->weight)) ent__buffer_puts(&text, "unknown");
  else ent__buffer_decimals(&text, side->weight, 3);
  if (side->applicable > 0) ent__buffer_printf(&text, " (%" PRIu32 " of %" PRIu32 ")", side->applicable, side->given);
  ent__text_table_cell(table, text.data);
  if (text.failed) table->text.failed = 1;
  ent_buffer_clear(&text);
}

/* The strictest of the graded standards that is met. */
static const char *strictest(const ent_proof_claim *claim) {
  for (int i = ENT_STANDARD_BEYOND_REASONABLE_DOUBT; i >= ENT_STANDARD_SCINTILLA; i--) {
    if (claim->verdicts[i] == ENT_PROOF_UNDETERMINED) return "undetermined";
    if (claim->verdicts[i] == ENT_PROOF_MET) return ent_standard_word((ent_standard)i);
  }
  return "none";
}

static void write_claim(ent__text_table *table, const ent_framework *framework, const ent_proof_claim *claim, bool again, const char *language) {
  char number[12];
  ent__text_table_cell(table, again ? NULL : ent__argue_issue(framework, claim->issue, language));
  ent__text_table_cell(table, claim->support ? "support" : "opposition");
  cell_side(table, &claim->pro);
  cell_side(table, &claim->con);
  ent__text_table_cell(table, strictest(claim));
  ent__text_table_cell(table, claim->verdicts[ENT_STANDARD_DIALECTICAL_VALIDITY] == ENT_PROOF_MET ? "yes" : "no");
  ent__text_table_cell(table, claim->pro.argument == ENT_NONE ? NULL : ent__argue_label(framework, claim->pro.argument, language, number));
}

ent_status ent__argue_standards_text(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  static const char *const heads[] = {"issue", "claim", "strongest for", "strongest against", "meets", "valid", "by"};
  static const bool flush[] = {false, false, true, true, false, false, false};
  const ent_standards *standards = findings->standards;
  const char *language = options == NULL ? NULL : options->language;
  size_t count;
  if (standards == NULL) return ENT_OK;
  const ent_gradual *gradual = ent_standards_gradual(standards);
  const ent_standards_options *given = ent_standards_get_options(standards);
  const ent_proof_claim *claims = ent_standards_claims(standards, &count);
  ent__buffer_printf(out, "standards of proof (%s)\n", ent_standards_source());
  ent__buffer_printf(out, "strengths: %s; clear and convincing: ", ent_gradual_get_method(gradual)->name);
  put_share(out, "above ", given->alpha);
  put_share(out, " and ahead by more than ", given->beta);
  put_share(out, "; beyond reasonable doubt: against below ", given->gamma);
  ent__buffer_putc(out, '\n');
  if (count == 0) {
    ent__buffer_puts(out, "no issues\n");
    return ent__buffer_status(out, err);
  }
  if (ent_gradual_scored(gradual) == 0 && given->alpha >= ent_gradual_get_options(gradual)->base)
    ent__buffer_puts(out, "no argument has a base score: what nothing supports is no stronger than alpha\n");
  uint32_t *order = ent__argue_issue_order(ent_gradual_framework(gradual));
  if (order == NULL) return ent__nomem(err);
  ent__text_table table;
  ent__text_table_begin(&table, 7, flush);
  for (size_t c = 0; c < 7; c++) ent__text_table_cell(&table, heads[c]);
  uint32_t silent = 0;
  for (size_t i = 0; i < count; i++) {
    const ent_proof_claim *claim = &claims[2 * order[i / 2] + i % 2];
    const bool again = i % 2 == 1 && claim[-1].pro.given > 0;
    if (claim->pro.given > 0) write_claim(&table, ent_gradual_framework(gradual), claim, again, language);
    else silent++;
  }
  ent__free(order);
  ent__buffer_putc(out, '\n');
  ent__text_table_end(&table, out);
  if (silent > 0) ent__buffer_printf(out, "%" PRIu32 " claim%s that nothing speaks for %s left out\n", silent, silent == 1 ? "" : "s", silent == 1 ? "is" : "are");
  return ent__buffer_status(out, err);
}

static void write_side_json(ent__json *json, const char *key, const ent_framework *framework, const ent_proof_side *side) {
  char number[12];
  ent__json_key(json, key);
  ent__json_object_inline(json);
  ent__findings_whole(json, "given", side->given);
  ent__findings_whole(json, "applicable", side->applicable);
  ent__argue_number(json, "weight", side->weight);
  ent__findings_string(json, "argument", side->argument == ENT_NONE ? NULL : ent_framework_id(framework, side->argument, number));
  ent__findings_string(json, "relation", side->relation == ENT_NONE ? NULL : ent__argue_relation_id(framework, side->relation));
  ent__json_close(json, '}');
}

static void write_claim_json(ent__json *json, const ent_framework *framework, const ent_proof_claim *claim) {
  static const char *const keys[ENT_STANDARD_COUNT] = {"scintilla", "preponderance", "clear_and_convincing", "beyond_reasonable_doubt",
                                                       "dialectical_validity"};
  ent__json_object(json);
  ent__findings_string(json, "issue", ent__argue_issue_id(framework, claim->issue));
  ent__findings_string(json, "claim", claim->support ? "support" : "oppose");
  write_side_json(json, "pro", framework, &claim->pro);
  write_side_json(json, "con", framework, &claim->con);
  for (size_t i = 0; i < ENT_STANDARD_COUNT; i++) ent__findings_string(json, keys[i], ent_proof_word(claim->verdicts[i]));
  ent__json_close(json, '}');
}

ent_status ent__argue_standards_json(ent__json *json, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  const ent_standards *standards = findings->standards;
  size_t count;
  (void)options;
  if (standards == NULL) return ENT_OK;
  const ent_gradual *gradual = ent_standards_gradual(standards);
  const ent_standards_options *given = ent_standards_get_options(standards);
  const ent_proof_claim *claims = ent_standards_claims(standards, &count);
  uint32_t *order = ent__argue_issue_order(ent_gradual_framework(gradual));
  if (order == NULL) return ent__nomem(err);
  ent__json_key(json, "standards");
  ent__json_object(json);
  ent__findings_string(json, "method", "proof standards on the grounded labelling");
  ent__findings_string(json, "source", ent_standards_source());
  ent__findings_string(json, "strengths", ent_gradual_get_method(gradual)->name);
  ent__findings_number(json, "alpha", given->alpha);
  ent__findings_number(json, "beta", given->beta);
  ent__findings_number(json, "gamma", given->gamma);
  ent__json_key(json, "claims");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_claim_json(json, ent_gradual_framework(gradual), &claims[2 * order[i / 2] + i % 2]);
  ent__free(order);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
  return ent__buffer_status(json->out, err);
}
