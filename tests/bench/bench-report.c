/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "../core/cordee-test-random.h"

#include "cordee-dossier-report.h"
#include "cordee-library.h"
#include "cordee-pages.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

/* How long each report takes in each format, and how long LibreOffice takes to make the same format of the same content: as a whole process,
   as somebody would call it for one file, and for one more file in a process that runs. */

#define N_ROUNDS 21
#define N_OFFICE_ROUNDS 3 /* for one file; once for the copies */
#define N_COPIES 6
#define NOW 1795348800 /* 2026-11-22 12:00 UTC */

typedef GBytes *(*Write) (const CordeeDocument *document);

typedef struct
{
  const char *name;
  Write write;
  const char *from;   /* the format that LibreOffice is given; NULL: it has none to compare with */
  const char *filter; /* how it reads that; or NULL */
  const char *to;
} Format;

static GBytes *
take (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
write_text (const CordeeDocument *document)
{
  return take (cordee_document_to_text (document));
}

static GBytes *
write_html (const CordeeDocument *document)
{
  return take (cordee_document_to_html (document));
}

static GBytes *
write_csv (const CordeeDocument *document)
{
  return take (cordee_document_to_csv (document));
}

static GBytes *
write_odt (const CordeeDocument *document)
{
  return cordee_document_to_odt (document, NULL);
}

static GBytes *
write_pdf (const CordeeDocument *document)
{
  return cordee_pages_to_pdf (document, NULL);
}

static const Format formats[] = {
  { "text", write_text, "odt", NULL, "txt:Text (encoded):UTF8" },
  { "html", write_html, "odt", NULL, "html" },
  { "csv", write_csv, "csv", "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1036", "csv:Text - txt - csv (StarCalc):59,34,76,1,,1036" },
  { "odt", write_odt, "html", "--infilter=HTML (StarWriter)", "odt" },
  { "pdf", write_pdf, "odt", NULL, "pdf" },
};

/* ── ours ───────────────────────────────────────────────────────── */

static CordeeDocument *
make (CordeeReportKind kind, const CordeeReportInput *input, const CordeeComparison *comparison)
{
  CordeeReportInput whole = *input;

  whole.comparison = kind == CORDEE_REPORT_COMPARISON ? comparison : NULL;
  return cordee_report_new (kind, &whole);
}

/* The median of the milliseconds that a document takes to be made. */
static double
time_document (CordeeReportKind kind, const CordeeReportInput *input, const CordeeComparison *comparison)
{
  g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      CordeeDocument *document = make (kind, input, comparison);
      double elapsed = (double) (g_get_monotonic_time () - start) / 1000;

      cordee_document_free (document);
      g_array_append_val (figures, elapsed);
    }
  return bench_median (figures);
}

/* The same for one format of it. */
static double
time_format (const CordeeDocument *document, const Format *format, gsize *size)
{
  g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GBytes) bytes = format->write (document);
      double elapsed = (double) (g_get_monotonic_time () - start) / 1000;

      if (bytes == NULL)
        g_error ("%s cannot be written", format->name);
      *size = g_bytes_get_size (bytes);
      g_array_append_val (figures, elapsed);
    }
  return bench_median (figures);
}

/* ── LibreOffice's ──────────────────────────────────────────────── */

/* The milliseconds that it takes for n copies, in one process. */
static double
time_office (const char *soffice, const char *folder, const Format *format, guint n)
{
  g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);

  /* It tells stderr each time that it has no Java. */
  g_ptr_array_add (argv, g_strdup ("/bin/sh"));
  g_ptr_array_add (argv, g_strdup ("-c"));
  g_ptr_array_add (argv, g_strdup ("exec \"$0\" \"$@\" 2>/dev/null"));
  g_ptr_array_add (argv, g_strdup (soffice));
  g_ptr_array_add (argv, g_strdup (profile));
  g_ptr_array_add (argv, g_strdup ("--headless"));
  if (format->filter != NULL)
    g_ptr_array_add (argv, g_strdup (format->filter));
  g_ptr_array_add (argv, g_strdup ("--convert-to"));
  g_ptr_array_add (argv, g_strdup (format->to));
  g_ptr_array_add (argv, g_strdup ("--outdir"));
  g_ptr_array_add (argv, g_strdup (out));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (argv, g_strdup_printf ("%s/%u.%s", folder, i, format->from));
  g_ptr_array_add (argv, NULL);

  for (guint i = 0; i < (n == 1 ? N_OFFICE_ROUNDS : 1); i++)
    {
      double elapsed = bench_spawn ((char **) argv->pdata);

      g_array_append_val (figures, elapsed);
    }
  return bench_median (figures);
}

static void
write_copies (const CordeeDocument *document, const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < N_COPIES; j++)
      {
        g_autofree char *file = g_strdup_printf ("%s/%u.%s", folder, j, formats[i].name);
        g_autoptr(GBytes) bytes = formats[i].write (document);
        g_autoptr(GError) error = NULL;

        if (!g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error))
          g_error ("%s", error->message);
      }
}

/* ── side by side ───────────────────────────────────────────────── */

static void
compare (CordeeReportKind kind, const CordeeReportInput *input, const CordeeComparison *comparison, const char *soffice, const char *folder)
{
  g_autoptr(CordeeDocument) document = make (kind, input, comparison);

  printf ("%s: made in %.2f ms\n", cordee_report_kind_id (kind), time_document (kind, input, comparison));
  write_copies (document, folder);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const Format *format = &formats[i];
      gsize size = 0;
      double ours = time_format (document, format, &size);
      double one = time_office (soffice, folder, format, 1);
      double more = (time_office (soffice, folder, format, N_COPIES) - one) / (N_COPIES - 1);

      printf ("  %-5s %8.2f ms %7.1f KB", format->name, ours, (double) size / 1000);
      printf ("   LibreOffice from %-4s %7.0f ms  × %-6.0f one more %7.0f ms  × %.0f\n", format->from, one, one / ours, more, more / ours);
      fflush (stdout);
    }
}

static void
remove_folder (const char *folder)
{
  char *argv[] = { (char *) "/bin/rm", (char *) "-r", (char *) folder, NULL };

  bench_spawn (argv);
}

int
main (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeLibrary) library = cordee_library_new (NULL, NULL, &error);
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_dir_make_tmp ("cordee-bench-XXXXXX", NULL);
  CordeeContext context = { .as_of = cordee_day_new (2026, 11, 22), .region = "76" };

  if (library == NULL || soffice == NULL || folder == NULL)
    g_error ("%s", error != NULL ? error->message : "no soffice, or no folder to write into");

  g_autoptr(CordeeTestRandom) dice = cordee_test_random_new (library->knowledge, 5);
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (library->knowledge, &context);
  g_autoptr(CordeeSituation) situation = cordee_test_random_situation (dice, rulebook, 0.5);
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);
  g_autoptr(CordeeComparison) comparison = cordee_comparison_new (library->knowledge, &context, NULL, NULL);
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new ("Équipe du Vidourle", NOW);
  CordeeReportInput input
    = { .knowledge = library->knowledge, .dossier = dossier, .advice = advice, .today = context.as_of, .now = NOW };

  cordee_dossier_set_situation (dossier, situation, NOW);
  cordee_dossier_set_rules (dossier, &context, NOW);
  for (int kind = 0; kind < CORDEE_N_REPORTS; kind++)
    compare ((CordeeReportKind) kind, &input, comparison, soffice, folder);
  remove_folder (folder);
  return 0;
}
