/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of actors: the file, its faults, and that a picture stays as it was. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

/* Reads a text: the places, or the codes and places of what is wrong. */
static const char *read(const char *text) {
  static char last[2048];
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *found = NULL;
  ent_positions *positions = NULL;
  ent_buffer out = ENT_BUFFER_INIT;
  size_t count = 0;
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  const ent_status status = ent_positions_parse(&positions, text, strlen(text), "p.csv", found, &err);
  CU_ASSERT_EQUAL(status, ent_diagnostics_faults(found) > 0 ? ENT_E_DATA : ENT_OK);
  const ent_placed *list = positions != NULL ? ent_positions_list(positions, &count) : NULL;
  for (size_t i = 0; i < count; i++) {
    ent__buffer_printf(&out, "%s@%ld ", list[i].id, list[i].line);
    ent__buffer_fixed(&out, list[i].x, 4);
    ent__buffer_putc(&out, ' ');
    ent__buffer_fixed(&out, list[i].y, 4);
    ent__buffer_putc(&out, ';');
  }
  for (size_t i = 0; i < ent_diagnostics_count(found); i++) {
    const ent_diagnostic *d = ent_diagnostics_get(found, i);
    ent__buffer_printf(&out, "%s@%ld:%ld;", d->code, d->line, d->column);
  }
  snprintf(last, sizeof last, "%s", out.data != NULL ? out.data : "");
  ent_buffer_clear(&out);
  ent_positions_free(positions);
  ent_diagnostics_free(found);
  return last;
}

static void reads_tables(void) {
  ENT_TEST_SAME(read("id,x,y\na,1.5,-2\n\"b,c\",3e2,0\n"), "a@2 1.5 -2;b,c@3 300 0;");
  ENT_TEST_SAME(read("y;name;id;x\r\n1;n;a;2\r\n"), "a@2 2 1;");
  ENT_TEST_SAME(read("id,x,y\n'=1+1,1,2\n"), "=1+1@2 1 2;"); /* as entente writes what spreadsheets take for formulas */
  ENT_TEST_SAME(read("id,x,y\n"), "");
}

static void tells_faults(void) {
  ENT_TEST_SAME(read(""), "no-header@1:1;");
  ENT_TEST_SAME(read("id,x\na,1\n"), "missing-column@1:1;");
  ENT_TEST_SAME(read("id,x,y,x\na,1,2,3\n"), "duplicate-column@1:8;");
  ENT_TEST_SAME(read("id,x,y\na,1,z\nb,,2\n,1,2\nc,1e9,2\nd,nan,2\n"), "bad-number@2:5;bad-number@3:3;bad-id@4:1;bad-number@5:3;bad-number@6:3;");
  ENT_TEST_SAME(read("id,x,y\na,1,2\na,3,4\n"), "duplicate-id@3:1;");
  ENT_TEST_SAME(read("id,x,y\na,1\n"), "row-length@2:4;");
}

static ent_buffer draw(const ent_study *study, const ent_positions *positions, ent_positions *kept) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.picture.positions = positions;
  options.picture.kept = kept;
  ENT_TEST_OK(ent_export_diagram(&out, study, "coalitions", "svg", &options, &err), &err);
  return out;
}

/* Writes and reads again. */
static ent_positions *passed(const ent_positions *positions) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *found = NULL;
  ent_positions *again = NULL;
  ent_buffer text = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  ENT_TEST_OK(ent_positions_write_csv(&text, positions, &err), &err);
  ENT_TEST_OK(ent_positions_parse(&again, text.data, text.size, "p.csv", found, &err), &err);
  ent_buffer_clear(&text);
  ent_diagnostics_free(found);
  return again;
}

/* Cuts out what is between the head, which has the height of the page, and the foot. */
static const char *picture_of(const ent_buffer *svg, size_t *size) {
  const char *start = strstr(svg->data, "<g class=\"map\""), *end = strstr(svg->data, ">entente ");
  *size = 0;
  CU_ASSERT_PTR_NOT_NULL_FATAL(start);
  CU_ASSERT_PTR_NOT_NULL_FATAL(end);
  while (end > start && *end != '\n') end--;
  *size = (size_t)(end - start);
  return start;
}

/* Given back, the places give the same map to the byte: all but a line at the foot that says so, and the height for it. */
static void keeps_a_picture_as_it_was(void) {
  ent_study *study = drawn_study(21, plain_labels, PLAIN_LABELS, "T", 3);
  ent_error err = ENT_ERROR_INIT;
  ent_positions *kept = NULL;
  ENT_TEST_OK(ent_positions_new(&kept, &err), &err);
  ent_buffer first = draw(study, NULL, kept);
  ent_positions *read_again = passed(kept);
  ent_buffer again = draw(study, read_again, NULL);
  size_t size, size_again;
  const char *picture = picture_of(&first, &size), *picture_again = picture_of(&again, &size_again);
  CU_ASSERT(size > 1000);
  CU_ASSERT_EQUAL(size, size_again);
  CU_ASSERT_EQUAL(memcmp(picture, picture_again, size), 0);
  CU_ASSERT_PTR_NOT_NULL(strstr(again.data, "places given for 21/21"));
  ent_buffer_clear(&first);
  ent_buffer_clear(&again);
  ent_positions_free(kept);
  ent_positions_free(read_again);
  ent_study_free(study);
}

