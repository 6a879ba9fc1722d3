/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/page.h"

#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/svg.h"
#include "exporters/diagrams/theme.h"

static const double margin = 24.0, space = 28.0, least_width = 420.0;
static const ent__font title_font = {ENT__STYLE_TITLE, true};
static const ent__font subtitle_font = {ENT__STYLE_SUBTITLE, false};
static const ent__font source_font = {ENT__STYLE_SMALL, false};

void ent__page_begin(ent__page *page, ent__drawing *drawing, const char *name, ent__word kind,
                     ent_error *err) {
  memset(page, 0, sizeof *page);
  page->name = name;
  page->kind = kind;
  page->legend.drawing = drawing;
  page->legend.err = err;
}

void ent__page_clear(ent__page *page) {
  ent_buffer_clear(&page->subtitle);
  ent_buffer_clear(&page->method);
  ent_buffer_clear(&page->description);
  ent_buffer_clear(&page->map.svg);
  for (int i = 0; i < ENT__LEGEND_BLOCKS; i++) ent_buffer_clear(&page->legend.blocks[i].svg);
}

void ent__page_count(ent__page *page, size_t count, ent__word one, ent__word many) {
  const ent__drawing *drawing = page->legend.drawing;
  const bool chinese = drawing->tongue == ENT__TONGUE_ZH;
  if (page->subtitle.size > 0) ent__buffer_puts(&page->subtitle, ent__drawing_word(drawing, ENT__WORD_COMMA));
  ent__buffer_printf(&page->subtitle, chinese ? "%zu%s" : "%zu %s", count,
                     ent__drawing_word(drawing, count == 1 ? one : many));
}

/* Where everything stands. */
typedef struct setting {
  ent__label title;
  ent__label subtitle;
  ent__label feet[3]; /* the source, what is particular to the kind, how the study was made */
  double top;   /* of the map */
  double width; /* of the page, margins included */
  double height;
  ent_point paper; /* upper left corner of the paper: at most 0, where the size that is asked for has another shape */
  ent_point legend[ENT__LEGEND_BLOCKS];
} setting;

/* Stacks the blocks beside the map. Returns the width and height of both. */
static ent_point beside(setting *set, const ent__page *page) {
  const bool notched = page->map.notch.x > 0.0;
  const double left = (notched ? page->map.notch.x : page->map.width) + space;
  double y = notched ? page->map.notch.y : 0.0, width = 0.0;
  for (int i = 0; i < page->legend.count; i++) {
    set->legend[i] = (ent_point){left, y};
    y += page->legend.blocks[i].height + 18.0;
    width = fmax(width, page->legend.blocks[i].width);
  }
  return (ent_point){fmax(page->map.width, left + width), fmax(page->map.height, y - 18.0)};
}

/* Sets the blocks below the map, side by side, in as many rows as it takes. */
static ent_point below(setting *set, const ent__page *page) {
  double x = 0.0, y = page->map.height + space, row = 0.0, width = page->map.width;
  for (int i = 0; i < page->legend.count; i++) {
    const ent__panel *block = &page->legend.blocks[i];
    if (x > 0.0 && x + block->width > page->map.width) {
      x = 0.0;
      y += row + 18.0;
      row = 0.0;
    }
    set->legend[i] = (ent_point){x, y};
    width = fmax(width, x + block->width);
    row = fmax(row, block->height);
    x += block->width + space;
  }
  return (ent_point){width, y + row};
}

static ent_status fit_words(setting *set, ent__drawing *drawing, const ent__page *page, double width,
                            ent_error *err) {
  const char *title;
  enum { SUBTITLE = 3, ALL };
  ent_buffer words[ALL] = {ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT};
  if (page->method.size > 0) ent__buffer_add(&words[1], page->method.data, page->method.size);
  ent__page_source(&words[0], &words[2], drawing, !page->own_method);
  ent__buffer_puts(&words[SUBTITLE], ent__drawing_word(drawing, page->kind));
  ent__buffer_puts(&words[SUBTITLE], drawing->tongue == ENT__TONGUE_ZH ? "：" : " · ");
  if (page->subtitle.size > 0) ent__buffer_add(&words[SUBTITLE], page->subtitle.data, page->subtitle.size);
  ent_status status = ent__page_title(&title, drawing, err);
  for (int i = 0; status == ENT_OK && i < ALL; i++) {
    status = ent__buffer_status(&words[i], err);
    ent__label *label = i == SUBTITLE ? &set->subtitle : &set->feet[i];
    if (status == ENT_OK && words[i].size > 0) {
      status = ent__label_fit(label, &drawing->arena, drawing->measure, words[i].data,
                              i == SUBTITLE ? subtitle_font : source_font, width, ENT__LABEL_LINES, err);
    }
  }
  if (status == ENT_OK) {
    status = ent__label_fit(&set->title, &drawing->arena, drawing->measure, title, title_font, width, 2, err);
  }
  for (int i = 0; i < ALL; i++) ent_buffer_clear(&words[i]);
  return status;
}

/* By how much a page of this size becomes the size that is asked for. */
static double scale_to(const ent_picture_options *picture, double width, double height) {
  const double across = picture->width > 0.0 ? picture->width / width : INFINITY;
  const double down = picture->height > 0.0 ? picture->height / height : INFINITY;
  const double scale = fmin(across, down);
  return isfinite(scale) ? scale : 1.0;
}

/* The legend goes below a map that is wide, or where that leaves more room in the size that is asked for. */
static bool goes_below(setting *set, const ent__drawing *drawing, const ent__page *page) {
  const ent_picture_options *picture = &drawing->options->picture;
  if (picture->width <= 0.0 && picture->height <= 0.0) return page->map.width > 2.0 * page->map.height && page->map.width > 700.0;
  const ent_point down = below(set, page), across = beside(set, page);
  const double words = 120.0; /* title and foot, about */
  return scale_to(picture, fmax(down.x, least_width), down.y + words) > scale_to(picture, fmax(across.x, least_width), across.y + words);
}

