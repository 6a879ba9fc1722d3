/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people see of semantics and tasks. */
#include <stddef.h>

#include <entente/extensions.h>

const ent_semantics_row *ent_semantics_rows(void) {
  static const ent_semantics_row rows[] = {
      [ENT_SEMANTICS_GROUNDED] = {"grounded", "GR", "what must be accepted: the least complete extension", "Dung 1995"},
      [ENT_SEMANTICS_COMPLETE] = {"complete", "CO", "admissible sets that hold all they defend", "Dung 1995"},
      [ENT_SEMANTICS_PREFERRED] = {"preferred", "PR", "the greatest admissible sets", "Dung 1995"},
      [ENT_SEMANTICS_STABLE] = {"stable", "ST", "sets without conflict that attack all else; there may be none", "Dung 1995"},
      [ENT_SEMANTICS_SEMI_STABLE] = {"semi-stable", "SST", "complete extensions that leave the least undecided", "Caminada, Carnielli & Dunne 2012"},
      [ENT_SEMANTICS_STAGE] = {"stage", "STG", "sets without conflict that leave the least undecided", "Verheij 1996"},
      [ENT_SEMANTICS_IDEAL] = {"ideal", "ID", "the greatest admissible set within every preferred extension", "Dung, Mancarella & Toni 2007"},
      [ENT_SEMANTICS_EAGER] = {"eager", "EAG", "the greatest admissible set within every semi-stable extension", "Caminada 2007"},
      [ENT_SEMANTICS_NAIVE] = {"naive", "NAI", "the greatest sets without conflict", "Bondarenko, Dung, Kowalski & Toni 1997"},
      [ENT_SEMANTICS_ADMISSIBLE] = {"admissible", "AD", "sets without conflict that defend themselves", "Dung 1995"},
      [ENT_SEMANTICS_CONFLICT_FREE] = {"conflict-free", "CF", "sets without an attack within", "Dung 1995"},
      {NULL, NULL, NULL, NULL}};
  return rows;
}

const ent_task_row *ent_task_rows(void) {
  static const ent_task_row rows[] = {[ENT_TASK_SE] = {"SE", "one extension", false},
                                      [ENT_TASK_EE] = {"EE", "all extensions", false},
                                      [ENT_TASK_CE] = {"CE", "how many extensions there are", false},
                                      [ENT_TASK_DC] = {"DC", "whether some extension holds the argument", true},
                                      [ENT_TASK_DS] = {"DS", "whether every extension holds the argument", true},
                                      {NULL, NULL, false}};
  return rows;
}

const char *ent_acceptance_word(ent_acceptance acceptance) {
  switch (acceptance) {
    case ENT_ACCEPTANCE_ALL: return "all";
    case ENT_ACCEPTANCE_SOME: return "some";
    case ENT_ACCEPTANCE_NONE: return "none";
    case ENT_ACCEPTANCE_UNKNOWN: break;
  }
  return "unknown";
}
