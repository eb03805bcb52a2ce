/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-atlas"

#include "config.h"

#include "cordee-atlas-private.h"

#include <string.h>

#define RESOURCE "/fr/cordee/Cordee/territory/territory.gvariant"

/* ── one atlas ──────────────────────────────────────────────────── */

/* The atlas that the program carries, read when it is first asked for. Borrowed; never NULL. */
CordeeAtlas *
cordee_atlas_get_default (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = g_resources_lookup_data (RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      CordeeAtlas *atlas = bytes != NULL ? cordee_atlas_new (bytes, &error) : NULL;

      /* It is part of the program, and the tests read it. */
      if (atlas == NULL)
        g_error ("%s", error->message);
      g_once_init_leave (&once, (gsize) atlas);
    }
  return (CordeeAtlas *) once;
}

CordeeAtlas *
cordee_atlas_ref (CordeeAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cordee_atlas_unref (CordeeAtlas *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->parts);
  g_free (self->notes);
  g_free (self->leading);
  for (guint i = 0; i < CORDEE_ATLAS_N_KINDS; i++)
    g_free (self->n_communes[i]);
  g_free (self->key_starts);
  g_free (self->key_former);
  g_free (self);
}

int
cordee_atlas_get_code_year (const CordeeAtlas *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->code_year;
}

int
cordee_atlas_get_population_year (const CordeeAtlas *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->population_year;
}

/* What the block says of itself under that key, borrowed; NULL for no such key. */
const char *
cordee_atlas_get_note (const CordeeAtlas *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  for (const char **note = self->notes; note[0] != NULL; note += 2)
    if (strcmp (note[0], key) == 0)
      return note[1];
  return NULL;
}

/* ── places ─────────────────────────────────────────────────────── */

/* How many places of that kind there are; arrondissements count as communes. */
guint
cordee_atlas_get_n (const CordeeAtlas *self, CordeePlaceKind kind)
{
  g_return_val_if_fail (self != NULL && kind < CORDEE_ATLAS_N_KINDS, 0);

  return self->n[kind];
}

/* The city of a commune that is an arrondissement, else -1. */
static int
find_city (const CordeeAtlas *self, guint commune)
{
  guint low = 0, high = self->n_arrondissements;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->arrondissements[middle] < commune)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_arrondissements && self->arrondissements[low] == commune ? self->arrondissement_cities[low] : -1;
}

static void
fill_departement (const CordeeAtlas *self, guint departement, CordeePlace *out)
{
  out->population_year = out->population < 0 ? 0 : self->departement_years[departement];
  if (out->kind == CORDEE_PLACE_COMMUNE || out->kind == CORDEE_PLACE_EPCI)
    out->departement = self->codes[CORDEE_PLACE_DEPARTEMENT] + departement * cordee_atlas_widths[CORDEE_PLACE_DEPARTEMENT];
  if (out->kind != CORDEE_PLACE_EPCI)
    out->region = self->codes[CORDEE_PLACE_REGION] + self->departement_regions[departement] * cordee_atlas_widths[CORDEE_PLACE_REGION];
}

/* The first département of a region: all of one have figures of the same year. */
static guint
find_departement (const CordeeAtlas *self, guint region)
{
  guint departement = 0;

  while (departement + 1 < self->n[CORDEE_PLACE_DEPARTEMENT] && self->departement_regions[departement] != region)
    departement++;
  return departement;
}

/* A place by its number among those of its kind, in the order of codes. */
void
cordee_atlas_get (const CordeeAtlas *self, CordeePlaceKind kind, guint index, CordeePlace *out)
{
  guint32 population;

  g_return_if_fail (self != NULL && out != NULL && kind < CORDEE_ATLAS_N_KINDS && index < self->n[kind]);

  population = self->populations[kind][index];
  *out = (CordeePlace) {
    .kind = kind,
    .index = index,
    .code = self->codes[kind] + index * cordee_atlas_widths[kind],
    .name = self->texts + self->names[kind][index],
    .population = population == CORDEE_ATLAS_NONE_LONG ? -1.0 : population,
    .epci = -1,
    .whole = -1,
  };
  switch (kind)
    {
    case CORDEE_PLACE_COMMUNE:
      fill_departement (self, self->commune_departements[index], out);
      out->epci = self->commune_epci[index] == CORDEE_ATLAS_NONE ? -1 : self->commune_epci[index];
      out->whole = find_city (self, index);
      break;
    case CORDEE_PLACE_EPCI:
      fill_departement (self, self->epci_departements[index], out);
      break;
    case CORDEE_PLACE_DEPARTEMENT:
      fill_departement (self, index, out);
      break;
    case CORDEE_PLACE_REGION:
    default:
      fill_departement (self, find_departement (self, index), out);
      out->region = out->code;
    }
}

