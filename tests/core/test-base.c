/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-comparison.h"
#include "cordee-lint.h"
#include "cordee-test.h"

#include <math.h>
#include <string.h>

/* The base that the program ships: what it says of known questions, and what must hold of it at any date and in any region. */

/* The day on which the base was checked: what "today" is for it. */
#define TODAY "2026-11-22"
#define GUICHET "guichet-cpts-faq-4"

static CordeeContext
context_at (const char *date, const char *region)
{
  CordeeContext context = { .region = region };

  ck_assert_msg (cordee_day_parse (date, &context.as_of), "%s is no day", date);
  return context;
}

static CordeeCell *
resolve (const char *structure, const char *criterion, const char *date, const char *region)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  CordeeContext context = context_at (date, region);
  const CordeeStructure *column = cordee_knowledge_find_structure (base, structure);
  const CordeeCriterion *row = cordee_knowledge_find_criterion (base, criterion);

  ck_assert_msg (column != NULL && row != NULL, "no cell %s × %s", structure, criterion);
  return cordee_cell_new (base, column, row, &context);
}

static const CordeeStatement *
statement (const char *id)
{
  const CordeeStatement *found = cordee_knowledge_find_statement (cordee_test_knowledge (), id);

  ck_assert_msg (found != NULL, "no statement %s", id);
  return found;
}

static gboolean
is_bound (gboolean has, double value, double expected)
{
  return has && fabs (value - expected) < 1e-9;
}

static gboolean
is_amount (const CordeeAmount *amount, double min, double max, const char *unit, const char *period)
{
  return is_bound (amount->has_min, amount->min, min) && is_bound (amount->has_max, amount->max, max) && g_str_equal (amount->unit, unit)
         && g_strcmp0 (amount->period, period) == 0;
}

/* Whether the face of the cell has that amount. */
static gboolean
has_amount (const CordeeCell *cell, double min, double max, const char *unit, const char *period)
{
  for (guint i = 0; i < cell->amounts->len; i++)
    if (is_amount (cell->amounts->pdata[i], min, max, unit, period))
      return TRUE;
  return FALSE;
}

static gboolean
shows (const CordeeCell *cell, const char *id)
{
  return g_ptr_array_find (cell->shown, statement (id), NULL);
}

static gboolean
cites (const CordeeStatement *self, const char *source)
{
  for (guint i = 0; i < self->citations->len; i++)
    if (g_str_equal (g_array_index (self->citations, CordeeCitation, i).source, source))
      return TRUE;
  return FALSE;
}

/* ── known questions ────────────────────────────────────────────── */

/* In March 2024 the money of an ESS is awaited, and the experiments paid by the FIR are told beside that. */
START_TEST (ess_funding_is_awaited_until_2024)
{
  static const char *const dates[] = { "2021-01-01", "2024-03-01", "2024-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(CordeeCell) cell = resolve ("ESS", "financements", dates[i], NULL);
      const CordeeReading *experiments = cordee_cell_find_reading (cell, statement ("ess-financement-fir-experimental"));

      ck_assert_int_eq (cell->state, CORDEE_STATE_EN_ATTENTE);
      ck_assert_uint_eq (cell->amounts->len, 0);
      ck_assert_ptr_nonnull (experiments);
      ck_assert (experiments->shown && cell->shown->pdata[0] == statement ("ess-financement-en-attente"));
    }
}
END_TEST

/* From 2025 on it is the agreement's: 80 000 € once, 50 000 to 100 000 € a year; nothing is awaited any more. */
START_TEST (ess_funding_is_known_from_2025)
{
  static const char *const dates[] = { "2025-01-01", "2025-06-01", TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(CordeeCell) cell = resolve ("ESS", "financements", dates[i], NULL);

      ck_assert_int_eq (cell->state, CORDEE_STATE_CONNU);
      ck_assert (has_amount (cell, 80000, 80000, "EUR", "unique"));
      ck_assert (has_amount (cell, 50000, 100000, "EUR", "an"));
      ck_assert_ptr_null (cordee_cell_find_reading (cell, statement ("ess-financement-en-attente")));
      ck_assert (g_ptr_array_find (cell->dormant, statement ("ess-financement-en-attente"), NULL));
    }
}
END_TEST

