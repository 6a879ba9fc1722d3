/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The native form: jansson parses, the form table (engine/dataset/schema.h) is walked over it. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/base/number.h"
#include "engine/base/sha256.h"
#include "engine/dataset/builder.h"
#include "engine/readers/json_fault.h"
#include "engine/readers/json_place.h"
#include "engine/readers/json_pointer.h"
#include "engine/readers/readers.h"

typedef struct reading {
  ent__builder *builder;
  const char *name;
  const char *text;
  size_t size;
  const json_t *root;
} reading;

static const char *type_name(const json_t *value) {
  switch (json_typeof(value)) {
    case JSON_OBJECT: return "an object";
    case JSON_ARRAY: return json_array_size(value) == 0 ? "an empty list" : "a list";
    case JSON_STRING: return "a string";
    case JSON_INTEGER:
    case JSON_REAL: return "a number";
    case JSON_TRUE: return "true";
    case JSON_FALSE: return "false";
    default: return "null";
  }
}

static void wrong_type(reading *r, int field, int element, const char *key, const char *what, const json_t *found, const char *expected) {
  ent__builder_seen(r->builder, field);
  ent__builder_fault(r->builder, field, element, key, "wrong-type", NULL, "%s is %s, expected %s", what, type_name(found), expected);
}

static void unknown_key(reading *r, int field, int element, const char *key, const char *const *known, const char *where) {
  ent__near near;
  bool own = false; /* may a user add names of his own? */
  ent__near_begin(&near, key);
  for (; *known != NULL; known++) {
    ent__near_consider(&near, *known);
    own = own || strcmp(*known, "attributes") == 0;
  }
  const char *proposal = ent__builder_hint(r->builder, near.best);
  if (proposal == NULL && own) proposal = "what is your own goes into 'attributes'";
  ent__builder_fault(r->builder, field, element, key, "unknown-key", proposal, "%s has no key '%.60s'", where, key);
}

static void read_text(reading *r, const ent__field *form, int field, const json_t *value) {
  if (json_is_string(value)) {
    ent__builder_text(r->builder, field, NULL, json_string_value(value), json_string_length(value));
    return;
  }
  if (!json_is_object(value) || json_object_size(value) == 0) {
    if (json_is_object(value)) {
      ent__builder_seen(r->builder, field);
      ent__builder_fault(r->builder, field, -1, NULL, "wrong-type", NULL, "%s is an empty object, expected at least one language", form->name);
    } else {
      wrong_type(r, field, -1, NULL, form->name, value, "a string, or an object of languages and strings");
    }
    return;
  }
  const char *language = NULL;
  json_t *string = NULL;
  json_object_foreach((json_t *)value, language, string) {
    if (json_is_string(string)) ent__builder_text(r->builder, field, language, json_string_value(string), json_string_length(string));
    else wrong_type(r, field, -1, language, "the text of a language", string, "a string");
  }
}

static void read_references(reading *r, const ent__field *form, int field, const json_t *value) {
  if (!json_is_array(value)) {
    wrong_type(r, field, -1, NULL, form->name, value, "a list of ids");
    return;
  }
  ent__builder_seen(r->builder, field);
  for (size_t i = 0; i < json_array_size(value); i++) {
    const json_t *one = json_array_get(value, i);
    if (json_is_string(one)) ent__builder_reference(r->builder, field, json_string_value(one), json_string_length(one));
    else wrong_type(r, field, (int)i, NULL, "an id", one, "a string");
  }
}

/* One string as such, or a list of them. */
static void read_strings(reading *r, const ent__field *form, int field, const json_t *value) {
  if (json_is_string(value)) {
    ent__builder_string(r->builder, field, json_string_value(value), json_string_length(value));
    return;
  }
  if (!json_is_array(value)) {
    wrong_type(r, field, -1, NULL, form->name, value, "a string or a list of strings");
    return;
  }
  ent__builder_seen(r->builder, field);
  for (size_t i = 0; i < json_array_size(value); i++) {
    const json_t *one = json_array_get(value, i);
    if (json_is_string(one)) ent__builder_listed(r->builder, field, json_string_value(one), json_string_length(one));
    else wrong_type(r, field, (int)i, NULL, "an element", one, "a string");
  }
}

