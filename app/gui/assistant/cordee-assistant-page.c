/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-assistant-page.h"

#include "cordee-adaptive.h"
#include "cordee-answers-pane.h"
#include "cordee-candidate-panel.h"
#include "cordee-focus.h"
#include "cordee-question-card.h"
#include "cordee-report.h"
#include "cordee-result-pane.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeAssistantPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  GtkWidget *title;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkButton *answers_tab;
  GtkWidget *trial_bar;
  GtkLabel *trial;
  GtkStack *views;
  GtkScrolledWindow *main_scroll;
  GtkBox *main;
  GtkWidget *side_scroll;
  GtkBox *side;
  CordeeQuestionCard *card;
  CordeeCandidatePanel *panel;

  CordeeSession *session; /* owned */
};

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_PATH,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeAssistantPage, cordee_assistant_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static CordeeInterview *
get_interview (CordeeAssistantPage *self)
{
  return cordee_session_get_interview (self->session);
}

/* ── views ──────────────────────────────────────────────────────── */

static GtkWidget *
new_answers_pane (CordeeSession *session)
{
  CordeeAnswersPane *pane = g_object_new (CORDEE_TYPE_ANSWERS_PANE, NULL);

  cordee_answers_pane_set_session (pane, session);
  return GTK_WIDGET (pane);
}

static GtkWidget *
new_result_pane (CordeeSession *session)
{
  CordeeResultPane *pane = g_object_new (CORDEE_TYPE_RESULT_PANE, NULL);

  cordee_result_pane_set_session (pane, session);
  return GTK_WIDGET (pane);
}

/* A view is made when it is first shown. */
static const struct
{
  const char *id;
  GtkWidget *(*new_view) (CordeeSession *session); /* NULL: of the layout */
} views[] = {
  { "question", NULL },
  { "reponses", new_answers_pane },
  { "resultat", new_result_pane },
};

static const char *
get_view (CordeeAssistantPage *self)
{
  return gtk_stack_get_visible_child_name (self->views);
}

static void
show_view (CordeeAssistantPage *self, const char *id)
{
  GtkWidget *view;
  guint i = 0;

  while (i < G_N_ELEMENTS (views) && g_strcmp0 (views[i].id, id) != 0)
    i++;
  if (i == G_N_ELEMENTS (views) || g_strcmp0 (get_view (self), id) == 0)
    return;
  if (gtk_stack_get_child_by_name (self->views, id) == NULL)
    gtk_stack_add_named (self->views, views[i].new_view (self->session), id);
  view = gtk_stack_get_child_by_name (self->views, id);
  /* GTK 4.8 tells screen readers of all pages of a stack that are visible themselves. */
  gtk_widget_set_visible (view, TRUE);
  gtk_stack_set_visible_child (self->views, view);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->views)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == view);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* To the beginning of the question that is on show now, ready to be answered. */
static void
arrive (CordeeAssistantPage *self)
{
  show_view (self, "question");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->main_scroll), 0.0);
  gtk_widget_grab_focus (GTK_WIDGET (self->card));
}

/* Where there is little room, what an answer changes goes below the question, and what the section says already is not said again. */
static void
narrow_cb (CordeeAssistantPage *self)
{
  gboolean narrow = cordee_adaptive_get_narrow (self->adaptive);
  GtkBox *from = GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->panel)));
  GtkBox *to = narrow ? self->main : self->side;

  if (from != to)
    {
      g_object_ref (self->panel);
      gtk_box_remove (from, GTK_WIDGET (self->panel));
      gtk_box_append (to, GTK_WIDGET (self->panel));
      g_object_unref (self->panel);
    }
  gtk_widget_set_visible (self->side_scroll, !narrow);
  gtk_widget_set_visible (self->title, !narrow);
  gtk_widget_set_vexpand (GTK_WIDGET (self->card), !narrow);
  cordee_question_card_set_brief (self->card, narrow);
}

/* ── following the interview ────────────────────────────────────── */

static void
name_button (GtkWidget *button, const char *name, const char *what, const char *keys)
{
  /* TRANSLATORS: %1$s: Annuler or Rétablir; %2$s: what is undone or done again: an answer. */
  g_autofree char *text = what != NULL ? g_strdup_printf (_("%1$s : %2$s"), name, what) : g_strdup (name);
  g_autofree char *tip = g_strdup_printf ("%s (%s)", text, keys);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (button, tip);
}

