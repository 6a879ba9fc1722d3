/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GraphML (Brandes et al. 2002) through libxml2, as a stream. Nodes and edges of nested graphs are
 * read as those of the graph itself; ports and what other namespaces say are passed over, but for
 * the labels of yEd. No document type, no entity of its own, no network.
 */
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/arena.h"
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/graph_ties.h"

enum { deepest = 200, yed_rank = 2 };

typedef enum element {
  FOREIGN,
  GRAPHML,
  KEY,
  DEFAULT,
  GRAPH,
  NODE,
  EDGE,
  DATA,
  HYPEREDGE,
  YLABEL, /* y:NodeLabel */
  OTHER   /* of GraphML, and of no use here: desc, port, locator, endpoint */
} element;

/* A declared attribute. */
typedef struct key {
  const char *name;
  const char *type;
  bool of_nodes, of_edges;
  ent__graph_meaning node, edge;
} key;

/* A node or an edge that is open; nodes may lie within nodes. */
typedef struct record {
  element what;
  long line, column;
  size_t id, source, target; /* offsets into `text`; SIZE_MAX where absent */
  size_t value[ENT__GRAPH_ROLES];
  int rank[ENT__GRAPH_ROLES];
  bool directed;
  bool holds_graph;
  size_t text; /* where its texts begin */
} record;

typedef struct place {
  long line, column;
} place;

typedef struct reading {
  ent__graph graph;
  ent__stream *stream;
  xmlParserCtxtPtr parser;
  element open[deepest];
  bool directed[deepest]; /* of the graph that is open there */
  size_t depth;
  record *records;
  size_t record_count, record_room;
  ent__names key_ids;
  key *keys;
  size_t key_room;
  key *declaring; /* the key whose default is read */
  const char *usual[2][ENT__GRAPH_ROLES]; /* defaults, of nodes and of edges; NULL where there is none */
  int usual_rank[2][ENT__GRAPH_ROLES];
  size_t graphs;
  ent_buffer text;
  ent__arena arena;
  ent_variables *variables;
  /* Characters are kept between begin_text and end_text only. */
  ent_buffer characters;
  bool keeping;
  ent__graph_meaning meaning; /* of the data that is open */
  bool stopped;
  ent_error *err;
} reading;

static bool has_failed(const reading *r) { return r->stopped || r->graph.gather.status != ENT_OK; }

/* Stops libxml2, as the last thing of a callback: it frees at once the text that a tag's values lie in. */
static void halt_if_failed(reading *r) {
  if (has_failed(r)) xmlStopParser(r->parser);
}

static void no_memory(reading *r) {
  r->graph.gather.status = ent__nomem(r->err);
}

/*
 * Where the tag that is being read begins: libxml2 stands behind its attributes. The text before is
 * mostly still there; where it is not, the place is that of the tag's end.
 */
static place place_of(const reading *r) {
  const xmlParserInput *input = r->parser->input;
  place at = {input->line, input->col};
  const xmlChar *s = input->cur;
  while (s > input->base && *s != '<') s--;
  if (*s != '<') return at;
  bool lines = false;
  for (const xmlChar *c = s; c < input->cur; c++) {
    if (*c != '\n') continue;
    at.line--;
    lines = true;
  }
  if (!lines) {
    at.column -= (long)(input->cur - s);
    return at;
  }
  const xmlChar *start = s;
  while (start > input->base && start[-1] != '\n') start--;
  at.column = (long)(s - start) + 1;
  return at;
}

static void fault(reading *r, const char *code, const char *hint, const char *message) {
  const place at = place_of(r);
  ent__gather_report(&r->graph.gather, ENT_FAULT, at.line, at.column, code, hint, "%s", message);
}

/* The attributes of a start tag, as libxml2 gives them: name, prefix, namespace, value, end. */
typedef struct attributes {
  const xmlChar **at;
  int count;
} attributes;

/* Copies a value of the tag into `text`; SIZE_MAX where it is absent. */
static size_t attribute(reading *r, const attributes *list, const char *name) {
  for (int i = 0; i < list->count; i++) {
    const xmlChar **one = list->at + (size_t)i * 5;
    if (one[1] != NULL || strcmp((const char *)one[0], name) != 0) continue;
    const size_t offset = r->text.size;
    ent__buffer_add(&r->text, (const char *)one[3], (size_t)(one[4] - one[3]));
    ent__buffer_putc(&r->text, '\0');
    return offset;
  }
  return SIZE_MAX;
}

static const char *text_at(const reading *r, size_t offset) { return offset == SIZE_MAX ? NULL : r->text.data + offset; }

