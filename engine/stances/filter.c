/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which statements count: the filter's words are turned into bytes once, then looked up. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/dataset/words.h"
#include "engine/stances/stances_internal.h"

void ent__passes_clear(ent__passes *passes) {
  ent__free(passes->actors);
  ent__free(passes->issues);
  ent__free(passes->documents);
  *passes = (ent__passes){NULL, NULL, NULL};
}

static const char *id_at(const ent_dataset *dataset, ent_table table, size_t i) {
  size_t count = 0;
  if (table == ENT_TABLE_ACTORS) return ent_dataset_actors(dataset, &count)[i].id;
  if (table == ENT_TABLE_ISSUES) return ent_dataset_issues(dataset, &count)[i].id;
  return ent_dataset_documents(dataset, &count)[i].id;
}

static size_t table_count(const ent_dataset *dataset, ent_table table) {
  size_t count = 0;
  if (table == ENT_TABLE_ACTORS) ent_dataset_actors(dataset, &count);
  else if (table == ENT_TABLE_ISSUES) ent_dataset_issues(dataset, &count);
  else ent_dataset_documents(dataset, &count);
  return count;
}

static ent_status unknown(ent_error *err, const char *what, const char *word, const char *best) {
  if (best != NULL) return ent__fail(err, ENT_E_USAGE, "there is no %s '%.80s'; did you mean '%.80s'?", what, word, best);
  return ent__fail(err, ENT_E_USAGE, "there is no %s '%.80s' in the data", what, word);
}

static ent_status unknown_id(ent_error *err, const ent_dataset *dataset, ent_table table, const char *what, const char *word) {
  ent__near near;
  ent__near_begin(&near, word);
  for (size_t i = 0; i < table_count(dataset, table); i++) ent__near_consider(&near, id_at(dataset, table, i));
  return unknown(err, what, word, near.best);
}

/* Sets pass[i] for the listed ids, or clears it for them where the list is turned round. */
static ent_status by_ids(uint8_t *pass, const ent_dataset *dataset, ent_table table, const char *what, const ent_words *words, ent_error *err) {
  if (words->count == 0) return ENT_OK;
  const size_t count = table_count(dataset, table);
  uint8_t *listed = ent__zalloc(count, 1);
  if (listed == NULL) return ent__nomem(err);
  ent_status status = ENT_OK;
  for (size_t i = 0; i < words->count && status == ENT_OK; i++) {
    const uint32_t found = ent_dataset_find(dataset, table, words->at[i]);
    if (found == ENT_NONE) status = unknown_id(err, dataset, table, what, words->at[i]);
    else listed[found] = 1;
  }
  for (size_t i = 0; i < count; i++) pass[i] = pass[i] && (listed[i] != 0) != words->negate;
  ent__free(listed);
  return status;
}

static bool has_word(const ent_words *words, const char *word) {
  for (size_t i = 0; i < words->count; i++)
    if (word != NULL && strcmp(words->at[i], word) == 0) return true;
  return false;
}

static ent_status by_kinds(uint8_t *pass, const ent_dataset *dataset, const ent_words *words, ent_error *err) {
  for (size_t i = 0; i < words->count; i++) {
    if (ent__word_find(ent__actor_kind_words, ENT__WORD_COUNT_actor_kind, words->at[i]) >= 0) continue;
    ent__near near;
    ent__near_begin(&near, words->at[i]);
    for (int k = 1; k < ENT__WORD_COUNT_actor_kind; k++) ent__near_consider(&near, ent__actor_kind_words[k]);
    return unknown(err, "kind of actor", words->at[i], near.best);
  }
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  for (size_t i = 0; i < count && words->count > 0; i++)
    pass[i] = pass[i] && has_word(words, ent_actor_kind_word(actors[i].kind)) != words->negate;
  return ENT_OK;
}

/* An issue of several topics is found under each of them. */
static bool has_any(const ent_words *words, const ent_strings *strings) {
  for (uint32_t i = 0; i < strings->count; i++)
    if (has_word(words, strings->at[i])) return true;
  return false;
}

static ent_status by_topics(uint8_t *pass, const ent_dataset *dataset, const ent_words *words, ent_error *err) {
  size_t count = 0;
  const ent_issue *issues = ent_dataset_issues(dataset, &count);
  for (size_t i = 0; i < words->count; i++) {
    bool known = false;
    ent__near near;
    ent__near_begin(&near, words->at[i]);
    for (size_t j = 0; j < count; j++)
      for (uint32_t k = 0; k < issues[j].topics.count; k++) {
        known = known || strcmp(issues[j].topics.at[k], words->at[i]) == 0;
        ent__near_consider(&near, issues[j].topics.at[k]);
      }
    if (!known) return unknown(err, "topic", words->at[i], near.best);
  }
  for (size_t i = 0; i < count && words->count > 0; i++) pass[i] = pass[i] && has_any(words, &issues[i].topics) != words->negate;
  return ENT_OK;
}

