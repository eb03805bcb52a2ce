/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-dossier-report.h"
#include "cordee-letter.h"
#include "cordee-pages.h"
#include "cordee-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* Reports that are announced and not made yet. */
static const char *const later[] = { "roadmap", "letter", NULL };

/* ── what a file holds ──────────────────────────────────────────── */

/* Takes text. */
static GBytes *
bytes_of (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
to_html (const CordeeDocument *document, GError **error)
{
  return bytes_of (cordee_document_to_html (document));
}

static GBytes *
to_csv (const CordeeDocument *document, GError **error)
{
  return bytes_of (cordee_document_to_csv (document));
}

/* By the end of its name. */
static const struct
{
  const char *suffix;
  GBytes *(*write) (const CordeeDocument *document, GError **error);
} writers[] = {
  { ".pdf", cordee_pages_to_pdf },
  { ".odt", cordee_document_to_odt },
  { ".html", to_html },
  { ".csv", to_csv },
};

/* Which of the writers a file wants; -1, and why on stderr, where none is known for it. */
static int
find_writer (const char *file)
{
  g_autofree char *shown = g_filename_display_name (file);
  g_autofree char *folded = g_ascii_strdown (file, -1);
  g_autoptr(GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      if (g_str_has_suffix (folded, writers[i].suffix))
        return (int) i;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", writers[i].suffix);
    }
  /* TRANSLATORS: %1$s is a file, %2$s lists how its name may end. */
  cordee_cli_complain (_("--output : « %1$s » ne dit pas quelle sorte de fichier écrire (attendu : un nom qui finit par %2$s)"), shown, known->str);
  return -1;
}

/* ── what is asked for ──────────────────────────────────────────── */

static gboolean
find_kind (const char *typed, CordeeReportKind *kind)
{
  g_autoptr(GPtrArray) names = NULL;

  if (cordee_report_kind_parse (typed, kind))
    return TRUE;
  if (g_strv_contains (later, typed))
    {
      /* TRANSLATORS: %s is a kind of report. */
      cordee_cli_complain (_("le document « %s » n’existe pas encore dans cette version"), typed);
      return FALSE;
    }
  names = g_ptr_array_new ();
  for (int i = 0; i < CORDEE_N_REPORTS; i++)
    g_ptr_array_add (names, (gpointer) cordee_report_kind_id ((CordeeReportKind) i));
  cordee_cli_complain_unknown (_("genre de document inconnu"), typed, names);
  return FALSE;
}

/* Whether two paths lead to one file. */
static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf first, second;

  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/* Whether the options that only a way has are asked of one, and a template of what is made of it. */
static gboolean
check_kind (const CordeeCliOptions *options, CordeeReportKind kind)
{
  gboolean way = options->structure != NULL || options->how != NULL || options->from != NULL || options->start != NULL || options->target != NULL;

  if (way && kind != CORDEE_REPORT_ROADMAP && kind != CORDEE_REPORT_LETTER)
    {
      /* TRANSLATORS: both are kinds of report. */
      cordee_cli_complain (_("--structure, --how, --from, --start et --target ne vont qu’avec %1$s et %2$s"),
                           cordee_report_kind_id (CORDEE_REPORT_ROADMAP), cordee_report_kind_id (CORDEE_REPORT_LETTER));
      return FALSE;
    }
  if (options->template != NULL && kind != CORDEE_REPORT_LETTER)
    {
      /* TRANSLATORS: %s is a kind of report. */
      cordee_cli_complain (_("--template ne va qu’avec %s"), cordee_report_kind_id (CORDEE_REPORT_LETTER));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check (const CordeeCliOptions *options, CordeeReportKind *kind, int *writer)
{
  if (!find_kind (options->arguments[0], kind))
    return FALSE;
  if (options->output == NULL)
    {
      cordee_cli_complain (_("report attend le fichier à écrire : --output=FICHIER"));
      return FALSE;
    }
  if (options->private_notes && *kind != CORDEE_REPORT_HANDOVER)
    {
      /* TRANSLATORS: %s is a kind of report. */
      cordee_cli_complain (_("--private ne va qu’avec %s : les autres documents ne contiennent jamais de note privée"),
                           cordee_report_kind_id (CORDEE_REPORT_HANDOVER));
      return FALSE;
    }
  if (!check_kind (options, *kind) || !cordee_cli_check_roadmap (options))
    return FALSE;
  *writer = find_writer (options->output);
  if (*writer < 0)
    return FALSE;
  if (g_file_test (options->output, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *shown = g_filename_display_name (options->output);

      /* TRANSLATORS: %s is a folder. */
      cordee_cli_complain (_("--output : « %s » est un répertoire (attendu : un fichier)"), shown);
      return FALSE;
    }
  if (is_same_file (options->arguments[1], options->output))
    {
      cordee_cli_complain (_("--output est le dossier lui-même, qui serait perdu (attendu : un autre fichier)"));
      return FALSE;
    }
  return TRUE;
}

/* ── the command ────────────────────────────────────────────────── */

/* Fills in the way that a document is on, which the caller owns, and the template of a letter. FALSE, and why on stderr, where one that was
   asked for is not known; without any way, roadmap is NULL. */
static gboolean
find_way (const CordeeCliOptions *options, CordeeReportInput *input, CordeeRoadmap **roadmap)
{
  const char *structure = NULL;
  CordeeHow how;
  g_autoptr(GPtrArray) templates = NULL;
  g_autoptr(GPtrArray) names = NULL;

  if (options->structure != NULL)
    {
      const CordeeStructure *asked = cordee_cli_find_structure (input->knowledge, options->structure);

      if (asked == NULL)
        return FALSE;
      structure = asked->id;
    }
  if (structure != NULL || cordee_report_find_way (input, &structure, &how))
    {
      *roadmap = cordee_cli_make_roadmap (options, input->advice->rulebook, input->dossier, structure);
      if (*roadmap == NULL)
        return FALSE;
      input->roadmap = *roadmap;
    }
  input->template = options->template;
  if (options->template == NULL)
    return TRUE;
  templates = cordee_templates_select (input->knowledge, structure, input->advice->context.region);
  names = g_ptr_array_new ();
  for (guint i = 0; i < templates->len; i++)
    {
      const CordeeTemplate *template = templates->pdata[i];

      if (g_str_equal (template->id, options->template))
        return TRUE;
      g_ptr_array_add (names, (gpointer) template->id);
    }
  cordee_cli_complain_unknown (_("document à compléter inconnu"), options->template, names);
  return FALSE;
}

/* The document on a dossier under the rules of a date and place; NULL, and why on stderr, where what was asked for is not known: then status
   says how it failed. */
static CordeeDocument *
make_document (const CordeeCliOptions *options,
               CordeeReportKind        kind,
               CordeeKnowledge        *knowledge,
               const CordeeDossier    *dossier,
               const CordeeContext    *context,
               CordeeCliStatus        *status)
{
  CordeeDocument *document;
  g_autoptr(CordeeRoadmap) roadmap = NULL;
  g_autoptr(CordeeRulebook) rulebook = cordee_rulebook_new (knowledge, context);
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, dossier->situation);
  g_autoptr(CordeeComparison) comparison
    = kind == CORDEE_REPORT_COMPARISON ? cordee_comparison_new (knowledge, context, NULL, NULL) : NULL;
  CordeeReportInput input = {
    .knowledge = knowledge,
    .dossier = dossier,
    .advice = advice,
    .comparison = comparison,
    .private_notes = options->private_notes,
    .today = cordee_day_today (),
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  *status = CORDEE_CLI_USAGE;
  if (kind == CORDEE_REPORT_ROADMAP || kind == CORDEE_REPORT_LETTER)
    {
      input.today = cordee_cli_find_today (options);
      if (!find_way (options, &input, &roadmap))
        return NULL;
    }
  document = cordee_report_new (kind, &input);
  if (document == NULL)
    cordee_cli_complain (_("la base ne prévoit aucun document à compléter pour ce projet"));
  *status = document != NULL ? CORDEE_CLI_DONE : CORDEE_CLI_FAILED;
  return document;
}

/* Puts bytes in the place of a file, all or nothing. A new one is for whom the user's files are for: unlike a dossier, it is to be passed on. */
static gboolean
write_file (const char *file, GBytes *bytes)
{
  CordeeStamp stamp = { 0 };
  gboolean fresh = !g_file_test (file, G_FILE_TEST_EXISTS);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) before = fresh ? NULL : cordee_store_read (file, &stamp, &error);

  if ((!fresh && before == NULL) || !cordee_store_write (file, bytes, &stamp, &error))
    {
      cordee_cli_complain ("%s", error->message);
      return FALSE;
    }
  if (fresh)
    {
      mode_t mask = umask (0);

      umask (mask);
      g_chmod (file, 0666 & ~(int) mask);
    }
  return TRUE;
}

/* report: what a team or another advisor takes home, as a file. */
CordeeCliStatus
cordee_cli_report (const CordeeCliOptions *options)
{
  CordeeReportKind kind;
  int writer;
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(CordeeDocument) document = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (!check (options, &kind, &writer))
    return CORDEE_CLI_USAGE;
  dossier = cordee_cli_load_dossier (options, options->arguments[1], &knowledge, &context, &status);
  if (dossier == NULL)
    return status;
  document = make_document (options, kind, knowledge, dossier, &context, &status);
  if (document == NULL)
    return status;
  bytes = writers[writer].write (document, &error);
  if (bytes == NULL)
    {
      cordee_cli_complain ("%s", error->message);
      return CORDEE_CLI_FAILED;
    }
  return write_file (options->output, bytes) ? CORDEE_CLI_DONE : CORDEE_CLI_FAILED;
}
