/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-evidence.h"
#include "cordee-matrix-view.h"
#include "cordee-report-advice.h"
#include "cordee-test-interview.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <string.h>

/* What answers make of the matrix and of the evidence behind a cell, on a small base where each can be foretold, and on the one that
   ships. */

#define TODAY "2026-11-22"

#define STRUCTURE(id, order)                                                                                                              \
  "<structure id='" id "' order='" order "' sign='●' colour='#0069a6' colour-dark='#5cb3ea' exists-from='2010-01-01'><name>Équipe " id   \
  "</name><summary>Pour les essais.</summary></structure>"
#define CRITERION(id, order) "<criterion id='" id "' group='g' order='" order "'><label>" id "</label></criterion>"
#define RULE(id, structure, criterion, more, body)                                                                                        \
  "<rule id='" id "' structure='" structure "' criterion='" criterion "' from='2010-01-01' " more "><label>" id "</label>" body           \
  "<holds>" id " : oui.</holds><fails>" id " : non.</fails><open>" id " : à dire.</open>"

static const char pack[]
  = "<pack format='1' id='petit' checked='2026-11-22'><title>Petit</title>"
    "<structures>" STRUCTURE ("UN", "1") STRUCTURE ("DEUX", "2") "</structures>"
    "<groups><group id='g' order='1'><label>Groupe</label></group></groups>"
    "<criteria>" CRITERION ("qui", "1") CRITERION ("papiers", "2") CRITERION ("usages", "3") CRITERION ("poids", "4") CRITERION ("lien", "5")
      CRITERION ("rien", "6") "</criteria>"
    "<units><unit id='medecin'><one>médecin</one><many>médecins</many></unit></units>"
    "<sources><source id='code' date='2020'><title>Un code &amp; des lois</title><publisher>Le Journal</publisher></source></sources>"
    "<sections><section id='s' order='1'><label>Tout</label></section></sections>"
    "<questions>"
    "<question id='medecins' type='integer' section='s' unit='medecin' min='0' max='99'><label>Combien de médecins ?</label><short>Médecins</short>"
    "<why>Pour essayer.</why></question>"
    "<question id='forme' type='choice' section='s'><label>Quelle forme ?</label><short>Forme</short><why>Pour essayer.</why>"
    "<choice id='aucune'><label>Aucune</label></choice><choice id='association'><label>Une association</label></choice></question>"
    "<question id='deja' type='boolean' section='s'><label>Une autre équipe couvre-t-elle déjà le territoire, en tout ou en partie seulement ?</label>"
    "<short>Équipe existante</short><why>Pour essayer.</why></question>"
    "</questions><rules>"
    RULE ("un-medecin", "UN", "qui", "force='obligatoire'", "<requires><at-least variable='medecins' value='1'/></requires>")
      "<source ref='code' place='art. 1'/></rule>"
    RULE ("un-deux", "UN", "qui", "force='usage'", "<requires><at-least variable='medecins' value='2'/></requires>")
      "<remedy>Accueillir un médecin de plus</remedy><dispute>Les uns disent deux, les autres un.</dispute></rule>"
    RULE ("un-forme", "UN", "papiers", "force='obligatoire' kind='formalite'", "<requires><is variable='forme' values='association'/></requires>")
      "<remedy>Créer une association</remedy></rule>"
    RULE ("un-libre", "UN", "usages", "force='usage'", "<requires><is variable='deja' values='non'/></requires>") "</rule>"
    RULE ("un-petit", "UN", "poids", "force='indicatif' weight='2'", "<requires><at-most variable='medecins' value='1'/></requires>") "</rule>"
    RULE ("un-lien", "UN", "lien", "force='obligatoire'",
          "<applies><is variable='deja' values='oui'/></applies><requires><at-least variable='medecins' value='9'/></requires>") "</rule>"
    RULE ("deux-trois", "DEUX", "qui", "force='obligatoire'", "<requires><at-least variable='medecins' value='3'/></requires>") "</rule>"
    "</rules></pack>";

