/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-chip.h"

#include "cordee-matrix-words.h"
#include "cordee-style.h"

#include <math.h>

/* In em, as the stylesheet has them for .verdict. */
#define PAD_X 0.62
#define PAD_Y 0.13
#define GAP 0.5

/* In parts of the widget's font. */
#define SIZE 0.88
#define WAS_SIZE 0.86

/* Roles of the stylesheet, as .verdict has them. */
static const struct
{
  const char *ink, *ground;
} colours[] = {
  [CORDEE_VERDICT_POSSIBLE] = { "ok", "ok_bg" },         [CORDEE_VERDICT_A_COMPLETER] = { "warning", "warning_bg" },
  [CORDEE_VERDICT_A_NEGOCIER] = { "changed", "changed_bg" }, [CORDEE_VERDICT_INDETERMINEE] = { "ink", "hover_bg" },
  [CORDEE_VERDICT_EXCLUE] = { "error", "error_bg" },
};

static PangoLayout *
layout_new (GtkWidget *widget, const char *text, const char *colour, double size)
{
  CordeeMatrixWords words;
  GdkRGBA ink;

  cordee_style_get_colour (widget, colour, &ink);
  cordee_matrix_words_init (&words);
  cordee_matrix_words_add_plain (&words, text, &ink, TRUE);
  return cordee_matrix_words_finish (&words, widget, size);
}

/* verdict: sign and word; was: what it was before, or NULL. To be cleared. */
void
cordee_matrix_chip_init (CordeeMatrixChip *self, GtkWidget *widget, const char *verdict, const char *was, CordeeVerdict tone)
{
  *self = (CordeeMatrixChip){ .verdict = layout_new (widget, verdict, colours[tone].ink, SIZE) };
  if (was != NULL)
    self->was = layout_new (widget, was, "changed", WAS_SIZE);
}

void
cordee_matrix_chip_clear (CordeeMatrixChip *self)
{
  g_clear_object (&self->verdict);
  g_clear_object (&self->was);
}

/* Finds out where everything stands in width; returns how tall it is, 0 for nothing. */
int
cordee_matrix_chip_lay_out (CordeeMatrixChip *self, int width, double em)
{
  int pad_x = (int) round (PAD_X * em), pad_y = (int) round (PAD_Y * em), gap = (int) round (GAP * em), was_width, was_height;

  if (self->verdict == NULL)
    return 0;
  pango_layout_set_width (self->verdict, MAX (1, width - 2 * pad_x) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->verdict, &self->width, &self->height);
  self->width += 2 * pad_x;
  self->height += 2 * pad_y;
  if (self->was == NULL)
    return self->height;

  pango_layout_set_width (self->was, -1);
  pango_layout_get_pixel_size (self->was, &was_width, &was_height);
  if (self->width + gap + was_width <= width)
    {
      self->was_x = self->width + gap;
      self->was_y = (self->height - was_height) / 2;
      return MAX (self->height, was_height);
    }
  pango_layout_set_width (self->was, MAX (1, width) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->was, NULL, &was_height);
  self->was_x = 0;
  self->was_y = self->height + gap / 2;
  return self->was_y + was_height;
}

static void
draw_layout (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *ink, int x, int y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

/* Draws it, once laid out, with its corner at x, y of widget. */
void
cordee_matrix_chip_snapshot (const CordeeMatrixChip *self, GtkWidget *widget, GtkSnapshot *snapshot, CordeeVerdict tone, int x, int y)
{
  double em = cordee_style_get_em (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) self->width, (float) self->height);
  GskRoundedRect outline;
  GdkRGBA ink, ground;

  if (self->verdict == NULL)
    return;
  cordee_style_get_colour (widget, "ink", &ink);
  cordee_style_get_colour (widget, colours[tone].ground, &ground);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) MIN (em, self->height / 2.0));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &bounds);
  gtk_snapshot_pop (snapshot);
  draw_layout (snapshot, self->verdict, &ink, x + (int) round (PAD_X * em), y + (int) round (PAD_Y * em));
  if (self->was != NULL)
    draw_layout (snapshot, self->was, &ink, x + self->was_x, y + self->was_y);
}
