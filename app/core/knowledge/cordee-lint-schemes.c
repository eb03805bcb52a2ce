/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include "cordee-question.h"

#include <glib/gi18n-lib.h>

/* Money: scales, schemes, and the cases that their plans must give. Formulas have a file of their own. */

/* ── what all of them share ─────────────────────────────────────── */

/* Checks that what an element rests on is of its own structure. */
void
cordee_lint_same_structure (CordeeLinter *self, const CordeeLintSpot *spot, const char *found, const char *expected)
{
  g_autofree char *hint = NULL;

  if (g_str_equal (found, expected))
    return;
  /* TRANSLATORS: both are ids of structures. */
  hint = g_strdup_printf (_("ce qui est nommé relève de « %1$s » ; attendu : de « %2$s »"), found, expected);
  cordee_lint_tell (self, "scheme-structure", spot, hint);
}

/* Tells of an id that stands twice in a list (elements that begin with their id; line: where each has its line). */
void
cordee_lint_own_ids (CordeeLinter *self, const CordeePack *pack, GPtrArray *items, goffset line, GHashTable *seen)
{
  for (guint i = 0; i < items->len; i++)
    {
      const char *id = *(const char *const *) items->pdata[i];
      const CordeeLintSpot spot = { pack, id, G_STRUCT_MEMBER (int, items->pdata[i], line) };
      g_autofree char *hint = NULL;

      if (g_hash_table_add (seen, (gpointer) id))
        continue;
      hint = g_strdup_printf (_("« %s » est déjà employé ici ; attendu : un autre identifiant"), id);
      cordee_lint_tell (self, "duplicate-id", &spot, hint);
    }
}

static void
check_steps (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeScale *scale, char **steps)
{
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    if (scale == NULL || cordee_scale_find_step (scale, steps[i]) == NULL)
      cordee_lint_unknown (self, "unknown-step", spot->pack->file, spot->line, spot->id, steps[i], scale != NULL ? scale->steps : NULL);
}

/* ── scales ─────────────────────────────────────────────────────── */

static const CordeeAmount *
find_bracket (const CordeeStatement *statement, guint *n_brackets)
{
  const CordeeAmount *bracket = NULL;

  *n_brackets = 0;
  for (guint i = 0; i < statement->amounts->len; i++)
    if (g_array_index (statement->amounts, CordeeAmount, i).bracket != NULL)
      {
        bracket = &g_array_index (statement->amounts, CordeeAmount, i);
        (*n_brackets)++;
      }
  return bracket;
}

/* The bounds of a step, or NULL with something told. */
static const CordeeAmount *
check_step (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeScale *scale, const CordeeScaleStep *step)
{
  const CordeeStatement *statement = cordee_knowledge_find_statement (self->knowledge, step->statement);
  const CordeeAmount *bracket;
  guint n_brackets;

  if (statement == NULL)
    {
      cordee_lint_unknown (self, "unknown-statement", spot->pack->file, spot->line, spot->id, step->statement,
                           cordee_knowledge_get_statements (self->knowledge));
      return NULL;
    }
  cordee_lint_same_structure (self, spot, statement->structure, scale->structure);
  bracket = find_bracket (statement, &n_brackets);
  if (n_brackets != 1)
    {
      cordee_lint_tell (self, "scale-bracket", spot, _("l’énoncé de ce palier ne dit pas ses bornes ; attendu : un <amount> avec bracket, et un seul"));
      return NULL;
    }
  return bracket;
}

