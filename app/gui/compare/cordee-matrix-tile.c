/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-tile.h"

#include "cordee-matrix-chip.h"
#include "cordee-matrix-words.h"
#include "cordee-sign.h"
#include "cordee-style.h"

#include <math.h>

/* In em. */
#define PAD_X 0.85
#define PAD_Y 0.72
#define PAD_GROUP 0.5
#define PAD_EMPTY 2.5
#define FOOT_GAP 0.4
#define CHIP_GAP 0.45
#define SIGN_SIZE 1.55
#define SIGN_GAP 0.6
#define TRIANGLE_SIZE 1.1
#define BUTTON_SIZE 1.9
#define ICON_SIZE 1.15
#define RING 0.14
#define RING_RADIUS 0.3

/* Of secondary text and of the names of columns, in parts of the widget's font. */
#define SMALL 0.86
#define LARGE 1.15

/* Never begins a line. */
#define SEPARATOR "\302\240· "

struct _CordeeMatrixTile
{
  GtkWidget parent_instance;

  CordeeMatrixTileKind kind;
  char *texts[CORDEE_TILE_N_TEXTS]; /* owned, each or NULL */
  CordeeStructure structure;        /* its strings owned; those of a column header, or NULL */
  CordeeVerdict tone;
  gboolean folded, selected, stacked;
  int covered_left, covered_top; /* so much lies below the headers */

  /* Made when first asked for; owned, NULL before and without words. */
  PangoLayout *face;
  PangoLayout *foot;
  CordeeMatrixChip chip;
  gboolean made;
  int width; /* that they are laid out for; 0: not yet */
  int face_x, face_y, foot_x, foot_y, chip_y, height;
  int icon; /* place in the text of foot; -1: none */
};

G_DEFINE_FINAL_TYPE (CordeeMatrixTile, cordee_matrix_tile, GTK_TYPE_WIDGET)

/* ── words ──────────────────────────────────────────────────────── */

static void
drop_layouts (CordeeMatrixTile *self)
{
  g_clear_object (&self->face);
  g_clear_object (&self->foot);
  cordee_matrix_chip_clear (&self->chip);
  self->made = FALSE;
  self->width = 0;
}

static void
make_face (CordeeMatrixTile *self, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean bold = self->kind != CORDEE_TILE_EMPTY;
  CordeeMatrixWords words;
  GdkRGBA dim;

  cordee_style_get_colour (widget, "dim", &dim);
  cordee_matrix_words_init (&words);
  if (self->texts[CORDEE_TILE_STATE] != NULL)
    cordee_matrix_words_add_plain (&words, self->texts[CORDEE_TILE_STATE], &dim, FALSE);
  if (self->texts[CORDEE_TILE_FACE] != NULL && self->kind == CORDEE_TILE_CELL)
    cordee_matrix_words_add_lines (&words, self->texts[CORDEE_TILE_FACE]);
  else if (self->texts[CORDEE_TILE_FACE] != NULL)
    cordee_matrix_words_add (&words, self->texts[CORDEE_TILE_FACE], self->kind == CORDEE_TILE_EMPTY ? &dim : NULL, bold);
  if (self->kind == CORDEE_TILE_GROUP && self->texts[CORDEE_TILE_FOOT] != NULL)
    {
      cordee_matrix_words_separate (&words, SEPARATOR, &dim);
      cordee_matrix_words_add (&words, self->texts[CORDEE_TILE_FOOT], &dim, FALSE);
    }
  self->face = cordee_matrix_words_finish (&words, widget, self->kind == CORDEE_TILE_COLUMN ? LARGE : 1.0);
  if (self->face != NULL && self->kind == CORDEE_TILE_EMPTY)
    pango_layout_set_alignment (self->face, PANGO_ALIGN_CENTER);
}

