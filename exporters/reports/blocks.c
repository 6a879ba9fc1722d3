/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shorthands by which sections add blocks. */
#include "exporters/reports/phrase.h"

ent__block *ent__open_section(ent__report *report, const char *id, ent__phrase_id title) {
  ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, id);
  ent__put(&report->tree, &section->runs, title, ENT__NO_ARGS);
  return section;
}

ent__block *ent__paragraph(ent__report *report, ent__phrase_id id, const ent__arg *args) {
  ent__block *paragraph = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  ent__put(&report->tree, &paragraph->runs, id, args);
  return paragraph;
}

ent__block *ent__item(ent__report *report, ent__phrase_id id, const ent__arg *args) {
  ent__block *item = ent__tree_add(&report->tree, ENT__BLOCK_ITEM);
  ent__put(&report->tree, &item->runs, id, args);
  return item;
}

ent__block *ent__definition(ent__report *report, ent__phrase_id term, ent__phrase_id detail, const ent__arg *args) {
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_TERM);
  ent__put(&report->tree, &block->runs, term, ENT__NO_ARGS);
  block = ent__tree_add(&report->tree, ENT__BLOCK_DETAIL);
  ent__put(&report->tree, &block->runs, detail, args);
  return block;
}

ent__block *ent__open_table(ent__report *report, ent__phrase_id caption, const ent__arg *args) {
  ent__block *table = ent__tree_open(&report->tree, ENT__BLOCK_TABLE, NULL);
  ent__put(&report->tree, &table->runs, caption, args);
  return table;
}

void ent__header_row(ent__report *report, const ent__phrase_id *words, const char *aligned) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  for (; *aligned != '\0'; words++, aligned++) {
    ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
    cell->header = ENT__HEADER_COLUMN;
    cell->align = *aligned == 'r' ? ENT__ALIGN_END : *aligned == 'c' ? ENT__ALIGN_CENTRE : ENT__ALIGN_START;
    ent__put(&report->tree, &cell->runs, *words, ENT__NO_ARGS);
  }
  ent__tree_close(&report->tree);
}

ent__block *ent__cell(ent__report *report, ent__align align) {
  ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
  cell->align = align;
  return cell;
}

void ent__count_cell(ent__report *report, size_t count) {
  ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_END)->runs, ENT__W_ONE, ENT__ARGS(ent__arg_count(count)));
}

ent__block *ent__row_header(ent__report *report) {
  ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
  cell->header = ENT__HEADER_ROW;
  return cell;
}

void ent__subject_title(ent__report *report, ent__phrase_id id, const ent__runs *name) {
  ent__runs *title = &report->tree.root->runs;
  if (report->options->title != NULL) {
    ent__add_plain(report, title, report->options->title);
    return;
  }
  for (ent__run *run = name->first; run != NULL; run = run->next) run->href = NULL;
  ent__put(&report->tree, title, id, ENT__ARGS(ent__arg_runs(name)));
}
