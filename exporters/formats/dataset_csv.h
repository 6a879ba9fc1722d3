/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_EXPORTERS_FORMATS_DATASET_CSV_H
#define ENT_EXPORTERS_FORMATS_DATASET_CSV_H

#include <entente/dataset.h>

/* The files of the CSV form: the dataset's own, memberships, and one for each table. */
enum { ENT__CSV_FILE_ABOUT = ENT_TABLES, ENT__CSV_FILE_MEMBERSHIPS, ENT__CSV_FILE_COUNT };

/* Writes a file's name ("actors.csv") for an ent_table or one of the above. */
void ent__csv_file_name(char out[32], int file);
/* Appends a file to a buffer; nothing where it would hold no records. */
ent_status ent__csv_file_write(ent_buffer *out, const ent_dataset *dataset, int file, ent_error *err);
/* Writes the whole folder in one stroke. */
ent_status ent__csv_folder_write(const ent_dataset *dataset, const char *path, ent_error *err);

#endif
