/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-library.h"
#include "cordee-lint.h"
#include "cordee-roadmap.h"
#include "cordee-rule-check.h"
#include "cordee-test.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* Samples are packs in tests/data/packs: n_*.xml are refused; c_*.xml are not, but a check that tries their rules finds an error;
   y_*.xml have none. What stands beside one as .expected is all that is to be found in it, one finding a line: its line, severity and
   tag. Without that file nothing is. */

/* ── samples ────────────────────────────────────────────────────── */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The paths of all samples, in order. */
static GPtrArray *
list_samples (void)
{
  g_autofree char *folder = cordee_test_data ("packs");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *samples = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  ck_assert_msg (dir != NULL, "%s cannot be read", folder);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      {
        ck_assert_msg (strchr ("ncy", name[0]) != NULL && name[1] == '_', "%s does not say its verdict", name);
        g_ptr_array_add (samples, g_build_filename (folder, name, NULL));
      }
  g_ptr_array_sort (samples, compare_strings);
  ck_assert_uint_gt (samples->len, 20);
  return samples;
}

/* The lines of the .expected beside a sample, sorted; white space and order are free. */
static GPtrArray *
read_expected (const char *sample)
{
  g_autofree char *path = g_strdup_printf ("%.*s.expected", (int) (strlen (sample) - strlen (".xml")), sample);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *content = NULL;
  g_auto(GStrv) split = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return lines;
  split = g_strsplit (content, "\n", -1);
  for (char **line = split; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      g_ptr_array_add (lines, g_strdup (*line));
  g_ptr_array_sort (lines, compare_strings);
  return lines;
}

/* The findings of a list that are of a file, as the lines of an .expected, sorted. */
static GPtrArray *
lines_of (GPtrArray *issues, const char *file)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      if (strcmp (issue->file, file) == 0)
        g_ptr_array_add (lines, g_strdup_printf ("%d %s %s", issue->line, cordee_severity_name (issue->kind->severity), issue->kind->tag));
    }
  g_ptr_array_sort (lines, compare_strings);
  return lines;
}

/* Everything that is found in a sample when it is put behind the base: by the schema, or else by the linter, or else by trying. */
static GPtrArray *
find_issues (const char *sample)
{
  GPtrArray *base = cordee_knowledge_get_packs (cordee_test_knowledge ());
  g_autoptr(GPtrArray) packs = g_ptr_array_new ();
  g_autoptr(CordeeKnowledge) together = NULL;
  g_autoptr(CordeePack) pack = NULL;
  GPtrArray *issues = cordee_issues_new ();

  pack = cordee_pack_new_from_file (sample, cordee_test_schema (), issues);
  if (pack == NULL)
    return issues;
  ck_assert_msg (issues->len == 0, "%s was read, and yet something was said of it", sample);
  g_ptr_array_extend (packs, base, NULL, NULL);
  g_ptr_array_add (packs, pack);
  together = cordee_knowledge_new (packs);
  cordee_lint (together, issues);
  if (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) > 0)
    return issues;
  cordee_rules_check (together, issues);
  cordee_cases_check (together, issues);
  cordee_roadmap_check (together, issues);
  return issues;
}

/* Says what is found and not expected, and what is expected and not found; both lists are sorted. Returns whether there is any. */
static gboolean
append_differences (GString *out, const char *sample, GPtrArray *found, GPtrArray *expected)
{
  g_autofree char *name = g_path_get_basename (sample);
  guint i = 0, j = 0;
  gsize before = out->len;

  while (i < found->len || j < expected->len)
    {
      int order = i == found->len ? 1 : j == expected->len ? -1 : strcmp (found->pdata[i], expected->pdata[j]);

      if (order < 0)
        g_string_append_printf (out, "\n%s: unexpected: %s", name, (char *) found->pdata[i++]);
      else if (order > 0)
        g_string_append_printf (out, "\n%s: missing: %s", name, (char *) expected->pdata[j++]);
      else
        {
          i++;
          j++;
        }
    }
  return out->len > before;
}

static gboolean
says_error (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (strstr (lines->pdata[i], " error ") != NULL)
      return TRUE;
  return FALSE;
}

/* ── golden ─────────────────────────────────────────────────────── */

