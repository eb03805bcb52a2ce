/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-dossier-menu.h"

#include "cordee-dossier-report.h"
#include "cordee-recent.h"
#include "cordee-report.h"

#include <glib/gi18n.h>

#define MOST_RECENT 5

struct _CordeeDossierMenu
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkMenuButton *button;
  GtkLabel *caption;
  GtkLabel *name;
  GtkPopover *form;
  GtkEntry *entry;

  CordeeSession *session; /* owned */
};

G_DEFINE_FINAL_TYPE (CordeeDossierMenu, cordee_dossier_menu, GTK_TYPE_WIDGET)

/* ── what can be done ───────────────────────────────────────────── */

/* Labels of a menu have mnemonics: an underscore of a name is no mark. */
static void
append_file (GMenu *menu, const CordeeRecent *recent)
{
  g_auto(GStrv) parts = g_strsplit (recent->name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.open-file", "s", recent->file);
  g_menu_append_item (menu, item);
}

static GMenu *
new_recent_section (CordeeDossierMenu *self)
{
  g_autoptr(GPtrArray) recent = cordee_recent_list (cordee_session_get_file (self->session), MOST_RECENT);
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < recent->len; i++)
    append_file (section, recent->pdata[i]);
  return section;
}

static GMenu *
new_reports (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < CORDEE_N_REPORTS; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (cordee_report_kind_label (i), NULL);

      g_menu_item_set_action_and_target (item, "win.report", "s", cordee_report_kind_id (i));
      g_menu_append_item (menu, item);
    }
  return menu;
}

static GMenuModel *
new_model (CordeeDossierMenu *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) dossier = g_menu_new ();
  g_autoptr(GMenu) recent = new_recent_section (self);
  g_autoptr(GMenu) more = g_menu_new ();
  g_autoptr(GMenu) reports = new_reports ();

  g_menu_append (dossier, _("_Renommer…"), "win.name-dossier");
  g_menu_append (dossier, _("_Nouveau dossier"), "win.new-dossier");
  g_menu_append (dossier, _("_Ouvrir…"), "win.open-dossier");
  g_menu_append (dossier, _("Voir dans les _dossiers"), "win.show-book");
  g_menu_append (more, _("_Ce qui a changé depuis…"), "win.show-since");
  g_menu_append (more, _("Revenir à une _version…"), "win.restore");
  g_menu_append_submenu (more, _("Co_mptes rendus"), G_MENU_MODEL (reports));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dossier));
  if (g_menu_model_get_n_items (G_MENU_MODEL (recent)) > 0)
    g_menu_append_section (menu, _("Récents"), G_MENU_MODEL (recent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return G_MENU_MODEL (menu);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr(GMenuModel) model = new_model (data);

  gtk_menu_button_set_menu_model (button, model);
}

/* ── the name ───────────────────────────────────────────────────── */

static void
show_name (CordeeDossierMenu *self)
{
  g_autofree char *name = cordee_session_dup_name (self->session);
  /* TRANSLATORS: the name of the dossier, for a screen reader and a tooltip. */
  g_autofree char *text = g_strdup_printf (_("Dossier : %s"), name);
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_label_set_text (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), typeset);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset, -1);
}

static void
rename_cb (CordeeDossierMenu *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.rename-dossier", "s", gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_popover_popdown (self->form);
}

/* Asks for another name, below the one there is. */
void
cordee_dossier_menu_rename (CordeeDossierMenu *self)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_MENU (self));

  gtk_menu_button_popdown (self->button);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), cordee_session_get_dossier (self->session)->name);
  gtk_popover_popup (self->form);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Whose dossier it shows. To be called once. */
void
cordee_dossier_menu_set_session (CordeeDossierMenu *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_MENU (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dossier", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
  show_name (self);
}

/* Where there is little room: without the caption, which the button keeps in its name. */
void
cordee_dossier_menu_set_brief (CordeeDossierMenu *self, gboolean brief)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_MENU (self));
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !brief);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_dossier_menu_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeDossierMenu *self = CORDEE_DOSSIER_MENU (widget);

  gtk_widget_allocate (GTK_WIDGET (self->button), width, height, baseline, NULL);
  gtk_popover_present (self->form);
}

static void
cordee_dossier_menu_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (CORDEE_DOSSIER_MENU (widget)->button), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
cordee_dossier_menu_dispose (GObject *object)
{
  CordeeDossierMenu *self = CORDEE_DOSSIER_MENU (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_DOSSIER_MENU);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_dossier_menu_parent_class)->dispose (object);
}

static void
cordee_dossier_menu_class_init (CordeeDossierMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_dossier_menu_dispose;
  widget_class->measure = cordee_dossier_menu_measure;
  widget_class->size_allocate = cordee_dossier_menu_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-dossier-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierMenu, button);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierMenu, caption);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierMenu, name);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierMenu, form);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierMenu, entry);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
}

static void
cordee_dossier_menu_init (CordeeDossierMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->button, create_menu_cb, self, NULL);
}
