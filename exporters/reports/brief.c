/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: the question, the coalitions, what divides and unites, who could move the balance, how sure that is. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/figure.h"
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

/* What there is room for. */
enum { groups_told = 5, positions_told = 2, issues_told = 3, named_most = 4, question_most = 320 };

static void title(ent__report *report) {
  ent__runs *runs = &report->tree.root->runs;
  ent__runs name = {NULL, NULL};
  if (report->options->title != NULL) {
    ent__add_plain(report, runs, report->options->title);
    return;
  }
  if (report->dataset != NULL) ent__add_text(report, &name, ent_dataset_about(report->dataset)->title, ENT__RUN_PLAIN);
  if (ent__runs_empty(&name)) ent__put(&report->tree, &name, ENT__W_TITLE, ENT__NO_ARGS);
  ent__put(&report->tree, runs, ENT__W_BRF_TITLE, ENT__ARGS(ent__arg_runs(&name)));
}

/* Ends a text with its first sentence: a full stop before a blank, or one of Chinese. */
static size_t first_sentence(const char *text) {
  static const char stop[] = "\xe3\x80\x82";
  for (size_t i = 0; text[i] != '\0'; i++) {
    if (text[i] == '.' && (text[i + 1] == ' ' || text[i + 1] == '\n')) return i + 1;
    if (strncmp(text + i, stop, 3) == 0) return i + 3;
  }
  return strlen(text);
}

static void question(ent__report *report) {
  size_t actors = 0;
  size_t issues = 0;
  size_t cells = 0;
  const ent_text *description = ent_dataset_about(report->dataset)->description;
  const char *text = description == NULL ? NULL : ent_text_in(description, report->language);
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  if (text != NULL && first_sentence(text) <= question_most) {
    ent_buffer first = ENT_BUFFER_INIT;
    ent__buffer_add(&first, text, first_sentence(text));
    ent__add_plain(report, &block->runs, ent__tree_take(&report->tree, &first));
  }
  for (size_t i = 0; i < report->shown_count; i++) {
    ent_stances_row(report->stances, report->shown[i], &cells);
    actors += cells > 0;
  }
  for (size_t i = 0; i < report->topic_count; i++) {
    ent_stances_column(report->stances, report->topics[i], &cells);
    issues += cells > 0;
  }
  ent__say(&report->tree, &block->runs, actors == 0 ? ENT__W_LEAD_EMPTY : ENT__W_BRF_LEAD,
           ENT__ARGS(ent__arg_count(actors), ent__arg_count(issues), ent__arg_count(report->cited_count)));
}

/* "for A and B; and against C": issues by what a coalition says of them. */
static void add_by_word(ent__report *report, ent__runs *runs, uint32_t group, const ent_issue_id *issues, size_t count) {
  static const ent__phrase_id words[] = {ENT__W_SUPPORTS, ENT__W_LEANS_SUPPORT, ENT__W_LEANS_OPPOSE, ENT__W_OPPOSES};
  static const ent__phrase_id told[] = {ENT__W_BRF_FOR, ENT__W_BRF_LEANS_FOR, ENT__W_BRF_LEANS_AGAINST, ENT__W_BRF_AGAINST};
  ent__runs items[positions_told] = {{NULL, NULL}};
  size_t used = 0;
  for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
    ent__runs names[positions_told] = {{NULL, NULL}};
    ent__runs all = {NULL, NULL};
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
      if (ent__position_word(ent_coalitions_position(report->coalitions, group, issues[i]).mean) == words[w]) ent__add_issue_short(report, &names[found++], issues[i]);
    if (found == 0) continue;
    ent__join(&report->tree, &all, names, found);
    ent__put(&report->tree, &items[used++], told[w], ENT__ARGS(ent__arg_runs(&all)));
  }
  ent__join(&report->tree, runs, items, used);
}

