/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-territory-page.h"

#include "cordee-adaptive.h"
#include "cordee-commune-field.h"
#include "cordee-commune-table.h"
#include "cordee-file-dialog.h"
#include "cordee-focus.h"
#include "cordee-import-window.h"
#include "cordee-issue.h"
#include "cordee-message-bar.h"
#include "cordee-report.h"
#include "cordee-stack.h"
#include "cordee-stated-field.h"
#include "cordee-territory-panel.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Of what undoing would take back, in characters: a list of communes is long. */
#define MOST_UNDO_CHARS 60

struct _CordeeTerritoryPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  GtkWidget *undo;
  GtkWidget *redo;
  CordeeMessageBar *message;
  GtkBox *main;
  GtkWidget *side_scroll;
  GtkBox *side;
  CordeeCommuneField *field;
  GtkStack *tables;
  CordeeCommuneTable *table;
  GtkLabel *total;
  CordeeTerritoryPanel *panel;
  CordeeStatedField *stated;

  /* Owned */
  CordeeSession *session;
  CordeeTerritoryView *view;
  GPtrArray *perimeters;        /* CordeePerimeter: the territories of others */
  GtkFileChooserNative *dialog; /* or NULL: none is on show */
  GCancellable *reading;        /* the clipboard; or NULL */

  gboolean stale; /* the answers are others than those on show */
};

G_DEFINE_FINAL_TYPE (CordeeTerritoryPage, cordee_territory_page, GTK_TYPE_WIDGET)

static CordeeInterview *
get_interview (CordeeTerritoryPage *self)
{
  return cordee_session_get_interview (self->session);
}

static void
say (CordeeTerritoryPage *self, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", typeset);
}

/* ── what is on show ────────────────────────────────────────────── */

static void
name_button (GtkWidget *button, const char *name, const char *what, const char *keys)
{
  g_autofree char *begun = what != NULL && g_utf8_strlen (what, -1) > MOST_UNDO_CHARS ? g_utf8_substring (what, 0, MOST_UNDO_CHARS) : NULL;
  g_autofree char *brief = begun != NULL ? g_strconcat (begun, "…", NULL) : g_strdup (what);
  /* TRANSLATORS: %1$s: Annuler or Rétablir; %2$s: what is undone or done again: an answer. */
  g_autofree char *text = brief != NULL ? g_strdup_printf (_("%1$s : %2$s"), name, brief) : g_strdup (name);
  g_autofree char *tip = g_strdup_printf ("%s (%s)", text, keys);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_tooltip_text (button, tip);
}

static void
show_undo (CordeeTerritoryPage *self)
{
  g_autofree char *undo = cordee_interview_dup_undo_text (get_interview (self));
  g_autofree char *redo = cordee_interview_dup_redo_text (get_interview (self));

  name_button (self->undo, _("Annuler"), undo, _("Ctrl+Z"));
  name_button (self->redo, _("Rétablir"), redo, _("Ctrl+Maj+Z"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.undo", cordee_interview_can_undo (get_interview (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.redo", cordee_interview_can_redo (get_interview (self)));
}

static void
selected_cb (CordeeTerritoryPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.remove",
                                 cordee_commune_table_get_first_selected (self->table) != GTK_INVALID_LIST_POSITION);
}

