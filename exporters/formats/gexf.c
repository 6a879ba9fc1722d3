/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GEXF 1.3 (https://gexf.net) and 1.2draft. Gephi drops a tie of weight 0 and warns at a negative
 * one, so `weight` is the absolute value and the sign an attribute. graphology takes an
 * attribute's id for its title and knows one block of node attributes only.
 */
#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/gexf.h"

typedef struct dialect {
  const char *version;
  const char *space;
  const char *viz;
} dialect;

static void add_number(ent_buffer *out, const char *name, double value, int digits) {
  ent__buffer_printf(out, " %s=\"", name);
  ent__buffer_fixed(out, value, digits);
  ent__buffer_putc(out, '"');
}

static const char *type_name(const ent__view_column *column) {
  if (column->kind == ENT__VALUE_NUMBER) return column->whole ? "integer" : "double";
  return column->kind == ENT__VALUE_BOOL ? "boolean" : "string";
}

void ent__gexf_meta(ent_buffer *out, const ent__view *view) {
  ent__buffer_puts(out, "  <meta>\n    <creator>entente ");
  ent__buffer_xml(out, ent_version());
  ent__buffer_puts(out, "</creator>\n    <description>");
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    ent__buffer_printf(out, "%s%s: ", i > 0 ? "\n" : "", view->facts.at[i].key);
    if (value.data != NULL) ent__buffer_xml(out, value.data);
    if (value.failed) out->failed = 1;
    ent_buffer_clear(&value);
  }
  ent__buffer_puts(out, "</description>\n  </meta>\n");
}

void ent__gexf_declare(ent_buffer *out, const char *name, const char *type) {
  ent__buffer_puts(out, "      <attribute");
  ent__xml_attribute(out, "id", name);
  ent__xml_attribute(out, "title", name);
  ent__xml_attribute(out, "type", type);
  ent__buffer_puts(out, "/>\n");
}

void ent__gexf_declare_nodes(ent_buffer *out, const ent__view *view) {
  ent__buffer_puts(out, "    <attributes class=\"node\" mode=\"static\">\n");
  for (size_t k = 0; k < view->column_count; k++)
    ent__gexf_declare(out, view->columns[k].name, type_name(&view->columns[k]));
  ent__buffer_puts(out, "    </attributes>\n");
}

static void write_declarations(ent_buffer *out, const ent__view *view) {
  ent__gexf_declare_nodes(out, view);
  ent__buffer_puts(out, "    <attributes class=\"edge\" mode=\"static\">\n");
  ent__gexf_declare(out, "sign", "string");
  ent__gexf_declare(out, "signed_weight", "double");
  ent__gexf_declare(out, "shared", "integer");
  ent__buffer_puts(out, "    </attributes>\n");
}

static void write_value(ent_buffer *out, const char *name, ent__value value) {
  ent__buffer_puts(out, "          <attvalue");
  ent__xml_attribute(out, "for", name);
  if (value.kind == ENT__VALUE_NUMBER) {
    ent__buffer_puts(out, " value=\"");
    ent__buffer_number(out, value.number);
    ent__buffer_putc(out, '"');
  } else {
    ent__xml_attribute(out, "value",
                       value.kind == ENT__VALUE_BOOL ? (value.number != 0 ? "true" : "false") : value.string);
  }
  ent__buffer_puts(out, "/>\n");
}

static int hex(const char *s) {
  int value = 0;
  for (int i = 0; i < 2; i++) value = value * 16 + (s[i] <= '9' ? s[i] - '0' : (s[i] | 0x20) - 'a' + 10);
  return value;
}

void ent__gexf_colour(ent_buffer *out, const char *colour) {
  ent__buffer_printf(out, "        <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>\n", hex(colour + 1),
                     hex(colour + 3), hex(colour + 5));
}

