/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A short phrase longer than this does not fit a cell. */
#define SHORT_MAX 110

static void
tell (CordeeLinter *self, const char *tag, const CordeeStatement *statement, int line, const char *hint)
{
  g_ptr_array_add (self->issues, cordee_issue_new (tag, statement->pack->file, line, statement->id, "%s", hint));
}

/* ── one statement: its references ──────────────────────────────── */

static void
check_references (CordeeLinter *self, const CordeeStatement *statement)
{
  const CordeeLintSpot spot = { statement->pack, statement->id, statement->line };

  if (statement->citations->len == 0)
    tell (self, "statement-without-source", statement, statement->line, _("aucune source n’est citée ; attendu : au moins un <source ref=\"…\">"));
  cordee_lint_cell (self, &spot, statement->structure, statement->criterion);
  cordee_lint_citations (self, &spot, statement->citations);
  cordee_lint_facts (self, statement->facts);
  cordee_lint_place (self, &spot, statement->region, statement->departements);
}

/* ── one statement: its words, dates and amounts ────────────────── */

static void
check_period (CordeeLinter *self, const CordeeStatement *statement)
{
  const CordeeLintSpot spot = { statement->pack, statement->id, statement->line };

  if (statement->from == CORDEE_DAY_NONE && !statement->announced)
    tell (self, "period-missing", statement, statement->line, _("aucun début de validité ; attendu : from=\"AAAA-MM-JJ\", au besoin estimé"));
  cordee_lint_period (self, &spot, statement->structure, statement->from, statement->until);
}

static void
check_amounts (CordeeLinter *self, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->amounts->len; i++)
    {
      const CordeeAmount *amount = &g_array_index (statement->amounts, CordeeAmount, i);
      const CordeeUnit *unit = cordee_knowledge_find_unit (self->knowledge, amount->unit);

      if (!amount->has_min && !amount->has_max)
        tell (self, "amount-empty", statement, amount->line, _("le montant n’a ni min ni max ; attendu : au moins l’un des deux"));
      if (amount->has_min && amount->has_max && amount->min > amount->max)
        tell (self, "amount-inverted", statement, amount->line, _("min dépasse max ; attendu : min ≤ max"));
      if (unit == NULL)
        cordee_lint_unknown (self, "unknown-unit", statement->pack->file, amount->line, statement->id, amount->unit, NULL);
      if (amount->period != NULL && cordee_knowledge_find_period (self->knowledge, amount->period) == NULL)
        cordee_lint_unknown (self, "unknown-period", statement->pack->file, amount->line, statement->id, amount->period, NULL);
      if (amount->period == NULL && unit != NULL && g_strcmp0 (unit->symbol, "€") == 0)
        tell (self, "amount-without-period", statement, amount->line, _("une somme d’argent sans période ; attendu : period=\"an\", \"unique\", \"total\" …"));
    }
}

