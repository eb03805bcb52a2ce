/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-restore-window.h"

#include "cordee-issue.h"
#include "cordee-label.h"
#include "cordee-merge.h"
#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeRestoreWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *none;
  GtkWidget *panes;
  GtkListBox *versions;
  GtkBox *answers;
  GtkButton *restore;

  /* Owned */
  CordeeSession *session;
  GPtrArray *backups;  /* CordeeBackup: one for each row */
  GPtrArray *dossiers; /* CordeeDossier, or NULL: cannot be read; in the same order */
};

G_DEFINE_FINAL_TYPE (CordeeRestoreWindow, cordee_restore_window, GTK_TYPE_WINDOW)

/* ── versions ───────────────────────────────────────────────────── */

/* "le 22/11/2026 à 14 h 05". The caller owns it. */
static char *
dup_when (gint64 at)
{
  g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (at);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  day = cordee_day_to_words (cordee_day_new (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)));
  /* TRANSLATORS: a date, hours and minutes: “Le 22/11/2026 à 14 h 05”. */
  text = g_strdup_printf (_("Le %1$s à %2$d h %3$02d"), day, g_date_time_get_hour (then), g_date_time_get_minute (then));
  return cordee_report_typeset (text);
}

/* How it differs from what is in hand, in words. The caller owns it. */
static char *
dup_difference (CordeeRestoreWindow *self, const CordeeDossier *dossier)
{
  const CordeeDossier *present = cordee_session_get_dossier (self->session);
  g_autoptr(CordeeMerge) merge = cordee_merge_new (present, dossier, NULL, cordee_session_get_knowledge (self->session));
  int more = (int) cordee_situation_count_known (dossier->situation) - (int) cordee_situation_count_known (present->situation);
  guint n = merge->differences->len;

  if (n == 0)
    return g_strdup (_("comme maintenant"));
  if (more < 0)
    return g_strdup_printf (ngettext ("%u réponse de moins que maintenant", "%u réponses de moins que maintenant", (guint) -more), (guint) -more);
  if (more > 0)
    return g_strdup_printf (ngettext ("%u réponse de plus que maintenant", "%u réponses de plus que maintenant", (guint) more), (guint) more);
  return g_strdup_printf (ngettext ("%u différence avec maintenant", "%u différences avec maintenant", n), n);
}

static GtkWidget *
new_version_row (CordeeRestoreWindow *self, const CordeeBackup *backup, const CordeeDossier *dossier)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *when = dup_when (backup->at);
  /* TRANSLATORS: the size of a file, in thousands of bytes. */
  g_autofree char *size = g_strdup_printf (_("%u ko"), (guint) ((backup->size + 999) / 1000));
  g_autofree char *difference = NULL;
  g_autofree char *answers = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (dossier != NULL)
    {
      guint n = cordee_situation_count_known (dossier->situation);

      difference = dup_difference (self, dossier);
      answers = g_strdup_printf (ngettext ("%u réponse", "%u réponses", n), n);
      text = g_strdup_printf ("%s · %s", answers, size);
    }
  else
    {
      difference = g_strdup (_("ne peut pas être relue"));
      text = g_strdup (size);
    }
  gtk_box_append (GTK_BOX (box), cordee_label_new_wrapped (when, NULL));
  gtk_box_append (GTK_BOX (box), cordee_label_new_wrapped (difference, "secondary"));
  gtk_box_append (GTK_BOX (box), cordee_label_new_wrapped (text, "secondary"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name = g_strdup_printf ("%s, %s, %s", when, difference, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
dossier_free (gpointer dossier)
{
  if (dossier != NULL)
    cordee_dossier_free (dossier);
}

static void
fill_versions (CordeeRestoreWindow *self)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);

  self->backups = cordee_store_list_backups (cordee_session_get_dossier (self->session)->id);
  self->dossiers = g_ptr_array_new_with_free_func (dossier_free);
  for (guint i = 0; i < self->backups->len; i++)
    {
      const CordeeBackup *backup = self->backups->pdata[i];
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      CordeeDossier *dossier = cordee_dossier_load (backup->file, knowledge, issues);

      g_ptr_array_add (self->dossiers, dossier);
      gtk_list_box_append (self->versions, new_version_row (self, backup, dossier));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->backups->len == 0);
  gtk_widget_set_visible (self->panes, self->backups->len > 0);
}

/* ── answers ────────────────────────────────────────────────────── */

/* The version that is chosen. Borrowed; NULL: none, or one that cannot be read. */
static const CordeeDossier *
get_chosen (CordeeRestoreWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->versions);

  return row != NULL ? self->dossiers->pdata[gtk_list_box_row_get_index (row)] : NULL;
}

