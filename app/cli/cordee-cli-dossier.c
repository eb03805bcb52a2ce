/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-dossier-report.h"
#include "cordee-issue.h"
#include "cordee-report-json.h"
#include "cordee-report-text.h"
#include "cordee-store.h"

#include <glib/gi18n.h>

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ── new ────────────────────────────────────────────────────────── */

/* What a dossier is called where no name is given: as its file, without the ending. */
static char *
name_of_file (const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, CORDEE_DOSSIER_SUFFIX))
    name[strlen (name) - strlen (CORDEE_DOSSIER_SUFFIX)] = '\0';
  return g_steal_pointer (&name);
}

/* What was made, in a line or as JSON. The caller owns it. */
static char *
tell_new (const CordeeCliOptions *options, const CordeeKnowledge *knowledge, const CordeeDossier *dossier)
{
  g_autofree char *shown = g_filename_display_name (options->arguments[0]);

  if (options->format == CORDEE_CLI_JSON)
    return cordee_report_dossier_to_json (knowledge, dossier, CORDEE_DOSSIER_FORMAT);
  /* TRANSLATORS: %1$s is the name of a project, %2$s a file. */
  return g_strdup_printf (_("Dossier « %1$s » créé : %2$s\n"), dossier->name, shown);
}

/* dossier new: a dossier in a file that is not there yet. */
CordeeCliStatus
cordee_cli_dossier_new (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  CordeeStamp stamp = { 0 };
  gint64 now = get_now ();
  const char *file = options->arguments[0];
  g_autofree char *name = options->name != NULL ? g_strdup (options->name) : name_of_file (file);
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(CordeeDossier) given = cordee_cli_load_dossier (options, NULL, &knowledge, &context, &status);
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(CordeeRulebook) rulebook = NULL;
  g_autoptr(CordeeAdvice) advice = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (given == NULL)
    return status;
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (file);

      /* TRANSLATORS: %s is a file. */
      cordee_cli_complain (_("%s existe déjà (attendu : un nouveau fichier)"), shown);
      return CORDEE_CLI_FAILED;
    }
  rulebook = cordee_rulebook_new (knowledge, &context);
  advice = cordee_advice_new (rulebook, given->situation);
  dossier = cordee_dossier_new (name, now);
  cordee_dossier_set_rules (dossier, &context, now);
  cordee_dossier_set_situation (dossier, given->situation, now);
  cordee_dossier_set_results (dossier, advice);
  bytes = cordee_dossier_to_bytes (dossier, knowledge);
  if (!cordee_store_write (file, bytes, &stamp, &error))
    {
      cordee_cli_complain ("%s", error->message);
      return CORDEE_CLI_FAILED;
    }
  text = tell_new (options, knowledge, dossier);
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}

/* ── show ───────────────────────────────────────────────────────── */

/* The bytes of a file; NULL, and why on stderr, where it cannot be read. */
static GBytes *
read_file (const char *file, CordeeStamp *stamp)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = cordee_store_read (file, stamp, &error);

  if (bytes == NULL)
    cordee_cli_complain ("%s", error->message);
  return bytes;
}

/* The dossier that bytes hold; NULL, and why on stderr, where they hold none. */
static CordeeDossier *
parse_file (const CordeeKnowledge *knowledge, const char *file, GBytes *bytes)
{
  g_autofree char *shown = g_filename_display_name (file);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeDossier *dossier = cordee_dossier_new_from_bytes (bytes, shown, knowledge, issues);

  cordee_cli_complain_issues (issues);
  return dossier;
}

/* dossier show: all that a dossier holds, as JSON. */
CordeeCliStatus
cordee_cli_dossier_show (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  CordeeStamp stamp = { 0 };
  const char *file = options->arguments[0];
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autofree char *text = NULL;

  if (knowledge == NULL)
    return status;
  bytes = read_file (file, &stamp);
  dossier = bytes != NULL ? parse_file (knowledge, file, bytes) : NULL;
  if (dossier == NULL)
    return CORDEE_CLI_FAILED;
  text = cordee_report_dossier_to_json (knowledge, dossier, cordee_dossier_get_format_of (bytes));
  return cordee_cli_write (text, CORDEE_CLI_DONE);
}

/* ── check ──────────────────────────────────────────────────────── */

