/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-source-list.h"

#include "cordee-report.h"
#include "cordee-source-detail.h"
#include "cordee-source-view.h"
#include "cordee-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* ── a source in the model ──────────────────────────────────────── */

#define CORDEE_TYPE_SOURCE_ITEM (cordee_source_item_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSourceItem, cordee_source_item, CORDEE, SOURCE_ITEM, GObject)

struct _CordeeSourceItem
{
  GObject parent_instance;

  const CordeeSourceView *view; /* borrowed from the list */
};

G_DEFINE_FINAL_TYPE (CordeeSourceItem, cordee_source_item, G_TYPE_OBJECT)

#define ITEM_PROP_TITLE 1

static void
cordee_source_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == ITEM_PROP_TITLE)
    g_value_set_string (value, CORDEE_SOURCE_ITEM (object)->view->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_source_item_class_init (CordeeSourceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = cordee_source_item_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), ITEM_PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
cordee_source_item_init (CordeeSourceItem *self)
{
}

/* ── the list ───────────────────────────────────────────────────── */

struct _CordeeSourceList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *panes;
  GtkLabel *count;
  GtkMenuButton *sort_button;
  GtkListView *list;
  GtkStack *results;
  GtkScrolledWindow *detail_scroll;
  GtkBox *detail;

  /* Owned */
  CordeeSession *session;
  GPtrArray *views; /* CordeeSourceView */
  GListStore *store;
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  GtkSingleSelection *selection;
  char *search; /* folded */
  char *sort;

  const CordeeSourceView *shown; /* of views: what the detail tells of; or NULL */
  gboolean stale;                /* the detail tells of another date */
  guint n_frames;                /* since the list is to be scrolled to the one that is chosen */
  guint tick;
};

enum
{
  PROP_0,
  PROP_SORT,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeSourceList, cordee_source_list, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *id;
  const char *label;
} sorts[] = {
  { "title", N_("Par titre") },
  { "checked", N_("Par date de lecture") },
  { "statements", N_("Par nombre d’énoncés") },
};

/* ── filter and order ───────────────────────────────────────────── */

static gboolean
matches (gpointer item, gpointer data)
{
  CordeeSourceList *self = data;

  return cordee_source_view_matches (CORDEE_SOURCE_ITEM (item)->view, self->search);
}

/* The latest read and the most cited come first. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  CordeeSourceList *self = data;
  const CordeeSourceView *one = ((CordeeSourceItem *) a)->view, *other = ((CordeeSourceItem *) b)->view;
  gint64 order = 0;

  if (g_str_equal (self->sort, "checked"))
    order = (gint64) other->checked - one->checked;
  else if (g_str_equal (self->sort, "statements"))
    order = (gint64) other->statements->len - one->statements->len;
  if (order == 0)
    order = (gint64) one->rank - other->rank;
  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
update_count (CordeeSourceList *self)
{
  guint n_all = self->views->len;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *text = NULL;

  if (self->search[0] == '\0')
    text = g_strdup_printf (ngettext ("%u source", "%u sources", n_all), n_all);
  else
    /* TRANSLATORS: sources that a search finds, of all: 12 sources sur 299. */
    text = g_strdup_printf (ngettext ("%1$u source sur %2$u", "%1$u sources sur %2$u", n), n, n_all);
  gtk_label_set_text (self->count, text);
  gtk_stack_set_visible_child_name (self->results, n > 0 ? "list" : "none");
}

/* Shows the sources that have all words of search, accents and case aside; all of them for "". */
void
cordee_source_list_set_search (CordeeSourceList *self, const char *search)
{
  char *folded;

  g_return_if_fail (CORDEE_IS_SOURCE_LIST (self));
  g_return_if_fail (search != NULL);

  folded = cordee_text_fold (search);
  if (g_str_equal (folded, self->search))
    {
      g_free (folded);
      return;
    }
  g_free (self->search);
  self->search = folded;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_count (self);
}

