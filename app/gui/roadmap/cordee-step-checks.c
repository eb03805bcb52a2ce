/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-step-checks.h"

#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

void
cordee_step_set_focus_key (GtkWidget *widget, const char *kind, const char *id)
{
  g_object_set_data_full (G_OBJECT (widget), "focus-key", g_strdup_printf ("%s:%s", kind, id), g_free);
}

static const char *
state_class (CordeeCheckState state)
{
  switch (state)
    {
    case CORDEE_CHECK_MET:
      return "ok";
    case CORDEE_CHECK_MISSING:
      return "error";
    case CORDEE_CHECK_UNSURE:
    default:
      return "plain";
    }
}

static const char *
state_sign (CordeeCheckState state)
{
  switch (state)
    {
    case CORDEE_CHECK_MET:
      return "✓";
    case CORDEE_CHECK_MISSING:
      return "✕";
    case CORDEE_CHECK_UNSURE:
    default:
      return "?";
    }
}

/* Takes name, which tells a screen reader more than the label does. */
static GtkWidget *
new_link (const char *label, char *name, const char *action, const char *target, const char *key)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  cordee_step_set_focus_key (button, key, target);
  g_free (name);
  return button;
}

static void
ticked_cb (GtkCheckButton *button, gpointer data)
{
  const char *step = g_object_get_data (G_OBJECT (button), "step");
  const char *requirement = g_object_get_data (G_OBJECT (button), "requirement");

  gtk_widget_activate_action (GTK_WIDGET (button), "roadmap.tick", "(ssb)", step, requirement, gtk_check_button_get_active (button));
}

static GtkWidget *
new_tick (const CordeeStepView *view, const CordeeStepCheckView *check)
{
  GtkWidget *button = gtk_check_button_new_with_label (check->label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), check->check->state == CORDEE_CHECK_MET);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, check->label, -1);
  g_object_set_data_full (G_OBJECT (button), "step", g_strdup (view->step->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "requirement", g_strdup (check->check->requirement->id), g_free);
  cordee_step_set_focus_key (button, "tick", check->check->requirement->id);
  g_signal_connect (button, "toggled", G_CALLBACK (ticked_cb), NULL);
  return button;
}

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (text, css_class));
}

static GtkWidget *
new_row (const CordeeStepView *view, const CordeeStepCheckView *check)
{
  GtkWidget *row = cordee_group_new (3, check->name);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badge;
  GtkWidget *label = check->can_tick ? new_tick (view, check) : cordee_wrapped_label_new (check->label, NULL);
  g_autofree char *state = g_strdup_printf ("%s %s", state_sign (check->check->state), check->state);

  gtk_widget_add_css_class (row, "check-row");
  badge = gtk_label_new (state);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, state_class (check->check->state));
  gtk_widget_set_valign (badge, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), badge);
  gtk_box_append (GTK_BOX (row), head);
  add_text (row, check->proof, "secondary");
  add_text (row, check->task, NULL);
  if (check->question != NULL)
    /* TRANSLATORS: for a screen reader: a button that leads to a question; %s is what is asked for. */
    gtk_box_append (GTK_BOX (row), new_link (_("Répondre"), g_strdup_printf (_("Répondre : %s"), check->label), "roadmap.answer",
                                             check->question->id, "answer"));
  if (check->template != NULL)
    /* TRANSLATORS: for a screen reader: a button that prepares a document; %s is what is asked for. */
    gtk_box_append (GTK_BOX (row), new_link (_("Préparer ce document"), g_strdup_printf (_("Préparer : %s"), check->label),
                                             "roadmap.document", check->template, "prepare"));
  add_text (row, check->source, "secondary");
  return row;
}

void
cordee_step_checks_fill (GtkBox *box, const CordeeStepView *view)
{
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (view != NULL);

  cordee_box_clear (box);
  if (view->gate != NULL)
    gtk_box_append (box, cordee_wrapped_label_new (view->gate, "answer"));
  for (guint i = 0; i < view->checks->len; i++)
    gtk_box_append (box, new_row (view, view->checks->pdata[i]));
}
