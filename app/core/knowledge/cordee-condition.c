/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-condition"

#include "config.h"

#include "cordee-condition.h"

#include "cordee-element.h"

#include <string.h>

/* In the order of CordeeTest. */
static const char *const names[] = { "all", "any", "not", "at-least", "at-most", "more-than", "is", "includes", "known" };

static CordeeTest
test_of (const CordeeXmlNode *node)
{
  guint test = 0;

  while (test + 1 < G_N_ELEMENTS (names) && !cordee_xml_is (node, names[test]))
    test++;
  return (CordeeTest) test;
}

/* Reads a test of a valid document (<all>, <at-least> …, not what is around it). The caller owns it; its strings live with the
   document. */
CordeeCondition *
cordee_condition_new_from_xml (const CordeeXmlNode *node)
{
  CordeeCondition *self = g_new0 (CordeeCondition, 1);
  const CordeeXmlNode *child;

  self->test = test_of (node);
  self->line = cordee_xml_line (node);
  self->variable = cordee_xml_attribute (node, "variable");
  self->than = cordee_xml_attribute (node, "than");
  self->values = cordee_read_words (node, "values");
  cordee_read_number (cordee_xml_attribute (node, "value"), &self->value);
  if (self->test == CORDEE_TEST_INCLUDES)
    self->count = (guint) MAX (cordee_read_int (node, "count"), 1);

  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_condition_free);
  for (child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    g_ptr_array_add (self->children, cordee_condition_new_from_xml (child));
  return self;
}

/* Appends the condition to parent as a test that reads back the same. */
void
cordee_condition_to_xml (const CordeeCondition *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, names[self->test], NULL);

  cordee_xml_set (node, "variable", self->variable);
  cordee_xml_set (node, "than", self->than);
  cordee_write_number (node, "value", self->test == CORDEE_TEST_AT_LEAST || self->test == CORDEE_TEST_AT_MOST, self->value);
  cordee_write_words (node, "values", self->values);
  if (self->count > 1)
    cordee_write_int (node, "count", (int) self->count);
  for (guint i = 0; i < self->children->len; i++)
    cordee_condition_to_xml (self->children->pdata[i], node);
}

void
cordee_condition_free (CordeeCondition *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->values);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* Whether some leaf names variable itself; what derivations ask in their turn does not count. FALSE for a NULL condition. */
gboolean
cordee_condition_asks (const CordeeCondition *self, const char *variable)
{
  if (self == NULL)
    return FALSE;
  if (g_strcmp0 (self->variable, variable) == 0 || g_strcmp0 (self->than, variable) == 0)
    return TRUE;
  for (guint i = 0; i < self->children->len; i++)
    if (cordee_condition_asks (self->children->pdata[i], variable))
      return TRUE;
  return FALSE;
}