/* Exactly what is expected, both ways, in every sample. */
START_TEST (golden_findings)
{
  g_autoptr(GPtrArray) samples = list_samples ();
  g_autoptr(GString) differences = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr(GPtrArray) issues = find_issues (samples->pdata[i]);
      g_autoptr(GPtrArray) found = lines_of (issues, samples->pdata[i]);
      g_autoptr(GPtrArray) expected = read_expected (samples->pdata[i]);

      append_differences (differences, samples->pdata[i], found, expected);
    }
  ck_assert_msg (differences->len == 0, "%.2000s", differences->str);
}
END_TEST

/* The comparison above sees a finding too many, one too few, and one that comes twice. */
START_TEST (golden_can_fail)
{
  char *const some[] = { (char *) "1 error a", (char *) "2 error b" }, *const twice[] = { (char *) "1 error a", (char *) "1 error a" };
  g_autoptr(GPtrArray) two = g_ptr_array_new (), one = g_ptr_array_new (), same = g_ptr_array_new ();
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_add (two, some[i]);
      g_ptr_array_add (same, twice[i]);
    }
  g_ptr_array_add (one, some[0]);

  ck_assert (!append_differences (out, "x.xml", two, two));
  ck_assert (append_differences (out, "x.xml", two, one));
  ck_assert_str_eq (out->str, "\nx.xml: unexpected: 2 error b");
  g_string_truncate (out, 0);
  ck_assert (append_differences (out, "x.xml", one, two));
  ck_assert_str_eq (out->str, "\nx.xml: missing: 2 error b");
  g_string_truncate (out, 0);
  ck_assert (append_differences (out, "x.xml", same, one));
  ck_assert_str_eq (out->str, "\nx.xml: unexpected: 1 error a");
}
END_TEST

/* The name tells the truth: only what has an error is refused, by the library too, which says why; nothing of it is kept. */
START_TEST (golden_verdicts)
{
  g_autoptr(GPtrArray) samples = list_samples ();
  guint n_base = cordee_knowledge_get_statements (cordee_test_knowledge ())->len;

  for (guint i = 0; i < samples->len; i++)
    {
      const char *files[] = { samples->pdata[i], NULL };
      g_autofree char *name = g_path_get_basename (files[0]);
      g_autoptr(GError) error = NULL;
      g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, files, &error);
      g_autoptr(GPtrArray) expected = read_expected (files[0]);
      gboolean refused = name[0] == 'n';
      guint n_packs;

      ck_assert_msg (library != NULL, "%s: %s", name, error != NULL ? error->message : "the library does not load");
      ck_assert_msg (says_error (expected) == (name[0] != 'y'), "%s: its .expected contradicts its name", name);
      ck_assert_msg (cordee_library_is_refused (library, files[0]) == refused, "%s: the library %s it", name, refused ? "takes" : "refuses");
      n_packs = cordee_knowledge_get_packs (library->knowledge)->len;
      ck_assert_uint_eq (n_packs, cordee_knowledge_get_packs (cordee_test_knowledge ())->len + !refused);

      if (refused)
        {
          g_autoptr(GPtrArray) told = lines_of (library->issues, files[0]);
          g_autoptr(GString) differences = g_string_new (NULL);

          append_differences (differences, files[0], told, expected);
          ck_assert_msg (differences->len == 0, "told by the library:%.2000s", differences->str);
          ck_assert_uint_eq (cordee_knowledge_get_statements (library->knowledge)->len, n_base);
        }
    }
}
END_TEST

/* Every finding says what it is about, and every error what was expected. */
START_TEST (golden_hints)
{
  g_autoptr(GPtrArray) samples = list_samples ();
  guint n_hints = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr(GPtrArray) issues = find_issues (samples->pdata[i]);

      for (guint j = 0; j < issues->len; j++)
        {
          const CordeeIssue *issue = issues->pdata[j];
          g_autofree char *text = cordee_issue_to_string (issue);

          ck_assert_msg (g_utf8_validate (issue->hint, -1, NULL), "%s", text);
          ck_assert_msg (strlen (issue->hint) > 10, "%s", text);
          if (issue->kind->severity == CORDEE_SEVERITY_ERROR)
            ck_assert_msg (strstr (issue->hint, "attendu") != NULL || strstr (issue->hint, "obligatoire") != NULL, "%s", text);
          ck_assert_msg (strstr (issue->hint, "Element ") == NULL, "not in French: %s", text);
          n_hints++;
        }
    }
  ck_assert_uint_gt (n_hints, 50);
}
END_TEST

/* Each tag of the registry is what some sample is refused or warned for; the two on files that cannot be samples are below, and
   those on dossiers have samples of their own. */
