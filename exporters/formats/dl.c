/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UCINET's DL, edgelist1. A DL file is a matrix: a cell that is not listed is 0, so each tie stands in
 * both directions. Its labels have 18 characters, none of which may be a blank, a comma, a colon or an
 * equals sign, and UCINET does not tell A from a; DL has no comments either. So the file holds short
 * names made of the ids, and the legend, a table of its own, gives the full ones.
 * http://www.analytictech.com/ucinet/help/hs5000.htm
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/names.h"
#include "exporters/formats/view.h"

enum { NAME_SIZE = 19 };

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_plain(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/* The letters and digits of an id, one underscore for whatever else is between them; "" for none. */
static void plain_name(char out[NAME_SIZE], const char *id) {
  size_t size = 0;
  bool gap = false;
  for (; *id != '\0' && size < NAME_SIZE - 1; id++) {
    if (!is_plain(*id)) {
      gap = size > 0;
      continue;
    }
    if (size == 0 && !is_letter(*id)) out[size++] = 'n';
    if (gap && size < NAME_SIZE - 2) out[size++] = '_';
    if (size < NAME_SIZE - 1) out[size++] = *id;
    gap = false;
  }
  out[size] = '\0';
}

static void number_name(char name[NAME_SIZE], size_t node) {
  char tail[12];
  const int size = snprintf(tail, sizeof tail, "_%u", (unsigned)node + 1);
  const size_t keep = (size_t)(NAME_SIZE - 1 - size);
  if (name[0] == '\0') name[0] = 'n', name[1] = '\0';
  if (strlen(name) > keep) name[keep] = '\0';
  memcpy(name + strlen(name), tail, (size_t)size + 1);
}

/* Marks the names that are alike but for case; -1 without memory. */
static int find_alike(ent__view *view, bool *alike, char (*names)[NAME_SIZE]) {
  const char **folded = ent__arena_alloc(&view->arena, view->node_count, sizeof *folded);
  char(*copies)[NAME_SIZE] = ent__arena_copy(&view->arena, names, view->node_count, sizeof *names);
  if (folded == NULL || copies == NULL) return -1;
  for (size_t n = 0; n < view->node_count; n++) {
    for (char *c = copies[n]; *c != '\0'; c++)
      if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    folded[n] = copies[n];
  }
  return ent__names_shared(alike, folded, view->node_count);
}

/* Names that are alike get the node's number; where even then two are, all are n1, n2, ... */
static bool choose(ent__view *view, char (*names)[NAME_SIZE], bool *alike) {
  for (size_t n = 0; n < view->node_count; n++) {
    plain_name(names[n], view->ids[n]);
    if (names[n][0] == '\0') number_name(names[n], n);
  }
  int any = find_alike(view, alike, names);
  for (size_t n = 0; n < view->node_count && any > 0; n++)
    if (alike[n]) number_name(names[n], n);
  if (any > 0) any = find_alike(view, alike, names);
  for (size_t n = 0; n < view->node_count && any > 0; n++) snprintf(names[n], NAME_SIZE, "n%u", (unsigned)n + 1);
  return any >= 0;
}

/* Returns the nodes' names, in the view's arena; NULL without memory. */
static char (*names_of(ent__view *view))[NAME_SIZE] {
  char(*names)[NAME_SIZE] = ent__arena_alloc(&view->arena, view->node_count, sizeof *names);
  bool *alike = ent__alloc(view->node_count, sizeof *alike);
  const bool chosen = names != NULL && alike != NULL && choose(view, names, alike);
  ent__free(alike);
  return chosen ? names : NULL;
}

static void write_arc(ent_buffer *out, uint32_t from, uint32_t to, double weight) {
  ent__buffer_whole(out, (uint64_t)from + 1);
  ent__buffer_putc(out, ' ');
  ent__buffer_whole(out, (uint64_t)to + 1);
  ent__buffer_putc(out, ' ');
  ent__buffer_number(out, weight);
  ent__buffer_putc(out, '\n');
}

static void write_dl(ent_buffer *out, const ent__view *view, char (*names)[NAME_SIZE]) {
  ent__buffer_printf(out, "DL n=%zu\nformat = edgelist1\nlabels:\n", view->node_count);
  for (size_t n = 0; n < view->node_count; n++) ent__buffer_printf(out, "%s\n", names[n]);
  ent__buffer_puts(out, "data:\n");
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    write_arc(out, tie->source, tie->target, tie->weight);
    write_arc(out, tie->target, tie->source, tie->weight);
  }
}

static void write_legend(ent_buffer *out, const ent__view *view, char (*names)[NAME_SIZE]) {
  ent__buffer_puts(out, "number,name,id,label,mode\n");
  for (size_t n = 0; n < view->node_count; n++) {
    ent__buffer_printf(out, "%zu,%s,", n + 1, names[n]);
    ent__csv_guarded(out, view->ids[n]);
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, view->labels[n]);
    ent__buffer_printf(out, ",%s\n", ent__view_mode(&view->nodes[n]));
  }
}

static ent_status write_with(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             void (*write)(ent_buffer *, const ent__view *, char (*)[NAME_SIZE]), ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    char(*names)[NAME_SIZE] = names_of(&view);
    if (names == NULL)
      out->failed = 1;
    else
      write(out, &view, names);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

ent_status ent__network_dl(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  return write_with(out, study, options, write_dl, err);
}

ent_status ent__network_dl_legend(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return write_with(out, study, options, write_legend, err);
}