/* Occitanie gives an ESP 30 000 €, the Pays de la Loire 10 000 € a year: neither amount is the other's or the nation's. */
START_TEST (esp_funding_is_regional)
{
  g_autoptr(CordeeCell) nation = resolve ("ESP", "financements", TODAY, NULL);
  g_autoptr(CordeeCell) occitanie = resolve ("ESP", "financements", TODAY, "76");
  g_autoptr(CordeeCell) loire = resolve ("ESP", "financements", TODAY, "52");

  ck_assert (has_amount (occitanie, 0, 30000, "EUR", "total"));
  ck_assert (!has_amount (occitanie, 0, 10000, "EUR", "an"));
  ck_assert (has_amount (loire, 0, 10000, "EUR", "an"));
  ck_assert (!has_amount (loire, 0, 30000, "EUR", "total"));
  ck_assert (!cordee_cell_same (occitanie, loire));
  ck_assert (occitanie->local && loire->local);
  ck_assert (!occitanie->conflict && !loire->conflict);

  ck_assert (!nation->local);
  ck_assert_uint_ge (nation->n_regions_elsewhere, 2);
  ck_assert (!has_amount (nation, 0, 30000, "EUR", "total") && !has_amount (nation, 0, 10000, "EUR", "an"));
  for (guint i = 0; i < nation->shown->len; i++)
    ck_assert_ptr_null (((const CordeeStatement *) nation->shown->pdata[i])->region);
}
END_TEST

/* The guichet says 382 500 € for a CPTS of the second size, the local press 330 000 €: both are shown, each with its source,
   one is preferred and the base says why. */
START_TEST (cpts_funding_shows_both_sources)
{
  g_autoptr(CordeeCell) cell = resolve ("CPTS", "financements", TODAY, NULL);
  g_autoptr(CordeeCell) occitanie = resolve ("CPTS", "financements", TODAY, "76");
  g_autoptr(CordeeCell) before = resolve ("CPTS", "financements", "2024-03-31", NULL);
  const CordeeStatement *guichet = statement ("cpts-aci-total-taille-2-avenant-2");
  const CordeeStatement *press = statement ("cpts-aci-total-taille-2-presse-2024");
  const CordeeReading *reading = cordee_cell_find_reading (cell, guichet);

  ck_assert (cell->conflict);
  ck_assert (has_amount (cell, 0, 382500, "EUR", "an"));
  ck_assert (has_amount (cell, 0, 330000, "EUR", "an"));
  ck_assert (shows (cell, guichet->id) && shows (cell, press->id));
  ck_assert_str_eq (cordee_statement_get_source (guichet), GUICHET);
  ck_assert_str_eq (cordee_statement_get_source (press), "presse-gard-rhony-2024");
  ck_assert (reading->preferred);
  ck_assert_ptr_nonnull (reading->relation);
  ck_assert_str_ne (reading->relation->because, "");
  ck_assert_ptr_null (guichet->region);

  /* The quoted agreement is national: the conflict is there in Occitanie too, and not before the article. */
  ck_assert (occitanie->conflict);
  ck_assert (has_amount (occitanie, 0, 382500, "EUR", "an") && has_amount (occitanie, 0, 330000, "EUR", "an"));
  ck_assert (!has_amount (before, 0, 330000, "EUR", "an"));
}
END_TEST

/* Two généralistes or two médecins: nothing settles it, both readings are on the face. */
START_TEST (msp_composition_shows_two_readings)
{
  g_autoptr(CordeeCell) cell = resolve ("MSP", "composition", TODAY, NULL);
  const CordeeReading *one = cordee_cell_find_reading (cell, statement ("msp-composition-minimum-2-generalistes"));
  const CordeeReading *other = cordee_cell_find_reading (cell, statement ("msp-composition-minimum-2-medecins"));

  ck_assert_ptr_nonnull (one);
  ck_assert_ptr_nonnull (other);
  ck_assert (cell->conflict);
  ck_assert (one->leading && one->shown && !one->preferred);
  ck_assert (other->leading && other->shown && !other->preferred);
  ck_assert_int_eq (one->because, CORDEE_BECAUSE_DISPUTED);
  ck_assert_ptr_nonnull (one->relation);
}
END_TEST

