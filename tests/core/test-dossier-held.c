/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier.h"
#include "cordee-issue.h"
#include "cordee-pack.h"
#include "cordee-test.h"

#include <string.h>

/* What becomes of what is not understood when the dossier around it changes, and of ids that have changed. */

/* ── helpers ────────────────────────────────────────────────────── */

#define HEAD                                  \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<dossier format=\"1\" id=\"a\">\n"         \
  "  <project>\n    <name>N</name>\n    <contact/>\n    <advisor/>\n  </project>\n"

static CordeeDossier *
read_with (CordeeKnowledge *knowledge, const char *text, GPtrArray *issues)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  CordeeDossier *dossier = cordee_dossier_new_from_bytes (bytes, "x", knowledge, issues);

  ck_assert_ptr_nonnull (dossier);
  return dossier;
}

static CordeeDossier *
read_text (const char *text)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  return read_with (cordee_test_knowledge (), text, issues);
}

static char *
write_with (CordeeKnowledge *knowledge, const CordeeDossier *dossier)
{
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, knowledge);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
has (const CordeeDossier *dossier, const char *what)
{
  g_autofree char *text = write_with (cordee_test_knowledge (), dossier);

  ck_assert_msg (strstr (text, what) != NULL, "« %s » is not in\n%s", what, text);
}

static void
lacks (const CordeeDossier *dossier, const char *what)
{
  g_autofree char *text = write_with (cordee_test_knowledge (), dossier);

  ck_assert_msg (strstr (text, what) == NULL, "« %s » is in\n%s", what, text);
}

static void
answer (CordeeDossier *dossier, const char *id, const char *text)
{
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);
  const CordeeQuestion *question = cordee_knowledge_find_question (cordee_test_knowledge (), id);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeValue) value = cordee_value_parse (cordee_test_knowledge (), question, text, &error);

  ck_assert_msg (value != NULL, "%s", error != NULL ? error->message : "");
  cordee_situation_set (situation, id, value, CORDEE_PROVENANCE_DECLARED);
  cordee_dossier_set_situation (dossier, situation, 1795356240);
}

/* ── edits around what is held ──────────────────────────────────── */

/* A refused answer is written while there is no other, and comes back when that is taken away. */
START_TEST (new_answer_takes_the_place_of_a_refused_one)
{
  g_autoptr(CordeeDossier) dossier = read_text (HEAD "<situation><answer id=\"infirmiers\" value=\"trois\" provenance=\"declared\"/></situation></dossier>");
  g_autoptr(CordeeSituation) none = cordee_situation_new ();

  has (dossier, "value=\"trois\"");
  answer (dossier, "infirmiers", "3");
  lacks (dossier, "value=\"trois\"");
  has (dossier, "value=\"3\"");
  cordee_dossier_set_situation (dossier, none, 1795356240);
  has (dossier, "value=\"trois\"");
}
END_TEST

/* What stood beside an answer stays with it; what stood behind one that is gone stays too. */
START_TEST (parts_survive_their_neighbours)
{
  g_autoptr(CordeeDossier) dossier = read_text (HEAD "<situation><answer id=\"infirmiers\" value=\"1\" provenance=\"declared\" sure=\"0.5\"/><group/>"
                                                     "<answer id=\"ipa\" value=\"1\" provenance=\"declared\"/></situation></dossier>");
  g_autoptr(CordeeSituation) situation = cordee_situation_copy (dossier->situation);

  answer (dossier, "infirmiers", "2");
  has (dossier, "value=\"2\" provenance=\"declared\" sure=\"0.5\" at=\"2026-11-22T14:04:00Z\"/>\n    <group/>\n");
  cordee_situation_unset (situation, "infirmiers");
  cordee_dossier_set_situation (dossier, situation, 1795356240);
  lacks (dossier, "sure");
  has (dossier, "<answer id=\"ipa\" value=\"1\" provenance=\"declared\"/>\n    <group/>\n  </situation>");
}
END_TEST

START_TEST (value_that_is_set_takes_the_place_of_a_refused_one)
{
  g_autoptr(CordeeDossier) dossier = read_text (HEAD "<rules region=\"99\" as-of=\"2026-02-30\"/><notes><note id=\"1\" visibility=\"team\">a</note></notes>"
                                                     "<next day=\"demain\">b</next></dossier>");
  CordeeContext context = { cordee_day_new (2026, 11, 22), "76", NULL };

  has (dossier, "<rules as-of=\"2026-02-30\" region=\"99\"/>");
  has (dossier, "visibility=\"team\"");
  has (dossier, "day=\"demain\"");
  ck_assert_int_eq (cordee_dossier_find_note (dossier, "1")->visibility, CORDEE_NOTE_PRIVATE);
  cordee_dossier_set_rules (dossier, &context, 1795356240);
  cordee_dossier_set_note (dossier, "1", "a", CORDEE_NOTE_SHARED, 1795356240);
  cordee_dossier_set_next (dossier, "b", cordee_day_new (2026, 12, 1));
  has (dossier, "<rules as-of=\"2026-11-22\" region=\"76\"/>");
  has (dossier, "visibility=\"shared\"");
  has (dossier, "<next day=\"2026-12-01\">b</next>");
}
END_TEST

