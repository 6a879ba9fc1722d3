/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space in two dimensions: a map with the same scale both ways, crosses of intervals and cutting lines. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/space_scene.h"
#include "exporters/diagrams/spread.h"

/* More crosses hide each other; more labels are a grey cloud. */
enum { MOST_CROSSES = 60, MOST_LABELS = 260 };

static const ent__font axis_font = {10.0, true}, tag_font = {10.0, true}, sign_font = {12.0, true};
static const double number_width = 30.0, number_height = 16.0, least_aspect = 0.45;

typedef struct plane {
  ent__space_scene *scene;
  const ent__space_part *part;
  ent__axis x;
  ent__axis y;
  ent__font font;
  double radius;
  ent__label *labels;
  ent__spread *spread;
  ent__box *taken; /* signs of cutting lines */
  size_t taken_count;
} plane;

/* Names at the left end and at the lower one would stand in the same place. */
static bool two_low_ends(const ent__space_scene *scene) { return scene->ends[0][0] != NULL && scene->ends[1][0] != NULL; }

/* Widens the shorter range until the page has a sensible shape. */
static void balance(ent__range *x, ent__range *y) {
  const double wide = x->to - x->from, high = y->to - y->from;
  ent__range *less = high < wide ? y : x;
  const double lack = (fmax(wide, high) * least_aspect - (less->to - less->from)) / 2.0;
  if (lack <= 0.0) return;
  less->from -= lack;
  less->to += lack;
}

static double longest_side(size_t count) { return count <= 3 ? 220.0 : count <= 12 ? 420.0 : count <= 60 ? 720.0 : count <= 400 ? 860.0 : 960.0; }

/* Room for crosses, as long as the places do not shrink to a heap in the middle. */
static ent__range range_of(plane *p, int dimension) {
  const ent__range places = ent__space_range(p->scene, p->part, dimension, false);
  if (!p->scene->intervals || p->part->count > MOST_CROSSES) return places;
  const ent__range all = ent__space_range(p->scene, p->part, dimension, true);
  const double more = 0.2 * (places.to - places.from);
  return (ent__range){fmax(all.from, places.from - more), fmin(all.to, places.to + more)};
}

static void set_axes(plane *p, double top) {
  ent__range x = range_of(p, 0), y = range_of(p, 1);
  balance(&x, &y);
  const double wide = x.to - x.from, high = y.to - y.from, scale = longest_side(p->part->count) / fmax(wide, high);
  const int marks = (int)fmax(3.0, 8.0 * scale * fmin(wide, high) / 640.0);
  p->x = ent__axis_of(x.from, x.to, number_width, number_width + wide * scale, marks);
  p->y = ent__axis_of(y.from, y.to, top + high * scale, top, marks);
}

static ent_point spot(const plane *p, const ent__space_mark *mark) {
  return (ent_point){ent__axis_at(&p->x, mark->place->at[0]), ent__axis_at(&p->y, mark->place->at[1])};
}

static bool inside(const plane *p, double x, double y) {
  return x >= p->x.start - 0.01 && x <= p->x.end + 0.01 && y >= p->y.end - 0.01 && y <= p->y.start + 0.01;
}

/* Where slope · place = at meets the frame; returns whether it does in two points. */
static bool meet(const plane *p, const ent__cut *cut, double at, ent_point ends[2]) {
  const double a = cut->slope[0], b = cut->slope[1];
  const double xs[2] = {p->x.from, p->x.to}, ys[2] = {p->y.to, p->y.from};
  int found = 0;
  for (int i = 0; i < 4; i++) {
    const double x = i < 2 ? xs[i] : (at - b * ys[i - 2]) / a, y = i < 2 ? (at - a * xs[i]) / b : ys[i - 2];
    if (!isfinite(x) || !isfinite(y)) continue;
    const ent_point here = {ent__axis_at(&p->x, x), ent__axis_at(&p->y, y)};
    if (!inside(p, here.x, here.y)) continue;
    if (found == 1 && hypot(here.x - ends[0].x, here.y - ends[0].y) < 1.0) continue;
    if (found < 2) ends[found++] = here;
  }
  return found == 2;
}

static bool is_taken(const plane *p, ent_point at, double reach) {
  for (size_t i = 0; i < p->taken_count; i++) {
    const ent__box *box = &p->taken[i];
    if (at.x + reach > box->low.x && at.x - reach < box->high.x && at.y + reach > box->low.y && at.y - reach < box->high.y) return true;
  }
  return false;
}

/* A place on the line near one of its ends where no other sign stands. */
static ent_point sign_place(const plane *p, const ent_point ends[2]) {
  const double length = fmax(hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y), 1.0);
  ent_point at = ends[0];
  for (int i = 0; i < 24; i++) {
    const int steps = i / 2; /* from both ends in turn */
    const double t = fmin(0.5, (26.0 + 22.0 * steps) / length), along = i % 2 == 0 ? t : 1.0 - t;
    at = (ent_point){ends[0].x + along * (ends[1].x - ends[0].x), ends[0].y + along * (ends[1].y - ends[0].y)};
    if (!is_taken(p, at, 20.0)) break;
  }
  return at;
}

