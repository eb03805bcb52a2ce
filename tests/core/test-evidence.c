/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-evidence.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <string.h>

#define TODAY "2026-11-22"

/* What stands behind a cell. */

/* A cell, what is behind it, and what they are made from. */
typedef struct
{
  CordeeContext context;
  CordeeComparison *comparison;
  GPtrArray *changes;
  CordeeEvidence *evidence;
} Fixture;

static const CordeeChange *
find_change (GPtrArray *changes, const CordeeCell *cell)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CordeeChange *change = changes->pdata[i];

      if (change->after->structure == cell->structure && change->after->criterion == cell->criterion)
        return change;
    }
  return NULL;
}

/* other_date may be NULL. */
static void
look (Fixture *self, CordeeKnowledge *knowledge, const char *structure, const char *criterion, const char *region, const char *other_date)
{
  const CordeeCell *cell;
  CordeeContext other = cordee_test_context (other_date != NULL ? other_date : TODAY, region);

  self->context = cordee_test_context (TODAY, region);
  self->comparison = cordee_comparison_new (knowledge, &self->context, NULL, NULL);
  cell = cordee_test_cell_of (self->comparison, structure, criterion);
  self->changes = cordee_changes_new (knowledge, &other, &self->context);
  self->evidence = cordee_evidence_new (knowledge, cell, &self->context, find_change (self->changes, cell), other.as_of);
}

static void
look_away (Fixture *self)
{
  cordee_evidence_free (self->evidence);
  g_ptr_array_unref (self->changes);
  cordee_comparison_free (self->comparison);
}

static const CordeeEvidenceItem *
find_item (const CordeeEvidence *evidence, CordeeEvidenceKind kind, const char *text, const CordeeEvidenceGroup **group)
{
  for (guint i = 0; i < evidence->groups->len; i++)
    {
      const CordeeEvidenceGroup *in = evidence->groups->pdata[i];

      for (guint j = 0; j < in->items->len && in->kind == kind; j++)
        {
          const CordeeEvidenceItem *item = in->items->pdata[j];
          g_autofree char *plain = cordee_test_plain_spaces (item->plain);

          if (strstr (plain, text) == NULL)
            continue;
          if (group != NULL)
            *group = in;
          return item;
        }
    }
  return NULL;
}

static const CordeeEvidenceGroup *
find_group (const CordeeEvidence *evidence, CordeeEvidenceKind kind)
{
  for (guint i = 0; i < evidence->groups->len; i++)
    if (((const CordeeEvidenceGroup *) evidence->groups->pdata[i])->kind == kind)
      return evidence->groups->pdata[i];
  return NULL;
}

static void
check_plain (const char *text, const char *expected)
{
  g_autofree char *plain = cordee_test_plain_spaces (text);

  ck_assert_str_eq (plain, expected);
}

/* ── the base ───────────────────────────────────────────────────── */

/* Both sides of the conflict stand in one group, which warns; the one that is kept says why. */
START_TEST (conflict_is_told)
{
  Fixture self;
  const CordeeEvidenceGroup *group = NULL, *other = NULL;
  const CordeeEvidenceItem *kept, *beaten;

  look (&self, cordee_test_knowledge (), "CPTS", "financements", "76", NULL);
  ck_assert_str_eq (self.evidence->title, "CPTS · Financements");
  ck_assert_str_eq (self.evidence->warning, "les sources ne disent pas la même chose");
  ck_assert_ptr_null (self.evidence->elsewhere);
  ck_assert (g_str_has_suffix (self.evidence->summary, ", règles au 22/11/2026, Occitanie"));

  kept = find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "jusqu’à 382 500 € par an si", &group);
  beaten = find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "peut atteindre 330 000 €", &other);
  ck_assert (kept != NULL && beaten != NULL && group == other);
  ck_assert_str_eq (group->warning, "les sources ne disent pas la même chose");
  ck_assert (kept->kept && !beaten->kept);
  ck_assert (g_str_has_prefix (kept->outcome, "✓ retenu\u00a0: "));
  ck_assert (g_str_has_prefix (beaten->outcome, "cède devant «"));
  ck_assert_str_eq (beaten->level, "Presse");
  ck_assert_str_eq (beaten->place, "national");
  check_plain (beaten->validity, "depuis le 01/04/2024 (date estimée)");
  check_plain (beaten->checked, "lu le 22/11/2026");
  ck_assert_ptr_null (find_group (self.evidence, CORDEE_EVIDENCE_BEFORE));
  look_away (&self);
}
END_TEST

