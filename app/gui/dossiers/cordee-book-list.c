/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-book-list.h"

#include "cordee-book-row.h"
#include "cordee-book-view.h"

/* ── a dossier in the model ─────────────────────────────────────── */

#define CORDEE_TYPE_BOOK_ITEM (cordee_book_item_get_type ())
G_DECLARE_FINAL_TYPE (CordeeBookItem, cordee_book_item, CORDEE, BOOK_ITEM, GObject)

struct _CordeeBookItem
{
  GObject parent_instance;

  CordeeBookEntry *entry; /* owned reference */
  gboolean same;          /* as the row was told */
};

G_DEFINE_FINAL_TYPE (CordeeBookItem, cordee_book_item, G_TYPE_OBJECT)

static void
cordee_book_item_finalize (GObject *object)
{
  g_clear_pointer (&CORDEE_BOOK_ITEM (object)->entry, cordee_book_entry_unref);

  G_OBJECT_CLASS (cordee_book_item_parent_class)->finalize (object);
}

static void
cordee_book_item_class_init (CordeeBookItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cordee_book_item_finalize;
}

static void
cordee_book_item_init (CordeeBookItem *self)
{
}

/* ── the list ───────────────────────────────────────────────────── */

struct _CordeeBookList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroll;
  GtkListView *list;

  /* Owned */
  CordeeBook *book;
  GListStore *store;
  GtkSingleSelection *selection;
  GHashTable *items; /* CordeeBookEntry, borrowed from its item → CordeeBookItem, owned: those of store */
  GtkWidget *menu;   /* or NULL */

  gboolean filling; /* the selection follows the model, not a person */
  guint n_frames;   /* since the list is to be scrolled to the one that is chosen */
  guint tick;
  gboolean focus;   /* and then given the focus */
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeBookList, cordee_book_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* ── rows ───────────────────────────────────────────────────────── */

static void
setup_cb (CordeeBookList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cordee_book_row_new ());
}

static void
bind_cb (CordeeBookList *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  CordeeBookView *view = cordee_book_view_new (self->book, CORDEE_BOOK_ITEM (gtk_list_item_get_item (item))->entry);

  cordee_book_row_show (CORDEE_BOOK_ROW (row), view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
}

/* ── what is in it ──────────────────────────────────────────────── */

/* Where the file is in the list, or GTK_INVALID_LIST_POSITION. */
static guint
find (CordeeBookList *self, const char *file)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; file != NULL && i < n; i++)
    if (g_str_equal (cordee_book_list_get_entry (self, i)->file, file))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* An item for entry: the one that there was, so that the row of what stays is not made again. The caller owns it. */
static CordeeBookItem *
dup_item (CordeeBookList *self, CordeeBookEntry *entry)
{
  CordeeBookItem *item = g_hash_table_lookup (self->items, entry);

  if (item != NULL && item->same == (entry->same_as != NULL))
    return g_object_ref (item);
  item = g_object_new (CORDEE_TYPE_BOOK_ITEM, NULL);
  item->entry = cordee_book_entry_ref (entry);
  item->same = entry->same_as != NULL;
  return item;
}

/* Shows these in their order. The one that was chosen stays chosen, if it is among them. */
void
cordee_book_list_set_entries (CordeeBookList *self, const GPtrArray *entries)
{
  const CordeeBookEntry *chosen = cordee_book_list_get_chosen (self);
  g_autofree char *file = chosen != NULL ? g_strdup (chosen->file) : NULL;
  g_autoptr(GPtrArray) items = g_ptr_array_new_full (entries->len, NULL);
  g_autoptr(GHashTable) table = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);

  g_return_if_fail (CORDEE_IS_BOOK_LIST (self));

  for (guint i = 0; i < entries->len; i++)
    {
      CordeeBookItem *item = dup_item (self, entries->pdata[i]);

      g_hash_table_replace (table, item->entry, item);
      g_ptr_array_add (items, item);
    }
  self->filling = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, find (self, file));
  self->filling = FALSE;
  g_hash_table_unref (self->items);
  self->items = g_steal_pointer (&table);
}

