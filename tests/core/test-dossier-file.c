/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier.h"
#include "cordee-issue.h"
#include "cordee-test-random.h"
#include "cordee-test.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>

/* Samples are files in tests/data/dossiers: n_* are refused, y_* are read. What stands beside one as .expected is all that is told of it,
   one finding a line: its line, severity and tag; without that file nothing is. What stands beside one as .saved is what saving it gives;
   without that file, saving gives the same bytes. */

/* ── samples ────────────────────────────────────────────────────── */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_samples (char verdict)
{
  g_autofree char *folder = cordee_test_data ("dossiers");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  ck_assert_msg (dir != NULL, "%s cannot be read", folder);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".cordee") || g_str_has_suffix (name, ".xml"))
      {
        ck_assert_msg ((name[0] == 'n' || name[0] == 'y') && name[1] == '_', "%s does not say its verdict", name);
        if (name[0] == verdict)
          g_ptr_array_add (samples, g_build_filename (folder, name, NULL));
      }
  g_ptr_array_sort (samples, compare_strings);
  ck_assert_uint_gt (samples->len, 10);
  return samples;
}

/* The contents of what stands beside a sample with another suffix; NULL without. */
static char *
read_beside (const char *sample, const char *suffix)
{
  const char *dot = strrchr (sample, '.');
  g_autofree char *path = g_strdup_printf ("%.*s%s", (int) (dot - sample), sample, suffix);
  char *content = NULL;

  (void) g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

static GBytes *
read_sample (const char *sample)
{
  char *content;
  gsize length;
  g_autoptr(GError) error = NULL;

  ck_assert_msg (g_file_get_contents (sample, &content, &length, &error), "%s", error != NULL ? error->message : "");
  return g_bytes_new_take (content, length);
}

static CordeeDossier *
read_bytes (GBytes *bytes, const char *name, GPtrArray *issues)
{
  return cordee_dossier_new_from_bytes (bytes, name, cordee_test_knowledge (), issues);
}

/* The findings as the lines of an .expected. */
static char *
findings (GPtrArray *issues)
{
  GString *out = g_string_new (NULL);

  cordee_issues_sort (issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      g_string_append_printf (out, "%d %s %s\n", issue->line, cordee_severity_name (issue->kind->severity), issue->kind->tag);
    }
  return g_string_free (out, FALSE);
}

static void
check_findings (const char *sample, GPtrArray *issues)
{
  g_autofree char *expected = read_beside (sample, ".expected");
  g_autofree char *found = findings (issues);

  ck_assert_msg (g_str_equal (found, expected != NULL ? expected : ""), "%s: found\n%s\nexpected\n%s", sample, found,
                 expected != NULL ? expected : "");
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      ck_assert_msg (strstr (issue->hint, "attendu") != NULL, "%s: does not say what was expected: %s", sample, issue->hint);
    }
}

START_TEST (samples_are_read_and_written_again)
{
  g_autoptr(GPtrArray) samples = list_samples ('y');

  for (guint i = 0; i < samples->len; i++)
    {
      const char *sample = samples->pdata[i];
      g_autofree char *name = g_path_get_basename (sample);
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autoptr(GPtrArray) more = cordee_issues_new ();
      g_autoptr(GBytes) bytes = read_sample (sample);
      g_autoptr(CordeeDossier) dossier = read_bytes (bytes, name, issues);
      g_autofree char *why = findings (issues);
      g_autofree char *saved = read_beside (sample, ".saved");
      g_autoptr(CordeeDossier) again = NULL;
      g_autoptr(GBytes) written = NULL;
      g_autoptr(GBytes) twice = NULL;

      ck_assert_msg (dossier != NULL, "%s is refused: %s", name, why);
      check_findings (sample, issues);
      written = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());
      if (saved != NULL)
        ck_assert_str_eq (saved, (const char *) g_bytes_get_data (written, NULL));
      else
        ck_assert_msg (g_bytes_equal (bytes, written), "%s: saved as\n%.6000s", name, (const char *) g_bytes_get_data (written, NULL));
      again = read_bytes (written, name, more);
      ck_assert_msg (again != NULL, "%s cannot be read again", name);
      twice = cordee_dossier_to_bytes (again, cordee_test_knowledge ());
      ck_assert_msg (g_bytes_equal (written, twice), "%s: saved twice as\n%.6000s", name, (const char *) g_bytes_get_data (twice, NULL));
      ck_assert_msg (saved != NULL || cordee_dossier_equal (dossier, again), "%s: read again it is another", name);
    }
}
END_TEST

