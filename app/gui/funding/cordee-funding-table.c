/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-table.h"

#include "cordee-funding-row.h"
#include "cordee-text.h"

#include <glib/gi18n.h>

struct _CordeeFundingTable
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *more;

  GtkSizeGroup *amounts; /* owned */
  GPtrArray *zeros;      /* rows that give nothing, owned by the widget tree */
  int selected;          /* place of an item; -1: none */
};

enum
{
  ITEM_ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeFundingTable, cordee_funding_table, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Of a row that leads to an item of the year: its place, from 1. */
#define ITEM_KEY "cordee-funding-item"

/* ── rows ───────────────────────────────────────────────────────── */

/* The place of the item that row leads to, or -1. */
static int
get_item (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), ITEM_KEY)) - 1;
}

static GtkListBoxRow *
add_row (CordeeFundingTable *self, CordeeFundingRowKind kind, const CordeeFundingRowTexts *texts, const char *name)
{
  GtkWidget *child = cordee_funding_row_new (kind, texts, self->amounts);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "selectable", FALSE, "activatable",
                                 kind == CORDEE_FUNDING_ROW_LINE, "child", child, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
  return GTK_LIST_BOX_ROW (row);
}

static void
add_head (CordeeFundingTable *self)
{
  const CordeeFundingRowTexts texts
    = { .title = _("Dispositif"), .condition = _("Condition"), .source = _("Source"), .low = _("Au moins"), .high = _("Au plus") };
  GtkListBoxRow *row = add_row (self, CORDEE_FUNDING_ROW_HEAD, &texts, _("Titres des colonnes"));

  gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
}

static void
append_part (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
}

static GtkListBoxRow *
add_line (CordeeFundingTable *self, const CordeeFundingItem *item, guint place)
{
  g_autoptr(GString) condition = g_string_new (NULL);
  CordeeFundingRowTexts texts = { .title = item->label, .source = item->source, .low = item->low, .high = item->high, .amount = item->amount };
  GtkListBoxRow *row;

  append_part (condition, item->kind);
  append_part (condition, item->share);
  append_part (condition, item->condition);
  texts.condition = condition->str;
  texts.conflict = item->item->conflict;
  row = add_row (self, CORDEE_FUNDING_ROW_LINE, &texts, item->name);
  g_object_set_data (G_OBJECT (row), ITEM_KEY, GINT_TO_POINTER ((int) place + 1));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), _("Voir le calcul et les sources"));
  return row;
}

static GtkListBoxRow *
add_group (CordeeFundingTable *self, const CordeeFundingGroup *group)
{
  gboolean several = group->items->len > 1;
  const CordeeFundingRowTexts texts = { .title = group->title,
                                        .source = group->payer,
                                        .low = several ? group->low : "",
                                        .high = several ? group->high : "",
                                        .amount = several ? group->amount : NULL };
  g_autoptr(GString) name = g_string_new (group->title);

  if (group->payer != NULL)
    /* TRANSLATORS: for a screen reader, after a funding scheme: %s is who pays it. */
    g_string_append_printf (name, _(", payeur : %s"), group->payer);
  if (several)
    g_string_append_printf (name, ", %s", group->amount);
  return add_row (self, CORDEE_FUNDING_ROW_GROUP, &texts, name->str);
}

static void
add_unknown (CordeeFundingTable *self, const char *text)
{
  g_autofree char *title = cordee_text_capitalise (text);
  const CordeeFundingRowTexts texts = { .title = title, .low = _("inconnu"), .high = _("inconnu"), .amount = _("inconnu") };
  /* TRANSLATORS: for a screen reader: what no source gives. */
  g_autofree char *name = g_strdup_printf (_("%s, inconnu"), text);

  add_row (self, CORDEE_FUNDING_ROW_UNKNOWN, &texts, name);
}

static void
add_total (CordeeFundingTable *self, const CordeeFundingYear *year)
{
  /* TRANSLATORS: %s is a year: "2028", "Année 1". */
  g_autofree char *title = g_strdup_printf (_("Total %s"), year->title);
  const CordeeFundingRowTexts texts = { .title = title, .low = year->low, .high = year->high, .amount = year->amount };
  /* TRANSLATORS: for a screen reader: a total and its amount. */
  g_autofree char *name = g_strdup_printf (_("%1$s, %2$s"), title, year->amount);

  add_row (self, CORDEE_FUNDING_ROW_TOTAL, &texts, name);
}

static void
add_group_rows (CordeeFundingTable *self, const CordeeFundingYear *year, const CordeeFundingGroup *group)
{
  GtkListBoxRow *head = add_group (self, group);
  gboolean any = FALSE;

  for (guint i = 0; i < group->items->len; i++)
    {
      CordeeFundingItem *item = group->items->pdata[i];
      guint place = 0;
      GtkListBoxRow *row;

      g_ptr_array_find (year->items, item, &place);
      row = add_line (self, item, place);
      any = any || !item->zero;
      if (item->zero)
        g_ptr_array_add (self->zeros, row);
    }
  if (!any)
    g_ptr_array_add (self->zeros, head);
}

