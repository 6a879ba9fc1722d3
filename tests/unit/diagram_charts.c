/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space and divisiveness as pictures, labels set apart, and arguments under a semantics and for an audience. */
#include "tests/harness.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "exporters/diagrams/axis.h"
#include "exporters/diagrams/spread.h"
#include "tests/drawn_study.h"

static size_t count_of(const char *text, const char *what) {
  size_t count = 0;
  for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what)) count++;
  return count;
}

static bool apart(const ent__box *a, const ent__box *b) {
  return a->low.x >= b->high.x || b->low.x >= a->high.x || a->low.y >= b->high.y || b->low.y >= a->high.y;
}

static ent__box box_of(const ent__spread *s) {
  return (ent__box){s->at, {s->at.x + s->size.x, s->at.y + s->size.y}};
}

/* No label on another, on a mark or on what is taken, all within the bounds, the most important first. */
static void sets_labels_apart(void) {
  enum { N = 120 };
  static const ent__box bounds = {{0.0, 0.0}, {500.0, 400.0}}, taken = {{200.0, 150.0}, {280.0, 230.0}};
  ent__spread list[N];
  ent__arena arena = ENT__ARENA_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent__rng rng;
  size_t shown = 0, led = 0;
  ent__rng_seed(&rng, 3, 0);
  for (size_t i = 0; i < N; i++)
    list[i] = (ent__spread){.mark = {20.0 + ent__rng_below(&rng, 460), 20.0 + ent__rng_below(&rng, 360)}, .radius = 4.0, .size = {50.0, 12.0}, .importance = (double)(i % 10)};
  list[7].importance = 100.0;
  ENT_TEST_OK(ent__spread_labels(list, N, N, bounds, &taken, 1, &arena, &err), &err);
  CU_ASSERT(list[7].shown);
  for (size_t i = 0; i < N; i++) {
    if (!list[i].shown) continue;
    const ent__box box = box_of(&list[i]);
    shown++;
    led += list[i].led;
    CU_ASSERT(box.low.x >= 0.0 && box.low.y >= 0.0 && box.high.x <= 500.0 && box.high.y <= 400.0);
    CU_ASSERT(apart(&box, &taken));
    for (size_t k = 0; k < N; k++) {
      const ent__box other = box_of(&list[k]);
      const ent__box mark = {{list[k].mark.x - 4.0, list[k].mark.y - 4.0}, {list[k].mark.x + 4.0, list[k].mark.y + 4.0}};
      CU_ASSERT(k == i || !list[k].shown || apart(&box, &other));
      CU_ASSERT(k == i || apart(&box, &mark));
    }
  }
  CU_ASSERT(shown > 40 && led > 0);
  ENT_TEST_OK(ent__spread_labels(list, N, 5, bounds, NULL, 0, &arena, &err), &err);
  shown = 0;
  for (size_t i = 0; i < N; i++) shown += list[i].shown;
  CU_ASSERT_EQUAL(shown, 5);
  ent__arena_clear(&arena);
}

