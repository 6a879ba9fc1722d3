/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements and the documents they are in. */
#include <math.h>

#include "exporters/reports/page_data.h"

static void write_statement(ent__json *json, const ent__page_data *data, const ent_statement *statement) {
  const char *word = ent_position_word_word(statement->word);
  ent__page_string(json, "id", statement->id);
  ent__page_integer(json, "actor", ent__page_place(&data->actors, statement->actor));
  ent__page_integer(json, "issue", ent__page_place(&data->issues, statement->issue));
  ent__json_key(json, "position");
  if (word != NULL) ent__json_string(json, word);
  else ent__json_number(json, statement->position);
  ent__page_number(json, "value", statement->position, 3);
  ent__page_number(json, "confidence", isnan(statement->confidence) ? 1.0 : statement->confidence, 3);
  ent__page_date(json, "date", statement->date.from);
  ent__page_date(json, "until", statement->date.to);
  ent__page_integer(json, "document", ent__page_place(&data->documents, statement->document));
  ent__page_string(json, "locator", statement->locator);
  ent__page_text(json, "summary", statement->summary);
  ent__page_string(json, "kind", ent_statement_kind_word(statement->kind));
  ent__json_key(json, "reported_by");
  if (statement->reported_by == ENT_REPORTED_BY_AUTHOR) ent__json_string(json, "author");
  else ent__json_integer(json, ent__page_place(&data->actors, statement->reported_by));
  ent__page_places(json, "arguments", &data->arguments, statement->arguments);
}

void ent__page_statements(ent__json *json, const ent__page_data *data) {
  ent__json_key(json, "statements");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->statements.count; i++) {
    ent__json_object_inline(json);
    write_statement(json, data, &data->statement_table[data->statements.at[i]]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

void ent__page_documents(ent__json *json, const ent__page_data *data) {
  ent__json_key(json, "documents");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->documents.count; i++) {
    const ent_document *document = &data->document_table[data->documents.at[i]];
    ent__json_object_inline(json);
    ent__page_string(json, "id", document->id);
    ent__page_text(json, "title", document->title);
    ent__page_string(json, "author", document->author);
    ent__page_date(json, "date", document->date.from);
    ent__page_string(json, "language", document->language);
    ent__page_string(json, "url", document->url);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}