/* Three missions until the second amendment, four from the day after it came into force. */
START_TEST (cpts_missions_go_from_three_to_four)
{
  static const struct
  {
    const char *date;
    const char *id;
    double n;
  } cases[] = {
    { "2019-08-25", "cpts-missions-socles-2019", 3 },
    { "2022-03-30", "cpts-missions-socles-2019", 3 },
    { "2022-03-31", "cpts-missions-socles-avenant-2", 4 },
    { TODAY, "cpts-missions-socles-avenant-2", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CordeeCell) cell = resolve ("CPTS", "missions", cases[i].date, NULL);
      const CordeeReading *reading = cordee_cell_find_reading (cell, statement (cases[i].id));

      ck_assert_msg (reading != NULL && reading->preferred && reading->shown, "%s does not lead at %s", cases[i].id, cases[i].date);
      ck_assert (has_amount (cell, cases[i].n, cases[i].n, "missions", NULL));
    }
}
END_TEST

/* ── the table of the guichet ───────────────────────────────────── */

static const char *const faq_criteria[] = { "composition",  "forme-juridique", "territoire",   "objectifs",
                                            "projet-sante", "validation",      "financements", "references" };

/* Every cell of the familiar table says something today, with or without a region. */
START_TEST (faq_cells_are_filled)
{
  GPtrArray *structures = cordee_knowledge_get_structures (cordee_test_knowledge ());
  GPtrArray *regions = cordee_knowledge_get_regions (cordee_test_knowledge ());

  ck_assert_uint_eq (structures->len, 4);
  for (guint i = 0; i < structures->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (faq_criteria); j++)
      for (guint k = 0; k <= regions->len; k++)
        {
          const char *id = ((const CordeeStructure *) structures->pdata[i])->id;
          const char *region = k < regions->len ? ((const CordeeRegion *) regions->pdata[k])->code : NULL;
          g_autoptr(CordeeCell) cell = resolve (id, faq_criteria[j], TODAY, region);

          ck_assert_msg (cell->state != CORDEE_STATE_INCONNU, "%s × %s is unknown in %s", id, faq_criteria[j], region != NULL ? region : "the nation");
          ck_assert_msg (cell->shown->len > 0, "%s × %s shows nothing in %s", id, faq_criteria[j], region != NULL ? region : "the nation");
        }
}
END_TEST

/* What the guichet says in each cell of its table is somewhere in that cell of ours. */
START_TEST (faq_table_is_found_again)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *structures = cordee_knowledge_get_structures (base);

  for (guint i = 0; i < structures->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (faq_criteria); j++)
      {
        const char *id = ((const CordeeStructure *) structures->pdata[i])->id;
        GPtrArray *cell = cordee_knowledge_get_cell (base, id, faq_criteria[j]);
        gboolean found = FALSE;

        for (guint k = 0; k < cell->len && !found; k++)
          found = cites (cell->pdata[k], GUICHET);
        ck_assert_msg (found, "%s × %s does not cite the guichet", id, faq_criteria[j]);
      }
}
END_TEST

/* ── the seed documents ─────────────────────────────────────────── */

