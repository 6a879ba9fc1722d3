/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_TESTS_FUZZ_ROUND_TRIP_H
#define ENT_TESTS_FUZZ_ROUND_TRIP_H

#include <stdlib.h>
#include <string.h>

#include <entente/entente.h>

/* The dataset as JSON, read again, must give the same JSON. */
static void round_trip(const ent_dataset *dataset, ent_diagnostics *diagnostics) {
  ent_error err = ENT_ERROR_INIT;
  ent_input again = ENT_INPUT_INIT;
  ent_buffer first = ENT_BUFFER_INIT, second = ENT_BUFFER_INIT;
  if (ent_dataset_write_json(&first, dataset, &err) != ENT_OK) abort();
  if (ent_read_bytes(&again, first.data, first.size, "again.json", NULL, diagnostics, &err) != ENT_OK) abort();
  if (ent_dataset_write_json(&second, again.dataset, &err) != ENT_OK) abort();
  if (first.size != second.size || memcmp(first.data, second.data, first.size) != 0) abort();
  ent_input_clear(&again);
  ent_buffer_clear(&first);
  ent_buffer_clear(&second);
}

#endif
