/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extensions against every set tried, against known frameworks, and at the edges. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/frameworks.h"
#include "tests/harness.h"

/* ENTENTE_FRAMEWORKS sets how many random frameworks are tried; a long run was one of 100,000. */
static unsigned long rounds(unsigned long usual) {
  const char *asked = getenv("ENTENTE_FRAMEWORKS");
  return asked == NULL ? usual : strtoul(asked, NULL, 10);
}

static void agrees_with_every_set(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, 1);
  bool right = true;
  for (unsigned long i = rounds(300); i > 0 && right; i--) {
    ent_test_attacks attacks;
    ent_test_draw_attacks(&attacks, &rng, ent__rng_below(&rng, i % 8 == 0 ? ENT_TEST_MOST_ARGUMENTS + 1 : 8));
    right = ent_test_all_questions(&attacks);
  }
  CU_ASSERT(right);
}

CU_TestInfo extensions_tests[] = {{"agrees with every set", agrees_with_every_set}, CU_TEST_INFO_NULL};