/* What is on the face comes first; the title says where the rest begins. */
START_TEST (face_comes_first)
{
  Fixture self;
  gboolean behind = FALSE;
  guint n_titles = 0, n_behind = 0;

  look (&self, cordee_test_knowledge (), "CPTS", "financements", "76", NULL);
  for (guint i = 0; i < self.evidence->groups->len; i++)
    {
      const CordeeEvidenceGroup *group = self.evidence->groups->pdata[i];
      gboolean shown = FALSE;

      if (group->kind != CORDEE_EVIDENCE_SPEAKS)
        continue;
      for (guint j = 0; j < group->items->len; j++)
        shown |= cordee_cell_find_reading (self.evidence->cell, ((const CordeeEvidenceItem *) group->items->pdata[j])->statement)->shown;
      ck_assert (!(shown && behind));
      ck_assert_int_eq (group->title != NULL, !shown && !behind);
      behind |= !shown;
      n_titles += group->title != NULL ? 1 : 0;
      n_behind += shown ? 0 : 1;
    }
  ck_assert_uint_eq (n_titles, 1);
  ck_assert_uint_gt (n_behind, 1);
  look_away (&self);
}
END_TEST

START_TEST (local_rule_is_told)
{
  Fixture self;
  const CordeeEvidenceItem *item;

  look (&self, cordee_test_knowledge (), "ESP", "financements", "76", NULL);
  item = find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "30 000 €", NULL);
  ck_assert_ptr_nonnull (item);
  ck_assert (item->kept);
  ck_assert_str_eq (item->place, "Occitanie");
  look_away (&self);

  look (&self, cordee_test_knowledge (), "ESP", "financements", NULL, NULL);
  ck_assert_ptr_null (find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "Occitanie", NULL));
  ck_assert_ptr_nonnull (strstr (self.evidence->elsewhere, "Occitanie"));
  ck_assert (g_str_has_suffix (self.evidence->summary, ", règles au 22/11/2026, France entière, sans règle régionale"));
  look_away (&self);
}
END_TEST

/* As many regions are named as are counted, in every cell. */
START_TEST (regions_elsewhere_are_named)
{
  CordeeContext context = cordee_test_context (TODAY, NULL);
  g_autoptr(CordeeComparison) comparison = cordee_comparison_new (cordee_test_knowledge (), &context, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          const CordeeCell *cell = row->cells->pdata[j];
          g_autoptr(CordeeEvidence) evidence = cordee_evidence_new (cordee_test_knowledge (), cell, &context, NULL, CORDEE_DAY_NONE);
          const char *colon = evidence->elsewhere != NULL ? strstr (evidence->elsewhere, " : ") : NULL;
          g_auto(GStrv) names = NULL;

          ck_assert_int_eq (evidence->elsewhere != NULL, cell->n_regions_elsewhere > 0);
          if (evidence->elsewhere == NULL)
            continue;
          if (colon == NULL)
            colon = strstr (evidence->elsewhere, "\u00a0: ");
          ck_assert_ptr_nonnull (colon);
          names = g_strsplit (colon, ", ", -1);
          ck_assert_uint_eq (g_strv_length (names), cell->n_regions_elsewhere);
          n++;
        }
    }
  ck_assert_uint_gt (n, 5);
}
END_TEST

/* What was looked for in vain, and what the cell said at another date. */
START_TEST (other_date_is_told)
{
  Fixture self;
  const CordeeEvidenceGroup *group = NULL;

  look (&self, cordee_test_knowledge (), "ESS", "financements", NULL, "2024-03-01");
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_BEFORE, "accord", &group));
  ck_assert_str_eq (group->title, "Ce que disait la case le 01/03/2024");
  for (guint i = 0; i < group->items->len; i++)
    {
      const CordeeEvidenceItem *item = group->items->pdata[i];

      ck_assert_ptr_null (item->outcome);
      ck_assert (!item->kept);
      ck_assert_ptr_null (cordee_cell_find_reading (self.evidence->cell, item->statement));
      ck_assert (cordee_statement_holds_at (item->statement, cordee_test_context ("2024-03-01", NULL).as_of));
      ck_assert_ptr_null (find_item (self.evidence, CORDEE_EVIDENCE_DORMANT, item->plain, NULL));
    }
  look_away (&self);

  look (&self, cordee_test_knowledge (), "CPTS", "financements", "76", NULL);
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_SEARCHED, "cherché, non trouvé", &group));
  ck_assert_ptr_null (((const CordeeEvidenceItem *) group->items->pdata[0])->statement);
  ck_assert_ptr_null (((const CordeeEvidenceItem *) group->items->pdata[0])->source);
  look_away (&self);
}
END_TEST

