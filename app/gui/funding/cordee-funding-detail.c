/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-detail.h"

#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Of one way to compute a line, in characters: where there is room for two, they stand side by side. */
#define READING_WIDTH 30

struct _CordeeFundingDetail
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *frame;
  GtkLabel *title;
  GtkLabel *amount;
  GtkWidget *close;
  GtkBox *body;
};

G_DEFINE_FINAL_TYPE (CordeeFundingDetail, cordee_funding_detail, GTK_TYPE_WIDGET)

static void
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (text, css_class));
}

/* Takes text. */
static void
add_taken (GtkWidget *box, char *text, const char *css_class)
{
  g_autofree char *typeset = cordee_report_take_typeset (text);

  add_text (box, typeset, css_class);
}

/* ── who says it ────────────────────────────────────────────────── */

/* Each source with the place in it, and the way there. */
static void
add_sources (GtkWidget *box, CordeeKnowledge *knowledge, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->citations->len; i++)
    {
      const CordeeCitation *citation = &g_array_index (statement->citations, CordeeCitation, i);
      const CordeeSource *source = cordee_knowledge_find_source (knowledge, citation->source);

      if (source == NULL)
        continue;
      gtk_box_append (GTK_BOX (box), cordee_source_button_new (source));
      if (citation->place != NULL)
        add_taken (box, g_strdup (citation->place), "secondary");
    }
}

static void
add_statement (GtkWidget *box, CordeeSession *session, const CordeeStatement *statement)
{
  gtk_box_append (GTK_BOX (box), cordee_statement_row_new (session, statement, CORDEE_STATEMENT_ROW_PLAIN));
  add_sources (box, cordee_session_get_knowledge (session), statement);
}

/* The statements that give the other numbers of the formula. */
static void
add_others (GtkWidget *box, CordeeSession *session, const CordeeLineAmount *amount)
{
  if (amount->with == NULL || amount->with[0] == NULL)
    return;
  add_text (box, _("Les autres nombres du calcul :"), "dim");
  for (guint i = 0; amount->with[i] != NULL; i++)
    {
      const CordeeStatement *statement = cordee_knowledge_find_statement (cordee_session_get_knowledge (session), amount->with[i]);

      if (statement != NULL)
        add_statement (box, session, statement);
    }
}

/* Why statement is preferred over the other readings of item, where the base says so; or NULL. Borrowed. */
static const char *
find_reason (const CordeeFundingItem *item, const CordeeStatement *statement)
{
  for (guint i = 0; i < item->readings->len; i++)
    {
      const CordeeFundingReading *other = item->readings->pdata[i];
      const CordeeRelation *relation = cordee_statement_find_relation (statement->prefers, other->statement);

      if (relation != NULL)
        return relation->because;
    }
  return NULL;
}

/* ── a reading ──────────────────────────────────────────────────── */

static GtkWidget *
new_badge (const char *text, const char *css_class)
{
  GtkWidget *badge = cordee_wrapped_label_new (text, "badge");

  gtk_widget_add_css_class (badge, css_class);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  return badge;
}

/* As it is read and, where numbers make a difference, with them. */
static void
add_formula (GtkWidget *box, const CordeeFundingReading *reading)
{
  GtkWidget *formula;
  g_autofree char *name = NULL;

  if (reading->formula == NULL)
    return;
  /* TRANSLATORS: for a screen reader: %s is a formula. */
  name = g_strdup_printf (_("Calcul : %s"), reading->formula);
  formula = cordee_group_new (3, name);
  gtk_widget_add_css_class (formula, "formula");
  add_text (formula, reading->formula, "number");
  if (reading->computed != NULL)
    {
      /* TRANSLATORS: a formula with its numbers, and what it gives. */
      g_autofree char *computed = g_strdup_printf (_("= %1$s, soit %2$s"), reading->computed, reading->amount);

      add_text (formula, computed, "number");
    }
  gtk_box_append (GTK_BOX (box), formula);
}

/* No text wants to be wider than that: two readings then stand side by side where there is room. */
static void
limit_width (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_max_width_chars (GTK_LABEL (widget), READING_WIDTH);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    limit_width (child);
}

