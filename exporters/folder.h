/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of files that is replaced in one stroke: a new one is made beside its place under
 * another name and renamed at the end; an old one is moved aside first. Only files whose names are
 * known are ever removed.
 */
#ifndef ENT_EXPORTERS_FOLDER_H
#define ENT_EXPORTERS_FOLDER_H

#include <stdbool.h>

#include <entente/base.h>

/* Whether a name is one that is written into such a folder. */
typedef bool (*ent__folder_names)(const char *name);

/* Fails with what the system says of an attempt: "cannot open folder 'x': …". */
ent_status ent__folder_fail(ent_error *err, const char *doing, const char *path);

/* Refuses a folder that holds anything else: "holds 'x', which is no `what`". */
ent_status ent__folder_check(const char *path, ent__folder_names ours, const char *what, ent_error *err);

/* Makes TARGET.MARK-… with the permissions that any new folder gets. *out is empty on failure. */
ent_status ent__folder_beside(ent_buffer *out, const char *target, const char *mark, ent_error *err);

/* Moves a folder to a new place beside it, whose name is given. *out is empty on failure. */
ent_status ent__folder_aside(ent_buffer *out, const char *target, ent_error *err);

/* Removes our files and then the folder; what is not ours stays. Needs no memory of ours. */
void ent__folder_remove(const char *path, ent__folder_names ours);

#endif
