/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats. A new one is a file, a declaration in formats.h, and a row here. */
#include <string.h>

#include "engine/base/error.h"
#include "exporters/formats/formats.h"

enum { STANCES, NETWORK, COALITIONS, SUBJECTS };

static const ent_exporter rows[] = {
    {"text", ".txt", ENT_SUBJECT_STANCES | ENT_SUBJECT_NETWORK | ENT_SUBJECT_COALITIONS | ENT_SUBJECT_WINDOWS | ENT_SUBJECT_FINDINGS | ENT_SUBJECT_ARGUMENTS | ENT_SUBJECT_EXPLANATION | ENT_SUBJECT_DIFFERENCE | ENT_TIES_ALONE,
     "aligned columns to read"},
    {"json", ".json", ENT_SUBJECT_DATASET, "one JSON document (docs/dataset.md)"},
    {"csv", "/", ENT_SUBJECT_DATASET, "a folder of CSV files, one for each table (docs/dataset.md)"},
    {"xlsx", ".xlsx", ENT_SUBJECT_DATASET, "a workbook, one sheet for each table (docs/dataset.md)"},
    {"argdown", ".argdown", ENT_SUBJECT_DATASET, "the arguments and their relations in Argdown (docs/arguments-files.md)"},
    {"aif", ".aif", ENT_SUBJECT_DATASET, "the same in the Argument Interchange Format, as AIFdb has it (docs/arguments-files.md)"},
    {"iccma", ".af", ENT_SUBJECT_FRAMEWORK, "arguments and attacks as in the ICCMA competitions, by number"},
    {"apx", ".apx", ENT_SUBJECT_FRAMEWORK, "arguments and attacks as ASPARTIX has them"},
    {"tgf", ".tgf", ENT_SUBJECT_FRAMEWORK, "arguments and attacks in the Trivial Graph Format"},
    {"signed-edges", "", ENT_SUBJECT_TIES, "a list of ties as CSV: source, target, weight"},
    {"json", ".json", ENT_SUBJECT_STANCES | ENT_SUBJECT_NETWORK | ENT_SUBJECT_COALITIONS | ENT_SUBJECT_WINDOWS | ENT_SUBJECT_FINDINGS | ENT_SUBJECT_ARGUMENTS | ENT_SUBJECT_EXPLANATION | ENT_SUBJECT_DIFFERENCE,
     "everything that was found, with its evidence (docs/findings.schema.json)"},
    {"csv", ".csv", ENT_SUBJECT_STANCES | ENT_SUBJECT_NETWORK | ENT_SUBJECT_COALITIONS | ENT_SUBJECT_WINDOWS | ENT_SUBJECT_FINDINGS | ENT_SUBJECT_ARGUMENTS | ENT_SUBJECT_EXPLANATION | ENT_SUBJECT_DIFFERENCE | ENT_TIES_ALONE,
     "one row for each cell, tie, member or argument"},
    {"iccma", "", ENT_SUBJECT_ARGUMENTS, "the answer as the competition of argument solvers wants it"},
    {"xlsx", ".xlsx", ENT_SUBJECT_STANCES | ENT_SUBJECT_NETWORK | ENT_SUBJECT_COALITIONS,
     "a workbook: the matrix with a scale of colours, tables, and the evidence"},
    {"csv-nodes", "", ENT_SUBJECT_NETWORK, "one row for each node; goes with csv"},
    {"csv-gephi", "", ENT_SUBJECT_NETWORK | ENT_TIES_ALONE, "the ties as Gephi's import of spreadsheets wants them; goes with csv-nodes"},
    {"matrix", "", ENT_SUBJECT_NETWORK | ENT_TIES_ALONE, "the matrix of weights as CSV, labels in the first row and column"},
    {"gexf", ".gexf", ENT_SUBJECT_NETWORK, "GEXF 1.3, with places and colours, for Gephi"},
    {"gexf-dynamic", ".gexf", ENT_SUBJECT_WINDOWS, "GEXF 1.3 over time, for Gephi's timeline"},
    {"gexf12", "", ENT_SUBJECT_NETWORK, "GEXF 1.2, for programs that do not know 1.3"},
    {"graphml", ".graphml", ENT_SUBJECT_NETWORK, "GraphML, for igraph, NetworkX, Cytoscape and others"},
    {"dot", ".dot", ENT_SUBJECT_NETWORK, "Graphviz"},
    {"gml", ".gml", ENT_SUBJECT_NETWORK, "GML, for igraph and NetworkX"},
    {"pajek", ".net", ENT_SUBJECT_NETWORK, "a Pajek network, weights with their signs"},
    {"pajek-clu", ".clu", ENT_SUBJECT_NETWORK, "coalitions as a Pajek partition; goes with pajek"},
    {"pajek-vec", ".vec", ENT_SUBJECT_NETWORK, "activity as a Pajek vector; goes with pajek"},
    {"dl", ".dl", ENT_SUBJECT_NETWORK | ENT_TIES_ALONE, "UCINET's DL, edgelist1, with short names"},
    {"dl-legend", "", ENT_SUBJECT_NETWORK | ENT_TIES_ALONE, "CSV of the full names behind the short ones of dl"},
    {"tikz", "", ENT_SUBJECT_NETWORK, "a TikZ picture, to include in a paper"},
    {"tikz-page", ".tex", ENT_SUBJECT_NETWORK, "the same as a LaTeX document of its own"},
    {"d3", "", ENT_SUBJECT_NETWORK, "node-link JSON, for D3 and NetworkX"},
    {"graphology", "", ENT_SUBJECT_NETWORK, "graphology's JSON, as Sigma draws it"},
    {"graphml-visone", "", ENT_SUBJECT_NETWORK, "GraphML with visone's graphics"},
    {"graphml-yed", "", ENT_SUBJECT_NETWORK, "GraphML with yEd's graphics"},
    {"cyjs", ".cyjs", ENT_SUBJECT_NETWORK, "Cytoscape.js JSON with a style, for Cytoscape and the web"},
    {"cx2", ".cx2", ENT_SUBJECT_NETWORK, "CX2 with visual properties, for NDEx and Cytoscape"},
    {"jgf", ".jgf", ENT_SUBJECT_NETWORK, "JSON Graph Format, version 2"},
    {"vosviewer", "", ENT_SUBJECT_NETWORK, "VOSviewer JSON of agreement alone"},
    {"vosviewer-conflict", "", ENT_SUBJECT_NETWORK, "VOSviewer JSON of conflict alone, without its sign"},
    {"vega-lite", "", ENT_SUBJECT_STANCES | ENT_SUBJECT_NETWORK, "the matrix as a heat map, for the web"},
    {"mermaid", ".mmd", ENT_SUBJECT_NETWORK, "Mermaid flowchart for Markdown pages, up to 500 ties"},
    {"md", ".md", ENT_SUBJECT_STANCES, "a Markdown table, actors by issues"},
    {"svg", ".svg", ENT_SUBJECT_DIAGRAM, "a picture of vectors, for the web and for editing"},
    {"png", ".png", ENT_SUBJECT_DIAGRAM, "a picture of pixels"},
    {"pdf", ".pdf", ENT_SUBJECT_DIAGRAM, "a page, for print"},
    {"html", ".html", ENT_SUBJECT_REPORT | ENT_SUBJECT_DIFFERENCE, "one page with pictures, no script, nothing loaded from elsewhere"},
    {"markdown", ".md", ENT_SUBJECT_REPORT | ENT_SUBJECT_DIFFERENCE, "the report as Markdown; with -o FILE pictures beside it"},
    {"latex", ".tex", ENT_SUBJECT_REPORT | ENT_SUBJECT_DIFFERENCE, "the report as a LaTeX document; with -o FILE pictures beside it"},
    {"docx", ".docx", ENT_SUBJECT_REPORT, "the report as a Word document, made by pandoc where it is installed"},
    {"html-plain", "", ENT_SUBJECT_REPORT, "bare HTML, for word processors and converters; with -o FILE pictures of pixels beside it"},
    {"bibtex", ".bib", ENT_SUBJECT_REPORT, "the documents that the report cites, as BibTeX"},
    {"csl-json", ".json", ENT_SUBJECT_REPORT, "the same as CSL-JSON, for Zotero, pandoc and others"},
    {"html", ".html", ENT_SUBJECT_PAGE, "one page to explore, script and data in it, nothing loaded from elsewhere (docs/explore.md)"},
    {"json", ".json", ENT_SUBJECT_PAGE, "the data of that page alone (docs/page.schema.json)"},
    {NULL, NULL, 0, NULL}};

