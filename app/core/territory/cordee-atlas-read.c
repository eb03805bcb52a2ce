/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-atlas"

#include "config.h"

#include "cordee-atlas-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1
/* Head; communes; EPCI; départements; regions; former communes; postcodes; texts. None needs more than the four bytes of alignment that a
   resource has. */
#define TYPE "(uqqasas" "ayauauayaqaqaq" "ayauauaqauaq" "ayauauaqaq" "ayauau" "ayauaqay" "auauaq" "ayayaq)"
#define FIRST_ARRAY 5

const guint cordee_atlas_widths[CORDEE_ATLAS_N_KINDS] = { CORDEE_ATLAS_COMMUNE_WIDTH, 10, 4, 4 };

/* ── the block ──────────────────────────────────────────────────── */

typedef struct
{
  GVariant *block; /* borrowed */
  GPtrArray *parts; /* borrowed */
  gsize next;
  gboolean damaged;
} Reader;

/* The next array of the block; n is how many elements it must have, or 0 where it says so itself. */
static gconstpointer
take (Reader *reader, gsize element_size, guint *n)
{
  GVariant *part = g_variant_get_child_value (reader->block, reader->next++);
  gsize n_elements = 0;
  gconstpointer elements = g_variant_get_fixed_array (part, &n_elements, element_size);

  g_ptr_array_add (reader->parts, part);
  if (n_elements == 0 || n_elements > G_MAXINT || (*n != 0 && n_elements != *n))
    reader->damaged = TRUE;
  *n = (guint) n_elements;
  return elements;
}

static gconstpointer
take_n (Reader *reader, gsize element_size, guint n)
{
  return take (reader, element_size, &n);
}

static const char *
take_codes (Reader *reader, guint width, guint *n)
{
  guint size = 0;
  const char *codes = take (reader, 1, &size);

  *n = size / width;
  if (size % width != 0)
    reader->damaged = TRUE;
  for (guint i = 0; i < *n && !reader->damaged; i++)
    {
      const char *code = codes + i * width;

      if (code[width - 1] != '\0' || !g_str_is_ascii (code) || (i > 0 && strcmp (code - width, code) >= 0))
        reader->damaged = TRUE;
    }
  return codes;
}

static void
check_below (Reader *reader, const guint16 *values, guint n, guint limit, gboolean may_be_none)
{
  for (guint i = 0; i < n && !reader->damaged; i++)
    if (values[i] >= limit && !(may_be_none && values[i] == CORDEE_ATLAS_NONE))
      reader->damaged = TRUE;
}

/* Where things begin in an array of n elements: one more than things. */
static void
check_starts (Reader *reader, const guint32 *starts, guint n_starts, guint n)
{
  for (guint i = 1; i < n_starts && !reader->damaged; i++)
    if (starts[i - 1] > starts[i])
      reader->damaged = TRUE;
  if (!reader->damaged && (starts[0] != 0 || starts[n_starts - 1] != n))
    reader->damaged = TRUE;
}

/* A name begins where a text does, so that it is valid too. */
static void
check_names (Reader *reader, const CordeeAtlas *self, const guint32 *names, guint n, guint size, gboolean may_be_none)
{
  for (guint i = 0; i < n && !reader->damaged; i++)
    if (!(may_be_none && names[i] == CORDEE_ATLAS_NONE_LONG) && (names[i] >= size || (names[i] > 0 && self->texts[names[i] - 1] != '\0')))
      reader->damaged = TRUE;
}

static void
read_communes (CordeeAtlas *self, Reader *reader)
{
  guint *n = &self->n[CORDEE_PLACE_COMMUNE];

  self->codes[CORDEE_PLACE_COMMUNE] = take_codes (reader, CORDEE_ATLAS_COMMUNE_WIDTH, n);
  self->names[CORDEE_PLACE_COMMUNE] = take_n (reader, sizeof (guint32), *n);
  self->populations[CORDEE_PLACE_COMMUNE] = take_n (reader, sizeof (guint32), *n);
  self->commune_departements = take_n (reader, sizeof (guint8), *n);
  self->commune_epci = take_n (reader, sizeof (guint16), *n);
  self->arrondissements = take (reader, sizeof (guint16), &self->n_arrondissements);
  self->arrondissement_cities = take_n (reader, sizeof (guint16), self->n_arrondissements);
}

