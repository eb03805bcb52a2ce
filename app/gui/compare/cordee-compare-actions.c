/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-compare-private.h"

#include "cordee-compare-copy.h"
#include "cordee-dossier-report.h"
#include "cordee-print.h"

#include <glib/gi18n.h>

static const char *
get_id (GVariant *value)
{
  return g_variant_get_string (value, NULL);
}

/* ── the whole table ────────────────────────────────────────────── */

/* What is searched in may be hidden behind evidence. */
static void
search_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  if (!gtk_widget_get_visible (self->head))
    cordee_compare_page_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

/* The table as it is on the screen; the caller owns it. */
static CordeeComparison *
dup_shown (CordeeComparePage *self)
{
  if (self->stale)
    cordee_compare_page_refresh (self);
  return cordee_matrix_view_dup_comparison (cordee_matrix_get_view (self->matrix), cordee_session_get_comparison (self->session));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);
  g_autoptr(CordeeComparison) comparison = dup_shown (self);
  g_autoptr(GdkContentProvider) content = cordee_compare_copy_new_content (comparison, cordee_matrix_get_view (self->matrix)->verdicts);
  g_autofree char *told = cordee_compare_copy_dup_told (comparison);

  if (!gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content))
    cordee_compare_page_say (self, _("Le presse-papiers n’a pas pris le tableau."));
  else
    cordee_compare_page_say (self, told);
}

static void
printed_cb (const char *problem, gpointer data)
{
  if (problem != NULL)
    cordee_compare_page_say (data, problem);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);
  g_autoptr(CordeeComparison) comparison = dup_shown (self);
  g_autofree char *note = cordee_matrix_view_dup_note (cordee_matrix_get_view (self->matrix));
  CordeeReportInput input = {
    .knowledge = cordee_session_get_knowledge (self->session),
    .comparison = comparison,
    .note = note,
    .today = cordee_session_get_today (self->session),
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  /* The page lives as long as its window, after which nobody is told. */
  cordee_print_document (GTK_WINDOW (gtk_widget_get_root (widget)), cordee_report_comparison_document (&input), printed_cb, self);
}

static void
one_date_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  cordee_session_set_other_day (CORDEE_COMPARE_PAGE (widget)->session, CORDEE_DAY_NONE);
}

/* ── evidence ───────────────────────────────────────────────────── */

static void
open_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);
  const char *structure, *criterion;

  g_variant_get (value, "(&s&s)", &structure, &criterion);
  cordee_compare_page_open (self, structure, criterion);
  if (self->structure == NULL)
    return;
  /* The table, smaller now, goes to the cell; the reader, to the evidence. */
  cordee_matrix_focus (self->matrix);
  cordee_evidence_drawer_focus (self->drawer);
}

static void
close_evidence_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  cordee_compare_page_close (CORDEE_COMPARE_PAGE (widget));
}

/* ── rows ───────────────────────────────────────────────────────── */

static void
fold_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  cordee_matrix_choice_toggle_group (self->choice, get_id (value));
  cordee_compare_page_refresh (self);
}

static void
fold_all_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  cordee_matrix_choice_fold_all (self->choice, cordee_session_get_knowledge (self->session), g_variant_get_boolean (value));
  cordee_compare_page_refresh (self);
}

static void
drop_row_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  cordee_matrix_choice_drop_row (self->choice, get_id (value));
  cordee_compare_page_refresh (self);
  cordee_compare_page_say (self, _("Ligne mise de côté. Le menu Affichage la remet."));
}

static void
show_rows_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  cordee_matrix_choice_show_rows (self->choice);
  cordee_compare_page_refresh (self);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  cordee_compare_page_show_all (CORDEE_COMPARE_PAGE (widget));
}

/* ── columns ────────────────────────────────────────────────────── */

static gboolean
is_visible (CordeeComparePage *self, const char *structure)
{
  g_autoptr(GPtrArray) visible = cordee_matrix_choice_dup_visible (self->choice, cordee_matrix_get_capacity (self->matrix));

  return g_ptr_array_find_with_equal_func (visible, structure, g_str_equal, NULL);
}

static void
set_visible (CordeeComparePage *self, const char *structure, gboolean on)
{
  guint capacity = cordee_matrix_get_capacity (self->matrix);

  if (!cordee_matrix_choice_set_visible (self->choice, structure, on, capacity))
    cordee_compare_page_say (self, capacity < CORDEE_MIN_COMPARED
                                     ? _("Il n’y a de place que pour une structure : choisissez celle que vous voulez lire.")
                                     : _("Il faut au moins deux structures pour comparer."));
  /* Also where nothing changed: a chip that was pressed by hand goes back. */
  cordee_compare_page_refresh (self);
}

static void
toggle_structure_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  set_visible (self, get_id (value), !is_visible (self, get_id (value)));
}

static void
leave_out_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  set_visible (CORDEE_COMPARE_PAGE (widget), get_id (value), FALSE);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);
  const char *structure;
  int by;

  g_variant_get (value, "(&si)", &structure, &by);
  if (cordee_matrix_choice_move (self->choice, structure, by, cordee_matrix_get_capacity (self->matrix)))
    cordee_compare_page_refresh (self);
}

static void
pin_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  if (cordee_matrix_choice_toggle_pin (self->choice, get_id (value)))
    cordee_compare_page_refresh (self);
}

/* Those compared stay; none is pinned, and all are in the order of the base. */
static void
reset_columns_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);
  GPtrArray *structures = cordee_knowledge_get_structures (cordee_session_get_knowledge (self->session));

  g_hash_table_remove_all (self->choice->pinned);
  g_ptr_array_set_size (self->choice->columns, 0);
  for (guint i = 0; i < structures->len; i++)
    g_ptr_array_add (self->choice->columns, g_strdup (((const CordeeStructure *) structures->pdata[i])->id));
  cordee_compare_page_refresh (self);
}

/* ── the class ──────────────────────────────────────────────────── */

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "page.search", NULL, search_cb },
  { "page.copy", NULL, copy_cb },
  { "page.print", NULL, print_cb },
  { "compare.open", "(ss)", open_cb },
  { "compare.close-evidence", NULL, close_evidence_cb },
  { "compare.fold", "s", fold_cb },
  { "compare.fold-all", "b", fold_all_cb },
  { "compare.drop-row", "s", drop_row_cb },
  { "compare.show-rows", NULL, show_rows_cb },
  { "compare.show-all", NULL, show_all_cb },
  { "compare.toggle-structure", "s", toggle_structure_cb },
  { "compare.leave-out", "s", leave_out_cb },
  { "compare.move", "(si)", move_cb },
  { "compare.pin", "s", pin_cb },
  { "compare.reset-columns", NULL, reset_columns_cb },
  { "compare.one-date", NULL, one_date_cb },
};

/* Gives the class its actions, but for compare.filter, which is a property. */
void
cordee_compare_page_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  /* Everywhere on the page; where nothing is open, the key goes on to others. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "compare.close-evidence", NULL);
}

/* Says which of them have something to do. */
void
cordee_compare_page_update_actions (CordeeComparePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "compare.close-evidence", self->structure != NULL);
  gtk_widget_action_set_enabled (widget, "compare.show-rows", g_hash_table_size (self->choice->dropped) > 0);
  gtk_widget_action_set_enabled (widget, "compare.one-date", cordee_session_get_other_day (self->session) != CORDEE_DAY_NONE);
}
