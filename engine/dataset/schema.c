/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset/schema.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "engine/dataset/words.h"

#define AT(record, member) .offset = offsetof(ent_##record, member)
#define WORDS(list) .words = ent__##list##_words, .word_count = ENT__WORD_COUNT_##list

static const ent__field document_fields[] = {
    {"id", ENT__TYPE_ID, .required = true, AT(document, id)},
    {"title", ENT__TYPE_TEXT, AT(document, title)},
    {"author", ENT__TYPE_STRING, AT(document, author)},
    {"date", ENT__TYPE_INTERVAL, AT(document, date)},
    {"language", ENT__TYPE_STRING, AT(document, language)},
    {"url", ENT__TYPE_STRING, AT(document, url)},
    {"kind", ENT__TYPE_WORD, AT(document, kind), WORDS(document_kind)},
    {"source", ENT__TYPE_STRING, AT(document, source)},
    {"note", ENT__TYPE_TEXT, AT(document, note)},
    {NULL, ENT__TYPE_ID, .required = false}};

static const ent__field value_fields[] = {
    {"id", ENT__TYPE_ID, .required = true, AT(value, id)},
    {"label", ENT__TYPE_TEXT, .required = true, AT(value, label)},
    {"description", ENT__TYPE_TEXT, AT(value, description)},
    {NULL, ENT__TYPE_ID, .required = false}};

static const ent__field actor_fields[] = {
    {"id", ENT__TYPE_ID, .required = true, AT(actor, id)},
    {"label", ENT__TYPE_TEXT, .required = true, AT(actor, label)},
    {"short", ENT__TYPE_TEXT, AT(actor, short_label)},
    {"kind", ENT__TYPE_WORD, AT(actor, kind), WORDS(actor_kind)},
    {"member_of", ENT__TYPE_MEMBERSHIPS, AT(actor, member_of), .target = ENT_TABLE_ACTORS},
    {"weight", ENT__TYPE_NUMBER, AT(actor, weight), .low = 0, .high = INFINITY, .low_open = true},
    {"values", ENT__TYPE_RANKING, AT(actor, values), .target = ENT_TABLE_VALUES},
    {"attributes", ENT__TYPE_ATTRIBUTES, AT(actor, attributes)},
    {"note", ENT__TYPE_TEXT, AT(actor, note)},
    {NULL, ENT__TYPE_ID, .required = false}};

static const ent__field issue_fields[] = {
    {"id", ENT__TYPE_ID, .required = true, AT(issue, id)},
    {"label", ENT__TYPE_TEXT, .required = true, AT(issue, label)},
    {"short", ENT__TYPE_TEXT, AT(issue, short_label)},
    {"topic", ENT__TYPE_STRINGS, AT(issue, topics)},
    {"support", ENT__TYPE_TEXT, AT(issue, support)},
    {"oppose", ENT__TYPE_TEXT, AT(issue, oppose)},
    {"note", ENT__TYPE_TEXT, AT(issue, note)},
    {NULL, ENT__TYPE_ID, .required = false}};

static const ent__field argument_fields[] = {
    {"id", ENT__TYPE_ID, .required = true, AT(argument, id)},
    {"text", ENT__TYPE_TEXT, .required = true, AT(argument, text)},
    {"label", ENT__TYPE_TEXT, AT(argument, label)},
    {"put_forward_by", ENT__TYPE_REFERENCES, AT(argument, put_forward_by), .target = ENT_TABLE_ACTORS},
    {"endorsed_by", ENT__TYPE_REFERENCES, AT(argument, endorsed_by), .target = ENT_TABLE_ACTORS},
    {"rejected_by", ENT__TYPE_REFERENCES, AT(argument, rejected_by), .target = ENT_TABLE_ACTORS},
    {"base_score", ENT__TYPE_NUMBER, AT(argument, base_score), .low = 0, .high = 1},
    {"values", ENT__TYPE_REFERENCES, AT(argument, values), .target = ENT_TABLE_VALUES},
    {"evidence", ENT__TYPE_BOOL, AT(argument, evidence)},
    {"document", ENT__TYPE_REFERENCE, AT(argument, document), .target = ENT_TABLE_DOCUMENTS},
    {"locator", ENT__TYPE_STRING, AT(argument, locator)},
    {"date", ENT__TYPE_INTERVAL, AT(argument, date)},
    {NULL, ENT__TYPE_ID, .required = false}};

