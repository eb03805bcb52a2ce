/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "cordee-comparison.h"
#include "cordee-library.h"
#include "cordee-lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How long the base takes to load, check and resolve, each time in a fresh process; and how that grows with the number of its
   statements: copies are made of them under other ids and on other subjects, so that nothing competes that did not.

     bench-knowledge                  the whole bench
     bench-knowledge --phases COPIES  one run of it: milliseconds on stdout */

typedef enum
{
  LOAD,    /* the flat base of the program, as it starts */
  PARSE,   /* all packs from XML, validated */
  GATHER,  /* packs put together */
  LINT,
  RESOLVE, /* the whole matrix, without a region and in one */
  N_PHASES,
} Phase;

static const char *const phase_names[] = { "load (flat)", "parse, validate", "gather", "lint", "resolve, 2 places" };

/* ── more statements ────────────────────────────────────────────── */

static gboolean
rename_cb (const GMatchInfo *match, GString *out, gpointer user_data)
{
  g_autofree char *before = g_match_info_fetch (match, 1);
  g_autofree char *value = g_match_info_fetch (match, 2);

  g_string_append_printf (out, "%s\"e%08x-c%u\"", before, g_str_hash (value), GPOINTER_TO_UINT (user_data));
  return FALSE;
}

/* The statements of a pack, as a pack of their own under other names; NULL where it has none. */
static char *
copy_statements (const CordeePack *pack, guint copy)
{
  g_autofree char *xml = cordee_pack_to_xml (pack);
  const char *start = strstr (xml, "<statements>"), *end = strstr (xml, "</statements>");
  g_autoptr(GRegex) regex = g_regex_new ("(\\b(?:id|subject|bracket)=|<(?:prefers|disputes) ref=)\"([^\"]*)\"", G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *renamed = NULL;

  if (start == NULL || end == NULL)
    return NULL;
  renamed = g_regex_replace_eval (regex, start, end - start, 0, G_REGEX_MATCH_DEFAULT, rename_cb, GUINT_TO_POINTER (copy), NULL);
  return g_strdup_printf ("<pack format=\"1\" id=\"%s-c%u\" checked=\"2026-11-22\"%s%s%s><title>Copie</title>%s</statements></pack>", pack->id, copy,
                          pack->region != NULL ? " region=\"" : "", pack->region != NULL ? pack->region : "", pack->region != NULL ? "\"" : "",
                          renamed);
}

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* The XML of the base with its statements n_copies times. */
static GPtrArray *
write_documents (CordeeKnowledge *base, guint n_copies)
{
  GPtrArray *packs = cordee_knowledge_get_packs (base);
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < packs->len; i++)
    {
      g_ptr_array_add (documents, take_text (cordee_pack_to_xml (packs->pdata[i])));
      for (guint copy = 1; copy < n_copies; copy++)
        {
          char *xml = copy_statements (packs->pdata[i], copy);

          if (xml != NULL)
            g_ptr_array_add (documents, take_text (xml));
        }
    }
  return documents;
}

/* ── one run ────────────────────────────────────────────────────── */

static double
lap (gint64 *since)
{
  gint64 now = g_get_monotonic_time ();
  double elapsed = (double) (now - *since) / 1000;

  *since = now;
  return elapsed;
}

static void
fail (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    if (((CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
      {
        g_autofree char *text = cordee_issue_to_string (issues->pdata[i]);

        g_error ("what is measured has an error: %s", text);
      }
}

static void
resolve (CordeeKnowledge *knowledge)
{
  CordeeContext nation = { .as_of = cordee_day_new (2026, 11, 22) };
  CordeeContext region = { .as_of = nation.as_of, .region = "76" };

  cordee_comparison_free (cordee_comparison_new (knowledge, &nation, NULL, NULL));
  cordee_comparison_free (cordee_comparison_new (knowledge, &region, NULL, NULL));
}

/* Prints the milliseconds of each phase, then the number of statements. */
static int
run_phases (guint n_copies)
{
  double elapsed[N_PHASES];
  g_autoptr(GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(CordeeXmlSchema) schema = NULL;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  gint64 since = g_get_monotonic_time ();
  g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, NULL, NULL);

  elapsed[LOAD] = lap (&since);
  documents = write_documents (library->knowledge, n_copies);

  lap (&since);
  schema = cordee_library_load_schema (NULL);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.xml", i);
      CordeePack *pack = cordee_pack_new_from_bytes (documents->pdata[i], name, schema, issues);

      if (pack != NULL)
        g_ptr_array_add (packs, pack);
    }
  elapsed[PARSE] = lap (&since);
  knowledge = cordee_knowledge_new (packs);
  elapsed[GATHER] = lap (&since);
  cordee_lint (knowledge, issues);
  elapsed[LINT] = lap (&since);
  resolve (knowledge);
  elapsed[RESOLVE] = lap (&since);
  fail (issues);

  for (guint i = 0; i < N_PHASES; i++)
    printf ("%.3f\n", elapsed[i]);
  printf ("%u\n", cordee_knowledge_get_statements (knowledge)->len);
  return 0;
}

/* ── many runs ──────────────────────────────────────────────────── */

/* The medians of n_runs fresh processes, and the number of statements. */
static guint
measure (const char *program, const char *copies, guint n_runs, double *medians)
{
  GArray *figures[N_PHASES];
  guint n_statements = 0;

  for (guint i = 0; i < N_PHASES; i++)
    figures[i] = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint run = 0; run < n_runs; run++)
    {
      char *argv[] = { (char *) program, (char *) "--phases", (char *) copies, NULL };
      g_autofree char *out = NULL;
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) lines = NULL;
      int wait_status;

      if (!g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &wait_status, &error)
          || !g_spawn_check_wait_status (wait_status, &error))
        g_error ("%s", error->message);
      lines = g_strsplit (out, "\n", -1);
      for (guint i = 0; i < N_PHASES; i++)
        {
          double elapsed = g_ascii_strtod (lines[i], NULL);

          g_array_append_val (figures[i], elapsed);
        }
      n_statements = (guint) g_ascii_strtoull (lines[N_PHASES], NULL, 10);
    }
  for (guint i = 0; i < N_PHASES; i++)
    {
      medians[i] = bench_median (figures[i]);
      g_array_unref (figures[i]);
    }
  return n_statements;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *copies;
    guint n_runs;
  } sizes[] = { { "1", 21 }, { "10", 7 }, { "40", 3 } };
  double medians[G_N_ELEMENTS (sizes)][N_PHASES];
  guint n_statements[G_N_ELEMENTS (sizes)];

  if (argc == 3 && strcmp (argv[1], "--phases") == 0)
    return run_phases ((guint) g_ascii_strtoull (argv[2], NULL, 10));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    n_statements[i] = measure (argv[0], sizes[i].copies, sizes[i].n_runs, medians[i]);

  printf ("the base, %u statements, median of %u fresh processes\n", n_statements[0], sizes[0].n_runs);
  for (guint i = 0; i < N_PHASES; i++)
    printf ("%-18s %8.2f ms\n", phase_names[i], medians[0][i]);

  printf ("\ngrowth: time for one statement, against that in the base (1 is linear)\n");
  for (guint j = 1; j < G_N_ELEMENTS (sizes); j++)
    for (guint i = PARSE; i < N_PHASES; i++)
      printf ("%-18s %6u statements  %8.2f ms  × %.2f\n", phase_names[i], n_statements[j], medians[j][i],
              medians[j][i] / n_statements[j] / (medians[0][i] / n_statements[0]));
  return 0;
}
