/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-import-window.h"

#include "cordee-file-dialog.h"
#include "cordee-message-bar.h"
#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <string.h>

/* ── a line in the model ────────────────────────────────────────── */

#define CORDEE_TYPE_LINE_ITEM (cordee_line_item_get_type ())
G_DECLARE_FINAL_TYPE (CordeeLineItem, cordee_line_item, CORDEE, LINE_ITEM, GObject)

struct _CordeeLineItem
{
  GObject parent_instance;

  guint at; /* its place in what was read */
};

G_DEFINE_FINAL_TYPE (CordeeLineItem, cordee_line_item, G_TYPE_OBJECT)

static void
cordee_line_item_class_init (CordeeLineItemClass *klass)
{
}

static void
cordee_line_item_init (CordeeLineItem *self)
{
}

/* ── the window ─────────────────────────────────────────────────── */

struct _CordeeImportWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  CordeeMessageBar *message;
  GtkTextView *text;
  GtkLabel *summary;
  GtkLabel *note;
  GtkWidget *results;
  GtkListView *list;
  GtkButton *add;

  /* Owned */
  CordeeSession *session;
  CordeeTerritoryView *view;
  CordeeTerritoryImport *import; /* or NULL: nothing was read yet */
  GListStore *store;
  GtkNoSelection *selection;
  GtkFileChooserNative *dialog; /* or NULL: none is on show */

  GtkWidget *page;  /* weak; or NULL: it has gone */
  guint parse;      /* waiting to read what is typed */
  gboolean filling; /* what changes now is not the user's doing */
};

G_DEFINE_FINAL_TYPE (CordeeImportWindow, cordee_import_window, GTK_TYPE_WINDOW)

static const CordeeTerritoryLine *
get_line (CordeeImportWindow *self, guint at)
{
  return self->import != NULL && at < self->import->lines->len ? self->import->lines->pdata[at] : NULL;
}

/* ── rows ───────────────────────────────────────────────────────── */

/* In the order of CordeeListState: the class and the sign of a line, which is never alone. */
static const struct
{
  const char *css_class;
  const char *sign;
} looks[] = {
  [CORDEE_LIST_FOUND] = { "possible", "✓" },
  [CORDEE_LIST_AMBIGUOUS] = { "to-complete", "?" },
  [CORDEE_LIST_UNKNOWN] = { "excluded", "✕" },
  [CORDEE_LIST_REPEATED] = { "undetermined", "=" },
};

static void
setup_cb (CordeeImportWindow *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *sign = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *menu = gtk_menu_button_new ();

  gtk_widget_add_css_class (sign, "reason-sign");
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "import-row");
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), menu);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

/* What an ambiguous line may mean, to be chosen from. */
static void
show_choices (GtkMenuButton *button, const CordeeTerritoryLine *line, guint at)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autofree char *name = NULL;

  for (guint i = 0; i < line->labels->len; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (line->labels->pdata[i], NULL);

      g_menu_item_set_action_and_target (item, "import.choose", "(uu)", at, i);
      g_menu_append_item (menu, item);
    }
  /* TRANSLATORS: for a screen reader: the button of a line of a list: %s is what stands there. */
  name = g_strdup_printf (_("Choisir la commune pour « %s »"), line->text);
  gtk_menu_button_set_label (button, line->chosen >= 0 ? _("Choisie") : _("Choisir"));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (CordeeImportWindow *self, GtkListItem *item)
{
  guint at = CORDEE_LINE_ITEM (gtk_list_item_get_item (item))->at;
  const CordeeTerritoryLine *line = get_line (self, at);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *sign = gtk_widget_get_first_child (row), *label = gtk_widget_get_next_sibling (sign), *menu = gtk_widget_get_last_child (row);
  const char *told = line->state == CORDEE_LIST_AMBIGUOUS && line->chosen >= 0 ? line->labels->pdata[line->chosen] : line->message;
  /* TRANSLATORS: the number of a line in a list, and what stands there. */
  g_autofree char *where = g_strdup_printf (_("Ligne %u : %s"), line->line, line->text);
  g_autofree char *typeset = cordee_report_typeset (where);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>\n%s", typeset, told);
  guint look = line->chosen >= 0 ? CORDEE_LIST_FOUND : line->state;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (sign, looks[i].css_class);
  gtk_widget_add_css_class (sign, looks[look].css_class);
  gtk_label_set_text (GTK_LABEL (sign), looks[look].sign);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_set_tooltip_text (label, told);
  gtk_widget_set_visible (menu, line->state == CORDEE_LIST_AMBIGUOUS);
  if (line->state == CORDEE_LIST_AMBIGUOUS)
    show_choices (GTK_MENU_BUTTON (menu), line, at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, line->name, -1);
}

/* ── what was read ──────────────────────────────────────────────── */

static void
show_count (CordeeImportWindow *self)
{
  gtk_button_set_label (self->add, self->import->action);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.add", self->import->n_new > 0);
}

