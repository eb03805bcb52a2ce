/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-glossary-list.h"

#include "cordee-glossary.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

struct _CordeeGlossaryList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkLabel *count;
  GtkListBox *list;

  /* Owned */
  CordeeSession *session;
  GHashTable *rows;  /* const CordeeTerm * → GtkListBoxRow, borrowed */
  GHashTable *ranks; /* GtkListBoxRow → its place in what was found, from 1 */

  GtkListBoxRow *wanted; /* borrowed: to be scrolled to; or NULL */
  guint n_frames;        /* since it was wanted */
  guint tick;
};

G_DEFINE_FINAL_TYPE (CordeeGlossaryList, cordee_glossary_list, GTK_TYPE_WIDGET)

/* ── order ──────────────────────────────────────────────────────── */

static guint
rank_of (CordeeGlossaryList *self, GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, row));
}

static gboolean
is_found (GtkListBoxRow *row, gpointer data)
{
  return rank_of (data, row) > 0;
}

static int
compare (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  return (int) rank_of (data, a) - (int) rank_of (data, b);
}

/* Shows the terms that have all words of search, accents and case aside, those that have them in the word first; all of them
   for "". */
void
cordee_glossary_list_set_search (CordeeGlossaryList *self, const char *search)
{
  CordeeKnowledge *knowledge;
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *text = NULL;
  guint n_all;

  g_return_if_fail (CORDEE_IS_GLOSSARY_LIST (self));
  g_return_if_fail (search != NULL);

  knowledge = cordee_session_get_knowledge (self->session);
  found = cordee_glossary_search (knowledge, search);
  n_all = cordee_knowledge_get_terms (knowledge)->len;
  g_hash_table_remove_all (self->ranks);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_insert (self->ranks, g_hash_table_lookup (self->rows, found->pdata[i]), GUINT_TO_POINTER (i + 1));
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_filter (self->list);
  if (found->len == n_all)
    text = g_strdup_printf (ngettext ("%u terme", "%u termes", n_all), n_all);
  else
    /* TRANSLATORS: words of the glossary that a search finds, of all: 3 termes sur 70. */
    text = g_strdup_printf (ngettext ("%1$u terme sur %2$u", "%1$u termes sur %2$u", found->len), found->len, n_all);
  gtk_label_set_text (self->count, text);
}

/* ── rows ───────────────────────────────────────────────────────── */

static GtkWidget *
new_row (const CordeeTerm *term)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *meaning = cordee_report_typeset (cordee_report_word (term->meaning));
  GtkWidget *word = cordee_wrapped_label_new (cordee_report_word (term->word), "card-title");
  GtkWidget *explained = cordee_wrapped_label_new (meaning, NULL);

  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), explained);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, word, explained, NULL, -1);
  return row;
}

/* GTK scrolls to what gets the focus, but not before it has its place: that takes a frame after the row came on show. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CordeeGlossaryList *self = CORDEE_GLOSSARY_LIST (widget);
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t place;

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL && gtk_widget_compute_bounds (GTK_WIDGET (self->wanted), viewport, &place))
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
      double top = gtk_adjustment_get_value (adjustment) + place.origin.y;

      gtk_adjustment_clamp_page (adjustment, top, top + place.size.height);
    }
  self->wanted = NULL;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Gives the term of that id the focus and scrolls to it. FALSE where the base has none, or where the search hides it. */
gboolean
cordee_glossary_list_show (CordeeGlossaryList *self, const char *term)
{
  const CordeeTerm *known;
  GtkListBoxRow *row;

  g_return_val_if_fail (CORDEE_IS_GLOSSARY_LIST (self), FALSE);

  known = cordee_glossary_find (cordee_session_get_knowledge (self->session), term);
  row = known != NULL ? g_hash_table_lookup (self->rows, known) : NULL;
  if (row == NULL || rank_of (self, row) == 0)
    return FALSE;
  self->wanted = row;
  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_glossary_list_dispose (GObject *object)
{
  CordeeGlossaryList *self = CORDEE_GLOSSARY_LIST (object);

  if (self->list != NULL)
    {
      gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
      gtk_list_box_set_sort_func (self->list, NULL, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_GLOSSARY_LIST);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_glossary_list_parent_class)->dispose (object);
}

static void
cordee_glossary_list_finalize (GObject *object)
{
  CordeeGlossaryList *self = CORDEE_GLOSSARY_LIST (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->ranks, g_hash_table_unref);

  G_OBJECT_CLASS (cordee_glossary_list_parent_class)->finalize (object);
}

static void
cordee_glossary_list_class_init (CordeeGlossaryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_glossary_list_dispose;
  object_class->finalize = cordee_glossary_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-glossary-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeGlossaryList, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeGlossaryList, count);
  gtk_widget_class_bind_template_child (widget_class, CordeeGlossaryList, list);
}

static void
cordee_glossary_list_init (CordeeGlossaryList *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->ranks = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  gtk_list_box_set_sort_func (self->list, compare, self, NULL);
}

/* All words of the glossary of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_glossary_list_new (CordeeSession *session)
{
  CordeeGlossaryList *self = g_object_new (CORDEE_TYPE_GLOSSARY_LIST, NULL);
  GPtrArray *terms = cordee_knowledge_get_terms (cordee_session_get_knowledge (session));

  self->session = g_object_ref (session);
  for (guint i = 0; i < terms->len; i++)
    {
      GtkWidget *row = new_row (terms->pdata[i]);

      g_hash_table_insert (self->rows, terms->pdata[i], row);
      gtk_list_box_append (self->list, row);
    }
  cordee_glossary_list_set_search (self, "");
  return GTK_WIDGET (self);
}
