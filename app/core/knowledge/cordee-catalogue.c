/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-catalogue"

#include "config.h"

#include "cordee-catalogue.h"

#include "cordee-pack.h"

#include <stdlib.h>
#include <string.h>

/* The documents read here are valid against the schema: required attributes are there, numbers are numbers, days are days. */

/* ── small readers ──────────────────────────────────────────────── */

/* A boolean of the schema; FALSE without the attribute. */
gboolean
cordee_read_flag (const CordeeXmlNode *node, const char *name)
{
  const char *text = cordee_xml_attribute (node, name);

  return text != NULL && (strcmp (text, "true") == 0 || strcmp (text, "1") == 0);
}

/* Reads a decimal number. Returns FALSE, out untouched, for NULL. */
gboolean
cordee_read_number (const char *text, double *out)
{
  if (text == NULL)
    return FALSE;
  *out = g_ascii_strtod (text, NULL);
  return TRUE;
}

/* A number as the packs write it: no grouping, no needless decimals. The caller owns it. */
char *
cordee_write_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static int
read_int (const CordeeXmlNode *node, const char *name)
{
  return atoi (cordee_xml_attribute (node, name));
}

/* A list of words, or NULL without the attribute. The caller owns it. */
char **
cordee_read_words (const CordeeXmlNode *node, const char *name)
{
  const char *text = cordee_xml_attribute (node, name);

  return text != NULL ? g_strsplit (text, " ", -1) : NULL;
}

/* Writes a list of words; NULL writes nothing. */
void
cordee_write_words (CordeeXmlElement *node, const char *name, char **words)
{
  g_autofree char *text = words != NULL ? g_strjoinv (" ", words) : NULL;

  cordee_xml_set (node, name, text);
}

static void
write_int (CordeeXmlElement *node, const char *name, int value)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  cordee_xml_set (node, name, text);
}

static void
write_number (CordeeXmlElement *node, const char *name, gboolean has, double value)
{
  g_autofree char *text = has ? cordee_write_number (value) : NULL;

  cordee_xml_set (node, name, text);
}

static const char *
child_text (const CordeeXmlNode *node, const char *name)
{
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, name))
      return cordee_xml_text (child);
  return NULL;
}

static void
write_text (CordeeXmlElement *node, const char *name, const char *text)
{
  if (text != NULL)
    cordee_xml_add (node, name, text);
}

/* ── one reader and one writer for each kind of element ─────────── */

static gpointer
structure_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeStructure *self = g_new0 (CordeeStructure, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->name = child_text (node, "name");
  self->summary = child_text (node, "summary");
  self->sign = cordee_xml_attribute (node, "sign");
  self->colour = cordee_xml_attribute (node, "colour");
  self->colour_dark = cordee_xml_attribute (node, "colour-dark");
  cordee_day_parse (cordee_xml_attribute (node, "exists-from"), &self->exists_from);
  self->order = read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
structure_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeStructure *self = item;
  g_autofree char *exists_from = cordee_day_to_iso (self->exists_from);

  cordee_xml_set (node, "id", self->id);
  write_int (node, "order", self->order);
  cordee_xml_set (node, "sign", self->sign);
  cordee_xml_set (node, "colour", self->colour);
  cordee_xml_set (node, "colour-dark", self->colour_dark);
  cordee_xml_set (node, "exists-from", exists_from);
  write_text (node, "name", self->name);
  write_text (node, "summary", self->summary);
}

static gpointer
group_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeGroup *self = g_new0 (CordeeGroup, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = child_text (node, "label");
  self->order = read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
group_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeGroup *self = item;

  cordee_xml_set (node, "id", self->id);
  write_int (node, "order", self->order);
  write_text (node, "label", self->label);
}

static gpointer
criterion_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeCriterion *self = g_new0 (CordeeCriterion, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->group = cordee_xml_attribute (node, "group");
  self->label = child_text (node, "label");
  self->hint = child_text (node, "hint");
  self->order = read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
criterion_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeCriterion *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "group", self->group);
  write_int (node, "order", self->order);
  write_text (node, "label", self->label);
  write_text (node, "hint", self->hint);
}

static gpointer
unit_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeUnit *self = g_new0 (CordeeUnit, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->symbol = cordee_xml_attribute (node, "symbol");
  self->one = child_text (node, "one");
  self->many = child_text (node, "many");
  self->line = cordee_xml_line (node);
  return self;
}

static void
unit_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeUnit *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "symbol", self->symbol);
  write_text (node, "one", self->one);
  write_text (node, "many", self->many);
}

static gpointer
period_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeePeriod *self = g_new0 (CordeePeriod, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = child_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

static void
period_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeePeriod *self = item;

  cordee_xml_set (node, "id", self->id);
  write_text (node, "label", self->label);
}