START_TEST (samples_are_refused)
{
  g_autoptr(GPtrArray) samples = list_samples ('n');

  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autoptr(GBytes) bytes = read_sample (samples->pdata[i]);
      g_autoptr(CordeeDossier) dossier = read_bytes (bytes, "n", issues);

      ck_assert_msg (dossier == NULL, "%s is read", (const char *) samples->pdata[i]);
      ck_assert_int_eq (cordee_dossier_get_format_of (bytes), -1);
      check_findings (samples->pdata[i], issues);
    }
}
END_TEST

START_TEST (formats_are_told)
{
  static const struct
  {
    const char *sample;
    int format;
  } samples[] = { { "y_0-answers.xml", 0 }, { "y_0-empty.xml", 0 }, { "y_full.cordee", 1 }, { "y_format-2.cordee", 2 }, { "n_text.cordee", -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_build_filename ("dossiers", samples[i].sample, NULL);
      g_autofree char *path = cordee_test_data (name);
      g_autoptr(GBytes) bytes = read_sample (path);

      ck_assert_int_eq (cordee_dossier_get_format_of (bytes), samples[i].format);
    }
}
END_TEST

/* ── what is in them ────────────────────────────────────────────── */

static CordeeDossier *
load_sample (const char *name, GPtrArray *issues)
{
  g_autofree char *relative = g_build_filename ("dossiers", name, NULL);
  g_autofree char *path = cordee_test_data (relative);
  CordeeDossier *dossier = cordee_dossier_load (path, cordee_test_knowledge (), issues);

  ck_assert_ptr_nonnull (dossier);
  return dossier;
}

START_TEST (full_dossier_says_it_all)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_full.cordee", issues);
  const CordeeAnswer *answer;
  const CordeeDossierNote *note;

  ck_assert_str_eq (dossier->name, "Équipe du Vidourle & “amis” <2026>");
  ck_assert_str_eq (dossier->contact, "Dr Anne d’Arc, 04 66 00 00 00");
  ck_assert_str_eq (dossier->advisor, "C. Martin");
  ck_assert (dossier->archived);
  ck_assert_int_eq (dossier->as_of, cordee_day_new (2026, 11, 22));
  ck_assert_str_eq (dossier->region, "76");
  ck_assert_str_eq (dossier->departement, "30");
  ck_assert_str_eq (dossier->base_version, "2026-11-22");
  answer = cordee_situation_get (dossier->situation, "mode-exercice");
  ck_assert_str_eq (answer->value->text, "mixte");
  ck_assert_int_eq (answer->provenance, CORDEE_PROVENANCE_PROVEN);
  ck_assert (answer->confirm);
  ck_assert_int_eq (answer->at, 1795356360);
  ck_assert_int_eq (cordee_situation_get (dossier->situation, "cpts-existante")->at, 0);
  answer = cordee_situation_get (dossier->situation, "membres");
  ck_assert_uint_eq (answer->value->members->len, 4);
  ck_assert_str_eq (((const CordeeMember *) answer->value->members->pdata[0])->name, "Zoé & \"<co>\"");
  ck_assert_uint_eq (dossier->results->len, 4);
  ck_assert_int_eq (((const CordeeDossierResult *) dossier->results->pdata[2])->verdict, CORDEE_VERDICT_A_NEGOCIER);
  ck_assert_uint_eq (((const CordeeDossierResult *) dossier->results->pdata[2])->rank, 3);
  ck_assert_int_eq (cordee_dossier_find_choice (dossier, "CPTS")->how, CORDEE_HOW_ADHERER);
  ck_assert_int_eq (dossier->next_day, cordee_day_new (2026, 12, 1));
  ck_assert_str_eq (dossier->next_text, "Rappeler l’équipe ; demander la lettre d’intention");
  note = dossier->notes->pdata[0];
  ck_assert_str_eq (note->text, "Première ligne.\n\n  Troisième ligne, en retrait ;\tune tabulation.\nDernière ligne.\n");
  ck_assert_int_eq (note->visibility, CORDEE_NOTE_PRIVATE);
  note = cordee_dossier_find_cell_note (dossier, "MSP", "financements");
  ck_assert_str_eq (note->text, "À vérifier : 3 < 4 & 5 > 4\r");
  ck_assert_uint_eq (dossier->journal->len, CORDEE_N_EVENTS);
  ck_assert_str_eq (((const CordeeDossierEvent *) dossier->journal->pdata[1])->detail, "Équipe \"sans nom\"\ndeux lignes");
  ck_assert_int_eq (cordee_dossier_get_created (dossier), 1795356240);
}
END_TEST

