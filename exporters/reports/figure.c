/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/figure.h"

void ent__figure(ent__report *report, const char *kind, ent__phrase_id caption, ent__phrase_id alternative) {
  if (!report->figures || report->status != ENT_OK || report->tree.failed) return;
  ent_buffer svg = ENT_BUFFER_INIT;
  const ent_export_options options = {.language = report->language, .title = report->options->title};
  report->status = ent_export_diagram(&svg, report->study, kind, "svg", &options, report->err);
  if (report->status == ENT_OK) {
    ent__block *figure = ent__tree_add(&report->tree, ENT__BLOCK_FIGURE);
    ent__put(&report->tree, &figure->runs, caption, ENT__NO_ARGS);
    figure->alternative = ent__report_word(report->tree.language, alternative);
    figure->svg_size = svg.size;
    figure->svg = ent__tree_take(&report->tree, &svg);
  }
  ent_buffer_clear(&svg);
}
