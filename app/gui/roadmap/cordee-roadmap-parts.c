/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-roadmap-parts.h"

#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

/* ── the four cards ─────────────────────────────────────────────── */

static void
set_tile (GtkWidget *card, const CordeeRoadmapTile *tile)
{
  GtkWidget *title = g_object_get_data (G_OBJECT (card), "title"), *value = g_object_get_data (G_OBJECT (card), "value");
  GtkWidget *text = g_object_get_data (G_OBJECT (card), "text");
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", tile->title, tile->value, tile->text);

  gtk_label_set_text (GTK_LABEL (title), tile->title);
  gtk_label_set_text (GTK_LABEL (value), tile->value);
  gtk_label_set_text (GTK_LABEL (text), tile->text);
  gtk_widget_set_visible (text, *tile->text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (tile->warning)
    gtk_widget_add_css_class (card, "warned");
  else
    gtk_widget_remove_css_class (card, "warned");
  if (GTK_IS_BUTTON (card))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", tile->step);
}

/* Wide enough for an amount; more room is the row’s to give. */
static GtkWidget *
new_tile_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = cordee_wrapped_label_new (text, css_class);

  gtk_label_set_width_chars (GTK_LABEL (label), 15);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 15);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
new_tile (const CordeeRoadmapTile *tile)
{
  GtkWidget *card, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = new_tile_label (box, tile->title, "secondary"), *value = new_tile_label (box, tile->value, "tile-value");
  GtkWidget *text = new_tile_label (box, tile->text, "secondary");

  if (tile->step != NULL)
    {
      card = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (card), box);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", tile->step);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "roadmap.select");
      gtk_widget_add_css_class (card, "card-button");
    }
  else
    {
      card = cordee_group_new (0, tile->title);
      gtk_box_append (GTK_BOX (card), box);
      gtk_widget_add_css_class (card, "card");
    }
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_add_css_class (card, "tile");
  g_object_set_data (G_OBJECT (card), "title", title);
  g_object_set_data (G_OBJECT (card), "value", value);
  g_object_set_data (G_OBJECT (card), "text", text);
  set_tile (card, tile);
  return card;
}

static gboolean
is_same_kind (GtkWidget *box, GPtrArray *tiles)
{
  GtkWidget *card = gtk_widget_get_first_child (box);

  for (guint i = 0; i < tiles->len; i++, card = gtk_widget_get_next_sibling (card))
    if (card == NULL || GTK_IS_BUTTON (card) != (((const CordeeRoadmapTile *) tiles->pdata[i])->step != NULL))
      return FALSE;
  return card == NULL;
}

/* Shows tiles, in the same widgets as before where that can be. */
void
cordee_roadmap_fill_tiles (CordeeWrapBox *box, GPtrArray *tiles)
{
  if (is_same_kind (GTK_WIDGET (box), tiles))
    {
      GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (box));

      for (guint i = 0; i < tiles->len; i++, card = gtk_widget_get_next_sibling (card))
        set_tile (card, tiles->pdata[i]);
      return;
    }
  cordee_wrap_box_clear (box);
  for (guint i = 0; i < tiles->len; i++)
    cordee_wrap_box_append (box, new_tile (tiles->pdata[i]));
}

/* ── what to do this week ───────────────────────────────────────── */

static void
add_button (GtkWidget *box, const char *label, const char *action, const char *target, const char *what)
{
  /* TRANSLATORS: a button for a screen reader: what it does, then about what. */
  g_autofree char *plain = g_strdup_printf (_("%1$s : %2$s"), label, what);
  g_autofree char *name = cordee_report_typeset (plain);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
new_task (const CordeeRoadmapView *view, const CordeeRoadmapTask *task)
{
  const CordeeRoadmapStep *step = view->roadmap->steps->pdata[task->index];
  GtkWidget *line = cordee_wrap_box_new (8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (line, "task");
  gtk_box_append (GTK_BOX (words), cordee_wrapped_label_new (task->text, "row-title"));
  gtk_box_append (GTK_BOX (words), cordee_wrapped_label_new (task->reason, "secondary"));
  gtk_widget_set_hexpand (words, TRUE);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (line), words);
  if (task->question != NULL)
    add_button (buttons, _("Répondre"), "roadmap.answer", task->question->id, task->text);
  if (task->template != NULL)
    add_button (buttons, _("Préparer"), "roadmap.document", task->template, task->text);
  if (task->question == NULL && task->template == NULL)
    add_button (buttons, _("Ouvrir l’étape"), "roadmap.select", step->id, task->text);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (line), buttons);
  return line;
}

/* Shows the first n_shown tasks of view. */
guint
cordee_roadmap_fill_tasks (GtkBox *box, const CordeeRoadmapView *view, guint n_shown)
{
  cordee_box_clear (box);
  if (view->tasks->len == 0)
    {
      g_autofree char *none = cordee_report_typeset (_("Rien ne presse cette semaine : les prochaines étapes attendent ce qui est en cours."));

      gtk_box_append (box, cordee_wrapped_label_new (none, "secondary"));
    }
  for (guint i = 0; i < MIN (n_shown, view->tasks->len); i++)
    gtk_box_append (box, new_task (view, view->tasks->pdata[i]));
  return view->tasks->len > n_shown ? view->tasks->len - n_shown : 0;
}

/* ── below ──────────────────────────────────────────────────────── */

/* Sentences, each on its line. */
void
cordee_roadmap_fill_notes (GtkBox *box, GPtrArray *notes)
{
  cordee_box_clear (box);
  for (guint i = 0; i < notes->len; i++)
    gtk_box_append (box, cordee_wrapped_label_new (notes->pdata[i], "secondary"));
}

static void
add_swatch (CordeeWrapBox *box, const char *part, const char *kind, const char *text)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (text);
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (swatch, part);
  gtk_widget_add_css_class (swatch, kind);
  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (entry), swatch);
  gtk_box_append (GTK_BOX (entry), label);
  cordee_wrap_box_append (box, entry);
}

/* What the bars mean, once and for all. */
void
cordee_roadmap_fill_legend (CordeeWrapBox *box)
{
  cordee_wrap_box_clear (box);
  add_swatch (box, "step-bar", "done", _("fait"));
  add_swatch (box, "step-bar", "critical", _("chemin critique"));
  add_swatch (box, "step-bar", "planned", _("prévu"));
  add_swatch (box, "step-tail", "planned", _("marge, jusqu’au plus tard"));
}
