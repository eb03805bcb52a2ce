/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-odt-private.h"

#include <string.h>

/* Of what stands between the margins, in millimetres. */
static double
get_width (const CordeeOdt *self)
{
  return (self->document->landscape ? CORDEE_ODT_LONG : CORDEE_ODT_SHORT) - 2 * CORDEE_ODT_MARGIN;
}

/* Adds a table of columns as wide as their weights, which add up to 1, say; its caption (or NULL) is for who cannot see it. */
static CordeeXmlElement *
begin_table (CordeeOdt *self, const char *caption, const double *weights, guint n_columns)
{
  double width = get_width (self);
  g_autofree char *name = g_strdup_printf ("Table%u", ++self->n_tables);
  g_autofree char *whole = g_strdup_printf ("%dmm", (int) width);
  CordeeXmlElement *properties = cordee_xml_add (cordee_odt_add_style (self, name, "table", NULL), "style:table-properties", NULL);
  CordeeXmlElement *table = cordee_xml_add (self->parent, "table:table", NULL);

  cordee_odt_set (properties, (const char *const[]){ "style:width", whole, "table:align", "margins", "fo:margin-top", "2mm",
                                                     "fo:margin-bottom", "4mm",
                                                     "table:border-model", "collapsing", "style:may-break-between-rows", "true", NULL });
  if (self->page)
    cordee_xml_set (properties, "fo:break-before", "page");
  self->page = FALSE;
  cordee_odt_set (table, (const char *const[]){ "table:name", name, "table:style-name", name, NULL });
  if (caption != NULL)
    {
      g_autofree char *words = cordee_document_clean_line (caption);

      cordee_xml_add (table, "table:title", words);
    }

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *column = g_strdup_printf ("%s.%u", name, i + 1);
      g_autofree char *absolute = g_strdup_printf ("%umm", (guint) (width * weights[i]));
      g_autofree char *relative = g_strdup_printf ("%u*", (guint) (65535 * weights[i]));

      cordee_odt_set (cordee_xml_add (cordee_odt_add_style (self, column, "table-column", NULL), "style:table-column-properties", NULL),
                      (const char *const[]){ "style:column-width", absolute, "style:rel-column-width", relative, NULL });
      cordee_xml_set (cordee_xml_add (table, "table:table-column", NULL), "table:style-name", column);
    }
  return table;
}

/* About how high text (or NULL) is in a column that has this share of the page, in millimetres: too high rather than too low. */
static double
guess_height (const CordeeOdt *self, const CordeeRich *text, double share)
{
  double width = share * get_width (self) - 8;
  double character = self->document->landscape ? 1.7 : 2.1, line = self->document->landscape ? 4.0 : 5.0;
  double n_lines = 1;

  if (text == NULL)
    return line;
  for (const char *p = text->text->str; (p = strchr (p, '\n')) != NULL; p++)
    n_lines++;
  return (n_lines + (double) g_utf8_strlen (text->text->str, -1) * character / MAX (width, 5)) * line;
}

/* A row of a table. One of more than half a page may be divided: LibreOffice cuts off what hangs over, where it may not. */
static CordeeXmlElement *
add_table_row (CordeeOdt *self, CordeeXmlElement *table, double height)
{
  CordeeXmlElement *row = cordee_xml_add (table, "table:table-row", NULL);

  if (height < 0.5 * ((self->document->landscape ? CORDEE_ODT_SHORT : CORDEE_ODT_LONG) - 3 * CORDEE_ODT_MARGIN))
    cordee_xml_set (row, "table:style-name", cordee_odt_style_of_row (self));
  return row;
}

static CordeeXmlElement *
add_cell (CordeeOdt *self, CordeeXmlElement *row, char kind)
{
  CordeeXmlElement *cell = cordee_xml_add (row, "table:table-cell", NULL);

  cordee_odt_set (cell, (const char *const[]){ "table:style-name", cordee_odt_style_of_cell (self, kind), "office:value-type", "string", NULL });
  cordee_odt_close_list (self);
  self->parent = cell;
  return cell;
}

static void
add_cell_parts (CordeeOdt *self, const GPtrArray *cell, const char *style)
{
  gboolean empty = TRUE;

  for (guint i = 0; i < cell->len; i++)
    {
      const CordeePart *part = cell->pdata[i];

      if (cordee_part_is_empty (part))
        continue;
      empty = FALSE;
      if (part->kind == CORDEE_PART_ITEM)
        {
          cordee_odt_add_item (self, part, style, TRUE);
          continue;
        }
      cordee_odt_close_list (self);
      cordee_odt_add_part_words (self, cordee_odt_add_paragraph (self, style), part, TRUE);
    }
  if (empty)
    cordee_odt_add_paragraph (self, style);
  cordee_odt_close_list (self);
}

