/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/lp.h"

#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/*
 * `problem` is NULL once GLPK has failed: its environment is gone then, and what was in it. A row
 * stands in `index` and `value` as GLPK counts, from 1.
 */
struct ent__lp {
  glp_prob *problem;
  uint32_t columns;
  bool owned; /* the environment was not there before */
  int shown;  /* whether GLPK printed before */
  int *index;
  double *value;
  jmp_buf back;
};

/* Called by GLPK where it would abort; it turns its output on before. */
static void jump(void *info) {
  ent__lp *lp = info;
  longjmp(lp->back, 1);
}

static int swallow(void *info, const char *text) {
  (void)info;
  (void)text;
  return 1;
}

static void enter(ent__lp *lp) {
  lp->shown = glp_term_out(GLP_OFF);
  glp_term_hook(swallow, NULL);
  glp_error_hook(jump, lp);
}

static void leave(const ent__lp *lp) {
  glp_error_hook(NULL, NULL);
  glp_term_hook(NULL, NULL);
  glp_term_out(lp->shown);
}

static void lose(ent__lp *lp) {
  lp->problem = NULL;
  glp_free_env();
  if (lp->owned) return;
  glp_init_env();
  glp_term_out(lp->shown);
}

/*
 * Each of these calls GLPK with the hooks in place. No local of theirs changes between setjmp and
 * longjmp, so that none is lost.
 */
static void make(ent__lp *lp, const double *cost) {
  if (setjmp(lp->back) != 0) {
    lose(lp);
    return;
  }
  enter(lp);
  lp->problem = glp_create_prob();
  glp_set_obj_dir(lp->problem, GLP_MIN);
  glp_add_cols(lp->problem, (int)lp->columns);
  for (uint32_t c = 0; c < lp->columns; c++) {
    glp_set_col_bnds(lp->problem, (int)c + 1, GLP_DB, 0, 1);
    glp_set_obj_coef(lp->problem, (int)c + 1, cost[c]);
  }
  leave(lp);
}

ent_status ent__lp_new(ent__lp **out, const double *cost, uint32_t columns, ent_error *err) {
  *out = NULL;
  ent__lp *lp = ent__zalloc(1, sizeof *lp);
  if (lp == NULL) return ent__nomem(err);
  lp->columns = columns;
  lp->index = ent__alloc((size_t)columns + 1, sizeof *lp->index);
  lp->value = ent__alloc((size_t)columns + 1, sizeof *lp->value);
  if (lp->index == NULL || lp->value == NULL) {
    ent__free(lp->index);
    ent__free(lp->value);
    ent__free(lp);
    return ent__nomem(err);
  }
  const int begun = glp_init_env();
  lp->owned = begun == 0;
  if (begun <= 1) make(lp, cost);
  *out = lp;
  return ENT_OK;
}

void ent__lp_free(ent__lp *lp) {
  if (lp == NULL) return;
  if (lp->problem != NULL) {
    glp_delete_prob(lp->problem);
    if (lp->owned) glp_free_env();
  }
  ent__free(lp->index);
  ent__free(lp->value);
  ent__free(lp);
}

void ent__lp_add(ent__lp *lp, const uint32_t *columns, const double *factors, uint32_t count, double least) {
  if (lp->problem == NULL) return;
  if (setjmp(lp->back) != 0) {
    lose(lp);
    return;
  }
  enter(lp);
  for (uint32_t i = 0; i < count; i++) {
    lp->index[i + 1] = (int)columns[i] + 1;
    lp->value[i + 1] = factors == NULL ? 1 : factors[i];
  }
  const int row = glp_add_rows(lp->problem, 1);
  glp_set_row_bnds(lp->problem, row, GLP_LO, least, 0);
  glp_set_mat_row(lp->problem, row, (int)count, lp->index, lp->value);
  leave(lp);
}

void ent__lp_drop(ent__lp *lp, const bool *dropped) {
  if (lp->problem == NULL) return;
  if (setjmp(lp->back) != 0) {
    lose(lp);
    return;
  }
  enter(lp);
  /* Rows go from the end, in handfuls that fit the array. */
  int end = glp_get_num_rows(lp->problem);
  while (end > 0) {
    int count = 0;
    while (end > 0 && count < (int)lp->columns) {
      if (dropped[end - 1]) lp->index[++count] = end;
      end--;
    }
    if (count > 0) glp_del_rows(lp->problem, count, lp->index);
  }
  leave(lp);
}

void ent__lp_bound(ent__lp *lp, uint32_t column, double low, double high) {
  if (lp->problem == NULL) return;
  if (setjmp(lp->back) != 0) {
    lose(lp);
    return;
  }
  enter(lp);
  glp_set_col_bnds(lp->problem, (int)column + 1, low < high ? GLP_DB : GLP_FX, low, high);
  leave(lp);
}

static ent__lp_end run(glp_prob *problem, int steps, double seconds) {
  glp_smcp how;
  glp_init_smcp(&how);
  how.msg_lev = GLP_MSG_OFF;
  how.meth = GLP_DUALP;
  how.tol_dj = 1e-9;
  how.it_lim = steps;
  if (seconds < 1e6) how.tm_lim = seconds > 0 ? (int)ceil(1000 * seconds) : 0;
  const int failed = glp_simplex(problem, &how);
  if (failed == GLP_EITLIM) return ENT__LP_STEPS;
  if (failed == GLP_ETMLIM) return ENT__LP_SECONDS;
  return failed == 0 && glp_get_status(problem) == GLP_OPT ? ENT__LP_SOLVED : ENT__LP_FAILED;
}

ent__lp_end ent__lp_solve(ent__lp *lp, uint64_t *steps, double seconds) {
  const int most = *steps < INT_MAX ? (int)*steps : INT_MAX;
  *steps = 0;
  if (lp->problem == NULL) return ENT__LP_FAILED;
  if (setjmp(lp->back) != 0) {
    lose(lp);
    return ENT__LP_FAILED;
  }
  enter(lp);
  const int before = glp_get_it_cnt(lp->problem);
  ent__lp_end end = run(lp->problem, most, seconds);
  if (end == ENT__LP_FAILED) {
    /* A basis that numbers have spoilt is made anew, once. */
    glp_std_basis(lp->problem);
    end = run(lp->problem, most, seconds);
  }
  *steps = (uint64_t)(glp_get_it_cnt(lp->problem) - before);
  leave(lp);
  return end;
}

double ent__lp_value(const ent__lp *lp, uint32_t column) {
  return lp->problem == NULL ? 0 : glp_get_col_prim(lp->problem, (int)column + 1);
}

double ent__lp_multiplier(const ent__lp *lp, uint32_t row) {
  return lp->problem == NULL ? 0 : glp_get_row_dual(lp->problem, (int)row + 1);
}

bool ent__lp_is_slack(const ent__lp *lp, uint32_t row) {
  return lp->problem != NULL && glp_get_row_stat(lp->problem, (int)row + 1) == GLP_BS;
}
