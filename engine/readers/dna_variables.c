/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statement types and variables, and the choice among them. */
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/near.h"
#include "engine/readers/dna.h"

static const char *const kind_words[] = {"short text", "long text", "boolean", "integer", NULL};

const char *ent__dna_kind_word(ent__dna_kind kind) { return kind_words[kind]; }

static void on_type(ent__dna *dna, const ent__dna_row *row) {
  const char *label = "";
  int64_t id = 0;
  if (!ent__dna_integer(dna, row, 0, &id) || !ent__dna_text(dna, row, 1, &label)) return;
  ent__dna_type *type = ent__dna_add(dna, &dna->types, sizeof *type);
  if (type != NULL) *type = (ent__dna_type){id, label};
}

static void on_variable(ent__dna *dna, const ent__dna_row *row) {
  ent__dna_variable variable = {.type = ENT_NONE};
  const char *kind = "";
  int64_t type = 0;
  int known = 0;
  if (!ent__dna_integer(dna, row, 0, &variable.id) || !ent__dna_text(dna, row, 1, &variable.name) || !ent__dna_text(dna, row, 2, &kind) ||
      !ent__dna_integer(dna, row, 3, &type))
    return;
  while (kind_words[known] != NULL && strcmp(kind_words[known], kind) != 0) known++;
  if (kind_words[known] == NULL) {
    ent__dna_bad(dna, row, 2, "bad-word", "found '%s', expected short text, long text, boolean or integer", ent__dna_shorten(kind).text);
    return;
  }
  variable.kind = (ent__dna_kind)known;
  variable.type = ent__dna_find(&dna->types, sizeof(ent__dna_type), type);
  if (variable.type == ENT_NONE) {
    ent__dna_bad(dna, row, 3, "dangling-reference", "found %lld, expected the ID of a row of STATEMENTTYPES", (long long)type);
    return;
  }
  ent__dna_variable *added = ent__dna_add(dna, &dna->variables, sizeof *added);
  if (added != NULL) *added = variable;
}

/* What the user wants, and what that is where nothing is said. */
typedef struct wanted {
  const char *actor;
  const char *issue;
  const char *position;
  bool position_given;
} wanted;

static wanted read_options(const ent__dna *dna) {
  const char *actor = ent__mapped(dna->options, "actor"), *issue = ent__mapped(dna->options, "issue");
  const char *position = ent__mapped(dna->options, "position");
  return (wanted){actor != NULL ? actor : "organization", issue != NULL ? issue : "concept", position != NULL ? position : "agreement", position != NULL};
}

static bool is_number(ent__dna_kind kind) { return kind == ENT__DNA_BOOLEAN || kind == ENT__DNA_INTEGER; }

static uint32_t find_variable(const ent__dna *dna, uint32_t type, const char *name, bool number) {
  const ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  for (size_t i = 0; i < dna->variables.count; i++)
    if (variables[i].type == type && strcmp(variables[i].name, name) == 0 &&
        (number ? is_number(variables[i].kind) : variables[i].kind == ENT__DNA_SHORT_TEXT))
      return (uint32_t)i;
  return ENT_NONE;
}

static bool has_numbers(const ent__dna *dna, uint32_t type) {
  const ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  for (size_t i = 0; i < dna->variables.count; i++)
    if (variables[i].type == type && is_number(variables[i].kind)) return true;
  return false;
}

/* How well a type fits: 2 with all variables, 1 without a position where it can have none, 0 not. */
static int fit(const ent__dna *dna, const wanted *want, uint32_t type) {
  if (find_variable(dna, type, want->actor, false) == ENT_NONE || find_variable(dna, type, want->issue, false) == ENT_NONE) return 0;
  if (find_variable(dna, type, want->position, true) != ENT_NONE) return 2;
  return want->position_given || has_numbers(dna, type) ? 0 : 1;
}

/* Lists what there is, a note for each statement type. */
static void tell_variables(ent__dna *dna) {
  const ent__dna_type *types = ENT__DNA_AT(dna, types, type);
  const ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  for (size_t t = 0; t < dna->types.count; t++) {
    ent_buffer text = ENT_BUFFER_INIT;
    for (size_t v = 0; v < dna->variables.count && text.size < 500; v++)
      if (variables[v].type == t)
        ent__buffer_printf(&text, "%s%s (%s)", text.size == 0 ? "" : ", ", ent__dna_shorten(variables[v].name).text, kind_words[variables[v].kind]);
    if (text.failed) ent__dna_nomem(dna);
    else
      ent__dna_tell(dna, ENT_NOTE, "unknown-variable", "statement type '%s' has %s", ent__dna_shorten(types[t].label).text,
                    text.size == 0 ? "no variables" : text.data);
    ent_buffer_clear(&text);
  }
}

/* Proposes a near name, "" where none is. */
static ent__dna_short propose(const ent__dna *dna, const wanted *want) {
  ent__dna_short hint = {""};
  const char *names[] = {want->actor, want->issue, want->position};
  const ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  for (int i = 0; i < 3 && hint.text[0] == '\0'; i++) {
    ent__near near;
    ent__near_begin(&near, names[i]);
    for (size_t v = 0; v < dna->variables.count; v++) ent__near_consider(&near, variables[v].name);
    if (near.best != NULL && strcmp(near.best, names[i]) != 0)
      snprintf(hint.text, sizeof hint.text, "did you mean '%.40s'?", ent__dna_shorten(near.best).text);
  }
  return hint;
}

