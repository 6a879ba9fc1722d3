/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short report on what changed between two studies. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/difference_names.h"
#include "exporters/reports/render.h"
#include "exporters/reports/words.h"

/* stances_told and moves_told: at most. */
enum { stances_told = 20, moves_told = 20, labels_told = 20 };

typedef struct page {
  ent__tree tree;
  const ent_difference *difference;
  ent__difference_side before;
  ent__difference_side after;
  ent_status status; /* of names */
  ent_error *err;
} page;

static ent__runs plain(page *p, const char *text) {
  ent__runs runs = {NULL, NULL};
  ent__runs_add(&p->tree, &runs, text, ENT__RUN_PLAIN, NULL);
  return runs;
}

static ent__runs code(page *p, const char *text) {
  ent__runs runs = {NULL, NULL};
  ent__runs_add(&p->tree, &runs, text, ENT__RUN_CODE, NULL);
  return runs;
}

static ent__runs coalition(page *p, const ent__difference_side *side, uint32_t c) {
  ent_buffer name = ENT_BUFFER_INIT;
  if (p->status == ENT_OK) p->status = ent__difference_coalition(&name, side, c, p->err);
  return plain(p, ent__tree_take(&p->tree, &name));
}

static ent__runs number(page *p, double value) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (value < -5e-3) ent__buffer_puts(&text, "\xe2\x88\x92");
  else if (value > 5e-3) ent__buffer_putc(&text, '+');
  ent__buffer_fixed(&text, fabs(value), 2);
  return plain(p, ent__tree_take(&p->tree, &text));
}

static ent__block *open_section(page *p, const char *id, ent__phrase_id title) {
  ent__block *section = ent__tree_open(&p->tree, ENT__BLOCK_SECTION, id);
  ent__put(&p->tree, &section->runs, title, ENT__NO_ARGS);
  return section;
}

static void say(page *p, ent__block_kind kind, ent__phrase_id id, const ent__arg *args) {
  ent__put(&p->tree, &ent__tree_add(&p->tree, kind)->runs, id, args);
}

static void lead(page *p) {
  const char *title = NULL;
  const ent_dataset *dataset = ent_study_dataset(p->after.study);
  const ent__runs before = code(p, ent_study_source(p->before.study));
  const ent__runs after = code(p, ent_study_source(p->after.study));
  if (dataset != NULL) title = ent_text_in(ent_dataset_about(dataset)->title, p->after.language);
  ent__put(&p->tree, &p->tree.root->runs, ENT__W_DIF_TITLE, ENT__NO_ARGS);
  if (title != NULL && *title != '\0') {
    ent__block *what = ent__tree_add(&p->tree, ENT__BLOCK_PARAGRAPH);
    ent__runs_add(&p->tree, &what->runs, title, ENT__RUN_STRONG, NULL);
  }
  const bool one = strcmp(ent_study_sha256(p->before.study), ent_study_sha256(p->after.study)) == 0;
  say(p, ENT__BLOCK_PARAGRAPH, one ? ENT__W_DIF_LEAD_TIME : ENT__W_DIF_LEAD, ENT__ARGS(ent__arg_runs(&before), ent__arg_runs(&after)));
}

static void statements(page *p) {
  size_t count = 0;
  size_t by[3] = {0, 0, 0};
  const ent_statement_difference *at = ent_difference_statements(p->difference, &count);
  for (size_t i = 0; i < count; i++) by[at[i].kind]++;
  open_section(p, "statements", ENT__W_DIF_STATEMENTS);
  say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_STATEMENTS_TEXT,
      ENT__ARGS(ent__arg_count(by[ENT_DIFFERENCE_ADDED]), ent__arg_count(by[ENT_DIFFERENCE_REMOVED]), ent__arg_count(by[ENT_DIFFERENCE_CHANGED]),
                ent__arg_count(ent_difference_same(p->difference).statements)));
  ent__tree_close(&p->tree);
}

static void cell(page *p, ent__header header, ent__align align, const ent__runs *runs) {
  ent__block *block = ent__tree_add(&p->tree, ENT__BLOCK_CELL);
  block->header = header;
  block->align = align;
  ent__runs_append(&p->tree, &block->runs, runs);
}

