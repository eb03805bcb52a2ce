/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-atlas"

#include "config.h"

#include "cordee-atlas-private.h"

#include "cordee-text.h"

#include <string.h>

/* What somebody looks for, as the lines to search have it. */
typedef struct
{
  GPtrArray *words;    /* char *, owned: each after a space */
  const char *longest; /* of the words */
  char *front;         /* owned: the words that may be left out, "" without; after a space */
  char *core;          /* owned: the others, at least one */
} Query;

/* How well a line answers, best first. */
enum
{
  RANK_WHOLE, /* the whole name */
  RANK_CORE,  /* the name but for words in front */
  RANK_BEGIN, /* the beginning of the name */
  RANK_WORDS, /* beginnings of words */
};

/* ── words ──────────────────────────────────────────────────────── */

/* text as lines to search are written: cordee_text_fold(), only letters and digits, one space between words, "saint" and "sainte" for
   "st" and "ste". The caller owns it. */
char *
cordee_atlas_fold (const char *text)
{
  g_autofree char *folded = cordee_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0';)
    {
      const char *start = p;

      while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          gsize length = (gsize) (p - start);

          if (out->len > 0)
            g_string_append_c (out, ' ');
          if (length == 2 && strncmp (start, "st", 2) == 0)
            g_string_append (out, "saint");
          else if (length == 3 && strncmp (start, "ste", 3) == 0)
            g_string_append (out, "sainte");
          else
            g_string_append_len (out, start, (gssize) length);
        }
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
  return g_string_free (out, FALSE);
}

static void
query_free (Query *query)
{
  g_ptr_array_unref (query->words);
  g_free (query->front);
  g_free (query->core);
  g_free (query);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Query, query_free)

/* NULL: no word. */
static Query *
query_new (const CordeeAtlas *self, const char *text)
{
  g_autofree char *folded = cordee_atlas_fold (text);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words), n_front = 0;
  Query *query;
  g_autofree char *front = NULL;

  if (n == 0)
    return NULL;
  while (n_front + 1 < n && g_strv_contains (self->leading, words[n_front]))
    n_front++;

  query = g_new0 (Query, 1);
  query->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n; i++)
    {
      char *word = g_strconcat (" ", words[i], NULL);

      g_ptr_array_add (query->words, word);
      if (query->longest == NULL || strlen (word) > strlen (query->longest))
        query->longest = word;
    }
  query->core = g_strjoinv (" ", words + n_front);
  g_clear_pointer (&words[n_front], g_free);
  front = g_strjoinv (" ", words);
  for (guint i = n_front + 1; i < n; i++)
    g_clear_pointer (&words[i], g_free);
  query->front = front[0] == '\0' ? g_strdup ("") : g_strconcat (" ", front, NULL);
  return query;
}

/* ── lines ──────────────────────────────────────────────────────── */

