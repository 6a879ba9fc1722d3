/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Argdown (argdown.org) by its lines. An element begins at the start of a block or behind a relation's
 * sign, a premise's number or a list's mark, and goes on to the next of these or an empty line. What is
 * indented under an element relates to it; depth is a stack, not a recursion.
 */
#include "engine/readers/argdown.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/utf8.h"

/* An element with its indentation; what is indented further relates to it. */
typedef struct level {
  size_t indent;
  uint32_t node; /* ENT_NONE where the element could not be read; of a step, the step */
  bool step;     /* the line of an inference */
} level;

typedef enum part { NOTHING, ELEMENT, PREMISE, INFERENCE, HEADING } part;

typedef struct reading {
  ent__argdown *doc;
  level *levels;
  size_t depth;
  size_t room;
  part open;             /* what goes on in the next line */
  const char *from;      /* where it began, behind its sign */
  const char *to;        /* the end of its last line */
  const char *until;     /* the end of data that began in it, or NULL: what is before it begins nothing */
  bool related;          /* it stands behind the sign of a relation */
  ent__argdown_kind kind;
  bool outgoing;         /* the relation goes from the element above to this one */
  size_t indent;
  size_t parent;         /* levels + 1; 0 where it stands alone */
  uint32_t described;    /* the argument that the last block was, whose reconstruction may follow */
  uint32_t argument;     /* being reconstructed; ENT_NONE */
  bool inferred;         /* an inference waits for its conclusion */
  bool concluded;
  const char *steps_at;
} reading;

static const char *source_of(const reading *r, const char *s) { return r->doc->af.text + (s - r->doc->text); }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == ENT__ARGDOWN_FILLER; }

static const char *skip_blanks(const char *s, const char *end) {
  while (s < end && (is_blank(*s) || *s == '\n')) s++;
  return s;
}

static void push(reading *r, size_t indent, uint32_t node, bool step) {
  void *at = r->levels;
  if (ent__grow(&at, &r->room, r->depth + 1, sizeof *r->levels) != 0) {
    r->doc->af.status = ent__nomem(r->doc->af.err);
    return;
  }
  r->levels = at;
  r->levels[r->depth++] = (level){indent, node, step};
}

/*
 * A title in brackets at s, in one line: gives it and what is behind, *colon where it defines. NULL
 * where there is none, as where an address follows it in parentheses.
 */
static const char *title_at(const char *s, const char *end, const char **title, size_t *length, bool *colon) {
  const char *line = memchr(s, '\n', (size_t)(end - s));
  const char *stop = line == NULL ? end : line;
  const char *close = memchr(s, *s == '[' ? ']' : '>', (size_t)(stop - s));
  if (close == NULL || close == s + 1 || (*s == '[' && close + 1 < end && close[1] == '(')) return NULL;
  *title = s + 1;
  *length = (size_t)(close - s - 1);
  *colon = close + 1 < end && close[1] == ':';
  return close + (*colon ? 2 : 1);
}

/* Behind a reference stand tags and data alone. */
static void check_reference(reading *r, const char *s, const char *end) {
  s = skip_blanks(s, end);
  if (s == end || *s == '#' || *s == '{') return;
  ent__af_fault(&r->doc->af, source_of(r, s), "trailing-text", "put a colon behind the title", "found '%.*s' behind a title that is only named, expected the end of the line",
                end - s > 30 ? 30 : (int)(end - s), s);
}

