/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-territory-panel.h"

#include "cordee-report.h"
#include "cordee-size-gauge.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

struct _CordeeTerritoryPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;

  GHashTable *open; /* owned: codes of EPCI whose missing communes are on show */
};

G_DEFINE_FINAL_TYPE (CordeeTerritoryPanel, cordee_territory_panel, GTK_TYPE_WIDGET)

/* Whose part of the panel a widget is. */
#define CODE "cordee-epci"

/* ── cards ──────────────────────────────────────────────────────── */

static GtkWidget *
add_card (CordeeTerritoryPanel *self, const char *title)
{
  GtkWidget *card = cordee_group_new (9, title);

  gtk_widget_add_css_class (card, "card");
  gtk_box_append (GTK_BOX (card), cordee_heading_new (title, "card-title"));
  gtk_box_append (GTK_BOX (self->box), card);
  return card;
}

static void
add_text (GtkWidget *card, const char *text, const char *css_class)
{
  if (text != NULL)
    gtk_box_append (GTK_BOX (card), cordee_wrapped_label_new (text, css_class));
}

static GtkWidget *
new_button (const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

/* ── sizes ──────────────────────────────────────────────────────── */

static void
add_sizes (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  GtkWidget *card = add_card (self, _("Taille du territoire"));

  for (guint i = 0; i < view->scales->len; i++)
    gtk_box_append (GTK_BOX (card), cordee_size_gauge_new (view->scales->pdata[i]));
  add_text (card, view->no_scale, "secondary");
  add_text (card, view->stated_text, "remark");
}

/* ── intercommunalités ──────────────────────────────────────────── */

static GtkWidget *
new_addition (const CordeeTerritoryAddition *addition)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *effect = cordee_wrapped_label_new (addition->effect, "secondary");
  GtkWidget *button = new_button (_("Ajouter"), "page.add-commune", addition->code);

  if (addition->changes)
    gtk_widget_add_css_class (effect, "change");
  gtk_box_append (GTK_BOX (texts), cordee_wrapped_label_new (addition->title, NULL));
  gtk_box_append (GTK_BOX (texts), effect);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, addition->action, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, effect, NULL, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "addition");
  return row;
}

/* What is open stays so when the panel is filled again. */
static void
expanded_cb (CordeeTerritoryPanel *self, GParamSpec *pspec, GtkExpander *fold)
{
  const char *code = g_object_get_data (G_OBJECT (gtk_widget_get_parent (GTK_WIDGET (fold))), CODE);

  if (gtk_expander_get_expanded (fold))
    g_hash_table_add (self->open, g_strdup (code));
  else
    g_hash_table_remove (self->open, code);
}

