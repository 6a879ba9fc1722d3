/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report as a Word document: the plain page and its pictures go to a temporary folder, which
 * pandoc reads. Signals that would end the program wait until the folder is gone.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/messages.h"
#include "cli/report.h"

enum { ROOM = 4096 };

/* Removes the files of a folder and then the folder itself. */
static void remove_flat(const char *path) {
  DIR *listing = opendir(path);
  if (listing == NULL) return;
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing))
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) (void)unlinkat(dirfd(listing), entry->d_name, 0);
  closedir(listing);
  (void)rmdir(path);
}

static void remove_all(const char *folder) {
  char figures[ROOM + 32];
  (void)snprintf(figures, sizeof figures, "%s/report.html-figures", folder);
  remove_flat(figures);
  remove_flat(folder);
}

static ent_status make_folder(char folder[ROOM], ent_error *err) {
  const char *where = getenv("TMPDIR");
  if (where == NULL || *where == '\0') where = "/tmp";
  if (snprintf(folder, ROOM, "%s/entente-XXXXXX", where) >= ROOM) return cli_fail(err, ENT_E_IO, "the path of the temporary folder is too long");
  return mkdtemp(folder) == NULL ? cli_fail(err, ENT_E_IO, "cannot make a temporary folder in '%.100s': %s", where, strerror(errno)) : ENT_OK;
}

static bool is_chinese(const ent_study *study, const ent_export_options *options) {
  const ent_dataset *dataset = ent_study_dataset(study);
  const char *language = options->language;
  if (language == NULL && dataset != NULL) language = ent_dataset_about(dataset)->language;
  return language != NULL && strncmp(language, "zh", 2) == 0;
}

ent_status cli_report_docx(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  char folder[ROOM];
  char page[ROOM + 16];
  sigset_t held, before;
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTERM);
  sigaddset(&held, SIGHUP);
  sigprocmask(SIG_BLOCK, &held, &before);
  ent_status status = make_folder(folder, err);
  if (status == ENT_OK) {
    (void)snprintf(page, sizeof page, "%s/report.html", folder);
    status = ent_export_report_file(page, study, "html-plain", options, err);
    if (status == ENT_OK) status = cli_pandoc_docx(out, folder, is_chinese(study, options), err);
    remove_all(folder);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  return status;
}
