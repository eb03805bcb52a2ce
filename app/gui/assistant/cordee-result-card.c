/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-result-card.h"

#include "cordee-colour-edge.h"
#include "cordee-reason-row.h"
#include "cordee-sign.h"
#include "cordee-statement-row.h"
#include "cordee-verdict-chip.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* The width that texts of cards want, in characters: so many make a column. */
#define CARD_WIDTH 46
#define TITLE_WIDTH 30

/* Ways out on show before the others are folded away. */
#define MOST_WAYS 3

/* ── lists ──────────────────────────────────────────────────────── */

static GtkWidget *
new_list (const char *name, int spacing)
{
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  spacing, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* child, folded away under a title with a count. */
static GtkWidget *
new_fold (const char *title, guint n, GtkWidget *child)
{
  g_autofree char *text = g_strdup_printf ("%s (%u)", title, n);
  GtkWidget *fold = gtk_expander_new (text);

  gtk_expander_set_child (GTK_EXPANDER (fold), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (fold, "fold");
  return fold;
}

/* name: for a screen reader. more: the title of what is folded away; NULL where most is no limit (G_MAXUINT). */
GtkWidget *
cordee_result_list_new (const char *name, GPtrArray *items, guint most, const char *more, CordeeResultRowFunc func)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = new_list (name, 8);
  GtkWidget *rest = items->len > most ? new_list (more, 8) : NULL;

  for (guint i = 0; i < items->len; i++)
    gtk_box_append (GTK_BOX (i < most ? list : rest), func (items->pdata[i]));
  gtk_box_append (GTK_BOX (box), list);
  if (rest != NULL)
    gtk_box_append (GTK_BOX (box), new_fold (more, items->len - most, rest));
  return box;
}

/* A point of a list. */
GtkWidget *
cordee_result_text_row_new (gconstpointer text)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 8, NULL);
  GtkWidget *point = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", "•", "valign", GTK_ALIGN_START,
                                   NULL);
  GtkWidget *label = cordee_wrapped_label_new (text, NULL);

  gtk_widget_add_css_class (point, "dim");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), point);
  gtk_box_append (GTK_BOX (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

/* A text with a button behind it, which goes below where there is no room. told: what the text says; name: of the button; both for a
   screen reader. */
static GtkWidget *
new_row (GtkWidget *text, const char *told, const char *label, const char *name)
{
  GtkWidget *row = g_object_new (CORDEE_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 8, NULL);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), text);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), button);
  return row;
}

/* The button of a row that new_row() made. */
static GtkActionable *
button_of (GtkWidget *row)
{
  return GTK_ACTIONABLE (gtk_widget_get_last_child (row));
}

/* A question still to be answered, what it would settle, and the way to it. */
GtkWidget *
cordee_result_question_row_new (gconstpointer data)
{
  const CordeeResultQuestion *question = data;
  /* TRANSLATORS: for a screen reader: %s is a question. */
  g_autofree char *name = g_strdup_printf (_("Répondre : %s"), question->title);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = cordee_wrapped_label_new (question->title, NULL);
  GtkWidget *settles = cordee_wrapped_label_new (question->text, "secondary");
  GtkWidget *row;

  gtk_label_set_max_width_chars (GTK_LABEL (title), CARD_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (settles), CARD_WIDTH);
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), settles);
  row = new_row (text, question->title, _("Répondre"), name);
  gtk_actionable_set_action_target (button_of (row), "s", question->question->id);
  gtk_actionable_set_action_name (button_of (row), "assistant.go");
  return row;
}

/* ── ways out ───────────────────────────────────────────────────── */

static GtkWidget *
new_way (const CordeeResultCard *card, const CordeeWayOut *way)
{
  /* TRANSLATORS: for a screen reader: %s is a change that would lift an exclusion. */
  g_autofree char *name = g_strdup_printf (_("Essayer : %s"), way->text);
  GtkWidget *text = cordee_wrapped_label_new (way->text, NULL);
  GtkWidget *row;

  gtk_label_set_max_width_chars (GTK_LABEL (text), CARD_WIDTH - 10);
  row = new_row (text, way->text, _("Essayer"), name);
  gtk_actionable_set_action_target (button_of (row), "(si)", card->candidate->structure->id, (int) way->index);
  gtk_actionable_set_action_name (button_of (row), "assistant.try");
  return row;
}

static GtkWidget *
new_ways (const CordeeResultCard *card)
{
  guint n = card->ways->len;
  const char *title = n == 1 ? _("Le plus petit changement") : _("Les plus petits changements");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = new_list (title, 6);
  GtkWidget *rest = n > MOST_WAYS ? new_list (_("Autres changements"), 6) : NULL;

  gtk_widget_add_css_class (box, "way-out");
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (title, "way-title"));
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (i < MOST_WAYS ? list : rest), new_way (card, card->ways->pdata[i]));
  gtk_box_append (GTK_BOX (box), list);
  if (rest != NULL)
    gtk_box_append (GTK_BOX (box), new_fold (_("Autres changements"), n - MOST_WAYS, rest));
  return box;
}

/* What opens this structure: changes, an answer, or nothing; NULL where nothing bars it. */
static GtkWidget *
new_opening (const CordeeResultCard *card)
{
  GtkWidget *box;

  if (card->ways->len > 0)
    return new_ways (card);
  if (card->no_way == NULL && card->question == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (box, card->question != NULL ? "way-out" : "no-way");
  if (card->question != NULL)
    {
      GtkWidget *list = new_list (_("Pour trancher"), 6);

      gtk_box_append (GTK_BOX (list), cordee_result_question_row_new (card->question));
      gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (_("Pour trancher"), "way-title"));
      gtk_box_append (GTK_BOX (box), list);
    }
  else
    gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (card->no_way, NULL));
  return box;
}

