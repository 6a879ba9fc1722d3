/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where bars, ribbons and issues stand. */
#include "exporters/diagrams/affiliation_bundles.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/style.h"

static const ent__font name_font = {ENT__STYLE_BODY, true}, note_font = {ENT__STYLE_SMALL, false}, issue_font = {ENT__STYLE_BODY, false};
static const double wanted_height = 640.0, most_scale = 4.0, thinnest = 0.8, port_height = 13.0, issue_gap = 8.0, bundle_gap = 18.0, fan = 210.0,
                    label_width = 190.0, name_width = 150.0, bar_gap = 6.0;

bool ent__bundles_wanted(const ent__drawing *drawing) {
  const ent_map_level level = drawing->options->picture.level;
  const ent_stances *stances = ent_study_stances(drawing->study);
  size_t actors = 0;
  if (stances != NULL) (void)ent_stances_actors(stances, &actors);
  return stances != NULL && (level == ENT_MAP_COALITIONS || (level == ENT_MAP_AUTO && actors > ENT__BUNDLES_ACTORS));
}

double ent__bundles_width(const ent__bundles *scene, size_t count) { return count == 0 ? 0.0 : fmax((double)count * scene->scale, thinnest); }

ent__ribbon *ent__bundles_ribbon(const ent__bundles *scene, size_t bundle, size_t issue, ent__stand stand) {
  return &scene->ribbons[(bundle * scene->issue_count + issue) * ENT__STANDS + (size_t)stand];
}

double *ent__bundles_port(const ent__bundles *scene, size_t issue, bool right, ent__stand stand) {
  return &scene->ports[(issue * 2 + (right ? 1 : 0)) * ENT__STANDS + (size_t)stand];
}

/* The largest coalitions, then the others together, then those in none: each a run of the roster's actors. */
static ent_status gather(ent__bundles *scene, ent__drawing *drawing, ent_error *err) {
  const ent__roster *roster = &scene->roster;
  size_t coalitions = 0;
  scene->bundles = ent__arena_alloc(&drawing->arena, ENT__BUNDLES_MOST + 1, sizeof *scene->bundles);
  if (scene->bundles == NULL) return ent__nomem(err);
  while (coalitions < roster->group_count && roster->groups[coalitions].coalition != ENT_NONE) coalitions++;
  const size_t own = coalitions > ENT__BUNDLES_MOST ? ENT__BUNDLES_MOST - 1 : coalitions;
  for (size_t g = 0; g < roster->group_count; g++) {
    const ent__roster_group *group = &roster->groups[g];
    if (g > own && g < coalitions) {
      scene->bundles[own].count += group->count;
      continue;
    }
    const bool gathered = g == own && own < coalitions;
    scene->bundles[scene->count++] = (ent__bundle){.coalition = gathered ? ENT_NONE : group->coalition, .first = group->first, .count = group->count,
                                                   .name = gathered ? ent__drawing_word(drawing, ENT__WORD_OTHER_COALITIONS) : NULL};
  }
  return ENT_OK;
}

static ent_status write_name(ent__bundle *bundle, const ent__bundles *scene, ent__drawing *drawing, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  if (bundle->coalition != ENT_NONE) {
    ent__buffer_printf(&text, "%u · ", bundle->coalition + 1);
    status = ent_coalitions_label(&text, scene->roster.coalitions, bundle->coalition, drawing->language, err);
  } else if (bundle->name == NULL) {
    ent__buffer_puts(&text, ent__drawing_word(drawing, scene->roster.coalitions == NULL ? ENT__WORD_ALL_ACTORS : ENT__WORD_NOT_ALIGNED));
  } else {
    ent__buffer_puts(&text, bundle->name);
  }
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    bundle->name = ent__clean_text(&drawing->arena, text.data);
    if (bundle->name == NULL) status = ent__nomem(err);
  }
  ent_buffer_clear(&text);
  return status;
}

static ent_status name_bundle(ent__bundle *bundle, const ent__bundles *scene, ent__drawing *drawing, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = write_name(bundle, scene, drawing, err);
  if (status != ENT_OK) return status;
  ent__buffer_printf(&text, drawing->tongue == ENT__TONGUE_ZH ? "%zu%s" : "%zu %s", bundle->count,
                     ent__drawing_word(drawing, bundle->count == 1 ? ENT__WORD_ACTOR : ENT__WORD_ACTORS));
  status = ent__buffer_status(&text, err);
  if (status == ENT_OK) status = ent__label_fit(&bundle->label, &drawing->arena, drawing->measure, bundle->name, name_font, name_width, 3, err);
  if (status == ENT_OK) status = ent__label_fit(&bundle->note, &drawing->arena, drawing->measure, text.data, note_font, name_width, 1, err);
  ent_buffer_clear(&text);
  return status;
}

