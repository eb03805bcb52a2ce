/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-colour-edge.h"

#include "cordee-style.h"

/* Of the bar, of the line around and of its corners, in em. */
#define BAR 0.4
#define LINE 0.1
#define RADIUS 0.7

struct _CordeeColourEdge
{
  GtkWidget parent_instance;

  GtkWidget *child;  /* owned by the widget tree */
  char *colour;      /* owned */
  char *colour_dark; /* owned */
  gboolean around;
};

G_DEFINE_FINAL_TYPE (CordeeColourEdge, cordee_colour_edge, GTK_TYPE_WIDGET)

static void
draw_around (GtkSnapshot *snapshot, const graphene_rect_t *room, const GdkRGBA *paint, double em)
{
  float width = (float) MAX (1.0, LINE * em);
  const float widths[] = { width, width, width, width };
  const GdkRGBA paints[] = { *paint, *paint, *paint, *paint };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, room, (float) (RADIUS * em));
  gtk_snapshot_append_border (snapshot, &outline, widths, paints);
}

/* The corners of a card cut the bar: it hides what overflows. */
static void
cordee_colour_edge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeColourEdge *self = CORDEE_COLOUR_EDGE (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  double em = cordee_style_get_em (widget);
  float bar = (float) (BAR * em);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA paint;

  if (!gdk_rgba_parse (&paint, cordee_style_is_dark (widget) ? self->colour_dark : self->colour))
    cordee_style_get_ink (widget, &paint);
  if (self->around)
    draw_around (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height), &paint, em);
  else
    gtk_snapshot_append_color (snapshot, &paint, &GRAPHENE_RECT_INIT (rtl ? width - bar : 0, 0, bar, height));
  GTK_WIDGET_CLASS (cordee_colour_edge_parent_class)->snapshot (widget, snapshot);
}

static void
cordee_colour_edge_dispose (GObject *object)
{
  g_clear_pointer (&CORDEE_COLOUR_EDGE (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_colour_edge_parent_class)->dispose (object);
}

static void
cordee_colour_edge_finalize (GObject *object)
{
  CordeeColourEdge *self = CORDEE_COLOUR_EDGE (object);

  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->colour_dark, g_free);

  G_OBJECT_CLASS (cordee_colour_edge_parent_class)->finalize (object);
}

static void
cordee_colour_edge_class_init (CordeeColourEdgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_colour_edge_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_colour_edge_finalize;
  widget_class->snapshot = cordee_colour_edge_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "colouredge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cordee_colour_edge_init (CordeeColourEdge *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* An edge of structure (copied from) at child, which it takes: all around it, or a bar before it. A floating reference, as of any new
   widget. */
GtkWidget *
cordee_colour_edge_new (const CordeeStructure *structure, gboolean around, GtkWidget *child)
{
  CordeeColourEdge *self;

  g_return_val_if_fail (structure != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self = g_object_new (CORDEE_TYPE_COLOUR_EDGE, NULL);
  self->colour = g_strdup (structure->colour);
  self->colour_dark = g_strdup (structure->colour_dark);
  self->around = around;
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