/* Reads an element from its first byte to its last. Returns its node. */
static uint32_t read_element(reading *r, const char *s, const char *end) {
  ent__argdown *doc = r->doc;
  const char *title;
  size_t length;
  bool colon;
  s = skip_blanks(s, end);
  const bool argument = s < end && *s == '<';
  const char *rest = s < end && (*s == '[' || argument) ? title_at(s, end, &title, &length, &colon) : NULL;
  if (rest == NULL) {
    const uint32_t node = ent__argdown_node_of(doc, false, NULL, 0, s);
    const char *text = node == ENT_NONE ? NULL : ent__argdown_text(doc, s, end, node);
    if (text != NULL) ent__argdown_define(doc, node, text, s);
    return node;
  }
  const uint32_t node = ent__argdown_node_of(doc, argument, title, length, s);
  if (node == ENT_NONE) return ENT_NONE;
  if (!colon) check_reference(r, rest, end);
  const char *text = ent__argdown_text(doc, rest, end, node);
  if (text != NULL && colon) ent__argdown_define(doc, node, text, s);
  if (text != NULL && !colon && doc->nodes[node].text != NULL) ent__argdown_lose(doc, "tags behind a reference", 23, rest);
  if (text != NULL && !colon && doc->nodes[node].text == NULL) ent__argdown_define(doc, node, text, s);
  return node;
}

/* A statement in a reconstruction. */
static void end_premise(reading *r) {
  ent__argdown *doc = r->doc;
  const uint32_t statement = read_element(r, r->from, r->to);
  if (statement == ENT_NONE) return;
  if (doc->nodes[statement].argument) {
    ent__af_fault(&doc->af, source_of(r, r->from), "bad-premise", "name a statement as [title]", "found an argument in a reconstruction, expected a statement");
    return;
  }
  if (r->argument == ENT_NONE) r->argument = ent__argdown_node_of(doc, true, NULL, 0, r->from);
  if (r->argument == ENT_NONE) return;
  if (r->steps_at == NULL) r->steps_at = r->from;
  ent__argdown_step_add(doc, r->argument, statement, r->inferred, r->from);
  r->concluded = r->inferred;
  r->inferred = false;
  r->depth = 0;
  push(r, r->indent, statement, false);
}

static bool both_statements(const ent__argdown *doc, uint32_t a, uint32_t b) { return !doc->nodes[a].argument && !doc->nodes[b].argument; }

static void relate(reading *r, level parent, uint32_t node) {
  ent__argdown *doc = r->doc;
  ent__argdown_kind kind = r->kind;
  const char *at = r->from;
  if (parent.node == ENT_NONE || node == ENT_NONE) return;
  if (parent.step) {
    if (kind == ENT__ARGDOWN_UNDERCUT && !r->outgoing) ent__argdown_relate(doc, kind, node, parent.node, true, at);
    else ent__af_fault(&doc->af, source_of(r, at), "bad-relation", NULL, "found another relation under an inference, expected '<_'");
    return;
  }
  if (kind == ENT__ARGDOWN_CONTRADICTORY && !both_statements(doc, parent.node, node)) {
    ent__af_say(&doc->af, ENT_WARNING, source_of(r, at), "not-carried-over", NULL, "'><' is for two statements; where one is an argument, it is read as '->' and '<-'");
  }
  ent__argdown_relate(doc, kind, r->outgoing ? parent.node : node, r->outgoing ? node : parent.node, false, at);
}

static void end_element(reading *r) {
  const uint32_t node = read_element(r, r->from, r->to);
  if (!r->related) {
    r->depth = 0;
    push(r, r->indent, node, false);
    r->described = node != ENT_NONE && r->doc->nodes[node].argument ? node : ENT_NONE;
    return;
  }
  if (r->parent == 0) return;
  relate(r, r->levels[r->parent - 1], node);
  r->depth = r->parent;
  push(r, r->indent, node, false);
}

/* The rules of an inference and its data have no place; that they are there is told. */
static void end_inference(reading *r) {
  const char *s = skip_blanks(r->from, r->to);
  if (s < r->to && *s != '{') ent__argdown_lose(r->doc, "rules of inference", 18, s);
  (void)ent__argdown_text(r->doc, r->from, r->to, ENT_NONE);
}

static void end_heading(reading *r) { r->doc->section = ent__argdown_text(r->doc, r->from, r->to, ENT_NONE); }

