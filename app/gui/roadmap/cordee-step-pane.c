/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-step-pane.h"

#include "cordee-cell-note.h"
#include "cordee-contact-list.h"
#include "cordee-focus.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-step-checks.h"
#include "cordee-step-links.h"
#include "cordee-step-timing.h"
#include "cordee-step-view.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeStepPane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *frame;
  GtkLabel *title;
  GtkLabel *who;
  GtkWidget *close;
  GtkBox *what;
  CordeeStepTiming *timing;
  GtkBox *delay;
  GtkWidget *checks_heading;
  GtkBox *checks;
  GtkWidget *documents_heading;
  GtkBox *documents;
  GtkWidget *aids_heading;
  GtkBox *aids;
  CordeeContactList *contacts;
  CordeeCellNote *note;
  CordeeStepLinks *links;
  GtkWidget *sources_heading;
  GtkBox *sources;

  CordeeSession *session; /* owned */
  char *step;             /* owned: the id of the one that is shown; or NULL */
};

G_DEFINE_FINAL_TYPE (CordeeStepPane, cordee_step_pane, GTK_TYPE_WIDGET)

/* ── focus ──────────────────────────────────────────────────────── */

static GtkWidget *
find_key (GtkWidget *widget, const char *key)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "focus-key"), key) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_key (child, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The key of what has the focus in here and will be made again; or NULL. The caller owns it. */
static char *
dup_focus_key (CordeeStepPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return g_strdup (g_object_get_data (G_OBJECT (focus), "focus-key"));
}

/* ── parts ──────────────────────────────────────────────────────── */

static void
add_text (GtkBox *box, const char *text, const char *css_class)
{
  if (text != NULL && *text != '\0')
    gtk_box_append (box, cordee_wrapped_label_new (text, css_class));
}

static void
fill_what (CordeeStepPane *self, const CordeeStepView *view)
{
  g_autofree char *before = NULL;

  cordee_box_clear (self->what);
  add_text (self->what, view->maybe, "unknown");
  add_text (self->what, view->reuse, "remark");
  add_text (self->what, view->summary, NULL);
  add_text (self->what, view->why, "dim");
  if (view->requires->len > 0)
    {
      g_autoptr(GString) labels = g_string_new (NULL);

      for (guint i = 0; i < view->requires->len; i++)
        g_string_append_printf (labels, "%s%s", i > 0 ? " · " : "", (const char *) view->requires->pdata[i]);
      /* TRANSLATORS: %s is the steps that come before. */
      before = cordee_report_take_typeset (g_strdup_printf (_("Après : %s"), labels->str));
      add_text (self->what, before, "secondary");
    }
}

static void
fill_delay (CordeeStepPane *self, const CordeeStepView *view)
{
  cordee_box_clear (self->delay);
  add_text (self->delay, view->dates, NULL);
  add_text (self->delay, view->critical, "answer");
  if (!view->delay_editable)
    add_text (self->delay, view->delay, NULL);
  add_text (self->delay, view->delay_note, "secondary");
  for (guint i = 0; i < view->readings->len; i++)
    add_text (self->delay, view->readings->pdata[i], "secondary");
}

static void
fill_documents (CordeeStepPane *self, const CordeeStepView *view)
{
  cordee_box_clear (self->documents);
  gtk_widget_set_visible (self->documents_heading, view->templates->len > 0);
  for (guint i = 0; i < view->templates->len; i++)
    {
      const CordeeTemplate *template = view->templates->pdata[i];
      const char *label = cordee_report_word (template->label);
      /* TRANSLATORS: a button: %s is a document. */
      g_autofree char *text = cordee_report_take_typeset (g_strdup_printf (_("Préparer : %s"), label));
      g_autofree char *summary = cordee_report_typeset (cordee_report_word (template->summary));
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "roadmap.document");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", template->id);
      cordee_step_set_focus_key (button, "document", template->id);
      gtk_box_append (self->documents, button);
      add_text (self->documents, summary, "secondary");
    }
}

static void
fill_aids (CordeeStepPane *self, const CordeeStepView *view)
{
  cordee_box_clear (self->aids);
  gtk_widget_set_visible (self->aids_heading, view->aids->len > 0);
  for (guint i = 0; i < view->aids->len; i++)
    {
      const CordeeStepAidView *aid = view->aids->pdata[i];
      GtkWidget *row = cordee_group_new (0, aid->title);

      gtk_widget_add_css_class (row, "check-row");
      add_text (GTK_BOX (row), aid->title, "answer");
      add_text (GTK_BOX (row), aid->text, NULL);
      gtk_box_append (self->aids, row);
    }
}