/* A matrix for answers. */
typedef struct
{
  CordeeInterview *interview;
  CordeeComparison *comparison;
  CordeeMatrixChoice *choice;
  CordeeMatrixView *view;
} Fixture;

static CordeeKnowledge *
small (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_knowledge_of ((const char *const[]){ pack, NULL });
  return knowledge;
}

static void
look (Fixture *self)
{
  CordeeMatrixProject project = { cordee_interview_get_advice (self->interview), cordee_interview_get_before (self->interview) };

  g_clear_pointer (&self->view, cordee_matrix_view_free);
  self->view = cordee_matrix_view_new (self->comparison, NULL, CORDEE_DAY_NONE, &project, self->choice, 9);
}

static void
begin (Fixture *self, CordeeKnowledge *knowledge, const char *region, const char *answers)
{
  CordeeContext context = cordee_test_context (TODAY, region);
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, &context);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();

  *self = (Fixture){ 0 };
  self->interview = cordee_interview_new (rulebook, situation);
  self->comparison = cordee_test_compare (knowledge, TODAY, region);
  self->choice = cordee_matrix_choice_new (knowledge);
  cordee_test_answer (self->interview, answers);
  look (self);
}

static void
answer (Fixture *self, const char *answers)
{
  cordee_test_answer (self->interview, answers);
  look (self);
}

static void
end (Fixture *self)
{
  cordee_matrix_view_free (self->view);
  cordee_matrix_choice_free (self->choice);
  cordee_comparison_free (self->comparison);
  cordee_interview_free (self->interview);
}

static const CordeeMatrixLine *
line_of (const CordeeMatrixView *view, const char *criterion)
{
  for (guint i = 0; i < view->lines->len; i++)
    {
      const CordeeMatrixLine *line = view->lines->pdata[i];

      if (line->row != NULL && g_str_equal (line->row->criterion->id, criterion))
        return line;
    }
  return NULL;
}

static const CordeeMatrixCell *
cell_of (const CordeeMatrixView *view, guint column, const char *criterion)
{
  ck_assert_ptr_nonnull (line_of (view, criterion));
  return line_of (view, criterion)->cells->pdata[column];
}

static const CordeeMatrixColumn *
column_of (const CordeeMatrixView *view, guint i)
{
  return view->columns->pdata[i];
}

static void
check_plain (const char *text, const char *expected)
{
  g_autofree char *plain = text != NULL ? cordee_test_plain_spaces (text) : NULL;

  ck_assert_pstr_eq (plain, expected);
}

static void
check_has (const char *text, const char *part)
{
  g_autofree char *plain = cordee_test_plain_spaces (text);

  ck_assert_msg (strstr (plain, part) != NULL, "no “%s” in: %s", part, plain);
}

/* ── columns ────────────────────────────────────────────────────── */

START_TEST (without_answers_nothing_is_told)
{
  Fixture f;
  g_autoptr(CordeeMatrixView) plain = NULL;

  begin (&f, small (), NULL, "medecins=1");
  plain = cordee_matrix_view_new (f.comparison, NULL, CORDEE_DAY_NONE, NULL, f.choice, 9);
  ck_assert (!column_of (plain, 0)->judged);
  ck_assert_ptr_null (column_of (plain, 0)->verdict_text);
  ck_assert_str_eq (column_of (plain, 0)->name, "UN, Équipe UN, colonne 1 sur 2");
  ck_assert_ptr_null (cell_of (plain, 0, "qui")->standing);
  ck_assert_ptr_null (cell_of (plain, 0, "qui")->question);
  ck_assert_ptr_null (plain->answers);
  ck_assert_ptr_null (plain->verdicts);
  end (&f);
}
END_TEST

