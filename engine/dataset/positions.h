/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_DATASET_POSITIONS_H
#define ENT_ENGINE_DATASET_POSITIONS_H

#include <entente/positions.h>

/* Notes the line of an id that was just set, and the name of the file. */
void ent__positions_line(ent_positions *positions, const char *id, long line);
ent_status ent__positions_name(ent_positions *positions, const char *name, ent_error *err);

#endif