/* Copies a text of the tag into the arena, "" where it is absent. */
static const char *lasting(reading *r, const attributes *list, const char *name) {
  const size_t before = r->text.size;
  const size_t offset = attribute(r, list, name);
  const char *s = r->text.failed || offset == SIZE_MAX ? "" : text_at(r, offset);
  const char *copy = ent__arena_string(&r->arena, s, strlen(s));
  r->text.size = before;
  if (copy == NULL || r->text.failed) no_memory(r);
  return copy == NULL ? "" : copy;
}

static bool says(reading *r, const attributes *list, const char *name, const char *value) {
  const size_t before = r->text.size;
  const size_t offset = attribute(r, list, name);
  const bool same = !r->text.failed && offset != SIZE_MAX && strcmp(text_at(r, offset), value) == 0;
  r->text.size = before;
  return same;
}

static void list_key(reading *r, const key *one) {
  const ent__graph_role role = one->of_edges && one->edge.role != ENT__GRAPH_NOTHING ? one->edge.role : one->of_nodes ? one->node.role : ENT__GRAPH_NOTHING;
  const ent_variable variable = {one->of_edges && one->of_nodes ? "" : one->of_edges ? "edge" : "node", one->name, *one->type == '\0' ? "attribute" : one->type,
                                 ent__graph_role_word(role), 0};
  const ent_status status = ent__variables_add(r->variables, &variable, r->err);
  if (status != ENT_OK) r->graph.gather.status = status;
}

static void begin_key(reading *r, const attributes *list) {
  uint32_t number = 0;
  void *keys = r->keys;
  const char *id = lasting(r, list, "id"), *name = lasting(r, list, "attr.name"), *of = lasting(r, list, "for");
  if (has_failed(r)) return;
  if (*id == '\0') {
    fault(r, "missing-key", NULL, "the key has no id, expected one");
    return;
  }
  const int added = ent__names_add(&r->key_ids, id, strlen(id), &number);
  if (added == ENT__NAME_KNOWN) {
    fault(r, "duplicate-id", NULL, "a key of this id was declared already, expected each id once");
    return;
  }
  if (added == ENT__NAME_FAILED || ent__grow(&keys, &r->key_room, r->key_ids.count, sizeof *r->keys) != 0) {
    no_memory(r);
    return;
  }
  r->keys = keys;
  key *one = &r->keys[number];
  *one = (key){*name == '\0' ? id : name, lasting(r, list, "attr.type"), false, false, {ENT__GRAPH_NOTHING, 0}, {ENT__GRAPH_NOTHING, 0}};
  const bool all = *of == '\0' || strcmp(of, "all") == 0;
  one->of_nodes = all || strcmp(of, "node") == 0;
  one->of_edges = all || strcmp(of, "edge") == 0;
  if (one->of_nodes) one->node = ent__graph_node_meaning(r->graph.options, one->name);
  if (one->of_edges) one->edge = ent__graph_edge_meaning(r->graph.options, one->name);
  r->declaring = one;
  if (one->of_nodes || one->of_edges) list_key(r, one);
}

static void begin_record(reading *r, element what, const attributes *list) {
  void *records = r->records;
  if (ent__grow(&records, &r->record_room, r->record_count + 1, sizeof *r->records) != 0) {
    no_memory(r);
    return;
  }
  r->records = records;
  const place at = place_of(r);
  record *one = &r->records[r->record_count];
  *one = (record){.what = what, .line = at.line, .column = at.column, .text = r->text.size};
  for (int i = 0; i < ENT__GRAPH_ROLES; i++) one->value[i] = SIZE_MAX;
  one->id = what == NODE ? attribute(r, list, "id") : SIZE_MAX;
  one->source = what == EDGE ? attribute(r, list, "source") : SIZE_MAX;
  one->target = what == EDGE ? attribute(r, list, "target") : SIZE_MAX;
  if (what == EDGE) { /* its parent is a graph */
    one->directed = r->directed[r->depth - 1];
    if (says(r, list, "directed", "true")) one->directed = true;
    if (says(r, list, "directed", "false")) one->directed = false;
  }
  r->record_count++;
}

/* What the record says itself, or the default of a key that is preferred to it. */
static const char *value_of(const reading *r, const record *one, ent__graph_role role) {
  const int of = one->what == EDGE;
  const char *value = text_at(r, one->value[role]), *usual = r->usual[of][role];
  return value == NULL || (usual != NULL && r->usual_rank[of][role] < one->rank[role]) ? usual : value;
}

