/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-result-pane.h"

#include "cordee-adaptive.h"
#include "cordee-dossier-report.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-result-card.h"
#include "cordee-statement-row.h"
#include "cordee-trajectory.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Questions and hinges on show before the others are folded away. */
#define MOST_QUESTIONS 4
#define MOST_WORDS 3
#define MOST_HINGES 5

/* Columns of the text that is copied: a mail wraps it by itself. */
#define COPY_WIDTH 0

struct _CordeeResultPane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *adaptive;
  GtkScrolledWindow *scroll;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *buttons;
  GtkBox *content;

  gboolean stale; /* to be made again when it is next on show */

  /* Owned */
  CordeeSession *session;
};

G_DEFINE_FINAL_TYPE (CordeeResultPane, cordee_result_pane, GTK_TYPE_WIDGET)

/* ── parts ──────────────────────────────────────────────────────── */

static GtkWidget *
add_section (CordeeResultPane *self, const char *title, const char *hint)
{
  GtkWidget *card = cordee_group_new (10, title);

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_heading_new (title, "card-title"));
  if (hint != NULL)
    gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (hint, "secondary"));
  gtk_box_append (self->content, card);
  return card;
}

static void
add_others (CordeeResultPane *self, const CordeeResultView *view, const CordeeAdvice *trial)
{
  GtkWidget *cards = g_object_new (CORDEE_TYPE_WRAP_BOX, "equal", TRUE, "spacing", 14, NULL);

  for (guint i = 0; i < view->others->len; i++)
    cordee_wrap_box_append (CORDEE_WRAP_BOX (cards), cordee_result_card_new (view->others->pdata[i], trial));
  gtk_box_append (self->content, cards);
}

static void
add_missing (CordeeResultPane *self, const CordeeResultView *view)
{
  const char *title = _("Ce qui manque pour décider");
  GtkWidget *card = add_section (self, title, NULL);

  gtk_box_append (GTK_BOX (card),
                  cordee_result_list_new (title, view->missing, MOST_QUESTIONS, _("Autres questions"), cordee_result_question_row_new));
}

static void
add_texts (CordeeResultPane *self, const char *title, const char *hint, GPtrArray *texts, guint most, const char *more)
{
  GtkWidget *card = add_section (self, title, hint);

  gtk_box_append (GTK_BOX (card), cordee_result_list_new (title, texts, most, more, cordee_result_text_row_new));
}

/* What would be proposed with answers that are only tried. */
static void
add_trial (CordeeResultPane *self, const CordeeAdvice *trial)
{
  g_autofree char *text = cordee_report_recommendation_text (trial);
  GtkWidget *card = cordee_group_new (4, _("Avec cet essai"));

  gtk_widget_add_css_class (card, "way-out");
  gtk_box_append (GTK_BOX (card), cordee_heading_new (_("Avec cet essai"), "way-title"));
  gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (text, NULL));
  gtk_box_append (self->content, card);
}

/* Where the interview begins, or goes on where nothing is known of what it asked. */
static void
add_empty (CordeeResultPane *self, const CordeeResultView *view)
{
  const CordeeQuestion *current = cordee_interview_get_current (cordee_session_get_interview (self->session));
  GtkWidget *card = cordee_group_new (14, view->title);
  GtkWidget *button = gtk_button_new_with_label (_("Répondre à cette question"));

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (view->summary, NULL));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (current != NULL)
    {
      g_autofree char *title = cordee_report_typeset (cordee_report_word (current->label));

      gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (title, "card-title"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", current->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "assistant.go");
    }
  else
    {
      gtk_button_set_label (GTK_BUTTON (button), _("Revoir mes réponses"));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "assistant.view::reponses");
    }
  gtk_box_append (GTK_BOX (card), button);
  gtk_box_append (self->content, card);
}

static void
add_result (CordeeResultPane *self, const CordeeResultView *view, const CordeeAdvice *trial)
{
  if (trial != NULL)
    add_trial (self, trial);
  gtk_box_append (self->content, cordee_result_hero_new (view, trial));
  if (view->steps->len > 0)
    gtk_box_append (self->content, cordee_trajectory_new (view->steps));
  if (view->others->len > 0)
    add_others (self, view, trial);
  if (view->missing->len > 0)
    add_missing (self, view);
  if (view->hinges->len > 0)
    add_texts (self, _("À quoi tient ce résultat"), _("Il suffirait qu’une de ces réponses soit différente pour changer le résultat."), view->hinges,
               MOST_HINGES, _("Autres réponses"));
  if (view->limits->len > 0)
    add_texts (self, _("Limites"), NULL, view->limits, G_MAXUINT, NULL);
  if (view->words->len > 0)
    add_texts (self, _("Mots et sigles"), NULL, view->words, MOST_WORDS, _("Autres mots"));
}

