/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-source-detail.h"

#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

/* ── addresses ──────────────────────────────────────────────────── */

static void
launched_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) button = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  /* TRANSLATORS: an address of the web that no browser opened; %s says why. */
  text = g_strdup_printf (_("Cette adresse n’a pas pu être ouverte : %s"), error->message);
  gtk_widget_activate_action (button, "win.say", "s", text);
}

static gboolean
activate_link_cb (GtkLinkButton *button)
{
  GdkAppLaunchContext *context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (button)));

  g_app_info_launch_default_for_uri_async (gtk_link_button_get_uri (button), G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (button));
  gtk_link_button_set_visited (button, TRUE);
  g_object_unref (context);
  return TRUE;
}

/* An address of the web, with the button that opens it. A floating reference, as of any new widget. */
GtkWidget *
cordee_address_new (const char *url)
{
  GtkWidget *button = gtk_link_button_new (url);
  GtkWidget *label = cordee_wrapped_label_new (url, NULL);

  cordee_label_wrap_anywhere (GTK_LABEL (label));
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "inline");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect (button, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  return button;
}

/* ── statements ─────────────────────────────────────────────────── */

static guint
find_rank (GPtrArray *items, gconstpointer item)
{
  guint rank = 0;

  g_ptr_array_find (items, item, &rank);
  return rank;
}

/* By structure, then by criterion, as the matrix has them; then as the base has them. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const CordeeKnowledge *knowledge = data;
  const CordeeStatement *one = *(CordeeStatement *const *) a, *other = *(CordeeStatement *const *) b;
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  GPtrArray *criteria = cordee_knowledge_get_criteria (knowledge);
  int order = (int) find_rank (structures, cordee_knowledge_find_structure (knowledge, one->structure))
              - (int) find_rank (structures, cordee_knowledge_find_structure (knowledge, other->structure));

  if (order == 0)
    order = (int) find_rank (criteria, cordee_knowledge_find_criterion (knowledge, one->criterion))
            - (int) find_rank (criteria, cordee_knowledge_find_criterion (knowledge, other->criterion));
  return order != 0 ? order : one->rank < other->rank ? -1 : one->rank > other->rank;
}

static void
add_statements (GtkBox *box, CordeeSession *session, const CordeeSourceView *view)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (view->statements, NULL, NULL);
  const CordeeStatement *last = NULL;

  g_ptr_array_sort_with_data (sorted, compare, cordee_session_get_knowledge (session));
  for (guint i = 0; i < sorted->len; i++)
    {
      const CordeeStatement *statement = sorted->pdata[i];

      if (last == NULL || !g_str_equal (last->structure, statement->structure) || !g_str_equal (last->criterion, statement->criterion))
        {
          GtkWidget *heading = cordee_cell_heading_new (session, statement->structure, statement->criterion);

          gtk_widget_set_margin_top (heading, 12);
          gtk_box_append (box, heading);
        }
      gtk_box_append (box, cordee_statement_row_new (session, statement, CORDEE_STATEMENT_ROW_PLAIN));
      last = statement;
    }
}

static void
add_notes (GtkBox *box, const CordeeSourceView *view)
{
  GtkWidget *heading = cordee_heading_new (_("Elle dit aussi"), "card-title");

  gtk_widget_set_margin_top (heading, 12);
  gtk_box_append (box, heading);
  for (guint i = 0; i < view->notes->len; i++)
    {
      g_autofree char *text = cordee_report_typeset (((const CordeeNote *) view->notes->pdata[i])->text);

      gtk_box_append (box, cordee_wrapped_label_new (text, NULL));
    }
}

/* Tells in box, in place of what it held, what a source is and what it says. view is borrowed for the call. */
void
cordee_source_detail_fill (GtkBox *box, CordeeSession *session, const CordeeSourceView *view)
{
  guint n = view->statements->len;
  g_autofree char *some = g_strdup_printf (ngettext ("%u énoncé de la base vient de cette source",
                                                     "%u énoncés de la base viennent de cette source", n),
                                           n);
  const char *cited = n > 0 ? some : _("Aucun énoncé de la base ne vient de cette source");
  g_autofree char *day = cordee_day_to_words (view->checked);
  /* TRANSLATORS: when a source was last read. */
  g_autofree char *read = view->checked != CORDEE_DAY_NONE ? g_strdup_printf (_("lue la dernière fois le %s"), day) : NULL;
  g_autofree char *use = g_strjoin (", ", cited, read, NULL);

  cordee_box_clear (box);
  gtk_box_append (box, cordee_heading_new (view->title, "detail-title"));
  gtk_box_append (box, cordee_wrapped_label_new (view->about, NULL));
  if (view->source->dated != NULL && view->source->date != NULL)
    {
      /* TRANSLATORS: what a document says of its own date. */
      g_autofree char *dated = g_strdup_printf (_("Date dite par le document : %s"), view->source->dated);
      g_autofree char *typeset = cordee_report_typeset (dated);

      gtk_box_append (box, cordee_wrapped_label_new (typeset, "secondary"));
    }
  for (guint i = 0; i < view->source->urls->len; i++)
    gtk_box_append (box, cordee_address_new (view->source->urls->pdata[i]));
  gtk_box_append (box, cordee_wrapped_label_new (use, "secondary"));
  add_statements (box, session, view);
  if (view->notes->len > 0)
    add_notes (box, view);
}
