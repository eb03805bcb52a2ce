/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-territory"

#include "config.h"

#include "cordee-territory.h"

#include <string.h>

/* ── warnings ───────────────────────────────────────────────────── */

static void
warning_free (CordeeTerritoryWarning *warning)
{
  g_free (warning->text);
  g_free (warning);
}

static void
warn (GPtrArray *warnings, CordeeTerritoryWarningKind kind, const CordeePlace *place, const char *text, double number)
{
  CordeeTerritoryWarning *warning = g_new0 (CordeeTerritoryWarning, 1);

  warning->kind = kind;
  warning->has_place = place != NULL;
  if (place != NULL)
    warning->place = *place;
  warning->text = g_strdup (text);
  warning->number = number;
  g_ptr_array_add (warnings, warning);
}

/* ── gathering ──────────────────────────────────────────────────── */

/* What is put together, with a mark for each commune of the atlas. */
typedef struct
{
  CordeeAtlas *atlas;  /* borrowed */
  GArray *communes;    /* CordeePlace, borrowed */
  GPtrArray *warnings; /* borrowed */
  guint8 *times;       /* owned: how often each commune was named, at most twice */
} Gathering;

static void
add_commune (Gathering *gathering, const CordeePlace *place)
{
  guint8 *times = &gathering->times[place->index];

  if (*times == 0)
    g_array_append_val (gathering->communes, *place);
  else if (*times == 1)
    warn (gathering->warnings, CORDEE_TERRITORY_TWICE, place, NULL, 0);
  *times = MIN (*times + 1, 2);
}

static void
add_code (Gathering *gathering, const char *code)
{
  g_autofree char *stripped = g_strstrip (g_strdup (code));
  CordeeMatch match;

  if (!cordee_atlas_resolve (gathering->atlas, stripped, &match))
    {
      warn (gathering->warnings, CORDEE_TERRITORY_UNKNOWN_CODE, NULL, stripped, 0);
      return;
    }
  if (match.kind == CORDEE_MATCH_OLD_CODE)
    warn (gathering->warnings, CORDEE_TERRITORY_MOVED, &match.place, match.old_code, 0);
  else if (match.kind != CORDEE_MATCH_SELF)
    warn (gathering->warnings, CORDEE_TERRITORY_PART, &match.place, match.old_name, 0);
  add_commune (gathering, &match.place);
}

static void
add_epci (Gathering *gathering, const char *code)
{
  g_autofree char *stripped = g_strstrip (g_strdup (code));
  CordeePlace epci;
  const guint16 *members;
  guint n;

  if (!cordee_atlas_find (gathering->atlas, CORDEE_PLACE_EPCI, stripped, &epci))
    {
      warn (gathering->warnings, CORDEE_TERRITORY_UNKNOWN_CODE, NULL, stripped, 0);
      return;
    }
  members = cordee_atlas_get_members (gathering->atlas, epci.index, &n);
  for (guint i = 0; i < n; i++)
    {
      CordeePlace commune;

      cordee_atlas_get (gathering->atlas, CORDEE_PLACE_COMMUNE, members[i], &commune);
      add_commune (gathering, &commune);
    }
}

/* An arrondissement is not counted beside its city: those who live there would be counted twice. */
static void
settle_arrondissements (Gathering *gathering)
{
  for (guint i = 0; i < gathering->communes->len;)
    {
      CordeePlace place = g_array_index (gathering->communes, CordeePlace, i);
      gboolean counted = place.whole < 0 || gathering->times[place.whole] == 0;

      if (place.whole >= 0)
        warn (gathering->warnings, CORDEE_TERRITORY_ARRONDISSEMENT, &place, NULL, counted);
      if (counted)
        i++;
      else
        g_array_remove_index (gathering->communes, i);
    }
}

static void
gather (Gathering *gathering, const char *const *codes, const char *const *epci)
{
  gathering->times = g_new0 (guint8, cordee_atlas_get_n (gathering->atlas, CORDEE_PLACE_COMMUNE));
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    add_code (gathering, codes[i]);
  for (guint i = 0; epci != NULL && epci[i] != NULL; i++)
    add_epci (gathering, epci[i]);
  settle_arrondissements (gathering);
}

/* ── what it adds up to ─────────────────────────────────────────── */

/* The part of that place, made where it is touched for the first time. */
static CordeeTerritoryPart *
touch (GArray *parts, const CordeeAtlas *atlas, CordeePlaceKind kind, guint index)
{
  CordeeTerritoryPart part = { .n_inside = 0 };

  for (guint i = 0; i < parts->len; i++)
    {
      CordeeTerritoryPart *other = &g_array_index (parts, CordeeTerritoryPart, i);

      if (other->place.index == index)
        return other;
    }
  cordee_atlas_get (atlas, kind, index, &part.place);
  if (kind == CORDEE_PLACE_EPCI)
    cordee_atlas_get_members (atlas, index, &part.n_all);
  g_array_append_val (parts, part);
  return &g_array_index (parts, CordeeTerritoryPart, parts->len - 1);
}

