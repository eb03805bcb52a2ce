/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-funding-view"

#include "config.h"

#include "cordee-funding-private.h"

#include "cordee-report-plan.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* ── parts ──────────────────────────────────────────────────────── */

static CordeeFundingPart
part_of (CordeeMoneyKind kind)
{
  switch (kind)
    {
    case CORDEE_MONEY_UNIQUE:
      return CORDEE_FUNDING_PART_UNIQUE;
    case CORDEE_MONEY_VARIABLE:
      return CORDEE_FUNDING_PART_VARIABLE;
    case CORDEE_MONEY_FIXE:
    default:
      return CORDEE_FUNDING_PART_FIXE;
    }
}

static const char *
part_label (CordeeFundingPart part)
{
  for (CordeeMoneyKind kind = CORDEE_MONEY_FIXE; kind <= CORDEE_MONEY_UNIQUE; kind++)
    if (part_of (kind) == part)
      return cordee_report_money_kind_label (kind);
  return _("selon résultats ou sources");
}

static void
segment_free (gpointer data)
{
  CordeeFundingSegment *self = data;

  g_free (self->label);
  g_free (self->text);
  g_free (self);
}

static char *
segment_text (const CordeeFundingSegment *self)
{
  g_autofree char *money = cordee_report_money (self->amount);

  if (self->part != CORDEE_FUNDING_PART_UNCERTAIN)
    /* TRANSLATORS: %1$s is a part of an amount, %2$s how much: part fixe : 90 000 €. */
    return cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s"), self->label, money));
  if (self->open)
    /* TRANSLATORS: %s is what makes the amount uncertain. */
    return cordee_report_take_typeset (g_strdup_printf (_("%s : sans plafond connu"), self->label));
  /* TRANSLATORS: %1$s is what makes the amount uncertain, %2$s how much there may be on top. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s : jusqu’à %2$s de plus"), self->label, money));
}

static CordeeFundingSegment *
segment_new (CordeeFundingPart part, double amount, gboolean open)
{
  CordeeFundingSegment *self = g_new0 (CordeeFundingSegment, 1);

  self->part = part;
  self->amount = amount;
  self->open = open;
  self->label = cordee_report_typeset (part_label (part));
  self->text = segment_text (self);
  return self;
}

/* ── readings ───────────────────────────────────────────────────── */

static void
reading_free (gpointer data)
{
  CordeeFundingReading *self = data;

  g_free (self->amount);
  g_free (self->formula);
  g_free (self->computed);
  g_free (self->text);
  g_free (self->source);
  g_free (self->validity);
  g_free (self->note);
  g_free (self);
}

static char *
reading_note (const CordeePlanItem *item, const CordeePlanReading *reading)
{
  if (!reading->sure)
    return cordee_report_typeset (_("si ses conditions sont remplies"));
  if (item->conflict)
    return cordee_report_typeset (reading->preferred ? _("lecture préférée") : _("autre lecture"));
  return NULL;
}

static CordeeFundingReading *
reading_new (const CordeePlan *plan, const CordeePlanItem *item, const CordeePlanReading *reading)
{
  CordeeFundingReading *self = g_new0 (CordeeFundingReading, 1);
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (plan->rulebook);
  const CordeeStatement *statement = reading->statement;
  const CordeeCitation *first = statement->citations->len > 0 ? &g_array_index (statement->citations, CordeeCitation, 0) : NULL;
  const CordeeSource *source = first != NULL ? cordee_knowledge_find_source (knowledge, first->source) : NULL;
  g_autofree char *about = source != NULL ? cordee_report_source_text (source) : NULL;

  self->reading = reading;
  self->statement = statement->id;
  self->source_id = source != NULL ? source->id : NULL;
  self->amount = cordee_report_money_between (reading->low, reading->high);
  self->formula = cordee_report_typeset (reading->formula);
  if (g_strcmp0 (reading->computed, reading->formula) != 0)
    self->computed = cordee_report_typeset (reading->computed);
  self->text = cordee_report_typeset (statement->text);
  if (about != NULL && first->place != NULL)
    self->source = cordee_report_take_typeset (g_strdup_printf ("%s, %s", about, first->place));
  else
    self->source = cordee_report_typeset (about != NULL ? about : "");
  self->validity = cordee_report_take_typeset (cordee_report_validity (statement, cordee_rulebook_get_context (plan->rulebook)->as_of));
  self->note = reading_note (item, reading);
  return self;
}

/* ── lines ──────────────────────────────────────────────────────── */

static void
item_free (gpointer data)
{
  CordeeFundingItem *self = data;

  g_ptr_array_unref (self->readings);
  g_free (self->scheme);
  g_free (self->label);
  g_free (self->kind);
  g_free (self->condition);
  g_free (self->explain);
  g_free (self->source);
  g_free (self->low);
  g_free (self->high);
  g_free (self->amount);
  g_free (self->share);
  g_free (self->name);
  g_free (self);
}

/* Who says it: one source, or how many disagree. */
static char *
item_source (const CordeePlan *plan, const CordeePlanItem *item)
{
  guint n = item->readings->len;

  if (n == 0)
    return g_strdup ("");
  if (item->conflict)
    return cordee_report_take_typeset (g_strdup_printf (ngettext ("%u lecture", "%u lectures en désaccord", n), n));
  return cordee_funding_source_in_short (cordee_rulebook_get_knowledge (plan->rulebook),
                                         ((const CordeePlanReading *) item->readings->pdata[0])->statement, NULL);
}

static void
append_part (GString *out, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
}

static char *
item_name (const CordeeFundingItem *self)
{
  GString *name = g_string_new (NULL);

  append_part (name, self->scheme);
  append_part (name, self->label);
  append_part (name, self->amount);
  append_part (name, self->share);
  append_part (name, self->condition);
  append_part (name, self->source);
  return g_string_free (name, FALSE);
}

static char *
high_text (double high)
{
  return high < G_MAXDOUBLE ? cordee_report_money (high) : cordee_report_typeset (_("non borné"));
}

static CordeeFundingItem *
item_new (const CordeePlan *plan, const CordeePlanItem *item)
{
  CordeeFundingItem *self = g_new0 (CordeeFundingItem, 1);

  self->item = item;
  self->part = part_of (item->line->kind);
  self->scheme = cordee_funding_word (item->scheme->label);
  self->label = cordee_funding_word (item->line->label);
  self->kind = cordee_report_typeset (part_label (self->part));
  self->condition = cordee_funding_word (item->line->condition);
  self->explain = cordee_funding_word (item->line->explain);
  self->source = item_source (plan, item);
  self->low = cordee_report_money (item->low);
  self->high = high_text (item->high);
  self->amount = cordee_report_money_between (item->low, item->high);
  self->share = cordee_report_share_text (item->share);
  self->zero = item->high <= 0.0;
  self->name = item_name (self);
  self->readings = g_ptr_array_new_with_free_func (reading_free);
  for (guint i = 0; i < item->readings->len; i++)
    g_ptr_array_add (self->readings, reading_new (plan, item, item->readings->pdata[i]));
  return self;
}

/* ── groups ─────────────────────────────────────────────────────── */

static void
group_free (gpointer data)
{
  CordeeFundingGroup *self = data;

  g_ptr_array_unref (self->items);
  g_free (self->title);
  g_free (self->payer);
  g_free (self->low);
  g_free (self->high);
  g_free (self->amount);
  g_free (self);
}

static const char *
role_label (const CordeeScheme *scheme, const char *role)
{
  for (guint i = 0; role != NULL && i < scheme->roles->len; i++)
    if (g_str_equal (((const CordeeRole *) scheme->roles->pdata[i])->id, role))
      return ((const CordeeRole *) scheme->roles->pdata[i])->label;
  return NULL;
}

static CordeeFundingGroup *
group_new (const CordeePlan *plan, const CordeeScheme *scheme, const char *role)
{
  CordeeFundingGroup *self = g_new0 (CordeeFundingGroup, 1);
  const char *payer = cordee_report_payer_label (plan, scheme);
  const char *label = role_label (scheme, role);

  self->scheme = scheme;
  self->role = role;
  self->title = label == NULL ? cordee_funding_word (scheme->label)
                              /* TRANSLATORS: %1$s is a funding scheme, %2$s the role that some of its lines have. */
                              : cordee_report_take_typeset (g_strdup_printf (_("%1$s : %2$s"), cordee_report_word (scheme->label),
                                                                             cordee_report_word (label)));
  self->payer = *payer != '\0' ? cordee_report_typeset (payer) : NULL;
  self->items = g_ptr_array_new ();
  return self;
}

static void
finish_group (CordeeFundingGroup *self)
{
  double low = 0.0, high = 0.0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const CordeePlanItem *item = ((const CordeeFundingItem *) self->items->pdata[i])->item;

      low += item->low;
      high = high < G_MAXDOUBLE && item->high < G_MAXDOUBLE ? high + item->high : G_MAXDOUBLE;
    }
  self->low = cordee_report_money (low);
  self->high = high_text (high);
  self->amount = cordee_report_money_between (low, high);
}

