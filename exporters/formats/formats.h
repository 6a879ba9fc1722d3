/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a format of stances, networks or coalitions is: one function, one entry in table.c. */
#ifndef ENT_EXPORTERS_FORMATS_FORMATS_H
#define ENT_EXPORTERS_FORMATS_FORMATS_H

#include <entente/exporters.h>

/* Appends a finished file. */
typedef ent_status ent__format_fn(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err);

ent__format_fn ent__stances_text, ent__stances_csv, ent__stances_json, ent__stances_md, ent__stances_vega_lite;
ent__format_fn ent__network_gexf, ent__network_gexf12, ent__network_graphml, ent__network_dot,
    ent__network_csv, ent__network_csv_nodes, ent__network_matrix, ent__network_d3, ent__network_json,
    ent__network_text, ent__network_graphology, ent__network_graphml_visone, ent__network_graphml_yed,
    ent__network_cyjs, ent__network_cx2, ent__network_jgf, ent__network_vosviewer,
    ent__network_vosviewer_conflict, ent__network_vega_lite, ent__network_mermaid;
/* The same for a network over time; the study is of all time. */
typedef ent_status ent__windows_fn(ent_buffer *out, const ent_study *study, const ent_windows *windows,
                                   const ent_export_options *options, ent_error *err);

ent__windows_fn ent__windows_gexf, ent__windows_text, ent__windows_csv, ent__windows_json;
ent__format_fn ent__network_csv_gephi, ent__network_pajek, ent__network_pajek_clu, ent__network_pajek_vec,
    ent__network_dl, ent__network_dl_legend, ent__network_gml, ent__network_tikz, ent__network_tikz_page;
ent__format_fn ent__coalitions_text, ent__coalitions_json, ent__coalitions_csv;
ent__format_fn ent__stances_xlsx, ent__network_xlsx, ent__coalitions_xlsx;
ent__format_fn ent__comparison_text, ent__comparison_csv, ent__comparison_json;
ent__format_fn ent__cohesion_text, ent__cohesion_csv, ent__cohesion_json;
ent__format_fn ent__polarization_text, ent__polarization_csv, ent__polarization_json;
ent__format_fn ent__brokerage_text, ent__brokerage_csv, ent__brokerage_json;
ent__format_fn ent__space_text, ent__space_csv, ent__space_json;
ent__format_fn ent__power_text, ent__power_csv, ent__power_json;
ent__format_fn ent__whatif_text, ent__whatif_csv, ent__whatif_json;
ent__format_fn ent__reasons_text, ent__reasons_csv, ent__reasons_json;
ent__format_fn ent__change_text, ent__change_csv, ent__change_json;

#endif