/* Finds what is wrong with a file. Returns whether it can be read; why not is said on stderr too. */
static gboolean
check_file (const CordeeKnowledge *knowledge, const char *file, GPtrArray *issues)
{
  CordeeStamp stamp = { 0 };
  g_autofree char *shown = g_filename_display_name (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = cordee_store_read (file, &stamp, &error);
  guint first = issues->len;
  g_autofree char *line = NULL;

  if (bytes == NULL)
    g_ptr_array_add (issues, cordee_issue_new ("file-unreadable", shown, 0, NULL, "%s", error->message));
  else if (cordee_dossier_check (bytes, shown, knowledge, issues))
    return TRUE;
  line = issues->len > first ? cordee_issue_to_string (issues->pdata[first]) : g_strdup (shown);
  cordee_cli_complain ("%s", line);
  return FALSE;
}

/* dossier check: what is wrong with dossiers. Files that cannot be read at all are a failure. */
CordeeCliStatus
cordee_cli_dossier_check (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *text = NULL;

  if (knowledge == NULL)
    return status;
  for (guint i = 0; options->arguments[i] != NULL; i++)
    if (!check_file (knowledge, options->arguments[i], issues))
      status = CORDEE_CLI_FAILED;
  if (status == CORDEE_CLI_DONE
      && (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) > 0 || cordee_cli_spoils_answers (knowledge, issues)))
    status = CORDEE_CLI_ERRORS;
  cordee_issues_sort (issues);
  text = options->format == CORDEE_CLI_JSON ? cordee_report_issues_to_json (issues) : cordee_report_issues_to_text (issues);
  return cordee_cli_write (text, status);
}

/* ── migrate ────────────────────────────────────────────────────── */

/* Reading an older format put down that it was, but not when. */
static void
date_migration (CordeeDossier *dossier, gint64 now)
{
  const CordeeDossierEvent *last = dossier->journal->len > 0 ? dossier->journal->pdata[dossier->journal->len - 1] : NULL;

  if (last != NULL && last->kind == CORDEE_EVENT_MIGRATED)
    cordee_dossier_add_event (dossier, CORDEE_EVENT_MIGRATED, last->detail, now);
}

/* Writes a dossier of an older format over its file, which is backed up before. */
static gboolean
write_migrated (const char *file, GBytes *before, CordeeDossier *dossier, const CordeeKnowledge *knowledge, CordeeStamp *stamp)
{
  gint64 now = get_now ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  date_migration (dossier, now);
  bytes = cordee_dossier_to_bytes (dossier, knowledge);
  if (cordee_store_back_up (dossier->id, before, now, &error) && cordee_store_write (file, bytes, stamp, &error))
    return TRUE;
  cordee_cli_complain ("%s", error->message);
  return FALSE;
}

/* Appends what became of a file. Says on stderr why not, and returns FALSE, where it failed. */
static gboolean
migrate (GString *out, const CordeeKnowledge *knowledge, const char *file)
{
  CordeeStamp stamp = { 0 };
  g_autofree char *shown = g_filename_display_name (file);
  g_autoptr(GBytes) bytes = read_file (file, &stamp);
  int format = bytes != NULL ? cordee_dossier_get_format_of (bytes) : -1;
  g_autoptr(CordeeDossier) dossier = bytes != NULL ? parse_file (knowledge, file, bytes) : NULL;

  if (dossier == NULL)
    return FALSE;
  if (format >= CORDEE_DOSSIER_FORMAT)
    {
      /* TRANSLATORS: %1$s is a file, %2$d the number of its format. */
      g_string_append_printf (out, _("%1$s : déjà au format %2$d, inchangé\n"), shown, format);
      return TRUE;
    }
  if (!write_migrated (file, bytes, dossier, knowledge, &stamp))
    return FALSE;
  /* TRANSLATORS: %1$s is a file, %2$d and %3$d numbers of formats. */
  g_string_append_printf (out, _("%1$s : mis du format %2$d au format %3$d\n"), shown, format, CORDEE_DOSSIER_FORMAT);
  return TRUE;
}

/* dossier migrate: brings dossiers to the current format, in their place. One that fails does not keep the others from it. */
CordeeCliStatus
cordee_cli_dossier_migrate (const CordeeCliOptions *options)
{
  CordeeCliStatus status;
  CordeeContext context;
  g_autoptr(CordeeKnowledge) knowledge = cordee_cli_load (options, &context, &status);
  g_autoptr(GString) out = g_string_new (NULL);

  if (knowledge == NULL)
    return status;
  for (guint i = 0; options->arguments[i] != NULL; i++)
    if (!migrate (out, knowledge, options->arguments[i]))
      status = CORDEE_CLI_FAILED;
  return cordee_cli_write (out->str, status);
}
