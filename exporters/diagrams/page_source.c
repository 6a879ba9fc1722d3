/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says of where it comes from: enough to make the same picture again. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/page.h"

const char *ent__input_name(const ent_study *study) {
  const char *path = ent_study_source(study);
  if (path == NULL) return "";
  const char *slash = strrchr(path, '/');
  return slash != NULL && slash[1] != '\0' ? slash + 1 : path;
}

ent_status ent__page_title(const char **out, ent__drawing *drawing, ent_error *err) {
  const ent_dataset *dataset = ent_study_dataset(drawing->study);
  const char *title = drawing->options->title;
  if (title == NULL && dataset != NULL)
    title = ent_text_in(ent_dataset_about(dataset)->title, drawing->language);
  if (title == NULL) title = ent__input_name(drawing->study);
  *out = ent__clean_text(&drawing->arena, title);
  if (*out == NULL) return ent__nomem(err);
  if (**out == '\0') *out = ent__drawing_word(drawing, ENT__WORD_COALITION_MAP);
  return ENT_OK;
}

static void separator(ent_buffer *out) {
  if (out->size > 0) ent__buffer_puts(out, " · ");
}

/* Adds " · word value". */
static void pair(ent_buffer *out, const ent__drawing *drawing, ent__word word, const char *value) {
  separator(out);
  ent__buffer_puts(out, ent__drawing_word(drawing, word));
  ent__buffer_putc(out, ' ');
  ent__buffer_puts(out, value);
}

static void number_pair(ent_buffer *out, const ent__drawing *drawing, ent__word word, double value) {
  separator(out);
  ent__buffer_puts(out, ent__drawing_word(drawing, word));
  ent__buffer_putc(out, ' ');
  ent__buffer_fixed(out, value, 4);
}

/* Which ties were kept, by which rule. */
static void add_backbone(ent_buffer *out, const ent__drawing *drawing, const ent_network *network) {
  const ent_network_options *options = ent_network_get_options(network);
  if (options->backbone == ENT_BACKBONE_NONE) return;
  pair(out, drawing, ENT__WORD_BACKBONE, ent_backbone_word(options->backbone));
  if (options->backbone == ENT_BACKBONE_THRESHOLD)
    number_pair(out, drawing, ENT__WORD_BACKBONE_LEAST, options->threshold);
  else
    number_pair(out, drawing, ENT__WORD_BACKBONE_ALPHA, options->alpha);
  number_pair(out, drawing, ENT__WORD_TIES_BEFORE, (double)ent_network_pruning(network).before);
}

static void add_network(ent_buffer *out, const ent__drawing *drawing) {
  const ent_network *network = ent_study_network(drawing->study);
  if (network == NULL) return;
  const ent_network_options *options = ent_network_get_options(network);
  pair(out, drawing, ENT__WORD_NETWORK, ent_network_type_word(options->type));
  add_backbone(out, drawing, network);
  if (ent_network_stances(network) == NULL) return;
  pair(out, drawing, ENT__WORD_NORMALIZE, ent_normalization_word(options->normalize));
  if (options->type == ENT_NETWORK_AFFILIATION) return;
  const int shared = options->min_shared >= 0                      ? options->min_shared
                     : options->normalize == ENT_NORMALIZE_OVERLAP ? 3
                                                                   : 1;
  number_pair(out, drawing, ENT__WORD_MIN_SHARED, shared);
}

void ent__page_found_by(ent_buffer *out, const ent__drawing *drawing, const ent_coalition_options *options) {
  pair(out, drawing, ENT__WORD_METHOD, options->method);
  if (strcmp(options->method, "signed") == 0) {
    number_pair(out, drawing, ENT__WORD_RESOLUTION, options->resolution);
  }
  if (strcmp(options->method, "balance") == 0) {
    if (options->camps > 0)
      number_pair(out, drawing, ENT__WORD_CAMPS, options->camps);
    else
      pair(out, drawing, ENT__WORD_CAMPS, ent__drawing_word(drawing, ENT__WORD_ANY_NUMBER));
  }
  number_pair(out, drawing, ENT__WORD_STARTS, options->starts);
  number_pair(out, drawing, ENT__WORD_RESAMPLES, options->resamples);
  separator(out);
  ent__buffer_printf(out, "%s %llu", ent__drawing_word(drawing, ENT__WORD_SEED),
                     (unsigned long long)options->seed);
}

void ent__page_source(ent_buffer *source, ent_buffer *method, const ent__drawing *drawing, bool coalitions) {
  const ent_coalitions *found = ent_study_coalitions(drawing->study);
  const ent_dataset *dataset = ent_study_dataset(drawing->study);
  const char *title =
      dataset != NULL ? ent_text_in(ent_dataset_about(dataset)->title, drawing->language) : NULL;
  const char *sha = ent_study_sha256(drawing->study);
  /* What is never long comes first: a long title is cut at the end. */
  ent__buffer_printf(source, "entente %s", ent_version());
  if (sha != NULL && sha[0] != '\0') ent__buffer_printf(source, " · sha256 %.12s", sha);
  pair(source, drawing, ENT__WORD_SOURCE, title != NULL ? title : ent__input_name(drawing->study));
  if (title != NULL && ent__input_name(drawing->study)[0] != '\0') {
    ent__buffer_printf(source, " (%s)", ent__input_name(drawing->study));
  }
  if (coalitions && found != NULL) ent__page_found_by(method, drawing, ent_coalitions_options(found));
  add_network(method, drawing);
  if (method->size == 0) ent__buffer_puts(method, " ");
}