static void end_record(reading *r) {
  const record *one = &r->records[--r->record_count];
  if (r->text.failed) {
    no_memory(r);
    return;
  }
  if (one->what == NODE) {
    ent__graph_node_add(&r->graph, text_at(r, one->id), value_of(r, one, ENT__GRAPH_LABEL), one->holds_graph, one->line, one->column);
  } else {
    const ent__weighing raw = {value_of(r, one, ENT__GRAPH_SIGNED), value_of(r, one, ENT__GRAPH_WEIGHT), value_of(r, one, ENT__GRAPH_SIGN)};
    ent__graph_edge_add(&r->graph, text_at(r, one->source), text_at(r, one->target), &raw, one->directed, one->line, one->column);
  }
  r->text.size = one->text;
}

static void begin_graph(reading *r, const attributes *list) {
  const element parent = r->depth > 0 ? r->open[r->depth - 1] : FOREIGN;
  if (parent == NODE) r->records[r->record_count - 1].holds_graph = true;
  else if (parent == GRAPHML && r->graphs++ > 0)
    fault(r, "bad-graph", "save each graph as a file of its own", "the file holds another graph, expected one");
  r->directed[r->depth] = says(r, list, "edgedefault", "directed");
}

static void begin_text(reading *r, ent__graph_meaning meaning) {
  r->meaning = meaning;
  ent__buffer_putc(&r->characters, '\0'); /* so that there is a text, if an empty one */
  r->characters.size = 0;
  r->keeping = true;
}

/* Data of a node or edge: what its key says that it is. */
static void begin_data(reading *r, const attributes *list) {
  const element parent = r->depth > 0 ? r->open[r->depth - 1] : FOREIGN;
  const size_t before = r->text.size;
  if (r->keeping || (parent != NODE && parent != EDGE)) return;
  const size_t id = attribute(r, list, "key");
  if (r->text.failed) {
    no_memory(r);
    return;
  }
  const char *name = id == SIZE_MAX ? "" : text_at(r, id);
  const uint32_t number = ent__names_find(&r->key_ids, name, strlen(name));
  if (number == UINT32_MAX) {
    char message[200];
    snprintf(message, sizeof message, "the data is of key '%.80s', which is not declared", name);
    fault(r, "unknown-key", NULL, message);
  } else {
    const ent__graph_meaning meaning = parent == NODE ? r->keys[number].node : r->keys[number].edge;
    if (meaning.role != ENT__GRAPH_NOTHING) begin_text(r, meaning);
  }
  r->text.size = before;
}

/*
 * Without the blanks around it that come of how a file is indented. A label's own blanks are kept:
 * one that begins with a line end, and yEd's, whose text its layout follows, are taken for indented.
 */
static char *trimmed(ent_buffer *text, ent__graph_meaning meaning) {
  text->data[text->size] = '\0';
  if (meaning.role == ENT__GRAPH_LABEL && meaning.rank != yed_rank && text->data[0] != '\n') return text->data;
  char *s = text->data;
  while (*s != '\0' && strchr(" \t\r\n", *s) != NULL) s++;
  char *end = text->data + text->size;
  while (end > s && strchr(" \t\r\n", end[-1]) != NULL) *--end = '\0';
  return s;
}

static void end_default(reading *r, const char *s) {
  const char *value = ent__arena_string(&r->arena, s, strlen(s));
  if (value == NULL) {
    no_memory(r);
    return;
  }
  for (int of = 0; of < 2; of++) {
    const ent__graph_meaning meaning = of == 0 ? r->declaring->node : r->declaring->edge;
    if (meaning.role == ENT__GRAPH_NOTHING) continue;
    const bool better = r->usual[of][meaning.role] == NULL || meaning.rank < r->usual_rank[of][meaning.role];
    if (!better) continue;
    r->usual[of][meaning.role] = value;
    r->usual_rank[of][meaning.role] = meaning.rank;
  }
}

static void end_text(reading *r) {
  r->keeping = false;
  if (r->characters.failed) {
    no_memory(r);
    return;
  }
  const char *s = trimmed(&r->characters, r->meaning);
  if (r->declaring != NULL) {
    end_default(r, s);
    return;
  }
  if (r->record_count == 0 || r->meaning.role == ENT__GRAPH_NOTHING) return;
  record *one = &r->records[r->record_count - 1];
  if (one->value[r->meaning.role] != SIZE_MAX && one->rank[r->meaning.role] <= r->meaning.rank) return;
  if (r->meaning.role == ENT__GRAPH_LABEL && *s == '\0') return;
  one->value[r->meaning.role] = r->text.size;
  one->rank[r->meaning.role] = r->meaning.rank;
  ent__buffer_add(&r->text, s, strlen(s) + 1);
}

