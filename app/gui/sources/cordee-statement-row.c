/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-statement-row.h"

#include "cordee-glossary.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <string.h>

#define TERM_SCHEME "term:"

/* The least width of a text, in characters: GTK also asks how high a text is at its least width, which takes long to find out for a
   text in a column of one character. */
#define LEAST_WIDTH 12

/* ── labels ─────────────────────────────────────────────────────── */

/* A label as wide as its room, for text or NULL to set it later. css_class: or NULL. */
GtkWidget *
cordee_wrapped_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (text == NULL || g_utf8_strlen (text, -1) > LEAST_WIDTH)
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDTH);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* For addresses and paths: the label may break between any two characters, and no hyphen is put there that is not theirs. */
void
cordee_label_wrap_anywhere (GtkLabel *label)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_CHAR);
  pango_attr_list_unref (attributes);
}

/* A label as wide as its room, told as a heading to a screen reader. */
GtkWidget *
cordee_heading_new (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
activate_link_cb (GtkLabel *label, const char *uri)
{
  if (!g_str_has_prefix (uri, TERM_SCHEME))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (label), "win.show-term", "s", uri + strlen (TERM_SCHEME));
  return TRUE;
}

/* A vertical box that a screen reader tells of as one thing by that name. spacing: in pixels. */
GtkWidget *
cordee_group_new (int spacing, const char *name)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 spacing, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return box;
}

/* Drops all children. */
void
cordee_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* ── ways to elsewhere ──────────────────────────────────────────── */

/* A button that reads as a link. */
static GtkWidget *
new_link (const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = cordee_wrapped_label_new (text, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "inline");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return button;
}

/* A structure and a criterion, with the sign of the structure and the way to the cell. */
GtkWidget *
cordee_cell_heading_new (CordeeSession *session, const char *structure, const char *criterion)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  const CordeeStructure *known = cordee_knowledge_find_structure (knowledge, structure);
  const char *label = cordee_report_word (cordee_knowledge_find_criterion (knowledge, criterion)->label);
  g_autofree char *title = g_strdup_printf ("%s · %s", structure, label);
  /* TRANSLATORS: for a screen reader: %s is a structure and a criterion. */
  g_autofree char *name = g_strdup_printf (_("Voir %s dans le tableau"), title);
  GtkWidget *box = cordee_wrap_box_new (6);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_("Voir dans le tableau"));

  gtk_box_append (GTK_BOX (names), cordee_sign_new (known));
  gtk_box_append (GTK_BOX (names), cordee_heading_new (title, "card-title"));
  gtk_widget_set_hexpand (names, TRUE);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (box), names);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-cell");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", structure, criterion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "inline");
  cordee_wrap_box_append (CORDEE_WRAP_BOX (box), button);
  return box;
}

/* Its title, publisher and date, and the way to it. */
GtkWidget *
cordee_source_button_new (const CordeeSource *source)
{
  g_autofree char *text = cordee_report_source_text (source);
  g_autofree char *typeset = cordee_report_typeset (text);
  GtkWidget *button = new_link (typeset);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-source");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", source->id);
  return button;
}

/* ── a statement ────────────────────────────────────────────────── */

/* "Loi · texte lu · depuis le 05/12/2019 · Occitanie · lu le 22/11/2026". */
static char *
describe (CordeeSession *session, const CordeeStatement *statement)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  g_autofree char *level = cordee_text_capitalise (cordee_report_level_label (statement->level));
  g_autofree char *validity = cordee_report_validity (statement, cordee_session_get_context (session)->as_of);
  g_autofree char *place = statement->region != NULL || statement->departements != NULL
                             ? cordee_report_place (knowledge, statement->region, (const char *const *) statement->departements)
                             : g_strdup (_("national"));
  g_autofree char *day = cordee_day_to_words (statement->checked);
  g_autoptr(GString) out = g_string_new (NULL);

  g_string_append (out, level);
  if (!g_str_equal (cordee_report_level_label (statement->level), cordee_report_confidence_label (statement->confidence)))
    g_string_append_printf (out, " · %s", cordee_report_confidence_label (statement->confidence));
  g_string_append_printf (out, " · %s · %s", validity, place);
  if (statement->announced)
    /* TRANSLATORS: a statement that is announced and does not hold yet. */
    g_string_append_printf (out, " · %s", _("annoncé"));
  if (statement->checked != CORDEE_DAY_NONE)
    {
      g_string_append (out, " · ");
      /* TRANSLATORS: the day on which a source was last read. */
      g_string_append_printf (out, _("lu le %s"), day);
    }
  return cordee_report_typeset (out->str);
}

/* How binding, how sure, when, where, read when: a line of small words. */
GtkWidget *
cordee_statement_words_new (CordeeSession *session, const CordeeStatement *statement)
{
  g_autofree char *words = describe (session, statement);

  return cordee_wrapped_label_new (words, "secondary");
}

/* One statement with its words; terms of the glossary in it are links. */
GtkWidget *
cordee_statement_row_new (CordeeSession *session, const CordeeStatement *statement, CordeeStatementRowParts parts)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (session);
  g_autofree char *typeset = cordee_report_typeset (statement->text != NULL ? statement->text : statement->short_text);
  g_autofree char *markup = cordee_glossary_markup (knowledge, typeset);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = cordee_wrapped_label_new (NULL, NULL);

  if (parts & CORDEE_STATEMENT_ROW_CELL)
    gtk_box_append (GTK_BOX (box), cordee_cell_heading_new (session, statement->structure, statement->criterion));
  gtk_label_set_markup (GTK_LABEL (label), markup);
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cordee_statement_words_new (session, statement));
  if (parts & CORDEE_STATEMENT_ROW_SOURCE)
    gtk_box_append (GTK_BOX (box), cordee_source_button_new (cordee_knowledge_find_source (knowledge, cordee_statement_get_source (statement))));
  return box;
}
