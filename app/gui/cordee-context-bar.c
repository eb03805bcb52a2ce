/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-context-bar.h"

#include "cordee-day-popover.h"
#include "cordee-place-popover.h"

#include <glib/gi18n.h>

struct _CordeeContextBar
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkMenuButton *day_button;
  GtkLabel *day_label;
  GtkLabel *day_caption;
  GtkMenuButton *place_button;
  GtkLabel *place_label;
  GtkLabel *place_caption;

  /* Owned references */
  CordeeSession *session;
};

G_DEFINE_FINAL_TYPE (CordeeContextBar, cordee_context_bar, GTK_TYPE_BOX)

static void
describe (GtkMenuButton *button, const char *caption, const char *value)
{
  /* TRANSLATORS: what a button of the header sets and to what it is set, for a screen reader: "Région : Occitanie". */
  g_autofree char *name = g_strdup_printf (_("%s : %s"), caption, value);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
session_changed_cb (CordeeContextBar *self)
{
  CordeeDay other = cordee_session_get_other_day (self->session);
  g_autofree char *place = cordee_session_dup_place_text (self->session);
  g_autofree char *day = cordee_day_to_words (cordee_session_get_context (self->session)->as_of);
  g_autofree char *days = NULL;

  if (other != CORDEE_DAY_NONE)
    {
      g_autofree char *other_words = cordee_day_to_words (other);

      /* TRANSLATORS: the date of the rules, and a second one that they are compared with. */
      days = g_strdup_printf (_("%s et %s"), day, other_words);
    }
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->day_label, days != NULL ? days : day);
  describe (self->place_button, _("Région"), place);
  describe (self->day_button, _("Règles au"), days != NULL ? days : day);
}

/* Popovers are made when they are first opened. */
static void
create_place_popover_cb (GtkMenuButton *button, gpointer data)
{
  CordeeContextBar *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, cordee_place_popover_new (self->session));
}

static void
create_day_popover_cb (GtkMenuButton *button, gpointer data)
{
  CordeeContextBar *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, cordee_day_popover_new (self->session));
}

/* Whose place and day it shows. To be called once. */
void
cordee_context_bar_set_session (CordeeContextBar *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_CONTEXT_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self);
}

/* Where there is little room: without the captions, which the buttons keep in their names. */
void
cordee_context_bar_set_brief (CordeeContextBar *self, gboolean brief)
{
  g_return_if_fail (CORDEE_IS_CONTEXT_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->day_caption), !brief);
  gtk_widget_set_visible (GTK_WIDGET (self->place_caption), !brief);
}

/* Opens what changes the place. */
void
cordee_context_bar_choose_place (CordeeContextBar *self)
{
  g_return_if_fail (CORDEE_IS_CONTEXT_BAR (self));
  gtk_menu_button_popup (self->place_button);
}

/* Opens what changes the day. */
void
cordee_context_bar_choose_day (CordeeContextBar *self)
{
  g_return_if_fail (CORDEE_IS_CONTEXT_BAR (self));
  gtk_menu_button_popup (self->day_button);
}

static void
cordee_context_bar_dispose (GObject *object)
{
  CordeeContextBar *self = CORDEE_CONTEXT_BAR (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_context_bar_parent_class)->dispose (object);
}

static void
cordee_context_bar_class_init (CordeeContextBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_context_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-context-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeContextBar, day_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeContextBar, day_label);
  gtk_widget_class_bind_template_child (widget_class, CordeeContextBar, day_caption);
  gtk_widget_class_bind_template_child (widget_class, CordeeContextBar, place_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeContextBar, place_label);
  gtk_widget_class_bind_template_child (widget_class, CordeeContextBar, place_caption);
}

static void
cordee_context_bar_init (CordeeContextBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->place_button, create_place_popover_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->day_button, create_day_popover_cb, self, NULL);
}
