/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-private.h"

#include <pango/pangocairo.h>

/* A block that no page has room for begins where it is if that much of the page is left, as a share of it. */
#define WORTH_BEGINNING 0.3
/* Sources begin on a page with that much room. */
#define ROOM_FOR_SNAKING 90

/* ── one page ───────────────────────────────────────────────────── */

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
  self->rules = g_array_new (FALSE, FALSE, sizeof (CordeeStroke));
  return self;
}

void
cordee_page_free (CordeePage *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->rules);
  g_free (self);
}

/* Draws what is on the page. One unit of cr is a point; its state is kept. */
void
cordee_page_draw (const CordeePage *self, cairo_t *cr)
{
  PangoColor ink;

  cairo_save (cr);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const CordeeStroke *rule = &g_array_index (self->rules, CordeeStroke, i);

      cairo_set_source_rgb (cr, rule->colour.red / 65535., rule->colour.green / 65535., rule->colour.blue / 65535.);
      cairo_rectangle (cr, rule->x, rule->y, rule->length, rule->thickness);
      cairo_fill (cr);
    }
  pango_color_parse (&ink, CORDEE_COLOUR_INK);
  cairo_set_source_rgb (cr, ink.red / 65535., ink.green / 65535., ink.blue / 65535.);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const CordeeLine *line = &g_array_index (self->lines, CordeeLine, i);

      cairo_move_to (cr, line->x, line->baseline);
      pango_cairo_show_layout_line (cr, line->line);
    }
  cairo_restore (cr);
}

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

static void
add_rules (CordeePage *self, const CordeeBlock *block, double x, double y)
{
  for (guint i = 0; i < block->rules->len; i++)
    {
      CordeeStroke rule = g_array_index (block->rules, CordeeStroke, i);

      rule.x += x;
      rule.y = y - rule.thickness;
      g_array_append_val (self->rules, rule);
    }
}

/* Puts a block on the page with its corner at x and y, or as much of it as ends above bottom. next has the first line of each
   column that is not yet on paper, and is moved on; NULL for a whole block. Returns where the block ends. */
double
cordee_page_add (CordeePage *self, const CordeeBlock *block, double x, double y, double bottom, guint *next)
{
  g_autofree guint *from_first = g_new0 (guint, block->columns->len);
  guint *at = next != NULL ? next : from_first;
  double top = y + block->before;
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
  add_rules (self, block, x, end);
  return end;
}

/* ── from page to page ──────────────────────────────────────────── */

static CordeePage *
get_page (const CordeeFlow *self)
{
  return self->pages->pdata[self->pages->len - 1];
}

static void
add_whole (CordeeFlow *self, const CordeeBlock *block)
{
  self->y = cordee_page_add (get_page (self), block, 0, self->y, G_MAXDOUBLE, NULL);
}

static void
begin_page (CordeeFlow *self)
{
  g_ptr_array_add (self->pages, cordee_page_new ());
  self->y = 0;
  self->fresh = TRUE;
  if (self->head != NULL)
    add_whole (self, self->head);
}

/* A page that goes on with what the one before began. */
static void
continue_page (CordeeFlow *self)
{
  begin_page (self);
  for (guint i = 0; i < CORDEE_FLOW_LEVELS; i++)
    if (self->levels[i].heading == NULL && self->levels[i].again != NULL)
      add_whole (self, self->levels[i].again);
}

/* The height of what the top of the next page will repeat, and of the headings that wait. */
static void
measure_headings (const CordeeFlow *self, double *again, double *waiting)
{
  *again = self->head != NULL ? cordee_block_get_height (self->head) : 0;
  *waiting = 0;
  for (guint i = 0; i < CORDEE_FLOW_LEVELS; i++)
    if (self->levels[i].heading != NULL)
      *waiting += cordee_block_get_height (self->levels[i].heading);
    else if (self->levels[i].again != NULL)
      *again += cordee_block_get_height (self->levels[i].again);
}

static void
add_headings (CordeeFlow *self)
{
  for (guint i = 0; i < CORDEE_FLOW_LEVELS; i++)
    if (self->levels[i].heading != NULL)
      {
        add_whole (self, self->levels[i].heading);
        g_clear_pointer (&self->levels[i].heading, cordee_block_free);
      }
}

/* One page, empty, with room for text down to bottom. */
void
cordee_flow_init (CordeeFlow *self, double bottom)
{
  *self = (CordeeFlow){ .bottom = bottom };
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_page_free);
  begin_page (self);
}

void
cordee_flow_clear (CordeeFlow *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  cordee_flow_begin (self, 0, NULL, NULL);
}

/* Ends what was begun at that level and below it, and begins anew. heading stands on the page where the next block begins, again on
   each page after that on which it goes on. Both are taken and may be NULL. */
void
cordee_flow_begin (CordeeFlow *self, guint level, CordeeBlock *heading, CordeeBlock *again)
{
  for (guint i = level; i < CORDEE_FLOW_LEVELS; i++)
    {
      g_clear_pointer (&self->levels[i].heading, cordee_block_free);
      g_clear_pointer (&self->levels[i].again, cordee_block_free);
    }
  self->levels[level].heading = heading;
  self->levels[level].again = again;
}

