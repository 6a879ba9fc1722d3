/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogue about an argument: in words, as a table of turns, and as a graph of them. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_names.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/findings.h"

typedef struct teller {
  ent_buffer *out;
  const ent_framework *framework;
  const ent_dialogue_turn *turns;
  const char *language;
} teller;

static void put_name(const teller *t, ent_argument_id argument) {
  char buffer[12];
  const ent_argument *record = ent__argue_record(t->framework, argument);
  ent__display_add(t->out, ent_framework_id(t->framework, argument, buffer));
  if (record == NULL || record->label == NULL) return;
  ent__buffer_puts(t->out, " (");
  ent__display_add(t->out, ent_text_in(record->label, t->language));
  ent__buffer_putc(t->out, ')');
}

/* The argument that a turn is about: its own, or where no argument speaks that of the turn it answers. */
static ent_argument_id about(const teller *t, const ent_dialogue_turn *turn) {
  return turn->argument != ENT_NONE || turn->answers == ENT_NONE ? turn->argument : t->turns[turn->answers].argument;
}

static const ent_relation *relation_of(const teller *t, const ent_dialogue_turn *turn) {
  size_t count;
  return turn->relation == ENT_NONE ? NULL : &ent_dataset_relations(ent_framework_dataset(t->framework), &count)[turn->relation];
}

/* "attacks b", "undercuts what ties c to b", ... */
static void put_deed(const teller *t, const ent_dialogue_turn *turn) {
  if (turn->answers == ENT_NONE) return;
  const ent_dialogue_turn *answered = &t->turns[turn->answers];
  switch (turn->kind) {
    case ENT_TURN_CLAIM: return;
    case ENT_TURN_ATTACK: ent__buffer_puts(t->out, " attacks "); break;
    case ENT_TURN_UNDERCUT: ent__buffer_puts(t->out, " undercuts the attack of "); break;
    case ENT_TURN_DERIVED: ent__buffer_puts(t->out, " attacks, by the supports between them, "); break;
    case ENT_TURN_UNBACKED: ent__buffer_puts(t->out, "nothing that stands backs "); break;
    case ENT_TURN_OVERRULED: ent__buffer_puts(t->out, " attacks in vain, since its values rank below, "); break;
    case ENT_TURN_CIRCLE: ent__buffer_puts(t->out, "the reading of supports rules out "); break;
  }
  put_name(t, about(t, answered));
}

static void put_place(const teller *t, const ent_dialogue_turn *turn) {
  const ent_relation *relation = relation_of(t, turn);
  const ent_argument *record = turn->argument == ENT_NONE ? NULL : ent__argue_record(t->framework, turn->argument);
  ent_document_id document = record == NULL ? ENT_NONE : record->document;
  const char *locator = record == NULL ? NULL : record->locator;
  if (relation != NULL && relation->document != ENT_NONE) {
    document = relation->document;
    locator = relation->locator;
  }
  if (document == ENT_NONE && locator == NULL) return;
  ent_buffer place = ENT_BUFFER_INIT;
  ent__argue_source(&place, t->framework, document, locator);
  ent__buffer_puts(t->out, " [");
  ent__display_add(t->out, place.data == NULL ? "" : place.data);
  ent__buffer_putc(t->out, ']');
  if (place.failed) t->out->failed = 1;
  ent_buffer_clear(&place);
}

static void put_text(const teller *t, const ent_dialogue_turn *turn, size_t indent) {
  const char *said = turn->argument == ENT_NONE ? "" : ent__argue_said(t->framework, turn->argument, t->language);
  if (said[0] == '\0') return;
  ent__buffer_putc(t->out, '\n');
  ent__display_spaces(t->out, indent);
  ent__buffer_puts(t->out, "\"");
  ent__display_add(t->out, said);
  ent__buffer_puts(t->out, "\"");
}

/* Deep lines are kept narrow: beyond this the number of the turn that is answered says where they belong. */
enum { deepest_indent = 12 };

static void put_turn(const teller *t, size_t i) {
  const ent_dialogue_turn *turn = &t->turns[i];
  const size_t indent = 2 * (turn->depth < deepest_indent ? turn->depth : deepest_indent);
  ent__display_spaces(t->out, indent);
  ent__buffer_printf(t->out, "%zu. ", i + 1);
  if (turn->depth > deepest_indent) ent__buffer_printf(t->out, "(to %lu) ", (unsigned long)turn->answers + 1);
  if (turn->argument != ENT_NONE) put_name(t, turn->argument);
  put_deed(t, turn);
  if (turn->repeats != ENT_NONE) {
    ent__buffer_printf(t->out, turn->label == ENT_LABEL_UNDECIDED ? ", and so on from %lu" : ": see %lu", (unsigned long)turn->repeats + 1);
  } else {
    put_place(t, turn);
    put_text(t, turn, indent + 3);
  }
  ent__buffer_putc(t->out, '\n');
}

static const char *verdict(ent_label label) {
  switch (label) {
    case ENT_LABEL_IN: return "stands: each attack on it is answered by an argument that stands";
    case ENT_LABEL_OUT: return "falls: an attack on it is left without an answer";
    case ENT_LABEL_UNDECIDED: break;
  }
  return "is undecided: the attacks on it go round in a circle that nothing outside breaks";
}

