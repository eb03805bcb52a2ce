/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-merge-window.h"

#include "cordee-label.h"
#include "cordee-merge-view.h"
#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeMergeWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *summary;
  GtkBox *rows;
  GtkButton *merge_button;

  /* Owned */
  CordeeSession *session;
  CordeeMerge *merge;
  CordeeMergeView *view;
  char *rescue;       /* the copy that mine is of; or NULL */
  GPtrArray *choices; /* GtkCheckButton, borrowed: mine, theirs, mine, theirs … */
};

G_DEFINE_FINAL_TYPE (CordeeMergeWindow, cordee_merge_window, GTK_TYPE_WINDOW)

/* ── rows ───────────────────────────────────────────────────────── */

static void
toggled_cb (GtkCheckButton *button, CordeeDifference *difference)
{
  if (gtk_check_button_get_active (button))
    difference->side = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "side"));
}

/* One of the two choices: whose it is, what it says, and since when. */
static GtkWidget *
new_choice (CordeeDifference *difference, CordeeSide side, const char *whose, const char *title, const char *value, const char *when)
{
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "hexpand", TRUE, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* TRANSLATORS: what differs, whose version it is, and what it says there, for a screen reader. */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s : %3$s"), title, whose, value);
  g_autofree char *typeset = cordee_report_typeset (name);
  g_autofree char *described = when != NULL ? g_strdup_printf ("%s, %s", typeset, when) : g_strdup (typeset);

  gtk_box_append (GTK_BOX (words), cordee_label_new_wrapped (value, NULL));
  if (when != NULL)
    gtk_box_append (GTK_BOX (words), cordee_label_new_wrapped (when, "secondary"));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  gtk_widget_add_css_class (button, "merge-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, described, -1);
  g_object_set_data (G_OBJECT (button), "side", GINT_TO_POINTER (side));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), difference);
  return button;
}

static void
add_row (CordeeMergeWindow *self, const CordeeMergeRow *row)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = cordee_label_new_wrapped (row->title, "card-title");
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *mine = new_choice (row->difference, CORDEE_SIDE_MINE, _("ici"), row->title, row->mine, row->mine_when);
  GtkWidget *theirs = new_choice (row->difference, CORDEE_SIDE_THEIRS, _("ailleurs"), row->title, row->theirs, row->theirs_when);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  if (row->note != NULL)
    {
      GtkWidget *note = gtk_label_new (row->note);

      gtk_widget_add_css_class (note, "badge");
      if (row->difference->both)
        gtk_widget_add_css_class (note, "warning");
      gtk_widget_set_valign (note, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (head), note);
    }
  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (mine));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->difference->side == CORDEE_SIDE_MINE ? mine : theirs), TRUE);
  gtk_box_append (GTK_BOX (both), mine);
  gtk_box_append (GTK_BOX (both), theirs);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), both);
  if (row->base != NULL)
    {
      /* TRANSLATORS: what both versions come from. */
      g_autofree char *before = g_strdup_printf (_("Avant : %s"), row->base);
      g_autofree char *typeset = cordee_report_typeset (before);

      gtk_box_append (GTK_BOX (card), cordee_label_new_wrapped (typeset, "secondary"));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (self->rows, card);
  g_ptr_array_add (self->choices, mine);
  g_ptr_array_add (self->choices, theirs);
}

/* ── choice ─────────────────────────────────────────────────────── */

static void
choose_all (CordeeMergeWindow *self, CordeeSide side)
{
  for (guint i = side == CORDEE_SIDE_MINE ? 0 : 1; i < self->choices->len; i += 2)
    gtk_check_button_set_active (self->choices->pdata[i], TRUE);
}

static void
all_mine_cb (CordeeMergeWindow *self)
{
  choose_all (self, CORDEE_SIDE_MINE);
}

static void
all_theirs_cb (CordeeMergeWindow *self)
{
  choose_all (self, CORDEE_SIDE_THEIRS);
}

static void
merge_cb (CordeeMergeWindow *self)
{
  CordeeDossier *result = cordee_merge_dup_result (self->merge, g_get_real_time () / G_USEC_PER_SEC);

  cordee_session_set_dossier (self->session, result);
  if (self->rescue != NULL && cordee_session_get_kept (self->session) == CORDEE_KEPT)
    {
      cordee_store_forget_rescue_file (self->rescue);
      cordee_session_touch (self->session);
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_merge_window_dispose (GObject *object)
{
  CordeeMergeWindow *self = CORDEE_MERGE_WINDOW (object);

  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    g_signal_handlers_disconnect_matched (self->choices->pdata[i], G_SIGNAL_MATCH_FUNC, 0, 0, NULL, toggled_cb, NULL);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->rescue, g_free);
  g_clear_pointer (&self->view, cordee_merge_view_free);
  g_clear_pointer (&self->merge, cordee_merge_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_merge_window_parent_class)->dispose (object);
}

static void
cordee_merge_window_class_init (CordeeMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_merge_window_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeMergeWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeMergeWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CordeeMergeWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, CordeeMergeWindow, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, all_mine_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_theirs_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordee_merge_window_init (CordeeMergeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->choices = g_ptr_array_new ();
}

/* Mine is what a rescue copy has, which is forgotten once both are merged. */
void
cordee_merge_window_set_rescue (CordeeMergeWindow *self, const char *file)
{
  g_return_if_fail (CORDEE_IS_MERGE_WINDOW (self));

  g_free (self->rescue);
  self->rescue = g_strdup (file);
}

/* A window of its own above parent. mine and theirs are two versions of the dossier that session has in hand, base the one that both come
   from, or NULL; the window has copies. GTK owns it, as any window, until it is closed. */
GtkWidget *
cordee_merge_window_new (CordeeSession *session, GtkWindow *parent, const CordeeDossier *mine, const CordeeDossier *theirs,
                         const CordeeDossier *base)
{
  CordeeMergeWindow *self = g_object_new (CORDEE_TYPE_MERGE_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->merge = cordee_merge_new (mine, theirs, base, cordee_session_get_knowledge (session));
  self->view = cordee_merge_view_new (self->merge, cordee_session_get_knowledge (session));
  gtk_label_set_text (self->title, self->view->title);
  gtk_label_set_text (self->summary, self->view->summary);
  for (guint i = 0; i < self->view->rows->len; i++)
    add_row (self, self->view->rows->pdata[i]);
  gtk_widget_grab_focus (self->choices->len > 0 ? GTK_WIDGET (self->choices->pdata[0]) : GTK_WIDGET (self->merge_button));
  return GTK_WIDGET (self);
}