static void
check_scale (CordeeLinter *self, const CordeePack *pack, const CordeeScale *scale)
{
  const CordeeLintSpot whole = { pack, scale->id, scale->line };
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, scale->variable);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const CordeeAmount *below = NULL;

  cordee_lint_cell (self, &whole, scale->structure, NULL);
  if (question == NULL && cordee_knowledge_find_derivation (self->knowledge, scale->variable) == NULL)
    cordee_lint_unknown (self, "unknown-variable", pack->file, scale->line, scale->id, scale->variable, self->variables);
  else if (question != NULL && !cordee_question_is_number (question))
    cordee_lint_tell (self, "scale-variable", &whole, _("une échelle ne mesure pas cette réponse ; attendu : une question dont la réponse est un nombre"));

  cordee_lint_own_ids (self, pack, scale->steps, G_STRUCT_OFFSET (CordeeScaleStep, line), seen);
  for (guint i = 0; i < scale->steps->len; i++)
    {
      const CordeeScaleStep *step = scale->steps->pdata[i];
      const CordeeLintSpot spot = { pack, scale->id, step->line };
      const CordeeAmount *bracket = check_step (self, &spot, scale, step);

      if (bracket != NULL && below != NULL
          && (!below->has_max || !bracket->has_min || below->max > bracket->min || below->max < bracket->min
              || g_strcmp0 (below->unit, bracket->unit) != 0))
        cordee_lint_tell (self, "scale-order", &spot, _("ce palier ne commence pas où finit le précédent ; attendu : min = max du précédent"));
      below = bracket;
    }
}

/* ── schemes ────────────────────────────────────────────────────── */

static void
check_anchor (CordeeLinter *self, const CordeeLintSpot *spot, const char *anchor)
{
  const CordeeQuestion *question = cordee_knowledge_find_question (self->knowledge, anchor);

  if (question == NULL)
    cordee_lint_unknown (self, "unknown-variable", spot->pack->file, spot->line, spot->id, anchor, cordee_knowledge_get_questions (self->knowledge));
  else if (!g_str_equal (question->type, "date"))
    cordee_lint_tell (self, "scheme-anchor", spot, _("un dispositif se compte depuis un jour ; attendu : une question de type date"));
}

static void
check_gaps (CordeeLinter *self, const CordeeScheme *scheme, const char *id, const CordeeScale *scale, GPtrArray *gaps)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const CordeeGap *gap = gaps->pdata[i];
      const CordeeLintSpot spot = { scheme->pack, id, gap->line };

      check_steps (self, &spot, scale, gap->steps);
      cordee_lint_period (self, &spot, scheme->structure, gap->from, gap->until);
      cordee_lint_condition (self, &spot, gap->when, G_MAXUINT);
    }
}

static gboolean
has_step (char **steps, const char *step)
{
  return steps == NULL || (step != NULL && g_strv_contains ((const char *const *) steps, step));
}

/* Whether something is said of a step (NULL: there is no scale): an amount or a gap of the line, or a gap of the scheme that names it. */
static gboolean
is_covered (const CordeeScheme *scheme, const CordeeSchemeLine *line, const char *step)
{
  for (guint i = 0; i < line->amounts->len; i++)
    if (has_step (((const CordeeLineAmount *) line->amounts->pdata[i])->steps, step))
      return TRUE;
  for (guint i = 0; i < line->gaps->len; i++)
    if (has_step (((const CordeeGap *) line->gaps->pdata[i])->steps, step))
      return TRUE;
  for (guint i = 0; i < scheme->gaps->len; i++)
    {
      const CordeeGap *gap = scheme->gaps->pdata[i];

      if (gap->steps != NULL && has_step (gap->steps, step))
        return TRUE;
    }
  return FALSE;
}

static void
check_covered (CordeeLinter *self, const CordeeScheme *scheme, const CordeeSchemeLine *line, const CordeeScale *scale)
{
  const CordeeLintSpot spot = { scheme->pack, line->id, line->line };

  if (scale == NULL && !is_covered (scheme, line, NULL))
    cordee_lint_tell (self, "line-uncovered", &spot, _("la ligne ne dit rien ; attendu : un <amount>, ou un <gap> qui dit ce qu’on ignore"));
  for (guint i = 0; scale != NULL && i < scale->steps->len; i++)
    {
      const CordeeScaleStep *step = scale->steps->pdata[i];
      g_autofree char *hint = NULL;

      if (is_covered (scheme, line, step->id))
        continue;
      /* TRANSLATORS: %s is the id of a step of a size scale. */
      hint = g_strdup_printf (_("rien n’est dit du palier « %s » ; attendu : un <amount>, ou un <gap> qui dit ce qu’on ignore"), step->id);
      cordee_lint_tell (self, "line-uncovered", &spot, hint);
    }
}

