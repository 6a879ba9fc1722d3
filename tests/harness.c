/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The test program: --list prints the tests, --run NAME runs one, no argument runs all. */
#include "tests/harness.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <CUnit/Basic.h>

#include "tests/alloc_fail.h"

enum { EXIT_SKIPPED = 77 };

/* clang-format off */
static const struct { const char *name; CU_TestInfo *tests; } suites[] = {
#define ENT_SUITE(name) {#name, name##_tests},
  ENT_SUITES
#undef ENT_SUITE
  {NULL, NULL},
};
/* clang-format on */

static bool skipped;

void ent_test_skip(const char *why) {
  skipped = true;
  printf("\nskipped: %s\n", why);
}

static const char *join(const char *folder, const char *name) {
  static char paths[4][1024];
  static unsigned next;
  char *path = paths[next++ % 4];
  snprintf(path, sizeof paths[0], "%s/%s", folder, name);
  return path;
}

const char *ent_test_source(const char *name) {
  const char *source = getenv("ENTENTE_SOURCE");
  return join(source != NULL ? source : ".", name);
}

const char *ent_test_data(const char *name) {
  return ent_test_source(join("tests/data", name));
}

const char *ent_test_shared(const char *name) {
  const char *shared = getenv("ENTENTE_SHARED");
  const char *path = shared != NULL ? join(shared, name) : ent_test_source(join("../shared/data", name));
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    char why[1100];
    snprintf(why, sizeof why, "no shared data at %s", path);
    ent_test_skip(why);
    return NULL;
  }
  fclose(file);
  return path;
}

char *ent_test_slurp(const char *path, size_t *size) {
  char *bytes = NULL;
  size_t used = 0;
  FILE *file = fopen(path, "rb");
  if (file != NULL && fseek(file, 0, SEEK_END) == 0) {
    const long end = ftell(file);
    bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    if (bytes != NULL) {
      rewind(file);
      used = fread(bytes, 1, (size_t)end, file);
      bytes[used] = '\0';
    }
  }
  if (file != NULL) fclose(file);
  if (bytes == NULL) {
    printf("\ncannot read '%s'\n", path);
    CU_FAIL("cannot read a file");
  }
  if (size != NULL) *size = used;
  return bytes;
}

static void expect(bool holds, const char *text, const char *file, unsigned line) {
  CU_assertImplementation(holds ? CU_TRUE : CU_FALSE, line, text, file, "", CU_FALSE);
}

void ent_test_ok(ent_status status, const ent_error *err, const char *file, unsigned line) {
  char text[700] = "ENT_OK";
  if (status != ENT_OK && err != NULL) {
    snprintf(text, sizeof text, "ENT_OK: %s, %s:%ld:%ld %s %s", ent_status_name(status), err->source, err->line,
             err->column, err->pointer, err->text);
  }
  expect(status == ENT_OK, text, file, line);
}

void ent_test_same(const char *got, const char *expected, const char *file, unsigned line) {
  const bool holds = got != NULL && expected != NULL ? strcmp(got, expected) == 0 : got == expected;
  if (!holds) {
    printf("\ngot:\n%s\nexpected:\n%s\n", got != NULL ? got : "NULL", expected != NULL ? expected : "NULL");
  }
  expect(holds, "strings are the same", file, line);
}

void ent_test_near(double got, double expected, double within, const char *file, unsigned line) {
  char text[200];
  snprintf(text, sizeof text, "%.17g is within %g of %.17g", got, within, expected);
  expect(fabs(got - expected) <= within, text, file, line);
}

/* Writes "suite: test", the name that CTest knows the test by. */
static void full_name(char *to, size_t room, const char *suite, const char *test) {
  snprintf(to, room, "%s: %s", suite, test);
}

static int list(void) {
  for (size_t s = 0; suites[s].name != NULL; s++) {
    for (const CU_TestInfo *test = suites[s].tests; test->pName != NULL; test++) {
      char name[256];
      full_name(name, sizeof name, suites[s].name, test->pName);
      puts(name);
    }
  }
  return EXIT_SUCCESS;
}

static void set_up(void) { ent_test_fail_never(); }

/* Hands the tests with this name, or all where it is NULL, to CUnit; returns how many. */
static unsigned add_tests(const char *wanted) {
  unsigned added = 0;
  for (size_t s = 0; suites[s].name != NULL; s++) {
    CU_Suite *suite = CU_add_suite_with_setup_and_teardown(suites[s].name, NULL, NULL, set_up, set_up);
    for (const CU_TestInfo *test = suites[s].tests; suite != NULL && test->pName != NULL; test++) {
      char name[256];
      full_name(name, sizeof name, suites[s].name, test->pName);
      if (wanted != NULL && strcmp(name, wanted) != 0) continue;
      if (CU_add_test(suite, test->pName, test->pTestFunc) != NULL) added++;
    }
  }
  return added;
}

static int run(const char *wanted) {
  if (CU_initialize_registry() != CUE_SUCCESS) return EXIT_FAILURE;
  const unsigned added = add_tests(wanted);
  CU_basic_set_mode(CU_BRM_VERBOSE);
  const bool failed = added == 0 || CU_basic_run_tests() != CUE_SUCCESS || CU_get_number_of_failures() > 0 ||
                      CU_get_number_of_tests_run() != added;
  const bool asserted = CU_get_number_of_asserts() > 0;
  CU_cleanup_registry();
  if (added == 0) fprintf(stderr, "no test named '%s'\n", wanted != NULL ? wanted : "");
  if (failed) return EXIT_FAILURE;
  if (skipped && wanted != NULL) return EXIT_SKIPPED;
  if (!asserted) fprintf(stderr, "no assertion was reached\n");
  return asserted ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  if (argc == 1) return run(NULL);
  if (argc == 2 && strcmp(argv[1], "--list") == 0) return list();
  if (argc == 3 && strcmp(argv[1], "--run") == 0) return run(argv[2]);
  fprintf(stderr, "usage: %s [--list | --run NAME]\n", argv[0]);
  return EXIT_FAILURE;
}