static void
make_foot (CordeeMatrixTile *self, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  CordeeMatrixWords words;
  GdkRGBA dim, colour;

  if (self->kind == CORDEE_TILE_GROUP)
    return;
  cordee_style_get_colour (widget, "dim", &dim);
  cordee_matrix_words_init (&words);
  if (self->texts[CORDEE_TILE_WARNING] != NULL)
    {
      cordee_style_get_colour (widget, "warning", &colour);
      cordee_matrix_words_add_icon (&words, ICON_SIZE * SMALL * em);
      cordee_matrix_words_add_plain (&words, self->texts[CORDEE_TILE_WARNING], &colour, TRUE);
    }
  if (self->texts[CORDEE_TILE_CHANGED] != NULL)
    {
      cordee_style_get_colour (widget, "changed", &colour);
      cordee_matrix_words_separate (&words, SEPARATOR, &dim);
      cordee_matrix_words_add_plain (&words, self->texts[CORDEE_TILE_CHANGED], &colour, TRUE);
    }
  if (self->texts[CORDEE_TILE_FOOT] != NULL)
    {
      cordee_matrix_words_separate (&words, SEPARATOR, &dim);
      cordee_matrix_words_add (&words, self->texts[CORDEE_TILE_FOOT], &dim, FALSE);
    }
  if (self->texts[CORDEE_TILE_NEWS] != NULL && self->kind == CORDEE_TILE_ROW)
    {
      cordee_style_get_colour (widget, "changed", &colour);
      cordee_matrix_words_separate (&words, "\n", NULL);
      cordee_matrix_words_add_plain (&words, self->texts[CORDEE_TILE_NEWS], &colour, TRUE);
    }
  if (self->texts[CORDEE_TILE_MARK] != NULL)
    {
      cordee_style_get_colour (widget, "accent", &colour);
      cordee_matrix_words_separate (&words, "\n", NULL);
      if (self->kind == CORDEE_TILE_COLUMN)
        cordee_matrix_words_add_icon (&words, ICON_SIZE * SMALL * em);
      cordee_matrix_words_add_plain (&words, self->texts[CORDEE_TILE_MARK], &colour, TRUE);
    }
  self->icon = words.icon;
  self->foot = cordee_matrix_words_finish (&words, widget, SMALL);
}

/* ── geometry ───────────────────────────────────────────────────── */

static int
set_width (PangoLayout *layout, int width)
{
  int height = 0;

  if (layout == NULL)
    return 0;
  pango_layout_set_width (layout, MAX (1, width) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Puts y below what is there a part of height, a gap further down; returns its place. */
static int
put (int *y, int height, double gap)
{
  int place = *y + (height > 0 ? (int) round (gap) : 0);

  *y = place + height;
  return place;
}

/* What stands below the face, from y on: the verdict of a column after its name, how a cell stands before who says what it says. */
static void
stack (CordeeMatrixTile *self, int y, int width, double em)
{
  int foot = set_width (self->foot, width), chip = cordee_matrix_chip_lay_out (&self->chip, width, em);

  if (self->kind == CORDEE_TILE_CELL)
    self->chip_y = put (&y, chip, CHIP_GAP * em);
  self->foot_y = put (&y, foot, FOOT_GAP * em);
  if (self->kind != CORDEE_TILE_CELL)
    self->chip_y = put (&y, chip, CHIP_GAP * em);
  self->height = y;
}

/* Where everything stands in width. */
static void
lay_out (CordeeMatrixTile *self, int width)
{
  double em;
  int pad_x, pad_y, sign, face_height;

  if (self->made && self->width == width)
    return;
  em = cordee_style_get_em (GTK_WIDGET (self));
  if (!self->made)
    {
      self->icon = -1;
      make_face (self, em);
      make_foot (self, em);
      if (self->texts[CORDEE_TILE_STANDING] != NULL)
        cordee_matrix_chip_init (&self->chip, GTK_WIDGET (self), self->texts[CORDEE_TILE_STANDING], self->texts[CORDEE_TILE_NEWS], self->tone);
      self->made = TRUE;
    }
  self->width = width;

  pad_x = (int) round (PAD_X * em);
  pad_y = (int) round ((self->kind == CORDEE_TILE_GROUP ? PAD_GROUP : self->kind == CORDEE_TILE_EMPTY ? PAD_EMPTY : PAD_Y) * em);
  self->face_x = self->foot_x = pad_x;
  self->face_y = pad_y;
  if (self->kind == CORDEE_TILE_COLUMN)
    {
      sign = (int) round (SIGN_SIZE * em);
      self->face_x += sign + (int) round (SIGN_GAP * em);
      face_height = set_width (self->face, width - self->face_x - (int) round ((BUTTON_SIZE + PAD_X / 2) * em));
      self->face_y += MAX (0, (sign - face_height) / 2);
      face_height = MAX (sign, face_height);
    }
  else
    {
      if (self->kind == CORDEE_TILE_GROUP)
        self->face_x += (int) round ((TRIANGLE_SIZE + 0.3) * em);
      face_height = set_width (self->face, width - self->face_x - pad_x);
    }
  stack (self, pad_y + face_height, width - 2 * pad_x, em);
  self->height += pad_y;
}

/* The matrix asks for heights itself: GTK's memory of them would go round the layouts. Whatever size it gives is taken. */
static void
cordee_matrix_tile_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = 0;
}

/* What lies below the headers is not met by the pointer. */
static gboolean
cordee_matrix_tile_contains (GtkWidget *widget, double x, double y)
{
  CordeeMatrixTile *self = CORDEE_MATRIX_TILE (widget);

  return x >= self->covered_left && y >= self->covered_top && x < gtk_widget_get_width (widget) && y < gtk_widget_get_height (widget);
}

/* ── drawing ────────────────────────────────────────────────────── */

static void
draw_layout (GtkWidget *widget, GtkSnapshot *snapshot, PangoLayout *layout, int x, int y)
{
  GdkRGBA ink;

  if (layout == NULL)
    return;
  cordee_style_get_colour (widget, "ink", &ink);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, const char *colour, double x, double y, double size)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, name, NULL, (int) ceil (size), gtk_widget_get_scale_factor (widget),
                                                                 gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  GdkRGBA colours[4];

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    cordee_style_get_colour (widget, colour, &colours[i]);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, size, size, colours, G_N_ELEMENTS (colours));
  gtk_snapshot_restore (snapshot);
}