static ent_status check_groups(const ent_dataset *dataset, const ent_words *words, ent_error *err) {
  for (size_t i = 0; i < words->count; i++)
    if (ent_dataset_find(dataset, ENT_TABLE_ACTORS, words->at[i]) == ENT_NONE)
      return unknown_id(err, dataset, ENT_TABLE_ACTORS, "group", words->at[i]);
  return ENT_OK;
}

bool ent__is_member(const ent_actor *actor, ent_actor_id bloc, ent_interval when) {
  int32_t first = INT32_MIN, last = INT32_MAX;
  ent_interval_days(when, &first, &last);
  for (uint32_t i = 0; i < actor->memberships; i++) {
    const ent_membership *membership = &actor->member_of[i];
    int32_t from = INT32_MIN, to = INT32_MAX, ignored = 0;
    if (membership->bloc != bloc) continue;
    ent_interval_days(membership->from, &from, &ignored);
    ent_interval_days(membership->to, &ignored, &to);
    if (first <= to && last >= from) return true;
  }
  return false;
}

static bool in_groups(const ent_dataset *dataset, const ent_words *groups, ent_actor_id actor, ent_interval when) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  for (size_t i = 0; i < groups->count; i++) {
    const uint32_t bloc = ent_dataset_find(dataset, ENT_TABLE_ACTORS, groups->at[i]);
    if (bloc == actor || ent__is_member(&actors[actor], bloc, when)) return true;
  }
  return false;
}

/* An actor that is in no listed group at any time can be left out from the start. */
static void by_groups(uint8_t *pass, const ent_dataset *dataset, const ent_words *groups) {
  const ent_interval any = {{0, 0, 0}, {0, 0, 0}};
  const size_t count = table_count(dataset, ENT_TABLE_ACTORS);
  for (size_t i = 0; i < count && groups->count > 0 && !groups->negate; i++)
    pass[i] = pass[i] && in_groups(dataset, groups, (ent_actor_id)i, any);
}

ent_status ent__filter_compile(ent__passes *out, const ent_dataset *dataset, const ent_filter *filter, ent_error *err) {
  const size_t actors = table_count(dataset, ENT_TABLE_ACTORS), issues = table_count(dataset, ENT_TABLE_ISSUES);
  const size_t documents = table_count(dataset, ENT_TABLE_DOCUMENTS);
  ent_status status = ENT_OK;
  *out = (ent__passes){ent__alloc(actors, 1), ent__alloc(issues, 1), ent__alloc(documents, 1)};
  if (out->actors == NULL || out->issues == NULL || out->documents == NULL) {
    status = ent__nomem(err);
  } else {
    memset(out->actors, 1, actors);
    memset(out->issues, 1, issues);
    memset(out->documents, 1, documents);
    status = by_ids(out->actors, dataset, ENT_TABLE_ACTORS, "actor", &filter->actors, err);
  }
  if (status == ENT_OK) status = by_kinds(out->actors, dataset, &filter->kinds, err);
  if (status == ENT_OK) status = check_groups(dataset, &filter->groups, err);
  if (status == ENT_OK) by_groups(out->actors, dataset, &filter->groups);
  if (status == ENT_OK) status = by_ids(out->issues, dataset, ENT_TABLE_ISSUES, "issue", &filter->issues, err);
  if (status == ENT_OK) status = by_topics(out->issues, dataset, &filter->topics, err);
  if (status == ENT_OK) status = by_ids(out->documents, dataset, ENT_TABLE_DOCUMENTS, "document", &filter->documents, err);
  if (status != ENT_OK) ent__passes_clear(out);
  return status;
}

static bool in_time(const ent_filter *filter, ent_interval when, bool *undated) {
  if (filter->from.year == 0 && filter->to.year == 0) return true;
  int32_t first = 0, last = 0, from = INT32_MIN, to = INT32_MAX, ignored = 0;
  if (!ent_interval_days(when, &first, &last)) {
    *undated = true;
    return false;
  }
  ent_interval_days((ent_interval){filter->from, {0, 0, 0}}, &from, &ignored);
  ent_interval_days((ent_interval){filter->to, {0, 0, 0}}, &ignored, &to);
  return filter->outside ? first > to || last < from : first <= to && last >= from;
}

bool ent__filter_statement(const ent__passes *passes, const ent_dataset *dataset, const ent_filter *filter,
                           const ent_statement *statement, bool *undated) {
  if (!passes->actors[statement->actor] || !passes->issues[statement->issue]) return false;
  if (statement->document != ENT_NONE ? !passes->documents[statement->document] : filter->documents.count > 0 && !filter->documents.negate)
    return false;
  const bool reported = statement->reported_by != ENT_NONE;
  if (filter->reported == ENT_REPORTED_ONLY && !reported) return false;
  if (filter->reported == ENT_REPORTED_NOT && reported) return false;
  if (filter->groups.count > 0 && in_groups(dataset, &filter->groups, statement->actor, statement->date) == filter->groups.negate) return false;
  return in_time(filter, statement->date, undated);
}
