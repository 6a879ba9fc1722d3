/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which options each kind of diagram reads; what it does not read is refused. */
#include <string.h>

#include <entente/study.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/diagrams.h"

enum {
  READS_LABELS = 1,
  READS_COLOUR = 2,
  READS_SIZE = 4,
  READS_LEVEL = 8,
  READS_WINDOWS = 16,
  READS_CUTS = 32,
  READS_SEMANTICS = 64,
  READS_AUDIENCE = 128,
  READS_POSITIONS = 256,
  READS_TOPICS = 512
};

typedef struct reader {
  const char *kind;
  unsigned reads;
} reader;

static const reader readers[] = {
    {"coalitions", READS_LABELS | READS_COLOUR | READS_SIZE | READS_LEVEL | READS_WINDOWS | READS_POSITIONS},
    {"matrix", READS_LABELS | READS_TOPICS},
    {"affiliation", READS_LABELS | READS_LEVEL},
    {"arguments", READS_LABELS | READS_SEMANTICS | READS_AUDIENCE},
    {"space", READS_LABELS | READS_CUTS | READS_COLOUR},
    {"dendrogram", READS_LABELS},
    {"timeline", READS_LABELS | READS_WINDOWS},
    {"stability", READS_LABELS},
    {"divisiveness", 0},
    {NULL, 0},
};

/* An option with the word by which messages name it. */
typedef struct option {
  unsigned bit;
  const char *name;
  bool (*given)(const ent_picture_options *options);
} option;

static bool given_labels(const ent_picture_options *o) { return o->labels != ENT_LABELS_SHORT; }
static bool given_colour(const ent_picture_options *o) { return o->colour_by != NULL; }
static bool given_size(const ent_picture_options *o) { return o->size_by != NULL; }
static bool given_level(const ent_picture_options *o) { return o->level != ENT_MAP_AUTO; }
static bool given_window(const ent_picture_options *o) { return o->windows.window.count > 0; }
static bool given_step(const ent_picture_options *o) { return o->windows.step.count > 0; }
static bool given_kernel(const ent_picture_options *o) { return o->windows.kernel != ENT_KERNEL_NONE; }
static bool given_cuts(const ent_picture_options *o) { return o->cut_count > 0; }
static bool given_semantics(const ent_picture_options *o) { return o->semantics != ENT_SEMANTICS_GROUNDED; }
static bool given_positions(const ent_picture_options *o) { return o->positions != NULL; }
static bool given_kept(const ent_picture_options *o) { return o->kept != NULL; }
static bool given_topics(const ent_picture_options *o) { return o->by_topic; }
static bool given_audience(const ent_picture_options *o) { return o->audience != NULL; }

static const option options_table[] = {
    {READS_LABELS, "labels", given_labels},       {READS_COLOUR, "colour-by", given_colour}, {READS_SIZE, "size-by", given_size},
    {READS_LEVEL, "level", given_level},          {READS_WINDOWS, "window", given_window},   {READS_WINDOWS, "step", given_step},
    {READS_WINDOWS, "kernel", given_kernel},      {READS_CUTS, "cut", given_cuts},           {READS_SEMANTICS, "semantics", given_semantics},
    {READS_AUDIENCE, "audience", given_audience}, {READS_POSITIONS, "positions", given_positions},
    {READS_POSITIONS, "save-positions", given_kept}, {READS_TOPICS, "by-topic", given_topics}, {0, NULL, NULL},
};

/* Lists the kinds of the library that read an option: "'coalitions', 'timeline'". */
static void list_kinds(ent_buffer *out, unsigned bit) {
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) {
    for (const reader *row = readers; row->kind != NULL; row++) {
      if (strcmp(row->kind, kind->name) != 0 || (row->reads & bit) == 0) continue;
      ent__buffer_printf(out, "%s'%s'", out->size > 0 ? ", " : "", row->kind);
    }
  }
}

static ent_status refuse(const char *kind, const option *asked, ent_error *err) {
  ent_buffer kinds = ENT_BUFFER_INIT;
  list_kinds(&kinds, asked->bit);
  ent_status status = ent__buffer_status(&kinds, err);
  if (status == ENT_OK) {
    status = kinds.size == 0 ? ent__fail(err, ENT_E_USAGE, "the diagram '%s' has no use for '%s'", kind, asked->name)
                             : ent__fail(err, ENT_E_USAGE, "the diagram '%s' has no use for '%s', which is of %s", kind, asked->name, kinds.data);
  }
  ent_buffer_clear(&kinds);
  return status;
}

/* Bounds of a page that is of use; a side that is not asked for is 0. */
static ent_status check_size(double size, const char *what, ent_error *err) {
  if (size == 0.0 || (size >= 100.0 && size <= 20000.0)) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "the %s of a picture is %g pixels, expected 100 to 20000, or 0 for what it needs", what, size);
}

ent_status ent_diagram_check(const char *kind, const ent_picture_options *options, ent_error *err) {
  const reader *row = readers;
  ent_status status = check_size(options->width, "width", err);
  if (status == ENT_OK) status = check_size(options->height, "height", err);
  if (status != ENT_OK) return status;
  while (row->kind != NULL && strcmp(row->kind, kind) != 0) row++;
  if (row->kind == NULL) return ENT_OK;
  for (const option *asked = options_table; asked->name != NULL; asked++)
    if ((row->reads & asked->bit) == 0 && asked->given(options)) return refuse(kind, asked, err);
  if (strcmp(kind, "coalitions") == 0 && !given_window(options) && (given_step(options) || given_kernel(options)))
    return ent__fail(err, ENT_E_USAGE, "'%s' of the diagram 'coalitions' needs 'window'", given_step(options) ? "step" : "kernel");
  return ENT_OK;
}

int ent_diagram_parts(const char *kind, const ent_picture_options *options) {
  const bool over_time = strcmp(kind, "coalitions") == 0 && given_window(options);
  for (const ent_diagram_kind *at = ent_diagrams(); at->name != NULL; at++)
    if (strcmp(at->name, kind) == 0) return at->parts | (over_time ? ENT_PART_CHANGE : ENT_PART_NONE);
  return ENT_PART_NONE;
}
