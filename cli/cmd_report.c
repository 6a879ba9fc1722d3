/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/report.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_reports, "markdown"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_TITLE,
    {.name = "kind",
     .type = CLI_CHOICE,
     .argument = "K",
     .field = CLI_FIELD(report_kind),
     .words = cli_words_report_kinds,
     .fallback = "by the options below, else overview",
     .help = "what the report is about"},
    {.name = "actors",
     .type = CLI_LIST,
     .argument = "LIST",
     .field = CLI_FIELD(compare),
     .help = "compare just these actors (ids) issue by issue"},
    {.name = "issue", .type = CLI_TEXT, .argument = "ID", .field = CLI_FIELD(report_issue), .help = "report on this issue"},
    {.name = "actor", .type = CLI_TEXT, .argument = "ID", .field = CLI_FIELD(report_actor), .help = "report on this actor"},
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

/* The option that gives a kind its subject; NULL for a kind without one. */
static const char *subject_of(ent_report_kind kind) {
  return kind == ENT_REPORT_COMPARE ? "actors" : kind == ENT_REPORT_ISSUE ? "issue" : kind == ENT_REPORT_ACTOR ? "actor" : NULL;
}

/* What contradicts itself is told before the study, which takes time. */
static ent_status check(const cli_settings *settings, ent_error *err) {
  const bool given[] = {settings->compare.count > 0, settings->report_issue != NULL, settings->report_actor != NULL};
  const ent_report_kind kinds[] = {ENT_REPORT_COMPARE, ENT_REPORT_ISSUE, ENT_REPORT_ACTOR};
  const ent_report_kind asked = (ent_report_kind)settings->report_kind;
  const char *first = NULL;
  for (size_t i = 0; i < 3; i++) {
    const char *option = subject_of(kinds[i]);
    if (asked == kinds[i] && !given[i]) return cli_fail(err, ENT_E_USAGE, "'--kind %s' needs '--%s'", cli_words_of(cli_words_report_kinds, (int)asked), option);
    if (!given[i]) continue;
    if (first != NULL) return cli_fail(err, ENT_E_USAGE, "'--%s' excludes '--%s': a report is about one of them", first, option);
    if (asked != ENT_REPORT_USUAL && asked != kinds[i])
      return cli_fail(err, ENT_E_USAGE, "'--%s' needs '--kind %s', not '--kind %s'", option, cli_words_of(cli_words_report_kinds, (int)kinds[i]), cli_words_of(cli_words_report_kinds, (int)asked));
    first = option;
  }
  return ENT_OK;
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  const ent_export_options options = cli_settings_export(settings);
  const cli_export what = {ENT_SUBJECT_REPORT, "markdown", CLI_DEPTH_ALL, false, NULL, ent_report_parts(&options)};
  const ent_status status = check(settings, err);
  return status == ENT_OK ? cli_export_save(&what, cli_report_save, settings, err) : status;
}

const cli_command cli_command_report = {
    .name = "report",
    .summary = "write the whole finding with its evidence",
    .about =
        "Writes a report of DATA: the coalitions, how sure they are, what holds them together and divides "
        "them, "
        "each stance with the statements it rests on, and how all of it was computed. --kind tells what it is about: everything, a few actors side by side (--actors), one issue (--issue), one actor (--actor), or a brief of one page.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_certainty,
               &cli_group_statements, &cli_group_stances, &cli_group_framework, &cli_group_common},
    .examples = {{"entente report dataset.json -o report.html", "One page, to open in a browser."},
                 {"entente report dataset.json -o report.tex", "A LaTeX document, its pictures beside it."},
                 {"entente report dataset.json -o sources.bib", "The documents cited, for a paper of your own."},
                 {"entente report dataset.json --actors us,china", "Two actors compared, as text."},
                 {"entente report dataset.json --issue budapest -o budapest.html", "One issue: who stands where and why."},
                 {"entente report dataset.json --actor china --lang zh -o china.html", "One actor, in Chinese."},
                 {"entente report dataset.json --kind brief -o brief.html", "One page."}},
    .run = run,
};
