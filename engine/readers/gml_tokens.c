/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/gml_tokens.h"

#include <stdint.h>
#include <string.h>

void ent__gml_scan_init(ent__gml_scan *scan, const char *bytes, size_t size) {
  *scan = (ent__gml_scan){.bytes = bytes, .size = size, .line = 1};
}

/* Steps over a line end at `at`; a carriage return before a line feed is part of it. */
static void step_line(ent__gml_scan *scan) {
  const char c = scan->bytes[scan->at];
  if (c != '\n' && (c != '\r' || (scan->at + 1 < scan->size && scan->bytes[scan->at + 1] == '\n'))) return;
  scan->line++;
  scan->line_start = scan->at + 1;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

static void skip_blank(ent__gml_scan *scan) {
  bool comment = false;
  for (; scan->at < scan->size; scan->at++) {
    const char c = scan->bytes[scan->at];
    if (c == '#') comment = true;
    if (!comment && !is_space(c)) return;
    if (c == '\n' || c == '\r') comment = false;
    step_line(scan);
  }
}

static void read_string(ent__gml_scan *scan, ent__gml_token *token) {
  token->kind = ENT__GML_STRING;
  token->s = scan->bytes + ++scan->at;
  while (scan->at < scan->size && scan->bytes[scan->at] != '"') {
    step_line(scan);
    scan->at++;
  }
  token->length = (size_t)(scan->bytes + scan->at - token->s);
  if (scan->at == scan->size) token->kind = ENT__GML_OPEN_QUOTE;
  else scan->at++;
}

void ent__gml_next(ent__gml_scan *scan, ent__gml_token *token) {
  skip_blank(scan);
  *token = (ent__gml_token){ENT__GML_END, scan->bytes + scan->at, 0, scan->line, (long)(scan->at - scan->line_start) + 1};
  if (scan->at == scan->size) return;
  const char c = scan->bytes[scan->at];
  if (c == '"') {
    read_string(scan, token);
    return;
  }
  if (c == '[' || c == ']') {
    token->kind = c == '[' ? ENT__GML_OPEN : ENT__GML_CLOSE;
    token->length = 1;
    scan->at++;
    return;
  }
  token->kind = ENT__GML_WORD;
  while (scan->at < scan->size && !is_space(scan->bytes[scan->at]) && strchr("[]\"#", scan->bytes[scan->at]) == NULL) {
    scan->at++;
    token->length++;
  }
  if (token->length == 0) { /* a NUL byte: strchr finds the end of its list */
    scan->at++;
    token->length = 1;
  }
}

/* ISO 8859-1 from U+00A0 on, as HTML 2 names its characters. */
static const char *const latin[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",   NULL};

static bool is_word(const char *s, size_t length, const char *word) { return strlen(word) == length && memcmp(s, word, length) == 0; }

static uint32_t named(const char *s, size_t length) {
  static const struct {
    const char *name;
    uint32_t character;
  } plain[] = {{"amp", '&'}, {"quot", '"'}, {"lt", '<'}, {"gt", '>'}, {"apos", '\''}, {NULL, 0}};
  for (int i = 0; plain[i].name != NULL; i++)
    if (is_word(s, length, plain[i].name)) return plain[i].character;
  for (uint32_t i = 0; latin[i] != NULL; i++)
    if (is_word(s, length, latin[i])) return 0xa0 + i;
  return 0;
}

/* "#233" or "#xe9"; 0 where it is none, or no character. */
static uint32_t numbered(const char *s, size_t length) {
  const bool hexadecimal = length > 1 && (s[1] == 'x' || s[1] == 'X');
  const uint32_t base = hexadecimal ? 16 : 10;
  uint32_t value = 0;
  size_t i = hexadecimal ? 2 : 1;
  if (i >= length) return 0;
  for (; i < length; i++) {
    const char *found = strchr("0123456789abcdef", s[i] >= 'A' && s[i] <= 'F' ? s[i] + ('a' - 'A') : s[i]);
    if (found == NULL || *found == '\0') return 0;
    const uint32_t digit = (uint32_t)(strlen("0123456789abcdef") - strlen(found));
    if (digit >= base) return 0;
    value = value * base + digit;
    if (value > 0x10ffff) return 0;
  }
  return value >= 0xd800 && value < 0xe000 ? 0 : value;
}

static size_t put(char *out, uint32_t c) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
  out[0] = (char)(lead[more] | c >> (6 * more));
  for (int i = 1; i <= more; i++) out[i] = (char)(0x80 | (c >> (6 * (more - i)) & 0x3f));
  return (size_t)more + 1;
}

/* An entity of a character of n bytes is written in more than n. */
size_t ent__gml_decode(char *out, const char *s, size_t length) {
  enum { longest = 12 };
  size_t used = 0;
  for (size_t at = 0; at < length;) {
    size_t end = at + 1;
    while (s[at] == '&' && end < length && end - at < longest && s[end] != ';' && s[end] != '&') end++;
    uint32_t character = 0;
    if (s[at] == '&' && end < length && s[end] == ';' && end > at + 1)
      character = s[at + 1] == '#' ? numbered(s + at + 1, end - at - 1) : named(s + at + 1, end - at - 1);
    if (character == 0) {
      out[used++] = s[at++];
      continue;
    }
    used += put(out + used, character);
    at = end + 1;
  }
  out[used] = '\0';
  return used;
}
