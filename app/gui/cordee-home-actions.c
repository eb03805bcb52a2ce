/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-home-actions.h"

#include "cordee-book-view.h"

#include <glib/gi18n.h>

#define MOST 5

/* Of a line, so that two cards have room beside each other; a wider card shows more. */
#define WIDTH_CHARS 28

struct _CordeeHomeActions
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkWidget *none;
  GtkBox *rows;
  GtkButton *more;

  /* Owned */
  CordeeSession *session;
  CordeeBook *book; /* or NULL: nothing was on show yet */
  guint idle;       /* waiting for an idle moment to read it */
};

G_DEFINE_FINAL_TYPE (CordeeHomeActions, cordee_home_actions, GTK_TYPE_WIDGET)

/* ── rows ───────────────────────────────────────────────────────── */

static void
open_cb (GtkButton *button, gpointer data)
{
  const char *file = g_object_get_data (G_OBJECT (button), "file");
  const char *section = g_object_get_data (G_OBJECT (button), "section");

  gtk_widget_activate_action (GTK_WIDGET (button), "win.open-file", "s", file);
  gtk_widget_activate_action (GTK_WIDGET (button), "win.section", "s", section);
}

static GtkWidget *
new_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* By when, in a few words. The caller owns it. */
static char *
dup_when (const CordeeBookView *view)
{
  if (view->late)
    /* TRANSLATORS: of what should have been done; %s is a day. */
    return g_strdup_printf (_("En retard, %s"), view->next_when);
  if (!cordee_book_entry_is_step_next (view->entry))
    return g_strdup (view->next_when);
  if (view->entry->step_status == CORDEE_STEP_WAITING)
    /* TRANSLATORS: of what somebody else has; %s is the day on which it is expected back. */
    return g_strdup_printf (_("attendu le %s"), view->next_when);
  /* TRANSLATORS: of what is to be begun, or ended; %s is the last day for it. */
  return g_strdup_printf (_("au plus tard le %s"), view->next_when);
}

/* By when, and whether that is over: by a sign and a word. */
static GtkWidget *
new_when (const CordeeBookView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = dup_when (view);
  GtkWidget *label = gtk_label_new (text);

  if (view->late)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("cordee-notice-symbolic");

      gtk_widget_add_css_class (icon, "error");
      gtk_box_append (GTK_BOX (box), icon);
    }
  gtk_widget_add_css_class (label, view->late ? "error" : "secondary");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* What, in which dossier, by when: as a screen reader says it. The caller owns it. */
static char *
dup_name (const CordeeBookView *view)
{
  GString *out = g_string_new (view->title);

  g_string_append_printf (out, ", %s", view->next);
  if (view->late)
    g_string_append_printf (out, ", %s", _("en retard"));
  return g_string_free (out, FALSE);
}

static GtkWidget *
new_row (const CordeeBookView *view)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = dup_name (view);
  gboolean on_its_way = view->entry->way_day != CORDEE_DAY_NONE;

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_line (view->next_what != NULL ? view->next_what : view->next, "row-title"));
  gtk_box_append (GTK_BOX (words), new_line (view->title, "secondary"));
  gtk_box_append (GTK_BOX (box), words);
  for (guint i = 0; i < view->badges->len; i++)
    {
      const CordeeBookBadge *badge = view->badges->pdata[i];
      GtkWidget *label;

      if (badge->kind != CORDEE_BADGE_WAITING && badge->kind != CORDEE_BADGE_LATE)
        continue;
      label = gtk_label_new (badge->text);
      gtk_widget_add_css_class (label, "badge");
      if (badge->kind == CORDEE_BADGE_LATE)
        gtk_widget_add_css_class (label, "error");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (view->next_when != NULL)
    gtk_box_append (GTK_BOX (box), new_when (view));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "file", g_strdup (view->entry->file), g_free);
  g_object_set_data (G_OBJECT (button), "section", (gpointer) (on_its_way ? "parcours" : "assistant"));
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  return button;
}

static void
show_actions (CordeeHomeActions *self)
{
  guint n_all, n_more;
  g_autoptr(GPtrArray) views = cordee_book_next_views (self->book, MOST, &n_all);
  g_autofree char *more = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < views->len; i++)
    gtk_box_append (self->rows, new_row (views->pdata[i]));
  n_more = n_all - views->len;
  if (n_more > 0)
    /* TRANSLATORS: on a button below what is to be done in some dossiers: how many others have something to be done. */
    more = g_strdup_printf (ngettext ("Voir %u autre dossier", "Voir %u autres dossiers", n_more), n_more);
  if (more != NULL)
    gtk_button_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), views->len > 0);
  gtk_widget_set_visible (self->none, views->len == 0);
}

/* ── the book ───────────────────────────────────────────────────── */

static void
progress_cb (CordeeBook *book, guint n_read, guint n_files, gpointer data)
{
  if (n_read == n_files)
    show_actions (data);
}

/* The book of the session; another one where its folder, its base or the day changed. */
static void
update_book (CordeeHomeActions *self)
{
  g_autofree char *folder = cordee_session_dup_book_folder (self->session);
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  CordeeDay today = cordee_session_get_today (self->session);

  if (self->book != NULL && g_str_equal (cordee_book_get_folder (self->book), folder) && cordee_book_get_knowledge (self->book) == knowledge
      && cordee_book_get_today (self->book) == today)
    return;
  if (self->book != NULL)
    cordee_book_cancel (self->book);
  g_clear_pointer (&self->book, cordee_book_unref);
  self->book = cordee_book_new (knowledge, folder, today);
}

static gboolean
read_cb (gpointer data)
{
  CordeeHomeActions *self = data;

  self->idle = 0;
  update_book (self);
  cordee_book_read_async (self->book, progress_cb, self);
  return G_SOURCE_REMOVE;
}

/* Looks again, where somebody sees it, once there is nothing better to do. */
static void
refresh (CordeeHomeActions *self)
{
  if (self->session != NULL && self->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, read_cb, self, NULL);
}

static void
stop (CordeeHomeActions *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->book != NULL)
    cordee_book_cancel (self->book);
}

/* Whose book it shows. To be called once. */
void
cordee_home_actions_set_session (CordeeHomeActions *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_HOME_ACTIONS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "dossier", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "saved", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_home_actions_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cordee_home_actions_parent_class)->map (widget);

  refresh (CORDEE_HOME_ACTIONS (widget));
}

static void
cordee_home_actions_unmap (GtkWidget *widget)
{
  stop (CORDEE_HOME_ACTIONS (widget));

  GTK_WIDGET_CLASS (cordee_home_actions_parent_class)->unmap (widget);
}

static void
cordee_home_actions_dispose (GObject *object)
{
  CordeeHomeActions *self = CORDEE_HOME_ACTIONS (object);

  stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->book, cordee_book_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_home_actions_parent_class)->dispose (object);
}

static void
cordee_home_actions_class_init (CordeeHomeActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_home_actions_dispose;
  widget_class->map = cordee_home_actions_map;
  widget_class->unmap = cordee_home_actions_unmap;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-home-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeActions, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeActions, none);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeActions, rows);
  gtk_widget_class_bind_template_child (widget_class, CordeeHomeActions, more);
}

static void
cordee_home_actions_init (CordeeHomeActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
