/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-document-private.h"
#include "cordee-report-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One line for each part and for each row of a table. So that a spreadsheet can filter them, each says under which headings it stands and
   whether something in it is still missing. The columns of all tables have one column each here, by their heads. */

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define SEPARATOR ';'

typedef struct
{
  GString *out;
  GHashTable *anchors;
  GPtrArray *columns;        /* char *: the heads of tables but the first of each, every one once */
  gboolean tables_first;     /* their columns stand before that of the other parts */
  char *section, *subsection;
  gboolean pending;          /* nothing stands below the headings yet */
} Csv;

/* A line before it is written. */
typedef struct
{
  const Csv *csv;
  GString *element, *content, *links;
  GString **cells; /* one for each column */
  gboolean gap;
} Record;

/* ── a line ─────────────────────────────────────────────────────── */

static void
record_init (Record *self, const Csv *csv)
{
  *self = (Record){ .csv = csv, .element = g_string_new (NULL), .content = g_string_new (NULL), .links = g_string_new (NULL) };
  self->cells = g_new (GString *, csv->columns->len);
  for (guint i = 0; i < csv->columns->len; i++)
    self->cells[i] = g_string_new (NULL);
}

static void
record_clear (Record *self)
{
  g_string_free (self->element, TRUE);
  g_string_free (self->content, TRUE);
  g_string_free (self->links, TRUE);
  for (guint i = 0; i < self->csv->columns->len; i++)
    g_string_free (self->cells[i], TRUE);
  g_free (self->cells);
}

static void
note_run_cb (const char *text, const CordeeRichSpan *span, gpointer user_data)
{
  Record *self = user_data;

  if (span == NULL)
    return;
  self->gap = self->gap || (span->style & CORDEE_RICH_GAP) != 0;
  if (cordee_document_link_kind (self->csv->anchors, span->link) == CORDEE_LINK_OUTSIDE && strstr (self->links->str, span->link) == NULL)
    g_string_append_printf (self->links, "%s%s", self->links->len > 0 ? "\n" : "", span->link);
}

/* Appends the words of a part to a field, on a line of their own, after its mark where marked. */
static void
record_add (Record *self, GString *field, const CordeePart *part, gboolean marked)
{
  guint number;
  gboolean bullet = part->kind == CORDEE_PART_ITEM && cordee_document_mark_kind (part->mark, &number) == CORDEE_MARK_BULLET;
  g_autofree char *mark = cordee_document_clean_line (!marked ? NULL : bullet ? "•" : part->mark);
  g_autofree char *text = cordee_rich_to_text (part->text);

  if (field->len > 0)
    g_string_append_c (field, '\n');
  g_string_append (field, mark);
  if (mark[0] != '\0' && text[0] != '\0')
    g_string_append_c (field, ' ');
  g_string_append (field, text);
  cordee_rich_each (part->text, note_run_cb, self);
}

static void
add_field (const Csv *csv, const char *text)
{
  cordee_csv_add_field (csv->out, SEPARATOR, FALSE, text);
}

/* Writes a line, or the head, with everything in the order of the columns. */
static void
add_record (const Csv *csv, const char *const *first, char *const *cells, const char *content, const char *gap, const char *links)
{
  for (guint i = 0; i < 3; i++)
    cordee_csv_add_field (csv->out, SEPARATOR, i == 0, first[i]);
  if (!csv->tables_first)
    add_field (csv, content);
  for (guint i = 0; i < csv->columns->len; i++)
    add_field (csv, cells[i]);
  if (csv->tables_first)
    add_field (csv, content);
  add_field (csv, gap);
  add_field (csv, links);
  cordee_csv_end_record (csv->out);
}

static void
record_write (const Record *self)
{
  const Csv *csv = self->csv;
  const char *first[] = { csv->section, csv->subsection, self->element->str };
  g_autofree char **cells = g_new (char *, csv->columns->len);

  for (guint i = 0; i < csv->columns->len; i++)
    cells[i] = self->cells[i]->str;
  /* TRANSLATORS: in a column "À compléter": something of this line is still missing. */
  add_record (csv, first, cells, self->content->str, self->gap ? _("oui") : "", self->links->str);
}

/* ── columns ────────────────────────────────────────────────────── */

/* Where the cells of column i of table stand: its place among the columns; or -1 if among the rest. */
static int
find_column (const Csv *csv, const CordeeTable *table, guint i)
{
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;

  if (i >= table->head->len)
    return -1;
  text = cordee_rich_to_text (table->head->pdata[i]);
  head = cordee_document_clean_line (text);
  for (guint j = 0; j < csv->columns->len; j++)
    if (g_str_equal (csv->columns->pdata[j], head))
      return (int) j;
  return -1;
}

static void
list_columns (Csv *csv, const CordeeDocument *document)
{
  for (guint i = 0; i < document->parts->len; i++)
    {
      const CordeePart *part = document->parts->pdata[i];

      for (guint j = 1; part->kind == CORDEE_PART_TABLE && j < part->table->head->len; j++)
        if (find_column (csv, part->table, j) < 0)
          {
            g_autofree char *text = cordee_rich_to_text (part->table->head->pdata[j]);

            g_ptr_array_add (csv->columns, cordee_document_clean_line (text));
          }
    }
  /* One in landscape is there for its table. */
  csv->tables_first = document->landscape;
}

