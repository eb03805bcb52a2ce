/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-private.h"

/* Appends a line, unless nothing stands on it. mark and text may be NULL. */
static void
add_line (GString *out, const char *mark, char separator, const char *text)
{
  g_autofree char *first = cordee_document_clean_line (mark);
  g_autofree char *words = cordee_document_clean_line (text);

  if (first[0] == '\0' && words[0] == '\0')
    return;
  g_string_append (out, first);
  if (first[0] != '\0' && words[0] != '\0')
    g_string_append_c (out, separator);
  g_string_append (out, words);
  g_string_append_c (out, '\n');
}

static void
add_part (GString *out, const CordeePart *part)
{
  g_autofree char *text = part->text != NULL ? cordee_rich_to_text (part->text) : NULL;
  guint number;
  gboolean bullet = part->kind == CORDEE_PART_ITEM && cordee_document_mark_kind (part->mark, &number) == CORDEE_MARK_BULLET;

  if (cordee_part_is_empty (part))
    return;
  add_line (out, bullet ? "•" : part->mark, part->kind == CORDEE_PART_FACT ? '\t' : ' ', text);
}

static void
add_table (GString *out, const CordeeTable *table)
{
  for (guint i = 0; i < table->head->len; i++)
    {
      g_autofree char *head = cordee_rich_to_text (table->head->pdata[i]);

      add_line (out, NULL, ' ', head);
      add_line (out, NULL, ' ', table->notes->pdata[i]);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const CordeeTableRow *row = table->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          const GPtrArray *cell = row->cells->pdata[j];

          for (guint k = 0; k < cell->len; k++)
            add_part (out, cell->pdata[k]);
        }
    }
}

/* The words alone, in the order in which they are read: title, lead, then each part on a line of its own, with its mark before it; tables row
   by row, each paragraph of a cell on a line. Captions, the foot of the pages and where links lead are not among them. The caller owns the text. */
char *
cordee_document_to_text (const CordeeDocument *self)
{
  GString *out = g_string_new (NULL);

  add_line (out, NULL, ' ', self->title);
  add_line (out, NULL, ' ', self->lead);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const CordeePart *part = self->parts->pdata[i];

      if (part->kind == CORDEE_PART_TABLE)
        add_table (out, part->table);
      else if (part->kind != CORDEE_PART_BREAK)
        add_part (out, part);
    }
  return g_string_free (out, FALSE);
}
