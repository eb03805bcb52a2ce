/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-book-empty.h"

#include "cordee-report.h"
#include "cordee-store.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeBookEmpty
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *start;
  GtkWidget *reload;
};

G_DEFINE_FINAL_TYPE (CordeeBookEmpty, cordee_book_empty, GTK_TYPE_WIDGET)

/* Says why there is nothing of book, which has been read: a folder without dossiers is told apart from one that could not be read. */
void
cordee_book_empty_set_book (CordeeBookEmpty *self, const CordeeBook *book)
{
  g_autofree char *own = cordee_store_dup_default_folder ();
  /* The program's own folder is made with the first dossier. */
  gboolean unmade = g_str_equal (own, cordee_book_get_folder (book)) && !g_file_test (own, G_FILE_TEST_EXISTS);
  const char *problem = unmade ? NULL : cordee_book_get_problem (book);
  g_autofree char *text = NULL;

  g_return_if_fail (CORDEE_IS_BOOK_EMPTY (self));

  text = cordee_report_typeset (
    problem != NULL
      ? _("Le lecteur est peut-être débranché, ou le réseau absent. Rien n’est perdu : quand l’emplacement revient, ses dossiers reviennent aussi.")
      : _("Un dossier garde les réponses d’une équipe, vos notes, ce qui a été choisi et ce qui reste à faire, d’un entretien à l’autre. "
          "Il s’enregistre tout seul."));
  gtk_label_set_text (self->title, problem != NULL ? problem : _("Aucun dossier ici pour l’instant"));
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (self->start, problem == NULL);
  gtk_widget_set_visible (self->reload, problem != NULL);
}

static void
cordee_book_empty_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CORDEE_TYPE_BOOK_EMPTY);

  G_OBJECT_CLASS (cordee_book_empty_parent_class)->dispose (object);
}

static void
cordee_book_empty_class_init (CordeeBookEmptyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_book_empty_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-book-empty.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeBookEmpty, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookEmpty, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookEmpty, text);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookEmpty, start);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookEmpty, reload);
}

static void
cordee_book_empty_init (CordeeBookEmpty *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
