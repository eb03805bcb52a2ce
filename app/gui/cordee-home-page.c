/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-home-page.h"

#include "cordee-freshness.h"
#include "cordee-home-actions.h"
#include "cordee-home-doors.h"
#include "cordee-home-dossiers.h"
#include "cordee-report-conflicts.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeHomePage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *lead;
  CordeeHomeDoors *doors;
  CordeeHomeActions *actions;
  CordeeHomeDossiers *dossiers;
  CordeeWrapBox *structures;
  GtkLabel *n_statements;
  GtkLabel *fresh;
  GtkLabel *n_conflicts;
  GtkLabel *place;
  GtkLabel *place_of;
  GtkButton *choose_place;

  CordeeSession *session; /* owned */
  gboolean counted;       /* the figures are those of the session as it is */
  guint tick;             /* waiting for a frame to be on its way */
  guint idle;             /* waiting for an idle moment after it */
};

G_DEFINE_FINAL_TYPE (CordeeHomePage, cordee_home_page, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_label_set_text (label, typeset);
}

/* ── structures ─────────────────────────────────────────────────── */

static GtkWidget *
new_wrapped (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  set_text (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_structure_card (const CordeeStructure *structure, const CordeeCriterion *first)
{
  GtkWidget *card = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *id = gtk_label_new (structure->id);
  const char *summary = cordee_report_word (structure->summary);
  /* TRANSLATORS: a structure, its whole name, and what it is, on a button that opens its column of the comparison. */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s : %3$s"), structure->id, cordee_report_word (structure->name), summary);

  gtk_widget_add_css_class (id, "card-title");
  gtk_box_append (GTK_BOX (head), cordee_sign_new (structure));
  gtk_box_append (GTK_BOX (head), id);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), new_wrapped (cordee_report_word (structure->name), NULL));
  gtk_box_append (GTK_BOX (box), new_wrapped (summary, "secondary"));
  gtk_button_set_child (GTK_BUTTON (card), box);
  gtk_widget_add_css_class (card, "card-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (first != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "(ss)", structure->id, first->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "win.show-cell");
    }
  else
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (card), "win.section::comparer");
  return card;
}

static void
fill_structures (CordeeHomePage *self)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  GPtrArray *criteria = cordee_knowledge_get_criteria (knowledge);

  for (guint i = 0; i < structures->len; i++)
    cordee_wrap_box_append (self->structures, new_structure_card (structures->pdata[i], criteria->len > 0 ? criteria->pdata[0] : NULL));
}

/* ── figures ────────────────────────────────────────────────────── */

/* Seen from today, whatever the date of the rules. */
static void
show_freshness (CordeeHomePage *self)
{
  g_autoptr(CordeeFreshness) freshness = cordee_freshness_new (cordee_session_get_knowledge (self->session),
                                                               cordee_session_get_today (self->session));
  g_autofree char *newest = cordee_day_to_words (freshness->newest);
  g_autofree char *text = NULL;

  if (freshness->n_statements == 0)
    return;
  /* TRANSLATORS: %1$u: per cent of the base; %2$s: a date. */
  text = g_strdup_printf (_("%1$u %% lus depuis moins d’un an ; dernière lecture le %2$s."),
                          100 * freshness->n_fresh / freshness->n_statements, newest);
  set_text (self->fresh, text);
}

