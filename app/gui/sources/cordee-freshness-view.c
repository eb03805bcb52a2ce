/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-freshness-view.h"

#include "cordee-freshness.h"
#include "cordee-report.h"
#include "cordee-share-bar.h"
#include "cordee-statement-row.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Statements are made into widgets so many at a time. */
#define BATCH 30

/* One list of what wants to be read again. */
typedef struct
{
  CordeeReread reason;
  GPtrArray *found; /* const CordeeStatement *, owned array: those that the search finds */
  GtkWidget *expander;
  GtkLabel *title;
  GtkBox *rows;
  GtkWidget *more;
  guint n_made;
} RereadList;

struct _CordeeFreshnessView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  CordeeWrapBox *figures;
  CordeeWrapBox *tables;
  GtkBox *lists;

  /* Owned */
  CordeeSession *session;
  CordeeFreshness *freshness;
  char *search; /* folded */

  RereadList reread[CORDEE_N_REREAD];
};

G_DEFINE_FINAL_TYPE (CordeeFreshnessView, cordee_freshness_view, GTK_TYPE_WIDGET)

/* ── figures ────────────────────────────────────────────────────── */

/* "98 %", never rounded up to all and never down to nothing. */
static char *
dup_percent (guint part, guint whole)
{
  guint percent = whole > 0 ? part * 100 / whole : 0;

  if (percent == 0 && part > 0)
    percent = 1;
  /* TRANSLATORS: a percentage; the space does not break. */
  return g_strdup_printf (_("%u %%"), percent);
}

static void
add_figure (CordeeFreshnessView *self, const char *caption, const char *figure, const char *about)
{
  GtkWidget *card = cordee_group_new (3, caption);
  GtkWidget *labels[] = { cordee_wrapped_label_new (caption, "secondary"), cordee_wrapped_label_new (figure, "figure"),
                          cordee_wrapped_label_new (about, "secondary") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_max_width_chars (GTK_LABEL (labels[i]), 18);
      gtk_box_append (GTK_BOX (card), labels[i]);
    }
  gtk_widget_add_css_class (card, "card");
  cordee_wrap_box_append (self->figures, card);
}

static void
add_figures (CordeeFreshnessView *self)
{
  const CordeeFreshness *freshness = self->freshness;
  g_autofree char *today = cordee_day_to_words (freshness->as_of);
  g_autofree char *statements = cordee_text_number (freshness->n_statements);
  g_autofree char *sources = cordee_text_number (freshness->n_sources);
  g_autofree char *fresh = dup_percent (freshness->n_fresh, freshness->n_statements);
  /* TRANSLATORS: so many statements of all. */
  g_autofree char *share = g_strdup_printf (ngettext ("%1$u énoncé sur %2$u", "%1$u énoncés sur %2$u", freshness->n_fresh), freshness->n_fresh,
                                            freshness->n_statements);
  g_autofree char *share_typeset = cordee_report_typeset (share);
  g_autofree char *oldest = cordee_day_to_words (freshness->oldest);
  g_autofree char *newest = cordee_day_to_words (freshness->newest);
  /* TRANSLATORS: the last day on which a source of the base was read. */
  g_autofree char *latest = g_strdup_printf (_("la plus récente : %s"), newest);
  g_autofree char *latest_typeset = cordee_report_typeset (latest);
  /* TRANSLATORS: the day on which freshness is measured. */
  g_autofree char *as_of = g_strdup_printf (_("au %s"), today);

  add_figure (self, _("Énoncés de la base"), statements, _("chacun avec sa source"));
  add_figure (self, _("Sources"), sources, _("textes, documents et pages lus"));
  add_figure (self, _("Lus depuis moins d’un an"), fresh, share_typeset);
  add_figure (self, _("Plus ancienne lecture"), freshness->oldest != CORDEE_DAY_NONE ? oldest : _("aucune"),
              freshness->newest != CORDEE_DAY_NONE ? latest_typeset : as_of);
}

/* ── tables ─────────────────────────────────────────────────────── */

