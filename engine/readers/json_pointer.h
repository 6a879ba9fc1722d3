/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the builder's places to JSON Pointers (RFC 6901). */
#ifndef ENT_ENGINE_READERS_JSON_POINTER_H
#define ENT_ENGINE_READERS_JSON_POINTER_H

#include <jansson.h>

#include "engine/dataset/builder.h"

/* Appends the pointer of a place in a document. */
void ent__json_pointer(ent_buffer *pointer, const json_t *root, const ent__place *place);

#endif
