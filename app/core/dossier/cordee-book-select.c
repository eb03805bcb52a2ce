/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-book"

#include "config.h"

#include "cordee-book-private.h"

#include "cordee-text.h"

#include <string.h>

#define SECONDS_A_DAY ((gint64) 24 * 60 * 60)

/* ── what is asked for ──────────────────────────────────────────── */

/* The first in rank; NULL where there is no result. Borrowed. */
const CordeeDossierResult *
cordee_book_entry_get_first (const CordeeBookEntry *self)
{
  const CordeeDossierResult *first = NULL;

  for (guint i = 0; i < self->results->len; i++)
    {
      const CordeeDossierResult *result = self->results->pdata[i];

      if (first == NULL || result->rank < first->rank)
        first = result;
    }
  return first;
}

/* Whether what comes next is a step of its way: nobody typed anything else. */
gboolean
cordee_book_entry_is_step_next (const CordeeBookEntry *self)
{
  return self->next_text == NULL && self->next_day == CORDEE_DAY_NONE && self->step_text != NULL;
}

/* By when something is to be done next; CORDEE_DAY_NONE where nothing tells. */
CordeeDay
cordee_book_entry_get_next_day (const CordeeBookEntry *self)
{
  return cordee_book_entry_is_step_next (self) ? self->step_day : self->next_day;
}

static const CordeeDossierResult *
find_result (const CordeeBookEntry *entry, const char *structure)
{
  for (guint i = 0; i < entry->results->len; i++)
    if (g_str_equal (((const CordeeDossierResult *) entry->results->pdata[i])->structure, structure))
      return entry->results->pdata[i];
  return NULL;
}

static gboolean
is_chosen (const CordeeBookEntry *entry, const char *structure)
{
  for (guint i = 0; i < entry->choices->len; i++)
    if (g_str_equal (((const CordeeDossierChoice *) entry->choices->pdata[i])->structure, structure))
      return TRUE;
  return FALSE;
}

/* An excluded structure comes first only where all are: nobody goes for it. */
static gboolean
has_structure (const CordeeBookEntry *entry, const char *structure)
{
  const CordeeDossierResult *first = cordee_book_entry_get_first (entry);

  return is_chosen (entry, structure)
         || (first != NULL && first->verdict != CORDEE_VERDICT_EXCLUE && g_str_equal (first->structure, structure));
}

static gboolean
has_verdict (const CordeeBookEntry *entry, const char *structure, int verdict)
{
  const CordeeDossierResult *result = structure != NULL ? find_result (entry, structure) : cordee_book_entry_get_first (entry);

  return result != NULL && (int) result->verdict == verdict;
}

/* The middle of a day, as seconds since 1970: whole days apart, whatever the time zone. */
static gint64
noon_of (CordeeDay day)
{
  return (day - cordee_day_new (1970, 1, 1)) * SECONDS_A_DAY + SECONDS_A_DAY / 2;
}

static gboolean
is_asked_for (const CordeeBookEntry *entry, const CordeeBookQuery *query, char **words, gint64 stalled_before)
{
  CordeeDay next = cordee_book_entry_get_next_day (entry);

  if (query->shelf != CORDEE_BOOK_ALL && entry->archived != (query->shelf == CORDEE_BOOK_ARCHIVED))
    return FALSE;
  if ((query->unreadable && entry->problem == NULL) || (query->rules_changed && !entry->rules_changed))
    return FALSE;
  if ((query->late && !entry->late) || (query->waiting && !entry->waiting))
    return FALSE;
  if (query->due_by != CORDEE_DAY_NONE && (next == CORDEE_DAY_NONE || next > query->due_by))
    return FALSE;
  if (query->stalled_days > 0 && (entry->problem != NULL || entry->touched > stalled_before))
    return FALSE;
  if (query->structure != NULL && !has_structure (entry, query->structure))
    return FALSE;
  if (query->verdict >= 0 && !has_verdict (entry, query->structure, query->verdict))
    return FALSE;
  for (; *words != NULL; words++)
    if (strstr (entry->folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* ── order ──────────────────────────────────────────────────────── */

/* An entry with most of what it is sorted by at hand, smallest first. */
typedef struct
{
  guint64 key;
  CordeeBookEntry *entry;
} Place;

/* The start of a text as a number that sorts as it does. */
static guint64
key_of_text (const char *text)
{
  char start[sizeof (guint64)] = "";
  guint64 key;

  memcpy (start, text, MIN (strlen (text), sizeof start));
  memcpy (&key, start, sizeof key);
  return GUINT64_FROM_BE (key);
}

/* Latest first; no day comes last, by name first what comes first. */
static guint64
key_of (const CordeeBookEntry *entry, CordeeBookSort sort)
{
  switch (sort)
    {
    case CORDEE_BOOK_BY_TOUCHED:
      return (guint64) G_MAXINT64 - (guint64) entry->touched;
    case CORDEE_BOOK_BY_CREATED:
      return (guint64) G_MAXINT64 - (guint64) entry->created;
    case CORDEE_BOOK_BY_NEXT:
      return cordee_book_entry_get_next_day (entry) != CORDEE_DAY_NONE ? (guint64) cordee_book_entry_get_next_day (entry) : G_MAXUINT64;
    case CORDEE_BOOK_BY_NAME:
      return key_of_text (entry->name_key);
    }
  g_return_val_if_reached (0);
}

/* Where keys are the same, by name as one looks it up; then by file, so that two lists of the same are alike. */
static int
compare_cb (gconstpointer one, gconstpointer other, gpointer data)
{
  const Place *a = one, *b = other;
  int order;

  if (a->key != b->key)
    return a->key < b->key ? -1 : 1;
  order = strcmp (a->entry->name_key, b->entry->name_key);
  return order != 0 ? order : strcmp (a->entry->file, b->entry->file);
}

/* All entries in an order. Borrowed until they change. */
static GPtrArray *
get_sorted (CordeeBook *self, CordeeBookSort sort)
{
  g_autofree Place *places = NULL;

  if (self->sorted[sort] != NULL)
    return self->sorted[sort];
  places = g_new0 (Place, self->entries->len + 1);
  for (guint i = 0; i < self->entries->len; i++)
    {
      places[i].entry = self->entries->pdata[i];
      places[i].key = key_of (places[i].entry, sort);
    }
  g_qsort_with_data (places, (int) self->entries->len, sizeof (Place), compare_cb, NULL);
  self->sorted[sort] = g_ptr_array_sized_new (self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (self->sorted[sort], places[i].entry);
  return self->sorted[sort];
}

/* To be called before entries change. */
void
cordee_book_forget_order (CordeeBook *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sorted); i++)
    g_clear_pointer (&self->sorted[i], g_ptr_array_unref);
}

/* The entries that query asks for, in its order. The caller owns the array, whose entries have references of their own. */
GPtrArray *
cordee_book_select (CordeeBook *self, const CordeeBookQuery *query)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_book_entry_unref);
  g_autofree char *folded = cordee_text_fold (query->search != NULL ? query->search : "");
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  gint64 stalled_before = noon_of (self->rules->today) - query->stalled_days * SECONDS_A_DAY;
  GPtrArray *sorted = get_sorted (self, query->sort);

  for (guint i = 0; i < sorted->len; i++)
    if (is_asked_for (sorted->pdata[i], query, words, stalled_before))
      g_ptr_array_add (result, cordee_book_entry_ref (sorted->pdata[i]));
  return result;
}