START_TEST (columns_tell_the_verdict)
{
  Fixture f;

  begin (&f, small (), NULL, "forme=aucune medecins=2");
  ck_assert (column_of (f.view, 1)->judged);
  ck_assert_int_eq (column_of (f.view, 1)->verdict, CORDEE_VERDICT_EXCLUE);
  check_plain (column_of (f.view, 1)->verdict_text, "✕ exclue");
  check_plain (column_of (f.view, 1)->was, "était indéterminée");
  check_plain (column_of (f.view, 1)->name, "DEUX, Équipe DEUX, pour ce projet : exclue, était indéterminée, colonne 2 sur 2");
  check_plain (f.view->answers, "d’après 2 réponses");
  check_plain (f.view->verdicts, "Pour ce projet, d’après 2 réponses : UN ? indéterminée, DEUX ✕ exclue.");

  answer (&f, "deja=non");
  ck_assert_ptr_null (column_of (f.view, 1)->was);
  check_plain (column_of (f.view, 0)->verdict_text, "◐ à compléter");
  end (&f);
}
END_TEST

/* ── cells ──────────────────────────────────────────────────────── */

START_TEST (cells_tell_the_worst_of_their_rules)
{
  Fixture f;

  begin (&f, small (), NULL, "medecins=0 forme=aucune deja=oui");
  check_plain (cell_of (f.view, 0, "qui")->standing, "✕ pas rempli");
  check_plain (cell_of (f.view, 0, "papiers")->standing, "◐ reste à faire");
  ck_assert_int_eq (cell_of (f.view, 0, "papiers")->tone, CORDEE_VERDICT_A_COMPLETER);
  check_has (cell_of (f.view, 0, "papiers")->name, "pour ce projet : reste à faire");
  /* What only weighs on the fit, or touches nothing, is not told. */
  ck_assert_ptr_null (cell_of (f.view, 0, "poids")->standing);
  ck_assert_ptr_null (cell_of (f.view, 0, "rien")->standing);
  ck_assert_ptr_null (cell_of (f.view, 1, "papiers")->standing);

  answer (&f, "medecins=1");
  check_has (cell_of (f.view, 0, "qui")->standing, "à négocier");
  answer (&f, "forme=association medecins=3");
  check_has (cell_of (f.view, 0, "qui")->standing, "rempli");
  check_plain (cell_of (f.view, 0, "papiers")->standing, "✓ rempli");
  end (&f);
}
END_TEST

START_TEST (what_does_not_apply_is_not_told)
{
  Fixture f;

  begin (&f, small (), NULL, "medecins=1");
  check_plain (cell_of (f.view, 0, "lien")->standing, "? à préciser");
  answer (&f, "deja=non");
  ck_assert_ptr_null (cell_of (f.view, 0, "lien")->standing);
  end (&f);
}
END_TEST

START_TEST (what_the_latest_answer_changed_is_told)
{
  Fixture f;

  begin (&f, small (), NULL, "medecins=2");
  check_plain (cell_of (f.view, 0, "qui")->standing, "✓ nouveau : rempli");
  check_has (cell_of (f.view, 0, "qui")->name, "nouveau pour ce projet : rempli");
  ck_assert_str_eq (line_of (f.view, "qui")->news, "changé par la dernière réponse");
  check_has (line_of (f.view, "qui")->name, "changé par la dernière réponse");
  ck_assert_ptr_null (line_of (f.view, "papiers")->news);

  answer (&f, "forme=aucune");
  check_plain (cell_of (f.view, 0, "qui")->standing, "✓ rempli");
  check_plain (cell_of (f.view, 0, "papiers")->standing, "◐ nouveau : reste à faire");
  ck_assert_ptr_null (line_of (f.view, "qui")->news);
  end (&f);
}
END_TEST

