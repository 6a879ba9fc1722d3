/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

/* Prints text in single quotes, in which fish knows only \' and \\. */
static void quote(FILE *to, const char *text) {
  (void)fputc('\'', to);
  for (const char *at = text; *at != '\0'; at++) {
    if (*at == '\'' || *at == '\\') (void)fputc('\\', to);
    (void)fputc(*at, to);
  }
  (void)fputc('\'', to);
}

static void put_words(FILE *to, cli_words *words) {
  cli_word word;
  (void)fputs(" -a '", to);
  for (size_t i = 0; words(i, &word); i++) (void)fprintf(to, "%s%s", i == 0 ? "" : " ", word.word);
  (void)fputc('\'', to);
}

static void put_option(FILE *to, const cli_command *command, const cli_option *option) {
  (void)fprintf(to, "complete -c entente -n '__entente_is %s' -l %s", command->name, option->name);
  if (option->letter != '\0') (void)fprintf(to, " -s %c", option->letter);
  if (option->argument != NULL) (void)fputs(option->type == CLI_FILE ? " -r -F" : " -x", to);
  if (option->words != NULL) put_words(to, option->words);
  (void)fputs(" -d ", to);
  quote(to, option->help);
  (void)fputc('\n', to);
}

/* A command's operands: words if its first operand has them, files if any is a file. */
static void put_operands(FILE *to, const cli_command *command) {
  for (const cli_operand *at = command->operands; at->name != NULL; at++) {
    (void)fprintf(to, "complete -c entente -n '__entente_is %s'", command->name);
    if (at->words != NULL)
      put_words(to, at->words);
    else
      (void)fputs(at->type == CLI_FILE ? " -F" : " -f", to);
    (void)fputs(" -d ", to);
    quote(to, at->help);
    (void)fputc('\n', to);
  }
}

void cli_completion_fish(FILE *to) {
  (void)fputs(
      "# fish completion for entente; made by 'entente completion fish'\n"
      "function __entente_is\n    set -l words (commandline -poc)\n"
      "    test (count $words) -ge 2; and test $words[2] = $argv[1]\nend\n"
      "function __entente_none\n    test (count (commandline -poc)) -lt 2\nend\n"
      "complete -c entente -f\n",
      to);
  cli_word word;
  for (size_t i = 0; cli_words_commands(i, &word); i++) {
    (void)fprintf(to, "complete -c entente -n __entente_none -a %s -d ", word.word);
    quote(to, word.help);
    (void)fputc('\n', to);
  }
  (void)fputs("complete -c entente -n __entente_none -l version -d 'tell the version'\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) {
    put_operands(to, *at);
    for (size_t g = 0; (*at)->groups[g] != NULL; g++)
      for (const cli_option *row = (*at)->groups[g]->options; row->name != NULL; row++)
        put_option(to, *at, row);
  }
}