static void read_target(reading *r, int field, const json_t *value) {
  static const char *const known[] = {"argument", "issue", "relation", "side", NULL};
  static const char expected[] = "an object with one of 'argument', 'issue' and 'side', or 'relation'";
  if (!json_is_object(value)) {
    wrong_type(r, field, -1, NULL, "to", value, expected);
    return;
  }
  ent__builder_seen(r->builder, field);
  const char *key = NULL;
  json_t *one = NULL;
  int named = 0;
  json_object_foreach((json_t *)value, key, one) {
    bool fits = false;
    for (const char *const *word = known; *word != NULL; word++) fits = fits || strcmp(*word, key) == 0;
    if (!fits) unknown_key(r, field, -1, key, known, "the target of a relation");
    else if (!json_is_string(one)) wrong_type(r, field, -1, key, key, one, "a string");
    named += fits && strcmp(key, "side") != 0;
  }
  const json_t *argument = json_object_get(value, "argument"), *issue = json_object_get(value, "issue");
  const json_t *relation = json_object_get(value, "relation"), *side = json_object_get(value, "side");
  if (named != 1) {
    ent__builder_fault(r->builder, field, -1, NULL, "bad-target", NULL, "the target names %d things, expected one: 'argument', 'issue' or 'relation'", named);
    return;
  }
  const char *word = json_string_value(side);
  const bool opposes = word != NULL && strcmp(word, "oppose") == 0;
  if (issue != NULL && word == NULL && (side == NULL))
    ent__builder_fault(r->builder, field, -1, NULL, "bad-target", NULL, "the target issue has no 'side', expected 'support' or 'oppose'");
  else if (issue != NULL && word != NULL && !opposes && strcmp(word, "support") != 0)
    ent__builder_fault(r->builder, field, -1, "side", "bad-word", NULL, "side '%.60s' is not known, expected one of support, oppose", word);
  else if (issue == NULL && side != NULL)
    ent__builder_fault(r->builder, field, -1, "side", "bad-target", NULL, "only an issue has a side");
  else if (json_is_string(issue))
    ent__builder_target(r->builder, field, opposes ? ENT_TARGET_ISSUE_OPPOSE : ENT_TARGET_ISSUE_SUPPORT, json_string_value(issue), json_string_length(issue));
  else if (json_is_string(argument))
    ent__builder_target(r->builder, field, ENT_TARGET_ARGUMENT, json_string_value(argument), json_string_length(argument));
  else if (json_is_string(relation))
    ent__builder_target(r->builder, field, ENT_TARGET_RELATION, json_string_value(relation), json_string_length(relation));
}

static void read_membership(reading *r, uint32_t actor, int field, int element, const json_t *value) {
  static const char *const known[] = {"bloc", "from", "to", NULL};
  if (!json_is_object(value)) {
    wrong_type(r, field, element, NULL, "a membership", value, "an object with 'bloc', 'from' and 'to'");
    return;
  }
  const char *key = NULL;
  json_t *one = NULL;
  const char *strings[3] = {NULL, NULL, NULL};
  json_object_foreach((json_t *)value, key, one) {
    int which = 0;
    while (known[which] != NULL && strcmp(known[which], key) != 0) which++;
    if (known[which] == NULL) unknown_key(r, field, element, key, known, "a membership");
    else if (!json_is_string(one)) wrong_type(r, field, element, key, key, one, "a string");
    else strings[which] = json_string_value(one);
  }
  if (strings[0] != NULL) ent__builder_membership(r->builder, actor, strings[0], strings[1], strings[2]);
  else if (json_object_get(value, "bloc") == NULL)
    ent__builder_fault(r->builder, field, element, NULL, "missing-key", NULL, "the membership has no 'bloc', which it needs");
}

