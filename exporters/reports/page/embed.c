/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Turns files into an array of C: embed OUT.c NAME bytes|script FILE... Bytes are kept as they are, one file
 * behind the other; of a script, lines that begin with "import " go, and the word "export " at the
 * beginning of a line, so that modules side by side are one. Same files, same output.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int column;

static int refuse(const char *what, const char *why) {
  (void)fprintf(stderr, "embed: %s: %s\n", what, why);
  return 1;
}

static void put(FILE *out, const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++) {
    (void)fprintf(out, "'\\%o',%s", (unsigned)(unsigned char)bytes[i], ++column % 20 == 0 ? "\n" : "");
  }
}

static int begins(const char *line, size_t size, const char *word) {
  return size >= strlen(word) && memcmp(line, word, strlen(word)) == 0;
}

/* A line with its end. What the concatenation would break is refused. */
static int put_line(FILE *out, const char *path, const char *line, size_t size) {
  static const char *const kinds[] = {"export function ", "export function* ", "export async function ", "export const ", "export let ", "export class ", NULL};
  if (begins(line, size, "import ")) return size >= 3 && line[size - 2] == ';' ? 0 : refuse(path, "an import is longer than its line");
  if (!begins(line, size, "export ")) {
    put(out, line, size);
    return 0;
  }
  for (const char *const *kind = kinds; *kind != NULL; kind++) {
    if (!begins(line, size, *kind)) continue;
    put(out, line + strlen("export "), size - strlen("export "));
    return 0;
  }
  return refuse(path, "an export that is neither function, const, let nor class");
}

static int put_script(FILE *out, const char *path, const char *bytes, size_t size) {
  if (strstr(bytes, "</script") != NULL || strstr(bytes, "<!--") != NULL) return refuse(path, "it would end or hide the script that it stands in");
  for (const char *end = bytes + size; bytes < end;) {
    const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
    if (stop == NULL) return refuse(path, "the last line has no end");
    if (put_line(out, path, bytes, (size_t)(stop + 1 - bytes)) != 0) return 1;
    bytes = stop + 1;
  }
  return 0;
}

static int put_file(FILE *out, const char *path, int script) {
  int failed = 1;
  char *bytes = NULL;
  FILE *in = fopen(path, "rb");
  if (in == NULL) return refuse(path, "cannot be opened");
  const long size = fseek(in, 0, SEEK_END) == 0 ? ftell(in) : -1;
  if (size >= 0 && fseek(in, 0, SEEK_SET) == 0) bytes = malloc((size_t)size + 1);
  if (bytes == NULL || fread(bytes, 1, (size_t)size, in) != (size_t)size) {
    (void)refuse(path, "cannot be read");
  } else {
    bytes[size] = '\0';
    failed = strlen(bytes) != (size_t)size ? refuse(path, "it has a zero byte") : 0;
    if (failed == 0 && script) failed = put_script(out, path, bytes, (size_t)size);
    else if (failed == 0) put(out, bytes, (size_t)size);
  }
  free(bytes);
  (void)fclose(in);
  return failed;
}

int main(int count, char **words) {
  if (count < 5) return refuse("usage", "embed OUT.c NAME bytes|script FILE...");
  FILE *out = fopen(words[1], "wb");
  if (out == NULL) return refuse(words[1], "cannot be opened");
  int failed = 0;
  (void)fprintf(out, "/* Made by exporters/reports/page/embed.c. */\n#include \"exporters/reports/page_parts.h\"\n\nconst char %s[] = {\n#ifndef __cppcheck__\n", words[2]); /* it takes minutes over so many */
  for (int i = 4; i < count && failed == 0; i++) failed = put_file(out, words[i], strcmp(words[3], "script") == 0);
  (void)fputs("\n#endif\n0};\n", out);
  if (ferror(out) != 0) failed = 1;
  if (fclose(out) != 0) failed = 1;
  if (failed != 0) (void)remove(words[1]);
  return failed;
}
