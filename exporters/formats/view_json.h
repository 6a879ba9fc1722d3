/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the formats made of JSON share: values, facts, columns and places of a view. */
#ifndef ENT_EXPORTERS_FORMATS_VIEW_JSON_H
#define ENT_EXPORTERS_FORMATS_VIEW_JSON_H

#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

/* Adds a key and a value; nothing where there is none. */
void ent__view_json_value(ent__json *json, const char *name, ent__value value);
/* Adds a key and a number with three decimals at most: places and sizes. */
void ent__view_json_measure(ent__json *json, const char *key, double value);
/* Adds an object of all facts under a key. */
void ent__view_json_facts(ent__json *json, const ent__view *view, const char *key);
/* Adds the keys of a node's columns, or of a tie's: weight, sign, signed_weight, shared. */
void ent__view_json_columns(ent__json *json, ent__view *view, size_t node);
void ent__view_json_tie(ent__json *json, const ent_tie *tie);
/* Adds x and y, both upwards or, where `down`, as screens count; nothing where nodes have no places. */
void ent__view_json_place(ent__json *json, const ent__view *view, size_t node, bool down);

typedef void ent__view_json_fn(ent__json *json, ent__view *view);
/* Builds the view, lets `write` add one JSON value, clears the view: a whole format. */
ent_status ent__view_json_write(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                ent__view_json_fn *write, ent_error *err);

#endif
