/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page as a file: the skeleton with its style, its data and its scripts put in. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/sha256.h"
#include "exporters/reports/page_data.h"
#include "exporters/reports/page_parts.h"
#include "exporters/reports/page_policy.h"

/* What is put into a skeleton. Texts are borrowed. */
typedef struct sheet {
  const char *language;
  const char *title;
  const char *style;
  const char *policy;
  const char *id;             /* of a page that is served; NULL of a file */
  const ent_buffer *data;     /* NULL: none */
  const ent_diagnostics *faults;
  const char *fault; /* what is wrong beside them; "" for nothing */
  const char *const *scripts; /* ends with NULL */
} sheet;

static void add_head(ent_buffer *out, const sheet *s) {
  ent__buffer_puts(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"");
  ent__buffer_puts(out, s->policy);
  ent__buffer_puts(out, "\">\n");
  if (s->id != NULL) ent__buffer_printf(out, "<meta name=\"entente-page\" content=\"%s\">\n", s->id);
  ent__buffer_puts(out, "<link rel=\"icon\" href=\"data:,\">\n<title>");
  ent__buffer_xml(out, s->title);
  ent__buffer_puts(out, "</title>\n<style>");
  ent__buffer_puts(out, s->style);
  ent__buffer_puts(out, "</style>");
}

static void add_body(ent_buffer *out, const sheet *s) {
  if (s->data != NULL) {
    ent__buffer_puts(out, "<script type=\"application/json\" id=\"data\">");
    ent__buffer_add(out, s->data->data, s->data->size);
    ent__buffer_puts(out, "</script>\n");
  }
  for (const char *const *script = s->scripts; *script != NULL; script++) {
    ent__buffer_printf(out, "%s<script type=\"module\">", script == s->scripts ? "" : "\n");
    ent__buffer_puts(out, *script);
    ent__buffer_puts(out, "</script>");
  }
}

/* A list of what is wrong, in the words of the program. */
static void add_faults(ent_buffer *out, const sheet *s) {
  ent_buffer text = ENT_BUFFER_INIT;
  (void)ent_diagnostics_print(&text, s->faults, NULL);
  ent__buffer_puts(out, "<ul>\n");
  for (const char *line = text.data == NULL ? "" : text.data; *line != '\0';) {
    const size_t length = strcspn(line, "\n");
    ent_buffer one = ENT_BUFFER_INIT;
    ent__buffer_add(&one, line, length);
    ent__buffer_puts(out, "<li>");
    ent__buffer_xml(out, one.data == NULL ? "" : one.data);
    ent__buffer_puts(out, "</li>\n");
    if (one.failed) out->failed = 1;
    ent_buffer_clear(&one);
    line += length + (line[length] == '\n');
  }
  if (*s->fault != '\0') {
    ent__buffer_puts(out, "<li>");
    ent__buffer_xml(out, s->fault);
    ent__buffer_puts(out, "</li>\n");
  }
  ent__buffer_puts(out, "</ul>");
  if (text.failed) out->failed = 1;
  ent_buffer_clear(&text);
}

static const struct {
  const char *mark;
  void (*add)(ent_buffer *out, const sheet *s);
} places[] = {{"<!--entente:head-->", add_head}, {"<!--entente:body-->", add_body}, {"<!--entente:faults-->", add_faults}, {NULL, NULL}};

/* Puts in the language, and what belongs at each of the marks. */
static void assemble(ent_buffer *out, const char *skeleton, const sheet *s) {
  static const char lang[] = "<html lang=\"en\">";
  const char *html = strstr(skeleton, lang);
  if (html != NULL) {
    ent__buffer_add(out, skeleton, (size_t)(html - skeleton));
    ent__buffer_puts(out, "<html lang=\"");
    ent__buffer_xml(out, s->language);
    ent__buffer_puts(out, "\">");
    skeleton = html + strlen(lang);
  }
  for (const char *next = strstr(skeleton, "<!--entente:"); next != NULL; next = strstr(next + 1, "<!--entente:")) {
    for (size_t i = 0; places[i].mark != NULL; i++) {
      if (strncmp(next, places[i].mark, strlen(places[i].mark)) != 0) continue;
      ent__buffer_add(out, skeleton, (size_t)(next - skeleton));
      places[i].add(out, s);
      skeleton = next + strlen(places[i].mark);
    }
  }
  ent__buffer_puts(out, skeleton);
}

