/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the static and the dynamic GEXF have in common. */
#ifndef ENT_EXPORTERS_FORMATS_GEXF_H
#define ENT_EXPORTERS_FORMATS_GEXF_H

#include "exporters/formats/view.h"

/* Writes where the network comes from. */
void ent__gexf_meta(ent_buffer *out, const ent__view *view);
/* Declares an attribute, whose id is its title. */
void ent__gexf_declare(ent_buffer *out, const char *name, const char *type);
/* Declares the attributes of nodes, in one block. */
void ent__gexf_declare_nodes(ent_buffer *out, const ent__view *view);
/* Writes the values of a node's attributes, and its colour, place and size. */
void ent__gexf_node_values(ent_buffer *out, ent__view *view, size_t node);
void ent__gexf_node_look(ent_buffer *out, const ent__view *view, size_t node);
/* Writes a colour given as "#rrggbb". */
void ent__gexf_colour(ent_buffer *out, const char *colour);

#endif
