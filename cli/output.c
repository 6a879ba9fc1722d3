/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/output.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/messages.h"

static ent_status lost(ent_error *err, int reason) {
  return cli_fail(err, ENT_E_IO, "cannot write to standard output: %s", strerror(reason));
}

/* Pictures have zero bytes, a PDF begins by its name; no text does either. */
static bool is_text(const char *bytes, size_t size) {
  return memchr(bytes, 0, size) == NULL && (size < 5 || memcmp(bytes, "%PDF-", 5) != 0);
}

ent_status cli_output_write(const char *path, const char *bytes, size_t size, ent_error *err) {
  if (path != NULL && strcmp(path, "-") != 0) return ent_file_write(path, bytes, size, err);
  if (size == 0) return ENT_OK;
  if (isatty(STDOUT_FILENO) && !is_text(bytes, size))
    return cli_fail(err, ENT_E_USAGE, "this format is not for a terminal; give -o FILE");
  errno = 0;
  if (fwrite(bytes, 1, size, stdout) != size) return lost(err, errno);
  return ENT_OK;
}

ent_status cli_output_close(ent_error *err) {
  errno = 0;
  const int flushed = fflush(stdout);
  const int reason = errno;
  const bool failed = ferror(stdout) != 0;
  errno = 0;
  if (flushed != 0 || failed) {
    (void)fclose(stdout);
    return lost(err, reason);
  }
  /* A network file system may report only here that the disk is full. */
  return fclose(stdout) == 0 ? ENT_OK : lost(err, errno);
}

ent_status cli_text_begin(cli_text *text, ent_error *err) {
  text->to = open_memstream(&text->bytes, &text->size);
  return text->to == NULL ? cli_nomem(err) : ENT_OK;
}

ent_status cli_text_write(cli_text *text, const char *path, ent_status status, ent_error *err) {
  if (text->to != NULL) {
    const bool whole = ferror(text->to) == 0;
    if (fclose(text->to) != 0 || !whole) status = cli_nomem(err);
    text->to = NULL;
    if (status == ENT_OK) status = cli_output_write(path, text->bytes, text->size, err);
  }
  free(text->bytes);
  text->bytes = NULL;
  return status;
}
