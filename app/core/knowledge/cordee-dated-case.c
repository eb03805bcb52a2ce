/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dated-case"

#include "config.h"

#include "cordee-dated-case.h"

#include "cordee-element.h"

/* Reads an <answer> of a valid document. The caller owns it (g_free()); its strings live with the pack. */
CordeeCaseAnswer *
cordee_case_answer_new_from_xml (const CordeeXmlNode *node)
{
  CordeeCaseAnswer *self = g_new0 (CordeeCaseAnswer, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->value = cordee_xml_attribute (node, "value");
  self->line = cordee_xml_line (node);
  return self;
}

/* Appends an <answer> that reads back the same. */
void
cordee_case_answer_to_xml (const CordeeCaseAnswer *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "answer", NULL);

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "value", self->value);
}

static CordeeCaseExpectation *
expectation_new_from_xml (const CordeeXmlNode *node)
{
  CordeeCaseExpectation *self = g_new0 (CordeeCaseExpectation, 1);

  self->structure = cordee_xml_attribute (node, "structure");
  self->verdicts = cordee_read_words (node, "verdict");
  self->excluded = cordee_read_words (node, "never");
  self->decided_by = cordee_read_words (node, "decided-by");
  self->missing = cordee_read_words (node, "missing");
  self->remedy_variable = cordee_xml_attribute (node, "remedy");
  self->remedy_to = cordee_xml_attribute (node, "to");
  self->line = cordee_xml_line (node);
  return self;
}

static void
expectation_to_xml (const CordeeCaseExpectation *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "expect", NULL);

  cordee_xml_set (node, "structure", self->structure);
  cordee_write_words (node, "verdict", self->verdicts);
  cordee_write_words (node, "never", self->excluded);
  cordee_write_words (node, "decided-by", self->decided_by);
  cordee_write_words (node, "missing", self->missing);
  cordee_xml_set (node, "remedy", self->remedy_variable);
  cordee_xml_set (node, "to", self->remedy_to);
}

static void
expectation_free (CordeeCaseExpectation *self)
{
  g_strfreev (self->verdicts);
  g_strfreev (self->excluded);
  g_strfreev (self->decided_by);
  g_strfreev (self->missing);
  g_free (self);
}

/* Reads a <case> of a valid document. The caller owns it; its strings live with the pack. */
CordeeCase *
cordee_case_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeCase *self = g_new0 (CordeeCase, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->as_of = cordee_read_day (node, "as-of");
  self->region = cordee_xml_attribute (node, "region");
  self->departement = cordee_xml_attribute (node, "departement");
  self->primary = cordee_read_words (node, "primary");
  self->validated_by = cordee_xml_attribute (node, "validated-by");
  self->title = cordee_read_text (node, "title");
  self->why = cordee_read_text (node, "why");
  self->source = cordee_read_text (node, "source");

  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->expectations = g_ptr_array_new_with_free_func ((GDestroyNotify) expectation_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "answer"))
      g_ptr_array_add (self->answers, cordee_case_answer_new_from_xml (child));
    else if (cordee_xml_is (child, "expect"))
      g_ptr_array_add (self->expectations, expectation_new_from_xml (child));
  return self;
}

/* Fills a new <case> so that it reads back the same. */
void
cordee_case_to_xml (const CordeeCase *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_write_day (node, "as-of", self->as_of);
  cordee_xml_set (node, "region", self->region);
  cordee_xml_set (node, "departement", self->departement);
  cordee_write_words (node, "primary", self->primary);
  cordee_xml_set (node, "validated-by", self->validated_by);

  cordee_write_text (node, "title", self->title);
  for (guint i = 0; i < self->answers->len; i++)
    cordee_case_answer_to_xml (self->answers->pdata[i], node);
  for (guint i = 0; i < self->expectations->len; i++)
    expectation_to_xml (self->expectations->pdata[i], node);
  cordee_write_text (node, "why", self->why);
  cordee_write_text (node, "source", self->source);
}

void
cordee_case_free (CordeeCase *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->primary);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->expectations);
  g_free (self);
}
