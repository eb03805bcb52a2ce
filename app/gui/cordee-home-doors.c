/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-home-doors.h"

#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeHomeDoors
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *answers;
  GtkButton *find;

  CordeeSession *session; /* owned */
};

G_DEFINE_FINAL_TYPE (CordeeHomeDoors, cordee_home_doors, GTK_TYPE_WIDGET)

/* Whoever has answered already goes on there. */
static void
show_answers (CordeeHomeDoors *self)
{
  guint n = cordee_situation_get_answers (cordee_session_get_situation (self->session))->len;
  g_autofree char *saved = cordee_session_dup_saved_text (self->session);
  g_autofree char *text = NULL;
  g_autofree char *typeset = NULL;

  if (n > 0)
    /* TRANSLATORS: %1$u: answers so far; %2$s: when they were saved, a sentence without its point. */
    text = g_strdup_printf (ngettext ("%1$u réponse donnée. %2$s.", "%1$u réponses données. %2$s.", n), n, saved);
  typeset = cordee_report_typeset (
      text != NULL ? text : _("Quelques questions sur le projet ; à chaque réponse, ce qu’elle change pour chaque structure, et pourquoi."));
  gtk_label_set_text (self->answers, typeset);
  gtk_button_set_label (self->find, n > 0 ? _("Reprendre") : _("Trouver notre structure"));
}

/* Tells of the answers of session from now on. */
void
cordee_home_doors_set_session (CordeeHomeDoors *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_HOME_DOORS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "answered", G_CALLBACK (show_answers), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "saved", G_CALLBACK (show_answers), self, G_CONNECT_SWAPPED);
  show_answers (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_home_doors_dispose (GObject *object)
{
  CordeeHomeDoors *self = CORDEE_HOME_DOORS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_HOME_DOORS);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_home_doors_parent_class)->dispose (object);
}

static void
cordee_home_doors_class_init (CordeeHomeDoorsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_home_doors_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-home-doors.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDoors, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDoors, answers);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDoors, find);
}

static void
cordee_home_doors_init (CordeeHomeDoors *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