static gboolean
is_placed (const CordeeBlock *block, const guint *next)
{
  for (guint i = 0; i < block->columns->len; i++)
    if (next[i] < ((GArray *) block->columns->pdata[i])->len)
      return FALSE;
  return TRUE;
}

/* Lines that are higher than the paper are put there all the same: one at least on each page. */
static double
get_least_bottom (const CordeeFlow *self, const CordeeBlock *block, const guint *next)
{
  double least = 0;

  for (guint i = 0; i < block->columns->len; i++)
    {
      const GArray *column = block->columns->pdata[i];

      if (next[i] < column->len)
        {
          const CordeeLine *line = &g_array_index (column, CordeeLine, next[i]);

          least = MAX (least, line->bottom - line->top);
        }
    }
  return self->y + block->before + least + block->after;
}

/* The block from here on, between the lines where pages end. */
static void
add_in_parts (CordeeFlow *self, const CordeeBlock *block)
{
  g_autofree guint *next = g_new0 (guint, block->columns->len);

  while (TRUE)
    {
      double bottom = MAX (self->bottom, get_least_bottom (self, block, next));

      self->y = cordee_page_add (get_page (self), block, 0, self->y, bottom, next);
      self->fresh = FALSE;
      if (is_placed (block, next))
        return;
      continue_page (self);
    }
}

/* What stands here and at the top of each page from here on; NULL for nothing. It is borrowed. A page does not end after it, as long
   as there is room to begin something. */
void
cordee_flow_set_head (CordeeFlow *self, const CordeeBlock *head)
{
  self->head = head;
  if (head == NULL)
    return;
  add_whole (self, head);
  self->fresh = self->bottom - self->y >= WORTH_BEGINNING * self->bottom;
}

/* Adds a block, with the headings that wait for it, on this page or the next: whole where a page has room for it. */
void
cordee_flow_add (CordeeFlow *self, const CordeeBlock *block)
{
  double height = cordee_block_get_height (block);
  double again, heads;
  gboolean fits_a_page;

  measure_headings (self, &again, &heads);
  fits_a_page = again + heads + height <= self->bottom;
  if (!self->fresh && self->y + heads + height > self->bottom
      && (fits_a_page || self->bottom - self->y - heads < WORTH_BEGINNING * self->bottom))
    continue_page (self);
  add_headings (self);
  add_in_parts (self, block);
}

/* ── side by side ───────────────────────────────────────────────── */

/* How many of blocks from first on stand in n_columns columns of that height, each filled to its end before the next. Puts them on
   the page at y, step from column to column, unless page is NULL; *end is then where the longest column ends. */
static guint
fill_columns (CordeePage *page, GPtrArray *blocks, guint first, guint n_columns, double step, double y, double height, double *end)
{
  guint at = first;

  for (guint column = 0; column < n_columns; column++)
    for (double below = 0; at < blocks->len; at++)
      {
        double needed = cordee_block_get_height (blocks->pdata[at]);

        /* A block higher than the column has it for itself. */
        if (below > 0 && below + needed > height)
          break;
        if (page != NULL)
          cordee_page_add (page, blocks->pdata[at], column * step, y + below, G_MAXDOUBLE, NULL);
        below += needed;
        if (end != NULL)
          *end = MAX (*end, y + below);
      }
  return at - first;
}

static void
add_one_cb (gpointer block, gpointer flow)
{
  cordee_flow_add (flow, block);
}

static gboolean
is_any_higher (GPtrArray *blocks, double height)
{
  for (guint i = 0; i < blocks->len; i++)
    if (cordee_block_get_height (blocks->pdata[i]) > height)
      return TRUE;
  return FALSE;
}

/* Adds blocks in columns step apart, read downwards and then to the right, of even height on the page where they end; one below the
   other where a page has no room for one of them. Headings that wait stand above. */
void
cordee_flow_add_snaking (CordeeFlow *self, GPtrArray *blocks, guint n_columns, double step)
{
  double again, heads;

  measure_headings (self, &again, &heads);
  if (!self->fresh && self->bottom - self->y - heads < ROOM_FOR_SNAKING)
    continue_page (self);
  add_headings (self);
  measure_headings (self, &again, &heads);
  if (is_any_higher (blocks, self->bottom - again))
    {
      g_ptr_array_foreach (blocks, add_one_cb, self);
      return;
    }

  for (guint first = 0; first < blocks->len;)
    {
      double room = self->bottom - self->y, end = self->y;
      double height = room;

      if (fill_columns (NULL, blocks, first, n_columns, step, 0, room, NULL) == blocks->len - first)
        for (height = 0; fill_columns (NULL, blocks, first, n_columns, step, 0, height, NULL) < blocks->len - first;)
          height += 4;
      first += fill_columns (get_page (self), blocks, first, n_columns, step, self->y, MIN (height, room), &end);
      self->y = end;
      self->fresh = FALSE;
      if (first < blocks->len)
        continue_page (self);
    }
}