static void
draw_ground (CordeeMatrixTile *self, GtkSnapshot *snapshot, double width, double height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean card = self->kind == CORDEE_TILE_CELL || self->kind == CORDEE_TILE_EMPTY;
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  gboolean hovered = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT) != 0;
  GdkRGBA paint;

  if (self->kind == CORDEE_TILE_GROUP && self->stacked)
    return;
  cordee_style_get_colour (widget, self->selected                    ? "accent_bg"
                                   : card                            ? "card_bg"
                                   : self->kind == CORDEE_TILE_GROUP ? "hover_bg"
                                                                     : "header_bg",
                           &paint);
  gtk_snapshot_append_color (snapshot, &paint, &all);
  if (hovered && self->kind != CORDEE_TILE_CORNER && self->kind != CORDEE_TILE_EMPTY)
    {
      cordee_style_get_colour (widget, "ink", &paint);
      paint.alpha *= 0.045f;
      gtk_snapshot_append_color (snapshot, &paint, &all);
    }
  if (self->stacked)
    return;
  cordee_style_get_colour (widget, "border", &paint);
  gtk_snapshot_append_color (snapshot, &paint, &GRAPHENE_RECT_INIT (0, (float) height - 1, (float) width, 1));
  gtk_snapshot_append_color (snapshot, &paint, &GRAPHENE_RECT_INIT ((float) width - 1, 0, 1, (float) height));
}

static void
draw_ring (CordeeMatrixTile *self, GtkSnapshot *snapshot, double em, double thickness)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float inset = self->stacked ? (float) round (RING * em) : 0;
  float line = (float) MAX (1, round (thickness * em)), border[4] = { line, line, line, line };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget) - 1, (float) gtk_widget_get_height (widget) - 1);
  GskRoundedRect outline;
  GdkRGBA accent, colours[4];

  cordee_style_get_colour (widget, "accent", &accent);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    colours[i] = accent;
  graphene_rect_inset (&bounds, inset, inset);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) (RING_RADIUS * em));
  gtk_snapshot_append_border (snapshot, &outline, border, colours);
}

static void
draw_button (CordeeMatrixTile *self, GtkSnapshot *snapshot, double em)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t button;
  double size = ICON_SIZE * em;

  cordee_matrix_tile_get_button (self, &button);
  draw_icon (widget, snapshot, "view-more-symbolic", "dim", button.origin.x + (button.size.width - size) / 2,
             button.origin.y + (button.size.height - size) / 2, size);
}