static const struct {
  const char *name;
  ent__format_fn *write[SUBJECTS];
} writers[] = {{"text", {ent__stances_text, ent__network_text, ent__coalitions_text}},
               {"json", {ent__stances_json, ent__network_json, ent__coalitions_json}},
               {"csv", {ent__stances_csv, ent__network_csv, ent__coalitions_csv}},
               {"xlsx", {ent__stances_xlsx, ent__network_xlsx, ent__coalitions_xlsx}},
               {"csv-nodes", {NULL, ent__network_csv_nodes, NULL}},
               {"csv-gephi", {NULL, ent__network_csv_gephi, NULL}},
               {"matrix", {NULL, ent__network_matrix, NULL}},
               {"gexf", {NULL, ent__network_gexf, NULL}},
               {"gexf12", {NULL, ent__network_gexf12, NULL}},
               {"graphml", {NULL, ent__network_graphml, NULL}},
               {"dot", {NULL, ent__network_dot, NULL}},
               {"gml", {NULL, ent__network_gml, NULL}},
               {"pajek", {NULL, ent__network_pajek, NULL}},
               {"pajek-clu", {NULL, ent__network_pajek_clu, NULL}},
               {"pajek-vec", {NULL, ent__network_pajek_vec, NULL}},
               {"dl", {NULL, ent__network_dl, NULL}},
               {"dl-legend", {NULL, ent__network_dl_legend, NULL}},
               {"tikz", {NULL, ent__network_tikz, NULL}},
               {"tikz-page", {NULL, ent__network_tikz_page, NULL}},
               {"d3", {NULL, ent__network_d3, NULL}},
               {"graphology", {NULL, ent__network_graphology, NULL}},
               {"graphml-visone", {NULL, ent__network_graphml_visone, NULL}},
               {"graphml-yed", {NULL, ent__network_graphml_yed, NULL}},
               {"cyjs", {NULL, ent__network_cyjs, NULL}},
               {"cx2", {NULL, ent__network_cx2, NULL}},
               {"jgf", {NULL, ent__network_jgf, NULL}},
               {"vosviewer", {NULL, ent__network_vosviewer, NULL}},
               {"vosviewer-conflict", {NULL, ent__network_vosviewer_conflict, NULL}},
               {"vega-lite", {ent__stances_vega_lite, ent__network_vega_lite, NULL}},
               {"mermaid", {NULL, ent__network_mermaid, NULL}},
               {"md", {ent__stances_md, NULL, NULL}},
               {NULL, {NULL, NULL, NULL}}};

