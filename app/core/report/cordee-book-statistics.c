/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-book-statistics.h"

#include "cordee-report-advice.h"
#include "cordee-report-csv.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fewer dossiers of one region than this could tell which team it was: such regions are counted together. */
#define MIN_OF_REGION 3

/* ── parts ──────────────────────────────────────────────────────── */

static void
bar_free (gpointer data)
{
  CordeeBookBar *self = data;

  g_free (self->label);
  g_free (self);
}

static void
chart_free (gpointer data)
{
  CordeeBookChart *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->bars);
  g_free (self);
}

static CordeeBookChart *
chart_new (const char *title)
{
  CordeeBookChart *self = g_new0 (CordeeBookChart, 1);

  self->title = cordee_report_typeset (title);
  self->bars = g_ptr_array_new_with_free_func (bar_free);
  return self;
}

/* Adds a bar, but none for nothing. structure may be NULL. */
static void
add_bar (CordeeBookChart *chart, const char *label, guint count, const CordeeStructure *structure)
{
  CordeeBookBar *bar;

  if (count == 0)
    return;
  bar = g_new0 (CordeeBookBar, 1);
  bar->label = cordee_report_typeset (label);
  bar->count = count;
  bar->structure = structure;
  g_ptr_array_add (chart->bars, bar);
}

static void
take_chart (CordeeBookStatistics *self, CordeeBookChart *chart)
{
  if (chart->bars->len > 0)
    g_ptr_array_add (self->charts, chart);
  else
    chart_free (chart);
}

static guint
count_of (GHashTable *counts, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
}

static void
count (GHashTable *counts, const char *key)
{
  g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (count_of (counts, key) + 1));
}

static GHashTable *
counts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Keys in the order of strcmp(). */
static GPtrArray *
list_keys (GHashTable *counts)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys_cb);
  return keys;
}

/* ── charts ─────────────────────────────────────────────────────── */

/* The first in rank, where it is not excluded. */
static const CordeeDossierResult *
find_proposed (const CordeeBookEntry *entry)
{
  const CordeeDossierResult *first = cordee_book_entry_get_first (entry);

  return first != NULL && first->verdict != CORDEE_VERDICT_EXCLUE ? first : NULL;
}

/* Structures in the order of the base, then those that it does not know. */
static void
add_structures (CordeeBookChart *chart, const CordeeKnowledge *knowledge, GHashTable *counts)
{
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  g_autoptr(GPtrArray) keys = list_keys (counts);

  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];

      add_bar (chart, structure->id, count_of (counts, structure->id), structure);
    }
  for (guint i = 0; i < keys->len; i++)
    if (cordee_knowledge_find_structure (knowledge, keys->pdata[i]) == NULL)
      add_bar (chart, keys->pdata[i], count_of (counts, keys->pdata[i]), NULL);
}

static void
chart_proposed (CordeeBookStatistics *self, const CordeeKnowledge *knowledge, const GPtrArray *entries)
{
  CordeeBookChart *proposed = chart_new (_("Structure proposée"));
  CordeeBookChart *verdicts = chart_new (_("Verdict de la structure proposée"));
  g_autoptr(GHashTable) counts = counts_new ();
  guint of_verdict[CORDEE_VERDICT_EXCLUE + 1] = { 0 };
  guint none = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const CordeeDossierResult *result = find_proposed (entries->pdata[i]);

      if (result == NULL)
        none++;
      else
        {
          count (counts, result->structure);
          of_verdict[result->verdict]++;
        }
    }
  add_structures (proposed, knowledge, counts);
  add_bar (proposed, _("aucune pour l’instant"), none, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_verdict); i++)
    add_bar (verdicts, cordee_report_verdict_label (i), of_verdict[i], NULL);
  take_chart (self, proposed);
  take_chart (self, verdicts);
}

/* A dossier counts once for each structure that it chose. */
static void
chart_chosen (CordeeBookStatistics *self, const CordeeKnowledge *knowledge, const GPtrArray *entries)
{
  CordeeBookChart *chart = chart_new (_("Structure choisie par l’équipe"));
  g_autoptr(GHashTable) counts = counts_new ();
  guint none = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const CordeeBookEntry *entry = entries->pdata[i];

      none += entry->choices->len == 0;
      for (guint j = 0; j < entry->choices->len; j++)
        count (counts, ((const CordeeDossierChoice *) entry->choices->pdata[j])->structure);
    }
  add_structures (chart, knowledge, counts);
  add_bar (chart, _("pas encore de choix"), none, NULL);
  take_chart (self, chart);
}