static void
check_line (CordeeLinter *self, const CordeeScheme *scheme, const CordeeSchemeLine *line, const CordeeScale *scale, gboolean first)
{
  const CordeeLintSpot spot = { scheme->pack, line->id, line->line };

  if (line->role != NULL && cordee_scheme_find_role (scheme, line->role) == NULL)
    cordee_lint_unknown (self, "unknown-role", scheme->pack->file, line->line, line->id, line->role, scheme->roles);
  cordee_lint_condition (self, &spot, line->when, G_MAXUINT);
  for (guint i = 0; i < line->amounts->len; i++)
    {
      const CordeeLineAmount *amount = line->amounts->pdata[i];
      const CordeeLintSpot at = { scheme->pack, line->id, amount->line };

      check_steps (self, &at, scale, amount->steps);
      cordee_lint_condition (self, &at, amount->when, G_MAXUINT);
      cordee_lint_line_amount (self, scheme, line, amount, first);
    }
  check_gaps (self, scheme, line->id, scale, line->gaps);
  check_covered (self, scheme, line, scale);
}

static void
check_payment (CordeeLinter *self, const CordeeScheme *scheme, const CordeePayment *payment)
{
  const CordeeLintSpot spot = { scheme->pack, payment->id, payment->line };

  for (guint i = 0; payment->roles != NULL && payment->roles[i] != NULL; i++)
    if (cordee_scheme_find_role (scheme, payment->roles[i]) == NULL)
      cordee_lint_unknown (self, "unknown-role", scheme->pack->file, payment->line, payment->id, payment->roles[i], scheme->roles);
  cordee_lint_condition (self, &spot, payment->when, G_MAXUINT);
  cordee_lint_payment_formula (self, scheme, payment);
}

static void
check_scheme (CordeeLinter *self, const CordeeScheme *scheme)
{
  const CordeeLintSpot spot = { scheme->pack, scheme->id, scheme->line };
  const CordeeScale *scale = cordee_knowledge_find_scale (self->knowledge, scheme->scale);
  g_autoptr(GHashTable) roles = g_hash_table_new (g_str_hash, g_str_equal);

  cordee_lint_cell (self, &spot, scheme->structure, NULL);
  if (cordee_knowledge_find_payer (self->knowledge, scheme->payer) == NULL)
    cordee_lint_unknown (self, "unknown-payer", spot.pack->file, spot.line, spot.id, scheme->payer, cordee_knowledge_get_payers (self->knowledge));
  check_anchor (self, &spot, scheme->anchor);
  if (scheme->scale != NULL && scale == NULL)
    cordee_lint_unknown (self, "unknown-scale", spot.pack->file, spot.line, spot.id, scheme->scale, cordee_knowledge_get_scales (self->knowledge));
  else if (scale != NULL)
    cordee_lint_same_structure (self, &spot, scale->structure, scheme->structure);
  cordee_lint_condition (self, &spot, scheme->requires, G_MAXUINT);

  cordee_lint_own_ids (self, scheme->pack, scheme->roles, G_STRUCT_OFFSET (CordeeRole, line), roles);
  for (guint i = 0; i < scheme->lines->len; i++)
    check_line (self, scheme, scheme->lines->pdata[i], scale, i == 0);
  check_gaps (self, scheme, scheme->id, scale, scheme->gaps);
  for (guint i = 0; i < scheme->payments->len; i++)
    check_payment (self, scheme, scheme->payments->pdata[i]);
}

/* ── cases ──────────────────────────────────────────────────────── */

/* What an expectation may name: the lines and payments of a structure. The caller owns the list, which borrows. */
static GPtrArray *
list_items (CordeeLinter *self, const char *structure)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (self->knowledge);
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < schemes->len; i++)
    {
      const CordeeScheme *scheme = schemes->pdata[i];

      if (!g_str_equal (scheme->structure, structure))
        continue;
      g_ptr_array_extend (items, scheme->lines, NULL, NULL);
      g_ptr_array_extend (items, scheme->payments, NULL, NULL);
    }
  return items;
}

static gboolean
has_item (GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (*(const char *const *) items->pdata[i], id))
      return TRUE;
  return FALSE;
}

