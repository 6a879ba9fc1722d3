/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files call the groups of which cohesion is told. */
#ifndef ENT_EXPORTERS_FORMATS_GROUP_NAMES_H
#define ENT_EXPORTERS_FORMATS_GROUP_NAMES_H

#include "exporters/formats/view.h"

/* Returns "all", "coalition" or "bloc". */
const char *ent__group_kind_word(ent_group_kind kind);
/* Returns the word of the program's option for ent_cohesion_of, or-ed. */
const char *ent__group_choice_word(int of);
/* Returns the name of a group in the language of the view; "all actors" for all of them. */
const char *ent__group_label(const ent__view *view, const ent_group *group);

#endif
