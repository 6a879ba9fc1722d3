/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which map of coalitions is drawn: actors, coalitions, or a small map for each window. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/coalition_level.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/diagrams.h"

/* Whether something was asked for that only actors have. */
static const char *asks_for_actors(const ent_picture_options *picture) {
  if (picture->colour_by != NULL) return "colour by";
  if (picture->size_by != NULL) return "size by";
  if (picture->positions != NULL) return "positions";
  if (picture->kept != NULL) return "save-positions";
  return NULL;
}

/* Above 150 actors coalitions, unless something of actors is asked for. */
static ent_status choose_level(bool *coalitions, bool *chosen, ent__drawing *drawing, ent_error *err) {
  size_t nodes;
  const ent_picture_options *picture = &drawing->options->picture;
  const char *asked = asks_for_actors(picture);
  (void)ent_network_nodes(ent_study_network(drawing->study), &nodes);
  *chosen = picture->level == ENT_MAP_AUTO && asked == NULL && nodes > ENT__LEVEL_ACTORS;
  *coalitions = *chosen || picture->level == ENT_MAP_COALITIONS;
  if (picture->level != ENT_MAP_COALITIONS || asked == NULL) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "'%s' is about actors, but the map is to have one mark for each coalition", asked);
}

/* Colours follow coalitions through time, and a mark is an actor. */
static ent_status check_windows(const ent_picture_options *picture, ent_error *err) {
  if (picture->level == ENT_MAP_COALITIONS)
    return ent__fail(err, ENT_E_USAGE, "small maps of windows show actors, not one mark for each coalition");
  if (picture->colour_by != NULL && strcmp(picture->colour_by, "coalition") != 0)
    return ent__fail(err, ENT_E_USAGE, "small maps of windows have the colours of coalitions through time, and cannot colour by '%.60s'", picture->colour_by);
  return ENT_OK;
}

ent_status ent__draw_coalitions(ent__page *page, ent__drawing *drawing, ent_error *err) {
  bool coalitions = false, chosen = false;
  if (ent_study_network(drawing->study) == NULL || ent_study_coalitions(drawing->study) == NULL) {
    return ent__fail(err, ENT_E_USAGE, "the diagram 'coalitions' needs a network of actors, found a two-mode network");
  }
  if (drawing->options->picture.windows.window.count > 0) {
    const ent_status fit = check_windows(&drawing->options->picture, err);
    return fit == ENT_OK ? ent__draw_coalition_panels(page, drawing, err) : fit;
  }
  const ent_status status = choose_level(&coalitions, &chosen, drawing, err);
  if (status != ENT_OK) return status;
  return coalitions ? ent__draw_coalition_level(page, drawing, chosen, err) : ent__draw_coalition_map(page, drawing, err);
}

ent_status ent__map_describe(ent_buffer *out, ent__drawing *drawing, ent_error *err) {
  size_t count, nodes;
  const ent_coalitions *coalitions = ent_study_coalitions(drawing->study);
  const ent_coalition *list = ent_coalitions_list(coalitions, &count);
  const ent_node *node = ent_network_nodes(ent_study_network(drawing->study), &nodes);
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  ent_status status = ENT_OK;
  size_t unaligned = 0;
  for (uint32_t c = 0; status == ENT_OK && c < count; c++) {
    ent__buffer_printf(out, "%s %u", ent__drawing_word(drawing, ENT__WORD_COALITION), c + 1);
    if (list[c].size > 1) {
      ent__buffer_puts(out, " · ");
      status = ent_coalitions_label(out, coalitions, c, drawing->language, err);
    }
    for (uint32_t i = 0; status == ENT_OK && i < list[c].size; i++) {
      const ent_node *of = &node[list[c].members[i]];
      const char *name = ent__drawing_name(drawing, of->label, of->short_label, of->id);
      if (name == NULL) return ent__nomem(err);
      ent__buffer_puts(out, ent__drawing_word(drawing, i > 0 ? ENT__WORD_LIST_COMMA : ENT__WORD_COLON));
      ent__buffer_puts(out, name);
    }
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
  }
  for (size_t i = 0; i < nodes; i++) unaligned += members[i].coalition == ENT_NONE;
  if (unaligned > 0)
    ent__buffer_printf(out, "%s (%zu)%s", ent__drawing_word(drawing, ENT__WORD_NO_TIES_GROUP), unaligned, ent__drawing_word(drawing, ENT__WORD_STOP));
  return status;
}
