/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * VOSviewer's JSON. It takes no link below zero, so agreement and conflict are two maps of the
 * same items; and it reads "<" in a label as markup, so angle brackets become their lookalikes.
 */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/view_json.h"

enum { most_clusters = 1000 }; /* VOSviewer's own bound */

/* Adds a key and text without markup: ‹ and › in place of < and >. */
static void write_label(ent__json *json, const char *key, const char *s) {
  ent_buffer plain = ENT_BUFFER_INIT;
  for (; *s != '\0'; s++) {
    if (*s == '<')
      ent__buffer_puts(&plain, "\xe2\x80\xb9");
    else if (*s == '>')
      ent__buffer_puts(&plain, "\xe2\x80\xba");
    else
      ent__buffer_putc(&plain, *s);
  }
  ent__findings_string(json, key, plain.data == NULL ? "" : plain.data);
  if (plain.failed) json->out->failed = 1;
  ent_buffer_clear(&plain);
}

static void write_item(ent__json *json, const ent__view *view, size_t n) {
  const ent_member *member = view->members == NULL ? NULL : &view->members[n];
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[n]);
  write_label(json, "label", view->labels[n]);
  ent__view_json_place(json, view, n, false);
  if (member != NULL && member->coalition < most_clusters)
    ent__findings_whole(json, "cluster", (uint64_t)member->coalition + 1);
  ent__json_key(json, "weights");
  ent__json_object_inline(json);
  ent__findings_number(json, "activity", view->nodes[n].activity);
  ent__findings_whole(json, "cells", view->nodes[n].cells);
  ent__json_close(json, '}');
  if (member != NULL && member->coalition != ENT_NONE && isfinite(member->stability)) {
    ent__json_key(json, "scores");
    ent__json_object_inline(json);
    ent__findings_number(json, "stability", member->stability);
    ent__json_close(json, '}');
  }
  ent__json_close(json, '}');
}

static void write_links(ent__json *json, const ent__view *view, bool conflict) {
  ent__json_key(json, "links");
  ent__json_array(json);
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    if ((tie->weight < 0) != conflict) continue;
    ent__json_object_inline(json);
    ent__findings_string(json, "source_id", view->ids[tie->source]);
    ent__findings_string(json, "target_id", view->ids[tie->target]);
    ent__findings_number(json, "strength", fabs(tie->weight));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_clusters(ent__json *json, const ent__view *view) {
  if (view->coalition_count == 0) return;
  ent__json_key(json, "clusters");
  ent__json_array(json);
  for (size_t c = 0; c < view->coalition_count && c < most_clusters; c++) {
    ent__json_object_inline(json);
    ent__findings_whole(json, "cluster", c + 1);
    write_label(json, "label", view->coalition_labels[c]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

/* The description is HTML. */
static void write_info(ent__json *json, const ent__view *view, bool conflict) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__json_key(json, "info");
  ent__json_object(json);
  write_label(json, "title", ent__view_title(view));
  ent__buffer_puts(&text, conflict ? "Links are conflict, without their sign." : "Links are agreement.");
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    ent__buffer_printf(&text, "<br>%s: ", view->facts.at[i].key);
    if (value.data != NULL) ent__buffer_xml(&text, value.data);
    if (value.failed) text.failed = 1;
    ent_buffer_clear(&value);
  }
  ent__findings_string(json, "description", text.data == NULL ? "" : text.data);
  if (text.failed) json->out->failed = 1;
  ent_buffer_clear(&text);
  ent__json_close(json, '}');
}

/* What VOSviewer calls the things it shows. */
static void write_config(ent__json *json, const ent__view *view, bool conflict) {
  const char *mode = view->node_count == 0 ? "node" : ent__view_mode(&view->nodes[0]);
  const bool two = ent__view_two_modes(view);
  ent__json_key(json, "config");
  ent__json_object(json);
  ent__json_key(json, "terminology");
  ent__json_object_inline(json);
  ent__findings_string(json, "item", two ? "actor or issue" : mode);
  ent__findings_string(json, "items",
                       two                          ? "actors and issues"
                       : strcmp(mode, "actor") == 0 ? "actors"
                       : strcmp(mode, "issue") == 0 ? "issues"
                                                    : "nodes");
  ent__findings_string(json, "link", conflict ? "conflict" : "agreement");
  ent__findings_string(json, "links", conflict ? "conflicts" : "agreements");
  ent__findings_string(json, "link_strength", conflict ? "strength of conflict" : "strength of agreement");
  ent__findings_string(json, "cluster", "coalition");
  ent__findings_string(json, "clusters", "coalitions");
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_map(ent__json *json, const ent__view *view, bool conflict) {
  ent__json_object(json);
  ent__json_key(json, "network");
  ent__json_object(json);
  ent__json_key(json, "items");
  ent__json_array(json);
  for (size_t n = 0; n < view->node_count; n++) write_item(json, view, n);
  ent__json_close(json, ']');
  write_links(json, view, conflict);
  write_clusters(json, view);
  ent__json_close(json, '}');
  write_config(json, view, conflict);
  write_info(json, view, conflict);
  ent__json_close(json, '}');
}

static void write_agreement(ent__json *json, ent__view *view) { write_map(json, view, false); }
static void write_conflict(ent__json *json, ent__view *view) { write_map(json, view, true); }

ent_status ent__network_vosviewer(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return ent__view_json_write(out, study, options, write_agreement, err);
}

ent_status ent__network_vosviewer_conflict(ent_buffer *out, const ent_study *study,
                                           const ent_export_options *options, ent_error *err) {
  return ent__view_json_write(out, study, options, write_conflict, err);
}
