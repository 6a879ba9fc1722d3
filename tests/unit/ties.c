/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks that come as such: edge lists, matrices, GraphML, GML, and the list that they become. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/names.h"
#include "engine/readers/gml_tokens.h"
#include "engine/readers/ties_gather.h"
#include "engine/stances/ties_internal.h"
#include "tests/harness.h"

static void add_name(ent_buffer *out, const ent_ties *ties, uint32_t node) {
  const char *label = ent_text_in(ent_ties_label(ties, node), NULL);
  ent__buffer_puts(out, ent_ties_name(ties, node));
  if (label != NULL) ent__buffer_printf(out, "(%s)", label);
}

/* Reads a text as a file of that name: "a~b:1 b~c:-1", or the status; then the codes of what was found. */
static const char *read_with(const char *name, const char *text, size_t size, const ent_read_options *options) {
  static char last[4096];
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *found = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  size_t count = 0;
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  const ent_status status = ent_read_bytes(&input, text, size, name, options, found, &err);
  if (status != ENT_OK) ent__buffer_puts(&out, ent_status_name(status));
  else if (input.ties == NULL) ent__buffer_puts(&out, "no ties");
  else {
    const ent_signed_tie *list = ent_ties_list(input.ties, &count);
    for (size_t i = 0; i < count; i++) {
      if (i > 0) ent__buffer_putc(&out, ' ');
      add_name(&out, input.ties, list[i].source);
      ent__buffer_putc(&out, '~');
      add_name(&out, input.ties, list[i].target);
      ent__buffer_putc(&out, ':');
      ent__buffer_number(&out, list[i].weight);
    }
  }
  for (size_t i = 0; i < ent_diagnostics_count(found); i++) {
    const ent_diagnostic *one = ent_diagnostics_get(found, i);
    ent__buffer_printf(&out, " %s%s@%ld:%ld", one->severity == ENT_NOTE ? "(" : one->severity == ENT_WARNING ? "!" : "", one->code, one->line, one->column);
  }
  snprintf(last, sizeof last, "%s", out.data == NULL ? "" : out.data);
  ent_buffer_clear(&out);
  ent_input_clear(&input);
  ent_diagnostics_free(found);
  return last;
}

typedef struct sample {
  const char *name;
  const char *text;
  const char *expected;
} sample;

static void check_all(const sample *samples) {
  for (const sample *one = samples; one->name != NULL; one++)
    ENT_TEST_SAME(read_with(one->name, one->text, strlen(one->text), NULL), one->expected);
}