/* What the base does not accept is no answer; what it does not ask is one. */
START_TEST (refused_values_are_no_answers)
{
  static const char *const refused[] = { "infirmiers", "pharmaciens", "mode-exercice", "date-signature", "partenaires", "ipa" };
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_refused-values.cordee", issues);
  const CordeeValue *members = cordee_situation_get_value (dossier->situation, "membres");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    ck_assert_msg (cordee_situation_get (dossier->situation, refused[i]) == NULL, "%s is answered", refused[i]);
  ck_assert_str_eq (cordee_situation_get_value (dossier->situation, "cpts-existante")->text, "oui");
  ck_assert_int_eq (cordee_situation_get (dossier->situation, "cpts-existante")->provenance, CORDEE_PROVENANCE_DECLARED);
  ck_assert_uint_eq (members->members->len, 3);
  ck_assert_ptr_null (dossier->region);
  ck_assert_ptr_null (dossier->departement);
  ck_assert_int_eq (dossier->as_of, CORDEE_DAY_NONE);
  ck_assert_uint_eq (dossier->results->len, 1);
  ck_assert_uint_eq (dossier->choices->len, 1);
  ck_assert_uint_eq (dossier->journal->len, 3);
}
END_TEST

START_TEST (old_answers_become_a_dossier)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = load_sample ("y_0-answers.xml", issues);
  g_autoptr(CordeeDossier) again = load_sample ("y_0-answers.xml", issues);
  g_autoptr(CordeeDossier) other = load_sample ("y_0-empty.xml", issues);
  const CordeeDossierEvent *event = dossier->journal->pdata[0];

  ck_assert_str_eq (dossier->region, "76");
  ck_assert_str_eq (dossier->departement, "34");
  ck_assert_uint_eq (cordee_situation_get_answers (dossier->situation)->len, 10);
  ck_assert_str_eq (dossier->name, "");
  ck_assert_int_eq (event->kind, CORDEE_EVENT_MIGRATED);
  ck_assert_str_eq (event->detail, "0");
  ck_assert_str_eq (dossier->id, again->id);
  ck_assert_str_ne (dossier->id, other->id);
}
END_TEST

/* ── random dossiers ────────────────────────────────────────────── */

