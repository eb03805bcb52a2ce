/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-file-list.h"

#include "cordee-carried-view.h"
#include "cordee-issue.h"
#include "cordee-report-text.h"
#include "cordee-report.h"
#include "cordee-source-detail.h"
#include "cordee-statement-row.h"
#include "cordee-text.h"

#include <glib/gi18n.h>

struct _CordeeFileList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkLabel *count;
  GtkBox *refused;
  GtkWidget *copy;
  GtkBox *extra;
  GtkLabel *folder;
  GtkBox *base;
  GtkBox *carried;

  /* Owned */
  CordeeSession *session;
  GPtrArray *entries; /* Entry */
};

/* A file on show. */
typedef struct
{
  GtkWidget *widget; /* borrowed */
  char *key;         /* owned: its folded words */
} Entry;

G_DEFINE_FINAL_TYPE (CordeeFileList, cordee_file_list, GTK_TYPE_WIDGET)

static void
entry_free (gpointer data)
{
  Entry *self = data;

  g_free (self->key);
  g_free (self);
}

/* Takes key, folded words. */
static void
add_entry (CordeeFileList *self, GtkBox *box, GtkWidget *widget, char *key)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->widget = widget;
  entry->key = key;
  g_ptr_array_add (self->entries, entry);
  gtk_box_append (box, widget);
}

/* ── files that are taken ───────────────────────────────────────── */

static char *
dup_about (CordeeFileList *self, const CordeePack *pack)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  const CordeeRegion *region = cordee_knowledge_find_region (knowledge, pack->region);
  guint n = pack->statements->len;
  g_autofree char *statements = n > 0 ? g_strdup_printf (ngettext ("%u énoncé", "%u énoncés", n), n) : g_strdup (_("sans énoncé"));
  g_autofree char *day = cordee_day_to_words (pack->checked);
  /* TRANSLATORS: the day on which all of a file was last checked. */
  g_autofree char *checked = pack->checked != CORDEE_DAY_NONE ? g_strdup_printf (_("vérifié le %s"), day) : g_strdup (_("sans date de vérification"));
  /* TRANSLATORS: the start of the fingerprint of a file. */
  g_autofree char *print = g_strdup_printf (_("empreinte %.12s"), pack->sha256);
  const char *place = region != NULL ? cordee_report_word (region->name) : pack->region != NULL ? pack->region : _("national");

  return g_strjoin (" · ", place, statements, checked, print, NULL);
}

static void
add_pack (CordeeFileList *self, GtkBox *box, const CordeePack *pack)
{
  const char *title = pack->title != NULL ? pack->title : _("Ce qui a été laissé de côté");
  GtkWidget *card = cordee_group_new (2, title);
  g_autofree char *file = g_filename_display_name (pack->file);
  g_autofree char *about = dup_about (self, pack);
  g_autofree char *typeset = cordee_report_typeset (about);
  g_autofree char *named = pack->id != NULL ? g_strdup_printf ("%s · %s", pack->id, file) : g_strdup (file);
  g_autofree char *words = g_strjoin ("\n", title, named, about, NULL);

  gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (title, "card-title"));
  gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (typeset, NULL));
  gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (named, "secondary"));
  add_entry (self, box, card, cordee_text_fold (words));
}

static void
add_packs (CordeeFileList *self)
{
  CordeeLibrary *library = cordee_session_get_library (self->session);
  GPtrArray *packs = cordee_knowledge_get_packs (library->knowledge);

  for (guint i = 0; i < packs->len; i++)
    add_pack (self, i < library->n_base ? self->base : self->extra, packs->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->extra), packs->len > library->n_base);
}

/* ── what is no pack ────────────────────────────────────────────── */

/* The list of communes that the program carries: of which year, whose, and by which licence. */
static void
add_carried (CordeeFileList *self)
{
  g_autoptr(CordeeCarriedView) view = cordee_carried_view_new (cordee_atlas_get_default ());
  const char *const texts[] = { view->about, view->populations, view->publisher, view->licence };
  GtkWidget *card = cordee_group_new (2, view->title);

  gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (view->title, "card-title"));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (texts[i], i < 2 ? NULL : "secondary"));
  for (guint i = 0; i < view->urls->len; i++)
    gtk_box_append (GTK_BOX (card), cordee_address_new (view->urls->pdata[i]));
  add_entry (self, self->carried, card, g_steal_pointer (&view->key));
}

/* ── files that are refused ─────────────────────────────────────── */

static GtkWidget *
new_issue (const CordeeIssue *issue)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *hint = g_utf8_make_valid (issue->hint, -1);
  g_autofree char *capitalised = cordee_text_capitalise (hint[0] != '\0' ? hint : _(issue->kind->explanation));
  g_autofree char *said = cordee_report_typeset (capitalised);
  /* TRANSLATORS: a line of a file. */
  g_autofree char *line = g_strdup_printf (_("Ligne %d"), issue->line);
  const char *where = issue->line > 0 ? line : _("Fichier entier");
  const char *severity = issue->kind->severity == CORDEE_SEVERITY_ERROR     ? _("erreur")
                         : issue->kind->severity == CORDEE_SEVERITY_WARNING ? _("avertissement")
                                                                            : _("remarque");
  g_autofree char *about = g_strjoin (" · ", where, severity, issue->id, NULL);
  g_autofree char *rule = g_strdup_printf ("%s [%s]", _(issue->kind->explanation), issue->kind->tag);

  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (about, "issue-place"));
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (said, NULL));
  gtk_box_append (GTK_BOX (box), cordee_wrapped_label_new (rule, "secondary"));
  return box;
}