static void
touch_code (GArray *parts, const CordeeAtlas *atlas, CordeePlaceKind kind, const char *code, guint n_communes, double population)
{
  CordeePlace place;
  CordeeTerritoryPart *part;

  cordee_atlas_find (atlas, kind, code, &place);
  part = touch (parts, atlas, kind, place.index);
  part->n_inside += n_communes;
  part->population += population;
}

/* commune counts for n_communes communes: none for an arrondissement, whose city comes when it is whole. */
static void
touch_all (CordeeTerritory *self, const CordeePlace *commune, guint n_communes, double population)
{
  if (commune->epci >= 0)
    {
      CordeeTerritoryPart *part = touch (self->epci, self->atlas, CORDEE_PLACE_EPCI, (guint) commune->epci);

      part->n_inside += n_communes;
      part->population += population;
    }
  touch_code (self->departements, self->atlas, CORDEE_PLACE_DEPARTEMENT, commune->departement, n_communes, population);
  touch_code (self->regions, self->atlas, CORDEE_PLACE_REGION, commune->region, n_communes, population);
}

/* How many communes the départements and regions have. */
static void
count_communes (CordeeTerritory *self)
{
  for (guint i = 0; i < self->departements->len; i++)
    {
      CordeeTerritoryPart *part = &g_array_index (self->departements, CordeeTerritoryPart, i);

      part->n_all = cordee_atlas_count_communes (self->atlas, CORDEE_PLACE_DEPARTEMENT, part->place.index);
    }
  for (guint i = 0; i < self->regions->len; i++)
    {
      CordeeTerritoryPart *part = &g_array_index (self->regions, CordeeTerritoryPart, i);

      part->n_all = cordee_atlas_count_communes (self->atlas, CORDEE_PLACE_REGION, part->place.index);
    }
}

/* Cities that are there by all their arrondissements. */
static void
touch_cities (CordeeTerritory *self)
{
  g_autoptr(GHashTable) arrondissements = g_hash_table_new (NULL, NULL); /* city → how many are there */
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < self->communes->len; i++)
    {
      gpointer city = GINT_TO_POINTER (g_array_index (self->communes, CordeePlace, i).whole);

      if (GPOINTER_TO_INT (city) >= 0)
        g_hash_table_insert (arrondissements, city, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (arrondissements, city)) + 1));
    }
  g_hash_table_iter_init (&iter, arrondissements);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      CordeePlace city;

      cordee_atlas_get (self->atlas, CORDEE_PLACE_COMMUNE, GPOINTER_TO_UINT (key), &city);
      if (GPOINTER_TO_UINT (value) == cordee_atlas_count_communes (self->atlas, CORDEE_PLACE_COMMUNE, city.index))
        touch_all (self, &city, 1, 0);
    }
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const CordeeTerritoryPart *one = a, *other = b;

  if (one->population > other->population || one->population < other->population)
    return one->population > other->population ? -1 : 1;
  return strcmp (one->place.code, other->place.code);
}

static void
finish_parts (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      CordeeTerritoryPart *part = &g_array_index (parts, CordeeTerritoryPart, i);

      part->complete = part->n_inside == part->n_all;
    }
  g_array_sort (parts, compare_parts);
}

static void
add_up (CordeeTerritory *self)
{
  for (guint i = 0; i < self->communes->len; i++)
    {
      const CordeePlace *place = &g_array_index (self->communes, CordeePlace, i);
      double population = MAX (place->population, 0);

      self->population += population;
      touch_all (self, place, place->whole < 0, population);
      if (place->population < 0)
        warn (self->warnings, CORDEE_TERRITORY_NO_POPULATION, place, NULL, 0);
    }
  touch_cities (self);
  count_communes (self);
  finish_parts (self->epci);
  finish_parts (self->departements);
  finish_parts (self->regions);
}

/* One warning for each year that is not that of most figures, naming the départements that have it. */
static void
warn_of_years (CordeeTerritory *self)
{
  g_autoptr(GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->departements->len; i++)
    {
      int year = g_array_index (self->departements, CordeeTerritoryPart, i).place.population_year;
      g_autoptr(GString) names = g_string_new (NULL);

      if (year == 0 || year == cordee_atlas_get_population_year (self->atlas) || !g_hash_table_add (told, GINT_TO_POINTER (year)))
        continue;
      for (guint j = i; j < self->departements->len; j++)
        {
          const CordeePlace *place = &g_array_index (self->departements, CordeeTerritoryPart, j).place;

          if (place->population_year == year)
            g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", place->name);
        }
      warn (self->warnings, CORDEE_TERRITORY_OTHER_YEAR, NULL, names->str, year);
    }
}

