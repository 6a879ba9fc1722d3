/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of unit test files, sorted: a row NAME stands for unit/NAME.c and its NAME_tests. */
#ifndef ENT_TESTS_SUITES_H
#define ENT_TESTS_SUITES_H

/* clang-format off */
#define ENT_SUITES \
  ENT_SUITE(argument_files) \
  ENT_SUITE(arguments) \
  ENT_SUITE(audience_examples) \
  ENT_SUITE(audiences) \
  ENT_SUITE(backbone) \
  ENT_SUITE(base) \
  ENT_SUITE(brokerage) \
  ENT_SUITE(change) \
  ENT_SUITE(coalition_certainty) \
  ENT_SUITE(coalition_issues) \
  ENT_SUITE(coalition_maps) \
  ENT_SUITE(coalition_search) \
  ENT_SUITE(coalition_stability) \
  ENT_SUITE(coalitions) \
  ENT_SUITE(cohesion) \
  ENT_SUITE(comparison) \
  ENT_SUITE(csv) \
  ENT_SUITE(dataset_write) \
  ENT_SUITE(diagram_arguments) \
  ENT_SUITE(diagram_flows) \
  ENT_SUITE(diagram_looks) \
  ENT_SUITE(diagram_charts) \
  ENT_SUITE(diagram_labels) \
  ENT_SUITE(diagram_parts) \
  ENT_SUITE(diagram_style) \
  ENT_SUITE(diagrams) \
  ENT_SUITE(difference) \
  ENT_SUITE(dna) \
  ENT_SUITE(exact) \
  ENT_SUITE(explain) \
  ENT_SUITE(extensions) \
  ENT_SUITE(extensions_edits) \
  ENT_SUITE(formats) \
  ENT_SUITE(frustration) \
  ENT_SUITE(gradual) \
  ENT_SUITE(graph_files) \
  ENT_SUITE(harness) \
  ENT_SUITE(layout) \
  ENT_SUITE(methods) \
  ENT_SUITE(networks) \
  ENT_SUITE(omissions) \
  ENT_SUITE(page) \
  ENT_SUITE(packages) \
  ENT_SUITE(polarization) \
  ENT_SUITE(positions) \
  ENT_SUITE(power) \
  ENT_SUITE(reasons) \
  ENT_SUITE(readings) \
  ENT_SUITE(report) \
  ENT_SUITE(report_forms) \
  ENT_SUITE(report_kinds) \
  ENT_SUITE(report_parts) \
  ENT_SUITE(stances) \
  ENT_SUITE(standards) \
  ENT_SUITE(sweep) \
  ENT_SUITE(tables) \
  ENT_SUITE(ties) \
  ENT_SUITE(space) \
  ENT_SUITE(whatif) \
  ENT_SUITE(windows) \
  ENT_SUITE(xlsx) \
  /* the end */
/* clang-format on */

#endif
