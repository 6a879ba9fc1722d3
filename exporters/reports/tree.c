/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/tree.h"

#include <string.h>

#include "engine/base/error.h"

ent_status ent__tree_begin(ent__tree *tree, const char *language, ent_error *err) {
  memset(tree, 0, sizeof *tree);
  tree->language = language;
  tree->open = &tree->spare;
  tree->root = ent__tree_open(tree, ENT__BLOCK_REPORT, NULL);
  tree->root->parent = NULL;
  return ent__tree_status(tree, err);
}

void ent__tree_clear(ent__tree *tree) {
  ent__arena_clear(&tree->arena);
  tree->root = NULL;
}

ent_status ent__tree_status(const ent__tree *tree, ent_error *err) {
  return tree->failed ? ent__nomem(err) : ENT_OK;
}

void *ent__tree_alloc(ent__tree *tree, size_t count, size_t size) {
  void *at = ent__arena_alloc(&tree->arena, count, size);
  if (at == NULL) tree->failed = true;
  else memset(at, 0, count * size);
  return at;
}

const char *ent__tree_string(ent__tree *tree, const char *text) {
  const char *copy = ent__arena_string(&tree->arena, text, strlen(text));
  if (copy != NULL) return copy;
  tree->failed = true;
  return "";
}

const char *ent__tree_take(ent__tree *tree, ent_buffer *buffer) {
  const char *text = "";
  if (buffer->failed) tree->failed = true;
  else if (buffer->data != NULL) text = ent__tree_string(tree, buffer->data);
  ent_buffer_clear(buffer);
  return text;
}

/* After a failure the spare block stands for all: it is made as new, so that lists do not loop. */
static ent__block *spare(ent__tree *tree) {
  tree->failed = true;
  memset(&tree->spare, 0, sizeof tree->spare);
  return &tree->spare;
}

ent__block *ent__tree_add(ent__tree *tree, ent__block_kind kind) {
  ent__block *block = tree->failed ? NULL : ent__tree_alloc(tree, 1, sizeof *block);
  if (block == NULL) return spare(tree);
  ent__block *parent = tree->open;
  block->kind = kind;
  block->parent = parent;
  block->level = parent->kind == ENT__BLOCK_SECTION ? parent->level + 1 : 2;
  if (parent->last != NULL) parent->last->next = block;
  else parent->first = block;
  parent->last = block;
  return block;
}

ent__block *ent__tree_open(ent__tree *tree, ent__block_kind kind, const char *id) {
  ent__block *block = ent__tree_add(tree, kind);
  if (id != NULL) block->id = ent__tree_string(tree, id);
  if (!tree->failed) tree->open = block;
  return block;
}

void ent__tree_close(ent__tree *tree) {
  if (!tree->failed && tree->open->parent != NULL) tree->open = tree->open->parent;
}

static ent__run *add(ent__tree *tree, ent__runs *runs, ent__run value) {
  ent__run *run = tree->failed ? NULL : ent__tree_alloc(tree, 1, sizeof *run);
  if (run == NULL) return NULL;
  *run = value;
  run->next = NULL;
  if (runs->last != NULL) runs->last->next = run;
  else runs->first = run;
  runs->last = run;
  return run;
}

ent__run *ent__runs_add(ent__tree *tree, ent__runs *runs, const char *text, int style, const char *href) {
  if (*text == '\0' || tree->failed) return NULL;
  const ent__run run = {.text = ent__tree_string(tree, text), .style = style,
                        .href = href == NULL ? NULL : ent__tree_string(tree, href)};
  return add(tree, runs, run);
}

void ent__runs_append(ent__tree *tree, ent__runs *runs, const ent__runs *more) {
  for (const ent__run *run = more->first; run != NULL; run = run->next) add(tree, runs, *run);
}

bool ent__runs_empty(const ent__runs *runs) { return runs->first == NULL; }

bool ent__row_is_header(const ent__block *row) { return row->first != NULL && row->first->header == ENT__HEADER_COLUMN; }
