/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-dossier-pane.h"

#include "cordee-book-row.h"
#include "cordee-book-view.h"
#include "cordee-dossier-fields.h"
#include "cordee-issue.h"
#include "cordee-stack.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeDossierPane
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroll;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *about;
  CordeeWrapBox *badges;
  GtkWidget *same_bar;
  GtkWidget *open;
  GtkWidget *report;
  GtkWidget *restore;
  GtkMenuButton *more;
  GtkLabel *hint;
  CordeeDossierFields *fields;
  GtkLabel *problem_title;
  GtkLabel *problem_text;
  GtkLabel *problem_hint;
  GtkWidget *problem_backup;

  /* Owned */
  CordeeSession *session;
  CordeeBook *book;       /* or NULL */
  CordeeBookEntry *entry; /* a reference; or NULL */
  CordeeDossier *read;    /* what the file has; or NULL */
  char *backup;           /* the file of a version of what cannot be read; or NULL */
};

G_DEFINE_FINAL_TYPE (CordeeDossierPane, cordee_dossier_pane, GTK_TYPE_WIDGET)

/* ── which one ──────────────────────────────────────────────────── */

static gboolean
is_in_hand (CordeeDossierPane *self, const char *file)
{
  return file != NULL && g_strcmp0 (cordee_session_get_file (self->session), file) == 0;
}

/* Whether what is on show is the dossier in hand, and is edited here. */
gboolean
cordee_dossier_pane_is_live (CordeeDossierPane *self)
{
  g_return_val_if_fail (CORDEE_IS_DOSSIER_PANE (self), FALSE);
  return self->entry != NULL && is_in_hand (self, self->entry->file);
}

/* What is on show, or NULL. Borrowed until the next change. */
static const CordeeDossier *
get_dossier (CordeeDossierPane *self)
{
  return cordee_dossier_pane_is_live (self) ? cordee_session_get_dossier (self->session) : self->read;
}

/* ── head ───────────────────────────────────────────────────────── */

static void
fill_head (CordeeDossierPane *self, const CordeeDossier *dossier, gboolean live)
{
  g_autoptr(CordeeBookView) view = cordee_book_view_new (self->book, self->entry);
  GtkWidget *badge = live ? gtk_label_new (_("en main")) : NULL;

  gtk_label_set_text (self->title, dossier != NULL && dossier->name[0] != '\0' ? dossier->name : view->title);
  gtk_label_set_text (self->about, view->subtitle);
  cordee_wrap_box_clear (self->badges);
  if (badge != NULL)
    {
      gtk_widget_add_css_class (badge, "badge");
      gtk_widget_add_css_class (badge, "ok");
      gtk_widget_set_tooltip_text (badge, _("C’est le dossier que montrent les autres sections"));
      cordee_wrap_box_append (self->badges, badge);
    }
  for (guint i = 0; i < view->badges->len; i++)
    cordee_wrap_box_append (self->badges, cordee_book_badge_new (view->badges->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->badges), live || view->badges->len > 0);
  gtk_widget_set_visible (self->same_bar, self->entry->same_as != NULL);
  gtk_button_set_label (GTK_BUTTON (self->open), live ? _("Continuer") : _("Ouvrir"));
  gtk_widget_set_visible (self->report, live);
  gtk_widget_set_visible (self->restore, live);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !live);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* What the file says that its dossier is called in the program, as far as it can still be read. The caller owns it; NULL: nothing. */
