/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-report-roadmap.h"

#include <glib/gi18n.h>

/* ── what is asked for ──────────────────────────────────────────── */

/* The structure of a name; NULL, and why on stderr, where the base has none. */
const CordeeStructure *
cordee_cli_find_structure (const CordeeKnowledge *knowledge, const char *typed)
{
  const CordeeStructure *structure = cordee_knowledge_find_structure (knowledge, typed);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  g_autoptr(GPtrArray) names = NULL;

  if (structure != NULL)
    return structure;
  names = g_ptr_array_new ();
  for (guint i = 0; i < structures->len; i++)
    g_ptr_array_add (names, (gpointer) ((const CordeeStructure *) structures->pdata[i])->id);
  cordee_cli_complain_unknown (_("structure inconnue"), typed, names);
  return NULL;
}

/* Reads a day that may be missing; FALSE, and why on stderr, where it is none. */
static gboolean
read_day (const char *option, const char *typed, CordeeDay *day)
{
  *day = CORDEE_DAY_NONE;
  if (typed == NULL || cordee_day_parse (typed, day))
    return TRUE;
  /* TRANSLATORS: %1$s is an option, %2$s what was typed. */
  cordee_cli_complain (_("--%1$s : « %2$s » n’est pas un jour du calendrier (attendu : AAAA-MM-JJ)"), option, typed);
  return FALSE;
}

/* What the options alone tell; FALSE, and why on stderr, where one of them makes no sense. */
gboolean
cordee_cli_check_roadmap (const CordeeCliOptions *options)
{
  CordeeHow how;
  CordeeDay day;
  g_autoptr(GPtrArray) names = NULL;

  if (options->start != NULL && options->target != NULL)
    {
      cordee_cli_complain (_("--start et --target ne vont pas ensemble (attendu : l’un ou l’autre)"));
      return FALSE;
    }
  if (!read_day ("start", options->start, &day) || !read_day ("target", options->target, &day))
    return FALSE;
  if (options->how == NULL || cordee_how_parse (options->how, &how))
    return TRUE;
  names = g_ptr_array_new ();
  g_ptr_array_add (names, (gpointer) cordee_how_id (CORDEE_HOW_CREER));
  g_ptr_array_add (names, (gpointer) cordee_how_id (CORDEE_HOW_ADHERER));
  /* TRANSLATORS: before what was typed after --how. */
  cordee_cli_complain_unknown (_("--how, manière inconnue"), options->how, names);
  return FALSE;
}

/* The way that is asked for; else that of the course touched last to this structure, of the choice, else to make it, where the base tells how. */
static CordeeHow
find_how (const CordeeCliOptions *options, const CordeeKnowledge *knowledge, const CordeeDossier *dossier, const char *structure)
{
  const CordeeCourse *course = cordee_dossier_get_course (dossier);
  const CordeeDossierChoice *choice = cordee_dossier_find_choice (dossier, structure);
  CordeeHow how = CORDEE_HOW_CREER;

  if (cordee_how_parse (options->how, &how))
    return how;
  if (course != NULL && g_str_equal (course->structure, structure))
    return course->how;
  if (choice != NULL)
    return choice->how;
  return !cordee_roadmap_exists (knowledge, structure, how) && cordee_roadmap_exists (knowledge, structure, CORDEE_HOW_ADHERER)
           ? CORDEE_HOW_ADHERER
           : how;
}

/* The way to a structure that options and a dossier ask for; today is the date of --as-of where it is given. NULL, and why on stderr, where one
   comes from a structure that the base does not have. The caller owns it; the dossier must outlive it. */
CordeeRoadmap *
cordee_cli_make_roadmap (const CordeeCliOptions *options, CordeeRulebook *rulebook, const CordeeDossier *dossier, const char *structure)
{
  CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (rulebook);
  CordeeRoadmapInput input = { .rulebook = rulebook, .structure = structure, .situation = dossier->situation };

  if (options->from != NULL)
    {
      const CordeeStructure *from = cordee_cli_find_structure (knowledge, options->from);

      if (from == NULL)
        return NULL;
      input.from = from->id;
    }
  input.how = find_how (options, knowledge, dossier, structure);
  input.course = cordee_dossier_find_course (dossier, structure, input.how);
  input.today = cordee_cli_find_today (options);
  if (!read_day ("start", options->start, &input.start) || !read_day ("target", options->target, &input.target))
    return NULL;
  return cordee_roadmap_new (&input);
}

/* The day from which a plan counts: that of --as-of where it is given. */
CordeeDay
cordee_cli_find_today (const CordeeCliOptions *options)
{
  return options->as_of_text != NULL ? options->as_of : cordee_day_today ();
}

/* ── the command ────────────────────────────────────────────────── */

/* The events of a dossier keep their ids for ever; without one, there is nothing to keep. */
static char *
to_ics (const CordeeCliOptions *options, const CordeeRoadmap *roadmap, const CordeeDossier *dossier)
{
  gboolean kept = options->arguments[1] != NULL;

  return cordee_report_roadmap_to_ics (roadmap, kept ? dossier->id : NULL, kept ? cordee_report_roadmap_sequence (dossier) : 0,
                                       g_get_real_time () / G_USEC_PER_SEC);
}

/* roadmap: the way to a structure, step by step, with its dates. */
CordeeCliStatus
cordee_cli_roadmap (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  const CordeeStructure *structure;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  g_autofree char *text = NULL;

  if (!cordee_cli_check_roadmap (options))
    return CORDEE_CLI_USAGE;
  dossier = cordee_cli_load_dossier (options, options->arguments[1], &knowledge, &context, &status);
  if (dossier == NULL)
    return status;
  structure = cordee_cli_find_structure (knowledge, options->arguments[0]);
  if (structure == NULL)
    return CORDEE_CLI_USAGE;
  rulebook = cordee_rulebook_new (knowledge, &context);
  roadmap = cordee_cli_make_roadmap (options, rulebook, dossier, structure->id);
  if (roadmap == NULL)
    return CORDEE_CLI_USAGE;
  switch (options->format)
    {
    case CORDEE_CLI_JSON:
      text = cordee_report_roadmap_to_json (roadmap, dossier->situation);
      break;
    case CORDEE_CLI_ICS:
      text = to_ics (options, roadmap, dossier);
      break;
    case CORDEE_CLI_TEXT:
    case CORDEE_CLI_CSV:
    case CORDEE_CLI_HTML:
    default:
      text = cordee_report_roadmap_to_text (roadmap, dossier->situation);
      break;
    }
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