static const ent__field statement_fields[] = {
    {"id", ENT__TYPE_ID, AT(statement, id)},
    {"actor", ENT__TYPE_REFERENCE, .required = true, AT(statement, actor), .target = ENT_TABLE_ACTORS},
    {"issue", ENT__TYPE_REFERENCE, .required = true, AT(statement, issue), .target = ENT_TABLE_ISSUES},
    {"position", ENT__TYPE_POSITION, .required = true, AT(statement, position), .low = -1, .high = 1},
    {"confidence", ENT__TYPE_NUMBER, AT(statement, confidence), .low = 0, .high = 1, .low_open = true},
    {"date", ENT__TYPE_INTERVAL, AT(statement, date)},
    {"document", ENT__TYPE_REFERENCE, AT(statement, document), .target = ENT_TABLE_DOCUMENTS},
    {"locator", ENT__TYPE_STRING, AT(statement, locator)},
    {"summary", ENT__TYPE_TEXT, AT(statement, summary)},
    {"arguments", ENT__TYPE_REFERENCES, AT(statement, arguments), .target = ENT_TABLE_ARGUMENTS},
    {"reported_by", ENT__TYPE_REPORTER, AT(statement, reported_by), .target = ENT_TABLE_ACTORS},
    {"kind", ENT__TYPE_WORD, AT(statement, kind), WORDS(statement_kind)},
    {NULL, ENT__TYPE_ID, .required = false}};

static const ent__field relation_fields[] = {
    {"id", ENT__TYPE_ID, .required = true, AT(relation, id)},
    {"from", ENT__TYPE_REFERENCE, .required = true, AT(relation, from), .target = ENT_TABLE_ARGUMENTS},
    {"to", ENT__TYPE_TARGET, .required = true, AT(relation, to)},
    {"kind", ENT__TYPE_WORD, .required = true, AT(relation, kind), WORDS(relation_kind)},
    {"weight", ENT__TYPE_NUMBER, AT(relation, weight), .low = 0, .high = 1, .low_open = true},
    {"asserted_by", ENT__TYPE_REFERENCES, AT(relation, asserted_by), .target = ENT_TABLE_ACTORS},
    {"document", ENT__TYPE_REFERENCE, AT(relation, document), .target = ENT_TABLE_DOCUMENTS},
    {"locator", ENT__TYPE_STRING, AT(relation, locator)},
    {NULL, ENT__TYPE_ID, .required = false}};

const ent__field ent__about_fields[] = {
    {"title", ENT__TYPE_TEXT, AT(about, title)},
    {"description", ENT__TYPE_TEXT, AT(about, description)},
    {"language", ENT__TYPE_STRING, AT(about, language)},
    {NULL, ENT__TYPE_ID, .required = false}};

const ent__field ent__membership_fields[] = {
    {"bloc", ENT__TYPE_REFERENCE, .required = true, AT(membership, bloc), .target = ENT_TABLE_ACTORS},
    {"from", ENT__TYPE_DATE, AT(membership, from)},
    {"to", ENT__TYPE_DATE, AT(membership, to)},
    {NULL, ENT__TYPE_ID, .required = false}};

const ent__record_form ent__forms[ENT_TABLES] = {
    [ENT_TABLE_DOCUMENTS] = {"documents", "document", sizeof(ent_document), document_fields},
    [ENT_TABLE_VALUES] = {"values", "value", sizeof(ent_value), value_fields},
    [ENT_TABLE_ACTORS] = {"actors", "actor", sizeof(ent_actor), actor_fields},
    [ENT_TABLE_ISSUES] = {"issues", "issue", sizeof(ent_issue), issue_fields},
    [ENT_TABLE_ARGUMENTS] = {"arguments", "argument", sizeof(ent_argument), argument_fields},
    [ENT_TABLE_STATEMENTS] = {"statements", "statement", sizeof(ent_statement), statement_fields},
    [ENT_TABLE_RELATIONS] = {"relations", "relation", sizeof(ent_relation), relation_fields}};

int ent__field_count(const ent__field *fields) {
  int count = 0;
  while (fields[count].name != NULL) count++;
  return count;
}

int ent__field_find(const ent__field *fields, const char *name) {
  for (int i = 0; fields[i].name != NULL; i++)
    if (strcmp(fields[i].name, name) == 0) return i;
  return -1;
}