/* The book that the entries are of. */
void
cordee_book_list_set_book (CordeeBookList *self, CordeeBook *book)
{
  g_return_if_fail (CORDEE_IS_BOOK_LIST (self));

  cordee_book_ref (book);
  g_clear_pointer (&self->book, cordee_book_unref);
  self->book = book;
}

/* What a position shows. Borrowed until the next change. */
const CordeeBookEntry *
cordee_book_list_get_entry (CordeeBookList *self, guint position)
{
  g_autoptr(CordeeBookItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), position);

  return item != NULL ? item->entry : NULL;
}

/* Borrowed. */
GListModel *
cordee_book_list_get_model (CordeeBookList *self)
{
  g_return_val_if_fail (CORDEE_IS_BOOK_LIST (self), NULL);
  return G_LIST_MODEL (self->selection);
}

/* ── the one that is chosen ─────────────────────────────────────── */

/* The one that is chosen, or NULL. Borrowed until the next change. */
const CordeeBookEntry *
cordee_book_list_get_chosen (CordeeBookList *self)
{
  CordeeBookItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? item->entry : NULL;
}

static void
selected_cb (CordeeBookList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
activated_cb (CordeeBookList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPENED], 0);
}

/* The view knows no places before it was drawn. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CordeeBookList *self = CORDEE_BOOK_LIST (widget);
  guint chosen = gtk_single_selection_get_selected (self->selection);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (chosen != GTK_INVALID_LIST_POSITION)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", chosen);
      if (self->focus)
        gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Chooses a dossier by its file and scrolls to it; nothing where the list has it not. focus: and gives it the focus. */
void
cordee_book_list_choose (CordeeBookList *self, const char *file, gboolean focus)
{
  guint position;

  g_return_if_fail (CORDEE_IS_BOOK_LIST (self));

  position = find (self, file);
  gtk_single_selection_set_selected (self->selection, position);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->focus = focus;
  self->n_frames = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* ── menu ───────────────────────────────────────────────────────── */

static void
pop_up (CordeeBookList *self, double x, double y)
{
  const GdkRectangle at = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL || cordee_book_list_get_chosen (self) == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row there is chosen first. */
static void
pressed_cb (CordeeBookList *self, int n_press, double x, double y)
{
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (row != NULL && !CORDEE_IS_BOOK_ROW (row))
    row = CORDEE_IS_BOOK_ROW (gtk_widget_get_first_child (row)) ? gtk_widget_get_first_child (row)
                                                                : gtk_widget_get_ancestor (row, CORDEE_TYPE_BOOK_ROW);
  if (row == NULL)
    return;
  gtk_widget_activate_action (gtk_widget_get_parent (row), "listitem.select", "(bb)", FALSE, FALSE);
  pop_up (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  pop_up (CORDEE_BOOK_LIST (widget), gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 3.0);
  return TRUE;
}

/* What the secondary button and the menu key open. */
void
cordee_book_list_set_menu (CordeeBookList *self, GMenuModel *menu)
{
  g_return_if_fail (CORDEE_IS_BOOK_LIST (self));
  g_return_if_fail (self->menu == NULL);

  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_book_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeBookList *self = CORDEE_BOOK_LIST (widget);

  gtk_widget_size_allocate (GTK_WIDGET (self->scroll), &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
cordee_book_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (CORDEE_BOOK_LIST (widget)->scroll), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
cordee_book_list_dispose (GObject *object)
{
  CordeeBookList *self = CORDEE_BOOK_LIST (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_BOOK_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->book, cordee_book_unref);

  G_OBJECT_CLASS (cordee_book_list_parent_class)->dispose (object);
}

static void
cordee_book_list_class_init (CordeeBookListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_book_list_dispose;
  widget_class->size_allocate = cordee_book_list_size_allocate;
  widget_class->measure = cordee_book_list_measure;

  signals[CHOSEN] = g_signal_new ("chosen", CORDEE_TYPE_BOOK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", CORDEE_TYPE_BOOK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "dossiers.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "dossiers.delete", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-book-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeBookList, scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookList, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
cordee_book_list_init (CordeeBookList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->store = g_list_store_new (CORDEE_TYPE_BOOK_ITEM);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->store));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}
