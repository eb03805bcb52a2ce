/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-funding-check"

#include "config.h"

#include "cordee-plan.h"

#include "cordee-issue.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define HALF_A_CENT 0.005

typedef struct
{
  CordeeKnowledge *knowledge;
  const CordeeFundingCase *item;
  const CordeePlan *plan;
  GPtrArray *issues;
} Check;

/* Says that an expectation is not met. came_out and expected are taken. */
static void
add_failure (const Check *check, int line, char *came_out, char *expected)
{
  g_ptr_array_add (check->issues, cordee_issue_new ("case-failed", check->item->pack->file, line, check->item->id,
                                                    /* TRANSLATORS: a dated case does not come out as expected: %1$s is what came out, %2$s what
                                                       was expected, %3$s why. */
                                                    _("%1$s ; attendu : %2$s (%3$s)"), came_out, expected, check->item->why));
  g_free (came_out);
  g_free (expected);
}

/* ── amounts ────────────────────────────────────────────────────── */

/* The bounds of what an expectation is about. */
typedef struct
{
  double low, high;
  const CordeePlanItem *item; /* or NULL */
} Found;

static gboolean
has_line (const CordeeKnowledge *knowledge, const char *structure, const char *id)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (knowledge);

  for (guint i = 0; i < schemes->len; i++)
    {
      const CordeeScheme *scheme = schemes->pdata[i];

      for (guint j = 0; g_str_equal (scheme->structure, structure) && j < scheme->lines->len; j++)
        if (g_str_equal (((const CordeeSchemeLine *) scheme->lines->pdata[j])->id, id))
          return TRUE;
      for (guint j = 0; g_str_equal (scheme->structure, structure) && j < scheme->payments->len; j++)
        if (g_str_equal (((const CordeePayment *) scheme->payments->pdata[j])->id, id))
          return TRUE;
    }
  return FALSE;
}

/* A line that is not due, or a payment that is not made, is nothing. */
static Found
find_in_year (const CordeePlanYear *year, const char *id)
{
  Found found = { 0 };

  for (guint i = 0; i < year->items->len; i++)
    {
      const CordeePlanItem *item = year->items->pdata[i];

      if (g_str_equal (item->line->id, id))
        return (Found){ .low = item->low, .high = item->high, .item = item };
    }
  for (guint i = 0; i < year->payments->len; i++)
    {
      const CordeePlanPayment *payment = year->payments->pdata[i];

      if (g_str_equal (payment->payment->id, id))
        return (Found){ .low = payment->low, .high = payment->high };
    }
  return found;
}

static char *
bound_to_string (double value)
{
  return value >= G_MAXDOUBLE ? g_strdup ("…") : cordee_text_number (value);
}

static void
check_bound (const Check *check, const CordeeFundingExpectation *expectation, const char *name, double found, double expected)
{
  g_autofree char *came_out = NULL;
  g_autofree char *wanted = NULL;

  if (found >= G_MAXDOUBLE ? expected >= G_MAXDOUBLE : fabs (found - expected) <= HALF_A_CENT)
    return;
  came_out = bound_to_string (found);
  wanted = bound_to_string (expected);
  add_failure (check, expectation->at,
               /* TRANSLATORS: %1$s is a line of funding or the total, %2$i the number of a year, %3$s low or high, %4$s a number of euros. */
               g_strdup_printf (_("%1$s, année %2$i, %3$s : %4$s"), expectation->line != NULL ? expectation->line : _("total"), expectation->year, name,
                                came_out),
               g_steal_pointer (&wanted));
}

static void
check_reading (const Check *check, const CordeeFundingExpectation *expectation, const Found *found)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; found->item != NULL && i < found->item->readings->len; i++)
    {
      const CordeePlanReading *reading = found->item->readings->pdata[i];

      if (g_str_equal (reading->statement->id, expectation->reading))
        return;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", reading->statement->id);
    }
  add_failure (check, expectation->at,
               /* TRANSLATORS: %1$s is a line of funding, %2$i the number of a year, %3$s a list of statements. */
               g_strdup_printf (_("%1$s, année %2$i, énoncés : %3$s"), expectation->line != NULL ? expectation->line : _("total"), expectation->year,
                                list->len > 0 ? list->str : _("rien")),
               g_strdup (expectation->reading));
}

/* ── what is unknown ────────────────────────────────────────────── */

static const char *
words_of (const Check *check, const CordeePlanUnknown *unknown)
{
  const CordeeQuestion *question = unknown->gap == NULL ? cordee_knowledge_find_question (check->knowledge, unknown->variable) : NULL;

  return unknown->gap != NULL ? unknown->gap->text : question != NULL && question->short_label != NULL ? question->short_label : unknown->variable;
}

