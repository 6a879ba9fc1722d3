/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings document of docs/findings.schema.json, in parts. */
#ifndef ENT_EXPORTERS_FORMATS_FINDINGS_H
#define ENT_EXPORTERS_FORMATS_FINDINGS_H

#include "engine/base/json_write.h"
#include "exporters/formats/view.h"

/* Opens the document: what it is, where it comes from, the options, the network in short. */
void ent__findings_open(ent__json *json, const ent__view *view, const char *kind);
/* Adds quality, coalitions, divisions, common ground; nothing where the network has two modes. */
void ent__findings_coalitions(ent__json *json, ent__view *view);
/* Adds the study's advice and closes the document. */
void ent__findings_close(ent__json *json, const ent_study *study);
/* Adds the ids of a cell's statements; a statement without one is given by its JSON Pointer. */
void ent__findings_statements(ent__json *json, const ent_dataset *dataset, const ent_cell *cell);
/* Adds all nodes. */
void ent__findings_nodes(ent__json *json, ent__view *view);
/* Adds all cells. */
void ent__findings_cells(ent__json *json, const ent__view *view, const ent_stances *stances);
/* Adds the keys of a tie. */
void ent__findings_tie(ent__json *json, const ent__view *view, const ent_tie *tie);
/* Adds the p- and q-value of the view's t-th tie, where a backbone has them. */
void ent__findings_chances(ent__json *json, const ent__view *view, size_t t);
/* Adds a key and a value; null for NaN. */
void ent__findings_number(ent__json *json, const char *key, double value);
void ent__findings_string(ent__json *json, const char *key, const char *value);
void ent__findings_whole(ent__json *json, const char *key, uint64_t value);
/* Adds a fact's key and value. */
void ent__findings_fact(ent__json *json, const ent__fact *fact);

#endif