static void
refresh (CordeeTerritoryPage *self)
{
  CordeeTerritoryView *before = g_steal_pointer (&self->view);
  gboolean any;

  self->stale = FALSE;
  self->view = cordee_territory_view_new (cordee_interview_get_rulebook (get_interview (self)), cordee_atlas_get_default (),
                                          cordee_session_get_situation (self->session), self->perimeters);
  any = self->view->rows->len > 0;
  cordee_commune_table_set_rows (self->table, self->view->rows);
  cordee_commune_field_set_view (self->field, self->view);
  cordee_territory_panel_show (self->panel, self->view);
  cordee_territory_view_free (before);
  gtk_label_set_text (self->total, self->view->total);
  cordee_stack_show (self->tables, any ? "table" : "empty");
  cordee_stated_field_show (self->stated, cordee_session_get_knowledge (self->session), self->view->population, self->view->has_stated,
                            self->view->stated);
  show_undo (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.use-place", self->view->use_place != NULL);
}

/* What nobody sees is computed when it is shown. */
static void
changed_cb (CordeeTerritoryPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

/* Where there is little room, what the communes come to goes below them. */
static void
narrow_cb (CordeeTerritoryPage *self)
{
  gboolean narrow = cordee_adaptive_get_narrow (self->adaptive);
  GtkWidget *moved[] = { GTK_WIDGET (self->panel), GTK_WIDGET (self->stated) };
  GtkBox *to = narrow ? self->main : self->side;

  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      GtkBox *from = GTK_BOX (gtk_widget_get_parent (moved[i]));

      if (from == to)
        continue;
      g_object_ref (moved[i]);
      gtk_box_remove (from, moved[i]);
      gtk_box_append (to, moved[i]);
      g_object_unref (moved[i]);
    }
  gtk_widget_set_visible (self->side_scroll, !narrow);
}

static void
small_cb (CordeeTerritoryPage *self)
{
  cordee_commune_table_set_brief (self->table, cordee_adaptive_get_small (self->adaptive));
}

/* ── the answer ─────────────────────────────────────────────────── */

/* Each change is a step of undo of its own, also where the assistant asks the same question. */
static void
begin_step (CordeeTerritoryPage *self, const CordeeQuestion *question)
{
  if (cordee_interview_get_current (get_interview (self)) == question)
    cordee_interview_go_to (get_interview (self), question->id);
}

/* No commune is no answer: a project has a territory, which is not known then. */
static void
write_codes (CordeeTerritoryPage *self, char **codes, CordeeProvenance provenance)
{
  const CordeeQuestion *question = self->view->communes;
  g_autoptr(CordeeValue) value = NULL;

  if (question == NULL)
    return;
  begin_step (self, question);
  if (codes[0] == NULL)
    cordee_interview_forget (get_interview (self), question->id);
  else
    {
      value = cordee_value_new_set ((const char *const *) codes);
      cordee_interview_answer (get_interview (self), question->id, value, provenance);
    }
  cordee_session_answered (self->session);
  if (self->stale)
    refresh (self);
}

/* Writes codes and tells how many there are more. */
static void
add (CordeeTerritoryPage *self, char **codes, CordeeProvenance provenance)
{
  guint before = self->view->rows->len, n = g_strv_length (codes) > before ? g_strv_length (codes) - before : 0;
  /* TRANSLATORS: communes that were added to a territory. */
  g_autofree char *text = g_strdup_printf (ngettext ("%u commune ajoutée", "%u communes ajoutées", n), n);

  if (n == 0)
    {
      say (self, _("C’est déjà dans le territoire."));
      return;
    }
  write_codes (self, codes, provenance);
  say (self, text);
}

static void
add_commune_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);
  g_auto(GStrv) codes = cordee_territory_view_add (self->view, (const char *const[]){ g_variant_get_string (value, NULL), NULL });

  add (self, codes, CORDEE_PROVENANCE_DECLARED);
}

static void
add_epci_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);
  g_auto(GStrv) codes = cordee_territory_view_add_epci (self->view, g_variant_get_string (value, NULL));

  if (codes != NULL)
    add (self, codes, CORDEE_PROVENANCE_DECLARED);
}

static void
add_communes_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);
  g_autofree const char **more = g_variant_get_strv (value, NULL);
  g_auto(GStrv) codes = cordee_territory_view_add (self->view, more);

  add (self, codes, CORDEE_PROVENANCE_IMPORTED);
}

/* Undoing gives them back. */
static void
take_out (CordeeTerritoryPage *self, const char *const *which)
{
  g_auto(GStrv) codes = cordee_territory_view_remove (self->view, which);
  guint n = self->view->rows->len - g_strv_length (codes);
  /* TRANSLATORS: communes that were taken out of a territory. */
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u commune retirée. « Annuler » la rend.", "%u communes retirées. « Annuler » les rend.", n), n);

  if (n == 0)
    return;
  write_codes (self, codes, CORDEE_PROVENANCE_DECLARED);
  say (self, text);
}

static void
remove_communes_action (GtkWidget *widget, const char *name, GVariant *value)
{
  g_autofree const char **which = g_variant_get_strv (value, NULL);

  take_out (CORDEE_TERRITORY_PAGE (widget), which);
}

