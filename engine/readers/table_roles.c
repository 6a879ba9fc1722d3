/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/table_roles.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"

/*
 * Common names, the likeliest first; compared in lower case without blanks and "_-.". In a table of
 * statements an organisation comes before a person, as in Discourse Network Analyzer.
 */
static const struct role {
  const char *name;
  int table;
  const char *statements;
  const char *votes;
} roles[ENT__ROLES] = {
    [ENT__ROLE_ACTOR] = {"actor", ENT_TABLE_ACTORS,
                         "actor actorid actorname organisation organization organisationname organizationname org stakeholder country "
                         "state nation delegation member memberstate party speaker person politician legislator author entity "
                         "行为者 行動者 行为体 行动者 行為者 行為體 主体 主體 组织 組織 机构 機構 国家 國家 发言人 發言人 人物",
                         "country countryname actor member memberstate state nation delegation msname iso3 iso3c legislator voter mp "
                         "countrycode ccode party name 国家 國家 行为者 行动者 成员国 會員國 会员国"},
    [ENT__ROLE_ISSUE] = {"issue", ENT_TABLE_ISSUES,
                         "issue issueid concept claim topic subject question proposal item category frame belief argument "
                         "议题 議題 概念 主张 主張 问题 問題 话题 話題 提案",
                         "rcid rollcall rollcallid rollnumber voteid undlid votenumber issueid billid motion motionid resolutionid "
                         "投票编号 表决编号 议题 議題"},
    [ENT__ROLE_POSITION] = {"position", ENT_TABLE_STATEMENTS,
                            "position agreement agree stance vote support opinion sentiment attitude qualifier polarity direction "
                            "立场 立場 态度 態度 同意 赞成 贊成 表决 表決 投票",
                            "vote msvote position castcode choice ballot 投票 表决 表決 立场 立場"},
    [ENT__ROLE_ID] = {"id", ENT_TABLE_STATEMENTS, "id statementid statementnumber 编号 編號", ""},
    [ENT__ROLE_DATE] = {"date", ENT_TABLE_STATEMENTS, "date datetime day statementdate documentdate time timestamp year 日期 时间 時間 年份 年",
                        "date votedate datetime day time year 日期 时间 時間 年份 年"},
    [ENT__ROLE_DOCUMENT] = {"document", ENT_TABLE_DOCUMENTS,
                            "document documentid doc docid article articleid documenttitle documentname title headline 文件 文档 文檔 文献 文獻 文章", ""},
    [ENT__ROLE_CONFIDENCE] = {"confidence", ENT_TABLE_STATEMENTS, "confidence certainty probability 置信度 可信度", ""},
    [ENT__ROLE_LOCATOR] = {"locator", ENT_TABLE_STATEMENTS, "locator page pages paragraph 页码 頁碼 页 頁 段落", ""},
    [ENT__ROLE_SUMMARY] = {"summary", ENT_TABLE_STATEMENTS, "summary quote quotation statement text excerpt 摘要 引文 陈述 陳述", ""},
    [ENT__ROLE_KIND] = {"kind", ENT_TABLE_STATEMENTS, "statementkind", ""},
    [ENT__ROLE_REPORTED_BY] = {"reported_by", ENT_TABLE_ACTORS, "reportedby reporter 报告者 報告者 转述者 轉述者", ""},
    [ENT__ROLE_ACTOR_LABEL] = {"actor_label", ENT_TABLE_ACTORS, "actorlabel", "actorlabel countryname membername actorname name country"},
    [ENT__ROLE_ACTOR_SHORT] = {"actor_short", ENT_TABLE_ACTORS, "actorshort", "actorshort countrycode iso3 iso3c iso2 iso2c mscode"},
    [ENT__ROLE_ACTOR_KIND] = {"actor_kind", ENT_TABLE_ACTORS, "actorkind actortype", "actorkind actortype"},
    [ENT__ROLE_BLOC] = {"bloc", ENT_TABLE_ACTORS, "bloc 集团 集團 阵营 陣營", "bloc 集团 集團 阵营 陣營"},
    [ENT__ROLE_ISSUE_LABEL] = {"issue_label", ENT_TABLE_ISSUES, "issuelabel", "issuelabel short title agendatitle shorttitle 标题 標題"},
    [ENT__ROLE_ISSUE_SHORT] = {"issue_short", ENT_TABLE_ISSUES, "issueshort", "issueshort unres resolution resolutionsymbol symbol 决议 決議"},
    [ENT__ROLE_ISSUE_NOTE] = {"issue_note", ENT_TABLE_ISSUES, "issuenote", "issuenote descr description 说明 說明 描述"},
    [ENT__ROLE_TOPIC] = {"topic", ENT_TABLE_ISSUES, "topic theme policyarea field 主题 主題 领域 領域", "topic issue issuearea theme tag subject 主题 主題 领域 領域"},
    [ENT__ROLE_TITLE] = {"title", ENT_TABLE_DOCUMENTS, "documenttitle title headline 标题 標題", ""},
    [ENT__ROLE_AUTHOR] = {"author", ENT_TABLE_DOCUMENTS, "documentauthor author 作者", ""},
    [ENT__ROLE_SOURCE] = {"source", ENT_TABLE_DOCUMENTS, "documentsource source newspaper journal 来源 來源", ""},
    [ENT__ROLE_URL] = {"url", ENT_TABLE_DOCUMENTS, "url link 网址 網址 链接 鏈接", ""},
};