static void edge_lists(void) {
  static const sample samples[] = {
      {"x.csv", "source,target,sign\na,b,1\nb,c,-1\n", "a~b:1 b~c:-1"},
      {"x.csv", "from,to,weight,since\na,b,1.5,1990\nb,c,-.5,1991\n", "a~b:1.5 b~c:-0.5"},
      {"x.csv", "Source;Target;Type;Id;Label;timeset;Weight\na;b;Undirected;0;;;2\n", "a~b:2"},
      {"x.csv", "\xef\xbb\xbfsource,target,weight\na,b,+1\n", "a~b:1"},
      {"x.csv", "i,j,value\n1,2,3\n", "1~2:3 (guessed-columns@1:1"},
      {"x.csv", "from,to,weight,sign\na,b,2,-\nb,c,0.5,positive\nc,d,-3,-1\n", "a~b:-2 b~c:0.5 c~d:-3"},
      {"x.csv", "weight,sign,signed_weight,target,source\n9,1,-0.25,a,b\n", "b~a:-0.25"},
      {"x.csv", "source,target,source_label,target_label,weight,sign,signed_weight,shared\n'=a,b,'=A,\"B, \"\"b\"\"\",1,negative,-1,3\n",
       "=a(=A)~b(B, \"b\"):-1"},
      {"x.csv", "source,target,source_label,target_label,weight\n'=a,b,,,1\n", "'=a~b:1"}, /* not ours, so as it is */
      {"x.csv", "source,target,sign\na,b,0\nb,c,1\n", "b~c:1 (zero-ties@0:0"},
      {"x.csv", "source,target,weight\na,b,1\nb,a,1\n", "a~b:1 (repeated-ties@0:0"},
      {"x.csv", "source,target,weight\na,b,1\nb,a,2\n", "data bad-tie@3:1"},
      {"x.csv", "source,target,weight\na,b,1\na,b,1\n", "data bad-tie@3:1"},
      {"x.csv", "weight,target,source\n1,b,a\n1,a,a\n", "data bad-tie@3:5"},
      {"x.csv", "Source,Target,Type,Weight\na,b,Directed,1\nb,a,Directed,-2\nc,d,Directed,1\nd,c,Directed,-1\n",
       "a~b:-0.5 !averaged-ties@0:0 (zero-ties@0:0"},
      {"x.tsv", "a b\tc\t-1\nc\td\t2\n", "a b~c:-1 c~d:2 (guessed-columns@1:1"},
      {"x.txt", "# Directed graph: x\n# quote \" in it\n1\t2\t-1\n2\t1\t1\n3\t1\t1\n", "1~3:1 !averaged-ties@0:0 (zero-ties@0:0 (guessed-columns@3:1"},
      {"x.edges", "1 2\n2   3\n", "1~2:1 2~3:1 (guessed-columns@1:1"},
      {"x.edges", "a b +\n  \"b c\"  a   -\n#d e +\n", "a~b:1 a~b c:-1 (guessed-columns@1:1"},
      {"x.csv", "6,2,4,1289241911.72836\n", "6~2:4 (guessed-columns@1:1"},
      {"x.csv", "source,target\na,b\n", "data missing-column@1:1"},
      {"x.csv", "source,target,weight\n#one,#two,1\n", "#one~#two:1"},
      {"x.csv", "source, target, weight\na, b, 1\n b ,\xc2\xa0" "c\t, -1 \n  \n\" b\",c,2\n", "a~b:1 b~c:-1 c~ b:2"},
      {"x.csv", "6, 2, 4\n2, 3, -1\n", "6~2:4 2~3:-1 (guessed-columns@1:1"},
      {"x.csv", "\xef\xbb\xbfsep=;\r\nsource;target;weight\r\na;b;1\r\n", "a~b:1"},
      {"x.csv", "sep=,\n,a,b\na,0,1\nb,1,0\n", "a~b:1"},
      {"x.csv", ", a, b\na, 0, 1\nb , 1, 0\n", "a~b:1"},
      {"x.csv", "actor,issue,position\na,b,1\n", "no ties (guessed-format@0:0 (guessed-columns@0:0"},
      {NULL, NULL, NULL}};
  check_all(samples);
}

static void mapping(void) {
  static const char text[] = "Org,Partner,Agreement,Weight\nx,y,-2,1\n";
  const ent_mapping map[] = {{"source", "Org"}, {"target", "partner"}, {"weight", "Agreement"}};
  const ent_mapping wrong[] = {{"sources", "Org"}};
  const ent_mapping absent[] = {{"source", "Org"}, {"target", "Other"}};
  const ent_mapping numbers[] = {{"source", "2"}, {"target", "1"}, {"weight", "4"}};
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.map = map;
  options.map_count = 3;
  options.format = "signed-edges";
  ENT_TEST_SAME(read_with("x.csv", text, strlen(text), &options), "x~y:-2");
  options.map = wrong;
  options.map_count = 1;
  ENT_TEST_SAME(read_with("x.csv", text, strlen(text), &options), "usage");
  options.map = absent;
  options.map_count = 2;
  ENT_TEST_SAME(read_with("x.csv", text, strlen(text), &options), "data missing-column@1:1");
  options.map = numbers;
  options.map_count = 3;
  ENT_TEST_SAME(read_with("x.csv", "a,b,9,1\nb,c,9,-1\n", 16, &options), "b~a:1 b~c:-1");
}

