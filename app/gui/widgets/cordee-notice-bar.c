/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-notice-bar.h"

struct _CordeeNoticeBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *text;
};

enum
{
  CLOSED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeNoticeBar, cordee_notice_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* texts: of char *, one sentence each; none hides the bar. */
void
cordee_notice_bar_set_texts (CordeeNoticeBar *self, GPtrArray *texts)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  g_return_if_fail (CORDEE_IS_NOTICE_BAR (self));
  g_return_if_fail (texts != NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", (const char *) texts->pdata[i]);
  if (texts->len > 0)
    gtk_label_set_text (self->text, joined->str);
  gtk_widget_set_visible (GTK_WIDGET (self), texts->len > 0);
}

static void
close_cb (CordeeNoticeBar *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
cordee_notice_bar_dispose (GObject *object)
{
  CordeeNoticeBar *self = CORDEE_NOTICE_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_notice_bar_parent_class)->dispose (object);
}

static void
cordee_notice_bar_class_init (CordeeNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_notice_bar_dispose;
  signals[CLOSED] = g_signal_new ("closed", CORDEE_TYPE_NOTICE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeNoticeBar, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeNoticeBar, text);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
cordee_notice_bar_init (CordeeNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
