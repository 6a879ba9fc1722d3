/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files that call Graphviz share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_GRAPHVIZ_INTERNAL_H
#define ENT_EXPORTERS_DIAGRAMS_GRAPHVIZ_INTERNAL_H

enum { ENT__GV_PIXELS_PER_INCH = 72 };

/* cgraph takes char * where it only reads. */
char *ent__gv_unconst(const char *s);

/* Each sets an attribute; not 0 where memory runs out. */
int ent__gv_set(void *object, const char *name, const char *value);
int ent__gv_set_number(void *object, const char *name, double value);

/* Takes what Graphviz would print; what it has to say shows in what it returns. */
int ent__gv_swallow(char *message);

#endif