static void
read_groups (CordeeAtlas *self, Reader *reader)
{
  guint n_starts, n_members = 0;

  for (guint kind = CORDEE_PLACE_EPCI; kind < CORDEE_ATLAS_N_KINDS; kind++)
    {
      guint *n = &self->n[kind];

      self->codes[kind] = take_codes (reader, cordee_atlas_widths[kind], n);
      self->names[kind] = take_n (reader, sizeof (guint32), *n);
      self->populations[kind] = take_n (reader, sizeof (guint32), *n);
      if (kind == CORDEE_PLACE_EPCI)
        {
          self->epci_departements = take_n (reader, sizeof (guint16), *n);
          n_starts = *n + 1;
          self->epci_starts = take (reader, sizeof (guint32), &n_starts);
          self->epci_members = take (reader, sizeof (guint16), &n_members);
          check_starts (reader, self->epci_starts, n_starts, n_members);
          check_below (reader, self->epci_members, n_members, self->n[CORDEE_PLACE_COMMUNE], FALSE);
        }
      else if (kind == CORDEE_PLACE_DEPARTEMENT)
        {
          self->departement_regions = take_n (reader, sizeof (guint16), *n);
          self->departement_years = take_n (reader, sizeof (guint16), *n);
        }
    }
}

static void
read_former (CordeeAtlas *self, Reader *reader)
{
  self->former_codes = take_codes (reader, CORDEE_ATLAS_COMMUNE_WIDTH, &self->n_former);
  self->former_names = take_n (reader, sizeof (guint32), self->n_former);
  self->former_communes = take_n (reader, sizeof (guint16), self->n_former);
  self->former_kinds = take_n (reader, sizeof (guint8), self->n_former);
  for (guint i = 0; i < self->n_former && !reader->damaged; i++)
    if (self->former_kinds[i] < CORDEE_MATCH_OLD_CODE || self->former_kinds[i] > CORDEE_MATCH_ASSOCIEE)
      reader->damaged = TRUE;
}

static void
read_postcodes (CordeeAtlas *self, Reader *reader)
{
  guint n_starts, n_communes = 0;

  self->postcodes = take (reader, sizeof (guint32), &self->n_postcodes);
  n_starts = self->n_postcodes + 1;
  self->postcode_starts = take (reader, sizeof (guint32), &n_starts);
  self->postcode_communes = take (reader, sizeof (guint16), &n_communes);
  check_starts (reader, self->postcode_starts, n_starts, n_communes);
  check_below (reader, self->postcode_communes, n_communes, self->n[CORDEE_PLACE_COMMUNE], FALSE);
}

static void
read_texts (CordeeAtlas *self, Reader *reader)
{
  guint n_texts = 0;

  self->texts = take (reader, 1, &n_texts);
  if (reader->damaged || self->texts[n_texts - 1] != '\0')
    {
      reader->damaged = TRUE;
      return;
    }
  for (guint i = 0; i < n_texts; i += (guint) strlen (self->texts + i) + 1)
    if (!g_utf8_validate (self->texts + i, -1, NULL))
      reader->damaged = TRUE;
  for (guint kind = 0; kind < CORDEE_ATLAS_N_KINDS; kind++)
    check_names (reader, self, self->names[kind], self->n[kind], n_texts, FALSE);
  check_names (reader, self, self->former_names, self->n_former, n_texts, TRUE);
}

/* The lines to search: where each is. Line breaks are before each and after the last, then NUL. */
static void
read_keys (CordeeAtlas *self, Reader *reader)
{
  guint n_places = self->n[CORDEE_PLACE_COMMUNE] + self->n[CORDEE_PLACE_EPCI];
  guint size = 0, n = 0;

  self->keys = take (reader, 1, &size);
  self->key_former = g_new (guint16, self->n_former + 1);
  self->n_keys = n_places;
  for (guint i = 0; i < self->n_former && !reader->damaged; i++)
    if (self->former_names[i] != CORDEE_ATLAS_NONE_LONG)
      self->key_former[self->n_keys++ - n_places] = (guint16) i;
  self->key_order = take_n (reader, sizeof (guint16), self->n_keys);
  self->key_starts = g_new0 (guint32, self->n_keys + 1);
  if (reader->damaged || size < 2 || self->keys[size - 1] != '\0' || self->keys[size - 2] != '\n' || self->keys[0] != '\n'
      || strlen (self->keys) != size - 1)
    {
      reader->damaged = TRUE;
      return;
    }
  for (const char *p = self->keys; p != NULL; p = strchr (p + 1, '\n'))
    {
      if (n <= self->n_keys)
        self->key_starts[n] = (guint32) (p + 1 - self->keys);
      n++;
      if (p[1] != ' ' && p[1] != '\0')
        reader->damaged = TRUE;
    }
  if (n != self->n_keys + 1)
    reader->damaged = TRUE;
  check_below (reader, self->key_order, self->n_keys, self->n_keys, FALSE);
}

