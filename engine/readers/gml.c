/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GML: the nodes and edges of its graph, with label, weight, value and sign; every other key, and the
 * lists in it, are passed over. No list is entered but graph, node and edge, so that depth is a count.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/arena.h"
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/number.h"
#include "engine/base/utf8.h"
#include "engine/readers/gml_tokens.h"
#include "engine/readers/graph_ties.h"

typedef enum place { TOP, GRAPH, NODE, EDGE } place;

/* What the node or edge being read has said; texts live in `text` until its end. */
typedef struct record {
  long line;
  long column;
  size_t id, source, target; /* offsets into the text; SIZE_MAX where absent */
  size_t value[ENT__GRAPH_ROLES];
  int rank[ENT__GRAPH_ROLES];
} record;

typedef struct reading {
  ent__graph graph;
  ent__gml_scan scan;
  ent__gml_token token;
  ent_buffer text;
  place place;
  size_t skipped; /* lists within which all is passed over */
  size_t graphs;
  bool directed;
  bool broken;
  record now;
} reading;

static void break_off(reading *r, const ent__gml_token *at, const char *found, const char *expected) {
  ent__gather_report(&r->graph.gather, ENT_FAULT, at->line, at->column, "syntax", NULL, "found %s, expected %s", found, expected);
  r->broken = true;
}

static void begin_record(reading *r, place where) {
  r->place = where;
  r->text.size = 0;
  r->now = (record){r->token.line, r->token.column, SIZE_MAX, SIZE_MAX, SIZE_MAX, {0}, {0}};
  for (int i = 0; i < ENT__GRAPH_ROLES; i++) r->now.value[i] = SIZE_MAX;
}

static const char *text_at(const reading *r, size_t offset) { return offset == SIZE_MAX ? NULL : r->text.data + offset; }

static void end_record(reading *r) {
  const record *now = &r->now;
  if (r->text.failed) {
    r->graph.gather.status = ent__nomem(r->graph.gather.err);
  } else if (r->place == NODE) {
    ent__graph_node_add(&r->graph, text_at(r, now->id), text_at(r, now->value[ENT__GRAPH_LABEL]), false, now->line, now->column);
  } else {
    const ent__weighing raw = {text_at(r, now->value[ENT__GRAPH_SIGNED]), text_at(r, now->value[ENT__GRAPH_WEIGHT]),
                               text_at(r, now->value[ENT__GRAPH_SIGN])};
    ent__graph_edge_add(&r->graph, text_at(r, now->source), text_at(r, now->target), &raw, r->directed, now->line, now->column);
  }
  r->place = GRAPH;
}

/* Keeps a value; a string with its entities undone. */
static size_t keep(reading *r, const ent__gml_token *value) {
  char *room = ent__buffer_room(&r->text, value->length + 1);
  const size_t at = r->text.size;
  if (room == NULL) return SIZE_MAX;
  size_t length = value->length;
  if (value->kind == ENT__GML_STRING) {
    length = ent__gml_decode(room, value->s, value->length);
  } else {
    memcpy(room, value->s, length);
    room[length] = '\0';
  }
  ent__buffer_use(&r->text, length + 1);
  return at;
}

static bool is_key(const ent__gml_token *key, const char *word) {
  return key->length == strlen(word) && strncasecmp(key->s, word, key->length) == 0;
}

static void take_value(reading *r, const ent__gml_token *key, const ent__gml_token *value) {
  char name[64];
  record *now = &r->now;
  if (r->place == GRAPH && is_key(key, "directed")) r->directed = value->length == 1 && *value->s == '1';
  if (r->place != NODE && r->place != EDGE) return;
  if (r->place == NODE && is_key(key, "id")) now->id = keep(r, value);
  if (r->place == EDGE && is_key(key, "source")) now->source = keep(r, value);
  if (r->place == EDGE && is_key(key, "target")) now->target = keep(r, value);
  if (key->length >= sizeof name) return;
  memcpy(name, key->s, key->length);
  name[key->length] = '\0';
  const ent__graph_meaning meaning = r->place == NODE ? ent__graph_node_meaning(r->graph.options, name) : ent__graph_edge_meaning(r->graph.options, name);
  if (meaning.role == ENT__GRAPH_NOTHING) return;
  if (now->value[meaning.role] != SIZE_MAX && now->rank[meaning.role] <= meaning.rank) return;
  now->value[meaning.role] = keep(r, value);
  now->rank[meaning.role] = meaning.rank;
}

static void open_list(reading *r, const ent__gml_token *key) {
  if (r->place == TOP && is_key(key, "graph")) {
    if (r->graphs++ == 0) {
      r->place = GRAPH;
      return;
    }
    ent__gather_report(&r->graph.gather, ENT_FAULT, key->line, key->column, "bad-graph", "save each graph as a file of its own",
                       "the file holds another graph, expected one");
  } else if (r->place == GRAPH && (is_key(key, "node") || is_key(key, "edge"))) {
    begin_record(r, is_key(key, "node") ? NODE : EDGE);
    r->now.line = key->line;
    r->now.column = key->column;
    return;
  }
  r->skipped++;
}

static void close_list(reading *r) {
  if (r->skipped > 0) r->skipped--;
  else if (r->place == NODE || r->place == EDGE) end_record(r);
  else if (r->place == GRAPH) r->place = TOP;
  else break_off(r, &r->token, "']'", "a key, since no list is open");
}

