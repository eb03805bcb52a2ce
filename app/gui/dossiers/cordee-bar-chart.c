/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-bar-chart.h"

#include "cordee-sign.h"
#include "cordee-statement-row.h"
#include "cordee-style.h"

/* Em. */
#define HEIGHT 0.75
#define LEAST_WIDTH 4

/* ── one bar ────────────────────────────────────────────────────── */

#define CORDEE_TYPE_BAR (cordee_bar_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBar, cordee_bar, CORDEE, BAR, GtkWidget)

struct _CordeeBar
{
  GtkWidget parent_instance;

  double part;                /* of the longest: 0 to 1 */
  char *colour, *colour_dark; /* owned, or NULL */
  const char *role;           /* the colour in the stylesheet, where it has none of its own */
};

G_DEFINE_FINAL_TYPE (CordeeBar, cordee_bar, GTK_TYPE_WIDGET)

static void
cordee_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeBar *self = CORDEE_BAR (widget);
  double em = cordee_style_get_em (widget);
  float width = (float) (gtk_widget_get_width (widget) * self->part), height = (float) (HEIGHT * em);
  float x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? (float) gtk_widget_get_width (widget) - width : 0;
  float y = ((float) gtk_widget_get_height (widget) - height) / 2;
  graphene_rect_t room = GRAPHENE_RECT_INIT (x, y, MAX (width, 2), height);
  const char *colour = cordee_style_is_dark (widget) ? self->colour_dark : self->colour;
  GskRoundedRect outline;
  GdkRGBA paint;

  if (self->part <= 0)
    return;
  if (colour == NULL || !gdk_rgba_parse (&paint, colour))
    cordee_style_get_colour (widget, self->role, &paint);
  gsk_rounded_rect_init_from_rect (&outline, &room, height / 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &paint, &room);
  gtk_snapshot_pop (snapshot);
}

static void
cordee_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                    int *natural_baseline)
{
  double em = cordee_style_get_em (widget);

  *minimum = *natural = (int) (em * (orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT));
}

static void
cordee_bar_finalize (GObject *object)
{
  g_clear_pointer (&CORDEE_BAR (object)->colour, g_free);
  g_clear_pointer (&CORDEE_BAR (object)->colour_dark, g_free);

  G_OBJECT_CLASS (cordee_bar_parent_class)->finalize (object);
}

static void
cordee_bar_class_init (CordeeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cordee_bar_finalize;
  widget_class->snapshot = cordee_bar_snapshot;
  widget_class->measure = cordee_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordee_bar_init (CordeeBar *self)
{
}

static GtkWidget *
new_bar (const CordeeBookBar *bar, guint most, const char *role)
{
  CordeeBar *self = g_object_new (CORDEE_TYPE_BAR, "hexpand", TRUE, NULL);

  self->part = most > 0 ? (double) bar->count / most : 0;
  self->role = role;
  if (bar->structure != NULL)
    {
      self->colour = g_strdup (bar->structure->colour);
      self->colour_dark = g_strdup (bar->structure->colour_dark);
    }
  return GTK_WIDGET (self);
}

/* ── the chart ──────────────────────────────────────────────────── */

/* A column of the grid that needs no more room than it has. */
static GtkWidget *
new_label (const CordeeBookBar *bar)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = cordee_wrapped_label_new (bar->label, NULL);

  if (bar->structure != NULL)
    gtk_box_append (GTK_BOX (box), cordee_sign_new (bar->structure));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static guint
get_most (const CordeeBookChart *chart)
{
  guint most = 0;

  for (guint i = 0; i < chart->bars->len; i++)
    most = MAX (most, ((const CordeeBookBar *) chart->bars->pdata[i])->count);
  return most;
}

/* Beside bars in the colours of structures, another one stands back. */
static const char *
get_role (const CordeeBookChart *chart)
{
  for (guint i = 0; i < chart->bars->len; i++)
    if (((const CordeeBookBar *) chart->bars->pdata[i])->structure != NULL)
      return "control_border";
  return "accent";
}

/* A chart with its title. A floating reference, as of any new widget. */
GtkWidget *
cordee_bar_chart_new (const CordeeBookChart *chart)
{
  GtkWidget *box = cordee_group_new (9, chart->title);
  GtkWidget *grid = gtk_grid_new ();
  guint most = get_most (chart);

  gtk_box_append (GTK_BOX (box), cordee_heading_new (chart->title, "card-title"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < chart->bars->len; i++)
    {
      const CordeeBookBar *bar = chart->bars->pdata[i];
      g_autofree char *number = g_strdup_printf ("%u", bar->count);
      GtkWidget *count = gtk_label_new (number);

      gtk_label_set_xalign (GTK_LABEL (count), 1.0f);
      gtk_widget_add_css_class (count, "number");
      gtk_grid_attach (GTK_GRID (grid), new_label (bar), 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), count, 1, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_bar (bar, most, get_role (chart)), 2, (int) i, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_add_css_class (box, "card");
  return box;
}
