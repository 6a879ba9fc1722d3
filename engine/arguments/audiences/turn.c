/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would turn a conclusion: the question, and the answers that were given. */
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

bool ent__turns(const ent__question *question, const unsigned char *acceptance, ent_conclusion *after) {
  const ent_turn *turn = question->turn;
  if (turn->argument != ENT_NONE) return (acceptance[turn->argument] == ENT_ACCEPTANCE_ALL) != (turn->before == ENT_ACCEPTANCE_ALL);
  *after = ent__audiences_view(question->audiences, turn->issue, acceptance).conclusion;
  return *after != turn->concludes;
}

void ent__turn_mark(const ent__question *question, bool *wanted) {
  const ent_audiences *a = question->audiences;
  const ent_turn *turn = question->turn;
  if (turn->argument != ENT_NONE) {
    wanted[turn->argument] = true;
    return;
  }
  for (uint32_t i = a->issue_start[turn->issue]; i < a->issue_start[turn->issue + 1]; i++) {
    const uint32_t node = ent__audiences_standing_node(a, a->issue_relations[i]);
    if (node != ENT_NONE) wanted[node] = true;
  }
}

static ent_status answer(ent_audiences *a, ent_turn *turn, ent_error *err) {
  const uint32_t contests = a->vaf.contests;
  const unsigned char *fails = a->fails + (size_t)a->class_of[turn->audience] * contests;
  unsigned char *outcome = ent__alloc(contests, 1);
  if (outcome == NULL) return ent__nomem(err);
  for (uint32_t c = 0; c < contests; c++) outcome[c] = fails[c] ? ENT__FAILS : ENT__SUCCEEDS;
  ent__question question = {a, turn, outcome};
  ent_status status = ent__turn_order(&question, err);
  if (status == ENT_OK) status = ent__turn_answers(&question, err);
  ent__free(outcome);
  return status;
}

static ent_status ask(const ent_turn **out, ent_audiences *a, ent_turn turn, ent_error *err) {
  void *turns = a->turns;
  *out = NULL;
  for (size_t i = 0; i < a->turn_count; i++) {
    const ent_turn *known = &a->turns[i];
    if (known->audience != turn.audience || known->argument != turn.argument || known->issue != turn.issue) continue;
    *out = known;
    return ENT_OK;
  }
  if (ent__grow(&turns, &a->turn_room, a->turn_count + 1, sizeof *a->turns) != 0) return ent__nomem(err);
  a->turns = turns;
  const ent_status status = answer(a, &turn, err);
  if (status != ENT_OK) return status;
  a->turns[a->turn_count] = turn;
  *out = &a->turns[a->turn_count++];
  return ENT_OK;
}

static ent_status check_audience(const ent_audiences *a, size_t i, ent_error *err) {
  if (i < a->count) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "there is no audience number %zu; there are %zu", i, a->count);
}

ent_status ent_audiences_turn_argument(const ent_turn **out, ent_audiences *audiences, size_t i, ent_argument_id argument, ent_error *err) {
  *out = NULL;
  if (check_audience(audiences, i, err) != ENT_OK) return ENT_E_USAGE;
  if (argument >= audiences->framework->arguments)
    return ent__fail(err, ENT_E_USAGE, "there is no argument number %lu; there are %lu", (unsigned long)argument,
                     (unsigned long)audiences->framework->arguments);
  return ask(out, audiences, (ent_turn){.audience = i, .argument = argument, .issue = ENT_NONE, .before = ent_audiences_acceptance(audiences, i, argument)}, err);
}

ent_status ent_audiences_turn_issue(const ent_turn **out, ent_audiences *audiences, size_t i, ent_issue_id issue, ent_error *err) {
  const ent_dataset *dataset = audiences->framework->dataset;
  size_t issues = 0;
  *out = NULL;
  if (dataset != NULL) ent_dataset_issues(dataset, &issues);
  if (check_audience(audiences, i, err) != ENT_OK) return ENT_E_USAGE;
  if (issue >= issues) return ent__fail(err, ENT_E_USAGE, "there is no issue number %lu; there are %zu", (unsigned long)issue, issues);
  const ent_conclusion now = ent_audiences_issue(audiences, i, issue).conclusion;
  return ask(out, audiences,
             (ent_turn){.audience = i, .argument = ENT_NONE, .issue = issue, .concludes = now, .after_order = now, .after_answers = now}, err);
}

const ent_turn *ent_audiences_turns(const ent_audiences *audiences, size_t *count) {
  *count = audiences->turn_count;
  return audiences->turn_count == 0 ? NULL : audiences->turns;
}

const char *ent_search_end_word(ent_search_end end) {
  switch (end) {
    case ENT_SEARCH_LEAST: return "least";
    case ENT_SEARCH_NONE: return "none";
    case ENT_SEARCH_NOT_WITHIN: return "not-within";
    case ENT_SEARCH_STOPPED: return "stopped";
  }
  return "unknown";
}
