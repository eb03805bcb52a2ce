/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-atlas-private.h"
#include "cordee-test.h"

#include <string.h>

static CordeeAtlas *
atlas (void)
{
  return cordee_atlas_get_default ();
}

static CordeePlace
find (CordeePlaceKind kind, const char *code)
{
  CordeePlace place;

  ck_assert_msg (cordee_atlas_find (atlas (), kind, code, &place), "%s is not found", code);
  return place;
}

/* ── what it holds ──────────────────────────────────────────────── */

START_TEST (counts_of_the_vintage)
{
  ck_assert_uint_eq (cordee_atlas_get_n (atlas (), CORDEE_PLACE_COMMUNE), 34969 + 45);
  ck_assert_uint_eq (cordee_atlas_get_n (atlas (), CORDEE_PLACE_EPCI), 1255);
  ck_assert_uint_eq (cordee_atlas_get_n (atlas (), CORDEE_PLACE_DEPARTEMENT), 109);
  ck_assert_uint_eq (cordee_atlas_get_n (atlas (), CORDEE_PLACE_REGION), 26);
  ck_assert_int_eq (cordee_atlas_get_code_year (atlas ()), 2026);
  ck_assert_int_eq (cordee_atlas_get_population_year (atlas ()), 2023);
}
END_TEST