START_TEST (golden_covers_the_registry)
{
  static const char *const elsewhere[] = { "file-unreadable",   "file-too-large",  "dossier-invalid", "dossier-newer",    "dossier-value", "dossier-schema",
                                           "dossier-duplicate", "dossier-renamed", "dossier-foreign", "dossier-migrated", NULL };
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) samples = list_samples ();
  guint n_kinds;
  const CordeeIssueKind *kinds = cordee_issue_kinds (&n_kinds);

  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr(GPtrArray) expected = read_expected (samples->pdata[i]);

      for (guint j = 0; j < expected->len; j++)
        {
          const char *tag = strrchr (expected->pdata[j], ' ');

          ck_assert_ptr_nonnull (tag);
          ck_assert_msg (cordee_issue_kind (tag + 1) != NULL, "%s: the registry has no such tag: %s", (char *) samples->pdata[i], tag + 1);
          g_hash_table_add (seen, g_strdup (tag + 1));
        }
    }
  for (guint i = 0; i < n_kinds; i++)
    if (!g_strv_contains (elsewhere, kinds[i].tag))
      ck_assert_msg (g_hash_table_contains (seen, kinds[i].tag), "no sample exercises %s", kinds[i].tag);
}
END_TEST

static void
check_file_tag (const char *path, const char *tag)
{
  const char *files[] = { path, NULL };
  g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, files, NULL);

  ck_assert_ptr_nonnull (library);
  ck_assert (cordee_library_is_refused (library, path));
  ck_assert_uint_eq (library->issues->len, 1);
  ck_assert_str_eq (((CordeeIssue *) library->issues->pdata[0])->kind->tag, tag);
  ck_assert_str_eq (((CordeeIssue *) library->issues->pdata[0])->file, path);
}

START_TEST (golden_files_that_are_none)
{
  g_autofree char *absent = cordee_test_file ("absent.xml");
  g_autofree char *large = cordee_test_write ("grand.xml", "");

  check_file_tag (absent, "file-unreadable");
  ck_assert_int_eq (truncate (large, CORDEE_XML_MAX_BYTES + 1), 0);
  check_file_tag (large, "file-too-large");
}
END_TEST

/* ── the registry ───────────────────────────────────────────────── */

START_TEST (registry_tags_are_unique)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_kinds;
  const CordeeIssueKind *kinds = cordee_issue_kinds (&n_kinds);

  ck_assert_uint_gt (n_kinds, 30);
  for (guint i = 0; i < n_kinds; i++)
    {
      ck_assert_msg (g_hash_table_add (seen, (gpointer) kinds[i].tag), "%s stands twice", kinds[i].tag);
      ck_assert_ptr_eq (cordee_issue_kind (kinds[i].tag), &kinds[i]);
      ck_assert_msg (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", kinds[i].tag, 0, 0), "%s is no tag", kinds[i].tag);
      ck_assert_msg (g_str_has_suffix (kinds[i].explanation, "."), "%s is not explained in a sentence", kinds[i].tag);
    }
  ck_assert_ptr_null (cordee_issue_kind ("no-such-tag"));
}
END_TEST

START_TEST (registry_severities)
{
  ck_assert_str_eq (cordee_severity_name (CORDEE_SEVERITY_ERROR), "error");
  ck_assert_str_eq (cordee_severity_name (CORDEE_SEVERITY_WARNING), "warning");
  ck_assert_str_eq (cordee_severity_name (CORDEE_SEVERITY_INFO), "info");
  ck_assert_int_lt (CORDEE_SEVERITY_INFO, CORDEE_SEVERITY_WARNING);
  ck_assert_int_lt (CORDEE_SEVERITY_WARNING, CORDEE_SEVERITY_ERROR);
}
END_TEST

START_TEST (registry_issue_in_words)
{
  g_autoptr(CordeeIssue) issue = cordee_issue_new ("unknown-unit", "p.xml", 12, "e", "« %s » manque", "parsecs");
  g_autoptr(CordeeIssue) nowhere = cordee_issue_new ("source-unused", "p.xml", 0, NULL, "100 %%");
  g_autofree char *text = cordee_issue_to_string (issue);
  g_autofree char *other = cordee_issue_to_string (nowhere);

  ck_assert_str_eq (text, "p.xml:12 : erreur : « parsecs » manque [unknown-unit]");
  ck_assert_str_eq (other, "p.xml : avertissement : 100 % [source-unused]");
}
END_TEST

