/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/help.h"

#include <string.h>

#include "cli/output.h"

enum { width = 80, option_column = 26, word_indent = 28 };

void cli_help_wrap(FILE *to, const char *text, int indent, int column) {
  while (*text != '\0') {
    if (*text == '\n') {
      (void)fputc('\n', to);
      column = 0;
      text++;
      continue;
    }
    if (*text == ' ') {
      text++;
      continue;
    }
    const int length = (int)strcspn(text, " \n");
    if (column > indent && column + 1 + length > width) {
      (void)fputc('\n', to);
      column = 0;
    }
    const int pad = column < indent ? indent - column : column > indent ? 1 : 0;
    (void)fprintf(to, "%*s%.*s", pad, "", length, text);
    column += pad + length;
    text += length;
  }
  (void)fputc('\n', to);
}

void cli_help_synopsis(FILE *to, const cli_command *command) {
  (void)fprintf(to, "%s [options]", command->name);
  for (const cli_operand *at = command->operands; at->name != NULL; at++)
    (void)fprintf(to, at->optional ? " [%s]" : " %s", at->name);
}

void cli_help_usage(FILE *to) { (void)fputs("usage: entente COMMAND [options] [DATA]\n", to); }

void cli_help_hint(const cli_command *command) {
  if (command == NULL)
    (void)fputs("try 'entente help'\n", stderr);
  else
    (void)fprintf(stderr, "try 'entente help %s'\n", command->name);
}

void cli_help_default(char out[CLI_DEFAULT_SIZE], const cli_option *option) {
  cli_settings fresh;
  cli_settings_init(&fresh);
  const void *field = (const char *)&fresh + option->field;
  const char *word = NULL;
  out[0] = '\0';
  if (option->fallback != NULL) {
    (void)snprintf(out, CLI_DEFAULT_SIZE, "%s", option->fallback);
    return;
  }
  switch (option->type) {
    case CLI_NAME: word = *(const char *const *)field; break;
    case CLI_CHOICE: word = cli_words_of(option->words, *(const int *)field); break;
    case CLI_WHOLE: (void)snprintf(out, CLI_DEFAULT_SIZE, "%d", *(const int *)field); break;
    /* The defaults that are no whole numbers would need a row's `fallback`. */
    case CLI_NUMBER: (void)snprintf(out, CLI_DEFAULT_SIZE, "%d", (int)*(const double *)field); break;
    case CLI_SEED: (void)snprintf(out, CLI_DEFAULT_SIZE, "%d", (int)*(const uint64_t *)field); break;
    case CLI_FLAG:
    case CLI_TEXT:
    case CLI_FILE:
    case CLI_LIST:
    case CLI_DATE:
    case CLI_SPAN: break;
  }
  if (word != NULL) (void)snprintf(out, CLI_DEFAULT_SIZE, "%s", word);
}

bool cli_help_new_title(const cli_command *command, size_t group) {
  return group == 0 || strcmp(command->groups[group - 1]->title, command->groups[group]->title) != 0;
}

/* Prints the words of an option, one a line where they are explained. */
static void print_words(FILE *to, cli_words *words) {
  cli_word word;
  char list[256] = "";
  if (words(0, &word) && word.help == NULL) {
    for (size_t i = 0; words(i, &word) && word.same_as == NULL; i++) {
      const size_t used = strlen(list);
      (void)snprintf(list + used, sizeof list - used, "%s%s", i == 0 ? "" : ", ", word.word);
    }
    cli_help_wrap(to, list, word_indent, 0);
    return;
  }
  for (size_t i = 0; words(i, &word) && word.same_as == NULL; i++) {
    const int column = fprintf(to, "%*s%s:", word_indent, "", word.word);
    cli_help_wrap(to, word.help, word_indent + 2, column);
  }
}

static void print_option(FILE *to, const cli_option *option) {
  char fallback[CLI_DEFAULT_SIZE];
  char text[256];
  int column = option->letter == '\0' ? fprintf(to, "      ") : fprintf(to, "  -%c, ", option->letter);
  column += fprintf(to, "--%s", option->name);
  if (option->argument != NULL) column += fprintf(to, " %s", option->argument);
  if (column >= option_column) {
    (void)fputc('\n', to);
    column = 0;
  }
  cli_help_default(fallback, option);
  (void)snprintf(text, sizeof text, "%s%s%s%s", option->help,
                 fallback[0] == '\0' ? "" : " (default: ", fallback, fallback[0] == '\0' ? "" : ")");
  cli_help_wrap(to, text, option_column, column);
  if (option->words != NULL) print_words(to, option->words);
}

static void print_command(FILE *to, const cli_command *command) {
  (void)fputs("usage: entente ", to);
  cli_help_synopsis(to, command);
  (void)fputs("\n\n", to);
  cli_help_wrap(to, command->about, 0, 0);
  if (command->operands[0].name != NULL) (void)fputc('\n', to);
  for (const cli_operand *at = command->operands; at->name != NULL; at++) {
    cli_help_wrap(to, at->help, option_column, fprintf(to, "  %s", at->name));
    if (at->words != NULL) print_words(to, at->words);
  }
  for (size_t g = 0; command->groups[g] != NULL; g++) {
    if (cli_help_new_title(command, g)) (void)fprintf(to, "\n%s:\n", command->groups[g]->title);
    for (const cli_option *row = command->groups[g]->options; row->name != NULL; row++) print_option(to, row);
  }
  if (command->examples[0].line != NULL) (void)fputs("\nExamples:\n", to);
  for (const cli_example *at = command->examples; at->line != NULL; at++) {
    (void)fputs("  ", to);
    cli_help_wrap(to, at->what, 2, 2);
    (void)fprintf(to, "    %s\n", at->line);
  }
}

static void print_program(FILE *to) {
  (void)fputs("entente shows who stands where, with whom, and why.\n\n", to);
  cli_help_usage(to);
  (void)fputs("\nCommands:\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++)
    (void)fprintf(to, "  %-14s%s\n", (*at)->name, (*at)->summary);
  (void)fputs("\n", to);
  cli_help_wrap(
      to,
      "DATA is a file, a folder of CSV files, or '-' for standard input. Data go to standard output or to "
      "the file of -o, messages to standard error.\n\n'entente help COMMAND' explains a command, 'entente "
      "formats' lists what is read and written, 'entente --version' tells the version.",
      0, 0);
  (void)fputs("\nExit status:\n", to);
  for (const cli_exit *at = cli_exits(); at->meaning != NULL; at++)
    (void)fprintf(to, "  %d  %s\n", at->code, at->meaning);
}

ent_status cli_help_print(const cli_command *command, ent_error *err) {
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  if (status == ENT_OK) {
    if (command == NULL)
      print_program(text.to);
    else
      print_command(text.to, command);
  }
  return cli_text_write(&text, NULL, status, err);
}

ent_status cli_help_version(ent_error *err) {
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  if (status == ENT_OK) (void)fprintf(text.to, "entente %s\n", ent_version());
  return cli_text_write(&text, NULL, status, err);
}
