/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Timeline, dendrogram and stability: what is drawn of planted histories and trees, and what is refused. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/dendrogram.h"
#include "exporters/diagrams/timeline.h"
#include "exporters/style.h"
#include "tests/alloc_fail.h"
#include "tests/drawn_study.h"
#include "tests/harness.h"

enum { ISSUES = 12, SILENT = -1, APART = -2 };

/* Which camp an actor is in, in a year; SILENT where it says nothing, APART where it speaks of what nobody else does. */
typedef int history(int actor, int year);

static ent_buffer text_of(history *camp, int actors, int years) {
  ent_buffer out = ENT_BUFFER_INIT;
  bool any = false;
  ent__buffer_puts(&out, "{\"entente\": 1, \"actors\": [");
  for (int a = 0; a < actors; a++) ent__buffer_printf(&out, "%s{\"id\": \"a%d\", \"label\": \"A%d\"}", a > 0 ? ", " : "", a, a);
  ent__buffer_puts(&out, "], \"issues\": [");
  for (int i = 0; i < ISSUES + actors; i++) ent__buffer_printf(&out, "%s{\"id\": \"i%d\", \"label\": \"I%d\"}", i > 0 ? ", " : "", i, i);
  ent__buffer_puts(&out, "], \"statements\": [");
  for (int y = 0; y < years; y++) {
    for (int a = 0; a < actors; a++) {
      const int c = camp(a, y);
      for (int i = 0; i < ISSUES && c != SILENT; i++) {
        if (c == APART && i > 0) break;
        ent__buffer_printf(&out, "%s{\"actor\": \"a%d\", \"issue\": \"i%d\", \"position\": %d, \"date\": \"%d\"}", any ? ", " : "", a,
                           c == APART ? ISSUES + a : i, c == APART || i % 4 == c ? 1 : -1, 2001 + y);
        any = true;
      }
    }
  }
  ent__buffer_puts(&out, "]}");
  return out;
}

static ent_study *study_in(history *camp, int actors, int years, int resamples) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_buffer text = text_of(camp, actors, years);
  options.parts = ENT_PART_CHANGE | ENT_PART_HIERARCHY;
  options.coalitions.resamples = resamples;
  options.coalitions.starts = 2;
  ent_study *study = ent_test_study(text.data, text.size, "x.json", &options);
  ent_buffer_clear(&text);
  return study;
}

static size_t count_of(const char *text, const char *part) {
  size_t count = 0;
  for (const char *s = strstr(text, part); s != NULL; s = strstr(s + 1, part)) count++;
  return count;
}

/* Two camps of four; in the third year nobody shares an issue; from the fourth on two leave for the other camp; one is silent at first. */
static int quarrel(int actor, int year) {
  if (year == 2) return APART;
  if (actor == 8) return year == 0 ? SILENT : 0;
  if (year > 2 && (actor == 2 || actor == 3)) return 1;
  return actor / 4;
}

static void draws_who_goes_where(void) {
  ent_study *study = study_in(quarrel, 9, 5, 0);
  ent__drawing drawing;
  ent__timeline timeline;
  ent_error err = ENT_ERROR_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__timeline_new(&timeline, &drawing, &err), &err);
  CU_ASSERT_EQUAL(timeline.column_count, 5);
  CU_ASSERT_EQUAL(timeline.gap_count, 3);
  CU_ASSERT(timeline.columns[2].passed && !timeline.columns[1].passed && !timeline.columns[3].passed);
  /* The silent one joins; then two change sides together, past the window in which there is no coalition. */
  size_t joins = 0, moves = 0;
  for (uint32_t g = 0; g < timeline.gap_count; g++) {
    const ent__flow_gap *gap = &timeline.gaps[g];
    uint32_t actors = 0;
    for (uint32_t f = 0; f < gap->count; f++) {
      const ent__flow *flow = &gap->flows[f];
      const ent__flow_look look = ent__flow_looks(&timeline.columns[gap->left].blocks[flow->from], &timeline.columns[gap->right].blocks[flow->to]);
      actors += flow->count;
      if (look == ENT__LOOK_JOINS) joins += flow->count;
      if (look == ENT__LOOK_MOVES) moves += flow->count;
    }
    CU_ASSERT_EQUAL(actors, 9);
  }
  CU_ASSERT_EQUAL(joins, 1);
  CU_ASSERT_EQUAL(moves, 2);
  ent__drawing_end(&drawing);
  ent_buffer svg = drawn(study, "timeline", "svg", NULL);
  CU_ASSERT_EQUAL(count_of(svg.data, "class=\"flow moves\""), 1);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "(2): A2, A3</title>"));
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">A2, A3</text>"));
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

/* Three camps whose numbers stand as the data order them; each year two of them pass each other unless blocks are moved. */
static int crossing(int actor, int year) { return (actor / 4 + (year > 0 && actor % 4 == 3 ? 2 : 0)) % 3; }

