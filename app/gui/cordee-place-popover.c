/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-place-popover.h"

#include "cordee-choice-row.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n.h>

#define CHIP_COLUMNS 6

/* What is in the popover: a class of its own, for popovers have no templates that end well on the baseline. */
#define CORDEE_TYPE_PLACE_CHOOSER (cordee_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CordeePlaceChooser, cordee_place_chooser, CORDEE, PLACE_CHOOSER, GtkBox)

struct _CordeePlaceChooser
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkSearchEntry *search;
  GtkListBox *regions;
  GtkLabel *none_found;
  GtkWidget *departements;
  GtkGrid *chips;

  CordeeSession *session;     /* owned */
  const CordeeRegion *region; /* borrowed from the base: the one whose départements are on show; NULL: none */
  gboolean updating;          /* the chips follow the session, not the other way round */
};

G_DEFINE_FINAL_TYPE (CordeePlaceChooser, cordee_place_chooser, GTK_TYPE_BOX)

/* ── rows ───────────────────────────────────────────────────────── */

/* NULL on the row of the national rules. */
static const CordeeRegion *
row_region (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "region");
}

static char *
dup_local_text (const CordeeKnowledge *knowledge, const CordeeRegion *region)
{
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    n += g_strcmp0 (((const CordeeStatement *) statements->pdata[i])->region, region->code) == 0;
  if (n == 0)
    return g_strdup (_("aucune règle locale trouvée"));
  /* TRANSLATORS: how many rules of its own the base has for a region. */
  return g_strdup_printf (ngettext ("%u règle locale", "%u règles locales", n), n);
}

/* region: NULL for the national rules. */
static void
add_row (CordeePlaceChooser *self, const CordeeRegion *region, const char *name, const char *detail)
{
  GtkWidget *row = cordee_choice_row_new (name, detail, GTK_ORIENTATION_VERTICAL);

  g_object_set_data (G_OBJECT (row), "region", (gpointer) region);
  gtk_list_box_append (self->regions, row);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  const CordeeRegion *one = row_region (a), *other = row_region (b);
  g_autofree char *one_name = one != NULL ? cordee_text_fold (cordee_report_word (one->name)) : NULL;
  g_autofree char *other_name = other != NULL ? cordee_text_fold (cordee_report_word (other->name)) : NULL;

  return g_strcmp0 (one_name, other_name);
}

static void
fill_regions (CordeePlaceChooser *self)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  GPtrArray *regions = cordee_knowledge_get_regions (knowledge);

  add_row (self, NULL, _("Règles nationales seules"), _("sans ce que chaque région ajoute"));
  for (guint i = 0; i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];
      g_autofree char *detail = dup_local_text (knowledge, region);

      add_row (self, region, cordee_report_word (region->name), detail);
    }
}

/* ── search ─────────────────────────────────────────────────────── */

/* A region is found by its name and by the codes of its départements. */
static gboolean
is_found (GtkListBoxRow *row, gpointer data)
{
  CordeePlaceChooser *self = data;
  const CordeeRegion *region = row_region (row);
  g_autofree char *search = cordee_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *codes = region != NULL ? g_strjoinv (" ", region->departements) : NULL;
  g_autofree char *text = g_strconcat (cordee_choice_row_get_text (row), " ", codes, NULL);
  g_autofree char *folded = cordee_text_fold (text);

  return cordee_text_has_words (folded, search);
}

static GtkListBoxRow *
first_found (CordeePlaceChooser *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->regions, i)) != NULL; i++)
    if (is_found (row, self))
      return row;
  return NULL;
}

static void
search_changed_cb (CordeePlaceChooser *self)
{
  gtk_list_box_invalidate_filter (self->regions);
}

/* ── choice ─────────────────────────────────────────────────────── */

static void
row_activated_cb (CordeePlaceChooser *self, GtkListBoxRow *row)
{
  const CordeeRegion *region = row_region (row);

  if (g_strcmp0 (cordee_session_get_context (self->session)->region, region != NULL ? region->code : NULL) != 0)
    cordee_session_set_place (self->session, region != NULL ? region->code : NULL, NULL);
}

static void
search_activated_cb (CordeePlaceChooser *self)
{
  GtkListBoxRow *row = first_found (self);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
search_stopped_cb (CordeePlaceChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER)));
}

static void
chip_toggled_cb (CordeePlaceChooser *self, GtkToggleButton *chip)
{
  gboolean active = gtk_toggle_button_get_active (chip);

  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  if (active && !self->updating)
    cordee_session_set_place (self->session, self->region->code, g_object_get_data (G_OBJECT (chip), "code"));
}

