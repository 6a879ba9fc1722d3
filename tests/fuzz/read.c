/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds bytes to every one-file reader; what is accepted goes through all stages. The first byte
 * picks the row of the table of readers, the rest is the file.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <entente/entente.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const ent_format *pick(uint8_t byte) {
  const ent_format *formats = ent_readers();
  size_t count = 0;
  while (formats[count].name != NULL) count++;
  return &formats[byte % count];
}

/* A failure must have a reason; a fault in the data must be in the list or in the error. */
static void check(ent_status status, const ent_error *err, const ent_diagnostics *diagnostics, const ent_input *input) {
  if (status == ENT_OK) {
    if ((input->dataset == NULL) == (input->ties == NULL)) abort();
  } else {
    if (input->dataset != NULL || input->ties != NULL) abort();
    if (err->text[0] == '\0' && ent_diagnostics_faults(diagnostics) == 0) abort();
  }
}

static void through_all_stages(ent_input *input) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.starts = 2;
  options.coalitions.resamples = 2;
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = NULL;
  if (ent_study_new_take(&study, input, &options, &err) != ENT_OK && err.status == ENT_E_INTERNAL) abort();
  ent_study_free(study);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (size == 0) return 0;
  const ent_format *format = pick(bytes[0]);
  if (format->extension[0] == '/') return 0; /* a folder has no bytes */

  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_input input = ENT_INPUT_INIT;
  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) return 0;
  const ent_status status =
      ent_read_bytes(&input, (const char *)bytes + 1, size - 1, "fuzz", format->name, diagnostics, &err);
  check(status, &err, diagnostics, &input);
  if (status == ENT_OK) through_all_stages(&input);
  ent_input_clear(&input);
  ent_diagnostics_free(diagnostics);
  return 0;
}
