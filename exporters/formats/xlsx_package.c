/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive around the sheets: its parts, in a fixed order with fixed times. */
#include <stdio.h>
#include <string.h>
#include <zip.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/formats/xlsx.h"
#include "exporters/style.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define CONTENT "application/vnd.openxmlformats-officedocument.spreadsheetml."

/*
 * Cell styles: 0 numbers, 1 the header (bold, underlined), 2 text (so that a spreadsheet leaves "007"
 * alone), 3 the header of a matrix, whose names break into lines.
 */
static const char styles[] = DECLARATION
    "<styleSheet xmlns=\"" MAIN "\">"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
    "<alignment wrapText=\"1\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
    "</styleSheet>";

static const char root_relations[] = DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
                                                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static void write_types(ent_buffer *out, const ent__workbook *book) {
  ent__buffer_puts(out, DECLARATION "<Types xmlns=\"" PACKAGE "content-types\">"
                                    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                                    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" CONTENT "sheet.main+xml\"/>"
                                    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" CONTENT "styles+xml\"/>");
  for (size_t i = 0; i < book->count; i++)
    ent__buffer_printf(out, "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" CONTENT "worksheet+xml\"/>", i + 1);
  ent__buffer_puts(out, "</Types>");
}

static void write_workbook(ent_buffer *out, const ent__workbook *book) {
  ent__buffer_puts(out, DECLARATION "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS "\"><sheets>");
  for (size_t i = 0; i < book->count; i++)
    ent__buffer_printf(out, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", book->sheets[i].name, i + 1, i + 1);
  ent__buffer_puts(out, "</sheets>");
  if (book->lossless) /* tells our reader to take apostrophes off again; other programs keep it */
    ent__buffer_puts(out, "<definedNames><definedName name=\"entente_form\" hidden=\"1\">1</definedName></definedNames>");
  ent__buffer_puts(out, "</workbook>");
}

static void write_relations(ent_buffer *out, const ent__workbook *book) {
  ent__buffer_puts(out, DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\">");
  for (size_t i = 0; i < book->count; i++)
    ent__buffer_printf(out, "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>", i + 1, i + 1);
  ent__buffer_printf(out, "<Relationship Id=\"rId%zu\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/></Relationships>", book->count + 1);
}

static void write_pane(ent_buffer *out, const ent__worksheet *sheet, bool first) {
  ent__buffer_printf(out, "<sheetViews><sheetView%s workbookViewId=\"0\"><pane%s ySplit=\"1\" topLeftCell=\"%s2\" activePane=\"%s\" state=\"frozen\"/>"
                          "</sheetView></sheetViews>",
                     first ? " tabSelected=\"1\"" : "", sheet->frozen_column ? " xSplit=\"1\"" : "", sheet->frozen_column ? "B" : "A",
                     sheet->frozen_column ? "bottomRight" : "bottomLeft");
}

static void write_widths(ent_buffer *out, const ent__worksheet *sheet) {
  if (sheet->columns == 0) return;
  ent__buffer_puts(out, "<cols>");
  for (size_t i = 0; i < sheet->columns; i++)
    ent__buffer_printf(out, "<col min=\"%zu\" max=\"%zu\" width=\"%u\" customWidth=\"1\"/>", i + 1, i + 1, (unsigned)sheet->widths[i]);
  ent__buffer_puts(out, "</cols>");
}

/* Red below 0, white at 0, blue above, in tones on which black can be read. */
static void write_scale(ent_buffer *out, const ent__worksheet *sheet) {
  static const double ends[] = {-1, 0, 1};
  char letters[4];
  size_t at = sizeof letters;
  if (!(sheet->scale > 0) || sheet->columns < 2 || sheet->row < 2) return;
  for (size_t n = sheet->columns; n > 0; n = (n - 1) / 26) letters[--at] = (char)('A' + (n - 1) % 26);
  const size_t rows = sheet->row < ENT__WORKBOOK_MOST_ROWS ? sheet->row : ENT__WORKBOOK_MOST_ROWS;
  ent__buffer_printf(out, "<conditionalFormatting sqref=\"B2:%.*s%zu\"><cfRule type=\"colorScale\" priority=\"1\"><colorScale>",
                     (int)(sizeof letters - at), letters + at, rows);
  for (int i = 0; i < 3; i++) {
    ent__buffer_puts(out, "<cfvo type=\"num\" val=\"");
    ent__buffer_number(out, ends[i] * sheet->scale);
    ent__buffer_puts(out, "\"/>");
  }
  for (int i = 0; i < 3; i++) {
    char colour[8];
    ent__style_position_colour(colour, ends[i] * 0.55);
    ent__buffer_printf(out, "<color rgb=\"FF%s\"/>", colour + 1);
  }
  ent__buffer_puts(out, "</colorScale></cfRule></conditionalFormatting>");
}

static void finish_sheet(ent__worksheet *sheet, bool first, bool last) {
  ent_buffer *out = &sheet->part;
  if (last && sheet->row > 0 && sheet->row <= ENT__WORKBOOK_MOST_ROWS) ent__buffer_puts(&sheet->rows, "</row>");
  ent__buffer_puts(out, DECLARATION "<worksheet xmlns=\"" MAIN "\">");
  write_pane(out, sheet, first);
  write_widths(out, sheet);
  ent__buffer_puts(out, "<sheetData>");
  if (sheet->rows.size > 0) ent__buffer_add(out, sheet->rows.data, sheet->rows.size);
  ent__buffer_puts(out, "</sheetData>");
  write_scale(out, sheet);
  ent__buffer_puts(out, "</worksheet>");
  if (sheet->rows.failed) out->failed = 1;
  ent_buffer_clear(&sheet->rows);
}

/* Adds a part; its bytes must live until the archive is closed. */
static bool add_part(zip_t *archive, const char *name, const char *bytes, size_t size) {
  zip_source_t *source = zip_source_buffer(archive, bytes, size, 0);
  const zip_int64_t at = source == NULL ? -1 : zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
  if (source != NULL && at < 0) zip_source_free(source);
  if (at < 0) return false;
  const zip_uint64_t index = (zip_uint64_t)at;
  enum { midnight = 0, first_of_1980 = 1 << 5 | 1 };
  return zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, 6) == 0 && zip_file_set_dostime(archive, index, midnight, first_of_1980, 0) == 0 &&
         zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_DOS, 0) == 0;
}

