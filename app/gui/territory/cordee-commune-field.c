/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-commune-field.h"

#include "cordee-focus.h"
#include "cordee-report.h"

#include <glib/gi18n.h>

struct _CordeeCommuneField
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *search;
  GtkWidget *problem;
  GtkWidget *popover;
  GtkWidget *list;

  const CordeeTerritoryView *view; /* borrowed; or NULL: none yet */
  GPtrArray *suggestions;          /* CordeeTerritorySuggestion, owned: in the order of the rows; or NULL */
};

G_DEFINE_FINAL_TYPE (CordeeCommuneField, cordee_commune_field, GTK_TYPE_WIDGET)

/* ── the list ───────────────────────────────────────────────────── */

static const CordeeTerritorySuggestion *
get_suggestion (CordeeCommuneField *self, guint at)
{
  return self->suggestions != NULL && at < self->suggestions->len ? self->suggestions->pdata[at] : NULL;
}

static void
show_problem (CordeeCommuneField *self, const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text != NULL ? text : "");

  gtk_label_set_text (GTK_LABEL (self->problem), typeset);
  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_STATE_INVALID,
                               text != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text != NULL)
    gtk_widget_add_css_class (self->search, "error");
  else
    gtk_widget_remove_css_class (self->search, "error");
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_row (CordeeCommuneField *self, const CordeeTerritorySuggestion *suggestion, gboolean first)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_label (suggestion->title, "row-title"));
  gtk_box_append (GTK_BOX (box), new_label (suggestion->text, "secondary"));
  if (suggestion->note != NULL)
    gtk_box_append (GTK_BOX (box), new_label (suggestion->note, "change"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, suggestion->name, -1);
  if (first)
    gtk_widget_add_css_class (row, "first");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* How many are found, and which one Enter takes. */
static void
tell_first (CordeeCommuneField *self)
{
  const CordeeTerritorySuggestion *first = get_suggestion (self, 0);
  guint n = first != NULL ? self->suggestions->len : 0;
  g_autofree char *text = NULL;

  if (first != NULL)
    /* TRANSLATORS: %1$u places are found, %2$s is the first of them; for a screen reader. */
    text = g_strdup_printf (ngettext ("%1$u résultat, Entrée ajoute %2$s", "%1$u résultats, Entrée ajoute %2$s", n), n, first->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text != NULL ? text : "", -1);
}

static void
clear_list (CordeeCommuneField *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
}

static gboolean
is_open (CordeeCommuneField *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
close_list (CordeeCommuneField *self)
{
  if (is_open (self))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* As wide as the field. */
static void
open_list (CordeeCommuneField *self)
{
  int width = gtk_widget_get_width (self->search);

  gtk_widget_set_size_request (self->list, MAX (width - 24, 0), -1);
  if (!is_open (self))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
show_matches (CordeeCommuneField *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  gboolean any = *text != '\0' && self->view != NULL;

  clear_list (self);
  if (any)
    self->suggestions = cordee_territory_suggestions_new (self->view, text);
  for (guint i = 0; get_suggestion (self, i) != NULL; i++)
    add_row (self, get_suggestion (self, i), i == 0);
  tell_first (self);
  show_problem (self, any && get_suggestion (self, 0) == NULL
                          ? _("Aucune commune, aucune intercommunalité de ce nom ou de ce code. Pour une liste, prenez « Coller une liste ».")
                          : NULL);
  if (get_suggestion (self, 0) != NULL && gtk_widget_get_mapped (self->search))
    open_list (self);
  else
    close_list (self);
}

/* ── choosing ───────────────────────────────────────────────────── */

static void
take (CordeeCommuneField *self, guint at)
{
  const CordeeTerritorySuggestion *suggestion = get_suggestion (self, at);
  g_autofree char *code = g_strdup (suggestion->code);
  gboolean whole = suggestion->kind == CORDEE_PLACE_EPCI;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
  gtk_widget_activate_action (GTK_WIDGET (self), whole ? "page.add-epci" : "page.add-commune", "s", code);
}

static void
row_activated_cb (CordeeCommuneField *self, GtkListBoxRow *row)
{
  take (self, (guint) gtk_list_box_row_get_index (row));
}

static void
activate_cb (CordeeCommuneField *self)
{
  if (get_suggestion (self, 0) != NULL)
    take (self, 0);
}

static void
stop_cb (CordeeCommuneField *self)
{
  if (is_open (self))
    close_list (self);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Down goes from what is typed into the list. */
static gboolean
search_key_cb (CordeeCommuneField *self, guint keyval)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || get_suggestion (self, 0) == NULL)
    return FALSE;
  open_list (self);
  return gtk_widget_grab_focus (gtk_widget_get_first_child (self->list));
}

/* Up goes out of it again, and so do Escape and Tab. */
static gboolean
list_key_cb (CordeeCommuneField *self, guint keyval)
{
  GtkWidget *first = gtk_widget_get_first_child (self->list);
  gboolean up = (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up) && first != NULL && gtk_widget_has_focus (first);

  if (!up && keyval != GDK_KEY_Escape && keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab)
    return FALSE;
  if (!up)
    close_list (self);
  gtk_widget_grab_focus (self->search);
  return up || keyval == GDK_KEY_Escape;
}

/* The list closes where the focus goes on. */
static void
leave_cb (CordeeCommuneField *self)
{
  close_list (self);
}

/* What is found is told as to this territory from now on; view must live until another one is set. */
void
cordee_commune_field_set_view (CordeeCommuneField *self, const CordeeTerritoryView *view)
{
  g_return_if_fail (CORDEE_IS_COMMUNE_FIELD (self));

  self->view = view;
  if (is_open (self))
    show_matches (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_commune_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CORDEE_COMMUNE_FIELD (widget)->search);
}

static void
cordee_commune_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeCommuneField *self = CORDEE_COMMUNE_FIELD (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
cordee_commune_field_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                              int *natural_baseline)
{
  gtk_widget_measure (CORDEE_COMMUNE_FIELD (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
cordee_commune_field_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordee_commune_field_dispose (GObject *object)
{
  CordeeCommuneField *self = CORDEE_COMMUNE_FIELD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_commune_field_parent_class)->dispose (object);
}

static void
cordee_commune_field_class_init (CordeeCommuneFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_commune_field_dispose;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_commune_field_grab_focus;
  widget_class->get_request_mode = cordee_commune_field_get_request_mode;
  widget_class->measure = cordee_commune_field_measure;
  widget_class->size_allocate = cordee_commune_field_size_allocate;
}

static void
add_keys (CordeeCommuneField *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}

/* Undoing is the page's: the communes, not the characters. GTK's text takes the keys even where it undoes nothing, so that they are taken
   before. */
static void
hand_undo_on (CordeeCommuneField *self)
{
  static const struct
  {
    GdkModifierType state;
    const char *action;
  } undoing[] = { { GDK_CONTROL_MASK, "page.undo" }, { GDK_CONTROL_MASK | GDK_SHIFT_MASK, "page.redo" } };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (undoing); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, undoing[i].state), gtk_named_action_new (undoing[i].action)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search))), keys);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->search), FALSE);
}

static void
make_list (CordeeCommuneField *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "choices");
  gtk_widget_add_css_class (self->list, "matches");
  gtk_widget_add_css_class (self->list, "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Communes et intercommunalités trouvées"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  add_keys (self, self->list, G_CALLBACK (list_key_cb));

  /* It stays while one types: what is typed is still the entry's. */
  self->popover = g_object_new (GTK_TYPE_POPOVER, "autohide", FALSE, "has-arrow", FALSE, "position", GTK_POS_BOTTOM, "halign", GTK_ALIGN_START,
                                "child", self->list, NULL);
  gtk_widget_add_css_class (self->popover, "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Communes et intercommunalités trouvées"), -1);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
cordee_commune_field_init (CordeeCommuneField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *name = _("Chercher une commune ou une intercommunalité"), *hint = _("Nom, code postal ou code INSEE");

  self->search = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", hint, "hexpand", TRUE, "width-chars", 18, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (show_matches), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_cb), self, G_CONNECT_SWAPPED);
  add_keys (self, self->search, G_CALLBACK (search_key_cb));
  hand_undo_on (self);
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->problem, "error");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_box_append (GTK_BOX (self->box), self->search);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_list (self);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