static void
show_conflicts (CordeeHomePage *self)
{
  g_autoptr(CordeeConflicts) conflicts = cordee_conflicts_new (cordee_session_get_knowledge (self->session),
                                                               cordee_session_get_context (self->session));
  guint n = conflicts->items->len;
  /* TRANSLATORS: how many questions there are on which the sources disagree. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u désaccord", "%u désaccords", n), n);

  set_text (self->n_conflicts, text);
}

static gboolean
count_cb (gpointer data)
{
  CordeeHomePage *self = data;

  self->idle = 0;
  self->counted = TRUE;
  show_freshness (self);
  show_conflicts (self);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CordeeHomePage *self = CORDEE_HOME_PAGE (widget);

  self->tick = 0;
  self->idle = g_idle_add_full (G_PRIORITY_LOW, count_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* Counting costs some milliseconds, and what is on show must not wait for it: once the frame is drawn that is due. */
static void
count_soon (CordeeHomePage *self)
{
  if (!self->counted && self->tick == 0 && self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
stop_counting (CordeeHomePage *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->idle, g_source_remove);
}

static void
show_place (CordeeHomePage *self)
{
  const CordeeContext *context = cordee_session_get_context (self->session);
  GPtrArray *statements = cordee_knowledge_get_statements (cordee_session_get_knowledge (self->session));
  g_autofree char *place = cordee_session_dup_place_text (self->session);
  g_autofree char *text = NULL;
  guint n = 0;

  gtk_label_set_text (self->place, place);
  if (context->region == NULL)
    {
      set_text (self->place_of, _("Choisissez une région : certaines ont leurs propres règles et leurs propres aides."));
      gtk_button_set_label (self->choose_place, _("Choisir une région"));
      return;
    }
  for (guint i = 0; i < statements->len; i++)
    n += g_strcmp0 (((const CordeeStatement *) statements->pdata[i])->region, context->region) == 0;
  if (n > 0)
    /* TRANSLATORS: how many rules of its own the base has for the region that is chosen. */
    text = g_strdup_printf (ngettext ("%u règle locale s’ajoute aux règles nationales.", "%u règles locales s’ajoutent aux règles nationales.", n),
                            n);
  set_text (self->place_of, text != NULL ? text : _("Aucune règle locale trouvée : ce sont les règles nationales qui valent."));
  gtk_button_set_label (self->choose_place, _("Changer de région"));
}

static void
session_changed_cb (CordeeHomePage *self)
{
  self->counted = FALSE;
  show_place (self);
  count_soon (self);
}

static void
show_base (CordeeHomePage *self)
{
  guint n = cordee_knowledge_get_statements (cordee_session_get_knowledge (self->session))->len;
  /* TRANSLATORS: statements of the base. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u énoncé sourcé", "%u énoncés sourcés", n), n);

  set_text (self->n_statements, text);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_home_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cordee_home_page_parent_class)->map (widget);

  count_soon (CORDEE_HOME_PAGE (widget));
}

static void
cordee_home_page_unmap (GtkWidget *widget)
{
  stop_counting (CORDEE_HOME_PAGE (widget));

  GTK_WIDGET_CLASS (cordee_home_page_parent_class)->unmap (widget);
}

static void
cordee_home_page_dispose (GObject *object)
{
  CordeeHomePage *self = CORDEE_HOME_PAGE (object);

  stop_counting (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_home_page_parent_class)->dispose (object);
}

static void
cordee_home_page_class_init (CordeeHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_home_page_dispose;
  widget_class->map = cordee_home_page_map;
  widget_class->unmap = cordee_home_page_unmap;

  g_type_ensure (CORDEE_TYPE_HOME_ACTIONS);
  g_type_ensure (CORDEE_TYPE_HOME_DOORS);
  g_type_ensure (CORDEE_TYPE_HOME_DOSSIERS);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, lead);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, doors);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, actions);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, dossiers);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, structures);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, n_statements);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, fresh);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, n_conflicts);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, place);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, place_of);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomePage, choose_place);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_home_page_init (CordeeHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  set_text (self->title, _("Exercer ensemble : quelle forme pour votre projet ?"));
  set_text (self->lead, _("Cordée met côte à côte ce que chaque forme d’exercice coordonné demande, permet et rapporte, avec la source de chaque "
                          "énoncé, à la date et dans la région de votre projet."));
}

/* The page of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_home_page_new (CordeeSession *session)
{
  CordeeHomePage *self = g_object_new (CORDEE_TYPE_HOME_PAGE, NULL);

  self->session = g_object_ref (session);
  cordee_home_doors_set_session (self->doors, session);
  cordee_home_actions_set_session (self->actions, session);
  cordee_home_dossiers_set_session (self->dossiers, session);
  fill_structures (self);
  show_base (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self);
  return GTK_WIDGET (self);
}