static void
set_sort (CordeeSourceList *self, const char *sort)
{
  g_autofree char *name = NULL;
  guint i = 0;

  while (i < G_N_ELEMENTS (sorts) && !g_str_equal (sorts[i].id, sort))
    i++;
  if (i == G_N_ELEMENTS (sorts) || g_strcmp0 (self->sort, sort) == 0)
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  gtk_menu_button_set_label (self->sort_button, _(sorts[i].label));
  /* TRANSLATORS: for a screen reader: the button that orders a list; %s is the present order: par titre. */
  name = g_strdup_printf (_("Ordre des sources : %s"), _(sorts[i].label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sort_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

/* ── rows ───────────────────────────────────────────────────────── */

/* A title too long for its line is told in full. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (label);
  g_autofree char *title = g_strndup (text, strcspn (text, "\n"));

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, title);
  return TRUE;
}

/* One label for each row, of one height however long a title is: the view keeps some 200 rows, and makes many of them again at each
   key of a search. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_end (label, 9);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, label);
}

static char *
dup_use (const CordeeSourceView *view)
{
  guint n = view->statements->len;
  /* TRANSLATORS: how many statements of the base cite a source. */
  g_autofree char *cited = g_strdup_printf (ngettext ("%u énoncé", "%u énoncés", n), n);
  g_autofree char *day = cordee_day_to_words (view->checked);
  g_autofree char *read = view->checked != CORDEE_DAY_NONE ? g_strdup_printf (_("lu le %s"), day) : NULL;

  return g_strjoin (" · ", cited, read, NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const CordeeSourceView *view = CORDEE_SOURCE_ITEM (gtk_list_item_get_item (item))->view;
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *use = dup_use (view);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", view->title, view->about, use);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>\n%s\n<span size=\"smaller\" alpha=\"70%%\">%s</span>", view->title, view->about, use);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ── the one that is chosen ─────────────────────────────────────── */

static void
show_detail (CordeeSourceList *self, const CordeeSourceView *view)
{
  self->shown = view;
  self->stale = FALSE;
  cordee_source_detail_fill (self->detail, self->session, view);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->detail_scroll), 0.0);
}

/* What is read stays where a search no longer finds it. */
static void
selected_cb (CordeeSourceList *self)
{
  CordeeSourceItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && item->view != self->shown)
    show_detail (self, item->view);
}

/* The view knows no places before it was drawn. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CordeeSourceList *self = CORDEE_SOURCE_LIST (widget);
  guint chosen = gtk_single_selection_get_selected (self->selection);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (chosen != GTK_INVALID_LIST_POSITION)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", chosen);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Chooses the source of that id, scrolls to it and gives it the focus. FALSE where the base has none, or where the search hides it. */
gboolean
cordee_source_list_show (CordeeSourceList *self, const char *source)
{
  GListModel *model;

  g_return_val_if_fail (CORDEE_IS_SOURCE_LIST (self), FALSE);

  model = G_LIST_MODEL (self->selection);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CordeeSourceItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (item->view->source->id, source) != 0)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      self->n_frames = 0;
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
      return TRUE;
    }
  return FALSE;
}

/* Where there is little room, the source goes below the list. */
void
cordee_source_list_set_narrow (CordeeSourceList *self, gboolean narrow)
{
  g_return_if_fail (CORDEE_IS_SOURCE_LIST (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* When statements hold is told as seen from the date of the rules. */
static void
session_changed_cb (CordeeSourceList *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->shown != NULL)
    show_detail (self, self->shown);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_source_list_map (GtkWidget *widget)
{
  CordeeSourceList *self = CORDEE_SOURCE_LIST (widget);

  if (self->stale && self->shown != NULL)
    show_detail (self, self->shown);

  GTK_WIDGET_CLASS (cordee_source_list_parent_class)->map (widget);
}

static void
cordee_source_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SORT)
    g_value_set_string (value, CORDEE_SOURCE_LIST (object)->sort);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_source_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SORT)
    set_sort (CORDEE_SOURCE_LIST (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_source_list_dispose (GObject *object)
{
  CordeeSourceList *self = CORDEE_SOURCE_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_SOURCE_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_source_list_parent_class)->dispose (object);
}

static void
cordee_source_list_finalize (GObject *object)
{
  CordeeSourceList *self = CORDEE_SOURCE_LIST (object);

  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->sort, g_free);

  G_OBJECT_CLASS (cordee_source_list_parent_class)->finalize (object);
}

static void
cordee_source_list_class_init (CordeeSourceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_source_list_get_property;
  object_class->set_property = cordee_source_list_set_property;
  object_class->dispose = cordee_source_list_dispose;
  object_class->finalize = cordee_source_list_finalize;
  widget_class->map = cordee_source_list_map;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "title", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "source-list.sort", "sort");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-source-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, panes);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, count);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, sort_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, list);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, results);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, detail_scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeSourceList, detail);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
cordee_source_list_init (CordeeSourceList *self)
{
  self->search = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (CordeeSourceList *self)
{
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;

  self->views = cordee_source_views_new (cordee_session_get_knowledge (self->session));
  self->store = g_list_store_new (CORDEE_TYPE_SOURCE_ITEM);
  for (guint i = 0; i < self->views->len; i++)
    {
      g_autoptr(CordeeSourceItem) item = g_object_new (CORDEE_TYPE_SOURCE_ITEM, NULL);

      item->view = self->views->pdata[i];
      g_list_store_append (self->store, item);
    }
  self->sorter = gtk_custom_sorter_new (compare, self, NULL);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  set_sort (self, "title");
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), g_object_ref (GTK_SORTER (self->sorter)));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  update_count (self);
}

/* All sources of the base of session; the first is chosen. A floating reference, as of any new widget. */
GtkWidget *
cordee_source_list_new (CordeeSession *session)
{
  CordeeSourceList *self = g_object_new (CORDEE_TYPE_SOURCE_LIST, NULL);

  self->session = g_object_ref (session);
  fill (self);
  gtk_single_selection_set_selected (self->selection, 0);
  selected_cb (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