/* Lines that follow one another in one scheme and role are one group. */
static void
add_groups (CordeeFundingYear *self, const CordeePlan *plan)
{
  CordeeFundingGroup *group = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      CordeeFundingItem *item = self->items->pdata[i];
      const CordeeScheme *scheme = item->item->scheme;
      const char *role = item->item->line->role;

      if (group == NULL || group->scheme != scheme || g_strcmp0 (group->role, role) != 0)
        {
          group = group_new (plan, scheme, role);
          g_ptr_array_add (self->groups, group);
        }
      g_ptr_array_add (group->items, item);
    }
  for (guint i = 0; i < self->groups->len; i++)
    finish_group (self->groups->pdata[i]);
}

/* ── years ──────────────────────────────────────────────────────── */

static void
year_free (gpointer data)
{
  CordeeFundingYear *self = data;

  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->segments);
  g_ptr_array_unref (self->unknown);
  g_free (self->title);
  g_free (self->label);
  g_free (self->low);
  g_free (self->high);
  g_free (self->amount);
  g_free (self->name);
  g_free (self);
}

/* What is sure of each part, and the rest up to the most that is known on top. */
static void
add_segments (CordeeFundingYear *self)
{
  double parts[CORDEE_FUNDING_N_PARTS] = { 0 };
  double known = 0.0, sure = 0.0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const CordeeFundingItem *item = self->items->pdata[i];

      parts[item->part] += item->item->low;
      sure += item->item->low;
      known += item->item->high < G_MAXDOUBLE ? item->item->high : item->item->low;
    }
  self->low_amount = self->year->low;
  self->open = self->year->high >= G_MAXDOUBLE;
  self->high_amount = self->open ? MAX (known, self->low_amount) : self->year->high;
  parts[CORDEE_FUNDING_PART_UNCERTAIN] = MAX (self->high_amount - sure, 0.0);
  for (int part = 0; part < CORDEE_FUNDING_N_PARTS; part++)
    {
      gboolean open = part == CORDEE_FUNDING_PART_UNCERTAIN && self->open;

      if (parts[part] >= 0.5 || open)
        g_ptr_array_add (self->segments, segment_new (part, parts[part], open));
    }
}

