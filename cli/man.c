/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/man.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "cli/messages.h"
#include "cli/output.h"

/*
 * Prints text so that roff shows it as it is: a bare '-' would become a hyphen, a quote a curly
 * one, and a point or quote at the beginning of a line a request. An empty line between paragraphs
 * becomes .PP.
 */
static void put(FILE *to, const char *text) {
  for (const char *at = text; *at != '\0'; at++) {
    switch (*at) {
      case '\\': (void)fputs("\\e", to); break;
      case '-': (void)fputs("\\-", to); break;
      case '\'': (void)fputs("\\(aq", to); break;
      case '~': (void)fputs("\\(ti", to); break;
      case '^': (void)fputs("\\(ha", to); break;
      case '\n':
        if (at[1] == '\n') {
          (void)fputs("\n.PP\n", to);
          at++;
        } else {
          (void)fputc('\n', to);
        }
        break;
      case '.':
        if (at == text || at[-1] == '\n') (void)fputs("\\&", to);
        (void)fputc('.', to);
        break;
      default: (void)fputc(*at, to); break;
    }
  }
}

static void put_line(FILE *to, const char *text) {
  put(to, text);
  (void)fputc('\n', to);
}

/* Gives the text of a title in capitals, as headings of man pages are. */
static void heading(FILE *to, const char *macro, const char *text, bool capitals) {
  (void)fprintf(to, "%s \"", macro);
  for (const char *at = text; *at != '\0'; at++)
    (void)fputc(capitals ? toupper((unsigned char)*at) : *at, to);
  (void)fputs("\"\n", to);
}

static void begin(FILE *to, const char *page, const char *summary) {
  (void)fputs(".\\\" Made by 'entente help --man'; do not edit.\n.TH ", to);
  for (const char *at = page; *at != '\0'; at++) (void)fputc(toupper((unsigned char)*at), to);
  (void)fprintf(to, " 1 \"\" \"entente %s\" \"User Commands\"\n.SH NAME\n", ent_version());
  put(to, page);
  (void)fputs(" \\- ", to);
  put_line(to, summary);
}

static void put_words(FILE *to, cli_words *words) {
  cli_word word;
  (void)fputs(".RS\n", to);
  for (size_t i = 0; words(i, &word) && word.same_as == NULL; i++) {
    (void)fputs(".TP\n.B ", to);
    put_line(to, word.word);
    put_line(to, word.help == NULL ? "" : word.help);
  }
  (void)fputs(".RE\n", to);
}

/* A word without help would leave its .TP without a body. */
static void put_word_list(FILE *to, cli_words *words) {
  cli_word word;
  if (words(0, &word) && word.help != NULL) {
    put_words(to, words);
    return;
  }
  (void)fputs("One of:", to);
  for (size_t i = 0; words(i, &word) && word.same_as == NULL; i++) {
    (void)fputs(i == 0 ? " " : ", ", to);
    put(to, word.word);
  }
  (void)fputs(".\n", to);
}

static void put_option(FILE *to, const cli_option *option) {
  char fallback[CLI_DEFAULT_SIZE];
  (void)fputs(".TP\n", to);
  if (option->letter != '\0') (void)fprintf(to, "\\fB\\-%c\\fR, ", option->letter);
  (void)fputs("\\fB\\-\\-", to);
  put(to, option->name);
  (void)fputs("\\fR", to);
  if (option->argument != NULL) (void)fprintf(to, " \\fI%s\\fR", option->argument);
  (void)fputc('\n', to);
  put(to, option->help);
  cli_help_default(fallback, option);
  if (fallback[0] != '\0') {
    (void)fputs(" (default: ", to);
    put(to, fallback);
    (void)fputc(')', to);
  }
  (void)fputs(".\n", to);
  if (option->words != NULL) put_word_list(to, option->words);
}

static void put_synopsis(FILE *to, const cli_command *command) {
  (void)fprintf(to, ".SH SYNOPSIS\n.B entente %s\n[\\fIoptions\\fR]\n", command->name);
  for (const cli_operand *at = command->operands; at->name != NULL; at++)
    (void)fprintf(to, at->optional ? "[\\fI%s\\fR]\n" : ".I %s\n", at->name);
}

static void put_operands(FILE *to, const cli_command *command) {
  if (command->operands[0].name != NULL) (void)fputs(".SH OPERANDS\n", to);
  for (const cli_operand *at = command->operands; at->name != NULL; at++) {
    (void)fprintf(to, ".TP\n.I %s\n", at->name);
    put(to, at->help);
    (void)fputs(".\n", to);
    if (at->words != NULL) put_word_list(to, at->words);
  }
}

