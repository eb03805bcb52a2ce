/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-contact-list.h"

#include "cordee-focus.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-step-checks.h"

#include <glib/gi18n.h>

enum
{
  NAME,
  PHONE,
  EMAIL,
  PAGE,
  TEXT,
  N_FIELDS,
};

struct _CordeeContactList
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *root;
  GtkBox *list;
  GtkWidget *add;
  GtkWidget *form;
  GtkWidget *fields[N_FIELDS];
  GtkCheckButton *shared;
  GtkLabel *problem;
  GtkWidget *remove;

  /* Owned */
  CordeeSession *session; /* NULL before the first step */
  char *actor;            /* who leads the step that is shown */
  char *step;
  char *edited;           /* the id of the contact in the form; NULL: a new one */
};

G_DEFINE_FINAL_TYPE (CordeeContactList, cordee_contact_list, GTK_TYPE_WIDGET)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ── the form ───────────────────────────────────────────────────── */

static void
say (CordeeContactList *self, const char *problem)
{
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_form (CordeeContactList *self, gboolean shown)
{
  gtk_widget_set_visible (self->form, shown);
  gtk_widget_set_visible (self->add, !shown);
  say (self, NULL);
}

static void
open_form (CordeeContactList *self, const CordeeDossierContact *card)
{
  const char *texts[N_FIELDS] = { 0 };

  if (card != NULL)
    {
      texts[NAME] = card->name;
      texts[PHONE] = card->phone;
      texts[EMAIL] = card->email;
      texts[PAGE] = card->url;
      texts[TEXT] = card->text;
    }
  g_free (self->edited);
  self->edited = card != NULL ? g_strdup (card->id) : NULL;
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->fields[i]), texts[i] != NULL ? texts[i] : "");
  gtk_check_button_set_active (self->shared, card != NULL && card->shared);
  gtk_widget_set_visible (self->remove, card != NULL);
  show_form (self, TRUE);
  gtk_widget_grab_focus (self->fields[NAME]);
}

static void
close_form (CordeeContactList *self)
{
  show_form (self, FALSE);
  gtk_widget_grab_focus (self->add);
}

static char *
dup_field (CordeeContactList *self, guint field)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->fields[field]))));

  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

static void
keep_cb (CordeeContactList *self)
{
  CordeeDossier *dossier = cordee_session_get_dossier (self->session);
  g_autofree char *name = dup_field (self, NAME);
  g_autofree char *phone = dup_field (self, PHONE);
  g_autofree char *email = dup_field (self, EMAIL);
  g_autofree char *page = dup_field (self, PAGE);
  g_autofree char *text = dup_field (self, TEXT);
  const CordeeDossierContact *before = self->edited != NULL ? cordee_dossier_find_contact (dossier, self->edited) : NULL;
  CordeeDossierContact card = { .actor = before != NULL ? before->actor : self->actor, .name = name, .phone = phone, .email = email,
                                .url = page, .text = text, .shared = gtk_check_button_get_active (self->shared) };

  if (name == NULL)
    {
      say (self, _("Il manque un nom : une personne, un service."));
      gtk_widget_grab_focus (self->fields[NAME]);
      return;
    }
  if (page != NULL && !g_str_has_prefix (page, "https://") && !g_str_has_prefix (page, "http://"))
    {
      say (self, _("Cette adresse n’est pas comprise. Attendu : https://…"));
      gtk_widget_grab_focus (self->fields[PAGE]);
      return;
    }
  if (before != NULL)
    cordee_dossier_set_contact_card (dossier, self->edited, &card, get_now ());
  else
    cordee_dossier_add_contact (dossier, &card, get_now ());
  close_form (self);
  cordee_session_touch (self->session);
}

static void
remove_cb (CordeeContactList *self)
{
  if (self->edited != NULL)
    cordee_dossier_set_contact_card (cordee_session_get_dossier (self->session), self->edited, NULL, get_now ());
  close_form (self);
  cordee_session_touch (self->session);
}

static void
add_cb (CordeeContactList *self)
{
  open_form (self, NULL);
}

static void
edit_cb (GtkButton *button, CordeeContactList *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "contact");
  const CordeeDossierContact *card = cordee_dossier_find_contact (cordee_session_get_dossier (self->session), id);

  if (card != NULL)
    open_form (self, card);
}

/* ── the list ───────────────────────────────────────────────────── */

static GtkWidget *
new_title (const CordeeStepContactView *contact)
{
  GtkWidget *link, *label;

  if (contact->uri == NULL)
    return cordee_wrapped_label_new (contact->title, "answer");
  link = gtk_link_button_new_with_label (contact->uri, contact->title);
  label = gtk_button_get_child (GTK_BUTTON (link));
  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
    }
  gtk_widget_set_halign (link, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (link, contact->uri);
  cordee_step_set_focus_key (link, "contact", contact->uri);
  return link;
}