static void
add_head (const Csv *csv)
{
  /* TRANSLATORS: heads of the columns of a spreadsheet: the section and subsection of a report, what a line is about, what stands there. */
  const char *const first[] = { _("Rubrique"), _("Sous-rubrique"), _("Élément") };

  /* TRANSLATORS: the head of a column: "oui" where something is still missing. */
  add_record (csv, first, (char *const *) csv->columns->pdata, _("Contenu"), _("À compléter"), _("Liens"));
}

/* ── parts ──────────────────────────────────────────────────────── */

static void
add_line (Csv *csv, const char *content)
{
  Record record;

  record_init (&record, csv);
  g_string_append (record.content, content);
  record_write (&record);
  record_clear (&record);
}

/* Takes words as a heading of what follows. One with nothing below it has a line too. */
static void
begin_section (Csv *csv, char **heading, const CordeeRich *text, const char *mark)
{
  g_autofree char *words = text != NULL ? cordee_rich_to_text (text) : NULL;
  g_autofree char *line = cordee_document_clean_line (words);
  g_autofree char *sign = cordee_document_clean_line (mark);

  if (csv->pending && (heading == &csv->section || csv->subsection[0] != '\0'))
    add_line (csv, "");
  if (heading == &csv->section)
    {
      g_free (csv->subsection);
      csv->subsection = g_strdup ("");
    }
  g_free (*heading);
  *heading = sign[0] != '\0' ? g_strconcat (sign, " ", line, NULL) : g_steal_pointer (&line);
  csv->pending = TRUE;
}

static void
add_part (Csv *csv, const CordeePart *part)
{
  gboolean fact = part->kind == CORDEE_PART_FACT || part->kind == CORDEE_PART_ITEM;
  Record record;

  record_init (&record, csv);
  if (fact)
    {
      g_autofree char *mark = cordee_document_clean_line (part->mark);

      g_string_append (record.element, mark);
    }
  record_add (&record, record.content, part, !fact);
  record_write (&record);
  record_clear (&record);
  csv->pending = FALSE;
}

static void
add_row (Csv *csv, const CordeeTable *table, const CordeeTableRow *row)
{
  Record record;

  record_init (&record, csv);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const GPtrArray *cell = row->cells->pdata[i];
      int column = i > 0 ? find_column (csv, table, i) : -1;
      GString *field = i == 0 ? record.element : column >= 0 ? record.cells[column] : record.content;

      for (guint j = 0; j < cell->len; j++)
        if (!cordee_part_is_empty (cell->pdata[j]))
          record_add (&record, field, cell->pdata[j], TRUE);
    }
  record_write (&record);
  record_clear (&record);
  csv->pending = FALSE;
}

static void
add_table (Csv *csv, const CordeeTable *table)
{
  g_autofree char *before = g_strdup (csv->subsection);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const CordeeTableRow *row = table->rows->pdata[i];
      const GPtrArray *cell = row->cells->len > 0 ? row->cells->pdata[0] : NULL;

      if (!row->heading)
        add_row (csv, table, row);
      else if (cell != NULL && cell->len > 0)
        begin_section (csv, &csv->subsection, ((const CordeePart *) cell->pdata[0])->text, ((const CordeePart *) cell->pdata[0])->mark);
    }
  if (csv->pending)
    add_line (csv, "");
  csv->pending = FALSE;
  g_free (csv->subsection);
  csv->subsection = g_steal_pointer (&before);
}

/* A report as a spreadsheet with French settings opens it: UTF-8 with its mark, semicolons, CRLF, a head. No field begins a formula, none holds
   a control character but the ends of lines. Numbers stay as they are written. The caller owns it. */
char *
cordee_document_to_csv (const CordeeDocument *self)
{
  g_autoptr(GHashTable) anchors = cordee_document_list_anchors (self);
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  Csv csv = { .out = g_string_new (BYTE_ORDER_MARK), .anchors = anchors, .columns = columns };
  g_autofree char *lead = cordee_document_clean (self->lead != NULL ? self->lead : "", -1);
  g_autofree char *foot = cordee_document_clean (self->foot != NULL ? self->foot : "", -1);
  g_autofree char *title = cordee_document_clean_line (self->title);

  list_columns (&csv, self);
  add_head (&csv);
  csv.section = g_strdup (title);
  csv.subsection = g_strdup ("");
  add_line (&csv, lead);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const CordeePart *part = self->parts->pdata[i];

      if (part->kind == CORDEE_PART_HEADING)
        begin_section (&csv, &csv.section, part->text, part->mark);
      else if (part->kind == CORDEE_PART_SUBHEADING)
        begin_section (&csv, &csv.subsection, part->text, part->mark);
      else if (part->kind == CORDEE_PART_TABLE)
        add_table (&csv, part->table);
      else if (part->kind != CORDEE_PART_BREAK && !cordee_part_is_empty (part))
        add_part (&csv, part);
    }
  if (csv.pending)
    add_line (&csv, "");

  if (foot[0] != '\0')
    {
      g_free (csv.section);
      csv.section = g_steal_pointer (&title);
      g_free (csv.subsection);
      csv.subsection = g_strdup ("");
      add_line (&csv, foot);
    }
  g_free (csv.section);
  g_free (csv.subsection);
  return g_string_free (csv.out, FALSE);
}
