/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for pictures, in which each must stand for one thing. */
#ifndef ENT_EXPORTERS_FORMATS_PICTURE_NAMES_H
#define ENT_EXPORTERS_FORMATS_PICTURE_NAMES_H

#include <entente/base.h>

#include "engine/base/arena.h"

/* Adds text fit to be shown in a picture: on one line; what acts on a screen or breaks XML is U+FFFD. */
void ent__name_add(ent_buffer *out, const char *s);
/* Returns such a copy; NULL without memory. */
const char *ent__name_shown(ent__arena *arena, const char *s);

/*
 * Fills names[count] with labels as they are shown, no two alike: told apart as ent__names_part does.
 */
ent_status ent__names_unique(const char **names, ent__arena *arena, const char *const *labels,
                             const char *const *ids, size_t count, ent_error *err);

#endif