static void lays_axes(void) {
  const ent__axis axis = ent__axis_of(-1.04, 2.1, 100.0, 414.0, 6), point = ent__axis_of(3.0, 3.0, 0.0, 10.0, 4);
  CU_ASSERT_DOUBLE_EQUAL(ent__axis_at(&axis, -1.04), 100.0, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(ent__axis_at(&axis, 2.1), 414.0, 1e-9);
  CU_ASSERT_EQUAL(axis.first, -2);
  CU_ASSERT_EQUAL(axis.last, 4);
  CU_ASSERT_DOUBLE_EQUAL(ent__axis_mark(&axis, 3), 1.5, 1e-9);
  CU_ASSERT(ent__axis_at(&point, 3.0) > 0.0 && ent__axis_at(&point, 3.0) < 10.0);
}

/* Six actors on three issues, and two that share nothing with them; one issue on which all agree. */
static const char divided[] =
    "{\"entente\": 1, \"title\": \"T\", \"actors\": [{\"id\": \"a\", \"label\": \"Anna\"}, {\"id\": \"b\", \"label\": \"Bo\"}, {\"id\": \"c\", \"label\": \"Cem\"},"
    "{\"id\": \"d\", \"label\": \"Dan\"}, {\"id\": \"e\", \"label\": \"Eve\"}, {\"id\": \"f\", \"label\": \"Fay\"}, {\"id\": \"x\", \"label\": \"Xu\"}, {\"id\": \"y\", \"label\": \"Yu\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"Dams\"}, {\"id\": \"j\", \"label\": \"Fees\"}, {\"id\": \"k\", \"label\": \"Fish\"}, {\"id\": \"s\", \"label\": \"Same\"},"
    "{\"id\": \"z\", \"label\": \"Zoo\"}, {\"id\": \"u\", \"label\": \"Unsaid\"}], \"statements\": ["
#define SAID(who, what, how) "{\"actor\": \"" who "\", \"issue\": \"" what "\", \"position\": " how "},"
    SAID("a", "i", "1") SAID("b", "i", "1") SAID("c", "i", "1") SAID("d", "i", "-1") SAID("e", "i", "-1") SAID("f", "i", "-1")
    SAID("a", "j", "1") SAID("b", "j", "1") SAID("c", "j", "0") SAID("d", "j", "-1") SAID("e", "j", "0") SAID("f", "j", "-1")
    SAID("a", "k", "-1") SAID("b", "k", "1") SAID("c", "k", "-1") SAID("d", "k", "1") SAID("e", "k", "1") SAID("f", "k", "1")
    SAID("a", "s", "1") SAID("b", "s", "1") SAID("d", "s", "1")
    SAID("x", "z", "1") "{\"actor\": \"y\", \"issue\": \"z\", \"position\": -1}]}";

static ent_study *space_of(const char *text, int dimensions, const char *method, const char *const *anchors, int resamples, ent_network_type type) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.parts = ENT_PART_SPACE;
  options.network.type = type;
  if (type == ENT_NETWORK_AFFILIATION) options.network.normalize = ENT_NORMALIZE_NONE;
  options.network.min_shared = 1;
  options.coalitions.resamples = 5;
  options.space.method = method;
  options.space.dimensions = dimensions;
  options.space.anchors = anchors;
  options.space.anchor_count = anchors != NULL ? 2 * (size_t)dimensions : 0;
  options.space.resamples = resamples;
  return ent_test_study(text, strlen(text), "x.json", &options);
}

static ent_status draw(ent_buffer *out, const ent_study *study, const char *kind, const ent_picture_options *picture, ent_error *err) {
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  if (picture != NULL) options.picture = *picture;
  ent_buffer_clear(out);
  return ent_export_diagram(out, study, kind, "svg", &options, err);
}

/* Returns the first number of an attribute behind a text. */
static double number_behind(const char *text, const char *what, const char *attribute) {
  const char *at = strstr(text, what);
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  at = strstr(at, attribute);
  CU_ASSERT_PTR_NOT_NULL_FATAL(at);
  return strtod(at + strlen(attribute), NULL);
}

static void draws_a_line(void) {
  static const char *const anchors[] = {"a", "d"}, *const cuts[] = {"i", "s", "u", "i"};
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = space_of(divided, 1, "ideal", anchors, 20, ENT_NETWORK_SUBTRACT);
  picture.cuts = cuts;
  picture.cut_count = 4;
  ENT_TEST_OK(draw(&svg, study, "space", &picture, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 8);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"cut\">"), 2); /* support from the middle, and that from opposition */
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">← Anna</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">Dan →</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">Part 2 (2 actors)</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "A · Dams, strength "));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "B · Same: no line"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "C · Unsaid: no line"));
  CU_ASSERT_PTR_NULL(strstr(svg.data, "D · "));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "places by ideal (Imai, Lo &amp; Olmsted 2016) · dimensions 1 · resamples 20"));
  /* Support of dams is where Anna is: left of the line. */
  const double line = number_behind(svg.data, "<g class=\"cut\"><title>Dams", " x1=\"");
  const char *cut = strstr(svg.data, "<g class=\"cut\">");
  const char *plus = strstr(cut, ">+</text>"), *minus = strstr(cut, ">−</text>");
  CU_ASSERT_PTR_NOT_NULL_FATAL(plus);
  CU_ASSERT_PTR_NOT_NULL_FATAL(minus);
  CU_ASSERT(plus < minus);
  while (strncmp(plus, "<text", 5) != 0) plus--;
  CU_ASSERT(strtod(plus + strlen("<text x=\""), NULL) < line);
  ent_study_free(study);
  ent_buffer_clear(&svg);
}

static void draws_a_plane(void) {
  static const char *const anchors[] = {"a", "d", "a", "b"}, *const cuts[] = {"i", "k"};
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = space_of(divided, 2, "ideal", anchors, 10, ENT_NETWORK_SUBTRACT);
  picture.cuts = cuts;
  picture.cut_count = 2;
  ENT_TEST_OK(draw(&svg, study, "space", &picture, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">") + count_of(svg.data, "<g class=\"mark\">"), 8);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">↑ Bo</text>"));
  CU_ASSERT(count_of(svg.data, "<g class=\"cut\">") >= 1);
  ent_study_free(study);
  study = space_of(divided, 2, "correspondence", NULL, 0, ENT_NETWORK_AFFILIATION);
  ENT_TEST_OK(draw(&svg, study, "space", NULL, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "Dimension 1 (explained "));
  ent_study_free(study);
  ent_buffer_clear(&svg);
}

