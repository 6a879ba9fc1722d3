/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frameworks as files: what their forms share. */
#ifndef ENT_EXPORTERS_FORMATS_AF_H
#define ENT_EXPORTERS_FORMATS_AF_H

#include <entente/exporters.h>

typedef ent_status ent__af_fn(ent_buffer *out, const ent_framework *framework, ent_error *err);

ent__af_fn ent__af_iccma;
ent__af_fn ent__af_tgf;
ent__af_fn ent__af_apx;

/* Room for the name of a node that is no argument. */
enum { ENT__AF_NAME_SIZE = 32 };

/*
 * Returns the name of a node: an argument's id; of a relation that is undercut, and of what a reading of
 * supports adds, "node:N", which `buffer` holds, as it does a number.
 */
const char *ent__af_name_of(const ent_framework *framework, uint32_t node, char buffer[ENT__AF_NAME_SIZE]);

#endif
