/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-sources-page.h"

#include "cordee-adaptive.h"
#include "cordee-conflict-list.h"
#include "cordee-file-list.h"
#include "cordee-freshness-view.h"
#include "cordee-glossary-list.h"
#include "cordee-source-list.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeSourcesPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  GtkScrolledWindow *scroll;
  GtkSearchEntry *search;
  CordeeWrapBox *tabs;
  GtkStack *views;

  /* Owned */
  CordeeSession *session;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeSourcesPage, cordee_sources_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* ── views ──────────────────────────────────────────────────────── */

static void
search_sources (GtkWidget *view, const char *text)
{
  cordee_source_list_set_search (CORDEE_SOURCE_LIST (view), text);
}

static void
search_conflicts (GtkWidget *view, const char *text)
{
  cordee_conflict_list_set_search (CORDEE_CONFLICT_LIST (view), text);
}

static void
search_freshness (GtkWidget *view, const char *text)
{
  cordee_freshness_view_set_search (CORDEE_FRESHNESS_VIEW (view), text);
}

static void
search_files (GtkWidget *view, const char *text)
{
  cordee_file_list_set_search (CORDEE_FILE_LIST (view), text);
}

static void
search_glossary (GtkWidget *view, const char *text)
{
  cordee_glossary_list_set_search (CORDEE_GLOSSARY_LIST (view), text);
}

/* A view is made when it is first shown, and hears of the search while it is on show. */
static const struct
{
  const char *id;
  const char *label; /* to be translated */
  const char *hint;  /* to be translated: what the search looks in */
  GtkWidget *(*new_view) (CordeeSession *session);
  void (*set_search) (GtkWidget *view, const char *text);
} views[] = {
  { "sources", N_("Sources"), N_("Chercher une source"), cordee_source_list_new, search_sources },
  { "desaccords", N_("Désaccords"), N_("Chercher un désaccord"), cordee_conflict_list_new, search_conflicts },
  { "fraicheur", N_("Fraîcheur"), N_("Chercher ce qui est à relire"), cordee_freshness_view_new, search_freshness },
  { "fichiers", N_("Fichiers"), N_("Chercher un fichier"), cordee_file_list_new, search_files },
  { "glossaire", N_("Glossaire"), N_("Chercher un terme"), cordee_glossary_list_new, search_glossary },
};

static guint
find_view (const char *id)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (views) && g_strcmp0 (views[i].id, id) != 0)
    i++;
  return i;
}

static const char *
get_view (CordeeSourcesPage *self)
{
  return gtk_stack_get_visible_child_name (self->views);
}

static void
apply_search (CordeeSourcesPage *self)
{
  views[find_view (get_view (self))].set_search (gtk_stack_get_visible_child (self->views), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
narrow_cb (CordeeSourcesPage *self)
{
  GtkWidget *sources = gtk_stack_get_child_by_name (self->views, "sources");

  if (sources != NULL)
    cordee_source_list_set_narrow (CORDEE_SOURCE_LIST (sources), cordee_adaptive_get_narrow (self->adaptive));
}

static void
update_tabs (CordeeSourcesPage *self, guint shown)
{
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->tabs));

  for (guint i = 0; i < G_N_ELEMENTS (views); i++, tab = gtk_widget_get_next_sibling (tab))
    gtk_accessible_update_state (GTK_ACCESSIBLE (tab), GTK_ACCESSIBLE_STATE_SELECTED, i == shown, -1);
}

static void
show_view (CordeeSourcesPage *self, const char *id)
{
  guint i = find_view (id);

  if (i == G_N_ELEMENTS (views) || g_strcmp0 (get_view (self), id) == 0)
    return;
  if (gtk_stack_get_child_by_name (self->views, id) == NULL)
    gtk_stack_add_titled (self->views, views[i].new_view (self->session), id, _(views[i].label));
  gtk_stack_set_visible_child_name (self->views, id);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _(views[i].hint), -1);
  g_object_set (self->search, "placeholder-text", _(views[i].hint), NULL);
  narrow_cb (self);
  update_tabs (self, i);
  apply_search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
add_tabs (CordeeSourcesPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *tab = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB, "label", _(views[i].label), NULL);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (tab), "page.view");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (tab), "s", views[i].id);
      cordee_wrap_box_append (self->tabs, tab);
    }
}

/* ── search ─────────────────────────────────────────────────────── */

static void
clear_search (CordeeSourcesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  apply_search (self);
}

static void
focus_search (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeSourcesPage *self = CORDEE_SOURCES_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/* ── ways in ────────────────────────────────────────────────────── */

/* Shows a source, by its id, and what it says. The base need not have it. */
void
cordee_sources_page_show_source (CordeeSourcesPage *self, const char *source)
{
  g_return_if_fail (CORDEE_IS_SOURCES_PAGE (self));
  g_return_if_fail (source != NULL);

  show_view (self, "sources");
  clear_search (self);
  cordee_source_list_show (CORDEE_SOURCE_LIST (gtk_stack_get_visible_child (self->views)), source);
}

/* Shows a word of the glossary, by its id, and gives it the focus. The base need not have it. */
void
cordee_sources_page_show_term (CordeeSourcesPage *self, const char *term)
{
  g_return_if_fail (CORDEE_IS_SOURCES_PAGE (self));
  g_return_if_fail (term != NULL);

  show_view (self, "glossaire");
  clear_search (self);
  cordee_glossary_list_show (CORDEE_GLOSSARY_LIST (gtk_stack_get_visible_child (self->views)), term);
}

/* Shows the files of the base, with what is wrong with those that were refused. */
void
cordee_sources_page_show_files (CordeeSourcesPage *self)
{
  g_return_if_fail (CORDEE_IS_SOURCES_PAGE (self));

  show_view (self, "fichiers");
  clear_search (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_sources_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    g_value_set_string (value, get_view (CORDEE_SOURCES_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_sources_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    show_view (CORDEE_SOURCES_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_sources_page_dispose (GObject *object)
{
  CordeeSourcesPage *self = CORDEE_SOURCES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_SOURCES_PAGE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_sources_page_parent_class)->dispose (object);
}

static void
cordee_sources_page_class_init (CordeeSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_sources_page_get_property;
  object_class->set_property = cordee_sources_page_set_property;
  object_class->dispose = cordee_sources_page_dispose;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "sources", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_install_property_action (widget_class, "page.view", "view");
  gtk_widget_class_install_action (widget_class, "page.search", NULL, focus_search);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeSourcesPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourcesPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourcesPage, search);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourcesPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourcesPage, views);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_search);
  gtk_widget_class_bind_template_callback (widget_class, clear_search);
}

static void
cordee_sources_page_init (CordeeSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_tabs (self);
}

/* A page on the base of session, with its sources on show. A floating reference, as of any new widget. */
GtkWidget *
cordee_sources_page_new (CordeeSession *session)
{
  CordeeSourcesPage *self;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_SOURCES_PAGE, NULL);
  self->session = g_object_ref (session);
  show_view (self, views[0].id);
  return GTK_WIDGET (self);
}