const char *ent__role_name(ent__role role) { return roles[role].name; }

int ent__role_table(ent__role role) { return roles[role].table; }

/* Which roles a form has: votes have neither documents nor numbers of confidence. */
static bool has_role(ent__table_form form, int role) {
  const bool of_actor = role == ENT__ROLE_ACTOR || (role >= ENT__ROLE_ACTOR_LABEL && role <= ENT__ROLE_BLOC);
  const bool of_issue = role == ENT__ROLE_ISSUE || (role >= ENT__ROLE_ISSUE_LABEL && role <= ENT__ROLE_TOPIC);
  switch (form) {
    case ENT__FORM_STATEMENTS: return true;
    case ENT__FORM_ROLL_CALLS: return of_actor || of_issue || role == ENT__ROLE_POSITION || role == ENT__ROLE_DATE;
    case ENT__FORM_WIDE: return of_actor;
    case ENT__FORM_JOINED: return of_issue || role == ENT__ROLE_DATE;
  }
  return false;
}

static bool is_needed(ent__table_form form, int role) {
  if (role == ENT__ROLE_ACTOR) return form != ENT__FORM_JOINED;
  if (role == ENT__ROLE_ISSUE) return form != ENT__FORM_WIDE;
  return role == ENT__ROLE_POSITION && (form == ENT__FORM_STATEMENTS || form == ENT__FORM_ROLL_CALLS);
}

/* Lower case, without blanks and what joins words. */
static void fold(char *out, size_t room, const char *s) {
  size_t length = 0;
  for (; *s != '\0' && length + 1 < room; s++) {
    if (strchr(" _-.\t", *s) != NULL) continue;
    out[length++] = (char)(*s >= 'A' && *s <= 'Z' ? *s - 'A' + 'a' : *s);
  }
  out[length] = '\0';
}

/* Returns the place of a folded name in a list of words, from 1; 0 where it is not there. */
static int place_in(const char *list, const char *name) {
  const size_t length = strlen(name);
  int place = 1;
  while (*list != '\0' && length > 0) {
    const size_t word = strcspn(list, " ");
    if (word == length && memcmp(list, name, length) == 0) return place;
    list += word + (list[word] == ' ');
    place++;
  }
  return 0;
}

static const char *common_names(ent__role role, ent__table_form form) {
  return form == ENT__FORM_STATEMENTS ? roles[role].statements : roles[role].votes;
}

