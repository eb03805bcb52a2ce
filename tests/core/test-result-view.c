/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-result-view.h"
#include "cordee-test-advice.h"
#include "cordee-test-view.h"
#include "cordee-test.h"

#include <string.h>

/* The result in words, on a small base where the result of each answer is plain, and on the one that ships. */

#define STRUCTURE(id, order, name)                                                                                                        \
  "<structure id='" id "' order='" order "' sign='●' colour='#0069a6' colour-dark='#5cb3ea' exists-from='2010-01-01'><name>" name        \
  "</name><summary>Pour les essais.</summary></structure>"
#define RULE(id, structure, more, label, body)                                                                                            \
  "<rule id='" id "' structure='" structure "' criterion='qui' from='2010-01-01' " more "><label>" label "</label>" body "<holds>" label        \
  " : oui.</holds><fails>" label " : non.</fails><open>" label " : à dire.</open>"

static const char small[]
  = "<pack format='1' id='petit' checked='2026-11-22'><title>Petit</title>"
    "<structures>" STRUCTURE ("UN", "1", "Équipe une") STRUCTURE ("DEUX", "2", "Maison deux") STRUCTURE ("TROIS", "3", "Communauté trois")
      STRUCTURE ("QUATRE", "4", "Réseau quatre") "</structures>"
    "<groups><group id='g' order='1'><label>Groupe</label></group></groups>"
    "<criteria><criterion id='qui' group='g' order='1'><label>Qui</label></criterion></criteria>"
    "<units><unit id='medecin'><one>médecin</one><many>médecins</many></unit></units>"
    "<sources><source id='code' date='2020'><title>Un code au titre si long que personne ne le lit en entier</title>"
    "<publisher>Le Journal</publisher></source>"
    "<source id='note' date='2024'><title>La note</title><publisher>Le guichet</publisher></source></sources>"
    "<sections><section id='s' order='1'><label>Tout</label></section></sections>"
    "<questions>"
    "<question id='medecins' type='integer' section='s' unit='medecin' min='0' max='99'><label>Combien de médecins ?</label><short>Médecins</short>"
    "<why>Pour essayer.</why></question>"
    "<question id='forme' type='choice' section='s'><label>Quelle forme ?</label><short>Forme</short><why>Pour essayer.</why>"
    "<choice id='aucune'><label>Aucune</label></choice><choice id='association'><label>Une association</label></choice></question>"
    "<question id='deja' type='boolean' section='s' fixed='true'><label>La communauté existe-t-elle déjà ?</label><short>Communauté existante</short>"
    "<why>Pour essayer.</why></question>"
    "</questions><rules>"
    RULE ("un-medecin", "UN", "force='obligatoire'", "un médecin", "<requires><at-least variable='medecins' value='1'/></requires>")
      "<source ref='code' place='art. 1'/></rule>"
    RULE ("un-forme", "UN", "force='obligatoire' kind='formalite'", "une association",
          "<requires><is variable='forme' values='association'/></requires>")
      "<source ref='note'/></rule>"
    RULE ("un-petit", "UN", "force='indicatif' weight='2'", "une petite équipe",
          "<requires><at-most variable='medecins' value='1'/></requires>") "</rule>"
    RULE ("un-forme-vue", "UN", "force='indicatif' weight='1'", "une forme",
          "<requires><is variable='forme' values='association'/></requires>") "</rule>"
    RULE ("deux-medecins", "DEUX", "force='obligatoire'", "deux médecins", "<requires><at-least variable='medecins' value='2'/></requires>")
      "<source ref='code'/></rule>"
    RULE ("deux-quatre", "DEUX", "force='usage'", "quatre médecins", "<requires><at-least variable='medecins' value='4'/></requires>")
      "<dispute>Les uns comptent quatre médecins, les autres deux.</dispute><source ref='note'/></rule>"
    RULE ("trois-neuve", "TROIS", "force='obligatoire'", "aucune communauté", "<requires><is variable='deja' values='non'/></requires>")
      "<source ref='note'/></rule>"
    RULE ("quatre-neuf", "QUATRE", "force='obligatoire'", "aucun réseau", "<requires><is variable='deja' values='non'/></requires>")
      "<source ref='note'/></rule>"
    "</rules><links>"
    "<link id='un-vers-deux' kind='leads-to' structure='UN' with='DEUX' how='creer'><text>L’équipe devient une maison.</text></link>"
    "<link id='un-dans-trois' kind='joins' structure='UN' with='TROIS' how='adherer'><when><is variable='deja' values='oui'/></when>"
    "<text>La communauté accueille l’équipe.</text></link>"
    "</links><joinings><joining id='TROIS'><when><is variable='deja' values='oui'/></when><text>Elle existe : la rejoindre.</text></joining></joinings></pack>";

