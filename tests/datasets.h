/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Datasets for tests: from a text, or drawn at random. */
#ifndef ENT_TESTS_DATASETS_H
#define ENT_TESTS_DATASETS_H

#include <stdint.h>

#include <entente/entente.h>

/* Reads a dataset from JSON in which ' stands for ". NULL, and the test failed, where it has faults. */
ent_dataset *ent_test_dataset(const char *json);

/*
 * Draws a dataset: actors a0.., issues i0.., `statements` of them at random positions of a scale
 * of `levels` (2: -1 and 1; 0: any number), as JSON. Free it. `shuffle` puts its tables in another
 * order, `rename` gives other ids; neither changes what is said.
 */
char *ent_test_random_json(int actors, int issues, int statements, int levels, uint64_t seed, uint64_t shuffle, int rename);

#endif
