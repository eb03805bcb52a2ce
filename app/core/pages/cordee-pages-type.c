/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-pages"

#include "config.h"

#include "cordee-pages-private.h"

#include <pango/pangocairo.h>

/* What goes on in small type inside a paragraph, by the size of the rest. */
#define SMALL_RUN (6.5 / 8.5)
/* Each letter stands for itself, also where text is taken out of a file. */
#define FEATURES "liga=0, clig=0, dlig=0"

static const struct
{
  double size, spacing;
  gboolean bold;
} types[] = {
  [CORDEE_TYPE_TITLE] = { 17, 1, TRUE },      [CORDEE_TYPE_HEADING] = { 12, 1, TRUE }, [CORDEE_TYPE_SUBHEADING] = { 10, 1, TRUE },
  [CORDEE_TYPE_LEAD] = { 9, 1, TRUE },        [CORDEE_TYPE_GROUP] = { 10, 1, TRUE },   [CORDEE_TYPE_TEXT] = { 9.5, 1.2, FALSE },
  [CORDEE_TYPE_ASIDE] = { 8, 1.15, FALSE },   [CORDEE_TYPE_CELL] = { 8.5, 1, FALSE },  [CORDEE_TYPE_CELL_HEAD] = { 8.5, 1, TRUE },
  [CORDEE_TYPE_SMALL] = { 7, 1, FALSE },
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

/* A context with the fonts of context, in that language, for type that does not depend on the device: what is set for a screen is cut the
   same on paper. The caller owns it. */
PangoContext *
cordee_type_context_new (PangoContext *context, const char *language)
{
  PangoContext *self = pango_font_map_create_context (pango_context_get_font_map (context));
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self, FALSE);
  pango_context_set_language (self, pango_language_from_string (language));
  return self;
}

/* ── links ──────────────────────────────────────────────────────── */

/* Where a stretch of text leads: an attribute of our own, which changes nothing of how it looks. */
typedef struct
{
  PangoAttribute attr;
  char *link; /* owned */
} LinkAttr;

static PangoAttribute *link_attr_new (const char *link);

static PangoAttribute *
link_attr_copy (const PangoAttribute *attr)
{
  return link_attr_new (((const LinkAttr *) attr)->link);
}

static void
link_attr_free (PangoAttribute *attr)
{
  g_free (((LinkAttr *) attr)->link);
  g_free (attr);
}

/* Two stretches that lead to the same place are one. */
static gboolean
link_attr_equal (const PangoAttribute *a, const PangoAttribute *b)
{
  return g_str_equal (((const LinkAttr *) a)->link, ((const LinkAttr *) b)->link);
}

static const PangoAttrClass *
link_attr_class (void)
{
  static PangoAttrClass class = { 0, link_attr_copy, link_attr_free, link_attr_equal };

  if (class.type == 0)
    class.type = pango_attr_type_register ("cordee-link");
  return &class;
}

static PangoAttribute *
link_attr_new (const char *link)
{
  LinkAttr *self = g_new0 (LinkAttr, 1);

  pango_attribute_init (&self->attr, link_attr_class ());
  self->link = g_strdup (link);
  return &self->attr;
}

/* Where the text of item leads: an address, or "#" and an anchor; or NULL. Borrowed. */
const char *
cordee_item_get_link (const PangoItem *item)
{
  for (const GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next)
    if (((const PangoAttribute *) l->data)->klass == link_attr_class ())
      return ((const LinkAttr *) l->data)->link;
  return NULL;
}

/* ── paragraphs ─────────────────────────────────────────────────── */