/* ── cards ──────────────────────────────────────────────────────── */

/* Sign, name, verdict; that of making one stands elsewhere where it is to be joined. */
static GtkWidget *
new_head (const CordeeResultCard *card, const char *css_class, int width)
{
  GtkWidget *head = cordee_wrap_box_new (8);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = cordee_heading_new (card->title, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (title), width);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (names), cordee_sign_new (card->candidate->structure));
  gtk_box_append (GTK_BOX (names), title);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (head), names);
  if (!card->joined)
    cordee_wrap_box_append (CORDEE_WRAP_BOX (head), cordee_verdict_chip_new (card->candidate->verdict));
  return head;
}

/* The verdict that answers which are only tried would give; NULL where it is the same. */
static GtkWidget *
new_trial (const CordeeResultCard *card, const CordeeAdvice *trial)
{
  const CordeeCandidate *tried = trial != NULL ? cordee_advice_find (trial, card->candidate->structure->id) : NULL;
  GtkWidget *row;

  if (tried == NULL || tried->verdict == card->candidate->verdict)
    return NULL;
  row = cordee_wrap_box_new (8);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), cordee_wrapped_label_new (_("Avec cet essai"), NULL));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), cordee_verdict_chip_new (tried->verdict));
  return row;
}

static void
append (GtkWidget *box, GtkWidget *child)
{
  if (child != NULL)
    gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
new_rules (const char *name, GPtrArray *reasons)
{
  GtkWidget *list = new_list (name, 8);

  for (guint i = 0; i < reasons->len; i++)
    gtk_box_append (GTK_BOX (list), cordee_reason_row_new (reasons->pdata[i]));
  return list;
}

/* What is told of a structure to who wants to know it all: the other rules, and what its place in the order comes from. */
static GtkWidget *
new_rest (const CordeeResultCard *card, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), new_rules (title, card->more));
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (card->fit, "secondary"));
  return new_fold (title, card->more->len, box);
}

/* Making one beside the one that is there. */
static GtkWidget *
new_making (const CordeeResultCard *card)
{
  /* TRANSLATORS: of a structure that is there already: %s is the verdict on making another one. */
  g_autofree char *title = g_strdup_printf (_("En créer une : %s"), card->verdict_text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_box_append (GTK_BOX (box), new_rules (title, card->reasons));
  append (box, new_opening (card));
  if (card->more->len > 0)
    gtk_box_append (GTK_BOX (box), new_rest (card, _("Les autres règles")));
  return new_fold (title, card->reasons->len + card->more->len, box);
}

/* Why it stands so, what would change that, and the rest. */
static void
add_reasons (GtkWidget *box, const CordeeResultCard *card)
{
  if (card->joined)
    {
      gtk_box_append (GTK_BOX (box), new_making (card));
      return;
    }
  if (card->reasons->len > 0)
    gtk_box_append (GTK_BOX (box), new_rules (_("Ce qui décide"), card->reasons));
  append (box, new_opening (card));
  if (card->more->len > 0)
    gtk_box_append (GTK_BOX (box), new_rest (card, _("Les autres règles")));
}

/* The reasons of the structure proposed, in columns. */
static GtkWidget *
new_columns (GPtrArray *reasons)
{
  GtkWidget *list = g_object_new (CORDEE_TYPE_WRAP_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "equal", TRUE, "spacing", 12, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pourquoi"), -1);
  for (guint i = 0; i < reasons->len; i++)
    {
      GtkWidget *row = cordee_reason_row_new (reasons->pdata[i]);

      gtk_widget_set_valign (row, GTK_ALIGN_START);
      cordee_wrap_box_append (CORDEE_WRAP_BOX (list), row);
    }
  return list;
}

/* The structure that is proposed, with its reasons; where there is none, why. */
GtkWidget *
cordee_result_hero_new (const CordeeResultView *view, const CordeeAdvice *trial)
{
  const CordeeResultCard *card = view->hero;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *edge;

  if (card == NULL)
    {
      gtk_widget_add_css_class (box, "card");
      gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (view->summary, NULL));
      return box;
    }
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (card->eyebrow, "dim"));
  gtk_box_append (GTK_BOX (box), new_head (card, "detail-title", -1));
  append (box, new_trial (card, trial));
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (card->text, NULL));

  if (card->joined)
    add_reasons (box, card);
  else
    {
      gtk_box_append (GTK_BOX (box), new_columns (card->reasons));
      append (box, new_opening (card));
      if (card->more->len > 0)
        gtk_box_append (GTK_BOX (box), new_rest (card, _("Ce qui rapproche ou éloigne ce projet de cette structure")));
    }

  gtk_widget_add_css_class (box, "hero-body");
  edge = cordee_colour_edge_new (card->candidate->structure, FALSE, box);
  gtk_widget_add_css_class (edge, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (edge), GTK_ACCESSIBLE_PROPERTY_LABEL, card->title, -1);
  return edge;
}

/* Another structure: how it stands, why, and what would open it. */
GtkWidget *
cordee_result_card_new (const CordeeResultCard *card, const CordeeAdvice *trial)
{
  GtkWidget *box = cordee_group_new (10, card->title);
  GtkWidget *text = cordee_wrapped_label_new (card->text, NULL);

  gtk_widget_add_css_class (box, "card");
  gtk_box_append (GTK_BOX (box), new_head (card, "card-title", TITLE_WIDTH));
  append (box, new_trial (card, trial));
  gtk_label_set_max_width_chars (GTK_LABEL (text), CARD_WIDTH);
  gtk_box_append (GTK_BOX (box), text);
  add_reasons (box, card);
  return box;
}
