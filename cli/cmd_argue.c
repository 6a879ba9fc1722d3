/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/options.h"
#include "cli/output.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_arguments, "by the name of the file, else text; iccma for a problem of a framework"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static const cli_option question_rows[] = {
    {.name = "semantics", .type = CLI_CHOICE, .argument = "S", .field = CLI_FIELD(semantics), .words = cli_words_semantics, .help = "which sets of arguments can stand together"},
    {.name = "task", .type = CLI_CHOICE, .argument = "T", .field = CLI_FIELD(task), .words = cli_words_tasks, .fallback = "how each argument fares", .help = "what to answer"},
    {.name = "argument", .letter = 'a', .type = CLI_TEXT, .argument = "ID", .field = CLI_FIELD(argument), .fallback = "none", .help = "of the tasks DC and DS; with --audience, the one whose least change is looked for"},
    {.name = "problem", .letter = 'p', .type = CLI_TEXT, .argument = "PROBLEM", .field = CLI_FIELD(problem), .fallback = "none", .help = "both at once as the competition of solvers writes them, such as DS-PR"},
    {.name = "file", .letter = 'f', .type = CLI_FILE, .argument = "DATA", .field = CLI_FIELD(argue_file), .fallback = "DATA", .help = "the data, as the competition's scripts give them"},
    {.name = "problems", .type = CLI_FLAG, .field = CLI_FIELD(problems), .help = "print the problems, and nothing else"},
    {.name = "limit", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(argue_limit), .least = 0, .most = INT_MAX, .fallback = "0: all", .help = "of the task EE: extensions at most"},
    {.name = "time-limit", .type = CLI_NUMBER, .argument = "SECONDS", .field = CLI_FIELD(time_limit), .least = 0, .fallback = "none", .help = "of processor time; what is not decided by then is said to be unknown"},
    CLI_ROW_END,
};
static const cli_group question = {"The question", false, question_rows};

static const cli_option strength_rows[] = {
    {.name = "gradual", .type = CLI_NAME, .argument = "M", .field = CLI_FIELD(gradual), .words = cli_words_gradual, .fallback = "quadratic-energy, for standards of proof alone", .help = "grade arguments and positions, by this method"},
    {.name = "base", .type = CLI_NUMBER, .argument = "B", .field = CLI_FIELD(gradual_base), .least = 0, .fallback = "0.5; of bare attacks as the method is published", .help = "the base score of arguments that have none"},
    {.name = "sensitivity", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(sensitivity), .least = 0, .most = INT_MAX, .help = "how many arguments and relations are shown whose removal moves a position most"},
    {.name = "alpha", .type = CLI_NUMBER, .argument = "A", .field = CLI_FIELD(proof_alpha), .least = 0, .help = "clear and convincing: the strongest argument for weighs more than this"},
    {.name = "beta", .type = CLI_NUMBER, .argument = "B", .field = CLI_FIELD(proof_beta), .least = 0, .help = "and exceeds the strongest against by more than this"},
    {.name = "gamma", .type = CLI_NUMBER, .argument = "G", .field = CLI_FIELD(proof_gamma), .least = 0, .help = "beyond reasonable doubt: besides, the strongest against weighs less than this"},
    CLI_ROW_END,
};
static const cli_group strength = {"Strength and proof", false, strength_rows};

static const cli_option who_rows[] = {
    CLI_ROW_AUDIENCE,
    {.name = "issue", .type = CLI_TEXT, .argument = "ID", .field = CLI_FIELD(argue_issue), .fallback = "none", .help = "with --audience: the least change that turns what they conclude on this issue"},
    CLI_ROW_END,
};
static const cli_group who = {"In whose eyes", true, who_rows};

static ent_status print_problems(const cli_settings *settings, ent_error *err) {
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  const char *lead = "[";
  for (const ent_task_row *task = ent_task_rows(); status == ENT_OK && task->name != NULL; task++) {
    for (const ent_semantics_row *row = ent_semantics_rows(); row->name != NULL; row++) {
      (void)fprintf(text.to, "%s%s-%s", lead, task->name, row->code);
      lead = ",";
    }
  }
  if (status == ENT_OK) (void)fputs("]\n", text.to);
  return cli_text_write(&text, settings->output, status, err);
}

/* What is asked, from --problem or from --task and --semantics. */
typedef struct asked {
  int task; /* -1: how each argument fares */
  ent_semantics semantics;
} asked;

static ent_status bad_problem(const char *problem, ent_error *err) {
  return cli_fail(err, ENT_E_USAGE, "'--problem' takes a task and a semantics such as DS-PR, not '%.40s'; --problems lists them", problem);
}

