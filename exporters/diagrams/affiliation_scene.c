/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/affiliation_scene.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/layout_order.h"

/* More lines than this are a grey cloud. */
enum { MOST_LINES = 1600, LEAST_ISSUES = 6 };

static const double fan = 190.0, issue_gap = 8.0, group_gap = 16.0, label_width = 190.0;
static const ent__font group_font = {11.0, true};

ent__stand ent__stand_of(const ent_cell *cell) {
  switch (ent__roster_reading(cell)) {
    case ENT__READING_SUPPORT: return ENT__STAND_FOR;
    case ENT__READING_OPPOSE: return ENT__STAND_AGAINST;
    default: return ENT__STAND_NEITHER;
  }
}

double ent__affiliation_port(const ent__affiliation_issue *issue, bool right, ent__stand stand) {
  int used = 0, above = 0;
  for (int s = 0; s < ENT__STANDS; s++) {
    const int there = issue->counts[right][s] > 0;
    used += there;
    if (s < (int)stand) above += there;
  }
  /* The ports of a side share its middle; 13 pixels keep their numbers apart. */
  return issue->top + issue->height / 2.0 + 13.0 * ((double)above - (double)(used - 1) / 2.0);
}

/* Takes issues from the most divisive on while their lines can be told apart. */
static void choose_issues(ent__affiliation *scene) {
  for (size_t j = 0; j < scene->roster.issue_count; j++) {
    size_t cells;
    (void)ent_stances_column(scene->roster.stances, scene->roster.issues[j].issue, &cells);
    if (j >= LEAST_ISSUES && scene->line_count + cells > MOST_LINES) break;
    scene->line_count += cells;
    scene->issue_count++;
  }
}

/* The largest coalition stands left, the next right, each further one where there is more room. */
static void choose_sides(ent__affiliation *scene) {
  size_t left = 0, right = 0;
  for (size_t g = 0; g < scene->roster.group_count; g++) {
    scene->right[g] = g > 0 && right < left;
    *(scene->right[g] ? &right : &left) += scene->roster.groups[g].count + 2;
  }
}

static void count_lines(ent__affiliation *scene) {
  for (size_t i = 0; i < scene->roster.actor_count; i++) {
    const int side = scene->right[scene->roster.actors[i].group] ? 1 : 0;
    for (size_t j = 0; j < scene->issue_count; j++) {
      const ent_cell *cell = ent_stances_find(scene->roster.stances, scene->roster.actors[i].actor,
                                              scene->roster.issues[j].issue);
      if (cell != NULL) scene->issues[j].counts[side][ent__stand_of(cell)]++;
    }
  }
}

/* Scratch for the ordering; all in the arena. */
typedef struct ordering {
  ent__ordered *actors;
  ent__ordered *issues;
  ent__order_tie *ties;
  double *sums;
  double *places;
} ordering;

static ent_status new_ordering(ordering *out, const ent__affiliation *scene, ent__arena *arena,
                               ent_error *err) {
  const size_t n = scene->roster.actor_count, m = scene->issue_count;
  out->actors = ent__arena_alloc(arena, n, sizeof *out->actors);
  out->issues = ent__arena_alloc(arena, m, sizeof *out->issues);
  out->ties = ent__arena_alloc(arena, scene->line_count, sizeof *out->ties);
  out->sums = ent__arena_alloc(arena, 2 * (n > m ? n : m), sizeof *out->sums);
  out->places = ent__arena_alloc(arena, n + m, sizeof *out->places);
  return out->actors != NULL && out->issues != NULL && out->ties != NULL && out->sums != NULL &&
                 out->places != NULL
             ? ENT_OK
             : ent__nomem(err);
}

/* Groups of the left side come first; returns the number of actors there. */
static size_t fill_actors(ordering *order, const ent__affiliation *scene) {
  size_t count = 0, split = 0;
  for (int side = 0; side < 2; side++) {
    for (size_t i = 0; i < scene->roster.actor_count; i++) {
      const uint32_t group = scene->roster.actors[i].group;
      if (scene->right[group] != (side == 1)) continue;
      const uint32_t key = group + (side == 1 ? (uint32_t)scene->roster.group_count : 0);
      order->actors[count++] = (ent__ordered){.group = key, .index = (uint32_t)i, .key = 0.0};
    }
    if (side == 0) split = count;
  }
  return split;
}

