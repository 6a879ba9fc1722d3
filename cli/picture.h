/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of how a picture is to look. */
#ifndef ENT_CLI_PICTURE_H
#define ENT_CLI_PICTURE_H

#include "cli/settings.h"

extern const struct cli_group cli_group_picture;
extern const struct cli_group cli_group_picture_arguments; /* of the argument map alone */
extern const struct cli_group cli_group_picture_space;     /* of the diagram of space alone */

/* Gives them as the library takes them; they borrow from the settings. */
ent_picture_options cli_picture_options(const cli_settings *settings);

#endif
