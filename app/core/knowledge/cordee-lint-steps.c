/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include <glib/gi18n-lib.h>

/* The steps of the way to a contract, one by one. How they hang together is in cordee-lint-ways.c, what they refer to in
   cordee-lint-step-lists.c. */

/* No plan looks further than the life of a few contracts. */
#define DAYS_MAX (20 * 366)
#define REPEATS_MAX 20

/* ── what all of them share ─────────────────────────────────────── */

/* Checks that each statement that an element names (or NULL) exists. */
void
cordee_lint_statement (CordeeLinter *self, const CordeeLintSpot *spot, const char *statement)
{
  if (statement != NULL && cordee_knowledge_find_statement (self->knowledge, statement) == NULL)
    cordee_lint_unknown (self, "unknown-statement", spot->pack->file, spot->line, spot->id, statement,
                         cordee_knowledge_get_statements (self->knowledge));
}

/* Checks that an actor (or NULL) exists. */
void
cordee_lint_actor (CordeeLinter *self, const CordeeLintSpot *spot, const char *actor)
{
  if (actor != NULL && cordee_knowledge_find_actor (self->knowledge, actor) == NULL)
    cordee_lint_unknown (self, "unknown-actor", spot->pack->file, spot->line, spot->id, actor, cordee_knowledge_get_actors (self->knowledge));
}

static const CordeeStep *
find_step (CordeeLinter *self, const CordeeLintSpot *spot, const char *id)
{
  const CordeeStep *step = cordee_knowledge_find_step (self->knowledge, id);

  if (step == NULL)
    cordee_lint_unknown (self, "unknown-roadmap-step", spot->pack->file, spot->line, spot->id, id, cordee_knowledge_get_steps (self->knowledge));
  return step;
}

/* ── durations ──────────────────────────────────────────────────── */

static void
check_duration (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeDuration *duration)
{
  static const int days[] = { 1, 2, 7, 31, 366 };

  if (duration->min > duration->max)
    cordee_lint_tell (self, "duration-order", spot, _("le plus court dépasse le plus long ; attendu : min ≤ max"));
  else if (duration->likely < duration->min || duration->likely > duration->max)
    cordee_lint_tell (self, "duration-order", spot, _("le plus probable est hors de l’intervalle ; attendu : min ≤ likely ≤ max"));
  if (duration->max > DAYS_MAX / days[duration->unit])
    cordee_lint_tell (self, "duration-long", spot, _("c’est bien long pour une étape ; attendu : vingt ans au plus"));
}

/* Whether the numbers of a delay are those of an amount. One bound alone is the whole: "two months". Somebody who has so long by law may
   well be quicker, hence 0. */
static gboolean
is_amount (const CordeeDelay *delay, const CordeeAmount *amount)
{
  const CordeeDuration *duration = &delay->duration;
  int low, high;

  if (g_strcmp0 (amount->unit, cordee_duration_unit_id (duration->unit)) != 0 || (!amount->has_min && !amount->has_max))
    return FALSE;
  low = (int) (amount->has_min ? amount->min : amount->max);
  high = (int) (amount->has_max ? amount->max : amount->min);
  if (duration->max != high)
    return FALSE;
  return duration->min == low || duration->min == high || (delay->kind == CORDEE_DELAY_LEGAL && duration->min == 0);
}

static void
check_delay (CordeeLinter *self, const CordeeStep *step, const CordeeDelay *delay)
{
  const CordeeLintSpot spot = { step->pack, step->id, delay->line };
  const CordeeStatement *statement = cordee_knowledge_find_statement (self->knowledge, delay->statement);

  cordee_lint_statement (self, &spot, delay->statement);
  check_duration (self, &spot, &delay->duration);
  if (statement == NULL)
    return;
  for (guint i = 0; i < statement->amounts->len; i++)
    if (is_amount (delay, &g_array_index (statement->amounts, CordeeAmount, i)))
      return;
  cordee_lint_tell (self, "delay-amount", &spot, _("l’énoncé ne donne pas ce délai ; attendu : un de ses <amount>, dans la même unité"));
}

/* Whether a delay holds wherever the step is there. */
static gboolean
holds_throughout (CordeeLinter *self, const CordeeStep *step, const CordeeDelay *delay)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (self->knowledge, delay->statement);

  return statement != NULL && !statement->announced && statement->departements == NULL
         && (statement->region == NULL || g_strcmp0 (statement->region, step->region) == 0);
}

