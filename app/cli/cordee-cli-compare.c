/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-comparison.h"
#include "cordee-report-csv.h"
#include "cordee-report-html.h"
#include "cordee-report-json.h"
#include "cordee-report-text.h"

#include <glib/gi18n.h>

/* The elements (each begins with its id) that a list of ids names, in its order or in that of the base; NULL, and why on stderr,
   where one is unknown or none is named. what begins the complaint. */
static GPtrArray *
choose (GPtrArray *all, const char *list, gboolean as_typed, const char *what)
{
  g_auto(GStrv) ids = g_strsplit (list, ",", -1);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GPtrArray) typed = g_ptr_array_new ();
  g_autoptr(GPtrArray) ordered = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (names, (gpointer) * (const char *const *) all->pdata[i]);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *id = g_strstrip (ids[i]);
      guint at;

      if (!g_ptr_array_find_with_equal_func (names, id, g_str_equal, &at))
        {
          cordee_cli_complain_unknown (what, id, names);
          return NULL;
        }
      if (!g_ptr_array_find (typed, all->pdata[at], NULL))
        g_ptr_array_add (typed, all->pdata[at]);
    }
  if (typed->len == 0)
    {
      cordee_cli_complain_unknown (what, "", names);
      return NULL;
    }
  if (as_typed)
    return g_steal_pointer (&typed);

  for (guint i = 0; i < all->len; i++)
    if (g_ptr_array_find (typed, all->pdata[i], NULL))
      g_ptr_array_add (ordered, all->pdata[i]);
  return g_steal_pointer (&ordered);
}

/* Takes the rows that do not differ out of a comparison. Returns how many. */
static guint
hide_common (CordeeComparison *comparison)
{
  guint n_hidden = 0;

  for (guint i = 0; i < comparison->rows->len;)
    if (((const CordeeRow *) comparison->rows->pdata[i])->differs)
      i++;
    else
      {
        g_ptr_array_remove_index (comparison->rows, i);
        n_hidden++;
      }
  return n_hidden;
}

static char *
report (const CordeeComparison *comparison, guint n_hidden, CordeeCliFormat format)
{
  switch (format)
    {
    case CORDEE_CLI_JSON:
      return cordee_report_comparison_to_json (comparison, n_hidden);
    case CORDEE_CLI_CSV:
      return cordee_report_comparison_to_csv (comparison);
    case CORDEE_CLI_HTML:
      return cordee_report_comparison_to_html (comparison, n_hidden);
    case CORDEE_CLI_TEXT:
    case CORDEE_CLI_ICS:
    default:
      return cordee_report_comparison_to_text (comparison, n_hidden, cordee_cli_width ());
    }
}

/* compare: the matrix. */
CordeeCliStatus
cordee_cli_compare (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autoptr(GPtrArray) structures = NULL;
  g_autoptr(GPtrArray) criteria = NULL;
  g_autoptr(CordeeComparison) comparison = NULL;
  g_autofree char *text = NULL;
  guint n_hidden = 0;

  if (knowledge == NULL)
    return status;
  if (options->structures != NULL)
    {
      structures = choose (cordee_knowledge_get_structures (knowledge), options->structures, TRUE, _("structure inconnue"));
      if (structures == NULL)
        return CORDEE_CLI_USAGE;
    }
  if (options->criteria != NULL)
    {
      criteria = choose (cordee_knowledge_get_criteria (knowledge), options->criteria, FALSE, _("critère inconnu"));
      if (criteria == NULL)
        return CORDEE_CLI_USAGE;
    }

  comparison = cordee_comparison_new (knowledge, &context, structures, criteria);
  if (options->differences)
    n_hidden = hide_common (comparison);
  text = report (comparison, n_hidden, options->format);
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
