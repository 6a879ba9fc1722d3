/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From reader to exporter: the first byte picks the row of the table of readers (ENT_FUZZ_FORMAT, where
 * that is defined, names it instead), the second what is
 * written of what was accepted, the rest is the file. What entente writes of a dataset must read
 * back and be written the same.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <entente/entente.h>

#include "tests/fuzz/round_trip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const ent_format *pick(uint8_t byte) {
  const ent_format *formats = ent_readers();
  size_t count = 0;
  while (formats[count].name != NULL) count++;
#ifdef ENT_FUZZ_FORMAT
  for (size_t i = 0; i < count; i++)
    if (strcmp(formats[i].name, ENT_FUZZ_FORMAT) == 0) return &formats[i];
  abort();
#endif
  return &formats[byte % count];
}

/* A failure must have a reason; a fault in the data must be in the list or in the error. */
static void check(ent_status status, const ent_error *err, const ent_diagnostics *diagnostics, const ent_input *input) {
  if (status == ENT_OK) {
    if ((input->dataset != NULL) + (input->ties != NULL) + (input->framework != NULL) != 1) abort();
  } else {
    if (input->dataset != NULL || input->ties != NULL || input->framework != NULL) abort();
    if (err->text[0] == '\0' && ent_diagnostics_faults(diagnostics) == 0) abort();
  }
}

static const ent_diagram_kind *pick_diagram(unsigned which) {
  const ent_diagram_kind *kinds = ent_diagrams();
  unsigned count = 0;
  while (kinds[count].name != NULL) count++;
  return &kinds[which % count];
}

/* Writes one format, for each subject that it can show; a fourth of the choices draw a diagram. */
static void write_one(const ent_study *study, unsigned which) {
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  const ent_exporter *rows = ent_exporters();
  unsigned count = 0;
  ent_buffer out = ENT_BUFFER_INIT;
  while (rows[count].name != NULL) count++;
  const ent_exporter *row = &rows[which / 4 % count];
  ent_status ended[6] = {ENT_OK, ENT_OK, ENT_OK, ENT_OK, ENT_OK, ENT_OK};
  if (which % 4 == 0) ended[0] = ent_export_diagram(&out, study, pick_diagram(which / 4)->name, "svg", &options, NULL);
  if (row->subjects & ENT_SUBJECT_STANCES) ended[1] = ent_export_stances(&out, study, row->name, &options, NULL);
  if (row->subjects & ENT_SUBJECT_NETWORK) ended[2] = ent_export_network(&out, study, row->name, &options, NULL);
  if (row->subjects & ENT_SUBJECT_COALITIONS) ended[3] = ent_export_coalitions(&out, study, row->name, &options, NULL);
  if (row->subjects & ENT_SUBJECT_REPORT) ended[4] = ent_export_report(&out, study, row->name, &options, NULL);
  if (row->subjects & ENT_SUBJECT_PAGE) ended[5] = ent_export_page(&out, study, row->name, &options, NULL);
  for (int i = 0; i < 6; i++)
    if (ended[i] == ENT_E_INTERNAL) abort();
  ent_buffer_clear(&out);
}

/* Writes in the forms of arguments; all that is written must read back, a framework with as many attacks. */
static void reread(const ent_buffer *text, const char *format, const ent_framework *framework) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_read_options how = ENT_READ_OPTIONS_INIT;
  how.format = format;
  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) return;
  if (ent_read_bytes(&input, text->data, text->size, "again", &how, diagnostics, &err) != ENT_OK) abort();
  if (framework != NULL && (ent_framework_attacks(input.framework) != ent_framework_attacks(framework) ||
                            ent_framework_arguments(input.framework) != ent_framework_nodes(framework)))
    abort();
  ent_input_clear(&input);
  ent_diagnostics_free(diagnostics);
}

static void write_framework(const ent_framework *framework) {
  static const char *const forms[] = {"iccma", "tgf", "apx"};
  for (int i = 0; i < 3; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_buffer text = ENT_BUFFER_INIT;
    if (ent_framework_write(&text, framework, forms[i], &err) == ENT_OK) reread(&text, forms[i], framework);
    else if (err.status != ENT_E_USAGE) abort();
    ent_buffer_clear(&text);
  }
}

static void write_arguments(const ent_dataset *dataset) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer argdown = ENT_BUFFER_INIT, aif = ENT_BUFFER_INIT;
  if (ent_dataset_write_argdown(&argdown, dataset, NULL, &err) != ENT_OK || ent_dataset_write_aif(&aif, dataset, &err) != ENT_OK) abort();
  reread(&argdown, "argdown", NULL);
  reread(&aif, "aif", NULL);
  ent_buffer_clear(&argdown);
  ent_buffer_clear(&aif);
}

static void through_all_stages(ent_input *input, unsigned which) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.starts = 2;
  options.coalitions.resamples = 2;
  options.network.min_shared = (int)(which % 3);
  if (which % 4 == 0) options.parts = pick_diagram(which / 4)->parts;
  if (which % 4 == 1) options.parts = ENT_PART_PAGE;
  if (which % 5 == 0) options.network = (ent_network_options){ENT_NETWORK_AFFILIATION, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1};
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = NULL;
  if (ent_study_new_take(&study, input, &options, &err) != ENT_OK && err.status == ENT_E_INTERNAL) abort();
  if (study != NULL) write_one(study, which);
  ent_study_free(study);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (size < 2) return 0;
  const ent_format *format = pick(bytes[0]);
  if (format->extension[0] == '/') return 0; /* a folder has no bytes */

  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_input input = ENT_INPUT_INIT;
  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) return 0;
  ent_read_options how = ENT_READ_OPTIONS_INIT;
  how.format = format->name;
  const ent_status status = ent_read_bytes(&input, (const char *)bytes + 2, size - 2, "fuzz", &how, diagnostics, &err);
  check(status, &err, diagnostics, &input);
  if (input.framework != NULL && ent_framework_arguments(input.framework) < 10000) write_framework(input.framework);
  if (input.dataset != NULL) write_arguments(input.dataset);
  if (input.dataset != NULL) round_trip(input.dataset, diagnostics);
  size_t statements = 1;
  if (input.dataset != NULL) (void)ent_dataset_statements(input.dataset, &statements);
  const bool arguments_alone = statements == 0 && bytes[1] % 16 != 1; /* little is to be found there, and it takes long */
  if (status == ENT_OK && input.framework == NULL && !arguments_alone) through_all_stages(&input, bytes[1]);
  ent_input_clear(&input);
  ent_diagnostics_free(diagnostics);
  return 0;
}
