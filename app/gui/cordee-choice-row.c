/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-choice-row.h"

#include <glib/gi18n.h>

/* Of a detail beside its name or below it. */
#define DETAIL_CHARS 36

/* A row that says name, and detail beside it or below it. A floating reference, as of any new widget. */
GtkWidget *
cordee_choice_row_new (const char *name, const char *detail, GtkOrientation orientation)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? 12 : 0);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *detail_label = gtk_label_new (detail);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name", "object-select-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "opacity", 0.0,
                                   NULL);

  g_return_val_if_fail (name != NULL && detail != NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (detail_label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (detail_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (detail_label), DETAIL_CHARS);
  gtk_widget_add_css_class (detail_label, "secondary");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), name_label);
  gtk_box_append (GTK_BOX (words), detail_label);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup_printf ("%s, %s", name, detail), g_free);
  cordee_choice_row_set_chosen (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

/* The name and the detail. Borrowed. */
const char *
cordee_choice_row_get_text (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "text");
}

/* Shows and tells whether row is the one that is chosen. */
void
cordee_choice_row_set_chosen (GtkListBoxRow *row, gboolean chosen)
{
  const char *text = cordee_choice_row_get_text (row);
  /* TRANSLATORS: what a row says, and that it is the choice that holds; for a screen reader. */
  g_autofree char *name = chosen ? g_strdup_printf (_("%s, choix actuel"), text) : g_strdup (text);

  gtk_widget_set_opacity (g_object_get_data (G_OBJECT (row), "check"), chosen ? 1.0 : 0.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
reveal_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (GTK_LIST_BOX (list));
  graphene_rect_t bounds;
  double page;

  if (!gtk_widget_get_mapped (row))
    return G_SOURCE_REMOVE;
  if (adjustment == NULL || gtk_widget_get_height (row) == 0 || !gtk_widget_compute_bounds (row, list, &bounds))
    return G_SOURCE_CONTINUE;
  page = gtk_adjustment_get_page_size (adjustment);
  gtk_adjustment_set_value (adjustment, bounds.origin.y + (bounds.size.height - page) / 2);
  return G_SOURCE_REMOVE;
}

/* Scrolls the list, which is about to be shown, so that row stands in the middle of what is seen of it. */
void
cordee_choice_row_reveal (GtkListBoxRow *row)
{
  g_return_if_fail (GTK_IS_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row))));

  gtk_widget_add_tick_callback (GTK_WIDGET (row), reveal_cb, NULL, NULL);
}
