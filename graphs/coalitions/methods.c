/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of methods. A new one is a file and a row here. */
#include <string.h>

#include "graphs/coalitions/internal.h"

/* How the cost of the slow ones grows: what they may cost beside others is counted in these. */
static double cuts(const ent__problem *problem) {
  return (double)problem->nodes * (double)problem->ties * (double)problem->ties;
}
static double pairs_of_actors(const ent__problem *problem) {
  return (double)problem->nodes * (double)problem->nodes;
}
static double sweeps(const ent__problem *problem) { return (double)problem->ties + 25.0 * (double)problem->nodes; }

#define SEARCH(goal_of, judge_of) \
  { .goal = (goal_of), .judge = (judge_of) }
/* Of a way of its own: nodes it takes, what it may cost beside others, too slow for resamples. */
#define OWN(find, nodes, work_of, work_most, too_slow)                                                             \
  {                                                                                                                \
    .goal = ent__no_goal, .judge = ent__score_judge, .partition = (find), .most = (nodes), .most_work = (work_most), \
    .work = (work_of), .slow = (too_slow)                                                                          \
  }

enum { MOST_OPTIMAL = 50, MOST_PROFILES = 2000 };

/* The two tables have one order: public row, workings. */
static const ent_method table[] = {
    {"signed", "largest sum of inner ties, negative ones counting against; --resolution",
     "Traag & Bruggeman 2009; Traag, Waltman & van Eck 2019", true, "sum of inner ties"},
    {"balance", "least frustration with at most --camps camps",
     "Aref, Mason & Wilson 2018; Doreian & Mrvar 1996", true, "frustration"},
    {"optimal-modularity", "largest modularity there is, by integer programming; to 50 actors",
     "Brandes, Delling, Gaertler, Görke, Hoefer, Nikoloski & Wagner 2008", false, "modularity"},
    {"fast-greedy", "joins groups as long as modularity grows", "Clauset, Newman & Moore 2004", false, "modularity"},
    {"louvain", "moves actors and joins groups for modularity, on several levels",
     "Blondel, Guillaume, Lambiotte & Lefebvre 2008", false, "modularity"},
    {"walktrap", "groups that short random walks stay in", "Pons & Latapy 2006", false, "modularity"},
    {"infomap", "groups that shorten the description of a random walk", "Rosvall & Bergstrom 2008", false,
     "code length in bits"},
    {"edge-betweenness", "cuts the ties that most shortest paths take", "Newman & Girvan 2004", false, "modularity"},
    {"leading-eigenvector", "splits by the leading eigenvector of the modularity matrix", "Newman 2006", false,
     "modularity"},
    {"label-propagation", "each takes the label that most of its ties have", "Raghavan, Albert & Kumara 2007", false,
     "modularity"},
    {"spinglass", "ground state of a spin glass; negative ties count against", "Traag & Bruggeman 2009", true,
     "signed modularity"},
    {"hierarchical", "joins the actors whose stances are nearest; --linkage, --camps",
     "Müllner 2013; Lance & Williams 1967", true, "signed modularity"},
    {"concor", "splits by iterated correlations of the actors' stances; --depth", "Breiger, Boorman & Arabie 1975", true,
     "signed modularity"},
    {NULL, NULL, NULL, false, NULL},
};

static const ent__method all_workings[] = {
    SEARCH(ent__signed_goal, ent__signed_judge),
    SEARCH(ent__balance_goal, ent__balance_judge),
    OWN(ent__optimal_modularity, MOST_OPTIMAL, cuts, 2e5, true),
    OWN(ent__fast_greedy, 0, NULL, 0, false),
    OWN(ent__louvain, 0, NULL, 0, false),
    OWN(ent__walktrap, 0, pairs_of_actors, 1e8, false),
    OWN(ent__infomap, 0, NULL, 0, false),
    OWN(ent__edge_betweenness, 0, cuts, 2e7, true),
    OWN(ent__leading_eigenvector, 0, pairs_of_actors, 1e9, false),
    OWN(ent__label_propagation, 0, NULL, 0, false),
    OWN(ent__spinglass, 0, sweeps, 1.5e3, true),
    OWN(ent__hierarchical, MOST_PROFILES, NULL, 0, false),
    OWN(ent__concor, MOST_PROFILES, pairs_of_actors, 2.5e5, false),
};
_Static_assert(sizeof table / sizeof table[0] == sizeof all_workings / sizeof all_workings[0] + 1,
               "each method has its workings");

const ent_method *ent_methods(void) { return table; }

const ent_method *ent__method_find(const ent__method **workings, const char *name) {
  for (size_t i = 0; table[i].name != NULL; i++) {
    if (strcmp(table[i].name, name) != 0) continue;
    *workings = &all_workings[i];
    return &table[i];
  }
  return NULL;
}