START_TEST (fifth_structure_is_told)
{
  Fixture self;
  const CordeeEvidenceItem *item;

  look (&self, cordee_test_fifth (), "CDS", "composition", NULL, NULL);
  check_plain (self.evidence->summary, "1 énoncé, 1 source, règles au 22/11/2026, France entière, sans règle régionale");
  ck_assert_ptr_null (self.evidence->warning);
  item = find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "Un centre de santé emploie des soignants salariés.", NULL);
  ck_assert_ptr_nonnull (item);
  check_plain (item->outcome, "✓ retenu : seul énoncé sur ce point");
  check_plain (item->plain_source, "Une source, Un éditeur, 2024");
  check_plain (item->name, "Un centre de santé emploie des soignants salariés. ✓ retenu : seul énoncé sur ce point. Niveau : Loi, confiance : texte lu, "
                           "national, depuis le 14/01/2018, lu le 22/11/2026. Une source, Un éditeur, 2024.");
  look_away (&self);
}
END_TEST

/* Every text of every cell is markup, and says what the base says. */
START_TEST (markup_is_well_formed)
{
  CordeeContext before = cordee_test_context ("2019-01-01", "76"), context = cordee_test_context (TODAY, "76");
  g_autoptr(CordeeComparison) comparison = cordee_comparison_new (cordee_test_fifth (), &context, NULL, NULL);
  g_autoptr(GPtrArray) changes = cordee_changes_new (cordee_test_fifth (), &before, &context);
  guint n = 0;

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          const CordeeCell *cell = row->cells->pdata[j];
          g_autoptr(CordeeEvidence) evidence
            = cordee_evidence_new (cordee_test_fifth (), cell, &context, find_change (changes, cell), before.as_of);

          for (guint k = 0; k < evidence->groups->len; k++)
            {
              const CordeeEvidenceGroup *group = evidence->groups->pdata[k];

              ck_assert_uint_gt (group->items->len, 0);
              for (guint l = 0; l < group->items->len; l++, n++)
                {
                  const CordeeEvidenceItem *item = group->items->pdata[l];
                  g_autofree char *text = cordee_test_markup_to_text (item->text);
                  g_autofree char *source = cordee_test_markup_to_text (item->source != NULL ? item->source : "");

                  check_plain (item->plain, text);
                  ck_assert_int_eq (item->statement != NULL, *source != '\0');
                  ck_assert_int_eq (item->outcome != NULL, group->kind == CORDEE_EVIDENCE_SPEAKS);
                  ck_assert (g_str_has_prefix (item->name, item->plain));
                }
            }
        }
    }
  ck_assert_uint_gt (n, 300);
}
END_TEST

/* ── the small base ─────────────────────────────────────────────── */

START_TEST (sources_are_links)
{
  Fixture self;
  const CordeeEvidenceItem *item;

  look (&self, cordee_test_small (), "A", "oeuvre", NULL, NULL);
  item = find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "Une œuvre & une équipe.", NULL);
  ck_assert_ptr_nonnull (item);
  ck_assert_str_eq (item->text, "Une œuvre &amp; une équipe.");
  ck_assert_str_eq (item->source, "<a href=\"https://example.org/?a=1&amp;b=2\">Loi &lt;n° 1&gt;, Éditeur &amp; fils, 05/2024</a>, art. 1 &amp; 2, "
                                  "<a href=\"https://www.example.net/second\">www.example.net</a> (<a href=\"source:s-1\">fiche</a>)");
  ck_assert_str_eq (item->plain_source, "Loi <n° 1>, Éditeur & fils, 05/2024, art. 1 & 2\nhttps://example.org/?a=1&b=2\nhttps://www.example.net/second");
  ck_assert_ptr_null (strstr (item->name, "https"));
  look_away (&self);
}
END_TEST

/* Where nothing settles, none is kept. */
START_TEST (open_question_stays_open)
{
  Fixture self;
  const CordeeEvidenceGroup *group = NULL;

  look (&self, cordee_test_small (), "A", "sides", NULL, NULL);
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_SPEAKS, "Côté trois", &group));
  ck_assert_uint_eq (group->items->len, 4);
  for (guint i = 0; i < 4; i++)
    {
      ck_assert (!((const CordeeEvidenceItem *) group->items->pdata[i])->kept);
      check_plain (((const CordeeEvidenceItem *) group->items->pdata[i])->outcome, "non tranché : rien ne départage les sources");
    }
  look_away (&self);
}
END_TEST

