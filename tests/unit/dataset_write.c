/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON to CSV and back without loss, and folders that are written whole or not at all. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/alloc_fail.h"
#include "tests/harness.h"
#include "tests/hostile_dataset.h"

static ent_dataset *from_json(const char *json, size_t size) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *list = NULL;
  ent_input input = ENT_INPUT_INIT;
  ENT_TEST_OK(ent_diagnostics_new(&list, &err), &err);
  ENT_TEST_OK(ent_read_bytes(&input, json, size, "dataset.json", NULL, list, &err), &err);
  ent_buffer shown = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_diagnostics_print(&shown, list, &err), &err);
  if (shown.size > 0) ENT_TEST_SAME(shown.data, "");
  ent_buffer_clear(&shown);
  ent_diagnostics_free(list);
  return input.dataset;
}

static char *path_in(const char *folder, const char *name) {
  const size_t room = strlen(folder) + strlen(name) + 2;
  char *path = malloc(room);
  CU_ASSERT_PTR_NOT_NULL_FATAL(path);
  snprintf(path, room, "%s/%s", folder, name);
  return path;
}

/* Takes a dataset to CSV and back and gives its JSON. */
static char *through_csv(const ent_dataset *dataset, const char *folder) {
  ent_error err = ENT_ERROR_INIT;
  char *path = path_in(folder, "data");
  ENT_TEST_OK(ent_dataset_write(dataset, path, NULL, &err), &err);
  ent_buffer shown = ENT_BUFFER_INIT;
  ent_dataset *back = ent_test_read(path, &shown);
  if (shown.size > 0) ENT_TEST_SAME(shown.data, "");
  ent_buffer_clear(&shown);
  free(path);
  CU_ASSERT_PTR_NOT_NULL_FATAL(back);
  char *json = ent_test_as_json(back);
  ent_dataset_free(back);
  return json;
}

static void random_datasets_come_back(void) {
  char *folder = ent_test_temporary();
  for (uint64_t seed = 1; seed <= 100; seed++) {
    ent_buffer drawn = ENT_BUFFER_INIT;
    ent_test_hostile_json(&drawn, seed);
    ent_dataset *dataset = from_json(drawn.data, drawn.size);
    CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
    char *json = ent_test_as_json(dataset);
    ENT_TEST_SAME(json, drawn.data);
    char *again = through_csv(dataset, folder);
    ENT_TEST_SAME(again, drawn.data);
    free(json);
    free(again);
    ent_dataset_free(dataset);
    ent_buffer_clear(&drawn);
  }
  ent_test_remove(folder);
  free(folder);
}

static void comes_back(const char *path) {
  char *folder = ent_test_temporary();
  ent_dataset *dataset = ent_test_read(path, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(dataset);
  char *json = ent_test_as_json(dataset);
  ent_dataset *second = from_json(json, strlen(json));
  char *again = ent_test_as_json(second);
  char *csv = through_csv(dataset, folder);
  ENT_TEST_SAME(again, json);
  ENT_TEST_SAME(csv, json);
  free(json);
  free(again);
  free(csv);
  ent_dataset_free(dataset);
  ent_dataset_free(second);
  ent_test_remove(folder);
  free(folder);
}

static void examples_come_back(void) {
  comes_back(ent_test_source("examples/cyber-governance/dataset.json"));
  comes_back(ent_test_source("examples/water-board"));
  comes_back(ent_test_data("hostile.json"));
}

static ent_dataset *small(void) {
  static const char json[] =
      "{\"entente\": 1, \"actors\": [{\"id\": \"a\", \"label\": \"\", \"attributes\": {\"x\": \"1\", \"y\": "
      "1}}]}";
  return from_json(json, sizeof json - 1);
}

static bool exists(const char *folder, const char *name) {
  struct stat info;
  char *path = path_in(folder, name);
  const bool found = stat(path, &info) == 0;
  free(path);
  return found;
}

static size_t entries(const char *folder) {
  size_t count = 0;
  DIR *listing = opendir(folder);
  CU_ASSERT_PTR_NOT_NULL_FATAL(listing);
  while (readdir(listing) != NULL) count++;
  closedir(listing);
  return count - 2;
}

static void replaces_only_its_own(void) {
  ent_error err = ENT_ERROR_INIT;
  char *folder = ent_test_temporary();
  char *path = path_in(folder, "data");
  ent_dataset *dataset = small();
  ENT_TEST_OK(ent_dataset_write(dataset, path, NULL, &err), &err);
  CU_ASSERT_EQUAL(entries(path), 2);
  ent_test_put(path, "issues.csv", "id,label\nold,Old\n", 17);
  ENT_TEST_OK(ent_dataset_write(dataset, path, NULL, &err), &err);
  CU_ASSERT_FALSE(exists(path, "issues.csv"));
  CU_ASSERT_EQUAL(entries(folder), 1);
  ent_test_put(path, "notes.txt", "mine", 4);
  CU_ASSERT_EQUAL(ent_dataset_write(dataset, path, NULL, &err), ENT_E_IO);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'notes.txt'"));
  CU_ASSERT_TRUE(exists(path, "notes.txt"));
  CU_ASSERT_TRUE(exists(path, "actors.csv"));
  CU_ASSERT_EQUAL(entries(folder), 1);
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(path);
  free(folder);
}

static void refuses_a_file_and_unknown_formats(void) {
  ent_error err = ENT_ERROR_INIT;
  char *folder = ent_test_temporary();
  ent_dataset *dataset = small();
  ent_test_put(folder, "file", "x", 1);
  char *path = path_in(folder, "file");
  CU_ASSERT_EQUAL(ent_dataset_write(dataset, path, NULL, &err), ENT_E_IO);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_dataset_write(dataset, path, "xml", &err), ENT_E_USAGE);
  ent_error_clear(&err);
  char *deep = path_in(folder, "no/such/place");
  CU_ASSERT_EQUAL(ent_dataset_write(dataset, deep, NULL, &err), ENT_E_IO);
  CU_ASSERT_EQUAL(entries(folder), 1);
  free(deep);
  free(path);
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(folder);
}

/* Each allocation fails in turn: the old folder stays, and nothing else is left behind. */
static void leaves_nothing_without_memory(void) {
  char *folder = ent_test_temporary();
  char *path = path_in(folder, "data");
  ent_dataset *dataset = small();
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_dataset_write(dataset, path, NULL, &err), &err);
  for (unsigned long n = 0;; n++) {
    ent_error_clear(&err);
    ent_test_fail_after(n);
    const ent_status status = ent_dataset_write(dataset, path, NULL, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    CU_ASSERT_TRUE(exists(path, "actors.csv"));
    CU_ASSERT_EQUAL(entries(folder), 1);
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      break;
    }
    CU_ASSERT_NOT_EQUAL(status, ENT_OK);
  }
  ent_dataset_free(dataset);
  ent_test_remove(folder);
  free(path);
  free(folder);
}

CU_TestInfo dataset_write_tests[] = {
    {"random datasets come back byte for byte", random_datasets_come_back},
    {"the examples come back byte for byte", examples_come_back},
    {"a folder is replaced only where it is a dataset", replaces_only_its_own},
    {"a file in the way is refused", refuses_a_file_and_unknown_formats},
    {"nothing is left behind without memory", leaves_nothing_without_memory},
    CU_TEST_INFO_NULL};