static const char *language_of(const ent_study *study, const ent_export_options *options) {
  const ent_dataset *dataset = study == NULL ? NULL : ent_study_dataset(study);
  const char *own = dataset == NULL ? NULL : ent_dataset_about(dataset)->language;
  return options->language != NULL ? options->language : own != NULL ? own : "en";
}

static const char *title_of(const ent_study *study, const ent_export_options *options) {
  if (options->title != NULL) return options->title;
  if (study == NULL) return "entente";
  const ent_dataset *dataset = ent_study_dataset(study);
  const char *own = dataset == NULL ? NULL : ent_text_in(ent_dataset_about(dataset)->title, language_of(study, options));
  return own != NULL ? own : ent_study_source(study);
}

/* What tells this page from the next: what it shows, and by what. */
static void identify(char id[65], const ent_buffer *data, const char *title, const char *language) {
  ent__sha256_state state;
  const char *const texts[] = {ent_version(), title, language, ent__page_skeleton, ent__page_style, ent__page_script, NULL};
  ent__sha256_begin(&state);
  ent__sha256_add(&state, data->data, data->size);
  for (const char *const *text = texts; *text != NULL; text++) ent__sha256_add(&state, *text, strlen(*text) + 1);
  ent__sha256_end(&state, id);
}

static ent_status write_page(ent_buffer *out, ent_buffer *policy, char *id, const ent_study *study, const ent_export_options *options, ent_error *err) {
  const char *const scripts[] = {ent__page_script, id != NULL ? ent__page_live : NULL, NULL};
  ent_buffer data = ENT_BUFFER_INIT;
  ent_status status = ent__page_data_write(&data, study, options, err);
  if (status == ENT_OK) {
    ent__page_policy(policy, ent__page_style, scripts, id != NULL);
    status = ent__buffer_status(policy, err);
  }
  if (status == ENT_OK) {
    const sheet s = {.language = language_of(study, options), .title = title_of(study, options), .style = ent__page_style, .policy = policy->data, .id = id, .data = &data, .fault = "", .scripts = scripts};
    if (id != NULL) identify(id, &data, s.title, s.language);
    assemble(out, ent__page_skeleton, &s);
    status = ent__buffer_status(out, err);
  }
  ent_buffer_clear(&data);
  return status;
}

static const ent_export_options plain = ENT_EXPORT_OPTIONS_INIT;

ent_status ent_export_page(ent_buffer *out, const ent_study *study, const char *format, const ent_export_options *options, ent_error *err) {
  if (options == NULL) options = &plain;
  if (strcmp(format, "json") == 0) return ent__page_data_write(out, study, options, err);
  if (strcmp(format, "html") != 0) return ent__fail(err, ENT_E_USAGE, "format '%.80s' does not write pages, expected 'html' or 'json'", format);
  ent_buffer policy = ENT_BUFFER_INIT;
  const ent_status status = write_page(out, &policy, NULL, study, options, err);
  ent_buffer_clear(&policy);
  return status;
}

ent_status ent_export_live_page(ent_buffer *out, ent_buffer *policy, char id[65], const ent_study *study, const ent_export_options *options, ent_error *err) {
  return write_page(out, policy, id, study, options != NULL ? options : &plain, err);
}

ent_status ent_export_fault_page(ent_buffer *out, ent_buffer *policy, const ent_diagnostics *faults, const char *fault, const ent_export_options *options,
                                 ent_error *err) {
  static const char style[] = "body{font:16px/1.5 sans-serif;margin:2rem;overflow-wrap:anywhere}li{font-family:monospace;white-space:pre-wrap}";
  const char *const scripts[] = {ent__page_live, NULL};
  if (options == NULL) options = &plain;
  ent__page_policy(policy, style, scripts, true);
  const ent_status status = ent__buffer_status(policy, err);
  if (status != ENT_OK) return status;
  const sheet s = {.language = language_of(NULL, options), .title = title_of(NULL, options), .style = style, .policy = policy->data, .id = "none", .faults = faults, .fault = fault, .scripts = scripts};
  assemble(out, ent__page_faults, &s);
  return ent__buffer_status(out, err);
}
