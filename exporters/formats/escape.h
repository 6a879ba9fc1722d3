/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the user's text harmless in each kind of file. */
#ifndef ENT_EXPORTERS_FORMATS_ESCAPE_H
#define ENT_EXPORTERS_FORMATS_ESCAPE_H

#include <entente/base.h>

/* Adds ` name="value"`; line breaks and tabs survive a reader's attribute normalisation. */
void ent__xml_attribute(ent_buffer *out, const char *name, const char *value);
/* Adds a quoted DOT id: what is read back differs from `s` in doubled backslashes alone. */
void ent__dot_id(ent_buffer *out, const char *s);
/* Adds a quoted DOT label: shown as it is, with no escape or entity at work in it. */
void ent__dot_label(ent_buffer *out, const char *s);
/*
 * Adds a CSV field that no spreadsheet takes for a formula: one that begins with = + - @, a tab or
 * a carriage return gets an apostrophe in front.
 */
void ent__csv_guarded(ent_buffer *out, const char *s);
/*
 * Adds text in ASCII: what is not, control characters and the characters of `also` become "&#NNNN;"
 * (&quot; and &amp; for a quote and an ampersand), as does an ampersand that would read as one of these.
 */
void ent__ascii_entities(ent_buffer *out, const char *s, const char *also);
/* Adds text to a Markdown table: marks escaped, on one line. */
void ent__md_cell(ent_buffer *out, const char *s);

#endif
