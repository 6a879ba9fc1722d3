/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that the evidence cites: who wrote them, when, and where they are. */
#include "exporters/reports/phrase.h"

static ent__phrase_id kind_word(ent_document_kind kind) {
  static const ent__phrase_id words[] = {ENT__W_STATEMENT_UNKNOWN, ENT__W_DOC_ARTICLE, ENT__W_DOC_REPORT,  ENT__W_DOC_RESOLUTION, ENT__W_DOC_TREATY,
                                         ENT__W_DOC_SPEECH,        ENT__W_DOC_VOTE,    ENT__W_DOC_WEBPAGE, ENT__W_DOC_OTHER};
  return words[kind];
}

static void say_plain(ent__report *report, ent__runs *runs, ent__phrase_id id, const char *text) {
  if (text != NULL && *text != '\0') ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_text(text)));
}

static size_t statements_from(const ent__report *report, ent_document_id document) {
  size_t count = 0;
  for (size_t i = 0; i < report->cited_count; i++) count += report->statements[report->cited[i]].document == document;
  return count;
}

static void say_url(ent__report *report, ent__runs *runs, const char *url) {
  ent__runs link = {NULL, NULL};
  ent__runs_add(&report->tree, &link, url, ENT__RUN_PLAIN, url);
  ent__say(&report->tree, runs, ENT__W_ONE, ENT__ARGS(ent__arg_runs(&link)));
}

static void entry(ent__report *report, uint32_t number) {
  const ent_document_id id = report->sources[number - 1];
  const ent_document *document = &report->documents[id];
  ent__block *item = ent__tree_add(&report->tree, ENT__BLOCK_ITEM);
  ent__runs *runs = &item->runs;
  ent__runs mark = {NULL, NULL};
  ent__runs title = {NULL, NULL};
  item->id = ent__mark_anchor(report, 'd', number);
  ent__runs_add(&report->tree, &mark, ent__mark_anchor(report, 'D', number), ENT__RUN_STRONG, NULL);
  ent__add_text(report, &title, document->title, ENT__RUN_EMPHASIS);
  if (ent__runs_empty(&title)) ent__add_code(report, &title, document->id);
  ent__put(&report->tree, runs, ENT__W_DOC_ENTRY, ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&title)));
  if (document->kind != ENT_DOCUMENT_UNKNOWN) ent__say(&report->tree, runs, kind_word(document->kind), ENT__NO_ARGS);
  if (document->author != NULL) say_plain(report, runs, ENT__W_DOC_AUTHOR, document->author);
  else ent__say(&report->tree, runs, ENT__W_DOC_NO_AUTHOR, ENT__NO_ARGS);
  ent__runs date = {NULL, NULL};
  ent__add_interval(report, &date, document->date);
  ent__say(&report->tree, runs, document->date.from.year == 0 ? ENT__W_UNDATED : ENT__W_DATED, ENT__ARGS(ent__arg_runs(&date)));
  say_plain(report, runs, ENT__W_DOC_SOURCE, document->source);
  if (document->url != NULL) say_url(report, runs, document->url);
  ent__say(&report->tree, runs, ENT__W_DOC_COUNT, ENT__ARGS(ent__arg_count(statements_from(report, id))));
  if (document->note == NULL) return;
  ent__runs note = {NULL, NULL};
  ent__add_text(report, &note, document->note, ENT__RUN_PLAIN);
  ent__say(&report->tree, runs, ENT__W_DOC_NOTE, ENT__ARGS(ent__arg_runs(&note)));
}

void ent__section_documents(ent__report *report) {
  if (report->source_count == 0) return;
  ent__open_section(report, "documents", ENT__W_DOCUMENTS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL)->style = "entries";
  for (size_t i = 1; i <= report->source_count; i++) entry(report, (uint32_t)i);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