static size_t fill_ties(ordering *order, const ent__affiliation *scene) {
  size_t count = 0;
  for (size_t i = 0; i < scene->roster.actor_count; i++) {
    for (size_t j = 0; j < scene->issue_count; j++) {
      const ent_cell *cell = ent_stances_find(scene->roster.stances, scene->roster.actors[i].actor,
                                              scene->roster.issues[j].issue);
      if (cell != NULL) order->ties[count++] = (ent__order_tie){(uint32_t)i, (uint32_t)j, 1.0};
    }
  }
  return count;
}

/* Places the actors of one side in rows of a height; returns the height of all. */
static double place_side(ent__affiliation *scene, const ordering *order, size_t first, size_t end,
                         double row) {
  double y = 0.0;
  for (size_t k = first; k < end; k++) {
    const uint32_t index = order->actors[k].index, group = scene->roster.actors[index].group;
    if (k == first || group != scene->roster.actors[order->actors[k - 1].index].group) {
      if (k > first) y += group_gap;
      scene->group_y[group] = y;
      y += ent__measure_leading(group_font) + 4.0;
    }
    scene->actor_y[index] = y + row / 2.0;
    y += row;
  }
  return y;
}

static void shift_side(ent__affiliation *scene, bool right, double by) {
  for (size_t g = 0; g < scene->roster.group_count; g++) {
    if (scene->right[g] == right) scene->group_y[g] += by;
  }
  for (size_t i = 0; i < scene->roster.actor_count; i++) {
    if (scene->right[scene->roster.actors[i].group] == right) scene->actor_y[i] += by;
  }
}

/* Places one side, its rows drawn apart where the map is higher than it needs, and centres it. */
static void spread_side(ent__affiliation *scene, const ordering *order, size_t first, size_t end,
                        double tight) {
  if (first == end) return;
  const double row =
      fmin(scene->row + fmax(scene->height - tight, 0.0) / (double)(end - first), 2.2 * scene->row);
  const double height = place_side(scene, order, first, end, row);
  shift_side(scene, scene->right[scene->roster.actors[order->actors[first].index].group],
             (scene->height - height) / 2.0);
}

/* Sets the issues in their order, spread over the height where the actors need more of it. */
static void place_issues(ent__affiliation *scene, const ordering *order, double tallest) {
  double total = 0.0;
  for (size_t j = 0; j < scene->issue_count; j++) total += scene->issues[j].height;
  const double gaps = scene->issue_count > 1 ? (double)(scene->issue_count - 1) : 1.0;
  /* Issues take up three quarters of the height at most: lines to few of them in the middle would all be steep. */
  const double gap = fmax(fmin((tallest - total) / gaps, fmax(40.0, (0.75 * tallest - total) / gaps)), issue_gap);
  const double height = total + (scene->issue_count > 1 ? gap * gaps : 0.0);
  scene->height = fmax(tallest, height);
  double y = (scene->height - height) / 2.0;
  for (size_t k = 0; k < scene->issue_count; k++) {
    ent__affiliation_issue *issue = &scene->issues[order->issues[k].index];
    issue->top = y;
    y += issue->height + gap;
  }
}

static ent_status place_all(ent__affiliation *scene, ent__drawing *drawing, ent_error *err) {
  ordering order;
  const ent_status status = new_ordering(&order, scene, &drawing->arena, err);
  if (status != ENT_OK) return status;
  const size_t n = scene->roster.actor_count, split = fill_actors(&order, scene);
  for (size_t j = 0; j < scene->issue_count; j++) {
    order.issues[j] = (ent__ordered){.group = 0, .index = (uint32_t)j, .key = 0.0};
  }
  const size_t ties = fill_ties(&order, scene);
  ent__order_columns(order.actors, n, split, order.issues, scene->issue_count, order.ties, ties, order.sums,
                     order.places);
  const double left = place_side(scene, &order, 0, split, scene->row);
  const double right = place_side(scene, &order, split, n, scene->row);
  place_issues(scene, &order, fmax(left, right));
  spread_side(scene, &order, 0, split, left);
  spread_side(scene, &order, split, n, right);
  return ENT_OK;
}