/* What people type, and what they paste. */
static char *
random_text (GRand *random)
{
  static const char *const pieces[] = { "a", " ", "\n", "\r", "\t", "&", "<", ">", "\"", "'", "]]>", "é", "’", "🙂", "\002", "\f", "\177",
                                        "\xef\xbf\xbf", "<!--", "&amp;", "  ", "\xc2\x85", "équipe " };
  GString *out = g_string_new (NULL);
  int n = g_rand_int_range (random, 0, 12);

  for (int i = 0; i < n; i++)
    g_string_append (out, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static gint64
random_time (GRand *random)
{
  return g_rand_boolean (random) ? 1700000000 + g_rand_int_range (random, 0, 200000000) : -62135596800 + g_rand_int_range (random, 0, 100);
}

/* Random numbers are not all whole where they should be. */
static void
drop_what_no_question_takes (CordeeSituation *situation)
{
  GPtrArray *answers = cordee_situation_get_answers (situation);

  for (guint i = answers->len; i > 0; i--)
    {
      const CordeeAnswer *answer = answers->pdata[i - 1];
      const CordeeQuestion *question = cordee_knowledge_find_question (cordee_test_knowledge (), answer->id);
      g_autofree char *text = cordee_value_to_string (answer->value, question);
      g_autoptr(CordeeValue) value = cordee_value_parse (cordee_test_knowledge (), question, text, NULL);

      if (value == NULL)
        cordee_situation_unset (situation, answer->id);
    }
}

static CordeeDossier *
random_dossier (CordeeTestRandom *self, CordeeRulebook *rulebook)
{
  static const char *const structures[] = { "MSP", "ESP", "CPTS", "ESS" };
  GRand *random = self->random;
  g_autofree char *name = random_text (random);
  g_autofree char *contact = random_text (random);
  g_autofree char *advisor = random_text (random);
  g_autofree char *next = random_text (random);
  CordeeDossier *dossier = cordee_dossier_new (name, random_time (random));
  g_autoptr(CordeeSituation) situation = cordee_test_random_situation (self, rulebook, 0.5);
  CordeeContext context = { cordee_day_new (2026, g_rand_int_range (random, 1, 13), 5), g_rand_boolean (random) ? "76" : NULL,
                            g_rand_boolean (random) ? "34" : NULL };
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

  drop_what_no_question_takes (situation);
  cordee_dossier_set_contact (dossier, contact);
  cordee_dossier_set_advisor (dossier, advisor);
  cordee_dossier_set_rules (dossier, &context, random_time (random));
  cordee_dossier_set_situation (dossier, situation, random_time (random));
  cordee_dossier_set_results (dossier, advice);
  cordee_dossier_set_next (dossier, next, g_rand_boolean (random) ? cordee_day_new (2027, 1, 1) : CORDEE_DAY_NONE);
  cordee_dossier_set_archived (dossier, g_rand_boolean (random), random_time (random));
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      g_autofree char *text = random_text (random);
      gboolean cell = g_rand_boolean (random);

      cordee_dossier_add_note (dossier, text, (CordeeNoteVisibility) g_rand_int_range (random, 0, 2), cell ? "MSP" : NULL,
                               cell ? "financements" : NULL, random_time (random));
      cordee_dossier_choose (dossier, structures[g_rand_int_range (random, 0, G_N_ELEMENTS (structures))],
                             (CordeeHow) g_rand_int_range (random, 0, 2), random_time (random));
      cordee_dossier_add_event (dossier, (CordeeEventKind) g_rand_int_range (random, 0, CORDEE_N_EVENTS), g_rand_boolean (random) ? text : NULL,
                                g_rand_boolean (random) ? random_time (random) : 0);
    }
  return dossier;
}

static void
add_random_way (GRand *random, CordeeDossier *dossier)
{
  g_autoptr(CordeeCourse) course = cordee_course_new (g_rand_boolean (random) ? "MSP" : "CPTS", (CordeeHow) g_rand_int_range (random, 0, 2));
  g_autofree char *title = random_text (random);
  g_autofree char *text = random_text (random);
  const CordeeDossierContact contact = { .name = (char *) "Mme X", .phone = title, .text = text, .shared = g_rand_boolean (random) };
  gint64 at = random_time (random);

  cordee_course_set_from (course, g_rand_boolean (random) ? "ESP" : NULL, at);
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    {
      g_autofree char *step = g_strdup_printf ("étape-%d", i);
      int min = g_rand_int_range (random, 0, 10), likely = min + g_rand_int_range (random, 0, 5), max = likely + g_rand_int_range (random, 0, 5);
      const CordeeDuration duration = { min, likely, max, (CordeeDurationUnit) g_rand_int_range (random, 0, 5) };

      cordee_course_set_status (course, step, (CordeeStepStatus) g_rand_int_range (random, 0, CORDEE_N_STEP_STATUSES),
                                g_rand_boolean (random) ? cordee_day_new (2026, 12, 1) : CORDEE_DAY_NONE, at);
      cordee_course_set_duration (course, step, g_rand_boolean (random) ? &duration : NULL, at);
      cordee_course_set_met (course, step, "une-pièce", g_rand_boolean (random), at);
      if (g_rand_boolean (random))
        cordee_course_step_add_link (cordee_course_get (course, step), title, "file:///a?b&c=\"d\"");
    }
  cordee_dossier_set_course (dossier, course, at);
  cordee_dossier_add_contact (dossier, &contact, at);
  cordee_dossier_add_step_note (dossier, text, CORDEE_NOTE_SHARED, "MSP", "étape-1", at);
}

START_TEST (random_dossiers_come_back)
{
  g_autoptr(CordeeTestRandom) random = cordee_test_random_new (cordee_test_knowledge (), 20261122);
  CordeeContext context = { cordee_day_new (2026, 11, 22), "76", "34" };
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (cordee_test_knowledge (), &context);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(CordeeDossier) dossier = random_dossier (random, rulebook);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autofree char *why = NULL;
      g_autoptr(CordeeDossier) again = NULL;
      g_autoptr(GBytes) twice = NULL;
      gboolean read;

      for (int n = g_rand_int_range (random->random, 0, 3); n > 0; n--)
        add_random_way (random->random, dossier);
      bytes = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());
      read = cordee_dossier_check (bytes, "x", cordee_test_knowledge (), issues);
      why = issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : NULL;
      again = read_bytes (bytes, "x", issues);
      ck_assert_msg (read && issues->len == 0, "dossier %u: %s\n%.3000s", i, why, (const char *) g_bytes_get_data (bytes, NULL));
      ck_assert_msg (cordee_dossier_equal (dossier, again), "dossier %u comes back as another:\n%.3000s", i, (const char *) g_bytes_get_data (bytes, NULL));
      twice = cordee_dossier_to_bytes (again, cordee_test_knowledge ());
      ck_assert (g_bytes_equal (bytes, twice));
    }
}
END_TEST

