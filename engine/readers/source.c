/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/source.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/file.h"
#include "engine/base/mem.h"
#include "engine/base/sha256.h"

/* What is kept whole may unpack to so many times its size once it is larger than a table need be: a bomb does more. */
enum { raw_size = 1 << 16, most_swelling = 500, free_size = 1 << 24 };

struct ent__stream {
  const char *name;
  int file;          /* -1: from memory */
  const char *bytes; /* what is left, in memory */
  size_t left;
  ent__sha256_state hash;
  z_stream zip;
  bool zipped;
  bool started;   /* the first bytes were looked at */
  bool in_member; /* a gzip member has begun and not ended */
  bool ended;
  char raw[raw_size];
  size_t raw_left;
  const char *raw_at;
  size_t fetched; /* raw bytes so far */
};

static void *zip_alloc(void *context, unsigned count, unsigned size) {
  (void)context;
  return ent__alloc(count, size);
}

static void zip_free(void *context, void *memory) {
  (void)context;
  ent__free(memory);
}

ent_status ent__stream_open(ent__stream **out, const ent__source *source, ent_error *err) {
  *out = NULL;
  ent__stream *stream = ent__zalloc(1, sizeof *stream);
  if (stream == NULL) return ent__nomem(err);
  stream->name = source->name;
  stream->file = -1;
  stream->bytes = source->bytes;
  stream->left = source->size;
  ent__sha256_begin(&stream->hash);
  if (source->path != NULL) {
    const ent_status status = ent__file_open(&stream->file, source->path, err);
    if (status != ENT_OK) {
      ent__free(stream);
      return status;
    }
  }
  *out = stream;
  return ENT_OK;
}

/* Fetches raw bytes where none are left; none at the end. */
static ent_status fetch(ent__stream *stream, ent_error *err) {
  if (stream->raw_left > 0) return ENT_OK;
  if (stream->file >= 0) {
    const ent_status status = ent__file_next(stream->file, stream->name, stream->raw, sizeof stream->raw, &stream->raw_left, err);
    if (status != ENT_OK) return status;
    stream->raw_at = stream->raw;
  } else {
    stream->raw_left = stream->left < raw_size ? stream->left : raw_size;
    stream->raw_at = stream->bytes;
    if (stream->raw_left > 0) stream->bytes += stream->raw_left;
    stream->left -= stream->raw_left;
  }
  stream->fetched += stream->raw_left;
  ent__sha256_add(&stream->hash, stream->raw_at, stream->raw_left);
  return ENT_OK;
}

/* gzip begins with 1f 8b. */
static ent_status start(ent__stream *stream, ent_error *err) {
  const ent_status status = fetch(stream, err);
  if (status != ENT_OK) return status;
  stream->started = true;
  stream->zipped = stream->raw_left >= 2 && memcmp(stream->raw_at, "\x1f\x8b", 2) == 0;
  if (!stream->zipped) return ENT_OK;
  stream->zip.zalloc = zip_alloc;
  stream->zip.zfree = zip_free;
  if (inflateInit2(&stream->zip, 15 + 16) != Z_OK) {
    stream->zipped = false;
    return ent__nomem(err);
  }
  stream->in_member = true;
  return ENT_OK;
}

static ent_status broken(const ent__stream *stream, const char *how, ent_error *err) {
  if (err != NULL && err->status == ENT_OK) ent__copy_text(err->source, sizeof err->source, stream->name);
  return ent__fail(err, ENT_E_DATA, "'%.120s' is compressed by gzip, but %s", stream->name, how);
}

/* A gzip file may have several members, one after another; zeros behind the last are padding. */
static ent_status unzip(ent__stream *stream, char *to, size_t room, size_t *got, ent_error *err) {
  stream->zip.next_out = (unsigned char *)to;
  stream->zip.avail_out = room < (1u << 30) ? (unsigned)room : 1u << 30;
  const unsigned wanted = stream->zip.avail_out;
  while (stream->zip.avail_out == wanted) {
    const ent_status status = fetch(stream, err);
    if (status != ENT_OK) return status;
    if (stream->raw_left == 0) {
      if (stream->in_member) return broken(stream, "it breaks off before its end", err);
      stream->ended = true;
      break;
    }
    if (!stream->in_member) {
      if (*stream->raw_at == '\0') {
        stream->raw_at++;
        stream->raw_left--;
        continue;
      }
      inflateReset(&stream->zip);
      stream->in_member = true;
    }
    stream->zip.next_in = (unsigned char *)stream->raw_at;
    stream->zip.avail_in = (unsigned)stream->raw_left;
    const int code = inflate(&stream->zip, Z_NO_FLUSH);
    stream->raw_at += stream->raw_left - stream->zip.avail_in;
    stream->raw_left = stream->zip.avail_in;
    if (code == Z_MEM_ERROR) return ent__nomem(err);
    if (code == Z_STREAM_END) stream->in_member = false;
    else if (code != Z_OK && code != Z_BUF_ERROR) return broken(stream, "its data are damaged", err);
  }
  *got = wanted - stream->zip.avail_out;
  return ENT_OK;
}

