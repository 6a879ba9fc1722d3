/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporters: graph and table files, diagrams and reports. They show findings and make none. */
#ifndef ENTENTE_EXPORTERS_H
#define ENTENTE_EXPORTERS_H

#include <entente/audiences.h>
#include <entente/diagrams.h>
#include <entente/difference.h>
#include <entente/explain.h>
#include <entente/extensions.h>
#include <entente/gradual.h>
#include <entente/reports.h>
#include <entente/standards.h>
#include <entente/study.h>
#include <entente/windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a row of an exporter table writes. */
typedef enum ent_subject {
  ENT_SUBJECT_DATASET = 1,    /* convert */
  ENT_SUBJECT_STANCES = 2,    /* stances */
  ENT_SUBJECT_NETWORK = 4,    /* network */
  ENT_SUBJECT_COALITIONS = 8, /* coalitions */
  ENT_SUBJECT_DIAGRAM = 16,
  ENT_SUBJECT_REPORT = 32,
  ENT_SUBJECT_WINDOWS = 64,   /* network --window */
  ENT_SUBJECT_TIES = 128,     /* convert, of a list of ties */
  ENT_TIES_ALONE = 256,       /* no subject: as a network the format shows neither coalitions nor places */
  ENT_SUBJECT_COMPARISON = 512, /* coalitions --method all */
  ENT_SUBJECT_COHESION = 1024,  /* this and those below: the command of that name */
  ENT_SUBJECT_POLARIZATION = 2048,
  ENT_SUBJECT_BROKERAGE = 4096,
  ENT_SUBJECT_SPACE = 8192,
  ENT_SUBJECT_POWER = 16384,
  ENT_SUBJECT_WHATIF = 32768,
  ENT_SUBJECT_CHANGE = 65536,
  ENT_SUBJECT_REASONS = 131072,
  ENT_SUBJECT_FINDINGS = 261632, /* all from comparison to reasons */
  ENT_SUBJECT_ARGUMENTS = 262144, /* argue */
  ENT_SUBJECT_EXPLANATION = 524288, /* explain */
  ENT_SUBJECT_DIFFERENCE = 2097152, /* diff */
  ENT_SUBJECT_FRAMEWORK = 16777216, /* convert, of arguments and attacks alone */
  ENT_SUBJECT_PAGE = 33554432       /* explore */
} ent_subject;

/* A row of the table of formats, which ends with a row whose name is NULL. */
typedef struct ent_exporter {
  const char *name;
  const char *extension; /* with its dot; "/" for a folder; "" where none implies it */
  int subjects;          /* ent_subject, or-ed */
  const char *summary;
} ent_exporter;

ENT_API const ent_exporter *ent_exporters(void);

typedef struct ent_export_options {
  const char *language;      /* for labels; NULL: the dataset's own */
  const char *title;         /* of diagrams and reports; NULL: the dataset's */
  const char *const *actors; /* reports: compare just these; ids */
  size_t actor_count;
  ent_picture_options picture; /* of diagrams */
  ent_report_options report;
} ent_export_options;

#define ENT_EXPORT_OPTIONS_INIT {NULL, NULL, NULL, 0, ENT_PICTURE_OPTIONS_INIT, ENT_REPORT_OPTIONS_INIT}

/*
 * Each appends a finished file to *out. `format` is a name of the table (of diagrams: svg, png,
 * pdf; of reports: html, html-plain, markdown, latex, bibtex, csl-json). Errors: ENT_E_USAGE for a format that does not write this
 * subject, ENT_E_NOMEM, ENT_E_INTERNAL where a renderer fails. Same study and options, same bytes.
 */
ENT_API ent_status ent_export_stances(ent_buffer *out, const ent_study *study, const char *format,
                                      const ent_export_options *options, ent_error *err);
ENT_API ent_status ent_export_network(ent_buffer *out, const ent_study *study, const char *format,
                                      const ent_export_options *options, ent_error *err);
/* A network over time; `study` is of all time, and gives places, labels and colours. */
ENT_API ent_status ent_export_windows(ent_buffer *out, const ent_study *study, const ent_windows *windows, const char *format,
                                      const ent_export_options *options, ent_error *err);
ENT_API ent_status ent_export_coalitions(ent_buffer *out, const ent_study *study, const char *format,
                                         const ent_export_options *options, ent_error *err);
/* Of one of the parts of a study, from ENT_SUBJECT_COMPARISON on, which it must have. */
ENT_API ent_status ent_export_finding(ent_buffer *out, const ent_study *study, ent_subject subject, const char *format,
                                      const ent_export_options *options, ent_error *err);

/* What was found about arguments; all but the framework may be NULL. Borrowed. */
typedef struct ent_argument_findings {
  ent_framework *framework;
  const ent_answer *answer;
  const ent_acceptance *acceptance; /* by argument, under `semantics`; NULL: the grounded labels */
  ent_semantics semantics;
  const ent_gradual *gradual;
  const ent_standards *standards;
  const ent_audiences *audiences;
  const ent_explanation *explanation;
} ent_argument_findings;

/* Appends what `argue` and `explain` show, as text, csv or json; an answer also as iccma. Errors: as above. */
ENT_API ent_status ent_export_arguments(ent_buffer *out, const ent_argument_findings *findings, const char *format,
                                        const ent_export_options *options, ent_error *err);

