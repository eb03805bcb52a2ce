/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-window-private.h"

#include "cordee-assistant-page.h"
#include "cordee-book-page.h"
#include "cordee-compare-page.h"
#include "cordee-funding-page.h"
#include "cordee-home-page.h"
#include "cordee-report.h"
#include "cordee-roadmap-page.h"
#include "cordee-sources-page.h"
#include "cordee-territory-page.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (CordeeWindow, cordee_window, GTK_TYPE_APPLICATION_WINDOW)

static const CordeeWindowSection sections[] = {
  { "accueil", N_("Accueil"), "cordee-home-symbolic", cordee_home_page_new },
  { "comparer", N_("Comparer"), "cordee-compare-symbolic", cordee_compare_page_new },
  { "assistant", N_("Assistant"), "cordee-assistant-symbolic", cordee_assistant_page_new },
  { "financement", N_("Financement"), "cordee-funding-symbolic", cordee_funding_page_new },
  { "territoire", N_("Territoire"), "cordee-territory-symbolic", cordee_territory_page_new },
  { "parcours", N_("Parcours"), "cordee-roadmap-symbolic", cordee_roadmap_page_new },
  { "dossiers", N_("Dossiers"), "cordee-dossiers-symbolic", cordee_book_page_new },
  { "sources", N_("Sources"), "cordee-sources-symbolic", cordee_sources_page_new },
};

/* ── sections ───────────────────────────────────────────────────── */

/* All of them, in their order. Static. */
const CordeeWindowSection *
cordee_window_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}

/* NULL where there is none of that id. Static. */
const CordeeWindowSection *
cordee_window_find_section (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].id, id) == 0)
      return &sections[i];
  return NULL;
}

static GtkWidget *
new_section_row (const CordeeWindowSection *section)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (section->icon);
  GtkWidget *label = gtk_label_new (_(section->label));

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(section->label), -1);
  g_object_set_data (G_OBJECT (row), "label", label);
  return row;
}

/* The id of the section on show. Static. */
const char *
cordee_window_get_section (CordeeWindow *self)
{
  const CordeeWindowSection *section;

  g_return_val_if_fail (CORDEE_IS_WINDOW (self), NULL);

  section = cordee_window_find_section (gtk_stack_get_visible_child_name (self->pages));
  return section != NULL ? section->id : NULL;
}

/* Not the selection of the list, which goes where the focus goes: that would tell of a section that is not on show. */
static void
mark_section (CordeeWindow *self, const CordeeWindowSection *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->sidebar_list, (int) i));
      gboolean current = section == &sections[i];

      if (current)
        gtk_widget_add_css_class (row, "current");
      else
        gtk_widget_remove_css_class (row, "current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
    }
}

/* Whether the focus is in page, which it leaves then: GTK 4.8 never lets go of a page that is hidden around the focus. */
static gboolean
take_focus_out (CordeeWindow *self, GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (page == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, page))
    return FALSE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  return TRUE;
}

/* Shows a section, by its id, and makes its page if need be. */
void
cordee_window_show_section (CordeeWindow *self, const char *id)
{
  const CordeeWindowSection *section = cordee_window_find_section (id);
  g_autofree char *title = NULL;
  GtkWidget *page, *before;
  gboolean had_focus;

  g_return_if_fail (CORDEE_IS_WINDOW (self));
  g_return_if_fail (section != NULL);

  if (gtk_stack_get_child_by_name (self->pages, id) == NULL)
    gtk_stack_add_named (self->pages, section->new_page (self->session), id);
  /* GTK 4.8 tells screen readers of all pages of a stack that are visible themselves. */
  page = gtk_stack_get_child_by_name (self->pages, id);
  before = gtk_stack_get_visible_child (self->pages);
  had_focus = before != page && take_focus_out (self, before);
  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->pages, page);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == page);
  if (had_focus)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  mark_section (self, section);
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "section")), g_variant_new_string (section->id));
  cordee_settings_set_string (self->settings, "section", id);
  /* TRANSLATORS: the title of the window: the name of the section, then of the program. */
  title = g_strdup_printf (_("%s — Cordée"), _(section->label));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* The page on show, or NULL. Borrowed. */
GtkWidget *
cordee_window_get_page (CordeeWindow *self)
{
  g_return_val_if_fail (CORDEE_IS_WINDOW (self), NULL);
  return gtk_stack_get_visible_child (self->pages);
}

static void
row_activated_cb (CordeeWindow *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.section", "s", sections[gtk_list_box_row_get_index (row)].id);
}

/* ── messages ───────────────────────────────────────────────────── */

/* A short message that goes by itself. */
void
cordee_window_say (CordeeWindow *self, const char *text)
{
  g_return_if_fail (CORDEE_IS_WINDOW (self));
  cordee_toast_say (self->toast, text);
}

static void
noticed_cb (CordeeWindow *self)
{
  cordee_notice_bar_set_texts (self->notices, cordee_session_get_notices (self->session));
}

static void
notices_closed_cb (CordeeWindow *self)
{
  cordee_session_clear_notices (self->session);
}

/* ── the base ───────────────────────────────────────────────────── */

