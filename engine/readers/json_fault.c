/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/json_fault.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/diag.h"
#include "engine/base/utf8.h"
#include "engine/readers/json_place.h"

enum { message_size = JSON_ERROR_TEXT_LENGTH + 96, shown_at_most = 1000 };

static ent_status add(const char *text, size_t offset, const char *name, const char *code, const char *hint,
                      const char *message, ent_diagnostics *diagnostics, ent_error *err) {
  ent_diagnostic shown = {ENT_FAULT, code, name, 0, 0, NULL, message, hint};
  ent__text_place(text, offset, &shown.line, &shown.column);
  return ent__diagnostics_add(diagnostics, &shown, err);
}

static bool is_utf16(const char *text, size_t size) {
  if (size < 2) return false;
  const unsigned char a = (unsigned char)text[0];
  const unsigned char b = (unsigned char)text[1];
  return (a == 0xff && b == 0xfe) || (a == 0xfe && b == 0xff) || (a == 0) != (b == 0);
}

/* The offset of the next byte at fault. */
static size_t next_bad(const char *text, size_t size, size_t at) {
  for (; at < size; at += ent__utf8_length(text + at, size - at))
    if (text[at] == '\0' || ent__utf8_length(text + at, size - at) == 0) break;
  return at;
}

ent_status ent__json_check_bytes(const char *text, size_t size, const char *name,
                                 ent_diagnostics *diagnostics, ent_error *err) {
  if (is_utf16(text, size))
    return add(text, 0, name, "bad-encoding", "save the file as UTF-8", "found UTF-16 text, expected UTF-8",
               diagnostics, err);
  ent_status status = ENT_OK;
  size_t found = 0;
  size_t counted = 0; /* up to here lines are counted, so that the text is walked once */
  size_t line_start = 0;
  long line = 1;
  for (size_t at = next_bad(text, size, 0); at < size && status == ENT_OK;
       at = next_bad(text, size, at + 1)) {
    const bool nul = text[at] == '\0';
    char message[96] = "found a NUL byte, expected text";
    if (found++ >= shown_at_most) continue;
    if (!nul)
      snprintf(message, sizeof message, "found byte 0x%02x, which is not UTF-8 here",
               (unsigned)(unsigned char)text[at]);
    for (; counted < at; counted++) {
      if (text[counted] != '\n') continue;
      line++;
      line_start = counted + 1;
    }
    const ent_diagnostic shown = {ENT_FAULT, nul ? "nul-byte" : "bad-utf8", name, line, (long)(at - line_start) + 1,
                                  NULL, message, nul ? NULL : "save the file as UTF-8"};
    status = ent__diagnostics_add(diagnostics, &shown, err);
  }
  if (found > shown_at_most && status == ENT_OK) {
    char message[96];
    snprintf(message, sizeof message, "%zu more bytes are not UTF-8 text", found - shown_at_most);
    const ent_diagnostic shown = {ENT_FAULT, "bad-utf8", name, 0, 0, NULL, message, NULL};
    status = ent__diagnostics_add(diagnostics, &shown, err);
  }
  return status;
}

/* What jansson says, and what was expected in our words; NULL: it is said in the message. */
static const struct {
  const char *said;
  const char *expected;
} phrases[] = {{"'[' or '{' expected", "'{'"},
               {"string or '}' expected", "a key in double quotes"},
               {"':' expected", "':'"},
               {"'}' expected", "',' or '}'"},
               {"']' expected", "',' or ']'"},
               {"end of file expected", "the end of the file"},
               {"unexpected token", "a value"},
               {"invalid token", "a value"},
               {"premature end of input", "its end"},
               {"unexpected newline", "'\\n' for a line break in a string"},
               {"control character", "an escape such as '\\t' in a string"},
               {"invalid escape", "one of the escapes of JSON"},
               {"invalid Unicode", "a pair of surrogates, or one character"},
               {"real number overflow", "a number within the range of a double"},
               {"\\u0000 is not allowed", "text without NUL"},
               {"NUL byte in object key", "text without NUL"},
               {NULL, NULL}};

/* The token that jansson names, without its quotes; NULL at the end of the file. */
static const char *token_of(const char *text, char token[JSON_ERROR_TEXT_LENGTH]) {
  const char *near = strstr(text, " near '");
  if (near == NULL) return NULL;
  snprintf(token, JSON_ERROR_TEXT_LENGTH, "%s", near + 7);
  const size_t length = strlen(token);
  if (length > 0 && token[length - 1] == '\'') token[length - 1] = '\0';
  return token;
}

/* Slips that people make, each with its remedy. */
static const char *remedy(const char *said, const char *token) {
  if (token == NULL) return NULL;
  if ((token[0] == '}' || token[0] == ']') &&
      (strncmp(said, "string or", 9) == 0 || strncmp(said, "unexpected", 10) == 0))
    return "the comma before it is one too many";
  if (strcmp(token, "0") == 0) return "a number has no zero in front";
  if (token[0] == '/') return "JSON has no comments";
  if (token[0] == '\'') return "strings and keys stand in double quotes";
  if (strcmp(token, "NaN") == 0 || strstr(token, "nfinity") != NULL) return "leave out what has no number";
  if (strncmp(said, "'}' expected", 12) == 0 && token[0] == '"') return "a comma is missing before it";
  return NULL;
}

static void say(char *message, const char *said, const char *token) {
  for (size_t i = 0; phrases[i].said != NULL; i++) {
    if (strncmp(said, phrases[i].said, strlen(phrases[i].said)) != 0) continue;
    if (token == NULL)
      snprintf(message, message_size, "found the end of the file, expected %s", phrases[i].expected);
    else
      snprintf(message, message_size, "found '%s', expected %s", token, phrases[i].expected);
    return;
  }
  snprintf(message, message_size, "%s", said);
}

static bool is_blank(const char *text, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (strchr(" \t\r\n", text[i]) == NULL || text[i] == '\0') return false;
  return true;
}

ent_status ent__json_syntax_fault(const char *text, size_t size, const char *name, const json_error_t *why,
                                  ent_diagnostics *diagnostics, ent_error *err) {
  char message[message_size];
  char room[JSON_ERROR_TEXT_LENGTH];
  const char *token = token_of(why->text, room);
  const enum json_error_code code = json_error_code(why);
  size_t offset = why->position < 0 ? 0 : (size_t)why->position;
  if (offset > size) offset = size;
  /* jansson points behind the token that it names: step back to its start. */
  if (token != NULL && strlen(token) <= offset &&
      strncmp(text + offset - strlen(token), token, strlen(token)) == 0)
    offset -= strlen(token);
  if (is_blank(text, size))
    return add(text, 0, name, "no-content", NULL, "the file is empty, expected a JSON object", diagnostics,
               err);
  if (code == json_error_stack_overflow)
    return add(text, offset, name, "too-deep", NULL,
               "brackets are nested too deeply, expected at most 2048 levels", diagnostics, err);
  if (code == json_error_duplicate_key) {
    snprintf(message, sizeof message, "key '%s' is given twice in one object, expected once",
             token == NULL ? "" : token);
    return add(text, offset, name, "duplicate-key", NULL, message, diagnostics, err);
  }
  say(message, why->text, token);
  return add(text, offset, name, "syntax", remedy(why->text, token), message, diagnostics, err);
}