/* What is skipped is a warning, and no name of it stays behind. */
static void bad_rows_skipped(void) {
  static const char text[] = "source,target,sign\na,b,1\nb,a,-1\nc,c,1\nd,e,x\nf,g\n,h,1\nb,c,-1\n\"i,j,1\n";
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  options.skip_bad_rows = true;
  ENT_TEST_SAME(read_with("x.csv", text, strlen(text), &options),
                "a~b:1 b~c:-1 !skipped-rows@0:0 !bad-tie@3:1 !bad-tie@4:1 !bad-word@5:5 !row-length@6:4 !bad-id@7:1 !open-quote@9:1");
  options.format = "matrix";
  ENT_TEST_SAME(read_with("x.csv", text, strlen(text), &options), "usage");
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *found = NULL;
  ent_input input = ENT_INPUT_INIT;
  static const char loops[] = "source,target,sign\na,b,1\nc,c,1\nd,,1\ne,f,x\n";
  options.format = NULL;
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, loops, strlen(loops), "x.csv", &options, found, &err), &err);
  CU_ASSERT_EQUAL(ent_ties_nodes(input.ties), 2);
  ent_input_clear(&input);
  ent_diagnostics_free(found);
}

static void columns_are_listed(void) {
  static const char text[] = "from,to,year,weight\na,b,1990,1\n";
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *found = NULL;
  ent_input input = ENT_INPUT_INIT;
  size_t count = 0;
  ENT_TEST_OK(ent_diagnostics_new(&found, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, text, strlen(text), "x.csv", NULL, found, &err), &err);
  const ent_variable *list = ent_variables_list(input.variables, &count);
  CU_ASSERT_EQUAL_FATAL(count, 4);
  ENT_TEST_SAME(list[0].role, "source");
  ENT_TEST_SAME(list[2].name, "year");
  CU_ASSERT_PTR_NULL(list[2].role);
  ENT_TEST_SAME(list[3].role, "weight");
  ent_input_clear(&input);
  ent_diagnostics_free(found);
}

static void matrices(void) {
  static const sample samples[] = {
      {"x.csv", ",a,b,c\na,0,1,-0.5\nb,1,0,0\nc,-0.5,0,0\n", "a~b:1 a~c:-0.5"},
      {"x.csv", "\"\",\"a\",\"b\"\n\"a\",NA,2\n\"b\",2,NA\n", "a~b:2"},
      {"x.tsv", "\ta\tb\na\t\t0.1\nb\t0.10000000000000001\t\n", "a~b:0.1"},
      {"x.csv", ",a,b\na,5,1\nb,1,0\n", "a~b:1 (zero-ties@0:0"},
      {"x.csv", ",a,b\na,0,1\nb,0,0\n", "data bad-tie@3:3"},
      {"x.csv", ",a,b\na,0,0\nb,1,0\n", "data bad-tie@3:3"},
      {"x.csv", ",'=a,b\n'=a,0,1\nb,1,0\n", "=a~b:1"},
      {NULL, NULL, NULL}};
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  check_all(samples);
  options.format = "matrix";
  ENT_TEST_SAME(read_with("x", "name,a\na,0\nb,0\n", 15, &options), "data dangling-reference@3:1");
  static const char turned[] = ",a,b,c\nc,1,2,0\na,0,3,1\nb,3,0,2\n"; /* rows in another order */
  ENT_TEST_SAME(read_with("x.csv", turned, strlen(turned), &options), "a~c:1 b~c:2 a~b:3");
}

#define GRAPHML "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'>"
#define WEIGHT "<key id='w' for='edge' attr.name='weight' attr.type='double'/>"

