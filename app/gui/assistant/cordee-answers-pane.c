/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-answers-pane.h"

#include "cordee-adaptive.h"
#include "cordee-statement-row.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeAnswersPane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *adaptive;
  GtkScrolledWindow *scroll;
  GtkLabel *counts;
  GtkWidget *restart;
  GtkWidget *restart_bar;
  GtkWidget *restart_no;
  GtkBox *content;
  GtkExpander *open_fold;
  GtkBox *open_list;
  GtkExpander *idle_fold;
  GtkBox *idle_list;

  CordeeSession *session; /* owned */
  GPtrArray *groups;      /* CordeeStepGroup, owned: what is on show; or NULL */
  gboolean stale;         /* to be made again when it is next on show */
};

G_DEFINE_FINAL_TYPE (CordeeAnswersPane, cordee_answers_pane, GTK_TYPE_WIDGET)

/* ── rows ───────────────────────────────────────────────────────── */

static GtkWidget *
new_button (const CordeeInterviewStep *step, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* TRANSLATORS: a button, for a screen reader; %1$s is what it does, %2$s a question, as a noun: Modifier : Infirmiers. */
  g_autofree char *name = g_strdup_printf (_("%1$s : %2$s"), label, step->name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", step->question->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Newer GTK has a button named by the text in it, whatever else is said. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  return button;
}

static GtkWidget *
new_link (const CordeeInterviewStep *step, const char *label)
{
  GtkWidget *button = new_button (step, label, "assistant.go");

  gtk_widget_add_css_class (button, "link");
  gtk_widget_add_css_class (button, "inline");
  return button;
}

/* The name of a question with what is to be said of its answer below it. */
static GtkWidget *
new_words (const CordeeInterviewStep *step)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), cordee_wrapped_label_new (step->name, NULL));
  if (step->note != NULL)
    gtk_box_append (GTK_BOX (words), cordee_wrapped_label_new (step->note, "secondary"));
  if (step->current)
    gtk_box_append (GTK_BOX (words), cordee_wrapped_label_new (_("question en cours"), "secondary"));
  return words;
}

/* A row of a list; buttons of it know their question by their action. */
static GtkWidget *
new_row (GType type, const CordeeInterviewStep *step)
{
  GtkWidget *row = g_object_new (type, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 12, NULL);
  /* TRANSLATORS: a question, as a noun, and its answer; for a screen reader. */
  g_autofree char *name = step->answer != NULL ? g_strdup_printf (_("%1$s : %2$s"), step->name, step->answer) : g_strdup (step->name);

  gtk_widget_add_css_class (row, "answer-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* The buttons are two here: they go below where there is no room. */
static GtkWidget *
new_confirm_row (const CordeeInterviewStep *step)
{
  GtkWidget *row = new_row (CORDEE_TYPE_WRAP_BOX, step);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = new_words (step);

  gtk_box_insert_child_after (GTK_BOX (words), cordee_wrapped_label_new (step->answer, "answer"), gtk_widget_get_first_child (words));
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), new_button (step, _("C’est toujours juste"), "assistant.confirm"));
  gtk_box_append (GTK_BOX (buttons), new_link (step, _("Modifier")));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), words);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), buttons);
  return row;
}

/* Names and answers in two columns of the same width, all down the page. */
static GtkWidget *
new_answer_row (const CordeeInterviewStep *step)
{
  GtkWidget *row = new_row (GTK_TYPE_BOX, step);
  GtkWidget *columns = g_object_new (GTK_TYPE_BOX, "homogeneous", step->answer != NULL, "spacing", 12, "hexpand", TRUE, NULL);
  gboolean unknown = step->state == CORDEE_INTERVIEW_STEP_UNKNOWN;

  gtk_box_append (GTK_BOX (columns), new_words (step));
  if (step->answer != NULL)
    gtk_box_append (GTK_BOX (columns),
                    cordee_wrapped_label_new (unknown ? _("je ne sais pas encore") : step->answer, unknown ? "dim" : "answer"));
  gtk_box_append (GTK_BOX (row), columns);
  gtk_box_append (GTK_BOX (row), new_link (step, step->answer != NULL ? _("Modifier") : _("Répondre")));
  return row;
}

/* ── groups ─────────────────────────────────────────────────────── */

typedef GtkWidget *(*RowFunc) (const CordeeInterviewStep *step);

