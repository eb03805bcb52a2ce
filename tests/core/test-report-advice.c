/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-report-advice.h"
#include "cordee-test-advice.h"
#include "cordee-test-cli.h"
#include "cordee-test.h"

#include <string.h>

/* An advice in words: on a small base whose words can be foreseen, and on the one that ships, as a team would be told. */

/* Kept for the process. */
static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = cordee_test_pack_knowledge ("words/advice.xml");
  return knowledge;
}

static CordeeAdvice *
advise_on (CordeeKnowledge *knowledge, const char *date, const char *region, const char *answers)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, date, region, NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (knowledge, answers);

  return cordee_advice_new (rulebook, situation);
}

static CordeeAdvice *
advise (const char *answers)
{
  return advise_on (base (), "2026-01-31", NULL, answers);
}

static const CordeeCandidate *
find (const CordeeAdvice *advice, const char *id)
{
  const CordeeCandidate *candidate = cordee_advice_find (advice, id);

  ck_assert_msg (candidate != NULL, "no structure %s", id);
  return candidate;
}

static const CordeeFinding *
find_rule (const CordeeCandidate *candidate, const char *id)
{
  for (guint i = 0; i < candidate->findings->len; i++)
    if (g_str_equal (((const CordeeFinding *) candidate->findings->pdata[i])->rule->id, id))
      return candidate->findings->pdata[i];
  ck_abort_msg ("no rule %s", id);
  return NULL;
}

/* Compares with no-break spaces made plain. Takes text. */
static void
check (char *text, const char *expected)
{
  g_autofree char *plain = NULL;

  ck_assert_msg (text != NULL, "nothing is said, not « %s »", expected);
  plain = cordee_test_plain (text);
  ck_assert_str_eq (plain, expected);
  g_free (text);
}

/* Whether one of the limits begins with start. */
static gboolean
has_limit (const CordeeAdvice *advice, const char *start)
{
  g_autoptr(GPtrArray) limits = cordee_report_limits (advice);

  for (guint i = 0; i < limits->len; i++)
    {
      g_autofree char *plain = cordee_test_plain (limits->pdata[i]);

      if (g_str_has_prefix (plain, start))
        return TRUE;
    }
  return FALSE;
}

/* ── phrases ────────────────────────────────────────────────────── */

static const struct
{
  const char *answers;
  const char *structure;
  CordeeVerdict verdict;
  const char *phrase;
} phrases[] = {
  { "", "A", CORDEE_VERDICT_INDETERMINEE, "Reste à dire combien de peintres compte l’équipe." },
  { "peintres=1 graveurs=3", "A", CORDEE_VERDICT_EXCLUE, "Il faut deux peintres ; l’équipe compte 1 peintre, 4 personnes en tout." },
  { "peintres=1", "A", CORDEE_VERDICT_EXCLUE, "Il faut deux peintres ; l’équipe compte 1 peintre, au moins 1 personne en tout." },
  { "membres=peintres,2*graveurs", "A", CORDEE_VERDICT_EXCLUE, "Il faut deux peintres ; l’équipe compte 1 peintre, 3 personnes en tout." },
  { "peintres=2 buts=vendre", "A", CORDEE_VERDICT_A_NEGOCIER, "D’usage, un atelier expose. C’est un usage, qui se négocie." },
  { "peintres=2 buts=exposer statuts=non", "A", CORDEE_VERDICT_A_COMPLETER, "Les conditions sont remplies. Il reste : des statuts écrits." },
  { "peintres=2 buts=exposer", "A", CORDEE_VERDICT_A_COMPLETER, "Les conditions sont remplies. À préciser : des statuts écrits." },
  { "peintres=2 buts=exposer statuts=oui", "A", CORDEE_VERDICT_POSSIBLE, "Ce projet remplit toutes les conditions connues." },
  { "lieu=champs", "B", CORDEE_VERDICT_EXCLUE, "Un bureau est en ville ; celui-ci est aux champs." },
  { "lieu=ville buts=vendre part=9,5", "B", CORDEE_VERDICT_EXCLUE, "La part n’est que de 9,5 %." },
  { "club-existant=oui", "C", CORDEE_VERDICT_EXCLUE, "Il y a déjà un club. Le club qui est là se rejoint." },
};