static void put_exits(FILE *to) {
  (void)fputs(".SH EXIT STATUS\n", to);
  for (const cli_exit *at = cli_exits(); at->meaning != NULL; at++) {
    (void)fprintf(to, ".TP\n%d\n", at->code);
    put(to, at->meaning);
    (void)fputs(".\n", to);
  }
}

static void put_command(FILE *to, const cli_command *command) {
  char page[64];
  (void)snprintf(page, sizeof page, "entente-%s", command->name);
  begin(to, page, command->summary);
  put_synopsis(to, command);
  (void)fputs(".SH DESCRIPTION\n", to);
  put_line(to, command->about);
  put_operands(to, command);
  (void)fputs(".SH OPTIONS\n", to);
  for (size_t g = 0; command->groups[g] != NULL; g++) {
    if (cli_help_new_title(command, g)) heading(to, ".SS", command->groups[g]->title, false);
    for (const cli_option *row = command->groups[g]->options; row->name != NULL; row++) put_option(to, row);
  }
  if (command->examples[0].line != NULL) (void)fputs(".SH EXAMPLES\n", to);
  for (const cli_example *at = command->examples; at->line != NULL; at++) {
    if (at != command->examples) (void)fputs(".PP\n", to);
    put_line(to, at->what);
    (void)fputs(".PP\n.RS 4\n.EX\n", to);
    put_line(to, at->line);
    (void)fputs(".EE\n.RE\n", to);
  }
  put_exits(to);
  (void)fputs(".SH SEE ALSO\n.BR entente (1)\n", to);
}

static void put_program(FILE *to) {
  begin(to, "entente", "shows who stands where, with whom, and why");
  (void)fputs(".SH SYNOPSIS\n.B entente\n.I COMMAND\n[\\fIoptions\\fR]\n[\\fIDATA\\fR]\n.SH DESCRIPTION\n",
              to);
  put_line(
      to,
      "entente turns what actors have said and voted into a graph of who stands where and why, finds the "
      "coalitions in it, and draws, reports and exports what it found.\n\n"
      "DATA is a file, a folder of CSV files, or '-' for standard input. Data go to standard output or to "
      "the "
      "file of -o, messages to standard error. A file is written whole or not at all.");
  (void)fputs(".SH COMMANDS\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) {
    (void)fprintf(to, ".TP\n.BR entente\\-%s (1)\n", (*at)->name);
    put(to, (*at)->summary);
    (void)fputs(".\n", to);
  }
  (void)fputs(
      ".SH OPTIONS\n.TP\n\\fB\\-h\\fR, \\fB\\-\\-help\\fR\nList the commands; after a command, explain it.\n"
      ".TP\n\\fB\\-\\-version\\fR\nTell the version.\n.SH ENVIRONMENT\n.TP\n.B NO_COLOR\n"
      "Where set and not empty, messages have no colour. They have none either where standard error is no "
      "terminal.\n",
      to);
  put_exits(to);
  (void)fputs(".SH SEE ALSO\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++)
    (void)fprintf(to, ".BR entente\\-%s (1)%s\n", (*at)->name, at[1] == NULL ? "" : ",");
}

static ent_status page(const cli_command *command, const char *path, ent_error *err) {
  cli_text text = {NULL, NULL, 0};
  const ent_status status = cli_text_begin(&text, err);
  if (status == ENT_OK) {
    if (command == NULL)
      put_program(text.to);
    else
      put_command(text.to, command);
  }
  return cli_text_write(&text, path, status, err);
}

ent_status cli_man_print(const cli_command *command, ent_error *err) { return page(command, NULL, err); }

ent_status cli_man_write_all(const char *folder, ent_error *err) {
  char path[1024];
  (void)snprintf(path, sizeof path, "%s/entente.1", folder);
  ent_status status = page(NULL, path, err);
  for (const cli_command *const *at = cli_commands(); *at != NULL && status == ENT_OK; at++) {
    const int length = snprintf(path, sizeof path, "%s/entente-%s.1", folder, (*at)->name);
    if (length < 0 || (size_t)length >= sizeof path)
      return cli_fail(err, ENT_E_USAGE, "the folder's name is longer than %zu bytes", sizeof path);
    status = page(*at, path, err);
  }
  return status;
}
