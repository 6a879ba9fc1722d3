/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/sha256.h"

#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

void ent__sha256(char out[65], const void *bytes, size_t size) {
  SHA2_CTX context;
  uint8_t digest[SHA256_DIGEST_LENGTH];
  static const char digits[] = "0123456789abcdef";
  SHA256Init(&context);
  SHA256Update(&context, bytes, size);
  SHA256Final(digest, &context);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) {
    out[2 * i] = digits[digest[i] >> 4];
    out[2 * i + 1] = digits[digest[i] & 15];
  }
  out[64] = '\0';
}
