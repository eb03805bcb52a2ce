/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-page-preview.h"

#include "cordee-pages.h"
#include "cordee-style.h"

#include <pango/pangocairo.h>

/* A4, in points. */
#define POINTS_PER_MM (72 / 25.4)
#define LONG_SIDE (297 * POINTS_PER_MM)
#define SHORT_SIDE (210 * POINTS_PER_MM)

struct _CordeePagePreview
{
  GtkWidget parent_instance;

  CordeeDocument *document; /* owned; or NULL */
  CordeePages *pages;       /* owned: of document; or NULL */
  guint page;               /* from 0 */
};

G_DEFINE_FINAL_TYPE (CordeePagePreview, cordee_page_preview, GTK_TYPE_WIDGET)

static void
get_paper (CordeePagePreview *self, double *width, double *height)
{
  gboolean landscape = self->document != NULL && self->document->landscape;

  *width = landscape ? LONG_SIDE : SHORT_SIDE;
  *height = landscape ? SHORT_SIDE : LONG_SIDE;
}

/* Shows the first page of document, which it takes. */
void
cordee_page_preview_set_document (CordeePagePreview *self, CordeeDocument *document)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  double width, height, margin;

  g_return_if_fail (CORDEE_IS_PAGE_PREVIEW (self));
  g_return_if_fail (document != NULL);

  g_clear_pointer (&self->pages, cordee_pages_free);
  g_clear_pointer (&self->document, cordee_document_free);
  self->document = document;
  get_paper (self, &width, &height);
  margin = cordee_pages_get_margin (document) * POINTS_PER_MM;
  self->pages = cordee_pages_new (document, context, width - 2 * margin, height - 2 * margin);
  g_object_unref (context);
  self->page = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* From 0. */
void
cordee_page_preview_set_page (CordeePagePreview *self, guint page)
{
  g_return_if_fail (CORDEE_IS_PAGE_PREVIEW (self));

  if (page >= cordee_page_preview_get_n (self) || page == self->page)
    return;
  self->page = page;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* From 0. */
guint
cordee_page_preview_get_page (CordeePagePreview *self)
{
  g_return_val_if_fail (CORDEE_IS_PAGE_PREVIEW (self), 0);
  return self->page;
}

/* How many pages there are. */
guint
cordee_page_preview_get_n (CordeePagePreview *self)
{
  g_return_val_if_fail (CORDEE_IS_PAGE_PREVIEW (self), 0);
  return self->pages != NULL ? cordee_pages_get_n (self->pages) : 0;
}

/* ── object ─────────────────────────────────────────────────────── */

/* So that paper ends somewhere on a light ground too. */
static void
draw_edge (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *sheet)
{
  const float widths[] = { 1, 1, 1, 1 };
  GskRoundedRect outline;
  GdkRGBA paint;

  cordee_style_get_colour (widget, "border", &paint);
  gsk_rounded_rect_init_from_rect (&outline, sheet, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, (const GdkRGBA[]){ paint, paint, paint, paint });
}

static void
cordee_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeePagePreview *self = CORDEE_PAGE_PREVIEW (widget);
  double room_width = gtk_widget_get_width (widget), room_height = gtk_widget_get_height (widget);
  double width, height, scale, margin;
  graphene_rect_t sheet;
  cairo_t *cr;

  if (self->pages == NULL)
    return;
  get_paper (self, &width, &height);
  margin = cordee_pages_get_margin (self->document) * POINTS_PER_MM;
  scale = MIN (room_width / width, room_height / height);
  sheet = GRAPHENE_RECT_INIT ((float) ((room_width - width * scale) / 2), 0, (float) (width * scale), (float) (height * scale));
  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  /* Paper is white in the dark too. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, sheet.origin.x, sheet.origin.y);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, margin, margin);
  cordee_pages_draw (self->pages, self->page, cr);
  cairo_destroy (cr);
  draw_edge (widget, snapshot, &sheet);
}

static GtkSizeRequestMode
cordee_page_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordee_page_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  double width, height;

  get_paper (CORDEE_PAGE_PREVIEW (widget), &width, &height);
  *minimum = 160;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = (int) width;
  else
    *natural = MAX (*minimum, (int) (for_size >= 0 ? for_size * height / width : height));
}

static void
cordee_page_preview_dispose (GObject *object)
{
  CordeePagePreview *self = CORDEE_PAGE_PREVIEW (object);

  g_clear_pointer (&self->pages, cordee_pages_free);
  g_clear_pointer (&self->document, cordee_document_free);

  G_OBJECT_CLASS (cordee_page_preview_parent_class)->dispose (object);
}

static void
cordee_page_preview_class_init (CordeePagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_page_preview_dispose;
  widget_class->snapshot = cordee_page_preview_snapshot;
  widget_class->measure = cordee_page_preview_measure;
  widget_class->get_request_mode = cordee_page_preview_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cordee_page_preview_init (CordeePagePreview *self)
{
}