/* ── the schema ─────────────────────────────────────────────────── */

static char *
check_text (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  ck_assert (cordee_dossier_check (bytes, "x", cordee_test_knowledge (), issues));
  return findings (issues);
}

START_TEST (schema_tells_of_what_the_reader_takes)
{
  g_autofree char *missing = check_text ("<dossier format=\"1\" id=\"a\">\n<project><name/></project>\n</dossier>");
  g_autofree char *order = check_text ("<dossier format=\"1\" id=\"a\"><rules/>\n<project><name/><contact/><advisor/></project></dossier>");
  g_autofree char *newer = check_text ("<dossier format=\"7\" id=\"a\"><rules/></dossier>");

  ck_assert_str_eq (missing, "1 warning dossier-schema\n2 warning dossier-schema\n");
  ck_assert_str_eq (order, "1 warning dossier-schema\n");
  ck_assert_str_eq (newer, "1 warning dossier-newer\n");
}
END_TEST

START_TEST (schema_takes_what_newer_versions_add_at_the_end)
{
  static const char *const text = "<dossier format=\"1\" id=\"a\" more=\"1\"><project><name/><contact/><advisor/><x/></project><rules y=\"1\"/><situation/><results/>"
                                  "<choices/><next/><notes/><journal/><z><name>deep</name></z></dossier>";
  g_autofree char *found = check_text (text);

  ck_assert_str_eq (found, "1 info dossier-foreign\n1 info dossier-foreign\n1 info dossier-foreign\n1 info dossier-foreign\n");
}
END_TEST

