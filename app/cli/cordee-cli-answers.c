/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-issue.h"

#include <glib/gi18n.h>
#include <string.h>

/* Variables that say where, not who: they are no questions of the base, and options have the same names. */
#define REGION "region"
#define DEPARTEMENT "departement"

/* The answers that a command is given. Strings are owned. */
typedef struct
{
  CordeeKnowledge *knowledge; /* borrowed */
  CordeeSituation *situation; /* borrowed from the dossier */
  char *region, *departement; /* or NULL */
} Answers;

static void
complain_variable (const CordeeKnowledge *knowledge, const char *id)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < questions->len; i++)
    g_ptr_array_add (names, (gpointer) ((const CordeeQuestion *) questions->pdata[i])->id);
  g_ptr_array_add (names, (gpointer) REGION);
  g_ptr_array_add (names, (gpointer) DEPARTEMENT);
  cordee_cli_complain_unknown (_("variable inconnue"), id, names);
}

/* Takes text as the place; "?" and nothing are no place. */
static void
take_place (char **place, const char *text)
{
  g_autofree char *code = g_strstrip (g_strdup (text));

  g_clear_pointer (place, g_free);
  if (*code != '\0' && !g_str_equal (code, "?"))
    *place = g_steal_pointer (&code);
}

/* Takes one ID=VALUE. Says on stderr what is wrong with it, and returns FALSE then. */
static gboolean
take_answer (Answers *self, const char *typed)
{
  const char *equals = strchr (typed, '=');
  g_autofree char *id = equals != NULL ? g_strstrip (g_strndup (typed, (gsize) (equals - typed))) : NULL;
  const CordeeQuestion *question = id != NULL ? cordee_knowledge_find_question (self->knowledge, id) : NULL;
  g_autoptr(CordeeValue) value = NULL;
  g_autoptr(GError) error = NULL;

  if (id == NULL)
    {
      /* TRANSLATORS: %s is what was typed. */
      cordee_cli_complain (_("--set : « %s » ne convient pas (attendu : ID=VALEUR)"), typed);
      return FALSE;
    }
  if (g_str_equal (id, REGION))
    take_place (&self->region, equals + 1);
  else if (g_str_equal (id, DEPARTEMENT))
    take_place (&self->departement, equals + 1);
  else if (question == NULL)
    {
      complain_variable (self->knowledge, id);
      return FALSE;
    }
  else if ((value = cordee_value_parse (self->knowledge, question, equals + 1, &error)) == NULL)
    {
      cordee_cli_complain ("%s", error->message);
      return FALSE;
    }
  else
    cordee_situation_set (self->situation, id, value, CORDEE_PROVENANCE_DECLARED);
  return TRUE;
}

/* A place that a file has among its answers is none of them. */
static void
take_place_of_file (Answers *self, const char *id, char **place)
{
  const CordeeValue *value = cordee_situation_get_value (self->situation, id);

  if (value != NULL && value->kind == CORDEE_VALUE_CHOICE)
    take_place (place, value->text);
  cordee_situation_unset (self->situation, id);
}

/* Says on stderr what is wrong with a file, a line each. What is only worth knowing is left to a check. */
void
cordee_cli_complain_issues (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];
      g_autofree char *line = cordee_issue_to_string (issue);

      if (issue->kind->severity >= CORDEE_SEVERITY_WARNING)
        cordee_cli_complain ("%s", line);
    }
}

/* Whether an answer of the file could not be taken as it is, so that a result would leave it out unseen. */
gboolean
cordee_cli_spoils_answers (const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      if (g_str_equal (issue->kind->tag, "dossier-value") && issue->id != NULL && cordee_knowledge_find_question (knowledge, issue->id) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The dossier of a file, its place taken; NULL, and why on stderr, where it or one of its answers cannot be read. */
static CordeeDossier *
load_file (Answers *self, const char *file)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = cordee_dossier_load (file, self->knowledge, issues);

  cordee_cli_complain_issues (issues);
  if (dossier == NULL || cordee_cli_spoils_answers (self->knowledge, issues))
    return NULL;
  self->situation = dossier->situation;
  take_place (&self->region, dossier->region != NULL ? dossier->region : "");
  take_place (&self->departement, dossier->departement != NULL ? dossier->departement : "");
  take_place_of_file (self, REGION, &self->region);
  take_place_of_file (self, DEPARTEMENT, &self->departement);
  return g_steal_pointer (&dossier);
}

/* The place that options and answers give together: an option wins over an answer, a region over that of a département, which does not
   count then. Says on stderr what is wrong and returns FALSE where one is unknown. */
static gboolean
find_context (const Answers *self, const CordeeCliOptions *options, CordeeContext *context)
{
  CordeeCliOptions asked = *options;
  const CordeeRegion *named, *around;

  if (asked.region == NULL)
    asked.region = self->region;
  if (asked.departement == NULL)
    asked.departement = self->departement;
  named = cordee_knowledge_find_region (self->knowledge, asked.region);
  around = cordee_knowledge_find_region_of (self->knowledge, asked.departement);
  if (named != NULL && around != NULL && named != around && (options->region == NULL || options->departement == NULL))
    {
      /* TRANSLATORS: %1$s is a département, %2$s the region that was told. */
      cordee_cli_complain (_("avertissement : le département %1$s n’est pas dans la région %2$s ; il n’est pas compté"), asked.departement,
                           named->code);
      asked.departement = NULL;
    }
  if (!cordee_cli_context (&asked, self->knowledge, context))
    return FALSE;
  context->departement = g_intern_string (context->departement);
  return TRUE;
}

/* The dossier of a file (NULL: an empty one), with the answers of --set over its own, the base that they answer, and the date and place: those of
   the options, else those of the file, else today and nowhere. Says on stderr what is wrong; then status says how it failed, and NULL comes back.
   The caller owns both. */
CordeeDossier *
cordee_cli_load_dossier (const CordeeCliOptions *options,
                         const char             *file,
                         CordeeKnowledge       **knowledge,
                         CordeeContext          *context,
                         CordeeCliStatus        *status)
{
  g_autoptr(CordeeKnowledge) base = cordee_cli_load (options, context, status);
  g_autoptr(CordeeDossier) dossier = NULL;
  Answers self = { .knowledge = base };
  gboolean done = TRUE;

  if (base == NULL)
    return NULL;
  *status = CORDEE_CLI_FAILED;
  dossier = file != NULL ? load_file (&self, file) : cordee_dossier_new ("", 0);
  if (dossier == NULL)
    return NULL;
  self.situation = dossier->situation;
  *status = CORDEE_CLI_USAGE;
  for (guint i = 0; done && options->answers != NULL && options->answers[i] != NULL; i++)
    done = take_answer (&self, options->answers[i]);
  done = done && find_context (&self, options, context);
  if (options->as_of_text == NULL && dossier->as_of != CORDEE_DAY_NONE)
    context->as_of = dossier->as_of;
  g_free (self.region);
  g_free (self.departement);
  if (!done)
    return NULL;
  *status = CORDEE_CLI_DONE;
  *knowledge = g_steal_pointer (&base);
  return g_steal_pointer (&dossier);
}
