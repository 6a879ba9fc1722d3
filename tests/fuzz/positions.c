/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files of places: what is accepted must be the same written, read and written again, and a map must
 * be drawn with it or refuse it for a reason.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <entente/entente.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Actors whose ids a short input may hit upon. */
static const char quarrel[] =
    "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"a\"}, {\"id\": \"b\", \"label\": \"b\"}, {\"id\": \"c\", \"label\": \"c\"}], \"issues\": [{\"id\": \"i\", \"label\": \"i\"}, {\"id\": \"j\", \"label\": \"j\"}, {\"id\": \"k\", \"label\": \"k\"}],"
    "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}, {\"actor\": \"b\", \"issue\": \"i\", \"position\": 1},"
    "{\"actor\": \"a\", \"issue\": \"j\", \"position\": 1}, {\"actor\": \"b\", \"issue\": \"j\", \"position\": 1}, {\"actor\": \"c\", \"issue\": \"j\", \"position\": -1},"
    "{\"actor\": \"a\", \"issue\": \"k\", \"position\": -1}, {\"actor\": \"c\", \"issue\": \"k\", \"position\": 1}, {\"actor\": \"c\", \"issue\": \"i\", \"position\": -1}]}";

static ent_study *study_of_quarrel(ent_diagnostics *diagnostics) {
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 0;
  if (ent_read_bytes(&input, quarrel, sizeof quarrel - 1, "x.json", NULL, diagnostics, &err) != ENT_OK) abort();
  if (ent_study_new_take(&study, &input, &options, &err) != ENT_OK) abort();
  return study;
}

/* Written, read and written again. */
static void round_trip(const ent_positions *positions, ent_diagnostics *diagnostics) {
  ent_error err = ENT_ERROR_INIT;
  ent_positions *again = NULL;
  ent_buffer first = ENT_BUFFER_INIT, second = ENT_BUFFER_INIT;
  if (ent_positions_write_csv(&first, positions, &err) != ENT_OK) abort();
  if (ent_positions_parse(&again, first.data, first.size, "again", diagnostics, &err) != ENT_OK) abort();
  if (ent_positions_write_csv(&second, again, &err) != ENT_OK) abort();
  if (first.size != second.size || memcmp(first.data, second.data, first.size) != 0) abort();
  ent_positions_free(again);
  ent_buffer_clear(&first);
  ent_buffer_clear(&second);
}

static void draw(const ent_positions *positions, ent_diagnostics *diagnostics) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_study *study = study_of_quarrel(diagnostics);
  options.picture.positions = positions;
  if (ent_positions_check(positions, study, diagnostics, &err) == ENT_OK) {
    const ent_status status = ent_export_diagram(&out, study, "coalitions", "svg", &options, &err);
    if (status != ENT_OK && (status == ENT_E_INTERNAL || err.text[0] == '\0')) abort();
    if (status == ENT_OK && (strstr(out.data, "nan") != NULL || strstr(out.data, "inf\"") != NULL)) abort();
  }
  ent_buffer_clear(&out);
  ent_study_free(study);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_positions *positions = NULL;
  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) return 0;
  const ent_status status = ent_positions_parse(&positions, (const char *)bytes, size, "fuzz", diagnostics, &err);
  if (status == ENT_OK) {
    round_trip(positions, diagnostics);
    if (ent_positions_find(positions, "a") != NULL) draw(positions, diagnostics);
  } else if (positions != NULL || (err.text[0] == '\0' && ent_diagnostics_faults(diagnostics) == 0)) {
    abort();
  }
  ent_positions_free(positions);
  ent_diagnostics_free(diagnostics);
  return 0;
}
