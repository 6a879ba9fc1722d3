/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a small dataset from memory and prints what was found. */
#include <stdio.h>
#include <string.h>

#include <entente/entente.h>

static const char data[] =
    "{\"entente\": 1,"
    " \"actors\": [{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\", \"label\": \"B\"}],"
    " \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
    " \"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": \"support\"},"
    "                {\"actor\": \"b\", \"issue\": \"i\", \"position\": \"oppose\"}]}";

int main(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  int result = 1;

  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) goto done;
  if (ent_read_bytes(&input, data, strlen(data), "data", NULL, diagnostics, &err) != ENT_OK) goto done;
  if (ent_study_new_take(&study, &input, &options, &err) != ENT_OK) goto done;
  size_t ties = 0;
  size_t nodes = 0;
  ent_network_nodes(ent_study_network(study), &nodes);
  ent_network_ties(ent_study_network(study), &ties);
  printf("entente %s: %zu actors, %zu ties\n", ent_version(), nodes, ties);
  result = 0;
done:
  if (result != 0) fprintf(stderr, "%s\n", err.text);
  ent_study_free(study);
  ent_input_clear(&input);
  ent_diagnostics_free(diagnostics);
  return result;
}