static GtkWidget *
new_cell (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = cordee_wrapped_label_new (text, css_class);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static void
add_table (CordeeFreshnessView *self, const char *title, GPtrArray *shares)
{
  GtkWidget *card = cordee_group_new (9, title);
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_attach (GTK_GRID (grid), new_cell (_("Énoncés"), "secondary", 1.0f), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_cell (_("Lus depuis moins d’un an"), "secondary", 1.0f), 2, 0, 2, 1);
  for (guint i = 0; i < shares->len; i++)
    {
      const CordeeFreshnessShare *share = shares->pdata[i];
      g_autofree char *n = cordee_text_number (share->n);
      g_autofree char *fresh = dup_percent (share->n_fresh, share->n);
      /* TRANSLATORS: for a screen reader: %1$s is a group of criteria, a level or a region; %3$s a percentage. */
      g_autofree char *name = g_strdup_printf (ngettext ("%1$s : %2$u énoncé, %3$s lu depuis moins d’un an",
                                                         "%1$s : %2$u énoncés, %3$s lus depuis moins d’un an", share->n),
                                               share->label, share->n, fresh);
      g_autofree char *capitalised = cordee_text_capitalise (share->label);
      GtkWidget *label = new_cell (capitalised, NULL, 0.0f);
      GtkWidget *count = new_cell (n, "number", 1.0f);
      GtkWidget *percent = new_cell (fresh, "number", 1.0f);
      int row = (int) i + 1;

      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 22);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), count, 1, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), cordee_share_bar_new ((double) share->n_fresh / share->n), 2, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), percent, 3, row, 1, 1);
    }
  gtk_box_append (GTK_BOX (card), cordee_heading_new (title, "card-title"));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_widget_add_css_class (card, "card");
  cordee_wrap_box_append (self->tables, card);
}

/* ── to be read again ───────────────────────────────────────────── */

/* What a search looks in. The caller owns it. */
static char *
dup_key (CordeeKnowledge *knowledge, const CordeeStatement *statement)
{
  const CordeeSource *source = cordee_knowledge_find_source (knowledge, cordee_statement_get_source (statement));
  g_autofree char *words = g_strjoin ("\n", statement->structure,
                                      cordee_report_word (cordee_knowledge_find_criterion (knowledge, statement->criterion)->label),
                                      statement->short_text, statement->text, source->title, NULL);

  return cordee_text_fold (words);
}

static void
make_rows (CordeeFreshnessView *self, RereadList *list)
{
  guint end = MIN (list->n_made + BATCH, list->found->len);
  guint n_left = list->found->len - end;
  g_autofree char *more = g_strdup_printf (ngettext ("Montrer la suite (encore %u)", "Montrer la suite (encore %u)", n_left), n_left);

  for (; list->n_made < end; list->n_made++)
    gtk_box_append (list->rows, cordee_statement_row_new (self->session, list->found->pdata[list->n_made],
                                                          CORDEE_STATEMENT_ROW_CELL | CORDEE_STATEMENT_ROW_SOURCE));
  gtk_button_set_label (GTK_BUTTON (list->more), more);
  gtk_widget_set_visible (list->more, n_left > 0);
}

static void
unfolded_cb (GtkExpander *expander, GParamSpec *pspec, CordeeFreshnessView *self)
{
  RereadList *list = &self->reread[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "reason"))];

  if (gtk_expander_get_expanded (expander) && list->n_made == 0)
    make_rows (self, list);
}

static void
more_cb (GtkButton *button, CordeeFreshnessView *self)
{
  make_rows (self, &self->reread[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "reason"))]);
}

/* Finds again what the list shows. */
static void
update_list (CordeeFreshnessView *self, RereadList *list)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  GPtrArray *all = self->freshness->reread[list->reason];
  g_autofree char *title = NULL;

  g_ptr_array_set_size (list->found, 0);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *key = self->search[0] != '\0' ? dup_key (knowledge, all->pdata[i]) : NULL;

      if (key == NULL || cordee_text_has_words (key, self->search))
        g_ptr_array_add (list->found, all->pdata[i]);
    }
  if (list->found->len == all->len)
    /* TRANSLATORS: why statements want to be read again, and how many there are. */
    title = g_strdup_printf (_("%1$s : %2$u"), cordee_reread_label (list->reason), all->len);
  else
    /* TRANSLATORS: why statements want to be read again, how many of them a search finds, of how many. */
    title = g_strdup_printf (_("%1$s : %2$u sur %3$u"), cordee_reread_label (list->reason), list->found->len, all->len);
  gtk_label_set_text (list->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_sensitive (list->expander, list->found->len > 0);
  cordee_box_clear (list->rows);
  list->n_made = 0;
  gtk_widget_set_visible (list->more, FALSE);
  if (gtk_expander_get_expanded (GTK_EXPANDER (list->expander)))
    make_rows (self, list);
}