/* Returns how many kinds of stand an issue has at the side that has more of them. */
static int port_count(const ent__affiliation_issue *issue) {
  int most = 1;
  for (int side = 0; side < 2; side++) {
    int count = 0;
    for (int stand = 0; stand < ENT__STANDS; stand++) count += issue->counts[side][stand] > 0;
    if (count > most) most = count;
  }
  return most;
}

static ent_status fit_issues(ent__affiliation *scene, ent__drawing *drawing, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t j = 0; status == ENT_OK && j < scene->issue_count; j++) {
    ent__affiliation_issue *issue = &scene->issues[j];
    status = ent__label_fit(&issue->label, &drawing->arena, drawing->measure, scene->roster.issues[j].called,
                            (ent__font){11.0, false}, label_width, 3, err);
    issue->height = fmax(issue->label.height + 8.0, 13.0 * port_count(issue) + 4.0);
  }
  return status;
}

/* Columns from the left: names, marks, lines, issues, lines, marks, names. */
static void place_columns(ent__affiliation *scene) {
  double names[2] = {0.0, 0.0}, groups[2] = {0.0, 0.0}, widest = 0.0;
  bool any_right = false;
  for (size_t i = 0; i < scene->roster.actor_count; i++) {
    const int side = scene->right[scene->roster.actors[i].group] ? 1 : 0;
    names[side] = fmax(names[side], scene->roster.actors[i].label.width);
  }
  for (size_t g = 0; g < scene->roster.group_count; g++) {
    any_right = any_right || scene->right[g];
    groups[scene->right[g] ? 1 : 0] =
        fmax(groups[scene->right[g] ? 1 : 0], scene->roster.groups[g].label.width);
  }
  for (size_t j = 0; j < scene->issue_count; j++) widest = fmax(widest, scene->issues[j].label.width);
  const double spread = fan + fmin(160.0, scene->height / 8.0);
  scene->marks[0] = fmax(names[0] + 14.0, groups[0] - 8.0);
  scene->issue_left = scene->marks[0] + spread;
  scene->issue_right = scene->issue_left + widest + 2.0 * ENT__PORT_WIDTH + 8.0;
  scene->marks[1] = scene->issue_right + spread;
  scene->width = any_right ? scene->marks[1] + fmax(names[1] + 14.0, groups[1] - 8.0) : scene->issue_right;
}

ent_status ent__affiliation_new(ent__affiliation *out, ent__drawing *drawing, ent_error *err) {
  size_t actors = 0;
  *out = (ent__affiliation){.line_count = 0};
  if (ent_study_stances(drawing->study) != NULL)
    (void)ent_stances_actors(ent_study_stances(drawing->study), &actors);
  out->font = (ent__font){actors > 120 ? 9.0 : 11.0, false};
  out->row = actors > 120 ? 12.5 : 17.0;
  ent_status status = ent__roster_new(&out->roster, drawing, "affiliation", out->font, 230.0, err);
  if (status != ENT_OK) return status;
  choose_issues(out);
  out->right = ent__arena_alloc(&drawing->arena, out->roster.group_count, sizeof *out->right);
  out->group_y = ent__arena_alloc(&drawing->arena, out->roster.group_count, sizeof *out->group_y);
  out->actor_y = ent__arena_alloc(&drawing->arena, out->roster.actor_count, sizeof *out->actor_y);
  out->issues = ent__arena_alloc(&drawing->arena, out->issue_count, sizeof *out->issues);
  if (out->right == NULL || out->group_y == NULL || out->actor_y == NULL || out->issues == NULL)
    return ent__nomem(err);
  memset(out->issues, 0, out->issue_count * sizeof *out->issues);
  choose_sides(out);
  count_lines(out);
  status = fit_issues(out, drawing, err);
  if (status == ENT_OK) status = place_all(out, drawing, err);
  if (status == ENT_OK) place_columns(out);
  return status;
}
