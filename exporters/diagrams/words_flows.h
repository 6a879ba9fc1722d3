/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed words of timeline, dendrogram, stability and the margins of the matrix; words.h adds them to its own. */
#ifndef ENT_EXPORTERS_DIAGRAMS_WORDS_FLOWS_H
#define ENT_EXPORTERS_DIAGRAMS_WORDS_FLOWS_H

/* clang-format off */
#define ENT__WORDS_FLOWS(X) \
  X(TIMELINE,         "Coalitions through time",          "联盟的演变") \
  X(WINDOWS,          "windows",                          "个时段") \
  X(LINEAGES,         "coalitions",                       "个联盟") \
  X(LINEAGE_ONE,      "coalition",                        "个联盟") \
  X(ACTORS_ROW,       "Actors",                           "行为体") \
  X(STATEMENTS_ROW,   "Statements",                       "陈述") \
  X(ALONE,            "alone",                            "单独") \
  X(UNALIGNED_WORD,   "without ties",                     "无联系") \
  X(ABSENT,           "absent",                           "未发言") \
  X(LINEAGE_ROW,      "A coalition, in its colour",       "联盟，以其颜色表示") \
  X(ALONE_ROW,        "Alone: a coalition of one",        "单独：仅一个成员的联盟") \
  X(UNALIGNED_ROW,    "Without ties: said something, shared nothing", "无联系：有发言，但无共同议题") \
  X(ABSENT_ROW,       "Absent: no stance in the window",  "未发言：该窗口内没有立场") \
  X(BLOCK_HEADING,    "Blocks: height is the number of actors", "方块：高度为行为体数量") \
  X(FLOW_HEADING,     "Bands: who goes where",            "色带：成员去向") \
  X(FLOW_STAYS,       "stays in its coalition",           "留在原联盟") \
  X(FLOW_MOVES,       "goes to another coalition: hatched, edged", "转入另一联盟：带斜线与边框") \
  X(FLOW_JOINS,       "joins or leaves coalitions: dashed edge", "加入或离开联盟：虚线边框") \
  X(FLOW_NONE,        "in no coalition before or after",  "前后均不在联盟中") \
  X(PASSED_ROW,       "Window without a coalition: bands pass it by", "没有联盟的窗口：色带越过") \
  X(POINT_ROW,        "Point of change: the network is another than before", "变化点：此后网络与此前不同") \
  X(PASSED_ONE,       "no coalition",                     "无联盟") \
  X(SPLIT_FROM,       "split from",                       "分自") \
  X(MERGED_INTO,      "merged into",                      "并入") \
  X(WITH_ITSELF,      "with itself: nothing to compare",  "与自身：无可比较") \
  X(MEMBERS_WORD,     "members",                          "个成员") \
  X(MEMBER_WORD,      "member",                           "个成员") \
  X(MORE_LINEAGES,    "more coalitions",                  "个其他联盟") \
  X(NEVER_TOGETHER,   "No window has a coalition of two or more", "没有任何窗口出现两个或以上成员的联盟") \
  X(WINDOW_LENGTH,    "window",                           "窗口") \
  X(KERNEL_WORD,      "kernel",                           "核") \
  X(CHOSEN_WORD,      "(chosen from the dates)",          "（由日期选定）") \
  X(DENDROGRAM,       "Dendrogram",                       "系统树图") \
  X(HIERARCHY,        "tree: hierarchical, linkage",      "树：层次聚类，连接法") \
  X(CUT_WORD,         "cut into",                         "切分为") \
  X(TREE_GROUPS,      "groups",                           "组") \
  X(TREE_GROUP,       "group",                            "组") \
  X(HEIGHT_AXIS,      "Distance at which groups are joined", "合并时的距离") \
  X(TREE_HEADING,     "Tree",                             "树") \
  X(BRANCH_OF_ONE,    "All below are of one coalition: its colour", "其下全属同一联盟：用该联盟颜色") \
  X(BRANCH_OF_MANY,   "Several coalitions: grey",         "含多个联盟：灰色") \
  X(CUT_ROW,          "Where the tree is cut",            "切分处") \
  X(CUT_OTHER,        "Where the tree would be cut; the coalitions shown are of the study's own method", "树的切分处；所示联盟由本研究所用方法得出") \
  X(COLLAPSED_ROW,    "Wedge: a branch that is drawn as one, with its number of actors; bar: their coalitions", "楔形：合并绘出的分支及其行为体数；条：其联盟构成") \
  X(DISTANCE_NOTE,    "Distance of stance profiles: the root of the mean squared difference over what both have a position on", "立场轮廓的距离：双方均有立场的议题上差的均方根") \
  X(DISTANCE_TIES_NOTE, "Distance of the rows of ties: the root of the mean squared difference", "联系行向量的距离：差的均方根") \
  X(NO_TREE,          "No two have ties: there is no tree", "没有两个有联系的节点：无树可绘") \
  X(STABILITY_MATRIX, "Stability of coalitions",          "联盟的稳定性") \
  X(RESAMPLES_COUNT,  "resamples",                        "次重抽样") \
  X(RESAMPLE_ONE,     "resample",                         "次重抽样") \
  X(TOGETHER_HEADING, "Share of resamples together",      "同属一联盟的重抽样份额") \
  X(TOGETHER_NOTE,    "Of the resamples in which both have a tie, those in which they were in one coalition", "在双方均有联系的重抽样中，二者同属一联盟的份额") \
  X(NUMBERS_ARE,      "Numbers: per cent",                "数字：百分比") \
  X(NEVER_BOTH,       "in no resample had both a tie",    "没有任何重抽样中双方均有联系") \
  X(BINNED_NOTE,      "Cells are means over several actors each", "每格为若干行为体的均值") \
  X(BLOCK_OUTLINE,    "Outlined: a coalition",            "方框：一个联盟") \
  X(STABILITY_BAR,    "Bar: the actor's stability; below the line at 2/3 it is uncertain", "条：该行为体的稳定性；低于2/3线则归属不确定") \
  X(STABILITY_OF_BAR, "Bar: the coalition's stability (mean of its members')", "条：联盟的稳定性（成员均值）") \
  X(STABILITY_HEADING, "Stability",                       "稳定性") \
  X(SWINGS_WORD,      "uncertain members",                "个归属不确定的成员") \
  X(SWING_WORD,       "uncertain member",                 "个归属不确定的成员") \
  X(NOBODY_TIED,      "Nobody has a tie: there is no coalition to be sure of", "没有任何联系：没有可评估的联盟") \
  X(MARGIN_HEADING,   "Margins: how many",                "边栏：数量") \
  X(MARGIN_SUPPORT,   "support",                          "支持") \
  X(MARGIN_OPPOSE,    "oppose",                           "反对") \
  X(MARGIN_NEITHER,   "neutral, mixed or abstained",      "中立、不一或弃权") \
  X(MARGIN_NONE,      "no stance",                        "无立场") \
  X(MARGIN_COUNT,     "n",                                "数") \
  X(MARGIN_MEAN,      "mean",                             "均值") \
  X(ROWS_NOTE,        "Within a coalition actors with like stances stand together", "同一联盟内立场相近者相邻") \
  X(TOPIC_NOTE,       "Columns of one topic stand together; topics begin with that of the most divisive issue", "同一主题的列相邻；主题按其最具分歧的议题排列") \
  X(OTHER_TOPIC,      "other topics",                     "其他主题")
/* clang-format on */

#endif