static void
add_head (CordeeOdt *self, CordeeXmlElement *table, const CordeePart *part, guint n_columns)
{
  const CordeeTable *model = part->table;
  CordeeXmlElement *row = add_table_row (self, cordee_xml_add (table, "table:table-header-rows", NULL), 0);

  for (guint i = 0; i < n_columns; i++)
    {
      const char *note = i < model->notes->len ? model->notes->pdata[i] : NULL;
      CordeeXmlElement *paragraph;

      add_cell (self, row, 'h');
      paragraph = cordee_odt_add_paragraph (self, "Table_20_Heading");
      if (i == 0)
        cordee_odt_add_anchor (self, paragraph, part);
      if (i < model->head->len)
        cordee_odt_add_rich (self, paragraph, model->head->pdata[i]);
      if (note != NULL)
        {
          g_autofree char *words = cordee_document_clean_line (note);

          cordee_odt_add_words (cordee_odt_add_paragraph (self, "Cordee_20_note"), words);
        }
    }
}

/* weights add up to 1. */
static double
guess_row_height (const CordeeOdt *self, const CordeeTableRow *row, const double *weights)
{
  double highest = 0;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const GPtrArray *cell = row->cells->pdata[i];
      double height = 0;

      for (guint j = 0; j < cell->len; j++)
        height += guess_height (self, ((const CordeePart *) cell->pdata[j])->text, row->heading ? 1 : weights[i]);
      highest = MAX (highest, height);
    }
  return highest;
}

static void
add_row (CordeeOdt *self, CordeeXmlElement *table, const CordeeTableRow *model, const double *weights, guint n_columns)
{
  CordeeXmlElement *row = add_table_row (self, table, guess_row_height (self, model, weights));
  g_autoptr(GPtrArray) empty = g_ptr_array_new ();

  for (guint i = 0; i < n_columns; i++)
    {
      const GPtrArray *parts = i < model->cells->len ? model->cells->pdata[i] : empty;
      CordeeXmlElement *cell;

      if (model->heading && i > 0)
        {
          cordee_xml_add (row, "table:covered-table-cell", NULL);
          continue;
        }
      cell = add_cell (self, row, model->heading ? 'g' : 'c');
      if (model->heading)
        {
          g_autofree char *span = g_strdup_printf ("%u", n_columns);

          cordee_xml_set (cell, "table:number-columns-spanned", span);
        }
      add_cell_parts (self, parts, i == 0 ? (model->heading ? "Table_20_Heading" : "Cordee_20_fact") : "Table_20_Contents");
    }
}

/* Adds the table of part; nothing, if it is empty. */
void
cordee_odt_add_table (CordeeOdt *self, const CordeePart *part)
{
  const CordeeTable *model = part->table;
  guint n_columns = cordee_table_count_columns (model);
  g_autofree double *weights = g_new (double, n_columns);
  CordeeXmlElement *outer = self->parent;
  CordeeXmlElement *table;
  double sum = 0;

  if (model->head->len == 0 && model->rows->len == 0)
    return;
  for (guint i = 0; i < n_columns; i++)
    sum += weights[i] = i < model->weights->len ? MAX (g_array_index (model->weights, double, i), 0.01) : 1;
  for (guint i = 0; i < n_columns; i++)
    weights[i] /= sum;
  table = begin_table (self, model->caption, weights, n_columns);
  if (model->head->len > 0)
    add_head (self, table, part, n_columns);
  for (guint i = 0; i < model->rows->len; i++)
    add_row (self, table, model->rows->pdata[i], weights, n_columns);
  self->parent = outer;
}

/* Adds the facts that follow one another from i on as one table. Returns how many. */
guint
cordee_odt_add_facts (CordeeOdt *self, guint i)
{
  const double name = self->document->landscape ? 0.2 : 0.32;
  const double weights[] = { name, 1 - name };
  GPtrArray *parts = self->document->parts;
  CordeeXmlElement *outer = self->parent;
  CordeeXmlElement *table = begin_table (self, NULL, weights, 2);
  guint n = 0;

  for (; i + n < parts->len && cordee_part_is_fact (parts->pdata[i + n]); n++)
    {
      const CordeePart *part = parts->pdata[i + n];
      CordeeXmlElement *row = add_table_row (self, table, guess_height (self, part->text, weights[1]));
      CordeeXmlElement *paragraph;
      g_autofree char *mark = cordee_document_clean_line (part->mark);

      add_cell (self, row, 'c');
      paragraph = cordee_odt_add_paragraph (self, "Cordee_20_fact");
      cordee_odt_add_anchor (self, paragraph, part);
      cordee_odt_add_words (paragraph, mark);
      add_cell (self, row, 'c');
      cordee_odt_add_rich (self, cordee_odt_add_paragraph (self, "Table_20_Contents"), part->text);
    }
  self->parent = outer;
  return n;
}

