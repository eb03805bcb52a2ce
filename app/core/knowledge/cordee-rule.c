/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-rule"

#include "config.h"

#include "cordee-rule.h"

#include "cordee-element.h"
#include "cordee-pack.h"

#include <math.h>

static const char *const forces[] = { "obligatoire", "regional", "usage", "indicatif", NULL };
static const char *const rule_kinds[] = { "condition", "formalite", NULL };
static const char *const link_kinds[] = { "combines", "joins", "leads-to", NULL };
static const char *const hows[] = { "creer", "adherer", NULL };

/* The stable ids of the contract, static. */
const char *
cordee_force_id (CordeeForce force)
{
  return forces[force];
}

const char *
cordee_rule_kind_id (CordeeRuleKind kind)
{
  return rule_kinds[kind];
}

const char *
cordee_link_kind_id (CordeeLinkKind kind)
{
  return link_kinds[kind];
}

const char *
cordee_how_id (CordeeHow how)
{
  return hows[how];
}

/* Reads the stable id of how one comes to a structure. Returns FALSE, how untouched, for anything else and for NULL. */
gboolean
cordee_how_parse (const char *text, CordeeHow *how)
{
  for (guint i = 0; text != NULL && hows[i] != NULL; i++)
    if (g_str_equal (hows[i], text))
      {
        *how = (CordeeHow) i;
        return TRUE;
      }
  return FALSE;
}

/* ── rules ──────────────────────────────────────────────────────── */

/* Reads a <rule> of a valid document into a rule of its pack, whose region it takes where it names none. The caller owns it; its
   strings live with the pack. */
CordeeRule *
cordee_rule_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeRule *self = g_new0 (CordeeRule, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->structure = cordee_xml_attribute (node, "structure");
  self->criterion = cordee_xml_attribute (node, "criterion");
  self->replaces = cordee_xml_attribute (node, "replaces");
  self->force = (CordeeForce) cordee_read_enum (node, "force", forces, CORDEE_FORCE_INDICATIF);
  self->kind = (CordeeRuleKind) cordee_read_enum (node, "kind", rule_kinds, CORDEE_RULE_CONDITION);
  cordee_read_number (cordee_xml_attribute (node, "weight"), &self->weight);
  self->region = cordee_xml_attribute (node, "region");
  if (self->region == NULL)
    self->region = pack->region;
  self->departements = cordee_read_words (node, "departements");
  self->from = cordee_read_day (node, "from");
  self->until = cordee_read_day (node, "until");
  self->estimated = cordee_read_flag (node, "estimated");
  self->facts = cordee_read_words (node, "fact");

  self->label = cordee_read_text (node, "label");
  self->applies = cordee_read_condition (node, "applies");
  self->requires = cordee_read_condition (node, "requires");
  self->holds = cordee_read_text (node, "holds");
  self->fails = cordee_read_text (node, "fails");
  self->open = cordee_read_text (node, "open");
  self->remedy = cordee_read_text (node, "remedy");
  self->dispute = cordee_read_text (node, "dispute");
  self->citations = cordee_read_citations (node);
  return self;
}

/* Fills a new <rule> so that it reads back the same. */
void
cordee_rule_to_xml (const CordeeRule *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "structure", self->structure);
  cordee_xml_set (node, "criterion", self->criterion);
  cordee_xml_set (node, "force", cordee_force_id (self->force));
  if (self->kind != CORDEE_RULE_CONDITION)
    cordee_xml_set (node, "kind", cordee_rule_kind_id (self->kind));
  cordee_write_number (node, "weight", fabs (self->weight) > 0, self->weight);
  cordee_xml_set (node, "replaces", self->replaces);
  if (g_strcmp0 (self->region, self->pack->region) != 0)
    cordee_xml_set (node, "region", self->region);
  cordee_write_words (node, "departements", self->departements);
  cordee_write_day (node, "from", self->from);
  cordee_write_day (node, "until", self->until);
  cordee_write_flag (node, "estimated", self->estimated);
  cordee_write_words (node, "fact", self->facts);

  cordee_write_text (node, "label", self->label);
  cordee_write_condition (node, "applies", self->applies);
  cordee_write_condition (node, "requires", self->requires);
  cordee_write_text (node, "holds", self->holds);
  cordee_write_text (node, "fails", self->fails);
  cordee_write_text (node, "open", self->open);
  cordee_write_text (node, "remedy", self->remedy);
  cordee_write_text (node, "dispute", self->dispute);
  cordee_write_citations (node, self->citations);
}

void
cordee_rule_free (CordeeRule *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->departements);
  g_strfreev (self->facts);
  cordee_condition_free (self->applies);
  cordee_condition_free (self->requires);
  g_array_unref (self->citations);
  g_free (self);
}

/* Whether the rule holds on that day and in that place. region NULL: the national base only; departement NULL: not told, so that a
   rule of some départements does not hold. */
gboolean
cordee_rule_holds_at (const CordeeRule *self, CordeeDay day, const char *region, const char *departement)
{
  if (self->region != NULL && g_strcmp0 (self->region, region) != 0)
    return FALSE;
  if (self->departements != NULL && (departement == NULL || !g_strv_contains ((const char *const *) self->departements, departement)))
    return FALSE;
  return (self->from == CORDEE_DAY_NONE || self->from <= day) && (self->until == CORDEE_DAY_NONE || day <= self->until);
}

/* ── how structures go together ─────────────────────────────────── */

/* Reads a <link> of a valid document. The caller owns it; its strings live with the pack. */
CordeeLink *
cordee_link_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeLink *self = g_new0 (CordeeLink, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->kind = (CordeeLinkKind) cordee_read_enum (node, "kind", link_kinds, CORDEE_LINK_COMBINES);
  self->structure = cordee_xml_attribute (node, "structure");
  self->with = cordee_xml_attribute (node, "with");
  self->how = (CordeeHow) cordee_read_enum (node, "how", hows, CORDEE_HOW_CREER);
  self->when = cordee_read_condition (node, "when");
  self->text = cordee_read_text (node, "text");
  self->citations = cordee_read_citations (node);
  return self;
}

/* Fills a new <link> so that it reads back the same. */
void
cordee_link_to_xml (const CordeeLink *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "kind", cordee_link_kind_id (self->kind));
  cordee_xml_set (node, "structure", self->structure);
  cordee_xml_set (node, "with", self->with);
  cordee_xml_set (node, "how", cordee_how_id (self->how));
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "text", self->text);
  cordee_write_citations (node, self->citations);
}

void
cordee_link_free (CordeeLink *self)
{
  if (self == NULL)
    return;
  cordee_condition_free (self->when);
  g_array_unref (self->citations);
  g_free (self);
}

/* Reads a <joining> of a valid document. The caller owns it; its strings live with the pack. */
CordeeJoining *
cordee_joining_new_from_xml (const CordeeXmlNode *node)
{
  CordeeJoining *self = g_new0 (CordeeJoining, 1);

  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->when = cordee_read_condition (node, "when");
  self->text = cordee_read_text (node, "text");
  return self;
}

/* Fills a new <joining> so that it reads back the same. */
void
cordee_joining_to_xml (const CordeeJoining *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "text", self->text);
}

void
cordee_joining_free (CordeeJoining *self)
{
  if (self == NULL)
    return;
  cordee_condition_free (self->when);
  g_free (self);
}
