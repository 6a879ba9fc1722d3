/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixed words of diagrams, in English and Chinese. */
#ifndef ENT_EXPORTERS_DIAGRAMS_WORDS_H
#define ENT_EXPORTERS_DIAGRAMS_WORDS_H

#include "exporters/diagrams/words_map.h"
#include "exporters/diagrams/words_charts.h"
#include "exporters/diagrams/words_flows.h"

/* clang-format off */
#define ENT__WORDS(X) \
  X(COMMA,            ", ",                               "，") \
  X(COLON,            ": ",                               "：") \
  X(LIST_COMMA,       ", ",                               "、") \
  X(SEMICOLON,        "; ",                               "；") \
  X(STOP,             ". ",                               "。") \
  X(COALITION_MAP,    "Coalition map",                    "联盟图") \
  X(STANCE_MATRIX,    "Stance matrix",                    "立场矩阵") \
  ENT__WORDS_MAP(X) \
  X(AFFILIATION_MAP,  "Affiliation map",                  "行为体与议题关系图") \
  X(ACTORS,           "actors",                           "个行为体") \
  X(ACTOR,            "actor",                            "个行为体") \
  X(ISSUES,           "issues",                           "个议题") \
  X(ISSUE,            "issue",                            "个议题") \
  X(COALITION_COUNT,  "coalitions",                       "个联盟") \
  X(COALITION_ONE,    "coalition",                        "个联盟") \
  X(TIES,             "ties",                             "条联系") \
  X(TIE,              "tie",                              "条联系") \
  X(STANCES,          "stances",                          "个立场") \
  X(STANCE,           "stance",                           "个立场") \
  X(COALITIONS,       "Coalitions",                       "联盟") \
  X(COALITION,        "Coalition",                        "联盟") \
  X(MORE_COALITIONS,  "more coalitions",                  "个其他联盟") \
  X(STABILITY,        "stability",                        "稳定性") \
  X(NO_TIES_GROUP,    "No ties: in no coalition",         "无联系：不属于任何联盟") \
  X(TIE_HEADING,      "Ties",                             "联系") \
  X(AGREEMENT,        "Agreement: solid",                 "一致：实线") \
  X(OPPOSITION,       "Opposition: dashed",               "对立：虚线") \
  X(WIDTH_IS_WEIGHT,  "Width: weight of the tie",         "线宽：联系强度") \
  X(AGREEING,         "agreement",                        "一致") \
  X(OPPOSING,         "opposition",                       "对立") \
  X(ACTOR_HEADING,    "Actors",                           "行为体") \
  X(AREA_IS_ACTIVITY, "Area: how much was said",          "面积：发言数量") \
  X(AREA_IS_TIES,     "Area: sum of the weights of ties", "面积：联系强度之和") \
  X(ISSUE_HEADING,    "Issues",                           "议题") \
  X(UNCERTAIN,        "Dashed outline and “?”: uncertain member; “→2”: it was often with coalition 2", "虚线轮廓与“?”：成员归属不确定；“→2”：常与联盟2在一起") \
  X(UNCERTAIN_WORD,   "uncertain member",                 "成员归属不确定") \
  X(POSITION_HEADING, "Position (mean of what was said)", "立场（发言均值）") \
  X(SUPPORT,          "support",                          "支持") \
  X(OPPOSE,           "oppose",                           "反对") \
  X(FULL_SUPPORT,     "full support (+1)",                "完全支持（+1）") \
  X(FULL_OPPOSE,      "full opposition (−1)",             "完全反对（−1）") \
  X(PARTLY_FOR,       "partly in support",                "部分支持") \
  X(PARTLY_AGAINST,   "partly opposed",                   "部分反对") \
  X(UNCERTAIN_MARK,   "Dashed outline and “?”: uncertain member; “→2”: it was often with coalition 2.", "虚线轮廓与“?”：成员归属不确定；“→2”：常与联盟2在一起。") \
  X(NEUTRAL,          "neutral",                          "中立") \
  X(ABSTAINED,        "abstained",                        "弃权") \
  X(MIXED,            "mixed: said both, coloured by the mean", "立场不一：两种立场均有，颜色为均值") \
  X(MIXED_SHORT,      "mixed",                            "立场不一") \
  X(NO_STANCE,        "no stance",                        "无立场") \
  X(FROM_BLOC,        "corner: taken over from its bloc", "角标：沿用所属集团立场") \
  X(DIVISIVENESS,     "Divisiveness",                     "分歧度") \
  X(DIVISIVENESS_NOTE, "Share of the variance of positions that lies between coalitions; issues run from most to least", "立场方差中位于联盟之间的份额；议题由高到低排列") \
  X(CANONICAL_NOTE,   "Issues in canonical order: there are no coalitions to divide", "议题按规范顺序排列：没有可比较的联盟") \
  X(NOT_ALIGNED,      "In no coalition",                  "不属于任何联盟") \
  X(ALL_ACTORS,       "All actors",                       "全部行为体") \
  X(STANCE_HEADING,   "Stances",                          "立场") \
  X(SUPPORT_LINE,     "Support: solid",                   "支持：实线") \
  X(OPPOSE_LINE,      "Opposition: dashed",               "反对：虚线") \
  X(NEITHER_LINE,     "Neutral, mixed or abstained: dotted", "中立、不一或弃权：点线") \
  X(WIDTH_IS_POSITION, "Width: how clear the position is", "线宽：立场的明确程度") \
  X(COUNTS,           "At an issue: number of actors on that side that support (+), oppose (−), do neither (0×)", "议题旁：该侧支持（+）、反对（−）、其他（0×）的行为体数") \
  X(ARGUMENT_MAP,     "Argument map",                     "论证图") \
  X(ARGUMENTS,        "arguments",                        "个论点") \
  X(ARGUMENT,         "argument",                         "个论点") \
  X(RELATIONS,        "relations",                        "条关系") \
  X(RELATION,         "relation",                         "条关系") \
  X(ARGUMENT_HEADING, "Arguments",                        "论点") \
  X(IN_ROW,           "in: it holds up against all objections", "成立：经得起所有反驳") \
  X(OUT_ROW,          "out: defeated by one that is in",  "不成立：被成立的论点击败") \
  X(UNDECIDED_ROW,    "undecided: neither",               "未定：两者皆非") \
  X(IN_WORD,          "in",                               "成立") \
  X(OUT_WORD,         "out",                              "不成立") \
  X(UNDECIDED_WORD,   "undecided",                        "未定") \
  X(HOLDERS_ROW,      "Who puts it forward (bold) or endorses it, with the number of its coalition", "提出者（粗体）与赞同者，附其联盟编号") \
  X(HOLDERS_ALONE,    "Who puts it forward (bold) or endorses it; in no coalition", "提出者（粗体）与赞同者，不属于任何联盟") \
  X(ISSUE_BOX_ROW,    "The position that an issue is supported", "支持某议题这一立场") \
  X(SUPPORT_OF,       "Support of",                       "支持") \
  X(RELATION_HEADING, "Relations",                        "关系") \
  X(SUPPORTS_ROW,     "Supports: filled head, “+”",       "支持：实心箭头，“+”") \
  X(ATTACKS_ROW,      "Attacks, or supports the opposite side: open head, “−”", "反驳，或支持对立一方：空心箭头，“−”") \
  X(UNDERCUTS_ROW,    "Undercuts a relation: dashed, ends on it", "削弱一条关系：虚线，止于该关系") \
  X(UNDERCUT_ROW,     "On an undercut relation: ✓ it holds, ✗ it has no effect, ? undecided", "被削弱的关系：✓ 有效，✗ 无效，? 未定") \
  X(PALE_NOTE,        "Pale: without effect, as its argument is out or an undercut stands. Width: weight.", "浅色：其论点不成立或被削弱，因而无效。线宽：权重。") \
  X(SUPPORTS_WORD,    "supports",                         "支持") \
  X(ATTACKS_WORD,     "speaks against",                   "反对") \
  X(UNDERCUTS_WORD,   "undercuts a relation of",          "削弱其关系：") \
  X(PUT_FORWARD_BY,   "put forward by",                   "提出者：") \
  X(ENDORSED_BY,      "endorsed by",                      "赞同者：") \
  X(FOR_IT,           "for",                              "正方") \
  X(AGAINST_IT,       "against",                          "反方") \
  X(NO_ARGUMENTS,     "No argument relates to what is shown", "没有与所示内容相关的论点") \
  X(ISOLATED,         "not drawn, as without a relation", "因无关系未绘出") \
  X(TEXTS_LEFT_OUT,   "There are too many arguments to draw their texts.", "论点过多，未绘出其文字。") \
  X(SUPPORTS_READ,    "supports read as",                 "支持关系解读") \
  X(LEAST_WEIGHT,     "least weight of attacks",          "反驳的最低权重") \
  X(LAYOUT,           "layout",                           "布局") \
  X(SOURCE,           "Source",                           "来源") \
  X(METHOD,           "Method",                           "方法") \
  X(NETWORK,          "network",                          "网络") \
  X(NORMALIZE,        "normalised by",                    "归一化") \
  X(MIN_SHARED,       "fewest shared issues",             "最少共同议题") \
  X(RESOLUTION,       "resolution",                       "分辨率") \
  X(CAMPS,            "camps at most",                    "阵营上限") \
  X(ANY_NUMBER,       "any number",                       "不限") \
  X(STARTS,           "starts",                           "起点") \
  X(RESAMPLES,        "resamples",                        "重抽样") \
  X(SEED,             "seed",                             "种子") \
  X(WEIGHT,           "weight",                           "权重") \
  ENT__WORDS_FLOWS(X)
/* clang-format on */

typedef enum ent__word {
#define ENT__WORD(name, en, zh) ENT__WORD_##name,
  ENT__WORDS(ENT__WORD)
  ENT__WORDS_CHARTS(ENT__WORD)
#undef ENT__WORD
      ENT__WORD_COUNT
} ent__word;

typedef enum ent__tongue { ENT__TONGUE_EN, ENT__TONGUE_ZH } ent__tongue;

/* Returns the tongue of the fixed words for a language tag: Chinese for zh and zh-*, else English. */
ent__tongue ent__words_tongue(const char *language);
const char *ent__words_in(ent__tongue tongue, ent__word word);

#endif
