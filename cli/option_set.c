/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the text of an argument to the field of an option, with the checks of its type. */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/options.h"

ent_status cli_unknown_word(cli_words *words, const char *shown, const char *value, ent_error *err) {
  const char *near = cli_words_near(words, value);
  if (near != NULL)
    return cli_fail(err, ENT_E_USAGE, "'%s' does not know '%.60s'; did you mean '%s'?", shown, value, near);
  char list[176] = ""; /* the methods, which are most, take 168 */
  cli_word word;
  for (size_t i = 0; words(i, &word) && word.same_as == NULL; i++) {
    if (strlen(list) + strlen(word.word) + 3 > sizeof list) break;
    if (i > 0) strcat(list, ", ");
    strcat(list, word.word);
  }
  return cli_fail(err, ENT_E_USAGE, "'%s' does not know '%.40s', only %s", shown, value, list);
}

/* Digits alone: no sign, no space, no other base. */
static bool all_digits(const char *text) { return *text != '\0' && text[strspn(text, "0123456789")] == '\0'; }

static ent_status set_whole(int *field, const cli_option *option, const char *shown, const char *value,
                            ent_error *err) {
  cli_word word;
  if (option->words != NULL && cli_words_find(option->words, value, &word)) {
    *field = word.value;
    return ENT_OK;
  }
  const bool takes_any = option->words != NULL && option->words(0, &word);
  const char *or_word = takes_any ? " or " : "";
  const char *that = takes_any ? word.word : "";
  errno = 0;
  const long number = all_digits(value) ? strtol(value, NULL, 10) : -1;
  if (number >= option->least && number <= option->most && errno == 0) {
    *field = (int)number;
    return ENT_OK;
  }
  if (option->most == INT_MAX)
    return cli_fail(err, ENT_E_USAGE, "'%s' takes a whole number from %d up%s%s, not '%.60s'", shown,
                    option->least, or_word, that, value);
  return cli_fail(err, ENT_E_USAGE, "'%s' takes a whole number from %d to %d%s%s, not '%.60s'", shown,
                  option->least, option->most, or_word, that, value);
}

/* The locale is always "C", since the program never sets one; so strtod reads a point. */
static ent_status set_number(double *field, const cli_option *option, const char *shown, const char *value,
                             ent_error *err) {
  char *end = NULL;
  const bool plain = *value != '\0' && value[strspn(value, "0123456789.eE+-")] == '\0';
  const double number = plain ? strtod(value, &end) : (double)NAN;
  if (!plain || end == value || *end != '\0' || !isfinite(number) || number < option->least)
    return cli_fail(err, ENT_E_USAGE, "'%s' takes a number from %d up, not '%.60s'", shown, option->least,
                    value);
  *field = number;
  return ENT_OK;
}

static ent_status set_seed(uint64_t *field, const char *shown, const char *value, ent_error *err) {
  errno = 0;
  const unsigned long long number = all_digits(value) ? strtoull(value, NULL, 10) : 0;
  if (!all_digits(value) || errno != 0 || number > UINT64_MAX)
    return cli_fail(err, ENT_E_USAGE, "'%s' takes a whole number from 0 to 18446744073709551615, not '%.60s'",
                    shown, value);
  *field = number;
  return ENT_OK;
}

static ent_status set_date(ent_date *field, const char *shown, const char *value, ent_error *err) {
  ent_interval read;
  if (!ent_interval_parse(&read, value) || read.to.year != 0)
    return cli_fail(err, ENT_E_USAGE,
                    "'%s' takes a year, month or day such as 2019, 2019-11 or 2019-11-05, not '%.60s'", shown,
                    value);
  *field = read.from;
  return ENT_OK;
}

static ent_status set_span(ent_span *field, const char *shown, const char *value, ent_error *err) {
  if (ent_span_parse(field, value)) return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "'%s' takes a length of time such as 3y, 6m, 2w or 10d, not '%.60s'", shown, value);
}

static ent_status set_list(cli_list *field, const cli_option *option, const char *shown, const char *value,
                           ent_error *err) {
  const bool negate = strncmp(option->name, "not-", 4) == 0;
  const char *plain = option->name + (negate ? 4 : 0);
  if (field->count > 0 && field->negate != negate)
    return cli_fail(err, ENT_E_USAGE, "'--%s' and '--not-%s' exclude each other", plain, plain);
  const size_t before = field->count;
  field->negate = negate;
  if (*value == '\0')
    return cli_fail(err, ENT_E_USAGE, "'%s' takes a list such as a,b, not an empty text", shown);
  const ent_status status = cli_list_add(field, value, err);
  if (status != ENT_OK || option->words == NULL) return status;
  cli_word word;
  for (size_t i = before; i < field->count; i++)
    if (!cli_words_find(option->words, field->at[i], &word))
      return cli_unknown_word(option->words, shown, field->at[i], err);
  return ENT_OK;
}

ent_status cli_option_set(cli_settings *settings, const cli_option *option, const char *shown,
                          const char *value, ent_error *err) {
  void *field = (char *)settings + option->field;
  cli_word word;
  switch (option->type) {
    case CLI_FLAG: *(bool *)field = true; return ENT_OK;
    case CLI_TEXT: *(const char **)field = value; return ENT_OK;
    case CLI_FILE:
      if (*value == '\0')
        return cli_fail(err, ENT_E_USAGE, "'%s' takes the name of a file, not an empty text", shown);
      *(const char **)field = value;
      return ENT_OK;
    case CLI_NAME:
    case CLI_CHOICE:
      if (!cli_words_find(option->words, value, &word))
        return cli_unknown_word(option->words, shown, value, err);
      if (option->type == CLI_CHOICE)
        *(int *)field = word.value;
      else
        *(const char **)field = word.same_as == NULL ? word.word : word.same_as;
      return ENT_OK;
    case CLI_LIST: return set_list(field, option, shown, value, err);
    case CLI_DATE: return set_date(field, shown, value, err);
    case CLI_SPAN: return set_span(field, shown, value, err);
    case CLI_WHOLE: return set_whole(field, option, shown, value, err);
    case CLI_NUMBER: return set_number(field, option, shown, value, err);
    case CLI_SEED: return set_seed(field, shown, value, err);
  }
  return cli_fail(err, ENT_E_INTERNAL, "'%s' has no type", shown);
}
