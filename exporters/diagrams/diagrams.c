/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of diagrams, and the way from a study to a file. */
#include "exporters/diagrams/diagrams.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/near.h"
#include "exporters/diagrams/raster.h"

static const ent_diagram_kind kinds[] = {
    {"coalitions",
     "a map of who stands together: coalitions with outlines, agreement and opposition between actors",
     ENT_PART_NONE},
    {"matrix", "a table of all stances: actors by coalition, issues from most to least divisive", ENT_PART_NONE},
    {"affiliation", "a map of who supports and who opposes which issue", ENT_PART_NONE},
    {"arguments", "a map of the arguments for and against each issue, and which of them stand", ENT_PART_NONE},
    {"space", "actors as points on a line or in a plane, near those who take the same positions", ENT_PART_SPACE},
    {"divisiveness", "issues from most to least divisive, with each coalition's mean and range", ENT_PART_NONE},
    {"timeline", "coalitions as flows from window to window: who stays, who moves, what joins and splits", ENT_PART_CHANGE},
    {"dendrogram", "the tree of hierarchical clustering, with the height of each join and where it is cut", ENT_PART_HIERARCHY},
    {"stability", "how often each two were in one coalition, out of the resamples", ENT_PART_NONE},
    {NULL, NULL, ENT_PART_NONE},
};

typedef struct drawer {
  ent__word kind;
  ent_status (*draw)(ent__page *page, ent__drawing *drawing, ent_error *err);
} drawer;

/* In the order of the kinds. */
static const drawer drawers[] = {
    {ENT__WORD_COALITION_MAP, ent__draw_coalitions},
    {ENT__WORD_STANCE_MATRIX, ent__draw_matrix},
    {ENT__WORD_AFFILIATION_MAP, ent__draw_affiliation},
    {ENT__WORD_ARGUMENT_MAP, ent__draw_arguments},
    {ENT__WORD_SPACE_MAP, ent__draw_space},
    {ENT__WORD_DIVISIVENESS_MAP, ent__draw_divisiveness},
    {ENT__WORD_TIMELINE, ent__draw_timeline},
    {ENT__WORD_DENDROGRAM, ent__draw_dendrogram},
    {ENT__WORD_STABILITY_MATRIX, ent__draw_stability},
};

static const char *const formats[] = {"svg", "png", "pdf", NULL};

const ent_diagram_kind *ent_diagrams(void) { return kinds; }

static ent_status unknown(const char *what, const char *word, ent__near *near, ent_error *err) {
  if (near->best != NULL) {
    return ent__fail(err, ENT_E_USAGE, "unknown %s '%s'; did you mean '%s'?", what, word, near->best);
  }
  return ent__fail(err, ENT_E_USAGE, "unknown %s '%s'", what, word);
}

static ent_status find_kind(size_t *index, const char *kind, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, kind);
  for (size_t i = 0; kinds[i].name != NULL; i++) {
    if (strcmp(kinds[i].name, kind) == 0) {
      *index = i;
      return ENT_OK;
    }
    ent__near_consider(&near, kinds[i].name);
  }
  return unknown("kind of diagram", kind, &near, err);
}

static ent_status check_format(const char *format, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, format);
  for (size_t i = 0; formats[i] != NULL; i++) {
    if (strcmp(formats[i], format) == 0) return ENT_OK;
    ent__near_consider(&near, formats[i]);
  }
  if (near.best == NULL) {
    return ent__fail(err, ENT_E_USAGE, "format '%s' does not write diagrams, expected 'svg', 'png' or 'pdf'",
                     format);
  }
  return unknown("format of diagrams", format, &near, err);
}

static ent_status draw_svg(ent_buffer *out, ent__drawing *drawing, size_t kind, ent_error *err) {
  ent__page page;
  ent__page_begin(&page, drawing, kinds[kind].name, drawers[kind].kind, err);
  ent_status status = drawers[kind].draw(&page, drawing, err);
  if (status == ENT_OK) status = ent__page_write(out, drawing, &page, err);
  ent__page_clear(&page);
  return status;
}

static ent_status convert(ent_buffer *out, const ent_buffer *svg, const char *format, ent__drawing *drawing,
                          ent_error *err) {
  const char *title;
  if (strcmp(format, "svg") == 0) {
    ent__buffer_add(out, svg->data, svg->size);
    return ent__buffer_status(out, err);
  }
  if (strcmp(format, "png") == 0) return ent__raster_png(out, svg->data, svg->size, err);
  const ent_status status = ent__page_title(&title, drawing, err);
  return status != ENT_OK ? status : ent__raster_pdf(out, svg->data, svg->size, title, err);
}

ent_status ent_export_diagram(ent_buffer *out, const ent_study *study, const char *kind, const char *format,
                              const ent_export_options *options, ent_error *err) {
  static const ent_export_options plain = ENT_EXPORT_OPTIONS_INIT;
  size_t index = 0;
  ent__drawing drawing = {.arena = ENT__ARENA_INIT};
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_status status = find_kind(&index, kind, err);
  if (status == ENT_OK) status = check_format(format, err);
  if (options == NULL) options = &plain;
  if (status == ENT_OK) status = ent_diagram_check(kind, &options->picture, err);
  if (status == ENT_OK) status = ent__drawing_begin(&drawing, study, options, err);
  if (status == ENT_OK) status = draw_svg(&svg, &drawing, index, err);
  if (status == ENT_OK) status = convert(out, &svg, format, &drawing, err);
  ent_buffer_clear(&svg);
  ent__drawing_end(&drawing);
  return status;
}
