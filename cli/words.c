/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/words.h"

#include <string.h>

#include <entente/entente.h>

#include "cli/near.h"

bool cli_words_find(cli_words *words, const char *text, cli_word *out) {
  for (size_t i = 0; words(i, out); i++)
    if (strcmp(out->word, text) == 0) return true;
  return false;
}

const char *cli_words_of(cli_words *words, int value) {
  cli_word word;
  for (size_t i = 0; words(i, &word); i++)
    if (word.value == value) return word.word;
  return NULL;
}

const char *cli_words_near(cli_words *words, const char *text) {
  cli_near near;
  cli_near_begin(&near, text);
  cli_word word;
  for (size_t i = 0; words(i, &word); i++) cli_near_consider(&near, word.word);
  return near.best;
}

/* Gives row i of a table that ends with a row whose word is NULL. */
static bool row(const cli_word *table, size_t i, cli_word *out) {
  *out = table[i];
  return out->word != NULL;
}

bool cli_words_reported(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"any", ENT_REPORTED_ANY, "all statements", NULL},
      {"only", ENT_REPORTED_ONLY, "only what others report of an actor", NULL},
      {"not", ENT_REPORTED_NOT, "only what actors say themselves", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

/* The first kind is "unknown", which has no word. */
bool cli_words_actor_kinds(size_t i, cli_word *out) {
  const int kind = (int)i + 1;
  const cli_word word = {kind > ENT_ACTOR_PERSON ? NULL : ent_actor_kind_word((ent_actor_kind)kind), kind,
                         NULL, NULL};
  *out = word;
  return out->word != NULL;
}

bool cli_words_duplicates(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"include", ENT_DUPLICATES_INCLUDE, "each counts", NULL},
      {"document", ENT_DUPLICATES_DOCUMENT, "one for each document", NULL},
      {"week", ENT_DUPLICATES_WEEK, "one for each week (ISO 8601) of its year", NULL},
      {"month", ENT_DUPLICATES_MONTH, "one for each month of its year", NULL},
      {"year", ENT_DUPLICATES_YEAR, "one for each year", NULL},
      {"all", ENT_DUPLICATES_ALL, "one in all", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_duplicates_of(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"position", ENT_DUPLICATES_OF_POSITION, "statements at one position", NULL},
      {"issue", ENT_DUPLICATES_OF_ISSUE, "statements at any position, for networks that ignore it; the lowest stays", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_holds(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"all", ENT_HOLD_ALL, "each position that was taken", NULL},
      {"mean", ENT_HOLD_MEAN, "their mean, weighted by confidence", NULL},
      {"latest", ENT_HOLD_LATEST, "what was said last", NULL},
      {"mode", ENT_HOLD_MODE, "what was said most; all of several that were said equally often", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

/* The words themselves are the library's. */
bool cli_words_kernels(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"", ENT_KERNEL_NONE, "all count alike", NULL},
      {"", ENT_KERNEL_UNIFORM, "the same", NULL},
      {"", ENT_KERNEL_TRIANGULAR, "1 - u, u from 0 in the middle to 1 at either end", NULL},
      {"", ENT_KERNEL_EPANECHNIKOV, "1 - u²", NULL},
      {"", ENT_KERNEL_GAUSSIAN, "exp(-u²/2)", NULL},
      {NULL, 0, NULL, NULL},
  };
  if (!row(table, i, out)) return false;
  out->word = ent_kernel_word((ent_kernel)out->value);
  return true;
}

bool cli_words_agreements(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"distance", ENT_AGREEMENT_DISTANCE, "by how near two positions are: 1 - |q - q'| / 2", NULL},
      {"identical", ENT_AGREEMENT_IDENTICAL, "only the same position agrees: the share of identical votes", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_weighting(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"count", ENT_WEIGHT_COUNT, "each statement counts 1", NULL},
      {"confidence", ENT_WEIGHT_CONFIDENCE, "each counts its confidence", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_membership(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"none", ENT_MEMBERSHIP_NONE, "each speaks for itself", NULL},
      {"inherit", ENT_MEMBERSHIP_INHERIT, "a member that is silent on an issue takes the stance of its bloc",
       NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

/* The words themselves are the library's; ENT_NETWORK_SIGNED is read, never asked for. */
bool cli_words_types(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"", ENT_NETWORK_AFFILIATION, "actors tied to the issues they took a stance on", NULL},
      {"", ENT_NETWORK_COOCCURRENCE, "actors that spoke on the same issues, whatever they said", NULL},
      {"", ENT_NETWORK_CONGRUENCE, "how much two actors agree", NULL},
      {"", ENT_NETWORK_CONFLICT, "how much two actors disagree", NULL},
      {"", ENT_NETWORK_SUBTRACT, "agreement minus disagreement", NULL},
      {"", ENT_NETWORK_EXCESS, "agreement beyond what is common on the issue", NULL},
      {NULL, 0, NULL, NULL},
  };
  static const char *const names[] = {"co-occurrence", "cooccurrence"};
  const size_t count = sizeof table / sizeof table[0] - 1;
  const char *const cooccurrence = ent_network_type_word(ENT_NETWORK_COOCCURRENCE);
  if (i == count) {
    *out = table[1];
    out->word = names[strcmp(cooccurrence, names[0]) == 0];
    out->same_as = cooccurrence;
    return true;
  }
  if (i > count) return false;
  *out = table[i];
  out->word = ent_network_type_word((ent_network_type)out->value);
  return true;
}

bool cli_words_normalizations(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"", ENT_NORMALIZE_NONE, "the sum as it is", NULL},
      {"", ENT_NORMALIZE_AVERAGE, "by the mean activity of the two", NULL},
      {"", ENT_NORMALIZE_JACCARD, "by all that either said", NULL},
      {"", ENT_NORMALIZE_COSINE, "by the lengths of the two profiles", NULL},
      {"", ENT_NORMALIZE_DNA_COSINE, "by the product of their activities, which DNA calls cosine", NULL},
      {"", ENT_NORMALIZE_OVERLAP, "by the issues both spoke on: -1 to 1, whatever their activity", NULL},
      {"", ENT_NORMALIZE_ACTIVITY, "two-mode: by how much the actor said", NULL},
      {"", ENT_NORMALIZE_PROMINENCE, "two-mode: by how much was said on the issue", NULL},
      {NULL, 0, NULL, NULL},
  };
  if (!row(table, i, out)) return false;
  out->word = ent_normalization_word((ent_normalization)out->value);
  return true;
}

bool cli_words_between(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"actors", ENT_BETWEEN_ACTORS, "actors are tied through issues", NULL},
      {"issues", ENT_BETWEEN_ISSUES, "issues are tied through actors", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_qualifiers(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"subtract", ENT_QUALIFIER_SUBTRACT, "support minus opposition", NULL},
      {"ignore", ENT_QUALIFIER_IGNORE, "how much was said, whatever the position", NULL},
      {"combine", ENT_QUALIFIER_COMBINE, "1 only support, 2 only opposition, 3 both", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_camps(size_t i, cli_word *out) {
  static const cli_word table[] = {{"any", 0, "as many as are best", NULL}, {NULL, 0, NULL, NULL}};
  return row(table, i, out);
}

bool cli_words_methods(size_t i, cli_word *out) {
  const ent_method *method = &ent_methods()[i];
  if (method->name == NULL) return false;
  const cli_word word = {method->name, (int)i, method->summary, NULL};
  *out = word;
  return true;
}

bool cli_words_methods_or_all(size_t i, cli_word *out) {
  size_t count = 0;
  while (ent_methods()[count].name != NULL) count++;
  if (i < count) return cli_words_methods(i, out);
  const cli_word all = {CLI_METHOD_ALL, (int)count, "each of them, and how far they agree", NULL};
  *out = all;
  return i == count;
}

bool cli_words_backbones(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"none", ENT_BACKBONE_NONE, "all ties", NULL},
      {"bicm", ENT_BACKBONE_BICM, "those that activity alone would not explain", NULL},
      {"threshold", ENT_BACKBONE_THRESHOLD, "those of at least --threshold, without the sign", NULL},
      {"disparity", ENT_BACKBONE_DISPARITY, "those that stand out among the ties of one end", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_ties(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"all", 0, "positive and negative ones", NULL},
      {"positive", 1, "negative ones are dropped, and the finding says so", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_linkages(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"average", ENT_LINKAGE_AVERAGE, "the mean distance of their members", NULL},
      {"single", ENT_LINKAGE_SINGLE, "the smallest", NULL},
      {"complete", ENT_LINKAGE_COMPLETE, "the largest", NULL},
      {"ward", ENT_LINKAGE_WARD, "what joining them adds to the variance within", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_resamplings(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"statements", ENT_RESAMPLE_STATEMENTS, "each by itself", NULL},
      {"documents", ENT_RESAMPLE_DOCUMENTS, "whole documents, with all that is said in them", NULL},
      {"issues", ENT_RESAMPLE_ISSUES, "whole issues, with all that is said on them", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_cohesion_of(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"coalitions", ENT_COHESION_OF_COALITIONS, "those that were found", NULL},
      {"blocs", ENT_COHESION_OF_BLOCS, "those of the data, by who was a member when", NULL},
      {"both", ENT_COHESION_OF_COALITIONS | ENT_COHESION_OF_BLOCS, "coalitions, then blocs", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_space_methods(size_t i, cli_word *out) {
  const ent_space_method *method = &ent_space_methods()[i];
  if (method->name == NULL) return false;
  const cli_word word = {method->name, (int)i, method->summary, NULL};
  *out = word;
  return true;
}

bool cli_words_whatif_bases(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"voting", ENT_WHATIF_VOTING, "those for or against: who abstains or is silent does not count", NULL},
      {"all", ENT_WHATIF_ALL, "all players, whether they have a stance or not", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_whatif_nears(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"space", ENT_WHATIF_NEAR_SPACE, "who has a place in space near those on the other side", NULL},
      {"stance", ENT_WHATIF_NEAR_STANCE, "whose position on the issue has the shortest way to go", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_whatif_whos(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"anybody", ENT_WHATIF_ANYBODY, "all players", NULL},
      {"spoken", ENT_WHATIF_SPOKEN, "only who has a stance on the issue", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_diagrams(size_t i, cli_word *out) {
  const ent_diagram_kind *kind = &ent_diagrams()[i];
  if (kind->name == NULL) return false;
  const cli_word word = {kind->name, (int)i, kind->summary, NULL};
  *out = word;
  return true;
}

bool cli_words_semantics(size_t i, cli_word *out) {
  const ent_semantics_row *row_at = &ent_semantics_rows()[i];
  if (row_at->name == NULL) return false;
  const cli_word word = {row_at->name, (int)i, row_at->summary, NULL};
  *out = word;
  return true;
}

bool cli_words_tasks(size_t i, cli_word *out) {
  const ent_task_row *row_at = &ent_task_rows()[i];
  if (row_at->name == NULL) return false;
  const cli_word word = {row_at->name, (int)i, row_at->summary, NULL};
  *out = word;
  return true;
}

/* The words themselves are the library's. */
bool cli_words_readings(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"", ENT_READING_NONE, "supports do not defend; they count for strengths and standards of proof alone", NULL},
      {"", ENT_READING_DEDUCTIVE, "who accepts the supporter accepts the supported", NULL},
      {"", ENT_READING_NECESSARY, "the supported needs its supporter", NULL},
      {"", ENT_READING_EVIDENTIAL, "an argument counts only with a chain of support from evidence", NULL},
      {NULL, 0, NULL, NULL},
  };
  if (!row(table, i, out)) return false;
  out->word = ent_reading_word((ent_reading)out->value);
  return true;
}

bool cli_words_gradual(size_t i, cli_word *out) {
  const ent_gradual_method *method = &ent_gradual_methods()[i];
  if (method->name == NULL) return false;
  const cli_word word = {method->name, (int)i, method->summary, NULL};
  *out = word;
  return true;
}

bool cli_words_no_yes(size_t i, cli_word *out) {
  static const cli_word table[] = {{"no", 0, NULL, NULL}, {"yes", 1, NULL, NULL}, {NULL, 0, NULL, NULL}};
  return row(table, i, out);
}

bool cli_words_styles(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"screen", ENT_STYLE_SCREEN, "colours on white", NULL},
      {"print", ENT_STYLE_PRINT, "strong lines that last on paper and in grey", NULL},
      {"dark", ENT_STYLE_DARK, "light on a dark ground", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_labels(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"short", ENT_LABELS_SHORT, "the short label, else the full one", NULL},
      {"id", ENT_LABELS_ID, "the id", NULL},
      {"full", ENT_LABELS_FULL, "the full label", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}

bool cli_words_levels(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"auto", ENT_MAP_AUTO, "an actor, above 150 of them a coalition", NULL},
      {"actors", ENT_MAP_ACTORS, "an actor", NULL},
      {"coalitions", ENT_MAP_COALITIONS, "a coalition, with its ties summed", NULL},
      {NULL, 0, NULL, NULL},
  };
  return row(table, i, out);
}
