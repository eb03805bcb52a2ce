/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include "cordee-issue.h"
#include "cordee-store.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A file that was changed less than so many seconds before it was looked at may change again without its time telling. */
#define TOO_YOUNG 2

/* ── the rules of today ─────────────────────────────────────────── */

/* The last day, today or before, on which any rule or structure began or ended to hold. */
static CordeeDay
find_era (const CordeeKnowledge *knowledge, CordeeDay today)
{
  GPtrArray *rules = cordee_knowledge_get_rules (knowledge);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  CordeeDay era = CORDEE_DAY_NONE;

  for (guint i = 0; i < rules->len; i++)
    {
      const CordeeRule *rule = rules->pdata[i];

      if (rule->from <= today)
        era = MAX (era, rule->from);
      if (rule->until != CORDEE_DAY_NONE && rule->until < today)
        era = MAX (era, rule->until + 1);
    }
  for (guint i = 0; i < structures->len; i++)
    {
      const CordeeStructure *structure = structures->pdata[i];

      if (structure->exists_from <= today)
        era = MAX (era, structure->exists_from);
    }
  return era;
}

CordeeBookRules *
cordee_book_rules_new (CordeeKnowledge *knowledge, CordeeDay today)
{
  CordeeBookRules *self = g_new0 (CordeeBookRules, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->knowledge = cordee_knowledge_ref (knowledge);
  self->today = today;
  self->era = find_era (knowledge, today);
  self->turns = cordee_book_dup_turns (knowledge);
  self->base = cordee_knowledge_dup_sha256 (knowledge);
  g_mutex_init (&self->mutex);
  self->rulebooks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cordee_rulebook_unref);
  return self;
}

CordeeBookRules *
cordee_book_rules_ref (CordeeBookRules *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_book_rules_unref (CordeeBookRules *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->rulebooks);
  g_mutex_clear (&self->mutex);
  g_array_unref (self->turns);
  g_free (self->base);
  cordee_knowledge_unref (self->knowledge);
  g_free (self);
}

/* The rules of a day in the place of a dossier; made when first asked for, from any thread. Borrowed. */
CordeeRulebook *
cordee_book_rules_get_rulebook (CordeeBookRules *self, const CordeeDossier *dossier, CordeeDay as_of)
{
  CordeeContext context = { .as_of = as_of, .region = dossier->region, .departement = dossier->departement };
  char *place = g_strdup_printf ("%d/%s/%s", as_of, context.region != NULL ? context.region : "",
                                 context.departement != NULL ? context.departement : "");
  CordeeRulebook *rulebook;

  g_mutex_lock (&self->mutex);
  rulebook = g_hash_table_lookup (self->rulebooks, place);
  if (rulebook == NULL)
    {
      rulebook = cordee_rulebook_new (self->knowledge, &context);
      g_hash_table_insert (self->rulebooks, g_steal_pointer (&place), rulebook);
    }
  g_mutex_unlock (&self->mutex);
  g_free (place);
  return rulebook;
}

/* Whether the rules of today, by this base and in its place, give a dossier other verdicts than it was saved with. */
gboolean
cordee_book_rules_differ (CordeeBookRules *self, const CordeeDossier *dossier)
{
  CordeeRulebook *rulebook;
  g_autofree CordeeSlot *slots = NULL;

  if (dossier->results->len == 0)
    return FALSE;
  rulebook = cordee_book_rules_get_rulebook (self, dossier, self->today);
  slots = g_new0 (CordeeSlot, cordee_rulebook_get_n_slots (rulebook));
  cordee_rulebook_read (rulebook, dossier->situation, slots);
  for (guint i = 0; i < dossier->results->len; i++)
    {
      const CordeeDossierResult *result = dossier->results->pdata[i];
      int structure = cordee_rulebook_find_structure (rulebook, result->structure);

      if (structure < 0 || cordee_rulebook_evaluate (rulebook, (guint) structure, slots, NULL) != result->verdict)
        return TRUE;
    }
  return dossier->results->len != cordee_rulebook_get_n_structures (rulebook);
}

/* ── entries ────────────────────────────────────────────────────── */

static void
result_free (gpointer data)
{
  CordeeDossierResult *result = data;

  g_free (result->structure);
  g_free (result);
}

static void
choice_free (gpointer data)
{
  CordeeDossierChoice *choice = data;

  g_free (choice->structure);
  g_free (choice);
}