static void
fill_sources (CordeeStepPane *self, const CordeeStepView *view)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);

  cordee_box_clear (self->sources);
  gtk_widget_set_visible (self->sources_heading, view->sources->len > 0);
  for (guint i = 0; i < view->sources->len; i++)
    {
      const CordeeStepSourceView *told = view->sources->pdata[i];
      const CordeeStatement *statement = cordee_knowledge_find_statement (knowledge, told->statement);
      const CordeeSource *source = told->source_id != NULL ? cordee_knowledge_find_source (knowledge, told->source_id) : NULL;

      gtk_box_append (self->sources, cordee_statement_row_new (self->session, statement, CORDEE_STATEMENT_ROW_PLAIN));
      if (source != NULL)
        {
          GtkWidget *button = cordee_source_button_new (source);

          cordee_step_set_focus_key (button, "source", told->statement);
          gtk_box_append (self->sources, button);
        }
    }
}

/* ── public ─────────────────────────────────────────────────────── */

/* Shows the step at index of roadmap; NULL: nothing. The roadmap is borrowed for the call only. */
void
cordee_step_pane_show (CordeeStepPane *self, const CordeeRoadmap *roadmap, guint index)
{
  g_autoptr(CordeeStepView) view = NULL;
  g_autofree char *focus = NULL;
  GtkWidget *again;

  g_return_if_fail (CORDEE_IS_STEP_PANE (self));

  if (roadmap == NULL)
    {
      gtk_widget_set_visible (self->frame, FALSE);
      return;
    }
  view = cordee_step_view_new (roadmap, index, cordee_session_get_dossier (self->session), cordee_session_get_situation (self->session));
  focus = g_strcmp0 (self->step, view->step->id) == 0 ? dup_focus_key (self) : NULL;
  g_free (self->step);
  self->step = g_strdup (view->step->id);
  gtk_label_set_text (self->title, view->title);
  gtk_label_set_text (self->who, view->who != NULL ? view->who : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, view->title, -1);
  fill_what (self, view);
  cordee_step_timing_show (self->timing, view);
  fill_delay (self, view);
  gtk_widget_set_visible (self->checks_heading, view->checks->len > 0);
  cordee_step_checks_fill (self->checks, view);
  fill_documents (self, view);
  fill_aids (self, view);
  cordee_contact_list_show (self->contacts, self->session, view);
  cordee_cell_note_show_step (self->note, self->session, roadmap->structure->id, view->step->id);
  cordee_step_links_show (self->links, self->session, roadmap->structure->id, roadmap->how, view->step->id);
  fill_sources (self, view);
  gtk_widget_set_visible (self->frame, TRUE);
  again = focus != NULL ? find_key (GTK_WIDGET (self), focus) : NULL;
  if (again != NULL)
    gtk_widget_grab_focus (again);
}

/* Gives the focus to the way out, from where all of it is read on. */
gboolean
cordee_step_pane_focus (CordeeStepPane *self)
{
  g_return_val_if_fail (CORDEE_IS_STEP_PANE (self), FALSE);

  return gtk_widget_grab_focus (self->close);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
close_cb (CordeeStepPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.select", "s", "");
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  close_cb (CORDEE_STEP_PANE (widget));
  return TRUE;
}

static void
cordee_step_pane_dispose (GObject *object)
{
  CordeeStepPane *self = CORDEE_STEP_PANE (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_step_pane_parent_class)->dispose (object);
}

static void
cordee_step_pane_finalize (GObject *object)
{
  g_free (CORDEE_STEP_PANE (object)->step);

  G_OBJECT_CLASS (cordee_step_pane_parent_class)->finalize (object);
}

static void
cordee_step_pane_class_init (CordeeStepPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_step_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_step_pane_finalize;
  widget_class->focus = cordee_focus_only_child;

  g_type_ensure (CORDEE_TYPE_CELL_NOTE);
  g_type_ensure (CORDEE_TYPE_CONTACT_LIST);
  g_type_ensure (CORDEE_TYPE_STEP_LINKS);
  g_type_ensure (CORDEE_TYPE_STEP_TIMING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-step-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, frame);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, who);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, close);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, what);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, timing);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, delay);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, checks_heading);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, checks);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, documents_heading);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, documents);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, aids_heading);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, aids);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, contacts);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, note);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, links);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, sources_heading);
  gtk_widget_class_bind_template_child (widget_class, CordeeStepPane, sources);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
cordee_step_pane_init (CordeeStepPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK 4.8 asks what is hidden too how its size depends on its width, and keeps what an empty box answered: it does not. */
  add_text (self->what, "…", NULL);
}

/* A pane for the dossier in hand of session, empty. A floating reference, as of any new widget. */
GtkWidget *
cordee_step_pane_new (CordeeSession *session)
{
  CordeeStepPane *self = g_object_new (CORDEE_TYPE_STEP_PANE, NULL);

  self->session = g_object_ref (session);
  cordee_step_pane_show (self, NULL, 0);
  return GTK_WIDGET (self);
}
