/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/answer.h"

#include "engine/arguments/framework_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

void ent_answer_free(ent_answer *answer) {
  if (answer == NULL) return;
  ent__sets_clear(&answer->sets);
  ent__free(answer->count);
  ent__free(answer);
}

const ent_argue_options *ent_answer_options(const ent_answer *answer) { return &answer->options; }

ent_verdict ent_answer_verdict(const ent_answer *answer) { return answer->verdict; }

const char *ent_answer_stopped_by(const ent_answer *answer) { return answer->stopped_by; }

size_t ent_answer_extensions(const ent_answer *answer) { return answer->sets.count; }

ent_ids ent_answer_extension(const ent_answer *answer, size_t i) {
  const uint32_t size = answer->sets.size[i];
  return (ent_ids){size == 0 ? NULL : answer->sets.members + answer->sets.start[i], size};
}

const char *ent_answer_count(const ent_answer *answer) { return answer->count; }

ent_status ent__answer_take(ent_answer *answer, const ent__inquiry *q, ent_error *err) {
  ent_status status = ent__sets_begin(&answer->sets, err);
  for (uint32_t v = 0; v < q->arguments && status == ENT_OK; v++)
    if (q->set[v]) status = ent__sets_add(&answer->sets, v, err);
  return status;
}

/* Where the empty set would do, the grounded extension says more and is one of the kind too. */
static ent_status one(ent_answer *answer, ent__inquiry *q, ent_error *err) {
  bool found;
  for (uint32_t v = 0; q->method != NULL && q->method->empty && v < q->arguments; v++)
    q->set[v] = q->labels[v] == ENT_LABEL_IN && (q->gone == NULL || !q->gone[v]);
  const ent_status status = ent__inquiry_one(q, ENT_NONE, &found, err);
  if (status != ENT_OK) return status;
  answer->verdict = found ? ENT_VERDICT_YES : ENT_VERDICT_NO;
  return found ? ent__answer_take(answer, q, err) : ENT_OK;
}

/* DC is answered by an extension with the argument, DS by one without it. */
static ent_status about(ent_answer *answer, ent__inquiry *q, ent_error *err) {
  bool found;
  const bool in_some = answer->options.task == ENT_TASK_DC;
  const ent_status status = ent__inquiry_about(q, answer->options.argument, in_some ? 1 : -1, &found, err);
  if (status != ENT_OK) return status;
  answer->verdict = found == in_some ? ENT_VERDICT_YES : ENT_VERDICT_NO;
  return found ? ent__answer_take(answer, q, err) : ENT_OK;
}

static ent_status answer_task(ent_answer *answer, ent__inquiry *q, ent_error *err) {
  switch (answer->options.task) {
    case ENT_TASK_EE: return ent__answer_list(answer, q, err);
    case ENT_TASK_CE: return ent__answer_count(answer, q, err);
    case ENT_TASK_DC:
    case ENT_TASK_DS: return about(answer, q, err);
    case ENT_TASK_SE:
    default: return one(answer, q, err);
  }
}

static ent__inquiry inquiry_of(const ent_framework *framework, ent_semantics semantics, ent__deadline *deadline) {
  return (ent__inquiry){.graph = &framework->graph,
                        .arguments = framework->arguments,
                        .gone = ent__framework_gone(framework),
                        .labels = framework->labels,
                        .semantics = semantics,
                        .deadline = deadline};
}

static ent_status check(const ent_framework *framework, const ent_argue_options *options, ent_error *err) {
  if ((unsigned)options->semantics >= ENT_SEMANTICS_COUNT || (unsigned)options->task >= ENT_TASK_COUNT)
    return ent__fail(err, ENT_E_USAGE, "no such semantics or task");
  if (!ent_task_rows()[options->task].of_argument) return ENT_OK;
  if (options->argument == ENT_NONE)
    return ent__fail(err, ENT_E_USAGE, "task '%s' asks about an argument, and none is given", ent_task_rows()[options->task].name);
  const bool *gone = ent__framework_gone(framework);
  if (options->argument >= framework->arguments || (gone != NULL && gone[options->argument]))
    return ent__fail(err, ENT_E_USAGE, "there is no argument number %lu", (unsigned long)options->argument + 1);
  return ENT_OK;
}

ent_status ent_argue(ent_answer **out, ent_framework *framework, const ent_argue_options *options, ent_error *err) {
  ent__deadline deadline;
  *out = NULL;
  ent_status status = check(framework, options, err);
  if (status != ENT_OK) return status;
  ent_answer *answer = ent__zalloc(1, sizeof *answer);
  if (answer == NULL) return ent__nomem(err);
  answer->options = *options;
  ent__deadline_start(&deadline, options->time_limit);
  ent__inquiry q = inquiry_of(framework, options->semantics, &deadline);
  status = ent__inquiry_begin(&q, err);
  if (status == ENT_OK) status = answer_task(answer, &q, err);
  ent__inquiry_end(&q);
  if (status != ENT_OK && deadline.over) {
    answer->verdict = answer->sets.count > 0 ? ENT_VERDICT_YES : ENT_VERDICT_UNKNOWN;
    answer->stopped_by = "time-limit";
    status = ENT_OK;
  }
  if (status == ENT_OK) *out = answer;
  else ent_answer_free(answer);
  return status;
}

ent_status ent_acceptances(ent_acceptance *acceptance, bool *extensions, ent_framework *framework, ent_semantics semantics, double time_limit,
                           ent_error *err) {
  ent__deadline deadline;
  ent_acceptance *by_node = ent__alloc(framework->graph.nodes, sizeof *by_node);
  if (by_node == NULL) return ent__nomem(err);
  ent__deadline_start(&deadline, time_limit);
  ent__inquiry q = inquiry_of(framework, semantics, &deadline);
  ent_status status = ent__inquiry_begin(&q, err);
  if (status == ENT_OK) status = ent__inquiry_acceptance(&q, by_node, extensions, err);
  if (status != ENT_OK && deadline.over) status = ENT_OK;
  for (uint32_t i = 0; status == ENT_OK && i < framework->arguments; i++) acceptance[i] = by_node[i];
  ent__inquiry_end(&q);
  ent__free(by_node);
  return status;
}
