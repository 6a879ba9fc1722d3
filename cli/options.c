/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include <stdio.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/near.h"
#include "cli/words.h"

enum { options_most = 64, shown_size = 80 };

typedef struct parse {
  cli_settings *settings;
  const cli_command *command;
  int argc;
  char **argv;
  int at;
  int operands;
  const cli_option *given[options_most];
  int given_count;
} parse;

/* Finds an option by its name, or where that is NULL by its letter. */
static const cli_option *find(const cli_command *command, const char *name, size_t length, char letter,
                              const cli_group **group) {
  for (size_t g = 0; command->groups[g] != NULL; g++) {
    for (const cli_option *row = command->groups[g]->options; row->name != NULL; row++) {
      const bool named = name != NULL && strlen(row->name) == length && memcmp(row->name, name, length) == 0;
      if (!named && !(name == NULL && row->letter == letter && letter != '\0')) continue;
      *group = command->groups[g];
      return row;
    }
  }
  return NULL;
}

static ent_status unknown(const parse *p, const char *shown, ent_error *err) {
  cli_near near;
  cli_near_begin(&near, shown + (strncmp(shown, "--", 2) == 0 ? 2 : 1));
  for (size_t g = 0; p->command->groups[g] != NULL; g++)
    for (const cli_option *row = p->command->groups[g]->options; row->name != NULL; row++)
      cli_near_consider(&near, row->name);
  if (near.best != NULL)
    return cli_fail(err, ENT_E_USAGE, "'%s' has no option '%.60s'; did you mean '--%s'?", p->command->name,
                    shown, near.best);
  return cli_fail(err, ENT_E_USAGE, "'%s' has no option '%.60s'", p->command->name, shown);
}

/* Remembers an option; only lists may come again. */
static ent_status note(parse *p, const cli_option *option, const cli_group *group, const char *shown,
                       ent_error *err) {
  for (int i = 0; i < p->given_count; i++)
    if (p->given[i] == option && option->type != CLI_LIST)
      return cli_fail(err, ENT_E_USAGE, "'%s' is given twice", shown);
  if (p->given_count < options_most) p->given[p->given_count++] = option;
  if (group->of_statements && !option->of_ties_too && p->settings->of_statements == NULL) p->settings->of_statements = option->name;
  return ENT_OK;
}

/* `value` is what was joined to the option, or NULL; then the next argument is it. */
static ent_status take(parse *p, const cli_option *option, const cli_group *group, const char *shown,
                       const char *value, ent_error *err) {
  if (option->argument == NULL && value != NULL)
    return cli_fail(err, ENT_E_USAGE, "'%s' takes no argument, but has '%.60s'", shown, value);
  if (option->argument != NULL && value == NULL) {
    if (p->at >= p->argc)
      return cli_fail(err, ENT_E_USAGE, "'%s' needs an argument: %s", shown, option->argument);
    value = p->argv[p->at++];
  }
  const ent_status status = note(p, option, group, shown, err);
  return status == ENT_OK ? cli_option_set(p->settings, option, shown, value, err) : status;
}

static ent_status take_long(parse *p, const char *argument, ent_error *err) {
  const char *name = argument + 2;
  const size_t length = strcspn(name, "=");
  char shown[shown_size];
  (void)snprintf(shown, sizeof shown, "%.*s",
                 (int)(length + 2 < sizeof shown ? length + 2 : sizeof shown - 1), argument);
  const cli_group *group = NULL;
  const cli_option *option = find(p->command, name, length, '\0', &group);
  if (option == NULL) return unknown(p, shown, err);
  return take(p, option, group, shown, name[length] == '=' ? name + length + 1 : NULL, err);
}

static ent_status take_short(parse *p, const char *argument, ent_error *err) {
  const char shown[] = {'-', argument[1], '\0'};
  const cli_group *group = NULL;
  const cli_option *option = find(p->command, NULL, 0, argument[1], &group);
  if (option == NULL) return unknown(p, argument, err);
  if (option->argument == NULL && argument[2] != '\0') return unknown(p, argument, err);
  return take(p, option, group, shown, argument[2] == '\0' ? NULL : argument + 2, err);
}