/* Reads the height at which a text that begins so stands. */
static double height_of(const char *svg, const char *beginning) {
  const char *at = strstr(svg, beginning);
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  while (at > svg && strncmp(at, " y=\"", 4) != 0) at--;
  return strtod(at + 4, NULL);
}

/* A pair that stands close below another has its name below it, not across the other's outline. */
static void names_stand_off_other_groups(void) {
  static const char ties[] = "source,target,weight\na,b,1\nc,d,1\na,c,-1\nb,d,-1\n", *const ids[] = {"a", "b", "c", "d"};
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *faults = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_positions *positions = NULL;
  const ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, ties, strlen(ties), "x.csv", NULL, faults, &err), &err);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  for (int apart = 0; apart < 2; apart++) {
    ENT_TEST_OK(ent_positions_new(&positions, &err), &err);
    for (int i = 0; i < 4; i++) ENT_TEST_OK(ent_positions_set(positions, ids[i], i % 2 * 120.0, i / 2 * (apart ? 300.0 : 85.0), &err), &err);
    ent_buffer svg = draw(study, positions, NULL);
    const double name = height_of(svg.data, ">2 · c and 1 other</text>"), member = height_of(svg.data, ">d</text>");
    CU_ASSERT_EQUAL(name < member, apart == 1);
    ent_buffer_clear(&svg);
    ent_positions_free(positions);
  }
  ent_study_free(study);
  ent_diagnostics_free(faults);
}

/* Actors without a place are put in, and those with one stand as they stood to each other. */
static void moves_nobody_for_those_who_are_new(void) {
  ent_study *fewer = drawn_study(15, plain_labels, PLAIN_LABELS, "T", 3), *more = drawn_study(24, plain_labels, PLAIN_LABELS, "T", 3);
  ent_error err = ENT_ERROR_INIT;
  ent_positions *before = NULL, *after = NULL;
  size_t count;
  ENT_TEST_OK(ent_positions_new(&before, &err), &err);
  ENT_TEST_OK(ent_positions_new(&after, &err), &err);
  ent_buffer svg = draw(fewer, NULL, before);
  ent_buffer_clear(&svg);
  svg = draw(more, before, after);
  const ent_placed *list = ent_positions_list(before, &count), *origin = ent_positions_find(after, list[0].id);
  CU_ASSERT_EQUAL(count, 15);
  for (size_t i = 1; i < count; i++) {
    const ent_placed *now = ent_positions_find(after, list[i].id);
    ENT_TEST_NEAR(now->x - origin->x, list[i].x - list[0].x, 0.011);
    ENT_TEST_NEAR(now->y - origin->y, list[i].y - list[0].y, 0.011);
  }
  list = ent_positions_list(after, &count);
  CU_ASSERT_EQUAL(count, 24);
  for (size_t i = 0; i < count; i++) { /* marks of those who are new lie on nobody's */
    for (size_t j = i + 1; j < count; j++) {
      if (ent_positions_find(before, list[i].id) == NULL || ent_positions_find(before, list[j].id) == NULL)
        CU_ASSERT(hypot(list[i].x - list[j].x, list[i].y - list[j].y) > 10.0);
    }
  }
  ent_buffer_clear(&svg);
  ent_positions_free(before);
  ent_positions_free(after);
  ent_study_free(fewer);
  ent_study_free(more);
}

static void warns_of_unknown_ids(void) {
  ent_study *study = drawn_study(6, plain_labels, PLAIN_LABELS, "T", 3);
  ent_error err = ENT_ERROR_INIT;
  ent_positions *positions = NULL;
  ent_diagnostics *found = NULL;
  char id[16];
  ENT_TEST_OK(ent_positions_new(&positions, &err), &err);
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  ENT_TEST_OK(ent_positions_set(positions, "a1", 1, 2, &err), &err);
  ENT_TEST_OK(ent_positions_check(positions, study, found, &err), &err);
  CU_ASSERT_EQUAL(ent_diagnostics_count(found), 0);
  for (int i = 0; i < 30; i++) {
    snprintf(id, sizeof id, "nobody%d", i);
    ENT_TEST_OK(ent_positions_set(positions, id, i, i, &err), &err);
  }
  ENT_TEST_OK(ent_positions_check(positions, study, found, &err), &err);
  CU_ASSERT_EQUAL(ent_diagnostics_count(found), 11);
  CU_ASSERT_EQUAL(ent_diagnostics_faults(found), 0);
  CU_ASSERT_PTR_NOT_NULL(strstr(ent_diagnostics_get(found, 10)->message, "20 more"));
  CU_ASSERT_EQUAL(ent_positions_set(positions, "a", NAN, 0, &err), ENT_E_USAGE);
  ent_positions_free(positions);
  ent_diagnostics_free(found);
  ent_study_free(study);
}

CU_TestInfo positions_tests[] = {
    {"reads tables", reads_tables},
    {"tells faults", tells_faults},
    {"keeps a picture as it was", keeps_a_picture_as_it_was},
    {"names stand off other groups", names_stand_off_other_groups},
    {"moves nobody for those who are new", moves_nobody_for_those_who_are_new},
    {"warns of unknown ids", warns_of_unknown_ids},
    CU_TEST_INFO_NULL,
};