static GtkWidget *
new_row (CordeeContactList *self, const CordeeStepContactView *contact)
{
  GtkWidget *row = cordee_group_new (0, contact->title);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = new_title (contact);

  gtk_widget_add_css_class (row, "check-row");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  if (contact->card != NULL)
    {
      GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
      /* TRANSLATORS: for a screen reader: a button; %s is the name of a contact. */
      g_autofree char *name = g_strdup_printf (_("Modifier le contact : %s"), contact->title);

      gtk_widget_add_css_class (edit, "flat");
      gtk_widget_set_valign (edit, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (edit, _("Modifier ce contact"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (edit), "contact", g_strdup (contact->card->id), g_free);
      cordee_step_set_focus_key (edit, "edit-contact", contact->card->id);
      g_signal_connect (edit, "clicked", G_CALLBACK (edit_cb), self);
      gtk_box_append (GTK_BOX (head), edit);
    }
  gtk_box_append (GTK_BOX (row), head);
  if (contact->text != NULL && *contact->text != '\0')
    gtk_box_append (GTK_BOX (row), cordee_wrapped_label_new (contact->text, NULL));
  if (contact->source != NULL)
    gtk_box_append (GTK_BOX (row), cordee_wrapped_label_new (contact->source, "secondary"));
  if (contact->card != NULL)
    gtk_box_append (GTK_BOX (row), cordee_wrapped_label_new (contact->card->shared ? _("partagé : remis avec le dossier")
                                                                                   : _("à vous : jamais remis avec le dossier"), "secondary"));
  return row;
}

/* Shows the contacts of a step; a form that is open on the same step stays. */
void
cordee_contact_list_show (CordeeContactList *self, CordeeSession *session, const CordeeStepView *view)
{
  g_return_if_fail (CORDEE_IS_CONTACT_LIST (self));
  g_return_if_fail (CORDEE_IS_SESSION (session));
  g_return_if_fail (view != NULL);

  g_set_object (&self->session, session);
  if (g_strcmp0 (self->step, view->step->id) != 0)
    {
      g_free (self->step);
      self->step = g_strdup (view->step->id);
      show_form (self, FALSE);
    }
  g_free (self->actor);
  self->actor = g_strdup (view->step->step->who[0]);
  cordee_box_clear (self->list);
  for (guint i = 0; i < view->contacts->len; i++)
    gtk_box_append (self->list, new_row (self, view->contacts->pdata[i]));
  if (view->contacts->len == 0)
    gtk_box_append (self->list, cordee_wrapped_label_new (_("Aucun contact public n’est connu ici pour cette étape."), "secondary"));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_contact_list_dispose (GObject *object)
{
  CordeeContactList *self = CORDEE_CONTACT_LIST (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->root, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_contact_list_parent_class)->dispose (object);
}

static void
cordee_contact_list_finalize (GObject *object)
{
  CordeeContactList *self = CORDEE_CONTACT_LIST (object);

  g_free (self->actor);
  g_free (self->step);
  g_free (self->edited);

  G_OBJECT_CLASS (cordee_contact_list_parent_class)->finalize (object);
}

static void
cordee_contact_list_class_init (CordeeContactListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_contact_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_contact_list_finalize;
  widget_class->focus = cordee_focus_only_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_button (CordeeContactList *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
new_form (CordeeContactList *self)
{
  const char *labels[N_FIELDS] = { _("Nom"), _("Téléphone"), _("Courriel"), _("Page"), _("À savoir") };
  GtkWidget *form = cordee_group_new (6, _("Contact"));
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *label = gtk_label_new (labels[i]);

      self->fields[i] = gtk_entry_new ();
      gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->fields[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->fields[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, labels[i], -1);
      gtk_widget_set_hexpand (self->fields[i], TRUE);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->fields[i]), 12);
      g_signal_connect_swapped (self->fields[i], "activate", G_CALLBACK (keep_cb), self);
      gtk_grid_attach (GTK_GRID (grid), label, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->fields[i], 1, i, 1, 1);
    }
  self->shared = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Remettre ce contact avec le dossier")));
  self->problem = GTK_LABEL (cordee_wrapped_label_new ("", "error"));
  self->remove = new_button (self, _("Retirer"), G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (buttons), new_button (self, _("Garder"), G_CALLBACK (keep_cb)));
  gtk_box_append (GTK_BOX (buttons), new_button (self, _("Annuler"), G_CALLBACK (close_form)));
  gtk_box_append (GTK_BOX (buttons), self->remove);
  gtk_box_append (GTK_BOX (form), grid);
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->shared));
  gtk_box_append (GTK_BOX (form), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (form), buttons);
  return form;
}

static void
cordee_contact_list_init (CordeeContactList *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->root = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = GTK_BOX (list);
  self->add = new_button (self, _("Ajouter un contact"), G_CALLBACK (add_cb));
  gtk_widget_add_css_class (self->add, "link");
  self->form = new_form (self);
  show_form (self, FALSE);
  gtk_box_append (GTK_BOX (self->root), list);
  gtk_box_append (GTK_BOX (self->root), self->add);
  gtk_box_append (GTK_BOX (self->root), self->form);
  gtk_widget_set_parent (self->root, GTK_WIDGET (self));
}