static void
show_undo (CordeeAssistantPage *self)
{
  g_autofree char *undo = cordee_interview_dup_undo_text (get_interview (self));
  g_autofree char *redo = cordee_interview_dup_redo_text (get_interview (self));

  name_button (self->undo, _("Annuler"), undo, _("Ctrl+Z"));
  name_button (self->redo, _("Rétablir"), redo, _("Ctrl+Maj+Z"));
}

static void
show_trial (CordeeAssistantPage *self)
{
  g_autofree char *what = cordee_interview_dup_trial_text (get_interview (self));
  g_autofree char *text = NULL;
  g_autofree char *typeset = NULL;

  gtk_widget_set_visible (self->trial_bar, what != NULL);
  if (what == NULL)
    return;
  /* TRANSLATORS: %s: an answer that is tried beside the present one. */
  text = g_strdup_printf (_("Essai : %s. Les verdicts d’avant et de l’essai sont montrés ensemble."), what);
  typeset = cordee_report_typeset (text);
  gtk_label_set_text (self->trial, typeset);
}

/* How many answers are to be looked at again is told where one goes to see them. */
static void
show_to_confirm (CordeeAssistantPage *self)
{
  guint n = cordee_interview_count_to_confirm (get_interview (self));
  /* TRANSLATORS: %u answers are to be looked at again. */
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("Mes réponses (%u à confirmer)", "Mes réponses (%u à confirmer)", n), n)
                                : g_strdup (_("Mes réponses"));

  gtk_button_set_label (self->answers_tab, text);
}

static void
enable (CordeeAssistantPage *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
refresh (CordeeAssistantPage *self)
{
  CordeeInterview *interview = get_interview (self);
  gboolean asking = cordee_interview_get_current (interview) != NULL;
  gboolean trying = cordee_interview_get_trial (interview) != NULL;

  enable (self, "assistant.next", asking);
  enable (self, "assistant.unknown", asking);
  enable (self, "assistant.back", cordee_interview_can_go_back (interview));
  enable (self, "assistant.undo", cordee_interview_can_undo (interview));
  enable (self, "assistant.redo", cordee_interview_can_redo (interview));
  enable (self, "assistant.restart", cordee_situation_get_answers (cordee_interview_get_situation (interview))->len > 0);
  enable (self, "assistant.keep", trying);
  enable (self, "assistant.drop", trying);
  show_undo (self);
  show_trial (self);
  show_to_confirm (self);
}

/* ── actions ────────────────────────────────────────────────────── */

static void
next_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  if (!cordee_question_card_is_valid (self->card))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->card));
      return;
    }
  cordee_interview_go_on (get_interview (self));
  cordee_session_answered (self->session);
  arrive (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  cordee_interview_go_back (get_interview (self));
  cordee_session_answered (self->session);
  arrive (self);
}

static void
unknown_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);
  const CordeeQuestion *question = cordee_interview_get_current (get_interview (self));
  g_autoptr(CordeeValue) unknown = cordee_value_new_unknown ();

  cordee_interview_answer (get_interview (self), question->id, unknown, CORDEE_PROVENANCE_DECLARED);
  cordee_session_answered (self->session);
}

/* Shows a question, ready to be answered. The base need not have it. */
void
cordee_assistant_page_show_question (CordeeAssistantPage *self, const char *question)
{
  g_return_if_fail (CORDEE_IS_ASSISTANT_PAGE (self));
  g_return_if_fail (question != NULL);

  if (cordee_knowledge_find_question (cordee_session_get_knowledge (self->session), question) == NULL)
    return;
  cordee_interview_go_to (get_interview (self), question);
  cordee_session_answered (self->session);
  arrive (self);
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *value)
{
  cordee_assistant_page_show_question (CORDEE_ASSISTANT_PAGE (widget), g_variant_get_string (value, NULL));
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  cordee_interview_confirm (get_interview (self), g_variant_get_string (value, NULL));
  cordee_session_answered (self->session);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  cordee_interview_undo (get_interview (self));
  cordee_session_answered (self->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  cordee_interview_redo (get_interview (self));
  cordee_session_answered (self->session);
}

/* Undoing brings the answers back. */
static void
restart_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);
  g_autoptr(CordeeSituation) nothing = cordee_situation_new ();

  cordee_interview_replace (get_interview (self), nothing);
  cordee_session_answered (self->session);
  arrive (self);
  gtk_widget_activate_action (widget, "win.say", "s", _("Toutes les réponses sont effacées. « Annuler » les rend."));
}

