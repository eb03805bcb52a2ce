/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-conflict-list.h"

#include "cordee-glossary.h"
#include "cordee-report-conflicts.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* The width of a reading, in characters. */
#define COLUMN 30
#define LEAST_COLUMN 18

struct _CordeeConflictList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkLabel *count;
  GtkLabel *where;
  GtkBox *cards;

  /* Owned */
  CordeeSession *session;
  CordeeConflicts *conflicts; /* NULL until first shown */
  GPtrArray *keys;            /* char *: folded words of each card */
  char *search;               /* folded */

  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CordeeConflictList, cordee_conflict_list, GTK_TYPE_WIDGET)

/* ── readings ───────────────────────────────────────────────────── */

static GtkWidget *
new_mark (const CordeeReading *reading)
{
  const char *words = reading->preferred ? _("✓ Retenu") : reading->leading ? _("Possible") : _("Écarté");
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "badge");
  gtk_widget_add_css_class (label, reading->preferred ? "kept" : reading->leading ? "warning" : "dim");
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  return label;
}

/* Why a reading is retained or not, as a sentence. The caller owns it. */
static char *
dup_outcome (CordeeConflictList *self, const CordeeSubject *subject, guint i)
{
  g_autofree char *outcome = cordee_report_outcome_text (cordee_session_get_knowledge (self->session), subject,
                                                         &g_array_index (subject->readings, CordeeReading, i));
  g_autofree char *capitalised = cordee_text_capitalise (outcome);

  return cordee_report_typeset (capitalised);
}

/* The one outcome of all readings; NULL where they have several. The caller owns it. */
static char *
dup_common_outcome (CordeeConflictList *self, const CordeeSubject *subject)
{
  g_autofree char *first = dup_outcome (self, subject, 0);

  for (guint i = 1; i < subject->readings->len; i++)
    {
      g_autofree char *other = dup_outcome (self, subject, i);

      if (!g_str_equal (first, other))
        return NULL;
    }
  return g_steal_pointer (&first);
}

/* outcome: NULL where the card tells it for all. */
static GtkWidget *
new_reading (CordeeConflictList *self, const CordeeReading *reading, const char *outcome)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  const CordeeStatement *statement = reading->statement;
  g_autofree char *markup = cordee_statement_short_markup (statement);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *says = cordee_wrapped_label_new (NULL, NULL);
  GtkWidget *words = cordee_statement_words_new (self->session, statement);
  GtkWidget *source = cordee_source_button_new (cordee_knowledge_find_source (knowledge, cordee_statement_get_source (statement)));

  gtk_label_set_markup (GTK_LABEL (says), markup);
  gtk_label_set_max_width_chars (GTK_LABEL (says), COLUMN);
  gtk_label_set_width_chars (GTK_LABEL (says), LEAST_COLUMN);
  gtk_label_set_max_width_chars (GTK_LABEL (words), COLUMN);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (source))), COLUMN);
  gtk_box_append (GTK_BOX (box), new_mark (reading));
  gtk_box_append (GTK_BOX (box), says);
  gtk_box_append (GTK_BOX (box), source);
  gtk_box_append (GTK_BOX (box), words);
  if (outcome != NULL)
    {
      GtkWidget *why = cordee_wrapped_label_new (outcome, NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (why), COLUMN);
      gtk_box_append (GTK_BOX (box), why);
    }
  return box;
}

/* ── cards ──────────────────────────────────────────────────────── */

static void
add_word (GString *words, const char *word)
{
  if (word != NULL)
    g_string_append_printf (words, "%s\n", word);
}

/* What a search looks in. The caller owns it. */
static char *
dup_key (CordeeConflictList *self, const CordeeConflict *conflict, const char *place)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  g_autoptr(GString) words = g_string_new (NULL);

  add_word (words, conflict->cell->structure->id);
  add_word (words, cordee_report_word (conflict->cell->structure->name));
  add_word (words, cordee_report_word (conflict->cell->criterion->label));
  add_word (words, conflict->subject->subject);
  add_word (words, place);
  for (guint i = 0; i < conflict->subject->readings->len; i++)
    {
      const CordeeStatement *statement = g_array_index (conflict->subject->readings, CordeeReading, i).statement;
      const CordeeSource *source = cordee_knowledge_find_source (knowledge, cordee_statement_get_source (statement));

      add_word (words, statement->short_text);
      add_word (words, statement->text);
      add_word (words, source->title);
      add_word (words, source->publisher);
    }
  return cordee_text_fold (words->str);
}

/* What is in dispute, and whether anything settles it. */
static GtkWidget *
new_head (const CordeeSubject *subject, const char *place)
{
  GtkWidget *head = cordee_wrap_box_new (9);
  GtkWidget *settled = gtk_label_new (subject->settled ? _("Tranché") : _("⚠ Rien ne tranche"));

  gtk_widget_add_css_class (settled, "badge");
  if (!subject->settled)
    gtk_widget_add_css_class (settled, "warning");
  cordee_wrap_box_append (CORDEE_WRAP_BOX (head), settled);
  if (place != NULL)
    cordee_wrap_box_append (CORDEE_WRAP_BOX (head), cordee_wrapped_label_new (place, "secondary"));
  return head;
}