/* Whoever takes out one after another goes on at the next one. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);
  guint position = cordee_commune_table_get_first_selected (self->table);
  g_auto(GStrv) which = cordee_commune_table_dup_selected (self->table);

  if (which[0] == NULL)
    return;
  take_out (self, (const char *const *) which);
  if (self->view->rows->len > 0)
    cordee_commune_table_select_near (self->table, position);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);

  cordee_interview_undo (get_interview (self));
  cordee_session_answered (self->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);

  cordee_interview_redo (get_interview (self));
  cordee_session_answered (self->session);
}

static void
use_place_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);

  if (self->view->use_place != NULL)
    cordee_session_set_place (self->session, self->view->place_region, self->view->place_departement);
}

/* ── a number typed by hand ─────────────────────────────────────── */

static void
set_population_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);
  const CordeeQuestion *question = self->view->population;
  g_autoptr(CordeeValue) number = cordee_value_new_number (g_variant_get_double (value));

  if (question == NULL)
    return;
  begin_step (self, question);
  cordee_interview_answer (get_interview (self), question->id, number, CORDEE_PROVENANCE_ESTIMATED);
  cordee_session_answered (self->session);
}

static void
clear_population_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);
  const CordeeQuestion *question = self->view->population;

  if (question == NULL)
    return;
  begin_step (self, question);
  cordee_interview_forget (get_interview (self), question->id);
  cordee_session_answered (self->session);
}

/* ── lists ──────────────────────────────────────────────────────── */

static CordeeImportWindow *
open_import (CordeeTerritoryPage *self)
{
  GtkWidget *window = cordee_import_window_new (self->session, GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (window));
  return CORDEE_IMPORT_WINDOW (window);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  CordeeTerritoryPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = CORDEE_TERRITORY_PAGE (data);
  g_clear_object (&self->reading);
  cordee_import_window_set_text (open_import (self), text != NULL ? text : "");
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);

  if (self->reading != NULL)
    return;
  self->reading = g_cancellable_new ();
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->reading, read_cb, self);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeImportWindow *window = open_import (CORDEE_TERRITORY_PAGE (widget));

  gtk_widget_activate_action (GTK_WIDGET (window), "import.file", NULL);
}

/* Writes the table into file, over what is there. FALSE where that did not work: a message then says why. */
gboolean
cordee_territory_page_export (CordeeTerritoryPage *self, GFile *file)
{
  g_autofree char *csv = NULL;

  g_return_val_if_fail (CORDEE_IS_TERRITORY_PAGE (self), FALSE);

  csv = cordee_territory_view_to_csv (self->view);
  return cordee_message_bar_save_table (self->message, file, csv);
}

/* ── the territory of somebody else ─────────────────────────────── */

/* Compares with the territory of a dossier or of a list from now on. FALSE where file cannot be read: a message then says why; else one says how
   many communes are in common. */
gboolean
cordee_territory_page_compare (CordeeTerritoryPage *self, GFile *file)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  CordeePerimeter *other;
  guint n = 0;

  g_return_val_if_fail (CORDEE_IS_TERRITORY_PAGE (self), FALSE);

  path = g_file_get_path (file);
  if (path == NULL)
    path = g_file_get_uri (file);
  other = cordee_perimeter_load (cordee_atlas_get_default (), cordee_session_get_knowledge (self->session), path, issues, &error);
  if (other == NULL)
    {
      text = error == NULL && issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : g_strdup (error != NULL ? error->message : path);
      cordee_message_bar_say (self->message, text, TRUE);
      return FALSE;
    }
  for (char **code = other->codes; *code != NULL; code++)
    n += cordee_territory_has (self->view->territory, *code) ? 1 : 0;
  /* TRANSLATORS: %1$u communes are in this territory and in another one, whose name is %2$s. */
  text = g_strdup_printf (ngettext ("%1$u commune en commun avec « %2$s ».", "%1$u communes en commun avec « %2$s ».", n), n, other->name);
  cordee_message_bar_say (self->message, text, FALSE);
  g_ptr_array_add (self->perimeters, other);
  refresh (self);
  return TRUE;
}

