/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixed words of the coalition map's colours, sizes, levels and windows: rows of words.h. */
#ifndef ENT_EXPORTERS_DIAGRAMS_WORDS_MAP_H
#define ENT_EXPORTERS_DIAGRAMS_WORDS_MAP_H

/* clang-format off */
#define ENT__WORDS_MAP(X) \
  X(COLOUR_HEADING,   "Colour",                           "颜色") \
  X(COLOUR_KIND,      "kind of actor",                    "行为体类型") \
  X(COLOUR_GROUP,     "bloc (of several the one with most members here)", "所属集团（属于多个时取此处成员最多者）") \
  X(COLOUR_STABILITY, "stability of membership",          "成员归属稳定性") \
  X(CLASS_OTHER,      "other",                            "其他") \
  X(CLASS_KINDS,      "kinds",                            "类") \
  X(CLASS_MISSING,    "no value",                       "无数据") \
  X(CLASS_NO_BLOC,    "in no bloc",                     "不属于任何集团") \
  X(CLASS_BELOW,      "below",                            "低于") \
  X(CLASS_FROM,       "from",                             "不低于") \
  X(CLASS_SHAPES,     "Shapes tell colours apart too; the outline says which coalition.", "形状亦区分颜色；轮廓表示所属联盟。") \
  X(CLASS_STEPS,      "The darker, the more; shapes are those of coalitions.", "颜色越深数值越大；形状表示所属联盟。") \
  X(KIND_STATE,       "state",                            "国家") \
  X(KIND_BLOC,        "bloc",                             "集团") \
  X(KIND_ORGANISATION, "organisation",                    "组织") \
  X(KIND_COMPANY,     "company",                          "企业") \
  X(KIND_CIVIL_SOCIETY, "civil society",                  "民间社会") \
  X(KIND_PERSON,      "person",                           "个人") \
  X(AREA,             "Area",                             "面积") \
  X(AREA_IS_DEGREE,   "Area: number of ties",             "面积：联系数量") \
  X(AREA_IS_WEIGHT,   "Area: the actor's own weight",     "面积：行为体自身权重") \
  X(SIZE_MISSING,     "Dotted ring: no value, drawn at the least size", "点线环：无数据，以最小尺寸绘出") \
  X(BACKBONE,         "backbone",                         "主干") \
  X(BACKBONE_ALPHA,   "alpha",                            "alpha") \
  X(BACKBONE_LEAST,   "least weight",                     "最低权重") \
  X(TIES_BEFORE,      "ties before",                      "原有联系") \
  X(LEVEL_COALITIONS, "one mark for each coalition",      "每个标记代表一个联盟") \
  X(LEVEL_AS_MANY,    "as there are more than 150 actors", "因行为体超过150个") \
  X(LEVEL_AS_MANY_ISSUES, "as there are more than 150 issues", "因议题超过150个") \
  X(LEVEL_AREA_ISSUES, "Area: number of issues",          "面积：议题数量") \
  X(LEVEL_LONE_GROUP, "Actors alone: coalitions of one",  "独立行为体：单成员联盟") \
  X(LEVEL_SMALL_GROUP, "Smaller coalitions together",     "较小联盟合计") \
  X(LEVEL_MARKS,      "Marks",                            "标记") \
  X(LEVEL_RIBBONS,    "one ribbon for each coalition and side", "每条色带代表一个联盟的一种立场") \
  X(RIBBON_WIDTH,     "Width of a ribbon: number of actors", "色带宽度：行为体数量") \
  X(LEVEL_AREA,       "Area: number of actors",           "面积：行为体数量") \
  X(LEVEL_RING,       "Ring: ties inside, the share of agreement (solid) and of opposition (dashed)", "圆环：内部联系，一致（实线）与对立（虚线）的份额") \
  X(LEVEL_SUM,        "Width: sum of the weights of ties", "线宽：联系强度之和") \
  X(LEVEL_INSIDE,     "inside",                           "内部") \
  X(LEVEL_FAINT,      "Not drawn: sums below a hundredth of the largest", "未绘出：低于最大值百分之一的合计") \
  X(WINDOW_ONE,       "window",                           "个时段") \
  X(WINDOW_MANY,      "windows",                          "个时段") \
  X(WINDOW_OF,        "each of",                          "每个长") \
  X(WINDOW_STEP,      "step",                             "步长") \
  X(WINDOW_KERNEL,    "kernel",                           "核函数") \
  X(WINDOW_LINEAGES,  "Coalitions through time",          "随时间延续的联盟") \
  X(WINDOW_MORE,      "further coalitions through time",  "个其他延续联盟") \
  X(WINDOW_ALONE,     "alone: a coalition of one",        "独立：单成员联盟") \
  X(WINDOW_UNTIED,    "no tie in the window",             "该时段无联系") \
  X(WINDOW_ABSENT,    "nothing said in the window",       "该时段无发言") \
  X(WINDOW_PLACES,    "Actors keep the places of all time; dotted outlines are the coalitions of all time", "行为体保持全时段位置；点线轮廓为全时段联盟") \
  X(WINDOW_ALL,       "All time",                         "全部时间") \
  X(WINDOW_NONE,      "no coalition",                     "无联盟") \
  X(WINDOW_KEPT,      "Where there are many, just each actor's strongest in the window are drawn.", "联系过多时仅绘出该时段每个行为体最强的联系。") \
  X(WINDOW_LINEAGE,   "coalition through time",           "个延续联盟") \
  X(WINDOW_LINEAGE_COUNT, "coalitions through time",      "个延续联盟") \
  X(POSITIONS_GIVEN,  "places given for",                 "给定位置")
/* clang-format on */

#endif
