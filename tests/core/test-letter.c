/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-letter.h"
#include "cordee-test-advice.h"
#include "cordee-test-cli.h"
#include "cordee-test-result.h"
#include "cordee-test.h"

#include <string.h>

/* Documents of a template: each paragraph says where it comes from, what no answer tells is marked as missing, and nothing else is there. */

/* 22 November 2026, at noon. */
#define NOON 1795348800

#define LETTER "cpts-lettre-intention"
#define VIDOURLE "communes=30004,30019,30043 echelle=population objectifs=prevention,soins-non-programmes partenaires=hopital,ehpad " \
                 "medecins-generalistes=12 infirmiers=30 cpts-existante=non date-signature=2027-09-15 financements=amorcage"

/* ── a small base ───────────────────────────────────────────────── */

/* One structure, two questions, a document, and another that stands for it in one region. */
static const char *const pack[] = {
  "<pack format=\"1\" id=\"t\" checked=\"2026-11-22\"><title>T</title>"
  "<structures><structure id=\"AAA\" order=\"1\" sign=\"▲\" colour=\"#0069a6\" colour-dark=\"#7cc4f5\" exists-from=\"2010-01-01\">"
  "<name>A</name><summary>S.</summary></structure></structures>"
  "<questions><question id=\"un\" type=\"boolean\"><label>Un ?</label><why>W.</why></question>"
  "<question id=\"deux\" type=\"boolean\"><label>Deux ?</label><why>W.</why></question></questions>"
  "<templates><template id=\"doc\" structures=\"AAA\"><label>Doc</label><summary>S.</summary>"
  "<part id=\"p\"><heading>H</heading><say uses=\"un deux\"><text>Ici {un}, là {deux}.</text><otherwise>le reste</otherwise></say></part>"
  "</template><template id=\"doc-03\" structures=\"AAA\" region=\"03\" replaces=\"doc\"><label>Doc</label><summary>S.</summary>"
  "<part id=\"p\"><heading>H</heading><ask><text>tout</text></ask></part></template></templates></pack>",
  NULL
};

/* ── a document ─────────────────────────────────────────────────── */

typedef struct
{
  CordeeDossier *dossier;
  CordeeAdvice *advice;
  CordeeReportInput input;
} Made;

static void
made_clear (Made *self)
{
  cordee_dossier_free (self->dossier);
  cordee_advice_free (self->advice);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static Made
make_of (CordeeKnowledge *knowledge, CordeeSituation *situation)
{
  Made made = { 0 };
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, TODAY, "76", NULL);

  made.dossier = cordee_dossier_new ("CPTS du Vidourle", NOON);
  cordee_dossier_set_situation (made.dossier, situation, NOON);
  cordee_dossier_set_rules (made.dossier, cordee_rulebook_get_context (rulebook), NOON);
  made.advice = cordee_advice_new (rulebook, situation);
  made.input = (CordeeReportInput){
    .knowledge = knowledge, .dossier = made.dossier, .advice = made.advice, .today = cordee_day_new (2026, 11, 22), .now = NOON
  };
  return made;
}

static Made
make (const char *answers)
{
  g_autoptr(CordeeSituation) situation = cordee_test_situation (cordee_test_knowledge (), answers);

  return make_of (cordee_test_knowledge (), situation);
}

static CordeeDocument *
write_with (const Made *made, const char *id)
{
  const CordeeTemplate *template = cordee_knowledge_find_template (made->input.knowledge, id);

  ck_assert_msg (template != NULL, "no template %s", id);
  return cordee_letter_new (template, &made->input);
}

static char *
words_of (const CordeeDocument *document)
{
  g_autofree char *text = cordee_document_to_text (document);

  return cordee_test_plain (text);
}

static gboolean
says (const CordeeDocument *document, const char *words)
{
  g_autofree char *text = words_of (document);

  return strstr (text, words) != NULL;
}

/* The text of the first part that begins so, without its spaces being of any special kind; NULL where there is none. */
static char *
find_words (const CordeeDocument *document, const char *start)
{
  for (guint i = 0; i < document->parts->len; i++)
    {
      const CordeePart *part = document->parts->pdata[i];
      g_autofree char *plain = part->text != NULL ? cordee_test_plain (part->text->text->str) : NULL;

      if (plain != NULL && g_str_has_prefix (plain, start))
        return g_steal_pointer (&plain);
    }
  return NULL;
}

