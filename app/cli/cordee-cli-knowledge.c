/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-lint.h"
#include "cordee-plan.h"
#include "cordee-report-json.h"
#include "cordee-report-text.h"
#include "cordee-roadmap.h"
#include "cordee-rule-check.h"

#include <glib/gi18n.h>

/* ── check ──────────────────────────────────────────────────────── */

/* Whether a pack is a new version of one of the base: the same file name and the same id. Any other pack of that id would be
   refused beside the base, and the linter must say so. */
static gboolean
replaces (const CordeePack *pack, const CordeePack *base)
{
  g_autofree char *name = g_path_get_basename (pack->file);

  return g_str_equal (name, base->file) && g_strcmp0 (pack->id, base->id) == 0;
}

/* The base with packs, new versions in the place of old ones. */
static CordeeKnowledge *
assemble (const CordeeKnowledge *base, GPtrArray *packs)
{
  GPtrArray *own = cordee_knowledge_get_packs (base);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);

  for (guint i = 0; i < own->len; i++)
    {
      CordeePack *kept = own->pdata[i];

      for (guint j = 0; j < packs->len; j++)
        if (replaces (packs->pdata[j], kept))
          kept = NULL;
      if (kept != NULL)
        g_ptr_array_add (all, cordee_pack_ref (kept));
    }
  for (guint i = 0; i < packs->len; i++)
    g_ptr_array_add (all, cordee_pack_ref (packs->pdata[i]));
  return cordee_library_combine (all);
}

/* Reads files into packs. Returns FALSE where one cannot be read or is no pack; issues then says why. */
static gboolean
read_files (char **files, GPtrArray *packs, GPtrArray *issues, GError **error)
{
  g_autoptr(CordeeXmlSchema) schema = cordee_library_load_schema (error);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean all = TRUE;

  if (schema == NULL)
    return FALSE;
  for (guint i = 0; files[i] != NULL; i++)
    {
      CordeePack *pack;

      if (!g_hash_table_add (seen, files[i]))
        continue;
      pack = cordee_pack_new_from_file (files[i], schema, issues);
      if (pack != NULL)
        g_ptr_array_add (packs, pack);
      else
        all = FALSE;
    }
  return all;
}

/* All that can be found in a base. Its rules are tried only where the linter finds no error in them. */
static void
check_knowledge (CordeeKnowledge *knowledge, GPtrArray *issues)
{
  cordee_lint (knowledge, issues);
  if (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) > 0)
    return;
  cordee_rules_check (knowledge, issues);
  cordee_cases_check (knowledge, issues);
  cordee_funding_check (knowledge, issues);
  cordee_roadmap_check (knowledge, issues);
}

/* What is found in files, and any error that they bring about elsewhere in the base. */
static void
lint_files (const CordeeKnowledge *base, GPtrArray *packs, char **files, GPtrArray *issues)
{
  g_autoptr(CordeeKnowledge) knowledge = assemble (base, packs);
  g_autoptr(GPtrArray) found = cordee_issues_new ();

  check_knowledge (knowledge, found);
  while (found->len > 0)
    {
      CordeeIssue *issue = g_ptr_array_steal_index (found, found->len - 1);

      if (issue->kind->severity == CORDEE_SEVERITY_ERROR || g_strv_contains ((const char *const *) files, issue->file))
        g_ptr_array_add (issues, issue);
      else
        cordee_issue_free (issue);
    }
}

/* On stderr, in one line: the files that cannot be used, with the first reason of each. The whole list is the result. */
static void
complain_unusable (GPtrArray *packs, char **files, GPtrArray *issues)
{
  for (guint i = 0; files[i] != NULL; i++)
    {
      gboolean read = FALSE;

      for (guint j = 0; j < packs->len && !read; j++)
        read = g_str_equal (((const CordeePack *) packs->pdata[j])->file, files[i]);
      for (guint j = 0; j < issues->len && !read; j++)
        if (g_str_equal (((const CordeeIssue *) issues->pdata[j])->file, files[i]))
          {
            g_autofree char *line = cordee_issue_to_string (issues->pdata[j]);

            cordee_cli_complain ("%s", line);
            read = TRUE;
          }
    }
}