static void refuses_cuts(void) {
  static const char *const wrong[] = {"ii"}, *const right[] = {"i"};
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = space_of(divided, 1, "ideal", NULL, 0, ENT_NETWORK_SUBTRACT);
  picture.cuts = wrong;
  picture.cut_count = 1;
  CU_ASSERT_EQUAL(draw(&svg, study, "space", &picture, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "there is no issue 'ii' to draw a cutting line of"));
  ent_error_clear(&err);
  ent_study_free(study);
  study = space_of(divided, 1, "scaling", NULL, 0, ENT_NETWORK_SUBTRACT);
  picture.cuts = right;
  CU_ASSERT_EQUAL(draw(&svg, study, "space", &picture, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'scaling' have none"));
  ent_error_clear(&err);
  ent_study_free(study);
  study = study_of(divided, strlen(divided), "x.json", ENT_NETWORK_SUBTRACT);
  CU_ASSERT_EQUAL(draw(&svg, study, "space", NULL, &err), ENT_E_USAGE);
  ent_study_free(study);
  ent_buffer_clear(&svg);
}

/* Beyond 240 actors marks are heaped up: each is there once, and few are named. */
static void heaps_up_many(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer text = ENT_BUFFER_INIT, svg = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, "{\"entente\": 1, \"actors\": [");
  for (int i = 0; i < 300; i++) ent__buffer_printf(&text, "%s{\"id\": \"a%d\", \"label\": \"Actor %d\"}", i > 0 ? "," : "", i, i);
  ent__buffer_puts(&text, "], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}, {\"id\": \"j\", \"label\": \"J\"}, {\"id\": \"k\", \"label\": \"K\"}], \"statements\": [");
  for (int i = 0; i < 900; i++)
    ent__buffer_printf(&text, "%s{\"actor\": \"a%d\", \"issue\": \"%c\", \"position\": %d}", i > 0 ? "," : "", i / 3, "ijk"[i % 3], (i / 3 * (2 + i % 3)) % 5 < 2 ? 1 : -1);
  ent__buffer_puts(&text, "]}");
  ent_study *study = space_of(text.data, 1, "ideal", NULL, 0, ENT_NETWORK_AFFILIATION);
  ENT_TEST_OK(draw(&svg, study, "space", NULL, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"mark\">"), 300);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"actor\">"), 2);
  ent_study_free(study);
  ent_buffer_clear(&svg);
  ent_buffer_clear(&text);
}

static void says_where_there_is_nothing(void) {
  static const char one[] = "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"A\"}], \"issues\": [{\"id\": \"i\", \"label\": \"I\"}],"
                            "\"statements\": [{\"actor\": \"a\", \"issue\": \"i\", \"position\": 1}]}";
  static const char *const kinds[] = {"space", "divisiveness"};
  static const char *const words[] = {"No actor has a place", "No member of a coalition has a stance"};
  static const char edges[] = "source,target,weight\na,b,1\nb,c,-2\n";
  for (int k = 0; k < 2; k++) {
    ent_buffer svg = ENT_BUFFER_INIT;
    ent_error err = ENT_ERROR_INIT;
    ent_study *study = space_of(one, 1, "ideal", NULL, 0, ENT_NETWORK_SUBTRACT);
    ENT_TEST_OK(draw(&svg, study, kinds[k], NULL, &err), &err);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, words[k]));
    ent_study_free(study);
    study = study_of(edges, strlen(edges), "e.csv", ENT_NETWORK_SUBTRACT);
    CU_ASSERT_EQUAL(draw(&svg, study, kinds[k], NULL, &err), ENT_E_USAGE);
    ent_error_clear(&err);
    ent_study_free(study);
    ent_buffer_clear(&svg);
  }
}