static gboolean
has_word (const char *line, const char *end, const char *word)
{
  size_t length = strlen (word);

  for (const char *p = line; p != NULL && (size_t) (end - p) >= length; p = memchr (p + 1, ' ', (size_t) (end - p - 1)))
    if (memcmp (p, word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Where a word begins next before end, or NULL. Not strstr(), which may measure all the rest each time it is called. */
static const char *
find_word (const char *from, const char *end, const char *word, size_t length)
{
  for (; (size_t) (end - from) >= length; from++)
    if (from[1] == word[1] && from[0] == word[0] && memcmp (from, word, length) == 0)
      return from;
  return NULL;
}

/* Where the core of a line ends. */
static const char *
end_of_core (const char *line)
{
  return line + strcspn (line, "\t\n");
}

/* A line that has all words. */
static guint
rank_line (const char *line, const Query *query)
{
  const char *core = line + 1, *end = end_of_core (line);
  size_t length = strlen (query->core), front = strlen (query->front);

  if ((size_t) (end - core) < length || memcmp (core, query->core, length) != 0)
    return RANK_WORDS;
  if (core + length != end)
    return RANK_BEGIN;
  if (*end == '\n')
    return front == 0 ? RANK_WHOLE : RANK_CORE;
  return front > 0 && strncmp (end + 1, query->front, front) == 0 && strchr ("\t\n", end[1 + front]) != NULL ? RANK_WHOLE : RANK_CORE;
}

static gboolean
is_former (const CordeeAtlas *self, guint line)
{
  return line >= self->n[CORDEE_PLACE_COMMUNE] + self->n[CORDEE_PLACE_EPCI];
}

static guint
former_of_line (const CordeeAtlas *self, guint line)
{
  return self->key_former[line - self->n[CORDEE_PLACE_COMMUNE] - self->n[CORDEE_PLACE_EPCI]];
}

/* The commune or EPCI of a line, as the number of the line that has its own name. */
static guint
place_of_line (const CordeeAtlas *self, guint line)
{
  return is_former (self, line) ? self->former_communes[former_of_line (self, line)] : line;
}

static guint32
population_of_line (const CordeeAtlas *self, guint line)
{
  guint place = place_of_line (self, line);
  guint n_communes = self->n[CORDEE_PLACE_COMMUNE];
  guint32 population = place < n_communes ? self->populations[CORDEE_PLACE_COMMUNE][place] : self->populations[CORDEE_PLACE_EPCI][place - n_communes];

  return population == CORDEE_ATLAS_NONE_LONG ? 0 : population;
}

static void
get_line (const CordeeAtlas *self, guint line, CordeeMatch *out)
{
  guint n_communes = self->n[CORDEE_PLACE_COMMUNE];

  if (is_former (self, line))
    {
      cordee_atlas_get_former (self, former_of_line (self, line), out);
      return;
    }
  *out = (CordeeMatch) { .kind = CORDEE_MATCH_SELF };
  if (line < n_communes)
    cordee_atlas_get (self, CORDEE_PLACE_COMMUNE, line, &out->place);
  else
    cordee_atlas_get (self, CORDEE_PLACE_EPCI, line - n_communes, &out->place);
}

/* ── the best ───────────────────────────────────────────────────── */

/* In the order of the result: rank, then names of today, then most inhabitants, then the order of codes. */
static guint64
weigh (const CordeeAtlas *self, guint line, guint rank)
{
  return (guint64) rank << 60 | (guint64) is_former (self, line) << 59 | (guint64) (G_MAXUINT32 - population_of_line (self, line)) << 24 | line;
}

static guint
line_of_weight (guint64 weight)
{
  return (guint) (weight & 0xffffff);
}

static int
compare_weights (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return one < other ? -1 : one > other;
}

/* Keeps what may be among the best, without sorting all. */
static void
offer (GArray *weights, guint64 weight, guint max, guint64 *limit)
{
  if (weight >= *limit)
    return;
  g_array_append_val (weights, weight);
  if (weights->len >= 2 * (gsize) max + 64)
    {
      g_array_sort (weights, compare_weights);
      g_array_set_size (weights, max);
      *limit = g_array_index (weights, guint64, max - 1);
    }
}

static void
search_names (const CordeeAtlas *self, const Query *query, guint max, GArray *found)
{
  guint n_places = self->n[CORDEE_PLACE_COMMUNE] + self->n[CORDEE_PLACE_EPCI];
  g_autofree guint64 *best = g_new0 (guint64, n_places);
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 limit = G_MAXUINT64;
  const char *last = self->keys + self->key_starts[self->n_keys];
  size_t length = strlen (query->longest);
  guint line = 0;

  for (const char *hit = find_word (self->keys, last, query->longest, length); hit != NULL;)
    {
      const char *start, *end;
      guint place, i = 0;

      while (self->keys + self->key_starts[line + 1] <= hit)
        line++;
      start = self->keys + self->key_starts[line];
      end = self->keys + self->key_starts[line + 1] - 1;
      place = place_of_line (self, line);
      while (i < query->words->len && has_word (start, end, query->words->pdata[i]))
        i++;
      if (i == query->words->len)
        {
          guint64 weight = weigh (self, line, rank_line (start, query));

          if (best[place] == 0)
            g_array_append_val (places, place);
          if (best[place] == 0 || weight < best[place])
            best[place] = weight;
        }
      hit = find_word (end, last, query->longest, length);
    }

  for (guint i = 0; i < places->len; i++)
    offer (weights, best[g_array_index (places, guint, i)], max, &limit);
  g_array_sort (weights, compare_weights);
  for (guint i = 0; i < weights->len && i < max; i++)
    {
      CordeeMatch match;

      get_line (self, line_of_weight (g_array_index (weights, guint64, i)), &match);
      g_array_append_val (found, match);
    }
}

/* ── codes ──────────────────────────────────────────────────────── */

static gboolean
holds_place (const GArray *matches, const CordeePlace *place)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const CordeePlace *other = &g_array_index (matches, CordeeMatch, i).place;

      if (other->kind == place->kind && other->index == place->index)
        return TRUE;
    }
  return FALSE;
}

static void
add_communes (const CordeeAtlas *self, GArray *weights, CordeeMatchKind kind, guint max, GArray *found)
{
  g_array_sort (weights, compare_weights);
  for (guint i = 0; i < weights->len && found->len < max; i++)
    {
      CordeeMatch match = { .kind = kind };

      cordee_atlas_get (self, CORDEE_PLACE_COMMUNE, line_of_weight (g_array_index (weights, guint64, i)), &match.place);
      if (!holds_place (found, &match.place))
        g_array_append_val (found, match);
    }
}

/* The communes whose postcode begins so, most inhabitants first. */
static void
search_postcodes (const CordeeAtlas *self, const char *digits, guint max, GArray *found)
{
  g_autoptr(GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 first = g_ascii_strtoull (digits, NULL, 10), after = first + 1, limit = G_MAXUINT64;
  guint low = 0, high = self->n_postcodes;

  for (size_t i = strlen (digits); i < 5; i++)
    {
      first *= 10;
      after *= 10;
    }
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->postcodes[middle] < first)
        low = middle + 1;
      else
        high = middle;
    }
  /* A commune with several of these postcodes is there several times. */
  for (; low < self->n_postcodes && self->postcodes[low] < after; low++)
    for (guint32 i = self->postcode_starts[low]; i < self->postcode_starts[low + 1]; i++)
      offer (weights, weigh (self, self->postcode_communes[i], 0), MIN (max, G_MAXINT / 64) * 64, &limit);
  add_communes (self, weights, CORDEE_MATCH_POSTCODE, max, found);
}