START_TEST (verdict_has_its_phrase)
{
  g_autoptr(CordeeAdvice) advice = advise (phrases[_i].answers);
  const CordeeCandidate *candidate = find (advice, phrases[_i].structure);

  ck_assert_int_eq (candidate->verdict, phrases[_i].verdict);
  check (cordee_report_candidate_phrase (advice, candidate), phrases[_i].phrase);
}
END_TEST

START_TEST (structure_to_come_says_since_when)
{
  g_autoptr(CordeeAdvice) advice = advise_on (base (), "2016-06-01", NULL, "club-existant=oui");
  const CordeeCandidate *candidate = find (advice, "C");

  ck_assert (!candidate->exists);
  check (cordee_report_candidate_phrase (advice, candidate),
         "Cette forme n’existe pas au 01/06/2016 : elle n’a de base légale que depuis le 01/01/2020.");
  check (cordee_report_no_remedy_text (advice, candidate),
         "Cette forme n’existe pas au 01/06/2016 : elle n’a de base légale que depuis le 01/01/2020.");
}
END_TEST

/* ── paragraphs ─────────────────────────────────────────────────── */

static const struct
{
  const char *answers;
  const char *structure;
  const char *paragraph;
} paragraphs[] = {
  { "peintres=1 graveurs=3 buts=exposer statuts=oui", "A",
    "A : exclue. 1 condition qui s’impose n’est pas remplie. Il faut deux peintres ; l’équipe compte 1 peintre, 4 personnes en tout. "
    "Le plus petit changement : Accueillir un peintre de plus (2 peintres au lieu de 1). Le verdict deviendrait « possible ». "
    "D’après : Journal." },
  { "peintres=2 buts=vendre statuts=oui", "A",
    "A : à négocier. Les conditions qui s’imposent sont remplies ; 1 point d’usage reste à négocier. "
    "D’usage, un atelier expose. Les uns l’exigent, les autres non. L’équipe compte 2 peintres. "
    "Le plus petit changement : Buts : ajouter « Exposer ». Le verdict deviendrait « possible ». D’après : Fédération, Nord." },
  { "peintres=3 buts=exposer statuts=non", "A",
    "A : à compléter. Les conditions sont remplies. Il reste : des statuts écrits. L’équipe compte 3 peintres. Le projet expose. "
    "Écrire les statuts. D’après : Journal." },
  { "peintres=3", "A",
    "A : indéterminée. Rien ne l’écarte, mais 1 réponse manque pour conclure : « Buts ». L’équipe compte 3 peintres. "
    "D’après : Fédération, Nord." },
  { "club-existant=oui", "C",
    "C : exclue. 1 condition qui s’impose n’est pas remplie. Il y a déjà un club. "
    "Cela tient à ce qu’une équipe ne peut pas changer : « Club déjà présent ». Le club qui est là se rejoint. D’après : Journal." },
};

START_TEST (verdict_explains_itself)
{
  g_autoptr(CordeeAdvice) advice = advise (paragraphs[_i].answers);

  check (cordee_report_candidate_paragraph (advice, find (advice, paragraphs[_i].structure)), paragraphs[_i].paragraph);
}
END_TEST

/* ── rules, answers, changes ────────────────────────────────────── */

START_TEST (rule_without_a_part_is_said_to_have_none)
{
  g_autoptr(CordeeAdvice) advice = advise ("lieu=ville buts=exposer");
  const CordeeCandidate *candidate = find (advice, "B");

  check (cordee_report_finding_text (advice, find_rule (candidate, "b-part")), "Sans objet ici : 10 % des peintres.");
  check (cordee_report_finding_text (advice, find_rule (candidate, "b-ville")), "Le bureau est en ville.");
}
END_TEST