bool ent__role_is_called(ent__role role, ent__table_form form, const char *name) {
  char folded[64];
  fold(folded, sizeof folded, name);
  return place_in(common_names(role, form), folded) > 0;
}

/* The roll calls' forms share one --map: what describes them may stand in either table. */
ent_status ent__roles_check(const ent_read_options *options, ent__table_form form, ent_error *err) {
  const char *known[ENT__ROLES + 2];
  size_t count = 0;
  for (int role = 0; role < ENT__ROLES; role++)
    if (has_role(form, role) || (form == ENT__FORM_WIDE && has_role(ENT__FORM_JOINED, role))) known[count++] = roles[role].name;
  known[count++] = "ignore";
  known[count] = NULL;
  const ent_status status = ent__mapping_check(options, known, err);
  for (size_t i = 0; i < options->map_count && status == ENT_OK; i++)
    for (size_t j = 0; j < i; j++)
      if (strcmp(options->map[i].role, options->map[j].role) == 0 && strcmp(options->map[i].role, "ignore") != 0)
        return ent__fail(err, ENT_E_USAGE, "'%.40s' is mapped twice, to '%.60s' and '%.60s'", options->map[i].role, options->map[j].column,
                         options->map[i].column);
  return status;
}

static char *trimmed(const ent__table_cell *cell) {
  const char *s = cell->s == NULL ? "" : cell->s;
  size_t length = strlen(s), blank = 0;
  while ((blank = ent__blank_last(s, length)) > 0) length -= blank;
  while ((blank = ent__blank_first(s, length)) > 0) {
    s += blank;
    length -= blank;
  }
  char *copy = ent__alloc(length + 1, 1);
  if (copy == NULL) return NULL;
  memcpy(copy, s, length);
  copy[length] = '\0';
  return copy;
}

static bool take_names(ent__columns *out, const ent__table_row *header) {
  *out = (ent__columns){0};
  for (int role = 0; role < ENT__ROLES; role++) out->at[role] = -1;
  out->names = ent__zalloc(header->count, sizeof *out->names);
  out->role = ent__alloc(header->count, sizeof *out->role);
  out->guessed = ent__zalloc(header->count, sizeof *out->guessed);
  if (out->names == NULL || out->role == NULL || out->guessed == NULL) return false;
  for (size_t k = 0; k < header->count; k++) {
    out->role[k] = ENT__COLUMN_UNUSED;
    out->names[k] = trimmed(&header->cells[k]);
    if (out->names[k] == NULL) return false;
    out->count = k + 1;
  }
  return true;
}

void ent__columns_clear(ent__columns *columns) {
  for (size_t k = 0; k < columns->count; k++) ent__free(columns->names[k]);
  ent__free(columns->names);
  ent__free(columns->role);
  ent__free(columns->guessed);
  *columns = (ent__columns){0};
}

/* Finds a column by its name as it is, else in any case of letters; -1 where there is none. */
static long find_column(const ent__columns *columns, const char *name) {
  for (size_t k = 0; k < columns->count; k++)
    if (strcmp(columns->names[k], name) == 0) return (long)k;
  for (size_t k = 0; k < columns->count; k++)
    if (strcasecmp(columns->names[k], name) == 0) return (long)k;
  return -1;
}

static void take(ent__columns *columns, int role, long k, bool guess) {
  columns->at[role] = k;
  if (columns->role[k] == ENT__COLUMN_UNUSED) {
    columns->role[k] = role;
    columns->guessed[k] = guess;
  }
}

static void no_such_column(const ent__columns *columns, const char *role, const char *name, ent__table_report *report, long line) {
  char hint[128];
  ent__near near;
  ent__near_begin(&near, name);
  for (size_t k = 0; k < columns->count; k++) ent__near_consider(&near, columns->names[k]);
  if (near.best != NULL) snprintf(hint, sizeof hint, "did you mean '%.80s'?", near.best);
  ent__table_fault(report, line, 1, "missing-column", near.best == NULL ? NULL : hint, "there is no column '%.60s' for the %s", name, role);
}