static void tell_unfit(ent__dna *dna, const wanted *want, int found, const char *type) {
  const ent__dna_short hint = propose(dna, want), actor = ent__dna_shorten(want->actor), issue = ent__dna_shorten(want->issue),
                       position = ent__dna_shorten(want->position);
  char which[112] = "no statement type has";
  if (type != NULL) snprintf(which, sizeof which, "statement type '%s' does not have", ent__dna_shorten(type).text);
  if (found > 1)
    ent__dna_fault(dna, "unknown-variable", "--statement-type says which", "%d statement types have '%s', '%s' and '%s', expected one", found, actor.text,
                   issue.text, position.text);
  else
    ent__dna_fault(dna, "unknown-variable", hint.text[0] != '\0' ? hint.text : "--actor, --issue and --position say which to take",
                   "%s '%s' and '%s' as short text and '%s' as boolean or integer, expected all three", which, actor.text, issue.text, position.text);
  tell_variables(dna);
}

static uint32_t find_type(ent__dna *dna, const char *label) {
  const ent__dna_type *types = ENT__DNA_AT(dna, types, type);
  ent__near near;
  ent__near_begin(&near, label);
  for (size_t i = 0; i < dna->types.count; i++) {
    if (strcmp(types[i].label, label) == 0) return (uint32_t)i;
    ent__near_consider(&near, types[i].label);
  }
  char hint[112] = "";
  if (near.best != NULL) snprintf(hint, sizeof hint, "did you mean '%s'?", ent__dna_shorten(near.best).text);
  ent__dna_fault(dna, "unknown-variable", hint[0] == '\0' ? NULL : hint, "there is no statement type '%s', expected one of those there are",
                 ent__dna_shorten(label).text);
  tell_variables(dna);
  return ENT_NONE;
}

/* The one type that fits best; ENT_NONE, and the fault told, where there is none or several. */
static uint32_t choose_type(ent__dna *dna, const wanted *want) {
  uint32_t best = ENT_NONE;
  int best_fit = 0, count = 0;
  for (uint32_t t = 0; t < dna->types.count; t++) {
    const int found = fit(dna, want, t);
    if (found == 0 || found < best_fit) continue;
    count = found == best_fit ? count + 1 : 1;
    best_fit = found;
    best = t;
  }
  if (count == 1) return best;
  tell_unfit(dna, want, count, NULL);
  return ENT_NONE;
}

static void choose(ent__dna *dna) {
  const wanted want = read_options(dna);
  const char *label = dna->options->statement_type;
  dna->type = label == NULL ? choose_type(dna, &want) : find_type(dna, label);
  if (dna->type == ENT_NONE) return;
  if (label != NULL && fit(dna, &want, dna->type) == 0) {
    tell_unfit(dna, &want, 0, label);
    return;
  }
  dna->actor = find_variable(dna, dna->type, want.actor, false);
  dna->issue = find_variable(dna, dna->type, want.issue, false);
  dna->position = find_variable(dna, dna->type, want.position, true);
  ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  if (dna->actor == dna->issue) {
    ent__dna_fault(dna, "unknown-variable", NULL, "'%s' is mapped as actor and as issue, expected two variables", ent__dna_shorten(want.actor).text);
    return;
  }
  variables[dna->actor].role = "actor";
  variables[dna->issue].role = "issue";
  if (dna->position != ENT_NONE) variables[dna->position].role = "position";
  else
    ent__dna_tell(dna, ENT_NOTE, "no-position", "statement type '%s' has no boolean or integer variable: each statement counts as support",
                  ent__dna_shorten(ENT__DNA_AT(dna, types, type)[dna->type].label).text);
}

void ent__dna_read_variables(ent__dna *dna) {
  static const ent__dna_table types = {"STATEMENTTYPES", {"ID", "Label", NULL}};
  static const ent__dna_table variables = {"VARIABLES", {"ID", "Variable", "DataType", "StatementTypeId", NULL}};
  (void)ent__dna_scan(dna, &types, on_type);
  ent__dna_sort(dna, &dna->types, sizeof(ent__dna_type), "STATEMENTTYPES");
  (void)ent__dna_scan(dna, &variables, on_variable);
  ent__dna_sort(dna, &dna->variables, sizeof(ent__dna_variable), "VARIABLES");
  if (ent__dna_sound(dna)) choose(dna);
}

ent_status ent__dna_list_variables(ent__dna *dna, ent_variables **out) {
  const ent__dna_variable *variables = ENT__DNA_AT(dna, variables, variable);
  ent_status status = ent__variables_new(out, dna->err);
  for (size_t i = 0; status == ENT_OK && i < dna->variables.count; i++) {
    const ent__dna_variable *at = &variables[i];
    const ent_variable shown = {ENT__DNA_AT(dna, types, type)[at->type].label, at->name, kind_words[at->kind], at->role, at->distinct};
    status = ent__variables_add(*out, &shown, dna->err);
  }
  return status;
}