static void draw_sign(ent_buffer *out, ent_point at, double dx, double dy, bool support) {
  ent__svg_text(out, at.x + 15.0 * dx, at.y + 15.0 * dy + 4.3, support ? "+" : "−", sign_font, support ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE, ENT__ANCHOR_MIDDLE,
                true);
}

static void draw_cut(ent_buffer *out, plane *p, ent__cut *cut, const ent__cut_line *line) {
  const ent__paint paint = ent__cut_paint(), disc = {ENT__STYLE_PAPER, 1.0, ENT__STYLE_INK, 0.8, NULL};
  const double slope = hypot(cut->slope[0], cut->slope[1]), dx = cut->slope[0] / slope, dy = -cut->slope[1] / slope;
  ent_point ends[2];
  if (!meet(p, cut, line->at, ends)) return;
  cut->kind = ENT__CUT_DRAWN;
  const ent_point at = sign_place(p, ends);
  ent__svg_group(out, "cut", cut->name);
  ent__svg_line(out, ends[0].x, ends[0].y, ends[1].x, ends[1].y, &paint);
  ent__svg_shape(out, ENT__SHAPE_CIRCLE, at.x, at.y, 7.5, &disc);
  ent__svg_text(out, at.x, at.y + 3.6, cut->sign, tag_font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, false);
  if (line->supports) draw_sign(out, at, dx, dy, true);
  if (line->opposes) draw_sign(out, at, -dx, -dy, false);
  ent__buffer_puts(out, "</g>\n");
  p->taken[p->taken_count++] = (ent__box){{at.x - 20.0, at.y - 20.0}, {at.x + 20.0, at.y + 20.0}};
}

/* Within the frame; returns the place on the page. */
static double kept(plane *p, const ent__axis *axis, double value) {
  const double inner = fmin(fmax(value, axis->from), axis->to);
  if (inner != value) p->scene->clipped = true;
  return ent__axis_at(axis, inner);
}

static void draw_cross(ent_buffer *out, plane *p, const ent__space_mark *mark) {
  const ent_place *place = mark->place;
  const ent_point at = spot(p, mark);
  const ent__paint paint = {NULL, 1.0, p->part->count <= 25 ? ent__space_line(p->scene, mark) : ENT__STYLE_FAINT, 0.9, NULL};
  ent__svg_line(out, kept(p, &p->x, place->low[0]), at.y, kept(p, &p->x, place->high[0]), at.y, &paint);
  ent__svg_line(out, at.x, kept(p, &p->y, place->low[1]), at.x, kept(p, &p->y, place->high[1]), &paint);
}

static ent_status place_labels(plane *p, ent__drawing *drawing, ent_error *err) {
  const size_t n = p->part->count;
  const ent__box bounds = {{p->x.start + 1.0, p->y.end + 1.0}, {p->x.end - 1.0, p->y.start - 1.0}};
  p->labels = ent__arena_alloc(&drawing->arena, n, sizeof *p->labels);
  p->spread = ent__arena_alloc(&drawing->arena, n, sizeof *p->spread);
  if (p->labels == NULL || p->spread == NULL) return ent__nomem(err);
  for (size_t i = 0; i < n; i++) {
    const ent__space_mark *mark = &p->part->marks[i];
    ent__space_name(&p->labels[i], mark, p->font, drawing);
    p->spread[i] = (ent__spread){.mark = spot(p, mark),
                                 .radius = p->radius,
                                 .size = {p->labels[i].width + 2.0, p->labels[i].height},
                                 .importance = mark->place->cells + 1e-3 * hypot(mark->place->at[0], mark->place->at[1])};
  }
  return ent__spread_labels(p->spread, n, MOST_LABELS, bounds, p->taken, p->taken_count, &drawing->arena, err);
}

static void draw_mark(ent_buffer *out, const plane *p, size_t i, const ent__drawing *drawing) {
  const ent__space_mark *mark = &p->part->marks[i];
  const ent__paint paint = {mark->fill, 1.0, ENT__STYLE_INK, mark->who->uncertain ? 1.2 : 0.7, mark->who->uncertain ? ENT__STYLE_FINE_DASHES : NULL};
  const ent__paint lead = {NULL, 1.0, ENT__STYLE_FRAME, 0.7, NULL};
  const ent_point at = spot(p, mark);
  const ent__spread *where = &p->spread[i];
  ent_buffer title = ENT_BUFFER_INIT;
  ent__space_title(&title, p->scene, mark, drawing);
  if (title.failed) out->failed = 1;
  ent__svg_group(out, where->shown ? "actor" : "mark", title.data != NULL ? title.data : "");
  ent_buffer_clear(&title);
  if (where->led) ent__svg_line(out, at.x, at.y, where->tie.x, where->tie.y, &lead);
  ent__space_shape(out, mark, at.x, at.y, p->radius, &paint);
  if (where->shown) ent__svg_label(out, where->at.x + 1.0, where->at.y, &p->labels[i], p->font, ENT__STYLE_INK, ENT__ANCHOR_START, true);
  ent__buffer_puts(out, "</g>\n");
}