static void
compare_response_cb (CordeeTerritoryPage *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog)) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (file != NULL)
    cordee_territory_page_compare (self, file);
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);

  cordee_file_dialog_clear (&self->dialog);
  self->dialog = cordee_file_dialog_new (widget, _("Comparer à un autre territoire"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Comparer"));
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (compare_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* ── export ─────────────────────────────────────────────────────── */

static void
response_cb (CordeeTerritoryPage *self, int response)
{
  gboolean taken = FALSE;
  g_autoptr(GFile) target = response == GTK_RESPONSE_ACCEPT ? cordee_file_dialog_dup_target (self->dialog, ".csv", &taken) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (taken)
    cordee_message_bar_say (self->message, _("Rien n’a été enregistré : il y a déjà un fichier de ce nom."), TRUE);
  else if (target != NULL)
    cordee_territory_page_export (self, target);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (widget);

  cordee_file_dialog_clear (&self->dialog);
  self->dialog = cordee_file_dialog_new (widget, _("Enregistrer le territoire"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Enregistrer"));
  /* TRANSLATORS: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), _("territoire.csv"));
  cordee_file_dialog_add_pattern (self->dialog, "CSV", ".csv");
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *value)
{
  gtk_widget_grab_focus (GTK_WIDGET (CORDEE_TERRITORY_PAGE (widget)->field));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_territory_page_map (GtkWidget *widget)
{
  if (CORDEE_TERRITORY_PAGE (widget)->stale)
    refresh (CORDEE_TERRITORY_PAGE (widget));

  GTK_WIDGET_CLASS (cordee_territory_page_parent_class)->map (widget);
}

/* Whoever comes to the section can type at once. A window that is not on show yet would keep the focus in this page when another one takes its
   place. */
static gboolean
cordee_territory_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *field = GTK_WIDGET (CORDEE_TERRITORY_PAGE (widget)->field);

  return gtk_widget_get_mapped (field) && gtk_widget_grab_focus (field);
}

static void
cordee_territory_page_dispose (GObject *object)
{
  CordeeTerritoryPage *self = CORDEE_TERRITORY_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  cordee_file_dialog_clear (&self->dialog);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_TERRITORY_PAGE);
  g_clear_pointer (&self->view, cordee_territory_view_free);
  g_clear_pointer (&self->perimeters, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_territory_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "page.add-commune", "s", add_commune_action },    { "page.add-epci", "s", add_epci_action },
    { "page.add-communes", "as", add_communes_action }, { "page.remove-communes", "as", remove_communes_action },
    { "page.remove", NULL, remove_action },             { "page.paste", NULL, paste_action },
    { "page.import", NULL, import_action },             { "page.export", NULL, export_action },
    { "page.undo", NULL, undo_action },                 { "page.redo", NULL, redo_action },
    { "page.set-population", "d", set_population_action }, { "page.clear-population", NULL, clear_population_action },
    { "page.use-place", NULL, use_place_action },       { "page.search", NULL, search_action },
    { "page.compare", NULL, compare_action },
  };
  static const struct
  {
    guint keyval;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "page.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.redo" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "page.paste" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].state, keys[i].action, NULL);
}

static void
cordee_territory_page_class_init (CordeeTerritoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_territory_page_dispose;
  widget_class->map = cordee_territory_page_map;
  widget_class->grab_focus = cordee_territory_page_grab_focus;
  widget_class->focus = cordee_focus_only_child;

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_COMMUNE_FIELD);
  g_type_ensure (CORDEE_TYPE_COMMUNE_TABLE);
  g_type_ensure (CORDEE_TYPE_MESSAGE_BAR);
  g_type_ensure (CORDEE_TYPE_STATED_FIELD);
  g_type_ensure (CORDEE_TYPE_TERRITORY_PANEL);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-territory-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, undo);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, redo);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, message);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, main);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, side_scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, side);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, field);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, tables);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, table);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, total);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, panel);
  gtk_widget_class_bind_template_child (widget_class, CordeeTerritoryPage, stated);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, small_cb);
}

static void
cordee_territory_page_init (CordeeTerritoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The page of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_territory_page_new (CordeeSession *session)
{
  CordeeTerritoryPage *self;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_TERRITORY_PAGE, NULL);
  self->session = g_object_ref (session);
  self->perimeters = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_perimeter_free);
  g_signal_connect_object (session, "answered", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  refresh (self);
  selected_cb (self);
  return GTK_WIDGET (self);
}
