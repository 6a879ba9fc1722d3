/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/group_names.h"

const char *ent__group_kind_word(ent_group_kind kind) {
  static const char *const words[] = {"all", "coalition", "bloc"};
  return words[kind];
}

const char *ent__group_choice_word(int of) {
  static const char *const words[] = {"", "coalitions", "blocs", "both"};
  return words[of];
}

const char *ent__group_label(const ent__view *view, const ent_group *group) {
  size_t count = 0;
  if (group->kind == ENT_GROUP_COALITION) return view->coalition_labels[group->coalition];
  if (group->kind == ENT_GROUP_BLOC) return ent_text_in(ent_dataset_actors(view->dataset, &count)[group->bloc].label, view->language);
  return "all actors";
}
