/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the LaTeX renderer share. */
#ifndef ENT_EXPORTERS_REPORTS_LATEX_H
#define ENT_EXPORTERS_REPORTS_LATEX_H

#include "exporters/reports/render.h"

/* What a document needs fonts for, or-ed. */
enum { ENT__LATEX_CJK = 1, ENT__LATEX_OTHER = 2, ENT__LATEX_TURNED = 4 };

typedef struct ent__latex {
  ent_buffer *out; /* the document's body; what stands before it depends on what is in it */
  const ent__tree *tree;
  const char *folder;
  unsigned figures;
  int scripts;
  int depth;               /* of lists */
  bool begun;              /* the first section has */
  const ent__block *whole; /* a block that is written already, with all inside it */
} ent__latex;

/*
 * Adds text with nothing in it that TeX would act on. Letters beyond Latin and Chinese are put in a
 * macro that has a font for them; words of great length may be broken. Where `code`, a line may
 * break behind any mark. What is met is or-ed to *scripts.
 */
void ent__latex_escape(ent_buffer *out, const char *text, bool code, int *scripts);
/* Adds runs with their marks and links; plain text alone where `plain` (titles, captions). */
void ent__latex_runs(ent__latex *latex, const ent__runs *runs, bool plain);
/* Adds an anchor, for an id that is not NULL. */
void ent__latex_anchor(ent__latex *latex, const char *id);
/* Adds a table with all its rows. */
void ent__latex_table(ent__latex *latex, const ent__block *table);
/* Adds all that stands before the body, for what the body was found to need. */
void ent__latex_preamble(ent_buffer *out, const ent__latex *body);

#endif
