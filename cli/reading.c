/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the command line to the library's options of reading. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/settings.h"

static void map_one(cli_reading *reading, const char *role, const char *column) {
  if (column != NULL) reading->map[reading->options.map_count++] = (ent_mapping){role, column};
}

/* "actor=Organisation": a role, and the column's name as it is, which may hold '=' too. */
static ent_status read_map(cli_reading *reading, const cli_settings *settings, ent_error *err) {
  const cli_list *list = &settings->map;
  reading->map = malloc((list->count + 3) * sizeof *reading->map);
  if (reading->map == NULL) return cli_nomem(err);
  reading->options.map = reading->map;
  for (size_t i = 0; i < list->count; i++) {
    char *role = list->at[i], *equals = strchr(role, '=');
    if (equals == NULL || equals == role || equals[1] == '\0')
      return cli_fail(err, ENT_E_USAGE, "'--map' takes pairs such as actor=Organisation, not '%.60s'", role);
    *equals = '\0'; /* the list is the settings' own, and read once */
    map_one(reading, role, equals + 1);
  }
  map_one(reading, "actor", settings->actor_column);
  map_one(reading, "issue", settings->issue_column);
  map_one(reading, "position", settings->position_column);
  return ENT_OK;
}

/* The locale is always "C", since the program never sets one; so strtod reads a point. */
static ent_status read_scale(ent_read_options *options, const char *text, ent_error *err) {
  if (text == NULL) return ENT_OK;
  char *end = NULL;
  const double low = strtod(text, &end);
  if (end != text && *end == ':') {
    const char *rest = end + 1;
    const double high = strtod(rest, &end);
    if (end != rest && *end == '\0' && isfinite(high - low) && low != high) {
      options->scale_low = low;
      options->scale_high = high;
      return ENT_OK;
    }
  }
  return cli_fail(err, ENT_E_USAGE, "'--scale' takes two different numbers such as 1:5, not '%.60s'", text);
}

ent_status cli_reading_init(cli_reading *reading, const cli_settings *settings, ent_error *err) {
  *reading = (cli_reading){ENT_READ_OPTIONS_INIT, NULL};
  ent_read_options *options = &reading->options;
  options->format = settings->input;
  options->sheet = settings->sheet;
  options->joined = (const char *const *)settings->joined.at;
  options->joined_count = settings->joined.count;
  options->statement_type = settings->statement_type;
  options->skip_bad_rows = settings->skip_bad_rows;
  const ent_status status = read_map(reading, settings, err);
  return status == ENT_OK ? read_scale(options, settings->scale, err) : status;
}

void cli_reading_clear(cli_reading *reading) {
  free(reading->map);
  reading->map = NULL;
  reading->options.map_count = 0;
}