ENT_API ent_status ent_export_diagram(ent_buffer *out, const ent_study *study, const char *kind,
                                      const char *format, const ent_export_options *options, ent_error *err);
/* Markdown, LaTeX and plain HTML have no pictures here, for they have no place; ent_export_report_file gives them one. */
ENT_API ent_status ent_export_report(ent_buffer *out, const ent_study *study, const char *format,
                                     const ent_export_options *options, ent_error *err);

/*
 * Returns the parts (ent_part, or-ed) that the report of these options tells of. A study that has more or fewer makes a
 * report as well: what it has not is left out.
 */
ENT_API int ent_report_parts(const ent_export_options *options);

/* Appends what changed, as text, csv, json, or as a short report: markdown, html. Errors: as above. */
ENT_API ent_status ent_export_difference(ent_buffer *out, const ent_difference *difference, const char *format,
                                         const ent_export_options *options, ent_error *err);

/*
 * Writes a report to a path. Markdown, LaTeX and plain HTML get their pictures as files beside it,
 * figure-1.svg (.pdf, .png) and so on in the folder PATH-figures, which replaces that of an earlier report; all or
 * nothing. A path that is no regular file gets what ent_export_report gives. Errors: those above;
 * ENT_E_IO, also where that folder holds anything else; ENT_E_USAGE for a name that LaTeX cannot have.
 */
ENT_API ent_status ent_export_report_file(const char *path, const ent_study *study, const char *format,
                                          const ent_export_options *options, ent_error *err);

/*
 * Appends the page to explore a study: as "html" one file with its style, its script and its data in it,
 * which loads nothing from elsewhere, or as "json" the data alone (docs/page.schema.json). It shows what
 * parts the study has of ENT_PART_PAGE. Errors: ENT_E_USAGE for another format, and for a network that is
 * not of actors.
 */
ENT_API ent_status ent_export_page(ent_buffer *out, const ent_study *study, const char *format,
                                   const ent_export_options *options, ent_error *err);

/*
 * Appends the page as a server sends it: beside what "html" has, a script that asks for "events" and shows
 * what comes (docs/explore.md). *policy gets the content security policy to send with it, and id what
 * tells the page from another.
 */
ENT_API ent_status ent_export_live_page(ent_buffer *out, ent_buffer *policy, char id[65], const ent_study *study,
                                        const ent_export_options *options, ent_error *err);

/*
 * Appends the page of a server that has none yet to show, whose id is "none": what is wrong with the data, and with
 * `fault` what is wrong beside them ("" for nothing).
 */
ENT_API ent_status ent_export_fault_page(ent_buffer *out, ent_buffer *policy, const ent_diagnostics *faults, const char *fault,
                                         const ent_export_options *options, ent_error *err);

/*
 * Writes a dataset to a path, in one stroke: one JSON file, a folder of CSV files, a workbook, or its
 * arguments alone. `format` is "json", "csv", "xlsx", "argdown" or "aif"; NULL means by the path (".json", ".xlsx"; anything else is a
 * folder). Errors: ENT_E_USAGE where a workbook has no room for the dataset.
 */
ENT_API ent_status ent_dataset_write(const ent_dataset *dataset, const char *path, const char *format, ent_error *err);

/* Appends a dataset as one JSON document: two-space indentation, keys in the order of docs/dataset.md. */
ENT_API ent_status ent_dataset_write_json(ent_buffer *out, const ent_dataset *dataset, ent_error *err);

/*
 * Appends a dataset's arguments and relations as Argdown. What it has no room for is left out;
 * *lost, which may be NULL, says of how many relations: weights, sources and who asserts them, and an undercut
 * of one relation of several, which becomes one of all (docs/arguments-files.md).
 */
ENT_API ent_status ent_dataset_write_argdown(ent_buffer *out, const ent_dataset *dataset, size_t *lost, ent_error *err);

/* Appends a dataset's arguments, relations and who put them forward in the Argument Interchange Format, as AIFdb has it. */
ENT_API ent_status ent_dataset_write_aif(ent_buffer *out, const ent_dataset *dataset, ent_error *err);

/*
 * Appends a framework's arguments and attacks as "iccma", "tgf" or "apx". Nodes that are no arguments (relations
 * that are undercut) are called node:1, node:2, ...; weights and supports have been compiled. Errors:
 * ENT_E_USAGE for another format, and for ids that apx has no room for. Linear.
 */
ENT_API ent_status ent_framework_write(ent_buffer *out, const ent_framework *framework, const char *format, ent_error *err);

/*
 * Appends a list of ties as CSV, in its own order: source,target,weight, with source_label and
 * target_label where nodes have labels. Nodes without a tie are not in it.
 */
ENT_API ent_status ent_ties_write_csv(ent_buffer *out, const ent_ties *ties, ent_error *err);

/*
 * Appends a dataset as an XLSX workbook, a sheet for each table. Errors: ENT_E_USAGE where a text, a
 * table or the number of columns is larger than a sheet has room for.
 */
ENT_API ent_status ent_dataset_write_xlsx(ent_buffer *out, const ent_dataset *dataset, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