static GtkWidget *
new_list (const char *name)
{
  GtkWidget *list
      = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

/* Adds the steps of group that are in that state to list. */
static guint
add_steps (GtkWidget *list, const CordeeStepGroup *group, CordeeInterviewStepState state, RowFunc func)
{
  guint n = 0;

  for (guint i = 0; i < group->steps->len; i++)
    {
      const CordeeInterviewStep *step = group->steps->pdata[i];

      if (step->state != state)
        continue;
      gtk_box_append (GTK_BOX (list), func (step));
      n++;
    }
  return n;
}

/* A card of its own below box for list, which is dropped where it is empty. */
static void
add_card (GtkBox *box, const char *title, const char *hint, GtkWidget *list)
{
  GtkWidget *card;

  if (gtk_widget_get_first_child (list) == NULL)
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      return;
    }
  card = cordee_group_new (6, title);
  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_heading_new (title, "card-title"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (hint, "secondary"));
  gtk_box_append (GTK_BOX (card), list);
  gtk_box_append (box, card);
}

/* All that are in that state, from whatever heading, in one card. */
static void
add_state (CordeeAnswersPane *self, CordeeInterviewStepState state, const char *title, const char *hint, RowFunc func)
{
  GtkWidget *list = new_list (title);

  for (guint i = 0; i < self->groups->len; i++)
    add_steps (list, self->groups->pdata[i], state, func);
  add_card (self->content, title, hint, list);
}

/* A card for each heading, with those that are in that state. */
static void
add_groups (CordeeAnswersPane *self, GtkBox *box, CordeeInterviewStepState state)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const CordeeStepGroup *group = self->groups->pdata[i];
      GtkWidget *list = new_list (group->label);

      add_steps (list, group, state, new_answer_row);
      add_card (box, group->label, NULL, list);
    }
}

/* ── folded groups ──────────────────────────────────────────────── */

static guint
count (CordeeAnswersPane *self, CordeeInterviewStepState state)
{
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const CordeeStepGroup *group = self->groups->pdata[i];

      for (guint j = 0; j < group->steps->len; j++)
        n += ((const CordeeInterviewStep *) group->steps->pdata[j])->state == state;
    }
  return n;
}

/* What is folded away is made when it is unfolded. */
static void
fill_fold (CordeeAnswersPane *self, GtkExpander *fold, GtkBox *list, CordeeInterviewStepState state)
{
  cordee_box_clear (list);
  if (self->groups != NULL && gtk_expander_get_expanded (fold))
    add_groups (self, list, state);
}

static void
open_fold_cb (CordeeAnswersPane *self)
{
  fill_fold (self, self->open_fold, self->open_list, CORDEE_INTERVIEW_STEP_OPEN);
}

static void
idle_fold_cb (CordeeAnswersPane *self)
{
  fill_fold (self, self->idle_fold, self->idle_list, CORDEE_INTERVIEW_STEP_IDLE);
}

static void
show_fold (GtkExpander *fold, guint n, const char *label)
{
  gtk_widget_set_visible (GTK_WIDGET (fold), n > 0);
  gtk_expander_set_label (fold, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_folds (CordeeAnswersPane *self)
{
  guint n_open = count (self, CORDEE_INTERVIEW_STEP_OPEN);
  guint n_idle = count (self, CORDEE_INTERVIEW_STEP_IDLE);
  g_autofree char *open = g_strdup_printf (
    /* TRANSLATORS: %u questions that are folded away. */
    ngettext ("Question pas encore posée (%u)", "Questions pas encore posées (%u)", n_open), n_open);
  g_autofree char *idle = g_strdup_printf (
    /* TRANSLATORS: %u questions that are folded away. */
    ngettext ("Question sans objet pour ce projet (%u)", "Questions sans objet pour ce projet (%u)", n_idle), n_idle);

  show_fold (self->open_fold, n_open, open);
  show_fold (self->idle_fold, n_idle, idle);
  open_fold_cb (self);
  idle_fold_cb (self);
}

/* ── the whole ──────────────────────────────────────────────────── */

static void
show_counts (CordeeAnswersPane *self)
{
  guint n_confirm = count (self, CORDEE_INTERVIEW_STEP_CONFIRM);
  guint n_unknown = count (self, CORDEE_INTERVIEW_STEP_UNKNOWN);
  guint n_answered = count (self, CORDEE_INTERVIEW_STEP_ANSWERED) + n_confirm;
  g_autoptr(GString) text = g_string_new (NULL);

  if (n_answered + n_unknown == 0)
    g_string_append (text, _("Pas encore de réponse. Elles se rangent ici au fur et à mesure, et se modifient à tout moment."));
  else
    /* TRANSLATORS: %u answers that were given. */
    g_string_append_printf (text, ngettext ("%u réponse donnée", "%u réponses données", n_answered), n_answered);
  if (n_confirm > 0)
    /* TRANSLATORS: %u answers that are to be looked at again; of those that were given. */
    g_string_append_printf (text, ngettext (", dont %u à confirmer", ", dont %u à confirmer", n_confirm), n_confirm);
  if (n_unknown > 0)
    /* TRANSLATORS: %u answers that are still to be found out; it follows others. */
    g_string_append_printf (text, ngettext (" · %u à trouver", " · %u à trouver", n_unknown), n_unknown);
  gtk_label_set_text (self->counts, text->str);
  gtk_widget_set_sensitive (self->restart, cordee_situation_get_answers (cordee_session_get_situation (self->session))->len > 0);
}

/* The question that a button with the focus is for; NULL: there is none. The caller owns it. */
static char *
dup_focus_question (CordeeAnswersPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GVariant *target;

  if (!GTK_IS_BUTTON (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scroll)))
    return NULL;
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus));
  return target != NULL ? g_variant_dup_string (target, NULL) : NULL;
}