static GtkWidget *
new_additions (CordeeTerritoryPanel *self, const CordeeTerritoryEpci *epci)
{
  GtkWidget *fold = gtk_expander_new (_("Une commune de plus"));
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* TRANSLATORS: for a screen reader: what can be unfolded: %s is an intercommunalité. */
  g_autofree char *name = g_strdup_printf (_("Une commune de plus : %s"), epci->title);

  for (guint i = 0; i < epci->additions->len; i++)
    gtk_box_append (GTK_BOX (list), new_addition (epci->additions->pdata[i]));
  add_text (list, epci->others, "secondary");
  gtk_expander_set_child (GTK_EXPANDER (fold), list);
  gtk_expander_set_expanded (GTK_EXPANDER (fold), g_hash_table_contains (self->open, epci->code));
  gtk_accessible_update_property (GTK_ACCESSIBLE (fold), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (fold, "fold");
  g_signal_connect_object (fold, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return fold;
}

static GtkWidget *
new_epci (CordeeTerritoryPanel *self, const CordeeTerritoryEpci *epci)
{
  GtkWidget *box = cordee_group_new (4, epci->title);

  g_object_set_data_full (G_OBJECT (box), CODE, g_strdup (epci->code), g_free);
  gtk_widget_add_css_class (box, "epci");
  add_text (box, epci->title, "row-title");
  add_text (box, epci->text, epci->complete ? "kept" : "secondary");
  if (!epci->complete)
    {
      GtkWidget *button = new_button (epci->action, "page.add-epci", epci->code);
      g_autofree char *name = g_strdup_printf ("%s, %s", epci->action, epci->title);

      add_text (box, epci->completion, "secondary");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_box_append (GTK_BOX (box), button);
      gtk_box_append (GTK_BOX (box), new_additions (self, epci));
    }
  return box;
}

static void
add_epci (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  GtkWidget *card;

  if (view->epci->len == 0)
    return;
  card = add_card (self, ngettext ("Son intercommunalité", "Ses intercommunalités", view->epci->len));
  for (guint i = 0; i < view->epci->len; i++)
    gtk_box_append (GTK_BOX (card), new_epci (self, view->epci->pdata[i]));
}

/* ── the rest ───────────────────────────────────────────────────── */

static void
add_term (GtkWidget *card, const char *term, const char *text)
{
  if (text == NULL)
    return;
  add_text (card, term, "secondary");
  add_text (card, text, NULL);
}

static void
add_places (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  GtkWidget *card;

  if (view->departements == NULL && view->regions == NULL)
    return;
  card = add_card (self, _("Où il se trouve"));
  add_term (card, ngettext ("Son département", "Ses départements", view->territory->departements->len), view->departements);
  add_term (card, ngettext ("Sa région", "Ses régions", view->territory->regions->len), view->regions);
  if (view->use_place != NULL)
    {
      add_text (card, _("Aucune région n’est choisie : les règles affichées sont les règles nationales seules."), "secondary");
      gtk_box_append (GTK_BOX (card), new_button (view->use_place, "page.use-place", NULL));
    }
}

static void
add_warnings (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  GtkWidget *card;

  if (view->warnings->len == 0)
    return;
  card = add_card (self, _("À savoir"));
  for (guint i = 0; i < view->warnings->len; i++)
    add_text (card, view->warnings->pdata[i], "remark");
}

/* A neighbour's dossier or list: nobody knows all territories. */
static void
add_comparison (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  GtkWidget *card;

  if (view->rows->len == 0)
    return;
  card = add_card (self, _("D’autres territoires"));
  add_text (card, _("Un dossier voisin ou une liste de communes, pour voir ce qui est en commun."), "secondary");
  gtk_box_append (GTK_BOX (card), new_button (_("Comparer à un autre territoire…"), "page.compare", NULL));
}

static void
add_vintage (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  GtkWidget *card = add_card (self, _("D’où viennent ces chiffres"));

  add_text (card, view->vintage, "secondary");
}

/* The EPCI around what has the focus; NULL where the focus is elsewhere. The caller owns it. */
static char *
dup_focused (CordeeTerritoryPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->box))
    return NULL;
  for (GtkWidget *at = focus; at != self->box; at = gtk_widget_get_parent (at))
    if (g_object_get_data (G_OBJECT (at), CODE) != NULL)
      return g_strdup (g_object_get_data (G_OBJECT (at), CODE));
  return g_strdup ("");
}

/* Whoever adds one commune after another stays where they are added. */
static void
focus_again (CordeeTerritoryPanel *self, const char *code)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->box); card != NULL; card = gtk_widget_get_next_sibling (card))
    for (GtkWidget *part = gtk_widget_get_first_child (card); part != NULL; part = gtk_widget_get_next_sibling (part))
      if (g_strcmp0 (g_object_get_data (G_OBJECT (part), CODE), code) == 0 && gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD))
        return;
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/* Shows what view tells, which is not kept. */
void
cordee_territory_panel_show (CordeeTerritoryPanel *self, const CordeeTerritoryView *view)
{
  g_autofree char *focused = NULL;

  g_return_if_fail (CORDEE_IS_TERRITORY_PANEL (self));

  focused = dup_focused (self);
  cordee_box_clear (GTK_BOX (self->box));
  if (view->rows->len > 0 || view->has_stated)
    add_sizes (self, view);
  add_warnings (self, view);
  add_epci (self, view);
  add_places (self, view);
  add_comparison (self, view);
  add_vintage (self, view);
  if (focused != NULL)
    focus_again (self, focused);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_territory_panel_dispose (GObject *object)
{
  g_clear_pointer (&CORDEE_TERRITORY_PANEL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_territory_panel_parent_class)->dispose (object);
}

static void
cordee_territory_panel_finalize (GObject *object)
{
  g_hash_table_unref (CORDEE_TERRITORY_PANEL (object)->open);

  G_OBJECT_CLASS (cordee_territory_panel_parent_class)->finalize (object);
}

static void
cordee_territory_panel_class_init (CordeeTerritoryPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordee_territory_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_territory_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cordee_territory_panel_init (CordeeTerritoryPanel *self)
{
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