static void
check_words (const CordeeDocument *document, const char *start, const char *wanted)
{
  g_autofree char *found = find_words (document, start);

  ck_assert_msg (g_strcmp0 (found, wanted) == 0, "found %s, wanted %s", found, wanted);
}

/* ── the templates of the base ──────────────────────────────────── */

START_TEST (the_base_has_the_documents_that_the_steps_speak_of)
{
  static const char *const ids[] = { "cpts-lettre-intention", "cpts-projet-sante", "msp-lettre-intention", "msp-projet-sante", "esp-projet-sante",
                                     "ess-projet-sante", "statuts", "statuts-sisa", "liste-membres", "fiche-contacts", "demande-aide" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ck_assert_msg (cordee_knowledge_find_template (cordee_test_knowledge (), ids[i]) != NULL, "no template %s", ids[i]);
}
END_TEST

static char *
select_ids (CordeeKnowledge *knowledge, const char *structure, const char *region)
{
  g_autoptr(GPtrArray) templates = cordee_templates_select (knowledge, structure, region);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < templates->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", ((const CordeeTemplate *) templates->pdata[i])->id);
  return g_string_free (out, FALSE);
}

START_TEST (each_structure_is_offered_its_own)
{
  static const char *const wanted[][2] = {
    { "CPTS", "demande-aide statuts liste-membres fiche-contacts cpts-lettre-intention cpts-projet-sante" },
    { "ESP", "demande-aide statuts liste-membres fiche-contacts esp-projet-sante" },
    { "ESS", "demande-aide statuts liste-membres fiche-contacts ess-projet-sante" },
    { "MSP", "demande-aide statuts liste-membres fiche-contacts msp-lettre-intention msp-projet-sante statuts-sisa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *ids = select_ids (cordee_test_knowledge (), wanted[i][0], "76");

      ck_assert_str_eq (ids, wanted[i][1]);
    }
}
END_TEST

/* A regional document stands for the national one, there and nowhere else. */
START_TEST (a_region_may_have_its_own)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (pack);
  g_autofree char *there = select_ids (knowledge, "AAA", "03");
  g_autofree char *elsewhere = select_ids (knowledge, "AAA", NULL);
  g_autofree char *other = select_ids (knowledge, NULL, NULL);

  ck_assert_str_eq (there, "doc-03");
  ck_assert_str_eq (elsewhere, "doc");
  ck_assert_str_eq (other, "");
}
END_TEST

/* Every template, on little and on much, is a document that all writers take, and is the same twice. */
START_TEST (each_can_be_written)
{
  GPtrArray *templates = cordee_knowledge_get_templates (cordee_test_knowledge ());
  g_auto(Made) empty = make ("");
  g_auto(Made) full = make (VIDOURLE);

  for (guint i = 0; i < 2 * templates->len; i++)
    {
      const CordeeTemplate *template = templates->pdata[i / 2];
      const CordeeReportInput *input = i % 2 ? &full.input : &empty.input;
      g_autoptr(CordeeDocument) document = cordee_letter_new (template, input);
      g_autoptr(CordeeDocument) again = cordee_letter_new (template, input);
      g_autoptr(GBytes) odt = cordee_document_to_odt (document, NULL);
      g_autofree char *html = cordee_document_to_html (document), *other = cordee_document_to_html (again);
      g_autofree char *text = words_of (document);

      ck_assert_ptr_nonnull (odt);
      ck_assert_str_eq (html, other);
      ck_assert_msg (strchr (text, '{') == NULL && strchr (text, '}') == NULL, "%s: %s", template->id, text);
      ck_assert_msg (strstr (text, "À compléter : ") != NULL, "%s", template->id);
    }
}
END_TEST

/* ── marks ──────────────────────────────────────────────────────── */

/* Whether a part has a stretch in this style that begins with start. */
static gboolean
has_span (const CordeePart *part, CordeeRichStyle style, const char *start)
{
  for (guint i = 0; i < part->text->spans->len; i++)
    {
      const CordeeRichSpan *span = &g_array_index (part->text->spans, CordeeRichSpan, i);

      if ((span->style & style) == style && g_str_has_prefix (part->text->text->str + span->start, start))
        return TRUE;
    }
  return FALSE;
}

/* From the first heading to the break that ends the letter. */
START_TEST (every_paragraph_has_its_mark)
{
  static const char *const ids[] = { LETTER, "cpts-projet-sante", "statuts", "esp-projet-sante", "msp-projet-sante", "statuts-sisa" };
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = write_with (&made, ids[_i]);
  gboolean inside = FALSE;
  guint n = 0;

  for (guint i = 0; i < document->parts->len; i++)
    {
      const CordeePart *part = document->parts->pdata[i];

      inside = inside || part->kind == CORDEE_PART_HEADING;
      if (part->kind == CORDEE_PART_BREAK)
        break;
      if (!inside || part->kind != CORDEE_PART_PARAGRAPH)
        continue;
      /* What goes with a list of communes is told of all at once, above it. */
      if (g_str_has_prefix (part->text->text->str, "Aigues-Vives") || g_str_has_prefix (part->text->text->str, "Populations municipales"))
        continue;
      n++;
      ck_assert_msg (has_span (part, CORDEE_RICH_GAP, "À compléter") || has_span (part, CORDEE_RICH_SOFT | CORDEE_RICH_SMALL, " ["), "%s: %s",
                     ids[_i], part->text->text->str);
    }
  ck_assert_uint_ge (n, 2);
}
END_TEST

START_TEST (what_is_told_and_what_is_not)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = write_with (&made, LETTER);

  check_words (document, "3 communes", "3 communes, 6 844 habitants [calculé]");
  check_words (document, "Aigues-Vives", "Aigues-Vives (3 331), Aubais (2 925), Boissières (588).");
  check_words (document, "À la connaissance", "À la connaissance de l’équipe, aucune CPTS ne couvre ce territoire. [déclaré]");
  check_words (document, "Autres acteurs",
               "Autres acteurs qui prennent part au projet : hôpital et établissement pour personnes âgées (EHPAD). [déclaré]");
  check_words (document, "Faire de la", "Faire de la prévention");
  check_words (document, "Objectifs", "Objectifs [déclaré]");
  check_words (document, "À compléter : l’étendue", "À compléter : l’étendue du projet : bassin de vie, intercommunalité…");
  check_words (document, "Nous vous prions",
               "Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée. [texte proposé]");
  ck_assert (says (document, "12 médecins généralistes [déclaré]"));
  ck_assert (says (document, "15/09/2027"));
  /* Where a question is answered the other way, the sentence of this way is not there. */
  ck_assert (!says (document, "Une CPTS est déjà présente"));
}
END_TEST