/* The index of a code among codes in order, or -1. Case does not matter: 2a004. */
static int
find_code (const char *codes, guint width, guint n, const char *code)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = g_ascii_strcasecmp (code, codes + middle * width);

      if (order == 0)
        return (int) middle;
      else if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return -1;
}

/* The place of that kind that has this code today. FALSE, and out is left alone: there is none. */
gboolean
cordee_atlas_find (const CordeeAtlas *self, CordeePlaceKind kind, const char *code, CordeePlace *out)
{
  int index;

  g_return_val_if_fail (self != NULL && code != NULL && out != NULL && kind < CORDEE_ATLAS_N_KINDS, FALSE);

  index = find_code (self->codes[kind], cordee_atlas_widths[kind], self->n[kind], code);
  if (index < 0)
    return FALSE;
  cordee_atlas_get (self, kind, (guint) index, out);
  return TRUE;
}

/* The commune of today that a former one, by its number, is part of. */
void
cordee_atlas_get_former (const CordeeAtlas *self, guint index, CordeeMatch *out)
{
  guint32 name;

  g_return_if_fail (self != NULL && out != NULL && index < self->n_former);

  name = self->former_names[index];
  cordee_atlas_get (self, CORDEE_PLACE_COMMUNE, self->former_communes[index], &out->place);
  out->kind = self->former_kinds[index];
  out->old_name = name == CORDEE_ATLAS_NONE_LONG ? NULL : self->texts + name;
  out->old_code = self->former_codes + index * CORDEE_ATLAS_COMMUNE_WIDTH;
}

/* The commune of today that a code is of, or was. A code that is of a commune and of a part of it too is that of the commune. FALSE,
   and out is left alone: nobody has heard of it. */
gboolean
cordee_atlas_resolve (const CordeeAtlas *self, const char *code, CordeeMatch *out)
{
  CordeePlace place;
  int index;

  g_return_val_if_fail (self != NULL && code != NULL && out != NULL, FALSE);

  if (cordee_atlas_find (self, CORDEE_PLACE_COMMUNE, code, &place))
    {
      *out = (CordeeMatch) { .place = place, .kind = CORDEE_MATCH_SELF };
      return TRUE;
    }
  index = find_code (self->former_codes, CORDEE_ATLAS_COMMUNE_WIDTH, self->n_former, code);
  if (index >= 0)
    cordee_atlas_get_former (self, (guint) index, out);
  return index >= 0;
}

/* The communes of an EPCI: their indices, borrowed, and how many. */
const guint16 *
cordee_atlas_get_members (const CordeeAtlas *self, guint epci, guint *n)
{
  g_return_val_if_fail (self != NULL && n != NULL && epci < self->n[CORDEE_PLACE_EPCI], NULL);

  *n = self->epci_starts[epci + 1] - self->epci_starts[epci];
  return self->epci_members + self->epci_starts[epci];
}

/* How many communes an EPCI, a département or a region has; of a commune, how many arrondissements. */
guint
cordee_atlas_count_communes (const CordeeAtlas *self, CordeePlaceKind kind, guint index)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && kind < CORDEE_ATLAS_N_KINDS && index < self->n[kind], 0);

  if (kind == CORDEE_PLACE_EPCI)
    cordee_atlas_get_members (self, index, &n);
  else if (kind == CORDEE_PLACE_COMMUNE)
    for (guint i = 0; i < self->n_arrondissements; i++)
      n += self->arrondissement_cities[i] == index;
  else
    n = self->n_communes[kind][index];
  return n;
}

/* The postcodes of a commune, ascending, as char *. The caller owns them. */
GPtrArray *
cordee_atlas_get_postcodes (const CordeeAtlas *self, guint commune)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, found);

  for (guint i = 0; i < self->n_postcodes; i++)
    for (guint32 j = self->postcode_starts[i]; j < self->postcode_starts[i + 1]; j++)
      if (self->postcode_communes[j] == commune)
        g_ptr_array_add (found, g_strdup_printf ("%05u", self->postcodes[i]));
  return found;
}