/* ── a result ───────────────────────────────────────────────────── */

static CordeeAdvice *
advise (CordeeRulebook *rulebook, const char *answers)
{
  g_autoptr(CordeeSituation) situation = cordee_test_situation (cordee_rulebook_get_knowledge (rulebook), answers);

  return cordee_advice_new (rulebook, situation);
}

/* The view and what it borrows from. */
typedef struct
{
  CordeeAdvice *advice;
  CordeeResultView *view;
} Result;

static Result
result_of (const char *answers)
{
  static CordeeRulebook *rulebook;
  Result result;

  if (rulebook == NULL)
    {
      const char *const packs[] = { small, NULL };
      g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);

      rulebook = cordee_test_rulebook (knowledge, "2026-11-22", NULL, NULL);
    }
  result.advice = advise (rulebook, answers);
  result.view = cordee_result_view_new (result.advice);
  return result;
}

static void
result_clear (Result *result)
{
  cordee_result_view_free (result->view);
  cordee_advice_free (result->advice);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

static const CordeeResultCard *
other (const CordeeResultView *view, const char *structure)
{
  for (guint i = 0; i < view->others->len; i++)
    {
      const CordeeResultCard *card = view->others->pdata[i];

      if (g_str_equal (card->candidate->structure->id, structure))
        return card;
    }
  ck_abort_msg ("no card of %s", structure);
}

static char *
rules_of (GPtrArray *reasons)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const CordeeReason *) reasons->pdata[i])->finding->rule->id);
  return g_string_free (out, FALSE);
}

static void
check_text (const char *text, const char *expected)
{
  g_autofree char *plain = cordee_test_plain_spaces (text != NULL ? text : "(null)");

  ck_assert_str_eq (plain, expected);
}

static void
check_rules (GPtrArray *reasons, const char *expected)
{
  g_autofree char *rules = rules_of (reasons);

  ck_assert_str_eq (rules, expected);
}

/* ── the structure proposed ─────────────────────────────────────── */

START_TEST (what_decides_comes_first)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune deja=non");
  const CordeeResultCard *hero = result.view->hero;
  const CordeeReason *first, *second;

  ck_assert_ptr_nonnull (hero);
  check_text (hero->title, "Équipe une (UN)");
  check_text (hero->eyebrow, "Aujourd’hui");
  check_text (hero->verdict_text, "à compléter");
  check_rules (hero->reasons, "un-forme un-medecin");
  check_rules (hero->more, "un-petit un-forme-vue");

  first = hero->reasons->pdata[0];
  check_text (first->status, "reste à faire");
  ck_assert_int_eq (first->tone, CORDEE_VERDICT_A_COMPLETER);
  second = hero->reasons->pdata[1];
  check_text (second->status, "rempli");
  check_text (second->text, "un médecin : oui.");
  ck_assert_int_eq (second->tone, CORDEE_VERDICT_POSSIBLE);
}
END_TEST