static char *
dup_broken_id (const char *file)
{
  g_autoptr(GBytes) bytes = cordee_store_read (file, &(CordeeStamp){ 0 }, NULL);
  g_autoptr(GRegex) regex = g_regex_new ("<dossier\\b[^>]*\\bid=\"([0-9A-Za-z-]+)\"", G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (text == NULL || !g_regex_match_full (regex, text, (gssize) length, 0, 0, &match, NULL))
    return NULL;
  return g_match_info_fetch (match, 1);
}

/* The latest version put by that can be read, of the dossier that the file was. */
static void
find_backup (CordeeDossierPane *self)
{
  g_autofree char *id = dup_broken_id (self->entry->file);
  g_autoptr(GPtrArray) backups = id != NULL ? cordee_store_list_backups (id) : NULL;

  g_clear_pointer (&self->backup, g_free);
  for (guint i = 0; backups != NULL && i < backups->len && self->backup == NULL; i++)
    {
      const CordeeBackup *backup = backups->pdata[i];
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autoptr(CordeeDossier) dossier = cordee_dossier_load (backup->file, cordee_session_get_knowledge (self->session), issues);
      g_autoptr(GDateTime) then = g_date_time_new_from_unix_local (backup->at);
      g_autofree char *day = NULL;
      g_autofree char *text = NULL;

      if (dossier == NULL || then == NULL)
        continue;
      self->backup = g_strdup (backup->file);
      day = cordee_day_to_words (cordee_day_new (g_date_time_get_year (then), g_date_time_get_month (then), g_date_time_get_day_of_month (then)));
      /* TRANSLATORS: a version of a dossier that was put by: %1$s is a day, %2$d and %3$02d hours and minutes. */
      text = g_strdup_printf (_("Reprendre la version du %1$s, %2$d h %3$02d"), day, g_date_time_get_hour (then), g_date_time_get_minute (then));
      gtk_button_set_label (GTK_BUTTON (self->problem_backup), text);
    }
  gtk_widget_set_visible (self->problem_backup, self->backup != NULL);
  gtk_label_set_text (self->problem_hint, self->backup != NULL
                                            ? _("Ce fichier reste tel quel : rien n’est écrit par-dessus. Une version antérieure est gardée sur cet ordinateur.")
                                            : _("Ce fichier reste tel quel : rien n’est écrit par-dessus. Aucune version antérieure n’est gardée sur cet "
                                                "ordinateur."));
}

static void
fill_problem (CordeeDossierPane *self)
{
  g_autofree char *name = g_filename_display_basename (self->entry->file);

  gtk_label_set_text (self->problem_title, name);
  gtk_label_set_text (self->problem_text, self->entry->problem);
  find_backup (self);
}

static void
fill (CordeeDossierPane *self)
{
  const CordeeDossier *dossier;
  gboolean live;

  if (self->entry == NULL)
    {
      cordee_stack_show (self->stack, "none");
      return;
    }
  dossier = get_dossier (self);
  live = cordee_dossier_pane_is_live (self);
  if (dossier == NULL)
    {
      fill_problem (self);
      cordee_stack_show (self->stack, "problem");
      return;
    }
  fill_head (self, dossier, live);
  cordee_dossier_fields_show (self->fields, dossier, live);
  cordee_stack_show (self->stack, "dossier");
}

static void
read_file (CordeeDossierPane *self)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  g_clear_pointer (&self->read, cordee_dossier_free);
  if (self->entry != NULL && self->entry->problem == NULL)
    self->read = cordee_dossier_load (self->entry->file, cordee_session_get_knowledge (self->session), issues);
}

/* Shows the dossier of entry, or that none is chosen where it is NULL. What is being typed into the one before is kept first. */
void
cordee_dossier_pane_show (CordeeDossierPane *self, CordeeBook *book, const CordeeBookEntry *entry)
{
  gboolean same;

  g_return_if_fail (CORDEE_IS_DOSSIER_PANE (self));
  g_return_if_fail (self->session != NULL);

  same = self->entry != NULL && entry != NULL && g_str_equal (self->entry->file, entry->file);
  if (!same)
    cordee_dossier_fields_keep (self->fields);
  if (same && self->entry == entry && self->book == book)
    return;
  cordee_book_ref (book);
  g_clear_pointer (&self->book, cordee_book_unref);
  self->book = book;
  if (entry != NULL)
    cordee_book_entry_ref ((CordeeBookEntry *) entry);
  g_clear_pointer (&self->entry, cordee_book_entry_unref);
  self->entry = (CordeeBookEntry *) entry;
  if (!same)
    {
      cordee_dossier_fields_forget (self->fields);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0.0);
    }
  read_file (self);
  fill (self);
}

/* The one in hand changed, or another one is in hand. */
static void
dossier_cb (CordeeDossierPane *self)
{
  if (self->entry != NULL)
    fill (self);
}

static void
same_cb (CordeeDossierPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-file", "s", self->entry->same_as);
}

/* The version that was put by becomes a file of its own, beside the one that cannot be read. */
static void
restore_cb (CordeeDossierPane *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *file = cordee_book_import (self->book, self->backup, g_get_real_time () / G_USEC_PER_SEC, &error);

  if (file == NULL)
    {
      gtk_label_set_text (self->problem_hint, error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-file", "s", file);
  gtk_widget_activate_action (GTK_WIDGET (self), "dossiers.reload", NULL);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_dossier_pane_dispose (GObject *object)
{
  CordeeDossierPane *self = CORDEE_DOSSIER_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_DOSSIER_PANE);
  g_clear_pointer (&self->backup, g_free);
  g_clear_pointer (&self->read, cordee_dossier_free);
  g_clear_pointer (&self->entry, cordee_book_entry_unref);
  g_clear_pointer (&self->book, cordee_book_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_dossier_pane_parent_class)->dispose (object);
}

static void
cordee_dossier_pane_class_init (CordeeDossierPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_dossier_pane_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  g_type_ensure (CORDEE_TYPE_DOSSIER_FIELDS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-dossier-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, about);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, badges);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, same_bar);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, open);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, report);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, restore);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, more);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, hint);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, fields);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, problem_title);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, problem_text);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, problem_hint);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierPane, problem_backup);
  gtk_widget_class_bind_template_callback (widget_class, same_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
cordee_dossier_pane_init (CordeeDossierPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* To be called once, before anything is shown. */
void
cordee_dossier_pane_set_session (CordeeDossierPane *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_PANE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  cordee_dossier_fields_set_session (self->fields, session);
  g_signal_connect_object (session, "dossier", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "reloaded", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "answered", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
}

/* What else can be done with the dossier on show. */
void
cordee_dossier_pane_set_menu (CordeeDossierPane *self, GMenuModel *menu)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_PANE (self));

  gtk_menu_button_set_menu_model (self->more, menu);
}