/* A key is a letter and letters, digits or underscores; some programs write others, such as a dot. */
static bool is_word_key(const ent__gml_token *key) {
  const char c = *key->s;
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static void break_off_at_key(reading *r, const ent__gml_token *key, const char *expected) {
  char found[64];
  snprintf(found, sizeof found, "'%.*s'", key->length < 40 ? (int)key->length : 40, key->s);
  break_off(r, key, key->kind == ENT__GML_STRING || key->kind == ENT__GML_OPEN_QUOTE ? "a string" : found, expected);
}

static void read_pair(reading *r) {
  const ent__gml_token key = r->token;
  if (key.kind == ENT__GML_CLOSE) {
    close_list(r);
    return;
  }
  if (key.kind != ENT__GML_WORD || !is_word_key(&key)) {
    break_off_at_key(r, &key, "a key");
    return;
  }
  ent__gml_next(&r->scan, &r->token);
  if (r->token.kind == ENT__GML_OPEN) {
    if (r->skipped > 0) r->skipped++;
    else open_list(r, &key);
  } else if (r->token.kind == ENT__GML_OPEN_QUOTE) {
    break_off(r, &r->token, "a string that is never closed", "'\"' at its end");
  } else if (r->token.kind == ENT__GML_WORD || r->token.kind == ENT__GML_STRING) {
    if (r->skipped == 0) take_value(r, &key, &r->token);
  } else {
    break_off_at_key(r, &key, "a number, a string or a list behind it");
  }
}

static void read_all(reading *r) {
  for (;;) {
    ent__gml_next(&r->scan, &r->token);
    if (r->token.kind == ENT__GML_END || r->broken || r->graph.gather.status != ENT_OK) break;
    read_pair(r);
  }
  if (r->broken || r->graph.gather.status != ENT_OK) return;
  if (r->place != TOP || r->skipped > 0) break_off(r, &r->token, "the end of the file", "']'");
  else if (r->graphs == 0)
    ent__gather_report(&r->graph.gather, ENT_FAULT, 1, 1, "no-graph", NULL, "the file holds no graph, expected 'graph [ ... ]'");
}

/* Latin-1 is what GML's characters were before UTF-8; text that is not the one is taken for the other. */
static ent_status to_utf8(ent_buffer *bytes, ent_error *err) {
  ent_buffer out = ENT_BUFFER_INIT;
  char *room = ent__buffer_room(&out, 2 * bytes->size + 1);
  size_t used = 0;
  if (room == NULL) return ent__nomem(err);
  for (size_t i = 0; i < bytes->size; i++) {
    const unsigned char c = (unsigned char)bytes->data[i];
    if (c >= 0x80) room[used++] = (char)(0xc0 | c >> 6);
    room[used++] = (char)(c < 0x80 ? c : 0x80 | (c & 0x3f));
  }
  ent__buffer_use(&out, used);
  ent_buffer_clear(bytes);
  *bytes = out;
  return ENT_OK;
}

/* Where in the text a byte is. */
static void place_of(const ent_buffer *bytes, size_t offset, long *line, long *column) {
  size_t start = 0;
  *line = 1;
  for (size_t i = 0; i < offset; i++) {
    if (bytes->data[i] != '\n') continue;
    ++*line;
    start = i + 1;
  }
  *column = (long)(offset - start) + 1;
}

static ent_status read_text(reading *r, ent_buffer *bytes, ent_error *err) {
  long line = 0, column = 0;
  const char *nul = bytes->size == 0 ? NULL : memchr(bytes->data, 0, bytes->size);
  if (nul != NULL) {
    place_of(bytes, (size_t)(nul - bytes->data), &line, &column);
    ent__gather_report(&r->graph.gather, ENT_FAULT, line, column, "nul-byte", NULL, "found a NUL byte, expected text");
    return ENT_OK;
  }
  size_t start = bytes->size >= 3 && memcmp(bytes->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  const size_t bad = bytes->size == 0 ? 0 : ent__utf8_check(bytes->data, bytes->size);
  if (bad < bytes->size) {
    place_of(bytes, bad, &line, &column);
    ent__gather_report(&r->graph.gather, ENT_NOTE, line, column, "guessed-encoding", NULL, "found byte 0x%02x, which is not UTF-8 here; the file is read as Latin-1",
                       (unsigned)(unsigned char)bytes->data[bad]);
    const ent_status status = to_utf8(bytes, err);
    if (status != ENT_OK) return status;
    start = 0;
  }
  ent__gml_scan_init(&r->scan, bytes->data == NULL ? "" : bytes->data + start, bytes->size - start);
  read_all(r);
  return ENT_OK;
}

ent_status ent__read_gml(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                         ent_error *err) {
  reading r = {.place = TOP};
  ent_buffer bytes = ENT_BUFFER_INIT;
  char sha256[65] = "";
  ent_status status = ent__graph_begin(&r.graph, source->name, options, err);
  if (status != ENT_OK) return status;
  status = r.graph.gather.status;
  if (status == ENT_OK) status = ent__source_load(&bytes, sha256, source, err);
  if (status == ENT_OK) status = read_text(&r, &bytes, err);
  status = ent__graph_end(&r.graph, out, NULL, sha256, status, diagnostics);
  ent_buffer_clear(&bytes);
  ent_buffer_clear(&r.text);
  return status;
}

/* Keys and values at the top, until the graph. */
bool ent__sniff_gml(const char *head, size_t size) {
  enum { pairs = 64 };
  ent__gml_scan scan;
  ent__gml_token token;
  const size_t mark = size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (memchr(head, 0, size) != NULL) return false;
  ent__gml_scan_init(&scan, head + mark, size - mark);
  for (int i = 0; i < pairs; i++) {
    ent__gml_next(&scan, &token);
    if (token.kind != ENT__GML_WORD || !is_word_key(&token)) return false;
    const bool graph = is_key(&token, "graph");
    ent__gml_next(&scan, &token);
    if (graph || (token.kind != ENT__GML_WORD && token.kind != ENT__GML_STRING)) return graph && token.kind == ENT__GML_OPEN;
  }
  return false;
}
