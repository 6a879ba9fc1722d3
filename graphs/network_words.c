/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/networks.h>

const char *ent_network_type_word(ent_network_type type) {
  switch (type) {
    case ENT_NETWORK_AFFILIATION: return "affiliation";
    case ENT_NETWORK_COOCCURRENCE: return "co-occurrence";
    case ENT_NETWORK_CONGRUENCE: return "congruence";
    case ENT_NETWORK_CONFLICT: return "conflict";
    case ENT_NETWORK_SUBTRACT: return "subtract";
    case ENT_NETWORK_EXCESS: return "excess";
    case ENT_NETWORK_SIGNED: return "signed";
  }
  return "unknown";
}

const char *ent_normalization_word(ent_normalization normalization) {
  switch (normalization) {
    case ENT_NORMALIZE_NONE: return "none";
    case ENT_NORMALIZE_AVERAGE: return "average";
    case ENT_NORMALIZE_JACCARD: return "jaccard";
    case ENT_NORMALIZE_COSINE: return "cosine";
    case ENT_NORMALIZE_DNA_COSINE: return "dna-cosine";
    case ENT_NORMALIZE_OVERLAP: return "overlap";
    case ENT_NORMALIZE_ACTIVITY: return "activity";
    case ENT_NORMALIZE_PROMINENCE: return "prominence";
  }
  return "unknown";
}
