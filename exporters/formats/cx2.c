/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * CX2 (Cytoscape Exchange, version 2), for NDEx and Cytoscape: a list of aspects. Ids are whole
 * numbers there; ours is `represents`, the reserved name of a node's own identifier, and the
 * label is `name`. Each attribute is declared with its type before it is used.
 */
#include <inttypes.h>
#include <stdio.h>

#include "engine/base/buffer.h"
#include "exporters/formats/view_json.h"

static void open_aspect(ent__json *json, const char *name) {
  ent__json_object(json);
  ent__json_key(json, name);
  ent__json_array(json);
}

static void close_aspect(ent__json *json) {
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

static void count_aspect(ent__json *json, const char *name, uint64_t count) {
  ent__json_object_inline(json);
  ent__findings_whole(json, "elementCount", count);
  ent__findings_string(json, "name", name);
  ent__json_close(json, '}');
}

static void write_counts(ent__json *json, const ent__view *view) {
  open_aspect(json, "metaData");
  count_aspect(json, "attributeDeclarations", 1);
  count_aspect(json, "networkAttributes", 1);
  count_aspect(json, "nodes", view->node_count);
  count_aspect(json, "edges", view->tie_count);
  count_aspect(json, "visualProperties", 1);
  close_aspect(json);
}

static void declare(ent__json *json, const char *name, const char *type) {
  ent__json_key(json, name);
  ent__json_object_inline(json);
  ent__findings_string(json, "d", type);
  ent__json_close(json, '}');
}

static const char *type_name(const ent__view_column *column) {
  if (column->kind == ENT__VALUE_NUMBER) return column->whole ? "integer" : "double";
  return column->kind == ENT__VALUE_BOOL ? "boolean" : "string";
}

/* Beyond 2^53 a JSON reader may round. */
static const char *fact_type(const ent__fact *fact) {
  if (fact->kind == ENT__FACT_NUMBER) return "double";
  return fact->kind == ENT__FACT_WHOLE && fact->whole <= UINT64_C(1) << 53 ? "long" : "string";
}

/* `version` is the network's own in CX2. */
static const char *fact_name(char out[64], const ent__fact *fact) {
  snprintf(out, 64, "entente_%s", fact->key);
  return out;
}

static void write_declarations(ent__json *json, const ent__view *view) {
  char name[64];
  open_aspect(json, "attributeDeclarations");
  ent__json_object(json);
  ent__json_key(json, "networkAttributes");
  ent__json_object(json);
  declare(json, "name", "string");
  declare(json, "description", "string");
  for (size_t i = 0; i < view->facts.count; i++)
    declare(json, fact_name(name, &view->facts.at[i]), fact_type(&view->facts.at[i]));
  ent__json_close(json, '}');
  ent__json_key(json, "nodes");
  ent__json_object(json);
  declare(json, "name", "string");
  declare(json, "represents", "string");
  for (size_t k = 0; k < view->column_count; k++)
    declare(json, view->columns[k].name, type_name(&view->columns[k]));
  declare(json, "size", "double");
  declare(json, "color", "string");
  ent__json_close(json, '}');
  ent__json_key(json, "edges");
  ent__json_object(json);
  declare(json, "interaction", "string");
  declare(json, "weight", "double");
  declare(json, "sign", "string");
  declare(json, "signed_weight", "double");
  declare(json, "shared", "integer");
  ent__json_close(json, '}');
  ent__json_close(json, '}');
  close_aspect(json);
}

static void write_fact(ent__json *json, const ent__fact *fact) {
  char name[64];
  ent__json_key(json, fact_name(name, fact));
  if (fact->kind == ENT__FACT_NUMBER) {
    ent__json_number(json, fact->number);
  } else if (fact_type(fact)[0] == 'l') {
    ent__json_whole(json, fact->whole);
  } else {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, fact);
    ent__json_string(json, value.data == NULL ? "" : value.data);
    if (value.failed) json->out->failed = 1;
    ent_buffer_clear(&value);
  }
}

