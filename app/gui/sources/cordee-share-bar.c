/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-share-bar.h"

#include "cordee-style.h"

/* Its least length, in em. */
#define LENGTH 3.0
#define HEIGHT 0.6

struct _CordeeShareBar
{
  GtkWidget parent_instance;

  GtkWidget *fill; /* owned by the widget tree */
  double share;
};

G_DEFINE_FINAL_TYPE (CordeeShareBar, cordee_share_bar, GTK_TYPE_WIDGET)

static void
cordee_share_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  double em = cordee_style_get_em (widget);

  *minimum = *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? LENGTH : HEIGHT) * em + 0.5);
}

static void
cordee_share_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeShareBar *self = CORDEE_SHARE_BAR (widget);
  int filled = (int) (width * self->share + 0.5);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_set_child_visible (self->fill, filled > 0);
  if (filled > 0)
    gtk_widget_size_allocate (self->fill, &(GtkAllocation){ rtl ? width - filled : 0, 0, filled, height }, -1);
}

static void
cordee_share_bar_dispose (GObject *object)
{
  g_clear_pointer (&CORDEE_SHARE_BAR (object)->fill, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_share_bar_parent_class)->dispose (object);
}

static void
cordee_share_bar_class_init (CordeeShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_share_bar_dispose;
  widget_class->measure = cordee_share_bar_measure;
  widget_class->size_allocate = cordee_share_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordee_share_bar_init (CordeeShareBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "bar");
  self->fill = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "overflow", GTK_OVERFLOW_HIDDEN, NULL);
  gtk_widget_add_css_class (self->fill, "bar-fill");
  gtk_widget_set_parent (self->fill, GTK_WIDGET (self));
}

/* share: from 0 to 1. A floating reference, as of any new widget. */
GtkWidget *
cordee_share_bar_new (double share)
{
  CordeeShareBar *self = g_object_new (CORDEE_TYPE_SHARE_BAR, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);

  self->share = CLAMP (share, 0.0, 1.0);
  return GTK_WIDGET (self);
}
