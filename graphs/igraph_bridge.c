/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/igraph_bridge.h"

/*
 * The default handler aborts. What igraph had allocated when it failed is on its stack of
 * destructors, which a handler that returns must empty; the code itself comes back to the caller.
 */
static void free_and_return(const char *reason, const char *file, int line, igraph_error_t code) {
  (void)reason;
  (void)file;
  (void)line;
  (void)code;
  IGRAPH_FINALLY_FREE();
}

static void keep_quiet(const char *reason, const char *file, int line) {
  (void)reason;
  (void)file;
  (void)line;
}

static igraph_uint_t next_bits(void *state) { return (igraph_uint_t)(ent__rng_next(state) >> 32); }

/* Only `get` is needed: igraph makes the distributions from it, and never seeds a seeded one. */
static const igraph_rng_type_t our_bits = {.name = "entente xoshiro256**", .bits = 32, .get = next_bits};

void ent__igraph_enter(ent__igraph *session, uint64_t seed, uint64_t stream) {
  ent__rng_seed(&session->rng, seed, stream);
  session->place = igraph_rng_default();
  session->hosts = *session->place;
  igraph_rng_t ours = {.type = &our_bits, .state = &session->rng, .is_seeded = true};
  /* Written in place: igraph 0.10.2 copies what igraph_rng_set_default gets, later ones keep its address. */
  *session->place = ours;
  session->error_handler = igraph_set_error_handler(free_and_return);
  session->warning_handler = igraph_set_warning_handler(keep_quiet);
  /* A level of its own, so that a failure frees nothing of the host's. */
  IGRAPH_FINALLY_ENTER();
}

static ent_status translate(igraph_error_t code, ent_error *err) {
  if (code == IGRAPH_SUCCESS) return ENT_OK;
  if (code == IGRAPH_ENOMEM) return ent__nomem(err);
  if (code == IGRAPH_EOVERFLOW) return ent__fail(err, ENT_E_LIMIT, "igraph: %s", igraph_strerror(code));
  return ent__fail(err, ENT_E_INTERNAL, "igraph: %s (code %d)", igraph_strerror(code), (int)code);
}

ent_status ent__igraph_leave(ent__igraph *session, igraph_error_t code, ent_error *err) {
  IGRAPH_FINALLY_EXIT();
  igraph_set_warning_handler(session->warning_handler);
  igraph_set_error_handler(session->error_handler);
  *session->place = session->hosts;
  return translate(code, err);
}
