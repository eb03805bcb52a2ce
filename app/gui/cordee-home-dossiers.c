/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-home-dossiers.h"

#include "cordee-book-view.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MOST 5

/* Of a line, so that two cards have room beside each other; a wider card shows more. */
#define WIDTH_CHARS 28

struct _CordeeHomeDossiers
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkWidget *none;
  GtkBox *rows;
  GtkWidget *way;

  /* Owned */
  CordeeSession *session;
  GCancellable *cancellable; /* or NULL: nothing is being listed */
};

G_DEFINE_FINAL_TYPE (CordeeHomeDossiers, cordee_home_dossiers, GTK_TYPE_WIDGET)

/* ── which ──────────────────────────────────────────────────────── */

typedef struct
{
  char *file; /* owned */
  gint64 at;
} Found;

static void
found_free (Found *found)
{
  g_free (found->file);
  g_free (found);
}

static int
compare_latest (gconstpointer a, gconstpointer b)
{
  const Found *one = *(Found *const *) a, *other = *(Found *const *) b;

  return one->at > other->at ? -1 : one->at < other->at;
}

/* Of a folder with thousands only the latest are read: the time of a file tells which. */
static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GDir) dir = g_dir_open (data, 0, NULL);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) found_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *file = g_build_filename (data, name, NULL);
      GStatBuf info;

      if (name[0] != '.' && g_str_has_suffix (name, CORDEE_DOSSIER_SUFFIX) && g_stat (file, &info) == 0)
        {
          Found *one = g_new0 (Found, 1);

          one->file = g_steal_pointer (&file);
          one->at = info.st_mtime;
          g_ptr_array_add (found, one);
        }
    }
  g_ptr_array_sort (found, compare_latest);
  if (found->len > MOST)
    g_ptr_array_set_size (found, MOST);
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

/* ── rows ───────────────────────────────────────────────────────── */

static void
open_cb (GtkButton *button, gpointer data)
{
  const char *file = g_object_get_data (G_OBJECT (button), "file");

  gtk_widget_activate_action (GTK_WIDGET (button), "win.open-file", "s", file);
  gtk_widget_activate_action (GTK_WIDGET (button), "win.section", "s", "assistant");
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_row (const CordeeBookView *view)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (view->title, "row-title"));
  gtk_box_append (GTK_BOX (words), new_label (view->next != NULL ? view->next : view->subtitle, "secondary"));
  gtk_box_append (GTK_BOX (box), words);
  if (view->verdict_text != NULL)
    gtk_box_append (GTK_BOX (box), new_label (view->verdict_text, "secondary"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
  g_object_set_data_full (G_OBJECT (button), "file", g_strdup (view->entry->file), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  return button;
}

static void
show_found (CordeeHomeDossiers *self, const GPtrArray *found)
{
  g_autofree char *folder = cordee_session_dup_book_folder (self->session);
  g_autoptr(CordeeBook) book = cordee_book_new (cordee_session_get_knowledge (self->session), folder, cordee_session_get_today (self->session));
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < found->len; i++)
    {
      const char *file = ((const Found *) found->pdata[i])->file;
      const CordeeBookEntry *entry = cordee_book_refresh (book, file) ? cordee_book_find (book, file) : NULL;
      g_autoptr(CordeeBookView) view = entry != NULL && entry->problem == NULL ? cordee_book_view_new (book, entry) : NULL;

      if (view == NULL)
        continue;
      gtk_box_append (self->rows, new_row (view));
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n > 0);
  gtk_widget_set_visible (self->none, n == 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);
  CordeeHomeDossiers *self;

  if (found == NULL)
    return;
  self = CORDEE_HOME_DOSSIERS (source);
  g_clear_object (&self->cancellable);
  show_found (self, found);
}

/* Looks again, where somebody sees it. */
static void
refresh (CordeeHomeDossiers *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->session != NULL)
    gtk_widget_set_visible (self->way, cordee_session_get_dossier (self->session)->courses->len > 0);
  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, listed_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, cordee_session_dup_book_folder (self->session), g_free);
  g_task_run_in_thread (task, list_thread);
}

/* Whose book it shows. To be called once. */
void
cordee_home_dossiers_set_session (CordeeHomeDossiers *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_HOME_DOSSIERS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dossier", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "saved", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_home_dossiers_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cordee_home_dossiers_parent_class)->map (widget);

  refresh (CORDEE_HOME_DOSSIERS (widget));
}

static void
cordee_home_dossiers_unmap (GtkWidget *widget)
{
  CordeeHomeDossiers *self = CORDEE_HOME_DOSSIERS (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  GTK_WIDGET_CLASS (cordee_home_dossiers_parent_class)->unmap (widget);
}

static void
cordee_home_dossiers_dispose (GObject *object)
{
  CordeeHomeDossiers *self = CORDEE_HOME_DOSSIERS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_home_dossiers_parent_class)->dispose (object);
}

static void
cordee_home_dossiers_class_init (CordeeHomeDossiersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_home_dossiers_dispose;
  widget_class->map = cordee_home_dossiers_map;
  widget_class->unmap = cordee_home_dossiers_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-home-dossiers.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDossiers, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDossiers, none);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDossiers, rows);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeDossiers, way);
}

static void
cordee_home_dossiers_init (CordeeHomeDossiers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
