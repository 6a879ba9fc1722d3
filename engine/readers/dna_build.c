/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what was read to the dataset. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/dataset/builder.h"
#include "engine/dataset/words.h"
#include "engine/readers/dna.h"

typedef struct build {
  ent__dna *dna;
  ent__builder *builder;
} build;

static int field(ent_table table, const char *name) { return ent__field_find(ent__forms[table].fields, name); }

static void put(const build *b, int which, const char *s) {
  if (*s != '\0') ent__builder_string(b->builder, which, s, strlen(s));
}

static void put_number_id(const build *b, int which, int64_t id) {
  char text[32];
  snprintf(text, sizeof text, "%" PRId64, id);
  ent__builder_string(b->builder, which, text, strlen(text));
}

static void add_line(ent_buffer *note, const char *name, const char *value) {
  if (*value == '\0') return;
  if (note->size > 0) ent__buffer_putc(note, '\n');
  if (*name != '\0') ent__buffer_printf(note, "%s: ", name);
  ent__buffer_puts(note, value);
}

static void put_note(const build *b, int which, ent_buffer *note) {
  if (note->failed) ent__dna_nomem(b->dna);
  else if (note->size > 0) ent__builder_string(b->builder, which, note->data, note->size);
  ent_buffer_clear(note);
}

/* The kind that DNA's free word for a type names, "" where it is another. */
static const char *kind_of(const char *type) {
  for (int i = 1; i < ENT__WORD_COUNT_document_kind; i++)
    if (strcasecmp(ent__document_kind_words[i], type) == 0) return ent__document_kind_words[i];
  return "";
}

/* Section and type have no field of their own: they head the note. */
static void add_documents(const build *b) {
  const ent__dna_document *at = ENT__DNA_AT(b->dna, documents, document);
  const int id = field(ENT_TABLE_DOCUMENTS, "id"), title = field(ENT_TABLE_DOCUMENTS, "title"), author = field(ENT_TABLE_DOCUMENTS, "author"),
            date = field(ENT_TABLE_DOCUMENTS, "date"), kind = field(ENT_TABLE_DOCUMENTS, "kind"), source = field(ENT_TABLE_DOCUMENTS, "source"),
            note = field(ENT_TABLE_DOCUMENTS, "note");
  for (size_t i = 0; i < b->dna->documents.count; i++) {
    if (at[i].bad) continue;
    ent_buffer text = ENT_BUFFER_INIT;
    ent__builder_add(b->builder, ENT_TABLE_DOCUMENTS);
    put_number_id(b, id, at[i].id);
    put(b, title, at[i].title);
    put(b, author, at[i].author);
    put(b, date, at[i].date);
    put(b, kind, kind_of(at[i].type));
    put(b, source, at[i].source);
    add_line(&text, "section", at[i].section);
    add_line(&text, "type", strcmp(kind_of(at[i].type), at[i].type) == 0 ? "" : at[i].type);
    add_line(&text, "", at[i].notes);
    put_note(b, note, &text);
  }
}

/* Calls for each mapped entity with a value, with its attributes. */
typedef void each_fn(const build *b, const ent__dna_entity *entity, const ent__dna_attribute *attributes, size_t count);

static void for_each(const build *b, uint32_t variable, each_fn *add) {
  const ent__dna_entity *entities = ENT__DNA_AT(b->dna, entities, entity);
  const ent__dna_attribute *attributes = ENT__DNA_AT(b->dna, attributes, attribute);
  size_t from = 0;
  for (uint32_t i = 0; i < b->dna->entities.count; i++) {
    while (from < b->dna->attributes.count && attributes[from].entity < i) from++;
    size_t end = from;
    while (end < b->dna->attributes.count && attributes[end].entity == i) end++;
    if (entities[i].variable == variable && entities[i].slug != NULL) add(b, &entities[i], end == from ? NULL : attributes + from, end - from);
  }
}

/* By the names that DNA's own statement types give their variables. */
static const char *actor_kind(const char *variable) {
  static const char *const persons[] = {"person", "persons", "people", NULL};
  static const char *const organisations[] = {"organization", "organisation", "organizations", "organisations", NULL};
  for (int i = 0; persons[i] != NULL; i++)
    if (strcasecmp(persons[i], variable) == 0) return "person";
  for (int i = 0; organisations[i] != NULL; i++)
    if (strcasecmp(organisations[i], variable) == 0) return "organisation";
  return "";
}

static void add_actor(const build *b, const ent__dna_entity *entity, const ent__dna_attribute *attributes, size_t count) {
  const int which = field(ENT_TABLE_ACTORS, "attributes");
  bool taken = false;
  const uint32_t actor = ent__builder_add(b->builder, ENT_TABLE_ACTORS);
  put(b, field(ENT_TABLE_ACTORS, "id"), entity->slug);
  put(b, field(ENT_TABLE_ACTORS, "label"), entity->value);
  put(b, field(ENT_TABLE_ACTORS, "kind"), actor_kind(ENT__DNA_AT(b->dna, variables, variable)[entity->variable].name));
  if (entity->parent != ENT_NONE) {
    const ent__dna_entity *parent = &ENT__DNA_AT(b->dna, entities, entity)[entity->parent];
    if (parent->slug != NULL) ent__builder_membership(b->builder, actor, parent->slug, NULL, NULL);
  }
  for (size_t i = 0; i < count && attributes != NULL; i++) {
    ent__builder_attribute(b->builder, which, attributes[i].name, attributes[i].value, 0);
    taken = taken || strcmp(attributes[i].name, "colour") == 0;
  }
  if (entity->colour[0] != '\0') ent__builder_attribute(b->builder, which, taken ? "colour in DNA" : "colour", entity->colour, 0);
}

