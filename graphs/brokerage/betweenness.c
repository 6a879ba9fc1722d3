/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Betweenness by igraph (Brandes 2001), a tie being as long as 1 over its weight (Newman 2001). */
#include "graphs/brokerage/internal.h"
#include "graphs/igraph_bridge.h"

static igraph_error_t build(igraph_t *graph, igraph_vector_t *length, igraph_vector_int_t *ends, const ent__positive *p) {
  size_t next = 0;
  for (size_t a = 0; a < p->nodes; a++)
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
      if (p->neighbour[i] < a) continue;
      VECTOR(*ends)[2 * next] = (igraph_integer_t)a;
      VECTOR(*ends)[2 * next + 1] = (igraph_integer_t)p->neighbour[i];
      VECTOR(*length)[next++] = 1 / p->weight[i];
    }
  return igraph_create(graph, ends, (igraph_integer_t)p->nodes, IGRAPH_UNDIRECTED);
}

static igraph_error_t measure(ent_broker *list, igraph_vector_t *length, igraph_vector_int_t *ends, const ent__positive *p) {
  igraph_t graph;
  igraph_vector_t found;
  igraph_error_t code = igraph_vector_init(&found, 0);
  if (code != IGRAPH_SUCCESS) return code;
  code = build(&graph, length, ends, p);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_betweenness(&graph, &found, igraph_vss_all(), IGRAPH_UNDIRECTED, length);
    igraph_destroy(&graph);
  }
  const double n = (double)p->nodes, pairs = (n - 1) * (n - 2) / 2;
  for (size_t v = 0; v < p->nodes && code == IGRAPH_SUCCESS; v++) {
    list[v].betweenness = VECTOR(found)[v];
    list[v].normalized = p->nodes < 3 ? 0 : list[v].betweenness / pairs;
  }
  igraph_vector_destroy(&found);
  return code;
}

ent_status ent__brokerage_betweenness(ent_broker *list, const ent__positive *p, ent_error *err) {
  ent__igraph session;
  igraph_vector_t length;
  igraph_vector_int_t ends;
  ent__igraph_enter(&session, 1, 0);
  igraph_error_t code = igraph_vector_init(&length, (igraph_integer_t)p->ties);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * p->ties));
    if (code == IGRAPH_SUCCESS) {
      code = measure(list, &length, &ends, p);
      igraph_vector_int_destroy(&ends);
    }
    igraph_vector_destroy(&length);
  }
  return ent__igraph_leave(&session, code, err);
}
