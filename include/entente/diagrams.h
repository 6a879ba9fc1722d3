/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams: their table, and how a picture is to look. ent_export_diagram (exporters.h) draws one. */
#ifndef ENTENTE_DIAGRAMS_H
#define ENTENTE_DIAGRAMS_H

#include <stdbool.h>
#include <stddef.h>

#include <entente/extensions.h>
#include <entente/positions.h>
#include <entente/windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A kind of diagram; the table ends with a row whose name is NULL. */
typedef struct ent_diagram_kind {
  const char *name;
  const char *summary;
  int parts; /* ent_part, or-ed: what a study must have for it */
} ent_diagram_kind;

ENT_API const ent_diagram_kind *ent_diagrams(void);

/* Colours and lines: for a screen, for paper that may be black and white, for a dark screen. */
typedef enum ent_style { ENT_STYLE_SCREEN, ENT_STYLE_PRINT, ENT_STYLE_DARK } ent_style;

/* What stands beside the mark of an actor: its short label where it has one, its id, its full label. */
typedef enum ent_labels { ENT_LABELS_SHORT, ENT_LABELS_ID, ENT_LABELS_FULL } ent_labels;

/* What a node of a map stands for. AUTO: an actor, above 150 of them a coalition. */
typedef enum ent_map_level { ENT_MAP_AUTO, ENT_MAP_ACTORS, ENT_MAP_COALITIONS } ent_map_level;

/* How a picture is to look. Strings and lists are borrowed. A kind reads what concerns it. */
typedef struct ent_picture_options {
  ent_style style;
  double width;  /* of the page in pixels (1/96 inch), 100 to 20,000; 0: what it needs. It is scaled to fit, in proportion */
  double height;
  ent_labels labels;
  const char *colour_by; /* coalition, kind, group, stability, or an attribute of actors; NULL: coalition */
  const char *size_by;   /* activity, ties, weight, or an attribute with numbers; NULL: activity */
  ent_map_level level;
  ent_window_options windows;  /* of small multiples; a window of count 0: one map of all time */
  const char *const *cuts;     /* of space: ids of issues whose cutting lines are drawn */
  size_t cut_count;
  ent_semantics semantics;     /* of the argument map */
  const char *audience;        /* of the argument map: id of an actor with an order of values; NULL: none */
  const ent_positions *positions; /* of the map of coalitions: where actors stand; the others go beside them. NULL: chosen */
  ent_positions *kept;            /* gets where the actors of that map stand; NULL: nothing does */
  bool by_topic;               /* of the matrix: columns of one topic stand together */
} ent_picture_options;

#define ENT_PICTURE_OPTIONS_INIT \
  {ENT_STYLE_SCREEN, 0.0, 0.0, ENT_LABELS_SHORT, NULL, NULL, ENT_MAP_AUTO, \
   {{0, ENT_UNIT_YEAR}, {0, ENT_UNIT_DAY}, ENT_KERNEL_NONE}, NULL, 0, ENT_SEMANTICS_GROUNDED, NULL, NULL, NULL, false}

/*
 * Checks sizes, that a kind reads every option that is not at its default, and that they fit each other, so that
 * nothing asked for is passed over in silence; ent_export_diagram does so too. Errors: ENT_E_USAGE. Of a
 * kind that is unknown nothing is said.
 */
ENT_API ent_status ent_diagram_check(const char *kind, const ent_picture_options *options, ent_error *err);

/* Returns the parts that a study must have for a kind under these options, ent_part or-ed. */
ENT_API int ent_diagram_parts(const char *kind, const ent_picture_options *options);

#ifdef __cplusplus
}
#endif
#endif