static double crossings_of(const ent__timeline *timeline) {
  double sum = 0.0;
  for (uint32_t g = 0; g < timeline->gap_count; g++) {
    const ent__flow_gap *gap = &timeline->gaps[g];
    for (uint32_t e = 0; e < gap->count; e++)
      for (uint32_t f = 0; f < gap->count; f++)
        if (gap->flows[e].from < gap->flows[f].from && gap->flows[e].to > gap->flows[f].to) sum += (double)gap->flows[e].count * gap->flows[f].count;
  }
  return sum;
}

/* Nobody shares an issue in the first year: its column stands at the left, with the words of the heads before it. */
static int late(int actor, int year) { return year == 0 ? APART : actor / 4; }

static void keeps_heads_on_the_page(void) {
  ent_study *study = study_in(late, 8, 3, 0);
  ent__drawing drawing;
  ent__timeline timeline;
  ent_error err = ENT_ERROR_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__timeline_new(&timeline, &drawing, &err), &err);
  const char *word = ent__drawing_word(&drawing, ENT__WORD_STATEMENTS_ROW);
  CU_ASSERT(timeline.columns[0].passed);
  CU_ASSERT(timeline.left - 16.0 >= ent__measure_width(drawing.measure, word, strlen(word), (ent__font){ENT__STYLE_SMALL, false}));
  ent__drawing_end(&drawing);
  ent_buffer svg = drawn(study, "timeline", "svg", NULL);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, ">A coalition, in its colour</text>"));
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

static void crosses_few_bands(void) {
  ent_study *study = study_in(crossing, 12, 2, 0);
  ent__drawing drawing;
  ent__timeline timeline;
  ent_error err = ENT_ERROR_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__timeline_new(&timeline, &drawing, &err), &err);
  CU_ASSERT_EQUAL(timeline.gap_count, 1);
  const double kept = crossings_of(&timeline);
  /* Actors keep their blocks in whatever order these stand. */
  for (uint32_t c = 0; c < timeline.column_count; c++) {
    const ent__flow_column *column = &timeline.columns[c];
    for (size_t v = 0; v < timeline.node_count; v++)
      CU_ASSERT_EQUAL(column->blocks[column->of[v]].lineage, ent_change_place(timeline.change, column->window, (uint32_t)v).lineage);
  }
  /* Three camps of four, of each of which one goes to the next but one: of the 36 orders the best crosses 5, that of the data 10. */
  CU_ASSERT_DOUBLE_EQUAL(kept, 5.0, 0.0);
  ent__drawing_end(&drawing);
  ent_study_free(study);
}

static int nothing_shared(int actor, int year) {
  (void)actor, (void)year;
  return APART;
}

static int one_camp(int actor, int year) {
  (void)year;
  return actor < 0 ? SILENT : 0;
}

/* Each kind on what has nothing to show: one actor, none with a tie, all of one mind. */
static void draws_little(void) {
  static const struct {
    history *camp;
    int actors;
    int years;
  } cases[] = {{one_camp, 1, 1}, {nothing_shared, 5, 3}, {one_camp, 6, 2}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ent_study *study = study_in(cases[i].camp, cases[i].actors, cases[i].years, 2);
    const char *const kinds[] = {"timeline", "dendrogram", "stability"};
    for (size_t k = 0; k < 3; k++) {
      ent_buffer svg = drawn(study, kinds[k], "svg", "zh");
      CU_ASSERT_EQUAL(count_of(svg.data, "nan"), 0);
      CU_ASSERT_EQUAL(count_of(svg.data, "inf"), 0);
      CU_ASSERT_EQUAL(count_of(svg.data, "</svg>"), 1);
      ent_buffer_clear(&svg);
    }
    ent_study_free(study);
  }
}

static void refused(const ent_study *study, const char *kind, const char *words) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent_error err = ENT_ERROR_INIT;
  CU_ASSERT_EQUAL(ent_export_diagram(&out, study, kind, "svg", NULL, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, words));
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
}

static void refuses_what_is_not_there(void) {
  static const char edges[] = "source,target,weight\na,b,1\nb,c,-2\na,c,-1.5\nd,a,0.5\n";
  ent_study *study = study_in(quarrel, 9, 2, 0);
  refused(study, "stability", "expected '--resamples' of 1 or more");
  ent_study_free(study);
  study = study_with(edges, strlen(edges), "edges.csv", ENT_NETWORK_SUBTRACT, ENT_PART_HIERARCHY);
  refused(study, "timeline", "expected statements with dates");
  const char *const kinds[] = {"dendrogram", "stability"};
  for (size_t k = 0; k < 2; k++) {
    ent_buffer svg = drawn(study, kinds[k], "svg", NULL);
    CU_ASSERT(count_of(svg.data, "class=\"actor\"") == 4);
    ent_buffer_clear(&svg);
  }
  ent_study_free(study);
  ent_buffer text = text_of(quarrel, 4, 1);
  study = study_with(text.data, text.size, "x.json", ENT_NETWORK_AFFILIATION, ENT_PART_HIERARCHY);
  refused(study, "dendrogram", "a network of two modes has none");
  refused(study, "stability", "a network of two modes has none");
  ent_study_free(study);
  ent_buffer_clear(&text);
}

