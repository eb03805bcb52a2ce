/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-commune-table.h"

#include "cordee-table-line.h"

#include <glib/gi18n.h>

/* ── a commune in the model ─────────────────────────────────────── */

#define CORDEE_TYPE_COMMUNE_ITEM (cordee_commune_item_get_type ())
G_DECLARE_FINAL_TYPE (CordeeCommuneItem, cordee_commune_item, CORDEE, COMMUNE_ITEM, GObject)

struct _CordeeCommuneItem
{
  GObject parent_instance;

  const CordeeTerritoryRow *row; /* borrowed from who set the rows */
};

G_DEFINE_FINAL_TYPE (CordeeCommuneItem, cordee_commune_item, G_TYPE_OBJECT)

static void
cordee_commune_item_class_init (CordeeCommuneItemClass *klass)
{
}

static void
cordee_commune_item_init (CordeeCommuneItem *self)
{
}

/* ── the table ──────────────────────────────────────────────────── */

struct _CordeeCommuneTable
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *box;
  GtkBox *heading;
  GtkListView *list;

  /* Owned by the widget tree */
  GtkWidget *buttons[CORDEE_N_COLUMNS];

  /* Owned */
  GListStore *store;
  GtkMultiSelection *selection;
  GPtrArray *rows; /* CordeeTerritoryRow, borrowed: in the order on show */

  CordeeTerritoryColumn column;
  gboolean down;    /* from the last to the first */
  gboolean brief;   /* only the columns that a narrow place has room for */
  gboolean filling; /* the selection follows the model, not a person */
  guint chosen;     /* to be selected and given the focus once the list was drawn */
  guint n_frames;
  guint tick;
};

enum
{
  SELECTED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeCommuneTable, cordee_commune_table, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const struct
{
  const char *id;
  const char *label;
  const char *order; /* as it is told to a screen reader */
  guint weight;
  gboolean brief; /* on show where there is little room too */
} columns[CORDEE_N_COLUMNS] = {
  { "nom", N_("Commune"), N_("Classer par nom"), 28, TRUE },
  { "code", N_("Code"), N_("Classer par code"), 9, TRUE },
  { "departement", N_("Département"), N_("Classer par département"), 20, FALSE },
  { "epci", N_("Intercommunalité"), N_("Classer par intercommunalité"), 27, FALSE },
  { "population", N_("Habitants"), N_("Classer par nombre d’habitants"), 16, TRUE },
};

/* ── rows ───────────────────────────────────────────────────────── */

static GtkWidget *
new_cell (CordeeTerritoryColumn column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == CORDEE_COLUMN_POPULATION ? 1.0f : 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column == CORDEE_COLUMN_POPULATION || column == CORDEE_COLUMN_CODE)
    gtk_widget_add_css_class (label, "number");
  if (column == CORDEE_COLUMN_NAME)
    gtk_widget_add_css_class (label, "row-title");
  return label;
}

static void
setup_cb (CordeeCommuneTable *self, GtkListItem *item)
{
  GtkWidget *line = cordee_table_line_new ();

  gtk_widget_add_css_class (line, "commune-row");
  for (guint i = 0; i < CORDEE_N_COLUMNS; i++)
    cordee_table_line_append (CORDEE_TABLE_LINE (line), new_cell (i), columns[i].weight);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (CordeeCommuneTable *self, GtkListItem *item)
{
  const CordeeTerritoryRow *row = CORDEE_COMMUNE_ITEM (gtk_list_item_get_item (item))->row;
  GtkWidget *line = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_first_child (line);

  for (guint i = 0; i < CORDEE_N_COLUMNS; i++, cell = gtk_widget_get_next_sibling (cell))
    {
      gtk_label_set_text (GTK_LABEL (cell), row->cells[i]);
      gtk_widget_set_visible (cell, !self->brief || columns[i].brief);
    }
  gtk_widget_set_tooltip_text (line, row->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)), GTK_ACCESSIBLE_PROPERTY_LABEL, row->name, -1);
}

/* ── order ──────────────────────────────────────────────────────── */

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  CordeeCommuneTable *self = data;
  int order = cordee_territory_row_compare (*(const CordeeTerritoryRow *const *) a, *(const CordeeTerritoryRow *const *) b, self->column);

  return self->down ? -order : order;
}

static gboolean
was_selected (char *const *codes, const CordeeTerritoryRow *row)
{
  return g_strv_contains ((const char *const *) codes, row->code);
}

/* Puts the rows on show in their order; those that were selected (codes) stay so. */
static void
show_rows (CordeeCommuneTable *self, char *const *codes)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = gtk_bitset_new_range (0, self->rows->len);

  g_ptr_array_sort_with_data (self->rows, compare, self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      CordeeCommuneItem *item = g_object_new (CORDEE_TYPE_COMMUNE_ITEM, NULL);

      item->row = self->rows->pdata[i];
      g_ptr_array_add (items, item);
      if (was_selected (codes, item->row))
        gtk_bitset_add (selected, i);
    }
  self->filling = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  self->filling = FALSE;
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Which column orders is seen, and told. */
static void
show_order (CordeeCommuneTable *self)
{
  for (guint i = 0; i < CORDEE_N_COLUMNS; i++)
    {
      gboolean orders = i == self->column;
      GtkWidget *arrow = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (self->buttons[i])));
      const char *order = _(columns[i].order);
      g_autofree char *name = NULL;

      gtk_image_set_from_icon_name (GTK_IMAGE (arrow), self->down ? "pan-down-symbolic" : "pan-up-symbolic");
      gtk_widget_set_opacity (arrow, orders ? 1.0 : 0.0);
      name = orders ? g_strdup_printf ("%s, %s", order, self->down ? _("décroissant") : _("croissant")) : g_strdup (order);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (self->buttons[i], name);
      gtk_widget_set_visible (self->buttons[i], !self->brief || columns[i].brief);
    }
}

