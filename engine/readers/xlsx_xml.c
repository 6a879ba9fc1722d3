/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * XML through libxml2's SAX2 interface, fed run by run, so that no tree is made. A document type is
 * refused before any entity of it could be declared; nothing is loaded from elsewhere; errors come
 * to this parser's own handler.
 */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/readers/xlsx.h"

typedef struct scan {
  ent__xlsx *book;
  const ent__xlsx_handler *handler;
  xmlParserCtxtPtr parser;
  char source[512];
  int depth;
  bool stopped;
  bool faulty;
} scan;

const char *ent__xlsx_attribute(const ent__xlsx_attributes *attributes, const char *name, size_t *length) {
  for (int i = 0; i < attributes->count; i++) {
    const xmlChar **one = attributes->at + (size_t)i * 5;
    if (strcmp((const char *)one[0], name) != 0) continue;
    *length = (size_t)(one[4] - one[3]);
    return (const char *)one[3];
  }
  *length = 0;
  return NULL;
}

bool ent__xlsx_attribute_is(const ent__xlsx_attributes *attributes, const char *name, const char *value) {
  size_t length;
  const char *s = ent__xlsx_attribute(attributes, name, &length);
  return s != NULL && length == strlen(value) && memcmp(s, value, length) == 0;
}

long ent__xlsx_attribute_whole(const ent__xlsx_attributes *attributes, const char *name, long missing) {
  size_t length;
  long value = 0;
  const char *s = ent__xlsx_attribute(attributes, name, &length);
  if (s == NULL || length == 0 || length > 9) return s == NULL ? missing : -1;
  for (size_t i = 0; i < length; i++) {
    if (s[i] < '0' || s[i] > '9') return -1;
    value = value * 10 + (s[i] - '0');
  }
  return value;
}

const char *ent__xlsx_attribute_copy(ent__xlsx *book, const ent__xlsx_attributes *attributes, const char *name) {
  size_t length;
  const char *s = ent__xlsx_attribute(attributes, name, &length);
  const char *copy = ent__arena_string(&book->arena, s == NULL ? "" : s, length);
  if (copy == NULL) book->failed = true;
  return copy;
}

static void stop(scan *state) {
  if (!state->stopped) xmlStopParser(state->parser);
  state->stopped = true;
}

static void fault(scan *state, const char *code, const char *message) {
  if (state->faulty || state->stopped) return;
  state->faulty = true;
  ent__xlsx_fault(state->book, state->source, xmlSAX2GetLineNumber(state->parser), xmlSAX2GetColumnNumber(state->parser), code,
                  NULL, "%s", message);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
  scan *state = context;
  (void)name;
  (void)public_id;
  (void)system_id;
  fault(state, "bad-xml", "found a document type, which no workbook has");
  stop(state);
}

static void on_error(void *context, xmlErrorPtr error) {
  scan *state = context;
  char message[320];
  if (error->level < XML_ERR_ERROR || error->code == XML_ERR_USER_STOP) return;
  if (error->code == XML_ERR_NO_MEMORY) {
    state->book->failed = true;
    return;
  }
  snprintf(message, sizeof message, "the part is no well-formed XML: %s", error->message == NULL ? "" : error->message);
  for (size_t length = strlen(message); length > 0 && (message[length - 1] == '\n' || message[length - 1] == ' '); length--)
    message[length - 1] = '\0';
  fault(state, "bad-xml", message);
}

static bool is_ours(const xmlChar *uri) {
  const char *s = (const char *)uri;
  return s == NULL || strncmp(s, "http://schemas.openxmlformats.org/", 34) == 0 || strncmp(s, "http://purl.oclc.org/ooxml/", 27) == 0;
}

static void check_stop(scan *state) {
  if (state->book->failed || (state->handler->stop != NULL && state->handler->stop(state->handler->context))) stop(state);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **spaces, int attributes, int defaulted, const xmlChar **list) {
  scan *state = context;
  (void)prefix;
  (void)namespaces;
  (void)spaces;
  (void)defaulted;
  if (state->stopped) return;
  if (++state->depth > ENT__XLSX_DEPTH) {
    fault(state, "too-deep", "elements are nested too deeply, as in no workbook");
    stop(state);
    return;
  }
  const ent__xlsx_attributes found = {list, attributes};
  if (is_ours(uri)) state->handler->start(state->handler->context, (const char *)name, &found);
  check_stop(state);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  scan *state = context;
  (void)prefix;
  if (state->stopped) return;
  state->depth--;
  if (is_ours(uri) && state->handler->end != NULL) state->handler->end(state->handler->context, (const char *)name);
  check_stop(state);
}

static void on_text(void *context, const xmlChar *s, int length) {
  scan *state = context;
  if (!state->stopped && state->handler->text != NULL && length > 0)
    state->handler->text(state->handler->context, (const char *)s, (size_t)length);
}

static bool on_bytes(void *context, const char *bytes, size_t size) {
  scan *state = context;
  xmlParseChunk(state->parser, bytes, (int)size, 0);
  return !state->stopped && !state->faulty && !state->book->failed;
}

static void fill(xmlSAXHandler *sax) {
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->internalSubset = on_doctype;
  sax->startElementNs = on_start;
  sax->endElementNs = on_end;
  sax->characters = on_text;
  sax->ignorableWhitespace = on_text;
  sax->cdataBlock = on_text;
  sax->serror = on_error;
}

ent_status ent__xlsx_parse(ent__xlsx *book, const char *part, uint64_t limit, const ent__xlsx_handler *handler, ent_error *err) {
  scan state = {.book = book, .handler = handler};
  xmlSAXHandler sax;
  const bool broken = book->broken;
  fill(&sax);
  snprintf(state.source, sizeof state.source, "%s:%s", book->name, part);
  state.parser = xmlCreatePushParserCtxt(&sax, &state, NULL, 0, NULL);
  if (state.parser == NULL) return ent__nomem(err);
  xmlCtxtUseOptions(state.parser, XML_PARSE_NONET);
  book->broken = false;
  const ent_status status = ent__xlsx_unpack(book, part, limit, on_bytes, &state, err);
  if (status == ENT_OK && !book->broken && !state.stopped && !book->failed) xmlParseChunk(state.parser, NULL, 0, 1);
  book->broken = book->broken || broken;
  xmlFreeParserCtxt(state.parser);
  return status == ENT_OK && book->failed ? ent__nomem(err) : status;
}