/* The largest bundle stands left, each further one where there are fewer actors. */
static void choose_sides(ent__bundles *scene) {
  size_t sides[2] = {0, 0};
  for (size_t b = 0; b < scene->count; b++) {
    ent__bundle *bundle = &scene->bundles[b];
    bundle->right = b > 0 && sides[1] <= sides[0];
    sides[bundle->right ? 1 : 0] += bundle->count;
  }
}

static ent_status count_stands(ent__bundles *scene, ent__arena *arena, ent_error *err) {
  const size_t ribbons = scene->count * scene->issue_count * ENT__STANDS, ports = scene->issue_count * 2 * ENT__STANDS;
  scene->ribbons = ent__arena_alloc(arena, ribbons, sizeof *scene->ribbons);
  scene->ports = ent__arena_alloc(arena, ports, sizeof *scene->ports);
  scene->issues = ent__arena_alloc(arena, scene->issue_count, sizeof *scene->issues);
  if (scene->ribbons == NULL || scene->ports == NULL || scene->issues == NULL) return ent__nomem(err);
  memset(scene->ribbons, 0, ribbons * sizeof *scene->ribbons);
  memset(scene->ports, 0, ports * sizeof *scene->ports);
  memset(scene->issues, 0, scene->issue_count * sizeof *scene->issues);
  for (size_t b = 0; b < scene->count; b++) {
    const ent__bundle *bundle = &scene->bundles[b];
    for (size_t i = bundle->first; i < bundle->first + bundle->count; i++) {
      for (size_t j = 0; j < scene->issue_count; j++) {
        const ent_cell *cell = ent_stances_find(scene->roster.stances, scene->roster.actors[i].actor, scene->roster.issues[j].issue);
        if (cell == NULL) continue;
        const ent__stand stand = ent__stand_of(cell);
        ent__bundles_ribbon(scene, b, j, stand)->count++;
        scene->issues[j].counts[bundle->right ? 1 : 0][stand]++;
        scene->stance_count++;
      }
    }
  }
  return ENT_OK;
}

/* So that the side with more lines is about as high as a page is wide. */
static void choose_scale(ent__bundles *scene) {
  size_t sides[2] = {0, 0};
  for (size_t j = 0; j < scene->issue_count; j++) {
    for (int s = 0; s < 2 * ENT__STANDS; s++) sides[s / ENT__STANDS] += scene->issues[j].counts[s / ENT__STANDS][s % ENT__STANDS];
  }
  const size_t most = sides[0] > sides[1] ? sides[0] : sides[1];
  scene->scale = fmin(most_scale, wanted_height / fmax((double)most, 1.0));
}

/* The height of a port: that of its ribbons, or of its number. */
static double port_size(const ent__bundles *scene, size_t j, bool right, ent__stand stand) {
  double sum = 0.0;
  for (size_t b = 0; b < scene->count; b++)
    if (scene->bundles[b].right == right) sum += ent__bundles_width(scene, ent__bundles_ribbon(scene, b, j, stand)->count);
  return sum > 0.0 ? fmax(sum + 2.0, port_height) : 0.0;
}

static double side_size(const ent__bundles *scene, size_t j, bool right) {
  double sum = 0.0;
  for (int stand = 0; stand < ENT__STANDS; stand++) sum += port_size(scene, j, right, (ent__stand)stand);
  return sum;
}

/* Ports of a side below each other about the middle of the box; the ribbons of each stacked by bundle. */
static void set_ports(ent__bundles *scene, size_t j) {
  const ent__affiliation_issue *issue = &scene->issues[j];
  for (int side = 0; side < 2; side++) {
    double y = issue->top + (issue->height - side_size(scene, j, side == 1)) / 2.0;
    for (int stand = 0; stand < ENT__STANDS; stand++) {
      const double size = port_size(scene, j, side == 1, (ent__stand)stand);
      double sum = 0.0;
      for (size_t b = 0; b < scene->count; b++) {
        if (scene->bundles[b].right != (side == 1)) continue;
        ent__ribbon *ribbon = ent__bundles_ribbon(scene, b, j, (ent__stand)stand);
        ribbon->at_issue = sum;
        sum += ent__bundles_width(scene, ribbon->count);
      }
      *ent__bundles_port(scene, j, side == 1, (ent__stand)stand) = y + size / 2.0;
      for (size_t b = 0; b < scene->count; b++)
        if (scene->bundles[b].right == (side == 1)) ent__bundles_ribbon(scene, b, j, (ent__stand)stand)->at_issue += y + (size - sum) / 2.0;
      y += size;
    }
  }
}