static void
try_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);
  const CordeeCandidate *candidate;
  const char *structure;
  int remedy;

  g_variant_get (value, "(&si)", &structure, &remedy);
  candidate = cordee_advice_find (cordee_interview_get_advice (get_interview (self)), structure);
  if (candidate == NULL || remedy < 0 || (guint) remedy >= candidate->remedies->len)
    return;
  cordee_interview_try (get_interview (self), ((const CordeeRemedy *) candidate->remedies->pdata[remedy])->changes);
  cordee_session_answered (self->session);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  cordee_interview_keep_trial (get_interview (self));
  cordee_session_answered (self->session);
}

static void
drop_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  cordee_interview_drop_trial (get_interview (self));
  cordee_session_answered (self->session);
}

static const char *
get_path (CordeeAssistantPage *self)
{
  return self->session != NULL && cordee_interview_get_path (get_interview (self)) == CORDEE_PATH_FULL ? "complet" : "court";
}

static void
choose_path (CordeeAssistantPage *self, const char *path)
{
  gboolean full = g_strcmp0 (path, "complet") == 0;

  if (g_strcmp0 (path, get_path (self)) == 0 || (!full && g_strcmp0 (path, "court") != 0))
    return;
  cordee_interview_set_path (get_interview (self), full ? CORDEE_PATH_FULL : CORDEE_PATH_BRIEF);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  cordee_session_answered (self->session);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_assistant_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, get_view (self));
      break;
    case PROP_PATH:
      g_value_set_string (value, get_path (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_assistant_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (object);

  switch (id)
    {
    case PROP_VIEW:
      show_view (self, g_value_get_string (value));
      break;
    case PROP_PATH:
      choose_path (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_assistant_page_dispose (GObject *object)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_ASSISTANT_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_assistant_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "assistant.next", NULL, next_action },       { "assistant.back", NULL, back_action }, { "assistant.unknown", NULL, unknown_action },
    { "assistant.go", "s", go_action },            { "assistant.undo", NULL, undo_action }, { "assistant.confirm", "s", confirm_action },
    { "assistant.redo", NULL, redo_action },       { "assistant.try", "(si)", try_action }, { "assistant.restart", NULL, restart_action },
    { "assistant.keep", NULL, keep_action },       { "assistant.drop", NULL, drop_action },
  };
  static const struct
  {
    guint keyval;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_Left, GDK_ALT_MASK, "assistant.back" },  { GDK_KEY_Right, GDK_ALT_MASK, "assistant.next" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "assistant.undo" }, { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "assistant.redo" },
  };

  gtk_widget_class_install_property_action (widget_class, "assistant.view", "view");
  gtk_widget_class_install_property_action (widget_class, "assistant.path", "path");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].state, keys[i].action, NULL);
}

/* Whoever comes to the section comes to the question. */
static gboolean
cordee_assistant_page_grab_focus (GtkWidget *widget)
{
  CordeeAssistantPage *self = CORDEE_ASSISTANT_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->card)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->card));
  return gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static void
cordee_assistant_page_class_init (CordeeAssistantPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_assistant_page_get_property;
  object_class->set_property = cordee_assistant_page_set_property;
  object_class->dispose = cordee_assistant_page_dispose;
  widget_class->grab_focus = cordee_assistant_page_grab_focus;
  widget_class->focus = cordee_focus_only_child;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "question", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, "court", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_CANDIDATE_PANEL);
  g_type_ensure (CORDEE_TYPE_QUESTION_CARD);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-assistant-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, undo);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, redo);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, answers_tab);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, trial_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, trial);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, views);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, main_scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, main);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, side_scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, side);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, card);
  gtk_widget_class_bind_template_child (widget_class, CordeeAssistantPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
cordee_assistant_page_init (CordeeAssistantPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The page of session, on its current question. A floating reference, as of any new widget. */
GtkWidget *
cordee_assistant_page_new (CordeeSession *session)
{
  CordeeAssistantPage *self;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_ASSISTANT_PAGE, NULL);
  self->session = g_object_ref (session);
  cordee_question_card_set_session (self->card, session);
  cordee_candidate_panel_set_session (self->panel, session);
  g_signal_connect_object (session, "answered", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  refresh (self);
  return GTK_WIDGET (self);
}