static void
show_list (CordeeImportWindow *self, const CordeeList *read)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  CordeeTerritoryImport *before = g_steal_pointer (&self->import);

  self->import = cordee_territory_import_new (self->view, read);
  for (guint i = 0; i < self->import->lines->len; i++)
    {
      CordeeLineItem *item = g_object_new (CORDEE_TYPE_LINE_ITEM, NULL);

      item->at = i;
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  cordee_territory_import_free (before);
  gtk_label_set_text (self->summary, self->import->summary);
  gtk_label_set_text (self->note, self->import->note != NULL ? self->import->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), self->import->note != NULL);
  gtk_widget_set_visible (self->results, self->import->lines->len > 0);
  show_count (self);
}

static void
read_text (CordeeImportWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr(CordeeList) read = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  read = cordee_list_parse (self->view->territory->atlas, text, strlen (text));
  show_list (self, read);
}

static gboolean
parse_cb (gpointer data)
{
  CordeeImportWindow *self = data;

  self->parse = 0;
  read_text (self);
  return G_SOURCE_REMOVE;
}

/* What is pasted comes in several changes: it is read once. */
static void
text_changed_cb (CordeeImportWindow *self)
{
  if (!self->filling && self->parse == 0)
    self->parse = g_idle_add (parse_cb, self);
}

/* Puts text in the place of what is there, and reads it. */
void
cordee_import_window_set_text (CordeeImportWindow *self, const char *text)
{
  g_return_if_fail (CORDEE_IS_IMPORT_WINDOW (self));

  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  self->filling = FALSE;
  read_text (self);
}

/* Reads a file, of which only what was understood is shown. A message says why where it cannot be read. */
void
cordee_import_window_load (CordeeImportWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeList) read = NULL;

  g_return_if_fail (CORDEE_IS_IMPORT_WINDOW (self));

  read = cordee_list_load (self->view->territory->atlas, file, &error);
  if (read == NULL)
    /* TRANSLATORS: %1$s: a file; %2$s says why, in the words of the system. */
    text = g_strdup_printf (_("« %1$s » n’a pas pu être lu : %2$s"), name, error->message);
  else
    {
      self->filling = TRUE;
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
      self->filling = FALSE;
      show_list (self, read);
      /* TRANSLATORS: %s is the name of a file. */
      text = g_strdup_printf (_("Lu dans « %s »."), name);
    }
  cordee_message_bar_say (self->message, text, read == NULL);
}

/* What was read and what was chosen; NULL: nothing was read yet. Borrowed until the next change. */
const CordeeTerritoryImport *
cordee_import_window_get_import (CordeeImportWindow *self)
{
  g_return_val_if_fail (CORDEE_IS_IMPORT_WINDOW (self), NULL);
  return self->import;
}

/* ── actions ────────────────────────────────────────────────────── */

static void
response_cb (CordeeImportWindow *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog)) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (file != NULL)
    cordee_import_window_load (self, file);
}

static void
file_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeImportWindow *self = CORDEE_IMPORT_WINDOW (widget);

  cordee_file_dialog_clear (&self->dialog);
  self->dialog = cordee_file_dialog_new (widget, _("Importer une liste de communes"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Importer"));
  cordee_file_dialog_add_pattern (self->dialog, "CSV", ".csv");
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeImportWindow *self = CORDEE_IMPORT_WINDOW (widget);
  g_autoptr(CordeeLineItem) item = g_object_new (CORDEE_TYPE_LINE_ITEM, NULL);
  gpointer items[] = { item };
  guint choice;

  g_variant_get (value, "(uu)", &item->at, &choice);
  if (get_line (self, item->at) == NULL)
    return;
  cordee_territory_import_choose (self->import, item->at, (int) choice);
  g_list_store_splice (self->store, item->at, 1, items, 1);
  show_count (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeImportWindow *self = CORDEE_IMPORT_WINDOW (widget);
  g_auto(GStrv) codes = cordee_territory_import_dup_codes (self->import);

  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "page.add-communes", "^as", codes);
  gtk_window_close (GTK_WINDOW (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_import_window_dispose (GObject *object)
{
  CordeeImportWindow *self = CORDEE_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->parse, g_source_remove);
  g_clear_weak_pointer (&self->page);
  cordee_file_dialog_clear (&self->dialog);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_pointer (&self->import, cordee_territory_import_free);
  g_clear_pointer (&self->view, cordee_territory_view_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_import_window_parent_class)->dispose (object);
}

static void
cordee_import_window_class_init (CordeeImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_import_window_dispose;

  gtk_widget_class_install_action (widget_class, "import.file", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "import.choose", "(uu)", choose_action);
  gtk_widget_class_install_action (widget_class, "import.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (CORDEE_TYPE_MESSAGE_BAR);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, message);
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, text);
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, note);
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, results);
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, list);
  gtk_widget_class_bind_template_child (widget_class, CordeeImportWindow, add);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
cordee_import_window_init (CordeeImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (CORDEE_TYPE_LINE_ITEM);
  self->selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->store)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/* A window above that of page, which gets what is taken, on the territory of session. Nothing is read yet. GTK owns it. */
GtkWidget *
cordee_import_window_new (CordeeSession *session, GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);
  CordeeImportWindow *self = g_object_new (CORDEE_TYPE_IMPORT_WINDOW, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->page, page);
  self->view = cordee_territory_view_new (cordee_interview_get_rulebook (cordee_session_get_interview (session)), cordee_atlas_get_default (),
                                          cordee_session_get_situation (session), NULL);
  cordee_import_window_set_text (self, "");
  return GTK_WIDGET (self);
}