START_TEST (check_refuses_what_the_reader_refuses)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("<x/>", 4);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  ck_assert (!cordee_dossier_check (bytes, "x", cordee_test_knowledge (), issues));
  ck_assert_uint_eq (issues->len, 1);
}
END_TEST

/* ── files ──────────────────────────────────────────────────────── */

START_TEST (file_that_is_none_is_told_of)
{
  static const char *const names[] = { ".", "il-n-y-en-a-pas.cordee" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autofree char *file = cordee_test_file (names[i]);
      g_autoptr(CordeeDossier) dossier = cordee_dossier_load (file, cordee_test_knowledge (), issues);

      ck_assert_ptr_null (dossier);
      ck_assert_uint_eq (issues->len, 1);
      ck_assert_str_eq (((const CordeeIssue *) issues->pdata[0])->kind->tag, "file-unreadable");
    }
}
END_TEST

/* ── hostile ────────────────────────────────────────────────────── */

/* A document of n times what, between a start and an end. */
static GBytes *
repeat (const char *start, const char *what, guint n, const char *end)
{
  GString *out = g_string_sized_new (strlen (start) + n * strlen (what) + strlen (end) + 1);

  g_string_append (out, start);
  for (guint i = 0; i < n; i++)
    g_string_append (out, what);
  g_string_append (out, end);
  return g_string_free_to_bytes (out);
}

#ifndef __has_feature
#define __has_feature(x) 0
#endif

/* That this process never had more than 256 MiB, its input and the base included. Sanitizers take far more than they are asked for. */
static void
check_memory (void)
{
#if !defined(__SANITIZE_ADDRESS__) && !__has_feature(address_sanitizer)
  struct rusage usage;

  ck_assert_int_eq (getrusage (RUSAGE_SELF, &usage), 0);
  ck_assert_int_le (usage.ru_maxrss, 256 * 1024);
#endif
}

#define START "<dossier format=\"1\" id=\"a\">"
#define END "</dossier>"

static const struct
{
  const char *start, *what;
  guint n;
  const char *end;
  const char *tag; /* NULL: it is read */
} hostile[] = {
  { START, "<a/>", 8 * 1024 * 1024, END, "file-too-large" },
  { START "<a ", "a=\"\" ", 5 * 1024 * 1024, "/>" END, "file-too-large" },
  { START, "<a>", 1024 * 1024, "", "file-too-large" },
  { START, "<a>", 100000, "", "xml-malformed" },
  { START "<project><name>", "&#65;", 6 * 1024 * 1024, "</name></project>" END, NULL },
  { START "<project><name>", "é", 15 * 1024 * 1024, "</name></project>" END, NULL },
  { START "<notes><note id=\"1\">", "<![CDATA[a]]>", 200000, "</note></notes>" END, NULL },
  { START "<notes><note id=\"1\">", "a<!--b-->", 280000, "</note></notes>" END, NULL },
  { START "<notes>", "<note id=\"x\">a</note>", 60000, "</notes>" END, NULL },
  { START "<journal>", "<event kind=\"noted\" by=\"a\"/><x/>", 70000, "</journal>" END, NULL },
  { START "<situation>", "<answer id=\"infirmiers\" value=\"x\"/>", 90000, "</situation>" END, NULL },
  { START "<situation><answer id=\"membres\" value=\"", "licorne,", 3 * 1024 * 1024, "\"/></situation>" END, NULL },
  { START "<situation><answer id=\"membres\" value=\"infirmiers,", "licorne,", 9000, "\"/></situation>" END, NULL },
  { START "<situation><answer id=\"mode-exercice\" value=\"", "liberal", 100000, "\"/></situation>" END, NULL },
  { "<!-- ", "<", 1024 * 1024, " -->" START END, NULL },
  { START, "]]&gt;<?p?>", 280000, END, NULL },
  { START, "<![CDATA[<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<]]>", 200000, END, "file-too-large" },
  { START "<situation>", "<answer id=\"infirmiers\"/>", 100000, "</situation>" END, NULL },
  { START "<journal>", "<event kind=\"noted\"/>", 140000, "</journal>" END, NULL },
  { START "<results>", "<result structure=\"MSP\"/>", 120000, "</results>" END, NULL },
  { "", " ", 33 * 1024 * 1024, START END, "file-too-large" },
};

