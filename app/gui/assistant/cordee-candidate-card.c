/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-candidate-card.h"

#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-verdict-chip.h"

#include <glib/gi18n.h>

struct _CordeeCandidateCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkBox *head;
  GtkLabel *id;
  GtkWidget *chip;
  GtkLabel *change;
  GtkLabel *phrase;
  GtkWidget *trial_row;
  GtkLabel *trial;
  GtkWidget *trial_chip;
  GtkWidget *try_button;
  GtkLabel *try_text;
  GtkWidget *answer_button;
  GtkLabel *answer_text;

  char *structure; /* owned: its id */
};

G_DEFINE_FINAL_TYPE (CordeeCandidateCard, cordee_candidate_card, GTK_TYPE_WIDGET)

static void
show_change (CordeeCandidateCard *self, const CordeeCandidateView *view)
{
  gtk_widget_set_visible (GTK_WIDGET (self->change), view->change != NULL);
  if (view->change != NULL)
    {
      /* TRANSLATORS: what an answer changed; %s is what the verdict was before: était indéterminée. */
      g_autofree char *text = g_strdup_printf (_("Vient de changer : %s"), view->change);
      g_autofree char *typeset = cordee_report_typeset (text);

      gtk_label_set_text (self->change, typeset);
      gtk_widget_add_css_class (self->box, "changed");
    }
  else
    gtk_widget_remove_css_class (self->box, "changed");
}

static void
show_trial (CordeeCandidateCard *self, const CordeeCandidateView *view)
{
  gtk_widget_set_visible (self->trial_row, view->trial != NULL);
  if (view->trial == NULL)
    return;
  gtk_label_set_text (self->trial, view->trial_verdict != view->verdict ? _("Avec cet essai") : _("Avec cet essai, toujours"));
  cordee_verdict_chip_set (self->trial_chip, view->trial_verdict);
}

/* The smallest change that would lift what bars the structure. */
static void
show_try (CordeeCandidateCard *self, const CordeeCandidateView *view)
{
  gtk_widget_set_visible (self->try_button, view->remedy != NULL);
  if (view->remedy == NULL)
    return;
  gtk_label_set_text (self->try_text, view->try_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->try_button), GTK_ACCESSIBLE_PROPERTY_LABEL, view->try_text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->try_button), "(si)", view->structure->id, 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->try_button), "assistant.try");
}

/* The question that would help; that one is being asked already needs no way there. */
static void
show_answer (CordeeCandidateCard *self, const CordeeCandidateView *view, const CordeeQuestion *current)
{
  gboolean visible = view->question != NULL && view->question != current;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *typeset = NULL;

  gtk_widget_set_visible (self->answer_button, visible);
  if (!visible)
    return;
  name = cordee_report_question_name (view->question);
  /* TRANSLATORS: the way to a question; %s names it. */
  text = g_strdup_printf (_("Pour trancher : %s"), name);
  typeset = cordee_report_typeset (text);
  gtk_label_set_text (self->answer_text, typeset);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer_button), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answer_button), "s", view->question->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->answer_button), "assistant.go");
}

/* Shows how the structure stands now; view is of the one that the card was made for. current: the question on show, or NULL. */
void
cordee_candidate_card_show (CordeeCandidateCard *self, const CordeeCandidateView *view, const CordeeQuestion *current)
{
  g_return_if_fail (CORDEE_IS_CANDIDATE_CARD (self));
  g_return_if_fail (g_strcmp0 (view->structure->id, self->structure) == 0);

  cordee_verdict_chip_set (self->chip, view->verdict);
  gtk_label_set_text (self->phrase, view->phrase);
  show_change (self, view);
  show_trial (self, view);
  show_try (self, view);
  show_answer (self, view, current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_candidate_card_dispose (GObject *object)
{
  CordeeCandidateCard *self = CORDEE_CANDIDATE_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_CANDIDATE_CARD);
  g_clear_pointer (&self->structure, g_free);

  G_OBJECT_CLASS (cordee_candidate_card_parent_class)->dispose (object);
}

static void
cordee_candidate_card_class_init (CordeeCandidateCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_candidate_card_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-candidate-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, head);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, id);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, change);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, phrase);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, trial_row);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, trial);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, try_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, try_text);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, answer_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeCandidateCard, answer_text);
}

static void
cordee_candidate_card_init (CordeeCandidateCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->chip = cordee_verdict_chip_new (CORDEE_VERDICT_INDETERMINEE);
  gtk_box_append (self->head, self->chip);
  self->trial_chip = cordee_verdict_chip_new (CORDEE_VERDICT_INDETERMINEE);
  gtk_box_append (GTK_BOX (self->trial_row), self->trial_chip);
}

/* A card for structure, which the base holds as long as the card is used. A floating reference, as of any new widget. */
GtkWidget *
cordee_candidate_card_new (const CordeeStructure *structure)
{
  CordeeCandidateCard *self = g_object_new (CORDEE_TYPE_CANDIDATE_CARD, NULL);

  self->structure = g_strdup (structure->id);
  gtk_label_set_text (self->id, structure->id);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->id), cordee_report_word (structure->name));
  gtk_box_prepend (self->head, cordee_sign_new (structure));
  return GTK_WIDGET (self);
}
