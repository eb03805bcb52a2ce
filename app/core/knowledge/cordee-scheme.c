/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-scheme"

#include "config.h"

#include "cordee-scheme.h"

#include "cordee-element.h"
#include "cordee-pack.h"

static const char *const kinds[] = { "fixe", "variable", "unique", NULL };
static const char *const counts[] = { "anniversary", "civil", NULL };

/* The stable id of the contract, static. */
const char *
cordee_money_kind_id (CordeeMoneyKind kind)
{
  return kinds[kind];
}

/* ── who pays ───────────────────────────────────────────────────── */

/* Reads a <payer> of a valid document. The caller owns it (g_free()); its strings live with the document. */
CordeePayer *
cordee_payer_new_from_xml (const CordeeXmlNode *node)
{
  CordeePayer *self = g_new0 (CordeePayer, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <payer> so that it reads back the same. */
void
cordee_payer_to_xml (const CordeePayer *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_write_text (node, "label", self->label);
}

/* ── size classes ───────────────────────────────────────────────── */

static CordeeScaleStep *
step_new_from_xml (const CordeeXmlNode *node)
{
  CordeeScaleStep *self = g_new0 (CordeeScaleStep, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->statement = cordee_xml_attribute (node, "statement");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

/* Reads a <scale> of a valid document. The caller owns it; its strings live with the document. */
CordeeScale *
cordee_scale_new_from_xml (const CordeeXmlNode *node)
{
  CordeeScale *self = g_new0 (CordeeScale, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->structure = cordee_xml_attribute (node, "structure");
  self->variable = cordee_xml_attribute (node, "variable");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  self->steps = g_ptr_array_new_with_free_func (g_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "step"))
      g_ptr_array_add (self->steps, step_new_from_xml (child));
  return self;
}

/* Fills a new <scale> so that it reads back the same. */
void
cordee_scale_to_xml (const CordeeScale *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "structure", self->structure);
  cordee_xml_set (node, "variable", self->variable);
  cordee_write_text (node, "label", self->label);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const CordeeScaleStep *step = self->steps->pdata[i];
      CordeeXmlElement *child = cordee_xml_add (node, "step", NULL);

      cordee_xml_set (child, "id", step->id);
      cordee_xml_set (child, "statement", step->statement);
      cordee_write_text (child, "label", step->label);
    }
}

void
cordee_scale_free (CordeeScale *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* The step of that id, borrowed, or NULL. */
const CordeeScaleStep *
cordee_scale_find_step (const CordeeScale *self, const char *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_strcmp0 (((const CordeeScaleStep *) self->steps->pdata[i])->id, id) == 0)
      return self->steps->pdata[i];
  return NULL;
}

/* ── what a line gives, and what no source gives ────────────────── */

static void
write_years (CordeeXmlElement *node, int from, int to)
{
  if (from > 0)
    cordee_write_int (node, "from-year", from);
  if (to > 0)
    cordee_write_int (node, "to-year", to);
}

static CordeeLineAmount *
line_amount_new_from_xml (const CordeeXmlNode *node)
{
  CordeeLineAmount *self = g_new0 (CordeeLineAmount, 1);

  self->statement = cordee_xml_attribute (node, "statement");
  self->with = cordee_read_words (node, "with");
  self->steps = cordee_read_words (node, "steps");
  self->from_year = cordee_read_int (node, "from-year");
  self->to_year = cordee_read_int (node, "to-year");
  self->when = cordee_read_condition (node, "when");
  self->formula = cordee_read_text (node, "formula");
  self->line = cordee_xml_line (node);
  return self;
}

static void
line_amount_to_xml (const CordeeLineAmount *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "amount", NULL);

  cordee_xml_set (node, "statement", self->statement);
  cordee_write_words (node, "with", self->with);
  cordee_write_words (node, "steps", self->steps);
  write_years (node, self->from_year, self->to_year);
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "formula", self->formula);
}

static void
line_amount_free (CordeeLineAmount *self)
{
  g_strfreev (self->with);
  g_strfreev (self->steps);
  cordee_condition_free (self->when);
  g_free (self);
}

