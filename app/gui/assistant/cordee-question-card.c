/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-question-card.h"

#include "cordee-answer-editor.h"
#include "cordee-focus.h"
#include "cordee-question-view.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Answers that are told below the question. */
#define LATEST 4

struct _CordeeQuestionCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *eyebrow;
  GtkLabel *title;
  GtkWidget *reasons;
  GtkLabel *why;
  GtkLabel *settles;
  GtkLabel *help;
  GtkWidget *confirm_bar;
  GtkLabel *confirm;
  GtkActionable *confirm_button;
  GtkLabel *remark;
  GtkWidget *answering;
  CordeeAnswerEditor *editor;
  GtkCheckButton *unknown;
  GtkLabel *unknown_words;
  GtkMenuButton *provenance;
  GMenu *provenances;
  GtkButton *next;
  GtkWidget *result;
  GtkWidget *full;
  GtkWidget *all;
  GtkBox *latest;

  CordeeSession *session;         /* owned */
  const CordeeQuestion *question; /* borrowed from the base: on show; NULL: nothing more to ask */
  CordeeProvenance how;           /* of the answer */
  gboolean brief;                 /* without the latest answers */
  gboolean updating;              /* what changes now is not the user's doing */
};

enum
{
  PROP_0,
  PROP_PROVENANCE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeQuestionCard, cordee_question_card, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* What can be said of an answer that is given here. */
static const CordeeProvenance told[] = { CORDEE_PROVENANCE_DECLARED, CORDEE_PROVENANCE_ESTIMATED, CORDEE_PROVENANCE_PROVEN };

/* Shows text, or nothing where there is none. */
static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* ── answering ──────────────────────────────────────────────────── */

static void
edited_cb (CordeeQuestionCard *self)
{
  CordeeInterview *interview = cordee_session_get_interview (self->session);
  g_autoptr(CordeeValue) value = cordee_answer_editor_dup_value (self->editor);

  if (self->updating || self->question == NULL)
    return;
  if (value != NULL)
    cordee_interview_answer (interview, self->question->id, value, self->how);
  else
    cordee_interview_forget (interview, self->question->id);
  cordee_session_answered (self->session);
}

static void
unknown_cb (CordeeQuestionCard *self)
{
  if (!self->updating && gtk_check_button_get_active (self->unknown))
    gtk_widget_activate_action (GTK_WIDGET (self), "assistant.unknown", NULL);
}

/* Return goes on from here too, once it is chosen. */
static gboolean
unknown_key_cb (CordeeQuestionCard *self, guint keyval, guint code, GdkModifierType state)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return FALSE;
  return gtk_check_button_get_active (self->unknown) && gtk_widget_activate_action (GTK_WIDGET (self), "assistant.next", NULL);
}

/* FALSE where what is typed cannot be understood. */
gboolean
cordee_question_card_is_valid (CordeeQuestionCard *self)
{
  g_return_val_if_fail (CORDEE_IS_QUESTION_CARD (self), FALSE);
  return self->question == NULL || cordee_answer_editor_is_valid (self->editor);
}

/* ── provenance ─────────────────────────────────────────────────── */

static void
show_provenance (CordeeQuestionCard *self)
{
  /* TRANSLATORS: how an answer is known: déclarée, estimée, prouvée. */
  g_autofree char *text = g_strdup_printf (_("Réponse : %s"), cordee_report_provenance_label (self->how));
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_menu_button_set_label (self->provenance, typeset);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->provenance), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset, -1);
}

static void
take_provenance (CordeeQuestionCard *self, CordeeProvenance how)
{
  if (self->how == how)
    return;
  self->how = how;
  show_provenance (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVENANCE]);
}

/* Of the answer that there is, and of those that follow while the question is on show. */
static void
choose_provenance (CordeeQuestionCard *self, const char *id)
{
  const CordeeAnswer *answer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_strcmp0 (id, cordee_provenance_id (told[i])) == 0)
      take_provenance (self, told[i]);
  if (self->question != NULL)
    answer = cordee_situation_get (cordee_session_get_situation (self->session), self->question->id);
  if (answer != NULL && answer->value->kind != CORDEE_VALUE_UNKNOWN && answer->provenance != self->how)
    {
      g_autoptr(CordeeValue) value = cordee_value_ref (answer->value);

      cordee_interview_answer (cordee_session_get_interview (self->session), self->question->id, value, self->how);
      cordee_session_answered (self->session);
    }
}

static void
add_provenances (CordeeQuestionCard *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *label = cordee_text_capitalise (cordee_report_provenance_label (told[i]));
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "question.provenance", "s", cordee_provenance_id (told[i]));
      g_menu_append_item (self->provenances, item);
    }
}

/* ── latest answers ─────────────────────────────────────────────── */

