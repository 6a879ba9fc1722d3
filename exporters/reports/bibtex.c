/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The documents cited, as BibTeX: for BibTeX itself (year, howpublished) and for BibLaTeX (date,
 * url, language). Nothing is made up: an author is one name as the data have it, in braces, an
 * article or report of which the data do not say where it came out is @misc, and no day of access
 * is given.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "exporters/reports/bibliography.h"
#include "exporters/reports/forms.h"

/* Braces are counted by BibTeX even behind a backslash, so they go by name. */
static const char *named(char c) {
  switch (c) {
    case '\\': return "\\textbackslash{}";
    case '{': return "\\textbraceleft{}";
    case '}': return "\\textbraceright{}";
    case '~': return "\\textasciitilde{}";
    case '^': return "\\textasciicircum{}";
    case '<': return "\\textless{}";
    case '>': return "\\textgreater{}";
    case '|': return "\\textbar{}";
    case '$': return "\\$";
    case '&': return "\\&";
    case '#': return "\\#";
    case '%': return "\\%";
    case '_': return "\\_";
    default: return (unsigned char)c < 0x20 || c == 0x7f ? " " : NULL;
  }
}

/* Marks that steer direction are left out; what is no character becomes "?". */
static const char *instead_of(uint32_t c) {
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return "";
  const bool bad = (c >= 0x80 && c <= 0x9f) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
  return bad ? "?" : NULL;
}

static void text(ent_buffer *out, const char *s) {
  const char *end = s + strlen(s);
  while (s < end) {
    const char *next = s;
    const size_t length = ent__utf8_length(s, (size_t)(end - s));
    const char *instead = length == 0 ? "?" : length == 1 ? named(*s) : instead_of(ent__utf8_next(&next));
    if (instead != NULL) ent__buffer_puts(out, instead);
    else ent__buffer_add(out, s, length);
    s += length == 0 ? 1 : length;
  }
}

/* Two braces keep a title's capitals, and a name whole. */
static void field(ent_buffer *out, const char *name, const char *value, bool whole) {
  if (value == NULL || *value == '\0') return;
  ent__buffer_printf(out, ",\n  %s = %s", name, whole ? "{{" : "{");
  text(out, value);
  ent__buffer_puts(out, whole ? "}}" : "}");
}

static void date_fields(ent_buffer *out, ent_interval date) {
  char iso[ENT_INTERVAL_SIZE];
  if (date.from.year == 0) return;
  ent_interval_format(iso, date);
  ent__buffer_printf(out, ",\n  date = {%s},\n  year = {%u", iso, (unsigned)date.from.year);
  if (date.to.year > date.from.year) ent__buffer_printf(out, "--%u", (unsigned)date.to.year);
  ent__buffer_putc(out, '}');
  if (date.to.year == 0 && date.from.month > 0) ent__buffer_printf(out, ",\n  month = %u", (unsigned)date.from.month);
}

/* An address stands as it is, save for what ends the field. */
static void url_field(ent_buffer *out, const char *url) {
  if (url == NULL || *url == '\0') return;
  if (!ent__address_is_safe(url)) {
    field(out, "note", url, false);
    return;
  }
  ent__buffer_puts(out, ",\n  url = {");
  for (const char *s = url; *s != '\0'; s++) {
    if (strchr("{}\\", *s) != NULL) ent__buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*s);
    else ent__buffer_putc(out, *s);
  }
  ent__buffer_putc(out, '}');
}

static void entry(ent_buffer *out, const ent__report *report, const ent_document *document, const char *key) {
  const bool sourced = document->source != NULL && *document->source != '\0';
  const bool article = document->kind == ENT_DOCUMENT_ARTICLE && sourced;
  const bool published = document->kind == ENT_DOCUMENT_REPORT && sourced;
  const char *kind = ent_document_kind_word(document->kind);
  ent__buffer_printf(out, "@%s{%s", article ? "article" : published ? "techreport" : "misc", key);
  field(out, "author", document->author, true);
  field(out, "title", ent__reference_title(report, document), true);
  date_fields(out, document->date);
  field(out, article ? "journal" : published ? "institution" : "howpublished", document->source, published);
  url_field(out, document->url);
  field(out, "language", document->language, false);
  if (document->kind != ENT_DOCUMENT_OTHER) field(out, "keywords", kind, false);
  ent__buffer_puts(out, "\n}\n");
}

ent_status ent__list_bibtex(ent_buffer *out, const ent__report *report, ent_error *err) {
  ent__arena arena = ENT__ARENA_INIT;
  const char **keys = ent__reference_keys(&arena, report);
  ent_status status = keys == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; i < report->source_count && status == ENT_OK; i++) {
    if (i > 0) ent__buffer_putc(out, '\n');
    entry(out, report, &report->documents[report->sources[i]], keys[i]);
  }
  if (status == ENT_OK) status = ent__buffer_status(out, err);
  ent__arena_clear(&arena);
  return status;
}