CordeeBookEntry *
cordee_book_entry_new_empty (const char *file)
{
  CordeeBookEntry *self = g_new0 (CordeeBookEntry, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_strdup (file);
  self->results = g_ptr_array_new_with_free_func (result_free);
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  return self;
}

CordeeBookEntry *
cordee_book_entry_ref (CordeeBookEntry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_book_entry_unref (CordeeBookEntry *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->file);
  g_free (self->id);
  g_free (self->name);
  g_free (self->problem);
  g_free (self->folded);
  g_free (self->region);
  g_free (self->departement);
  g_free (self->advisor);
  g_ptr_array_unref (self->results);
  g_ptr_array_unref (self->choices);
  g_free (self->next_text);
  g_free (self->step_id);
  g_free (self->step_text);
  g_free (self->same_as);
  g_free (self->name_key);
  g_free (self);
}

void
cordee_book_entry_add_result (CordeeBookEntry *self, const char *structure, CordeeVerdict verdict, guint rank)
{
  CordeeDossierResult *result = g_new0 (CordeeDossierResult, 1);

  result->structure = g_strdup (structure);
  result->verdict = verdict;
  result->rank = rank;
  g_ptr_array_add (self->results, result);
}

void
cordee_book_entry_add_choice (CordeeBookEntry *self, const char *structure, CordeeHow how, gint64 at)
{
  CordeeDossierChoice *choice = g_new0 (CordeeDossierChoice, 1);

  choice->structure = g_strdup (structure);
  choice->how = how;
  choice->at = at;
  g_ptr_array_add (self->choices, choice);
}

static void
add_folded (GString *out, const char *text)
{
  g_autofree char *folded = text != NULL ? cordee_text_fold (text) : NULL;

  if (folded == NULL || *folded == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, folded);
}

static char *
dup_folded (const CordeeKnowledge *knowledge, const CordeeDossier *dossier)
{
  GString *out = g_string_new (NULL);
  const CordeeRegion *region = dossier->region != NULL ? cordee_knowledge_find_region (knowledge, dossier->region) : NULL;

  add_folded (out, dossier->name);
  add_folded (out, dossier->contact);
  add_folded (out, dossier->advisor);
  add_folded (out, dossier->next_text);
  add_folded (out, region != NULL ? region->name : dossier->region);
  add_folded (out, dossier->departement);
  for (guint i = 0; i < dossier->notes->len; i++)
    add_folded (out, ((const CordeeDossierNote *) dossier->notes->pdata[i])->text);
  return g_string_free (out, FALSE);
}

static void
fill (CordeeBookEntry *self, CordeeBookRules *rules, const CordeeDossier *dossier)
{
  self->id = g_strdup (dossier->id);
  self->name = g_strdup (dossier->name);
  self->name_key = cordee_text_fold (dossier->name);
  cordee_book_entry_fill_way (self, rules, dossier);
  self->folded = dup_folded (rules->knowledge, dossier);
  self->region = g_strdup (dossier->region);
  self->departement = g_strdup (dossier->departement);
  self->advisor = g_strdup (dossier->advisor);
  self->as_of = dossier->as_of;
  self->created = cordee_dossier_get_created (dossier);
  self->touched = cordee_dossier_get_touched (dossier);
  self->archived = dossier->archived;
  self->n_answers = cordee_situation_count_known (dossier->situation);
  self->next_text = g_strdup (dossier->next_text);
  self->next_day = dossier->next_day;
  self->rules_changed = cordee_book_rules_differ (rules, dossier);
  for (guint i = 0; i < dossier->results->len; i++)
    {
      const CordeeDossierResult *result = dossier->results->pdata[i];

      cordee_book_entry_add_result (self, result->structure, result->verdict, result->rank);
    }
  for (guint i = 0; i < dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = dossier->choices->pdata[i];

      cordee_book_entry_add_choice (self, choice->structure, choice->how, choice->at);
    }
}

/* What is wrong with a file that is no dossier, in a line. The caller owns it. */
char *
cordee_book_dup_error (GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      if (issue->kind->severity == CORDEE_SEVERITY_ERROR)
        return cordee_issue_to_string (issue);
    }
  return g_strdup (_("Ce fichier n’est pas un dossier."));
}

/* ── files ──────────────────────────────────────────────────────── */

static guint64
nanoseconds (const struct timespec *time)
{
  return (guint64) time->tv_sec * G_GUINT64_CONSTANT (1000000000) + (guint64) time->tv_nsec;
}

/* What tells that a file is still the one that was read. FALSE where there is no file of that name. */
static gboolean
look_at (const char *file, guint64 *seen)
{
  GStatBuf buffer;

  if (g_stat (file, &buffer) != 0 || !S_ISREG (buffer.st_mode))
    return FALSE;
  seen[0] = (guint64) buffer.st_size;
  seen[1] = nanoseconds (&buffer.st_mtim);
  seen[2] = nanoseconds (&buffer.st_ctim);
  seen[3] = (guint64) buffer.st_ino;
  seen[4] = (guint64) buffer.st_mode;
  return TRUE;
}

/* Whether the file of an entry is still as it was when it was read, as far as a look at it can tell. */
gboolean
cordee_book_entry_is_fresh (const CordeeBookEntry *self)
{
  guint64 seen[G_N_ELEMENTS (self->seen)];

  return self->seen[4] != 0 && look_at (self->file, seen) && memcmp (seen, self->seen, sizeof seen) == 0;
}

/* The summary of a file, from any thread; one that cannot be read has a problem. NULL where there is no such file. The caller owns it. */
CordeeBookEntry *
cordee_book_entry_new (CordeeBookRules *rules, const char *file)
{
  g_autoptr(CordeeBookEntry) self = cordee_book_entry_new_empty (file);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  CordeeStamp stamp = { 0 };
  guint64 young = (guint64) (g_get_real_time () / G_USEC_PER_SEC - TOO_YOUNG) * G_GUINT64_CONSTANT (1000000000);

  if (!look_at (file, self->seen))
    return NULL;
  bytes = cordee_store_read (file, &stamp, &error);
  if (bytes == NULL && error == NULL)
    return NULL;
  dossier = bytes != NULL ? cordee_dossier_new_from_bytes (bytes, file, rules->knowledge, issues) : NULL;
  if (dossier != NULL)
    fill (self, rules, dossier);
  else
    {
      self->problem = error != NULL ? g_strdup (error->message) : cordee_book_dup_error (issues);
      self->name = g_filename_display_basename (file);
      self->name_key = cordee_text_fold (self->name);
      self->folded = g_strdup (self->name_key);
    }
  if (bytes == NULL || self->seen[1] > young)
    memset (self->seen, 0, sizeof self->seen);
  return g_steal_pointer (&self);
}
