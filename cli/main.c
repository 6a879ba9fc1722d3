/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * entente: who stands where, with whom, and why.
 *
 * Data go to standard output or to the file of -o, all else to standard error. The exit status is
 * that of cli_exits in commands.c. setlocale is never called, so that numbers are read and written
 * with a point, and the same bytes come out, wherever the program runs.
 */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/output.h"

static ent_status unknown_command(const char *name, ent_error *err) {
  const char *near = cli_words_near(cli_words_commands, name);
  if (near == NULL) return cli_fail(err, ENT_E_USAGE, "there is no command '%.60s'", name);
  return cli_fail(err, ENT_E_USAGE, "there is no command '%.60s'; did you mean '%s'?", name, near);
}

static ent_status run_command(const cli_command *command, int argc, char **argv, ent_error *err) {
  cli_settings settings;
  cli_settings_init(&settings);
  ent_status status = cli_options_parse(&settings, command, argc, argv, err);
  if (status == ENT_OK) status = settings.help ? cli_help_print(command, err) : command->run(&settings, err);
  cli_settings_clear(&settings);
  return status;
}

static ent_status run(int argc, char **argv, const cli_command **command, ent_error *err) {
  if (argc < 2) {
    cli_help_usage(stderr);
    return cli_fail(err, ENT_E_USAGE, "a command is missing");
  }
  const char *first = argv[1];
  if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) return cli_help_print(NULL, err);
  if (strcmp(first, "--version") == 0) return cli_help_version(err);
  *command = cli_command_find(first);
  if (*command != NULL) return run_command(*command, argc - 2, argv + 2, err);
  if (first[0] == '-') return cli_fail(err, ENT_E_USAGE, "'%.60s' stands before a command", first);
  return unknown_command(first, err);
}

int main(int argc, char **argv) {
  ent_error err = ENT_ERROR_INIT;
  ent_error closing = ENT_ERROR_INIT;
  const cli_command *command = NULL;
  ent_status status = run(argc, argv, &command, &err);
  const ent_status closed = cli_output_close(&closing);
  if (status != ENT_OK && err.text[0] != '\0') cli_error(&err);
  if (status == ENT_E_USAGE) cli_help_hint(command);
  if (closed != ENT_OK && status == ENT_OK) {
    cli_error(&closing);
    status = closed;
  }
  return cli_exit_of(status);
}