static const struct {
  const char *name;
  ent__windows_fn *write;
} window_writers[] = {{"text", ent__windows_text}, {"json", ent__windows_json}, {"csv", ent__windows_csv}, {"gexf-dynamic", ent__windows_gexf}, {NULL, NULL}};

static bool has_comparison(const ent_study *study) { return ent_study_comparison(study) != NULL; }
static bool has_cohesion(const ent_study *study) { return ent_study_cohesion(study) != NULL; }
static bool has_polarization(const ent_study *study) { return ent_study_polarization(study) != NULL; }
static bool has_brokerage(const ent_study *study) { return ent_study_brokerage(study) != NULL; }
static bool has_space(const ent_study *study) { return ent_study_space(study) != NULL; }
static bool has_power(const ent_study *study) { return ent_study_power(study) != NULL; }
static bool has_whatif(const ent_study *study) { return ent_study_whatif(study) != NULL; }
static bool has_reasons(const ent_study *study) { return ent_study_reasons(study) != NULL; }
static bool has_change(const ent_study *study) { return ent_study_change(study) != NULL; }

static const struct {
  ent_subject subject;
  const char *what;
  bool (*has)(const ent_study *study);
  ent__format_fn *text;
  ent__format_fn *csv;
  ent__format_fn *json;
} findings[] = {
    {ENT_SUBJECT_COMPARISON, "comparison", has_comparison, ent__comparison_text, ent__comparison_csv, ent__comparison_json},
    {ENT_SUBJECT_COHESION, "cohesion", has_cohesion, ent__cohesion_text, ent__cohesion_csv, ent__cohesion_json},
    {ENT_SUBJECT_POLARIZATION, "polarization", has_polarization, ent__polarization_text, ent__polarization_csv, ent__polarization_json},
    {ENT_SUBJECT_BROKERAGE, "brokerage", has_brokerage, ent__brokerage_text, ent__brokerage_csv, ent__brokerage_json},
    {ENT_SUBJECT_SPACE, "space", has_space, ent__space_text, ent__space_csv, ent__space_json},
    {ENT_SUBJECT_POWER, "power", has_power, ent__power_text, ent__power_csv, ent__power_json},
    {ENT_SUBJECT_WHATIF, "whatif", has_whatif, ent__whatif_text, ent__whatif_csv, ent__whatif_json},
    {ENT_SUBJECT_CHANGE, "change", has_change, ent__change_text, ent__change_csv, ent__change_json},
    {ENT_SUBJECT_REASONS, "reasons", has_reasons, ent__reasons_text, ent__reasons_csv, ent__reasons_json},
    {0, NULL, NULL, NULL, NULL, NULL}};