void ent__gexf_node_look(ent_buffer *out, const ent__view *view, size_t n) {
  ent__gexf_colour(out, ent__view_colour(view, n));
  if (view->places != NULL) {
    ent__buffer_puts(out, "        <viz:position");
    add_number(out, "x", view->places[n].x, 3);
    add_number(out, "y", view->places[n].y, 3);
    ent__buffer_puts(out, " z=\"0\"/>\n");
  }
  ent__buffer_puts(out, "        <viz:size");
  add_number(out, "value", ent__view_size(view, n), 3);
  ent__buffer_puts(out, "/>\n");
}

void ent__gexf_node_values(ent_buffer *out, ent__view *view, size_t n) {
  ent__buffer_puts(out, "        <attvalues>\n");
  for (size_t k = 0; k < view->column_count; k++) {
    const ent__value value = ent__view_value(view, n, k);
    if (value.kind != ENT__VALUE_NONE) write_value(out, view->columns[k].name, value);
  }
  ent__buffer_puts(out, "        </attvalues>\n");
}

static void write_node(ent_buffer *out, ent__view *view, size_t n) {
  ent__buffer_puts(out, "      <node");
  ent__xml_attribute(out, "id", view->ids[n]);
  ent__xml_attribute(out, "label", view->labels[n]);
  ent__buffer_puts(out, ">\n");
  ent__gexf_node_values(out, view, n);
  ent__gexf_node_look(out, view, n);
  ent__buffer_puts(out, "      </node>\n");
}

static void write_edge(ent_buffer *out, const ent__view *view, size_t t) {
  const ent_tie *tie = &view->ties[t];
  ent__buffer_printf(out, "      <edge id=\"e%zu\"", t);
  ent__xml_attribute(out, "source", view->ids[tie->source]);
  ent__xml_attribute(out, "target", view->ids[tie->target]);
  ent__buffer_puts(out, " weight=\"");
  const size_t digits = out->size; /* most weights have 16 of them, which cost more than all else */
  ent__buffer_number(out, tie->weight < 0 ? -tie->weight : tie->weight);
  const size_t length = out->size - digits;
  ent__buffer_puts(out, "\">\n        <attvalues>\n");
  write_value(out, "sign", (ent__value){ENT__VALUE_STRING, ent__view_sign(tie), 0});
  ent__buffer_printf(out, "          <attvalue for=\"signed_weight\" value=\"%s", tie->weight < 0 ? "-" : "");
  ent__buffer_again(out, digits, length);
  ent__buffer_puts(out, "\"/>\n");
  write_value(out, "shared", (ent__value){ENT__VALUE_NUMBER, NULL, (double)tie->shared});
  ent__buffer_puts(out, "        </attvalues>\n");
  ent__gexf_colour(out, ent__view_tie_colour(tie));
  ent__buffer_puts(out, "      </edge>\n");
}

static ent_status write_gexf(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             const dialect *as, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status != ENT_OK) goto fail;
  ent__buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  ent__buffer_printf(out, "<gexf xmlns=\"%s\" xmlns:viz=\"%s\" version=\"%s\">\n", as->space, as->viz,
                     as->version);
  ent__gexf_meta(out, &view);
  ent__buffer_puts(out, "  <graph defaultedgetype=\"undirected\" mode=\"static\">\n");
  write_declarations(out, &view);
  ent__buffer_puts(out, "    <nodes>\n");
  for (size_t n = 0; n < view.node_count; n++) write_node(out, &view, n);
  ent__buffer_puts(out, "    </nodes>\n    <edges>\n");
  for (size_t t = 0; t < view.tie_count; t++) write_edge(out, &view, t);
  ent__buffer_puts(out, "    </edges>\n  </graph>\n</gexf>\n");
  status = ent__buffer_status(out, err);
fail:
  ent__view_clear(&view);
  return status;
}

ent_status ent__network_gexf(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  static const dialect as = {"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/viz"};
  return write_gexf(out, study, options, &as, err);
}

ent_status ent__network_gexf12(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                               ent_error *err) {
  static const dialect as = {"1.2", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz"};
  return write_gexf(out, study, options, &as, err);
}