static GtkWidget *
new_latest_row (CordeeQuestionCard *self, const CordeeQuestion *question, const CordeeAnswer *answer)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = cordee_report_question_name (question);
  g_autofree char *words = cordee_report_value_to_words (cordee_session_get_knowledge (self->session), question, answer->value);
  /* TRANSLATORS: a button, for a screen reader; %s is a question, as a noun. */
  g_autofree char *edit_name = g_strdup_printf (_("Modifier : %s"), name);
  GtkWidget *name_label = gtk_label_new (name);
  GtkWidget *words_label = gtk_label_new (words);
  GtkWidget *edit = gtk_button_new_with_label (_("Modifier"));

  gtk_label_set_xalign (GTK_LABEL (name_label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (name_label), TRUE);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (words_label), 1.0f);
  gtk_label_set_wrap (GTK_LABEL (words_label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words_label), 28);
  gtk_widget_add_css_class (words_label, answer->value->kind == CORDEE_VALUE_UNKNOWN ? "dim" : "answer");
  gtk_widget_add_css_class (edit, "link");
  gtk_widget_add_css_class (edit, "inline");
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (edit), "s", question->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "assistant.go");
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, edit_name, -1);

  /* Newer GTK has a button named by the text in it, whatever else is said. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_RELATION_LABELLED_BY);  gtk_widget_add_css_class (row, "latest-row");
  gtk_box_append (GTK_BOX (row), name_label);
  gtk_box_append (GTK_BOX (row), words_label);
  gtk_box_append (GTK_BOX (row), edit);
  return row;
}

/* The latest comes last, as one gave them. */
static void
fill_latest (CordeeQuestionCard *self)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  GPtrArray *answers = cordee_situation_get_answers (cordee_session_get_situation (self->session));
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->latest))) != NULL)
    gtk_box_remove (self->latest, child);
  for (guint i = answers->len; i > 0 && n < LATEST; i--)
    {
      const CordeeAnswer *answer = answers->pdata[i - 1];
      const CordeeQuestion *question = cordee_knowledge_find_question (knowledge, answer->id);

      if (question == NULL || question == self->question)
        continue;
      gtk_box_prepend (self->latest, new_latest_row (self, question, answer));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->latest), n > 0 && !self->brief);
}

/* Whether the latest answers are left out, so that what comes below the card is nearer. */
void
cordee_question_card_set_brief (CordeeQuestionCard *self, gboolean brief)
{
  g_return_if_fail (CORDEE_IS_QUESTION_CARD (self));

  self->brief = brief;
  gtk_widget_set_visible (GTK_WIDGET (self->latest), !brief && gtk_widget_get_first_child (GTK_WIDGET (self->latest)) != NULL);
}

/* ── showing ────────────────────────────────────────────────────── */

static void
show_unknown (CordeeQuestionCard *self, const CordeeQuestionView *view)
{
  g_autofree char *plain = NULL;
  g_autofree char *markup = NULL;

  if (view->unknown != NULL)
    {
      plain = g_strdup_printf ("%s. %s", _("Je ne sais pas encore"), view->unknown);
      markup = g_markup_printf_escaped ("<b>%s.</b> %s", _("Je ne sais pas encore"), view->unknown);
    }
  else
    {
      plain = g_strdup (_("Je ne sais pas encore"));
      markup = g_markup_printf_escaped ("<b>%s</b>", plain);
    }
  gtk_label_set_markup (self->unknown_words, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unknown), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  gtk_check_button_set_active (self->unknown, view->answer != NULL && view->answer->value->kind == CORDEE_VALUE_UNKNOWN);
}

/* What asks a question is visible, or what stands in its place at the end; with also_others both. */
static void
show_parts (CordeeQuestionCard *self, gboolean asking, gboolean also_others)
{
  gboolean full = cordee_interview_get_path (cordee_session_get_interview (self->session)) == CORDEE_PATH_FULL;

  gtk_widget_set_visible (self->answering, asking || also_others);
  gtk_widget_set_visible (self->reasons, asking || also_others);
  gtk_widget_set_visible (GTK_WIDGET (self->next), asking || also_others);
  gtk_widget_set_visible (self->result, !asking || also_others);
  gtk_widget_set_visible (self->full, !full && (!asking || also_others));
}

