/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for each command, each in its own file. */
#ifndef ENT_CLI_COMMANDS_H
#define ENT_CLI_COMMANDS_H

#include "cli/command.h"

extern const cli_command cli_command_check;
extern const cli_command cli_command_show;
extern const cli_command cli_command_convert;
extern const cli_command cli_command_stances;
extern const cli_command cli_command_network;
extern const cli_command cli_command_coalitions;
extern const cli_command cli_command_cohesion;
extern const cli_command cli_command_polarization;
extern const cli_command cli_command_brokerage;
extern const cli_command cli_command_space;
extern const cli_command cli_command_power;
extern const cli_command cli_command_whatif;
extern const cli_command cli_command_change;
extern const cli_command cli_command_argue;
extern const cli_command cli_command_explain;
extern const cli_command cli_command_reasons;
extern const cli_command cli_command_diagram;
extern const cli_command cli_command_report;
extern const cli_command cli_command_explore;
extern const cli_command cli_command_serve;
extern const cli_command cli_command_formats;
extern const cli_command cli_command_help;
extern const cli_command cli_command_completion;

#endif
