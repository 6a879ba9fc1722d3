/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From merges to a tree with places. All walks are loops: a tree may be as deep as it has leaves. */
#include <math.h>

#include "engine/base/error.h"
#include "exporters/diagrams/dendrogram.h"
#include "exporters/style.h"

static void set_leaves(ent__tree *tree) {
  for (uint32_t v = 0; v < tree->nodes; v++) {
    const ent__crowd_node *from = &tree->crowd.nodes[tree->crowd.place[v]];
    const double number = from->coalition == ENT_NONE ? (double)tree->nodes : (double)from->coalition;
    tree->points[v] = (ent__tree_point){.a = ENT_NONE,
                                        .b = ENT_NONE,
                                        .size = 1,
                                        .coalition = from->coalition,
                                        .drawn = true,
                                        .rank = number,
                                        .leaf = v};
  }
}

static void set_joins(ent__tree *tree, const ent_merge *merges) {
  for (uint32_t i = 0; i < tree->joins; i++) {
    ent__tree_point *point = &tree->points[tree->nodes + i];
    const ent__tree_point *a = &tree->points[merges[i].a], *b = &tree->points[merges[i].b];
    const bool mixed = a->mixed || b->mixed || a->coalition != b->coalition;
    const bool larger = a->size > b->size || (a->size == b->size && tree->crowd.place[a->leaf] < tree->crowd.place[b->leaf]);
    *point = (ent__tree_point){.a = merges[i].a,
                               .b = merges[i].b,
                               .height = merges[i].height,
                               .size = a->size + b->size,
                               .coalition = mixed ? ENT_NONE : a->coalition,
                               .mixed = mixed,
                               .drawn = true,
                               .rank = a->rank + b->rank,
                               .leaf = larger ? a->leaf : b->leaf};
    tree->highest = fmax(tree->highest, merges[i].height);
  }
}

/* Of a large tree the last joins are drawn; what is below them is one branch each. */
static void collapse(ent__tree *tree) {
  if (tree->joins < ENT__TREE_MOST_LEAVES) return;
  const uint32_t first = tree->nodes + tree->joins - (ENT__TREE_COLLAPSED - 1);
  for (uint32_t p = 0; p < first; p++) tree->points[p].drawn = false;
  for (uint32_t p = first; p < tree->nodes + tree->joins; p++) {
    ent__tree_point *parts[2] = {&tree->points[tree->points[p].a], &tree->points[tree->points[p].b]};
    for (int i = 0; i < 2; i++) {
      if (tree->points[p].a >= first && i == 0) continue;
      if (tree->points[p].b >= first && i == 1) continue;
      parts[i]->drawn = true;
      parts[i]->wedge = parts[i]->size > 1;
    }
  }
}

/* The part whose coalitions have the lower numbers comes first, of equals the larger. */
static bool a_first(const ent__tree *tree, const ent__tree_point *point) {
  const ent__tree_point *a = &tree->points[point->a], *b = &tree->points[point->b];
  const double mean_a = a->rank / a->size, mean_b = b->rank / b->size;
  if (mean_a != mean_b) return mean_a < mean_b;
  if (a->size != b->size) return a->size > b->size;
  return tree->crowd.place[a->leaf] < tree->crowd.place[b->leaf];
}

static bool is_end(const ent__tree_point *point) { return point->wedge || point->a == ENT_NONE; }

static void order_rows(ent__tree *tree, uint32_t *stack) {
  uint32_t depth = 0;
  stack[depth++] = tree->nodes + tree->joins - 1;
  while (depth > 0) {
    const uint32_t at = stack[--depth];
    const ent__tree_point *point = &tree->points[at];
    if (is_end(point)) {
      tree->points[at].y = ((double)tree->row_count + 0.5) * tree->row_height;
      tree->rows[tree->row_count++] = at;
      continue;
    }
    const bool first = a_first(tree, point);
    stack[depth++] = first ? point->b : point->a;
    stack[depth++] = first ? point->a : point->b;
  }
  for (uint32_t p = tree->nodes; p < tree->nodes + tree->joins; p++) {
    ent__tree_point *point = &tree->points[p];
    if (!point->drawn || point->wedge) continue;
    point->y = (tree->points[point->a].y + tree->points[point->b].y) / 2.0;
  }
}

/* Halfway between the last join that is made and the first that is not. */
static void find_cut(ent__tree *tree, const ent_merge *merges) {
  (void)ent_coalitions_list(tree->hierarchy, &tree->groups);
  const size_t made = tree->groups <= tree->joins ? tree->joins + 1 - tree->groups : 0;
  const double below = made > 0 ? merges[made - 1].height : 0.0;
  const double above = made < tree->joins ? merges[made].height : tree->highest * 1.06;
  tree->cut = (below + above) / 2.0;
}

static void choose_sizes(ent__tree *tree, size_t leaves) {
  const size_t rows = leaves > ENT__TREE_MOST_LEAVES ? ENT__TREE_COLLAPSED : leaves;
  tree->row_height = rows <= 60 ? 17.0 : rows <= 130 ? 13.0 : 11.0;
  tree->font = (ent__font){rows <= 60 ? ENT__STYLE_BODY : ENT__STYLE_SMALL, false};
}

ent_status ent__tree_new(ent__tree *out, ent__drawing *drawing, ent_error *err) {
  size_t joins = 0;
  *out = (ent__tree){.hierarchy = ent_study_hierarchy(drawing->study)};
  choose_sizes(out, ent__crowd_size(drawing->study));
  const ent_status status = ent__crowd_new(&out->crowd, drawing, "dendrogram", out->font, 190.0, err);
  if (status != ENT_OK) return status;
  if (out->hierarchy == NULL) return ent__fail(err, ENT_E_USAGE, "the diagram 'dendrogram' needs a study with its hierarchy");
  const ent_merge *merges = ent_coalitions_tree(out->hierarchy, &joins);
  out->nodes = (uint32_t)out->crowd.count;
  out->joins = (uint32_t)joins;
  out->points = ent__arena_alloc(&drawing->arena, (size_t)out->nodes + joins, sizeof *out->points);
  out->rows = ent__arena_alloc(&drawing->arena, (size_t)out->nodes + joins, sizeof *out->rows);
  uint32_t *stack = ent__arena_alloc(&drawing->arena, (size_t)out->nodes + joins + 1, sizeof *stack);
  if (out->points == NULL || out->rows == NULL || stack == NULL) return ent__nomem(err);
  if (joins == 0) return ENT_OK;
  choose_sizes(out, joins + 1);
  set_leaves(out);
  set_joins(out, merges);
  collapse(out);
  order_rows(out, stack);
  find_cut(out, merges);
  return ENT_OK;
}
