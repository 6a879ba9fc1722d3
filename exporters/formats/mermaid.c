/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mermaid, for pages that are written in Markdown: a flowchart with a box for each coalition;
 * agreement is a solid line, conflict a dotted one. Mermaid draws no more than 500 ties and takes
 * no more than 50,000 characters unless the page that shows it says otherwise, and then shows an
 * error in place of the picture: what is larger is refused here.
 */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/json_write.h"
#include "engine/base/utf8.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/picture_names.h"
#include "exporters/formats/view.h"

enum { most_ties = 500, most_characters = 50000, widths = 6, per_row = 6 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/*
 * Is a character sure to mean nothing to Mermaid? Beside its own signs there is Markdown, which it
 * looks for in labels: a list begins with "-" or with digits and ".".
 */
static bool is_plain(char c, bool opens, bool counts) {
  if ((unsigned char)c >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
    return true;
  if (c == '.') return !counts;
  if (c == '-') return !opens;
  return c == ' ' || c == ',' || c == '\'' || c == '(' || c == ')';
}

/* Adds text as a person is to see it, all that is not plain by its number. */
static void add_text(ent_buffer *out, const char *s) {
  ent_buffer shown = ENT_BUFFER_INIT;
  bool opens = true;   /* nothing but blanks so far */
  bool counts = false; /* nothing but digits and blanks so far */
  ent__name_add(&shown, s);
  for (size_t i = 0; i < shown.size; i++) {
    const char c = shown.data[i];
    if (is_plain(c, opens, counts))
      ent__buffer_putc(out, c);
    else
      ent__buffer_printf(out, "#%u;", (unsigned)(unsigned char)c);
    counts = c == ' ' ? counts : is_digit(c) && (opens || counts);
    opens = opens && c == ' ';
  }
  if (shown.failed) out->failed = 1;
  ent_buffer_clear(&shown);
}

/* Adds a line that Mermaid leaves alone; its own directives, in braces after %%, are made inert. */
static void add_comment(ent_buffer *out, const char *key, const char *value) {
  ent_buffer shown = ENT_BUFFER_INIT;
  ent__name_add(&shown, value);
  ent__buffer_printf(out, "%%%% %s: ", key);
  for (size_t i = 0; i < shown.size; i++) {
    if (strchr("%{}", shown.data[i]) != NULL)
      ent__buffer_printf(out, "#%u;", (unsigned)(unsigned char)shown.data[i]);
    else
      ent__buffer_putc(out, shown.data[i]);
  }
  ent__buffer_putc(out, '\n');
  if (shown.failed) out->failed = 1;
  ent_buffer_clear(&shown);
}

/*
 * A title is cleaned of markup and entities where it is shown, so their signs become lookalikes;
 * and so does a sign that could open a directive.
 */
static const char *lookalike(const char *s) {
  if (*s == '<') return "\xe2\x80\xb9";
  if (*s == '>') return "\xe2\x80\xba";
  if (*s == '&') return "\xef\xbc\x86";
  return s[0] == '%' && s[1] == '%' ? "\xef\xbc\x85" : NULL;
}

static ent_status write_title(ent_buffer *out, ent__view *view, ent_error *err) {
  ent_buffer plain = ENT_BUFFER_INIT;
  const char *title = ent__name_shown(&view->arena, ent__view_title(view));
  for (const char *s = title; s != NULL && *s != '\0'; s++) {
    const char *as = lookalike(s);
    ent__buffer_add(&plain, as == NULL ? s : as, as == NULL ? 1 : 3);
  }
  ent__buffer_puts(out, "---\ntitle: ");
  ent__json_quote(out, plain.data == NULL ? "" : plain.data, false);
  /* Two columns want room between them for all that crosses. */
  if (ent__view_two_modes(view)) ent__buffer_puts(out, "\nconfig:\n  flowchart:\n    rankSpacing: 240");
  ent__buffer_puts(out, "\n---\n");
  const bool failed = title == NULL || plain.failed;
  ent_buffer_clear(&plain);
  return failed ? ent__nomem(err) : ENT_OK;
}

static void write_facts(ent_buffer *out, const ent__view *view) {
  add_comment(out, "lines", "solid is agreement, dotted is conflict; wider is stronger");
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    add_comment(out, view->facts.at[i].key, value.data == NULL ? "" : value.data);
    if (value.failed) out->failed = 1;
    ent_buffer_clear(&value);
  }
}

/* Actors have round ends, issues corners; the outline has the coalition's colour, by a class of its name. */
static void write_node(ent_buffer *out, const ent__view *view, size_t n, const char *indent) {
  const bool issue = view->nodes[n].kind == ENT_NODE_ISSUE;
  ent__buffer_printf(out, "%sn%zu%s\"", indent, n, issue ? "[" : "([");
  add_text(out, view->labels[n]);
  ent__buffer_puts(out, issue ? "\"]" : "\"])");
  if (view->members != NULL && view->members[n].coalition != ENT_NONE)
    ent__buffer_printf(out, ":::k%s", ent__view_colour(view, n) + 1);
  ent__buffer_putc(out, '\n');
}

static void open_box(ent_buffer *out, size_t number, const char *label) {
  ent__buffer_printf(out, "  subgraph box%zu[\"", number);
  add_text(out, label);
  ent__buffer_puts(out, "\"]\n");
}

static bool is_free(const ent__view *view, size_t n) {
  return view->members == NULL || view->members[n].coalition == ENT_NONE;
}

/* A box for each coalition, and one for those in none, who have no ties. */
static void write_coalitions(ent_buffer *out, const ent__view *view, size_t unaligned) {
  for (size_t c = 0; c < view->coalition_count; c++) {
    size_t count;
    const ent_coalition *one = &ent_coalitions_list(view->coalitions, &count)[c];
    open_box(out, c + 1, view->coalition_labels[c]);
    for (uint32_t i = 0; i < one->size; i++) write_node(out, view, one->members[i], "    ");
    ent__buffer_puts(out, "  end\n");
  }
  if (unaligned == 0) return;
  open_box(out, 0, "without ties");
  for (size_t n = 0; n < view->node_count; n++)
    if (is_free(view, n)) write_node(out, view, n, "    ");
  ent__buffer_puts(out, "  end\n");
}

/* Unseen lines set those without ties in rows; else they would stand in a single endless one. */
static void write_rows(ent_buffer *out, const ent__view *view, size_t spare) {
  size_t ring[per_row];
  size_t seen = 0;
  for (size_t n = 0; n < view->node_count; n++) {
    if (!is_free(view, n)) continue;
    if (seen >= per_row && spare > 0) {
      ent__buffer_printf(out, "  n%zu ~~~ n%zu\n", ring[seen % per_row], n);
      spare--;
    }
    ring[seen++ % per_row] = n;
  }
}

static int width_of(const ent__view *view, const ent_tie *tie) {
  return (int)lround(ent__view_tie_width(view, tie));
}

/* One line for all ties of one sign and width. */
static void write_line_style(ent_buffer *out, const ent__view *view, bool negative, int width) {
  bool any = false;
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    if ((tie->weight < 0) != negative || width_of(view, tie) != width) continue;
    ent__buffer_printf(out, "%s%zu", any ? "," : "  linkStyle ", t);
    any = true;
  }
  if (any)
    ent__buffer_printf(out, " stroke:%s,stroke-width:%dpx\n", negative ? ENT__STYLE_OPPOSE : ENT__STYLE_AGREE,
                       width);
}