const ent_exporter *ent_exporters(void) { return rows; }

static ent_status write_as(ent_buffer *out, const ent_study *study, const char *format,
                           const ent_export_options *options, int subject, const char *what, ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  for (size_t i = 0; writers[i].name != NULL; i++) {
    if (strcmp(writers[i].name, format) != 0 || writers[i].write[subject] == NULL) continue;
    return writers[i].write[subject](out, study, options == NULL ? &usual : options, err);
  }
  return ent__fail(err, ENT_E_USAGE, "there is no format '%.40s' for %s", format, what);
}

ent_status ent_export_stances(ent_buffer *out, const ent_study *study, const char *format,
                              const ent_export_options *options, ent_error *err) {
  if (ent_study_stances(study) == NULL)
    return ent__fail(err, ENT_E_USAGE, "'%.120s' is a list of ties, which has no stances",
                     ent_study_source(study));
  return write_as(out, study, format, options, STANCES, "stances", err);
}

ent_status ent_export_network(ent_buffer *out, const ent_study *study, const char *format,
                              const ent_export_options *options, ent_error *err) {
  return write_as(out, study, format, options, NETWORK, "a network", err);
}

ent_status ent_export_windows(ent_buffer *out, const ent_study *study, const ent_windows *windows, const char *format,
                              const ent_export_options *options, ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  for (size_t i = 0; window_writers[i].name != NULL; i++)
    if (strcmp(window_writers[i].name, format) == 0)
      return window_writers[i].write(out, study, windows, options == NULL ? &usual : options, err);
  return ent__fail(err, ENT_E_USAGE, "format '%.40s' holds one network, not one for each window", format);
}

ent_status ent_export_coalitions(ent_buffer *out, const ent_study *study, const char *format,
                                 const ent_export_options *options, ent_error *err) {
  if (ent_study_coalitions(study) == NULL)
    return ent__fail(err, ENT_E_USAGE,
                     "an affiliation network has no coalitions, expected a network between actors or issues");
  return write_as(out, study, format, options, COALITIONS, "coalitions", err);
}

ent_status ent_export_finding(ent_buffer *out, const ent_study *study, ent_subject subject, const char *format,
                              const ent_export_options *options, ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  for (size_t i = 0; findings[i].what != NULL; i++) {
    if (findings[i].subject != subject) continue;
    if (!findings[i].has(study))
      return ent__fail(err, ENT_E_USAGE, "'%.120s' has no %s: it needs %s", ent_study_source(study), findings[i].what,
                       ent_study_stances(study) == NULL ? "statements, not a list of ties" : "a network between actors");
    ent__format_fn *write = strcmp(format, "text") == 0 ? findings[i].text : strcmp(format, "csv") == 0 ? findings[i].csv : NULL;
    if (strcmp(format, "json") == 0) write = findings[i].json;
    if (write != NULL) return write(out, study, options == NULL ? &usual : options, err);
  }
  return ent__fail(err, ENT_E_USAGE, "there is no format '%.40s' for this", format);
}