static void
check_durations (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step)
{
  gboolean counts = FALSE, holds = FALSE;

  for (guint i = 0; i < step->delays->len; i++)
    {
      const CordeeDelay *delay = step->delays->pdata[i];

      check_delay (self, step, delay);
      counts = counts || delay->kind != CORDEE_DELAY_EXAMPLE;
      holds = holds || (delay->kind != CORDEE_DELAY_EXAMPLE && holds_throughout (self, step, delay));
    }
  if (step->has_estimate)
    check_duration (self, spot, &step->estimate);
  else if (counts && !holds)
    cordee_lint_tell (self, "step-duration", spot,
                      _("aucun de ces délais ne vaut partout, et l’étape n’y durerait qu’un jour ; attendu : un <estimate> pour le reste"));
}

/* ── what comes before, and until when ──────────────────────────── */

/* Whether other is of the same way as step, and may be there where step is. What is for some regions or teams only may be waited for by
   what is for all: where it is not there, nobody waits for it. */
static gboolean
is_of_way (const CordeeStep *step, const CordeeStep *other)
{
  return g_str_equal (other->structure, step->structure) && other->how == step->how
         && (other->from == NULL || step->from == NULL || g_str_equal (other->from, step->from))
         && (other->region == NULL || step->region == NULL || g_str_equal (other->region, step->region));
}

static void
check_of_way (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step, const char *id)
{
  const CordeeStep *other = find_step (self, spot, id);

  if (other != NULL && !is_of_way (step, other))
    cordee_lint_tell (self, "step-way", spot,
                      _("l’étape nommée n’est pas de ce parcours ; attendu : une étape de la même structure, de la même façon et au même endroit"));
}

static void
check_link (CordeeLinter *self, const CordeeStep *step, const CordeeStepLink *link)
{
  const CordeeLintSpot spot = { step->pack, step->id, link->line };

  check_of_way (self, &spot, step, link->step);
  if (link->has_lag && link->lag.max == 0)
    cordee_lint_tell (self, "step-lag", &spot, _("l’attente n’est dite qu’à moitié ; attendu : value, plus que 0, et unit"));
  else if (link->has_lag)
    check_duration (self, &spot, &link->lag);
}

/* Whether the year has such a day, each year. */
static gboolean
is_day_of_year (int month, int day)
{
  return cordee_day_new (2001, month, day) != CORDEE_DAY_NONE;
}

static void
check_deadline (CordeeLinter *self, const CordeeStep *step, const CordeeDeadline *deadline)
{
  const CordeeLintSpot spot = { step->pack, step->id, deadline->line };
  gboolean dated = deadline->month > 0 || deadline->day > 0 || deadline->years > 0;

  check_of_way (self, &spot, step, deadline->step);
  cordee_lint_statement (self, &spot, deadline->statement);
  check_duration (self, &spot, &deadline->duration);
  if (g_strcmp0 (deadline->step, step->id) == 0)
    cordee_lint_tell (self, "step-deadline", &spot, _("l’échéance se compte depuis l’étape même ; attendu : une autre étape"));
  if (dated == (deadline->duration.max > 0))
    cordee_lint_tell (self, "step-deadline", &spot, _("l’échéance n’est pas dite, ou deux fois ; attendu : value et unit, ou month et day"));
  else if (dated && !is_day_of_year (deadline->month, deadline->day))
    cordee_lint_tell (self, "step-deadline", &spot, _("ce jour n’est pas de chaque année ; attendu : month et day, un jour du calendrier"));
}

/* ── what is asked for ──────────────────────────────────────────── */

static void
check_template (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step, const char *id)
{
  const CordeeTemplate *template = cordee_knowledge_find_template (self->knowledge, id);

  if (id == NULL)
    return;
  if (template == NULL)
    cordee_lint_unknown (self, "unknown-template", spot->pack->file, spot->line, spot->id, id, cordee_knowledge_get_templates (self->knowledge));
  else if (template->structures != NULL && !g_strv_contains ((const char *const *) template->structures, step->structure))
    cordee_lint_tell (self, "step-template", spot, _("ce document n’est pas fait pour cette structure ; attendu : un document qui la nomme"));
}