/* Whatever becomes of a text, what was in it stays in it. */
START_TEST (parts_survive_a_new_text)
{
  g_autoptr(CordeeDossier) dossier = read_text (HEAD "<notes><note id=\"1\" visibility=\"shared\">Un <b>mot</b> gras</note></notes></dossier>");

  ck_assert_str_eq (cordee_dossier_find_note (dossier, "1")->text, "Un  gras");
  cordee_dossier_set_note (dossier, "1", "é", CORDEE_NOTE_SHARED, 1795356240);
  has (dossier, ">é<b>mot</b></note>");
}
END_TEST

START_TEST (strangers_survive_a_new_list)
{
  g_autoptr(CordeeDossier) dossier
      = read_text (HEAD "<situation><answer id=\"membres\" value=\"pharmaciens,licorne,infirmiers\" provenance=\"declared\"/></situation></dossier>");

  ck_assert_uint_eq (cordee_situation_get_value (dossier->situation, "membres")->members->len, 2);
  answer (dossier, "membres", "3*infirmiers");
  has (dossier, "value=\"infirmiers,licorne,2*infirmiers\"");
}
END_TEST

/* ── copies ─────────────────────────────────────────────────────── */

/* Nobody here knows whom it is for. A refused answer is of the team, and goes along. */
START_TEST (handover_leaves_out_what_is_foreign)
{
  g_autoptr(CordeeDossier) dossier
      = read_text ("<dossier xmlns:n=\"x\" format=\"1\" id=\"a\" secret=\"1\"><project><name>N</name></project><!-- secret -->"
                   "<situation><answer n:by=\"A\" id=\"infirmiers\" value=\"trois\" provenance=\"declared\"/></situation>"
                   "<notes><note id=\"1\" visibility=\"team\">secret</note><note id=\"2\" visibility=\"shared\">dit</note></notes><secrets/></dossier>");
  g_autoptr(CordeeDossier) copy = cordee_dossier_dup_for_handover (dossier, 1795356240);
  g_autofree char *text = write_with (cordee_test_knowledge (), copy);
  g_autoptr(CordeeDossier) again = NULL;

  lacks (copy, "secret");
  has (copy, "value=\"trois\"");
  has (copy, "dit");
  again = read_text (text);
  ck_assert_uint_eq (again->notes->len, 1);
  has (dossier, "<secrets/>");
}
END_TEST

START_TEST (held_of_two_versions_comes_together)
{
  g_autoptr(CordeeDossier) mine = read_text (HEAD "<roadmap/><next a=\"1\"/></dossier>");
  g_autoptr(CordeeDossier) theirs = read_text (HEAD "<roadmap/><next a=\"2\" b=\"3\"/><files/></dossier>");
  g_autoptr(CordeeDossier) plain = read_text (HEAD "</dossier>");
  g_autofree char *text = NULL;
  g_autofree char *once = NULL;

  ck_assert (!cordee_dossier_equal (mine, theirs));
  cordee_dossier_adopt_held (mine, theirs);
  has (mine, "<next a=\"1\" b=\"3\"/>");
  has (mine, "<files/>");
  text = write_with (cordee_test_knowledge (), mine);
  ck_assert_ptr_null (strstr (strstr (text, "<roadmap/>") + 1, "<roadmap/>"));
  cordee_dossier_adopt_held (plain, theirs);
  has (plain, "<next a=\"2\" b=\"3\"/>");
  once = write_with (cordee_test_knowledge (), theirs);
  ck_assert_ptr_null (strstr (once, "a=\"1\""));
}
END_TEST

/* ── equality ───────────────────────────────────────────────────── */

