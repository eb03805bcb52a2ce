/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include <string.h>

/* ── what is held ───────────────────────────────────────────────── */

static void
held_free (CordeeDossierHeld *held)
{
  g_ref_string_release (held->where);
  g_clear_pointer (&held->after, g_ref_string_release);
  g_free (held->name);
  g_free (held->text);
  g_free (held->stands_for);
  g_free (held);
}

static gpointer
held_copy (gconstpointer source, gpointer data)
{
  const CordeeDossierHeld *held = source;
  CordeeDossierHeld *copy = g_memdup2 (held, sizeof *held);

  copy->where = g_ref_string_acquire (held->where);
  copy->after = held->after != NULL ? g_ref_string_acquire (held->after) : NULL;
  copy->name = g_strdup (held->name);
  copy->text = g_strdup (held->text);
  copy->stands_for = g_strdup (held->stands_for);
  return copy;
}

/* A reference to text, or to before (a GRefString, or NULL) where that is the same. */
static char *
share (const char *text, char *before)
{
  return before != NULL && strcmp (text, before) == 0 ? g_ref_string_acquire (before) : g_ref_string_new (text);
}

/* Holds something in a place, and takes its text. Only while the dossier is read: copies share what is held. Returns it, borrowed. */
CordeeDossierHeld *
cordee_dossier_hold (CordeeDossier *self, const char *where, const char *after, const char *name, char *text)
{
  CordeeDossierHeld *held = g_new0 (CordeeDossierHeld, 1);
  const CordeeDossierHeld *last = NULL;

  if (self->held != NULL && self->held->len > 0)
    last = self->held->pdata[self->held->len - 1];
  held->where = share (where, last != NULL ? last->where : NULL);
  held->after = after != NULL ? share (after, last != NULL ? last->after : NULL) : NULL;
  held->name = g_strdup (name);
  held->text = text;
  if (self->held == NULL)
    self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) held_free);
  g_ptr_array_add (self->held, held);
  return held;
}

static gboolean
same_held (const CordeeDossierHeld *a, const CordeeDossierHeld *b)
{
  return g_str_equal (a->where, b->where) && g_strcmp0 (a->after, b->after) == 0 && g_strcmp0 (a->name, b->name) == 0
         && g_str_equal (a->text, b->text);
}

