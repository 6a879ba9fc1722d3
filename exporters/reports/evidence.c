/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence: each statement with its document, the place in it, its date and who reported it. */
#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"

/* How it was said, by the actor itself or as others tell it. */
static ent__phrase_id kind_word(ent_statement_kind kind, bool own) {
  switch (kind) {
    case ENT_STATEMENT_SPEECH: return own ? ENT__W_OWN_SPEECH : ENT__W_TOLD_SPEECH;
    case ENT_STATEMENT_DOCUMENT: return own ? ENT__W_OWN_DOCUMENT : ENT__W_TOLD_DOCUMENT;
    case ENT_STATEMENT_VOTE: return own ? ENT__W_OWN_VOTE : ENT__W_TOLD_VOTE;
    case ENT_STATEMENT_UNKNOWN:
    case ENT_STATEMENT_REPORT: break;
  }
  return own ? ENT__W_OWN_WORDS : ENT__W_STATEMENT_UNKNOWN;
}

/* What was said, as it was coded: a word where one was given, else by the number. */
static ent__phrase_id said(const ent_statement *statement) {
  if (statement->word == ENT_POSITION_ABSTAIN) return ENT__W_ABSTAINS;
  if (statement->word == ENT_POSITION_NEUTRAL) return ENT__W_NEUTRAL;
  return ent__position_word(statement->position);
}

static void say_date(ent__report *report, ent__runs *runs, const ent_statement *statement) {
  ent__runs date = {NULL, NULL};
  const bool own = statement->date.from.year != 0;
  const bool of_document = !own && statement->document != ENT_NONE && report->documents[statement->document].date.from.year != 0;
  ent__add_interval(report, &date, own || !of_document ? statement->date : report->documents[statement->document].date);
  ent__say(&report->tree, runs, own ? ENT__W_DATED : of_document ? ENT__W_DATED_DOCUMENT : ENT__W_UNDATED, ENT__ARGS(ent__arg_runs(&date)));
}

static void say_reporter(ent__report *report, ent__runs *runs, const ent_statement *statement) {
  ent__runs name = {NULL, NULL};
  const ent__phrase_id kind = kind_word(statement->kind, statement->reported_by == ENT_NONE);
  if (kind != ENT__W_STATEMENT_UNKNOWN) ent__say(&report->tree, runs, kind, ENT__NO_ARGS);
  if (statement->reported_by == ENT_NONE) return;
  if (statement->reported_by == ENT_REPORTED_BY_AUTHOR) {
    const char *author = statement->document == ENT_NONE ? NULL : report->documents[statement->document].author;
    if (author != NULL) ent__add_plain(report, &name, author);
    ent__say(&report->tree, runs, author == NULL ? ENT__W_BY_AUTHOR : ENT__W_BY_AUTHOR_NAMED, ENT__ARGS(ent__arg_runs(&name)));
  } else {
    ent__add_actor(report, &name, statement->reported_by);
    ent__say(&report->tree, runs, ENT__W_BY_ACTOR, ENT__ARGS(ent__arg_runs(&name)));
  }
}

static void say_confidence(ent__report *report, ent__runs *runs, const ent_statement *statement) {
  if (!(statement->confidence < 1)) return;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__runs number = {NULL, NULL};
  ent__buffer_fixed(&text, statement->confidence, 2);
  ent__add_plain(report, &number, ent__tree_take(&report->tree, &text));
  ent__say(&report->tree, runs, ENT__W_CONFIDENCE, ENT__ARGS(ent__arg_runs(&number)));
}

static void say_arguments(ent__report *report, ent__runs *runs, const ent_statement *statement) {
  ent__runs *items = ent__tree_alloc(&report->tree, statement->arguments.count + 1, sizeof *items);
  size_t count = 0;
  for (uint32_t i = 0; items != NULL && i < statement->arguments.count; i++) {
    if (report->argument_number[statement->arguments.at[i]] != 0)
      ent__add_argument_mark(report, &items[count++], statement->arguments.at[i]);
  }
  if (count == 0) return;
  ent__runs names = {NULL, NULL};
  ent__join(&report->tree, &names, items, count);
  ent__say(&report->tree, runs, ENT__W_RESTS_ON, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count)));
}

static void entry(ent__report *report, uint32_t number) {
  const ent_statement *statement = &report->statements[report->cited[number - 1]];
  ent__block *item = ent__tree_add(&report->tree, ENT__BLOCK_ITEM);
  ent__runs *runs = &item->runs;
  ent__runs actor = {NULL, NULL};
  ent__runs issue = {NULL, NULL};
  ent__runs position = {NULL, NULL};
  ent__runs mark = {NULL, NULL};
  const char *anchor = ent__mark_anchor(report, 's', number);
  item->id = anchor;
  ent__runs_add(&report->tree, &mark, ent__mark_anchor(report, 'S', number), ENT__RUN_STRONG, NULL);
  ent__add_actor(report, &actor, statement->actor);
  ent__add_issue(report, &issue, statement->issue);
  ent__add_number(report, &position, statement->position);
  ent__put(&report->tree, runs, ENT__W_ENTRY,
           ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&actor), ent__arg_runs(&issue),
                     ent__arg_text(ent__report_word(report->tree.language, said(statement))), ent__arg_runs(&position)));
  if (statement->summary != NULL) {
    ent__runs summary = {NULL, NULL};
    ent__add_text(report, &summary, statement->summary, ENT__RUN_PLAIN);
    ent__say(&report->tree, runs, ENT__W_ONE, ENT__ARGS(ent__arg_runs(&summary)));
  }
  ent__say_source(report, runs, statement->document, statement->locator);
  say_date(report, runs, statement);
  say_reporter(report, runs, statement);
  say_confidence(report, runs, statement);
  say_arguments(report, runs, statement);
  if (statement->id == NULL) return;
  ent__runs id = {NULL, NULL};
  ent__add_code(report, &id, statement->id);
  ent__say(&report->tree, runs, ENT__W_ID_IN_DATA, ENT__ARGS(ent__arg_runs(&id)));
}

void ent__section_evidence(ent__report *report) {
  if (report->cited_count == 0) return;
  ent__open_section(report, "evidence", ENT__W_EVIDENCE);
  ent__paragraph(report, ENT__W_EVI_INTRO, ENT__ARGS(ent__arg_count(report->cited_count)));
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL)->style = "entries";
  for (size_t i = 1; i <= report->cited_count; i++) entry(report, (uint32_t)i);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