static bool add_buffer(zip_t *archive, const char *name, const ent_buffer *part) {
  return !part->failed && add_part(archive, name, part->data, part->size);
}

enum { TYPES, WORKBOOK, WORKBOOK_RELATIONS, PARTS };

static bool add_parts(zip_t *archive, ent__workbook *book, ent_buffer parts[PARTS]) {
  char name[64];
  write_types(&parts[TYPES], book);
  write_workbook(&parts[WORKBOOK], book);
  write_relations(&parts[WORKBOOK_RELATIONS], book);
  bool sound = add_buffer(archive, "[Content_Types].xml", &parts[TYPES]) && add_part(archive, "_rels/.rels", root_relations, sizeof root_relations - 1) &&
               add_buffer(archive, "xl/workbook.xml", &parts[WORKBOOK]) && add_buffer(archive, "xl/_rels/workbook.xml.rels", &parts[WORKBOOK_RELATIONS]) &&
               add_part(archive, "xl/styles.xml", styles, sizeof styles - 1);
  for (size_t i = 0; i < book->count && sound; i++) {
    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i + 1);
    finish_sheet(&book->sheets[i], i == 0, i + 1 == book->count);
    sound = add_buffer(archive, name, &book->sheets[i].part);
  }
  return sound;
}

/* Appends what the closed archive left in its buffer. */
static bool take_bytes(ent_buffer *out, zip_source_t *source) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(source, &about) != 0 || (about.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(source) != 0) return false;
  char *room = ent__buffer_room(out, (size_t)about.size);
  const bool sound = room != NULL && zip_source_read(source, room, about.size) == (zip_int64_t)about.size;
  if (sound) ent__buffer_use(out, (size_t)about.size);
  zip_source_close(source);
  return sound;
}

static bool any_failed(const ent__workbook *book, const ent_buffer parts[PARTS], const ent_buffer *out) {
  bool failed = book->failed || book->spare.failed || out->failed;
  for (size_t i = 0; i < book->count; i++) failed = failed || book->sheets[i].rows.failed || book->sheets[i].part.failed;
  for (int i = 0; i < PARTS; i++) failed = failed || parts[i].failed;
  return failed;
}

ent_status ent__workbook_write(ent_buffer *out, ent__workbook *book, ent_error *err) {
  ent_buffer parts[PARTS] = {ENT_BUFFER_INIT, ENT_BUFFER_INIT, ENT_BUFFER_INIT};
  zip_error_t error;
  ent_status status = ENT_OK;
  zip_t *archive = NULL;
  bool sound = false;
  if (book->too_large)
    return ent__fail(err, ENT_E_USAGE, "the dataset has no room in a workbook: %s; write JSON or CSV instead", book->where);
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
  if (source != NULL) archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
  if (archive == NULL) {
    zip_source_free(source);
  } else {
    zip_source_keep(source);
    sound = add_parts(archive, book, parts) && !any_failed(book, parts, out);
    if (!sound || zip_close(archive) != 0) {
      zip_error_set(&error, zip_error_code_zip(zip_get_error(archive)), 0);
      zip_discard(archive);
      sound = false;
    }
    if (sound) sound = take_bytes(out, source);
    zip_source_free(source);
  }
  if (!sound && (any_failed(book, parts, out) || zip_error_code_zip(&error) == ZIP_ER_MEMORY)) status = ent__nomem(err);
  else if (!sound) status = ent__fail(err, ENT_E_INTERNAL, "the archive cannot be made: %s", zip_error_strerror(&error));
  zip_error_fini(&error);
  for (int i = 0; i < PARTS; i++) ent_buffer_clear(&parts[i]);
  return status;
}
