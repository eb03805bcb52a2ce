/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-question"

#include "config.h"

#include "cordee-question.h"

#include "cordee-element.h"

#include <string.h>

static CordeeChoice *
choice_new_from_xml (const CordeeXmlNode *node)
{
  CordeeChoice *self = g_new0 (CordeeChoice, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->unit = cordee_xml_attribute (node, "unit");
  self->mixed = cordee_read_flag (node, "mixed");
  self->label = cordee_read_text (node, "label");
  return self;
}

/* Reads a <question> of a valid document. The caller owns it; its strings live with the pack. */
CordeeQuestion *
cordee_question_new_from_xml (const CordeeXmlNode *node)
{
  CordeeQuestion *self = g_new0 (CordeeQuestion, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->type = cordee_xml_attribute (node, "type");
  self->section = cordee_xml_attribute (node, "section");
  self->unit = cordee_xml_attribute (node, "unit");
  self->status = cordee_xml_attribute (node, "status");
  self->suppose = cordee_xml_attribute (node, "suppose");
  self->fixed = cordee_read_flag (node, "fixed");
  self->brief = cordee_read_flag (node, "brief");
  self->member = cordee_read_flag (node, "member");
  self->has_min = cordee_read_number (cordee_xml_attribute (node, "min"), &self->min);
  self->has_max = cordee_read_number (cordee_xml_attribute (node, "max"), &self->max);
  self->label = cordee_read_text (node, "label");
  self->short_label = cordee_read_text (node, "short");
  self->why = cordee_read_text (node, "why");
  self->help = cordee_read_text (node, "help");
  self->applies = cordee_read_text (node, "applies");
  self->when = cordee_read_condition (node, "when");
  self->choices = g_ptr_array_new_with_free_func (g_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "choice"))
      g_ptr_array_add (self->choices, choice_new_from_xml (child));
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <question> so that it reads back the same. */
void
cordee_question_to_xml (const CordeeQuestion *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "type", self->type);
  cordee_xml_set (node, "section", self->section);
  cordee_write_number (node, "min", self->has_min, self->min);
  cordee_write_number (node, "max", self->has_max, self->max);
  cordee_xml_set (node, "unit", self->unit);
  cordee_xml_set (node, "status", self->status);
  cordee_xml_set (node, "suppose", self->suppose);
  cordee_write_flag (node, "fixed", self->fixed);
  cordee_write_flag (node, "brief", self->brief);
  cordee_write_flag (node, "member", self->member);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "short", self->short_label);
  cordee_write_text (node, "why", self->why);
  cordee_write_text (node, "help", self->help);
  cordee_write_text (node, "applies", self->applies);
  cordee_write_condition (node, "when", self->when);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const CordeeChoice *choice = self->choices->pdata[i];
      CordeeXmlElement *child = cordee_xml_add (node, "choice", NULL);

      cordee_xml_set (child, "id", choice->id);
      cordee_xml_set (child, "unit", choice->unit);
      cordee_write_flag (child, "mixed", choice->mixed);
      cordee_write_text (child, "label", choice->label);
    }
}

void
cordee_question_free (CordeeQuestion *self)
{
  if (self == NULL)
    return;
  cordee_condition_free (self->when);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

/* The choice of that id, borrowed, or NULL. */
const CordeeChoice *
cordee_question_find_choice (const CordeeQuestion *self, const char *id)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (((CordeeChoice *) self->choices->pdata[i])->id, id) == 0)
      return self->choices->pdata[i];
  return NULL;
}

/* Whether its answer is a number. */
gboolean
cordee_question_is_number (const CordeeQuestion *self)
{
  return strcmp (self->type, "integer") == 0 || strcmp (self->type, "percent") == 0;
}