static gboolean
has_symbol (const CordeeLinter *self, const CordeeStatement *statement, const char *symbol)
{
  for (guint i = 0; i < statement->amounts->len; i++)
    {
      const CordeeUnit *unit = cordee_knowledge_find_unit (self->knowledge, g_array_index (statement->amounts, CordeeAmount, i).unit);

      if (unit != NULL && g_strcmp0 (unit->symbol, symbol) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether text has a number right before symbol: « 30 000 € », « 130 M€ », « 10 % ». */
static gboolean
has_figure (const char *text, const char *symbol)
{
  for (const char *at = strstr (text, symbol); at != NULL; at = strstr (at + 1, symbol))
    {
      const char *p = at;

      while (p > text)
        {
          p = g_utf8_prev_char (p);
          if (!g_unichar_isspace (g_utf8_get_char (p)) && *p != 'M' && *p != 'k')
            break;
        }
      if (p < at && g_ascii_isdigit (*p))
        return TRUE;
    }
  return FALSE;
}

static void
check_words (CordeeLinter *self, const CordeeStatement *statement)
{
  static const char *const symbols[] = { "€", "%" };

  if (statement->short_text[0] == '\0')
    tell (self, "statement-without-phrase", statement, statement->line, _("la phrase courte est vide ; attendu : quelques mots dans <short>"));
  if (g_utf8_strlen (statement->short_text, -1) > SHORT_MAX)
    tell (self, "short-too-long", statement, statement->line, _("la phrase courte est trop longue pour une case ; attendu : une centaine de caractères"));
  if (statement->headline && !statement->announced && statement->state == CORDEE_STATE_CONNU && !cordee_statement_is_typed (statement))
    tell (self, "headline-without-value", statement, statement->line, _("ni valeur ni montant ; attendu : value=\"…\" ou <amount>"));

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    if ((has_figure (statement->short_text, symbols[i]) || has_figure (statement->text, symbols[i])) && !has_symbol (self, statement, symbols[i]))
      {
        g_autofree char *hint = g_strdup_printf (_("le texte donne un chiffre en « %s » ; attendu : un <amount> de cette unité"), symbols[i]);

        tell (self, "amount-untyped", statement, statement->line, hint);
      }
}

/* ── relations between statements ───────────────────────────────── */

static void
check_relations (CordeeLinter *self, const CordeeStatement *statement, GArray *relations)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const CordeeRelation *relation = &g_array_index (relations, CordeeRelation, i);
      const CordeeStatement *other = cordee_knowledge_find_statement (self->knowledge, relation->statement);

      if (other == NULL)
        cordee_lint_unknown (self, "unknown-statement", statement->pack->file, relation->line, statement->id, relation->statement,
                             cordee_knowledge_get_statements (self->knowledge));
      else if (other == statement || !g_str_equal (other->structure, statement->structure) || !g_str_equal (other->criterion, statement->criterion)
               || !g_str_equal (other->subject, statement->subject))
        tell (self, "preference-misplaced", statement, relation->line, _("l’autre énoncé parle d’autre chose ; attendu : même structure, critère et sujet"));
      else if (relations == statement->prefers && cordee_statement_find_relation (other->prefers, statement->id) != NULL)
        tell (self, "preference-circular", statement, relation->line, _("l’autre énoncé est préféré à celui-ci ; attendu : une préférence dans un seul sens"));
    }
}

static gboolean
are_related (const CordeeStatement *a, const CordeeStatement *b)
{
  return cordee_statement_find_relation (a->prefers, b->id) != NULL || cordee_statement_find_relation (b->prefers, a->id) != NULL
         || cordee_statement_find_relation (a->disputes, b->id) != NULL || cordee_statement_find_relation (b->disputes, a->id) != NULL;
}

/* Whether nothing tells a and b apart: same rank, same place, a common day, other words, and no preference. */
static gboolean
compete (const CordeeStatement *a, const CordeeStatement *b)
{
  if (a->announced || b->announced || a->level != b->level || a->confidence != b->confidence)
    return FALSE;
  if (!cordee_statement_same_scope (a, b) || !cordee_statement_overlaps (a, b) || are_related (a, b))
    return FALSE;
  return cordee_statement_differs (a, b) || !cordee_statement_is_typed (a) || !cordee_statement_is_typed (b);
}

static void
check_subject (CordeeLinter *self, GPtrArray *subject)
{
  for (guint i = 0; i < subject->len; i++)
    for (guint j = 0; j < i; j++)
      if (compete (subject->pdata[j], subject->pdata[i]))
        {
          const CordeeStatement *first = subject->pdata[j];
          g_autofree char *hint = g_strdup_printf (_("même rang, sujet, date et lieu que « %s » ; attendu : <prefers>, <disputes> ou un autre sujet"), first->id);

          tell (self, "preference-missing", subject->pdata[i], ((CordeeStatement *) subject->pdata[i])->line, hint);
        }
}

/* ── brackets ───────────────────────────────────────────────────── */

typedef struct
{
  const CordeeStatement *statement;
  const CordeeAmount *amount;
} Step;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *one = a, *other = b;
  double low = one->amount->has_min ? one->amount->min : -G_MAXDOUBLE, other_low = other->amount->has_min ? other->amount->min : -G_MAXDOUBLE;

  return low < other_low ? -1 : low > other_low;
}

