/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_BASE_SHA256_H
#define ENT_ENGINE_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* A hash in the making; the inside is libmd's, which sha256.c holds against the size. */
typedef struct ent__sha256_state {
  uint64_t inside[32];
} ent__sha256_state;

void ent__sha256_begin(ent__sha256_state *state);
void ent__sha256_add(ent__sha256_state *state, const void *bytes, size_t size);
/* Writes the hash as 64 hexadecimal digits and a zero byte; the state is of no further use. */
void ent__sha256_end(ent__sha256_state *state, char out[65]);

/* The same for bytes that are all there. */
void ent__sha256(char out[65], const void *bytes, size_t size);

#endif
