/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-profession-field.h"

#include "cordee-focus.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n.h>

/* One profession. */
typedef struct
{
  const CordeeQuestion *question; /* borrowed from the base */
  char *names;                    /* owned, folded: what it is called */
  char *words;                    /* owned, folded: all that is said of it */
} Profession;

struct _CordeeProfessionField
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *all;
  GtkWidget *list;
  GtkWidget *problem;

  CordeeKnowledge *knowledge;   /* owned reference */
  GPtrArray *professions;       /* Profession, owned: in the order of the rows */
  const CordeeQuestion *chosen; /* borrowed from the base; or NULL */
  char *typed;                  /* owned, folded */
  gboolean named;               /* a name has what is typed: descriptions are not looked at */
  gboolean updating;            /* what changes now is not the user's doing */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeProfessionField, cordee_profession_field, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
profession_free (gpointer data)
{
  Profession *profession = data;

  g_free (profession->names);
  g_free (profession->words);
  g_free (profession);
}

/* ── matching ───────────────────────────────────────────────────── */

/* A description names other professions too, so that it counts only where no name has what is typed. */
static gboolean
is_found (CordeeProfessionField *self, guint at)
{
  const Profession *profession = self->professions->pdata[at];

  return cordee_text_has_words (self->named ? profession->names : profession->words, self->typed);
}

static GtkListBoxRow *
get_row (CordeeProfessionField *self, guint at)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) at);
}

/* NULL: nothing is found. */
static GtkListBoxRow *
find_first (CordeeProfessionField *self)
{
  for (guint i = 0; i < self->professions->len; i++)
    if (is_found (self, i))
      return get_row (self, i);
  return NULL;
}

static void
show_problem (CordeeProfessionField *self, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text != NULL ? text : "");

  gtk_label_set_text (GTK_LABEL (self->problem), typeset);
  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text != NULL)
    gtk_widget_add_css_class (self->search, "error");
  else
    gtk_widget_remove_css_class (self->search, "error");
}

/* How many are found, and which one Return takes; it is also seen. */
static void
show_first (CordeeProfessionField *self)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < self->professions->len; i++)
    {
      gboolean found = is_found (self, i);

      if (found && n == 0)
        {
          name = cordee_report_question_name (((const Profession *) self->professions->pdata[i])->question);
          gtk_widget_add_css_class (GTK_WIDGET (get_row (self, i)), "first");
        }
      else
        gtk_widget_remove_css_class (GTK_WIDGET (get_row (self, i)), "first");
      n += found;
    }
  /* TRANSLATORS: %1$u professions are found, %2$s is the first of them; for a screen reader. */
  text = name != NULL ? g_strdup_printf (ngettext ("%1$u profession, Entrée choisit %2$s", "%1$u professions, Entrée choisit %2$s", n), n, name)
                      : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Shows the professions that have what is typed; all of them where that is nothing. */
static void
show_matches (CordeeProfessionField *self)
{
  gboolean found;

  g_free (self->typed);
  self->typed = cordee_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->named = FALSE;
  for (guint i = 0; i < self->professions->len && !self->named; i++)
    self->named = cordee_text_has_words (((const Profession *) self->professions->pdata[i])->names, self->typed);
  found = find_first (self) != NULL;
  /* No filter of the list: newer GTK gives the rows that it hides no height, and complains. */
  for (guint i = 0; i < self->professions->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)), is_found (self, i));
  gtk_widget_set_visible (self->list, found);
  show_first (self);
  show_problem (self, found ? NULL : _("Aucune profession ne porte ce nom. « Toutes » en donne la liste."));
}

/* ── choosing ───────────────────────────────────────────────────── */

static void
set_text (CordeeProfessionField *self, const char *text)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
  self->updating = FALSE;
}

