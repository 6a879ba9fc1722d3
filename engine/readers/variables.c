/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source has to offer, and what the user mapped to what. */
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/readers/readers.h"

struct ent_variables {
  ent_variable *at;
  size_t count;
  size_t room;
  ent__arena arena;
};

ent_status ent__variables_new(ent_variables **out, ent_error *err) {
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

static bool keep(ent_variables *variables, const char **to, const char *from) {
  *to = from == NULL ? NULL : ent__arena_string(&variables->arena, from, strlen(from));
  return from == NULL || *to != NULL;
}

ent_status ent__variables_add(ent_variables *variables, const ent_variable *variable, ent_error *err) {
  void *at = variables->at;
  if (ent__grow(&at, &variables->room, variables->count + 1, sizeof *variables->at) != 0) return ent__nomem(err);
  variables->at = at;
  ent_variable *added = &variables->at[variables->count];
  *added = *variable;
  if (!keep(variables, &added->group, variable->group) || !keep(variables, &added->name, variable->name) ||
      !keep(variables, &added->kind, variable->kind) || !keep(variables, &added->role, variable->role))
    return ent__nomem(err);
  variables->count++;
  return ENT_OK;
}

void ent_variables_free(ent_variables *variables) {
  if (variables == NULL) return;
  ent__free(variables->at);
  ent__arena_clear(&variables->arena);
  ent__free(variables);
}

const ent_variable *ent_variables_list(const ent_variables *variables, size_t *count) {
  *count = variables == NULL ? 0 : variables->count;
  return variables == NULL ? NULL : variables->at;
}

const char *ent__mapped(const ent_read_options *options, const char *role) {
  for (size_t i = 0; i < options->map_count; i++)
    if (strcmp(options->map[i].role, role) == 0) return options->map[i].column;
  return NULL;
}

ent_status ent__mapping_check(const ent_read_options *options, const char *const *roles, ent_error *err) {
  for (size_t i = 0; i < options->map_count; i++) {
    const char *role = options->map[i].role;
    bool known = false;
    ent__near near;
    ent__near_begin(&near, role);
    for (const char *const *one = roles; *one != NULL; one++) {
      known = known || strcmp(*one, role) == 0;
      ent__near_consider(&near, *one);
    }
    if (known) continue;
    if (near.best != NULL)
      return ent__fail(err, ENT_E_USAGE, "'%.60s' is nothing that a column is mapped to; did you mean '%.60s'?", role, near.best);
    return ent__fail(err, ENT_E_USAGE, "'%.60s' is nothing that a column is mapped to in this format", role);
  }
  return ENT_OK;
}
