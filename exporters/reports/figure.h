/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_EXPORTERS_REPORTS_FIGURE_H
#define ENT_EXPORTERS_REPORTS_FIGURE_H

#include "exporters/reports/report.h"

/* Adds a diagram of the study, drawn as SVG, where the report's format can hold it. */
void ent__figure(ent__report *report, const char *kind, ent__phrase_id caption, ent__phrase_id alternative);

#endif