ent_status ent__argue_explanation_text(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  if (findings->explanation == NULL) return ENT_OK;
  size_t count;
  const ent_explanation *explanation = findings->explanation;
  const teller t = {out, findings->framework, ent_explanation_turns(explanation, &count), options->language};
  put_name(&t, ent_explanation_argument(explanation));
  const ent_label label = ent_explanation_label(explanation);
  const ent_audience *audience = ent_explanation_audience(explanation);
  if (audience != NULL) {
    ent__buffer_puts(out, " in the eyes of ");
    ent__display_add(out, audience->id);
  }
  ent__buffer_printf(out, " %s.\n\n", label == ENT_LABEL_IN && count == 1 ? "stands: nothing attacks it" : verdict(label));
  for (size_t i = 0; i < count; i++) put_turn(&t, i);
  return ent__buffer_status(out, err);
}

ent_status ent__argue_explanation_csv(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  size_t count;
  char buffer[12];
  const teller t = {out, findings->framework, ent_explanation_turns(findings->explanation, &count), options->language};
  ent__buffer_puts(out, "turn,answers,depth,side,kind,argument,label,status,relation,document,locator,continues_at\n");
  for (size_t i = 0; i < count; i++) {
    const ent_dialogue_turn *turn = &t.turns[i];
    const ent_relation *relation = relation_of(&t, turn);
    const ent_argument *record = turn->argument == ENT_NONE ? NULL : ent__argue_record(t.framework, turn->argument);
    ent_buffer place = ENT_BUFFER_INIT;
    ent__buffer_printf(out, "%zu,", i + 1);
    if (turn->answers != ENT_NONE) ent__buffer_whole(out, (uint64_t)turn->answers + 1);
    ent__buffer_printf(out, ",%lu,%s,%s,", (unsigned long)turn->depth, turn->proponent ? "for" : "against", ent_turn_word(turn->kind));
    if (turn->argument != ENT_NONE) ent__csv_guarded(out, ent_framework_id(t.framework, turn->argument, buffer));
    ent__buffer_putc(out, ',');
    if (turn->argument != ENT_NONE) ent__csv_guarded(out, ent__argue_title(t.framework, turn->argument, t.language));
    ent__buffer_printf(out, ",%s,", ent_label_word(turn->label));
    if (relation != NULL) ent__csv_guarded(out, relation->id);
    ent__buffer_putc(out, ',');
    if (record != NULL) ent__argue_source(&place, t.framework, record->document, NULL);
    ent__csv_guarded(out, place.data == NULL ? "" : place.data);
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, record == NULL || record->locator == NULL ? "" : record->locator);
    ent__buffer_putc(out, ',');
    if (turn->repeats != ENT_NONE) ent__buffer_whole(out, (uint64_t)turn->repeats + 1);
    ent__buffer_putc(out, '\n');
    if (place.failed) out->failed = 1;
    ent_buffer_clear(&place);
  }
  return ent__buffer_status(out, err);
}

static void put_index(ent__json *json, const char *key, uint32_t turn) {
  ent__json_key(json, key);
  if (turn == ENT_NONE) ent__json_null(json);
  else ent__json_whole(json, (uint64_t)turn + 1);
}

static void turn_json(ent__json *json, const teller *t, size_t i) {
  const ent_dialogue_turn *turn = &t->turns[i];
  const ent_relation *relation = relation_of(t, turn);
  const ent_argument *record = turn->argument == ENT_NONE ? NULL : ent__argue_record(t->framework, turn->argument);
  ent__json_object(json);
  ent__findings_whole(json, "turn", i + 1);
  put_index(json, "answers", turn->answers);
  ent__findings_string(json, "side", turn->proponent ? "for" : "against");
  ent__findings_string(json, "kind", ent_turn_word(turn->kind));
  ent__argue_id_json(json, "argument", t->framework, turn->argument);
  ent__findings_string(json, "label", turn->argument == ENT_NONE ? NULL : ent__argue_title(t->framework, turn->argument, t->language));
  ent__findings_string(json, "status", ent_label_word(turn->label));
  ent__findings_string(json, "relation", relation == NULL ? NULL : relation->id);
  ent__argue_source_json(json, t->framework, record == NULL ? ENT_NONE : record->document, record == NULL ? NULL : record->locator);
  put_index(json, "continues_at", turn->repeats);
  ent__json_close(json, '}');
}

ent_status ent__argue_explanation_json(ent__json *json, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  if (findings->explanation == NULL) return ENT_OK;
  size_t count;
  const teller t = {json->out, findings->framework, ent_explanation_turns(findings->explanation, &count), options->language};
  ent__json_key(json, "explanation");
  ent__json_object(json);
  ent__findings_string(json, "method", "grounded discussion");
  ent__findings_string(json, "source", "Modgil & Caminada 2009; Caminada 2017");
  ent__argue_id_json(json, "argument", findings->framework, ent_explanation_argument(findings->explanation));
  ent__findings_string(json, "status", ent_label_word(ent_explanation_label(findings->explanation)));
  ent__findings_string(json, "audience", ent_explanation_audience(findings->explanation) == NULL ? NULL : ent_explanation_audience(findings->explanation)->id);
  ent__findings_whole(json, "length", ent_explanation_length(findings->explanation));
  ent__json_key(json, "turns");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) turn_json(json, &t, i);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
  return ent__buffer_status(json->out, err);
}
