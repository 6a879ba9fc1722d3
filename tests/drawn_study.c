/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/drawn_study.h"

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/harness.h"

const char *const plain_labels[PLAIN_LABELS] = {
    "United States of America",
    "China",
    "International Committee of the Red Cross and Red Crescent Movement",
    "\xe8\x81\x94\xe5\x90\x88\xe5\x9b\xbd\xe7\xa7\x98\xe4\xb9\xa6\xe9\x95\xbf\xe5\x85\xb3"
    "\xe4\xba\x8e\xe4\xbf\xa1\xe6\x81\xaf\xe5\xae\x89\xe5\x85\xa8\xe7\x9a\x84\xe6\x8a\xa5"
    "\xe5\x91\x8a",
    "African Group",
    "Brazil",
    "Small Island Developing States"};

ent_study *study_of(const char *text, size_t size, const char *name, ent_network_type type) {
  return study_with(text, size, name, type, ENT_PART_NONE);
}

ent_study *ent_test_study(const char *text, size_t size, const char *name, const ent_study_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, size, name, NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, options, &err), &err);
  ent_diagnostics_free(faults);
  return study;
}

ent_study *study_with(const char *text, size_t size, const char *name, ent_network_type type, int parts) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.network.type = type;
  options.parts = parts;
  if (type == ENT_NETWORK_AFFILIATION) options.network.normalize = ENT_NORMALIZE_NONE;
  options.coalitions.resamples = 10;
  options.coalitions.starts = 3;
  return ent_test_study(text, size, name, &options);
}

static void quoted(ent_buffer *out, const char *text) {
  ent__buffer_putc(out, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if ((unsigned char)*c < 32 || *c == '"' || *c == '\\')
      ent__buffer_printf(out, "\\u%04x", (unsigned)*c);
    else
      ent__buffer_putc(out, *c);
  }
  ent__buffer_putc(out, '"');
}

/* An argument of each actor, which supports or opposes an issue and attacks the one before it. */
static void argue(ent_buffer *text, int n, const char *const *labels, size_t label_count) {
  ent__buffer_puts(text, "\"arguments\": [");
  for (int i = 0; i < n; i++) {
    ent__buffer_printf(text, "%s{\"id\": \"p%d\", \"put_forward_by\": [\"a%d\"], \"label\": ", i > 0 ? ", " : "", i, i);
    quoted(text, labels[(size_t)i % label_count]);
    ent__buffer_puts(text, ", \"text\": ");
    quoted(text, labels[(size_t)(i + 1) % label_count]);
    ent__buffer_putc(text, '}');
  }
  ent__buffer_puts(text, "], \"relations\": [");
  for (int i = 0; i < n; i++) {
    ent__buffer_printf(text, "%s{\"id\": \"r%d\", \"from\": \"p%d\", \"to\": {\"issue\": \"i%d\", \"side\": \"%s\"}, \"kind\": \"supports\"}",
                       i > 0 ? ", " : "", i, i, i % 14, i % 3 == 0 ? "support" : "oppose");
    if (i > 0) ent__buffer_printf(text, ", {\"id\": \"s%d\", \"from\": \"p%d\", \"to\": {\"argument\": \"p%d\"}, \"kind\": \"attacks\"}", i, i, i - 1);
  }
  ent__buffer_puts(text, "]");
}

ent_study *drawn_study(int n, const char *const *labels, size_t label_count, const char *title,
                       uint64_t seed) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__rng rng;
  ent__rng_seed(&rng, seed, 0);
  ent__buffer_puts(&text, "{\"entente\": 1, \"title\": ");
  quoted(&text, title);
  ent__buffer_puts(&text, ", \"actors\": [");
  for (int i = 0; i < n; i++) {
    ent__buffer_printf(&text, "%s{\"id\": \"a%d\", \"label\": ", i > 0 ? ", " : "", i);
    quoted(&text, labels[(size_t)i % label_count]);
    ent__buffer_putc(&text, '}');
  }
  ent__buffer_puts(&text, "], \"issues\": [");
  for (int j = 0; j < 14; j++) {
    ent__buffer_printf(&text, "%s{\"id\": \"i%d\", \"label\": ", j > 0 ? ", " : "", j);
    quoted(&text, labels[(size_t)j % label_count]);
    ent__buffer_putc(&text, '}');
  }
  ent__buffer_puts(&text, "], \"statements\": [");
  bool first = true;
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < 14; j++) {
      if (ent__rng_below(&rng, 10) < 4) continue;
      const int side = ((i % 3) * 7 + j * (1 + i % 3)) % 3 == 0 ? 1 : -1;
      ent__buffer_printf(&text, "%s{\"actor\": \"a%d\", \"issue\": \"i%d\", \"position\": %d, \"date\": \"%d\"}",
                         first ? "" : ", ", i, j, ent__rng_below(&rng, 8) == 0 ? -side : side, 2011 + (i + j) % 4);
      first = false;
    }
  }
  ent__buffer_puts(&text, "], ");
  argue(&text, n, labels, label_count);
  ent__buffer_puts(&text, "}");
  int parts = ENT_PART_NONE;
  for (const ent_diagram_kind *kind = ent_diagrams(); kind->name != NULL; kind++) parts |= kind->parts;
  ent_study *study = study_with(text.data, text.size, "drawn.json", ENT_NETWORK_SUBTRACT, parts);
  ent_buffer_clear(&text);
  return study;
}

ent_buffer drawn(const ent_study *study, const char *kind, const char *format, const char *language) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.language = language;
  ENT_TEST_OK(ent_export_diagram(&out, study, kind, format, &options, &err), &err);
  return out;
}
