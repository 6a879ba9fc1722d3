/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

/*
 * `--option=value` reaches the function as three words, since '=' breaks words in bash. The loop
 * finds the command and counts the operands before the cursor, as the parser would.
 */
static const char head[] =
    "# bash completion for entente; made by 'entente completion bash'\n"
    "_entente_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\"); }\n"
    "_entente_list() {\n"
    "  local done=''\n"
    "  if [[ $cur == *,* ]]; then done=${cur%,*},; fi\n"
    "  mapfile -t COMPREPLY < <(compgen -P \"$done\" -W \"$1\" -- \"${cur##*,}\")\n"
    "}\n"
    "_entente_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); "
    "}\n"
    "_entente() {\n"
    "  local cur=${COMP_WORDS[COMP_CWORD]} prev='' command='' takes='' operands=0 i word\n"
    "  COMPREPLY=()\n"
    "  if ((COMP_CWORD > 0)); then prev=${COMP_WORDS[COMP_CWORD-1]}; fi\n"
    "  if [[ $cur == '=' ]]; then cur=''\n"
    "  elif [[ $prev == '=' ]] && ((COMP_CWORD > 1)); then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
    "  if ((COMP_CWORD > 1)); then command=${COMP_WORDS[1]}; fi\n"
    "  case $command in\n";

static const char middle[] =
    "  esac\n"
    "  for ((i = 2; i < COMP_CWORD; i++)); do\n"
    "    word=${COMP_WORDS[i]}\n"
    "    if [[ $word == '=' ]]; then ((i++))\n"
    "    elif [[ \" $takes \" == *\" $word \"* ]]; then\n"
    "      if [[ ${COMP_WORDS[i+1]-} != '=' ]]; then ((i++)); fi\n"
    "    elif [[ $word != -?* ]]; then ((operands++)); fi\n"
    "  done\n"
    "  case \"$command $prev\" in\n";

static void print_words(FILE *to, const char *function, cli_words *words) {
  cli_word word;
  (void)fprintf(to, "%s '", function);
  for (size_t i = 0; words(i, &word); i++) (void)fprintf(to, "%s%s", i == 0 ? "" : " ", word.word);
  (void)fputs("'", to);
}

static void print_names(FILE *to, const cli_command *command, bool with_argument) {
  const char *space = "";
  for (size_t g = 0; command->groups[g] != NULL; g++) {
    for (const cli_option *row = command->groups[g]->options; row->name != NULL; row++) {
      if (with_argument && row->argument == NULL) continue;
      if (row->letter != '\0') (void)fprintf(to, "%s-%c", space, row->letter);
      (void)fprintf(to, "%s--%s", space[0] == '\0' && row->letter == '\0' ? "" : " ", row->name);
      space = " ";
    }
  }
}

/* What may follow each option. */
static void print_arguments(FILE *to, const cli_command *command) {
  for (size_t g = 0; command->groups[g] != NULL; g++) {
    for (const cli_option *row = command->groups[g]->options; row->name != NULL; row++) {
      if (row->argument == NULL) continue;
      (void)fprintf(to, "    '%s --%s'", command->name, row->name);
      if (row->letter != '\0') (void)fprintf(to, "|'%s -%c'", command->name, row->letter);
      (void)fputs(") ", to);
      if (row->words != NULL)
        print_words(to, row->type == CLI_LIST ? "_entente_list" : "_entente_words", row->words);
      else if (row->type == CLI_FILE)
        (void)fputs("_entente_files", to);
      (void)fputs(row->words != NULL || row->type == CLI_FILE ? "; return ;;\n" : "return ;;\n", to);
    }
  }
}

static void print_operands(FILE *to, const cli_command *command) {
  int i = 0;
  for (const cli_operand *at = command->operands; at->name != NULL; at++, i++) {
    (void)fprintf(to, "    '%s %d') ", command->name, i);
    if (at->words != NULL)
      print_words(to, "_entente_words", at->words);
    else
      (void)fputs(at->type == CLI_FILE ? "_entente_files" : ":", to);
    (void)fputs(" ;;\n", to);
  }
}

void cli_completion_bash(FILE *to) {
  (void)fputs(head, to);
  (void)fputs("    '') ", to);
  cli_word word;
  (void)fputs("_entente_words '", to);
  for (size_t i = 0; cli_words_commands(i, &word); i++) (void)fprintf(to, "%s ", word.word);
  (void)fputs("--help --version'; return ;;\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) {
    (void)fprintf(to, "    %s) takes='", (*at)->name);
    print_names(to, *at, true);
    (void)fputs("' ;;\n", to);
  }
  (void)fputs(middle, to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) print_arguments(to, *at);
  (void)fputs("  esac\n  if [[ $cur == -* ]]; then\n    case $command in\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) {
    (void)fprintf(to, "      %s) _entente_words '", (*at)->name);
    print_names(to, *at, false);
    (void)fputs("' ;;\n", to);
  }
  (void)fputs("    esac\n    return\n  fi\n  case \"$command $operands\" in\n", to);
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++) print_operands(to, *at);
  (void)fputs("  esac\n}\ncomplete -F _entente entente\n", to);
}
