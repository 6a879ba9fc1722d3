/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pandoc, run as a program of its own: no shell, and no network, since the page that it reads refers
 * to nothing but pictures beside it. (Its --sandbox is of no use: it would lock out the pictures,
 * and Debian's pandoc the parts of a Word document.) What it writes and says goes to temporary
 * files without a name.
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

enum { MOST = 5000, FIXED = 7 };

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

/* The child takes no signals from our mask, and writes to our files. */
static int spawn(pid_t *child, FILE *out, FILE *said, char **arguments, char **surroundings) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  int reason = posix_spawn_file_actions_init(&actions);
  if (reason != 0) return reason;
  reason = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
  if (reason == 0) reason = posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
  if (reason == 0) reason = posix_spawn_file_actions_adddup2(&actions, fileno(said), STDERR_FILENO);
  if (reason == 0) reason = posix_spawnattr_init(&attributes);
  if (reason == 0) {
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    reason = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, surroundings);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return reason;
}

/* Waits for the child; a signal that would end us ends the child first, and is raised again for us. */
static int wait_for(pid_t child) {
  sigset_t watched, before;
  int how = -1, got = 0, raised = 0;
  sigemptyset(&watched);
  sigaddset(&watched, SIGINT);
  sigaddset(&watched, SIGTERM);
  sigaddset(&watched, SIGHUP);
  sigaddset(&watched, SIGCHLD);
  sigprocmask(SIG_BLOCK, &watched, &before);
  while (waitpid(child, &how, WNOHANG) == 0) {
    if (sigwait(&watched, &got) != 0 || got == SIGCHLD) continue;
    raised = got;
    kill(child, got);
  }
  if (raised != 0) raise(raised);
  sigprocmask(SIG_SETMASK, &before, NULL);
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

static ent_status run(ent_buffer *out, FILE *files[2], char **arguments, ent_error *err) {
  char moment[] = "SOURCE_DATE_EPOCH=946684800"; /* 2000-01-01, as in our PDF */
  pid_t child = 0;
  char **surroundings = environment(moment);
  if (surroundings == NULL) return cli_nomem(err);
  const int reason = spawn(&child, files[0], files[1], arguments, surroundings);
  free(surroundings);
  if (reason == ENOENT)
    return cli_fail(err, ENT_E_DATA, "a Word document is made by pandoc, which is not installed: install it (apt install pandoc; https://pandoc.org), "
                                     "or write html, which word processors open");
  if (reason != 0) return cli_fail(err, ENT_E_DATA, "pandoc could not be started: %s", strerror(reason));
  const int how = wait_for(child);
  return !WIFEXITED(how) || WEXITSTATUS(how) != 0 ? failed(how, files[1], err) : collect(out, files[0], err);
}

ent_status cli_pandoc_docx(ent_buffer *out, const char *folder, int chinese, ent_error *err) {
  char words[FIXED][40] = {"pandoc", "--from=html", "--to=docx", "--shift-heading-level-by=-1", "--toc", "--toc-depth=1", "--output=-"};
  char title[] = "--metadata=toc-title:Contents", title_zh[] = "--metadata=toc-title:目录";
  char place[MOST], page[MOST];
  char *arguments[FIXED + 4] = {NULL};
  FILE *files[2] = {tmpfile(), tmpfile()};
  ent_status status = ENT_OK;
  (void)snprintf(place, sizeof place, "--resource-path=%s", folder);
  (void)snprintf(page, sizeof page, "%s/report.html", folder);
  for (int i = 0; i < FIXED; i++) arguments[i] = words[i];
  arguments[FIXED] = chinese ? title_zh : title;
  arguments[FIXED + 1] = place;
  arguments[FIXED + 2] = page;
  if (files[0] == NULL || files[1] == NULL) status = cli_fail(err, ENT_E_IO, "cannot make a temporary file: %s", strerror(errno));
  if (status == ENT_OK) status = run(out, files, arguments, err);
  for (int i = 0; i < 2; i++)
    if (files[i] != NULL) (void)fclose(files[i]);
  return status;
}