/* Soon: before the time of the case is up. */
START_TEST (hostile_documents_end_soon)
{
  g_autoptr(GBytes) bytes = repeat (hostile[_i].start, hostile[_i].what, hostile[_i].n, hostile[_i].end);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = read_bytes (bytes, "x", issues);

  check_memory ();
  ck_assert_uint_le (issues->len, 101);
  if (hostile[_i].tag != NULL)
    {
      ck_assert_ptr_null (dossier);
      ck_assert_str_eq (((const CordeeIssue *) issues->pdata[issues->len - 1])->kind->tag, hostile[_i].tag);
    }
  else
    {
      g_autoptr(GBytes) written = NULL;
      g_autoptr(CordeeDossier) again = NULL;

      ck_assert_ptr_nonnull (dossier);
      written = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());
      again = read_bytes (written, "x", issues);
      ck_assert_ptr_nonnull (again);
    }
}
END_TEST

/* ── threads ────────────────────────────────────────────────────── */

static gpointer
read_often (gpointer data)
{
  GBytes *bytes = data;
  guint n = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autoptr(CordeeDossier) dossier = read_bytes (bytes, "x", issues);
      g_autoptr(GBytes) written = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());

      n += g_bytes_equal (bytes, written);
    }
  return GUINT_TO_POINTER (n);
}

START_TEST (threads_read_side_by_side)
{
  static const char *const names[] = { "dossiers/y_full.cordee", "dossiers/y_unknown-elements.cordee" };
  GBytes *bytes[G_N_ELEMENTS (names)];
  GThread *threads[4];

  (void) cordee_test_knowledge ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = cordee_test_data (names[i]);

      bytes[i] = read_sample (path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_often, bytes[i % G_N_ELEMENTS (names)]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    ck_assert_uint_eq (GPOINTER_TO_UINT (g_thread_join (threads[i])), 200);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_bytes_unref (bytes[i]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dossier-file");
  TCase *samples = tcase_create ("samples");
  TCase *random = tcase_create ("random");
  TCase *bad = tcase_create ("hostile");
  TCase *files = tcase_create ("files");
  TCase *threads = tcase_create ("threads");

  tcase_add_test (samples, samples_are_read_and_written_again);
  tcase_add_test (samples, samples_are_refused);
  tcase_add_test (samples, formats_are_told);
  tcase_add_test (samples, full_dossier_says_it_all);
  tcase_add_test (samples, refused_values_are_no_answers);
  tcase_add_test (samples, old_answers_become_a_dossier);
  tcase_add_test (samples, schema_tells_of_what_the_reader_takes);
  tcase_add_test (samples, schema_takes_what_newer_versions_add_at_the_end);
  tcase_add_test (samples, check_refuses_what_the_reader_refuses);
  suite_add_tcase (suite, samples);
  tcase_set_timeout (random, 120);
  tcase_add_test (random, random_dossiers_come_back);
  suite_add_tcase (suite, random);
  tcase_set_timeout (bad, 60);
  tcase_add_loop_test (bad, hostile_documents_end_soon, 0, G_N_ELEMENTS (hostile));
  suite_add_tcase (suite, bad);
  tcase_add_checked_fixture (files, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (files, file_that_is_none_is_told_of);
  suite_add_tcase (suite, files);
  tcase_set_timeout (threads, 60);
  tcase_add_test (threads, threads_read_side_by_side);
  suite_add_tcase (suite, threads);
  return cordee_test_main (suite);
}
