/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-issue.h"
#include "cordee-text.h"

#include <glib/gi18n.h>

/* Says on stderr what is wrong with a file that was refused. */
void
cordee_cli_complain_refused (const CordeeLibrary *library, const char *file)
{
  for (guint i = 0; i < library->issues->len; i++)
    {
      const CordeeIssue *issue = library->issues->pdata[i];
      g_autofree char *line = NULL;

      if (!g_str_equal (issue->file, file) || issue->kind->severity < CORDEE_SEVERITY_ERROR)
        continue;
      line = cordee_issue_to_string (issue);
      cordee_cli_complain ("%s", line);
    }
}

/* The base with the packs of folder (or NULL) and those named by hand. A bad pack named by hand is a failure, and so are broken
   resources: it is told of, and NULL comes back. The caller owns the library. */
CordeeLibrary *
cordee_cli_load_library (const CordeeCliOptions *options, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeLibrary) library = cordee_library_new (folder, (const char *const *) options->packs, &error);
  gboolean failed = FALSE;

  if (library == NULL)
    {
      cordee_cli_complain ("%s", error->message);
      return NULL;
    }
  for (guint i = 0; options->packs != NULL && options->packs[i] != NULL; i++)
    if (cordee_library_is_refused (library, options->packs[i]))
      {
        cordee_cli_complain_refused (library, options->packs[i]);
        failed = TRUE;
      }
  return failed ? NULL : g_steal_pointer (&library);
}


/* ── the place ──────────────────────────────────────────────────── */

/* The region most likely meant: by its name, or else by its code. Borrowed, or NULL. */
static const CordeeRegion *
guess_region (const CordeeKnowledge *knowledge, const char *text)
{
  GPtrArray *regions = cordee_knowledge_get_regions (knowledge);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *nearest;

  for (guint i = 0; i < regions->len; i++)
    {
      g_ptr_array_add (names, (gpointer) ((const CordeeRegion *) regions->pdata[i])->name);
      g_ptr_array_add (names, (gpointer) ((const CordeeRegion *) regions->pdata[i])->code);
    }
  g_ptr_array_add (names, NULL);
  nearest = cordee_text_nearest (valid, (const char *const *) names->pdata);
  for (guint i = 0; nearest != NULL && i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];

      if (region->name == nearest || region->code == nearest)
        return region;
    }
  return NULL;
}

static void
complain_region (const CordeeKnowledge *knowledge, const char *text)
{
  const CordeeRegion *guess = guess_region (knowledge, text);
  const CordeeRegion *around = cordee_knowledge_find_region_of (knowledge, text);

  if (around != NULL)
    /* TRANSLATORS: %1$s is the code of a département that was typed as a region, %2$s the code of its region, %3$s its name. */
    cordee_cli_complain (_("région inconnue : « %1$s » est un département de la région %2$s, %3$s (attendu : un code INSEE de région)"), text,
                         around->code, around->name);
  else if (guess != NULL)
    /* TRANSLATORS: %1$s is what was typed, %2$s the code of a region, %3$s its name. */
    cordee_cli_complain (_("région inconnue : « %1$s » ; peut-être %2$s, %3$s ? (attendu : un code INSEE de région)"), text, guess->code,
                         cordee_knowledge_find_region (knowledge, guess->code)->name);
  else
    /* TRANSLATORS: %s is what was typed. */
    cordee_cli_complain (_("région inconnue : « %s » (attendu : un code INSEE de région)"), text);
}

static void
complain_departement (const CordeeKnowledge *knowledge, const char *text)
{
  GPtrArray *regions = cordee_knowledge_get_regions (knowledge);
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();
  const char *nearest;
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (guint i = 0; i < regions->len; i++)
    {
      char **departements = ((const CordeeRegion *) regions->pdata[i])->departements;

      for (guint j = 0; departements != NULL && departements[j] != NULL; j++)
        g_ptr_array_add (codes, departements[j]);
    }
  g_ptr_array_add (codes, NULL);
  nearest = cordee_text_nearest (valid, (const char *const *) codes->pdata);
  if (nearest != NULL)
    /* TRANSLATORS: %1$s is what was typed, %2$s the nearest code. */
    cordee_cli_complain (_("département inconnu : « %1$s » ; peut-être « %2$s » ? (attendu : un code de département)"), valid, nearest);
  else
    /* TRANSLATORS: %s is what was typed. */
    cordee_cli_complain (_("département inconnu : « %s » (attendu : un code de département)"), valid);
}

/* Fills context with the date and the place asked for, borrowed from knowledge: the region that was named, else that of the
   département. Says on stderr what is wrong and returns FALSE where one is unknown or they do not go together. */
gboolean
cordee_cli_context (const CordeeCliOptions *options, const CordeeKnowledge *knowledge, CordeeContext *context)
{
  const CordeeRegion *named = cordee_knowledge_find_region (knowledge, options->region);
  const CordeeRegion *around = cordee_knowledge_find_region_of (knowledge, options->departement);

  if (options->region != NULL && named == NULL)
    {
      complain_region (knowledge, options->region);
      return FALSE;
    }
  if (options->departement != NULL && around == NULL)
    {
      complain_departement (knowledge, options->departement);
      return FALSE;
    }
  if (named != NULL && around != NULL && named != around)
    {
      /* TRANSLATORS: %1$s is a département, %2$s the region asked for, %3$s the code of the region it is in, %4$s its name. */
      cordee_cli_complain (_("le département %1$s n’est pas dans la région %2$s (attendu : %3$s, %4$s)"), options->departement,
                           options->region, around->code, around->name);
      return FALSE;
    }

  context->as_of = options->as_of;
  context->region = named != NULL ? named->code : around != NULL ? around->code : NULL;
  context->departement = options->departement;
  return TRUE;
}

/* The base with the packs of the data folder and those named by hand, and the date and place that were asked for. A bad pack of
   the folder is told of and left out. Where it fails, status says how, and NULL comes back. The caller owns the base. */
CordeeKnowledge *
cordee_cli_load (const CordeeCliOptions *options, CordeeContext *context, CordeeCliStatus *status)
{
  g_autofree char *folder = cordee_library_dup_default_folder ();
  g_autoptr(CordeeLibrary) library = cordee_cli_load_library (options, folder);

  *status = CORDEE_CLI_FAILED;
  if (library == NULL)
    return NULL;
  for (guint i = 0; i < library->folder->len; i++)
    if (cordee_library_is_refused (library, library->folder->pdata[i]))
      {
        /* TRANSLATORS: %s is a file. */
        cordee_cli_complain (_("avertissement : %s est écarté"), (const char *) library->folder->pdata[i]);
        cordee_cli_complain_refused (library, library->folder->pdata[i]);
      }

  *status = CORDEE_CLI_USAGE;
  if (!cordee_cli_context (options, library->knowledge, context))
    return NULL;
  *status = CORDEE_CLI_DONE;
  return cordee_knowledge_ref (library->knowledge);
}