static char *
base_text (CordeeWindow *self)
{
  guint n = cordee_knowledge_get_statements (cordee_session_get_knowledge (self->session))->len;
  g_autofree char *place = cordee_session_dup_place_text (self->session);
  g_autofree char *base = cordee_report_base_text (cordee_session_get_knowledge (self->session));
  /* TRANSLATORS: statements of the base. */
  g_autofree char *statements = g_strdup_printf (ngettext ("%u énoncé sourcé", "%u énoncés sourcés", n), n);

  return g_strdup_printf ("%s\n%s\n%s\n\n%s", place, statements, base, _("Information, pas un conseil juridique : les textes font foi."));
}

static void
session_changed_cb (CordeeWindow *self)
{
  const CordeeContext *context = cordee_session_get_context (self->session);
  g_autofree char *base = base_text (self);

  gtk_label_set_text (self->base, base);
  cordee_settings_set_string (self->settings, "region", context->region != NULL ? context->region : "");
}

/* Nothing is said of a dossier with nothing in it. */
static void
saved_cb (CordeeWindow *self)
{
  g_autofree char *text = cordee_session_dup_saved_text (self->session);
  gboolean any = !cordee_session_is_blank (self->session);

  gtk_label_set_text (self->saved, text);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), any && !cordee_adaptive_get_narrow (self->adaptive));
}

/* ── room ───────────────────────────────────────────────────────── */

/* Where there is little room the sections keep their icons, and what the sidebar said goes below. */
static void
narrow_cb (CordeeWindow *self)
{
  gboolean narrow = cordee_adaptive_get_narrow (self->adaptive);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->sidebar_list, (int) i));

      gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "label"), !narrow);
      gtk_widget_set_tooltip_text (row, narrow ? _(sections[i].label) : NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->base), !narrow);
  saved_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->legal_strip), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow || cordee_adaptive_get_small (self->adaptive));
  cordee_dossier_menu_set_brief (self->dossier_menu, narrow);
  cordee_context_bar_set_brief (self->context_bar, narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

/* Where there is less yet, place and date get a line of their own. */
static void
small_cb (CordeeWindow *self)
{
  gboolean small = cordee_adaptive_get_small (self->adaptive);

  g_object_ref (self->context_bar);
  if (small)
    {
      g_object_set (self->context_place, "child", NULL, NULL);
      gtk_box_append (self->context_strip, GTK_WIDGET (self->context_bar));
    }
  else
    {
      gtk_box_remove (self->context_strip, GTK_WIDGET (self->context_bar));
      g_object_set (self->context_place, "child", self->context_bar, NULL);
    }
  g_object_unref (self->context_bar);
  gtk_widget_set_visible (GTK_WIDGET (self->context_strip), small);
  gtk_widget_set_visible (GTK_WIDGET (self->title), small || !cordee_adaptive_get_narrow (self->adaptive));
}

/* Kept while the window lives: when it is unmapped it no longer knows. */
static void
keep_size (CordeeWindow *self)
{
  int width, height;

  cordee_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)) || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  cordee_settings_set_int (self->settings, "window-width", width);
  cordee_settings_set_int (self->settings, "window-height", height);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_window_close_request (GtkWindow *window)
{
  CordeeWindow *self = CORDEE_WINDOW (window);

  keep_size (self);
  cordee_session_save (self->session);
  if (cordee_session_get_kept (self->session) == CORDEE_KEPT_NOWHERE && !self->told_unsaved)
    {
      self->told_unsaved = TRUE;
      cordee_window_say (self, _("Vos dernières réponses ne sont enregistrées nulle part. Fermez encore une fois pour les abandonner."));
      return TRUE;
    }

  return GTK_WINDOW_CLASS (cordee_window_parent_class)->close_request (window);
}

static void
cordee_window_dispose (GObject *object)
{
  CordeeWindow *self = CORDEE_WINDOW (object);

  cordee_file_dialog_clear (&self->file_dialog);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cordee_window_parent_class)->dispose (object);
}

static void
cordee_window_class_init (CordeeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cordee_window_close_request;

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_CONTEXT_BAR);
  g_type_ensure (CORDEE_TYPE_DOSSIER_MENU);
  g_type_ensure (CORDEE_TYPE_DOSSIER_STRIP);
  g_type_ensure (CORDEE_TYPE_NOTICE_BAR);
  g_type_ensure (CORDEE_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, strip);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, base);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, legal_strip);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, dossier_menu);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, context_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, context_place);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, context_strip);
  gtk_widget_class_bind_template_child (widget_class, CordeeWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, notices_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, small_cb);
}

static void
cordee_window_init (CordeeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_list_box_append (self->sidebar_list, new_section_row (&sections[i]));
  cordee_window_add_actions (self);
}

/* A window on session, in the size of the last time; the first section is shown by cordee_window_show_section(). The application
   owns it. */
CordeeWindow *
cordee_window_new (GtkApplication *application, CordeeSession *session, CordeeSettings *settings)
{
  CordeeWindow *self = g_object_new (CORDEE_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), cordee_settings_get_int (settings, "window-width"),
                               cordee_settings_get_int (settings, "window-height"));
  if (cordee_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  cordee_context_bar_set_session (self->context_bar, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "noticed", G_CALLBACK (noticed_cb), self, G_CONNECT_SWAPPED);
  cordee_window_follow_dossier (self);
  session_changed_cb (self);
  saved_cb (self);
  noticed_cb (self);
  return self;
}