static void graphml(void) {
  static const sample samples[] = {
      {"x.graphml", GRAPHML WEIGHT "<graph edgedefault='undirected'><node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'> -2 </data></edge></graph></graphml>",
       "a~b:-2"},
      {"x.xml", "<graphml><graph edgedefault='undirected'><edge source='a' target='b'/><node id='a'/><node id='b'/></graph></graphml>", "a~b:1 (no-weights@0:0"},
      {"x.graphml", GRAPHML "<key id='s' for='edge' attr.name='Sign'/>" WEIGHT
       "<graph edgedefault='undirected'><node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'>2</data><data key='s'>negative</data></edge></graph></graphml>",
       "a~b:-2"},
      {"x.graphml", GRAPHML "<key id='v' for='edge' attr.name='value'><default>4</default></key>" WEIGHT
       "<graph edgedefault='undirected'><node id='a'/><node id='b'/><node id='c'/><edge source='a' target='b'><data key='w'>2</data></edge><edge source='a' target='c'/></graph></graphml>",
       "a~b:2 a~c:4"},
      {"x.graphml", GRAPHML WEIGHT
       "<graph edgedefault='directed'><node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'>1</data></edge><edge source='b' target='a'><data key='w'>3</data></edge></graph></graphml>",
       "a~b:2 !averaged-ties@0:0"},
      {"x.graphml", GRAPHML WEIGHT
       "<graph edgedefault='directed'><node id='a'/><node id='b'/><edge source='a' target='b'><data key='w'>1</data></edge><edge directed='false' source='b' target='a'><data key='w'>3</data></edge></graph></graphml>",
       "data bad-tie@1:277"},
      {"x.graphml", GRAPHML "<key id='n' for='all' attr.name='name'/><key id='l' for='node' attr.name='Label'/><key id='y' for='node'/>"
       "<graph edgedefault='undirected'><node id='a'><data key='n'>Name</data><data key='l'>The label &amp; more</data></node>"
       "<node id='b'><data key='y'><y:ShapeNode><y:NodeLabel>Of yEd<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>"
       "<node id='c'><port name='p'><data key='n'>port</data></port><graph edgedefault='undirected'><node id='&lt;d&amp;'/></graph></node>"
       "<edge source='a' target='b'/><edge source='&lt;d&amp;' target='b'/></graph></graphml>",
       "a(The label & more)~b(Of yEd):1 b(Of yEd)~<d&:1 (skipped-groups@0:0 (no-weights@0:0"},
      {"x.graphml", "<graphml><graph edgedefault='undirected'><node id='g'><graph edgedefault='undirected'><node id='a'/></graph></node><edge source='g' target='a'/></graph></graphml>",
       "a~g:1 (no-weights@0:0"},
      {NULL, NULL, NULL}};
  const ent_mapping map[] = {{"sign", "w"}, {"label", "t"}};
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  check_all(samples);
  options.map = map;
  options.map_count = 2;
  static const char mapped[] = "<graphml><key id='w' for='edge'/><key id='weight' for='edge'/><key id='t' for='node'/><graph edgedefault='undirected'>"
                               "<node id='a'><data key='t'>T</data></node><node id='b'/><edge source='a' target='b'><data key='w'>-</data><data key='weight'>7</data></edge></graph></graphml>";
  ENT_TEST_SAME(read_with("x.graphml", mapped, strlen(mapped), &options), "a(T)~b:-1");
}

/* UTF-16, as some programs on Windows write. */
static void graphml_in_utf16(void) {
  static const char text[] = "<graphml><graph edgedefault='undirected'><node id='a'/><node id='b'/><edge source='a' target='b'/></graph></graphml>";
  char wide[2 * sizeof text + 2] = "\xff\xfe";
  for (size_t i = 0; i + 1 < sizeof text; i++) {
    wide[2 + 2 * i] = text[i];
    wide[3 + 2 * i] = 0;
  }
  ENT_TEST_SAME(read_with("x.graphml", wide, 2 * sizeof text, NULL), "a~b:1 (no-weights@0:0");
}

