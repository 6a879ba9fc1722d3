/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places count downwards there, and a shape's is its upper left corner. A label that begins with
 * "<html>" is taken for markup; a blank in front prevents that.
 */
#include "engine/base/buffer.h"
#include "exporters/formats/graphml.h"

static void add(ent_buffer *out, const char *name, double value) {
  ent__buffer_printf(out, " %s=\"", name);
  ent__buffer_fixed(out, value, 3);
  ent__buffer_putc(out, '"');
}

static const char *shape_name(ent__shape shape) {
  static const char *const names[ENT__SHAPES] = {"ellipse", "rectangle", "diamond", "triangle",
                                                 "hexagon", "trapezoid", "octagon"};
  return names[shape];
}

static bool is_markup(const char *label) {
  static const char opening[] = "<html>";
  for (size_t i = 0; i < sizeof opening - 1; i++)
    if (label[i] != opening[i] && (label[i] | 0x20) != opening[i]) return false;
  return true;
}

/* Below the node; of two modes, on its outer side. */
static char side(const ent__view *view, size_t node) {
  if (!ent__view_two_modes(view)) return 's';
  return view->nodes[node].kind == ENT_NODE_ISSUE ? 'e' : 'w';
}

void ent__yfiles_node(ent_buffer *out, const ent__view *view, size_t node) {
  const double size = ent__view_size(view, node);
  ent__buffer_puts(out, "        <y:ShapeNode>\n          <y:Geometry");
  add(out, "height", size);
  add(out, "width", size);
  if (view->places != NULL) {
    add(out, "x", view->places[node].x - size / 2);
    add(out, "y", 0.0 - view->places[node].y - size / 2);
  }
  ent__buffer_printf(
      out,
      "/>\n          <y:Fill color=\"%s\" transparent=\"false\"/>\n"
      "          <y:BorderStyle color=\"%s\" type=\"line\" width=\"1.0\"/>\n"
      "          <y:NodeLabel alignment=\"center\" autoSizePolicy=\"content\" fontFamily=\"Dialog\" "
      "fontSize=\"9\" fontStyle=\"plain\" hasBackgroundColor=\"false\" hasLineColor=\"false\" "
      "modelName=\"sides\" modelPosition=\"%c\" textColor=\"%s\" visible=\"true\">%s",
      ent__view_colour(view, node), ENT__STYLE_INK, side(view, node), ENT__STYLE_INK,
      is_markup(view->labels[node]) ? " " : "");
  ent__buffer_xml(out, view->labels[node]);
  ent__buffer_printf(out, "</y:NodeLabel>\n          <y:Shape type=\"%s\"/>\n        </y:ShapeNode>\n",
                     shape_name(ent__view_shape(view, node)));
}

void ent__yfiles_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie) {
  ent__buffer_printf(out, "        <y:PolyLineEdge>\n          <y:LineStyle color=\"%s\" type=\"%s\"",
                     ent__view_tie_colour(tie), tie->weight < 0 ? "dashed" : "line");
  add(out, "width", ent__view_tie_width(view, tie));
  ent__buffer_puts(out,
                   "/>\n          <y:Arrows source=\"none\" target=\"none\"/>\n        </y:PolyLineEdge>\n");
}