START_TEST (placeholders_are_filled)
{
  g_autoptr(CordeeAdvice) advice = advise ("peintres=12 buts=exposer,ong");

  check (cordee_report_fill (advice, "{peintres} et {peintres}"), "12 peintres et 12 peintres");
  check (cordee_report_fill (advice, "{graveurs}, {equipe}"), "un nombre encore inconnu, au moins 12 personnes");
  check (cordee_report_fill (advice, "{buts} ; {lieu}"), "exposer et ONG à aider ; pas encore connu");
  check (cordee_report_fill (advice, "{rien} {peintres {} {"), "{rien} {peintres {} {");
  check (cordee_report_fill (advice, ""), "");
}
END_TEST

static const struct
{
  const char *id, *from, *to;
  const char *text;
} changes[] = {
  { "peintres", "1", "2", "2 peintres au lieu de 1" },
  { "peintres", "1200", "1", "1 peintre au lieu de 1 200" },
  { "peintres", "?", "2", "2 peintres (pas encore dit)" },
  { "graveurs", "1", "2", "Graveurs : 2 au lieu de 1" },
  { "part", "9,5", "10", "Part des peintres : 10 % au lieu de 9,5 %" },
  { "lieu", "champs", "ville", "Lieu : « En ville » au lieu de « Aux champs »" },
  { "lieu", "?", "ville", "Lieu : « En ville » (pas encore dit)" },
  { "statuts", "non", "oui", "Les statuts sont-ils écrits ? : « oui » au lieu de « non »" },
  { "buts", "aucun", "exposer,ong", "Buts : ajouter « Exposer » et « ONG à aider »" },
  { "buts", "exposer,vendre", "exposer", "Buts : retirer « Vendre »" },
  { "buts", "exposer", "vendre", "Buts : ajouter « Vendre » et retirer « Exposer »" },
};

START_TEST (change_is_told)
{
  g_autoptr(CordeeAdvice) advice = advise ("");
  const CordeeQuestion *question = cordee_knowledge_find_question (base (), changes[_i].id);
  g_autoptr(CordeeValue) from = cordee_value_parse (base (), question, changes[_i].from, NULL);
  g_autoptr(CordeeValue) to = cordee_value_parse (base (), question, changes[_i].to, NULL);
  const CordeeAnswerChange change = { question, from, to };

  check (cordee_report_change_text (advice, &change), changes[_i].text);
}
END_TEST

