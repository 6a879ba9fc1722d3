/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/phrase.h"

void ent__section_polarization(ent__report *report) {
  (void)report;
}