static void end_part(reading *r) {
  const part open = r->open;
  r->open = NOTHING;
  if (open == ELEMENT) end_element(r);
  else if (open == PREMISE) end_premise(r);
  else if (open == INFERENCE) end_inference(r);
  else if (open == HEADING) end_heading(r);
}

/* The element goes on to `to`. Data that begin on the way and do not end there go on in the next lines. */
static void extend(reading *r, const char *from, const char *to) {
  r->to = to;
  if (r->until != NULL && from < r->until) from = r->until;
  r->until = NULL;
  while (from < to && r->doc->vain < ENT__ARGDOWN_VAIN) {
    from = memchr(from, '{', (size_t)(to - from));
    if (from == NULL) return;
    const char *stop = from > r->doc->text && from[-1] == '\\' ? from + 1 : ent__argdown_data_end(from, r->doc->end);
    if (stop == NULL) r->doc->vain++;
    from = stop == NULL ? from + 1 : stop;
    if (from > to) r->until = from;
  }
}

static void begin_part(reading *r, part open, const char *from, const char *to, size_t indent) {
  end_part(r);
  r->open = open;
  r->from = from;
  r->indent = indent;
  r->related = false;
  r->until = NULL;
  extend(r, from, to);
}

/* Ends a reconstruction, which must have had a conclusion. */
static void end_steps(reading *r) {
  if (r->argument != ENT_NONE && !r->concluded)
    ent__af_fault(&r->doc->af, source_of(r, r->steps_at), "no-conclusion", NULL, "the reconstruction has no conclusion, expected '----' and one behind its premises");
  r->argument = ENT_NONE;
  r->inferred = false;
  r->concluded = false;
  r->steps_at = NULL;
}

/* "(1)": returns what is behind, NULL where there is none. */
static const char *number_at(const char *s, const char *end) {
  if (s == end || *s != '(') return NULL;
  const char *digits = ++s;
  while (s < end && *s >= '0' && *s <= '9') s++;
  return s > digits && s < end && *s == ')' ? s + 1 : NULL;
}

static const char *list_mark_at(const char *s, const char *end) {
  const char *from = s;
  if (s < end && *s == '*') {
    s++;
  } else {
    while (s < end && *s >= '0' && *s <= '9') s++;
    if (s == from || s == end || *s != '.') return NULL;
    s++;
  }
  return s < end && is_blank(*s) ? s : NULL;
}

static const char *sign_at(const char *s, const char *end, ent__argdown_kind *kind, bool *outgoing) {
  static const struct {
    const char *sign;
    ent__argdown_kind kind;
    bool outgoing;
  } signs[] = {{"+>", ENT__ARGDOWN_SUPPORT, true},         {"->", ENT__ARGDOWN_ATTACK, true},    {"<+", ENT__ARGDOWN_SUPPORT, false},
               {"<-", ENT__ARGDOWN_ATTACK, false},         {"><", ENT__ARGDOWN_CONTRADICTORY, true}, {"_>", ENT__ARGDOWN_UNDERCUT, true},
               {"<_", ENT__ARGDOWN_UNDERCUT, false},       {"+", ENT__ARGDOWN_SUPPORT, false},   {"-", ENT__ARGDOWN_ATTACK, false},
               {NULL, ENT__ARGDOWN_SUPPORT, false}};
  for (int i = 0; signs[i].sign != NULL; i++) {
    const size_t length = strlen(signs[i].sign);
    if ((size_t)(end - s) < length || memcmp(s, signs[i].sign, length) != 0) continue;
    *kind = signs[i].kind;
    *outgoing = signs[i].outgoing;
    return s + length;
  }
  return NULL;
}

