/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-table-line.h"

/* Between columns, in pixels. */
#define SPACING 12

struct _CordeeTableLine
{
  GtkWidget parent_instance;

  GArray *weights; /* owned: guint, of the children in their order */
};

G_DEFINE_FINAL_TYPE (CordeeTableLine, cordee_table_line, GTK_TYPE_WIDGET)

/* ── columns ────────────────────────────────────────────────────── */

/* What all columns on show weigh together, and how many they are. */
static guint
weigh (CordeeTableLine *self, guint *n)
{
  guint sum = 0, i = 0;

  *n = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    if (gtk_widget_should_layout (child))
      {
        sum += g_array_index (self->weights, guint, i);
        ++*n;
      }
  return sum;
}

static void
cordee_table_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  CordeeTableLine *self = CORDEE_TABLE_LINE (widget);
  guint n;
  int spaces;

  weigh (self, &n);
  spaces = n > 0 ? (int) (n - 1) * SPACING : 0;
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? spaces : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      /* Each is one line of text, whose height does not hang on its width. */
      gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? *minimum + least : MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + wanted : MAX (*natural, wanted);
    }
}

static void
cordee_table_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeTableLine *self = CORDEE_TABLE_LINE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n, i = 0, before = 0;
  guint sum = weigh (self, &n);
  int room = width - (n > 0 ? (int) (n - 1) * SPACING : 0);
  int spaces = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    {
      guint weight = g_array_index (self->weights, guint, i);
      int from, to, least;

      if (!gtk_widget_should_layout (child))
        continue;
      from = (int) ((double) room * before / sum) + spaces;
      to = (int) ((double) room * (before + weight) / sum) + spaces;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      to = MAX (to, from + least);
      gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - to : from, 0, to - from, height }, -1);
      before += weight;
      spaces += SPACING;
    }
}

/* Appends a column of that weight, which is more than 0. */
void
cordee_table_line_append (CordeeTableLine *self, GtkWidget *child, guint weight)
{
  g_return_if_fail (CORDEE_IS_TABLE_LINE (self));
  g_return_if_fail (weight > 0);

  g_array_append_val (self->weights, weight);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_table_line_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_table_line_parent_class)->dispose (object);
}

static void
cordee_table_line_finalize (GObject *object)
{
  g_array_unref (CORDEE_TABLE_LINE (object)->weights);

  G_OBJECT_CLASS (cordee_table_line_parent_class)->finalize (object);
}

static void
cordee_table_line_class_init (CordeeTableLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_table_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_table_line_finalize;
  widget_class->measure = cordee_table_line_measure;
  widget_class->size_allocate = cordee_table_line_size_allocate;
}

static void
cordee_table_line_init (CordeeTableLine *self)
{
  self->weights = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Without columns. A floating reference, as of any new widget. */
GtkWidget *
cordee_table_line_new (void)
{
  return g_object_new (CORDEE_TYPE_TABLE_LINE, NULL);
}
