/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GraphML (Brandes et al. 2002). Keys are named by what they hold, since igraph and NetworkX show
 * attr.name; a node's own id is the id of the actor or issue. Dialects, which add graphics, number
 * their nodes instead, since the schema wants a name without blanks, and give the id as data.
 */
#include "exporters/formats/graphml.h"
#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"

static void declare(ent_buffer *out, const char *id, const char *domain, const char *name, const char *type) {
  ent__buffer_puts(out, "  <key");
  ent__xml_attribute(out, "id", id);
  ent__xml_attribute(out, "for", domain);
  ent__xml_attribute(out, "attr.name", name);
  ent__xml_attribute(out, "attr.type", type);
  ent__buffer_puts(out, "/>\n");
}

static void declare_number(ent_buffer *out, char front, size_t number, const char *domain, const char *name,
                           const char *type) {
  ent_buffer id = ENT_BUFFER_INIT;
  ent__buffer_printf(&id, "%c%zu", front, number);
  if (id.failed)
    out->failed = 1;
  else
    declare(out, id.data, domain, name, type);
  ent_buffer_clear(&id);
}

static const char *type_name(const ent__view_column *column) {
  if (column->kind == ENT__VALUE_NUMBER) return column->whole ? "int" : "double";
  return column->kind == ENT__VALUE_BOOL ? "boolean" : "string";
}

static const char *fact_type(const ent__fact *fact) {
  return fact->kind == ENT__FACT_NUMBER ? "double" : fact->kind == ENT__FACT_WHOLE ? "long" : "string";
}

static void write_keys(ent_buffer *out, const ent__view *view, const ent__graphml_dialect *as) {
  for (size_t i = 0; i < view->facts.count; i++)
    declare_number(out, 'g', i, "graph", view->facts.at[i].key, fact_type(&view->facts.at[i]));
  if (as->numbered) declare(out, "id", "node", "id", "string");
  declare(out, "label", "node", "label", "string");
  for (size_t k = 0; k < view->column_count; k++)
    declare_number(out, 'n', k, "node", view->columns[k].name, type_name(&view->columns[k]));
  declare(out, "x", "node", "x", "double");
  declare(out, "y", "node", "y", "double");
  declare(out, "size", "node", "size", "double");
  declare(out, "color", "node", "color", "string");
  declare(out, "weight", "edge", "weight", "double");
  declare(out, "sign", "edge", "sign", "string");
  declare(out, "signed_weight", "edge", "signed_weight", "double");
  declare(out, "shared", "edge", "shared", "int");
  if (ent_network_p_values(view->network) != NULL) declare(out, "p_value", "edge", "p_value", "double");
  if (ent_network_q_values(view->network) != NULL) declare(out, "q_value", "edge", "q_value", "double");
  ent__buffer_puts(out, as->keys);
}

static void write_string(ent_buffer *out, const char *key, const char *value) {
  ent__buffer_printf(out, "      <data key=\"%s\">", key);
  ent__buffer_xml(out, value);
  ent__buffer_puts(out, "</data>\n");
}

static void write_number(ent_buffer *out, const char *key, double value, int digits) {
  ent__buffer_printf(out, "      <data key=\"%s\">", key);
  if (digits < 0)
    ent__buffer_number(out, value);
  else
    ent__buffer_fixed(out, value, digits);
  ent__buffer_puts(out, "</data>\n");
}

static void write_facts(ent_buffer *out, const ent__view *view) {
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    ent__buffer_printf(out, "    <data key=\"g%zu\">", i);
    if (value.data != NULL) ent__buffer_xml(out, value.data);
    if (value.failed) out->failed = 1;
    ent__buffer_puts(out, "</data>\n");
    ent_buffer_clear(&value);
  }
}

static void write_value(ent_buffer *out, size_t k, ent__value value) {
  ent__buffer_printf(out, "      <data key=\"n%zu\">", k);
  if (value.kind == ENT__VALUE_NUMBER)
    ent__buffer_number(out, value.number);
  else if (value.kind == ENT__VALUE_BOOL)
    ent__buffer_puts(out, value.number != 0 ? "true" : "false");
  else
    ent__buffer_xml(out, value.string);
  ent__buffer_puts(out, "</data>\n");
}

static void write_end(ent_buffer *out, const ent__view *view, const ent__graphml_dialect *as,
                      const char *name, size_t n) {
  if (as->numbered)
    ent__buffer_printf(out, " %s=\"n%zu\"", name, n);
  else
    ent__xml_attribute(out, name, view->ids[n]);
}

static void write_node(ent_buffer *out, ent__view *view, const ent__graphml_dialect *as, size_t n) {
  ent__buffer_puts(out, "    <node");
  write_end(out, view, as, "id", n);
  ent__buffer_puts(out, ">\n");
  if (as->numbered) write_string(out, "id", view->ids[n]);
  write_string(out, "label", view->labels[n]);
  for (size_t k = 0; k < view->column_count; k++) {
    const ent__value value = ent__view_value(view, n, k);
    if (value.kind != ENT__VALUE_NONE) write_value(out, k, value);
  }
  if (view->places != NULL) {
    write_number(out, "x", view->places[n].x, 3);
    write_number(out, "y", view->places[n].y, 3);
  }
  write_number(out, "size", ent__view_size(view, n), 3);
  write_string(out, "color", ent__view_colour(view, n));
  if (as->node != NULL) as->node(out, view, n);
  ent__buffer_puts(out, "    </node>\n");
}

static void write_edge(ent_buffer *out, const ent__view *view, const ent__graphml_dialect *as, size_t t) {
  const ent_tie *tie = &view->ties[t];
  ent__buffer_printf(out, "    <edge id=\"e%zu\"", t);
  write_end(out, view, as, "source", tie->source);
  write_end(out, view, as, "target", tie->target);
  ent__buffer_puts(out, ">\n");
  write_number(out, "weight", tie->weight < 0 ? -tie->weight : tie->weight, -1);
  write_string(out, "sign", ent__view_sign(tie));
  write_number(out, "signed_weight", tie->weight, -1);
  write_number(out, "shared", (double)tie->shared, -1);
  if (ent_network_p_values(view->network) != NULL) write_number(out, "p_value", ent_network_p_values(view->network)[t], -1);
  if (ent_network_q_values(view->network) != NULL) write_number(out, "q_value", ent_network_q_values(view->network)[t], -1);
  if (as->tie != NULL) as->tie(out, view, tie);
  ent__buffer_puts(out, "    </edge>\n");
}

ent_status ent__graphml_write(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                              const ent__graphml_dialect *as, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status != ENT_OK) goto fail;
  ent__buffer_printf(out,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"%s\n"
                     "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                     "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns %s\">\n",
                     as->namespaces, as->schema);
  write_keys(out, &view, as);
  ent__buffer_puts(out, "  <graph id=\"G\" edgedefault=\"undirected\">\n");
  write_facts(out, &view);
  ent__buffer_puts(out, as->graph);
  for (size_t n = 0; n < view.node_count; n++) write_node(out, &view, as, n);
  for (size_t t = 0; t < view.tie_count; t++) write_edge(out, &view, as, t);
  ent__buffer_puts(out, "  </graph>\n</graphml>\n");
  status = ent__buffer_status(out, err);
fail:
  ent__view_clear(&view);
  return status;
}

ent_status ent__network_graphml(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                ent_error *err) {
  static const ent__graphml_dialect as = {
      "", "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd", "", "", false, NULL, NULL};
  return ent__graphml_write(out, study, options, &as, err);
}
