/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well support of an issue and opposition to it are shown, by standards of proof. */
#include "engine/base/buffer.h"
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

static ent__phrase_id standard_word(int standard) {
  static const ent__phrase_id words[ENT_STANDARD_COUNT] = {ENT__W_STD_SCINTILLA, ENT__W_STD_PREPONDERANCE, ENT__W_STD_CLEAR, ENT__W_STD_DOUBT, ENT__W_STD_DIALECTICAL};
  return words[standard];
}

/* The standards on which a claim has one verdict, joined. */
static size_t add_standards(ent__report *report, ent__runs *runs, const ent_proof_claim *claim, ent_proof verdict) {
  ent__runs items[ENT_STANDARD_COUNT] = {{NULL, NULL}};
  size_t count = 0;
  for (int s = 0; s < ENT_STANDARD_COUNT; s++)
    if (claim->verdicts[s] == verdict) ent__put(&report->tree, &items[count++], standard_word(s), ENT__NO_ARGS);
  ent__join(&report->tree, runs, items, count);
  return count;
}

static void add_weight(ent__report *report, ent__runs *runs, double weight) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_fixed(&text, weight, 2);
  ent__add_plain(report, runs, ent__tree_take(&report->tree, &text));
}

static void say_claim(ent__report *report, const ent_proof_claim *claim) {
  ent__runs met = {NULL, NULL};
  ent__runs unmet = {NULL, NULL};
  ent__runs pro = {NULL, NULL};
  ent__runs con = {NULL, NULL};
  if (claim->pro.given == 0) {
    ent__item(report, claim->support ? ENT__W_STD_NO_SUPPORT : ENT__W_STD_NO_OPPOSITION, ENT__NO_ARGS);
    return;
  }
  add_weight(report, &pro, claim->pro.weight);
  add_weight(report, &con, claim->con.weight);
  const size_t yes = add_standards(report, &met, claim, ENT_PROOF_MET);
  const size_t no = add_standards(report, &unmet, claim, ENT_PROOF_NOT_MET);
  ent__block *item = ent__item(report, claim->support ? ENT__W_STD_SUPPORT : ENT__W_STD_OPPOSITION,
                               ENT__ARGS(ent__arg_count(claim->pro.given), ent__arg_count(claim->pro.applicable), ent__arg_runs(&pro), ent__arg_runs(&con)));
  if (yes == ENT_STANDARD_COUNT || no == ENT_STANDARD_COUNT) {
    ent__runs end = {NULL, NULL};
    ent__put(&report->tree, &end, standard_word(no > 0 ? ENT_STANDARD_SCINTILLA : ENT_STANDARD_BEYOND_REASONABLE_DOUBT), ENT__NO_ARGS);
    ent__say(&report->tree, &item->runs, no > 0 ? ENT__W_STD_MEETS_NONE : ENT__W_STD_MEETS_ALL, ENT__ARGS(ent__arg_runs(&end)));
    return;
  }
  if (yes > 0) ent__say(&report->tree, &item->runs, ENT__W_STD_MET, ENT__ARGS(ent__arg_runs(&met), ent__arg_count(yes)));
  if (no > 0) ent__say(&report->tree, &item->runs, ENT__W_STD_NOT_MET, ENT__ARGS(ent__arg_runs(&unmet), ent__arg_count(no)));
  if (yes + no < ENT_STANDARD_COUNT) ent__say(&report->tree, &item->runs, ENT__W_STD_UNSETTLED, ENT__NO_ARGS);
}

static void say_claims(ent__report *report, const ent_standards *standards, ent_issue_id issue) {
  size_t count = 0;
  const ent_proof_claim *claims = ent_standards_claims(standards, &count);
  ent__paragraph(report, ENT__W_STD_INTRO, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count; i++)
    if (claims[i].issue == issue) say_claim(report, &claims[i]);
  ent__tree_close(&report->tree);
}

void ent__part_proof(ent__report *report, ent_issue_id issue) {
  ent_gradual *gradual = NULL;
  ent_standards *standards = NULL;
  size_t count = 0;
  bool direct = false;
  const ent_reason *reasons = report->framework == NULL ? NULL : ent_framework_reasons(report->framework, issue, &count);
  for (size_t i = 0; i < count; i++) direct = direct || reasons[i].direct;
  if (!direct || report->status != ENT_OK) return;
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.sensitivity = 0;
  report->status = ent_gradual_new(&gradual, report->framework, &options, report->err);
  if (report->status == ENT_OK) report->status = ent_standards_new(&standards, gradual, NULL, report->err);
  if (report->status == ENT_OK) say_claims(report, standards, issue);
  ent_standards_free(standards);
  ent_gradual_free(gradual);
}