static CordeeGap *
gap_new_from_xml (const CordeeXmlNode *node)
{
  CordeeGap *self = g_new0 (CordeeGap, 1);

  self->steps = cordee_read_words (node, "steps");
  self->from = cordee_read_day (node, "from");
  self->until = cordee_read_day (node, "until");
  self->elsewhere = cordee_read_flag (node, "elsewhere");
  self->open = cordee_read_flag (node, "open");
  self->when = cordee_read_condition (node, "when");
  self->text = cordee_read_text (node, "text");
  self->line = cordee_xml_line (node);
  return self;
}

static void
gap_to_xml (const CordeeGap *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "gap", NULL);

  cordee_write_words (node, "steps", self->steps);
  cordee_write_day (node, "from", self->from);
  cordee_write_day (node, "until", self->until);
  cordee_write_flag (node, "elsewhere", self->elsewhere);
  cordee_write_flag (node, "open", self->open);
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "text", self->text);
}

static void
gap_free (CordeeGap *self)
{
  g_strfreev (self->steps);
  cordee_condition_free (self->when);
  g_free (self);
}

/* ── lines ──────────────────────────────────────────────────────── */

static CordeeSchemeLine *
line_new_from_xml (const CordeeXmlNode *node)
{
  CordeeSchemeLine *self = g_new0 (CordeeSchemeLine, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->kind = (CordeeMoneyKind) cordee_read_enum (node, "kind", kinds, CORDEE_MONEY_FIXE);
  self->role = cordee_xml_attribute (node, "role");
  self->whatever = cordee_read_flag (node, "whatever");
  self->label = cordee_read_text (node, "label");
  self->condition = cordee_read_text (node, "condition");
  self->explain = cordee_read_text (node, "explain");
  self->when = cordee_read_condition (node, "when");
  self->line = cordee_xml_line (node);
  self->amounts = g_ptr_array_new_with_free_func ((GDestroyNotify) line_amount_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) gap_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "amount"))
      g_ptr_array_add (self->amounts, line_amount_new_from_xml (child));
    else if (cordee_xml_is (child, "gap"))
      g_ptr_array_add (self->gaps, gap_new_from_xml (child));
  return self;
}

static void
line_to_xml (const CordeeSchemeLine *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "line", NULL);

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "kind", cordee_money_kind_id (self->kind));
  cordee_xml_set (node, "role", self->role);
  cordee_write_flag (node, "whatever", self->whatever);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "condition", self->condition);
  cordee_write_text (node, "explain", self->explain);
  cordee_write_condition (node, "when", self->when);
  for (guint i = 0; i < self->amounts->len; i++)
    line_amount_to_xml (self->amounts->pdata[i], node);
  for (guint i = 0; i < self->gaps->len; i++)
    gap_to_xml (self->gaps->pdata[i], node);
}

static void
line_free (CordeeSchemeLine *self)
{
  cordee_condition_free (self->when);
  g_ptr_array_unref (self->amounts);
  g_ptr_array_unref (self->gaps);
  g_free (self);
}

/* ── payments and roles ─────────────────────────────────────────── */

static CordeePayment *
payment_new_from_xml (const CordeeXmlNode *node)
{
  CordeePayment *self = g_new0 (CordeePayment, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->statement = cordee_xml_attribute (node, "statement");
  self->with = cordee_read_words (node, "with");
  self->roles = cordee_read_words (node, "roles");
  self->label = cordee_read_text (node, "label");
  self->condition = cordee_read_text (node, "condition");
  self->from_year = cordee_read_int (node, "from-year");
  self->to_year = cordee_read_int (node, "to-year");
  self->when = cordee_read_condition (node, "when");
  self->formula = cordee_read_text (node, "formula");
  self->line = cordee_xml_line (node);
  return self;
}

static void
payment_to_xml (const CordeePayment *self, CordeeXmlElement *parent)
{
  CordeeXmlElement *node = cordee_xml_add (parent, "payment", NULL);

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "statement", self->statement);
  cordee_write_words (node, "with", self->with);
  cordee_write_words (node, "roles", self->roles);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "condition", self->condition);
  write_years (node, self->from_year, self->to_year);
  cordee_write_condition (node, "when", self->when);
  cordee_write_text (node, "formula", self->formula);
}

static void
payment_free (CordeePayment *self)
{
  g_strfreev (self->with);
  g_strfreev (self->roles);
  cordee_condition_free (self->when);
  g_free (self);
}

