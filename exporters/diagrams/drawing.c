/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every diagram is made with. */
#include "engine/base/buffer.h"
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
  const char *const candidates[] = {ent_text_in(first, drawing->language),
                                    ent_text_in(second, drawing->language), id};
  for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
    const char *name = candidates[i] != NULL ? ent__clean_text(&drawing->arena, candidates[i]) : "";
    if (name == NULL || *name != '\0') return name;
  }
  return "?";
}
