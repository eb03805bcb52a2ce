/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-step-links.h"

#include "cordee-file-dialog.h"
#include "cordee-focus.h"
#include "cordee-step-checks.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

struct _CordeeStepLinks
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *root;
  GtkBox *list;
  GtkWidget *entry;
  GtkLabel *problem;

  /* Owned */
  GtkFileChooserNative *dialog; /* while it is open; or NULL */
  CordeeSession *session;       /* NULL before the first step */
  char *structure, *step;
  CordeeHow how;
};

G_DEFINE_FINAL_TYPE (CordeeStepLinks, cordee_step_links, GTK_TYPE_WIDGET)

static void fill (CordeeStepLinks *self);

/* ── changing ───────────────────────────────────────────────────── */

static CordeeCourse *
dup_course (CordeeStepLinks *self)
{
  const CordeeCourse *course = cordee_dossier_find_course (cordee_session_get_dossier (self->session), self->structure, self->how);

  return course != NULL ? cordee_course_copy (course) : cordee_course_new (self->structure, self->how);
}

static void
put_back (CordeeStepLinks *self, CordeeCourse *course)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  cordee_course_get (course, self->step)->at = now;
  cordee_dossier_set_course (cordee_session_get_dossier (self->session), course, now);
  cordee_session_touch (self->session);
  fill (self);
}

static void
say (CordeeStepLinks *self, const char *problem)
{
  g_autofree char *typeset = cordee_report_typeset (problem != NULL ? problem : "");

  gtk_label_set_text (self->problem, typeset);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* Keeps the address of a page, or of a file that is there; what is neither stays in the entry, with a word on it. */
void
cordee_step_links_add (CordeeStepLinks *self, const char *address)
{
  g_autoptr(CordeeCourse) course = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (CORDEE_IS_STEP_LINKS (self));
  g_return_if_fail (address != NULL);
  g_return_if_fail (self->session != NULL);

  if (g_path_is_absolute (address) && g_file_test (address, G_FILE_TEST_EXISTS))
    {
      uri = g_filename_to_uri (address, NULL, NULL);
      title = g_path_get_basename (address);
    }
  else if (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "file://"))
    uri = g_strdup (address);
  if (uri == NULL || !g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL))
    {
      say (self, _("Cette adresse n’est pas comprise. Attendu : une page (https://…) ou un fichier de cet ordinateur."));
      return;
    }
  say (self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  course = dup_course (self);
  cordee_course_step_add_link (cordee_course_get (course, self->step), title, uri);
  put_back (self, course);
}

static void
remove_cb (GtkButton *button, CordeeStepLinks *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  g_autoptr(CordeeCourse) course = dup_course (self);

  cordee_course_step_remove_link (cordee_course_get (course, self->step), index);
  gtk_widget_grab_focus (self->entry);
  put_back (self, course);
}

static void
entered_cb (CordeeStepLinks *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*text != '\0')
    cordee_step_links_add (self, text);
}

static void
chosen_cb (GtkFileChooserNative *dialog, int response, CordeeStepLinks *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    cordee_step_links_add (self, path);
  cordee_file_dialog_clear (&self->dialog);
}

static void
choose_cb (CordeeStepLinks *self)
{
  cordee_file_dialog_clear (&self->dialog);
  self->dialog = cordee_file_dialog_new (GTK_WIDGET (self), _("Joindre le lien d’un fichier"), GTK_FILE_CHOOSER_ACTION_OPEN, _("Joindre"));
  g_signal_connect (self->dialog, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* ── showing ────────────────────────────────────────────────────── */

static GtkWidget *
new_row (CordeeStepLinks *self, const CordeeCourseLink *link, guint index)
{
  const char *title = link->title != NULL ? link->title : link->uri;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *open = gtk_link_button_new_with_label (link->uri, title);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (open));
  /* TRANSLATORS: for a screen reader: a button; %s is the title of a link. */
  g_autofree char *name = g_strdup_printf (_("Retirer le lien : %s"), title);

  gtk_widget_set_hexpand (open, TRUE);
  gtk_widget_set_halign (open, GTK_ALIGN_START);
  if (GTK_IS_LABEL (label))
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Retirer ce lien"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (remove), "index", GUINT_TO_POINTER (index));
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  cordee_step_set_focus_key (open, "link", link->uri);
  gtk_box_append (GTK_BOX (row), open);
  gtk_box_append (GTK_BOX (row), remove);
  return row;
}

static void
fill (CordeeStepLinks *self)
{
  const CordeeCourse *course = cordee_dossier_find_course (cordee_session_get_dossier (self->session), self->structure, self->how);
  const CordeeCourseStep *step = course != NULL ? cordee_course_find (course, self->step) : NULL;

  cordee_box_clear (self->list);
  for (guint i = 0; step != NULL && i < step->links->len; i++)
    gtk_box_append (self->list, new_row (self, step->links->pdata[i], i));
}

/* Shows the links of a step of the dossier in hand. */
void
cordee_step_links_show (CordeeStepLinks *self, CordeeSession *session, const char *structure, CordeeHow how, const char *step)
{
  g_return_if_fail (CORDEE_IS_STEP_LINKS (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (structure != NULL && step != NULL);

  g_set_object (&self->session, session);
  if (g_strcmp0 (self->step, step) != 0 || g_strcmp0 (self->structure, structure) != 0 || self->how != how)
    {
      g_free (self->structure);
      self->structure = g_strdup (structure);
      g_free (self->step);
      self->step = g_strdup (step);
      self->how = how;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      say (self, NULL);
    }
  fill (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_step_links_dispose (GObject *object)
{
  CordeeStepLinks *self = CORDEE_STEP_LINKS (object);

  cordee_file_dialog_clear (&self->dialog);
  g_clear_object (&self->session);
  g_clear_pointer (&self->root, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_step_links_parent_class)->dispose (object);
}

static void
cordee_step_links_finalize (GObject *object)
{
  CordeeStepLinks *self = CORDEE_STEP_LINKS (object);

  g_free (self->structure);
  g_free (self->step);

  G_OBJECT_CLASS (cordee_step_links_parent_class)->finalize (object);
}

static void
cordee_step_links_class_init (CordeeStepLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_step_links_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_step_links_finalize;
  widget_class->focus = cordee_focus_only_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_step_links_init (CordeeStepLinks *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *choose = gtk_button_new_with_label (_("Fichier…"));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->root = cordee_group_new (6, _("Liens"));
  self->list = GTK_BOX (list);
  self->entry = gtk_entry_new ();
  self->problem = GTK_LABEL (cordee_wrapped_label_new ("", "error"));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), "https://…");
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Adresse d’une page ou d’un fichier à joindre"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choisir un fichier à joindre"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_cb), self);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), choose);
  gtk_box_append (GTK_BOX (self->root), list);
  gtk_box_append (GTK_BOX (self->root), line);
  gtk_box_append (GTK_BOX (self->root), GTK_WIDGET (self->problem));
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}