static void
cordee_matrix_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeMatrixTile *self = CORDEE_MATRIX_TILE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double em = cordee_style_get_em (widget);

  draw_ground (self, snapshot, width, height);
  if (self->kind == CORDEE_TILE_CORNER)
    return;

  lay_out (self, width);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_layout (widget, snapshot, self->face, self->face_x, self->face_y);
  draw_layout (widget, snapshot, self->foot, self->foot_x, self->foot_y);
  cordee_matrix_chip_snapshot (&self->chip, widget, snapshot, self->tone, self->foot_x, self->chip_y);
  if (self->foot != NULL && self->icon >= 0)
    {
      PangoRectangle place;

      pango_layout_index_to_pos (self->foot, self->icon, &place);
      draw_icon (widget, snapshot, self->kind == CORDEE_TILE_COLUMN ? "cordee-pin-symbolic" : "dialog-warning-symbolic",
                 self->kind == CORDEE_TILE_COLUMN ? "accent" : "warning", self->foot_x + (double) place.x / PANGO_SCALE,
                 self->foot_y + (double) place.y / PANGO_SCALE + (double) place.height / PANGO_SCALE / 2 - ICON_SIZE * SMALL * em / 2,
                 ICON_SIZE * SMALL * em);
    }
  if (self->kind == CORDEE_TILE_COLUMN && self->structure.id != NULL)
    {
      cordee_sign_snapshot (widget, snapshot, &self->structure, round (PAD_X * em), round (PAD_Y * em), round (SIGN_SIZE * em));
      draw_button (self, snapshot, em);
    }
  if (self->kind == CORDEE_TILE_GROUP)
    draw_icon (widget, snapshot, self->folded ? "pan-end-symbolic" : "pan-down-symbolic", "ink", PAD_X * em,
               (height - TRIANGLE_SIZE * em) / 2, TRIANGLE_SIZE * em);
  gtk_snapshot_pop (snapshot);

  if (self->selected)
    draw_ring (self, snapshot, em, RING / 2);
  if (gtk_widget_is_focus (widget))
    draw_ring (self, snapshot, em, RING);
}

/* ── overrides ──────────────────────────────────────────────────── */

static void
cordee_matrix_tile_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cordee_matrix_tile_parent_class)->css_changed (widget, change);
  drop_layouts (CORDEE_MATRIX_TILE (widget));
  gtk_widget_queue_resize (widget);
}

static void
cordee_matrix_tile_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cordee_matrix_tile_parent_class)->system_setting_changed (widget, setting);
  drop_layouts (CORDEE_MATRIX_TILE (widget));
  gtk_widget_queue_resize (widget);
}

static void
cordee_matrix_tile_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GTK_WIDGET_CLASS (cordee_matrix_tile_parent_class)->state_flags_changed (widget, previous);
  gtk_widget_queue_draw (widget);
}

static void
clear_structure (CordeeMatrixTile *self)
{
  g_free ((char *) self->structure.id);
  g_free ((char *) self->structure.sign);
  g_free ((char *) self->structure.colour);
  g_free ((char *) self->structure.colour_dark);
  self->structure = (CordeeStructure){ 0 };
}

static void
cordee_matrix_tile_dispose (GObject *object)
{
  drop_layouts (CORDEE_MATRIX_TILE (object));

  G_OBJECT_CLASS (cordee_matrix_tile_parent_class)->dispose (object);
}

static void
cordee_matrix_tile_finalize (GObject *object)
{
  CordeeMatrixTile *self = CORDEE_MATRIX_TILE (object);

  for (guint i = 0; i < CORDEE_TILE_N_TEXTS; i++)
    g_free (self->texts[i]);
  clear_structure (self);

  G_OBJECT_CLASS (cordee_matrix_tile_parent_class)->finalize (object);
}

static void
cordee_matrix_tile_class_init (CordeeMatrixTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_matrix_tile_dispose;
  object_class->finalize = cordee_matrix_tile_finalize;
  widget_class->measure = cordee_matrix_tile_measure;
  widget_class->contains = cordee_matrix_tile_contains;
  widget_class->snapshot = cordee_matrix_tile_snapshot;
  widget_class->css_changed = cordee_matrix_tile_css_changed;
  widget_class->system_setting_changed = cordee_matrix_tile_system_setting_changed;
  widget_class->state_flags_changed = cordee_matrix_tile_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "tile");
}

static void
cordee_matrix_tile_init (CordeeMatrixTile *self)
{
  self->icon = -1;
}

/* ── public ─────────────────────────────────────────────────────── */

static GtkAccessibleRole
role_of (CordeeMatrixTileKind kind)
{
  switch (kind)
    {
    case CORDEE_TILE_CORNER:
      return GTK_ACCESSIBLE_ROLE_PRESENTATION;
    case CORDEE_TILE_COLUMN:
      /* Its menu opens on Enter. GTK 4.8 tells screen readers that a column header is a filler, which they pass over. */
      return GTK_ACCESSIBLE_ROLE_BUTTON;
    case CORDEE_TILE_ROW:
    case CORDEE_TILE_GROUP:
      return GTK_ACCESSIBLE_ROLE_ROW_HEADER;
    case CORDEE_TILE_EMPTY:
      return GTK_ACCESSIBLE_ROLE_STATUS;
    case CORDEE_TILE_CELL:
    default:
      return GTK_ACCESSIBLE_ROLE_GRID_CELL;
    }
}