/* What the five seed documents claim in figures, where it holds, and a day on which it does (NULL: only ever told as expired). */
static const struct
{
  const char *source;
  const char *structure;
  const char *region;
  double min, max;
  const char *unit;
  const char *period;
  const char *date;
} claims[] = {
  /* Guyane: up to 380 000 €, of the agreement of 2019; contract of five years; three missions. */
  { "paps-guyane-cpts", "CPTS", NULL, 0, 380000, "EUR", "an", "2020-06-01" },
  { "paps-guyane-cpts", "CPTS", NULL, 3, 3, "missions", NULL, "2020-06-01" },
  { "paps-guyane-cpts", "CPTS", NULL, 5, 5, "ans", NULL, TODAY },
  /* Nord Cantal. */
  { "ars-ara-nord-cantal-2020", "CPTS", "84", 0, 175000, "EUR", "an", "2020-06-01" },
  { "ars-ara-nord-cantal-2020", "CPTS", "84", 15000, 15000, "EUR", "unique", "2020-06-01" },
  { "ars-ara-nord-cantal-2020", "CPTS", "84", 56, 56, "professionnels", NULL, "2020-06-01" },
  { "ars-ara-nord-cantal-2020", "CPTS", "84", 175, 175, "professionnels", NULL, "2020-06-01" },
  /* E-Rhôny. */
  { "presse-gard-rhony-2024", "CPTS", NULL, 0, 330000, "EUR", "an", TODAY },
  { "presse-gard-rhony-2024", "CPTS", "76", 48219, 48219, "habitants", NULL, TODAY },
  { "presse-gard-rhony-2024", "CPTS", "76", 8, 8, "structures", NULL, "2024-06-01" },
  { "presse-gard-rhony-2024", "CPTS", "76", 76.4, 76.4, "pourcent", NULL, "2024-06-01" },
  { "presse-gard-rhony-2024", "CPTS", NULL, 550, 550, "structures", NULL, "2024-06-01" },
  { "presse-gard-rhony-2024", "CPTS", NULL, 80000, 80000, "habitants", NULL, TODAY },
  /* Centre-Val de Loire. */
  { "cpts-cvl-grandes-lignes", "CPTS", "24", 20000, 20000, "EUR", "unique", "2020-06-01" },
  { "cpts-cvl-grandes-lignes", "CPTS", "24", 23000, 50000, "EUR", "an", "2020-06-01" },
  { "cpts-cvl-grandes-lignes", "CPTS", "24", 4, 5, "structures", NULL, "2020-06-01" },
  { "cpts-cvl-grandes-lignes", "CPTS", NULL, 4, 4, "missions", NULL, "2020-06-01" },
  /* The guichet: its regional aids are Occitanie's, the agreements that it quotes are national. */
  { GUICHET, "ESP", "76", 0, 30000, "EUR", "total", TODAY },
  { GUICHET, "MSP", "76", 50000, 50000, "EUR", "total", TODAY },
  { GUICHET, "CPTS", "76", 50000, 50000, "EUR", "total", TODAY },
  { GUICHET, "MSP", NULL, 70000, 70000, "EUR", "an", TODAY },
  { GUICHET, "CPTS", NULL, 0, 382500, "EUR", "an", TODAY },
  { GUICHET, "CPTS", NULL, 5, 5, "ans", NULL, TODAY },
  { GUICHET, "MSP", NULL, 5, 5, "ans", NULL, TODAY },
};

START_TEST (seed_claim_is_in_the_base)
{
  GPtrArray *statements = cordee_knowledge_get_statements (cordee_test_knowledge ());
  CordeeContext context = context_at (claims[_i].date, NULL);
  guint n_elsewhere = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *self = statements->pdata[i];

      if (!g_str_equal (self->structure, claims[_i].structure) || !cites (self, claims[_i].source))
        continue;
      for (guint j = 0; j < self->amounts->len; j++)
        if (is_amount (&g_array_index (self->amounts, CordeeAmount, j), claims[_i].min, claims[_i].max, claims[_i].unit, claims[_i].period))
          {
            if (g_strcmp0 (self->region, claims[_i].region) == 0 && cordee_statement_holds_at (self, context.as_of) && !self->announced)
              return;
            n_elsewhere++;
          }
    }
  ck_abort_msg ("%s: no %s at %.0f…%.0f %s in %s at %s (%u at another place or date)", claims[_i].source, claims[_i].structure, claims[_i].min,
                claims[_i].max, claims[_i].unit, claims[_i].region != NULL ? claims[_i].region : "the nation", claims[_i].date, n_elsewhere);
}
END_TEST

