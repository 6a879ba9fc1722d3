/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a report tree to text: one walk for all formats. A format supplies what is written when a
 * block begins, for each of its runs, between its runs and the blocks inside it, and when it ends.
 */
#ifndef ENT_EXPORTERS_REPORTS_RENDER_H
#define ENT_EXPORTERS_REPORTS_RENDER_H

#include "exporters/reports/tree.h"

typedef struct ent__renderer {
  void (*enter)(void *state, const ent__block *block);
  void (*run)(void *state, const ent__block *block, const ent__run *run);
  void (*body)(void *state, const ent__block *block); /* its runs are written */
  void (*leave)(void *state, const ent__block *block);
} ent__renderer;

/* Walks a block and all below it, depth first, without recursion. */
void ent__walk(const ent__block *root, const ent__renderer *renderer, void *state);

/* Returns whether an address may become a link: http, https or mailto, and no control characters. */
bool ent__address_is_safe(const char *address);

/*
 * Appends a whole report. `folder` is where its figures are, beside it: figure-1 and so on, in the
 * order of the tree, with the ending of the form (forms.h); NULL where there are none.
 */
typedef ent_status ent__render_fn(ent_buffer *out, const ent__tree *tree, const char *folder, ent_error *err);

ent__render_fn ent__render_markdown, ent__render_html, ent__render_html_plain, ent__render_latex;

/* Adds text to Markdown so that no reader takes any of it for markup; `start`: at a line's start. */
void ent__markdown_escape(ent_buffer *out, const char *text, bool start);
/* Adds text to HTML, in an element or a quoted attribute. */
void ent__html_escape(ent_buffer *out, const char *text);
/*
 * Adds an SVG document as an element of an HTML page: without prologue, its ids and what refers
 * to them begun with `prefix`, named by `label` for those who listen.
 */
void ent__html_svg(ent_buffer *out, const char *svg, size_t size, const char *prefix, const char *label);
/* Adds a figure as an image of pixels, its bytes inside the page. */
ent_status ent__html_picture(ent_buffer *out, const ent__block *figure, ent_error *err);
/* Adds a name of a file as a relative address: all but the plainest bytes by their numbers. */
void ent__relative_address(ent_buffer *out, const char *name);
/* Adds the style sheet of reports. */
void ent__html_style(ent_buffer *out);

#endif
