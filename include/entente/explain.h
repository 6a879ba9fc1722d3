/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explanations: why an argument stands or falls, as a dialogue of attack and defence. */
#ifndef ENTENTE_EXPLAIN_H
#define ENTENTE_EXPLAIN_H

#include <entente/audiences.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_turn_kind {
  ENT_TURN_CLAIM,   /* the argument that is asked about */
  ENT_TURN_ATTACK,  /* an argument attacks that of the turn that it answers, by a relation of the data where there is one */
  ENT_TURN_UNDERCUT, /* an argument undercuts the relation of the turn that it answers */
  ENT_TURN_DERIVED, /* an attack that the reading of supports makes */
  ENT_TURN_UNBACKED, /* nothing backs the argument, or what it rests on is out, under the reading of supports; no argument speaks */
  ENT_TURN_CIRCLE,  /* the reading of supports rules the argument out whatever is said */
  ENT_TURN_OVERRULED /* an attack that does not succeed for the audience, whose values rank the attacked higher; it needs no answer */
} ent_turn_kind;

/* A turn of the dialogue. */
typedef struct ent_dialogue_turn {
  ent_turn_kind kind;
  bool proponent;           /* for the argument that is asked about; else against it */
  ent_argument_id argument; /* who speaks; ENT_NONE for UNBACKED and CIRCLE */
  ent_relation_id relation; /* by which it attacks or undercuts, ENT_NONE where none of the data says so */
  uint32_t answers;         /* the turn that it answers, always an earlier one; ENT_NONE for the claim */
  uint32_t depth;           /* the number of turns before it on its line */
  uint32_t repeats;         /* an earlier turn of the same argument, behind which it is gone on with; else ENT_NONE */
  ent_label label;          /* of the argument, grounded */
} ent_dialogue_turn;

typedef struct ent_explanation ent_explanation;

/*
 * Explains why an argument is in, out or undecided under the grounded labelling, as the discussion
 * game of Caminada (2017) does, with the fewest turns on its longest line (Modgil & Caminada 2009:
 * the least min-max numbers): of an argument that is in, every attacker and one answer to each; of
 * one that is out, one attacker that is in, and why it is; of one that is undecided, attackers that
 * are undecided up to the circle that keeps them so. Each argument is gone into once. The caller
 * frees it. Linear in what it looks at. Errors: ENT_E_USAGE for an argument that there is not,
 * ENT_E_NOMEM.
 */
ENT_API ent_status ent_explanation_new(ent_explanation **out, const ent_framework *framework, ent_argument_id argument, ent_error *err);
/*
 * The same in the eyes of one audience: attacks that do not succeed for it need no answer. The
 * audiences, and their framework, must outlive the explanation.
 */
ENT_API ent_status ent_explanation_for(ent_explanation **out, const ent_audiences *audiences, size_t i, ent_argument_id argument, ent_error *err);
/* Returns whose view it is, NULL where it is that of no audience. */
ENT_API const ent_audience *ent_explanation_audience(const ent_explanation *explanation);
ENT_API void ent_explanation_free(ent_explanation *explanation);

ENT_API ent_argument_id ent_explanation_argument(const ent_explanation *explanation);
ENT_API ent_label ent_explanation_label(const ent_explanation *explanation);
/* Returns the turns, each behind the one that it answers; borrowed. */
ENT_API const ent_dialogue_turn *ent_explanation_turns(const ent_explanation *explanation, size_t *count);
/* Returns the number of turns on the longest line, the claim among them. */
ENT_API uint32_t ent_explanation_length(const ent_explanation *explanation);
/* Returns "claim", "attack", "undercut", "derived", "unbacked", "circle" or "overruled". */
ENT_API const char *ent_turn_word(ent_turn_kind kind);

#ifdef __cplusplus
}
#endif
#endif