/* tag is borrowed and may be NULL. */
void
cordee_paragraph_init (CordeeParagraph *self, CordeeType type, const CordeeTag *tag)
{
  *self = (CordeeParagraph){ .type = type, .alignment = PANGO_ALIGN_LEFT, .tag = tag, .mark_tag = tag };
  self->text = g_string_new (NULL);
  self->attrs = pango_attr_list_new ();
  pango_attr_list_insert (self->attrs, pango_attr_font_features_new (FEATURES));
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

/* Appends text as it is. colour may be NULL for that of the ink; one that is none leaves the ink's. link is where it leads, or NULL. */
void
cordee_paragraph_append (CordeeParagraph *self, const char *text, CordeeRun run, const char *colour, const char *link)
{
  gsize start = self->text->len;
  PangoColor parsed;

  g_string_append (self->text, text);
  if (run & (CORDEE_RUN_BOLD | CORDEE_RUN_GAP))
    insert_attr (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (run & CORDEE_RUN_SMALL)
    insert_attr (self, pango_attr_size_new_absolute (to_pango (SMALL_RUN * types[self->type].size)), start);
  if (run & CORDEE_RUN_GAP && pango_color_parse (&parsed, CORDEE_COLOUR_GAP))
    insert_attr (self, pango_attr_background_new (parsed.red, parsed.green, parsed.blue), start);
  if (colour != NULL && pango_color_parse (&parsed, colour))
    insert_attr (self, pango_attr_foreground_new (parsed.red, parsed.green, parsed.blue), start);
  if (link != NULL)
    {
      insert_attr (self, link_attr_new (link), start);
      /* An address is broken where it must be, and no hyphen added. */
      insert_attr (self, pango_attr_insert_hyphens_new (FALSE), start);
    }
}

/* width below 0 for lines however long. The caller owns it. */
static PangoLayout *
lay_out (PangoContext *context, const CordeeParagraph *paragraph, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "sans-serif");
  pango_font_description_set_absolute_size (font, to_pango (types[paragraph->type].size));
  pango_font_description_set_weight (font, types[paragraph->type].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  if (types[paragraph->type].spacing > 1)
    pango_layout_set_line_spacing (layout, (float) types[paragraph->type].spacing);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, paragraph->alignment);
  pango_layout_set_width (layout, width < 0 ? -1 : to_pango (width));
  pango_layout_set_text (layout, paragraph->text->str, (int) paragraph->text->len);
  pango_layout_set_attributes (layout, paragraph->attrs);
  return layout;
}

/* How wide the paragraph is where no line of it is broken. */
double
cordee_paragraph_get_width (const CordeeParagraph *self, PangoContext *context)
{
  g_autoptr(PangoLayout) layout = lay_out (context, self, -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return to_points (width);
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
  self->rules = g_array_new (FALSE, FALSE, sizeof (CordeeFill));
  self->grounds = g_array_new (FALSE, FALSE, sizeof (CordeeFill));
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
  g_array_unref (self->grounds);
  g_free (self);
}

static double
get_end (const GArray *column)
{
  return column->len > 0 ? g_array_index (column, CordeeLine, column->len - 1).bottom : 0;
}

/* Adds the first n lines of layout, whose corner is at x and y. */
static void
add_lines (GArray *column, PangoLayout *layout, const CordeeTag *tag, guint n, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  for (guint i = 0; i == 0 || (i < n && pango_layout_iter_next_line (iter)); i++)
    {
      CordeeLine line = { g_object_ref (layout), pango_layout_iter_get_line_readonly (iter), tag };
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

  add_lines (column, layout, paragraph->tag, G_MAXUINT, x, column->len > 0 ? get_end (column) + gap : 0);
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

  cordee_paragraph_init (&before, paragraph->type, paragraph->mark_tag);
  cordee_paragraph_append (&before, mark, CORDEE_RUN_PLAIN, paragraph->strong_mark ? NULL : CORDEE_COLOUR_SOFT, NULL);
  mark_layout = lay_out (self->context, &before, -1);
  add_lines (column, mark_layout, paragraph->mark_tag, 1, x, y);
  add_lines (column, layout, paragraph->tag, G_MAXUINT, x + indent, y);
}

static void
add_fill (GArray *fills, double x, double width, double height, const char *colour)
{
  CordeeFill fill = { .x = x, .width = width, .height = height };

  if (pango_color_parse (&fill.colour, colour))
    g_array_append_val (fills, fill);
}

/* A rule at the end of the block, wherever that is. */
void
cordee_block_add_rule (CordeeBlock *self, double x, double width, double height, const char *colour)
{
  add_fill (self->rules, x, width, height, colour);
}

/* A ground behind all of the block. */
void
cordee_block_add_ground (CordeeBlock *self, double x, double width, const char *colour)
{
  add_fill (self->grounds, x, width, 0, colour);
}

/* The height of the whole block on one page. */
double
cordee_block_get_height (const CordeeBlock *self)
{
  double height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    height = MAX (height, get_end (self->columns->pdata[i]));
  return self->above + self->before + height + self->after;
}