/* Names and counts that the seeds give without a unit of ours. */
START_TEST (seed_words_are_in_the_base)
{
  static const struct
  {
    const char *source;
    const char *region;
    const char *word;
  } words[] = {
    { "cpts-cvl-grandes-lignes", "24", "Jamespot" },
    { "cpts-cvl-grandes-lignes", "24", "Globule" },
    { "cpts-cvl-grandes-lignes", "24", "cpts-centrevaldeloire.fr" },
    { "presse-gard-rhony-2024", "76", "17 communes" },
    { "ars-ara-nord-cantal-2020", "84", "Mauriac" },
    { "paps-guyane-cpts", "03", "CGSS" },
  };
  GPtrArray *statements = cordee_knowledge_get_statements (cordee_test_knowledge ());

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < statements->len && !found; j++)
        {
          const CordeeStatement *self = statements->pdata[j];

          found = cites (self, words[i].source) && g_strcmp0 (self->region, words[i].region) == 0
                  && (strstr (self->text, words[i].word) != NULL || strstr (self->short_text, words[i].word) != NULL);
        }
      ck_assert_msg (found, "%s says « %s » nowhere", words[i].source, words[i].word);
    }
}
END_TEST

/* ── what holds of every statement ──────────────────────────────── */

START_TEST (base_has_no_error)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_lint (cordee_test_knowledge (), issues);
  for (guint i = 0; i < issues->len; i++)
    if (((CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
      {
        g_autofree char *text = cordee_issue_to_string (issues->pdata[i]);

        ck_abort_msg ("%s", text);
      }
}
END_TEST

/* Dated not before its structure exists, sourced, placed, checked, and with the structure's name in its id. */
START_TEST (statements_are_sound)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *statements = cordee_knowledge_get_statements (base);
  CordeeContext today = context_at (TODAY, NULL);

  ck_assert_uint_gt (statements->len, 500);
  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *self = statements->pdata[i];
      const CordeeStructure *structure = cordee_knowledge_find_structure (base, self->structure);
      g_autofree char *prefix = NULL;
      g_autofree char *lower = NULL;

      ck_assert_msg (structure != NULL, "%s: structure", self->id);
      lower = g_ascii_strdown (self->structure, -1);
      prefix = g_strconcat (lower, "-", NULL);
      ck_assert_msg (g_str_has_prefix (self->id, prefix), "%s: id of another structure", self->id);
      ck_assert_msg (self->announced || self->from != CORDEE_DAY_NONE, "%s: undated", self->id);
      ck_assert_msg (self->from == CORDEE_DAY_NONE || self->from >= structure->exists_from, "%s: before its structure", self->id);
      ck_assert_msg (self->until == CORDEE_DAY_NONE || self->from <= self->until, "%s: ends before it begins", self->id);
      ck_assert_msg (self->announced || self->from <= today.as_of, "%s: of the future, yet not announced", self->id);
      ck_assert_msg (self->checked != CORDEE_DAY_NONE && self->checked <= today.as_of, "%s: checked", self->id);
      ck_assert_msg (cordee_knowledge_find_source (base, cordee_statement_get_source (self)) != NULL, "%s: source", self->id);
      ck_assert_msg (self->region == NULL || cordee_knowledge_find_region (base, self->region) != NULL, "%s: region", self->id);
      ck_assert_msg (self->short_text[0] != '\0' && self->text[0] != '\0', "%s: no words", self->id);
    }
}
END_TEST

/* The day before a structure exists, nothing is known of it anywhere. */
START_TEST (nothing_is_known_before_a_structure_exists)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  GPtrArray *structures = cordee_knowledge_get_structures (base);
  GPtrArray *criteria = cordee_knowledge_get_criteria (base);
  GPtrArray *regions = cordee_knowledge_get_regions (base);

  for (guint i = 0; i < structures->len; i++)
    for (guint j = 0; j < criteria->len; j++)
      for (guint k = 0; k <= regions->len; k++)
        {
          const CordeeStructure *structure = structures->pdata[i];
          CordeeContext context = { .as_of = structure->exists_from - 1,
                                    .region = k < regions->len ? ((const CordeeRegion *) regions->pdata[k])->code : NULL };
          g_autoptr(CordeeCell) cell = cordee_cell_new (base, structure, criteria->pdata[j], &context);

          ck_assert_msg (cell->state == CORDEE_STATE_INCONNU && cell->shown->len == 0 && cell->subjects->len == 0, "%s × %s is known too early",
                         structure->id, cell->criterion->id);
        }
}
END_TEST

