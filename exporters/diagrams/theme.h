/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A picture in another style: it is drawn in the colours of exporters/style.h, and a table gives
 * what each of them is on paper and on a dark ground. Colours of positions are data and stay.
 */
#ifndef ENT_EXPORTERS_DIAGRAMS_THEME_H
#define ENT_EXPORTERS_DIAGRAMS_THEME_H

#include <entente/diagrams.h>

/* Turns the colours in the markup of `svg` from `start` on; its texts are left alone. Linear. */
void ent__theme_apply(ent_buffer *svg, size_t start, ent_style style);

#endif
