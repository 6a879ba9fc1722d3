/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Deductive support (Cayrol & Lagasquie-Schiex 2013): a supports b, and who accepts a accepts b. So
 * what attacks b attacks a (mediated), and a attacks what b attacks (supported), along chains. An
 * undercut support is a node z that is in where b is not and the support holds: b attacks z, z
 * attacks a.
 */
#include "engine/arguments/compile.h"

ent_status ent__compile_deductive(ent__compile *c, ent_error *err) {
  ent_status status = ent__compile_attacks(c, c->supports.source_start, c->supports.sources, err);
  for (size_t i = 0; i < c->relation_count && status == ENT_OK; i++) {
    if (!ent__compile_is_support(c, i) || c->chain[i] == ENT_NONE) continue;
    const uint32_t z = c->chain[i] + 2;
    status = ent__compile_attack(c, c->relations[i].to.index, z, err);
    if (status == ENT_OK) status = ent__compile_attack(c, z, c->relations[i].from, err);
  }
  return status;
}