/* "← United States", or "Dimension 1 (0.45)" where there are no anchors. */
static ent_status end_words(ent_buffer *text, const ent__space_scene *scene, const ent__drawing *drawing, int dimension, int side, ent_error *err) {
  static const char *const arrows[ENT_SPACE_DIMENSIONS][2] = {{"← ", " →"}, {"↓ ", "↑ "}};
  const char *name = scene->ends[dimension][side];
  const double share = scene->fit->share[dimension];
  if (name != NULL) {
    const bool behind = dimension == 0 && side == 1;
    ent__buffer_printf(text, "%s%s%s", behind ? "" : arrows[dimension][side], name, behind ? arrows[0][1] : "");
  } else if (side == 1) {
    ent__buffer_printf(text, "%s %d", ent__drawing_word(drawing, ENT__WORD_SPACE_DIMENSION), dimension + 1);
    if (!isnan(share)) {
      ent__buffer_printf(text, " (%s ", ent__drawing_word(drawing, ENT__WORD_SPACE_EXPLAINED));
      ent__buffer_decimals(text, share, 2);
      ent__buffer_putc(text, ')');
    }
    ent__buffer_puts(text, dimension == 0 ? " →" : " ↑");
  }
  return ent__buffer_status(text, err);
}

static ent_status draw_frame(ent_buffer *out, const plane *p, ent__drawing *drawing, ent_error *err) {
  const ent__paint frame = {NULL, 1.0, ENT__STYLE_FRAME, 0.8, NULL};
  ent_status status = ENT_OK;
  ent__axis_grid(out, &p->x, true, p->y.end, p->y.start);
  ent__axis_grid(out, &p->y, false, p->x.start, p->x.end);
  ent__svg_rect(out, p->x.start, p->y.end, p->x.end - p->x.start, p->y.start - p->y.end, 0.0, &frame);
  ent__axis_numbers(out, &p->x, true, p->y.start + 11.0);
  ent__axis_numbers(out, &p->y, false, p->x.start - 4.0);
  for (int i = 0; i < 4 && status == ENT_OK; i++) {
    const int dimension = i / 2, side = i % 2;
    ent_buffer text = ENT_BUFFER_INIT;
    ent__label label = {.count = 0};
    const bool right = dimension == 0 && side == 1;
    const double y = dimension == 0 ? p->y.start + 14.0 : side == 1 ? p->y.end - 16.0 : p->y.start + 14.0;
    /* The lower end of the second dimension stands below the names of the first. */
    const double down = dimension == 1 && side == 0 && two_low_ends(p->scene) ? 14.0 : 0.0;
    status = end_words(&text, p->scene, drawing, dimension, side, err);
    if (status == ENT_OK && text.size > 0)
      status = ent__label_fit(&label, &drawing->arena, drawing->measure, text.data, axis_font, (p->x.end - p->x.start) / (dimension == 0 ? 2.1 : 1.0), 1, err);
    ent_buffer_clear(&text);
    if (status == ENT_OK)
      ent__svg_label(out, right ? p->x.end : p->x.start, y + down, &label, axis_font, ENT__STYLE_INK, right ? ENT__ANCHOR_END : ENT__ANCHOR_START, false);
  }
  return status;
}

ent_status ent__space_plane(ent_buffer *out, ent_point *size, ent__space_scene *scene, size_t part, double top, ent__drawing *drawing, ent_error *err) {
  plane p = {.scene = scene, .part = &scene->parts[part]};
  const size_t n = p.part->count;
  p.font = (ent__font){n <= 30 ? ENT__STYLE_BODY : n <= 120 ? 10.0 : ENT__STYLE_SMALL, false};
  p.radius = n <= 60 ? 5.0 : n <= 250 ? 4.0 : n <= 800 ? 3.0 : 2.2;
  p.taken = ent__arena_alloc(&drawing->arena, 2 * scene->cut_count, sizeof *p.taken);
  if (p.taken == NULL) return ent__nomem(err);
  set_axes(&p, top + number_height);
  ent_status status = draw_frame(out, &p, drawing, err);
  for (size_t i = 0; i < n && scene->intervals && n <= MOST_CROSSES; i++) draw_cross(out, &p, &p.part->marks[i]);
  for (size_t i = 0; i < scene->cut_count; i++) {
    for (int l = 0; l < scene->cuts[i].line_count && scene->cuts[i].part == part; l++) draw_cut(out, &p, &scene->cuts[i], &scene->cuts[i].lines[l]);
  }
  if (status == ENT_OK) status = place_labels(&p, drawing, err);
  if (status != ENT_OK) return status;
  /* Marks with labels lie on top. */
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < n; i++)
      if (p.spread[i].shown == (pass == 1)) draw_mark(out, &p, i, drawing);
  }
  for (size_t i = 0; i < n; i++) scene->labelled += p.spread[i].shown;
  *size = (ent_point){p.x.end + 4.0, p.y.start + 2.0 * number_height + (two_low_ends(scene) ? 14.0 : 0.0) - top};
  return ENT_OK;
}
