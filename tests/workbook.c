/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/workbook.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""

static uint32_t crc(const char *bytes, size_t size) {
  uint32_t out = 0xffffffffu;
  for (size_t i = 0; i < size; i++) {
    out ^= (unsigned char)bytes[i];
    for (int bit = 0; bit < 8; bit++) out = out >> 1 ^ (out & 1 ? 0xedb88320u : 0);
  }
  return ~out;
}

static void put(ent_buffer *out, uint32_t value, int bytes) {
  for (int i = 0; i < bytes; i++) ent__buffer_putc(out, (char)(value >> 8 * i & 0xff));
}

/* The fields that a file's own header and its entry in the directory share. */
static void put_entry(ent_buffer *out, const ent_test_part *part) {
  put(out, 20, 2); /* version needed */
  put(out, 0, 4);  /* no flags; stored */
  put(out, 0, 2);
  put(out, 0x21, 2); /* 1980-01-01 */
  put(out, crc(part->bytes, part->size), 4);
  put(out, (uint32_t)part->size, 4);
  put(out, (uint32_t)part->size, 4);
  put(out, (uint32_t)strlen(part->name), 2);
  put(out, 0, 2);
}

void ent_test_archive(ent_buffer *out, const ent_test_part *parts, size_t count) {
  uint32_t offsets[16];
  if (count > 16) abort();
  for (size_t i = 0; i < count; i++) {
    offsets[i] = (uint32_t)out->size;
    put(out, 0x04034b50, 4);
    put_entry(out, &parts[i]);
    ent__buffer_puts(out, parts[i].name);
    ent__buffer_add(out, parts[i].bytes, parts[i].size);
  }
  const uint32_t directory = (uint32_t)out->size;
  for (size_t i = 0; i < count; i++) {
    put(out, 0x02014b50, 4);
    put(out, 20, 2);
    put_entry(out, &parts[i]);
    put(out, 0, 4); /* no comment; first disk */
    put(out, 0, 2);
    put(out, 0, 4);
    put(out, offsets[i], 4);
    ent__buffer_puts(out, parts[i].name);
  }
  const uint32_t size = (uint32_t)out->size - directory;
  put(out, 0x06054b50, 4);
  put(out, 0, 4);
  put(out, (uint32_t)count, 2);
  put(out, (uint32_t)count, 2);
  put(out, size, 4);
  put(out, directory, 4);
  put(out, 0, 2);
}

static const char root[] = "<Relationships " PACKAGE "><Relationship Id='r1' Type='" RELATIONS "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
static const char relations[] =
    "<Relationships " PACKAGE "><Relationship Id='s1' Type='" RELATIONS "/worksheet' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='t' Type='" RELATIONS "/sharedStrings' Target='/xl/sharedStrings.xml'/>"
    "<Relationship Id='u' Type='" RELATIONS "/styles' Target='./styles.xml'/></Relationships>";

void ent_test_workbook(ent_buffer *out, const ent_test_book *book) {
  ent_buffer workbook = ENT_BUFFER_INIT, sheet = ENT_BUFFER_INIT, strings = ENT_BUFFER_INIT, styles = ENT_BUFFER_INIT;
  ent__buffer_printf(&workbook, "<workbook " MAIN " xmlns:r='" RELATIONS "'>%s<sheets><sheet name='Sheet1' sheetId='1' r:id='s1'/></sheets></workbook>",
                     book->settings == NULL ? "" : book->settings);
  ent__buffer_printf(&sheet, "<worksheet " MAIN "><sheetData>%s</sheetData></worksheet>", book->rows);
  ent__buffer_printf(&strings, "<sst " MAIN " count='1000000000' uniqueCount='1000000000'>%s</sst>", book->strings == NULL ? "" : book->strings);
  ent__buffer_printf(&styles, "<styleSheet " MAIN "><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>%s</cellXfs></styleSheet>",
                     book->formats == NULL ? "" : book->formats, book->styles == NULL ? "" : book->styles);
  const ent_test_part parts[] = {{"_rels/.rels", root, sizeof root - 1},
                                 {"xl/workbook.xml", workbook.data, workbook.size},
                                 {"xl/_rels/workbook.xml.rels", relations, sizeof relations - 1},
                                 {"xl/worksheets/sheet1.xml", sheet.data, sheet.size},
                                 {"xl/sharedStrings.xml", strings.data, strings.size},
                                 {"xl/styles.xml", styles.data, styles.size}};
  ent_test_archive(out, parts, sizeof parts / sizeof *parts);
  ent_buffer_clear(&workbook);
  ent_buffer_clear(&sheet);
  ent_buffer_clear(&strings);
  ent_buffer_clear(&styles);
}
