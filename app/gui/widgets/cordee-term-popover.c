/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-term-popover.h"

#include "cordee-glossary.h"
#include "cordee-report.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of the links that cordee_glossary_markup() makes. */
#define TERM_SCHEME "term:"

struct _CordeeTermPopover
{
  GtkPopover parent_instance;

  GtkLabel *word;
  GtkLabel *meaning;
  GtkActionable *more;
};

G_DEFINE_FINAL_TYPE (CordeeTermPopover, cordee_term_popover, GTK_TYPE_POPOVER)

static void
show_term (CordeeTermPopover *self, const CordeeTerm *term, GtkWidget *label)
{
  g_autofree char *word = cordee_report_typeset (cordee_report_word (term->word));
  g_autofree char *meaning = cordee_report_typeset (cordee_report_word (term->meaning));
  graphene_rect_t bounds;

  gtk_label_set_text (self->word, word);
  gtk_label_set_text (self->meaning, meaning);
  gtk_actionable_set_action_target (self->more, "s", term->id);
  gtk_actionable_set_action_name (self->more, "win.show-term");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  if (gtk_widget_compute_bounds (label, gtk_widget_get_parent (GTK_WIDGET (self)), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self));
}

/* Explains the word that a link of label leads to. FALSE where the link is of another sort. */
gboolean
cordee_term_popover_follow (CordeeTermPopover *self, CordeeKnowledge *knowledge, GtkWidget *label, const char *uri)
{
  const CordeeTerm *term;

  if (!g_str_has_prefix (uri, TERM_SCHEME))
    return FALSE;
  term = cordee_glossary_find (knowledge, uri + strlen (TERM_SCHEME));
  if (term != NULL)
    show_term (self, term, label);
  return TRUE;
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
cordee_term_popover_class_init (CordeeTermPopoverClass *klass)
{
}

static void
cordee_term_popover_init (CordeeTermPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *more = gtk_button_new_with_label (_("Voir dans le glossaire"));

  self->word = add_label (box, "heading");
  self->meaning = add_label (box, NULL);
  self->more = GTK_ACTIONABLE (more);
  gtk_widget_set_halign (more, GTK_ALIGN_START);
  g_signal_connect_object (more, "clicked", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), more);
  gtk_widget_add_css_class (GTK_WIDGET (self), "term");
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/* Below owner, which keeps it and unparents it. */
CordeeTermPopover *
cordee_term_popover_new (GtkWidget *owner)
{
  CordeeTermPopover *self = g_object_new (CORDEE_TYPE_TERM_POPOVER, NULL);

  gtk_widget_set_parent (GTK_WIDGET (self), owner);
  return self;
}