static element element_of(const char *name, const char *uri) {
  static const struct {
    const char *name;
    element what;
  } known[] = {{"graphml", GRAPHML}, {"key", KEY},   {"default", DEFAULT},     {"graph", GRAPH}, {"node", NODE},
               {"edge", EDGE},       {"data", DATA}, {"hyperedge", HYPEREDGE}, {NULL, OTHER}};
  if (uri != NULL && strstr(uri, "graphml.graphdrawing.org") == NULL)
    return strcmp(name, "NodeLabel") == 0 && strstr(uri, "yworks.com") != NULL ? YLABEL : FOREIGN;
  for (int i = 0; known[i].name != NULL; i++)
    if (strcmp(known[i].name, name) == 0) return known[i].what;
  return OTHER;
}

/* Whether an element has a meaning where it stands; elsewhere it is passed over with all in it. */
static element element_in(const reading *r, element what) {
  const element parent = r->depth > 0 ? r->open[r->depth - 1] : FOREIGN;
  switch (what) {
    case KEY: return parent == GRAPHML ? what : OTHER;
    case DEFAULT: return parent == KEY ? what : OTHER;
    case GRAPH: return parent == GRAPHML || parent == NODE || parent == EDGE ? what : OTHER;
    case NODE:
    case EDGE:
    case HYPEREDGE: return parent == GRAPH ? what : OTHER;
    case YLABEL: return r->record_count > 0 && r->records[r->record_count - 1].what == NODE ? what : OTHER;
    default: return what;
  }
}

static void begin_element(reading *r, element what, const attributes *list) {
  switch (what) {
    case KEY: begin_key(r, list); break;
    case DEFAULT:
      if (r->declaring != NULL) begin_text(r, (ent__graph_meaning){ENT__GRAPH_NOTHING, 0});
      break;
    case GRAPH: begin_graph(r, list); break;
    case NODE:
    case EDGE: begin_record(r, what, list); break;
    case DATA: begin_data(r, list); break;
    case YLABEL:
      if (ent__mapped(r->graph.options, "label") == NULL && !r->keeping) begin_text(r, (ent__graph_meaning){ENT__GRAPH_LABEL, yed_rank});
      else what = FOREIGN;
      break;
    case HYPEREDGE: fault(r, "bad-graph", NULL, "found a hyperedge, expected edges between two nodes"); break;
    default: break;
  }
  r->open[r->depth++] = what;
}

static void start(reading *r, const char *name, const char *uri, const attributes *list) {
  const element what = element_of(name, uri);
  if (r->depth == 0 && what != GRAPHML) {
    char message[120];
    snprintf(message, sizeof message, "the file begins with <%.60s>, expected <graphml>", name);
    fault(r, "no-graph", NULL, message);
    r->stopped = true;
  } else if (r->depth == deepest) {
    fault(r, "too-deep", NULL, "elements are nested more than 200 deep");
    r->stopped = true;
  } else {
    begin_element(r, element_in(r, what), list);
  }
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                     int count, int defaulted, const xmlChar **values) {
  reading *r = context;
  (void)prefix;
  (void)namespace_count;
  (void)namespaces;
  (void)defaulted;
  const attributes list = {values, count};
  if (has_failed(r)) return;
  start(r, (const char *)name, (const char *)uri, &list);
  halt_if_failed(r);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  reading *r = context;
  (void)name;
  (void)prefix;
  (void)uri;
  if (has_failed(r) || r->depth == 0) return;
  const element what = r->open[--r->depth];
  if (what == KEY) r->declaring = NULL;
  if (what == NODE || what == EDGE) end_record(r);
  if (r->keeping && (what == DATA || what == DEFAULT || what == YLABEL)) end_text(r);
  halt_if_failed(r);
}

static void on_characters(void *context, const xmlChar *s, int length) {
  reading *r = context;
  if (r->keeping && !has_failed(r)) ent__buffer_add(&r->characters, (const char *)s, (size_t)length);
}