/* The issues on which most of its members lean to one side, the clearest first. */
static size_t add_positions(ent__report *report, ent__runs *runs, uint32_t group) {
  ent_issue_id best[positions_told];
  double weights[positions_told];
  size_t count = 0;
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_position_of position = ent_coalitions_position(report->coalitions, group, report->topics[i]);
    const double weight = position.cells == 0 ? 0 : fabs(position.mean) * position.cells;
    if (position.cells < 2 || ent__side(position.mean) == 0 || ent__is_divided(position)) continue;
    size_t at = count < positions_told ? count++ : positions_told;
    while (at > 0 && weights[at - 1] < weight) {
      if (at < positions_told) {
        weights[at] = weights[at - 1];
        best[at] = best[at - 1];
      }
      at--;
    }
    if (at == positions_told) continue;
    weights[at] = weight;
    best[at] = report->topics[i];
  }
  add_by_word(report, runs, group, best, count);
  return count;
}

static void say_group(ent__report *report, uint32_t group) {
  ent__runs name = {NULL, NULL};
  ent__runs positions = {NULL, NULL};
  ent__add_group(report, &name, group);
  for (ent__run *run = name.first; run != NULL; run = run->next) run->style |= ENT__RUN_STRONG;
  const size_t count = report->of_actors ? add_positions(report, &positions, group) : 0;
  ent__item(report, count > 0 ? ENT__W_BRF_GROUP : ENT__W_BRF_GROUP_PLAIN, ENT__ARGS(ent__arg_runs(&name), ent__arg_count(report->groups[group].size), ent__arg_runs(&positions)));
}

static void say_alone(ent__report *report, size_t count) {
  uint32_t nodes[named_most];
  uint32_t used = 0;
  ent__runs names = {NULL, NULL};
  for (uint32_t g = 0; g < report->group_total && count <= named_most; g++)
    if (!ent__is_group(report, g)) nodes[used++] = report->groups[g].members[0];
  if (used > 0) ent__add_nodes(report, &names, nodes, used);
  ent__item(report, used > 0 ? ENT__W_BRF_ALONE_NAMED : ENT__W_BRF_ALONE, used > 0 ? ENT__ARGS(ent__arg_runs(&names)) : ENT__ARGS(ent__arg_count(count)));
}

static void who(ent__report *report) {
  const size_t groups = ent__groups(report);
  const size_t alone = report->group_total - groups;
  size_t told = 0;
  ent__open_section(report, "who", ENT__W_BRF_WHO);
  if (groups == 0) {
    ent__paragraph(report, report->coalitions == NULL ? ENT__W_COA_NONE : ent__why_no_groups(report), ENT__NO_ARGS);
    ent__tree_close(&report->tree);
    return;
  }
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t g = 0; g < report->group_total; g++)
    if (ent__is_group(report, g) && told++ < groups_told) say_group(report, g);
  if (told > groups_told) ent__item(report, ENT__W_BRF_MORE_GROUPS, ENT__ARGS(ent__arg_count(told - groups_told)));
  if (alone > 0 && report->of_actors) say_alone(report, alone);
  ent__tree_close(&report->tree);
  ent__figure(report, "coalitions", ENT__W_COA_FIGURE, ENT__W_BRF_WHO);
  ent__tree_close(&report->tree);
}

static double mean_of(const ent__report *report, uint32_t group, ent_issue_id issue) {
  return ent_coalitions_position(report->coalitions, group, issue).mean;
}

/* "China and others +1; Russia and others −0.8": the two of those told that are furthest apart. */
static void add_two_sides(ent__report *report, ent__runs *runs, ent_issue_id issue) {
  uint32_t ends[2] = {ENT_NONE, ENT_NONE};
  for (uint32_t g = 0; g < ent__sides(report); g++) {
    if (ent_coalitions_position(report->coalitions, g, issue).cells == 0) continue;
    if (ends[0] == ENT_NONE || mean_of(report, g, issue) > mean_of(report, ends[0], issue)) ends[0] = g;
    if (ends[1] == ENT_NONE || mean_of(report, g, issue) < mean_of(report, ends[1], issue)) ends[1] = g;
  }
  for (size_t i = 0; i < 2; i++) {
    if (ends[i] == ENT_NONE || (i == 1 && ends[1] == ends[0])) continue;
    ent__runs name = {NULL, NULL};
    ent__runs mean = {NULL, NULL};
    ent__add_group(report, &name, ends[i]);
    ent__add_mean(report, &mean, ent_coalitions_position(report->coalitions, ends[i], issue));
    if (i > 0) ent__put(&report->tree, runs, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    ent__put(&report->tree, runs, ENT__W_SUM_SIDE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean)));
  }
}