/* The step that follows on a day on which step i holds, or NULL for the last. */
static const Step *
find_next_step (GArray *steps, guint i)
{
  const Step *step = &g_array_index (steps, Step, i);

  for (guint j = i + 1; j < steps->len; j++)
    if (cordee_statement_overlaps (step->statement, g_array_index (steps, Step, j).statement))
      return &g_array_index (steps, Step, j);
  return NULL;
}

/* Steps of one scale, lower bound in, upper bound out, must follow one another wherever two hold on a common day. */
static void
check_scale (CordeeLinter *self, GArray *steps)
{
  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *low = &g_array_index (steps, Step, i), *high = find_next_step (steps, i);

      if (high == NULL)
        continue;
      if (!low->amount->has_max || (high->amount->has_min && high->amount->min < low->amount->max))
        tell (self, "bracket-overlap", high->statement, high->amount->line, _("cette tranche commence avant la fin de la précédente ; attendu : min = max de la précédente"));
      else if (high->amount->has_min && high->amount->min > low->amount->max)
        tell (self, "bracket-gap", high->statement, high->amount->line, _("cette tranche commence après la fin de la précédente ; attendu : min = max de la précédente"));
    }
}

static void
collect_steps (GHashTable *scales, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->amounts->len; i++)
    {
      const CordeeAmount *amount = &g_array_index (statement->amounts, CordeeAmount, i);
      Step step = { statement, amount };
      GArray *steps;
      char *key;

      if (amount->bracket == NULL || statement->announced)
        continue;
      key = g_strjoin ("\n", statement->structure, amount->bracket, statement->region != NULL ? statement->region : "", NULL);
      steps = g_hash_table_lookup (scales, key);
      if (steps == NULL)
        {
          steps = g_array_new (FALSE, FALSE, sizeof (Step));
          g_hash_table_insert (scales, g_strdup (key), steps);
        }
      g_array_append_val (steps, step);
      g_free (key);
    }
}

/* ── all of them ────────────────────────────────────────────────── */

static void
collect_subject (GHashTable *subjects, const CordeeStatement *statement)
{
  g_autofree char *key = g_strjoin ("\n", statement->structure, statement->criterion, statement->subject, NULL);
  GPtrArray *subject = g_hash_table_lookup (subjects, key);

  if (subject == NULL)
    {
      subject = g_ptr_array_new ();
      g_hash_table_insert (subjects, g_steal_pointer (&key), subject);
    }
  g_ptr_array_add (subject, (gpointer) statement);
}

static void
check_headlines (CordeeLinter *self)
{
  GPtrArray *structures = cordee_knowledge_get_structures (self->knowledge);
  GPtrArray *criteria = cordee_knowledge_get_criteria (self->knowledge);

  for (guint i = 0; i < structures->len; i++)
    for (guint j = 0; j < criteria->len; j++)
      {
        const CordeeStructure *structure = structures->pdata[i];
        GPtrArray *cell = cordee_knowledge_get_cell (self->knowledge, structure->id, ((CordeeCriterion *) criteria->pdata[j])->id);
        gboolean headline = cell->len == 0;

        for (guint k = 0; k < cell->len && !headline; k++)
          headline = ((CordeeStatement *) cell->pdata[k])->headline;
        if (!headline)
          tell (self, "headline-missing", cell->pdata[0], ((CordeeStatement *) cell->pdata[0])->line, _("aucun énoncé de cette case n’est mis en tête"));
      }
}

/* Checks every statement by itself, against those of its subject, and the scales that their amounts form. */
void
cordee_lint_statements (CordeeLinter *self)
{
  GPtrArray *statements = cordee_knowledge_get_statements (self->knowledge);
  g_autoptr(GHashTable) subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GHashTable) scales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer group;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];

      check_references (self, statement);
      check_period (self, statement);
      check_amounts (self, statement);
      check_words (self, statement);
      check_relations (self, statement, statement->prefers);
      check_relations (self, statement, statement->disputes);
      collect_subject (subjects, statement);
      collect_steps (scales, statement);
    }

  g_hash_table_iter_init (&iter, subjects);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    check_subject (self, group);
  g_hash_table_iter_init (&iter, scales);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    check_scale (self, group);
  check_headlines (self);
}
