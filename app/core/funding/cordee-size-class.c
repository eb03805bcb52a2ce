/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-size-class"

#include "config.h"

#include "cordee-plan-private.h"

#include "cordee-cell.h"

/* The bounds of a step at the date and place of the rules: those of the first amount with a bracket of its statement. Returns FALSE, out
   untouched, where that statement does not hold there. */
gboolean
cordee_size_step_find (const CordeeRulebook *rulebook, const CordeeScale *scale, const CordeeScaleStep *step, CordeeSizeClass *out)
{
  const CordeeContext *context = cordee_rulebook_get_context (rulebook);
  const CordeeStatement *statement = cordee_knowledge_find_statement (cordee_rulebook_get_knowledge (rulebook), step->statement);

  if (statement == NULL || statement->announced || !cordee_statement_holds_at (statement, context->as_of)
      || !cordee_statement_applies_in (statement, context))
    return FALSE;
  for (guint i = 0; i < statement->amounts->len; i++)
    {
      const CordeeAmount *amount = &g_array_index (statement->amounts, CordeeAmount, i);

      if (amount->bracket == NULL)
        continue;
      *out = (CordeeSizeClass){
        .scale = scale,
        .step = step,
        .statement = statement,
        .from = amount->has_min ? amount->min : 0,
        .to = amount->has_max ? amount->max : G_MAXDOUBLE,
      };
      return TRUE;
    }
  return FALSE;
}

/* The size classes of a structure at the date and place of the rules, in rising order; empty where it has none. structure: an id. The
   caller owns the array; what is in it is borrowed from the base. */
GArray *
cordee_size_classes (const CordeeRulebook *rulebook, const char *structure)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (CordeeSizeClass));
  GPtrArray *scales;

  g_return_val_if_fail (rulebook != NULL && structure != NULL, classes);

  scales = cordee_knowledge_get_scales (cordee_rulebook_get_knowledge (rulebook));
  for (guint i = 0; i < scales->len && classes->len == 0; i++)
    {
      const CordeeScale *scale = scales->pdata[i];

      if (!g_str_equal (scale->structure, structure))
        continue;
      for (guint j = 0; j < scale->steps->len; j++)
        {
          CordeeSizeClass one;

          if (cordee_size_step_find (rulebook, scale, scale->steps->pdata[j], &one))
            g_array_append_val (classes, one);
        }
    }
  return classes;
}

/* The size class of a structure that a number falls in: lower bound in, upper bound out. Returns FALSE, out untouched, where there is none,
   as before the first rule on sizes. */
gboolean
cordee_size_class_find (const CordeeRulebook *rulebook, const char *structure, double value, CordeeSizeClass *out)
{
  g_autoptr(GArray) classes = cordee_size_classes (rulebook, structure);

  for (guint i = 0; i < classes->len; i++)
    {
      const CordeeSizeClass *one = &g_array_index (classes, CordeeSizeClass, i);

      if (value >= one->from && value < one->to)
        {
          *out = *one;
          return TRUE;
        }
    }
  return FALSE;
}
