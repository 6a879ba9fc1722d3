/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `explore` and `serve` have in common: the options of the page that both show. */
#ifndef ENT_CLI_EXPLORE_H
#define ENT_CLI_EXPLORE_H

#include "cli/argue.h"
#include "cli/option_rows.h"

extern const cli_group cli_group_page_space;
extern const cli_group cli_group_page_windows;

/* Which stages a page is made by, in the order of the help. */
#define CLI_PAGE_GROUPS                                                                                               \
  &cli_group_network, &cli_group_page_windows, &cli_group_page_space, &cli_group_method, &cli_group_coalitions,       \
      &cli_group_certainty, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_framework

#endif