/* As --map says. What describes roll calls may stand in a joined table: there, and only there, it may be missing. */
static void take_mapped(ent__columns *columns, ent__table_form form, const ent_read_options *options, ent__table_report *report, long line) {
  for (size_t i = 0; i < options->map_count; i++) {
    const ent_mapping *one = &options->map[i];
    const long k = find_column(columns, one->column);
    int role = 0;
    while (role < ENT__ROLES && strcmp(roles[role].name, one->role) != 0) role++;
    if (role == ENT__ROLES) {
      if (k >= 0) columns->role[k] = ENT__COLUMN_IGNORED;
      else if (form != ENT__FORM_JOINED && options->joined_count == 0) no_such_column(columns, "columns to ignore", one->column, report, line);
      continue;
    }
    if (!has_role(form, role)) continue;
    if (k >= 0) take(columns, role, k, false);
    else if (form != ENT__FORM_JOINED && (options->joined_count == 0 || is_needed(form, role) || !has_role(ENT__FORM_JOINED, role)))
      no_such_column(columns, one->role, one->column, report, line);
  }
}

/* By the likeliest name that a column has which is nothing yet. */
static long guess_column(const ent__columns *columns, const char *names) {
  long best = -1;
  int best_place = 0;
  for (size_t k = 0; k < columns->count; k++) {
    char folded[64];
    if (columns->role[k] != ENT__COLUMN_UNUSED) continue;
    fold(folded, sizeof folded, columns->names[k]);
    const int place = place_in(names, folded);
    if (place == 0 || (best >= 0 && place >= best_place)) continue;
    best = (long)k;
    best_place = place;
  }
  return best;
}

/* A document's title is nothing without the document, and the like. */
static bool has_bearer(const ent__columns *columns, int role) {
  if (role < ENT__ROLE_TITLE) return true;
  return columns->at[ENT__ROLE_DOCUMENT] >= 0;
}

static void guess_rest(ent__columns *columns, ent__table_form form, const char *key, const ent_read_options *options) {
  for (int role = 0; role < ENT__ROLES; role++) {
    if (!has_role(form, role) || columns->at[role] >= 0 || ent__mapped(options, roles[role].name) != NULL) continue;
    if (!has_bearer(columns, role)) continue;
    long k = -1;
    if (role == ENT__ROLE_ISSUE && key != NULL) k = find_column(columns, key);
    if (k < 0) k = guess_column(columns, common_names((ent__role)role, form));
    if (role == ENT__ROLE_ACTOR && form == ENT__FORM_WIDE && columns->count > 0 && columns->role[0] == ENT__COLUMN_UNUSED) k = 0;
    if (k >= 0) take(columns, role, k, true);
  }
}

/* In the wide form all other columns are votes. */
static void take_votes(ent__columns *columns) {
  for (size_t k = 0; k < columns->count; k++)
    if (columns->role[k] == ENT__COLUMN_UNUSED) columns->role[k] = ENT__COLUMN_VOTE;
}

static void check_needed(const ent__columns *columns, ent__table_form form, const ent_read_options *options, ent__table_report *report, long line) {
  for (int role = 0; role < ENT__ROLES; role++) {
    if (!is_needed(form, role) || columns->at[role] >= 0 || ent__mapped(options, roles[role].name) != NULL) continue;
    char hint[128];
    const bool table = find_column(columns, "id") >= 0 && find_column(columns, "label") >= 0;
    snprintf(hint, sizeof hint, "say which it is: --map %s=COLUMN", roles[role].name);
    ent__table_fault(report, line, 1, "missing-column", table ? "a table of a dataset is not read alone; give its folder" : hint,
                     "no column is called as the %s would be", roles[role].name);
  }
  if (columns->at[ENT__ROLE_DOCUMENT] >= 0) return;
  for (int role = ENT__ROLE_TITLE; role < ENT__ROLES; role++)
    if (columns->at[role] >= 0)
      ent__table_fault(report, line, columns->at[role] + 1, "missing-column", "say which it is: --map document=COLUMN",
                       "'%s' describes a document, but no column is the document", roles[role].name);
}