START_TEST (esp_is_unknown_before_2016)
{
  GPtrArray *criteria = cordee_knowledge_get_criteria (cordee_test_knowledge ());

  for (guint i = 0; i < criteria->len; i++)
    {
      g_autoptr(CordeeCell) cell = resolve ("ESP", ((const CordeeCriterion *) criteria->pdata[i])->id, "2015-12-31", NULL);

      ck_assert_int_eq (cell->state, CORDEE_STATE_INCONNU);
      if (i == 0)
        ck_assert_ptr_nonnull (cell->nearest);
    }
}
END_TEST

/* ── any date, any region ───────────────────────────────────────── */

/* Whether the contract sees a conflict in the statements that hold: one subject, one territory, other typed values. */
static gboolean
is_conflict_expected (GPtrArray *statements, const CordeeContext *context)
{
  for (guint i = 0; i < statements->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const CordeeStatement *a = statements->pdata[i], *b = statements->pdata[j];

        if (!a->announced && !b->announced && g_str_equal (a->subject, b->subject) && cordee_statement_holds_at (a, context->as_of)
            && cordee_statement_holds_at (b, context->as_of) && cordee_statement_applies_in (a, context)
            && cordee_statement_applies_in (b, context) && cordee_statement_same_scope (a, b) && cordee_statement_differs (a, b))
          return TRUE;
      }
  return FALSE;
}

/* What is checked some millions of times: ck_assert() writes to a file each time, this only where it fails. */
#define expect(condition, ...)       \
  G_STMT_START                       \
    {                                \
      if (G_UNLIKELY (!(condition))) \
        ck_abort_msg (__VA_ARGS__);  \
    }                                \
  G_STMT_END

static guint
check_subject (const CordeeSubject *subject, const CordeeContext *context)
{
  guint n_leading = 0, n_preferred = 0, n_shown = 0;

  for (guint i = 0; i < subject->readings->len; i++)
    {
      const CordeeReading *reading = &g_array_index (subject->readings, CordeeReading, i);
      const CordeeStatement *self = reading->statement;

      expect (cordee_statement_holds_at (self, context->as_of), "%s speaks out of its validity", self->id);
      expect (self->region == NULL || g_strcmp0 (self->region, context->region) == 0, "%s speaks in another region", self->id);
      expect (self->departements == NULL || context->departement != NULL, "%s speaks without a département", self->id);
      expect (!self->announced, "%s is only announced", self->id);
      expect (g_str_equal (self->subject, subject->subject), "%s is under %s", self->id, subject->subject);
      n_leading += reading->leading;
      n_preferred += reading->preferred;
      n_shown += reading->shown;
    }
  expect (n_leading > 0, "nobody leads in %s", subject->subject);
  expect (n_preferred == (subject->settled ? 1 : 0), "%u are preferred in %s", n_preferred, subject->subject);
  expect (subject->settled || n_leading > 1, "one leads in %s, which is not settled", subject->subject);
  return n_shown;
}

