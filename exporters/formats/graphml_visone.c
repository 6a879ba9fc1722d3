/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * visone's GraphML: the graphics of yFiles inside elements of visone's own, and a word on which
 * attribute is shown as label. Discourse Network Analyzer writes the same form.
 */
#include "engine/base/buffer.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/graphml.h"

static void write_node(ent_buffer *out, const ent__view *view, size_t node) {
  ent__buffer_puts(out, "      <data key=\"nodegraphics\">\n        <visone:shapeNode>\n");
  ent__yfiles_node(out, view, node);
  ent__buffer_puts(out, "        </visone:shapeNode>\n      </data>\n");
}

static void write_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie) {
  ent__buffer_puts(out, "      <data key=\"edgegraphics\">\n        <visone:polyLineEdge>\n");
  ent__yfiles_tie(out, view, tie);
  ent__buffer_puts(out, "        </visone:polyLineEdge>\n      </data>\n");
}

ent_status ent__network_graphml_visone(ent_buffer *out, const ent_study *study,
                                       const ent_export_options *options, ent_error *err) {
  static const ent__graphml_dialect as = {
      "\n    xmlns:visone=\"http://visone.info/xmlns\" xmlns:y=\"" ENT__YFILES_SPACE "\"",
      "http://www.yworks.com/xml/schema/graphml/1.0/ygraphml.xsd",
      "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
      "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
      "  <key id=\"properties\" for=\"graph\" visone.type=\"properties\"/>\n",
      "    <data key=\"properties\">\n"
      "      <visone:labelAttribute edgeLabel=\"weight\" nodeLabel=\"label\"/>\n"
      "    </data>\n",
      true,
      write_node,
      write_tie};
  return ent__graphml_write(out, study, options, &as, err);
}