/* The element of a relation; above it stands the nearest one that is indented less. */
static void begin_relation(reading *r, const char *s, const char *behind, const char *end, size_t indent, ent__argdown_kind kind, bool outgoing) {
  begin_part(r, ELEMENT, behind, end, indent);
  r->related = true;
  r->kind = kind;
  r->outgoing = outgoing;
  size_t depth = r->depth;
  if (depth > 0 && indent <= r->levels[depth - 1].indent) {
    while (depth > 1 && r->levels[depth - 1].indent > indent) depth--;
    depth--;
  }
  r->parent = depth;
  if (depth == 0)
    ent__af_fault(&r->doc->af, source_of(r, s), "stray-relation", NULL, "the relation stands under nothing, expected a statement or an argument above it that is indented less");
}

/* "--" begins an inference, which goes on to the next "--", in this line or below. */
static void begin_inference(reading *r, const char *s, const char *end) {
  begin_part(r, INFERENCE, s, s, 0);
  while (s < end && *s == '-') s++;
  r->from = s;
  if (r->argument == ENT_NONE || r->inferred)
    ent__af_fault(&r->doc->af, source_of(r, s), "stray-inference", NULL, "the inference has no premises, expected '(1) ...' above it");
  r->inferred = true;
}

/* Looks for the end of an inference in a line; *dashes is how many were at its beginning. */
static bool ends_inference(reading *r, const char *s, const char *end) {
  for (; s + 1 < end; s++) {
    if (s[0] != '-' || s[1] != '-') continue;
    r->to = s;
    return true;
  }
  r->to = end;
  return false;
}

static void close_inference(reading *r, size_t indent) {
  const uint32_t step = (uint32_t)r->doc->step_count; /* the conclusion that comes next */
  end_part(r);
  r->depth = 0;
  push(r, indent, step, true);
}

static void read_inference_line(reading *r, const char *s, const char *end, size_t indent) {
  const char *dashes = s;
  begin_inference(r, s, end);
  while (dashes < end && *dashes == '-') dashes++;
  const char *rest = dashes;
  while (rest < end && is_blank(*rest)) rest++;
  r->to = dashes;
  if (rest == end && dashes - s == 2) return; /* goes on below */
  if (rest == end || ends_inference(r, dashes, end)) close_inference(r, indent);
}

static void begin_block(reading *r, const char *s, const char *end, size_t indent) {
  const char *hash = s;
  while (hash < end && *hash == '#') hash++;
  r->described = ENT_NONE;
  if (hash > s && hash < end && *hash == ' ' && indent == 0) begin_part(r, HEADING, hash, end, 0);
  else begin_part(r, ELEMENT, s, end, indent);
}

/* One line that is not empty. */
static void read_line(reading *r, const char *line, const char *end, bool first) {
  ent__argdown_kind kind;
  bool outgoing;
  const char *s = line, *behind;
  while (s < end && is_blank(*s)) s++;
  const size_t indent = (size_t)(s - line);
  if (s == end) return; /* a comment */
  if (r->open == INFERENCE) {
    if (ends_inference(r, s, end)) close_inference(r, indent);
  } else if ((behind = number_at(s, end)) != NULL) {
    end_part(r);
    if (first && r->argument == ENT_NONE) r->argument = r->described;
    if (r->argument == ENT_NONE && !first) r->argument = ent__argdown_node_of(r->doc, true, NULL, 0, s);
    begin_part(r, PREMISE, behind, end, 0);
  } else if (end - s >= 2 && s[0] == '-' && s[1] == '-') {
    read_inference_line(r, s, end, 0);
  } else if ((behind = sign_at(s, end, &kind, &outgoing)) != NULL && !(first && *s == '<' && s + 1 < end && s[1] != '-' && s[1] != '+' && s[1] != '_')) {
    begin_relation(r, s, behind, end, indent, kind, outgoing);
  } else if (indent > 0 && (behind = list_mark_at(s, end)) != NULL) {
    end_steps(r);
    begin_part(r, ELEMENT, behind, end, indent);
  } else if (first) {
    begin_block(r, s, end, indent);
  } else {
    if (r->open == NOTHING) begin_block(r, s, end, indent);
    else extend(r, s, end);
  }
}

