/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-sign.h"

#include "cordee-style.h"

/* Of the square, in em; and of the sign in it, in parts of the square. */
#define SIZE 1.5
#define SIGN_SIZE 0.55
#define RADIUS 0.22

struct _CordeeSign
{
  GtkWidget parent_instance;

  char *sign;        /* owned */
  char *colour;      /* owned */
  char *colour_dark; /* owned */
};

G_DEFINE_FINAL_TYPE (CordeeSign, cordee_sign, GTK_TYPE_WIDGET)

static void
draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *sign, const char *colour, double x, double y, double size)
{
  gboolean dark = cordee_style_is_dark (widget);
  graphene_rect_t square = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size, (float) size);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, sign);
  PangoFontDescription *font = pango_font_description_new ();
  PangoRectangle ink;
  GskRoundedRect outline;
  GdkRGBA paint, ink_colour = { 1, 1, 1, 1 };

  if (!gdk_rgba_parse (&paint, colour))
    cordee_style_get_ink (widget, &paint);
  if (dark)
    ink_colour = (GdkRGBA){ 0.09f, 0.09f, 0.1f, 1 };
  gsk_rounded_rect_init_from_rect (&outline, &square, (float) (size * RADIUS));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paint, &square);
  gtk_snapshot_pop (snapshot);

  pango_font_description_set_absolute_size (font, size * SIGN_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + (size - ink.width) / 2 - ink.x), (float) (y + (size - ink.height) / 2 - ink.y)));
  gtk_snapshot_append_layout (snapshot, layout, &ink_colour);
  gtk_snapshot_restore (snapshot);
}

/* For widgets that draw themselves: the sign of structure in a square of size pixels at x, y. */
void
cordee_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, const CordeeStructure *structure, double x, double y, double size)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (structure != NULL);

  draw (widget, snapshot, structure->sign, cordee_style_is_dark (widget) ? structure->colour_dark : structure->colour, x, y, size);
}

static void
cordee_sign_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = (int) (SIZE * cordee_style_get_em (widget) + 0.5);
}

static void
cordee_sign_snapshot_vfunc (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeSign *self = CORDEE_SIGN (widget);
  double size = SIZE * cordee_style_get_em (widget);

  draw (widget, snapshot, self->sign, cordee_style_is_dark (widget) ? self->colour_dark : self->colour,
        (gtk_widget_get_width (widget) - size) / 2, (gtk_widget_get_height (widget) - size) / 2, size);
}

static void
cordee_sign_finalize (GObject *object)
{
  CordeeSign *self = CORDEE_SIGN (object);

  g_clear_pointer (&self->sign, g_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->colour_dark, g_free);

  G_OBJECT_CLASS (cordee_sign_parent_class)->finalize (object);
}

static void
cordee_sign_class_init (CordeeSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cordee_sign_finalize;
  widget_class->measure = cordee_sign_measure;
  widget_class->snapshot = cordee_sign_snapshot_vfunc;
  gtk_widget_class_set_css_name (widget_class, "sign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordee_sign_init (CordeeSign *self)
{
}

/* structure: copied from. A floating reference, as of any new widget. */
GtkWidget *
cordee_sign_new (const CordeeStructure *structure)
{
  CordeeSign *self;

  g_return_val_if_fail (structure != NULL, NULL);

  self = g_object_new (CORDEE_TYPE_SIGN, "valign", GTK_ALIGN_CENTER, NULL);
  self->sign = g_strdup (structure->sign);
  self->colour = g_strdup (structure->colour);
  self->colour_dark = g_strdup (structure->colour_dark);
  return GTK_WIDGET (self);
}