START_TEST (what_is_not_known_leads_to_its_question)
{
  Fixture f;
  g_autofree char *invitation = NULL;
  g_autofree char *long_one = NULL;

  begin (&f, small (), NULL, "medecins=2");
  ck_assert_ptr_null (cell_of (f.view, 0, "qui")->question);
  ck_assert_str_eq (cell_of (f.view, 0, "papiers")->question->id, "forme");
  invitation = cordee_question_dup_invitation (cell_of (f.view, 0, "papiers")->question);
  check_plain (invitation, "Répondre : Quelle forme ?");
  ck_assert_str_eq (cell_of (f.view, 0, "usages")->question->id, "deja");
  long_one = cordee_question_dup_invitation (cell_of (f.view, 0, "usages")->question);
  check_plain (long_one, "Répondre : Équipe existante");
  end (&f);
}
END_TEST

/* ── the filter ─────────────────────────────────────────────────── */

START_TEST (filter_leaves_what_counts)
{
  Fixture f;
  g_autoptr(CordeeMatrixView) plain = NULL;

  begin (&f, small (), NULL, "medecins=2 deja=non");
  f.choice->filter = CORDEE_ROWS_PROJECT;
  look (&f);
  ck_assert_uint_eq (f.view->criteria->len, 3);
  ck_assert_ptr_nonnull (line_of (f.view, "qui"));
  ck_assert_ptr_nonnull (line_of (f.view, "papiers"));
  ck_assert_ptr_nonnull (line_of (f.view, "usages"));
  ck_assert_uint_eq (f.view->n_hidden, 3);
  check_plain (f.view->left_out, "3 critères affichés, 3 masqués (filtre)");
  answer (&f, "deja=oui");
  ck_assert_ptr_nonnull (line_of (f.view, "lien"));

  plain = cordee_matrix_view_new (f.comparison, NULL, CORDEE_DAY_NONE, NULL, f.choice, 9);
  ck_assert_uint_eq (plain->n_hidden, 0);
  end (&f);
}
END_TEST

/* Before there were such structures: all are excluded, and no rule says so. */
START_TEST (filter_explains_that_nothing_is_left)
{
  CordeeContext context = cordee_test_context ("2005-01-01", NULL);
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (small (), &context);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  Fixture f = { cordee_interview_new (rulebook, situation), cordee_test_compare (small (), "2005-01-01", NULL),
                cordee_matrix_choice_new (small ()), NULL };

  f.choice->filter = CORDEE_ROWS_PROJECT;
  answer (&f, "medecins=2");
  check_plain (column_of (f.view, 0)->verdict_text, "✕ exclue");
  ck_assert_uint_eq (f.view->lines->len, 0);
  check_has (f.view->empty, "Aucune règle ne décide de ce projet");
  end (&f);
}
END_TEST

START_TEST (note_for_paper_tells_verdicts)
{
  Fixture f;
  g_autofree char *all = NULL;
  g_autofree char *filtered = NULL;

  begin (&f, small (), NULL, "medecins=3");
  all = cordee_matrix_view_dup_note (f.view);
  check_plain (all, "Pour ce projet, d’après 1 réponse : UN ? indéterminée, DEUX ✓ possible.");
  f.choice->filter = CORDEE_ROWS_PROJECT;
  look (&f);
  filtered = cordee_matrix_view_dup_note (f.view);
  check_plain (filtered, "4 critères affichés, 2 masqués (filtre)\nPour ce projet, d’après 1 réponse : UN ? indéterminée, DEUX ✓ possible.");
  end (&f);
}
END_TEST

/* ── evidence ───────────────────────────────────────────────────── */

static CordeeEvidence *
evidence_of (Fixture *self, const char *structure, const char *criterion)
{
  CordeeContext context = { self->comparison->as_of, self->comparison->region, self->comparison->departement };
  CordeeEvidence *evidence = cordee_evidence_new (self->comparison->knowledge, cordee_test_cell_of (self->comparison, structure, criterion),
                                                  &context, NULL, CORDEE_DAY_NONE);

  cordee_evidence_add_project (evidence, cordee_interview_get_advice (self->interview));
  return evidence;
}

static const CordeeEvidenceRule *
rule_at (const CordeeEvidence *evidence, guint i)
{
  ck_assert_uint_lt (i, evidence->rules->len);
  return evidence->rules->pdata[i];
}

