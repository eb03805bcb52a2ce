/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-trajectory.h"

#include "cordee-colour-edge.h"
#include "cordee-sign.h"
#include "cordee-statement-row.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* The width that a box and what leads to it want, in characters. */
#define BOX_WIDTH 25
#define LINK_WIDTH 22

static GtkWidget *
new_box (const CordeeResultStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = cordee_wrapped_label_new (step->title, "card-title");
  GtkWidget *text = cordee_wrapped_label_new (step->text, "secondary");

  gtk_label_set_max_width_chars (GTK_LABEL (text), BOX_WIDTH);
  gtk_box_append (GTK_BOX (head), cordee_sign_new (step->structure));
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_add_css_class (box, "step-body");
  return cordee_colour_edge_new (step->structure, TRUE, box);
}

/* The arrows are for the eye alone. */
static GtkWidget *
new_link (const CordeeResultStep *step)
{
  g_autofree char *text = step->beside ? g_strdup_printf ("+ %s", step->link) : g_strdup_printf ("→ %s →", step->link);
  GtkWidget *label = cordee_wrapped_label_new (text, "dim");

  gtk_label_set_max_width_chars (GTK_LABEL (label), LINK_WIDTH);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5f);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, step->link, -1);
  return label;
}

static GtkWidget *
new_item (const CordeeResultStep *step)
{
  g_autofree char *name = step->link != NULL ? g_strdup_printf ("%s, %s. %s", step->title, step->link, step->text)
                                             : g_strdup_printf ("%s, %s", step->title, step->text);
  GtkWidget *item = g_object_new (CORDEE_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 12, "valign",
                                  GTK_ALIGN_CENTER, NULL);

  if (step->link != NULL)
    cordee_wrap_box_append (CORDEE_WRAP_BOX (item), new_link (step));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (item), new_box (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return item;
}

/* A card with steps (CordeeResultStep), of which it needs nothing later. A floating reference, as of any new widget. */
GtkWidget *
cordee_trajectory_new (GPtrArray *steps)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *list = g_object_new (CORDEE_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "spacing", 12, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_heading_new (_("Dans quel ordre"), "card-title"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dans quel ordre"), -1);
  for (guint i = 0; i < steps->len; i++)
    cordee_wrap_box_append (CORDEE_WRAP_BOX (list), new_item (steps->pdata[i]));
  gtk_box_append (GTK_BOX (card), list);
  return card;
}
