/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-template"

#include "config.h"

#include "cordee-template.h"

#include "cordee-element.h"
#include "cordee-pack.h"

static const char *const kinds[] = { "say", "ask", "fill", NULL };
static const char *const fills[] = { "membres", "choix", "communes", "calendrier", "contacts", "financement", "pieces", NULL };

/* ── items ──────────────────────────────────────────────────────── */

static CordeeTemplateItem *
item_new_from_xml (const CordeeXmlNode *node, CordeeTemplateKind kind)
{
  CordeeTemplateItem *self = g_new0 (CordeeTemplateItem, 1);

  self->kind = kind;
  self->fill = (CordeeFill) cordee_read_enum (node, "with", fills, CORDEE_FILL_MEMBERS);
  self->uses = cordee_read_words (node, "uses");
  self->when = cordee_read_condition (node, "when");
  self->text = cordee_read_text (node, "text");
  self->otherwise = cordee_read_text (node, "otherwise");
  self->line = cordee_xml_line (node);
  return self;
}

static void
item_to_xml (const CordeeTemplateItem *self, CordeeXmlElement *node)
{
  cordee_write_words (node, "uses", self->uses);
  if (self->kind == CORDEE_TEMPLATE_FILL)
    cordee_xml_set (node, "with", fills[self->fill]);
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "text", self->text);
  cordee_write_text (node, "otherwise", self->otherwise);
}

static void
item_free (CordeeTemplateItem *self)
{
  g_strfreev (self->uses);
  cordee_condition_free (self->when);
  g_free (self);
}

/* ── parts ──────────────────────────────────────────────────────── */

static CordeeTemplatePart *
part_new_from_xml (const CordeeXmlNode *node)
{
  CordeeTemplatePart *self = g_new0 (CordeeTemplatePart, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->statement = cordee_xml_attribute (node, "statement");
  self->heading = cordee_read_text (node, "heading");
  self->line = cordee_xml_line (node);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    for (guint i = 0; kinds[i] != NULL; i++)
      if (cordee_xml_is (child, kinds[i]))
        g_ptr_array_add (self->items, item_new_from_xml (child, (CordeeTemplateKind) i));
  return self;
}

static void
part_to_xml (const CordeeTemplatePart *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "statement", self->statement);
  cordee_write_text (node, "heading", self->heading);
  for (guint i = 0; i < self->items->len; i++)
    {
      const CordeeTemplateItem *item = self->items->pdata[i];

      item_to_xml (item, cordee_xml_add (node, kinds[item->kind], NULL));
    }
}

static void
part_free (CordeeTemplatePart *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* ── templates ──────────────────────────────────────────────────── */

/* Reads a <template> of a valid document into a template of its pack. The caller owns it; its strings live with the pack. */
CordeeTemplate *
cordee_template_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeTemplate *self = g_new0 (CordeeTemplate, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->structures = cordee_read_words (node, "structures");
  self->region = cordee_xml_attribute (node, "region");
  self->replaces = cordee_xml_attribute (node, "replaces");
  self->letter = cordee_read_flag (node, "letter");
  self->addressee = cordee_xml_attribute (node, "addressee");
  self->statements = cordee_read_words (node, "statements");
  self->label = cordee_read_text (node, "label");
  self->summary = cordee_read_text (node, "summary");
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "part"))
      g_ptr_array_add (self->parts, part_new_from_xml (child));
  return self;
}

/* Fills a new <template> so that it reads back the same. */
void
cordee_template_to_xml (const CordeeTemplate *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_write_words (node, "structures", self->structures);
  cordee_xml_set (node, "region", self->region);
  cordee_xml_set (node, "replaces", self->replaces);
  cordee_write_flag (node, "letter", self->letter);
  cordee_xml_set (node, "addressee", self->addressee);
  cordee_write_words (node, "statements", self->statements);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "summary", self->summary);
  for (guint i = 0; i < self->parts->len; i++)
    part_to_xml (self->parts->pdata[i], cordee_xml_add (node, "part", NULL));
}

void
cordee_template_free (CordeeTemplate *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->structures);
  g_strfreev (self->statements);
  g_ptr_array_unref (self->parts);
  g_free (self);
}
