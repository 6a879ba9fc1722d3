/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/phrase.h"

void ent__section_space(ent__report *report) {
  (void)report;
}
