/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "did you mean": the nearest of many words on the command line. */
#ifndef ENT_CLI_NEAR_H
#define ENT_CLI_NEAR_H

#include <stddef.h>

typedef struct cli_near {
  const char *word;
  const char *best; /* NULL where nothing is near */
  size_t distance;  /* a candidate must be nearer than this */
} cli_near;

void cli_near_begin(cli_near *near, const char *word);
/* A candidate that begins with the word counts as very near; of several equals the first is kept. */
void cli_near_consider(cli_near *near, const char *candidate);

#endif
