/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Status codes, errors, byte buffers and the version: what every other header needs. */
#ifndef ENTENTE_BASE_H
#define ENTENTE_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ENT_API __attribute__((visibility("default")))
#define ENT_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define ENT_API
#define ENT_PRINTF(fmt, first)
#endif

/* How a call ended. */
typedef enum ent_status {
  ENT_OK = 0,
  ENT_E_DATA,     /* the user's data has faults; see the diagnostics or the error's place */
  ENT_E_USAGE,    /* an option or a combination of options that cannot be met */
  ENT_E_IO,       /* a file could not be opened, read or written */
  ENT_E_NOMEM,    /* out of memory */
  ENT_E_LIMIT,    /* a stated bound was reached */
  ENT_E_INTERNAL  /* a defect of entente or of a library it calls */
} ent_status;

/* Returns the status as a lower-case word ("ok", "data", ...); never NULL. */
ENT_API const char *ent_status_name(ent_status status);

/*
 * Why a call failed, and where. Owned by the caller, fixed in size, nothing is allocated to fill
 * it. The first failure wins: a call leaves an error alone that already has a status.
 * line and column count from 1 (columns in bytes), 0 where there is none; offset is in bytes.
 */
typedef struct ent_error {
  ent_status status;
  long line;
  long column;
  size_t offset;
  char pointer[128]; /* RFC 6901, "" where there is none */
  char source[128];  /* the name of the input, "" where there is none */
  char text[256];    /* lower case, no full stop */
} ent_error;

#define ENT_ERROR_INIT {ENT_OK, 0, 0, 0, "", "", ""}

/* Makes *err as new. NULL is fine. */
ENT_API void ent_error_clear(ent_error *err);

/* Returns the library's version, for example "0.1.0". */
ENT_API const char *ent_version(void);

/* An index that stands for "none". */
#define ENT_NONE UINT32_MAX

/*
 * A growing run of bytes. Begin with ENT_BUFFER_INIT, end with ent_buffer_clear. `data` always
 * has a zero byte after `size` bytes once anything was added; it is NULL before.
 */
typedef struct ent_buffer {
  char *data;
  size_t size;
  size_t room;
  int failed; /* memory ran out: what was added since is missing */
} ent_buffer;

#define ENT_BUFFER_INIT {NULL, 0, 0, 0}

/* Frees what the buffer holds and makes it empty. NULL is fine. */
ENT_API void ent_buffer_clear(ent_buffer *buffer);

/*
 * Writes bytes to a file in one stroke: to a temporary beside it, flushed to disk, then renamed,
 * so that no reader ever sees half a file and a failure leaves an old file as it was. A path that
 * exists and is no regular file (a terminal, /dev/stdout, a pipe) is written to directly.
 * Errors: ENT_E_IO with the path and the system's reason.
 */
ENT_API ent_status ent_file_write(const char *path, const char *bytes, size_t size, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