static void read_memberships(reading *r, uint32_t actor, int field, const json_t *value) {
  if (!json_is_array(value)) {
    wrong_type(r, field, -1, NULL, "member_of", value, "a list of memberships");
    return;
  }
  ent__builder_seen(r->builder, field);
  for (size_t i = 0; i < json_array_size(value); i++) read_membership(r, actor, field, (int)i, json_array_get(value, i));
}

/* Values are counted through all ranks; what is no value is pointed at by its rank. */
static void wrong_rank(reading *r, int field, uint32_t rank, const char *what, const json_t *value, const char *expected) {
  char key[16];
  snprintf(key, sizeof key, "%u", (unsigned)rank);
  wrong_type(r, field, -1, key, what, value, expected);
}

static void read_rank(reading *r, int field, uint32_t rank, const json_t *value) {
  if (json_is_string(value)) {
    ent__builder_rank(r->builder, field, rank, json_string_value(value), json_string_length(value));
    return;
  }
  if (!json_is_array(value) || json_array_size(value) == 0) {
    wrong_rank(r, field, rank, "a rank", value, "the id of a value, or a list of ids that rank equal");
    return;
  }
  for (size_t i = 0; i < json_array_size(value); i++) {
    const json_t *one = json_array_get(value, i);
    if (json_is_string(one)) ent__builder_rank(r->builder, field, rank, json_string_value(one), json_string_length(one));
    else wrong_rank(r, field, rank, "a value", one, "a string");
  }
}

static void read_ranking(reading *r, int field, const json_t *value) {
  if (!json_is_array(value)) {
    wrong_type(r, field, -1, NULL, "values", value, "a list of ids, highest first");
    return;
  }
  ent__builder_seen(r->builder, field);
  for (size_t i = 0; i < json_array_size(value); i++) read_rank(r, field, (uint32_t)i, json_array_get(value, i));
}

static void read_attributes(reading *r, int field, const json_t *value) {
  if (!json_is_object(value)) {
    wrong_type(r, field, -1, NULL, "attributes", value, "an object of names and strings or numbers");
    return;
  }
  ent__builder_seen(r->builder, field);
  const char *name = NULL;
  json_t *one = NULL;
  json_object_foreach((json_t *)value, name, one) {
    if (json_is_string(one)) ent__builder_attribute(r->builder, field, name, json_string_value(one), 0);
    else if (json_is_number(one)) ent__builder_attribute(r->builder, field, name, NULL, json_number_value(one));
    else wrong_type(r, field, -1, name, "an attribute", one, "a string or a number");
  }
}

static void read_plain(reading *r, const ent__field *form, int field, const json_t *value) {
  const bool number = form->type == ENT__TYPE_NUMBER, position = form->type == ENT__TYPE_POSITION;
  if (form->type == ENT__TYPE_BOOL) {
    if (json_is_boolean(value)) ent__builder_bool(r->builder, field, json_is_true(value));
    else wrong_type(r, field, -1, NULL, form->name, value, "true or false");
  } else if (json_is_number(value) && (number || position)) {
    ent__builder_number(r->builder, field, json_number_value(value));
  } else if (json_is_string(value) && !number) {
    ent__builder_string(r->builder, field, json_string_value(value), json_string_length(value));
  } else {
    wrong_type(r, field, -1, NULL, form->name, value,
               number ? "a number" : position ? "a number in [-1, 1] or support, oppose, neutral, abstain" : "a string");
  }
}

static void read_field(reading *r, const ent__field *form, uint32_t record, int field, const json_t *value) {
  switch (form->type) {
    case ENT__TYPE_TEXT: read_text(r, form, field, value); break;
    case ENT__TYPE_STRINGS: read_strings(r, form, field, value); break;
    case ENT__TYPE_REFERENCES: read_references(r, form, field, value); break;
    case ENT__TYPE_TARGET: read_target(r, field, value); break;
    case ENT__TYPE_MEMBERSHIPS: read_memberships(r, record, field, value); break;
    case ENT__TYPE_RANKING: read_ranking(r, field, value); break;
    case ENT__TYPE_ATTRIBUTES: read_attributes(r, field, value); break;
    default: read_plain(r, form, field, value);
  }
}