static char *
year_name (const CordeeFundingYear *self)
{
  GString *name = g_string_new (NULL);

  /* TRANSLATORS: %1$s is a year, %2$s an amount: 2028 : de 330 000 € à 382 500 €. */
  g_string_append_printf (name, _("%1$s : %2$s"), self->title, self->amount);
  for (guint i = 0; i < self->segments->len; i++)
    g_string_append_printf (name, "%s%s", i == 0 ? ". " : " ; ", ((const CordeeFundingSegment *) self->segments->pdata[i])->text);
  return cordee_report_take_typeset (g_string_free (name, FALSE));
}

static CordeeFundingYear *
year_new (const CordeePlan *plan, const CordeePlanYear *year)
{
  CordeeFundingYear *self = g_new0 (CordeeFundingYear, 1);

  self->year = year;
  self->title = cordee_report_year_name (year);
  self->segments = g_ptr_array_new_with_free_func (segment_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < year->items->len; i++)
    g_ptr_array_add (self->items, item_new (plan, year->items->pdata[i]));
  for (guint i = 0; i < year->unknown->len; i++)
    g_ptr_array_add (self->unknown, cordee_report_unknown_text (plan, year->unknown->pdata[i]));
  add_groups (self, plan);
  add_segments (self);
  self->label = cordee_funding_bar_label (year->low, year->high);
  self->low = cordee_report_money (year->low);
  self->high = high_text (year->high);
  self->amount = cordee_report_money_between (year->low, year->high);
  self->name = year_name (self);
  return self;
}

/* Each year of plan as a bar with its parts and lines. The caller owns them; plan must outlive them. */
GPtrArray *
cordee_funding_years_new (const CordeePlan *plan)
{
  GPtrArray *years = g_ptr_array_new_with_free_func (year_free);

  for (guint i = 0; i < plan->years->len; i++)
    g_ptr_array_add (years, year_new (plan, plan->years->pdata[i]));
  return years;
}

/* Each part that occurs in years, once, in the order in which parts are stacked. The caller owns them. */
GPtrArray *
cordee_funding_legend_new (GPtrArray *years)
{
  GPtrArray *legend = g_ptr_array_new_with_free_func (segment_free);
  gboolean has[CORDEE_FUNDING_N_PARTS] = { FALSE };

  for (guint i = 0; i < years->len; i++)
    {
      GPtrArray *segments = ((const CordeeFundingYear *) years->pdata[i])->segments;

      for (guint j = 0; j < segments->len; j++)
        has[((const CordeeFundingSegment *) segments->pdata[j])->part] = TRUE;
    }
  for (int part = 0; part < CORDEE_FUNDING_N_PARTS; part++)
    if (has[part])
      g_ptr_array_add (legend, segment_new (part, 0.0, FALSE));
  return legend;
}
