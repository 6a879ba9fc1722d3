/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/phrase.h"

void ent__section_brokerage(ent__report *report) {
  (void)report;
}
