/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a report: what each renders, and where its figures go. */
#ifndef ENT_EXPORTERS_REPORTS_FORMS_H
#define ENT_EXPORTERS_REPORTS_FORMS_H

#include "exporters/reports/render.h"
#include "exporters/reports/report.h"

/* A form that is a list of documents has `list`, any other `render`. */
typedef struct ent__form {
  const char *name;
  bool inside;        /* figures are in the text itself */
  const char *beside; /* the ending of files with figures beside it: "svg", "pdf"; NULL for none */
  ent__render_fn *render;
  ent_status (*list)(ent_buffer *out, const ent__report *report, ent_error *err);
} ent__form;

/* Returns the form of a name; NULL, with ENT_E_USAGE in *err, where there is none. */
const ent__form *ent__form_find(const char *name, ent_error *err);

/* The documents that a report cites, in the order of their numbers. */
ent_status ent__list_bibtex(ent_buffer *out, const ent__report *report, ent_error *err);
ent_status ent__list_csl(ent_buffer *out, const ent__report *report, ent_error *err);

/*
 * Writes a text and its figures, in one stroke: the text to `path`, the figures of the tree to a
 * folder beside it, which is called PATH-figures. An old folder of that name gives way where it
 * holds nothing but figures. Errors: ENT_E_IO; then all is as it was before.
 */
ent_status ent__write_beside(const char *path, const ent_buffer *text, const ent__tree *tree, const char *ending,
                             ent_error *err);

#endif