static void ranks_issues(void) {
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = space_of(divided, 1, "ideal", NULL, 0, ENT_NETWORK_SUBTRACT);
  ENT_TEST_OK(draw(&svg, study, "divisiveness", NULL, &err), &err);
  CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"issue\">"), 5);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "Dams — "));
  /* Dams divide most: they come first, with a full bar; nobody differs on the last but one at the most. */
  CU_ASSERT(strstr(svg.data, "<g class=\"issue\"><title>Dams") < strstr(svg.data, "<g class=\"issue\"><title>Fish"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">1.00</text>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">–</text>"));
  CU_ASSERT(count_of(svg.data, "<g class=\"position\">") >= 7);
  ent_study_free(study);
  study = space_of(divided, 1, "ideal", NULL, 0, ENT_NETWORK_AFFILIATION);
  CU_ASSERT_EQUAL(draw(&svg, study, "divisiveness", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "this network has none"));
  ent_error_clear(&err);
  ent_study_free(study);
  ent_buffer_clear(&svg);
}

/* p and q attack each other, r attacks p, an odd circle of three apart; q promotes W, p V, r W. */
static const char argued[] =
    "{\"entente\": 1, \"values\": [{\"id\": \"v\", \"label\": \"Venture\"}, {\"id\": \"w\", \"label\": \"Wealth\"}],"
    "\"actors\": [{\"id\": \"ann\", \"label\": \"Ann\", \"values\": [\"v\", \"w\"]}, {\"id\": \"bob\", \"label\": \"Bob\"}],"
    "\"issues\": [{\"id\": \"i\", \"label\": \"I\"}], \"statements\": [{\"actor\": \"ann\", \"issue\": \"i\", \"position\": 1}],"
    "\"arguments\": [{\"id\": \"p\", \"text\": \"P\", \"values\": [\"v\"]}, {\"id\": \"q\", \"text\": \"Q\", \"values\": [\"w\"]}],"
    "\"relations\": [{\"id\": \"1\", \"from\": \"p\", \"to\": {\"argument\": \"q\"}, \"kind\": \"attacks\"}, {\"id\": \"2\", \"from\": \"q\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"},"
    "{\"id\": \"3\", \"from\": \"p\", \"to\": {\"issue\": \"i\", \"side\": \"support\"}, \"kind\": \"supports\"}]}";
static const char circle[] =
    "{\"entente\": 1, \"arguments\": [{\"id\": \"p\", \"text\": \"P\"}], \"relations\": [{\"id\": \"1\", \"from\": \"p\", \"to\": {\"argument\": \"p\"}, \"kind\": \"attacks\"}]}";

static void judges_arguments(void) {
  ent_picture_options picture = ENT_PICTURE_OPTIONS_INIT;
  ent_buffer svg = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = study_of(argued, strlen(argued), "x.json", ENT_NETWORK_SUBTRACT);
  picture.semantics = ENT_SEMANTICS_PREFERRED;
  ENT_TEST_OK(draw(&svg, study, "arguments", &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "undecided: some extensions have it"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "in: 0, out: 0, undecided: 2"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "semantics preferred (Dung 1995)"));
  CU_ASSERT_PTR_NULL(strstr(svg.data, "Wealth"));
  /* For Ann venture ranks above wealth: q's attack does not succeed. */
  for (int s = 0; s < 2; s++) {
    picture.semantics = s == 0 ? ENT_SEMANTICS_GROUNDED : ENT_SEMANTICS_STABLE;
    picture.audience = "ann";
    ENT_TEST_OK(draw(&svg, study, "arguments", &picture, &err), &err);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "in: 1, out: 1, undecided: 0"));
    CU_ASSERT_EQUAL(count_of(svg.data, "<g class=\"fails\">"), 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "<title>Q speaks against P; does not succeed for this audience</title>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "In the eyes of Ann: Venture &gt; Wealth"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">◆ Wealth</text>"));
    CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "audience Ann (Bench-Capon 2003): Venture &gt; Wealth"));
  }
  picture.audience = "bob";
  CU_ASSERT_EQUAL(draw(&svg, study, "arguments", &picture, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "actor 'bob' ranks no values"));
  ent_error_clear(&err);
  picture.audience = "anna";
  CU_ASSERT_EQUAL(draw(&svg, study, "arguments", &picture, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "there is no audience 'anna'; did you mean 'ann'?"));
  ent_error_clear(&err);
  ent_study_free(study);
  study = study_of(circle, strlen(circle), "x.json", ENT_NETWORK_SUBTRACT);
  picture = (ent_picture_options)ENT_PICTURE_OPTIONS_INIT;
  picture.semantics = ENT_SEMANTICS_STABLE;
  ENT_TEST_OK(draw(&svg, study, "arguments", &picture, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "There is no extension under this semantics"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "undecided: 1"));
  ent_study_free(study);
  ent_buffer_clear(&svg);
}

CU_TestInfo diagram_charts_tests[] = {{"sets labels apart", sets_labels_apart},
                                      {"lays axes", lays_axes},
                                      {"draws a line", draws_a_line},
                                      {"draws a plane", draws_a_plane},
                                      {"refuses cuts", refuses_cuts},
                                      {"heaps up many", heaps_up_many},
                                      {"says where there is nothing", says_where_there_is_nothing},
                                      {"ranks issues", ranks_issues},
                                      {"judges arguments", judges_arguments},
                                      CU_TEST_INFO_NULL};