static ent_status take_operand(parse *p, const char *argument, ent_error *err) {
  const cli_operand *operand = &p->command->operands[p->operands];
  if (operand->name == NULL)
    return cli_fail(err, ENT_E_USAGE, "'%.60s' is one argument too many for '%s'", argument,
                    p->command->name);
  if (*argument == '\0') return cli_fail(err, ENT_E_USAGE, "%s is an empty text", operand->name);
  cli_word word;
  if (operand->words != NULL && !cli_words_find(operand->words, argument, &word))
    return cli_unknown_word(operand->words, p->command->name, argument, err);
  p->settings->operand[p->operands++] = argument;
  return ENT_OK;
}

static ent_status check_dates(const cli_settings *settings, ent_error *err) {
  const ent_interval from = {settings->from, {0, 0, 0}};
  const ent_interval to = {settings->to, {0, 0, 0}};
  int32_t first = 0, last = 0, unused = 0;
  if (!ent_interval_days(from, &first, &unused) || !ent_interval_days(to, &unused, &last) || first <= last)
    return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "'--from' is later than '--to', so that no statement can count");
}

/* An option that the method or the kind of network does not use would change nothing, unnoticed. */
static ent_status refuse_idle(const parse *p, ent_error *err) {
  const char *method = p->settings->method;
  const bool all = strcmp(method, CLI_METHOD_ALL) == 0;
  const cli_operand *first = &p->command->operands[0];
  const bool tree = first->words == cli_words_diagrams && p->operands > 0 && strcmp(p->settings->operand[0], "dendrogram") == 0;
  const bool hierarchical = all || tree || strcmp(method, "hierarchical") == 0;
  const bool has_camps = hierarchical || strcmp(method, "balance") == 0;
  const bool affiliation = p->settings->type == ENT_NETWORK_AFFILIATION;
  const struct {
    const char *option;
    bool idle;
    const char *belongs;
  } rules[] = {{"camps", !has_camps, "'--method balance' or 'hierarchical'"},
               {"resolution", !all && strcmp(method, "signed") != 0, "'--method signed'"},
               {"linkage", !hierarchical, "'--method hierarchical'"},
               {"depth", !all && strcmp(method, "concor") != 0, "'--method concor'"},
               {"qualifier", !affiliation, "'--type affiliation'"},
               {"between", affiliation, "networks of one mode"},
               {"agreement", affiliation, "networks of one mode"},
               {"min-shared", affiliation, "networks of one mode"}};
  for (int i = 0; i < p->given_count; i++)
    for (size_t k = 0; k < sizeof rules / sizeof rules[0]; k++)
      if (rules[k].idle && strcmp(p->given[i]->name, rules[k].option) == 0)
        return cli_fail(err, ENT_E_USAGE, "'--%s' changes nothing here; it belongs to %s", rules[k].option,
                        rules[k].belongs);
  return ENT_OK;
}

ent_status cli_options_parse(cli_settings *settings, const cli_command *command, int argc, char **argv,
                             ent_error *err) {
  parse p = {.settings = settings, .command = command, .argc = argc, .argv = argv};
  bool options = true;
  settings->command = command;
  while (p.at < argc) {
    const char *argument = argv[p.at++];
    ent_status status = ENT_OK;
    if (options && strcmp(argument, "--") == 0)
      options = false;
    else if (options && strncmp(argument, "--", 2) == 0)
      status = take_long(&p, argument, err);
    else if (options && argument[0] == '-' && argument[1] != '\0')
      status = take_short(&p, argument, err);
    else
      status = take_operand(&p, argument, err);
    if (status != ENT_OK) return status;
  }
  const cli_operand *missing = &command->operands[p.operands];
  if (!settings->help && missing->name != NULL && !missing->optional)
    return cli_fail(err, ENT_E_USAGE, "'%s' needs %s: %s", command->name, missing->name, missing->help);
  const ent_status idle = refuse_idle(&p, err);
  return idle == ENT_OK ? check_dates(settings, err) : idle;
}
