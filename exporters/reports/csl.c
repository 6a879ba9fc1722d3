/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The documents cited, as CSL-JSON: what Zotero, Pandoc and other programs that format references
 * read. Keys are those of the BibTeX. An author is one literal name, as the data have it.
 */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/json_write.h"
#include "exporters/reports/bibliography.h"
#include "exporters/reports/forms.h"

/* The types of CSL 1.0.2; a document of a kind that it lacks says its genre. */
static const char *type_of(ent_document_kind kind, bool sourced) {
  switch (kind) {
    case ENT_DOCUMENT_ARTICLE: return sourced ? "article-journal" : "article";
    case ENT_DOCUMENT_REPORT: return "report";
    case ENT_DOCUMENT_TREATY: return "treaty";
    case ENT_DOCUMENT_SPEECH: return "speech";
    case ENT_DOCUMENT_WEBPAGE: return "webpage";
    case ENT_DOCUMENT_RESOLUTION:
    case ENT_DOCUMENT_VOTE:
    case ENT_DOCUMENT_UNKNOWN:
    case ENT_DOCUMENT_OTHER: break;
  }
  return "document";
}

/* Where a document came out, by its kind. */
static const char *source_key(ent_document_kind kind) {
  if (kind == ENT_DOCUMENT_REPORT) return "publisher";
  return kind == ENT_DOCUMENT_ARTICLE || kind == ENT_DOCUMENT_WEBPAGE ? "container-title" : "source";
}

static void string(ent__json *json, const char *key, const char *value) {
  if (value == NULL || *value == '\0') return;
  ent__json_key(json, key);
  ent__json_string(json, value);
}

static void author(ent__json *json, const char *name) {
  if (name == NULL || *name == '\0') return;
  ent__json_key(json, "author");
  ent__json_array_inline(json);
  ent__json_object(json);
  string(json, "literal", name);
  ent__json_close(json, '}');
  ent__json_close(json, ']');
}

static void date_parts(ent__json *json, ent_date date) {
  ent__json_array(json);
  ent__json_whole(json, date.year);
  if (date.month > 0) ent__json_whole(json, date.month);
  if (date.day > 0) ent__json_whole(json, date.day);
  ent__json_close(json, ']');
}

static void issued(ent__json *json, ent_interval date) {
  if (date.from.year == 0) return;
  ent__json_key(json, "issued");
  ent__json_object_inline(json);
  ent__json_key(json, "date-parts");
  ent__json_array(json);
  date_parts(json, date.from);
  if (date.to.year > 0) date_parts(json, date.to);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

static void entry(ent__json *json, const ent__report *report, const ent_document *document, const char *key) {
  const bool genre = document->kind == ENT_DOCUMENT_RESOLUTION || document->kind == ENT_DOCUMENT_VOTE;
  ent__json_object(json);
  string(json, "id", key);
  string(json, "type", type_of(document->kind, document->source != NULL && *document->source != '\0'));
  author(json, document->author);
  string(json, "title", ent__reference_title(report, document));
  issued(json, document->date);
  string(json, source_key(document->kind), document->source);
  if (genre) string(json, "genre", ent_document_kind_word(document->kind));
  string(json, document->url != NULL && ent__address_is_safe(document->url) ? "URL" : "note", document->url);
  string(json, "language", document->language);
  ent__json_close(json, '}');
}

ent_status ent__list_csl(ent_buffer *out, const ent__report *report, ent_error *err) {
  ent__json json;
  ent__arena arena = ENT__ARENA_INIT;
  const char **keys = ent__reference_keys(&arena, report);
  ent_status status = keys == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    ent__json_begin(&json, out);
    ent__json_array(&json);
    for (size_t i = 0; i < report->source_count; i++) entry(&json, report, &report->documents[report->sources[i]], keys[i]);
    ent__json_close(&json, ']');
    ent__buffer_putc(out, '\n');
    status = ent__buffer_status(out, err);
  }
  ent__arena_clear(&arena);
  return status;
}
