/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds folders of CSV files to their reader. The bytes hold the files one after another: a byte
 * that picks the name, the contents, a byte 0x1e. What is accepted must be the same as JSON read
 * back.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <entente/entente.h>

#include "tests/fuzz/round_trip.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const names[] = {"dataset",   "documents",  "values",    "actors",     "memberships",
                                    "issues",    "arguments",  "statements", "relations"};

enum { NAMES = sizeof names / sizeof *names };

static void path_of(char out[64], const char *folder, unsigned name) { snprintf(out, 64, "%s/%s.csv", folder, names[name % NAMES]); }

static void write_files(const char *folder, const uint8_t *bytes, size_t size) {
  char path[64];
  for (size_t at = 0; at < size;) {
    const uint8_t *end = memchr(bytes + at + 1, 0x1e, size - at - 1);
    const size_t length = end == NULL ? size - at - 1 : (size_t)(end - bytes) - at - 1;
    path_of(path, folder, bytes[at]);
    FILE *file = fopen(path, "wb");
    if (file == NULL) abort();
    if (length > 0 && fwrite(bytes + at + 1, 1, length, file) != length) abort();
    fclose(file);
    at += length + 2;
  }
}

static void remove_files(const char *folder) {
  char path[64];
  for (unsigned i = 0; i < NAMES; i++) {
    path_of(path, folder, i);
    unlink(path);
  }
  rmdir(folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  char folder[] = "/tmp/entente-fuzz-XXXXXX";
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_input input = ENT_INPUT_INIT;
  if (size == 0 || mkdtemp(folder) == NULL) return 0;
  write_files(folder, bytes, size);
  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) abort();
  const ent_status status = ent_read(&input, folder, NULL, diagnostics, &err);
  if (status == ENT_OK) round_trip(input.dataset, diagnostics);
  else if (input.dataset != NULL || err.text[0] == '\0') abort();
  if (status == ENT_E_DATA && ent_diagnostics_faults(diagnostics) == 0) abort();
  ent_input_clear(&input);
  ent_diagnostics_free(diagnostics);
  remove_files(folder);
  return 0;
}