/* The weakest of what a paragraph uses is what it is. */
START_TEST (the_weakest_answer_marks_the_paragraph)
{
  static const struct
  {
    CordeeProvenance one, other;
    const char *mark;
  } cases[] = {
    { CORDEE_PROVENANCE_PROVEN, CORDEE_PROVENANCE_PROVEN, "justifié" },
    { CORDEE_PROVENANCE_PROVEN, CORDEE_PROVENANCE_DECLARED, "déclaré" },
    { CORDEE_PROVENANCE_DECLARED, CORDEE_PROVENANCE_IMPORTED, "importé" },
    { CORDEE_PROVENANCE_ESTIMATED, CORDEE_PROVENANCE_IMPORTED, "estimé" },
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (pack);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  g_autoptr(CordeeValue) yes = cordee_value_new_choice ("oui");
  g_autoptr(CordeeValue) no = cordee_value_new_choice ("non");
  g_autofree char *wanted = g_strdup_printf ("Ici oui, là non. [%s]", cases[_i].mark);

  cordee_situation_set (situation, "un", yes, cases[_i].one);
  {
    g_auto(Made) made = make_of (knowledge, situation);
    g_autoptr(CordeeDocument) document = write_with (&made, "doc");

    check_words (document, "À compléter", "À compléter : le reste");
  }
  cordee_situation_set (situation, "deux", no, cases[_i].other);
  {
    g_auto(Made) made = make_of (knowledge, situation);
    g_autoptr(CordeeDocument) document = write_with (&made, "doc");

    check_words (document, "Ici", wanted);
    ck_assert (!says (document, "le reste"));
  }
}
END_TEST

/* What an estimate is computed from is no better than it. */
START_TEST (what_is_computed_from_an_estimate_says_so)
{
  g_autoptr(CordeeSituation) situation = cordee_test_situation (cordee_test_knowledge (), VIDOURLE);
  g_autoptr(CordeeValue) communes = cordee_value_ref ((CordeeValue *) cordee_situation_get_value (situation, "communes"));

  cordee_situation_set (situation, "communes", communes, CORDEE_PROVENANCE_ESTIMATED);
  cordee_situation_set_confirm (situation, "objectifs", TRUE);
  {
    g_auto(Made) made = make_of (cordee_test_knowledge (), situation);
    g_autoptr(CordeeDocument) document = write_with (&made, LETTER);

    check_words (document, "3 communes", "3 communes, 6 844 habitants [calculé d’après une estimation]");
    check_words (document, "Objectifs", "Objectifs [déclaré] à confirmer");
  }
}
END_TEST

/* ── head, headings, end ────────────────────────────────────────── */

START_TEST (a_letter_has_what_a_letter_needs)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = write_with (&made, LETTER);
  g_autoptr(CordeeDocument) plan = write_with (&made, "cpts-projet-sante");

  ck_assert_str_eq (document->title, "Lettre d’intention");
  ck_assert (says (document, "Expéditeur CPTS du Vidourle À compléter : adresse et personne à joindre"));
  ck_assert (says (document, "Destinataire Délégation départementale de l’ARS"));
  ck_assert (says (document, "Lieu et date À compléter : lieu et jour de l’envoi"));
  ck_assert (says (document, "Madame, Monsieur,"));
  ck_assert (!says (plan, "Madame, Monsieur,"));
  ck_assert_ptr_nonnull (strstr (document->foot, "empreinte"));
  ck_assert_ptr_nonnull (strstr (document->foot, "préparé avec Cordée"));
  cordee_dossier_set_contact (made.dossier, "Anne Roux, 04 66 00 00 00");
  {
    g_autoptr(CordeeDocument) with_contact = write_with (&made, LETTER);

    ck_assert (says (with_contact, "Expéditeur CPTS du Vidourle Anne Roux, 04 66 00 00 00"));
  }
}
END_TEST