static ent_status fit_issues(ent__bundles *scene, ent__drawing *drawing, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t j = 0; status == ENT_OK && j < scene->issue_count; j++) {
    ent__affiliation_issue *issue = &scene->issues[j];
    status = ent__label_fit(&issue->label, &drawing->arena, drawing->measure, scene->roster.issues[j].called, issue_font, label_width, 3, err);
    issue->height = fmax(issue->label.height + 8.0, fmax(side_size(scene, j, false), side_size(scene, j, true)) + 4.0);
  }
  return status;
}

/* The height of a bundle's bar and of what stands beside it. */
static double reach(const ent__bundle *bundle) { return fmax(bundle->height, bundle->label.height + bundle->note.height); }

static double stack(const ent__bundles *scene, bool right) {
  double sum = -bundle_gap;
  for (size_t b = 0; b < scene->count; b++)
    if (scene->bundles[b].right == right) sum += reach(&scene->bundles[b]) + bundle_gap;
  return fmax(sum, 0.0);
}

static void set_bundles(ent__bundles *scene, bool right) {
  double y = (scene->height - stack(scene, right)) / 2.0;
  for (size_t b = 0; b < scene->count; b++) {
    ent__bundle *bundle = &scene->bundles[b];
    if (bundle->right != right) continue;
    bundle->top = y + (reach(bundle) - bundle->height) / 2.0;
    y += reach(bundle) + bundle_gap;
    double at = bundle->top;
    for (size_t r = 0; r < scene->issue_count * ENT__STANDS; r++) {
      ent__ribbon *ribbon = &scene->ribbons[b * scene->issue_count * ENT__STANDS + r];
      ribbon->at_bundle = at;
      at += ent__bundles_width(scene, ribbon->count);
    }
  }
}

static void place_heights(ent__bundles *scene) {
  double total = 0.0;
  for (size_t b = 0; b < scene->count; b++) {
    for (size_t r = 0; r < scene->issue_count * ENT__STANDS; r++)
      scene->bundles[b].height += ent__bundles_width(scene, scene->ribbons[b * scene->issue_count * ENT__STANDS + r].count);
  }
  for (size_t j = 0; j < scene->issue_count; j++) total += scene->issues[j].height;
  const double gaps = scene->issue_count > 1 ? (double)(scene->issue_count - 1) : 1.0, tallest = fmax(stack(scene, false), stack(scene, true));
  const double gap = fmax(fmin((tallest - total) / gaps, 40.0), issue_gap), height = total + (scene->issue_count > 1 ? gap * gaps : 0.0);
  scene->height = fmax(tallest, height);
  double y = (scene->height - height) / 2.0;
  for (size_t j = 0; j < scene->issue_count; j++) {
    scene->issues[j].top = y;
    y += scene->issues[j].height + gap;
    set_ports(scene, j);
  }
  set_bundles(scene, false);
  set_bundles(scene, true);
}

/* Columns from the left: names, bars, ribbons, issues, ribbons, bars, names. */
static void place_columns(ent__bundles *scene) {
  double names[2] = {0.0, 0.0}, widest = 0.0;
  bool any_right = false;
  for (size_t b = 0; b < scene->count; b++) {
    const ent__bundle *bundle = &scene->bundles[b];
    double *name = &names[bundle->right ? 1 : 0];
    *name = fmax(*name, fmax(bundle->label.width, bundle->note.width));
    any_right = any_right || bundle->right;
  }
  for (size_t j = 0; j < scene->issue_count; j++) widest = fmax(widest, scene->issues[j].label.width);
  scene->bars[0] = names[0] + bar_gap + ENT__BUNDLE_BAR;
  scene->issue_left = scene->bars[0] + fan;
  scene->issue_right = scene->issue_left + widest + 2.0 * (ENT__PORT_WIDTH + 6.0) + 8.0;
  scene->bars[1] = scene->issue_right + fan;
  scene->width = any_right ? scene->bars[1] + ENT__BUNDLE_BAR + bar_gap + names[1] : scene->issue_right;
}

ent_status ent__bundles_new(ent__bundles *out, ent__drawing *drawing, ent_error *err) {
  *out = (ent__bundles){.count = 0};
  ent_status status = ent__roster_new(&out->roster, drawing, "affiliation", note_font, 230.0, err);
  if (status == ENT_OK) status = gather(out, drawing, err);
  for (size_t b = 0; status == ENT_OK && b < out->count; b++) status = name_bundle(&out->bundles[b], out, drawing, err);
  if (status != ENT_OK) return status;
  choose_sides(out);
  out->issue_count = out->roster.issue_count < ENT__BUNDLES_ISSUES ? out->roster.issue_count : ENT__BUNDLES_ISSUES;
  status = count_stands(out, &drawing->arena, err);
  if (status != ENT_OK) return status;
  choose_scale(out);
  status = fit_issues(out, drawing, err);
  if (status != ENT_OK) return status;
  place_heights(out);
  place_columns(out);
  return ENT_OK;
}