static void
check_links (const CordeeAtlas *self, Reader *reader)
{
  guint n_communes = self->n[CORDEE_PLACE_COMMUNE], n_departements = self->n[CORDEE_PLACE_DEPARTEMENT];

  if (n_communes >= CORDEE_ATLAS_NONE || n_departements > G_MAXUINT8 || self->n_former >= CORDEE_ATLAS_NONE)
    reader->damaged = TRUE;
  for (guint i = 0; i < n_communes && !reader->damaged; i++)
    if (self->commune_departements[i] >= n_departements)
      reader->damaged = TRUE;
  check_below (reader, self->commune_epci, n_communes, self->n[CORDEE_PLACE_EPCI], TRUE);
  check_below (reader, self->arrondissements, self->n_arrondissements, n_communes, FALSE);
  check_below (reader, self->arrondissement_cities, self->n_arrondissements, n_communes, FALSE);
  check_below (reader, self->epci_departements, self->n[CORDEE_PLACE_EPCI], n_departements, FALSE);
  check_below (reader, self->departement_regions, n_departements, self->n[CORDEE_PLACE_REGION], FALSE);
  check_below (reader, self->former_communes, self->n_former, n_communes, FALSE);
}

static void
read_head (CordeeAtlas *self, Reader *reader)
{
  guint16 code_year = 0, population_year = 0;
  gsize n_notes = 0;

  g_variant_get_child (reader->block, 1, "q", &code_year);
  g_variant_get_child (reader->block, 2, "q", &population_year);
  self->code_year = code_year;
  self->population_year = population_year;
  for (guint i = 3; i < FIRST_ARRAY; i++)
    g_ptr_array_add (self->parts, g_variant_get_child_value (reader->block, i));
  self->notes = g_variant_get_strv (self->parts->pdata[0], &n_notes);
  self->leading = g_variant_get_strv (self->parts->pdata[1], NULL);
  if (n_notes % 2 != 0)
    reader->damaged = TRUE;
}

/* How many communes the départements and regions have: all but arrondissements. */
static void
count_communes (CordeeAtlas *self)
{
  for (guint kind = CORDEE_PLACE_DEPARTEMENT; kind <= CORDEE_PLACE_REGION; kind++)
    self->n_communes[kind] = g_new0 (guint, self->n[kind]);
  for (guint i = 0; i < self->n[CORDEE_PLACE_COMMUNE]; i++)
    self->n_communes[CORDEE_PLACE_DEPARTEMENT][self->commune_departements[i]]++;
  for (guint i = 0; i < self->n_arrondissements; i++)
    self->n_communes[CORDEE_PLACE_DEPARTEMENT][self->commune_departements[self->arrondissements[i]]]--;
  for (guint i = 0; i < self->n[CORDEE_PLACE_DEPARTEMENT]; i++)
    self->n_communes[CORDEE_PLACE_REGION][self->departement_regions[i]] += self->n_communes[CORDEE_PLACE_DEPARTEMENT][i];
}

/* ── public ─────────────────────────────────────────────────────── */

static GVariant *
open_block (GBytes *bytes)
{
  g_autoptr(GVariant) block = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (TYPE), bytes, FALSE));

  return G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (block) : g_steal_pointer (&block);
}

/* The atlas in a block that make-territory.py wrote: read in place, so bytes are kept. The caller owns it. NULL and error for what is not
   such a block, or is damaged. */
CordeeAtlas *
cordee_atlas_new (GBytes *bytes, GError **error)
{
  g_autoptr(CordeeAtlas) self = NULL;
  g_autoptr(GVariant) block = NULL;
  Reader reader;
  guint32 format = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (CordeeAtlas, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  block = open_block (bytes);
  g_variant_get_child (block, 0, "u", &format);
  if (format != FORMAT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Données des communes illisibles : format %u au lieu de %u."), format, FORMAT);
      return NULL;
    }

  reader = (Reader) { .block = block, .parts = self->parts, .next = FIRST_ARRAY };
  read_head (self, &reader);
  read_communes (self, &reader);
  read_groups (self, &reader);
  read_former (self, &reader);
  read_postcodes (self, &reader);
  check_links (self, &reader);
  read_texts (self, &reader);
  read_keys (self, &reader);
  if (reader.damaged)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("Données des communes abîmées."));
      return NULL;
    }

  count_communes (self);
  return g_steal_pointer (&self);
}