static void gml(void) {
  static const sample samples[] = {
      {"x.gml", "graph [ node [ id 1 label \"A\" ] node [ id 2 ] edge [ source 1 target 2 value -1.5 ] ]", "1(A)~2:-1.5"},
      {"x.gml", "# a comment [\nCreator \"me [\"\nVersion 1\ngraph\n[\n  directed 1 edge [ source 2 target 1 weight 1 label \"x\" graphics [ a [ b 1 ] ] ]"
                "node [ id 1 name \"N\" label \"L\" ] node [ id 2 name \"N\" ] edge [ source 1 target 2 weight 0.5 ] ]",
       "2(N)~1(L):0.75 !averaged-ties@0:0"},
      {"x.gml", "graph [ node [ id a label \"&Auml;&#x4e2d;&amp;&nothing; &#0; &\" ] node [ id b label \"\xe4\xb8\xad\" ] edge [ source a target b sign \"negative\" ] ]",
       "a(\xc3\x84\xe4\xb8\xad&&nothing; &#0; &)~b(\xe4\xb8\xad):-1"},
      {"x.gml", "graph [ node [ id 1 label \"Caf\xe9\" ] node [ id 2 ] edge [ source 1 target 2 weight 1 ] ]", "1(Caf\xc3\xa9)~2:1 (guessed-encoding@1:31"},
      {"x.gml", "\xef\xbb\xbfgraph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]", "1~2:1 (no-weights@0:0"},
      {"x.gml", "graph [ ]", ""},
      {"x.gml", "", "data no-graph@1:1"},
      {NULL, NULL, NULL}};
  check_all(samples);
}

static void entities(void) {
  static const struct {
    const char *from;
    const char *to;
  } pairs[] = {{"&#233;", "\xc3\xa9"}, {"&#xE9;", "\xc3\xa9"}, {"&yuml;&nbsp;", "\xc3\xbf\xc2\xa0"}, {"&#x1F600;", "\xf0\x9f\x98\x80"},
               {"&#xd800;", "&#xd800;"}, {"&#1114112;", "&#1114112;"}, {"&#;&;&#x;&#xg;", "&#;&;&#x;&#xg;"}, {"&quot;&lt;&gt;&apos;", "\"<>'"},
               {"a&b;c", "a&b;c"}, {"&amp", "&amp"}, {"&&amp;", "&&"}, {NULL, NULL}};
  for (int i = 0; pairs[i].from != NULL; i++) {
    char out[64];
    const size_t length = ent__gml_decode(out, pairs[i].from, strlen(pairs[i].from));
    ENT_TEST_SAME(out, pairs[i].to);
    CU_ASSERT_EQUAL(length, strlen(pairs[i].to));
  }
}

/* By content alone, where no name helps. */
static void formats_are_known(void) {
  static const sample samples[] = {
      {"-", "<?xml version='1.0'?><graphml><graph edgedefault='undirected'/></graphml>", ""},
      {"-", "graph [ node [ id 1 ] ]", ""},
      {"-", "source,target,weight\na,b,1\n", "a~b:1"},
      {"-", ",a,b\na,0,1\nb,1,0\n", "a~b:1"},
      {"-", "1\t2\t-1\n", "1~2:-1 (guessed-columns@1:1"},
      {"x.csv", "", "data (guessed-format@0:0 no-header@1:1"},
      {"x.csv", "rcid,country,vote\n1,a,1\n", "no ties (guessed-format@0:0 (guessed-columns@0:0"},
      {NULL, NULL, NULL}};
  check_all(samples);
}