START_TEST (every_field_counts)
{
  g_autoptr(CordeeDossier) dossier = read_text (HEAD "<situation><answer id=\"infirmiers\" value=\"1\" provenance=\"declared\"/></situation>"
                                                     "<notes><note id=\"1\" visibility=\"shared\">a</note></notes></dossier>");
  static const char *const edits[] = { "name", "contact", "advisor", "archived", "day", "region", "answer", "at", "choice", "next", "note", "event" };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr(CordeeDossier) copy = cordee_dossier_copy (dossier);
      CordeeContext context = { i == 4 ? cordee_day_new (2026, 1, 1) : CORDEE_DAY_NONE, i == 5 ? "76" : NULL, NULL };

      ck_assert (cordee_dossier_equal (dossier, copy));
      if (i == 0)
        {
          g_free (copy->name);
          copy->name = g_strdup ("M");
        }
      else if (i == 1)
        cordee_dossier_set_contact (copy, "c");
      else if (i == 2)
        cordee_dossier_set_advisor (copy, "c");
      else if (i == 3)
        copy->archived = TRUE;
      else if (i == 4 || i == 5)
        cordee_dossier_set_rules (copy, &context, 1);
      else if (i == 6)
        cordee_situation_unset (copy->situation, "infirmiers");
      else if (i == 7)
        cordee_situation_set_at (copy->situation, "infirmiers", 12);
      else if (i == 8)
        {
          cordee_dossier_choose (copy, "MSP", CORDEE_HOW_CREER, 1);
          g_ptr_array_set_size (copy->journal, 0);
        }
      else if (i == 9)
        cordee_dossier_set_next (copy, NULL, cordee_day_new (2026, 1, 1));
      else if (i == 10)
        {
          cordee_dossier_set_note (copy, "1", "b", CORDEE_NOTE_SHARED, 0);
          g_ptr_array_set_size (copy->journal, 0);
        }
      else
        cordee_dossier_add_event (copy, CORDEE_EVENT_NOTED, NULL, 1);
      ck_assert_msg (!cordee_dossier_equal (dossier, copy), "%s does not count", edits[i]);
    }
}
END_TEST

/* ── texts that no file can have ────────────────────────────────── */

START_TEST (texts_are_kept_as_a_file_can_have_them)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("a\001b", 1795356240);
  const char *id = cordee_dossier_add_note (dossier, "page\fsuivante\r\nfin \xff", CORDEE_NOTE_SHARED, NULL, NULL, 1795356240);
  g_autofree char *text = NULL;
  g_autoptr(CordeeDossier) again = NULL;

  ck_assert_str_eq (dossier->name, "a b");
  ck_assert_str_eq (cordee_dossier_find_note (dossier, id)->text, "page suivante\r\nfin \xef\xbf\xbd");
  text = write_with (cordee_test_knowledge (), dossier);
  again = read_text (text);
  ck_assert (cordee_dossier_equal (dossier, again));
}
END_TEST

/* ── renames ────────────────────────────────────────────────────── */

/* The base with the pack that renames. The caller owns it. */
static CordeeKnowledge *
renaming_knowledge (void)
{
  g_autoptr(GPtrArray) packs = g_ptr_array_new ();
  g_autofree char *path = cordee_test_data ("packs/y_rename.xml");
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeePack) pack = cordee_pack_new_from_file (path, cordee_test_schema (), issues);

  ck_assert_ptr_nonnull (pack);
  g_ptr_array_extend (packs, cordee_knowledge_get_packs (cordee_test_knowledge ()), NULL, NULL);
  g_ptr_array_add (packs, pack);
  return cordee_knowledge_new (packs);
}

static const char old_names[]
    = HEAD "<situation>\n"
           "<answer id=\"exercice\" value=\"cabinet\" provenance=\"proven\" sure=\"1\"/>\n"
           "<answer id=\"partenaires\" value=\"hospice,hopital\" provenance=\"declared\"/>\n"
           "<answer id=\"infirmieres\" value=\"3\" provenance=\"declared\"/>\n"
           "<answer id=\"membres\" value=\"2*infirmieres/cabinet/signe,kines\" provenance=\"declared\"><member profession=\"infirmieres\" status=\"cabinet\" "
           "signs=\"true\" name=\"Zoé\"/><member profession=\"infirmieres\" status=\"cabinet\" signs=\"true\"/><member profession=\"kines\"/></answer>\n"
           "</situation><results><result structure=\"MAISON\" verdict=\"possible\" rank=\"1\"/></results>"
           "<choices><choice structure=\"MAISON\" how=\"creer\"/></choices>"
           "<notes><note id=\"1\" visibility=\"shared\" structure=\"MAISON\" criterion=\"argent\">a</note></notes>"
           "<journal><event kind=\"answered\" detail=\"exercice\"/><event kind=\"chose\" detail=\"MAISON\"/><event kind=\"renamed\" detail=\"MAISON\"/></journal>"
           "</dossier>";