static void unknown_field(reading *r, const ent__field *fields, const char *key, const char *where) {
  const char *known[32];
  int count = 0;
  for (; fields[count].name != NULL; count++) known[count] = fields[count].name;
  known[count] = NULL;
  unknown_key(r, -1, -1, key, known, where);
}

static void read_record(reading *r, int table, const json_t *value) {
  const ent__record_form *form = &ent__forms[table];
  const uint32_t record = ent__builder_add(r->builder, table);
  if (!json_is_object(value)) {
    for (int field = 0; form->fields[field].name != NULL; field++) ent__builder_seen(r->builder, field);
    ent__builder_fault(r->builder, -1, -1, NULL, "wrong-type", NULL, "the %s is %s, expected an object", form->one, type_name(value));
    return;
  }
  const char *key = NULL;
  json_t *one = NULL;
  json_object_foreach((json_t *)value, key, one) {
    const int field = ent__field_find(form->fields, key);
    char where[40];
    snprintf(where, sizeof where, "the %s", form->one);
    if (field >= 0) read_field(r, &form->fields[field], record, field, one);
    else unknown_field(r, form->fields, key, where);
  }
}

static void bad_version(reading *r, const json_t *version) {
  char found[ENT__NUMBER_SIZE] = "";
  if (json_is_number(version)) ent__number_format(found, json_number_value(version));
  ent__builder_fault(r->builder, -1, -1, "entente", "bad-version", NULL, "the version of the form is %s, expected 1",
                     found[0] == '\0' ? type_name(version) : found);
}

static void read_about(reading *r, const json_t *root) {
  ent__builder_about(r->builder);
  for (int field = 0; ent__about_fields[field].name != NULL; field++) {
    const json_t *value = json_object_get(root, ent__about_fields[field].name);
    if (value != NULL) read_field(r, &ent__about_fields[field], 0, field, value);
  }
  const json_t *version = json_object_get(root, "entente");
  if (version == NULL)
    ent__builder_fault(r->builder, -1, -1, NULL, "missing-key", NULL, "the dataset has no 'entente', expected the version of the form, 1");
  else if (!json_is_number(version) || json_number_value(version) != 1)
    bad_version(r, version);
}

static void check_top_keys(reading *r, const json_t *root) {
  const char *known[ENT_TABLES + 8];
  int count = 0;
  known[count++] = "entente";
  for (int field = 0; ent__about_fields[field].name != NULL; field++) known[count++] = ent__about_fields[field].name;
  for (int table = 0; table < ENT_TABLES; table++) known[count++] = ent__forms[table].name;
  known[count] = NULL;
  const char *key = NULL;
  json_t *one = NULL;
  json_object_foreach((json_t *)root, key, one) {
    bool fits = false;
    for (int i = 0; i < count; i++) fits = fits || strcmp(known[i], key) == 0;
    if (!fits) unknown_key(r, -1, -1, key, known, "the dataset");
  }
}

static void read_root(reading *r, const json_t *root) {
  ent__builder_about(r->builder);
  if (!json_is_object(root)) {
    ent__builder_fault(r->builder, -1, -1, NULL, "wrong-type", NULL, "the dataset is %s, expected an object", type_name(root));
    return;
  }
  read_about(r, root);
  check_top_keys(r, root);
  for (int table = 0; table < ENT_TABLES; table++) {
    const json_t *list = json_object_get(root, ent__forms[table].name);
    if (list == NULL) continue;
    if (!json_is_array(list)) {
      ent__builder_about(r->builder);
      ent__builder_fault(r->builder, -1, -1, ent__forms[table].name, "wrong-type", NULL, "%s is %s, expected a list", ent__forms[table].name, type_name(list));
      continue;
    }
    for (size_t i = 0; i < json_array_size(list); i++) read_record(r, table, json_array_get(list, i));
  }
}