static void
add_list (CordeeFreshnessView *self, CordeeReread reason)
{
  RereadList *list = &self->reread[reason];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = cordee_wrapped_label_new (NULL, "card-title");
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  list->reason = reason;
  list->found = g_ptr_array_new ();
  list->expander = gtk_expander_new (NULL);
  list->title = GTK_LABEL (title);
  list->rows = GTK_BOX (rows);
  list->more = gtk_button_new ();
  gtk_expander_set_label_widget (GTK_EXPANDER (list->expander), title);
  gtk_expander_set_child (GTK_EXPANDER (list->expander), box);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_halign (list->more, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), rows);
  gtk_box_append (GTK_BOX (box), list->more);
  gtk_widget_add_css_class (list->expander, "card");
  g_object_set_data (G_OBJECT (list->expander), "reason", GUINT_TO_POINTER (reason));
  g_object_set_data (G_OBJECT (list->more), "reason", GUINT_TO_POINTER (reason));
  g_signal_connect (list->expander, "notify::expanded", G_CALLBACK (unfolded_cb), self);
  g_signal_connect (list->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (self->lists, list->expander);
  update_list (self, list);
}

/* Shows, of what wants to be read again, what has all words of search, accents and case aside; all of it for "". */
void
cordee_freshness_view_set_search (CordeeFreshnessView *self, const char *search)
{
  char *folded;

  g_return_if_fail (CORDEE_IS_FRESHNESS_VIEW (self));
  g_return_if_fail (search != NULL);

  folded = cordee_text_fold (search);
  if (g_str_equal (folded, self->search))
    {
      g_free (folded);
      return;
    }
  g_free (self->search);
  self->search = folded;
  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    update_list (self, &self->reread[i]);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_freshness_view_dispose (GObject *object)
{
  CordeeFreshnessView *self = CORDEE_FRESHNESS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_FRESHNESS_VIEW);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_freshness_view_parent_class)->dispose (object);
}

static void
cordee_freshness_view_finalize (GObject *object)
{
  CordeeFreshnessView *self = CORDEE_FRESHNESS_VIEW (object);

  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    g_clear_pointer (&self->reread[i].found, g_ptr_array_unref);
  g_clear_pointer (&self->freshness, cordee_freshness_free);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (cordee_freshness_view_parent_class)->finalize (object);
}

static void
cordee_freshness_view_class_init (CordeeFreshnessViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_freshness_view_dispose;
  object_class->finalize = cordee_freshness_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-freshness-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeFreshnessView, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeFreshnessView, figures);
  gtk_widget_class_bind_template_child (widget_class, CordeeFreshnessView, tables);
  gtk_widget_class_bind_template_child (widget_class, CordeeFreshnessView, lists);
}

static void
cordee_freshness_view_init (CordeeFreshnessView *self)
{
  self->search = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* How fresh the base of session is on the day on which the session began, whatever the date of the rules. A floating reference, as
   of any new widget. */
GtkWidget *
cordee_freshness_view_new (CordeeSession *session)
{
  CordeeFreshnessView *self = g_object_new (CORDEE_TYPE_FRESHNESS_VIEW, NULL);

  self->session = g_object_ref (session);
  self->freshness = cordee_freshness_new (cordee_session_get_knowledge (session), cordee_session_get_today (session));
  add_figures (self);
  add_table (self, _("Par groupe de critères"), self->freshness->groups);
  add_table (self, _("Par rang du texte"), self->freshness->levels);
  add_table (self, _("Par lieu"), self->freshness->places);
  for (guint i = 0; i < CORDEE_N_REREAD; i++)
    add_list (self, i);
  return GTK_WIDGET (self);
}