static void stance_table(page *p, const ent_stance_difference *at, size_t count) {
  static const ent__phrase_id heads[] = {ENT__W_CHG_ACTOR, ENT__W_CHG_ISSUE, ENT__W_CHG_BEFORE, ENT__W_CHG_AFTER};
  ent__block *table = ent__tree_open(&p->tree, ENT__BLOCK_TABLE, NULL);
  ent__put(&p->tree, &table->runs, ENT__W_DIF_STANCES_TABLE, ENT__NO_ARGS);
  ent__tree_open(&p->tree, ENT__BLOCK_ROW, NULL);
  for (size_t i = 0; i < 4; i++) {
    ent__runs head = {NULL, NULL};
    ent__put(&p->tree, &head, heads[i], ENT__NO_ARGS);
    cell(p, ENT__HEADER_COLUMN, i < 2 ? ENT__ALIGN_START : ENT__ALIGN_END, &head);
  }
  ent__tree_close(&p->tree);
  for (size_t i = 0; i < count; i++) {
    const ent__runs runs[] = {plain(p, ent__difference_actor(&p->after, at[i].after->actor)), plain(p, ent__difference_issue(&p->after, at[i].after->issue)),
                              number(p, at[i].before->mean), number(p, at[i].after->mean)};
    ent__tree_open(&p->tree, ENT__BLOCK_ROW, NULL);
    for (size_t k = 0; k < 4; k++) cell(p, k == 0 ? ENT__HEADER_ROW : ENT__HEADER_NONE, k < 2 ? ENT__ALIGN_START : ENT__ALIGN_END, &runs[k]);
    ent__tree_close(&p->tree);
  }
  ent__tree_close(&p->tree);
}

static void stances(page *p) {
  size_t count = 0;
  size_t sides = 0;
  size_t by[3] = {0, 0, 0};
  const ent_stance_difference *at = ent_difference_stances(p->difference, &count);
  for (size_t i = 0; i < count; i++) {
    by[at[i].kind]++;
    sides += at[i].sides;
  }
  const size_t changed = by[ENT_DIFFERENCE_CHANGED];
  open_section(p, "stances", ENT__W_DIF_STANCES);
  say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_STANCES_TEXT,
      ENT__ARGS(ent__arg_count(sides), ent__arg_count(changed - sides), ent__arg_count(by[ENT_DIFFERENCE_ADDED]), ent__arg_count(by[ENT_DIFFERENCE_REMOVED])));
  if (changed > 0) stance_table(p, at, changed < stances_told ? changed : stances_told);
  if (changed > stances_told) say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_STANCES_MORE, ENT__ARGS(ent__arg_count(changed - stances_told)));
  ent__tree_close(&p->tree);
}

static void say_match(page *p, const ent_coalition_difference *one) {
  const ent__runs before = coalition(p, &p->before, one->before);
  const ent__runs after = coalition(p, &p->after, one->after);
  if (one->after == ENT_NONE) say(p, ENT__BLOCK_ITEM, ENT__W_DIF_ENDED, ENT__ARGS(ent__arg_runs(&before)));
  else if (one->before == ENT_NONE) say(p, ENT__BLOCK_ITEM, ENT__W_DIF_NEW, ENT__ARGS(ent__arg_runs(&after)));
  else if (before.last != NULL && after.last != NULL && strcmp(before.last->text, after.last->text) == 0)
    say(p, ENT__BLOCK_ITEM, ENT__W_DIF_KEPT, ENT__ARGS(ent__arg_runs(&before), ent__arg_count(one->common)));
  else say(p, ENT__BLOCK_ITEM, ENT__W_DIF_MATCHED, ENT__ARGS(ent__arg_runs(&before), ent__arg_runs(&after), ent__arg_count(one->common)));
}

static void say_place(page *p, const ent_place_difference *one) {
  const ent__runs name = plain(p, ent__difference_node(&p->after, one->after));
  const ent__runs from = coalition(p, &p->before, one->from);
  const ent__runs to = coalition(p, &p->after, one->to);
  if (one->kind == ENT_PLACE_MOVED) say(p, ENT__BLOCK_ITEM, ENT__W_DIF_MOVED, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&from), ent__arg_runs(&to)));
  else if (one->kind == ENT_PLACE_JOINED) say(p, ENT__BLOCK_ITEM, ENT__W_DIF_JOINED, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&to)));
  else say(p, ENT__BLOCK_ITEM, ENT__W_DIF_LEFT, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&from)));
}

/* What there is to say of places, in a list. */
static void list_places(page *p) {
  size_t count = 0;
  size_t places = 0;
  size_t told = 0;
  const ent_coalition_difference *at = ent_difference_coalitions(p->difference, &count);
  const ent_place_difference *moves = ent_difference_places(p->difference, &places);
  size_t moved = 0;
  while (moved < places && moves[moved].kind <= ENT_PLACE_LEFT) moved++;
  if (count + moved == 0) return;
  ent__tree_open(&p->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count; i++) say_match(p, &at[i]);
  for (size_t i = 0; i < moved && told < moves_told; i++, told++) say_place(p, &moves[i]);
  if (moved > told) say(p, ENT__BLOCK_ITEM, ENT__W_RSN_MORE, ENT__ARGS(ent__arg_count(moved - told)));
  ent__tree_close(&p->tree);
}