static gpointer
region_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeRegion *self = g_new0 (CordeeRegion, 1);

  self->code = cordee_xml_attribute (node, "code");
  self->name = child_text (node, "name");
  self->departements = cordee_read_words (node, "departements");
  self->line = cordee_xml_line (node);
  return self;
}

static void
region_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeRegion *self = item;

  cordee_xml_set (node, "code", self->code);
  cordee_write_words (node, "departements", self->departements);
  write_text (node, "name", self->name);
}

static void
region_free (gpointer item)
{
  CordeeRegion *self = item;

  g_strfreev (self->departements);
  g_free (self);
}

static gpointer
source_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeSource *self = g_new0 (CordeeSource, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->date = cordee_xml_attribute (node, "date");
  self->estimated = cordee_read_flag (node, "estimated");
  self->title = child_text (node, "title");
  self->publisher = child_text (node, "publisher");
  self->dated = child_text (node, "dated");
  self->urls = g_ptr_array_new ();
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "url"))
      g_ptr_array_add (self->urls, (gpointer) cordee_xml_text (child));
  self->pack = pack;
  self->line = cordee_xml_line (node);
  return self;
}

static void
source_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeSource *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "date", self->date);
  if (self->estimated)
    cordee_xml_set (node, "estimated", "true");
  write_text (node, "title", self->title);
  write_text (node, "publisher", self->publisher);
  write_text (node, "dated", self->dated);
  for (guint i = 0; i < self->urls->len; i++)
    write_text (node, "url", self->urls->pdata[i]);
}

static void
source_free (gpointer item)
{
  CordeeSource *self = item;

  g_ptr_array_unref (self->urls);
  g_free (self);
}

static gpointer
question_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeQuestion *self = g_new0 (CordeeQuestion, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->type = cordee_xml_attribute (node, "type");
  self->unit = cordee_xml_attribute (node, "unit");
  self->has_min = cordee_read_number (cordee_xml_attribute (node, "min"), &self->min);
  self->has_max = cordee_read_number (cordee_xml_attribute (node, "max"), &self->max);
  self->label = child_text (node, "label");
  self->why = child_text (node, "why");
  self->help = child_text (node, "help");
  self->applies = child_text (node, "applies");
  self->choices = g_ptr_array_new_with_free_func (g_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "choice"))
      {
        CordeeChoice *choice = g_new0 (CordeeChoice, 1);

        choice->id = cordee_xml_attribute (child, "id");
        choice->label = child_text (child, "label");
        g_ptr_array_add (self->choices, choice);
      }
  self->line = cordee_xml_line (node);
  return self;
}

static void
question_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeQuestion *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "type", self->type);
  write_number (node, "min", self->has_min, self->min);
  write_number (node, "max", self->has_max, self->max);
  cordee_xml_set (node, "unit", self->unit);
  write_text (node, "label", self->label);
  write_text (node, "why", self->why);
  write_text (node, "help", self->help);
  write_text (node, "applies", self->applies);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const CordeeChoice *choice = self->choices->pdata[i];
      CordeeXmlElement *child = cordee_xml_add (node, "choice", NULL);

      cordee_xml_set (child, "id", choice->id);
      write_text (child, "label", choice->label);
    }
}

static void
question_free (gpointer item)
{
  CordeeQuestion *self = item;

  g_ptr_array_unref (self->choices);
  g_free (self);
}

static gpointer
term_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeTerm *self = g_new0 (CordeeTerm, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->word = child_text (node, "word");
  self->meaning = child_text (node, "meaning");
  self->line = cordee_xml_line (node);
  return self;
}

static void
term_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeTerm *self = item;

  cordee_xml_set (node, "id", self->id);
  write_text (node, "word", self->word);
  write_text (node, "meaning", self->meaning);
}

static gpointer
statement_read (CordeePack *pack, const CordeeXmlNode *node)
{
  return cordee_statement_new_from_xml (pack, node);
}

static gpointer
note_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeNote *self = g_new0 (CordeeNote, 1);

  self->source = cordee_xml_attribute (node, "source");
  self->facts = cordee_read_words (node, "fact");
  self->text = cordee_xml_text (node);
  self->line = cordee_xml_line (node);
  return self;
}

static void
note_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeNote *self = item;

  cordee_xml_set (node, "source", self->source);
  cordee_write_words (node, "fact", self->facts);
  cordee_xml_add_text (node, self->text);
}

static void
note_free (gpointer item)
{
  CordeeNote *self = item;

  g_strfreev (self->facts);
  g_free (self);
}

static void
left_out_free (gpointer item)
{
  CordeeLeftOut *self = item;

  g_strfreev (self->regions);
  g_free (self);
}

/* ── the lists ──────────────────────────────────────────────────── */