/* Those five headings are what one region asks for; it is a model elsewhere, and the end says so. */
START_TEST (headings_say_who_asks_for_them)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = write_with (&made, LETTER);
  g_autoptr(CordeeDocument) contacts = write_with (&made, "fiche-contacts");

  check_words (document, "1. Territoire envisagé", "1. Territoire envisagé [1]");
  check_words (document, "5. Calendrier prévisionnel", "5. Calendrier prévisionnel [1]");
  check_words (document, "7. Suite souhaitée", "7. Suite souhaitée");
  ck_assert (says (document, "[1] (Nouvelle-Aquitaine ; ici, c’est un modèle)"));
  ck_assert (says (document, "[1] Monter une CPTS"));
  ck_assert (says (document, "Les rubriques sans numéro de source, et leur ordre, sont proposés par Cordée."));
  ck_assert (says (contacts, "aucune source ne les fixe"));
}
END_TEST

/* A part is for the structure that its statement is on. */
START_TEST (parts_of_another_structure_are_left_out)
{
  g_auto(Made) people = make (VIDOURLE);
  g_auto(Made) doctors = make ("echelle=patientele-specialite medecins-specialistes=14 specialites=1 medecins-generalistes=0 perimetre=region");
  g_autoptr(CordeeDocument) one = write_with (&people, "statuts");
  g_autoptr(CordeeDocument) other = NULL;

  cordee_dossier_choose (doctors.dossier, "ESS", CORDEE_HOW_CREER, NOON);
  other = write_with (&doctors, "statuts");
  ck_assert (says (one, "Une association de la loi du 1er juillet 1901. [règle]"));
  ck_assert (says (one, "Collèges"));
  ck_assert (!says (one, "composée de personnes physiques"));
  ck_assert (says (other, "composée de personnes physiques, pour que l’équipe soit financée. [règle]"));
  ck_assert (!says (other, "Collèges"));
}
END_TEST

/* ── lists ──────────────────────────────────────────────────────── */

START_TEST (members_are_told_one_by_one_where_they_are)
{
  g_auto(Made) made = make ("membres=medecins-generalistes/liberal/signe,infirmiers/liberal,infirmiers");
  g_autoptr(CordeeDocument) document = write_with (&made, "liste-membres");
  const CordeeTable *table = NULL;

  for (guint i = 0; i < document->parts->len && table == NULL; i++)
    table = ((const CordeePart *) document->parts->pdata[i])->table;
  ck_assert_ptr_nonnull (table);
  ck_assert_uint_eq (table->rows->len, 3);
  ck_assert (says (document, "1 médecin généraliste et 2 infirmiers. [déclaré]"));
}
END_TEST

START_TEST (money_is_told_with_condition_source_and_gaps)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = write_with (&made, "demande-aide");

  ck_assert (says (document, "au plus 50 000 €"));
  ck_assert (says (document, "lettre d’intention validée ; sur décision de l’ARS, jamais automatique"));
  ck_assert (says (document, "Estimation, pas un engagement"));
  ck_assert (says (document, "Aucune source ne donne : "));
}
END_TEST