/* Entities of a document's own could grow without bound, or name other files. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system) {
  reading *r = context;
  (void)name;
  (void)external;
  (void)system;
  if (has_failed(r)) return;
  fault(r, "syntax", "take the line out", "found a document type (<!DOCTYPE>), expected none");
  r->stopped = true;
  halt_if_failed(r);
}

/* The parser's own words, in our form: the first of what makes it stop. */
static void on_error(void *context, xmlErrorPtr error) {
  reading *r = context;
  char message[200];
  if (has_failed(r) || error->level != XML_ERR_FATAL) return;
  if (error->code == XML_ERR_NO_MEMORY) {
    no_memory(r);
    return;
  }
  snprintf(message, sizeof message, "%s", error->message == NULL ? "not well-formed" : error->message);
  size_t length = strcspn(message, "\n");
  while (length > 0 && (message[length - 1] == ' ' || message[length - 1] == '.')) length--;
  message[length] = '\0';
  if (message[0] >= 'A' && message[0] <= 'Z') message[0] = (char)(message[0] + ('a' - 'A'));
  ent__gather_report(&r->graph.gather, ENT_FAULT, error->line, error->int2, "syntax", NULL, "not XML from here on: %s", message);
  r->stopped = true;
}

static int read_some(void *context, char *to, int room) {
  reading *r = context;
  size_t got = 0;
  if (room <= 0) return 0;
  const ent_status status = ent__stream_read(r->stream, to, (size_t)room, &got, r->err);
  if (status == ENT_OK) return (int)got;
  r->graph.gather.status = status;
  return -1;
}

static int leave_open(void *context) {
  (void)context;
  return 0;
}

static void parse(reading *r) {
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.cdataBlock = on_characters;
  handler.internalSubset = on_doctype;
  handler.serror = on_error;
  r->parser = xmlCreateIOParserCtxt(&handler, r, read_some, leave_open, r, XML_CHAR_ENCODING_NONE);
  if (r->parser == NULL) {
    if (r->graph.gather.status == ENT_OK) r->graph.gather.status = ent__nomem(r->err);
    return;
  }
  /* Without NOENT an ampersand in an attribute comes as "&#38;"; there are no entities but XML's own five. */
  (void)xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  (void)xmlParseDocument(r->parser);
  if (!has_failed(r) && !r->parser->wellFormed) { /* it does not always say why */
    if (r->parser->errNo == XML_ERR_NO_MEMORY) r->graph.gather.status = ent__nomem(r->err);
    else ent__gather_report(&r->graph.gather, ENT_FAULT, 0, 0, "syntax", NULL, "not XML to its end");
    r->stopped = true;
  }
  if (!has_failed(r) && r->graphs == 0)
    ent__gather_report(&r->graph.gather, ENT_FAULT, 1, 1, "no-graph", NULL, "the file holds no graph, expected <graph>");
  xmlFreeParserCtxt(r->parser);
}

/* What stands behind the place where the parser stopped belongs to the hash all the same. */
static ent_status read_rest(reading *r) {
  char rest[4096];
  size_t got = 1;
  ent_status status = r->graph.gather.status;
  while (status == ENT_OK && got > 0) status = ent__stream_read(r->stream, rest, sizeof rest, &got, r->err);
  return status;
}

ent_status ent__read_graphml(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                             ent_error *err) {
  reading *r = ent__zalloc(1, sizeof *r);
  char sha256[65] = "";
  if (r == NULL) return ent__nomem(err);
  r->err = err;
  ent_status status = ent__graph_begin(&r->graph, source->name, options, err);
  if (status != ENT_OK) {
    ent__free(r);
    return status;
  }
  status = r->graph.gather.status;
  if (status == ENT_OK) status = ent__variables_new(&r->variables, err);
  if (status == ENT_OK) status = ent__stream_open(&r->stream, source, err);
  if (status == ENT_OK) {
    parse(r);
    status = read_rest(r);
  }
  if (status == ENT_OK) ent__stream_hash(r->stream, sha256);
  ent__stream_close(r->stream);
  status = ent__graph_end(&r->graph, out, r->variables, sha256, status, diagnostics);
  ent__names_clear(&r->key_ids);
  ent__arena_clear(&r->arena);
  ent_buffer_clear(&r->text);
  ent_buffer_clear(&r->characters);
  ent__free(r->records);
  ent__free(r->keys);
  ent__free(r);
  return status;
}

/* "<graphml" near the beginning, in UTF-16 too. */
bool ent__sniff_graphml(const char *head, size_t size) {
  static const char word[] = "<graphml";
  size_t matched = 0;
  if (size == 0 || memchr(head, '<', size < 64 ? size : 64) == NULL) return false;
  for (size_t i = 0; i < size && i < 8192; i++) {
    if (head[i] == '\0') continue;
    matched = head[i] == word[matched] ? matched + 1 : head[i] == '<';
    if (word[matched] == '\0') return true;
  }
  return false;
}
