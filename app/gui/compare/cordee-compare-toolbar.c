/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-compare-private.h"

#include "cordee-report.h"
#include "cordee-sign.h"

#include <glib/gi18n.h>

/* What stands above the table. */

static const struct
{
  const char *id; /* as the action has it, in the order of CordeeRowFilter */
  const char *label; /* for who hears it, and on the button unless there is a shorter one */
  const char *shown; /* or NULL */
} filters[] = {
  { "tout", N_("Tout"), NULL },
  { "differences", N_("Différences"), NULL },
  { "communs", N_("Points communs"), NULL },
  { "changements", N_("Changements"), NULL },
  { "projet", N_("Ce qui compte pour ce projet"), N_("Pour ce projet") },
};

/* ── structures ─────────────────────────────────────────────────── */

static void
add_chip (CordeeComparePage *self, const CordeeStructure *structure)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *name = cordee_report_word (structure->name);
  g_autofree char *label = g_strdup_printf ("%s, %s", structure->id, name);

  gtk_box_append (GTK_BOX (box), cordee_sign_new (structure));
  gtk_box_append (GTK_BOX (box), gtk_label_new (structure->id));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "chip-structure");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "compare.toggle-structure");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", structure->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  cordee_wrap_box_append (self->chips, chip);
}

static void
update_chips (CordeeComparePage *self, const CordeeMatrixView *view)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

  for (; chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    {
      const char *id = g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (chip)), NULL);
      gboolean visible = FALSE;

      for (guint i = 0; i < view->columns->len && !visible; i++)
        visible = g_str_equal (((const CordeeMatrixColumn *) view->columns->pdata[i])->structure->id, id);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), visible);
    }
}

/* ── rows ───────────────────────────────────────────────────────── */

/* Static. */
const char *
cordee_compare_filter_to_id (CordeeRowFilter filter)
{
  return filters[filter].id;
}

/* FALSE, and nothing in out, where no filter has that id. */
gboolean
cordee_compare_filter_parse (const char *id, CordeeRowFilter *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_strcmp0 (filters[i].id, id) == 0)
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

/* Why the filter on the project is not there without answers; static. */
const char *
cordee_compare_filter_get_reason (void)
{
  return _("Ce filtre attend une première réponse : l’assistant la demande.");
}

static void
add_filter (CordeeComparePage *self, guint i)
{
  const char *label = _(filters[i].shown != NULL ? filters[i].shown : filters[i].label);
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label", label, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "compare.filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", filters[i].id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(filters[i].label), -1);
  cordee_wrap_box_append (self->filters, button);
}

/* The state of a radio button is not that of a toggle button, which GTK keeps itself. */
static void
update_project_filter (GtkWidget *button, gboolean answered)
{
  const char *reason = answered ? NULL : cordee_compare_filter_get_reason ();

  /* It can be walked to all the same, so that the reason is heard; pressed, it says why it does nothing. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_DISABLED, !answered, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "", -1);
  gtk_widget_set_tooltip_text (button, reason != NULL ? reason : _(filters[CORDEE_ROWS_PROJECT].label));
  if (answered)
    gtk_widget_remove_css_class (button, "unavailable");
  else
    gtk_widget_add_css_class (button, "unavailable");
}

static void
update_filters (CordeeComparePage *self, gboolean answered)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->filters));

  for (guint i = 0; button != NULL; button = gtk_widget_get_next_sibling (button), i++)
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                                   i == self->choice->filter ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
      if (i == CORDEE_ROWS_CHANGES)
        gtk_widget_set_visible (button, cordee_session_get_other_day (self->session) != CORDEE_DAY_NONE);
      if (i == CORDEE_ROWS_PROJECT)
        update_project_filter (button, answered);
    }
}

/* ── what is said ───────────────────────────────────────────────── */

static void
update_summary (CordeeComparePage *self, const CordeeMatrixView *view)
{
  g_autoptr(GString) out = g_string_new (view->summary);
  g_autofree char *short_of = NULL;

  if (view->answers != NULL)
    /* TRANSLATORS: behind the number of criteria; %s is what verdicts stand on: d’après 5 réponses. */
    g_string_append_printf (out, _(" · verdicts %s"), view->answers);
  if (view->columns->len < view->chosen->len)
    /* TRANSLATORS: in a narrow window: %1$u columns on the screen of the %2$u that were chosen. */
    short_of = g_strdup_printf (ngettext ("%1$u structure sur %2$u affichée : choisissez-la ci-dessus",
                                          "%1$u structures sur %2$u affichées : choisissez-les ci-dessus", view->columns->len),
                                view->columns->len, view->chosen->len);
  if (short_of != NULL)
    g_string_append_printf (out, " · %s", short_of);
  if (!g_str_equal (gtk_label_get_text (self->summary), out->str))
    gtk_label_set_text (self->summary, out->str);
  gtk_widget_set_visible (self->show_all, view->n_hidden > 0);
}

/* How much differs between the two dates, where there are two. */
void
cordee_compare_toolbar_update_changes (CordeeComparePage *self)
{
  GPtrArray *changes = cordee_session_get_changes (self->session);
  CordeeDay day = cordee_session_get_context (self->session)->as_of;
  CordeeDay other = cordee_session_get_other_day (self->session);

  gtk_widget_set_visible (self->changes, changes != NULL);
  if (changes != NULL)
    {
      g_autofree char *from = cordee_day_to_words (MIN (day, other));
      g_autofree char *to = cordee_day_to_words (MAX (day, other));
      /* TRANSLATORS: %1$u cells of the table, %2$s and %3$s are days, the earlier first. */
      g_autofree char *text = g_strdup_printf (ngettext ("%1$u case change entre le %2$s et le %3$s.",
                                                         "%1$u cases changent entre le %2$s et le %3$s.", changes->len),
                                               changes->len, from, to);

      gtk_label_set_text (self->changes_text, text);
    }
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Makes what depends on the base. */
void
cordee_compare_toolbar_fill (CordeeComparePage *self)
{
  GPtrArray *structures = cordee_knowledge_get_structures (cordee_session_get_knowledge (self->session));

  for (guint i = 0; i < structures->len; i++)
    add_chip (self, structures->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    add_filter (self, i);
}

/* Says what view shows. */
void
cordee_compare_toolbar_update (CordeeComparePage *self, const CordeeMatrixView *view)
{
  update_chips (self, view);
  update_filters (self, view->answers != NULL);
  update_summary (self, view);
}
