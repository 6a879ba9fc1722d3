/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The report tree: what a report says, before it is Markdown or HTML. Sections add blocks and
 * inline runs; a renderer (render.h) walks the finished tree. Nothing in it is escaped yet.
 *
 * Want of memory is remembered in the tree: a section may add many times, and the caller asks
 * once at the end, with ent__tree_status. Functions that give a block never give NULL; after a
 * failure they give a spare one that nobody reads.
 */
#ifndef ENT_EXPORTERS_REPORTS_TREE_H
#define ENT_EXPORTERS_REPORTS_TREE_H

#include <stdbool.h>

#include <entente/base.h>

#include "engine/base/arena.h"

/* How a run looks; or-ed. */
enum {
  ENT__RUN_PLAIN = 0,
  ENT__RUN_STRONG = 1,
  ENT__RUN_EMPHASIS = 2,
  ENT__RUN_CODE = 4,
  ENT__RUN_SPOKEN = 8, /* for those who listen to a page; not seen */
  ENT__RUN_MARK = 16   /* a reference to evidence */
};

/* A piece of inline text. */
typedef struct ent__run {
  struct ent__run *next;
  const char *text;
  const char *href; /* "#id" of a block, or an address; NULL for none */
  const char *language; /* NULL: that of the report */
  int style;
} ent__run;

typedef struct ent__runs {
  ent__run *first;
  ent__run *last;
} ent__runs;

typedef enum ent__block_kind {
  ENT__BLOCK_REPORT,      /* runs: the title */
  ENT__BLOCK_SECTION,     /* runs: the heading */
  ENT__BLOCK_PARAGRAPH,
  ENT__BLOCK_NOTICE,      /* a paragraph that warns */
  ENT__BLOCK_LIST,        /* holds items */
  ENT__BLOCK_ITEM,        /* runs, then a list inside it */
  ENT__BLOCK_TABLE,       /* runs: the caption; holds rows, header rows first */
  ENT__BLOCK_ROW,
  ENT__BLOCK_CELL,
  ENT__BLOCK_FIGURE,      /* runs: the caption */
  ENT__BLOCK_DEFINITIONS, /* holds terms and details in turn */
  ENT__BLOCK_TERM,
  ENT__BLOCK_DETAIL,
  ENT__BLOCK_FOLD         /* runs: what can be opened; holds blocks */
} ent__block_kind;

typedef enum ent__align { ENT__ALIGN_START, ENT__ALIGN_CENTRE, ENT__ALIGN_END } ent__align;

typedef enum ent__header { ENT__HEADER_NONE, ENT__HEADER_COLUMN, ENT__HEADER_ROW } ent__header;

typedef struct ent__block {
  ent__block_kind kind;
  struct ent__block *parent;
  struct ent__block *next;
  struct ent__block *first;
  struct ent__block *last;
  ent__runs runs;
  const char *id;    /* NULL for none; letters, digits, '-' and '_' only */
  const char *style; /* a class of the style sheet; NULL for none */
  int level;         /* of a section: 2 for those right below the title */
  ent__header header; /* of a cell */
  ent__align align;   /* of a cell */
  const char *svg;   /* of a figure: a whole SVG document */
  size_t svg_size;
  const char *alternative; /* of a figure: what it shows, in words */
} ent__block;

typedef struct ent__tree {
  ent__arena arena;
  ent__block *root;
  ent__block *open; /* where the next block goes */
  bool failed;
  ent__block spare;
  const char *language; /* of its sentences, as an HTML language tag */
} ent__tree;

ent_status ent__tree_begin(ent__tree *tree, const char *language, ent_error *err);
void ent__tree_clear(ent__tree *tree);
ent_status ent__tree_status(const ent__tree *tree, ent_error *err);

/* Adds a block to the open one and opens it. `id` is copied and may be NULL. */
ent__block *ent__tree_open(ent__tree *tree, ent__block_kind kind, const char *id);
/* Closes the open block. */
void ent__tree_close(ent__tree *tree);
/* Adds a block and leaves it closed: for those that hold runs only. */
ent__block *ent__tree_add(ent__tree *tree, ent__block_kind kind);

/* Returns whether a row of a table is one of column headers. */
bool ent__row_is_header(const ent__block *row);

/* Adds a run; text and href are copied. Empty text adds nothing. */
ent__run *ent__runs_add(ent__tree *tree, ent__runs *runs, const char *text, int style, const char *href);
/* Adds copies of other runs. */
void ent__runs_append(ent__tree *tree, ent__runs *runs, const ent__runs *more);
bool ent__runs_empty(const ent__runs *runs);

/* Copies a string into the tree; "" where memory runs out. */
const char *ent__tree_string(ent__tree *tree, const char *text);
/* Returns zeroed memory that lives as long as the tree; NULL where memory runs out. */
void *ent__tree_alloc(ent__tree *tree, size_t count, size_t size);
/* Copies text out of a buffer, which is cleared; "" where there is none. */
const char *ent__tree_take(ent__tree *tree, ent_buffer *buffer);

#endif
