/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a browser may do with the page: nothing but its own style and scripts, known by their hashes. */
#ifndef ENT_EXPORTERS_REPORTS_PAGE_POLICY_H
#define ENT_EXPORTERS_REPORTS_PAGE_POLICY_H

#include <stdbool.h>

#include <entente/base.h>

/* Adds a source expression: the SHA-256 of a text in base 64, 'sha256-…', quotes included. */
void ent__page_hash(ent_buffer *out, const char *text);

/*
 * Adds a content security policy that lets a style and scripts (a list that ends with NULL) through, pictures made
 * on the page, and where `live` connections to where it comes from.
 */
void ent__page_policy(ent_buffer *out, const char *style, const char *const *scripts, bool live);

#endif
