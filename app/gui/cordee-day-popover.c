/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-day-popover.h"

#include "cordee-choice-row.h"
#include "cordee-freshness.h"
#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* What is in the popover: a class of its own, for popovers have no templates that end well on the baseline. */
#define CORDEE_TYPE_DAY_CHOOSER (cordee_day_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CordeeDayChooser, cordee_day_chooser, CORDEE, DAY_CHOOSER, GtkBox)

struct _CordeeDayChooser
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkLabel *error;
  GtkLabel *future;
  GtkWidget *turns_title;
  GtkWidget *turns_scroller;
  GtkListBox *turns;
  GtkEntry *other_entry;
  GtkLabel *other_error;
  GtkWidget *remove;

  CordeeSession *session; /* owned */

  /* The place that the days on show are those of; borrowed from the base */
  const char *region;
  const char *departement;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (CordeeDayChooser, cordee_day_chooser, GTK_TYPE_BOX)

/* ── dates as typed ─────────────────────────────────────────────── */

/* problem: a sentence, or NULL where all is well. */
static void
set_problem (GtkEntry *entry, GtkLabel *label, const char *problem)
{
  gtk_label_set_text (label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (label), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static gboolean
read_day (GtkEntry *entry, GtkLabel *error, CordeeDay *out)
{
  g_autofree char *problem = NULL;

  if (cordee_day_parse_typed (gtk_editable_get_text (GTK_EDITABLE (entry)), out))
    return TRUE;
  problem = cordee_report_typeset (_("Cette date ne se lit pas. Écrivez-la ainsi : 22/11/2026."));
  set_problem (entry, error, problem);
  return FALSE;
}

static void
apply_cb (CordeeDayChooser *self)
{
  CordeeDay day;

  if (!read_day (self->entry, self->error, &day))
    return;
  set_problem (self->entry, self->error, NULL);
  cordee_session_set_as_of (self->session, day);
}

static void
apply_other_cb (CordeeDayChooser *self)
{
  CordeeDay day;

  if (!read_day (self->other_entry, self->other_error, &day))
    return;
  if (day == cordee_session_get_context (self->session)->as_of)
    {
      set_problem (self->other_entry, self->other_error, _("C’est déjà la date des règles. Choisissez-en une autre."));
      return;
    }
  set_problem (self->other_entry, self->other_error, NULL);
  cordee_session_set_other_day (self->session, day);
}

static void
today_cb (CordeeDayChooser *self)
{
  cordee_session_set_as_of (self->session, cordee_session_get_today (self->session));
}

static void
remove_cb (CordeeDayChooser *self)
{
  cordee_session_set_other_day (self->session, CORDEE_DAY_NONE);
  gtk_widget_grab_focus (GTK_WIDGET (self->other_entry));
}

/* ── days on which rules change ─────────────────────────────────── */

static char *
turn_text (const CordeeTurn *turn, CordeeDay today)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  if (turn->n_began > 0)
    {
      /* TRANSLATORS: how many rules are in force from a day on. */
      g_autofree char *began = g_strdup_printf (ngettext ("%u règle commence", "%u règles commencent", turn->n_began), turn->n_began);

      g_strv_builder_add (parts, began);
    }
  if (turn->n_ended > 0)
    {
      /* TRANSLATORS: how many rules are no longer in force from a day on. */
      g_autofree char *ended = g_strdup_printf (ngettext ("%u règle cesse", "%u règles cessent", turn->n_ended), turn->n_ended);

      g_strv_builder_add (parts, ended);
    }
  if (turn->day > today)
    g_strv_builder_add (parts, _("à venir"));
  list = g_strv_builder_end (parts);
  return g_strjoinv (", ", list);
}

static CordeeDay
row_day (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "day"));
}

static void
mark_rows (CordeeDayChooser *self)
{
  CordeeDay as_of = cordee_session_get_context (self->session)->as_of;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->turns, i)) != NULL; i++)
    cordee_choice_row_set_chosen (row, row_day (row) == as_of);
}

static void
add_row (CordeeDayChooser *self, const CordeeTurn *turn)
{
  g_autofree char *day = cordee_day_to_words (turn->day);
  g_autofree char *text = turn_text (turn, cordee_session_get_today (self->session));
  GtkWidget *row = cordee_choice_row_new (day, text, GTK_ORIENTATION_HORIZONTAL);

  g_object_set_data (G_OBJECT (row), "day", GINT_TO_POINTER (turn->day));
  gtk_list_box_append (self->turns, row);
}

