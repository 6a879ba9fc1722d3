/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of input formats, and the way from a path to its reader. */
#include "engine/readers/readers.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/file.h"
#include "engine/base/near.h"

static const ent_format formats[] = {
    {"json", ".json", "entente's own form: one JSON document (docs/dataset.md)"},
    {"csv", "/", "the same as a folder of CSV files"},
    {"signed-edges", ".csv", "a signed edge list: source,target,sign (or from,to,sign; or weight)"},
    {NULL, NULL, NULL}};

/* By row of the table: how each is read. */
static ent__read_bytes_fn *const byte_readers[] = {ent__read_json, NULL, ent__read_signed_edges, NULL};
static ent__read_folder_fn *const folder_readers[] = {NULL, ent__read_csv_folder, NULL, NULL};

const ent_format *ent_readers(void) { return formats; }

void ent_input_clear(ent_input *input) {
  if (input == NULL) return;
  ent_dataset_free(input->dataset);
  ent_ties_free(input->ties);
  *input = (ent_input)ENT_INPUT_INIT;
}

static ent_status find_format(int *out, const char *name, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, name);
  for (int i = 0; formats[i].name != NULL; i++) {
    ent__near_consider(&near, formats[i].name);
    if (strcmp(formats[i].name, name) != 0) continue;
    *out = i;
    return ENT_OK;
  }
  if (near.best != NULL)
    return ent__fail(err, ENT_E_USAGE, "input format '%.60s' is not known; did you mean '%s'?", name, near.best);
  return ent__fail(err, ENT_E_USAGE, "input format '%.60s' is not known, expected json, csv or signed-edges", name);
}

static bool ends_with(const char *path, const char *end) {
  const size_t length = strlen(path), wanted = strlen(end);
  return length >= wanted && strcmp(path + length - wanted, end) == 0;
}

/* By extension, else by the first byte that is no blank: '{' begins JSON. */
static int guess(const char *path, const char *bytes, size_t size) {
  for (int i = 0; formats[i].name != NULL; i++)
    if (byte_readers[i] != NULL && ends_with(path, formats[i].extension)) return i;
  size_t at = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < size && strchr(" \t\r\n", bytes[at]) != NULL) at++;
  return at < size && bytes[at] != '{' && bytes[at] != '[' ? 2 : 0;
}

ent_status ent_read_bytes(ent_input *out, const char *bytes, size_t size, const char *name, const char *format,
                          ent_diagnostics *diagnostics, ent_error *err) {
  *out = (ent_input)ENT_INPUT_INIT;
  if (bytes == NULL) bytes = "";
  int chosen = 0;
  if (format == NULL) {
    chosen = guess(name, bytes, size);
  } else {
    const ent_status status = find_format(&chosen, format, err);
    if (status != ENT_OK) return status;
  }
  if (byte_readers[chosen] == NULL)
    return ent__fail(err, ENT_E_USAGE, "input format '%s' is a folder, but '%.120s' is none", formats[chosen].name, name);
  return byte_readers[chosen](out, bytes, size, name, diagnostics, err);
}

static ent_status read_folder(ent_input *out, const char *path, const char *format, ent_diagnostics *diagnostics, ent_error *err) {
  int chosen = 1;
  if (format != NULL) {
    const ent_status status = find_format(&chosen, format, err);
    if (status != ENT_OK) return status;
  }
  if (folder_readers[chosen] == NULL)
    return ent__fail(err, ENT_E_USAGE, "input format '%s' is a file, but '%.120s' is a folder", formats[chosen].name, path);
  return folder_readers[chosen](out, path, diagnostics, err);
}

ent_status ent_read(ent_input *out, const char *path, const char *format, ent_diagnostics *diagnostics, ent_error *err) {
  *out = (ent_input)ENT_INPUT_INIT;
  const bool standard = strcmp(path, "-") == 0;
  if (!standard && ent__file_is_folder(path)) return read_folder(out, path, format, diagnostics, err);
  ent_buffer bytes = ENT_BUFFER_INIT;
  ent_status status = ent__file_read(&bytes, path, err);
  if (status == ENT_OK)
    status = ent_read_bytes(out, bytes.data, bytes.size, standard ? "<stdin>" : path, format, diagnostics, err);
  ent_buffer_clear(&bytes);
  return status;
}
