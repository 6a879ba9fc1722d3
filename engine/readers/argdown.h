/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Argdown, read in three steps: the lines become statements, arguments and relations as they are
 * written (argdown.c, argdown_text.c, argdown_data.c), these are joined by title (argdown_model.c),
 * and the dataset is made of them (argdown_build.c). docs/arguments-files.md says what becomes of what.
 */
#ifndef ENT_ENGINE_READERS_ARGDOWN_H
#define ENT_ENGINE_READERS_ARGDOWN_H

#include "engine/base/arena.h"
#include "engine/readers/af.h"

/* Stands in the text for the bytes of comments, which are passed over. */
#define ENT__ARGDOWN_FILLER '\1'

typedef enum ent__argdown_kind { ENT__ARGDOWN_SUPPORT, ENT__ARGDOWN_ATTACK, ENT__ARGDOWN_UNDERCUT, ENT__ARGDOWN_CONTRADICTORY } ent__argdown_kind;

/* A list of names in the data of a node: numbers in one of the reader's tables. */
typedef struct ent__argdown_list {
  uint32_t *at;
  size_t count;
  size_t room;
} ent__argdown_list;

enum { ENT__ARGDOWN_VALUES, ENT__ARGDOWN_BY, ENT__ARGDOWN_ENDORSED, ENT__ARGDOWN_REJECTED, ENT__ARGDOWN_LISTS };

/* A statement (all that have one title are one) or an argument. */
typedef struct ent__argdown_node {
  const char *title;
  const char *text; /* NULL while there is none; several texts are lines */
  const char *at;   /* where it was defined first, else named first */
  const char *section;
  const char *locator;
  const char *date;
  bool argument;
  bool untitled;
  bool defined;
  bool reconstructed;
  int evidence;        /* -1 where not said */
  double weight;       /* NaN where not said */
  uint32_t document;   /* ENT_NONE where not said */
  uint32_t conclusion; /* of a reconstructed argument; ENT_NONE */
  uint32_t inference;  /* the relation of its last step, once it is made */
  ent__argdown_list lists[ENT__ARGDOWN_LISTS];
} ent__argdown_node;

/* As written. An undercut of a step of a reconstruction has the step in `to` and `of_step`. */
typedef struct ent__argdown_relation {
  ent__argdown_kind kind;
  uint32_t from;
  uint32_t to;
  const char *at;
  bool of_step;
} ent__argdown_relation;

/* A statement in its place in a reconstruction: a premise, or the conclusion of the premises since the last one. */
typedef struct ent__argdown_step {
  uint32_t argument;
  uint32_t statement;
  const char *at;
  bool conclusion;
  bool last; /* the main conclusion */
} ent__argdown_step;

/* What has no place in a dataset, by what it is. */
typedef struct ent__argdown_loss {
  const char *what;
  const char *first;
  size_t count;
} ent__argdown_loss;

/* The longest data and the longest title or link in bytes, and how many braces in vain are looked into for their ends. */
enum { ENT__ARGDOWN_LOSSES = 64, ENT__ARGDOWN_DATA = 65536, ENT__ARGDOWN_TITLE = 4096, ENT__ARGDOWN_VAIN = 64 };

typedef struct ent__argdown {
  ent__af af;
  const char *text; /* comments blanked */
  const char *end;
  ent__arena arena;
  ent_buffer scratch;
  ent__names titles[2]; /* of statements, of arguments */
  ent__argdown_list numbers[2]; /* their nodes */
  ent__names documents;
  ent__names values;
  ent__names actors;
  ent__argdown_node *nodes;
  size_t node_count;
  size_t node_room;
  ent__argdown_relation *relations;
  size_t relation_count;
  size_t relation_room;
  ent__argdown_step *steps;
  size_t step_count;
  size_t step_room;
  ent__argdown_loss losses[ENT__ARGDOWN_LOSSES];
  size_t loss_count;
  uint32_t untitled;
  size_t vain; /* braces that were never closed */
  bool strict; /* front matter: attacks between statements exclude each other */
  const char *title;
  const char *description;
  const char *language;
  const char *section;
} ent__argdown;

/* Copies the text with comments blanked; reports one that never ends. */
void ent__argdown_blank_comments(ent__argdown *doc);
/* Reads "=== ... ===" at the beginning; returns what is behind it. */
const char *ent__argdown_front(ent__argdown *doc, const char *s);

/*
 * Makes the text of an element: line ends become blanks, marks of bold and italic go, "{...}" is read as
 * data of the node (ENT_NONE: passed over). Lives in the arena; NULL where nothing is left.
 */
const char *ent__argdown_text(ent__argdown *doc, const char *s, const char *end, uint32_t node);
/* Returns the end of "{...}" that begins at s, behind its brace; NULL where it has none. */
const char *ent__argdown_data_end(const char *s, const char *end);
/* Reads "{key: value, ...}" into a node. */
void ent__argdown_data(ent__argdown *doc, const char *s, const char *end, uint32_t node);

/* Notes what is not carried over. `what` lives as long as the document. */
void ent__argdown_lose(ent__argdown *doc, const char *what, size_t length, const char *at);

/* Returns the node of a title, a new one where there is none; untitled where the title is NULL. ENT_NONE without memory. */
uint32_t ent__argdown_node_of(ent__argdown *doc, bool argument, const char *title, size_t length, const char *at);
/* Adds a text to a node, unless it has it. */
void ent__argdown_define(ent__argdown *doc, uint32_t node, const char *text, const char *at);
void ent__argdown_relate(ent__argdown *doc, ent__argdown_kind kind, uint32_t from, uint32_t to, bool of_step, const char *at);
void ent__argdown_step_add(ent__argdown *doc, uint32_t argument, uint32_t statement, bool conclusion, const char *at);
void ent__argdown_list_add(ent__argdown *doc, ent__argdown_list *list, uint32_t number);

/* Turns relations of reconstructed arguments into those of their conclusions, and drops what was said twice. */
void ent__argdown_settle(ent__argdown *doc);
ent_status ent__argdown_build(ent__argdown *doc, ent_input *out);

#endif