static GtkWidget *
new_card (CordeeConflictList *self, const CordeeConflict *conflict, const char *place)
{
  const CordeeCell *cell = conflict->cell;
  const CordeeSubject *subject = conflict->subject;
  GtkWidget *readings = cordee_wrap_box_new (18);
  g_autofree char *common = dup_common_outcome (self, subject);
  g_autofree char *name = g_strdup_printf ("%s, %s", cell->structure->id, cordee_report_word (cell->criterion->label));
  GtkWidget *card = cordee_group_new (9, name);

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_cell_heading_new (self->session, cell->structure->id, cell->criterion->id));
  gtk_box_append (GTK_BOX (card), new_head (subject, place));
  g_object_set (readings, "equal", TRUE, NULL);
  for (guint i = 0; i < subject->readings->len; i++)
    {
      g_autofree char *outcome = common == NULL ? dup_outcome (self, subject, i) : NULL;

      cordee_wrap_box_append (CORDEE_WRAP_BOX (readings), new_reading (self, &g_array_index (subject->readings, CordeeReading, i), outcome));
    }
  gtk_box_append (GTK_BOX (card), readings);
  if (common != NULL)
    gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (common, NULL));
  return card;
}

/* ── what is on show ────────────────────────────────────────────── */

static void
update_shown (CordeeConflictList *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  guint n_all = self->conflicts->items->len, n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->keys->len; i++, card = gtk_widget_get_next_sibling (card))
    {
      gboolean found = cordee_text_has_words (self->keys->pdata[i], self->search);

      gtk_widget_set_visible (card, found);
      n += found;
    }
  if (n_all == 0)
    text = g_strdup (_("Aucun désaccord entre les sources à cette date et à cet endroit."));
  else if (self->search[0] == '\0')
    text = g_strdup_printf (ngettext ("%u désaccord entre les sources", "%u désaccords entre les sources", n_all), n_all);
  else
    /* TRANSLATORS: disagreements that a search finds, of all: 3 désaccords sur 24. */
    text = g_strdup_printf (ngettext ("%1$u désaccord sur %2$u", "%1$u désaccords sur %2$u", n), n, n_all);
  gtk_label_set_text (self->count, text);
}

static void
fill (CordeeConflictList *self)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  const CordeeContext *context = cordee_session_get_context (self->session);
  g_autofree char *place = cordee_session_dup_place_text (self->session);
  g_autofree char *day = cordee_day_to_words (context->as_of);
  /* TRANSLATORS: the date of the rules and a place. */
  g_autofree char *where = g_strdup_printf (_("Règles au %1$s, %2$s"), day, context->region != NULL ? place : _("France entière et chaque région"));

  cordee_box_clear (self->cards);
  g_ptr_array_set_size (self->keys, 0);
  g_clear_pointer (&self->conflicts, cordee_conflicts_free);
  self->conflicts = cordee_conflicts_new (knowledge, context);
  for (guint i = 0; i < self->conflicts->items->len; i++)
    {
      const CordeeConflict *conflict = &g_array_index (self->conflicts->items, CordeeConflict, i);
      g_autofree char *there = conflict->region != NULL || conflict->departements != NULL
                                 ? cordee_report_place (knowledge, conflict->region, conflict->departements)
                                 : NULL;

      gtk_box_append (self->cards, new_card (self, conflict, there));
      g_ptr_array_add (self->keys, dup_key (self, conflict, there));
    }
  gtk_label_set_text (self->where, where);
  self->stale = FALSE;
  update_shown (self);
}

/* Shows the disagreements that have all words of search, accents and case aside; all of them for "". */
void
cordee_conflict_list_set_search (CordeeConflictList *self, const char *search)
{
  char *folded;

  g_return_if_fail (CORDEE_IS_CONFLICT_LIST (self));
  g_return_if_fail (search != NULL);

  folded = cordee_text_fold (search);
  g_free (self->search);
  self->search = folded;
  if (self->conflicts != NULL)
    update_shown (self);
}

static void
session_changed_cb (CordeeConflictList *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_conflict_list_map (GtkWidget *widget)
{
  CordeeConflictList *self = CORDEE_CONFLICT_LIST (widget);

  if (self->stale)
    fill (self);

  GTK_WIDGET_CLASS (cordee_conflict_list_parent_class)->map (widget);
}

static void
cordee_conflict_list_dispose (GObject *object)
{
  CordeeConflictList *self = CORDEE_CONFLICT_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_CONFLICT_LIST);
  g_clear_pointer (&self->conflicts, cordee_conflicts_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_conflict_list_parent_class)->dispose (object);
}

static void
cordee_conflict_list_finalize (GObject *object)
{
  CordeeConflictList *self = CORDEE_CONFLICT_LIST (object);

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (cordee_conflict_list_parent_class)->finalize (object);
}

static void
cordee_conflict_list_class_init (CordeeConflictListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_conflict_list_dispose;
  object_class->finalize = cordee_conflict_list_finalize;
  widget_class->map = cordee_conflict_list_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-conflict-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeConflictList, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeConflictList, count);
  gtk_widget_class_bind_template_child (widget_class, CordeeConflictList, where);
  gtk_widget_class_bind_template_child (widget_class, CordeeConflictList, cards);
}

static void
cordee_conflict_list_init (CordeeConflictList *self)
{
  self->search = g_strdup ("");
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The disagreements of the base of session, computed when they are first on show. A floating reference, as of any new widget. */
GtkWidget *
cordee_conflict_list_new (CordeeSession *session)
{
  CordeeConflictList *self = g_object_new (CORDEE_TYPE_CONFLICT_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
