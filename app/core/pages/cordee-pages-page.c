/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-private.h"

#include <pango/pangocairo.h>

static void
line_clear (gpointer data)
{
  g_object_unref (((CordeeLine *) data)->layout);
}

/* An empty page. The caller owns it. */
CordeePage *
cordee_page_new (void)
{
  CordeePage *self = g_new0 (CordeePage, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (CordeeLine));
  g_array_set_clear_func (self->lines, line_clear);
  self->fills = g_array_new (FALSE, FALSE, sizeof (CordeeFill));
  return self;
}

void
cordee_page_free (CordeePage *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->fills);
  g_free (self);
}

/* ── drawing ────────────────────────────────────────────────────── */

static void
set_colour (cairo_t *cr, const PangoColor *colour)
{
  cairo_set_source_rgb (cr, colour->red / 65535., colour->green / 65535., colour->blue / 65535.);
}

static const PangoColor *
find_colour (const PangoGlyphItem *run, PangoAttrType type)
{
  for (const GSList *l = run->item->analysis.extra_attrs; l != NULL; l = l->next)
    if (((const PangoAttribute *) l->data)->klass->type == type)
      return &((const PangoAttrColor *) l->data)->color;
  return NULL;
}

/* What is missing stands in a frame, which is seen without colours too. The runs of one stretch stand in one. */
static void
draw_grounds (const CordeeLine *line, cairo_t *cr)
{
  double x = line->x, from = -1;

  for (GSList *l = line->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      const PangoColor *ground = find_colour (run, PANGO_ATTR_BACKGROUND);
      double width = (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;

      if (ground != NULL && from < 0)
        from = x;
      x += width;
      if (ground != NULL && (l->next == NULL || find_colour (l->next->data, PANGO_ATTR_BACKGROUND) == NULL))
        {
          PangoRectangle logical;
          PangoColor edge;

          pango_glyph_string_extents (run->glyphs, run->item->analysis.font, NULL, &logical);
          cairo_rectangle (cr, from - 0.8, line->baseline + (double) logical.y / PANGO_SCALE, x - from + 1.6, (double) logical.height / PANGO_SCALE);
          set_colour (cr, ground);
          cairo_fill_preserve (cr);
          pango_color_parse (&edge, CORDEE_COLOUR_GAP_LINE);
          set_colour (cr, &edge);
          cairo_set_line_width (cr, CORDEE_HAIRLINE);
          cairo_stroke (cr);
          from = -1;
        }
    }
}

/* Pango would draw a line at once: here each stretch can be a link. */
static void
draw_line (const CordeeLine *line, cairo_t *cr, CordeeTagger *tagger)
{
  const char *text = pango_layout_get_text (line->layout);
  double x = line->x;
  PangoColor ink;

  pango_color_parse (&ink, CORDEE_COLOUR_INK);
  for (GSList *l = line->line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      const PangoColor *colour = find_colour (run, PANGO_ATTR_FOREGROUND);
      const char *link = cordee_item_get_link (run->item);
      gboolean leads = tagger != NULL && link != NULL;

      if (leads)
        cordee_tagger_begin_link (tagger, link);
      set_colour (cr, colour != NULL ? colour : &ink);
      cairo_move_to (cr, x, line->baseline);
      pango_cairo_show_glyph_item (cr, text, run);
      if (leads)
        cordee_tagger_end_link (tagger);
      x += (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
    }
}

/* Draws what is on the page. One unit of cr is a point; its state is kept. tagger, or NULL, is told of what is drawn. */
void
cordee_page_draw (const CordeePage *self, cairo_t *cr, CordeeTagger *tagger)
{
  cairo_save (cr);
  if (tagger != NULL)
    cordee_tagger_go_to (tagger, NULL, 0);
  for (guint i = 0; i < self->fills->len; i++)
    {
      const CordeeFill *fill = &g_array_index (self->fills, CordeeFill, i);

      set_colour (cr, &fill->colour);
      cairo_rectangle (cr, fill->x, fill->y, fill->width, fill->height);
      cairo_fill (cr);
    }
  for (guint i = 0; i < self->lines->len; i++)
    draw_grounds (&g_array_index (self->lines, CordeeLine, i), cr);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const CordeeLine *line = &g_array_index (self->lines, CordeeLine, i);

      if (tagger != NULL)
        cordee_tagger_go_to (tagger, line->tag, line->top);
      draw_line (line, cr, tagger);
    }
  cairo_restore (cr);
}

/* ── filling ────────────────────────────────────────────────────── */

/* Puts on the page the lines of column from *next on that end above bottom, moved by x and so that the first stands at y. Moves
   *next on. Returns where the last one ends. */
static double
add_column (CordeePage *self, const GArray *column, double x, double y, double bottom, guint *next)
{
  double end = y, shift;

  if (*next >= column->len)
    return y;
  shift = y - g_array_index (column, CordeeLine, *next).top;
  for (; *next < column->len; (*next)++)
    {
      CordeeLine line = g_array_index (column, CordeeLine, *next);

      if (line.bottom + shift > bottom + 0.001)
        break;
      g_object_ref (line.layout);
      line.x += x;
      line.top += shift;
      line.bottom += shift;
      line.baseline += shift;
      g_array_append_val (self->lines, line);
      end = line.bottom;
    }
  return end;
}

/* The fills of a block that reaches from top to end: grounds below what is there, rules at the end. */
static void
add_fills (CordeePage *self, const CordeeBlock *block, double x, double top, double end)
{
  for (guint i = 0; i < block->grounds->len; i++)
    {
      CordeeFill ground = g_array_index (block->grounds, CordeeFill, i);

      ground.x += x;
      ground.y = top;
      ground.height = end - top;
      g_array_append_val (self->fills, ground);
    }
  for (guint i = 0; i < block->rules->len; i++)
    {
      CordeeFill rule = g_array_index (block->rules, CordeeFill, i);

      rule.x += x;
      rule.y = end - rule.height;
      g_array_append_val (self->fills, rule);
    }
}

/* Puts a block on the page with its corner at x and y, or as much of it as ends above bottom. next has the first line of each
   column that is not yet on paper, and is moved on; NULL for a whole block. Returns where the block ends. */
double
cordee_page_add (CordeePage *self, const CordeeBlock *block, double x, double y, double bottom, guint *next)
{
  g_autofree guint *from_first = g_new0 (guint, block->columns->len);
  guint *at = next != NULL ? next : from_first;
  double start = y > 0 ? y + block->above : y;
  double top = start + block->before;
  double end = top;

  for (guint i = 0; i < block->columns->len; i++)
    {
      const GArray *column = block->columns->pdata[i];
      gboolean goes_on = i == 0 && column->len > 0 && at[0] == column->len;
      guint again = 0;
      double here = add_column (self, goes_on ? block->again : column, x, top, bottom - block->after, goes_on ? &again : &at[i]);

      end = MAX (end, here);
    }
  end += block->after;
  add_fills (self, block, x, start, end);
  return end;
}