/* What is counted begins with the most. */
static void
sort_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeCommuneTable *self = CORDEE_COMMUNE_TABLE (widget);
  g_auto(GStrv) codes = cordee_commune_table_dup_selected (self);
  guint i = 0;

  while (i < CORDEE_N_COLUMNS && !g_str_equal (columns[i].id, g_variant_get_string (value, NULL)))
    i++;
  if (i == CORDEE_N_COLUMNS)
    return;
  self->down = i == self->column ? !self->down : i == CORDEE_COLUMN_POPULATION;
  self->column = i;
  show_order (self);
  show_rows (self, codes);
}

/* ── what is in it ──────────────────────────────────────────────── */

/* Shows rows (CordeeTerritoryRow), which live until others are set, in the order that was chosen. */
void
cordee_commune_table_set_rows (CordeeCommuneTable *self, const GPtrArray *rows)
{
  g_auto(GStrv) codes = NULL;

  g_return_if_fail (CORDEE_IS_COMMUNE_TABLE (self));

  codes = cordee_commune_table_dup_selected (self);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, rows->pdata[i]);
  show_rows (self, codes);
}

/* Where there is little room, some columns are left to the tooltip. */
void
cordee_commune_table_set_brief (CordeeCommuneTable *self, gboolean brief)
{
  g_auto(GStrv) codes = NULL;

  g_return_if_fail (CORDEE_IS_COMMUNE_TABLE (self));

  if (self->brief == brief)
    return;
  codes = cordee_commune_table_dup_selected (self);
  self->brief = brief;
  show_order (self);
  show_rows (self, codes);
}

/* What stands in a row; NULL beyond the last. Borrowed until others are set. */
const CordeeTerritoryRow *
cordee_commune_table_get_row (CordeeCommuneTable *self, guint position)
{
  g_return_val_if_fail (CORDEE_IS_COMMUNE_TABLE (self), NULL);
  return position < self->rows->len ? self->rows->pdata[position] : NULL;
}

/* The rows, with what is selected of them: a GtkSelectionModel. Borrowed. */
GListModel *
cordee_commune_table_get_model (CordeeCommuneTable *self)
{
  g_return_val_if_fail (CORDEE_IS_COMMUNE_TABLE (self), NULL);
  return G_LIST_MODEL (self->selection);
}

/* The codes of the selected communes, in their order. NULL-terminated; the caller owns them. */
char **
cordee_commune_table_dup_selected (CordeeCommuneTable *self)
{
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (CORDEE_IS_COMMUNE_TABLE (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_strv_builder_add (codes, ((const CordeeTerritoryRow *) self->rows->pdata[i])->code);
  return g_strv_builder_end (codes);
}

/* GTK_INVALID_LIST_POSITION where none is. */
guint
cordee_commune_table_get_first_selected (CordeeCommuneTable *self)
{
  g_autoptr(GtkBitset) selected = NULL;

  g_return_val_if_fail (CORDEE_IS_COMMUNE_TABLE (self), GTK_INVALID_LIST_POSITION);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (selected);
}

/* The view knows no places before it was drawn. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CordeeCommuneTable *self = CORDEE_COMMUNE_TABLE (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (self->chosen < self->rows->len)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->chosen);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Selects the row at position, or the last one before it, and gives it the focus: where one goes on after what was there has gone. */
void
cordee_commune_table_select_near (CordeeCommuneTable *self, guint position)
{
  g_return_if_fail (CORDEE_IS_COMMUNE_TABLE (self));

  if (self->rows->len == 0)
    return;
  self->chosen = MIN (position, self->rows->len - 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), self->chosen, TRUE);
  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

static void
selection_cb (CordeeCommuneTable *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_commune_table_dispose (GObject *object)
{
  CordeeCommuneTable *self = CORDEE_COMMUNE_TABLE (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_COMMUNE_TABLE);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cordee_commune_table_parent_class)->dispose (object);
}

static void
cordee_commune_table_finalize (GObject *object)
{
  g_ptr_array_unref (CORDEE_COMMUNE_TABLE (object)->rows);

  G_OBJECT_CLASS (cordee_commune_table_parent_class)->finalize (object);
}

static void
cordee_commune_table_class_init (CordeeCommuneTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_commune_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_commune_table_finalize;

  signals[SELECTED] = g_signal_new ("selected", CORDEE_TYPE_COMMUNE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "communes.sort", "s", sort_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "page.remove", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-commune-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeCommuneTable, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeCommuneTable, heading);
  gtk_widget_class_bind_template_child (widget_class, CordeeCommuneTable, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static GtkWidget *
new_heading (CordeeTerritoryColumn column)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (_(columns[column].label));
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  if (column == CORDEE_COLUMN_POPULATION)
    gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "communes.sort");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", columns[column].id);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column-heading");
  return button;
}

static void
cordee_commune_table_init (CordeeCommuneTable *self)
{
  GtkWidget *line = cordee_table_line_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->store = g_list_store_new (CORDEE_TYPE_COMMUNE_ITEM);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  for (guint i = 0; i < CORDEE_N_COLUMNS; i++)
    {
      self->buttons[i] = new_heading (i);
      cordee_table_line_append (CORDEE_TABLE_LINE (line), self->buttons[i], columns[i].weight);
    }
  gtk_widget_set_hexpand (line, TRUE);
  gtk_box_append (self->heading, line);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  show_order (self);
}