/* Who says so stays short: the place where there is one, the title only where it is short. */
START_TEST (sources_are_told_in_short)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune deja=non");
  const CordeeReason *with_title = result.view->hero->reasons->pdata[0], *with_place = result.view->hero->reasons->pdata[1];
  const CordeeReason *without = other (result.view, "DEUX")->reasons->pdata[0], *unsourced = result.view->hero->more->pdata[0];

  check_text (with_title->source, "Le guichet, La note");
  ck_assert_str_eq (with_title->source_id, "note");
  check_text (with_place->source, "Le Journal, art. 1");
  check_text (with_place->about, "Un code au titre si long que personne ne le lit en entier, Le Journal, 2020");
  check_text (without->source, "Le Journal");
  ck_assert_ptr_null (unsourced->source);
  ck_assert_ptr_null (unsourced->source_id);
}
END_TEST

START_TEST (fit_tells_what_it_is_made_of)
{
  g_auto(Result) known = result_of ("medecins=1 forme=aucune deja=non");
  g_auto(Result) open = result_of ("medecins=1 deja=non");

  check_text (known.view->hero->fit, "Affinité avec le projet : 67 % (une petite équipe : 2 sur 2 ; une forme : 0 sur 1).");
  check_text (open.view->hero->fit, "Affinité avec le projet : 83 % (une petite équipe : 2 sur 2 ; une forme : 0,5 sur 1, réponse inconnue).");
  check_text (other (known.view, "DEUX")->fit, "Affinité avec le projet : 50 %, faute de critère qui s’applique.");
}
END_TEST

/* ── the others ─────────────────────────────────────────────────── */

START_TEST (barred_structure_has_its_smallest_change)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune deja=non");
  const CordeeResultCard *card = other (result.view, "DEUX");
  const CordeeWayOut *way;

  check_text (card->title, "Pourquoi pas : Maison deux (DEUX) ?");
  ck_assert_ptr_null (card->eyebrow);
  check_text (card->verdict_text, "exclue");
  check_rules (card->reasons, "deux-medecins");
  check_rules (card->more, "deux-quatre");
  ck_assert_uint_eq (card->ways->len, card->candidate->remedies->len);
  ck_assert_uint_gt (card->ways->len, 0);
  way = card->ways->pdata[0];
  ck_assert_uint_eq (way->index, 0);
  ck_assert_ptr_eq (way->remedy, card->candidate->remedies->pdata[0]);
  ck_assert_msg (strstr (way->text, "médecins au lieu de") != NULL, "%s", way->text);
  ck_assert_ptr_null (card->no_way);
}
END_TEST

START_TEST (dispute_is_told_with_its_rule)
{
  g_auto(Result) result = result_of ("medecins=2 forme=aucune deja=non");
  const CordeeResultCard *card = other (result.view, "DEUX");
  const CordeeReason *reason = card->reasons->pdata[0];

  check_text (card->verdict_text, "à négocier");
  check_text (reason->status, "à négocier");
  ck_assert_int_eq (reason->tone, CORDEE_VERDICT_A_NEGOCIER);
  check_text (reason->dispute, "Les uns comptent quatre médecins, les autres deux.");
}
END_TEST

START_TEST (structure_that_is_there_is_to_be_joined)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune deja=oui");
  const CordeeResultCard *card = other (result.view, "TROIS");

  check_text (card->title, "À rejoindre : Communauté trois (TROIS)");
  check_text (card->text, "Elle existe : la rejoindre.");
  ck_assert (card->joined);
  ck_assert (!result.view->hero->joined);
}
END_TEST

/* What a team cannot change opens nothing, and the card says so. */
START_TEST (structure_without_a_way_says_why)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune deja=oui");
  const CordeeResultCard *card = other (result.view, "QUATRE");

  check_text (card->title, "Pourquoi pas : Réseau quatre (QUATRE) ?");
  check_text (card->text, "Il manque à ce projet 1 condition obligatoire.");
  ck_assert_uint_eq (card->ways->len, 0);
  check_text (card->no_way, "Cela tient à ce qu’une équipe ne peut pas changer : « Communauté existante ».");
}
END_TEST