START_TEST (evidence_tells_the_rules_of_its_cell)
{
  Fixture f;
  g_autoptr(CordeeEvidence) evidence = NULL;
  g_autofree char *text = NULL;

  begin (&f, small (), NULL, "medecins=1 deja=non forme=association");
  evidence = evidence_of (&f, "UN", "qui");
  check_plain (evidence->project, "Pour ce projet, d’après 3 réponses");
  ck_assert_uint_eq (evidence->rules->len, 2);

  /* What decides comes first. */
  check_plain (rule_at (evidence, 0)->status, "≈ à négocier");
  check_plain (rule_at (evidence, 0)->plain, "un-deux : non.");
  check_plain (rule_at (evidence, 0)->force, "usage, négociable");
  check_plain (rule_at (evidence, 0)->dispute, "Point discuté : Les uns disent deux, les autres un.");
  check_plain (rule_at (evidence, 0)->change,
               "Plus petit changement : accueillir un médecin de plus (2 médecins au lieu de 1). Le verdict deviendrait « possible ».");
  check_plain (rule_at (evidence, 1)->status, "✓ rempli");
  check_plain (rule_at (evidence, 1)->source, "<a href=\"source:code\">Un code &amp; des lois, Le Journal, 2020</a>, art. 1");
  ck_assert_ptr_null (rule_at (evidence, 1)->change);
  check_has (rule_at (evidence, 0)->name, "À négocier : un-deux : non.");
  check_has (rule_at (evidence, 1)->name, "Un code & des lois");

  text = cordee_evidence_to_text (evidence);
  check_has (text, "Pour ce projet, d’après 3 réponses");
  check_has (text, "- ≈ à négocier (usage, négociable) : un-deux : non.");
  check_has (text, "Plus petit changement");
  end (&f);
}
END_TEST

START_TEST (evidence_leads_on)
{
  Fixture f;
  g_autoptr(CordeeEvidence) open = NULL;
  g_autoptr(CordeeEvidence) undone = NULL;
  g_autoptr(CordeeEvidence) fit = NULL;
  g_autoptr(CordeeEvidence) none = NULL;

  begin (&f, small (), NULL, "medecins=2");
  open = evidence_of (&f, "UN", "papiers");
  check_plain (rule_at (open, 0)->status, "? à préciser");
  ck_assert_str_eq (rule_at (open, 0)->question->id, "forme");
  check_plain (rule_at (open, 0)->invitation, "Répondre : Quelle forme ?");

  cordee_test_answer (f.interview, "forme=aucune");
  undone = evidence_of (&f, "UN", "papiers");
  check_plain (rule_at (undone, 0)->status, "◐ reste à faire");
  check_plain (rule_at (undone, 0)->change, "À faire : créer une association.");
  ck_assert_ptr_null (rule_at (undone, 0)->question);

  fit = evidence_of (&f, "UN", "poids");
  check_plain (rule_at (fit, 0)->status, "≈ moins adapté");
  ck_assert_ptr_null (rule_at (fit, 0)->change);

  none = evidence_of (&f, "UN", "rien");
  ck_assert_ptr_null (none->project);
  ck_assert_uint_eq (none->rules->len, 0);
  end (&f);
}
END_TEST

/* ── the base ───────────────────────────────────────────────────── */

