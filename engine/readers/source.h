/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is read: a file by its path, or bytes in memory; whole or as a stream. Both undo gzip, and
 * both hash the bytes as they are.
 */
#ifndef ENT_ENGINE_READERS_SOURCE_H
#define ENT_ENGINE_READERS_SOURCE_H

#include <stdbool.h>

#include <entente/base.h>

typedef struct ent__source {
  const char *name;  /* stands for it in messages */
  const char *path;  /* NULL where `bytes` holds it */
  const char *bytes;
  size_t size;
} ent__source;

/* The bytes a format may be known by: at most this many of the beginning. */
enum { ENT__HEAD_SIZE = 65536 };

/* Appends the whole source, and gives its hash. Errors: ENT_E_IO; ENT_E_DATA for broken gzip. */
ent_status ent__source_load(ent_buffer *out, char sha256[65], const ent__source *source, ent_error *err);

/* The same for a source whose text has at most `most` bytes. Errors: also ENT_E_LIMIT. */
ent_status ent__source_load_most(ent_buffer *out, char sha256[65], const ent__source *source, size_t most, ent_error *err);

/* Appends the first ENT__HEAD_SIZE bytes, or all where there are fewer. Broken gzip just ends them. */
ent_status ent__source_head(ent_buffer *out, const ent__source *source, ent_error *err);

typedef struct ent__stream ent__stream;

ent_status ent__stream_open(ent__stream **out, const ent__source *source, ent_error *err);
/* Reads up to `room` bytes (> 0); *got is 0 at the end only. */
ent_status ent__stream_read(ent__stream *stream, char *to, size_t room, size_t *got, ent_error *err);
/* Gives the hash of all bytes, which must have been read to the end. */
void ent__stream_hash(ent__stream *stream, char sha256[65]);
void ent__stream_close(ent__stream *stream);

#endif
