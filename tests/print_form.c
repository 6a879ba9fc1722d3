/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints the form of the dataset (engine/dataset/schema.c) as JSON, for schema.py to compare. */
#include <stdio.h>

#include "engine/base/json_write.h"
#include "engine/dataset/schema.h"

static const char *const types[] = {[ENT__TYPE_ID] = "id",
                                    [ENT__TYPE_STRING] = "string",
                                    [ENT__TYPE_STRINGS] = "strings",
                                    [ENT__TYPE_TEXT] = "text",
                                    [ENT__TYPE_WORD] = "word",
                                    [ENT__TYPE_NUMBER] = "number",
                                    [ENT__TYPE_BOOL] = "bool",
                                    [ENT__TYPE_INTERVAL] = "interval",
                                    [ENT__TYPE_DATE] = "date",
                                    [ENT__TYPE_POSITION] = "position",
                                    [ENT__TYPE_REFERENCE] = "reference",
                                    [ENT__TYPE_REFERENCES] = "references",
                                    [ENT__TYPE_REPORTER] = "reporter",
                                    [ENT__TYPE_TARGET] = "target",
                                    [ENT__TYPE_MEMBERSHIPS] = "memberships",
                                    [ENT__TYPE_RANKING] = "ranking",
                                    [ENT__TYPE_ATTRIBUTES] = "attributes"};

static void put_words(ent__json *json, const ent__field *field) {
  ent__json_key(json, "words");
  ent__json_array(json);
  for (int i = 0; i < field->word_count; i++)
    if (field->words[i] != NULL) ent__json_string(json, field->words[i]);
  ent__json_close(json, ']');
}

static void put_fields(ent__json *json, const ent__field *field) {
  ent__json_array(json);
  for (; field->name != NULL; field++) {
    ent__json_object(json);
    ent__json_key(json, "name");
    ent__json_string(json, field->name);
    ent__json_key(json, "type");
    ent__json_string(json, types[field->type]);
    ent__json_key(json, "required");
    ent__json_bool(json, field->required);
    ent__json_key(json, "low");
    ent__json_number(json, field->low);
    ent__json_key(json, "low_open");
    ent__json_bool(json, field->low_open);
    ent__json_key(json, "high");
    ent__json_number(json, field->high);
    put_words(json, field);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

int main(void) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__json json;
  ent__json_begin(&json, &out);
  ent__json_object(&json);
  ent__json_key(&json, "about");
  put_fields(&json, ent__about_fields);
  ent__json_key(&json, "membership");
  put_fields(&json, ent__membership_fields);
  ent__json_key(&json, "tables");
  ent__json_array(&json);
  for (int table = 0; table < ENT_TABLES; table++) {
    ent__json_object(&json);
    ent__json_key(&json, "name");
    ent__json_string(&json, ent__forms[table].name);
    ent__json_key(&json, "one");
    ent__json_string(&json, ent__forms[table].one);
    ent__json_key(&json, "fields");
    put_fields(&json, ent__forms[table].fields);
    ent__json_close(&json, '}');
  }
  ent__json_close(&json, ']');
  ent__json_close(&json, '}');
  const int failed = out.failed || fputs(out.data, stdout) == EOF || fflush(stdout) != 0;
  ent_buffer_clear(&out);
  return failed;
}
