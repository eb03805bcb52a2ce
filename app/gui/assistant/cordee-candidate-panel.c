/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-candidate-panel.h"

#include "cordee-candidate-card.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeCandidatePanel
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *status;
  CordeeWrapBox *cards;

  CordeeSession *session; /* owned */
  gboolean stale;         /* to be brought up to date when it is next on show */
};

G_DEFINE_FINAL_TYPE (CordeeCandidatePanel, cordee_candidate_panel, GTK_TYPE_WIDGET)

/* ── what an answer changed ─────────────────────────────────────── */

/* A line that never changes its height; what a screen reader is told of it is the whole. */
static void
show_status (CordeeCandidatePanel *self, CordeeInterview *interview, GPtrArray *views)
{
  g_autofree char *news = cordee_candidate_views_dup_news (views);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < views->len; i++)
    n += ((const CordeeCandidateView *) views->pdata[i])->change != NULL;
  if (n > 0)
    /* TRANSLATORS: %u verdicts changed with the latest answer. */
    text = g_strdup_printf (ngettext ("Le dernier changement touche %u verdict.", "Le dernier changement touche %u verdicts.", n), n);
  else if (cordee_interview_get_before (interview) != NULL)
    text = g_strdup (_("Le dernier changement ne touche aucun verdict."));
  else
    text = g_strdup (_("Chaque réponse précise les verdicts."));
  gtk_label_set_text (self->status, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, news != NULL ? news : text, -1);
}

/* ── cards ──────────────────────────────────────────────────────── */

/* Structures are those of the base, so that the cards are made once and keep their places. */
static void
make_cards (CordeeCandidatePanel *self, GPtrArray *views)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL)
    return;
  for (guint i = 0; i < views->len; i++)
    cordee_wrap_box_append (self->cards, cordee_candidate_card_new (((const CordeeCandidateView *) views->pdata[i])->structure));
}

static void
refresh (CordeeCandidatePanel *self)
{
  CordeeInterview *interview = cordee_session_get_interview (self->session);
  g_autoptr(GPtrArray) views = cordee_candidate_views_new (interview);
  const CordeeQuestion *current = cordee_interview_get_current (interview);
  GtkWidget *card;

  make_cards (self, views);
  card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  for (guint i = 0; i < views->len; i++, card = gtk_widget_get_next_sibling (card))
    cordee_candidate_card_show (CORDEE_CANDIDATE_CARD (card), views->pdata[i], current);
  show_status (self, interview, views);
  self->stale = FALSE;
}

static void
answered_cb (CordeeCandidatePanel *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* Shows the structures as session's interview sees them, from now on; the panel keeps a reference. To be called once. */
void
cordee_candidate_panel_set_session (CordeeCandidatePanel *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_CANDIDATE_PANEL (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  answered_cb (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_candidate_panel_map (GtkWidget *widget)
{
  CordeeCandidatePanel *self = CORDEE_CANDIDATE_PANEL (widget);

  if (self->stale)
    refresh (self);

  GTK_WIDGET_CLASS (cordee_candidate_panel_parent_class)->map (widget);
}

static void
cordee_candidate_panel_dispose (GObject *object)
{
  CordeeCandidatePanel *self = CORDEE_CANDIDATE_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_CANDIDATE_PANEL);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_candidate_panel_parent_class)->dispose (object);
}

static void
cordee_candidate_panel_class_init (CordeeCandidatePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_candidate_panel_dispose;
  widget_class->map = cordee_candidate_panel_map;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-candidate-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidatePanel, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidatePanel, status);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidatePanel, cards);
}

static void
cordee_candidate_panel_init (CordeeCandidatePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
