/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report with its figures as files beside it. The figures are written to a new folder under
 * another name; an old folder is moved aside, the new one put in its place, then the text is
 * written. Where a step fails, those before it are undone.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/raster.h"
#include "exporters/reports/forms.h"

typedef struct place {
  ent_buffer target; /* the folder's name */
  ent_buffer fresh;  /* the new one, "" before it is made and where there is no figure */
  ent_buffer aside;  /* where the old one is, "" where there is none */
} place;

static ent_status io_fail(ent_error *err, const char *doing, const char *path) {
  return ent__fail(err, ENT_E_IO, "cannot %s '%.160s': %s", doing, path, strerror(errno));
}

/* Whether a name is one of ours: figure-1.svg. */
static bool is_figure(const char *name) {
  static const char begin[] = "figure-";
  if (strncmp(name, begin, sizeof begin - 1) != 0) return false;
  const char *number = name + sizeof begin - 1;
  const size_t digits = strspn(number, "0123456789");
  return digits > 0 && (strcmp(number + digits, ".svg") == 0 || strcmp(number + digits, ".pdf") == 0);
}

static bool is_dots(const char *name) { return strcmp(name, ".") == 0 || strcmp(name, "..") == 0; }

/* Refuses a folder that holds anything but figures of a report. */
static ent_status check_old(const char *path, bool *exists, ent_error *err) {
  ent_status status = ENT_OK;
  DIR *listing = opendir(path);
  *exists = listing != NULL || errno != ENOENT;
  if (!*exists) return ENT_OK;
  if (listing == NULL) return io_fail(err, "open folder", path);
  for (const struct dirent *entry = readdir(listing); entry != NULL && status == ENT_OK; entry = readdir(listing)) {
    if (is_dots(entry->d_name) || is_figure(entry->d_name)) continue;
    status = ent__fail(err, ENT_E_IO, "folder '%.100s' holds '%.60s', which is no figure of a report: expected no folder of that name, or an earlier report's",
                       path, entry->d_name);
  }
  closedir(listing);
  return status;
}

/* Removes our files and then the folder; what is not ours stays. Needs no memory of ours. */
static void remove_folder(const char *path) {
  DIR *listing = opendir(path);
  if (listing == NULL) return;
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing))
    if (is_figure(entry->d_name)) (void)unlinkat(dirfd(listing), entry->d_name, 0);
  closedir(listing);
  (void)rmdir(path);
}

static ent_status make_beside(ent_buffer *out, const char *target, const char *mark, ent_error *err) {
  for (int attempt = 0; attempt < 1000; attempt++) {
    out->size = 0;
    ent__buffer_printf(out, "%s.%s-%ld-%d", target, mark, (long)getpid(), attempt);
    const ent_status status = ent__buffer_status(out, err);
    if (status != ENT_OK) return status;
    if (mkdir(out->data, 0777) == 0) return ENT_OK;
    if (errno != EEXIST) break;
  }
  const ent_status status = io_fail(err, "make folder", out->data);
  ent_buffer_clear(out);
  return status;
}

static ent_status write_figure(const char *folder, const ent__block *figure, unsigned number, const char *ending,
                               ent_error *err) {
  ent_buffer path = ENT_BUFFER_INIT;
  ent_buffer picture = ENT_BUFFER_INIT;
  const bool pdf = strcmp(ending, "pdf") == 0;
  ent__buffer_printf(&path, "%s/figure-%u.%s", folder, number, ending);
  ent_status status = ent__buffer_status(&path, err);
  if (status == ENT_OK && pdf) status = ent__raster_pdf(&picture, figure->svg, figure->svg_size, figure->alternative, err);
  if (status == ENT_OK)
    status = ent_file_write(path.data, pdf ? picture.data : figure->svg, pdf ? picture.size : figure->svg_size, err);
  ent_buffer_clear(&path);
  ent_buffer_clear(&picture);
  return status;
}

/* What the walk over the tree carries. */
typedef struct figures {
  place *at;
  const char *ending;
  unsigned count;
  ent_status status;
  ent_error *err;
} figures;

static void enter(void *state, const ent__block *block) {
  figures *all = state;
  if (block->kind != ENT__BLOCK_FIGURE || all->status != ENT_OK) return;
  if (all->count == 0) all->status = make_beside(&all->at->fresh, all->at->target.data, "new", all->err);
  if (all->status == ENT_OK) all->status = write_figure(all->at->fresh.data, block, ++all->count, all->ending, all->err);
}

static void no_run(void *state, const ent__block *block, const ent__run *run) { (void)state, (void)block, (void)run; }
static void nothing(void *state, const ent__block *block) { (void)state, (void)block; }

static ent_status write_figures(place *at, const ent__tree *tree, const char *ending, ent_error *err) {
  static const ent__renderer walker = {enter, no_run, nothing, nothing};
  figures all = {at, ending, 0, ENT_OK, err};
  ent__walk(tree->root, &walker, &all);
  return all.status;
}

/* An empty folder gives way to a renamed one: the old figures move onto `aside`. */
static ent_status move_aside(place *at, ent_error *err) {
  ent_status status = make_beside(&at->aside, at->target.data, "old", err);
  if (status == ENT_OK && rename(at->target.data, at->aside.data) != 0) {
    status = io_fail(err, "replace folder", at->target.data);
    (void)rmdir(at->aside.data);
    ent_buffer_clear(&at->aside);
  }
  return status;
}

static ent_status put_in_place(place *at, const char *path, const ent_buffer *text, ent_error *err) {
  if (at->fresh.size > 0 && rename(at->fresh.data, at->target.data) != 0) return io_fail(err, "rename folder to", at->target.data);
  const ent_status status = ent_file_write(path, text->data, text->size, err);
  if (status != ENT_OK) remove_folder(at->target.data);
  return status;
}

ent_status ent__write_beside(const char *path, const ent_buffer *text, const ent__tree *tree, const char *ending,
                             ent_error *err) {
  place at = {ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT};
  bool exists = false;
  ent__buffer_printf(&at.target, "%s-figures", path);
  ent_status status = ent__buffer_status(&at.target, err);
  if (status == ENT_OK) status = check_old(at.target.data, &exists, err);
  if (status == ENT_OK) status = write_figures(&at, tree, ending, err);
  if (status == ENT_OK && exists) status = move_aside(&at, err);
  if (status == ENT_OK) status = put_in_place(&at, path, text, err);
  if (status != ENT_OK && at.fresh.size > 0) remove_folder(at.fresh.data);
  if (at.aside.size > 0 && status == ENT_OK) remove_folder(at.aside.data);
  else if (at.aside.size > 0 && rename(at.aside.data, at.target.data) != 0) status = io_fail(err, "restore folder", at.target.data);
  ent_buffer_clear(&at.target);
  ent_buffer_clear(&at.fresh);
  ent_buffer_clear(&at.aside);
  return status;
}
