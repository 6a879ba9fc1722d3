/* SPDX-License-Identifier: GPL-3.0-or-later */
/* yEd's GraphML: graphics in data of yfiles.type, all else as custom properties. */
#include "engine/base/buffer.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/graphml.h"

static void write_node(ent_buffer *out, const ent__view *view, size_t node) {
  ent__buffer_puts(out, "      <data key=\"nodegraphics\">\n");
  ent__yfiles_node(out, view, node);
  ent__buffer_puts(out, "      </data>\n");
}

static void write_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie) {
  ent__buffer_puts(out, "      <data key=\"edgegraphics\">\n");
  ent__yfiles_tie(out, view, tie);
  ent__buffer_puts(out, "      </data>\n");
}

ent_status ent__network_graphml_yed(ent_buffer *out, const ent_study *study,
                                    const ent_export_options *options, ent_error *err) {
  static const ent__graphml_dialect as = {
      "\n    xmlns:y=\"" ENT__YFILES_SPACE "\" xmlns:yed=\"http://www.yworks.com/xml/yed/3\"",
      "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd",
      "  <key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
      "  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n",
      "",
      true,
      write_node,
      write_tie};
  return ent__graphml_write(out, study, options, &as, err);
}