/* ── the whole ──────────────────────────────────────────────────── */

/* What a control does: two that do the same are the same to the user. */
typedef struct
{
  char *action;     /* owned; or NULL */
  GVariant *target; /* owned; or NULL */
} Deed;

static gboolean
is_actionable (GtkWidget *widget)
{
  return GTK_IS_ACTIONABLE (widget) && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL;
}

/* What the control does that has the focus, in the content; action is NULL where there is none. */
static Deed
read_focus (CordeeResultPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  Deed deed = { NULL, NULL };

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->content)) && is_actionable (focus))
    {
      deed.action = g_strdup (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)));
      deed.target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus));
      deed.target = deed.target != NULL ? g_variant_ref (deed.target) : NULL;
    }
  return deed;
}

static GtkWidget *
find_deed (GtkWidget *root, const Deed *deed)
{
  if (is_actionable (root) && g_str_equal (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), deed->action))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root));

      if (target == deed->target || (target != NULL && deed->target != NULL && g_variant_equal (target, deed->target)))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_deed (child, deed);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The control that had the focus is gone: the one that does the same gets it, or else the first thing to do. */
static void
restore_focus (CordeeResultPane *self, const Deed *deed)
{
  GtkWidget *same = deed->action != NULL ? find_deed (GTK_WIDGET (self->content), deed) : NULL;

  if (same == NULL || !gtk_widget_grab_focus (same))
    gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

static void
refresh (CordeeResultPane *self)
{
  CordeeInterview *interview = cordee_session_get_interview (self->session);
  g_autoptr(CordeeResultView) view = cordee_result_view_new (cordee_interview_get_advice (interview));
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->content)) != NULL;
  Deed deed = read_focus (self);

  cordee_box_clear (self->content);
  gtk_label_set_text (self->title, view->title);
  gtk_label_set_text (self->subtitle, view->subtitle);
  gtk_widget_set_visible (self->buttons, !view->empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.copy", !view->empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print", !view->empty);
  if (view->empty)
    add_empty (self, view);
  else
    add_result (self, view, cordee_interview_get_trial (interview));
  self->stale = FALSE;
  if (had_focus)
    restore_focus (self, &deed);
  g_free (deed.action);
  g_clear_pointer (&deed.target, g_variant_unref);
}

static void
answered_cb (CordeeResultPane *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* Shows the result of session's interview from now on; the pane keeps a reference. */
void
cordee_result_pane_set_session (CordeeResultPane *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_RESULT_PANE (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  answered_cb (self);
}

/* ── object ─────────────────────────────────────────────────────── */

/* What is printed of a result is the report that the team takes home. */
static void
print_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  gtk_widget_activate_action (widget, "win.report", "s", cordee_report_kind_id (CORDEE_REPORT_INTERVIEW));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeResultPane *self = CORDEE_RESULT_PANE (widget);
  const CordeeAdvice *advice;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;
  advice = cordee_interview_get_advice (cordee_session_get_interview (self->session));
  text = cordee_report_advice_to_text (advice, COPY_WIDTH);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.say", "s", _("Résultat copié"));
}

/* It begins at the top each time it is shown. */
static void
cordee_result_pane_map (GtkWidget *widget)
{
  CordeeResultPane *self = CORDEE_RESULT_PANE (widget);

  if (self->stale)
    refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0.0);
  GTK_WIDGET_CLASS (cordee_result_pane_parent_class)->map (widget);
}

static void
cordee_result_pane_dispose (GObject *object)
{
  CordeeResultPane *self = CORDEE_RESULT_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_RESULT_PANE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_result_pane_parent_class)->dispose (object);
}

static void
cordee_result_pane_class_init (CordeeResultPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_result_pane_dispose;
  widget_class->map = cordee_result_pane_map;

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-result-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeResultPane, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeResultPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeResultPane, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeResultPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CordeeResultPane, buttons);
  gtk_widget_class_bind_template_child (widget_class, CordeeResultPane, content);
}

static void
cordee_result_pane_init (CordeeResultPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