/* Whatever is answered: a structure is excluded where a cell of its column lacks something, and only there. */
START_TEST (cells_and_verdicts_agree_in_the_base)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_test_knowledge ());
  Fixture f;

  begin (&f, cordee_test_knowledge (), "53", "medecins-generalistes=1");
  for (guint round = 0; round < 40; round++)
    {
      const CordeeAdvice *advice;

      for (guint i = 0; i < 3; i++)
        {
          const CordeeQuestion *question = questions->pdata[g_rand_int_range (rand, 0, (gint32) questions->len)];

          g_autoptr(CordeeValue) value = cordee_test_any_value (cordee_test_knowledge (), question, rand);

          cordee_interview_answer (f.interview, question->id, value, CORDEE_PROVENANCE_DECLARED);
        }
      look (&f);
      advice = cordee_interview_get_advice (f.interview);
      for (guint i = 0; i < f.view->columns->len; i++)
        {
          const CordeeCandidate *candidate = cordee_advice_find (advice, column_of (f.view, i)->structure->id);
          gboolean lacks = FALSE, negotiates = FALSE;

          for (guint j = 0; j < f.view->lines->len; j++)
            {
              const CordeeMatrixLine *line = f.view->lines->pdata[j];
              const CordeeMatrixCell *cell = line->row != NULL ? line->cells->pdata[i] : NULL;

              if (cell == NULL || cell->standing == NULL)
                continue;
              lacks = lacks || cell->tone == CORDEE_VERDICT_EXCLUE;
              negotiates = negotiates || cell->tone == CORDEE_VERDICT_A_NEGOCIER;
              ck_assert (cell->question == NULL || cell->tone == CORDEE_VERDICT_INDETERMINEE);
              check_has (cell->name, "pour ce projet");
            }
          ck_assert_int_eq (lacks, candidate->verdict == CORDEE_VERDICT_EXCLUE);
          if (candidate->verdict == CORDEE_VERDICT_POSSIBLE || candidate->verdict == CORDEE_VERDICT_A_COMPLETER)
            ck_assert (!negotiates);
        }
    }
  end (&f);
}
END_TEST

START_TEST (rules_of_the_base_are_well_formed)
{
  Fixture f;
  guint n = 0;

  begin (&f, cordee_test_knowledge (), "53", "medecins-generalistes=1 infirmiers=2 cpts-existante=oui forme-juridique=aucune");
  for (guint i = 0; i < f.comparison->rows->len; i++)
    for (guint j = 0; j < f.comparison->structures->len; j++)
      {
        const CordeeRow *row = f.comparison->rows->pdata[i];
        g_autoptr(CordeeEvidence) evidence
          = evidence_of (&f, ((const CordeeStructure *) f.comparison->structures->pdata[j])->id, row->criterion->id);

        for (guint k = 0; k < evidence->rules->len; k++, n++)
          {
            const CordeeEvidenceRule *rule = rule_at (evidence, k);
            g_autofree char *text = cordee_test_markup_to_text (rule->text);

            check_plain (rule->plain, text);
            check_has (rule->source, "<a href=\"source:");
            ck_assert_int_eq (rule->question != NULL, rule->invitation != NULL);
            ck_assert (strstr (rule->name, "\n") == NULL);
          }
      }
  ck_assert_uint_gt (n, 20);
  end (&f);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("matrix-project");
  TCase *cells = tcase_create ("cells"), *rows = tcase_create ("rows"), *evidence = tcase_create ("evidence"), *base = tcase_create ("base");

  tcase_add_test (cells, without_answers_nothing_is_told);
  tcase_add_test (cells, columns_tell_the_verdict);
  tcase_add_test (cells, cells_tell_the_worst_of_their_rules);
  tcase_add_test (cells, what_does_not_apply_is_not_told);
  tcase_add_test (cells, what_the_latest_answer_changed_is_told);
  tcase_add_test (cells, what_is_not_known_leads_to_its_question);
  suite_add_tcase (suite, cells);
  tcase_add_test (rows, filter_leaves_what_counts);
  tcase_add_test (rows, filter_explains_that_nothing_is_left);
  tcase_add_test (rows, note_for_paper_tells_verdicts);
  suite_add_tcase (suite, rows);
  tcase_add_test (evidence, evidence_tells_the_rules_of_its_cell);
  tcase_add_test (evidence, evidence_leads_on);
  suite_add_tcase (suite, evidence);
  tcase_set_timeout (base, 60);
  tcase_add_test (base, cells_and_verdicts_agree_in_the_base);
  tcase_add_test (base, rules_of_the_base_are_well_formed);
  suite_add_tcase (suite, base);
  return cordee_test_main (suite);
}
