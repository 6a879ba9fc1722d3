/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What coalitions rest on: for each issue, those that are found without it, and who is then elsewhere.
 * docs/coalitions.md says how.
 */
#ifndef ENTENTE_OMISSIONS_H
#define ENTENTE_OMISSIONS_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The coalitions without an issue. `members` has a coalition for each node of the whole network, ENT_NONE
 * for one that has no tie then. Numbers are those of the whole where one carries on, by the largest number
 * of members in common; others follow after. `moved` lists the nodes, rising, whose number is another than in
 * the whole, also those that lost all their ties or found some. `rand` is the adjusted Rand index of
 * the two over the nodes that are in a coalition in both; NaN without such.
 */
typedef struct ent_omission {
  ent_issue_id issue;
  uint32_t coalitions; /* how many are found */
  const uint32_t *members;
  const uint32_t *moved;
  uint32_t moved_count;
  double rand;
} ent_omission;

typedef struct ent_omissions ent_omissions;

/* Issues × (pairs of actors on each issue + 64 × ties), and issues × nodes: beyond these, nothing is looked for. */
#define ENT_OMISSIONS_WORK 4000000000.0
#define ENT_OMISSIONS_PLACES 16000000.0

/*
 * Takes each issue that has a cell out in turn, makes stances and network anew under the same options, and
 * looks for coalitions as for a resample of the data (docs/coalitions.md): from those found, and once
 * from none, so that nobody moves whom the data do not move. `coalitions`, and what it was made of, must outlive the
 * result, which the caller frees with ent_omissions_free. Empty for a network that is not of actors by their
 * stances, and beyond the limits above, where ent_omissions_skipped says so. Same input, options and seed:
 * same result. Cost: for each issue, that of its stances, its network and two searches; memory issues · nodes.
 */
ENT_API ent_status ent_omissions_new(ent_omissions **out, const ent_coalitions *coalitions, ent_error *err);
ENT_API void ent_omissions_free(ent_omissions *omissions);

/* Returns one entry for each issue that has a cell, in canonical order. */
ENT_API const ent_omission *ent_omissions_list(const ent_omissions *omissions, size_t *count);

/* Returns whether there were too many issues, actors or ties to look. */
ENT_API bool ent_omissions_skipped(const ent_omissions *omissions);

#ifdef __cplusplus
}
#endif
#endif
