/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Studies to draw. */
#ifndef ENT_TESTS_DRAWN_STUDY_H
#define ENT_TESTS_DRAWN_STUDY_H

#include <entente/entente.h>

/* Labels of everyday length, one of them Chinese. */
extern const char *const plain_labels[];
enum { PLAIN_LABELS = 7 };

/* Each asserts that all went well. Reads a text under a name whose ending tells the format. */
ent_study *ent_test_study(const char *text, size_t size, const char *name, const ent_study_options *options);

/* The same with few resamples. */
ent_study *study_of(const char *text, size_t size, const char *name, ent_network_type type);

/* The same with parts of a study (ent_part, or-ed). */
ent_study *study_with(const char *text, size_t size, const char *name, ent_network_type type, int parts);

/* n actors in three camps on 14 issues, with an argument each, said in four years, with
 * the parts that diagrams need; labels go around the list. */
ent_study *drawn_study(int n, const char *const *labels, size_t label_count, const char *title,
                       uint64_t seed);

/* Returns a diagram; clear it. */
ent_buffer drawn(const ent_study *study, const char *kind, const char *format, const char *language);

#endif
