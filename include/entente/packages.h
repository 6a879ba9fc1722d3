/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages: sets of issues, with a side each, that a quota of actors supports all of. docs/packages.md defines them. */
#ifndef ENTENTE_PACKAGES_H
#define ENTENTE_PACKAGES_H

#include <entente/stances.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_packages_options {
  const char *quota; /* "39", "2/3", "65%", "majority"; NULL: the first of 2/3, majority, 1/3 and 1/5 with a package of two issues */
  uint32_t most;     /* packages that are listed */
  uint64_t work;     /* most comparisons of an issue with a set of actors; counted, not timed */
} ent_packages_options;

#define ENT_PACKAGES_OPTIONS_INIT {NULL, 10, 4000000}

/* An issue with the side that is taken: support from 0.25 on, opposition from -0.25 on. */
typedef struct ent_package_item {
  ent_issue_id issue;
  bool support;
} ent_package_item;

/* An actor that takes every side of a package but one. */
typedef struct ent_package_near {
  ent_actor_id actor;
  uint32_t missing; /* index of the item */
  bool silent;      /* it has no stance there; else it is between, or on the other side */
} ent_package_near;

/* No issue can be added without the quota being missed. */
typedef struct ent_package {
  const ent_package_item *items; /* in canonical order of issues */
  uint32_t item_count;
  const ent_actor_id *actors; /* that take all its sides, in canonical order */
  uint32_t actor_count;
  const ent_package_near *near;
  uint32_t near_count;
} ent_package;

/* An actor by how much hangs on it, over the packages listed of two issues or more. */
typedef struct ent_pivot {
  ent_actor_id actor;
  uint32_t critical; /* packages that miss the quota without it */
  uint32_t near;     /* packages that it would join by one issue */
} ent_pivot;

typedef struct ent_packages ent_packages;

/*
 * Finds the maximal packages that a quota of actors supports all of. Actors are those of ent_power_new
 * that have a stance on any issue (blocs only where the filter names them). A missing stance is no
 * agreement, nor is one between the sides: such an actor counts in the whole, and not for the package.
 *
 * These are the maximal frequent itemsets of actors over issues with sides, found by backtracking from the
 * rarest (Gouda & Zaki 2001) with parent equivalence and a look ahead (Burdick, Calimlim & Gehrke 2001).
 * Exact where ent_packages_complete; where `work` ends the search, or 5,000 packages are found, each that is listed
 * is maximal still, but there may be others. Same input, same result. stances must outlive the result,
 * which the caller frees. Errors: ENT_E_USAGE for a quota that cannot be read. Cost: work · actors/64.
 */
ENT_API ent_status ent_packages_new(ent_packages **out, const ent_stances *stances, const ent_packages_options *options, ent_error *err);
ENT_API void ent_packages_free(ent_packages *packages);

/* Returns the packages listed: those of most issues first, then of most actors, then in canonical order. */
ENT_API const ent_package *ent_packages_list(const ent_packages *packages, size_t *count);
/* Returns the actors on which most hangs, the first first; only those on which anything does. */
ENT_API const ent_pivot *ent_packages_pivots(const ent_packages *packages, size_t *count);
/* Return the quota used as given, the actors that count, how many of them meet the quota, and how many packages were found. */
ENT_API const char *ent_packages_quota(const ent_packages *packages);
ENT_API uint32_t ent_packages_actors(const ent_packages *packages);
ENT_API uint32_t ent_packages_needed(const ent_packages *packages);
ENT_API size_t ent_packages_found(const ent_packages *packages);
ENT_API bool ent_packages_complete(const ent_packages *packages);

#ifdef __cplusplus
}
#endif
#endif