/* Two columns of one name: which of them was meant cannot be told, unless neither is used. */
static void check_names(const ent__columns *columns, const ent__table_source *source, const ent__table_row *header, ent__table_report *report) {
  enum { most = 100 };
  int found = 0;
  for (size_t k = 1; k < columns->count && found < most; k++) {
    size_t first = 0;
    const size_t bound = k < 5000 ? k : 0; /* not in a header of millions */
    if (columns->role[k] == ENT__COLUMN_VOTE) continue; /* roll_calls_wide.c sees to them */
    while (first < bound && strcmp(columns->names[first], columns->names[k]) != 0) first++;
    if (first >= bound) continue;
    if (columns->role[k] == ENT__COLUMN_UNUSED && columns->role[first] == ENT__COLUMN_UNUSED) continue;
    if (columns->role[k] == ENT__COLUMN_IGNORED || columns->role[first] == ENT__COLUMN_IGNORED) continue;
    long line = 0, column = 0;
    source->place(source->self, header, k, &line, &column);
    found++;
    if (columns->names[k][0] == '\0')
      ent__table_fault(report, line, column, "unknown-column", NULL, "column %zu has no name", k + 1);
    else
      ent__table_fault(report, line, column, "duplicate-column", NULL, "column '%.80s' is given twice, expected once", columns->names[k]);
  }
}

/* "actor is 'Organisation', issue is 'Concept'" */
static ent_status note_guesses(const ent__columns *columns, ent__table_report *report, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  for (int role = 0; role < ENT__ROLES; role++) {
    const long k = columns->at[role];
    if (k < 0 || !columns->guessed[k]) continue;
    if (text.size > 0) ent__buffer_puts(&text, ", ");
    ent__buffer_printf(&text, "%s is '%.60s'", roles[role].name, columns->names[k]);
  }
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK && text.size > 0) ent__table_note(report, "guessed-columns", "--map says it otherwise", "by their names: %s", text.data);
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__columns_unused(const ent__columns *columns, ent__table_report *report, ent_error *err) {
  enum { most = 12 };
  ent_buffer text = ENT_BUFFER_INIT;
  size_t found = 0;
  for (size_t k = 0; k < columns->count; k++) {
    if (columns->role[k] != ENT__COLUMN_UNUSED) continue;
    if (found++ >= most) continue;
    ent__buffer_printf(&text, "%s'%.60s'", found > 1 ? ", " : "", columns->names[k]);
  }
  if (found > most) ent__buffer_printf(&text, " and %zu more", found - most);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK && found > 0)
    ent__table_note(report, "unused-columns", NULL, "not used: column%s %s", found == 1 ? "" : "s", text.data);
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__columns_read(ent__columns *out, const ent__table_source *source, const ent__table_row *header, ent__table_form form,
                             const char *key, const ent_read_options *options, ent__table_report *report, ent_error *err) {
  const size_t before = report->faults;
  if (!take_names(out, header)) return ent__nomem(err);
  take_mapped(out, form, options, report, header->line);
  guess_rest(out, form, key, options);
  if (form == ENT__FORM_WIDE) take_votes(out);
  check_needed(out, form, options, report, header->line);
  check_names(out, source, header, report);
  for (int role = ENT__ROLE_ACTOR_LABEL; role < ENT__ROLES; role++)
    if (out->at[role] >= 0) out->describing[out->describing_count++] = role;
  out->usable = report->faults == before;
  return note_guesses(out, report, err);
}