static ent_status read_problem(asked *out, const cli_settings *settings, ent_error *err) {
  const char *problem = settings->problem;
  const char *dash = strchr(problem, '-');
  if (settings->task >= 0) return cli_fail(err, ENT_E_USAGE, "'--problem' and '--task' exclude each other");
  if (dash == NULL) return bad_problem(problem, err);
  out->task = -1;
  for (int i = 0; ent_task_rows()[i].name != NULL; i++) {
    const char *name = ent_task_rows()[i].name;
    if (strlen(name) == (size_t)(dash - problem) && strncasecmp(name, problem, strlen(name)) == 0) out->task = i;
  }
  for (int i = 0; ent_semantics_rows()[i].name != NULL; i++) {
    if (strcasecmp(ent_semantics_rows()[i].code, dash + 1) != 0) continue;
    out->semantics = (ent_semantics)i;
    if (out->task >= 0) return ENT_OK;
  }
  return bad_problem(problem, err);
}

static ent_status read_asked(asked *out, const cli_settings *settings, ent_error *err) {
  *out = (asked){settings->task, (ent_semantics)settings->semantics};
  ent_status status = settings->problem == NULL ? ENT_OK : read_problem(out, settings, err);
  if (status != ENT_OK) return status;
  const bool of_argument = out->task >= 0 && ent_task_rows()[out->task].of_argument;
  if (of_argument && settings->argument == NULL)
    return cli_fail(err, ENT_E_USAGE, "the task %s is about an argument; give --argument", ent_task_rows()[out->task].name);
  const bool of_audience = settings->audiences.count > 0;
  if (of_audience && out->task >= 0) return cli_fail(err, ENT_E_USAGE, "'--audience' and a task exclude each other");
  if (!of_argument && !of_audience && settings->argument != NULL)
    return cli_fail(err, ENT_E_USAGE, "'--argument' belongs to the tasks DC and DS, or to '--audience'; 'entente explain' says why an argument stands or falls");
  if (settings->argue_issue != NULL && !of_audience) return cli_fail(err, ENT_E_USAGE, "'--issue' belongs to '--audience'");
  if (settings->gradual != NULL && out->task >= 0) return cli_fail(err, ENT_E_USAGE, "'--gradual' and a task exclude each other");
  if (settings->argue_limit > 0 && out->task != ENT_TASK_EE) return cli_fail(err, ENT_E_USAGE, "'--limit' belongs to the task EE");
  return ENT_OK;
}

static ent_status choose_data(const char **path, const cli_settings *settings, ent_error *err) {
  *path = settings->argue_file != NULL ? settings->argue_file : settings->operand[0];
  if (settings->argue_file != NULL && settings->operand[0] != NULL) return cli_fail(err, ENT_E_USAGE, "'--file' and DATA are both given");
  if (*path == NULL) return cli_fail(err, ENT_E_USAGE, "DATA is missing");
  return ENT_OK;
}

static ent_status answer(ent_answer **out, const asked *of, ent_framework *framework, const cli_settings *settings, ent_error *err) {
  ent_argue_options options = ENT_ARGUE_OPTIONS_INIT;
  options.semantics = of->semantics;
  options.task = (ent_task)of->task;
  options.limit = (uint64_t)settings->argue_limit;
  options.time_limit = settings->time_limit;
  ent_status status = settings->argument == NULL ? ENT_OK : cli_argument_find(&options.argument, framework, settings->argument, err);
  return status == ENT_OK ? ent_argue(out, framework, &options, err) : status;
}

/* Under the grounded semantics the labels say more than acceptance. */
static ent_status accept(ent_acceptance **out, const asked *of, ent_framework *framework, const cli_settings *settings, ent_error *err) {
  bool extensions = false;
  if (of->semantics == ENT_SEMANTICS_GROUNDED) return ENT_OK;
  *out = calloc((size_t)ent_framework_arguments(framework) + 1, sizeof **out);
  if (*out == NULL) return cli_nomem(err);
  const ent_status status = ent_acceptances(*out, &extensions, framework, of->semantics, settings->time_limit, err);
  if (status == ENT_OK && !extensions) cli_warning("there is no extension under the %s semantics, so that no argument is in one", ent_semantics_rows()[of->semantics].name);
  return status;
}

/* Looks for the least change that would turn each audience, on an argument or an issue. */
static ent_status turn(ent_audiences *audiences, const ent_framework *framework, const cli_settings *settings, ent_error *err) {
  const ent_turn *found = NULL;
  uint32_t argument = ENT_NONE, issue = ENT_NONE;
  ent_status status = settings->argument == NULL ? ENT_OK : cli_argument_find(&argument, framework, settings->argument, err);
  if (status == ENT_OK && settings->argue_issue != NULL) status = cli_argue_find(&issue, framework, ENT_TABLE_ISSUES, settings->argue_issue, err);
  for (size_t i = 0; status == ENT_OK && i < ent_audiences_count(audiences); i++) {
    if (argument != ENT_NONE) status = ent_audiences_turn_argument(&found, audiences, i, argument, err);
    if (status == ENT_OK && issue != ENT_NONE) status = ent_audiences_turn_issue(&found, audiences, i, issue, err);
  }
  return status;
}

/* What is found beside the answer. */
typedef struct results {
  ent_answer *answer;
  ent_acceptance *acceptance;
  ent_gradual *gradual;
  ent_standards *standards;
  ent_audiences *audiences;
} results;