static void
add_answers (CordeeRestoreWindow *self, const CordeeStepGroup *group)
{
  for (guint i = 0; i < group->steps->len; i++)
    {
      const CordeeInterviewStep *step = group->steps->pdata[i];
      g_autofree char *text = step->answer != NULL ? g_strdup_printf (_("%s : %s"), step->name, step->answer) : NULL;
      g_autofree char *typeset = text != NULL ? cordee_report_typeset (text) : NULL;

      if (typeset != NULL)
        gtk_box_append (self->answers, cordee_label_new_wrapped (typeset, NULL));
    }
}

static void
show_answers (CordeeRestoreWindow *self)
{
  const CordeeDossier *dossier = get_chosen (self);
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeInterview) interview = NULL;
  g_autoptr(GPtrArray) groups = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answers))) != NULL)
    gtk_box_remove (self->answers, child);
  gtk_widget_set_sensitive (GTK_WIDGET (self->restore), dossier != NULL);
  if (dossier == NULL)
    return;
  gtk_box_append (self->answers, cordee_label_new_wrapped (dossier->name[0] != '\0' ? dossier->name : _("Sans nom"), "card-title"));
  rulebook = cordee_rulebook_new (cordee_session_get_knowledge (self->session), cordee_session_get_context (self->session));
  interview = cordee_interview_new (rulebook, dossier->situation);
  groups = cordee_interview_dup_steps (interview);
  for (guint i = 0; i < groups->len; i++)
    add_answers (self, groups->pdata[i]);
}

/* What is in hand is put by first: whoever goes back can come forth again. */
static void
restore_cb (CordeeRestoreWindow *self)
{
  const CordeeDossier *chosen = get_chosen (self);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->versions);
  CordeeDossier *present = cordee_session_get_dossier (self->session);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *when = NULL;
  CordeeDossier *copy;

  if (chosen == NULL)
    return;
  bytes = cordee_dossier_to_bytes (present, cordee_session_get_knowledge (self->session));
  if (!cordee_store_back_up (present->id, bytes, now, &error))
    {
      /* TRANSLATORS: why. */
      g_autofree char *text = g_strdup_printf (_("La version actuelle n’a pas pu être mise de côté : rien n’a changé. %s"), error->message);
      g_autofree char *typeset = cordee_report_typeset (text);

      cordee_session_add_notice (self->session, typeset);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  when = dup_when (((const CordeeBackup *) self->backups->pdata[gtk_list_box_row_get_index (row)])->at);
  copy = cordee_dossier_copy (chosen);
  cordee_dossier_add_event (copy, CORDEE_EVENT_RESTORED, when, now);
  cordee_session_set_dossier (self->session, copy);
  gtk_window_close (GTK_WINDOW (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_restore_window_dispose (GObject *object)
{
  CordeeRestoreWindow *self = CORDEE_RESTORE_WINDOW (object);

  if (self->versions != NULL)
    g_signal_handlers_disconnect_by_data (self->versions, self);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_clear_pointer (&self->dossiers, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_restore_window_parent_class)->dispose (object);
}

static void
cordee_restore_window_class_init (CordeeRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_restore_window_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-restore-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeRestoreWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeRestoreWindow, none);
  gtk_widget_class_bind_template_child (widget_class, CordeeRestoreWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, CordeeRestoreWindow, versions);
  gtk_widget_class_bind_template_child (widget_class, CordeeRestoreWindow, answers);
  gtk_widget_class_bind_template_child (widget_class, CordeeRestoreWindow, restore);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordee_restore_window_init (CordeeRestoreWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A window of its own above parent, on the dossier that session has in hand. GTK owns it, as any window, until it is closed. */
GtkWidget *
cordee_restore_window_new (CordeeSession *session, GtkWindow *parent)
{
  CordeeRestoreWindow *self = g_object_new (CORDEE_TYPE_RESTORE_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = cordee_session_dup_name (session);
  /* TRANSLATORS: the name of a dossier. */
  g_autofree char *title = g_strdup_printf (_("Versions de « %s »"), name);
  g_autofree char *typeset = cordee_report_typeset (title);

  self->session = g_object_ref (session);
  gtk_label_set_text (self->title, typeset);
  fill_versions (self);
  g_signal_connect_swapped (self->versions, "row-selected", G_CALLBACK (show_answers), self);
  gtk_list_box_select_row (self->versions, gtk_list_box_get_row_at_index (self->versions, 0));
  show_answers (self);
  gtk_widget_child_focus (GTK_WIDGET (self->versions), GTK_DIR_TAB_FORWARD);
  return GTK_WIDGET (self);
}