/* The communes whose INSEE code begins so. */
static void
search_codes (const CordeeAtlas *self, const char *beginning, guint max, GArray *found)
{
  g_autoptr(GArray) weights = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < self->n[CORDEE_PLACE_COMMUNE]; i++)
    if (g_ascii_strncasecmp (self->codes[CORDEE_PLACE_COMMUNE] + i * CORDEE_ATLAS_COMMUNE_WIDTH, beginning, strlen (beginning)) == 0)
      {
        guint64 weight = weigh (self, i, 0);

        g_array_append_val (weights, weight);
      }
  add_communes (self, weights, CORDEE_MATCH_SELF, max, found);
}

/* text without spaces if it may be a code: of two digits at least, or of Corse. The caller owns it; NULL: it is a name. */
static char *
dup_code (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
  if (out->len >= 2 && (strspn (out->str, "0123456789") == out->len
      || (out->str[0] == '2' && strchr ("aAbB", out->str[1]) != NULL && strspn (out->str + 2, "0123456789") == out->len - 2)))
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

/* ── public ─────────────────────────────────────────────────────── */

/* Communes and EPCI that text may mean, best first, at most max: an INSEE code or SIREN as it is, a postcode by its first two digits; else
   names in which each word begins a word, whole names before beginnings of names before the rest, then most inhabitants. A place is there
   once, by the name that answers best. GArray of CordeeMatch; the caller owns it. */
GArray *
cordee_atlas_search (const CordeeAtlas *self, const char *text, guint max)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CordeeMatch));
  g_autofree char *code = NULL;
  g_autoptr(Query) query = NULL;
  CordeeMatch match = { .kind = CORDEE_MATCH_SELF };

  g_return_val_if_fail (self != NULL && text != NULL, found);

  code = dup_code (text);
  if (max == 0)
    return found;
  if (code == NULL)
    {
      query = query_new (self, text);
      if (query != NULL)
        search_names (self, query, max, found);
      return found;
    }

  if (cordee_atlas_resolve (self, code, &match) || cordee_atlas_find (self, CORDEE_PLACE_EPCI, code, &match.place))
    g_array_append_val (found, match);
  if (!g_ascii_isdigit (code[1]))
    search_codes (self, code, max, found);
  else if (strlen (code) <= 5)
    search_postcodes (self, code, max, found);
  return found;
}

static gboolean
is_in (const CordeeMatch *match, const char *departement)
{
  return departement == NULL || g_ascii_strcasecmp (match->place.departement, departement) == 0;
}

/* Where the core of a line is against another: as strcmp(). */
static int
compare_core (const char *line, const char *core, size_t length)
{
  size_t own = (size_t) (end_of_core (line) - line - 1);
  int order = memcmp (line + 1, core, MIN (own, length));

  return order != 0 ? order : (own > length) - (own < length);
}

/* Communes whose name is that of the query but for words in front; only those that have these too where there are any, and former ones
   only where there is none of today. */
static void
lookup_name (const CordeeAtlas *self, const Query *query, const char *departement, GArray *found)
{
  size_t length = strlen (query->core);
  guint low = 0, high = self->n_keys, best = G_MAXUINT;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (compare_core (self->keys + self->key_starts[self->key_order[middle]], query->core, length) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->n_keys; low++)
    {
      guint line = self->key_order[low], rank;
      const char *start = self->keys + self->key_starts[line];
      CordeeMatch match;

      if (compare_core (start, query->core, length) != 0)
        break;
      get_line (self, line, &match);
      if (match.place.kind != CORDEE_PLACE_COMMUNE || !is_in (&match, departement))
        continue;
      rank = rank_line (start, query) * 2 + is_former (self, line);
      if (rank < best)
        g_array_set_size (found, 0);
      best = MIN (best, rank);
      if (rank == best && !holds_place (found, &match.place))
        g_array_append_val (found, match);
    }
}

/* All communes that text may mean as a line of a list has it: see the header. The caller owns the array. */
GArray *
cordee_atlas_lookup (const CordeeAtlas *self, const char *text, const char *departement)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CordeeMatch));
  g_autofree char *code = NULL;
  g_autoptr(Query) query = NULL;
  CordeeMatch match;

  g_return_val_if_fail (self != NULL && text != NULL, found);

  code = dup_code (text);
  if (code != NULL)
    {
      g_autofree char *padded = strlen (code) == 4 ? g_strconcat ("0", code, NULL) : g_steal_pointer (&code);

      if (cordee_atlas_resolve (self, padded, &match) && is_in (&match, departement))
        g_array_append_val (found, match);
      return found;
    }
  query = query_new (self, text);
  if (query != NULL)
    lookup_name (self, query, departement, found);
  return found;
}
