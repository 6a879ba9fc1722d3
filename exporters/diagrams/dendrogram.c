/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of hierarchical clustering. */
#include "exporters/diagrams/dendrogram.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/svg.h"

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

static bool own(const ent__tree *tree) { return tree->hierarchy == tree->crowd.coalitions; }

static void line_row(ent__legend *legend, ent__word word, const char *colour, double width, const char *dashes) {
  const ent__paint paint = {NULL, 1.0, colour, width, dashes};
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, word));
  ent__svg_line(ent__legend_svg(legend), 0.0, y, ENT__LEGEND_SYMBOL, y, &paint);
}

static void wedge_row(ent__legend *legend) {
  const ent__paint paint = {ENT__STYLE_FAINT, 1.0, ENT__STYLE_SOFT, 0.8, NULL};
  const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_COLLAPSED_ROW));
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_TRIANGLE, middle, y, 5.0, &paint);
}

static ent_status write_legend(ent__legend *legend, const ent__tree *tree, ent_error *err) {
  const bool stances = ent_network_stances(tree->crowd.network) != NULL;
  ent_status status = ent__legend_coalitions(legend, tree->crowd.coalitions, err);
  if (status != ENT_OK) return status;
  ent__crowd_doubt(legend, &tree->crowd);
  status = ent__crowd_left_out(legend, &tree->crowd, err);
  if (status != ENT_OK) return status;
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_TREE_HEADING));
  line_row(legend, ENT__WORD_BRANCH_OF_ONE, ent__style_coalition_line(0), 1.6, NULL);
  line_row(legend, ENT__WORD_BRANCH_OF_MANY, ENT__STYLE_SOFT, 1.1, NULL);
  line_row(legend, own(tree) ? ENT__WORD_CUT_ROW : ENT__WORD_CUT_OTHER, ENT__STYLE_INK, 1.2, ENT__STYLE_DASHES);
  if (tree->joins >= ENT__TREE_MOST_LEAVES) wedge_row(legend);
  ent__legend_note(legend, ent__drawing_word(legend->drawing,
                                             stances ? ENT__WORD_DISTANCE_NOTE : ENT__WORD_DISTANCE_TIES_NOTE));
  return legend->status;
}

/* "tree: hierarchical, linkage average, cut into 3 groups" */
static void write_method(ent_buffer *out, const ent__tree *tree, const ent__drawing *drawing) {
  static const char *const linkages[] = {"single", "complete", "average", "ward"};
  ent__buffer_printf(out, "%s %s", ent__drawing_word(drawing, ENT__WORD_HIERARCHY),
                     linkages[ent_coalitions_options(tree->hierarchy)->linkage]);
}

/* Who is in each group of the cut is what the coalitions of the hierarchy say; the last joins give their heights. */
static ent_status describe(ent_buffer *out, const ent__tree *tree, ent__drawing *drawing, ent_error *err) {
  size_t count;
  ent_status status = ENT_OK;
  (void)ent_coalitions_list(tree->hierarchy, &count);
  for (size_t c = 0; status == ENT_OK && c < count && c < 40; c++) {
    if (c > 0) ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_SEMICOLON));
    status = ent__crowd_tell(out, drawing, tree->hierarchy, (uint32_t)c, err);
  }
  if (count > 0) {
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
    ent__buffer_printf(out, "%s%s", ent__drawing_word(drawing, ENT__WORD_HEIGHT_AXIS), ent__drawing_word(drawing, ENT__WORD_COLON));
    ent__buffer_fixed(out, tree->highest, 3);
  }
  return status;
}

static void draw_nothing(ent__panel *map, const ent__drawing *drawing) {
  ent__svg_text(&map->svg, 0.0, 30.0, ent__drawing_word(drawing, ENT__WORD_NO_TREE), (ent__font){ENT__STYLE_BODY, false},
                ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  map->width = 420.0;
  map->height = 60.0;
}

ent_status ent__draw_dendrogram(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__tree tree;
  ent_status status = ent__tree_new(&tree, drawing, err);
  if (status != ENT_OK) return status;
  ent__crowd_count(page, &tree.crowd);
  write_method(&page->method, &tree, drawing);
  if (tree.joins == 0) {
    draw_nothing(&page->map, drawing);
    ent__buffer_puts(&page->description, ent__drawing_word(drawing, ENT__WORD_NO_TREE));
    return ENT_OK;
  }
  status = ent__tree_draw(&page->map, &tree, drawing, err);
  if (status == ENT_OK) status = describe(&page->description, &tree, drawing, err);
  return status == ENT_OK ? write_legend(&page->legend, &tree, err) : status;
}
