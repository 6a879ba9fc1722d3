/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/measure.h"

#include <limits.h>

#include <pango/pangocairo.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/style.h"

struct ent__measure {
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  PangoFontDescription *fonts;
  ent__font now;
};

/* Unhinted, so that a width is the same at any scale and on any screen. */
static void set_up(PangoContext *context, const char *language) {
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  pango_context_set_language(context, pango_language_from_string(language != NULL ? language : "en"));
}

ent_status ent__measure_new(ent__measure **out, const char *language, ent_error *err) {
  ent__measure *measure = ent__zalloc(1, sizeof *measure);
  *out = NULL;
  if (measure == NULL) return ent__nomem(err);
  measure->map = pango_cairo_font_map_new();
  measure->context = measure->map != NULL ? pango_font_map_create_context(measure->map) : NULL;
  if (measure->context == NULL) {
    ent__measure_free(measure);
    return ent__fail(err, ENT_E_INTERNAL, "pango has no fonts");
  }
  set_up(measure->context, language);
  measure->layout = pango_layout_new(measure->context);
  measure->fonts = pango_font_description_from_string(ENT__STYLE_FONTS);
  pango_layout_set_single_paragraph_mode(measure->layout, TRUE);
  *out = measure;
  return ENT_OK;
}

void ent__measure_free(ent__measure *measure) {
  if (measure == NULL) return;
  if (measure->fonts != NULL) pango_font_description_free(measure->fonts);
  if (measure->layout != NULL) g_object_unref(measure->layout);
  if (measure->context != NULL) g_object_unref(measure->context);
  if (measure->map != NULL) g_object_unref(measure->map);
  ent__free(measure);
}

double ent__measure_width(ent__measure *measure, const char *text, size_t length, ent__font font) {
  PangoRectangle logical;
  if (length == 0) return 0.0;
  if (font.size != measure->now.size || font.bold != measure->now.bold) {
    pango_font_description_set_absolute_size(measure->fonts, font.size * PANGO_SCALE);
    pango_font_description_set_weight(measure->fonts, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(measure->layout, measure->fonts);
    measure->now = font;
  }
  pango_layout_set_text(measure->layout, text, length > INT_MAX ? INT_MAX : (int)length);
  pango_layout_get_extents(measure->layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

bool ent__measure_lacks(ent__measure *measure, const char *text, size_t length, ent__font font) {
  (void)ent__measure_width(measure, text, length, font);
  return length > 0 && pango_layout_get_unknown_glyphs_count(measure->layout) > 0;
}

/* Of our fonts together; fixed, so that lines keep their distance whatever script they are in. */
double ent__measure_ascent(ent__font font) { return font.size * 0.96; }
double ent__measure_leading(ent__font font) { return font.size * 1.24; }