static void divides(ent__report *report) {
  const ent_division *divisions[issues_told];
  const size_t count = report->group_total > 1 ? ent__most_divisive(report, divisions, issues_told) : 0;
  ent__open_section(report, "divides", ENT__W_BRF_DIVIDES);
  if (count == 0) {
    ent__paragraph(report, ENT__W_BRF_DIVIDES_NONE, ENT__ARGS(ent__arg_count(ENT__KNOWN)));
  } else {
    ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    for (size_t i = 0; i < count; i++) {
      ent__runs name = {NULL, NULL};
      ent__runs sides = {NULL, NULL};
      ent__add_issue(report, &name, divisions[i]->issue);
      add_two_sides(report, &sides, divisions[i]->issue);
      ent__item(report, ENT__W_CMP_BETWEEN_ITEM, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&sides)));
    }
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

/* Common ground of the two largest coalitions, the strongest first. */
static bool say_common(ent__report *report, ent__runs *runs) {
  size_t count = 0;
  size_t used = 0;
  uint32_t issues[issues_told];
  ent__runs a = {NULL, NULL};
  ent__runs b = {NULL, NULL};
  ent__runs names = {NULL, NULL};
  if (report->group_total < 2) return false;
  const ent_common *common = ent_coalitions_common(report->coalitions, &count);
  for (size_t i = 0; i < count; i++) {
    if (common[i].a != 0 || common[i].b != 1) continue;
    if (ent__is_divided(ent_coalitions_position(report->coalitions, 0, common[i].issue)) || ent__is_divided(ent_coalitions_position(report->coalitions, 1, common[i].issue))) continue;
    if (used < issues_told) issues[used] = common[i].issue;
    used++;
  }
  if (used == 0) return false;
  ent__add_group(report, &a, 0);
  ent__add_group(report, &b, 1);
  ent__add_issues(report, &names, issues, used < issues_told ? used : issues_told);
  ent__say(&report->tree, runs, used <= issues_told ? ENT__W_SUM_COMMON_ALL : ENT__W_SUM_COMMON,
           ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b), ent__arg_count(used), ent__arg_runs(&names)));
  return true;
}

static void unites(ent__report *report) {
  size_t unopposed = 0;
  ent__open_section(report, "unites", ENT__W_BRF_UNITES);
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  const bool any = say_common(report, &block->runs);
  for (size_t i = 0; i < report->topic_count; i++) unopposed += ent__is_unopposed(report, report->topics[i]);
  if (unopposed > 0) ent__say(&report->tree, &block->runs, ENT__W_SUM_UNOPPOSED, ENT__ARGS(ent__arg_count(unopposed)));
  if (!any && unopposed == 0) ent__say(&report->tree, &block->runs, ENT__W_BRF_UNITES_NONE, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

/* On the most divisive issue: the fewest that would turn a majority. */
static bool say_majority(ent__report *report, ent__runs *runs) {
  const ent_division *division = NULL;
  const ent_whatif *whatif = ent_study_whatif(report->study);
  size_t count = 0;
  if (whatif == NULL || ent__most_divisive(report, &division, 1) == 0) return false;
  const ent_whatif_issue *issues = ent_whatif_issues(whatif, &count);
  for (size_t i = 0; i < count; i++) {
    if (issues[i].issue != division->issue || !issues[i].possible || issues[i].fewest.count == 0) continue;
    uint32_t *nodes = ent__tree_alloc(&report->tree, issues[i].fewest.count, sizeof *nodes);
    if (nodes == NULL) return false;
    uint32_t known = 0; /* who has no stance at all is no node */
    for (uint32_t k = 0; k < issues[i].fewest.count; k++) {
      nodes[known] = report->node_of[issues[i].actors[issues[i].fewest.at[k]].actor];
      known += nodes[known] != ENT_NONE;
    }
    if (known < issues[i].fewest.count) return false;
    ent__runs issue = {NULL, NULL};
    ent__runs names = {NULL, NULL};
    ent__add_issue(report, &issue, division->issue);
    ent__add_some_nodes(report, &names, nodes, issues[i].fewest.count, named_most);
    ent__say(&report->tree, runs, issues[i].carried ? ENT__W_BRF_BLOCK : ENT__W_BRF_CARRY, ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&names), ent__arg_count(issues[i].fewest.count)));
    return true;
  }
  return false;
}