/* The whole pointer finds the place; what is shown is cut to the room there is. */
static bool locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  const reading *r = context;
  ent__json_wanted *wanted = ent__zalloc(count, sizeof *wanted);
  ent_buffer *pointers = ent__zalloc(count, sizeof *pointers);
  bool complete = wanted != NULL && pointers != NULL;
  for (size_t i = 0; complete && i < count; i++) {
    ent__json_pointer(&pointers[i], r->root, &places[i]);
    wanted[i].pointer = pointers[i].data == NULL ? "" : pointers[i].data;
    wanted[i].at_key = places[i].at_key;
    complete = !pointers[i].failed;
  }
  complete = complete && ent__json_places(r->text, r->size, wanted, count) == 0;
  for (size_t i = 0; i < count; i++) {
    ent__copy_text(out[i].source, sizeof out[i].source, r->name);
    if (pointers != NULL) ent__copy_text(out[i].pointer, sizeof out[i].pointer, pointers[i].data);
    out[i].line = complete ? wanted[i].line : 0;
    out[i].column = complete ? wanted[i].column : 0;
  }
  for (size_t i = 0; pointers != NULL && i < count; i++) ent_buffer_clear(&pointers[i]);
  ent__free(wanted);
  ent__free(pointers);
  return complete;
}

/* A second key of one name is reported once, and reading goes on to find the other faults. */
static json_t *parse(const reading *r, ent_diagnostics *diagnostics, ent_status *status, ent_error *err) {
  json_error_t why;
  const size_t flags = JSON_DECODE_INT_AS_REAL;
  json_t *root = json_loadb(r->text, r->size, flags | JSON_REJECT_DUPLICATES, &why);
  if (root != NULL) return root;
  /* Where memory runs out inside its lexer, jansson leaves the text empty. */
  if (json_error_code(&why) == json_error_out_of_memory || why.text[0] == '\0') {
    *status = ent__nomem(err);
    return NULL;
  }
  *status = ent__json_syntax_fault(r->text, r->size, r->name, &why, diagnostics, err);
  if (*status != ENT_OK || json_error_code(&why) != json_error_duplicate_key) return NULL;
  root = json_loadb(r->text, r->size, flags, &why);
  if (root == NULL) *status = ent__json_syntax_fault(r->text, r->size, r->name, &why, diagnostics, err);
  return root;
}

static ent_status read_bytes(ent_input *out, const char *bytes, size_t size, const char *name, const char sha256[65], ent_diagnostics *diagnostics, ent_error *err) {
  static const char bom[] = "\xef\xbb\xbf";
  const size_t skip = size >= 3 && memcmp(bytes, bom, 3) == 0 ? 3 : 0;
  reading r = {NULL, name, bytes + skip, size - skip, NULL};
  const size_t before = ent_diagnostics_faults(diagnostics);
  json_t *root = NULL;
  ent_status status = ent__json_check_bytes(r.text, r.size, name, diagnostics, err);
  if (status == ENT_OK && ent_diagnostics_faults(diagnostics) == before) root = parse(&r, diagnostics, &status, err);
  if (status != ENT_OK) goto fail;
  if (root == NULL) {
    status = ent__fail(err, ENT_E_DATA, "'%s' is not JSON in UTF-8", name);
    goto fail;
  }
  status = ent__builder_new(&r.builder, err);
  if (status != ENT_OK) goto fail;
  r.root = root;
  read_root(&r, root);
  status = ent__builder_finish(r.builder, &out->dataset, name, sha256, locate, &r, diagnostics, err);
  if (status == ENT_OK && ent_diagnostics_faults(diagnostics) > before) {
    ent_dataset_free(out->dataset);
    out->dataset = NULL;
    status = ent__fail(err, ENT_E_DATA, "'%s' has faults", name);
  }
fail:
  ent__builder_free(r.builder);
  json_decref(root);
  return status;
}

ent_status ent__read_json(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  (void)options;
  char sha256[65];
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ent__source_load(&text, sha256, source, err);
  if (status == ENT_OK) status = read_bytes(out, text.data, text.size, source->name, sha256, diagnostics, err);
  ent_buffer_clear(&text);
  return status;
}
