/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the coalition map and its legend share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_COALITION_MAP_H
#define ENT_EXPORTERS_DIAGRAMS_COALITION_MAP_H

#include "exporters/diagrams/coalition_scene.h"
#include "exporters/diagrams/coalition_ties.h"
#include "exporters/diagrams/svg.h"

/*
 * Each draws a map of the study's coalitions: of actors, of actors in each window, or of
 * coalitions (`chosen`: as there are many actors).
 */
ent_status ent__draw_coalition_map(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_coalition_panels(ent__page *page, ent__drawing *drawing, ent_error *err);
ent_status ent__draw_coalition_level(ent__page *page, ent__drawing *drawing, bool chosen, ent_error *err);

/* Adds who is in which coalition, in words: what the picture says for those who do not see it. */
ent_status ent__map_describe(ent_buffer *out, ent__drawing *drawing, ent_error *err);

/* Width and opacity of a line for a strength in (0, 1]; finer and fainter where many are drawn. */
double ent__tie_width(double strength, size_t drawn);
double ent__tie_opacity(double strength, size_t drawn);

/* Adds the number of ties to the subtitle: how many there are, were before a backbone, and are drawn. */
void ent__map_count_ties(ent__page *page, const ent_network *network, size_t drawn);
/* Adds to the method how many places were given. */
void ent__map_given(ent__page *page, const ent__scene *scene);
/* Adds a note on the backbone to the legend; nothing where there is none. */
ent_status ent__map_backbone_note(ent__legend *legend, const ent_network *network, ent_error *err);

/* Rows of the legend that the maps share: a sign of tie, and what areas show. */
ent_status ent__map_tie_row(ent__legend *legend, bool agrees, ent_error *err);
ent_status ent__map_area_row(ent__legend *legend, const ent__scene *scene, ent_error *err);
/* Draws the hull of a coalition; `corners` and `hull` have room for 8 points a node, and one more. */
void ent__map_outline(ent_buffer *out, const ent__scene *scene, uint32_t c, ent_point *corners, ent_point *hull, double margin, const ent__paint *paint);

/* Explains every mark of the map. `drawn` counts the ties drawn, `k` is 0 where all are. */
ent_status ent__coalition_legend(ent__legend *legend, const ent__scene *scene, size_t drawn, size_t k,
                                 ent_error *err);

/* The same where colours tell something else than coalitions: then their marks are grey. */
ent_status ent__legend_coalitions_as(ent__legend *legend, const ent_coalitions *coalitions, ent__classes_kind kind, ent_error *err);

/* Adds a block that names the coalitions with their marks; shared with the other diagrams. */
ent_status ent__legend_coalitions(ent__legend *legend, const ent_coalitions *coalitions, ent_error *err);
/* The same for a picture that shows the first `most` alone, at most 14. */
ent_status ent__legend_coalitions_first(ent__legend *legend, const ent_coalitions *coalitions, size_t most, ent_error *err);

#endif
