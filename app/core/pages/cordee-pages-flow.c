/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-private.h"

/* A block that no page has room for begins where it is if that much of the page is left, as a share of it. */
#define WORTH_BEGINNING 0.3
/* Sources begin on a page with that much room. */
#define ROOM_FOR_SNAKING 90
/* What is repeated at the top of each page takes that much of it at most, as a share; what is higher stands but once. */
#define MOST_REPEATED 0.35
/* Of running text, no page begins or ends with fewer lines of a paragraph. */
#define TOGETHER 2

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
  for (guint i = 0; i < CORDEE_FLOW_LEVELS; i++)
    {
      g_clear_pointer (&self->levels[i].heading, cordee_block_free);
      g_clear_pointer (&self->levels[i].again, cordee_block_free);
    }
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
  return self->y + block->above + block->before + least + block->after;
}

/* The block from here on, between the lines where pages end. Its first part reaches down to first, or as far as there is room where
   that is 0. */
static void
add_in_parts (CordeeFlow *self, const CordeeBlock *block, double first)
{
  g_autofree guint *next = g_new0 (guint, block->columns->len);

  while (TRUE)
    {
      double bottom = MAX (first > 0 ? first : self->bottom, get_least_bottom (self, block, next));

      self->y = cordee_page_add (get_page (self), block, 0, self->y, bottom, next);
      self->fresh = FALSE;
      if (is_placed (block, next))
        return;
      first = 0;
      continue_page (self);
    }
}

static void
add_headings (CordeeFlow *self)
{
  for (guint i = 0; i < CORDEE_FLOW_LEVELS; i++)
    if (self->levels[i].heading != NULL)
      {
        g_autoptr(CordeeBlock) heading = g_steal_pointer (&self->levels[i].heading);

        add_in_parts (self, heading, 0);
      }
}

/* How far down this page the first part of a divided paragraph reaches, so that neither part is too short; 0 where it cannot be. */
static double
find_division (const CordeeFlow *self, const CordeeBlock *block, double y)
{
  const GArray *lines = block->divides && block->columns->len == 1 ? block->columns->pdata[0] : NULL;
  double from = y + block->above + block->before;
  guint n = 0;

  if (lines == NULL || lines->len < 2 * TOGETHER)
    return 0;
  while (n < lines->len - TOGETHER && from + g_array_index (lines, CordeeLine, n).bottom + block->after <= self->bottom)
    n++;
  return n < TOGETHER ? 0 : from + g_array_index (lines, CordeeLine, n - 1).bottom + block->after;
}

/* Adds a block (or NULL) with the headings that wait for it. */
static void
add_with_headings (CordeeFlow *self, const CordeeBlock *block)
{
  double height = block != NULL ? cordee_block_get_height (block) : 0;
  double again, heads, first;
  gboolean fits_a_page;

  measure_headings (self, &again, &heads);
  fits_a_page = again + heads + height <= self->bottom;
  first = block != NULL && self->y + heads + height > self->bottom ? find_division (self, block, self->y + heads) : 0;
  if (!self->fresh && first <= 0 && self->y + heads + height > self->bottom
      && (fits_a_page || self->bottom - self->y - heads < WORTH_BEGINNING * self->bottom))
    continue_page (self);
  add_headings (self);
  if (block != NULL)
    add_in_parts (self, block, first);
  self->fresh = FALSE;
}

/* Adds a block, with the headings that wait for it, on this page or the next: whole where a page has room for it and it does not divide. */
void
cordee_flow_add (CordeeFlow *self, const CordeeBlock *block)
{
  add_with_headings (self, block);
}

/* What pages that go on repeat from here on at that level, or NULL; a heading that waits there stays. again is taken. */
void
cordee_flow_repeat (CordeeFlow *self, guint level, CordeeBlock *again)
{
  g_clear_pointer (&self->levels[level].again, cordee_block_free);
  if (again != NULL && cordee_block_get_height (again) > MOST_REPEATED * self->bottom)
    cordee_block_free (again);
  else
    self->levels[level].again = again;
}

/* Ends what was begun at that level and below it, and begins anew. heading stands on the page where the next block begins, again on
   each page after that on which it goes on. Both are taken and may be NULL. A heading that waits there still stands by itself. */
void
cordee_flow_begin (CordeeFlow *self, guint level, CordeeBlock *heading, CordeeBlock *again)
{
  gboolean waits = FALSE;

  for (guint i = level; i < CORDEE_FLOW_LEVELS; i++)
    waits |= self->levels[i].heading != NULL;
  if (waits)
    add_with_headings (self, NULL);
  for (guint i = level; i < CORDEE_FLOW_LEVELS; i++)
    g_clear_pointer (&self->levels[i].again, cordee_block_free);
  self->levels[level].heading = heading;
  cordee_flow_repeat (self, level, again);
}

/* What follows begins a page, unless one has just begun. */
void
cordee_flow_break (CordeeFlow *self)
{
  cordee_flow_begin (self, 0, NULL, NULL);
  if (!self->fresh)
    begin_page (self);
}

/* What stands here, below the headings that wait, and at the top of each page from here on; NULL for nothing. It is borrowed. Here is the
   next page where this one has no room for what is first below the head; but no page is left for want of room for something big. */
void
cordee_flow_set_head (CordeeFlow *self, const CordeeBlock *head, double first)
{
  double again, heads, needed;

  self->head = NULL;
  if (head == NULL)
    return;
  if (cordee_block_get_height (head) > MOST_REPEATED * self->bottom)
    {
      cordee_flow_add (self, head);
      return;
    }
  measure_headings (self, &again, &heads);
  needed = heads + cordee_block_get_height (head) + MIN (first, WORTH_BEGINNING * self->bottom);
  if (!self->fresh && self->y + needed > self->bottom)
    continue_page (self);
  add_headings (self);
  add_whole (self, head);
  self->head = head;
  self->fresh = self->bottom - self->y >= WORTH_BEGINNING * self->bottom;
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