START_TEST (open_structure_asks_what_it_hangs_on)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune");
  const CordeeResultCard *card = other (result.view, "TROIS");

  check_text (card->title, "Peut-être : Communauté trois (TROIS)");
  ck_assert_ptr_nonnull (card->question);
  ck_assert_str_eq (card->question->question->id, "deja");
  check_text (card->question->title, "La communauté existe-t-elle déjà ?");
  check_text (card->question->text, "Cette réponse peut trancher pour TROIS et QUATRE.");
}
END_TEST

START_TEST (second_way_is_also_possible)
{
  g_auto(Result) result = result_of ("medecins=1 forme=association deja=non");

  check_text (other (result.view, "TROIS")->title, "Aussi possible : Communauté trois (TROIS)");
}
END_TEST

/* ── order, what is missing ─────────────────────────────────────── */

START_TEST (trajectory_and_complements_are_steps)
{
  g_auto(Result) result = result_of ("medecins=1 forme=aucune deja=oui");
  GPtrArray *steps = result.view->steps;
  const CordeeResultStep *step;

  ck_assert_uint_eq (steps->len, 3);
  step = steps->pdata[0];
  ck_assert_ptr_null (step->link);
  check_text (step->title, "UN");
  check_text (step->text, "maintenant : à compléter");
  step = steps->pdata[1];
  check_text (step->title, "DEUX");
  ck_assert (g_str_has_prefix (step->link, "avec "));
  ck_assert (!step->beside);
  step = steps->pdata[2];
  check_text (step->title, "rejoindre : TROIS");
  check_text (step->link, "en même temps");
  ck_assert (step->beside);
}
END_TEST

START_TEST (subtitle_counts_answers)
{
  g_auto(Result) one = result_of ("medecins=1 forme=? deja=?");
  g_auto(Result) all = result_of ("medecins=1 forme=aucune deja=non");

  check_text (one.view->subtitle, "D’après 1 réponse · 2 à préciser · règles au 22/11/2026, France entière, sans règle régionale");
  check_text (all.view->subtitle, "D’après 3 réponses · règles au 22/11/2026, France entière, sans règle régionale");
  ck_assert_uint_eq (one.view->missing->len, 2);
  ck_assert_uint_eq (all.view->missing->len, 0);
}
END_TEST

START_TEST (without_answers_there_is_a_first_question)
{
  g_auto(Result) result = result_of ("");

  ck_assert (result.view->empty);
  ck_assert_ptr_null (result.view->hero);
  ck_assert_uint_eq (result.view->others->len, 0);
  ck_assert_uint_gt (result.view->missing->len, 0);
  check_text (result.view->title, "Pas encore de résultat");
  check_text (result.view->subtitle, "Pas encore de réponse · règles au 22/11/2026, France entière, sans règle régionale");
}
END_TEST

/* ── the base that ships ────────────────────────────────────────── */

static void
check_filled (const char *text, const char *what)
{
  ck_assert_msg (text != NULL && *text != '\0', "%s says nothing", what);
  ck_assert_msg (strchr (text, '{') == NULL, "%s has an open place: %s", what, text);
}

static void
check_card (const CordeeResultCard *card)
{
  const char *id = card->candidate->structure->id;

  check_filled (card->title, id);
  check_filled (card->text, id);
  check_filled (card->fit, id);
  ck_assert_msg (card->candidate->findings->len == 0 || card->reasons->len > 0, "%s has no reason", id);
  for (guint i = 0; i < card->reasons->len + card->more->len; i++)
    {
      const CordeeReason *reason = i < card->reasons->len ? card->reasons->pdata[i] : card->more->pdata[i - card->reasons->len];

      check_filled (reason->text, reason->finding->rule->id);
      check_filled (reason->status, reason->finding->rule->id);
    }
  for (guint i = 0; i < card->ways->len; i++)
    check_filled (((const CordeeWayOut *) card->ways->pdata[i])->text, id);
}