static void
check_requirement (CordeeLinter *self, const CordeeStep *step, const CordeeRequirement *requirement)
{
  const CordeeLintSpot spot = { step->pack, step->id, requirement->line };
  const CordeeRule *rule = cordee_knowledge_find_rule (self->knowledge, requirement->rule);

  cordee_lint_statement (self, &spot, requirement->statement);
  cordee_lint_condition (self, &spot, requirement->when, G_MAXUINT);
  cordee_lint_condition (self, &spot, requirement->met, G_MAXUINT);
  check_template (self, &spot, step, requirement->template);
  if (requirement->rule != NULL && rule == NULL)
    cordee_lint_unknown (self, "unknown-rule", spot.pack->file, spot.line, spot.id, requirement->rule, cordee_knowledge_get_rules (self->knowledge));
  else if (rule != NULL && !g_str_equal (rule->structure, step->structure))
    cordee_lint_tell (self, "step-requirement", &spot, _("la règle nommée est d’une autre structure ; attendu : une règle de celle-ci"));
  if (requirement->rule != NULL && requirement->met != NULL)
    cordee_lint_tell (self, "step-requirement", &spot, _("la preuve est dite deux fois ; attendu : rule ou <met>"));
}

/* ── money, and what an earlier structure made ──────────────────── */

static void
check_aid (CordeeLinter *self, const CordeeStep *step, const CordeeStepAid *aid)
{
  const CordeeLintSpot spot = { step->pack, step->id, aid->line };
  const CordeeScheme *scheme = cordee_knowledge_find_scheme (self->knowledge, aid->scheme);

  if (scheme == NULL)
    cordee_lint_unknown (self, "unknown-scheme", spot.pack->file, spot.line, spot.id, aid->scheme, cordee_knowledge_get_schemes (self->knowledge));
  else if (!g_str_equal (scheme->structure, step->structure))
    cordee_lint_tell (self, "step-aid", &spot, _("ce dispositif est d’une autre structure ; attendu : un dispositif de celle-ci"));
  else if (aid->line_id != NULL && cordee_scheme_find_line (scheme, aid->line_id) == NULL)
    cordee_lint_unknown (self, "unknown-line", spot.pack->file, spot.line, spot.id, aid->line_id, scheme->lines);
}

static void
check_reuse (CordeeLinter *self, const CordeeStep *step, const CordeeReuse *reuse, GHashTable *seen)
{
  const CordeeLintSpot spot = { step->pack, step->id, reuse->line };
  const CordeeStep *other = reuse->step != NULL ? find_step (self, &spot, reuse->step) : NULL;

  cordee_lint_cell (self, &spot, reuse->structure, NULL);
  check_duration (self, &spot, &reuse->duration);
  if (g_str_equal (reuse->structure, step->structure))
    cordee_lint_tell (self, "step-reuse", &spot, _("une structure ne reprend rien d’elle-même ; attendu : une structure d’avant"));
  if (!g_hash_table_add (seen, (gpointer) reuse->structure))
    cordee_lint_tell (self, "step-reuse", &spot, _("ce qui est repris de cette structure est dit deux fois ; attendu : une fois"));
  if (other != NULL && !g_str_equal (other->structure, reuse->structure))
    cordee_lint_tell (self, "step-reuse", &spot, _("l’étape reprise est d’une autre structure ; attendu : une étape de celle qui est nommée"));
  if (reuse->whole == (reuse->duration.max > 0))
    cordee_lint_tell (self, "step-reuse", &spot, _("ce qui reste à faire n’est pas dit, ou deux fois ; attendu : whole, ou min, max et unit"));
}

static void
check_answer (CordeeLinter *self, const CordeeStep *step, const CordeeStepAnswer *answer)
{
  const CordeeLintSpot spot = { step->pack, step->id, answer->line };
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, answer->variable);
  g_autofree char *hint = NULL;

  if (question == NULL)
    {
      cordee_lint_unknown (self, "unknown-variable", spot.pack->file, spot.line, spot.id, answer->variable,
                           cordee_knowledge_get_questions (self->knowledge));
      return;
    }
  if (cordee_lint_accepts (question, answer->value))
    return;
  hint = g_strdup_printf (_("la question ne prend pas « %s » pour réponse ; attendu : une réponse comme sur la ligne de commande"), answer->value);
  cordee_lint_tell (self, "step-answer", &spot, hint);
}

/* ── one step ───────────────────────────────────────────────────── */

static void
check_anchor (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, step->anchor);

  if (step->anchor == NULL)
    return;
  if (question == NULL)
    cordee_lint_unknown (self, "unknown-variable", spot->pack->file, spot->line, spot->id, step->anchor,
                         cordee_knowledge_get_questions (self->knowledge));
  else if (!g_str_equal (question->type, "date"))
    cordee_lint_tell (self, "step-anchor", spot, _("la fin d’une étape est un jour ; attendu : une question de type date"));
}

