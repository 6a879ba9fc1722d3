/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixed words of the charts: space, divisiveness, and what arguments are judged by. */
#ifndef ENT_EXPORTERS_DIAGRAMS_WORDS_CHARTS_H
#define ENT_EXPORTERS_DIAGRAMS_WORDS_CHARTS_H

/* clang-format off */
#define ENT__WORDS_CHARTS(X) \
  X(SPACE_MAP,        "Space",                            "空间图") \
  X(SPACE_NOTHING,    "No actor has a place: no issue tells actors apart", "没有行为体有位置：没有议题能区分行为体") \
  X(SPACE_UNPLACED,   "without a place",                  "没有位置") \
  X(SPACE_HEADING,    "Places",                           "位置") \
  X(SPACE_MARK,       "An actor's place; shape and colour are its coalition's", "行为体的位置；形状与颜色表示其联盟") \
  X(SPACE_PLACE,      "An actor's place",                 "行为体的位置") \
  X(SPACE_FLAT,       "Places lie nearly on a line: one dimension tells as much.", "位置几乎在一条直线上：一个维度已足够。") \
  X(SPACE_LINE,       "Line: 95 % of the resamples lie within", "线段：95%的重抽样落在其中") \
  X(SPACE_CROSS,      "Cross: on each dimension 95 % of the resamples lie within", "十字：每个维度上95%的重抽样落在其中") \
  X(SPACE_TYPICAL,    "Typical interval (the median of all)", "典型区间（全体中位数）") \
  X(SPACE_BOX,        "Bar: the middle half; stroke: the median", "横条：中间一半；竖线：中位数") \
  X(SPACE_DOT,        "Each mark is one actor",           "每个标记为一个行为体") \
  X(SPACE_STANCES,    "stances",                          "立场数") \
  X(SPACE_UNIT,       "Unit: the standard deviation of all places. What is near took similar positions; left and right mean nothing by themselves.", "单位：所有位置的标准差。相近者立场相似；左右本身没有含义。") \
  X(SPACE_UNIT_FREE,  "What is near took similar positions; directions mean nothing by themselves.", "相近者立场相似；方向本身没有含义。") \
  X(SPACE_RIGHT,      "Right is where more support than usual is.", "右侧为支持多于平常的一方。") \
  X(SPACE_ANCHORED,   "The ends are those of the actors named there.", "两端由所注行为体确定。") \
  X(SPACE_OVERLAP,    "Where lines overlap widely, do not rank.", "线段大幅重叠处不宜排序。") \
  X(SPACE_CLIPPED,    "Lines that end at the frame go on beyond it.", "止于边框的线段延伸至框外。") \
  X(SPACE_PARTS,      "Parts of the data share neither actor nor issue: places in one cannot be compared with those in another.", "数据各部分既无共同行为体也无共同议题：不同部分的位置不可比较。") \
  X(SPACE_PART,       "Part",                             "部分") \
  X(SPACE_DIMENSION,  "Dimension",                        "维度") \
  X(SPACE_METHOD,     "places by",                        "位置方法") \
  X(SPACE_DIMENSIONS, "dimensions",                       "维数") \
  X(SPACE_CORRECT,    "cells right",                      "正确单元") \
  X(SPACE_REDUCTION,  "error reduction",                  "误差减少") \
  X(SPACE_LIKELIHOOD, "mean probability",                 "平均概率") \
  X(SPACE_EXPLAINED,  "explained",                        "解释份额") \
  X(SPACE_UNFINISHED, "estimation not converged",         "估计未收敛") \
  X(CUT_HEADING,      "Cutting lines",                    "分界线") \
  X(CUT_SIGN,         "“+”: the side where the model expects support, “−”: opposition", "“+”：模型预期支持的一侧；“−”：反对的一侧") \
  X(CUT_STRENGTH,     "strength",                         "强度") \
  X(CUT_NEVER,        "no line, as it tells nobody apart", "无分界线：不能区分行为体") \
  X(CUT_OUTSIDE,      "its line lies outside the picture", "分界线在图外") \
  X(CUT_ABSENT,       "no line, as nobody shown has a stance on it", "无分界线：所示行为体均无立场") \
  X(DIVISIVENESS_MAP, "Divisiveness",                     "议题分歧图") \
  X(POSITIONS,        "Positions",                        "立场") \
  X(OPPOSITION_END,   "opposition",                       "反对") \
  X(SUPPORT_END,      "support",                          "支持") \
  X(ACTORS_HEADING,   "actors",                           "行为体数") \
  X(MEAN_ROW,         "Mark: mean of a coalition's members", "标记：联盟成员的均值") \
  X(RANGE_ROW,        "Line: from the least to the most supportive member", "线段：从最不支持到最支持的成员") \
  X(DIVISIVENESS_BAR, "Bar and number: divisiveness, the share of the variance of positions that lies between coalitions; “–” where there is none to share", "横条与数字：分歧度，即立场方差中位于联盟之间的份额；“–”表示没有方差") \
  X(DIVISIVENESS_COUNT, "Number of actors: members of coalitions with a stance", "行为体数：有立场的联盟成员") \
  X(NO_ISSUES,        "No member of a coalition has a stance", "没有联盟成员有立场") \
  X(OTHER_COALITIONS, "Other coalitions",                 "其他联盟") \
  X(SEMANTICS_WORD,   "semantics",                        "语义") \
  X(AUDIENCE,         "audience",                         "受众") \
  X(IN_EYES,          "In the eyes of",                   "受众视角") \
  X(IN_ALL_ROW,       "in: every extension has it",       "成立：见于每个外延") \
  X(IN_SOME_ROW,      "undecided: some extensions have it, others not", "未定：见于部分外延") \
  X(IN_NONE_ROW,      "out: no extension has it",         "不成立：不见于任何外延") \
  X(NO_EXTENSION,     "There is no extension under this semantics, so that nothing is decided", "该语义下没有外延，因而一切未定") \
  X(FAILS_ROW,        "Does not succeed for this audience: it ranks the value attacked higher", "对该受众无效：其更看重被反驳者的价值") \
  X(FAILS_WORD,       "does not succeed for this audience", "对该受众无效") \
  X(VALUES_NOTE,      "“◆” in a box: the values it promotes. “>”: ranked above; “=”: ranked equal.", "框内“◆”：其主张的价值。“>”：更受看重；“=”：同等看重。")
/* clang-format on */

#endif