static ent_status settle(setting *set, ent__drawing *drawing, const ent__page *page, ent_error *err) {
  const ent_point inner = goes_below(set, drawing, page) ? below(set, page) : beside(set, page);
  const double width = fmax(inner.x, least_width);
  const ent_status status = fit_words(set, drawing, page, width, err);
  set->top = margin + set->title.height + 4.0 + set->subtitle.height + 20.0;
  set->width = ceil(width + 2.0 * margin);
  set->height = ceil(set->top + inner.y + 26.0 + set->feet[0].height + set->feet[1].height + set->feet[2].height + margin);
  return status;
}

/* Half of what is left over on each side, above 0 on one axis at most. */
static ent_point paper_of(const ent_picture_options *picture, double width, double height) {
  const double scale = scale_to(picture, width, height);
  ent_point corner = {0.0, 0.0};
  if (picture->width > 0.0) corner.x = -fmax(picture->width / scale - width, 0.0) / 2.0;
  if (picture->height > 0.0) corner.y = -fmax(picture->height / scale - height, 0.0) / 2.0;
  return corner;
}

static void write_head(ent_buffer *out, const ent__drawing *drawing, const ent__page *page,
                       const setting *set, const char *title) {
  ent__buffer_puts(out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  const ent_picture_options *picture = &drawing->options->picture;
  const double scale = scale_to(picture, set->width, set->height);
  ent__svg_attribute(out, "width", picture->width > 0.0 ? picture->width : set->width * scale);
  ent__svg_attribute(out, "height", picture->height > 0.0 ? picture->height : set->height * scale);
  ent__buffer_puts(out, " viewBox=\"");
  const double box[4] = {set->paper.x, set->paper.y, set->width - 2.0 * set->paper.x, set->height - 2.0 * set->paper.y};
  for (int i = 0; i < 4; i++) {
    if (i > 0) ent__buffer_putc(out, ' ');
    ent__svg_number(out, box[i]);
  }
  ent__buffer_printf(out, "\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" xml:lang=\"", page->name,
                     page->name);
  ent__buffer_xml(out, drawing->language);
  ent__buffer_printf(out, "\" font-family=\"" ENT__STYLE_FONTS "\">\n<title id=\"%s-title\">", page->name);
  ent__buffer_xml(out, title);
  ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_COLON));
  ent__buffer_xml(out, ent__drawing_word(drawing, page->kind));
  ent__buffer_printf(out, "</title>\n<desc id=\"%s-desc\">", page->name);
  if (page->description.size > 0) ent__buffer_xml(out, page->description.data);
  ent__buffer_puts(out, "</desc>\n");
}

static void write_panel(ent_buffer *out, const char *class_name, double x, double y,
                        const ent__panel *panel) {
  ent__buffer_printf(out, "<g class=\"%s\"", class_name);
  ent__svg_point(out, " transform=\"translate(", x, y);
  ent__buffer_puts(out, ")\">\n");
  if (panel->svg.size > 0) ent__buffer_add(out, panel->svg.data, panel->svg.size);
  ent__buffer_puts(out, "</g>\n");
}

static void write_words(ent_buffer *out, const setting *set) {
  double foot = set->height - margin;
  ent__svg_label(out, margin, margin, &set->title, title_font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
  ent__svg_label(out, margin, margin + set->title.height + 4.0, &set->subtitle, subtitle_font,
                 ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  for (int i = 0; i < 3; i++) foot -= set->feet[i].height;
  for (int i = 0; i < 3; i++) {
    ent__svg_label(out, margin, foot, &set->feet[i], source_font, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
    foot += set->feet[i].height;
  }
}

ent_status ent__page_write(ent_buffer *out, ent__drawing *drawing, const ent__page *page, ent_error *err) {
  setting set = {.top = 0.0};
  const ent__paint paper = {.fill = ENT__STYLE_PAPER, .fill_opacity = 1.0};
  const char *title;
  if (page->legend.status != ENT_OK) return page->legend.status;
  ent_status status = ent__buffer_status(&page->map.svg, err);
  if (status == ENT_OK) status = ent__buffer_status(&page->subtitle, err);
  if (status == ENT_OK) status = ent__buffer_status(&page->method, err);
  if (status == ENT_OK) status = ent__buffer_status(&page->description, err);
  for (int i = 0; status == ENT_OK && i < page->legend.count; i++) {
    status = ent__buffer_status(&page->legend.blocks[i].svg, err);
  }
  if (status == ENT_OK) status = ent__page_title(&title, drawing, err);
  if (status == ENT_OK) status = settle(&set, drawing, page, err);
  if (status != ENT_OK) return status;
  const size_t start = out->size;
  set.paper = paper_of(&drawing->options->picture, set.width, set.height);
  write_head(out, drawing, page, &set, title);
  ent__svg_rect(out, set.paper.x, set.paper.y, set.width - 2.0 * set.paper.x, set.height - 2.0 * set.paper.y, 0.0, &paper);
  write_panel(out, "map", margin, set.top, &page->map);
  for (int i = 0; i < page->legend.count; i++) {
    write_panel(out, "legend", margin + set.legend[i].x, set.top + set.legend[i].y, &page->legend.blocks[i]);
  }
  write_words(out, &set);
  ent__buffer_puts(out, "</svg>\n");
  ent__theme_apply(out, start, drawing->options->picture.style);
  return ent__buffer_status(out, err);
}
