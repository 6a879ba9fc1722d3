/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pandoc, run as a program of its own: no shell; no network, since the page that it reads has its
 * pictures inside and refers to nothing that would be loaded; and no file with a name: input, output
 * and what it says are temporary files without one, which are gone with the program however that ends.
 * (Its --sandbox is of no use: Debian's pandoc keeps the parts of a Word document in files.)
 */
#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/messages.h"
#include "cli/report.h"

enum { IN, OUT, SAID, FILES };

static ent_status open_files(FILE *files[FILES], const ent_buffer *html, ent_error *err) {
  for (int i = 0; i < FILES; i++) {
    files[i] = tmpfile();
    if (files[i] == NULL) return cli_fail(err, ENT_E_IO, "cannot make a temporary file: %s", strerror(errno));
  }
  if (fwrite(html->data, 1, html->size, files[IN]) != html->size || fflush(files[IN]) != 0)
    return cli_fail(err, ENT_E_IO, "cannot write a temporary file: %s", strerror(errno));
  rewind(files[IN]);
  return ENT_OK;
}

/* The child's environment: ours, with a moment that never changes, so that the same data give the same bytes. */
static char **environment(char *moment) {
  extern char **environ;
  size_t count = 0, kept = 0;
  while (environ[count] != NULL) count++;
  char **out = calloc(count + 2, sizeof *out);
  if (out == NULL) return NULL;
  for (size_t i = 0; i < count; i++)
    if (strncmp(environ[i], "SOURCE_DATE_EPOCH=", 18) != 0) out[kept++] = environ[i];
  out[kept] = moment;
  return out;
}

static int spawn(pid_t *child, FILE *files[FILES], char **surroundings) {
  char words[][16] = {"pandoc", "--from=html", "--to=docx", "--toc", "--toc-depth=1", "--output=-"};
  enum { WORDS = sizeof words / sizeof words[0] };
  char *arguments[WORDS + 1] = {NULL};
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t usual;
  for (int i = 0; i < WORDS; i++) arguments[i] = words[i];
  int reason = posix_spawn_file_actions_init(&actions);
  if (reason != 0) return reason;
  for (int i = 0; i < FILES && reason == 0; i++) reason = posix_spawn_file_actions_adddup2(&actions, fileno(files[i]), i);
  if (reason == 0) reason = posix_spawnattr_init(&attributes);
  if (reason == 0) {
    sigemptyset(&usual);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGQUIT);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    reason = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, surroundings);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return reason;
}

/* Waits for the child; a key that interrupts ends the child, and us by its failure. */
static int wait_for(pid_t child) {
  const struct sigaction ignored = {.sa_handler = SIG_IGN};
  struct sigaction interrupt, quit;
  int how = -1;
  sigaction(SIGINT, &ignored, &interrupt);
  sigaction(SIGQUIT, &ignored, &quit);
  while (waitpid(child, &how, 0) < 0 && errno == EINTR) continue;
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  return how;
}

static ent_status failed(int how, FILE *said, ent_error *err) {
  char text[160] = "";
  rewind(said);
  text[fread(text, 1, sizeof text - 1, said)] = '\0';
  for (char *s = text; *s != '\0'; s++)
    if ((unsigned char)*s < 0x20) *s = ' ';
  for (size_t length = strlen(text); length > 0 && text[length - 1] == ' '; length--) text[length - 1] = '\0';
  const char *before = text[0] == '\0' ? "" : ": ";
  if (WIFSIGNALED(how)) return cli_fail(err, ENT_E_DATA, "pandoc was ended by signal %d%s%s", WTERMSIG(how), before, text);
  if (WEXITSTATUS(how) == 127 && text[0] == '\0') return cli_fail(err, ENT_E_DATA, "pandoc could not be started");
  return cli_fail(err, ENT_E_DATA, "pandoc ended with status %d%s%s", WEXITSTATUS(how), before, text);
}

static ent_status collect(ent_buffer *out, FILE *from, ent_error *err) {
  if (fseek(from, 0, SEEK_END) != 0) return cli_fail(err, ENT_E_IO, "cannot read a temporary file: %s", strerror(errno));
  const long size = ftell(from);
  if (size <= 0) return cli_fail(err, ENT_E_DATA, "pandoc wrote nothing");
  rewind(from);
  out->data = malloc((size_t)size + 1);
  if (out->data == NULL) return cli_nomem(err);
  out->room = (size_t)size + 1;
  out->size = fread(out->data, 1, (size_t)size, from);
  out->data[out->size] = '\0';
  return out->size == (size_t)size ? ENT_OK : cli_fail(err, ENT_E_IO, "cannot read a temporary file: %s", strerror(errno));
}

static ent_status run(ent_buffer *out, FILE *files[FILES], ent_error *err) {
  char moment[] = "SOURCE_DATE_EPOCH=946684800"; /* 2000-01-01, as in our PDF */
  pid_t child = 0;
  char **surroundings = environment(moment);
  if (surroundings == NULL) return cli_nomem(err);
  const int reason = spawn(&child, files, surroundings);
  free(surroundings);
  if (reason == ENOENT)
    return cli_fail(err, ENT_E_DATA, "a Word document is made by pandoc, which is not installed: install it (apt install pandoc; https://pandoc.org), "
                                     "or write html, which word processors open");
  if (reason != 0) return cli_fail(err, ENT_E_DATA, "pandoc could not be started: %s", strerror(reason));
  const int how = wait_for(child);
  if (!WIFEXITED(how) || WEXITSTATUS(how) != 0) return failed(how, files[SAID], err);
  return collect(out, files[OUT], err);
}

ent_status cli_pandoc_docx(ent_buffer *out, const ent_buffer *html, ent_error *err) {
  FILE *files[FILES] = {NULL, NULL, NULL};
  ent_status status = open_files(files, html, err);
  if (status == ENT_OK) status = run(out, files, err);
  for (int i = 0; i < FILES; i++)
    if (files[i] != NULL) (void)fclose(files[i]);
  return status;
}
