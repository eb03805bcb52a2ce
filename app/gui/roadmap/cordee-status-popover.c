/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-status-popover.h"

#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-text.h"
#include "cordee-timeline-row.h"

#include <glib/gi18n.h>

struct _CordeeStatusPopover
{
  GtkPopover parent_instance;

  /* Owned by the widget tree */
  GtkWidget *title;
  GtkWidget *buttons[CORDEE_N_STEP_STATUSES];
  GtkWidget *entry;
  GtkWidget *error;

  char *step; /* owned */
  CordeeDay day; /* that the entry showed at first */
};

G_DEFINE_FINAL_TYPE (CordeeStatusPopover, cordee_status_popover, GTK_TYPE_POPOVER)

static void
set_problem (CordeeStatusPopover *self, gboolean problem)
{
  gtk_widget_set_visible (self->error, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/* FALSE where what is typed is no day, which is said then. */
static gboolean
read_day (CordeeStatusPopover *self, CordeeDay *day)
{
  gboolean read = cordee_day_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->entry)), day);

  set_problem (self, !read);
  if (!read)
    gtk_widget_grab_focus (self->entry);
  return read;
}

static void
tell_day (CordeeStatusPopover *self, const char *step, CordeeDay day)
{
  g_autofree char *iso = cordee_day_to_iso (day);

  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.day", "(ss)", step, iso);
}

static void
clicked_cb (CordeeStatusPopover *self, GtkButton *button)
{
  CordeeStepStatus status = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "status"));
  gboolean dated = status != CORDEE_STEP_TODO && status != CORDEE_STEP_NOT_APPLICABLE;
  g_autofree char *step = g_strdup (self->step);
  CordeeDay day = self->day;

  if (dated && !read_day (self, &day))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.status", "(ss)", step, cordee_step_status_id (status));
  if (dated)
    tell_day (self, step, day);
}

/* Only the day: of the status that it has. */
static void
day_cb (CordeeStatusPopover *self)
{
  g_autofree char *step = g_strdup (self->step);
  CordeeDay day;

  if (!read_day (self, &day))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  tell_day (self, step, day);
}

/* Shows where the step of row stands; what is chosen next is told of it. */
void
cordee_status_popover_show (CordeeStatusPopover *self, const CordeeRoadmapRow *row, CordeeDay today)
{
  CordeeStepStatus status = row->step->status;
  g_autofree char *day = NULL;

  g_return_if_fail (CORDEE_IS_STATUS_POPOVER (self));

  g_free (self->step);
  self->step = g_strdup (row->step->id);
  self->day = row->step->kept != NULL && row->step->kept->day != CORDEE_DAY_NONE ? row->step->kept->day : today;
  day = cordee_day_to_words (self->day);
  gtk_label_set_text (GTK_LABEL (self->title), row->title);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
  set_problem (self, FALSE);
  for (guint i = 0; i < CORDEE_N_STEP_STATUSES; i++)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
                                   i == status ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
      if (i == status)
        gtk_widget_add_css_class (self->buttons[i], "current");
      else
        gtk_widget_remove_css_class (self->buttons[i], "current");
    }
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_status_popover_finalize (GObject *object)
{
  g_free (CORDEE_STATUS_POPOVER (object)->step);

  G_OBJECT_CLASS (cordee_status_popover_parent_class)->finalize (object);
}

static void
cordee_status_popover_class_init (CordeeStatusPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordee_status_popover_finalize;
}

static GtkWidget *
new_button (CordeeStatusPopover *self, CordeeStepStatus status)
{
  g_autofree char *label = cordee_text_capitalise (cordee_report_step_status_text (status));
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                               cordee_step_status_icon (status), NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "status-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "status", GUINT_TO_POINTER (status));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
cordee_status_popover_init (CordeeStatusPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("_Depuis le, ou fait le"));
  GtkWidget *apply = gtk_button_new_with_label (_("Dater"));
  g_autofree char *problem = cordee_report_typeset (_("Cette date ne se lit pas. Écrivez-la ainsi : 22/11/2026."));

  gtk_widget_add_css_class (box, "popover-page");
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0f, "wrap", TRUE, "max-width-chars",
                              30, NULL);
  gtk_widget_add_css_class (self->title, "row-title");
  gtk_box_append (GTK_BOX (box), self->title);
  for (guint i = 0; i < CORDEE_N_STEP_STATUSES; i++)
    {
      self->buttons[i] = new_button (self, i);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (box), label);
  self->entry = gtk_entry_new ();
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entry);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (apply), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changer seulement la date"), -1);
  gtk_widget_set_tooltip_text (apply, _("Changer seulement la date"));
  gtk_box_append (GTK_BOX (line), apply);
  gtk_box_append (GTK_BOX (box), line);
  self->error = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "label", problem, "xalign", 0.0f, "wrap", TRUE,
                              "max-width-chars", 30, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->error, "error");
  gtk_box_append (GTK_BOX (box), self->error);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Où en est cette étape ?"), -1);
}

/* A floating reference, as of any new widget. */
CordeeStatusPopover *
cordee_status_popover_new (void)
{
  return g_object_new (CORDEE_TYPE_STATUS_POPOVER, NULL);
}