static CordeeCliStatus
write_issues (const CordeeCliOptions *options, GPtrArray *issues, CordeeCliStatus status)
{
  g_autofree char *text = NULL;

  cordee_issues_sort (issues);
  text = options->format == CORDEE_CLI_JSON ? cordee_report_issues_to_json (issues) : cordee_report_issues_to_text (issues);
  if (status == CORDEE_CLI_DONE && cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) > 0)
    status = CORDEE_CLI_ERRORS;
  return cordee_cli_write (text, status);
}

static CordeeCliStatus
check_files (const CordeeCliOptions *options, const CordeeKnowledge *base)
{
  g_autoptr(GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GError) error = NULL;
  gboolean all = read_files (options->arguments, packs, issues, &error);

  if (error != NULL)
    {
      cordee_cli_complain ("%s", error->message);
      return CORDEE_CLI_FAILED;
    }
  if (!all)
    complain_unusable (packs, options->arguments, issues);
  lint_files (base, packs, options->arguments, issues);
  return write_issues (options, issues, all ? CORDEE_CLI_DONE : CORDEE_CLI_FAILED);
}

/* The base and the data folder. A pack that was refused has its errors among the issues. */
static CordeeCliStatus
check_all (const CordeeCliOptions *options, const CordeeLibrary *library)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  check_knowledge (library->knowledge, issues);
  while (library->issues->len > 0)
    g_ptr_array_add (issues, g_ptr_array_steal_index (library->issues, library->issues->len - 1));
  return write_issues (options, issues, CORDEE_CLI_DONE);
}

/* knowledge check: packs by themselves and against the base, or the base and the data folder. */
CordeeCliStatus
cordee_cli_knowledge_check (const CordeeCliOptions *options)
{
  gboolean named = options->arguments[0] != NULL;
  g_autofree char *folder = named ? NULL : cordee_library_dup_default_folder ();
  g_autoptr(CordeeLibrary) library = cordee_cli_load_library (options, folder);
  CordeeContext context;

  if (library == NULL)
    return CORDEE_CLI_FAILED;
  if (!cordee_cli_context (options, library->knowledge, &context))
    return CORDEE_CLI_USAGE;
  return named ? check_files (options, library->knowledge) : check_all (options, library);
}

/* ── lists ──────────────────────────────────────────────────────── */

/* knowledge sources: every source of the base. */
CordeeCliStatus
cordee_cli_knowledge_sources (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autofree char *text = NULL;

  if (knowledge == NULL)
    return status;
  text = options->format == CORDEE_CLI_JSON ? cordee_report_sources_to_json (knowledge)
                                            : cordee_report_sources_to_text (knowledge, cordee_cli_width ());
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}

/* knowledge conflicts: what sources contradict each other on, at a date; in a region, or everywhere. */
CordeeCliStatus
cordee_cli_knowledge_conflicts (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autoptr(CordeeConflicts) conflicts = NULL;
  g_autofree char *text = NULL;

  if (knowledge == NULL)
    return status;
  conflicts = cordee_conflicts_new (knowledge, &context);
  text = options->format == CORDEE_CLI_JSON ? cordee_report_conflicts_to_json (conflicts)
                                            : cordee_report_conflicts_to_text (conflicts, cordee_cli_width ());
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}

/* ── two dates ──────────────────────────────────────────────────── */

/* knowledge diff: what changed from one date to another, in a region or nationally. */
CordeeCliStatus
cordee_cli_knowledge_diff (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  g_autofree char *text = NULL;
  CordeeDay days[2];
  CordeeContext before, after;

  for (guint i = 0; i < 2; i++)
    if (!cordee_day_parse (options->arguments[i], &days[i]))
      {
        /* TRANSLATORS: %s is what was typed. */
        cordee_cli_complain (_("« %s » n’est pas un jour du calendrier (attendu : AAAA-MM-JJ)"), options->arguments[i]);
        return CORDEE_CLI_USAGE;
      }
  knowledge = cordee_cli_load (options, &before, &status);
  if (knowledge == NULL)
    return status;

  after = before;
  before.as_of = days[0];
  after.as_of = days[1];
  changes = cordee_changes_new (knowledge, &before, &after);
  text = options->format == CORDEE_CLI_JSON ? cordee_report_changes_to_json (knowledge, &before, &after, changes)
                                            : cordee_report_changes_to_text (knowledge, &before, &after, changes, cordee_cli_width ());
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