static void weights(void) {
  static const struct {
    const char *signed_weight, *weight, *sign;
    double expected;
    const char *code;
  } rows[] = {{NULL, "1e3", NULL, 1000, NULL},        {NULL, " 0.1 ", NULL, 0.1, NULL},       {NULL, "-5.", NULL, -5, NULL},
              {NULL, "123456789012345", NULL, 123456789012345.0, NULL}, {NULL, "0.30000000000000004", NULL, 0.30000000000000004, NULL},
              {NULL, "9007199254740993", NULL, 9007199254740992.0, NULL}, {NULL, "-0", NULL, 0, NULL}, {NULL, "+.5", NULL, 0.5, NULL},
              {NULL, "+-1", NULL, 0, "wrong-type"},   {NULL, ".", NULL, 0, "wrong-type"},     {NULL, "-", NULL, 0, "wrong-type"},
              {NULL, "1e999", NULL, 0, "wrong-type"}, {NULL, "", NULL, 0, "wrong-type"},      {NULL, "1 2", NULL, 0, "wrong-type"},
              {NULL, NULL, "+", 1, NULL},             {NULL, NULL, "Negative", -1, NULL},     {NULL, NULL, "0", 0, NULL},
              {NULL, NULL, "\xe2\x88\x92", -1, NULL}, {NULL, NULL, "2", 0, "out-of-range"},   {NULL, NULL, "yes", 0, "bad-word"},
              {NULL, "3", "-1", -3, NULL},            {NULL, "-3", "-1", -3, NULL},           {NULL, "-3", "+1", 0, "out-of-range"},
              {NULL, "3", "0", 0, NULL},              {"-2", "x", "x", -2, NULL},             {NULL, NULL, NULL, 0, "end"}};
  for (int i = 0; rows[i].code == NULL || strcmp(rows[i].code, "end") != 0; i++) {
    const ent__weighing raw = {rows[i].signed_weight, rows[i].weight, rows[i].sign};
    ent__weigh_fault fault = {0, "", NULL, ""};
    double found = NAN;
    const bool read = ent__weigh(&found, &raw, &fault);
    CU_ASSERT_EQUAL(read, rows[i].code == NULL);
    if (read) CU_ASSERT_EQUAL(found, rows[i].expected);
    if (read) CU_ASSERT_FALSE(found == 0 && signbit(found));
    if (!read && rows[i].code != NULL) ENT_TEST_SAME(fault.code, rows[i].code);
  }
}

static void names_are_found(void) {
  enum { many = 20000 };
  ent__names names = {0};
  uint32_t number = 0;
  char name[32];
  CU_ASSERT_EQUAL(ent__names_find(&names, "a", 1), UINT32_MAX);
  for (uint32_t i = 0; i < many; i++) {
    snprintf(name, sizeof name, "%u", (unsigned)i);
    CU_ASSERT_EQUAL(ent__names_add(&names, name, strlen(name), &number), ENT__NAME_NEW);
    CU_ASSERT_EQUAL(number, i);
  }
  CU_ASSERT_EQUAL(ent__names_add(&names, "19999x", 5, &number), ENT__NAME_KNOWN);
  CU_ASSERT_EQUAL(number, many - 1);
  CU_ASSERT_EQUAL(ent__names_find(&names, "12345", 5), 12345);
  CU_ASSERT_EQUAL(ent__names_find(&names, "12345", 4), 1234);
  CU_ASSERT_EQUAL(ent__names_find(&names, "20000", 5), UINT32_MAX);
  ent__names_clear(&names);
}

