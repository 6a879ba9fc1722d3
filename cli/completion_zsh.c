/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

/*
 * Prints text inside a specification of _arguments that stands in single quotes: brackets and
 * colons would end it.
 */
static void put(FILE *to, const char *text) {
  for (const char *at = text; *at != '\0'; at++) {
    switch (*at) {
      case '\'': (void)fputs("'\\''", to); break;
      case '[':
      case ']':
      case ':':
      case '\\': (void)fprintf(to, "\\%c", *at); break;
      default: (void)fputc(*at, to); break;
    }
  }
}

static void put_action(FILE *to, cli_words *words, cli_type type) {
  cli_word word;
  if (words != NULL) {
    (void)fputs(type == CLI_LIST ? "_values -s , word" : "(", to);
    for (size_t i = 0; words(i, &word); i++) {
      if (i > 0 || type == CLI_LIST) (void)fputc(' ', to);
      put(to, word.word);
    }
    if (type != CLI_LIST) (void)fputc(')', to);
  } else if (type == CLI_FILE) {
    (void)fputs("_files", to);
  } else {
    (void)fputc(' ', to);
  }
}

static void put_option(FILE *to, const cli_option *option, char letter) {
  (void)fputs("        '", to);
  if (option->type == CLI_LIST) (void)fputc('*', to);
  if (letter != '\0')
    (void)fprintf(to, "-%c%s", letter, option->argument == NULL ? "" : "+");
  else
    (void)fprintf(to, "--%s%s", option->name, option->argument == NULL ? "" : "=");
  (void)fputc('[', to);
  put(to, option->help);
  (void)fputc(']', to);
  if (option->argument != NULL) {
    (void)fprintf(to, ":%s:", option->argument);
    put_action(to, option->words, option->type);
  }
  (void)fputs("' \\\n", to);
}

static void put_command(FILE *to, const cli_command *command) {
  (void)fprintf(to, "    %s)\n      _arguments -s \\\n", command->name);
  for (size_t g = 0; command->groups[g] != NULL; g++) {
    for (const cli_option *row = command->groups[g]->options; row->name != NULL; row++) {
      if (row->letter != '\0') put_option(to, row, row->letter);
      put_option(to, row, '\0');
    }
  }
  for (const cli_operand *at = command->operands; at->name != NULL; at++) {
    (void)fprintf(to, "        '%s%s:", at->optional ? ":" : "", at->optional ? "" : ":");
    (void)fprintf(to, "%s:", at->name);
    put_action(to, at->words, at->type);
    (void)fputs("' \\\n", to);
  }
  (void)fputs("        && return 0\n      ;;\n", to);
}

void cli_completion_zsh(FILE *to) {
  (void)fputs(
      "#compdef entente\n# zsh completion for entente; made by 'entente completion zsh'\n"
      "_entente() {\n  local -a commands\n  commands=(\n",
      to);
  cli_word word;
  for (size_t i = 0; cli_words_commands(i, &word); i++) {
    (void)fprintf(to, "    '%s:", word.word);
    put(to, word.help);
    (void)fputs("'\n", to);
  }
  (void)fputs(
      "  )\n  if (( CURRENT == 2 )); then\n    _describe -t commands command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n",
      to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) put_command(to, *at);
  (void)fputs(
      "  esac\n  return 1\n}\n"
      "if [[ $funcstack[1] == _entente ]]; then\n  _entente \"$@\"\nelse\n  compdef _entente entente\nfi\n",
      to);
}
