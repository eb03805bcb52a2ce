/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-since-window.h"

#include "cordee-label.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-since-view.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Rows of a group at first: the rest is a press away, and costs its layout only then. */
#define FEW 8

struct _CordeeSinceWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *summary;
  GtkBox *groups;
  GtkButton *adopt;
  GtkButton *keep;

  /* Owned */
  CordeeSession *session;
  CordeeSince *since;
  CordeeSinceView *view;
};

G_DEFINE_FINAL_TYPE (CordeeSinceWindow, cordee_since_window, GTK_TYPE_WINDOW)

/* ── rows ───────────────────────────────────────────────────────── */

/* The source is shown in the window above. */
static void
source_cb (CordeeSinceWindow *self, GtkButton *button)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  const char *source = g_object_get_data (G_OBJECT (button), "source");

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-source", "s", source);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
new_source_button (CordeeSinceWindow *self, const char *source)
{
  GtkWidget *button = gtk_button_new_with_label (_("Voir la source"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "link");
  g_object_set_data (G_OBJECT (button), "source", (gpointer) source);
  g_signal_connect_object (button, "clicked", G_CALLBACK (source_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_row (CordeeSinceWindow *self, const CordeeSinceRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *sign = row->structure != NULL ? cordee_sign_new (row->structure) : gtk_label_new (row->sign);

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), cordee_label_new_wrapped (row->text, NULL));
  if (row->detail != NULL)
    gtk_box_append (GTK_BOX (words), cordee_label_new_wrapped (row->detail, "secondary"));
  if (row->source_id != NULL)
    gtk_box_append (GTK_BOX (words), new_source_button (self, row->source_id));
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "since-row");
  return box;
}

static void
add_rows (CordeeSinceWindow *self, GtkWidget *card, const CordeeSinceGroup *group, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    gtk_box_append (GTK_BOX (card), new_row (self, group->rows->pdata[i]));
}

/* The focus goes on where it was: to the first of what has come. */
static void
more_cb (CordeeSinceWindow *self, GtkButton *button)
{
  GtkWidget *card = gtk_widget_get_parent (GTK_WIDGET (button));
  const CordeeSinceGroup *group = g_object_get_data (G_OBJECT (button), "group");

  gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD);
  gtk_box_remove (GTK_BOX (card), GTK_WIDGET (button));
  add_rows (self, card, group, FEW, group->rows->len);
}

static GtkWidget *
new_more_button (CordeeSinceWindow *self, const CordeeSinceGroup *group)
{
  guint n = group->rows->len - FEW;
  g_autofree char *label = g_strdup_printf (ngettext ("Montrer %u autre changement", "Montrer %u autres changements", n), n);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), "group", (gpointer) group);
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
fill (CordeeSinceWindow *self)
{
  gtk_label_set_text (self->title, self->view->title);
  gtk_label_set_text (self->summary, self->view->summary);
  for (guint i = 0; i < self->view->groups->len; i++)
    {
      const CordeeSinceGroup *group = self->view->groups->pdata[i];
      GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", group->title, "xalign", 0.0, NULL);
      GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (title, "card-title");
      gtk_widget_add_css_class (card, "card");
      gtk_box_append (self->groups, title);
      add_rows (self, card, group, 0, MIN (group->rows->len, FEW));
      if (group->rows->len > FEW)
        gtk_box_append (GTK_BOX (card), new_more_button (self, group));
      gtk_box_append (self->groups, card);
    }
}

/* ── choice ─────────────────────────────────────────────────────── */

static void
adopt_cb (CordeeSinceWindow *self)
{
  cordee_session_settle_rules (self->session, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
keep_cb (CordeeSinceWindow *self)
{
  cordee_session_settle_rules (self->session, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_since_window_dispose (GObject *object)
{
  CordeeSinceWindow *self = CORDEE_SINCE_WINDOW (object);

  g_clear_pointer (&self->view, cordee_since_view_free);
  g_clear_pointer (&self->since, cordee_since_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_since_window_parent_class)->dispose (object);
}

static void
cordee_since_window_class_init (CordeeSinceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_since_window_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-since-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeSinceWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeSinceWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CordeeSinceWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, CordeeSinceWindow, adopt);
  gtk_widget_class_bind_template_child (widget_class, CordeeSinceWindow, keep);
  gtk_widget_class_bind_template_callback (widget_class, adopt_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordee_since_window_init (CordeeSinceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A window of its own above parent, on a session whose rules are of before today. GTK owns it, as any window, until it is closed. */
GtkWidget *
cordee_since_window_new (CordeeSession *session, GtkWindow *parent)
{
  CordeeSinceWindow *self = g_object_new (CORDEE_TYPE_SINCE_WINDOW, "transient-for", parent, NULL);
  g_autofree char *day = cordee_day_to_words (cordee_session_get_context (session)->as_of);
  /* TRANSLATORS: a date. */
  g_autofree char *label = g_strdup_printf (_("Garder les règles du %s"), day);

  self->session = g_object_ref (session);
  self->since = cordee_session_dup_since (session);
  self->view = cordee_since_view_new (self->since);
  gtk_button_set_label (self->keep, label);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->adopt));
  return GTK_WIDGET (self);
}