/* Every structure has its card once, and says something everywhere; also a structure that no code knows of. */
START_TEST (every_structure_explains_itself)
{
  static const char *const situations[] = {
    "medecins-generalistes=1 medecins-specialistes=0 infirmiers=3 mode-exercice=liberal echelle=patientele-commune",
    "medecins-specialistes=13 medecins-generalistes=0 specialites=1 part-specialite=12 perimetre=departement echelle=patientele-specialite",
    "echelle=population population=60000 partenaires=hopital,ehpad cpts-existante=non",
    "cpts-existante=oui ess-existante=oui medecins-generalistes=2 infirmiers=1",
  };
  CordeeKnowledge *bases[] = { cordee_test_knowledge (), cordee_test_fifth () };

  for (guint i = 0; i < G_N_ELEMENTS (bases) * G_N_ELEMENTS (situations); i++)
    {
      CordeeKnowledge *knowledge = bases[i / G_N_ELEMENTS (situations)];
      g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, "2026-11-22", NULL, NULL);
      g_autoptr(CordeeAdvice) advice = advise (rulebook, situations[i % G_N_ELEMENTS (situations)]);
      g_autoptr(CordeeResultView) view = cordee_result_view_new (advice);

      check_filled (view->summary, "summary");
      if (view->hero != NULL)
        check_card (view->hero);
      for (guint j = 0; j < view->others->len; j++)
        check_card (view->others->pdata[j]);
      ck_assert_uint_eq (view->others->len + (view->hero != NULL ? 1 : 0), cordee_knowledge_get_structures (knowledge)->len);
      for (guint j = 0; j < view->missing->len; j++)
        check_filled (((const CordeeResultQuestion *) view->missing->pdata[j])->text, "question");
      for (guint j = 0; j < view->hinges->len; j++)
        check_filled (view->hinges->pdata[j], "hinge");
      for (guint j = 0; j < view->limits->len; j++)
        check_filled (view->limits->pdata[j], "limit");
    }
}
END_TEST

/* Acronyms of the reasons are explained with them, each once; what is not spoken of is not. */
START_TEST (words_of_the_reasons_are_explained)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), "2026-11-22", NULL, NULL);
  g_autoptr(CordeeAdvice) advice
    = advise (rulebook, "medecins-generalistes=1 medecins-specialistes=0 infirmiers=3 mode-exercice=liberal echelle=patientele-commune");
  g_autoptr(CordeeResultView) view = cordee_result_view_new (advice);
  guint n_sisa = 0;

  for (guint i = 0; i < view->words->len; i++)
    {
      const char *words = view->words->pdata[i];

      n_sisa += g_str_has_prefix (words, "SISA\u00a0: ");
      ck_assert_msg (!g_str_has_prefix (words, "PPCS"), "%s is nowhere in the reasons", words);
    }
  ck_assert_uint_eq (n_sisa, 1);
}
END_TEST

static Suite *
result_view_suite (void)
{
  Suite *suite = suite_create ("result-view");
  TCase *hero = tcase_create ("hero");
  TCase *others = tcase_create ("others");
  TCase *page = tcase_create ("page");

  tcase_add_test (hero, what_decides_comes_first);
  tcase_add_test (hero, sources_are_told_in_short);
  tcase_add_test (hero, fit_tells_what_it_is_made_of);
  suite_add_tcase (suite, hero);

  tcase_add_test (others, barred_structure_has_its_smallest_change);
  tcase_add_test (others, dispute_is_told_with_its_rule);
  tcase_add_test (others, structure_that_is_there_is_to_be_joined);
  tcase_add_test (others, structure_without_a_way_says_why);
  tcase_add_test (others, open_structure_asks_what_it_hangs_on);
  tcase_add_test (others, second_way_is_also_possible);
  suite_add_tcase (suite, others);

  tcase_add_test (page, trajectory_and_complements_are_steps);
  tcase_add_test (page, subtitle_counts_answers);
  tcase_add_test (page, without_answers_there_is_a_first_question);
  tcase_add_test (page, every_structure_explains_itself);
  tcase_add_test (page, words_of_the_reasons_are_explained);
  suite_add_tcase (suite, page);

  return suite;
}

int
main (void)
{
  return cordee_test_main (result_view_suite ());
}