/* The days of the place: made when they are first looked at, and again when the place is another. */
static void
fill_turns (CordeeDayChooser *self)
{
  const CordeeContext *context = cordee_session_get_context (self->session);
  g_autoptr(GArray) turns = NULL;
  GtkListBoxRow *row;

  if (self->filled && g_strcmp0 (self->region, context->region) == 0 && g_strcmp0 (self->departement, context->departement) == 0)
    return;
  self->filled = TRUE;
  self->region = context->region;
  self->departement = context->departement;
  while ((row = gtk_list_box_get_row_at_index (self->turns, 0)) != NULL)
    gtk_list_box_remove (self->turns, GTK_WIDGET (row));
  turns = cordee_turns_new (cordee_session_get_knowledge (self->session), context);
  for (guint i = 0; i < turns->len; i++)
    add_row (self, &g_array_index (turns, CordeeTurn, i));
  gtk_widget_set_visible (self->turns_title, turns->len > 0);
  gtk_widget_set_visible (self->turns_scroller, turns->len > 0);
  mark_rows (self);
}

/* The last day on which rules changed, seen from the date of the rules. */
static void
reveal_turn (CordeeDayChooser *self)
{
  CordeeDay as_of = cordee_session_get_context (self->session)->as_of;
  GtkListBoxRow *row;
  int i = 0;

  while ((row = gtk_list_box_get_row_at_index (self->turns, i)) != NULL && row_day (row) > as_of)
    i++;
  if (row != NULL)
    cordee_choice_row_reveal (row);
}

static void
row_activated_cb (CordeeDayChooser *self, GtkListBoxRow *row)
{
  cordee_session_set_as_of (self->session, row_day (row));
}

/* ── following the session ──────────────────────────────────────── */

static void
session_changed_cb (CordeeDayChooser *self)
{
  CordeeDay as_of = cordee_session_get_context (self->session)->as_of;
  CordeeDay other_day = cordee_session_get_other_day (self->session);
  g_autofree char *day = cordee_day_to_words (as_of);
  g_autofree char *other = cordee_day_to_words (other_day);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
  gtk_editable_set_text (GTK_EDITABLE (self->other_entry), other);
  set_problem (self->entry, self->error, NULL);
  set_problem (self->other_entry, self->other_error, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->future), as_of > cordee_session_get_today (self->session));
  gtk_widget_set_visible (self->remove, other_day != CORDEE_DAY_NONE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_turns (self);
  mark_rows (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_day_chooser_map (GtkWidget *widget)
{
  CordeeDayChooser *self = CORDEE_DAY_CHOOSER (widget);

  session_changed_cb (self);
  fill_turns (self);
  reveal_turn (self);

  GTK_WIDGET_CLASS (cordee_day_chooser_parent_class)->map (widget);
}

static void
cordee_day_chooser_dispose (GObject *object)
{
  CordeeDayChooser *self = CORDEE_DAY_CHOOSER (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_day_chooser_parent_class)->dispose (object);
}

static void
cordee_day_chooser_class_init (CordeeDayChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_day_chooser_dispose;
  widget_class->map = cordee_day_chooser_map;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, error);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, future);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, turns_title);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, turns_scroller);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, turns);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, other_entry);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, other_error);
  gtk_widget_class_bind_template_child (widget_class, CordeeDayChooser, remove);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_other_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
cordee_day_chooser_init (CordeeDayChooser *self)
{
  g_autofree char *future = cordee_report_typeset (_("Date à venir : les règles annoncées ne sont jamais comptées."));

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_label_set_text (self->future, future);
}

/* A popover that sets the date of session, and the second date, as soon as they are told. A floating reference, as of any new widget. */
GtkWidget *
cordee_day_popover_new (CordeeSession *session)
{
  GtkWidget *popover = gtk_popover_new ();
  CordeeDayChooser *chooser = g_object_new (CORDEE_TYPE_DAY_CHOOSER, NULL);

  chooser->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), chooser, G_CONNECT_SWAPPED);
  session_changed_cb (chooser);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (chooser));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("À quelle date lire les règles ?"), -1);
  return popover;
}
