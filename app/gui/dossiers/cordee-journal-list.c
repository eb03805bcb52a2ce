/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-journal-list.h"

#include "cordee-day.h"
#include "cordee-dossier-report.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

/* Lines that are shown before all are asked for. */
#define FEW 5

/* What one line tells. */
typedef struct
{
  char *day;  /* owned; "" where it is not known */
  char *text; /* owned */
} Line;

struct _CordeeJournalList
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *lines;
  GtkWidget *more;

  GPtrArray *journal; /* Line, owned: latest first */
  gboolean all;       /* all are asked for */
};

G_DEFINE_FINAL_TYPE (CordeeJournalList, cordee_journal_list, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *self = data;

  g_free (self->day);
  g_free (self->text);
  g_free (self);
}

/* ── in words ───────────────────────────────────────────────────── */

/* The day here of a moment; "" where it is not known. The caller owns it. */
static char *
dup_day (gint64 at)
{
  g_autoptr(GDateTime) then = at > 0 ? g_date_time_new_from_unix_local (at) : NULL;

  if (then == NULL)
    return g_strdup ("");
  return cordee_day_to_words (cordee_day_new (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)));
}

/* Answers that follow one another on one day are one line. */
static guint
count_answers (const GPtrArray *journal, guint latest, const char *day)
{
  guint n = 0;

  for (; n <= latest; n++)
    {
      const CordeeDossierEvent *event = journal->pdata[latest - n];
      g_autofree char *same = dup_day (event->at);

      if (event->kind != CORDEE_EVENT_ANSWERED || !g_str_equal (same, day))
        break;
    }
  return n;
}

static void
read_journal (CordeeJournalList *self, CordeeKnowledge *knowledge, const CordeeDossier *dossier)
{
  g_ptr_array_set_size (self->journal, 0);
  for (guint i = dossier->journal->len; i > 0;)
    {
      const CordeeDossierEvent *event = dossier->journal->pdata[i - 1];
      Line *line = g_new0 (Line, 1);
      guint n;

      line->day = dup_day (event->at);
      n = count_answers (dossier->journal, i - 1, line->day);
      line->text = n > 1 ? g_strdup_printf (ngettext ("%u réponse donnée ou changée", "%u réponses données ou changées", n), n)
                         : cordee_report_event_text (knowledge, event);
      g_ptr_array_add (self->journal, line);
      i -= MAX (n, 1);
    }
}

/* ── on show ────────────────────────────────────────────────────── */

static GtkWidget *
new_line (const Line *line, gboolean same_day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *day = gtk_label_new (line->day[0] != '\0' ? line->day : _("sans date"));
  GtkWidget *text = cordee_wrapped_label_new (line->text, NULL);

  gtk_label_set_xalign (GTK_LABEL (day), 0.0f);
  gtk_widget_set_valign (day, GTK_ALIGN_START);
  gtk_widget_add_css_class (day, "journal-day");
  /* A day is said once, but keeps its place. */
  gtk_widget_set_opacity (day, same_day ? 0.0 : 1.0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
update (CordeeJournalList *self)
{
  guint n = self->all ? self->journal->len : MIN (FEW, self->journal->len);
  guint n_more = self->journal->len - n;
  g_autofree char *more = g_strdup_printf (ngettext ("Voir %u événement plus ancien", "Voir %u événements plus anciens", n_more), n_more);

  cordee_box_clear (GTK_BOX (self->lines));
  for (guint i = 0; i < n; i++)
    {
      const Line *line = self->journal->pdata[i];
      gboolean same_day = i > 0 && g_str_equal (line->day, ((const Line *) self->journal->pdata[i - 1])->day);

      gtk_box_append (GTK_BOX (self->lines), new_line (line, same_day));
    }
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, n_more > 0);
}

static void
more_cb (CordeeJournalList *self)
{
  self->all = TRUE;
  update (self);
}

/* Shows the latest of what happened in dossier, of which nothing is kept. */
void
cordee_journal_list_show (CordeeJournalList *self, CordeeKnowledge *knowledge, const CordeeDossier *dossier)
{
  g_return_if_fail (CORDEE_IS_JOURNAL_LIST (self));

  self->all = FALSE;
  read_journal (self, knowledge, dossier);
  update (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_journal_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_journal_list_parent_class)->dispose (object);
}

static void
cordee_journal_list_finalize (GObject *object)
{
  g_clear_pointer (&CORDEE_JOURNAL_LIST (object)->journal, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_journal_list_parent_class)->finalize (object);
}

static void
cordee_journal_list_class_init (CordeeJournalListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordee_journal_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_journal_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cordee_journal_list_init (CordeeJournalList *self)
{
  self->journal = g_ptr_array_new_with_free_func (line_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->lines, GTK_WIDGET (self));
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "link");
  gtk_widget_add_css_class (self->more, "inline");
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}
