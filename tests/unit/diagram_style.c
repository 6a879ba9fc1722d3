/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style and the size of pictures: only colours and the frame change, never what is seen. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/theme.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

static ent_buffer styled(const ent_study *study, const char *kind, ent_style style, double width, double height) {
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  options.picture.style = style;
  options.picture.width = width;
  options.picture.height = height;
  ENT_TEST_OK(ent_export_diagram(&out, study, kind, "svg", &options, &err), &err);
  return out;
}

/* Puts one and the same colour in place of each. */
static void blank_colours(ent_buffer *svg) {
  for (char *at = strstr(svg->data, "\"#"); at != NULL; at = strstr(at + 1, "\"#"))
    if (strlen(at) > 8 && at[8] == '"') memcpy(at + 1, "#??????", 7);
}

static void turns_nothing_but_colours(void) {
  static const char *const kinds[] = {"coalitions", "matrix", "affiliation", "arguments"};
  ent_study *study = drawn_study(12, plain_labels, PLAIN_LABELS, "fill=\"#222222\" <\"#222222\">", 3);
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
    ent_buffer screen = styled(study, kinds[k], ENT_STYLE_SCREEN, 0, 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(screen.data, "\"#222222\""));
    for (int style = ENT_STYLE_PRINT; style <= ENT_STYLE_DARK; style++) {
      ent_buffer other = styled(study, kinds[k], (ent_style)style, 0, 0);
      CU_ASSERT_PTR_NULL(strstr(other.data, "\"#222222\""));
      CU_ASSERT_PTR_NOT_NULL(strstr(other.data, style == ENT_STYLE_DARK ? "\"#15181c\"" : "\"#000000\""));
      CU_ASSERT_PTR_NOT_NULL(strstr(other.data, "&quot;#222222&quot;"));
      blank_colours(&other);
      ent_buffer same = styled(study, kinds[k], ENT_STYLE_SCREEN, 0, 0);
      blank_colours(&same);
      CU_ASSERT_STRING_EQUAL(other.data, same.data);
      ent_buffer_clear(&other);
      ent_buffer_clear(&same);
    }
    ent_buffer_clear(&screen);
  }
  ent_study_free(study);
}

static void leaves_text_alone(void) {
  static const char text[] = "<z a=\"#ffffff\"/><a b=\"#FFFFFF\" c=\"#fffffff\" d=\"#123456\">\"#ffffff\"</a><b c=\"#ffffff\"";
  ent_buffer svg = ENT_BUFFER_INIT;
  ent__buffer_puts(&svg, text);
  ent__theme_apply(&svg, 4, ENT_STYLE_SCREEN);
  CU_ASSERT_STRING_EQUAL(svg.data, text);
  ent__theme_apply(&svg, strlen("<z a=\"#ffffff\"/>"), ENT_STYLE_DARK);
  CU_ASSERT_STRING_EQUAL(svg.data, "<z a=\"#ffffff\"/><a b=\"#15181c\" c=\"#fffffff\" d=\"#123456\">\"#ffffff\"</a><b c=\"#15181c\"");
  ent_buffer_clear(&svg);
}

typedef struct frame {
  double width, height, box[4];
} frame;

static double number_after(const char **at, const char *mark) {
  const char *found = strstr(*at, mark);
  CU_ASSERT_PTR_NOT_NULL_FATAL(found);
  char *end = NULL;
  const double value = strtod(found + strlen(mark), &end);
  *at = end;
  return value;
}

static frame frame_of(const ent_buffer *svg) {
  const char *at = svg->data;
  frame out;
  out.width = number_after(&at, " width=\"");
  out.height = number_after(&at, " height=\"");
  out.box[0] = number_after(&at, " viewBox=\"");
  for (int i = 1; i < 4; i++) out.box[i] = number_after(&at, " ");
  return out;
}

/* In proportion: the box has the shape of the page, and holds what the picture needs, in its middle. */
static void has_the_size_asked_for(void) {
  static const double sizes[][2] = {{800, 0}, {0, 500}, {1600, 400}, {400, 1600}, {20000, 0}, {100, 100}};
  ent_study *study = drawn_study(20, plain_labels, PLAIN_LABELS, "A title", 5);
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    ent_buffer svg = styled(study, "coalitions", ENT_STYLE_SCREEN, sizes[i][0], sizes[i][1]);
    const frame f = frame_of(&svg);
    if (sizes[i][0] > 0) CU_ASSERT_DOUBLE_EQUAL(f.width, sizes[i][0], 0.005);
    if (sizes[i][1] > 0) CU_ASSERT_DOUBLE_EQUAL(f.height, sizes[i][1], 0.005);
    CU_ASSERT_DOUBLE_EQUAL(f.width / f.height, f.box[2] / f.box[3], 0.01 * f.width / f.height);
    CU_ASSERT(f.box[0] <= 0.0 && f.box[1] <= 0.0 && (f.box[0] == 0.0 || f.box[1] == 0.0));
    ent_buffer_clear(&svg);
  }
  ent_study_free(study);
}

static void refuses_other_sizes(void) {
  static const double sizes[] = {99, -1, 20001, 1e300, 0.0 / 0.0};
  ent_study *study = drawn_study(2, plain_labels, PLAIN_LABELS, "A title", 5);
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    for (int side = 0; side < 2; side++) {
      ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
      ent_error err = ENT_ERROR_INIT;
      ent_buffer out = ENT_BUFFER_INIT;
      options.picture.width = side == 0 ? sizes[i] : 0.0;
      options.picture.height = side == 1 ? sizes[i] : 0.0;
      CU_ASSERT_EQUAL(ent_export_diagram(&out, study, "matrix", "svg", &options, &err), ENT_E_USAGE);
      CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "expected 100 to 20000"));
      CU_ASSERT_EQUAL(out.size, 0);
      ent_buffer_clear(&out);
    }
  }
  ent_study_free(study);
}

CU_TestInfo diagram_style_tests[] = {
    {"a style turns nothing but colours", turns_nothing_but_colours},
    {"a style leaves text and other colours alone", leaves_text_alone},
    {"a picture has the size asked for", has_the_size_asked_for},
    {"sizes of no use are refused", refuses_other_sizes},
    CU_TEST_INFO_NULL,
};