static GtkWidget *
new_reading (CordeeSession *session, const CordeeFundingItem *item, const CordeeFundingReading *reading)
{
  const CordeeStatement *statement = reading->reading->statement;
  gboolean several = item->readings->len > 1;
  const char *because = several && reading->reading->preferred ? find_reason (item, statement) : NULL;
  /* TRANSLATORS: for a screen reader: an amount, and who says it. */
  g_autofree char *name = g_strdup_printf (_("%1$s selon %2$s"), reading->amount, reading->source);
  GtkWidget *box = cordee_group_new (6, name);

  if (several)
    {
      gtk_widget_add_css_class (box, "reading");
      add_text (box, reading->amount, "answer");
    }
  if (reading->note != NULL)
    gtk_box_append (GTK_BOX (box), new_badge (reading->note, reading->reading->preferred && reading->reading->sure ? "kept" : "plain"));
  if (because != NULL)
    /* TRANSLATORS: %s is why one of several readings is preferred. */
    add_taken (box, g_strdup_printf (_("Pourquoi : %s"), because), "dim");
  add_formula (box, reading);
  add_statement (box, session, statement);
  add_others (box, session, reading->reading->amount);
  if (several)
    limit_width (box);
  return box;
}

static void
add_readings (GtkWidget *box, CordeeSession *session, const CordeeFundingItem *item)
{
  GtkWidget *readings = cordee_wrap_box_new (12);

  if (item->item->conflict)
    gtk_box_append (GTK_BOX (box), new_badge (_("⚠ les sources ne disent pas la même chose"), "warning"));
  g_object_set (readings, "equal", TRUE, NULL);
  for (guint i = 0; i < item->readings->len; i++)
    cordee_wrap_box_append (CORDEE_WRAP_BOX (readings), new_reading (session, item, item->readings->pdata[i]));
  gtk_box_append (GTK_BOX (box), readings);
}

/* ── a line ─────────────────────────────────────────────────────── */

static char *
describe (const CordeeFundingItem *item)
{
  return item->share != NULL ? g_strdup_printf ("%s · %s", item->kind, item->share) : g_strdup (item->kind);
}

/* All of a line but its name and its amount. */
static GtkWidget *
new_line (CordeeSession *session, const CordeeFundingYear *year, const CordeeFundingItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *kind = describe (item);

  add_text (box, kind, "secondary");
  if (item->condition != NULL)
    /* TRANSLATORS: %s is what an amount is due for. */
    add_taken (box, g_strdup_printf (_("Condition : %s"), item->condition), NULL);
  add_text (box, item->explain, NULL);
  for (guint i = 0; i < year->year->unknown->len; i++)
    {
      const CordeePlanUnknown *unknown = year->year->unknown->pdata[i];

      if (unknown->line == item->item->line && unknown->gap != NULL)
        /* TRANSLATORS: %s is what no source gives. */
        add_taken (box, g_strdup_printf (_("Inconnu : %s"), unknown->gap->text), "unknown");
    }
  add_readings (box, session, item);
  return box;
}

/* ── public ─────────────────────────────────────────────────────── */

static void
begin (CordeeFundingDetail *self, const char *title, const char *amount)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", title, amount);

  cordee_box_clear (self->body);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->amount, amount);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Tells all of one line of a year. */
void
cordee_funding_detail_show_item (CordeeFundingDetail     *self,
                                 CordeeSession           *session,
                                 const CordeeFundingYear *year,
                                 const CordeeFundingItem *item)
{
  g_autofree char *title = NULL;

  g_return_if_fail (CORDEE_IS_FUNDING_DETAIL (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (year != NULL);
  g_return_if_fail (item != NULL);

  title = g_strdup_printf ("%s · %s", item->label, year->title);
  begin (self, title, item->amount);
  add_text (GTK_WIDGET (self->body), item->scheme, "secondary");
  gtk_box_append (self->body, new_line (session, year, item));
}

/* Gives the focus to the way out, from where all of it is read on. */
gboolean
cordee_funding_detail_focus (CordeeFundingDetail *self)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_DETAIL (self), FALSE);
  return gtk_widget_grab_focus (self->close);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_detail_dispose (GObject *object)
{
  g_clear_pointer (&CORDEE_FUNDING_DETAIL (object)->frame, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_funding_detail_parent_class)->dispose (object);
}

static void
cordee_funding_detail_class_init (CordeeFundingDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_funding_detail_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.close-detail", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-funding-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingDetail, frame);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingDetail, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingDetail, amount);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingDetail, close);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingDetail, body);
}

static void
cordee_funding_detail_init (CordeeFundingDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An empty one. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_detail_new (void)
{
  return g_object_new (CORDEE_TYPE_FUNDING_DETAIL, NULL);
}
