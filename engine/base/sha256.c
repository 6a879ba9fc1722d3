/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/sha256.h"

#include <assert.h>
#include <string.h>
#include <sys/types.h>

#include <sha2.h>

static_assert(sizeof(SHA2_CTX) <= sizeof(ent__sha256_state), "the state holds libmd's context");

void ent__sha256_begin(ent__sha256_state *state) {
  memset(state, 0, sizeof *state);
  SHA256Init((SHA2_CTX *)state);
}

void ent__sha256_add(ent__sha256_state *state, const void *bytes, size_t size) {
  SHA256Update((SHA2_CTX *)state, bytes, size);
}

void ent__sha256_end(ent__sha256_state *state, char out[65]) {
  uint8_t digest[SHA256_DIGEST_LENGTH];
  static const char digits[] = "0123456789abcdef";
  SHA256Final(digest, (SHA2_CTX *)state);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) {
    out[2 * i] = digits[digest[i] >> 4];
    out[2 * i + 1] = digits[digest[i] & 15];
  }
  out[64] = '\0';
}

void ent__sha256(char out[65], const void *bytes, size_t size) {
  ent__sha256_state state;
  ent__sha256_begin(&state);
  ent__sha256_add(&state, bytes, size);
  ent__sha256_end(&state, out);
}