/* An empty tile; a row header may later be that of a group, and the other way round. A floating reference, as of any new widget. */
GtkWidget *
cordee_matrix_tile_new (CordeeMatrixTileKind kind)
{
  CordeeMatrixTile *self =
    g_object_new (CORDEE_TYPE_MATRIX_TILE, "accessible-role", role_of (kind), "focusable", kind != CORDEE_TILE_CORNER, NULL);

  self->kind = kind;
  if (kind == CORDEE_TILE_COLUMN)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  return GTK_WIDGET (self);
}

static gboolean
set_structure (CordeeMatrixTile *self, const CordeeStructure *structure)
{
  static const CordeeStructure none = { 0 };
  const CordeeStructure *to = structure != NULL ? structure : &none;

  if (g_strcmp0 (to->id, self->structure.id) == 0 && g_strcmp0 (to->sign, self->structure.sign) == 0 &&
      g_strcmp0 (to->colour, self->structure.colour) == 0 && g_strcmp0 (to->colour_dark, self->structure.colour_dark) == 0)
    return FALSE;
  clear_structure (self);
  self->structure.id = g_strdup (to->id);
  self->structure.sign = g_strdup (to->sign);
  self->structure.colour = g_strdup (to->colour);
  self->structure.colour_dark = g_strdup (to->colour_dark);
  return TRUE;
}

static void
tell_screen_readers (CordeeMatrixTile *self, gboolean renamed)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  if (renamed)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, self->texts[CORDEE_TILE_NAME], -1);
  if (self->kind == CORDEE_TILE_GROUP)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED, !self->folded, -1);
  else if (self->kind == CORDEE_TILE_ROW)
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* What differs from what it shows already costs, nothing else does. content->kind has to have the role of the tile's. */
void
cordee_matrix_tile_set_content (CordeeMatrixTile *self, const CordeeMatrixTileContent *content)
{
  gboolean other_kind = self->kind != content->kind, folded = self->folded != content->folded, renamed = FALSE;
  gboolean words = other_kind || self->tone != content->tone;

  g_return_if_fail (CORDEE_IS_MATRIX_TILE (self));
  g_return_if_fail (role_of (content->kind) == role_of (self->kind));

  for (guint i = 0; i < CORDEE_TILE_N_TEXTS; i++)
    {
      const char *text = content->texts[i] != NULL && *content->texts[i] != '\0' ? content->texts[i] : NULL;

      if (g_strcmp0 (text, self->texts[i]) == 0)
        continue;
      g_free (self->texts[i]);
      self->texts[i] = g_strdup (text);
      if (i == CORDEE_TILE_NAME)
        renamed = TRUE;
      else
        words = TRUE;
    }
  self->kind = content->kind;
  self->folded = content->folded;
  self->tone = content->tone;
  if (words)
    {
      drop_layouts (self);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  if (set_structure (self, content->structure) || folded)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (renamed || folded || other_kind)
    tell_screen_readers (self, renamed);
}

/* Whether its evidence is on show. */
void
cordee_matrix_tile_set_selected (CordeeMatrixTile *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* So much of it, in pixels, lies below the headers: the pointer meets these there. */
void
cordee_matrix_tile_set_covered (CordeeMatrixTile *self, int left, int top)
{
  self->covered_left = left;
  self->covered_top = top;
}

/* Whether it is a part of a card, which has its own lines. */
void
cordee_matrix_tile_set_stacked (CordeeMatrixTile *self, gboolean stacked)
{
  if (self->stacked == stacked)
    return;
  self->stacked = stacked;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether its height for width is known, without any work on the text. */
gboolean
cordee_matrix_tile_is_measured (CordeeMatrixTile *self, int width)
{
  return self->kind == CORDEE_TILE_CORNER || (self->made && self->width == width);
}

/* How tall it has to be in width. */
int
cordee_matrix_tile_get_height (CordeeMatrixTile *self, int width)
{
  if (self->kind == CORDEE_TILE_CORNER)
    return 0;
  lay_out (self, width);
  return self->height;
}

CordeeMatrixTileKind
cordee_matrix_tile_get_kind (CordeeMatrixTile *self)
{
  return self->kind;
}

/* Where the sign of its menu stands, in its own pixels; of a column header. */
void
cordee_matrix_tile_get_button (CordeeMatrixTile *self, graphene_rect_t *out)
{
  double em = cordee_style_get_em (GTK_WIDGET (self)), size = BUTTON_SIZE * em;

  graphene_rect_init (out, (float) (gtk_widget_get_width (GTK_WIDGET (self)) - size - PAD_X / 2 * em),
                      (float) (PAD_Y * em + (SIGN_SIZE * em - size) / 2), (float) size, (float) size);
}
