/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every diagram is made with. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/dataset/text.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/page.h"

ent_status ent__drawing_begin(ent__drawing *drawing, const ent_study *study,
                              const ent_export_options *options, ent_error *err) {
  const ent_dataset *dataset = ent_study_dataset(study);
  const char *language = options->language;
  if (language == NULL && dataset != NULL) language = ent_dataset_about(dataset)->language;
  if (language == NULL) language = "en";
  *drawing =
      (ent__drawing){.study = study, .options = options, .language = language, .arena = ENT__ARENA_INIT};
  drawing->tongue = ent__words_tongue(language);
  return ent__measure_new(&drawing->measure, language, err);
}

void ent__drawing_end(ent__drawing *drawing) {
  ent__arena_clear(&drawing->arena);
  ent__measure_free(drawing->measure);
  drawing->measure = NULL;
}

const char *ent__drawing_word(const ent__drawing *drawing, ent__word word) {
  return ent__words_in(drawing->tongue, word);
}

const char *ent__drawing_name(ent__drawing *drawing, const ent_text *first, const ent_text *second,
                              const char *id) {
  const ent_text *either = ent__text_either(first, second, drawing->language);
  const char *const candidates[] = {ent_text_in(either, drawing->language), ent_text_in(either == first ? second : first, drawing->language), id};
  for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
    const char *name = candidates[i] != NULL ? ent__clean_text(&drawing->arena, candidates[i]) : "";
    if (name == NULL || *name != '\0') return name;
  }
  return "?";
}

const char *ent__drawing_beside(ent__drawing *drawing, const ent_text *label, const ent_text *short_label, const char *id) {
  switch (drawing->options->picture.labels) {
    case ENT_LABELS_ID: return ent__drawing_name(drawing, NULL, NULL, id);
    case ENT_LABELS_FULL: return ent__drawing_name(drawing, label, short_label, id);
    case ENT_LABELS_SHORT: break;
  }
  return ent__drawing_name(drawing, short_label, label, id);
}

ent_status ent__drawing_doubt(ent__label *label, ent__drawing *drawing, ent__font font, uint32_t second,
                              ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (label->count == 0) return ENT_OK;
  const int last = label->count - 1;
  /* A left-to-right mark (U+200E) keeps the sign behind a name that runs from right to left. */
  ent__buffer_printf(&text, "%s\xe2\x80\x8e ?", label->lines[last]);
  if (second != ENT_NONE) ent__buffer_printf(&text, "→%u", second + 1);
  const ent_status status = ent__buffer_status(&text, err);
  char *line = status == ENT_OK ? ent__arena_string(&drawing->arena, text.data, text.size) : NULL;
  if (line != NULL) {
    label->lines[last] = line;
    label->widths[last] = ent__measure_width(drawing->measure, line, text.size, font);
    label->width = fmax(label->width, label->widths[last]);
  }
  ent_buffer_clear(&text);
  return line != NULL || status != ENT_OK ? status : ent__nomem(err);
}
