/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A report with its figures as files beside it. The figures are written to a new folder under
 * another name; an old folder is moved aside, the new one put in its place, then the text is
 * written. Where a step fails, those before it are undone.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/raster.h"
#include "exporters/folder.h"
#include "exporters/reports/forms.h"

typedef struct place {
  ent_buffer target; /* the folder's name */
  ent_buffer fresh;  /* the new one, "" before it is made and where there is no figure */
  ent_buffer aside;  /* where the old one is, "" where there is none */
} place;

/* Whether a name is one of ours: figure-1.svg. */
static bool is_figure(const char *name) {
  static const char begin[] = "figure-";
  if (strncmp(name, begin, sizeof begin - 1) != 0) return false;
  const char *number = name + sizeof begin - 1;
  const size_t digits = strspn(number, "0123456789");
  const char *ending = number + digits;
  return digits > 0 && (strcmp(ending, ".svg") == 0 || strcmp(ending, ".pdf") == 0 || strcmp(ending, ".png") == 0);
}

/* Refuses a folder that holds anything but figures of a report. */
static ent_status check_old(const char *path, bool *exists, ent_error *err) {
  struct stat info;
  *exists = stat(path, &info) == 0 || errno != ENOENT;
  if (!*exists) return ENT_OK;
  return ent__folder_check(path, is_figure, "figure of a report: expected no folder of that name, or an earlier report's", err);
}

static ent_status draw(ent_buffer *out, const ent__block *figure, const char *ending, ent_error *err) {
  if (strcmp(ending, "pdf") == 0) return ent__raster_pdf(out, figure->svg, figure->svg_size, figure->alternative, err);
  if (strcmp(ending, "png") == 0) return ent__raster_png(out, figure->svg, figure->svg_size, err);
  ent__buffer_add(out, figure->svg, figure->svg_size);
  return ent__buffer_status(out, err);
}

static ent_status write_figure(const char *folder, const ent__block *figure, unsigned number, const char *ending,
                               ent_error *err) {
  ent_buffer path = ENT_BUFFER_INIT;
  ent_buffer picture = ENT_BUFFER_INIT;
  ent__buffer_printf(&path, "%s/figure-%u.%s", folder, number, ending);
  ent_status status = ent__buffer_status(&path, err);
  if (status == ENT_OK) status = draw(&picture, figure, ending, err);
  if (status == ENT_OK) status = ent_file_write(path.data, picture.data, picture.size, err);
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
  if (all->count == 0) all->status = ent__folder_beside(&all->at->fresh, all->at->target.data, "new", all->err);
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

static ent_status put_in_place(place *at, const char *path, const ent_buffer *text, ent_error *err) {
  if (at->fresh.size > 0 && rename(at->fresh.data, at->target.data) != 0) return ent__folder_fail(err, "rename folder to", at->target.data);
  const ent_status status = ent_file_write(path, text->data, text->size, err);
  if (status != ENT_OK) ent__folder_remove(at->target.data, is_figure);
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
  if (status == ENT_OK && exists) status = ent__folder_aside(&at.aside, at.target.data, err);
  if (status == ENT_OK) status = put_in_place(&at, path, text, err);
  if (status != ENT_OK && at.fresh.size > 0) ent__folder_remove(at.fresh.data, is_figure);
  if (at.aside.size > 0 && status == ENT_OK) ent__folder_remove(at.aside.data, is_figure);
  else if (at.aside.size > 0 && rename(at.aside.data, at.target.data) != 0) status = ent__folder_fail(err, "restore folder", at.target.data);
  ent_buffer_clear(&at.target);
  ent_buffer_clear(&at.fresh);
  ent_buffer_clear(&at.aside);
  return status;
}
