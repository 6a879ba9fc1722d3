/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that a report cites, for programs that keep references. */
#ifndef ENT_EXPORTERS_REPORTS_BIBLIOGRAPHY_H
#define ENT_EXPORTERS_REPORTS_BIBLIOGRAPHY_H

#include "exporters/reports/report.h"

/*
 * Gives each cited document a key made from its id: letters, digits and "-", ".", "_" of ASCII; equal
 * ones are told apart by their numbers. In the order of numbers; they live in the arena. NULL without memory.
 */
const char **ent__reference_keys(ent__arena *arena, const ent__report *report);

/* Returns the title in the language of the report, else the id. */
const char *ent__reference_title(const ent__report *report, const ent_document *document);

#endif