static void
show_question (CordeeQuestionCard *self, const CordeeQuestion *question)
{
  CordeeInterview *interview = cordee_session_get_interview (self->session);
  g_autoptr(CordeeQuestionView) view = cordee_question_view_new (interview, question);
  gboolean other = self->question != question;

  self->question = question;
  set_text (self->eyebrow, view->eyebrow);
  set_text (self->title, view->title);
  set_text (self->why, view->why);
  /* What the answer could settle stays when it has: the field must not move while one counts. */
  if (other || view->settles != NULL)
    set_text (self->settles, view->settles);
  set_text (self->help, view->help);
  set_text (self->confirm, view->confirm);
  gtk_widget_set_visible (self->confirm_bar, view->confirm != NULL);
  gtk_actionable_set_action_target (self->confirm_button, "s", question->id);
  set_text (self->remark, view->derived != NULL ? view->derived : view->idle);
  cordee_answer_editor_show (self->editor, cordee_session_get_knowledge (self->session), view);
  show_unknown (self, view);
  if (view->answer != NULL && view->answer->value->kind != CORDEE_VALUE_UNKNOWN)
    take_provenance (self, view->answer->provenance);
  else if (other)
    take_provenance (self, CORDEE_PROVENANCE_DECLARED);
  gtk_button_set_label (self->next, view->answer != NULL ? _("Suivant") : _("Passer"));
}

static void
show_end (CordeeQuestionCard *self)
{
  gboolean full = cordee_interview_get_path (cordee_session_get_interview (self->session)) == CORDEE_PATH_FULL;

  self->question = NULL;
  set_text (self->eyebrow, _("Trouver notre structure"));
  set_text (self->title, _("Plus rien à demander sur ce parcours"));
  set_text (self->help, full ? _("Toutes les questions utiles ont été posées. Le résultat dit ce qui convient à ce projet, pourquoi, et ce qui le changerait.")
                             : _("Les quelques questions qui décident ont été posées. Le résultat dit ce qui convient à ce projet, pourquoi, et ce qui le "
                                 "changerait. Le parcours complet pose aussi toutes les autres, pour un avis plus fin."));
  gtk_widget_set_visible (self->confirm_bar, FALSE);
  set_text (self->remark, NULL);
}

static gboolean
has_focus_within (CordeeQuestionCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Shows the current question of the interview as things are; the answer that is being typed stays. */
void
cordee_question_card_refresh (CordeeQuestionCard *self)
{
  const CordeeQuestion *question;
  gboolean moves;

  g_return_if_fail (CORDEE_IS_QUESTION_CARD (self));
  g_return_if_fail (self->session != NULL);

  question = cordee_interview_get_current (cordee_session_get_interview (self->session));
  moves = question != self->question && has_focus_within (self);
  self->updating = TRUE;
  if (question != NULL)
    show_question (self, question);
  else
    show_end (self);
  self->updating = FALSE;
  /* The focus goes on before what has it goes. */
  if (moves)
    {
      show_parts (self, question != NULL, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  show_parts (self, question != NULL, FALSE);
  fill_latest (self);
}

/* Shows the questions of session from now on. */
void
cordee_question_card_set_session (CordeeQuestionCard *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_QUESTION_CARD (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "answered", G_CALLBACK (cordee_question_card_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (cordee_question_card_refresh), self, G_CONNECT_SWAPPED);
  cordee_question_card_refresh (self);
}

/* ── object ─────────────────────────────────────────────────────── */

/* Where the answer is given; where there is nothing to ask, the way on. */
static gboolean
cordee_question_card_grab_focus (GtkWidget *widget)
{
  CordeeQuestionCard *self = CORDEE_QUESTION_CARD (widget);

  if (self->question == NULL)
    return gtk_widget_grab_focus (self->result);
  return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
cordee_question_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROVENANCE)
    g_value_set_string (value, cordee_provenance_id (CORDEE_QUESTION_CARD (object)->how));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_question_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROVENANCE)
    choose_provenance (CORDEE_QUESTION_CARD (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_question_card_dispose (GObject *object)
{
  CordeeQuestionCard *self = CORDEE_QUESTION_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_QUESTION_CARD);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_question_card_parent_class)->dispose (object);
}

static void
cordee_question_card_class_init (CordeeQuestionCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_question_card_get_property;
  object_class->set_property = cordee_question_card_set_property;
  object_class->dispose = cordee_question_card_dispose;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_question_card_grab_focus;

  properties[PROP_PROVENANCE] = g_param_spec_string ("provenance", NULL, NULL, "declared",
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDEE_TYPE_ANSWER_EDITOR);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_install_property_action (widget_class, "question.provenance", "provenance");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-question-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, eyebrow);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, reasons);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, why);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, settles);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, help);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, confirm_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, confirm);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, remark);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, answering);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, editor);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, unknown);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, unknown_words);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, provenance);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, provenances);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, next);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, result);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, full);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, all);
  gtk_widget_class_bind_template_child (widget_class, CordeeQuestionCard, latest);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, unknown_cb);
  gtk_widget_class_bind_template_callback (widget_class, unknown_key_cb);
}

static void
cordee_question_card_init (CordeeQuestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_provenances (self);
  show_provenance (self);
}