static CordeeRole *
role_new_from_xml (const CordeeXmlNode *node)
{
  CordeeRole *self = g_new0 (CordeeRole, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

/* ── schemes ────────────────────────────────────────────────────── */

/* Reads a <scheme> of a valid document into a scheme of its pack. The caller owns it; its strings live with the pack. */
CordeeScheme *
cordee_scheme_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeScheme *self = g_new0 (CordeeScheme, 1);

  self->pack = pack;
  self->line = cordee_xml_line (node);
  self->id = cordee_xml_attribute (node, "id");
  self->structure = cordee_xml_attribute (node, "structure");
  self->payer = cordee_xml_attribute (node, "payer");
  self->anchor = cordee_xml_attribute (node, "anchor");
  self->lasts = cordee_read_int (node, "lasts");
  self->count = (CordeeCount) cordee_read_enum (node, "count", counts, CORDEE_COUNT_ANNIVERSARY);
  self->scale = cordee_xml_attribute (node, "scale");
  self->label = cordee_read_text (node, "label");
  self->summary = cordee_read_text (node, "summary");
  self->requires = cordee_read_condition (node, "requires");
  self->unmet = cordee_read_text (node, "unmet");

  self->roles = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) gap_free);
  self->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) payment_free);
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "role"))
      g_ptr_array_add (self->roles, role_new_from_xml (child));
    else if (cordee_xml_is (child, "line"))
      g_ptr_array_add (self->lines, line_new_from_xml (child));
    else if (cordee_xml_is (child, "gap"))
      g_ptr_array_add (self->gaps, gap_new_from_xml (child));
    else if (cordee_xml_is (child, "payment"))
      g_ptr_array_add (self->payments, payment_new_from_xml (child));
  return self;
}

/* Fills a new <scheme> so that it reads back the same. */
void
cordee_scheme_to_xml (const CordeeScheme *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "structure", self->structure);
  cordee_xml_set (node, "payer", self->payer);
  cordee_xml_set (node, "anchor", self->anchor);
  if (self->lasts > 0)
    cordee_write_int (node, "lasts", self->lasts);
  if (self->count != CORDEE_COUNT_ANNIVERSARY)
    cordee_xml_set (node, "count", counts[self->count]);
  cordee_xml_set (node, "scale", self->scale);

  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "summary", self->summary);
  for (guint i = 0; i < self->roles->len; i++)
    {
      const CordeeRole *role = self->roles->pdata[i];
      CordeeXmlElement *child = cordee_xml_add (node, "role", NULL);

      cordee_xml_set (child, "id", role->id);
      cordee_write_text (child, "label", role->label);
    }
  cordee_write_condition (node, "requires", self->requires);
  cordee_write_text (node, "unmet", self->unmet);
  for (guint i = 0; i < self->lines->len; i++)
    line_to_xml (self->lines->pdata[i], node);
  for (guint i = 0; i < self->gaps->len; i++)
    gap_to_xml (self->gaps->pdata[i], node);
  for (guint i = 0; i < self->payments->len; i++)
    payment_to_xml (self->payments->pdata[i], node);
}

void
cordee_scheme_free (CordeeScheme *self)
{
  if (self == NULL)
    return;
  cordee_condition_free (self->requires);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->gaps);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

/* The role of that id, borrowed, or NULL. */
const CordeeRole *
cordee_scheme_find_role (const CordeeScheme *self, const char *id)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (g_strcmp0 (((const CordeeRole *) self->roles->pdata[i])->id, id) == 0)
      return self->roles->pdata[i];
  return NULL;
}

/* The line of that id, borrowed, or NULL. */
const CordeeSchemeLine *
cordee_scheme_find_line (const CordeeScheme *self, const char *id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (g_strcmp0 (((const CordeeSchemeLine *) self->lines->pdata[i])->id, id) == 0)
      return self->lines->pdata[i];
  return NULL;
}

/* The payment of that id, borrowed, or NULL. */
const CordeePayment *
cordee_scheme_find_payment (const CordeeScheme *self, const char *id)
{
  for (guint i = 0; i < self->payments->len; i++)
    if (g_strcmp0 (((const CordeePayment *) self->payments->pdata[i])->id, id) == 0)
      return self->payments->pdata[i];
  return NULL;
}
