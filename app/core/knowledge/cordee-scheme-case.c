/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-scheme"

#include "config.h"

#include "cordee-scheme.h"

#include "cordee-dated-case.h"
#include "cordee-element.h"

static CordeeFundingExpectation *
expectation_new_from_xml (const CordeeXmlNode *node)
{
  CordeeFundingExpectation *self = g_new0 (CordeeFundingExpectation, 1);

  self->line = cordee_xml_attribute (node, "line");
  self->year = MAX (cordee_read_int (node, "year"), 1);
  self->has_low = cordee_read_number (cordee_xml_attribute (node, "low"), &self->low);
  self->has_high = cordee_read_number (cordee_xml_attribute (node, "high"), &self->high);
  self->open = cordee_read_flag (node, "open");
  self->reading = cordee_xml_attribute (node, "reading");
  self->unknown = cordee_xml_attribute (node, "unknown");
  self->at = cordee_xml_line (node);
  return self;
}

static void
expectation_to_xml (const CordeeFundingExpectation *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "expect", NULL);

  cordee_xml_set (node, "line", self->line);
  if (self->year > 1)
    cordee_write_int (node, "year", self->year);
  cordee_write_number (node, "low", self->has_low, self->low);
  cordee_write_number (node, "high", self->has_high, self->high);
  cordee_write_flag (node, "open", self->open);
  cordee_xml_set (node, "reading", self->reading);
  cordee_xml_set (node, "unknown", self->unknown);
}

/* Reads a <funding-case> of a valid document. The caller owns it; its strings live with the pack. */
CordeeFundingCase *
cordee_funding_case_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeFundingCase *self = g_new0 (CordeeFundingCase, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->structure = cordee_xml_attribute (node, "structure");
  self->as_of = cordee_read_day (node, "as-of");
  self->region = cordee_xml_attribute (node, "region");
  self->departement = cordee_xml_attribute (node, "departement");
  self->years = MAX (cordee_read_int (node, "years"), 1);
  self->validated_by = cordee_xml_attribute (node, "validated-by");
  self->title = cordee_read_text (node, "title");
  self->why = cordee_read_text (node, "why");
  self->source = cordee_read_text (node, "source");

  self->answers = g_ptr_array_new_with_free_func (g_free);
  self->expectations = g_ptr_array_new_with_free_func (g_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "answer"))
      g_ptr_array_add (self->answers, cordee_case_answer_new_from_xml (child));
    else if (cordee_xml_is (child, "expect"))
      g_ptr_array_add (self->expectations, expectation_new_from_xml (child));
  return self;
}

/* Fills a new <funding-case> so that it reads back the same. */
void
cordee_funding_case_to_xml (const CordeeFundingCase *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "structure", self->structure);
  cordee_write_day (node, "as-of", self->as_of);
  cordee_xml_set (node, "region", self->region);
  cordee_xml_set (node, "departement", self->departement);
  if (self->years > 1)
    cordee_write_int (node, "years", self->years);
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
cordee_funding_case_free (CordeeFundingCase *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->expectations);
  g_free (self);
}
