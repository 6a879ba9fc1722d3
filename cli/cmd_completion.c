/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/option_rows.h"
#include "cli/output.h"

bool cli_words_shells(size_t i, cli_word *out) {
  const cli_shell *shell = &cli_shells()[i];
  if (shell->name == NULL) return false;
  const cli_word word = {shell->name, (int)i, NULL, NULL};
  *out = word;
  return true;
}

static const cli_option rows[] = {CLI_ROW_OUTPUT, CLI_ROW_END};
static const cli_group output = {"Output", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  cli_word shell;
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  if (status == ENT_OK && cli_words_find(cli_words_shells, settings->operand[0], &shell))
    cli_shells()[shell.value].print(text.to);
  return cli_text_write(&text, settings->output, status, err);
}

const cli_command cli_command_completion = {
    .name = "completion",
    .summary = "print what lets a shell complete entente's command lines",
    .about =
        "Prints a script for the shell named. The installed package has these scripts where the shells look "
        "for them; this command is for other places.",
    .operands = {{"SHELL", CLI_NAME, false, cli_words_shells, "the shell"}},
    .groups = {&output, &cli_group_common},
    .examples = {{"source <(entente completion bash)", "For this session of bash."},
                 {"entente completion fish -o ~/.config/fish/completions/entente.fish",
                  "For fish, from now on."}},
    .run = run,
};