static void
check_unknown (const Check *check, const CordeeFundingExpectation *expectation, const CordeePlanYear *year)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < year->unknown->len; i++)
    {
      const CordeePlanUnknown *unknown = year->unknown->pdata[i];

      if (strstr (words_of (check, unknown), expectation->unknown) != NULL || g_strcmp0 (unknown->variable, expectation->unknown) == 0)
        return;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", words_of (check, unknown));
    }
  add_failure (check, expectation->at,
               /* TRANSLATORS: %1$i is the number of a year, %2$s lists what is not known of it. */
               g_strdup_printf (_("année %1$i, inconnu : %2$s"), expectation->year, list->len > 0 ? list->str : _("rien")),
               g_strdup (expectation->unknown));
}

/* ── one case ───────────────────────────────────────────────────── */

static void
check_expectation (const Check *check, const CordeeFundingExpectation *expectation)
{
  const CordeePlanYear *year;
  Found found;

  if (expectation->year < 1 || expectation->year > (int) check->plan->years->len)
    {
      add_failure (check, expectation->at,
                   /* TRANSLATORS: %i is how many years a funding plan has. */
                   g_strdup_printf (ngettext ("le plan a %i année", "le plan a %i années", check->plan->years->len), (int) check->plan->years->len),
                   /* TRANSLATORS: %i is the number of a year. */
                   g_strdup_printf (_("une année %i"), expectation->year));
      return;
    }
  if (expectation->line != NULL && !has_line (check->knowledge, check->item->structure, expectation->line))
    {
      add_failure (check, expectation->at,
                   /* TRANSLATORS: %1$s is a structure, %2$s the id of a line of its funding that there is not. */
                   g_strdup_printf (_("%1$s n’a pas de ligne « %2$s »"), check->item->structure, expectation->line),
                   g_strdup (_("une ligne ou un versement d’un dispositif")));
      return;
    }
  year = check->plan->years->pdata[expectation->year - 1];
  found = expectation->line != NULL ? find_in_year (year, expectation->line) : (Found){ .low = year->low, .high = year->high };
  if (expectation->has_low)
    check_bound (check, expectation, _("au moins"), found.low, expectation->low);
  if (expectation->has_high)
    check_bound (check, expectation, _("au plus"), found.high, expectation->high);
  if (expectation->open)
    check_bound (check, expectation, _("au plus"), found.high, G_MAXDOUBLE);
  if (expectation->reading != NULL)
    check_reading (check, expectation, &found);
  if (expectation->unknown != NULL)
    check_unknown (check, expectation, year);
}

/* The answers of a case, or NULL and an issue for each that is none. */
static CordeeSituation *
read_answers (const Check *check)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  gboolean good = TRUE;

  for (guint i = 0; i < check->item->answers->len; i++)
    {
      const CordeeCaseAnswer *answer = check->item->answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (check->knowledge, answer->id);
      g_autoptr(CordeeValue) value = NULL;
      g_autoptr(GError) error = NULL;

      /* The linter tells of a question that there is not. */
      if (question == NULL)
        continue;
      value = cordee_value_parse (check->knowledge, question, answer->value, &error);
      if (value != NULL)
        cordee_situation_set (situation, question->id, value, CORDEE_PROVENANCE_DECLARED);
      else
        g_ptr_array_add (check->issues,
                         cordee_issue_new ("case-failed", check->item->pack->file, answer->line, check->item->id, "%s", error->message));
      good = good && value != NULL;
    }
  return good ? g_steal_pointer (&situation) : NULL;
}

static void
check_case (Check *check)
{
  const CordeeFundingCase *item = check->item;
  CordeeContext context = { .as_of = item->as_of, .region = item->region, .departement = item->departement };
  const CordeeRegion *region
    = item->region == NULL && item->departement != NULL ? cordee_knowledge_find_region_of (check->knowledge, item->departement) : NULL;
  g_autoptr(CordeeSituation) situation = read_answers (check);
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeePlan) plan = NULL;

  if (region != NULL)
    context.region = region->code;
  if (situation == NULL || cordee_knowledge_find_structure (check->knowledge, item->structure) == NULL)
    return;
  rulebook = cordee_rulebook_new (check->knowledge, &context);
  plan = cordee_plan_new (rulebook, item->structure, situation, item->years);
  check->plan = plan;
  for (guint i = 0; i < item->expectations->len; i++)
    check_expectation (check, item->expectations->pdata[i]);
  check->plan = NULL;
}

/* Runs the funding cases of a base. Appends an issue for each expectation that is not met, and for each answer that is none. */
void
cordee_funding_check (CordeeKnowledge *knowledge, GPtrArray *issues)
{
  GPtrArray *cases = cordee_knowledge_get_funding_cases (knowledge);

  for (guint i = 0; i < cases->len; i++)
    {
      Check check = { .knowledge = knowledge, .item = cases->pdata[i], .issues = issues };

      check_case (&check);
    }
}
