/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-window-private.h"

#include "cordee-assistant-page.h"
#include "cordee-compare-page.h"
#include "cordee-sources-page.h"

#include <glib/gi18n.h>

/* ── between sections ───────────────────────────────────────────── */

static void
section_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  const char *id = g_variant_get_string (value, NULL);

  if (cordee_window_find_section (id) == NULL)
    return;
  cordee_window_show_section (data, id);
  /* A page that has a place to begin takes the focus there; the others leave it where it is. */
  gtk_widget_grab_focus (cordee_window_get_page (data));
}

static void
show_cell_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;
  const char *structure, *criterion;

  g_variant_get (value, "(&s&s)", &structure, &criterion);
  cordee_window_show_section (self, "comparer");
  cordee_compare_page_show_cell (CORDEE_COMPARE_PAGE (cordee_window_get_page (self)), structure, criterion);
}

static void
show_source_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_window_show_section (self, "sources");
  cordee_sources_page_show_source (CORDEE_SOURCES_PAGE (cordee_window_get_page (self)), g_variant_get_string (value, NULL));
}

static void
show_term_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_window_show_section (self, "sources");
  cordee_sources_page_show_term (CORDEE_SOURCES_PAGE (cordee_window_get_page (self)), g_variant_get_string (value, NULL));
}

static void
show_question_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_window_show_section (self, "assistant");
  cordee_assistant_page_show_question (CORDEE_ASSISTANT_PAGE (cordee_window_get_page (self)), g_variant_get_string (value, NULL));
}

static void
show_files_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_window_show_section (self, "sources");
  cordee_sources_page_show_files (CORDEE_SOURCES_PAGE (cordee_window_get_page (self)));
}

static void
show_conflicts_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;

  cordee_window_show_section (self, "sources");
  gtk_widget_activate_action (cordee_window_get_page (self), "page.view", "s", "desaccords");
}

static void
say_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_window_say (data, g_variant_get_string (value, NULL));
}

/* ── passed to the page ─────────────────────────────────────────── */

/* What a page does not have the matrix does: whoever searches, prints or copies on another page means the comparison. */
static void
pass (CordeeWindow *self, const char *name)
{
  if (gtk_widget_activate_action (cordee_window_get_page (self), name, NULL))
    return;
  cordee_window_show_section (self, "comparer");
  gtk_widget_activate_action (cordee_window_get_page (self), name, NULL);
}

static void
search_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  pass (data, "page.search");
}

static void
print_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  pass (data, "page.print");
}

static void
copy_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  pass (data, "page.copy");
}

/* ── place and date ─────────────────────────────────────────────── */

static void
choose_place_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_context_bar_choose_place (((CordeeWindow *) data)->context_bar);
}

static void
choose_day_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  cordee_context_bar_choose_day (((CordeeWindow *) data)->context_bar);
}

/* ── panes ──────────────────────────────────────────────────────── */

/* F6 goes from the sections to the page, to the header, and round. */
static void
next_pane_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeWindow *self = data;
  GtkWidget *panes[] = { GTK_WIDGET (self->sidebar_list), GTK_WIDGET (self->pages), GTK_WIDGET (self->context_bar) };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint next = 0;

  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (panes); i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      next = (i + 1) % G_N_ELEMENTS (panes);
  gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD);
}

static const GActionEntry entries[] = {
  { "section", section_cb, "s", "''" },
  { "show-cell", show_cell_cb, "(ss)" },
  { "show-source", show_source_cb, "s" },
  { "show-term", show_term_cb, "s" },
  { "show-question", show_question_cb, "s" },
  { "show-files", show_files_cb },
  { "show-conflicts", show_conflicts_cb },
  { "say", say_cb, "s" },
  { "search", search_cb },
  { "print", print_cb },
  { "copy", copy_cb },
  { "choose-place", choose_place_cb },
  { "choose-day", choose_day_cb },
  { "next-pane", next_pane_cb },
};

/* Gives the window its actions. */
void
cordee_window_add_actions (CordeeWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  cordee_window_add_dossier_actions (self);
}
