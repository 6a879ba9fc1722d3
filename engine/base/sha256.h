/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_BASE_SHA256_H
#define ENT_ENGINE_BASE_SHA256_H

#include <stddef.h>

/* Writes the SHA-256 of some bytes as 64 hexadecimal digits and a zero byte. */
void ent__sha256(char out[65], const void *bytes, size_t size);

#endif