static void
chart_regions (CordeeBookStatistics *self, const CordeeKnowledge *knowledge, const GPtrArray *entries)
{
  CordeeBookChart *chart = chart_new (_("Région"));
  g_autoptr(GHashTable) counts = counts_new ();
  g_autoptr(GPtrArray) keys = NULL;
  guint few = 0, n_few = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const CordeeBookEntry *entry = entries->pdata[i];

      count (counts, entry->region != NULL ? entry->region : "");
    }
  keys = list_keys (counts);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *code = keys->pdata[i];
      guint n = count_of (counts, code);
      g_autofree char *name = *code != '\0' ? cordee_report_place (knowledge, code, NULL) : g_strdup (_("région non précisée"));

      if (n >= MIN_OF_REGION)
        add_bar (chart, name, n, NULL);
      else
        {
          few += n;
          n_few++;
        }
    }
  /* TRANSLATORS: regions that are counted together. */
  add_bar (chart, _("autres"), few, NULL);
  if (n_few > 0)
    {
      /* TRANSLATORS: %d is a number of dossiers; « autres » is the bar of them all. */
      g_autofree char *note = g_strdup_printf (_("Les régions de moins de %d dossiers sont réunies sous « autres », pour qu’aucune équipe "
                                                 "ne puisse être reconnue."),
                                               MIN_OF_REGION);

      self->note = cordee_report_typeset (note);
    }
  take_chart (self, chart);
}

static void
chart_months (CordeeBookStatistics *self, const GPtrArray *entries)
{
  CordeeBookChart *chart = chart_new (_("Dossiers commencés, par mois"));
  g_autoptr(GHashTable) counts = counts_new ();
  g_autoptr(GPtrArray) keys = NULL;
  guint unknown = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const CordeeBookEntry *entry = entries->pdata[i];
      g_autoptr(GDateTime) created = entry->created > 0 ? g_date_time_new_from_unix_local (entry->created) : NULL;
      g_autofree char *month = created != NULL ? g_date_time_format (created, "%Y-%m") : NULL;

      if (month != NULL)
        count (counts, month);
      else
        unknown++;
    }
  keys = list_keys (counts);
  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *label = cordee_report_partial_date (keys->pdata[i]);

      add_bar (chart, label, count_of (counts, keys->pdata[i]), NULL);
    }
  add_bar (chart, _("date inconnue"), unknown, NULL);
  take_chart (self, chart);
}

static void
chart_archived (CordeeBookStatistics *self, const GPtrArray *entries)
{
  CordeeBookChart *chart = chart_new (_("Dossiers en cours et archivés"));
  guint archived = 0;

  for (guint i = 0; i < entries->len; i++)
    archived += ((const CordeeBookEntry *) entries->pdata[i])->archived != FALSE;
  add_bar (chart, _("en cours"), entries->len - archived, NULL);
  add_bar (chart, _("archivés"), archived, NULL);
  take_chart (self, chart);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Counts over entries (CordeeBookEntry), those of the book or some of them. A file that cannot be read only counts as such. The caller owns
   the result, which borrows from the base. */
CordeeBookStatistics *
cordee_book_statistics_new (const CordeeBook *book, const GPtrArray *entries)
{
  CordeeBookStatistics *self = g_new0 (CordeeBookStatistics, 1);
  const CordeeKnowledge *knowledge = cordee_book_get_knowledge (book);
  g_autoptr(GPtrArray) readable = g_ptr_array_new ();

  self->charts = g_ptr_array_new_with_free_func (chart_free);
  for (guint i = 0; i < entries->len; i++)
    if (((const CordeeBookEntry *) entries->pdata[i])->problem == NULL)
      g_ptr_array_add (readable, entries->pdata[i]);
  self->n_dossiers = readable->len;
  self->n_unreadable = entries->len - readable->len;

  chart_proposed (self, knowledge, readable);
  chart_chosen (self, knowledge, readable);
  chart_regions (self, knowledge, readable);
  chart_months (self, readable);
  chart_archived (self, readable);
  return self;
}

void
cordee_book_statistics_free (CordeeBookStatistics *self)
{
  if (self == NULL)
    return;
  g_free (self->note);
  g_ptr_array_unref (self->charts);
  g_free (self);
}

static void
add_record (GString *out, const char *chart, const char *label, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  cordee_csv_add_field (out, ';', TRUE, chart);
  cordee_csv_add_field (out, ';', FALSE, label);
  cordee_csv_add_field (out, ';', FALSE, number);
  cordee_csv_end_record (out);
}

/* The counts as a spreadsheet with French settings opens them: a byte order mark, semicolons, CRLF, and no field that could be taken for a
   formula. The caller owns it. */
char *
cordee_book_statistics_to_csv (const CordeeBookStatistics *self)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  cordee_csv_add_field (out, ';', TRUE, _("indicateur"));
  cordee_csv_add_field (out, ';', FALSE, _("groupe"));
  cordee_csv_add_field (out, ';', FALSE, _("nombre"));
  cordee_csv_end_record (out);
  add_record (out, _("Dossiers"), _("lus"), self->n_dossiers);
  if (self->n_unreadable > 0)
    add_record (out, _("Dossiers"), _("illisibles"), self->n_unreadable);
  for (guint i = 0; i < self->charts->len; i++)
    {
      const CordeeBookChart *chart = self->charts->pdata[i];

      for (guint j = 0; j < chart->bars->len; j++)
        {
          const CordeeBookBar *bar = chart->bars->pdata[j];

          add_record (out, chart->title, bar->label, bar->count);
        }
    }
  if (self->note != NULL)
    {
      cordee_csv_add_field (out, ';', TRUE, self->note);
      cordee_csv_add_field (out, ';', FALSE, "");
      cordee_csv_add_field (out, ';', FALSE, "");
      cordee_csv_end_record (out);
    }
  return g_string_free (out, FALSE);
}