/* Whether two lists hold the same, in the same order. Either may be NULL. */
gboolean
cordee_dossier_held_equal (const GPtrArray *a, const GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (a == b)
    return TRUE;
  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!same_held (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Declares a prefix: that tells nothing, and what is kept may need it. */
static gboolean
is_declaration (const CordeeDossierHeld *held)
{
  return held->name != NULL && g_str_has_prefix (held->name, "xmlns");
}

/* A copy without what is not of this version; NULL where nothing is left. The caller owns it. */
GPtrArray *
cordee_dossier_held_without_foreign (const GPtrArray *held)
{
  GPtrArray *kept = NULL;

  for (guint i = 0; held != NULL && i < held->len; i++)
    if (!((const CordeeDossierHeld *) held->pdata[i])->foreign || is_declaration (held->pdata[i]))
      {
        if (kept == NULL)
          kept = g_ptr_array_new_with_free_func ((GDestroyNotify) held_free);
        g_ptr_array_add (kept, held_copy (held->pdata[i], NULL));
      }
  return kept;
}

static guint
hash_held (gconstpointer key)
{
  const CordeeDossierHeld *held = key;

  return g_str_hash (held->where) * 31 + g_str_hash (held->name != NULL ? held->name : held->text);
}

/* Two attributes of one element are one thing, whatever they say; so are two parts that say the same in one place. */
static gboolean
clash (gconstpointer a, gconstpointer b)
{
  const CordeeDossierHeld *one = a, *other = b;

  if (!g_str_equal (one->where, other->where) || g_strcmp0 (one->name, other->name) != 0)
    return FALSE;
  return one->name != NULL || g_str_equal (one->text, other->text);
}

/* Takes over what other holds and self does not: for two versions of one dossier that become one. Of an attribute that both have, that of
   self stays. */
void
cordee_dossier_adopt_held (CordeeDossier *self, const CordeeDossier *other)
{
  g_autoptr(GHashTable) mine = NULL;
  GPtrArray *together;

  g_return_if_fail (self != NULL && other != NULL);

  if (other->held == NULL || other->held == self->held)
    return;
  if (self->held == NULL)
    {
      self->held = g_ptr_array_ref (other->held);
      return;
    }
  mine = g_hash_table_new (hash_held, clash);
  together = g_ptr_array_copy (self->held, held_copy, NULL);
  g_ptr_array_set_free_func (together, (GDestroyNotify) held_free);
  for (guint i = 0; i < together->len; i++)
    g_hash_table_add (mine, together->pdata[i]);
  for (guint i = 0; i < other->held->len; i++)
    if (!g_hash_table_contains (mine, other->held->pdata[i]))
      g_ptr_array_add (together, held_copy (other->held->pdata[i], NULL));
  g_ptr_array_unref (self->held);
  self->held = together;
}

/* ── keys ───────────────────────────────────────────────────────── */

/* What an event says. The caller owns it. */
char *
cordee_dossier_event_key (gconstpointer event)
{
  const CordeeDossierEvent *self = event;

  return g_strdup_printf ("event:%s" CORDEE_HELD_SEPARATOR "%" G_GINT64_FORMAT CORDEE_HELD_SEPARATOR "%s", cordee_event_id (self->kind), self->at, self->detail != NULL ? self->detail : "");
}

/* What a member is. The caller owns it. */
char *
cordee_dossier_member_key (gconstpointer member)
{
  const CordeeMember *self = member;

  return g_strdup_printf ("member:%s" CORDEE_HELD_SEPARATOR "%s" CORDEE_HELD_SEPARATOR "%d" CORDEE_HELD_SEPARATOR "%s", self->profession,
                          self->status != NULL ? self->status : "", self->signs, self->name != NULL ? self->name : "");
}

/* Which way a course is. The caller owns it. */
char *
cordee_dossier_course_key (const CordeeCourse *course)
{
  return g_strdup_printf ("course:%s/%s", course->structure, cordee_how_id (course->how));
}

/* The key of an item, borrowed until the next call. index never goes back. */
const char *
cordee_keyer_get (CordeeKeyer *self, guint index)
{
  g_return_val_if_fail (index + 1 >= self->done && index < self->items->len, NULL);

  if (self->counts == NULL)
    self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; self->done <= index; self->done++)
    {
      char *key = self->key_of (self->items->pdata[self->done]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) + 1;

      g_free (self->last);
      self->last = n > 1 ? g_strdup_printf ("%s" CORDEE_HELD_SEPARATOR "%u", key, n) : g_strdup (key);
      g_hash_table_replace (self->counts, key, GUINT_TO_POINTER (n));
    }
  return self->last;
}

void
cordee_keyer_clear (CordeeKeyer *self)
{
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->last, g_free);
}

/* ── times ──────────────────────────────────────────────────────── */

#define DAY_SECONDS ((gint64) 24 * 60 * 60)
#define EPOCH 719163 /* cordee_day_new (1970, 1, 1) */

/* A time (seconds since 1970, UTC) as files have it; NULL for 0, which is none, and outside the years 1 to 9999. The caller owns it. */
char *
cordee_dossier_time_to_string (gint64 at)
{
  gint64 of_day = at % DAY_SECONDS;
  gint64 day = at / DAY_SECONDS;
  g_autofree char *date = NULL;

  if (of_day < 0)
    {
      of_day += DAY_SECONDS;
      day--;
    }
  day += EPOCH;
  if (at == 0 || day < cordee_day_new (1, 1, 1) || day > cordee_day_new (9999, 12, 31))
    return NULL;
  date = cordee_day_to_iso ((CordeeDay) day);
  return g_strdup_printf ("%sT%02d:%02d:%02dZ", date, (int) (of_day / 3600), (int) (of_day / 60 % 60), (int) (of_day % 60));
}

static gboolean
parse_two (const char *text, int below, int *out)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return FALSE;
  *out = g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
  return *out < below;
}

/* Reads a time, and nothing else, into out (seconds since 1970, UTC). Returns FALSE, out untouched, for anything else, and for the one that
   stands for none. */
gboolean
cordee_dossier_time_parse (const char *text, gint64 *out)
{
  char date[11] = "";
  CordeeDay day;
  int hours, minutes, seconds;
  gint64 at;

  if (strlen (text) != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
    return FALSE;
  memcpy (date, text, 10);
  if (!cordee_day_parse (date, &day) || !parse_two (text + 11, 24, &hours) || !parse_two (text + 14, 60, &minutes)
      || !parse_two (text + 17, 60, &seconds))
    return FALSE;
  at = (day - EPOCH) * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds;
  if (at == 0)
    return FALSE;
  *out = at;
  return TRUE;
}