static void pairs_are_found(void) {
  enum { nodes = 200 };
  ent_error err = ENT_ERROR_INIT;
  ent_ties *ties = NULL;
  uint32_t node = 0;
  size_t count = 0;
  char name[32];
  ENT_TEST_OK(ent_ties_new(&ties, &err), &err);
  CU_ASSERT_EQUAL(ent__ties_find(ties, 0, 1), SIZE_MAX);
  for (unsigned i = 0; i < nodes; i++) {
    snprintf(name, sizeof name, "n%u", i);
    ENT_TEST_OK(ent_ties_node(ties, name, &node, &err), &err);
  }
  for (uint32_t i = 0; i < nodes; i++)
    for (uint32_t j = i + 1; j < nodes; j += i + 1) ENT_TEST_OK(ent__ties_append(ties, j, i, (i + j) % 3, &err), &err);
  (void)ent_ties_list(ties, &count);
  const size_t before = count, dropped = ent__ties_drop_empty(ties);
  (void)ent_ties_list(ties, &count);
  CU_ASSERT(dropped > 0);
  CU_ASSERT_EQUAL(count + dropped, before);
  for (uint32_t i = 0; i < nodes; i++)
    for (uint32_t j = i + 1; j < nodes; j++) {
      const bool there = (j - i - 1) % (i + 1) == 0 && (i + j) % 3 != 0;
      const size_t found = ent__ties_find(ties, i, j);
      CU_ASSERT_EQUAL(found != SIZE_MAX, there);
      if (there) CU_ASSERT_EQUAL(ent_ties_list(ties, &count)[found].weight, (i + j) % 3);
    }
  CU_ASSERT_EQUAL(ent_ties_add(ties, 0, 1, 1, NULL), ENT_E_DATA); /* 0~1 is there */
  ENT_TEST_OK(ent_ties_add(ties, 0, 3, 1, &err), &err);           /* 0~3 was of weight 0 */
  ent_ties_free(ties);
}

static void labels_go_to_the_network(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_ties *ties = NULL;
  ent_network *network = NULL;
  uint32_t a = 0, b = 0;
  size_t count = 0;
  ENT_TEST_OK(ent_ties_new(&ties, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "a", &a, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "b", &b, &err), &err);
  ENT_TEST_OK(ent_ties_set_label(ties, b, "The second", &err), &err);
  CU_ASSERT_EQUAL(ent_ties_set_label(ties, 2, "None", NULL), ENT_E_DATA);
  CU_ASSERT_PTR_NULL(ent_ties_label(ties, a));
  ENT_TEST_OK(ent_ties_add(ties, a, b, 1, &err), &err);
  ENT_TEST_OK(ent_network_from_ties(&network, ties, &err), &err);
  const ent_node *nodes = ent_network_nodes(network, &count);
  for (size_t i = 0; i < count; i++) {
    if (strcmp(nodes[i].id, "b") == 0) ENT_TEST_SAME(ent_text_in(nodes[i].label, "zh"), "The second");
    else CU_ASSERT_PTR_NULL(nodes[i].label);
  }
  ent_network_free(network);
  ent_ties_free(ties);
}

static void written_as_csv(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_ties *ties = NULL;
  uint32_t a = 0, b = 0;
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_ties_new(&ties, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "=a", &a, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "b, \"c\"", &b, &err), &err);
  ENT_TEST_OK(ent_ties_add(ties, a, b, -0.1, &err), &err);
  ENT_TEST_OK(ent_ties_write_csv(&out, ties, &err), &err);
  ENT_TEST_SAME(out.data, "source,target,weight\n=a,\"b, \"\"c\"\"\",-0.1\n");
  ENT_TEST_SAME(read_with("x.csv", out.data, out.size, NULL), "=a~b, \"c\":-0.1");
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_ties_set_label(ties, a, "'=A", &err), &err);
  ENT_TEST_OK(ent_ties_write_csv(&out, ties, &err), &err);
  ENT_TEST_SAME(read_with("x.csv", out.data, out.size, NULL), "=a('=A)~b, \"c\":-0.1");
  ent_buffer_clear(&out);
  ent_ties_free(ties);
}

CU_TestInfo ties_tests[] = {{"edge lists", edge_lists},
                            {"columns by --map", mapping},
                            {"bad rows skipped", bad_rows_skipped},
                            {"columns are listed", columns_are_listed},
                            {"matrices", matrices},
                            {"GraphML", graphml},
                            {"GraphML in UTF-16", graphml_in_utf16},
                            {"GML", gml},
                            {"entities of GML", entities},
                            {"formats are known", formats_are_known},
                            {"weights", weights},
                            {"names are found", names_are_found},
                            {"pairs are found", pairs_are_found},
                            {"labels go to the network", labels_go_to_the_network},
                            {"written as CSV", written_as_csv},
                            CU_TEST_INFO_NULL};
