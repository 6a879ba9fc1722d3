/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/raster.h"

#include <math.h>
#include <stdio.h>

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"

/* cairo's images end at 32767 pixels a side; this many in all keep within 400 MB. */
static const double most_pixels = 100e6, most_side = 32000.0;

/* Same input, same file: a moment that never changes. */
static const char fixed_date[] = "2000-01-01T00:00:00Z";

static cairo_status_t append(void *closure, const unsigned char *data, unsigned length) {
  ent_buffer *out = closure;
  ent__buffer_add(out, (const char *)data, length);
  return out->failed ? CAIRO_STATUS_NO_MEMORY : CAIRO_STATUS_SUCCESS;
}

static ent_status from_cairo(cairo_status_t status, ent_error *err) {
  if (status == CAIRO_STATUS_SUCCESS) return ENT_OK;
  if (status == CAIRO_STATUS_NO_MEMORY) return ent__nomem(err);
  return ent__fail(err, ENT_E_INTERNAL, "cairo: %s", cairo_status_to_string(status));
}

static ent_status open_svg(RsvgHandle **out, double *width, double *height, const char *svg, size_t size,
                           ent_error *err) {
  GError *fault = NULL;
  GInputStream *stream = g_memory_input_stream_new_from_data(svg, (gssize)size, NULL);
  *out = rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &fault);
  g_object_unref(stream);
  if (*out == NULL) {
    ent__fail(err, ENT_E_INTERNAL, "librsvg cannot read our drawing: %s",
              fault != NULL ? fault->message : "no reason");
    g_clear_error(&fault);
    return ENT_E_INTERNAL;
  }
  if (!rsvg_handle_get_intrinsic_size_in_pixels(*out, width, height)) {
    g_object_unref(*out);
    *out = NULL;
    return ent__fail(err, ENT_E_INTERNAL, "librsvg finds no size in our drawing");
  }
  return ENT_OK;
}

static ent_status paint(RsvgHandle *handle, cairo_t *cr, double width, double height, ent_error *err) {
  const RsvgRectangle page = {0.0, 0.0, width, height};
  GError *fault = NULL;
  if (!rsvg_handle_render_document(handle, cr, &page, &fault)) {
    ent__fail(err, ENT_E_INTERNAL, "librsvg cannot draw: %s", fault != NULL ? fault->message : "no reason");
    g_clear_error(&fault);
    return ENT_E_INTERNAL;
  }
  return from_cairo(cairo_status(cr), err);
}

ent_status ent__raster_png(ent_buffer *out, const char *svg, size_t size, ent_error *err) {
  RsvgHandle *handle;
  double width, height;
  ent_status status = open_svg(&handle, &width, &height, svg, size, err);
  if (status != ENT_OK) return status;
  const double scale = fmin(2.0, fmin(sqrt(most_pixels / (width * height)), most_side / fmax(width, height)));
  const int columns = (int)ceil(width * scale), rows = (int)ceil(height * scale);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows);
  cairo_t *cr = cairo_create(surface);
  cairo_set_source_rgb(cr, 1.0, 1.0, 1.0);
  cairo_paint(cr);
  status = paint(handle, cr, width * scale, height * scale, err);
  if (status == ENT_OK) status = from_cairo(cairo_surface_write_to_png_stream(surface, append, out), err);
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  g_object_unref(handle);
  return status != ENT_OK ? status : ent__buffer_status(out, err);
}

ent_status ent__raster_pdf(ent_buffer *out, const char *svg, size_t size, const char *title, ent_error *err) {
  RsvgHandle *handle;
  double width, height;
  char creator[64];
  ent_status status = open_svg(&handle, &width, &height, svg, size, err);
  if (status != ENT_OK) return status;
  snprintf(creator, sizeof creator, "entente %s", ent_version());
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, width, height);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, fixed_date);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, fixed_date);
  cairo_t *cr = cairo_create(surface);
  status = paint(handle, cr, width, height, err);
  cairo_show_page(cr);
  cairo_destroy(cr);
  cairo_surface_finish(surface);
  if (status == ENT_OK) status = from_cairo(cairo_surface_status(surface), err);
  cairo_surface_destroy(surface);
  g_object_unref(handle);
  /* cairo forgets a failure to write the last bytes. */
  return status != ENT_OK ? status : ent__buffer_status(out, err);
}