static void
check_cell (const CordeeCell *cell, const CordeeContext *context)
{
  GPtrArray *statements = cordee_knowledge_get_cell (cordee_test_knowledge (), cell->structure->id, cell->criterion->id);
  g_autofree char *day = cordee_day_to_iso (context->as_of);
  g_autofree char *where = g_strdup_printf ("%s × %s, %s, %s", cell->structure->id, cell->criterion->id, day, context->region != NULL ? context->region : "-");
  gboolean silent = cell->subjects->len == 0;
  guint n_shown = 0;

  for (guint i = 0; i < cell->subjects->len; i++)
    n_shown += check_subject (cell->subjects->pdata[i], context);
  expect (n_shown == cell->shown->len, "%s: %u are marked as shown, %u are", where, n_shown, cell->shown->len);
  expect ((cell->state == CORDEE_STATE_INCONNU) == silent, "%s: %s", where, cordee_state_id (cell->state));
  expect ((cell->shown->len == 0) == silent, "%s shows %u", where, cell->shown->len);
  expect (silent || cell->nearest == NULL, "%s quotes %s", where, cell->nearest->id);
  expect (cell->conflict == is_conflict_expected (statements, context), "%s: conflict is %d", where, cell->conflict);
  for (guint i = 0; i < cell->dormant->len; i++)
    expect (!cordee_statement_holds_at (cell->dormant->pdata[i], context->as_of), "%s: one in force sleeps", where);
}

static void
check_all_cells (const CordeeContext *context)
{
  CordeeKnowledge *base = cordee_test_knowledge ();
  g_autoptr(CordeeComparison) comparison = cordee_comparison_new (base, context, NULL, NULL);

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        check_cell (row->cells->pdata[j], context);
    }
}

/* A year (2015 + _i): every quarter, in every region, without one, and where local law holds. */
START_TEST (any_date_and_region_resolves)
{
  GPtrArray *regions = cordee_knowledge_get_regions (cordee_test_knowledge ());

  for (int month = 1; month <= 12; month += 3)
    {
      CordeeContext context = { .as_of = cordee_day_new (2015 + _i, month, 1) };

      check_all_cells (&context);
      for (guint i = 0; i < regions->len; i++)
        {
          const CordeeRegion *region = regions->pdata[i];

          context.region = region->code;
          context.departement = month % 2 == 0 ? region->departements[month % (int) g_strv_length (region->departements)] : NULL;
          check_all_cells (&context);
        }
      context.region = "44";
      context.departement = "67";
      check_all_cells (&context);
    }
}
END_TEST

/* The ends of time resolve too. */
START_TEST (any_day_of_the_calendar_resolves)
{
  static const char *const dates[] = { "0001-01-01", "1999-12-31", "2024-02-29", "9999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      CordeeContext context = context_at (dates[i], NULL);

      check_all_cells (&context);
    }
}
END_TEST

static Suite *
base_suite (void)
{
  Suite *suite = suite_create ("base");
  TCase *questions = tcase_create ("known questions"), *seeds = tcase_create ("seeds"), *statements = tcase_create ("statements");
  TCase *anywhere = tcase_create ("any date and region");

  tcase_add_test (questions, ess_funding_is_awaited_until_2024);
  tcase_add_test (questions, ess_funding_is_known_from_2025);
  tcase_add_test (questions, esp_funding_is_regional);
  tcase_add_test (questions, cpts_funding_shows_both_sources);
  tcase_add_test (questions, msp_composition_shows_two_readings);
  tcase_add_test (questions, cpts_missions_go_from_three_to_four);
  tcase_add_test (seeds, faq_cells_are_filled);
  tcase_add_test (seeds, faq_table_is_found_again);
  tcase_add_loop_test (seeds, seed_claim_is_in_the_base, 0, G_N_ELEMENTS (claims));
  tcase_add_test (seeds, seed_words_are_in_the_base);
  tcase_add_test (statements, base_has_no_error);
  tcase_add_test (statements, statements_are_sound);
  tcase_add_test (statements, nothing_is_known_before_a_structure_exists);
  tcase_add_test (statements, esp_is_unknown_before_2016);
  tcase_set_timeout (anywhere, 60);
  tcase_add_loop_test (anywhere, any_date_and_region_resolves, 0, 2027 - 2015 + 1);
  tcase_add_test (anywhere, any_day_of_the_calendar_resolves);

  suite_add_tcase (suite, questions);
  suite_add_tcase (suite, seeds);
  suite_add_tcase (suite, statements);
  suite_add_tcase (suite, anywhere);
  return suite;
}

int
main (void)
{
  return cordee_test_main (base_suite ());
}
