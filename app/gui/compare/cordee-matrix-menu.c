/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-private.h"

#include "cordee-matrix-choice.h"

#include <glib/gi18n.h>

/* ── what is on it ──────────────────────────────────────────────── */

/* target: of the action; taken over. */
static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_column_section (CordeeMatrix *self, const CordeeMatrixColumn *column)
{
  GMenu *menu = g_menu_new ();
  const char *id = column->structure->id;

  append (menu, column->pinned ? _("Détacher la colonne") : _("Épingler la colonne"), "compare.pin", g_variant_new_string (id));
  if (column->can_move_left)
    append (menu, _("Déplacer à gauche"), "compare.move", g_variant_new ("(si)", id, -1));
  if (column->can_move_right)
    append (menu, _("Déplacer à droite"), "compare.move", g_variant_new ("(si)", id, 1));
  if (self->view->chosen->len > CORDEE_MIN_COMPARED)
    append (menu, _("Retirer du tableau"), "compare.leave-out", g_variant_new_string (id));
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_line_section (const CordeeMatrixLine *line)
{
  GMenu *menu = g_menu_new ();

  if (line->row != NULL)
    append (menu, _("Mettre cette ligne de côté"), "compare.drop-row", g_variant_new_string (line->row->criterion->id));
  if (line->group != NULL)
    append (menu, line->folded ? _("Déplier ce groupe") : _("Plier ce groupe"), "compare.fold", g_variant_new_string (line->group->id));
  return G_MENU_MODEL (menu);
}

/* Where to say what the standing of a cell hangs on. */
static void
append_question (GMenu *menu, const CordeeMatrixCell *cell)
{
  g_autofree char *label = cell->question != NULL ? cordee_question_dup_invitation (cell->question) : NULL;

  if (label != NULL)
    append (menu, label, "win.show-question", g_variant_new_string (cell->question->id));
}

/* What can be done at place. The caller owns it. */
static GMenuModel *
make_model (CordeeMatrix *self, CordeeMatrixPlace place)
{
  GMenu *menu = g_menu_new ();
  const CordeeMatrixLine *line = cordee_matrix_get_line (self, place);
  gboolean heading = line != NULL && line->row == NULL;
  const CordeeMatrixColumn *column = heading ? NULL : cordee_matrix_get_column (self, place);

  if (line != NULL && column != NULL)
    {
      append (menu, _("Voir les preuves"), "compare.open", g_variant_new ("(ss)", column->structure->id, line->row->criterion->id));
      append_question (menu, line->cells->pdata[place.column - 1]);
    }
  if (line != NULL)
    {
      g_autoptr(GMenuModel) section = make_line_section (line);

      g_menu_append_section (menu, NULL, section);
    }
  if (column != NULL)
    {
      g_autoptr(GMenuModel) section = make_column_section (self, column);

      g_menu_append_section (menu, column->structure->id, section);
    }
  return G_MENU_MODEL (menu);
}

/* ── the popover ────────────────────────────────────────────────── */

/* Gives the focus back, unless what was chosen put it elsewhere. */
static void
closed_cb (GtkPopover *popover, CordeeMatrix *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover))))
    cordee_matrix_focus_place (self, self->spot.place);
}

static void
get_anchor (CordeeMatrix *self, CordeeMatrixTile *tile, const graphene_point_t *at, GdkRectangle *out)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1), button;

  if (at != NULL)
    bounds.origin = *at;
  else if (gtk_widget_compute_bounds (GTK_WIDGET (tile), GTK_WIDGET (self), &bounds) && cordee_matrix_tile_get_kind (tile) == CORDEE_TILE_COLUMN)
    {
      cordee_matrix_tile_get_button (tile, &button);
      graphene_rect_offset (&button, bounds.origin.x, bounds.origin.y);
      bounds = button;
    }
  *out = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
}

/* Shows what can be done at place: where the pointer is, or below the tile where at is NULL. */
void
cordee_matrix_show_menu (CordeeMatrix *self, CordeeMatrixPlace place, const graphene_point_t *at)
{
  CordeeMatrixTile *tile = cordee_matrix_find_tile (self, place);
  g_autoptr(GMenuModel) model = NULL;
  GdkRectangle anchor;

  if (tile == NULL || cordee_matrix_tile_get_kind (tile) == CORDEE_TILE_EMPTY)
    return;
  model = make_model (self, cordee_matrix_tile_get_kind (tile) == CORDEE_TILE_COLUMN ? (CordeeMatrixPlace){ 0, MAX (1, place.column) } : place);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect (self->menu, "closed", G_CALLBACK (closed_cb), self);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  get_anchor (self, tile, at, &anchor);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), at == NULL);
  gtk_widget_set_halign (self->menu, at == NULL ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &anchor);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