static void write_network(ent__json *json, const ent__view *view) {
  open_aspect(json, "networkAttributes");
  ent__json_object(json);
  ent__findings_string(json, "name", ent__view_title(view));
  ent__findings_string(
      json, "description",
      "Written by entente. The weight of a tie is without sign; sign says agreement (positive) "
      "or conflict (negative).");
  for (size_t i = 0; i < view->facts.count; i++) write_fact(json, &view->facts.at[i]);
  ent__json_close(json, '}');
  close_aspect(json);
}

static void write_node(ent__json *json, ent__view *view, size_t n) {
  ent__json_object(json);
  ent__findings_whole(json, "id", n);
  ent__view_json_place(json, view, n, true);
  ent__json_key(json, "v");
  ent__json_object(json);
  ent__findings_string(json, "name", view->labels[n]);
  ent__findings_string(json, "represents", view->ids[n]);
  ent__view_json_columns(json, view, n);
  ent__view_json_measure(json, "size", ent__view_size(view, n));
  ent__findings_string(json, "color", ent__view_colour(view, n));
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_edge(ent__json *json, const ent__view *view, size_t t) {
  const ent_tie *tie = &view->ties[t];
  ent__json_object_inline(json);
  ent__findings_whole(json, "id", t);
  ent__findings_whole(json, "s", tie->source);
  ent__findings_whole(json, "t", tie->target);
  ent__json_key(json, "v");
  ent__json_object(json);
  ent__findings_string(json, "interaction", ent__view_sign(tie));
  ent__view_json_tie(json, tie);
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static const char *shape_name(ent__shape shape) {
  static const char *const names[ENT__SHAPES] = {"ellipse", "rectangle", "diamond", "triangle",
                                                 "hexagon", "vee",       "octagon"};
  return names[shape];
}

/* Opens a mapping from an attribute to what is seen, up to its definition. */
static void open_mapping(ent__json *json, const char *property, const char *type, const char *attribute) {
  ent__json_key(json, property);
  ent__json_object(json);
  ent__findings_string(json, "type", type);
  ent__json_key(json, "definition");
  ent__json_object(json);
  ent__findings_string(json, "attribute", attribute);
}

static void close_mapping(ent__json *json) {
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void pass_through(ent__json *json, const char *property, const char *attribute, const char *type) {
  open_mapping(json, property, "PASSTHROUGH", attribute);
  ent__findings_string(json, "type", type);
  close_mapping(json);
}

static void map_shapes(ent__json *json, const ent__view *view) {
  const bool two = ent__view_two_modes(view);
  if (!two && view->coalition_count == 0) return;
  open_mapping(json, "NODE_SHAPE", "DISCRETE", two ? "mode" : "coalition");
  ent__findings_string(json, "type", two ? "string" : "integer");
  ent__json_key(json, "map");
  ent__json_array(json);
  for (size_t i = 0; i < (two ? 1 : view->coalition_count); i++) {
    ent__json_object_inline(json);
    if (two)
      ent__findings_string(json, "v", "issue");
    else
      ent__findings_whole(json, "v", i + 1);
    ent__findings_string(json, "vp",
                         shape_name(two ? ENT__SHAPE_SQUARE : ent__style_coalition_shape((uint32_t)i)));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  close_mapping(json);
}

static void map_sign(ent__json *json, const char *property, const char *positive, const char *negative) {
  open_mapping(json, property, "DISCRETE", "sign");
  ent__findings_string(json, "type", "string");
  ent__json_key(json, "map");
  ent__json_array(json);
  for (int i = 0; i < 2; i++) {
    ent__json_object_inline(json);
    ent__findings_string(json, "v", i == 0 ? "positive" : "negative");
    ent__findings_string(json, "vp", i == 0 ? positive : negative);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  close_mapping(json);
}

/* Cytoscape wants what is below and above the range said too. */
static void map_width(ent__json *json, const ent__view *view) {
  if (view->tie_count == 0) return;
  open_mapping(json, "EDGE_WIDTH", "CONTINUOUS", "weight");
  ent__findings_string(json, "type", "double");
  ent__json_key(json, "map");
  ent__json_array(json);
  for (int i = 0; i < 3; i++) {
    ent__json_object_inline(json);
    if (i > 0) {
      ent__findings_number(json, "min", i == 1 ? 0 : view->largest_weight);
      ent__findings_whole(json, "minVPValue", i == 1 ? 1 : 6);
    }
    ent__json_key(json, "includeMin");
    ent__json_bool(json, i == 1);
    if (i < 2) {
      ent__findings_number(json, "max", i == 0 ? 0 : view->largest_weight);
      ent__findings_whole(json, "maxVPValue", i == 0 ? 1 : 6);
    }
    ent__json_key(json, "includeMax");
    ent__json_bool(json, i == 1);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  close_mapping(json);
}

static void write_defaults(ent__json *json) {
  ent__json_key(json, "default");
  ent__json_object(json);
  ent__json_key(json, "network");
  ent__json_object_inline(json);
  ent__findings_string(json, "NETWORK_BACKGROUND_COLOR", ENT__STYLE_PAPER);
  ent__json_close(json, '}');
  ent__json_key(json, "node");
  ent__json_object(json);
  ent__findings_string(json, "NODE_SHAPE", "ellipse");
  ent__findings_string(json, "NODE_BORDER_COLOR", ENT__STYLE_INK);
  ent__findings_whole(json, "NODE_BORDER_WIDTH", 1);
  ent__findings_string(json, "NODE_LABEL_COLOR", ENT__STYLE_INK);
  ent__findings_whole(json, "NODE_LABEL_FONT_SIZE", 9);
  ent__json_close(json, '}');
  ent__json_key(json, "edge");
  ent__json_object(json);
  ent__findings_string(json, "EDGE_LINE_STYLE", "solid");
  ent__findings_string(json, "EDGE_LINE_COLOR", ENT__STYLE_AGREE);
  ent__findings_number(json, "EDGE_OPACITY", 0.7);
  ent__findings_string(json, "EDGE_SOURCE_ARROW_SHAPE", "none");
  ent__findings_string(json, "EDGE_TARGET_ARROW_SHAPE", "none");
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_look(ent__json *json, const ent__view *view) {
  open_aspect(json, "visualProperties");
  ent__json_object(json);
  write_defaults(json);
  ent__json_key(json, "nodeMapping");
  ent__json_object(json);
  pass_through(json, "NODE_LABEL", "name", "string");
  pass_through(json, "NODE_WIDTH", "size", "double");
  pass_through(json, "NODE_HEIGHT", "size", "double");
  pass_through(json, "NODE_BACKGROUND_COLOR", "color", "string");
  map_shapes(json, view);
  ent__json_close(json, '}');
  ent__json_key(json, "edgeMapping");
  ent__json_object(json);
  map_sign(json, "EDGE_LINE_COLOR", ENT__STYLE_AGREE, ENT__STYLE_OPPOSE);
  map_sign(json, "EDGE_LINE_STYLE", "solid", "dashed");
  map_width(json, view);
  ent__json_close(json, '}');
  ent__json_close(json, '}');
  close_aspect(json);
}

static void write_status(ent__json *json) {
  open_aspect(json, "status");
  ent__json_object_inline(json);
  ent__findings_string(json, "error", "");
  ent__json_key(json, "success");
  ent__json_bool(json, true);
  ent__json_close(json, '}');
  close_aspect(json);
}

static void write_aspects(ent__json *json, ent__view *view) {
  ent__json_array(json);
  ent__json_object_inline(json);
  ent__findings_string(json, "CXVersion", "2.0");
  ent__json_key(json, "hasFragments");
  ent__json_bool(json, false);
  ent__json_close(json, '}');
  write_counts(json, view);
  write_declarations(json, view);
  write_network(json, view);
  open_aspect(json, "nodes");
  for (size_t n = 0; n < view->node_count; n++) write_node(json, view, n);
  close_aspect(json);
  open_aspect(json, "edges");
  for (size_t t = 0; t < view->tie_count; t++) write_edge(json, view, t);
  close_aspect(json);
  write_look(json, view);
  write_status(json);
  ent__json_close(json, ']');
}

ent_status ent__network_cx2(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                            ent_error *err) {
  return ent__view_json_write(out, study, options, write_aspects, err);
}