START_TEST (silent_statements_stand_apart)
{
  Fixture self;
  const CordeeEvidenceGroup *group = NULL;

  look (&self, cordee_test_small (), "C", "sides", NULL, NULL);
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_ANNOUNCED, "Un jour peut-être.", &group));
  ck_assert_str_eq (group->title, "Annoncé, jamais compté");
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_DORMANT, "Jadis, ainsi.", &group));
  ck_assert_str_eq (group->title, "Pas en vigueur le 22/11/2026");
  ck_assert_uint_eq (self.evidence->groups->len, 3);
  look_away (&self);

  /* At the other date it spoke: it is told once, as what was said. */
  look (&self, cordee_test_small (), "C", "sides", NULL, "2015-01-01");
  ck_assert_ptr_null (find_group (self.evidence, CORDEE_EVIDENCE_DORMANT));
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_BEFORE, "Jadis, ainsi.", NULL));
  look_away (&self);

  /* The other date may be to come. */
  look (&self, cordee_test_small (), "C", "empty", NULL, "2028-06-01");
  ck_assert_ptr_nonnull (find_item (self.evidence, CORDEE_EVIDENCE_BEFORE, "À venir.", &group));
  ck_assert_str_eq (group->title, "Ce que dira la case le 01/06/2028");
  check_plain (self.evidence->summary, "Aucun énoncé, règles au 22/11/2026, France entière, sans règle régionale");
  look_away (&self);
}
END_TEST

START_TEST (changes_may_be_the_other_way_round)
{
  CordeeContext context = cordee_test_context (TODAY, NULL), later = cordee_test_context ("2028-06-01", NULL);
  g_autoptr(CordeeComparison) comparison = cordee_comparison_new (cordee_test_small (), &context, NULL, NULL);
  g_autoptr(GPtrArray) changes = cordee_changes_new (cordee_test_small (), &context, &later);
  const CordeeCell *cell = cordee_test_cell_of (comparison, "C", "empty");
  g_autoptr(CordeeEvidence) evidence = cordee_evidence_new (cordee_test_small (), cell, &context, find_change (changes, cell), later.as_of);

  ck_assert_ptr_nonnull (find_item (evidence, CORDEE_EVIDENCE_BEFORE, "À venir.", NULL));
  ck_assert_ptr_null (find_group (evidence, CORDEE_EVIDENCE_DORMANT));
}
END_TEST

/* Nothing that is pasted is without source and date. */
START_TEST (text_has_sources_and_dates)
{
  Fixture self;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;

  look (&self, cordee_test_small (), "B", "oeuvre", "76", NULL);
  text = cordee_evidence_to_text (self.evidence);
  plain = cordee_test_plain_spaces (text);
  ck_assert_str_eq (plain, "B · L’œuvre <commune>\n"
                           "1 énoncé, 1 source, règles au 22/11/2026, 76\n"
                           "\n"
                           "- Commence comme une formule.\n"
                           "  Niveau : Loi, confiance : texte lu, national, depuis le 01/01/2020, lu le 22/11/2026\n"
                           "  ✓ retenu : seul énoncé sur ce point\n"
                           "  Loi <n° 1>, Éditeur & fils, 05/2024, art. 1 & 2\n"
                           "  https://example.org/?a=1&b=2\n"
                           "  https://www.example.net/second\n");
  look_away (&self);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("evidence");
  TCase *base = tcase_create ("base"), *small = tcase_create ("small");

  tcase_add_test (base, conflict_is_told);
  tcase_add_test (base, face_comes_first);
  tcase_add_test (base, local_rule_is_told);
  tcase_add_test (base, regions_elsewhere_are_named);
  tcase_add_test (base, other_date_is_told);
  tcase_add_test (base, fifth_structure_is_told);
  tcase_add_test (base, markup_is_well_formed);
  suite_add_tcase (suite, base);
  tcase_add_test (small, sources_are_links);
  tcase_add_test (small, open_question_stays_open);
  tcase_add_test (small, silent_statements_stand_apart);
  tcase_add_test (small, changes_may_be_the_other_way_round);
  tcase_add_test (small, text_has_sources_and_dates);
  suite_add_tcase (suite, small);
  return cordee_test_main (suite);
}
