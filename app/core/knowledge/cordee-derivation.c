/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-derivation"

#include "config.h"

#include "cordee-rule.h"

#include "cordee-element.h"

/* In the order of CordeeTermKind. */
static const char *const terms[] = { "sum", "present", "number", "between", "members", "population" };

/* ── terms ──────────────────────────────────────────────────────── */

static void
term_tree_free (CordeeTermTree *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->variables);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static CordeeTermTree *
term_tree_new_from_xml (const CordeeXmlNode *node)
{
  CordeeTermTree *self = g_new0 (CordeeTermTree, 1);
  guint kind = 0;

  while (kind + 1 < G_N_ELEMENTS (terms) && !cordee_xml_is (node, terms[kind]))
    kind++;
  self->kind = (CordeeTermKind) kind;
  self->line = cordee_xml_line (node);
  self->variables = cordee_read_words (node, "variables");
  self->status = cordee_xml_attribute (node, "status");
  cordee_read_number (cordee_xml_attribute (node, "value"), &self->value);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) term_tree_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    g_ptr_array_add (self->children, term_tree_new_from_xml (child));
  return self;
}

static void
term_tree_to_xml (const CordeeTermTree *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, terms[self->kind], NULL);

  cordee_xml_set (node, "status", self->status);
  cordee_write_words (node, "variables", self->variables);
  cordee_write_number (node, "value", self->kind == CORDEE_TERM_NUMBER, self->value);
  for (guint i = 0; i < self->children->len; i++)
    term_tree_to_xml (self->children->pdata[i], node);
}

/* ── derivations ────────────────────────────────────────────────── */

static void
derivation_case_free (CordeeDerivationCase *self)
{
  cordee_condition_free (self->when);
  term_tree_free (self->term);
  g_free (self);
}

static CordeeDerivationCase *
derivation_case_new_from_xml (const CordeeXmlNode *node)
{
  CordeeDerivationCase *self = g_new0 (CordeeDerivationCase, 1);

  self->when = cordee_read_condition (node, "when");
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (!cordee_xml_is (child, "when"))
      self->term = term_tree_new_from_xml (child);
  return self;
}

/* Reads a <derivation> of a valid document. The caller owns it; its strings live with the pack. */
CordeeDerivation *
cordee_derivation_new_from_xml (const CordeeXmlNode *node)
{
  CordeeDerivation *self = g_new0 (CordeeDerivation, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->unit = cordee_xml_attribute (node, "unit");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) derivation_case_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "case"))
      g_ptr_array_add (self->cases, derivation_case_new_from_xml (child));
  return self;
}

/* Fills a new <derivation> so that it reads back the same. */
void
cordee_derivation_to_xml (const CordeeDerivation *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "unit", self->unit);
  cordee_write_text (node, "label", self->label);
  for (guint i = 0; i < self->cases->len; i++)
    {
      const CordeeDerivationCase *item = self->cases->pdata[i];
      CordeeXmlElement *child = cordee_xml_add (node, "case", NULL);

      cordee_write_condition (child, "when", item->when);
      term_tree_to_xml (item->term, child);
    }
}

void
cordee_derivation_free (CordeeDerivation *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cases);
  g_free (self);
}

/* ── contradictions ─────────────────────────────────────────────── */

/* Reads a <contradiction> of a valid document. The caller owns it; its strings live with the pack. */
CordeeContradiction *
cordee_contradiction_new_from_xml (const CordeeXmlNode *node)
{
  CordeeContradiction *self = g_new0 (CordeeContradiction, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->when = cordee_read_condition (node, "when");
  self->text = cordee_read_text (node, "text");
  self->caution = cordee_read_flag (node, "caution");
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <contradiction> so that it reads back the same. */
void
cordee_contradiction_to_xml (const CordeeContradiction *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  if (self->caution)
    cordee_xml_set (node, "caution", "true");
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "text", self->text);
}

void
cordee_contradiction_free (CordeeContradiction *self)
{
  if (self == NULL)
    return;
  cordee_condition_free (self->when);
  g_free (self);
}