static void
choose (CordeeProfessionField *self, GtkListBoxRow *row)
{
  const Profession *profession = self->professions->pdata[gtk_list_box_row_get_index (row)];
  g_autofree char *name = cordee_report_question_name (profession->question);

  self->chosen = profession->question;
  set_text (self, name);
  show_problem (self, NULL);
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_activated_cb (CordeeProfessionField *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
changed_cb (CordeeProfessionField *self)
{
  if (self->updating)
    return;
  self->chosen = NULL;
  show_matches (self);
  if (*self->typed == '\0')
    gtk_widget_set_visible (self->list, FALSE);
}

/* What is typed and what stands there chosen already are both taken. */
static void
activate_cb (CordeeProfessionField *self)
{
  GtkListBoxRow *row = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' ? find_first (self) : NULL;

  if (self->chosen != NULL)
    g_signal_emit (self, signals[CHOSEN], 0);
  else if (row != NULL)
    choose (self, row);
  else
    cordee_profession_field_refuse (self);
}

static void
all_cb (CordeeProfessionField *self)
{
  gboolean open = gtk_widget_get_visible (self->list);

  cordee_profession_field_clear (self);
  gtk_widget_set_visible (self->list, !open);
  if (!open)
    gtk_widget_grab_focus (GTK_WIDGET (find_first (self)));
}

static void
close_list (CordeeProfessionField *self)
{
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_grab_focus (self->search);
}

/* Down goes from what is typed into the list, Up out of it again. */
static gboolean
search_key_cb (CordeeProfessionField *self, guint keyval)
{
  if (keyval == GDK_KEY_Escape && gtk_widget_get_visible (self->list))
    {
      close_list (self);
      return TRUE;
    }
  if (keyval != GDK_KEY_Down || find_first (self) == NULL)
    return FALSE;
  if (self->chosen != NULL)
    cordee_profession_field_clear (self);
  gtk_widget_set_visible (self->list, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (find_first (self)));
}

static gboolean
list_key_cb (CordeeProfessionField *self, guint keyval)
{
  GtkListBoxRow *first = find_first (self);

  if (keyval != GDK_KEY_Escape && (keyval != GDK_KEY_Up || first == NULL || !gtk_widget_has_focus (GTK_WIDGET (first))))
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    close_list (self);
  else
    gtk_widget_grab_focus (self->search);
  return TRUE;
}

/* Borrowed from the base; NULL: none is chosen. */
const CordeeQuestion *
cordee_profession_field_get_profession (CordeeProfessionField *self)
{
  g_return_val_if_fail (CORDEE_IS_PROFESSION_FIELD (self), NULL);
  return self->chosen;
}

/* Nothing is typed or chosen any more. "chosen" is not emitted. */
void
cordee_profession_field_clear (CordeeProfessionField *self)
{
  g_return_if_fail (CORDEE_IS_PROFESSION_FIELD (self));

  self->chosen = NULL;
  set_text (self, "");
  show_matches (self);
  gtk_widget_set_visible (self->list, FALSE);
}

/* Says at the field that a profession is wanted, and goes there. */
void
cordee_profession_field_refuse (CordeeProfessionField *self)
{
  g_return_if_fail (CORDEE_IS_PROFESSION_FIELD (self));

  if (!gtk_widget_get_visible (self->problem))
    show_problem (self, _("Choisissez d’abord une profession dans la liste."));
  gtk_widget_grab_focus (self->search);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_profession_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CORDEE_PROFESSION_FIELD (widget)->search);
}

static void
cordee_profession_field_dispose (GObject *object)
{
  CordeeProfessionField *self = CORDEE_PROFESSION_FIELD (object);

  self->list = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->professions, g_ptr_array_unref);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);

  G_OBJECT_CLASS (cordee_profession_field_parent_class)->dispose (object);
}

static void
cordee_profession_field_class_init (CordeeProfessionFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_profession_field_dispose;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_profession_field_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", CORDEE_TYPE_PROFESSION_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_keys (CordeeProfessionField *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

static void
add_row (CordeeProfessionField *self, const CordeeQuestion *question)
{
  const CordeeUnit *unit = question->unit != NULL ? cordee_knowledge_find_unit (self->knowledge, question->unit) : NULL;
  g_autofree char *name = cordee_report_question_name (question);
  g_autofree char *help = question->help != NULL ? cordee_report_typeset (cordee_report_word (question->help)) : NULL;
  g_autofree char *names = g_strjoin (" ", name, cordee_report_word (question->label), unit != NULL ? cordee_report_word (unit->one) : "",
                                      unit != NULL ? cordee_report_word (unit->many) : "", NULL);
  g_autofree char *words = g_strjoin (" ", names, help, NULL);
  Profession *profession = g_new0 (Profession, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (name);

  profession->question = question;
  profession->names = cordee_text_fold (names);
  profession->words = cordee_text_fold (words);
  g_ptr_array_add (self->professions, profession);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (row, help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
cordee_profession_field_init (CordeeProfessionField *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->professions = g_ptr_array_new_with_free_func (profession_free);
  self->typed = g_strdup ("");

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Chercher une profession"), "hexpand", TRUE, "width-chars", 14, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chercher une profession"), -1);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_keys (self, self->search, G_CALLBACK (search_key_cb));
  /* TRANSLATORS: a button that shows all professions. */
  self->all = gtk_button_new_with_label (_("Toutes"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->all), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Toutes les professions"), -1);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), self->all);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "choices");
  gtk_widget_add_css_class (self->list, "matches");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Professions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  add_keys (self, self->list, G_CALLBACK (list_key_cb));
  gtk_widget_set_visible (self->list, FALSE);
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->problem, "error");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* A field for the professions of knowledge. A floating reference, as of any new widget. */
GtkWidget *
cordee_profession_field_new (CordeeKnowledge *knowledge)
{
  CordeeProfessionField *self = g_object_new (CORDEE_TYPE_PROFESSION_FIELD, NULL);
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);

  self->knowledge = cordee_knowledge_ref (knowledge);
  for (guint i = 0; i < questions->len; i++)
    if (((const CordeeQuestion *) questions->pdata[i])->member)
      add_row (self, questions->pdata[i]);
  return GTK_WIDGET (self);
}
