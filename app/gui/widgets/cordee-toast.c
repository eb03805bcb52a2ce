/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-toast.h"

/* Seconds that a message stays: time enough to read a line of twice that many words. */
#define STAY 6

struct _CordeeToast
{
  GtkWidget parent_instance;

  GtkWidget *revealer; /* owned by the widget tree */
  GtkWidget *label;    /* idem */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (CordeeToast, cordee_toast, GTK_TYPE_WIDGET)

/* Out of sight it is nothing to be read either. */
static void
revealed_cb (CordeeToast *self)
{
  if (!gtk_revealer_get_child_revealed (GTK_REVEALER (self->revealer)))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
go_cb (gpointer data)
{
  CordeeToast *self = data;

  self->timeout = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  return G_SOURCE_REMOVE;
}

/* Shows text in the place of what it said before. */
void
cordee_toast_say (CordeeToast *self, const char *text)
{
  g_return_if_fail (CORDEE_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (STAY, go_cb, self);
}

/* What it said last; "" at first. Borrowed. */
const char *
cordee_toast_get_text (CordeeToast *self)
{
  g_return_val_if_fail (CORDEE_IS_TOAST (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}

static void
cordee_toast_dispose (GObject *object)
{
  CordeeToast *self = CORDEE_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_toast_parent_class)->dispose (object);
}

static void
cordee_toast_class_init (CordeeToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_toast_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
cordee_toast_init (CordeeToast *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->revealer = gtk_revealer_new ();
  g_signal_connect_object (self->revealer, "notify::child-revealed", G_CALLBACK (revealed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "toast");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->label);
}