START_TEST (answer_is_told)
{
  static const struct
  {
    const char *id, *value, *words;
  } answers[] = {
    { "peintres", "3", "3" },        { "habitants", "12000", "12 000" }, { "part", "12,5", "12,5 %" },
    { "lieu", "champs", "Aux champs" }, { "statuts", "non", "non" },     { "buts", "aucun", "aucun" },
    { "buts", "vendre,ong,exposer", "Exposer, vendre et ONG à aider" },   { "lieu", "?", "pas encore connu" },
    { "membres", "2*peintres,graveurs", "2 peintres et 1" },             { "membres", "aucun", "aucun membre" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      const CordeeQuestion *question = cordee_knowledge_find_question (base (), answers[i].id);
      g_autoptr(CordeeValue) value = cordee_value_parse (base (), question, answers[i].value, NULL);

      check (cordee_report_value_to_words (base (), question, value), answers[i].words);
    }
}
END_TEST

/* ── limits ─────────────────────────────────────────────────────── */

START_TEST (limits_tell_what_is_not_sure)
{
  g_autoptr(CordeeAdvice) advice = advise ("part=5 peintres=0 membres=peintres habitants=500 communes=34172 buts=vendre");
  g_autoptr(CordeeAdvice) plain = advise ("part=5 peintres=3");
  g_autoptr(CordeeAdvice) disputed = advise ("peintres=3 buts=vendre");
  g_autoptr(CordeeAdvice) later = advise_on (base (), "2027-01-01", NULL, "");
  g_autoptr(CordeeAdvice) earlier = advise_on (base (), "2025-01-01", NULL, "");

  ck_assert (has_limit (advice, "Peintres : la réponse donne 0, la liste des membres 1 ; la liste l’emporte."));
  ck_assert (has_limit (advice, "« Habitants » : le nombre donné l’emporte sur celui que donnerait « Communes »."));
  ck_assert (!has_limit (plain, "Peintres"));
  ck_assert (!has_limit (plain, "« Habitants »"));
  ck_assert (has_limit (disputed, "Point discuté (A) : Les uns l’exigent, les autres non."));
  ck_assert (!has_limit (plain, "Point discuté"));
  ck_assert (has_limit (plain, "3 réponses ne sont pas connues"));
  ck_assert (has_limit (plain, "Aucune région n’est indiquée"));
  ck_assert (has_limit (plain, "Cet outil compare 3 structures (A, B et C)"));
  ck_assert (!has_limit (plain, "La base a été vérifiée"));
  ck_assert (has_limit (later, "La base a été vérifiée le 31/01/2026"));
  ck_assert (has_limit (earlier, "Les règles sont celles du 01/01/2025"));
}
END_TEST

START_TEST (contradiction_is_told)
{
  g_autoptr(CordeeAdvice) advice = advise ("part=5 peintres=0");

  ck_assert (has_limit (advice, "La part est de 5 % et il n’y a pas de peintre."));
}
END_TEST

START_TEST (unsure_answers_are_counted)
{
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (base (), "2026-01-31", NULL, NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (base (), "peintres=3 graveurs=1 lieu=ville");
  g_autoptr(CordeeValue) strange = cordee_value_new_choice ("ancien");
  g_autoptr(CordeeValue) guessed = cordee_value_new_number (4);
  g_autoptr(CordeeAdvice) advice = NULL;

  cordee_situation_set (situation, "question-d-hier", strange, CORDEE_PROVENANCE_DECLARED);
  cordee_situation_set (situation, "peintres", guessed, CORDEE_PROVENANCE_ESTIMATED);
  cordee_situation_set_confirm (situation, "graveurs", TRUE);
  cordee_situation_set_confirm (situation, "lieu", TRUE);
  advice = cordee_advice_new (rulebook, situation);
  ck_assert (has_limit (advice, "1 réponse est une estimation."));
  ck_assert (has_limit (advice, "2 réponses sont à confirmer"));
  ck_assert (has_limit (advice, "1 réponse porte sur une question que la base ne pose pas"));
}
END_TEST

/* ── the base that ships ────────────────────────────────────────── */

#define ONE_DOCTOR "medecins-generalistes=1 medecins-specialistes=0 infirmiers=3 mode-exercice=liberal echelle=patientele-commune"
#define HEART "medecins-generalistes=0 medecins-specialistes=13 specialites=1 mode-exercice=liberal echelle=patientele-specialite perimetre=region " \
              "specialistes-presents=108 part-specialite=12 projet-mono-pathologie=non ess-existante=non"
#define PEOPLE "echelle=population medecins-generalistes=12 infirmiers=30 pharmaciens=14 partenaires=hopital,ehpad cpts-existante=non"
#define CHILDREN "medecins-generalistes=0 medecins-specialistes=3 specialites=1 infirmiers=2 mode-exercice=liberal echelle=patientele-commune"

/* Every structure says something whole, whatever is known, and the text has no hole. */
START_TEST (every_text_is_whole)
{
  static const char *const situations[] = { "", ONE_DOCTOR, HEART, PEOPLE, CHILDREN };
  static const char *const dates[] = { "2026-11-22", "2006-06-01", "2016-06-01" };

  for (guint i = 0; i < G_N_ELEMENTS (situations) * G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(CordeeAdvice) advice
          = advise_on (cordee_test_knowledge (), dates[i % G_N_ELEMENTS (dates)], "76", situations[i / G_N_ELEMENTS (dates)]);
      g_autofree char *text = cordee_report_advice_to_text (advice, 80);

      ck_assert (g_utf8_validate (text, -1, NULL));
      ck_assert_ptr_null (strchr (text, '{'));
      ck_assert_ptr_null (strstr (text, "(null)"));
      ck_assert_ptr_null (strstr (text, ".."));
      for (guint j = 0; j < advice->candidates->len; j++)
        {
          const CordeeCandidate *candidate = advice->candidates->pdata[j];
          g_autofree char *phrase = cordee_report_candidate_phrase (advice, candidate);
          g_autofree char *paragraph = cordee_report_candidate_paragraph (advice, candidate);
          g_autofree char *none = cordee_report_no_remedy_text (advice, candidate);
          gboolean lifted = candidate->verdict == CORDEE_VERDICT_EXCLUE || candidate->verdict == CORDEE_VERDICT_A_NEGOCIER;

          ck_assert_msg (g_str_has_suffix (phrase, "."), "%s: %s", candidate->structure->id, phrase);
          ck_assert_msg (g_str_has_suffix (paragraph, "."), "%s: %s", candidate->structure->id, paragraph);
          ck_assert_msg ((none != NULL) == (lifted && candidate->remedies->len == 0), "%s: %s", candidate->structure->id, paragraph);
        }
    }
}
END_TEST

static void
check_paragraph (const CordeeAdvice *advice, const char *structure, const char *part)
{
  g_autofree char *paragraph = cordee_report_candidate_paragraph (advice, find (advice, structure));
  g_autofree char *plain = cordee_test_plain (paragraph);

  ck_assert_msg (strstr (plain, part) != NULL, "« %s » is not in: %s", part, plain);
}

START_TEST (teams_are_told_what_a_doctor_would_say)
{
  g_autoptr(CordeeAdvice) one = advise_on (cordee_test_knowledge (), "2026-11-22", "76", ONE_DOCTOR);
  g_autoptr(CordeeAdvice) heart = advise_on (cordee_test_knowledge (), "2026-11-22", NULL, HEART);
  g_autoptr(CordeeAdvice) people = advise_on (cordee_test_knowledge (), "2026-11-22", NULL, PEOPLE);
  g_autoptr(CordeeAdvice) children = advise_on (cordee_test_knowledge (), "2026-11-22", NULL, CHILDREN);
  g_autoptr(CordeeAdvice) nothing = advise_on (cordee_test_knowledge (), "2026-11-22", NULL, "");
  g_autofree char *proposed = cordee_report_recommendation_text (people);

  check_paragraph (one, "ESP", "à compléter");
  check_paragraph (one, "MSP", "2 médecins généralistes au lieu de 1");
  check_paragraph (one, "CPTS", "« CPTS déjà présente »");
  check_paragraph (one, "ESS", "exclue");
  ck_assert_str_eq (heart->primary->structure->id, "ESS");
  ck_assert_str_eq (people->primary->structure->id, "CPTS");
  ck_assert (g_str_has_prefix (proposed, "Proposition"));
  check_paragraph (children, "MSP", "à négocier");
  check_paragraph (children, "MSP", find_rule (find (children, "MSP"), "msp-deux-generalistes")->rule->dispute);
  for (guint i = 0; i < nothing->candidates->len; i++)
    ck_assert_int_eq (((const CordeeCandidate *) nothing->candidates->pdata[i])->verdict, CORDEE_VERDICT_INDETERMINEE);
}
END_TEST

static Suite *
report_suite (void)
{
  Suite *suite = suite_create ("report-advice");
  TCase *words = tcase_create ("words"), *limits = tcase_create ("limits"), *shipped = tcase_create ("shipped");

  tcase_add_loop_test (words, verdict_has_its_phrase, 0, G_N_ELEMENTS (phrases));
  tcase_add_test (words, structure_to_come_says_since_when);
  tcase_add_loop_test (words, verdict_explains_itself, 0, G_N_ELEMENTS (paragraphs));
  tcase_add_test (words, rule_without_a_part_is_said_to_have_none);
  tcase_add_test (words, placeholders_are_filled);
  tcase_add_loop_test (words, change_is_told, 0, G_N_ELEMENTS (changes));
  tcase_add_test (words, answer_is_told);
  tcase_add_test (limits, limits_tell_what_is_not_sure);
  tcase_add_test (limits, contradiction_is_told);
  tcase_add_test (limits, unsure_answers_are_counted);
  tcase_set_timeout (shipped, 60);
  tcase_add_test (shipped, every_text_is_whole);
  tcase_add_test (shipped, teams_are_told_what_a_doctor_would_say);
  suite_add_tcase (suite, words);
  suite_add_tcase (suite, limits);
  suite_add_tcase (suite, shipped);
  return suite;
}

int
main (void)
{
  return cordee_test_main (report_suite ());
}
