/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a table of statements or roll calls can be, and which column is what. */
#ifndef ENT_ENGINE_READERS_TABLE_ROLES_H
#define ENT_ENGINE_READERS_TABLE_ROLES_H

#include "engine/readers/table.h"
#include "engine/readers/table_report.h"

typedef enum ent__role {
  /* of a statement */
  ENT__ROLE_ACTOR,
  ENT__ROLE_ISSUE,
  ENT__ROLE_POSITION,
  ENT__ROLE_ID,
  ENT__ROLE_DATE,
  ENT__ROLE_DOCUMENT,
  ENT__ROLE_CONFIDENCE,
  ENT__ROLE_LOCATOR,
  ENT__ROLE_SUMMARY,
  ENT__ROLE_KIND,
  ENT__ROLE_REPORTED_BY,
  /* of its actor */
  ENT__ROLE_ACTOR_LABEL,
  ENT__ROLE_ACTOR_SHORT,
  ENT__ROLE_ACTOR_KIND,
  ENT__ROLE_BLOC,
  /* of its issue */
  ENT__ROLE_ISSUE_LABEL,
  ENT__ROLE_ISSUE_SHORT,
  ENT__ROLE_ISSUE_NOTE,
  ENT__ROLE_TOPIC,
  /* of its document */
  ENT__ROLE_TITLE,
  ENT__ROLE_AUTHOR,
  ENT__ROLE_SOURCE,
  ENT__ROLE_URL,
  ENT__ROLES
} ent__role;

/* Which kind of table is read. */
typedef enum ent__table_form {
  ENT__FORM_STATEMENTS,
  ENT__FORM_ROLL_CALLS,
  ENT__FORM_WIDE,  /* one row an actor, one column a roll call */
  ENT__FORM_JOINED /* describes roll calls */
} ent__table_form;

/* What a column was found to be. */
enum { ENT__COLUMN_UNUSED = -1, ENT__COLUMN_VOTE = -2, ENT__COLUMN_IGNORED = -3 };

typedef struct ent__columns {
  char **names;  /* of the header, trimmed */
  int *role;     /* ent__role or one of the above, by column; the first where a column has several */
  bool *guessed; /* by column */
  size_t count;
  long at[ENT__ROLES]; /* the column of each role, -1 none */
  int describing[ENT__ROLES]; /* the roles there are that describe an actor, an issue or a document */
  int describing_count;
  bool usable; /* all that is needed is there */
} ent__columns;

/* Returns the name of a role as --map has it. */
const char *ent__role_name(ent__role role);
/* Which table of the dataset a role describes: ENT_TABLE_STATEMENTS, _ACTORS, _ISSUES or _DOCUMENTS. */
int ent__role_table(ent__role role);
/* Refuses mappings to unknown roles, and two of one role. */
ent_status ent__roles_check(const ent_read_options *options, ent__table_form form, ent_error *err);
/*
 * Finds out what each column of a header is: as the options map it, else by common names. Reports what
 * is missing, and notes what was guessed. `key` is the name of the roll calls' column in the main
 * table, for joined ones; NULL otherwise.
 */
ent_status ent__columns_read(ent__columns *out, const ent__table_source *source, const ent__table_row *header, ent__table_form form,
                             const char *key, const ent_read_options *options, ent__table_report *report, ent_error *err);
/* Notes which columns are not used. */
ent_status ent__columns_unused(const ent__columns *columns, ent__table_report *report, ent_error *err);
void ent__columns_clear(ent__columns *columns);
/* Is it a common name for the role in this form? */
bool ent__role_is_called(ent__role role, ent__table_form form, const char *name);

#endif