/* The tree's joins are those of the hierarchy, each above what it joins, its leaves in rows of their own. */
static void check_tree(const ent_study *study, uint32_t rows) {
  ent__drawing drawing;
  ent__tree tree;
  ent_error err = ENT_ERROR_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ENT_TEST_OK(ent__drawing_begin(&drawing, study, &options, &err), &err);
  ENT_TEST_OK(ent__tree_new(&tree, &drawing, &err), &err);
  CU_ASSERT_EQUAL(tree.row_count, rows);
  uint32_t leaves = 0;
  for (uint32_t i = 0; i < tree.row_count; i++) {
    leaves += tree.points[tree.rows[i]].size;
    CU_ASSERT_DOUBLE_EQUAL(tree.points[tree.rows[i]].y, (i + 0.5) * tree.row_height, 1e-9);
  }
  CU_ASSERT_EQUAL(leaves, tree.joins + 1);
  size_t above = 0;
  for (uint32_t p = tree.nodes; p < tree.nodes + tree.joins; p++) {
    const ent__tree_point *point = &tree.points[p];
    CU_ASSERT(point->height >= tree.points[point->a].height && point->height >= tree.points[point->b].height);
    above += point->height > tree.cut;
  }
  CU_ASSERT_EQUAL(above + 1, tree.groups);
  ent__drawing_end(&drawing);
}

static void draws_the_tree(void) {
  ent_study *study = drawn_study(30, plain_labels, PLAIN_LABELS, "T", 7);
  CU_ASSERT(ent_study_hierarchy(study) != NULL && ent_study_hierarchy(study) != ent_study_coalitions(study));
  check_tree(study, 30);
  ent_study_free(study);
  ent_buffer text = text_of(crossing, 420, 1);
  study = study_with(text.data, text.size, "x.json", ENT_NETWORK_SUBTRACT, ENT_PART_HIERARCHY);
  check_tree(study, ENT__TREE_COLLAPSED);
  /* Above 400 rows of cells actors share them, and the file stays small. */
  ent_buffer svg = drawn(study, "stability", "svg", NULL);
  CU_ASSERT(svg.size < 200000);
  CU_ASSERT_EQUAL(count_of(svg.data, "class=\"actor\""), 0);
  ent_buffer_clear(&svg);
  ent_study_free(study);
  ent_buffer_clear(&text);
}

/* What two were together in shows as the number in their cell. */
static void shows_shares(void) {
  ent_study *study = study_in(quarrel, 9, 1, 20);
  const ent_coalitions *coalitions = ent_study_coalitions(study);
  ent_buffer svg = drawn(study, "stability", "svg", NULL);
  size_t whole = 0, nodes;
  (void)ent_coalitions_members(coalitions, &nodes);
  for (uint32_t a = 0; a < nodes; a++)
    for (uint32_t b = 0; b < nodes; b++) whole += a != b && ent_coalitions_together(coalitions, a, b) > 0.995;
  CU_ASSERT(whole > 0);
  CU_ASSERT_EQUAL(count_of(svg.data, ">100</text>"), whole);
  CU_ASSERT_PTR_NOT_NULL(strstr(svg.data, "20 resamples"));
  ent_buffer_clear(&svg);
  ent_study_free(study);
}

static void survives_failing_allocations(void) {
  ent_study *study = study_in(quarrel, 9, 4, 0);
  for (unsigned long n = 0;; n++) {
    ent_buffer out = ENT_BUFFER_INIT;
    ent_error err = ENT_ERROR_INIT;
    ent_test_fail_after(n);
    const ent_status status = ent_export_diagram(&out, study, "timeline", "svg", NULL, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_buffer_clear(&out);
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
    if (!reached || status == ENT_OK) break;
  }
  ent_study_free(study);
}

CU_TestInfo diagram_flows_tests[] = {
    {"draws who goes where", draws_who_goes_where},
    {"keeps heads on the page", keeps_heads_on_the_page},
    {"crosses few bands", crosses_few_bands},
    {"draws little", draws_little},
    {"refuses what is not there", refuses_what_is_not_there},
    {"draws the tree", draws_the_tree},
    {"shows shares", shows_shares},
    {"survives failing allocations", survives_failing_allocations},
    CU_TEST_INFO_NULL,
};
