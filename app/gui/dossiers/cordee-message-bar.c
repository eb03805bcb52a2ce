/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-message-bar.h"

#include "cordee-report.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CordeeMessageBar
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *text;
  GtkWidget *action;
};

G_DEFINE_FINAL_TYPE (CordeeMessageBar, cordee_message_bar, GTK_TYPE_WIDGET)

/* Shows text, typeset, in the place of what it said before; NULL: nothing more. problem: something did not work. */
void
cordee_message_bar_say (CordeeMessageBar *self, const char *text, gboolean problem)
{
  g_autofree char *typeset = text != NULL ? cordee_report_typeset (text) : NULL;

  g_return_if_fail (CORDEE_IS_MESSAGE_BAR (self));

  gtk_label_set_text (GTK_LABEL (self->text), typeset != NULL ? typeset : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "problem");
}

/* What it says; "" while it is hidden. Borrowed. */
const char *
cordee_message_bar_get_text (CordeeMessageBar *self)
{
  g_return_val_if_fail (CORDEE_IS_MESSAGE_BAR (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->text));
}

/* A button that does something about it: its label and an action, without target. */
void
cordee_message_bar_set_action (CordeeMessageBar *self, const char *label, const char *action)
{
  g_return_if_fail (CORDEE_IS_MESSAGE_BAR (self));

  gtk_button_set_label (GTK_BUTTON (self->action), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->action), action);
  gtk_widget_set_visible (self->action, TRUE);
}

static void
close_cb (CordeeMessageBar *self)
{
  cordee_message_bar_say (self, NULL, FALSE);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_message_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_message_bar_parent_class)->dispose (object);
}

static void
cordee_message_bar_class_init (CordeeMessageBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordee_message_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cordee_message_bar_init (CordeeMessageBar *self)
{
  GtkWidget *close = gtk_button_new_with_label (_("Fermer"));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "message-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->text = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign",
                             0.0f, "width-chars", 12, "hexpand", TRUE, "selectable", TRUE, NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  self->action = gtk_button_new_with_label ("");
  gtk_widget_set_visible (self->action, FALSE);
  gtk_widget_set_valign (self->action, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->action, GTK_WIDGET (self));
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fermer ce message"), -1);
  gtk_widget_set_parent (close, GTK_WIDGET (self));
  g_signal_connect_object (close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
}

/* Writes a table into file, over what is there, and says what became of it. FALSE where that did not work. */
gboolean
cordee_message_bar_save_table (CordeeMessageBar *self, GFile *file, const char *csv)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (CORDEE_IS_MESSAGE_BAR (self) && G_IS_FILE (file) && csv != NULL, FALSE);

  if (g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    {
      shown = g_file_get_parse_name (file);
      /* TRANSLATORS: %s is a file. */
      text = g_strdup_printf (_("Enregistré : %s"), shown);
    }
  else
    /* TRANSLATORS: %s says why, in the words of the system. */
    text = g_strdup_printf (_("Le tableau n’a pas pu être enregistré : %s"), error->message);
  cordee_message_bar_say (self, text, error != NULL);
  return error == NULL;
}