/* By file, then line as a number, then tag. */
START_TEST (registry_order_and_count)
{
  static const char *const expected[] = { "a.xml:2 : remarque : h [headline-missing]", "a.xml:10 : erreur : h [amount-empty]",
                                          "a.xml:10 : avertissement : h [short-too-long]", "b.xml:1 : avertissement : h [source-unused]" };
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  g_ptr_array_add (issues, cordee_issue_new ("source-unused", "b.xml", 1, NULL, "h"));
  g_ptr_array_add (issues, cordee_issue_new ("short-too-long", "a.xml", 10, NULL, "h"));
  g_ptr_array_add (issues, cordee_issue_new ("headline-missing", "a.xml", 2, NULL, "h"));
  g_ptr_array_add (issues, cordee_issue_new ("amount-empty", "a.xml", 10, NULL, "h"));
  cordee_issues_sort (issues);

  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *text = cordee_issue_to_string (issues->pdata[i]);

      ck_assert_str_eq (text, expected[i]);
    }
  ck_assert_uint_eq (cordee_issues_count (issues, CORDEE_SEVERITY_INFO), 4);
  ck_assert_uint_eq (cordee_issues_count (issues, CORDEE_SEVERITY_WARNING), 3);
  ck_assert_uint_eq (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR), 1);
}
END_TEST

/* ── the base ───────────────────────────────────────────────────── */

START_TEST (base_is_clean)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *first = NULL;

  cordee_lint (cordee_test_knowledge (), issues);
  for (guint i = 0; i < issues->len; i++)
    if (first == NULL && ((CordeeIssue *) issues->pdata[i])->kind->severity >= CORDEE_SEVERITY_WARNING)
      first = cordee_issue_to_string (issues->pdata[i]);
  ck_assert_msg (first == NULL, "%s", first);
}
END_TEST

/* Members cannot be counted by status where no list tells of any: only a base of its own has none. */
START_TEST (members_without_a_list)
{
  static const char *const packs[] = {
    "<pack format=\"1\" id=\"p\" checked=\"2026-11-22\"><title>t</title><derivations><derivation id=\"d\"><label>l</label>"
    "<case><members status=\"x\"/></case></derivation></derivations></pack>",
    NULL,
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_lint (knowledge, issues);
  ck_assert_uint_eq (issues->len, 1);
  ck_assert_str_eq (((CordeeIssue *) issues->pdata[0])->kind->tag, "question-status");
}
END_TEST

/* An id that is not known suggests the one that was meant. */
START_TEST (unknown_suggests_the_nearest)
{
  g_autofree char *sample = cordee_test_data ("packs/n_reference.xml");
  g_autoptr(GPtrArray) issues = find_issues (sample);
  gboolean suggested = FALSE;

  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      if (strcmp (issue->kind->tag, "unknown-source") == 0 && g_strcmp0 (issue->id, "r5") == 0)
        {
          ck_assert_str_eq (issue->hint, "« fmff » n’est déclaré nulle part ; attendu : un identifiant connu, peut-être « fmf »");
          suggested = TRUE;
        }
    }
  ck_assert (suggested);
}
END_TEST

static Suite *
lint_suite (void)
{
  Suite *suite = suite_create ("lint");
  TCase *golden = tcase_create ("golden");
  TCase *files = tcase_create ("files");
  TCase *registry = tcase_create ("registry");
  TCase *base = tcase_create ("base");

  tcase_set_timeout (golden, 30);
  tcase_add_test (golden, golden_findings);
  tcase_add_test (golden, golden_can_fail);
  tcase_add_test (golden, golden_verdicts);
  tcase_add_test (golden, golden_hints);
  tcase_add_test (golden, golden_covers_the_registry);
  suite_add_tcase (suite, golden);

  tcase_add_checked_fixture (files, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (files, golden_files_that_are_none);
  suite_add_tcase (suite, files);

  tcase_add_test (registry, registry_tags_are_unique);
  tcase_add_test (registry, registry_severities);
  tcase_add_test (registry, registry_issue_in_words);
  tcase_add_test (registry, registry_order_and_count);
  suite_add_tcase (suite, registry);

  tcase_add_test (base, base_is_clean);
  tcase_add_test (base, unknown_suggests_the_nearest);
  tcase_add_test (base, members_without_a_list);
  suite_add_tcase (suite, base);

  return suite;
}

int
main (void)
{
  return cordee_test_main (lint_suite ());
}