static ent_status weigh(results *found, const ent_framework *framework, const cli_settings *settings, ent_error *err) {
  ent_gradual_options gradual = ENT_GRADUAL_OPTIONS_INIT;
  const ent_standards_options standards = {settings->proof_alpha, settings->proof_beta, settings->proof_gamma};
  const ent_dataset *dataset = ent_framework_dataset(framework);
  gradual.method = settings->gradual;
  gradual.base = settings->gradual_base;
  gradual.sensitivity = settings->gradual == NULL ? 0 : (uint32_t)settings->sensitivity;
  if (settings->gradual == NULL && dataset == NULL) return ENT_OK;
  ent_status status = ent_gradual_new(&found->gradual, framework, &gradual, err);
  const bool positions = dataset != NULL && ent_gradual_get_method(found->gradual)->supports;
  return status == ENT_OK && positions ? ent_standards_new(&found->standards, found->gradual, &standards, err) : status;
}

static ent_status find(results *found, const asked *of, ent_framework *framework, const cli_settings *settings, ent_error *err) {
  if (of->task >= 0) return answer(&found->answer, of, framework, settings, err);
  ent_status status = accept(&found->acceptance, of, framework, settings, err);
  if (status == ENT_OK) status = weigh(found, framework, settings, err);
  if (status == ENT_OK) status = cli_audiences_new(&found->audiences, framework, settings, of->semantics, err);
  if (status == ENT_OK && found->audiences != NULL) status = turn(found->audiences, framework, settings, err);
  return status;
}

static ent_status find_out(ent_buffer *text, const asked *of, ent_framework *framework, const cli_settings *settings, const char *format, ent_error *err) {
  results found = {NULL, NULL, NULL, NULL, NULL};
  const ent_export_options options = cli_settings_export(settings);
  cli_progress("weighing arguments");
  ent_status status = find(&found, of, framework, settings, err);
  cli_progress_end();
  if (status == ENT_OK) {
    const ent_argument_findings findings = {.framework = framework,
                                            .answer = found.answer,
                                            .acceptance = found.acceptance,
                                            .semantics = of->semantics,
                                            .gradual = settings->gradual == NULL ? NULL : found.gradual,
                                            .standards = found.standards,
                                            .audiences = found.audiences};
    status = ent_export_arguments(text, &findings, format, &options, err);
  }
  ent_audiences_free(found.audiences);
  ent_standards_free(found.standards);
  ent_gradual_free(found.gradual);
  ent_answer_free(found.answer);
  free(found.acceptance);
  return status;
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  const char *path = NULL;
  cli_framework of = {ENT_INPUT_INIT, NULL, NULL};
  ent_buffer text = ENT_BUFFER_INIT;
  asked what = {-1, ENT_SEMANTICS_GROUNDED};
  if (settings->problems) return print_problems(settings, err);
  ent_status status = choose_data(&path, settings, err);
  if (status == ENT_OK) status = read_asked(&what, settings, err);
  if (status == ENT_OK) status = cli_format_choose(&format, settings, ENT_SUBJECT_ARGUMENTS, "text", err);
  if (status == ENT_OK && strcmp(format, "iccma") == 0 && what.task < 0) status = cli_fail(err, ENT_E_USAGE, "the format 'iccma' needs --problem or --task");
  if (status == ENT_OK) status = cli_framework_open(&of, path, settings, err);
  const bool competes = settings->problem != NULL && settings->format == NULL && of.of_dataset == NULL;
  if (status == ENT_OK) status = find_out(&text, &what, of.framework, settings, competes ? "iccma" : format, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  cli_framework_clear(&of);
  return status;
}

const cli_command cli_command_argue = {
    .name = "argue",
    .summary = "find which arguments stand once all objections are weighed",
    .about =
        "Reads arguments and what attacks, supports and undercuts what, and tells how each argument fares: in, out or "
        "undecided under the grounded semantics, in all, some or no extensions under another. --task answers one "
        "question instead: SE one extension, EE all, CE how many, DC whether an argument is in some, DS whether it is "
        "in all, each with its witness.\n\n"
        "DATA is a dataset, or a framework of bare attacks (ICCMA, TGF, APX). There, a problem is answered as the "
        "competition of argument solvers wants it: YES or NO, and extensions as lines that begin with w.",
    .operands = {{"DATA", CLI_FILE, true, NULL, "a file, a folder of CSV files, or '-' for standard input"}},
    .groups = {&output, &question, &strength, &who, &cli_group_framework, &cli_group_input, &cli_group_common},
    .examples = {{"entente argue dataset.json", "Which arguments stand, and which fall?"},
                 {"entente argue dataset.json --semantics preferred --reading deductive", "In all, some or no preferred extension, supports read as deductions."},
                 {"entente argue dataset.json --gradual df-quad", "How strong each argument is, and what moves each position most."},
                 {"entente argue dataset.json --audience all", "What stands in the eyes of each actor, by its order of values?"},
                 {"entente argue -p DS-PR -f framework.af -a 4", "As a solver in the competition."}},
    .run = run,
};