static void
check_expectation (CordeeLinter *self, const CordeeFundingCase *owner, const CordeeFundingExpectation *expectation, GPtrArray *items)
{
  const CordeeLintSpot spot = { owner->pack, owner->id, expectation->at };
  gboolean says = expectation->has_low || expectation->has_high || expectation->open || expectation->reading != NULL || expectation->unknown != NULL;

  if (expectation->line != NULL && !has_item (items, expectation->line))
    cordee_lint_unknown (self, "unknown-line", spot.pack->file, spot.line, spot.id, expectation->line, items);
  if (expectation->reading != NULL && cordee_knowledge_find_statement (self->knowledge, expectation->reading) == NULL)
    cordee_lint_unknown (self, "unknown-statement", spot.pack->file, spot.line, spot.id, expectation->reading,
                         cordee_knowledge_get_statements (self->knowledge));
  if (!says)
    cordee_lint_tell (self, "case-expectation", &spot, _("rien n’est annoncé ; attendu : low, high, open, reading ou unknown"));
  if (expectation->year > owner->years)
    cordee_lint_tell (self, "case-expectation", &spot, _("l’année est au-delà de celles du cas ; attendu : year ≤ years"));
  if (expectation->open && expectation->has_high)
    cordee_lint_tell (self, "case-expectation", &spot, _("une borne haute et aucune à la fois ; attendu : high ou open"));
  if (expectation->has_low && expectation->has_high && expectation->low > expectation->high)
    cordee_lint_tell (self, "case-expectation", &spot, _("la borne basse dépasse la borne haute ; attendu : low ≤ high"));
  if (expectation->reading != NULL && expectation->line == NULL)
    cordee_lint_tell (self, "case-expectation", &spot, _("une lecture est celle d’une ligne ; attendu : line=\"…\""));
}

static void
check_case (CordeeLinter *self, const CordeeFundingCase *item)
{
  const CordeeLintSpot spot = { item->pack, item->id, item->line };
  const CordeeRegion *owner = cordee_knowledge_find_region_of (self->knowledge, item->departement);
  g_autoptr(GPtrArray) items = list_items (self, item->structure);

  cordee_lint_cell (self, &spot, item->structure, NULL);
  if (item->region != NULL && cordee_knowledge_find_region (self->knowledge, item->region) == NULL)
    cordee_lint_unknown (self, "unknown-region", spot.pack->file, spot.line, spot.id, item->region, cordee_knowledge_get_regions (self->knowledge));
  if (item->departement != NULL && (owner == NULL || (item->region != NULL && !g_str_equal (owner->code, item->region))))
    cordee_lint_tell (self, "unknown-departement", &spot, _("le département n’est pas de cette région ; attendu : un département de la région"));
  for (guint i = 0; i < item->answers->len; i++)
    {
      const CordeeCaseAnswer *answer = item->answers->pdata[i];

      if (cordee_knowledge_find_question (self->knowledge, answer->id) == NULL)
        cordee_lint_unknown (self, "unknown-variable", item->pack->file, answer->line, item->id, answer->id,
                             cordee_knowledge_get_questions (self->knowledge));
    }
  for (guint i = 0; i < item->expectations->len; i++)
    check_expectation (self, item, item->expectations->pdata[i], items);
}

/* ── all of them ────────────────────────────────────────────────── */

/* Checks what all packs say of money. A line or a payment has an id of its own in the whole base. */
void
cordee_lint_schemes (CordeeLinter *self)
{
  GPtrArray *packs = cordee_knowledge_get_packs (self->knowledge);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *pack = packs->pdata[i];

      for (guint j = 0; j < pack->scales->len; j++)
        check_scale (self, pack, pack->scales->pdata[j]);
      for (guint j = 0; j < pack->schemes->len; j++)
        {
          const CordeeScheme *scheme = pack->schemes->pdata[j];

          cordee_lint_own_ids (self, pack, scheme->lines, G_STRUCT_OFFSET (CordeeSchemeLine, line), seen);
          cordee_lint_own_ids (self, pack, scheme->payments, G_STRUCT_OFFSET (CordeePayment, line), seen);
          check_scheme (self, scheme);
        }
      for (guint j = 0; j < pack->funding_cases->len; j++)
        check_case (self, pack->funding_cases->pdata[j]);
    }
}