/* An empty line ends a block; a reconstruction goes on behind it as long as it has no conclusion. */
static void end_block(reading *r) {
  if (r->open == INFERENCE) return;
  end_part(r);
  r->depth = 0;
}

static bool is_empty(const char *s, const char *end) {
  while (s < end && (*s == ' ' || *s == '\t' || *s == '\r')) s++;
  return s == end;
}

static bool goes_on(const char *s, const char *end) {
  while (s < end && is_blank(*s)) s++;
  return number_at(s, end) != NULL || (end - s >= 2 && s[0] == '-' && s[1] == '-');
}

static void read_lines(reading *r, const char *s) {
  const char *const all = r->doc->end;
  bool first = true;
  while (s < all && r->doc->af.status == ENT_OK) {
    const char *end = memchr(s, '\n', (size_t)(all - s));
    if (end == NULL) end = all;
    if (r->open != NOTHING && r->until != NULL && r->until > s) {
      extend(r, s, end);
    } else if (is_empty(s, end)) {
      end_block(r);
      first = true;
    } else {
      if (first && r->argument != ENT_NONE && (r->concluded || !goes_on(s, end))) end_steps(r);
      read_line(r, s, end, first);
      first = false;
    }
    s = end < all ? end + 1 : end;
  }
  end_part(r);
  end_steps(r);
}

static bool check_text(ent__argdown *doc) {
  ent__af *af = &doc->af;
  const size_t size = (size_t)(af->end - af->text), bad = ent__utf8_check(af->text, size);
  if (bad == size) return true;
  ent__af_fault(af, af->text + bad, "bad-utf8", "save the file as UTF-8", "found byte 0x%02x, which is not UTF-8 here", (unsigned)(unsigned char)af->text[bad]);
  return false;
}

static void clear(ent__argdown *doc) {
  for (size_t i = 0; i < doc->node_count; i++)
    for (int k = 0; k < ENT__ARGDOWN_LISTS; k++) ent__free(doc->nodes[i].lists[k].at);
  for (int i = 0; i < 2; i++) {
    ent__names_clear(&doc->titles[i]);
    ent__free(doc->numbers[i].at);
  }
  ent__names_clear(&doc->documents);
  ent__names_clear(&doc->values);
  ent__names_clear(&doc->actors);
  ent__free(doc->nodes);
  ent__free(doc->relations);
  ent__free(doc->steps);
  ent_buffer_clear(&doc->scratch);
  ent__arena_clear(&doc->arena);
  ent__af_clear(&doc->af);
}

ent_status ent__read_argdown(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                             ent_error *err) {
  (void)options;
  ent__argdown doc = {.scratch = ENT_BUFFER_INIT};
  if (ent__af_begin(&doc.af, source, diagnostics, err) && check_text(&doc)) ent__argdown_blank_comments(&doc);
  if (doc.text != NULL && doc.af.status == ENT_OK) {
    reading r = {.doc = &doc, .described = ENT_NONE, .argument = ENT_NONE};
    read_lines(&r, ent__argdown_front(&doc, doc.text));
    ent__free(r.levels);
  }
  if (ent__af_judge(&doc.af) == ENT_OK) ent__argdown_settle(&doc);
  ent_status status = doc.af.status;
  if (status == ENT_OK) status = ent__argdown_build(&doc, out);
  clear(&doc);
  return status;
}

/* A line that begins with "[title]:" or "<title>:". */
bool ent__sniff_argdown(const char *head, size_t size) {
  const char *const end = head + size;
  for (const char *s = head; s < end;) {
    const char *stop = memchr(s, '\n', (size_t)(end - s));
    if (stop == NULL) stop = end;
    const char *title;
    size_t length;
    bool colon = false;
    if ((*s == '[' || *s == '<') && title_at(s, stop, &title, &length, &colon) != NULL && colon && memchr(title, ',', length) == NULL) return true;
    s = stop < end ? stop + 1 : end;
  }
  return false;
}
