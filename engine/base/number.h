/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as text, the same in any locale. */
#ifndef ENT_ENGINE_BASE_NUMBER_H
#define ENT_ENGINE_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { ENT__NUMBER_SIZE = 32, ENT__FIXED_SIZE = 352 };

/* Writes the fewest digits, from 15 to 17, that read back as the same double. -0 becomes 0. */
void ent__number_format(char out[ENT__NUMBER_SIZE], double value);
/* Writes at most (trim) or exactly `digits` decimals; never "-0". */
void ent__number_fixed(char out[ENT__FIXED_SIZE], double value, int digits, int trim);
/*
 * Reads a whole text as a JSON number (a leading + and a bare leading or trailing point are
 * refused). Returns false for anything else, or where it is beyond the range of double.
 */
bool ent__number_parse(double *out, const char *text, size_t length);

#endif