typedef struct
{
  const char *list;
  const char *element;
  goffset offset;
  gpointer (*read) (CordeePack *pack, const CordeeXmlNode *node);
  void (*write) (gconstpointer item, CordeeXmlElement *node);
  GDestroyNotify free;
} List;

static const List lists[] = {
  { "structures", "structure", G_STRUCT_OFFSET (CordeePack, structures), structure_read, structure_write, g_free },
  { "groups", "group", G_STRUCT_OFFSET (CordeePack, groups), group_read, group_write, g_free },
  { "criteria", "criterion", G_STRUCT_OFFSET (CordeePack, criteria), criterion_read, criterion_write, g_free },
  { "units", "unit", G_STRUCT_OFFSET (CordeePack, units), unit_read, unit_write, g_free },
  { "periods", "period", G_STRUCT_OFFSET (CordeePack, periods), period_read, period_write, g_free },
  { "regions", "region", G_STRUCT_OFFSET (CordeePack, regions), region_read, region_write, region_free },
  { "sources", "source", G_STRUCT_OFFSET (CordeePack, sources), source_read, source_write, source_free },
  { "questions", "question", G_STRUCT_OFFSET (CordeePack, questions), question_read, question_write, question_free },
  { "glossary", "term", G_STRUCT_OFFSET (CordeePack, terms), term_read, term_write, g_free },
  { "statements", "statement", G_STRUCT_OFFSET (CordeePack, statements), statement_read, NULL, (GDestroyNotify) cordee_statement_free },
  { "notes", "note", G_STRUCT_OFFSET (CordeePack, notes), note_read, note_write, note_free },
};

static GPtrArray **
list_of (const CordeePack *pack, const List *list)
{
  return &G_STRUCT_MEMBER (GPtrArray *, pack, list->offset);
}

/* Gives a new pack its empty lists. */
void
cordee_catalogue_init (CordeePack *pack)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *list_of (pack, &lists[i]) = g_ptr_array_new_with_free_func (lists[i].free);
  pack->left_out = g_ptr_array_new_with_free_func (left_out_free);
}

void
cordee_catalogue_clear (CordeePack *pack)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (list_of (pack, &lists[i]), g_ptr_array_unref);
  g_clear_pointer (&pack->left_out, g_ptr_array_unref);
}

/* Reads one list element (<sources>, <statements> …) into its pack; what is no list (<title>) is passed over. */
void
cordee_catalogue_read (CordeePack *pack, const CordeeXmlNode *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (cordee_xml_is (list, lists[i].list))
      for (const CordeeXmlNode *node = cordee_xml_first_child (list); node != NULL; node = cordee_xml_next (node))
        g_ptr_array_add (*list_of (pack, &lists[i]), lists[i].read (pack, node));
}

/* Writes all lists that are not empty below root. */
void
cordee_catalogue_write (const CordeePack *pack, CordeeXmlElement *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GPtrArray *items = *list_of (pack, &lists[i]);
      CordeeXmlElement *parent;

      if (items->len == 0)
        continue;
      parent = cordee_xml_add (root, lists[i].list, NULL);
      for (guint j = 0; j < items->len; j++)
        if (lists[i].write != NULL)
          lists[i].write (items->pdata[j], cordee_xml_add (parent, lists[i].element, NULL));
        else
          cordee_statement_to_xml (items->pdata[j], parent);
    }
}

/* Reads a <left-out> document. */
void
cordee_catalogue_read_left_out (CordeePack *pack, const CordeeXmlNode *root)
{
  for (const CordeeXmlNode *node = cordee_xml_first_child (root); node != NULL; node = cordee_xml_next (node))
    {
      CordeeLeftOut *self = g_new0 (CordeeLeftOut, 1);

      self->fact = cordee_xml_attribute (node, "id");
      self->reason = cordee_xml_attribute (node, "reason");
      self->structure = cordee_xml_attribute (node, "structure");
      self->criterion = cordee_xml_attribute (node, "criterion");
      self->regions = cordee_read_words (node, "regions");
      self->text = cordee_xml_text (node);
      self->line = cordee_xml_line (node);
      g_ptr_array_add (pack->left_out, self);
    }
}

/* Writes the facts of a <left-out> document below root. */
void
cordee_catalogue_write_left_out (const CordeePack *pack, CordeeXmlElement *root)
{
  for (guint i = 0; i < pack->left_out->len; i++)
    {
      const CordeeLeftOut *self = pack->left_out->pdata[i];
      CordeeXmlElement *node = cordee_xml_add (root, "fact", NULL);

      cordee_xml_set (node, "id", self->fact);
      cordee_xml_set (node, "reason", self->reason);
      cordee_xml_set (node, "structure", self->structure);
      cordee_xml_set (node, "criterion", self->criterion);
      cordee_write_words (node, "regions", self->regions);
      cordee_xml_add_text (node, self->text);
    }
}