static void write_ties(ent_buffer *out, const ent__view *view) {
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    ent__buffer_printf(out, "  n%u %s n%u\n", (unsigned)tie->source, tie->weight < 0 ? "-.-" : "---",
                       (unsigned)tie->target);
  }
  for (int negative = 0; negative < 2; negative++)
    for (int width = 1; width <= widths; width++) write_line_style(out, view, negative == 1, width);
}

/* A class for each colour; they come round again where there are many coalitions. */
static void write_colours(ent_buffer *out, const ent__view *view) {
  const char *first = ent__style_coalition_colour(0);
  for (uint32_t c = 0; c < view->coalition_count; c++) {
    const char *colour = ent__style_coalition_colour(c);
    if (c > 0 && colour == first) break;
    ent__buffer_printf(out, "  classDef k%s fill:%s,stroke:%s,stroke-width:3px,color:%s\n", colour + 1,
                       ENT__STYLE_PAPER, colour, ENT__STYLE_INK);
  }
}

/* Mermaid counts as JavaScript does: what lies beyond U+FFFF counts two. */
static size_t characters(const char *s) {
  size_t count = 0;
  while (*s != '\0') count += ent__utf8_next(&s) > 0xffff ? 2 : 1;
  return count;
}

static ent_status write_chart(ent_buffer *out, ent__view *view, ent_error *err) {
  const bool two = ent__view_two_modes(view);
  size_t unaligned = 0;
  for (size_t n = 0; n < view->node_count; n++) unaligned += is_free(view, n);
  if (write_title(out, view, err) != ENT_OK) return ENT_E_NOMEM;
  ent__buffer_printf(out, "flowchart %s\n", two ? "LR" : "TB");
  write_facts(out, view);
  for (size_t n = 0; two && n < view->node_count; n++) write_node(out, view, n, "  ");
  if (!two) write_coalitions(out, view, unaligned);
  write_ties(out, view);
  if (!two) write_rows(out, view, most_ties - view->tie_count);
  write_colours(out, view);
  return ent__buffer_status(out, err);
}

ent_status ent__network_mermaid(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                ent_error *err) {
  ent__view view;
  ent_buffer chart = ENT_BUFFER_INIT;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status != ENT_OK) goto fail;
  if (view.tie_count > most_ties) {
    status = ent__fail(err, ENT_E_LIMIT, "mermaid draws %d ties at most, found %zu; filters leave fewer",
                       most_ties, view.tie_count);
    goto fail;
  }
  status = write_chart(&chart, &view, err);
  if (status != ENT_OK) goto fail;
  if (characters(chart.data) > most_characters) {
    status = ent__fail(err, ENT_E_LIMIT,
                       "mermaid takes %d characters at most, the chart has %zu; filters leave fewer",
                       most_characters, characters(chart.data));
    goto fail;
  }
  ent__buffer_add(out, chart.data, chart.size);
  status = ent__buffer_status(out, err);
fail:
  ent_buffer_clear(&chart);
  ent__view_clear(&view);
  return status;
}