ent_status ent__stream_read(ent__stream *stream, char *to, size_t room, size_t *got, ent_error *err) {
  *got = 0;
  ent_status status = stream->started ? ENT_OK : start(stream, err);
  if (status != ENT_OK || stream->ended) return status;
  if (stream->zipped) return unzip(stream, to, room, got, err);
  status = fetch(stream, err);
  if (status != ENT_OK) return status;
  *got = stream->raw_left < room ? stream->raw_left : room;
  if (*got > 0) memcpy(to, stream->raw_at, *got);
  stream->raw_at += *got;
  stream->raw_left -= *got;
  stream->ended = *got == 0;
  return ENT_OK;
}

void ent__stream_hash(ent__stream *stream, char sha256[65]) { ent__sha256_end(&stream->hash, sha256); }

void ent__stream_close(ent__stream *stream) {
  if (stream == NULL) return;
  if (stream->zipped) inflateEnd(&stream->zip);
  ent__file_close(stream->file);
  ent__free(stream);
}

static ent_status check_swelling(const ent__stream *stream, size_t all, ent_error *err) {
  if (!stream->zipped || all <= free_size || all / most_swelling <= stream->fetched) return ENT_OK;
  return broken(stream, "it unpacks to more than 500 times its size, expected no such file", err);
}

static ent_status check_room(const char *name, uint64_t size, size_t most, ent_error *err) {
  if (size <= most) return ENT_OK;
  return ent__fail(err, ENT_E_LIMIT, "'%.120s' has more than %zu MB of text, for which this machine has too little memory", name, most >> 20);
}

/* A file as it is, or one that is compressed and no smaller: so much is known before a byte is read. */
static ent_status check_size(const ent__source *source, size_t most, ent_error *err) {
  struct stat about;
  if (source->path == NULL || stat(source->path, &about) != 0 || !S_ISREG(about.st_mode)) return ENT_OK;
  return check_room(source->name, (uint64_t)about.st_size, most, err);
}

ent_status ent__source_load_most(ent_buffer *out, char sha256[65], const ent__source *source, size_t most, ent_error *err) {
  ent__stream *stream = NULL;
  size_t got = 1, all = 0;
  ent_status status = check_size(source, most, err);
  if (status == ENT_OK) status = ent__stream_open(&stream, source, err);
  while (status == ENT_OK && got > 0) {
    char *room = ent__buffer_room(out, raw_size);
    if (room == NULL) status = ent__nomem(err);
    else status = ent__stream_read(stream, room, raw_size, &got, err);
    if (status == ENT_OK) ent__buffer_use(out, got);
    all += got;
    if (status == ENT_OK) status = check_swelling(stream, all, err);
    if (status == ENT_OK) status = check_room(source->name, all, most, err);
  }
  if (status == ENT_OK) ent__stream_hash(stream, sha256);
  ent__stream_close(stream);
  return status;
}

ent_status ent__source_load(ent_buffer *out, char sha256[65], const ent__source *source, ent_error *err) {
  return ent__source_load_most(out, sha256, source, SIZE_MAX, err);
}

ent_status ent__source_head(ent_buffer *out, const ent__source *source, ent_error *err) {
  ent__stream *stream = NULL;
  size_t got = 1, all = 0;
  ent_status status = ent__stream_open(&stream, source, err);
  char *room = status == ENT_OK ? ent__buffer_room(out, ENT__HEAD_SIZE) : NULL;
  if (status == ENT_OK && room == NULL) status = ent__nomem(err);
  while (status == ENT_OK && got > 0 && all < ENT__HEAD_SIZE) {
    ent_error ignored = ENT_ERROR_INIT;
    status = ent__stream_read(stream, room + all, ENT__HEAD_SIZE - all, &got, &ignored);
    if (status == ENT_E_DATA) {
      status = ENT_OK;
      break;
    }
    if (status != ENT_OK && err != NULL && err->status == ENT_OK) *err = ignored;
    all += got;
  }
  if (status == ENT_OK) ent__buffer_use(out, all);
  ent__stream_close(stream);
  return status;
}