START_TEST (old_ids_are_read_as_those_of_today)
{
  g_autoptr(CordeeKnowledge) knowledge = renaming_knowledge ();
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = read_with (knowledge, old_names, issues);
  g_autofree char *text = write_with (knowledge, dossier);
  guint n_renamed = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      ck_assert_int_eq (issue->kind->severity, CORDEE_SEVERITY_INFO);
      n_renamed += g_str_equal (issue->kind->tag, "dossier-renamed");
    }
  ck_assert_uint_eq (n_renamed, 7);
  ck_assert_str_eq (cordee_situation_get_value (dossier->situation, "mode-exercice")->text, "liberal");
  ck_assert_ptr_nonnull (strstr (text, "<answer id=\"mode-exercice\" value=\"liberal\" provenance=\"proven\" sure=\"1\"/>"));
  ck_assert_ptr_nonnull (strstr (text, "value=\"hopital,ehpad\""));
  ck_assert_ptr_nonnull (strstr (text, "<answer id=\"infirmiers\" value=\"3\""));
  ck_assert_ptr_nonnull (strstr (text, "value=\"2*infirmiers/liberal/signe,masseurs-kinesitherapeutes\""));
  ck_assert_ptr_nonnull (strstr (text, "<member profession=\"infirmiers\" status=\"liberal\" signs=\"true\" name=\"Zoé\"/>"));
  ck_assert_ptr_nonnull (cordee_dossier_find_choice (dossier, "MSP"));
  ck_assert_str_eq (((const CordeeDossierResult *) dossier->results->pdata[0])->structure, "MSP");
  ck_assert_ptr_nonnull (cordee_dossier_find_cell_note (dossier, "MSP", "financements"));
  ck_assert_uint_eq (dossier->journal->len, 3);
  ck_assert_str_eq (((const CordeeDossierEvent *) dossier->journal->pdata[0])->detail, "mode-exercice");
  ck_assert_str_eq (((const CordeeDossierEvent *) dossier->journal->pdata[1])->detail, "MSP");
  ck_assert_str_eq (((const CordeeDossierEvent *) dossier->journal->pdata[2])->detail, "MAISON");
}
END_TEST

/* The answer that has the id of today is the one; the other is kept beside it, whichever comes first. */
START_TEST (old_id_gives_way_to_that_of_today)
{
  static const char *const orders[] = { "<answer id=\"exercice\" value=\"salarie\" provenance=\"declared\"/><answer id=\"mode-exercice\" value=\"mixte\" "
                                        "provenance=\"declared\"/>",
                                        "<answer id=\"mode-exercice\" value=\"mixte\" provenance=\"declared\"/><answer id=\"exercice\" value=\"salarie\" "
                                        "provenance=\"declared\"/>" };
  g_autoptr(CordeeKnowledge) knowledge = renaming_knowledge ();

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autofree char *text = g_strconcat (HEAD "<situation>", orders[i], "</situation></dossier>", NULL);
      g_autoptr(CordeeDossier) dossier = read_with (knowledge, text, issues);
      g_autofree char *written = write_with (knowledge, dossier);

      ck_assert_str_eq (cordee_situation_get_value (dossier->situation, "mode-exercice")->text, "mixte");
      ck_assert_ptr_nonnull (strstr (written, "<answer id=\"exercice\" value=\"salarie\" provenance=\"declared\"/>"));
    }
}
END_TEST

/* Without the rename, the same file is kept whole. */
START_TEST (old_ids_are_kept_without_a_rename)
{
  g_autoptr(CordeeDossier) dossier = read_text (old_names);

  has (dossier, "<answer id=\"exercice\" value=\"cabinet\" provenance=\"proven\" sure=\"1\"/>");
  has (dossier, "value=\"2*infirmieres/cabinet/signe,kines\"");
  has (dossier, "<choice structure=\"MAISON\" how=\"creer\"/>");
  ck_assert_uint_eq (dossier->choices->len, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dossier-held");
  TCase *edits = tcase_create ("edits");
  TCase *renames = tcase_create ("renames");

  tcase_add_test (edits, new_answer_takes_the_place_of_a_refused_one);
  tcase_add_test (edits, parts_survive_their_neighbours);
  tcase_add_test (edits, value_that_is_set_takes_the_place_of_a_refused_one);
  tcase_add_test (edits, parts_survive_a_new_text);
  tcase_add_test (edits, strangers_survive_a_new_list);
  tcase_add_test (edits, handover_leaves_out_what_is_foreign);
  tcase_add_test (edits, held_of_two_versions_comes_together);
  tcase_add_test (edits, every_field_counts);
  tcase_add_test (edits, texts_are_kept_as_a_file_can_have_them);
  suite_add_tcase (suite, edits);
  tcase_add_test (renames, old_ids_are_read_as_those_of_today);
  tcase_add_test (renames, old_id_gives_way_to_that_of_today);
  tcase_add_test (renames, old_ids_are_kept_without_a_rename);
  suite_add_tcase (suite, renames);
  return cordee_test_main (suite);
}
