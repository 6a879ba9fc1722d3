/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random datasets that use every field, with text that breaks careless writers. */
#ifndef ENT_TESTS_HOSTILE_DATASET_H
#define ENT_TESTS_HOSTILE_DATASET_H

#include <entente/entente.h>

/* Appends a dataset as canonical JSON: it must come back byte for byte. Same seed, same bytes. */
void ent_test_hostile_json(ent_buffer *out, uint64_t seed);

/* Makes an empty folder for a test. Free the path; remove it with the next. */
char *ent_test_temporary(void);
/* Removes a folder and all that is in it, two levels deep. */
void ent_test_remove(const char *folder);
/* Writes a file into a folder, `size` bytes. */
void ent_test_put(const char *folder, const char *name, const char *bytes, size_t size);
/* Reads a dataset; the diagnostics as they print go to *shown (may be NULL). NULL where it has faults. */
ent_dataset *ent_test_read(const char *path, ent_buffer *shown);
/* Returns a dataset as JSON. Free it. */
char *ent_test_as_json(const ent_dataset *dataset);

#endif
