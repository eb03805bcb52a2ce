/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-private.h"

#include <pango/pangocairo.h>
#include <string.h>

/* What goes on in small type inside a paragraph. */
#define SMALL_RUN 6.5

static const struct
{
  double size;
  gboolean bold;
} types[] = {
  [CORDEE_TYPE_TITLE] = { 17, TRUE },  [CORDEE_TYPE_LEAD] = { 9, FALSE },  [CORDEE_TYPE_GROUP] = { 10, TRUE },
  [CORDEE_TYPE_BODY] = { 8.5, FALSE }, [CORDEE_TYPE_SMALL] = { 7, FALSE },
};

static int
to_pango (double points)
{
  return (int) (points * PANGO_SCALE + 0.5);
}

static double
to_points (int pango)
{
  return (double) pango / PANGO_SCALE;
}

/* A context with the fonts and the language of context, for type that does not depend on the device: what is set for a screen is
   cut the same on paper. The caller owns it. */
PangoContext *
cordee_type_context_new (PangoContext *context)
{
  PangoContext *self = pango_font_map_create_context (pango_context_get_font_map (context));
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self, FALSE);
  pango_context_set_language (self, pango_context_get_language (context));
  return self;
}

/* ── paragraphs ─────────────────────────────────────────────────── */

void
cordee_paragraph_init (CordeeParagraph *self, CordeeType type)
{
  self->type = type;
  self->alignment = PANGO_ALIGN_LEFT;
  self->text = g_string_new (NULL);
  self->attrs = pango_attr_list_new ();
}

void
cordee_paragraph_clear (CordeeParagraph *self)
{
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attrs);
}

/* Takes attr. */
static void
insert_attr (CordeeParagraph *self, PangoAttribute *attr, gsize start)
{
  attr->start_index = (guint) start;
  attr->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attrs, attr);
}

/* Appends n_bytes of text as they are. colour may be NULL for that of the ink; one that is none leaves the ink's. */
void
cordee_paragraph_append (CordeeParagraph *self, const char *text, gsize n_bytes, CordeeRun run, const char *colour)
{
  gsize start = self->text->len;
  PangoColor parsed;

  g_string_append_len (self->text, text, (gssize) n_bytes);
  if (run & CORDEE_RUN_BOLD)
    insert_attr (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (run & CORDEE_RUN_SMALL)
    insert_attr (self, pango_attr_size_new_absolute (to_pango (SMALL_RUN)), start);
  if (run & CORDEE_RUN_ADDRESS)
    insert_attr (self, pango_attr_insert_hyphens_new (FALSE), start);
  if (colour != NULL && pango_color_parse (&parsed, colour))
    insert_attr (self, pango_attr_foreground_new (parsed.red, parsed.green, parsed.blue), start);
}

/* width below 0 for one line, however long. The caller owns it. */
static PangoLayout *
lay_out (PangoContext *context, const CordeeParagraph *paragraph, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "sans-serif");
  pango_font_description_set_absolute_size (font, to_pango (types[paragraph->type].size));
  pango_font_description_set_weight (font, types[paragraph->type].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, paragraph->alignment);
  pango_layout_set_width (layout, width < 0 ? -1 : to_pango (width));
  pango_layout_set_text (layout, paragraph->text->str, (int) paragraph->text->len);
  pango_layout_set_attributes (layout, paragraph->attrs);
  return layout;
}

/* ── blocks ─────────────────────────────────────────────────────── */

static void
line_clear (gpointer data)
{
  g_object_unref (((CordeeLine *) data)->layout);
}

static GArray *
column_new (void)
{
  GArray *column = g_array_new (FALSE, FALSE, sizeof (CordeeLine));

  g_array_set_clear_func (column, line_clear);
  return column;
}

/* An empty block. The caller owns it. */
CordeeBlock *
cordee_block_new (PangoContext *context, guint n_columns)
{
  CordeeBlock *self = g_new0 (CordeeBlock, 1);

  self->context = g_object_ref (context);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (self->columns, column_new ());
  self->again = column_new ();
  self->rules = g_array_new (FALSE, FALSE, sizeof (CordeeStroke));
  return self;
}

void
cordee_block_free (CordeeBlock *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->context);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->again);
  g_array_unref (self->rules);
  g_free (self);
}

static double
get_end (const GArray *column)
{
  return column->len > 0 ? g_array_index (column, CordeeLine, column->len - 1).bottom : 0;
}

/* Adds the first n lines of layout, whose corner is at x and y. */
static void
add_lines (GArray *column, PangoLayout *layout, guint n, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  for (guint i = 0; i == 0 || (i < n && pango_layout_iter_next_line (iter)); i++)
    {
      CordeeLine line = { g_object_ref (layout), pango_layout_iter_get_line_readonly (iter) };
      PangoRectangle logical;
      int top, bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.x = x + to_points (logical.x);
      line.top = y + to_points (top);
      line.bottom = y + to_points (bottom);
      line.baseline = y + to_points (pango_layout_iter_get_baseline (iter));
      g_array_append_val (column, line);
    }
  pango_layout_iter_free (iter);
}

/* Sets a paragraph at the end of a column of the block, gap below what is there: in lines of at most width from x on. */
void
cordee_block_add (CordeeBlock *self, GArray *column, const CordeeParagraph *paragraph, double x, double width, double gap)
{
  g_autoptr(PangoLayout) layout = lay_out (self->context, paragraph, MAX (width, 1));

  add_lines (column, layout, G_MAXUINT, x, column->len > 0 ? get_end (column) + gap : 0);
}

/* The same for an item of a list: mark, a line of the same type, stands at x, and the paragraph beside it from x + indent on. */
void
cordee_block_add_item (CordeeBlock           *self,
                       GArray                *column,
                       const char            *mark,
                       const CordeeParagraph *paragraph,
                       double                 x,
                       double                 indent,
                       double                 width,
                       double                 gap)
{
  g_auto(CordeeParagraph) before = { 0 };
  g_autoptr(PangoLayout) mark_layout = NULL;
  g_autoptr(PangoLayout) layout = lay_out (self->context, paragraph, MAX (width - indent, 1));
  double y = column->len > 0 ? get_end (column) + gap : 0;

  cordee_paragraph_init (&before, paragraph->type);
  cordee_paragraph_append (&before, mark, strlen (mark), CORDEE_RUN_PLAIN, CORDEE_COLOUR_SOFT);
  mark_layout = lay_out (self->context, &before, -1);
  add_lines (column, mark_layout, 1, x, y);
  add_lines (column, layout, G_MAXUINT, x + indent, y);
}

/* A rule at the end of the block, wherever that is. */
void
cordee_block_add_rule (CordeeBlock *self, double x, double length, double thickness, const char *colour)
{
  CordeeStroke rule = { .x = x, .length = length, .thickness = thickness };

  if (pango_color_parse (&rule.colour, colour))
    g_array_append_val (self->rules, rule);
}

/* The height of the whole block on one page. */
double
cordee_block_get_height (const CordeeBlock *self)
{
  double height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    height = MAX (height, get_end (self->columns->pdata[i]));
  return self->before + height + self->after;
}