static void coalitions(page *p) {
  size_t places = 0;
  size_t by[ENT_PLACE_GONE + 1] = {0};
  const ent_partition_difference partition = ent_difference_partition(p->difference);
  const ent_place_difference *moves = ent_difference_places(p->difference, &places);
  for (size_t i = 0; i < places; i++) by[moves[i].kind]++;
  open_section(p, "coalitions", ENT__W_DIF_COALITIONS);
  if (partition.nodes == 0) {
    say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_COALITIONS_NONE, ENT__NO_ARGS);
  } else {
    const ent__runs rand = number(p, partition.rand);
    say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_COALITIONS_TEXT, ENT__ARGS(ent__arg_count(partition.moved), ent__arg_count(partition.nodes), ent__arg_runs(&rand)));
  }
  list_places(p);
  if (by[ENT_PLACE_ENTERED] + by[ENT_PLACE_GONE] > 0 && p->after.actors != NULL)
    say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_CAME, ENT__ARGS(ent__arg_count(by[ENT_PLACE_ENTERED]), ent__arg_count(by[ENT_PLACE_GONE])));
  ent__tree_close(&p->tree);
}

static void say_label(page *p, const ent_label_difference *one) {
  static const ent__phrase_id was[] = {ENT__W_DIF_WAS_IN, ENT__W_DIF_WAS_OUT, ENT__W_DIF_WAS_OPEN};
  static const ent__phrase_id is[] = {ENT__W_DIF_IS_IN, ENT__W_DIF_IS_OUT, ENT__W_DIF_IS_OPEN};
  const ent__runs name = plain(p, ent__difference_argument(&p->after, one->after));
  say(p, ENT__BLOCK_ITEM, ENT__W_DIF_LABEL,
      ENT__ARGS(ent__arg_runs(&name), ent__arg_text(ent__report_word(p->tree.language, was[one->was])), ent__arg_text(ent__report_word(p->tree.language, is[one->is]))));
}

static void arguments(page *p) {
  size_t count = 0;
  size_t by[2][3] = {{0}};
  const ent_record_difference *at = ent_difference_arguments(p->difference, &count);
  for (size_t i = 0; i < count; i++) by[0][at[i].kind]++;
  at = ent_difference_relations(p->difference, &count);
  for (size_t i = 0; i < count; i++) by[1][at[i].kind]++;
  open_section(p, "arguments", ENT__W_DIF_ARGUMENTS);
  say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_ARGUMENTS_TEXT,
      ENT__ARGS(ent__arg_count(by[0][ENT_DIFFERENCE_ADDED]), ent__arg_count(by[0][ENT_DIFFERENCE_REMOVED]), ent__arg_count(by[0][ENT_DIFFERENCE_CHANGED]),
                ent__arg_count(by[1][ENT_DIFFERENCE_ADDED]), ent__arg_count(by[1][ENT_DIFFERENCE_REMOVED]), ent__arg_count(by[1][ENT_DIFFERENCE_CHANGED])));
  const ent_label_difference *labels = ent_difference_labels(p->difference, &count);
  if (count == 0) {
    say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_LABELS_NONE, ENT__NO_ARGS);
  } else {
    ent__tree_open(&p->tree, ENT__BLOCK_LIST, NULL);
    for (size_t i = 0; i < count && i < labels_told; i++) say_label(p, &labels[i]);
    if (count > labels_told) say(p, ENT__BLOCK_ITEM, ENT__W_RSN_MORE, ENT__ARGS(ent__arg_count(count - labels_told)));
    ent__tree_close(&p->tree);
  }
  ent__tree_close(&p->tree);
}

static void provenance(page *p) {
  const ent__runs before = code(p, ent_study_source(p->before.study));
  const ent__runs after = code(p, ent_study_source(p->after.study));
  open_section(p, "options", ENT__W_OPTIONS);
  say(p, ENT__BLOCK_PARAGRAPH, ENT__W_DIF_FROM,
      ENT__ARGS(ent__arg_runs(&before), ent__arg_text(ent_study_sha256(p->before.study)), ent__arg_runs(&after), ent__arg_text(ent_study_sha256(p->after.study)), ent__arg_text(ent_version())));
  ent__tree_close(&p->tree);
}

static ent_status tell(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent__render_fn *render, ent_error *err) {
  page p = {.difference = difference, .err = err};
  p.before = ent__difference_side_of(ent_difference_before(difference), options->language);
  p.after = ent__difference_side_of(ent_difference_after(difference), options->language);
  ent_status status = ent__tree_begin(&p.tree, ent__report_language(p.after.language), err);
  if (status != ENT_OK) return status;
  lead(&p);
  if (p.after.actors != NULL) {
    statements(&p);
    stances(&p);
  }
  if (p.before.coalitions != NULL && p.after.coalitions != NULL) coalitions(&p);
  if (p.after.actors != NULL) arguments(&p);
  provenance(&p);
  status = p.status == ENT_OK ? ent__tree_status(&p.tree, err) : p.status;
  if (status == ENT_OK) status = render(out, &p.tree, NULL, err);
  ent__tree_clear(&p.tree);
  return status;
}

ent_status ent__difference_markdown(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err) {
  return tell(out, difference, options, ent__render_markdown, err);
}

ent_status ent__difference_html(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err) {
  return tell(out, difference, options, ent__render_html, err);
}

ent_status ent__difference_latex(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err) {
  return tell(out, difference, options, ent__render_latex, err);
}
