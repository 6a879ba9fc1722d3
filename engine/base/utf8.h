/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 (RFC 3629): checking and stepping. */
#ifndef ENT_ENGINE_BASE_UTF8_H
#define ENT_ENGINE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Returns the length (1..4) of the valid character at s, 0 where it is not one. */
size_t ent__utf8_length(const char *s, size_t room);
/* Returns the offset of the first byte that is not valid UTF-8, `size` where all is. */
size_t ent__utf8_check(const char *s, size_t size);
/* Returns the character at *s, which must be valid, and steps over it. */
uint32_t ent__utf8_next(const char **s);
/* Returns the number of characters. */
size_t ent__utf8_count(const char *s);

#endif