/* The button below widget that goes to question, or NULL. */
static GtkWidget *
find_link (GtkWidget *widget, const char *question)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "assistant.go") == 0)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      return target != NULL && g_str_equal (g_variant_get_string (target, NULL), question) ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_link (child, question);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
refresh (CordeeAnswersPane *self)
{
  g_autofree char *focus = dup_focus_question (self);
  GtkWidget *link;

  cordee_box_clear (self->content);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = cordee_interview_dup_steps (cordee_session_get_interview (self->session));
  show_counts (self);
  add_state (self, CORDEE_INTERVIEW_STEP_CONFIRM, _("À confirmer"),
             _("Ces réponses comptent toujours ; dites si elles sont encore justes."), new_confirm_row);
  add_state (self, CORDEE_INTERVIEW_STEP_UNKNOWN, _("À trouver"), _("Ce qui n’est pas encore connu n’exclut rien."), new_answer_row);
  add_groups (self, self->content, CORDEE_INTERVIEW_STEP_ANSWERED);
  show_folds (self);
  self->stale = FALSE;

  /* The row that had the focus may stand elsewhere now. */
  link = focus != NULL ? find_link (GTK_WIDGET (self), focus) : NULL;
  if (link != NULL)
    gtk_widget_grab_focus (link);
}

static void
answered_cb (CordeeAnswersPane *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* Shows the answers of session's interview from now on; the pane keeps a reference. To be called once. */
void
cordee_answers_pane_set_session (CordeeAnswersPane *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_ANSWERS_PANE (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  answered_cb (self);
}

/* ── beginning anew ─────────────────────────────────────────────── */

static void
show_restart (CordeeAnswersPane *self, gboolean asking)
{
  gtk_widget_set_visible (self->restart_bar, asking);
  gtk_widget_set_visible (self->restart, !asking);
}

/* It asks first; the safe answer has the focus. */
static void
restart_cb (CordeeAnswersPane *self)
{
  show_restart (self, TRUE);
  gtk_widget_grab_focus (self->restart_no);
}

static void
restart_no_cb (CordeeAnswersPane *self)
{
  show_restart (self, FALSE);
  gtk_widget_grab_focus (self->restart);
}

static void
restart_yes_cb (CordeeAnswersPane *self)
{
  show_restart (self, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "assistant.restart", NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CordeeAnswersPane *self = CORDEE_ANSWERS_PANE (widget);

  if (!gtk_widget_get_visible (self->restart_bar))
    return FALSE;
  restart_no_cb (self);
  return TRUE;
}

/* ── object ─────────────────────────────────────────────────────── */

/* It begins at the top each time it is shown, with nothing half asked. */
static void
cordee_answers_pane_map (GtkWidget *widget)
{
  CordeeAnswersPane *self = CORDEE_ANSWERS_PANE (widget);

  if (self->stale)
    refresh (self);
  show_restart (self, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0.0);

  GTK_WIDGET_CLASS (cordee_answers_pane_parent_class)->map (widget);
}

static void
cordee_answers_pane_dispose (GObject *object)
{
  CordeeAnswersPane *self = CORDEE_ANSWERS_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_ANSWERS_PANE);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_answers_pane_parent_class)->dispose (object);
}

static void
cordee_answers_pane_class_init (CordeeAnswersPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_answers_pane_dispose;
  widget_class->map = cordee_answers_pane_map;

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-answers-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, counts);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, restart);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, restart_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, restart_no);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, content);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, open_fold);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, open_list);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, idle_fold);
  gtk_widget_class_bind_template_child (widget_class, CordeeAnswersPane, idle_list);
  gtk_widget_class_bind_template_callback (widget_class, open_fold_cb);
  gtk_widget_class_bind_template_callback (widget_class, idle_fold_cb);
  gtk_widget_class_bind_template_callback (widget_class, restart_cb);
  gtk_widget_class_bind_template_callback (widget_class, restart_no_cb);
  gtk_widget_class_bind_template_callback (widget_class, restart_yes_cb);
}

static void
cordee_answers_pane_init (CordeeAnswersPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
