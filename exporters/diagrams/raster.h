/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PNG and PDF from a finished SVG, by librsvg on a cairo surface of ours. Neither says when it was
 * made: the PDF's dates are fixed, the PNG has none.
 */
#ifndef ENT_EXPORTERS_DIAGRAMS_RASTER_H
#define ENT_EXPORTERS_DIAGRAMS_RASTER_H

#include <entente/base.h>

/* Two device pixels for each of the SVG's, fewer where the picture would be too large. */
ent_status ent__raster_png(ent_buffer *out, const char *svg, size_t size, ent_error *err);

/* One point for each pixel of the SVG. `title` goes into the document's properties. */
ent_status ent__raster_pdf(ent_buffer *out, const char *svg, size_t size, const char *title, ent_error *err);

#endif
