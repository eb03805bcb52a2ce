/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-issue.h"
#include "cordee-perimeter.h"
#include "cordee-report-territory.h"
#include "cordee-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a search, at most so many. */
#define MOST_RESULTS 20

/* ── codes ──────────────────────────────────────────────────────── */

/* The parts of a list that was typed, or nothing for NULL. NULL-terminated, owned strings. */
static GPtrArray *
split (const char *list)
{
  g_auto(GStrv) parts = g_strsplit (list != NULL ? list : "", ",", -1);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (kept, g_ascii_strup (parts[i], -1));
  return kept;
}

/* expected: what should have been typed. guess: what may have been meant, or NULL. */
static void
complain_code (const char *option, const char *typed, const char *guess, const char *expected)
{
  if (guess != NULL)
    /* TRANSLATORS: %1$s is an option, %2$s what was typed, %3$s what it may have meant, %4$s what was expected. */
    cordee_cli_complain (_("--%1$s : « %2$s » ne convient pas ; peut-être « %3$s » ? (attendu : %4$s)"), option, typed, guess, expected);
  else
    /* TRANSLATORS: the same without a guess: %3$s is what was expected. */
    cordee_cli_complain (_("--%1$s : « %2$s » ne convient pas (attendu : %3$s)"), option, typed, expected);
}

/* Appends the communes of a list that was typed to codes. Says on stderr which one is unknown and returns FALSE then. */
static gboolean
take_communes (const char *list, GPtrArray *codes)
{
  g_autoptr(GPtrArray) parts = split (list);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *guess = NULL;

      if (cordee_commune_is_known (parts->pdata[i]))
        {
          g_ptr_array_add (codes, g_strdup (parts->pdata[i]));
          continue;
        }
      guess = cordee_commune_guess (parts->pdata[i]);
      complain_code ("communes", parts->pdata[i], guess, _("des codes INSEE de communes, à cinq caractères, séparés par des virgules"));
      return FALSE;
    }
  return TRUE;
}

/* The EPCI that text, which is no code of one, most likely means: "243000569, CC …". NULL where nothing is near. The caller owns it. */
static char *
guess_epci (CordeeAtlas *atlas, const char *text)
{
  g_autoptr(GArray) found = cordee_atlas_search (atlas, text, MOST_RESULTS);
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();
  const char *nearest;
  CordeePlace place;

  for (guint i = 0; i < found->len; i++)
    {
      place = g_array_index (found, CordeeMatch, i).place;
      if (place.kind == CORDEE_PLACE_EPCI)
        return g_strdup_printf ("%s, %s", place.code, place.name);
    }
  for (guint i = 0; i < cordee_atlas_get_n (atlas, CORDEE_PLACE_EPCI); i++)
    {
      cordee_atlas_get (atlas, CORDEE_PLACE_EPCI, i, &place);
      g_ptr_array_add (codes, (gpointer) place.code);
    }
  g_ptr_array_add (codes, NULL);
  nearest = cordee_text_nearest (text, (const char *const *) codes->pdata);
  return nearest != NULL && cordee_atlas_find (atlas, CORDEE_PLACE_EPCI, nearest, &place) ? g_strdup_printf ("%s, %s", place.code, place.name)
                                                                                           : NULL;
}

static gboolean
take_epci (CordeeAtlas *atlas, const char *list, GPtrArray *codes)
{
  g_autoptr(GPtrArray) parts = split (list);
  CordeePlace place;

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *guess = NULL;

      if (cordee_atlas_find (atlas, CORDEE_PLACE_EPCI, parts->pdata[i], &place))
        {
          g_ptr_array_add (codes, g_strdup (parts->pdata[i]));
          continue;
        }
      guess = guess_epci (atlas, parts->pdata[i]);
      complain_code ("epci", parts->pdata[i], guess, _("des numéros SIREN d’intercommunalités, à neuf chiffres, séparés par des virgules"));
      return FALSE;
    }
  return TRUE;
}

/* ── files ──────────────────────────────────────────────────────── */

/* Appends the communes that a list names without doubt to codes; what is wrong with its lines is said in the result. */
static void
take_list (const CordeeList *list, GPtrArray *codes)
{
  for (guint i = 0; i < list->lines->len; i++)
    {
      const CordeeListLine *line = list->lines->pdata[i];

      if (line->state == CORDEE_LIST_FOUND)
        g_ptr_array_add (codes, g_strdup (g_array_index (line->candidates, CordeeMatch, 0).place.code));
    }
}

/* The communes that a file lists. NULL, and why on stderr, where it cannot be read or names none. The caller owns it. */
static CordeeList *
load_list (CordeeAtlas *atlas, const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeList) list = cordee_list_load (atlas, file, &error);
  g_autofree char *shown = g_filename_display_name (path);

  if (list == NULL)
    {
      cordee_cli_complain ("%s", error->message);
      return NULL;
    }
  for (guint i = 0; i < list->lines->len; i++)
    if (((const CordeeListLine *) list->lines->pdata[i])->state == CORDEE_LIST_FOUND)
      return g_steal_pointer (&list);
  for (guint i = 0; i < list->lines->len && i < 3; i++)
    {
      g_autofree char *line = cordee_report_list_line (list->lines->pdata[i]);

      cordee_cli_complain ("%s : %s", shown, line);
    }
  /* TRANSLATORS: %s is a file. */
  cordee_cli_complain (_("%s : aucune commune n’y est reconnue (attendu : une commune par ligne, par son code INSEE ou son nom)"), shown);
  return NULL;
}