static void
check_repeats (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step)
{
  if (step->repeats > REPEATS_MAX)
    cordee_lint_tell (self, "step-repeats", spot, _("l’étape revient bien des fois ; attendu : vingt au plus"));
  if (step->repeats > 0 && (step->goal || step->anchor != NULL))
    cordee_lint_tell (self, "step-repeats", spot, _("ce qui revient chaque année n’a pas une seule date ; attendu : ni goal ni anchor"));
}

static void
check_place (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step)
{
  const CordeeCommittee *committee = cordee_knowledge_find_committee (self->knowledge, step->committee);

  cordee_lint_place (self, spot, step->region, NULL);
  if (step->committee != NULL && committee == NULL)
    cordee_lint_unknown (self, "unknown-committee", spot->pack->file, spot->line, spot->id, step->committee,
                         cordee_knowledge_get_committees (self->knowledge));
  else if (committee != NULL && committee->region != NULL && g_strcmp0 (committee->region, step->region) != 0)
    cordee_lint_tell (self, "step-committee", spot, _("ce comité est d’une autre région ; attendu : un comité de la région de l’étape"));
}

static void
check_replaces (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeStep *step)
{
  const CordeeStep *other = step->replaces != NULL ? find_step (self, spot, step->replaces) : NULL;

  if (step->replaces != NULL && step->region == NULL)
    cordee_lint_tell (self, "step-replaces", spot, _("une étape nationale n’en remplace pas une autre ; attendu : region=\"…\""));
  if (other == NULL)
    return;
  if (other->region != NULL || !g_str_equal (other->structure, step->structure) || other->how != step->how
      || (other->from != NULL && g_strcmp0 (other->from, step->from) != 0))
    cordee_lint_tell (self, "step-replaces", spot, _("l’étape remplacée n’est pas de ce parcours ; attendu : l’étape nationale qui lui répond"));
  else if (other->goal != step->goal)
    cordee_lint_tell (self, "step-replaces", spot, _("l’une des deux seulement est le but ; attendu : goal comme l’étape remplacée"));
}

static void
check_step (CordeeLinter *self, const CordeeStep *step)
{
  const CordeeLintSpot spot = { step->pack, step->id, step->line };
  g_autoptr(GHashTable) requirements = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) reused = g_hash_table_new (g_str_hash, g_str_equal);

  cordee_lint_cell (self, &spot, step->structure, NULL);
  cordee_lint_cell (self, &spot, step->from, NULL);
  if (cordee_knowledge_find_phase (self->knowledge, step->phase) == NULL)
    cordee_lint_unknown (self, "unknown-phase", spot.pack->file, spot.line, spot.id, step->phase, cordee_knowledge_get_phases (self->knowledge));
  for (guint i = 0; step->who != NULL && step->who[i] != NULL; i++)
    cordee_lint_actor (self, &spot, step->who[i]);
  for (guint i = 0; step->statements != NULL && step->statements[i] != NULL; i++)
    cordee_lint_statement (self, &spot, step->statements[i]);
  for (guint i = 0; step->templates != NULL && step->templates[i] != NULL; i++)
    check_template (self, &spot, step, step->templates[i]);
  check_anchor (self, &spot, step);
  check_repeats (self, &spot, step);
  check_place (self, &spot, step);
  check_replaces (self, &spot, step);
  cordee_lint_condition (self, &spot, step->when, G_MAXUINT);
  cordee_lint_condition (self, &spot, step->done, G_MAXUINT);
  check_durations (self, &spot, step);

  cordee_lint_own_ids (self, step->pack, step->requirements, G_STRUCT_OFFSET (CordeeRequirement, line), requirements);
  for (guint i = 0; i < step->requires->len; i++)
    check_link (self, step, step->requires->pdata[i]);
  for (guint i = 0; i < step->deadlines->len; i++)
    check_deadline (self, step, step->deadlines->pdata[i]);
  for (guint i = 0; i < step->requirements->len; i++)
    check_requirement (self, step, step->requirements->pdata[i]);
  for (guint i = 0; i < step->aids->len; i++)
    check_aid (self, step, step->aids->pdata[i]);
  for (guint i = 0; i < step->reuses->len; i++)
    check_reuse (self, step, step->reuses->pdata[i], reused);
  for (guint i = 0; i < step->answers->len; i++)
    check_answer (self, step, step->answers->pdata[i]);
}

/* Checks the steps of a pack, and what they refer to. */
void
cordee_lint_steps (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->steps->len; i++)
    check_step (self, pack->steps->pdata[i]);
  cordee_lint_step_lists (self, pack);
  for (guint i = 0; i < pack->templates->len; i++)
    cordee_lint_template (self, pack->templates->pdata[i]);
}
