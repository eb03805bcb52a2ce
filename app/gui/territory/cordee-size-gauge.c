/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-size-gauge.h"

#include "cordee-sign.h"
#include "cordee-statement-row.h"
#include "cordee-style.h"

/* Em. */
#define HEIGHT 0.75
#define LEAST_WIDTH 2

/* ── one class ──────────────────────────────────────────────────── */

#define CORDEE_TYPE_SIZE_BAR (cordee_size_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSizeBar, cordee_size_bar, CORDEE, SIZE_BAR, GtkWidget)

struct _CordeeSizeBar
{
  GtkWidget parent_instance;

  double fill; /* 0 to 1 */
};

G_DEFINE_FINAL_TYPE (CordeeSizeBar, cordee_size_bar, GTK_TYPE_WIDGET)

static void
cordee_size_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeSizeBar *self = CORDEE_SIZE_BAR (widget);
  float all = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  float width = (float) (all * self->fill);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t room = GRAPHENE_RECT_INIT (0, 0, all, height), filled = GRAPHENE_RECT_INIT (rtl ? all - width : 0, 0, width, height);
  GskRoundedRect outline;
  GdkRGBA paint;

  gsk_rounded_rect_init_from_rect (&outline, &room, height / 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  cordee_style_get_colour (widget, "border", &paint);
  gtk_snapshot_append_color (snapshot, &paint, &room);
  cordee_style_get_colour (widget, "accent", &paint);
  if (width > 0)
    gtk_snapshot_append_color (snapshot, &paint, &filled);
  gtk_snapshot_pop (snapshot);
}

static void
cordee_size_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = (int) (cordee_style_get_em (widget) * (orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT));
}

static void
cordee_size_bar_class_init (CordeeSizeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cordee_size_bar_snapshot;
  widget_class->measure = cordee_size_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordee_size_bar_init (CordeeSizeBar *self)
{
}

/* ── all of them ────────────────────────────────────────────────── */

static GtkWidget *
new_small_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "secondary");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Names above, thresholds below, each on the line between two classes: every class is two columns wide. */
static GtkWidget *
new_steps (const GPtrArray *steps)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < steps->len; i++)
    {
      const CordeeTerritoryStep *step = steps->pdata[i];
      CordeeSizeBar *bar = g_object_new (CORDEE_TYPE_SIZE_BAR, "hexpand", TRUE, "tooltip-text", step->bounds, NULL);
      GtkWidget *label = new_small_label (step->label, step->here ? "here" : NULL);
      g_autofree char *name = g_strdup_printf ("%s, %s", step->label, step->bounds);

      bar->fill = step->fill;
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (label, step->bounds);
      gtk_grid_attach (GTK_GRID (grid), label, (int) (2 * i), 0, 2, 1);
      gtk_grid_attach (GTK_GRID (grid), GTK_WIDGET (bar), (int) (2 * i), 1, 2, 1);
      if (i > 0 && step->threshold != NULL)
        gtk_grid_attach (GTK_GRID (grid), new_small_label (step->threshold, "number"), (int) (2 * i) - 1, 2, 2, 1);
    }
  return grid;
}

static void
add_words (GtkWidget *box, const char *text)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (text, NULL));
}

/* A floating reference, as of any new widget. */
GtkWidget *
cordee_size_gauge_new (const CordeeTerritoryScale *scale)
{
  GtkWidget *box = cordee_group_new (9, scale->name);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (head), cordee_sign_new (scale->structure));
  gtk_box_append (GTK_BOX (head), cordee_heading_new (scale->title, "card-title"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_steps (scale->steps));
  add_words (box, scale->missing);
  add_words (box, scale->margin);
  if (scale->source != NULL)
    {
      GtkWidget *source = cordee_source_button_new (scale->source);

      gtk_widget_add_css_class (source, "secondary");
      gtk_box_append (GTK_BOX (box), source);
    }
  return box;
}