/* Compares a territory with another perimeter, a dossier or a list. Says on stderr why that cannot be read, and returns FALSE then. */
static gboolean
compare_with (CordeeTerritory *territory, const CordeeKnowledge *knowledge, const char *path)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeePerimeter) other = cordee_perimeter_load (territory->atlas, knowledge, path, issues, &error);

  cordee_cli_complain_issues (issues);
  if (error != NULL)
    cordee_cli_complain ("%s", error->message);
  if (other == NULL || cordee_cli_spoils_answers (knowledge, issues))
    return FALSE;
  cordee_territory_compare (territory, other->name, (const char *const *) other->codes);
  return TRUE;
}

/* ── commands ───────────────────────────────────────────────────── */

static char *
report (const CordeeTerritoryReport *self, CordeeCliFormat format)
{
  switch (format)
    {
    case CORDEE_CLI_JSON:
      return cordee_report_territory_to_json (self);
    case CORDEE_CLI_CSV:
      return cordee_report_territory_to_csv (self);
    case CORDEE_CLI_TEXT:
    case CORDEE_CLI_HTML:
    case CORDEE_CLI_ICS:
    default:
      return cordee_report_territory_to_text (self, cordee_cli_width ());
    }
}

/* The territory of what was asked for, with what is to be said of it. NULL, and why on stderr, where a code or a file is wrong; then status says
   how it failed. list becomes the list that communes were read from, or NULL; the caller owns both. */
static CordeeTerritory *
make_territory (const CordeeCliOptions *options, CordeeAtlas *atlas, CordeeList **list, CordeeCliStatus *status)
{
  g_autoptr(GPtrArray) communes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) epci = g_ptr_array_new_with_free_func (g_free);

  *status = CORDEE_CLI_USAGE;
  if (options->communes == NULL && options->epci == NULL && options->file == NULL)
    {
      cordee_cli_complain (_("il manque un territoire (attendu : --communes, --epci ou --file)"));
      return NULL;
    }
  if (!take_communes (options->communes, communes) || !take_epci (atlas, options->epci, epci))
    return NULL;
  if (options->file != NULL)
    {
      *status = CORDEE_CLI_FAILED;
      *list = load_list (atlas, options->file);
      if (*list == NULL)
        return NULL;
      take_list (*list, communes);
    }
  *status = CORDEE_CLI_DONE;
  g_ptr_array_add (communes, NULL);
  g_ptr_array_add (epci, NULL);
  return cordee_territory_new (atlas, (const char *const *) communes->pdata, (const char *const *) epci->pdata);
}

/* territory show: inhabitants, size, what is cut, what to mind. */
CordeeCliStatus
cordee_cli_territory_show (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeDossier) answers = cordee_cli_load_dossier (options, NULL, &knowledge, &context, &status);
  CordeeAtlas *atlas = cordee_atlas_get_default ();
  g_autoptr(CordeeList) list = NULL;
  g_autoptr(CordeeTerritory) territory = NULL;
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autofree char *text = NULL;
  const CordeeQuestion *question;
  const CordeeValue *stated;
  CordeeTerritoryReport self = { NULL };

  if (answers == NULL)
    return status;
  territory = make_territory (options, atlas, &list, &status);
  if (territory == NULL)
    return status;
  for (guint i = 0; options->overlaps != NULL && options->overlaps[i] != NULL; i++)
    if (!compare_with (territory, knowledge, options->overlaps[i]))
      return CORDEE_CLI_FAILED;

  rulebook = cordee_rulebook_new (knowledge, &context);
  question = cordee_territory_find_stated (knowledge);
  stated = question != NULL ? cordee_situation_get_value (answers->situation, question->id) : NULL;
  self = (CordeeTerritoryReport){ .territory = territory, .rulebook = rulebook, .list = list };
  if (stated != NULL && stated->kind == CORDEE_VALUE_NUMBER)
    {
      self.has_stated = TRUE;
      self.stated = stated->number;
    }
  text = report (&self, options->format);
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}

/* territory search: communes and EPCI by name, postal code or code. */
CordeeCliStatus
cordee_cli_territory_search (const CordeeCliOptions *options)
{
  CordeeAtlas *atlas = cordee_atlas_get_default ();
  g_autofree char *typed = g_strjoinv (" ", options->arguments);
  g_autoptr(GArray) matches = NULL;
  g_autofree char *text = NULL;

  if (!g_utf8_validate (typed, -1, NULL))
    {
      cordee_cli_complain (_("ce qui est cherché est illisible (attendu : du texte en UTF-8)"));
      return CORDEE_CLI_USAGE;
    }
  matches = cordee_atlas_search (atlas, typed, MOST_RESULTS);
  text = options->format == CORDEE_CLI_JSON  ? cordee_report_places_to_json (matches)
         : options->format == CORDEE_CLI_CSV ? cordee_report_places_to_csv (matches)
                                             : cordee_report_places_to_text (atlas, matches);
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}