/* An issue has no attributes: they are its note; its parent is its topic. DNA's own colour is black. */
static void add_issue(const build *b, const ent__dna_entity *entity, const ent__dna_attribute *attributes, size_t count) {
  ent_buffer note = ENT_BUFFER_INIT;
  ent__builder_add(b->builder, ENT_TABLE_ISSUES);
  put(b, field(ENT_TABLE_ISSUES, "id"), entity->slug);
  put(b, field(ENT_TABLE_ISSUES, "label"), entity->value);
  if (entity->parent != ENT_NONE) put(b, field(ENT_TABLE_ISSUES, "topic"), ENT__DNA_AT(b->dna, entities, entity)[entity->parent].value);
  for (size_t i = 0; i < count && attributes != NULL; i++) add_line(&note, attributes[i].name, attributes[i].value);
  if (strcmp(entity->colour, "#000000") != 0) add_line(&note, "colour", entity->colour);
  put_note(b, field(ENT_TABLE_ISSUES, "note"), &note);
}

/* Whether a statement says all it must; counts what it lacks. */
static bool is_coded(const ent__dna *dna, const ent__dna_statement *statement, size_t lacking[3]) {
  const ent__dna_entity *entities = ENT__DNA_AT(dna, entities, entity);
  const bool actor = statement->actor != ENT_NONE && entities[statement->actor].value[0] != '\0';
  const bool issue = statement->issue != ENT_NONE && entities[statement->issue].value[0] != '\0';
  const bool position = dna->position == ENT_NONE || statement->has_position;
  lacking[0] += !actor;
  lacking[1] += !issue;
  lacking[2] += !position;
  return actor && issue && position;
}

static void add_statement(const build *b, const ent__dna_statement *at, const int fields[8]) {
  const ent__dna_entity *entities = ENT__DNA_AT(b->dna, entities, entity);
  const ent__dna_document *document = &ENT__DNA_AT(b->dna, documents, document)[at->document];
  const char *word = NULL;
  char text[64];
  const double position = ent__dna_position(b->dna, at, &word);
  ent__builder_add(b->builder, ENT_TABLE_STATEMENTS);
  put_number_id(b, fields[0], at->id);
  put(b, fields[1], entities[at->actor].slug);
  put(b, fields[2], entities[at->issue].slug);
  if (word != NULL) put(b, fields[3], word);
  else ent__builder_number(b->builder, fields[3], position);
  put(b, fields[4], document->date);
  put_number_id(b, fields[5], document->id);
  snprintf(text, sizeof text, "%" PRId64 "-%" PRId64, at->start, at->stop);
  put(b, fields[6], text);
  if (at->passage != NULL) put(b, fields[7], at->passage);
}

static void tell_lacking(ent__dna *dna, const size_t lacking[3]) {
  const uint32_t variables[] = {dna->actor, dna->issue, dna->position};
  for (int i = 0; i < 3; i++)
    if (lacking[i] > 0)
      ent__dna_tell(dna, ENT_NOTE, "no-value", "%zu statement%s no value of '%s' and %s left out", lacking[i], lacking[i] == 1 ? " has" : "s have",
                    ent__dna_shorten(ENT__DNA_AT(dna, variables, variable)[variables[i]].name).text, lacking[i] == 1 ? "was" : "were");
}

static void add_statements(const build *b) {
  static const char *const names[] = {"id", "actor", "issue", "position", "date", "document", "locator", "summary"};
  const ent__dna *dna = b->dna;
  const ent__dna_statement *at = ENT__DNA_AT(dna, statements, statement);
  size_t lacking[3] = {0, 0, 0}, left_out = 0;
  int fields[8];
  for (int i = 0; i < 8; i++) fields[i] = field(ENT_TABLE_STATEMENTS, names[i]);
  for (size_t i = 0; i < dna->statements.count; i++) {
    left_out += at[i].bad;
    if (at[i].type == dna->type && !at[i].bad && is_coded(dna, &at[i], lacking)) add_statement(b, &at[i], fields);
  }
  if (dna->skipped > 0)
    ent__dna_tell(b->dna, ENT_WARNING, "skipped-rows", "%zu bad row%s left out, and %zu statement%s with them", dna->skipped,
                  dna->skipped == 1 ? "" : "s", left_out, left_out == 1 ? "" : "s");
  tell_lacking(b->dna, lacking);
}

static bool locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  const ent__dna *dna = context;
  (void)places;
  memset(out, 0, count * sizeof *out);
  for (size_t i = 0; i < count; i++) ent__copy_text(out[i].source, sizeof out[i].source, dna->name);
  return true;
}

ent_status ent__dna_build(ent__dna *dna, ent_dataset **out, const char sha256[65]) {
  build b = {dna, NULL};
  dna->status = ent__builder_new(&b.builder, dna->err);
  if (dna->status != ENT_OK) return dna->status;
  add_documents(&b);
  for_each(&b, dna->actor, add_actor);
  for_each(&b, dna->issue, add_issue);
  add_statements(&b);
  if (dna->status == ENT_OK)
    dna->status = ent__builder_finish(b.builder, out, dna->name, sha256, locate, dna, dna->diagnostics, dna->err);
  ent__builder_free(b.builder);
  return dna->status;
}
