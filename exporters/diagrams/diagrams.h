/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawers of each kind of diagram; diagrams.c has their table. */
#ifndef ENT_EXPORTERS_DIAGRAMS_DIAGRAMS_H
#define ENT_EXPORTERS_DIAGRAMS_DIAGRAMS_H

#include "exporters/diagrams/page.h"

/* Each fills a page that was begun. Errors: ENT_E_USAGE where the study lacks what it shows. */
ent_status ent__draw_coalitions(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_matrix(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_timeline(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_dendrogram(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_stability(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_affiliation(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_arguments(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_space(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_divisiveness(ent__page *page, ent__drawing *drawing, ent_error *err);

#endif