START_TEST (says_where_it_is_from)
{
  static const char *const keys[] = { "title", "publisher", "url", "version", "licence", "licence-url", "populations", "populations-publisher",
                                      "populations-url" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    ck_assert_msg (cordee_atlas_get_note (atlas (), keys[i]) != NULL, "no note %s", keys[i]);
  ck_assert_str_eq (cordee_atlas_get_note (atlas (), "version"), "6.0.0");
  ck_assert_ptr_null (cordee_atlas_get_note (atlas (), "6.0.0"));
}
END_TEST

START_TEST (one_of_each_kind)
{
  CordeePlace commune = find (CORDEE_PLACE_COMMUNE, "30344"), epci = find (CORDEE_PLACE_EPCI, "243000569");
  CordeePlace departement = find (CORDEE_PLACE_DEPARTEMENT, "30"), region = find (CORDEE_PLACE_REGION, "76");

  ck_assert_str_eq (commune.name, "Vergèze");
  ck_assert_double_eq (commune.population, 5788);
  ck_assert_str_eq (commune.departement, "30");
  ck_assert_str_eq (commune.region, "76");
  ck_assert_int_eq (commune.epci, (int) epci.index);
  ck_assert_int_eq (commune.whole, -1);
  ck_assert_int_eq (commune.population_year, 2023);

  ck_assert_str_eq (epci.name, "CC Rhony, Vistre, Vidourle");
  ck_assert_str_eq (epci.departement, "30");
  ck_assert_ptr_null (epci.region);
  ck_assert_int_eq (epci.epci, -1);

  ck_assert_str_eq (departement.name, "Gard");
  ck_assert_ptr_null (departement.departement);
  ck_assert_str_eq (departement.region, "76");
  ck_assert_str_eq (region.name, "Occitanie");
  ck_assert_str_eq (region.region, "76");
}
END_TEST

/* As Insee published them: populations de référence 2023 (page 8683652); Mayotte 2017 (3291775); Nouvelle-Calédonie 2025 (8658726). */
START_TEST (populations_of_regions_as_published)
{
  static const struct
  {
    const char *code;
    double population;
  } regions[] = {
    { "11", 12463067 }, { "53", 3449370 }, { "27", 2802670 }, { "94", 355486 }, { "01", 384160 },
    { "02", 360630 },   { "03", 293996 },  { "06", 256518 },  { "988", 264596 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    ck_assert_double_eq (find (CORDEE_PLACE_REGION, regions[i].code).population, regions[i].population);
}
END_TEST

/* Sums by three ways; the whole country without Mayotte was published as 68 094 000. */
START_TEST (populations_add_up)
{
  double sums[CORDEE_ATLAS_N_KINDS] = { 0 }, published = 0;

  for (CordeePlaceKind kind = CORDEE_PLACE_COMMUNE; kind < CORDEE_ATLAS_N_KINDS; kind++)
    for (guint i = 0; i < cordee_atlas_get_n (atlas (), kind); i++)
      {
        CordeePlace place;

        cordee_atlas_get (atlas (), kind, i, &place);
        if (place.whole < 0 && place.population > 0)
          sums[kind] += place.population;
        if (kind == CORDEE_PLACE_COMMUNE && place.whole < 0 && place.departement[2] == '\0' && place.population > 0)
          published += place.population;
      }
  for (const char *const *code = (const char *const[]) { "971", "972", "973", "974", NULL }; *code != NULL; code++)
    published += find (CORDEE_PLACE_DEPARTEMENT, *code).population;
  ck_assert_double_eq (published, 68094280);
  ck_assert_double_eq (sums[CORDEE_PLACE_COMMUNE], 68952941);
  ck_assert_double_eq (sums[CORDEE_PLACE_DEPARTEMENT], sums[CORDEE_PLACE_COMMUNE]);
  ck_assert_double_eq (sums[CORDEE_PLACE_REGION], sums[CORDEE_PLACE_COMMUNE]);
}
END_TEST

START_TEST (every_epci_has_the_inhabitants_of_its_members)
{
  for (guint i = 0; i < cordee_atlas_get_n (atlas (), CORDEE_PLACE_EPCI); i++)
    {
      CordeePlace epci, commune;
      guint n = 0;
      const guint16 *members = cordee_atlas_get_members (atlas (), i, &n);
      double sum = 0;

      cordee_atlas_get (atlas (), CORDEE_PLACE_EPCI, i, &epci);
      ck_assert_uint_gt (n, 1);
      for (guint j = 0; j < n; j++)
        {
          cordee_atlas_get (atlas (), CORDEE_PLACE_COMMUNE, members[j], &commune);
          ck_assert_int_eq (commune.epci, (int) i);
          ck_assert_int_eq (commune.whole, -1);
          sum += commune.population;
        }
      ck_assert_msg (sum >= epci.population && sum <= epci.population, "%s: %g, not %g", epci.name, epci.population, sum);
    }
}
END_TEST

/* Figures of another year, and none. */
START_TEST (years_of_populations)
{
  static const struct
  {
    const char *code;
    int year;
    double population;
  } communes[] = {
    { "75056", 2023, 2103778 }, { "97701", 2023, 10660 }, { "98613", 2023, 8088 }, { "97611", 2017, 71437 },
    { "98735", 2022, 26654 },   { "98818", 2025, 85976 }, { "98412", 0, -1 },      { "98901", 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (communes); i++)
    {
      CordeePlace place = find (CORDEE_PLACE_COMMUNE, communes[i].code);

      ck_assert_msg (place.population_year == communes[i].year, "%s is of %d", place.name, place.population_year);
      ck_assert_msg (place.population >= communes[i].population && place.population <= communes[i].population, "%s has %g", place.name,
                     place.population);
    }
  ck_assert_int_eq (find (CORDEE_PLACE_REGION, "06").population_year, 2017);
  ck_assert_int_eq (find (CORDEE_PLACE_DEPARTEMENT, "984").population_year, 0);
}
END_TEST

START_TEST (arrondissements_are_of_their_city)
{
  static const char *const cities[] = { "75056", "69123", "13055" };
  static const guint counts[] = { 20, 9, 16 };

  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    {
      CordeePlace city = find (CORDEE_PLACE_COMMUNE, cities[i]);
      double sum = 0;
      guint n = 0;

      for (guint j = 0; j < cordee_atlas_get_n (atlas (), CORDEE_PLACE_COMMUNE); j++)
        {
          CordeePlace place;

          cordee_atlas_get (atlas (), CORDEE_PLACE_COMMUNE, j, &place);
          if (place.whole != (int) city.index)
            continue;
          n++;
          sum += place.population;
          ck_assert_int_eq (place.epci, city.epci);
        }
      ck_assert_uint_eq (n, counts[i]);
      ck_assert_double_eq (sum, city.population);
    }
}
END_TEST

START_TEST (postcodes_of_a_commune)
{
  g_autoptr(GPtrArray) one = cordee_atlas_get_postcodes (atlas (), find (CORDEE_PLACE_COMMUNE, "30189").index);
  g_autoptr(GPtrArray) zero = cordee_atlas_get_postcodes (atlas (), find (CORDEE_PLACE_COMMUNE, "01004").index);
  g_autoptr(GPtrArray) none = cordee_atlas_get_postcodes (atlas (), find (CORDEE_PLACE_COMMUNE, "98412").index);

  ck_assert_uint_eq (one->len, 2);
  ck_assert_str_eq (one->pdata[0], "30000");
  ck_assert_str_eq (one->pdata[1], "30900");
  ck_assert_str_eq (zero->pdata[0], "01500");
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

/* ── codes that were ────────────────────────────────────────────── */

static void
check_resolve (const char *code, CordeeMatchKind kind, const char *today, const char *old_name)
{
  CordeeMatch match;

  ck_assert_msg (cordee_atlas_resolve (atlas (), code, &match), "%s is not found", code);
  ck_assert_msg (match.kind == kind, "%s is of kind %d", code, match.kind);
  ck_assert_str_eq (match.place.code, today);
  ck_assert_msg (g_strcmp0 (match.old_name, old_name) == 0, "%s was called %s", code, match.old_name);
  if (kind == CORDEE_MATCH_SELF)
    ck_assert_ptr_null (match.old_code);
  else
    ck_assert_str_eq (match.old_code, code);
}

START_TEST (codes_go_where_they_went)
{
  CordeeMatch match;

  check_resolve ("30189", CORDEE_MATCH_SELF, "30189", NULL);
  check_resolve ("01340", CORDEE_MATCH_DELEGUEE, "01015", "Saint-Bois");
  check_resolve ("02285", CORDEE_MATCH_ASSOCIEE, "59545", "Escaufourt");
  check_resolve ("01126", CORDEE_MATCH_OLD_CODE, "01033", NULL);
  check_resolve ("75112", CORDEE_MATCH_SELF, "75112", NULL);
  check_resolve ("2a004", CORDEE_MATCH_SELF, "2A004", NULL);
  ck_assert (!cordee_atlas_resolve (atlas (), "00000", &match));
  ck_assert (!cordee_atlas_resolve (atlas (), "", &match));
  ck_assert (!cordee_atlas_resolve (atlas (), "3018", &match));
  ck_assert (!cordee_atlas_resolve (atlas (), "301890", &match));
}
END_TEST

/* The seat of a commune nouvelle is often a part of it too, under the same code: the commune is meant. */
START_TEST (a_code_of_both_is_of_the_commune)
{
  guint n = 0;

  for (guint i = 0; i < atlas ()->n_former; i++)
    {
      CordeeMatch match;
      CordeePlace place;
      const char *code = atlas ()->former_codes + i * CORDEE_ATLAS_COMMUNE_WIDTH;

      if (!cordee_atlas_find (atlas (), CORDEE_PLACE_COMMUNE, code, &place))
        continue;
      n++;
      ck_assert (cordee_atlas_resolve (atlas (), code, &match));
      ck_assert_int_eq (match.kind, CORDEE_MATCH_SELF);
      ck_assert_uint_eq (match.place.index, atlas ()->former_communes[i]);
    }
  ck_assert_uint_eq (n, 584);
}
END_TEST

/* ── search ─────────────────────────────────────────────────────── */

static void
check_first (const char *text, const char *code, CordeeMatchKind kind)
{
  g_autoptr(GArray) found = cordee_atlas_search (atlas (), text, 5);
  const CordeeMatch *first;

  ck_assert_msg (found->len > 0, "« %s » finds nothing", text);
  first = &g_array_index (found, CordeeMatch, 0);
  ck_assert_msg (strcmp (first->place.code, code) == 0, "« %s » finds %s %s first, not %s", text, first->place.code, first->place.name, code);
  ck_assert_msg (first->kind == kind, "« %s » finds it as %d", text, first->kind);
}

START_TEST (names_however_they_are_typed)
{
  static const struct
  {
    const char *text;
    const char *code;
  } searches[] = {
    { "rhony", "243000569" },
    { "RHONY vistre", "243000569" },
    { "vidourle rhony", "243000569" },
    { "cc rhony", "243000569" },
    { "communauté de communes rhony", "243000569" },
    { "nimes", "30189" },
    { "  Nîmes ", "30189" },
    { "ca de nimes", "243000643" },
    { "communaute d'agglomeration de nimes", "243000643" },
    { "st etienne", "42218" },
    { "Saint-Étienne", "42218" },
    { "saint etienne metropole", "244200770" },
    { "ste foy les lyon", "69202" },
    { "l’hay les roses", "94038" },
    { "hay-les-roses", "94038" },
    { "le mans", "72181" },
    { "mans", "72181" },
    { "lyon", "69123" },
    { "metropole de lyon", "200046977" },
    { "paris", "75056" },
    { "paris 12", "75112" },
    { "marseille 1er", "13201" },
    { "verg", "30344" },
    { "Œting", "57521" },
    { "oeting", "57521" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    check_first (searches[i].text, searches[i].code, CORDEE_MATCH_SELF);
}
END_TEST

START_TEST (codes_and_postcodes)
{
  check_first ("30189", "30189", CORDEE_MATCH_SELF);
  check_first ("30 189", "30189", CORDEE_MATCH_SELF);
  check_first ("2A", "2A004", CORDEE_MATCH_SELF);
  check_first ("2b033", "2B033", CORDEE_MATCH_SELF);
  check_first ("243000569", "243000569", CORDEE_MATCH_SELF);
  check_first ("01340", "01015", CORDEE_MATCH_DELEGUEE);
  check_first ("30", "30189", CORDEE_MATCH_POSTCODE);
  check_first ("3000", "30189", CORDEE_MATCH_POSTCODE);
  check_first ("01500", "01004", CORDEE_MATCH_POSTCODE);
}
END_TEST

/* 30310 is the INSEE code of Saumane and the postcode of Vergèze. */
START_TEST (a_code_before_a_postcode)
{
  g_autoptr(GArray) found = cordee_atlas_search (atlas (), "30310", 10);

  ck_assert_uint_eq (found->len, 2);
  ck_assert_str_eq (g_array_index (found, CordeeMatch, 0).place.code, "30310");
  ck_assert_int_eq (g_array_index (found, CordeeMatch, 0).kind, CORDEE_MATCH_SELF);
  ck_assert_str_eq (g_array_index (found, CordeeMatch, 1).place.code, "30344");
  ck_assert_int_eq (g_array_index (found, CordeeMatch, 1).kind, CORDEE_MATCH_POSTCODE);
}
END_TEST

START_TEST (former_names_find_what_they_are_today)
{
  g_autoptr(GArray) found = cordee_atlas_search (atlas (), "saint bois", 5);
  const CordeeMatch *first = &g_array_index (found, CordeeMatch, 0);

  ck_assert_uint_gt (found->len, 0);
  ck_assert_int_eq (first->kind, CORDEE_MATCH_DELEGUEE);
  ck_assert_str_eq (first->old_name, "Saint-Bois");
  ck_assert_str_eq (first->old_code, "01340");
  ck_assert_str_eq (first->place.name, "Arboys en Bugey");
}
END_TEST

START_TEST (what_finds_nothing)
{
  static const char *const texts[] = { "", " ", "-'", "zzzzzz", "nimes zzz", "99", "caf\xe9", "00000", "123456", "1234567890123456789012345" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GArray) found = cordee_atlas_search (atlas (), texts[i], 10);

      ck_assert_msg (found->len == 0, "« %s » finds %u", texts[i], found->len);
    }
}
END_TEST

/* The best few are the same as the first of all, each place is there once, and whole names, beginnings and the rest follow one another. */
START_TEST (few_are_the_first_of_all)
{
  static const char *const texts[] = { "a", "sa", "saint", "st m", "30", "693", "la", "le", "mon", "de la", "2b", "neuv" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GArray) all = cordee_atlas_search (atlas (), texts[i], G_MAXUINT), few = cordee_atlas_search (atlas (), texts[i], 7);
      g_autoptr(GArray) none = cordee_atlas_search (atlas (), texts[i], 0);
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      ck_assert_uint_eq (none->len, 0);
      ck_assert_uint_eq (few->len, 7);
      for (guint j = 0; j < all->len; j++)
        {
          const CordeePlace *place = &g_array_index (all, CordeeMatch, j).place;

          ck_assert_msg (g_hash_table_add (seen, (gpointer) place->code), "« %s » finds %s twice", texts[i], place->name);
          if (j < few->len)
            ck_assert_str_eq (place->code, g_array_index (few, CordeeMatch, j).place.code);
        }
    }
}
END_TEST

/* Every name finds its place by itself, alone of its rank or with others that are called so. */
START_TEST (every_name_finds_its_place)
{
  for (CordeePlaceKind kind = CORDEE_PLACE_COMMUNE; kind <= CORDEE_PLACE_EPCI; kind++)
    for (guint i = 0; i < cordee_atlas_get_n (atlas (), kind); i += 13)
      {
        CordeePlace place;
        g_autoptr(GArray) found = NULL;
        gboolean there = FALSE;

        cordee_atlas_get (atlas (), kind, i, &place);
        found = cordee_atlas_search (atlas (), place.name, 40);
        for (guint j = 0; j < found->len; j++)
          there = there || strcmp (g_array_index (found, CordeeMatch, j).place.code, place.code) == 0;
        ck_assert_msg (there, "%s does not find itself", place.name);
      }
}
END_TEST

/* ── lookup ─────────────────────────────────────────────────────── */

static guint
count_lookup (const char *text, const char *departement)
{
  g_autoptr(GArray) found = cordee_atlas_lookup (atlas (), text, departement);

  return found->len;
}

START_TEST (lookup_is_exact)
{
  g_autoptr(GArray) narrowed = cordee_atlas_lookup (atlas (), "SAINT AUBIN", "39");
  g_autoptr(GArray) former = cordee_atlas_lookup (atlas (), "saint-bois", NULL);

  ck_assert_uint_eq (count_lookup ("Nîmes", NULL), 1);
  ck_assert_uint_eq (count_lookup ("nime", NULL), 0);
  ck_assert_uint_eq (count_lookup ("Nîmes", "34"), 0);
  ck_assert_uint_eq (count_lookup ("30189", "30"), 1);
  ck_assert_uint_eq (count_lookup ("1004", NULL), 1);
  ck_assert_uint_eq (count_lookup ("30000", NULL), 0);
  ck_assert_uint_eq (count_lookup ("rhony vistre vidourle", NULL), 0);
  ck_assert_uint_eq (count_lookup ("", NULL), 0);
  ck_assert_uint_gt (count_lookup ("Saint-Aubin", NULL), 5);
  ck_assert_uint_eq (narrowed->len, 1);
  ck_assert_str_eq (g_array_index (narrowed, CordeeMatch, 0).place.code, "39476");
  ck_assert_uint_eq (former->len, 1);
  ck_assert_int_eq (g_array_index (former, CordeeMatch, 0).kind, CORDEE_MATCH_DELEGUEE);
}
END_TEST

/* Le Mans is found without its article; Les Mans would not be another place. */
START_TEST (lookup_prefers_the_whole_name)
{
  g_autoptr(GArray) found = cordee_atlas_lookup (atlas (), "mans", NULL);

  ck_assert_uint_eq (found->len, 1);
  ck_assert_str_eq (g_array_index (found, CordeeMatch, 0).place.code, "72181");
  for (guint i = 0; i < cordee_atlas_get_n (atlas (), CORDEE_PLACE_COMMUNE); i++)
    {
      CordeePlace place;
      g_autoptr(GArray) named = NULL;
      gboolean there = FALSE;

      cordee_atlas_get (atlas (), CORDEE_PLACE_COMMUNE, i, &place);
      named = cordee_atlas_lookup (atlas (), place.name, place.departement);
      for (guint j = 0; j < named->len; j++)
        there = there || g_array_index (named, CordeeMatch, j).place.index == i;
      ck_assert_msg (there, "%s is not found by its name", place.name);
    }
}
END_TEST

/* ── the script and the program ─────────────────────────────────── */

/* The line to search that a name makes, as far as the front: what stands after it is other words for it. */
static char *
dup_line (const char *name)
{
  g_autofree char *folded = cordee_atlas_fold (name);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words), n_front = 0;
  g_autoptr(GString) core = g_string_new (NULL), front = g_string_new (NULL);

  while (n_front + 1 < n && g_strv_contains (atlas ()->leading, words[n_front]))
    n_front++;
  for (guint i = 0; i < n; i++)
    g_string_append_printf (i < n_front ? front : core, " %s", words[i]);
  return n_front > 0 ? g_strdup_printf ("%s\t%s", core->str, front->str) : g_strdup (core->str);
}

START_TEST (folds_as_the_script_does)
{
  for (guint i = 0; i < atlas ()->n_keys; i++)
    {
      guint n_communes = cordee_atlas_get_n (atlas (), CORDEE_PLACE_COMMUNE);
      guint n_places = n_communes + cordee_atlas_get_n (atlas (), CORDEE_PLACE_EPCI);
      g_autofree char *expected = NULL;
      g_autofree char *line = g_strndup (atlas ()->keys + atlas ()->key_starts[i], atlas ()->key_starts[i + 1] - atlas ()->key_starts[i] - 1);
      const char *name;
      CordeePlace place;
      CordeeMatch match;

      if (i >= n_places)
        {
          cordee_atlas_get_former (atlas (), atlas ()->key_former[i - n_places], &match);
          name = match.old_name;
        }
      else
        {
          cordee_atlas_get (atlas (), i < n_communes ? CORDEE_PLACE_COMMUNE : CORDEE_PLACE_EPCI, i < n_communes ? i : i - n_communes, &place);
          name = place.name;
        }
      expected = dup_line (name);
      ck_assert_msg (g_str_has_prefix (line, expected) && strchr ("\t", line[strlen (expected)]) != NULL, "%s: « %s », not « %s »", name, line,
                     expected);
    }
}
END_TEST

/* ── damage ─────────────────────────────────────────────────────── */

static GBytes *
block (void)
{
  return g_resources_lookup_data ("/fr/cordee/Cordee/territory/territory.gvariant", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* None of it is copied. */
START_TEST (it_is_read_in_place)
{
  g_autoptr(GBytes) bytes = block ();
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  ck_assert (atlas ()->texts > data && atlas ()->texts < data + size);
  ck_assert (atlas ()->keys > data && atlas ()->keys < data + size);
  ck_assert ((const char *) atlas ()->key_order > data && (const char *) atlas ()->key_order < data + size);
}
END_TEST

/* Either refused in so many words, or as good as any. */
static void
check_damaged (const guint8 *data, gsize size, gboolean must_fail)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(CordeeAtlas) damaged = cordee_atlas_new (bytes, &error);
  g_autoptr(GArray) found = NULL;
  g_autoptr(GArray) named = NULL;
  g_autoptr(GArray) numbered = NULL;
  gboolean sound = TRUE;

  ck_assert ((damaged == NULL) == (error != NULL));
  ck_assert (!must_fail || damaged == NULL);
  if (damaged == NULL)
    return;
  found = cordee_atlas_search (damaged, "st", G_MAXUINT);
  numbered = cordee_atlas_search (damaged, "30", G_MAXUINT);
  named = cordee_atlas_lookup (damaged, "Saint-Aubin", "39");
  cordee_atlas_get_note (damaged, "nothing");
  for (CordeePlaceKind kind = CORDEE_PLACE_COMMUNE; kind < CORDEE_ATLAS_N_KINDS; kind++)
    for (guint i = 0; i < cordee_atlas_get_n (damaged, kind); i++)
      {
        CordeePlace place;
        guint n = 0;

        cordee_atlas_get (damaged, kind, i, &place);
        sound = sound && g_utf8_validate (place.name, -1, NULL) && strlen (place.code) < 10;
        if (kind == CORDEE_PLACE_EPCI)
          cordee_atlas_get_members (damaged, i, &n);
      }
  ck_assert (sound);
}

START_TEST (a_block_cut_short_is_refused)
{
  g_autoptr(GBytes) whole = block ();
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (whole, &size);

  for (gsize cut = 0; cut < size; cut = cut * 2 + 1)
    {
      check_damaged (data, cut, TRUE);
      check_damaged (data, size - cut - 1, TRUE);
    }
}
END_TEST

START_TEST (a_block_with_wrong_bytes_is_refused_or_read)
{
  g_autoptr(GBytes) whole = block ();
  g_autoptr(GRand) dice = g_rand_new_with_seed (30344);
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (whole, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (guint i = 0; i < 160; i++)
    {
      /* Half of them where GVariant says where each part ends. */
      gsize place = i % 2 == 0 ? size - 1 - (gsize) g_rand_int_range (dice, 0, 160) : (gsize) g_rand_int_range (dice, 0, (gint32) size);

      copy[place] ^= (guint8) g_rand_int_range (dice, 1, 256);
      check_damaged (copy, size, FALSE);
      copy[place] = data[place];
    }
}
END_TEST

START_TEST (other_formats_are_refused)
{
  g_autoptr(GBytes) whole = block ();
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (whole, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  copy[0]++;
  bytes = g_bytes_new (copy, size);
  ck_assert_ptr_null (cordee_atlas_new (bytes, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
  ck_assert_ptr_nonnull (strstr (error->message, "2"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("atlas");
  TCase *tcase = tcase_create ("content");

  tcase_add_test (tcase, counts_of_the_vintage);
  tcase_add_test (tcase, says_where_it_is_from);
  tcase_add_test (tcase, one_of_each_kind);
  tcase_add_test (tcase, populations_of_regions_as_published);
  tcase_add_test (tcase, populations_add_up);
  tcase_add_test (tcase, every_epci_has_the_inhabitants_of_its_members);
  tcase_add_test (tcase, years_of_populations);
  tcase_add_test (tcase, arrondissements_are_of_their_city);
  tcase_add_test (tcase, postcodes_of_a_commune);
  tcase_add_test (tcase, codes_go_where_they_went);
  tcase_add_test (tcase, a_code_of_both_is_of_the_commune);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("search");
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, names_however_they_are_typed);
  tcase_add_test (tcase, codes_and_postcodes);
  tcase_add_test (tcase, a_code_before_a_postcode);
  tcase_add_test (tcase, former_names_find_what_they_are_today);
  tcase_add_test (tcase, what_finds_nothing);
  tcase_add_test (tcase, few_are_the_first_of_all);
  tcase_add_test (tcase, every_name_finds_its_place);
  tcase_add_test (tcase, lookup_is_exact);
  tcase_add_test (tcase, lookup_prefers_the_whole_name);
  tcase_add_test (tcase, folds_as_the_script_does);
  suite_add_tcase (suite, tcase);

  tcase = tcase_create ("damage");
  tcase_set_timeout (tcase, 120);
  tcase_add_test (tcase, it_is_read_in_place);
  tcase_add_test (tcase, a_block_cut_short_is_refused);
  tcase_add_test (tcase, a_block_with_wrong_bytes_is_refused_or_read);
  tcase_add_test (tcase, other_formats_are_refused);
  suite_add_tcase (suite, tcase);

  return cordee_test_main (suite);
}