/* ── what gives nothing ─────────────────────────────────────────── */

static void
show_zeros (CordeeFundingTable *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));

  for (guint i = 0; i < self->zeros->len; i++)
    gtk_widget_set_visible (self->zeros->pdata[i], shown);
}

static void
name_more (CordeeFundingTable *self)
{
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < self->zeros->len; i++)
    n += get_item (self->zeros->pdata[i]) >= 0 ? 1 : 0;
  gtk_widget_set_visible (self->more, n > 0);
  /* TRANSLATORS: lines of a funding plan that give no money as things are. */
  text = g_strdup_printf (ngettext ("Montrer aussi %u ligne qui ne donne rien", "Montrer aussi %u lignes qui ne donnent rien", n), n);
  gtk_button_set_label (GTK_BUTTON (self->more), text);
}

/* ── public ─────────────────────────────────────────────────────── */

static void
clear (CordeeFundingTable *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->zeros, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
}

/* The place of the row that has the focus, or -1. */
static int
get_focused (CordeeFundingTable *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return child != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;
}

static void
focus_row (CordeeFundingTable *self, int index)
{
  for (GtkListBoxRow *row; index >= 0; index--)
    if ((row = gtk_list_box_get_row_at_index (self->list, index)) != NULL && gtk_widget_get_visible (GTK_WIDGET (row))
        && gtk_widget_get_focusable (GTK_WIDGET (row)))
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

/* Shows a year, or NULL: nothing. No line is selected then; a row keeps the focus. */
void
cordee_funding_table_set_year (CordeeFundingTable *self, const CordeeFundingYear *year)
{
  g_autofree char *name = NULL;
  int focused;

  g_return_if_fail (CORDEE_IS_FUNDING_TABLE (self));

  focused = get_focused (self);
  clear (self);
  self->selected = -1;
  if (year == NULL)
    {
      gtk_widget_set_visible (self->more, FALSE);
      return;
    }
  /* TRANSLATORS: for a screen reader: %s is a year, "2028" or "Année 1". */
  name = g_strdup_printf (_("Montants de %s, ligne par ligne"), year->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_head (self);
  for (guint i = 0; i < year->groups->len; i++)
    add_group_rows (self, year, year->groups->pdata[i]);
  for (guint i = 0; i < year->unknown->len; i++)
    add_unknown (self, year->unknown->pdata[i]);
  add_total (self, year);
  name_more (self);
  show_zeros (self);
  focus_row (self, focused);
}

/* Marks the line of an item of the year (its place, from 0) as that which is looked at elsewhere; -1: none. */
void
cordee_funding_table_select (CordeeFundingTable *self, int item)
{
  GtkListBoxRow *row;

  g_return_if_fail (CORDEE_IS_FUNDING_TABLE (self));

  self->selected = item;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      gboolean selected = item >= 0 && get_item (row) == item;

      if (selected)
        gtk_widget_add_css_class (GTK_WIDGET (row), "current");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (row), "current");
    }
}

/* Gives the focus to the line that is selected, or the first. FALSE where there is none. */
gboolean
cordee_funding_table_focus (CordeeFundingTable *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CORDEE_IS_FUNDING_TABLE (self), FALSE);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_item (row) >= 0 && (self->selected < 0 || get_item (row) == self->selected) && gtk_widget_get_visible (GTK_WIDGET (row)))
      return gtk_widget_grab_focus (GTK_WIDGET (row));
  return FALSE;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
row_activated_cb (CordeeFundingTable *self, GtkListBoxRow *row)
{
  int item = get_item (row);

  if (item >= 0)
    g_signal_emit (self, signals[ITEM_ACTIVATED], 0, (guint) item);
}

static void
cordee_funding_table_dispose (GObject *object)
{
  CordeeFundingTable *self = CORDEE_FUNDING_TABLE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->amounts);
  g_clear_pointer (&self->zeros, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_funding_table_parent_class)->dispose (object);
}

static void
cordee_funding_table_class_init (CordeeFundingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_funding_table_dispose;
  signals[ITEM_ACTIVATED]
    = g_signal_new ("item-activated", CORDEE_TYPE_FUNDING_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-funding-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingTable, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingTable, list);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingTable, more);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_zeros);
}

static void
cordee_funding_table_init (CordeeFundingTable *self)
{
  self->amounts = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->zeros = g_ptr_array_new ();
  self->selected = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An empty one. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_table_new (void)
{
  return g_object_new (CORDEE_TYPE_FUNDING_TABLE, NULL);
}