static void
add_refused (CordeeFileList *self, const char *file)
{
  CordeeLibrary *library = cordee_session_get_library (self->session);
  g_autofree char *path = g_filename_display_name (file);
  g_autofree char *base = g_filename_display_basename (file);
  /* TRANSLATORS: a file that the user added and that has errors. */
  g_autofree char *title = g_strdup_printf (_("Refusé : %s"), base);
  g_autofree char *typeset = cordee_report_typeset (title);
  g_autoptr(GString) words = g_string_new (path);
  GtkWidget *where = cordee_wrapped_label_new (path, "secondary");
  GtkWidget *card = cordee_group_new (9, typeset);

  gtk_box_append (GTK_BOX (card), cordee_heading_new (typeset, "card-title"));
  cordee_label_wrap_anywhere (GTK_LABEL (where));
  gtk_box_append (GTK_BOX (card), where);
  for (guint i = 0; i < library->issues->len; i++)
    {
      const CordeeIssue *issue = library->issues->pdata[i];

      if (!g_str_equal (issue->file, file))
        continue;
      gtk_box_append (GTK_BOX (card), new_issue (issue));
      g_string_append_printf (words, "\n%s\n%s", issue->hint, issue->kind->tag);
    }
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "refused");
  add_entry (self, self->refused, card, cordee_text_fold (words->str));
}

static void
copy_issues (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeFileList *self = CORDEE_FILE_LIST (widget);
  CordeeLibrary *library = cordee_session_get_library (self->session);
  g_autofree char *text = cordee_report_issues_to_text (library->issues);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.say", "s", _("Erreurs copiées"));
}

/* ── what is on show ────────────────────────────────────────────── */

/* Shows the files that have all words of search, accents and case aside; all of them for "". */
void
cordee_file_list_set_search (CordeeFileList *self, const char *search)
{
  g_autofree char *folded = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  g_return_if_fail (CORDEE_IS_FILE_LIST (self));
  g_return_if_fail (search != NULL);

  folded = cordee_text_fold (search);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];
      gboolean found = cordee_text_has_words (entry->key, folded);

      gtk_widget_set_visible (entry->widget, found);
      n += found;
    }
  if (n == self->entries->len)
    text = g_strdup_printf (ngettext ("%u fichier", "%u fichiers", n), n);
  else
    /* TRANSLATORS: files that a search finds, of all: 3 fichiers sur 27. */
    text = g_strdup_printf (ngettext ("%1$u fichier sur %2$u", "%1$u fichiers sur %2$u", n), n, self->entries->len);
  gtk_label_set_text (self->count, text);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_file_list_dispose (GObject *object)
{
  CordeeFileList *self = CORDEE_FILE_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_FILE_LIST);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_file_list_parent_class)->dispose (object);
}

static void
cordee_file_list_class_init (CordeeFileListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_file_list_dispose;
  gtk_widget_class_install_action (widget_class, "files.copy-issues", NULL, copy_issues);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-file-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, count);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, refused);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, copy);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, extra);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, folder);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, base);
  gtk_widget_class_bind_template_child (widget_class, CordeeFileList, carried);
}

static void
cordee_file_list_init (CordeeFileList *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Where files of one's own go. */
static void
tell_folder (CordeeFileList *self)
{
  g_autofree char *folder = cordee_library_dup_default_folder ();
  g_autofree char *path = g_filename_display_name (folder);
  /* TRANSLATORS: %s is a folder. */
  g_autofree char *text = g_strdup_printf (_("Pour ajouter les règles de votre région ou de votre guichet, mettez un fichier de règles "
                                             "(en .xml) dans le dossier\n%s\net ouvrez Cordée de nouveau. "
                                             "Un fichier qui a des erreurs est refusé, elles sont dites ici, et le reste fonctionne."),
                                           path);
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_label_set_text (self->folder, typeset);
}

/* The files of the base of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_file_list_new (CordeeSession *session)
{
  CordeeFileList *self = g_object_new (CORDEE_TYPE_FILE_LIST, NULL);
  CordeeLibrary *library = cordee_session_get_library (session);

  self->session = g_object_ref (session);
  for (guint i = 0; i < library->refused->len; i++)
    add_refused (self, library->refused->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), library->refused->len > 0);
  gtk_widget_set_visible (self->copy, library->issues->len > 0);
  tell_folder (self);
  add_packs (self);
  add_carried (self);
  cordee_file_list_set_search (self, "");
  return GTK_WIDGET (self);
}