/* ── public ─────────────────────────────────────────────────────── */

/* The territory of these communes and EPCI, each commune once. What no one has heard of is left out with a warning; former communes count
   as the whole of what they are part of. The caller owns it. */
CordeeTerritory *
cordee_territory_new (CordeeAtlas *atlas, const char *const *codes, const char *const *epci)
{
  CordeeTerritory *self;
  Gathering gathering;

  g_return_val_if_fail (atlas != NULL, NULL);

  self = g_new0 (CordeeTerritory, 1);
  self->atlas = cordee_atlas_ref (atlas);
  self->communes = g_array_new (FALSE, FALSE, sizeof (CordeePlace));
  self->epci = g_array_new (FALSE, FALSE, sizeof (CordeeTerritoryPart));
  self->departements = g_array_new (FALSE, FALSE, sizeof (CordeeTerritoryPart));
  self->regions = g_array_new (FALSE, FALSE, sizeof (CordeeTerritoryPart));
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) warning_free);

  gathering = (Gathering) { .atlas = atlas, .communes = self->communes, .warnings = self->warnings };
  gather (&gathering, codes, epci);
  g_free (gathering.times);
  add_up (self);
  warn_of_years (self);
  if (self->regions->len > 1)
    warn (self->warnings, CORDEE_TERRITORY_MANY_REGIONS, NULL, NULL, self->regions->len);
  return self;
}

void
cordee_territory_free (CordeeTerritory *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->communes);
  g_array_unref (self->epci);
  g_array_unref (self->departements);
  g_array_unref (self->regions);
  g_ptr_array_unref (self->warnings);
  cordee_atlas_unref (self->atlas);
  g_free (self);
}

/* Whether a commune is in the territory, by its code or that of its city or, for a city, of one of its arrondissements. */
static gboolean
shares (const CordeeTerritory *self, const CordeePlace *commune)
{
  for (guint i = 0; i < self->communes->len; i++)
    {
      const CordeePlace *own = &g_array_index (self->communes, CordeePlace, i);

      if (own->index == commune->index || own->whole == (int) commune->index || commune->whole == (int) own->index)
        return TRUE;
    }
  return FALSE;
}

/* Adds a warning where it shares communes with another perimeter, called name, of these codes (NULL-terminated; old ones too). A city and
   one of its arrondissements overlap. */
void
cordee_territory_compare (CordeeTerritory *self, const char *name, const char *const *codes)
{
  g_autoptr(GArray) communes = NULL;
  g_autoptr(GPtrArray) unused = NULL;
  Gathering gathering;
  guint n_common = 0;

  g_return_if_fail (self != NULL && name != NULL && codes != NULL);

  communes = g_array_new (FALSE, FALSE, sizeof (CordeePlace));
  unused = g_ptr_array_new_with_free_func ((GDestroyNotify) warning_free);
  gathering = (Gathering) { .atlas = self->atlas, .communes = communes, .warnings = unused };
  gather (&gathering, codes, NULL);
  g_free (gathering.times);
  for (guint i = 0; i < communes->len; i++)
    n_common += shares (self, &g_array_index (communes, CordeePlace, i));
  if (n_common > 0)
    warn (self->warnings, CORDEE_TERRITORY_OVERLAP, NULL, name, n_common);
}

/* Whether the commune of that code, or what it is today, is among the communes. */
gboolean
cordee_territory_has (const CordeeTerritory *self, const char *code)
{
  CordeeMatch match;

  g_return_val_if_fail (self != NULL && code != NULL, FALSE);

  if (!cordee_atlas_resolve (self->atlas, code, &match))
    return FALSE;
  for (guint i = 0; i < self->communes->len; i++)
    if (g_array_index (self->communes, CordeePlace, i).index == match.place.index)
      return TRUE;
  return FALSE;
}

/* The inhabitants of communes, each counted once; user_data is the CordeeAtlas. FALSE where a code is unknown, where the source has no
   figure for one of them, and of no commune at all: the sum would be too small. */
gboolean
cordee_territory_population (const char *const *communes, double *population, gpointer user_data)
{
  g_autoptr(CordeeTerritory) territory = NULL;

  g_return_val_if_fail (communes != NULL && population != NULL && user_data != NULL, FALSE);

  territory = cordee_territory_new (user_data, communes, NULL);
  for (guint i = 0; i < territory->warnings->len; i++)
    {
      const CordeeTerritoryWarning *warning = territory->warnings->pdata[i];

      if (warning->kind == CORDEE_TERRITORY_UNKNOWN_CODE || warning->kind == CORDEE_TERRITORY_NO_POPULATION)
        return FALSE;
    }
  if (territory->communes->len == 0)
    return FALSE;
  *population = territory->population;
  return TRUE;
}