/* ── following the session ──────────────────────────────────────── */

/* The chip that stands at position at. code: of a département, borrowed from the base; NULL: not told, which takes two places. */
static GtkWidget *
add_chip (CordeePlaceChooser *self, const char *code, int at, GtkWidget *group)
{
  GtkWidget *chip = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                  "label", code != NULL ? code : _("non précisé"),
                                  NULL);
  /* TRANSLATORS: the code of a département, for a screen reader. */
  g_autofree char *name = code != NULL ? g_strdup_printf (_("Département %s"), code) : g_strdup (_("Département non précisé"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_add_css_class (chip, "chip");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), (GtkToggleButton *) group);
  g_object_set_data (G_OBJECT (chip), "code", (gpointer) code);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->chips, chip, at % CHIP_COLUMNS, at / CHIP_COLUMNS, code != NULL ? 1 : 2, 1);
  return chip;
}

/* A region of one département has nothing more to tell. */
static void
show_departements (CordeePlaceChooser *self, const CordeeRegion *region)
{
  gboolean several = region != NULL && region->departements != NULL && g_strv_length (region->departements) > 1;
  GtkWidget *chip;

  if (self->region == region)
    return;
  self->region = region;
  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_grid_remove (self->chips, chip);
  gtk_widget_set_visible (self->departements, several);
  if (several)
    {
      GtkWidget *first = add_chip (self, NULL, 0, NULL);

      for (int i = 0; region->departements[i] != NULL; i++)
        add_chip (self, region->departements[i], i + 2, first);
    }
}

static GtkListBoxRow *
find_row (CordeePlaceChooser *self, const char *code)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->regions, i)) != NULL; i++)
    if (g_strcmp0 (row_region (row) != NULL ? row_region (row)->code : NULL, code) == 0)
      return row;
  return NULL;
}

static void
session_changed_cb (CordeePlaceChooser *self)
{
  const CordeeContext *context = cordee_session_get_context (self->session);
  GtkListBoxRow *chosen = find_row (self, context->region);
  GtkListBoxRow *row;

  self->updating = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->regions, i)) != NULL; i++)
    cordee_choice_row_set_chosen (row, row == chosen);
  show_departements (self, row_region (chosen));
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (chip), "code"), context->departement) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  self->updating = FALSE;
}

/* ── object ─────────────────────────────────────────────────────── */

/* Each time it opens, all regions are there again. */
static void
cordee_place_chooser_map (GtkWidget *widget)
{
  CordeePlaceChooser *self = CORDEE_PLACE_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  cordee_choice_row_reveal (find_row (self, cordee_session_get_context (self->session)->region));

  GTK_WIDGET_CLASS (cordee_place_chooser_parent_class)->map (widget);
}

static void
cordee_place_chooser_dispose (GObject *object)
{
  CordeePlaceChooser *self = CORDEE_PLACE_CHOOSER (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_place_chooser_parent_class)->dispose (object);
}

static void
cordee_place_chooser_class_init (CordeePlaceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_place_chooser_dispose;
  widget_class->map = cordee_place_chooser_map;

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-place-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeePlaceChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CordeePlaceChooser, regions);
  gtk_widget_class_bind_template_child (widget_class, CordeePlaceChooser, none_found);
  gtk_widget_class_bind_template_child (widget_class, CordeePlaceChooser, departements);
  gtk_widget_class_bind_template_child (widget_class, CordeePlaceChooser, chips);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
cordee_place_chooser_init (CordeePlaceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_set_sort_func (self->regions, compare_rows, NULL, NULL);
  gtk_list_box_set_filter_func (self->regions, is_found, self, NULL);
  gtk_list_box_set_placeholder (self->regions, GTK_WIDGET (self->none_found));
}

/* A popover that sets the place of session as soon as one is chosen. A floating reference, as of any new widget. */
GtkWidget *
cordee_place_popover_new (CordeeSession *session)
{
  GtkWidget *popover = gtk_popover_new ();
  CordeePlaceChooser *chooser = g_object_new (CORDEE_TYPE_PLACE_CHOOSER, NULL);

  chooser->session = g_object_ref (session);
  fill_regions (chooser);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), chooser, G_CONNECT_SWAPPED);
  session_changed_cb (chooser);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (chooser));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Où se trouve le projet ?"), -1);
  return popover;
}