static void balance(ent__report *report) {
  uint32_t *nodes = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *nodes);
  size_t count = 0;
  if (nodes == NULL) return;
  ent__open_section(report, "balance", ENT__W_BRF_BALANCE);
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  const bool any = report->of_actors && say_majority(report, &block->runs);
  for (uint32_t i = 0; i < report->node_total; i++)
    if (report->members[i].coalition != ENT_NONE && report->members[i].swings) nodes[count++] = i;
  ent__runs names = {NULL, NULL};
  if (count > 0) {
    ent__add_some_nodes(report, &names, nodes, count, named_most);
    ent__say(&report->tree, &block->runs, ENT__W_BRF_SWING, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count)));
  }
  if (!any && count == 0) ent__say(&report->tree, &block->runs, ENT__W_BRF_BALANCE_NONE, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

static void say_firm(ent__report *report, ent__runs *runs) {
  const ent_quality *quality = ent_coalitions_quality(report->coalitions);
  size_t placed = 0;
  size_t firm = 0;
  for (size_t i = 0; i < report->node_total; i++) {
    if (report->members[i].coalition == ENT_NONE) continue;
    placed++;
    firm += ent__certainty_word(&report->members[i]) == ENT__W_FIRM;
  }
  ent__say(&report->tree, runs, quality->proved ? ENT__W_BRF_PROVED : ENT__W_BRF_FOUND, ENT__NO_ARGS);
  if (quality->resamples > 0 && placed > 0) ent__say(&report->tree, runs, ENT__W_BRF_FIRM, ENT__ARGS(ent__arg_count(firm), ent__arg_count(placed), ent__arg_count(report->stances != NULL)));
}

static void say_thin(ent__report *report, ent__runs *runs) {
  size_t cells = 0;
  size_t single = 0;
  size_t reported = 0;
  const ent_cell *all = ent_stances_cells(report->stances, &cells);
  const double pairs = (double)report->shown_count * (double)report->topic_count;
  for (size_t i = 0; i < cells; i++) single += all[i].count == 1;
  for (size_t i = 0; i < report->cited_count; i++) reported += report->statements[report->cited[i]].reported_by != ENT_NONE;
  if (pairs > (double)cells) ent__say(&report->tree, runs, ENT__W_BRF_GAPS, ENT__ARGS(ent__arg_count(ent__hundred(1 - (double)cells / pairs))));
  if (cells == 0) return;
  ent__say(&report->tree, runs, ENT__W_BRF_THIN,
           ENT__ARGS(ent__arg_count(ent__hundred((double)single / (double)cells)), ent__arg_count(ent__hundred((double)reported / (double)report->cited_count))));
}

static void say_from(ent__report *report) {
  ent_buffer hash = ENT_BUFFER_INIT;
  ent_buffer seed = ENT_BUFFER_INIT;
  ent__runs source = {NULL, NULL};
  ent__add_code(report, &source, ent_study_source(report->study));
  ent__buffer_add(&hash, ent_study_sha256(report->study), 12);
  ent__buffer_printf(&seed, "%llu", (unsigned long long)ent_study_get_options(report->study)->coalitions.seed);
  ent__paragraph(report, ENT__W_BRF_FROM,
                 ENT__ARGS(ent__arg_runs(&source), ent__arg_text(ent__tree_take(&report->tree, &hash)), ent__arg_text(ent_version()),
                           ent__arg_text(ent__tree_take(&report->tree, &seed))));
}

static void sure(ent__report *report) {
  ent__open_section(report, "sure", ENT__W_BRF_SURE);
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  if (report->coalitions != NULL && ent__groups(report) > 0) say_firm(report, &block->runs);
  if (report->stances != NULL) say_thin(report, &block->runs);
  ent__say(&report->tree, &block->runs, ENT__W_BRF_CAUTION, ENT__NO_ARGS);
  say_from(report);
  ent__tree_close(&report->tree);
}

void ent__report_brief(ent__report *report) {
  title(report);
  if (report->stances != NULL) question(report);
  if (report->stances == NULL || report->cited_count > 0) {
    who(report);
    if (report->of_actors && ent__groups(report) > 0) divides(report);
    if (report->of_actors) unites(report);
    if (report->members != NULL && ent__groups(report) > 0) balance(report);
  }
  sure(report);
}