/* What the steps of a document ask for, with its state; what is not known is marked as such. */
START_TEST (what_is_asked_for_is_told_with_its_state)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = write_with (&made, "statuts");
  guint n = 0;

  for (guint i = 0; i < document->parts->len; i++)
    {
      const CordeePart *part = document->parts->pdata[i];

      if (part->kind == CORDEE_PART_ITEM && g_strcmp0 (part->mark, "?") == 0)
        {
          ck_assert_msg (has_span (part, CORDEE_RICH_GAP, "à vérifier"), "%s", part->text->text->str);
          n++;
        }
    }
  ck_assert_uint_ge (n, 3);
}
END_TEST

/* The team's own contacts stay with the advisor unless they are shared. */
START_TEST (only_shared_contacts_are_told)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = NULL;
  CordeeDossierContact shared = { .name = (char *) "Paul Garrigue", .phone = (char *) "04 66 11 22 33", .shared = TRUE };
  CordeeDossierContact own = { .name = (char *) "Zoé Lafont" };

  cordee_dossier_add_contact (made.dossier, &shared, NOON);
  cordee_dossier_add_contact (made.dossier, &own, NOON);
  document = write_with (&made, "fiche-contacts");
  ck_assert (says (document, "Paul Garrigue, 04 66 11 22 33 [déclaré]"));
  ck_assert (!says (document, "Lafont"));
}
END_TEST

/* ── how much is written ────────────────────────────────────────── */

START_TEST (each_answer_that_is_used_writes_a_paragraph)
{
  const CordeeTemplate *template = cordee_knowledge_find_template (cordee_test_knowledge (), LETTER);
  g_auto(Made) few = make ("cpts-existante=non");
  g_auto(Made) more = make ("cpts-existante=non perimetre=bassin objectifs=prevention");
  guint n_few, n_more, n_all, n_all_more;

  few.input.dossier = NULL;
  cordee_letter_count (template, &few.input, &n_few, &n_all);
  cordee_letter_count (template, &more.input, &n_more, &n_all_more);
  ck_assert_uint_eq (n_more, n_few + 2);
  ck_assert_uint_eq (n_all, n_all_more);
  ck_assert_uint_lt (n_more, n_all);
}
END_TEST

/* A team may call itself anything. */
START_TEST (hostile_words_stay_words)
{
  g_auto(Made) made = make (VIDOURLE);
  g_autoptr(CordeeDocument) document = NULL;
  g_autofree char *html = NULL;

  cordee_dossier_set_name (made.dossier, "<script>alert(1)</script> {objectifs} & une équipe au nom vraiment long, trop pour un pied de page", NOON);
  cordee_dossier_set_contact (made.dossier, "{communes} %s <b>");
  document = write_with (&made, LETTER);
  html = cordee_document_to_html (document);
  ck_assert_ptr_null (strstr (html, "<script>alert"));
  ck_assert (says (document, "{communes} %s <b>"));
  ck_assert_ptr_nonnull (strstr (document->foot, "…"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("letter");
  TCase *tcase = tcase_create ("templates");

  tcase_add_test (tcase, the_base_has_the_documents_that_the_steps_speak_of);
  tcase_add_test (tcase, each_structure_is_offered_its_own);
  tcase_add_test (tcase, a_region_may_have_its_own);
  tcase_add_test (tcase, each_can_be_written);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("marks");
  tcase_add_loop_test (tcase, every_paragraph_has_its_mark, 0, 6);
  tcase_add_test (tcase, what_is_told_and_what_is_not);
  tcase_add_loop_test (tcase, the_weakest_answer_marks_the_paragraph, 0, 4);
  tcase_add_test (tcase, what_is_computed_from_an_estimate_says_so);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("head and end");
  tcase_add_test (tcase, a_letter_has_what_a_letter_needs);
  tcase_add_test (tcase, headings_say_who_asks_for_them);
  tcase_add_test (tcase, parts_of_another_structure_are_left_out);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("lists");
  tcase_add_test (tcase, members_are_told_one_by_one_where_they_are);
  tcase_add_test (tcase, money_is_told_with_condition_source_and_gaps);
  tcase_add_test (tcase, what_is_asked_for_is_told_with_its_state);
  tcase_add_test (tcase, only_shared_contacts_are_told);
  tcase_add_test (tcase, each_answer_that_is_used_writes_a_paragraph);
  tcase_add_test (tcase, hostile_words_stay_words);
  suite_add_tcase (suite, tcase);
  return cordee_test_main (suite);
}
