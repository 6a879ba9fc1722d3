/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adding to a buffer. Failures are remembered in it, so that a writer may add many times and ask
 * once at the end, with ent__buffer_status.
 */
#ifndef ENT_ENGINE_BASE_BUFFER_H
#define ENT_ENGINE_BASE_BUFFER_H

#include <stdint.h>

#include <entente/base.h>

void ent__buffer_add(ent_buffer *buffer, const char *bytes, size_t size);
void ent__buffer_puts(ent_buffer *buffer, const char *s);
void ent__buffer_putc(ent_buffer *buffer, char c);
/* Integers and strings only: floating point goes through ent__buffer_number (no locale). */
void ent__buffer_printf(ent_buffer *buffer, const char *fmt, ...) ENT_PRINTF(2, 3);
void ent__buffer_whole(ent_buffer *buffer, uint64_t value);
/* Adds the shortest decimal that reads back as the same double; "NaN", "Infinity" as such. */
void ent__buffer_number(ent_buffer *buffer, double value);
/* Adds a number with at most `digits` (0..15) after the point, trailing zeros cut, never "-0". */
void ent__buffer_fixed(ent_buffer *buffer, double value, int digits);
/* The same with exactly `digits` after the point. */
void ent__buffer_decimals(ent_buffer *buffer, double value, int digits);
/* Adds text with & < > " ' escaped, and control characters that XML 1.0 forbids as U+FFFD. */
void ent__buffer_xml(ent_buffer *buffer, const char *s);
/* Adds an RFC 4180 field: quoted where it must be; NULL as nothing, "" as "". */
void ent__buffer_csv(ent_buffer *buffer, const char *s);
/* Adds again what stands at an offset. */
void ent__buffer_again(ent_buffer *buffer, size_t offset, size_t size);
/* Returns `size` bytes of room behind what is there, for ent__buffer_use; NULL without memory. */
char *ent__buffer_room(ent_buffer *buffer, size_t size);
/* Counts `size` bytes that were written into that room. */
void ent__buffer_use(ent_buffer *buffer, size_t size);
/* Returns ENT_OK, or ENT_E_NOMEM with *err filled. */
ent_status ent__buffer_status(const ent_buffer *buffer, ent_error *err);

#endif
