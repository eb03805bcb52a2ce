/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench.h"

#include "cordee-atlas-private.h"
#include "cordee-territory.h"

#include <stdio.h>
#include <string.h>

/* How long it takes to find a commune as somebody types, to add up a territory and to read a list. Something to compare with: folding all
   names as they are typed, which is what the atlas spares, and only reading what is searched. */

#define N_ROUNDS 15
#define N_SHOWN 20
#define N_COMMUNES 200
#define N_LINES 2000

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static volatile gsize sink;

static double
time_folding (const CordeeAtlas *atlas)
{
  gint64 start = g_get_monotonic_time ();

  for (CordeePlaceKind kind = CORDEE_PLACE_COMMUNE; kind <= CORDEE_PLACE_EPCI; kind++)
    for (guint i = 0; i < cordee_atlas_get_n (atlas, kind); i++)
      {
        CordeePlace place;
        g_autofree char *folded = NULL;

        cordee_atlas_get (atlas, kind, i, &place);
        folded = cordee_atlas_fold (place.name);
        sink += strlen (folded);
      }
  return seconds_since (start);
}

static double
time_loading (GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(CordeeAtlas) atlas = cordee_atlas_new (bytes, NULL);

  sink += cordee_atlas_get_n (atlas, CORDEE_PLACE_COMMUNE);
  return seconds_since (start);
}

/* Each beginning of a text, as it is typed: the mean and the longest. */
static void
report_typing (const CordeeAtlas *atlas, const char *text, double folding)
{
  double sum = 0, longest = 0;
  guint n = 0;

  for (const char *p = g_utf8_next_char (text);; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (p - text));
      g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
      double median;

      for (guint i = 0; i < N_ROUNDS; i++)
        {
          gint64 start = g_get_monotonic_time ();
          g_autoptr(GArray) found = cordee_atlas_search (atlas, typed, N_SHOWN);
          double taken;

          sink += found->len;
          taken = seconds_since (start);
          g_array_append_val (times, taken);
        }
      median = bench_median (times);
      sum += median;
      longest = MAX (longest, median);
      n++;
      if (*p == '\0')
        break;
    }
  printf ("a letter of %-21s %8.3f ms × %-7.4f longest %.3f ms × %.4f, goal ≤ 5 ms\n", text, sum / n * 1e3, sum / n / folding, longest * 1e3,
          longest / folding);
}

static double
time_territory (CordeeAtlas *atlas)
{
  const char *codes[N_COMMUNES + 1] = { NULL };
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_COMMUNES; i++)
    {
      CordeePlace place;

      cordee_atlas_get (atlas, CORDEE_PLACE_COMMUNE, i * 173, &place);
      codes[i] = place.code;
    }
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      double taken;

      cordee_territory_free (cordee_territory_new (atlas, codes, NULL));
      taken = seconds_since (start);
      g_array_append_val (times, taken);
    }
  return bench_median (times);
}

static double
time_list (CordeeAtlas *atlas)
{
  g_autoptr(GString) text = g_string_new ("code;nom\n");
  gint64 start;

  for (guint i = 0; i < N_LINES; i++)
    {
      CordeePlace place;

      cordee_atlas_get (atlas, CORDEE_PLACE_COMMUNE, i * 17, &place);
      g_string_append_printf (text, ";%s\n", place.name);
    }
  start = g_get_monotonic_time ();
  cordee_list_free (cordee_list_parse (atlas, text->str, text->len));
  return seconds_since (start);
}

int
main (void)
{
  static const char *const typed[] = { "rhony", "saint étienne du rouvray", "st m", "a", "la", "communauté de communes", "30310", "2A004",
                                       "paris 12" };
  CordeeAtlas *atlas = cordee_atlas_get_default ();
  g_autoptr(GBytes) bytes = g_resources_lookup_data ("/fr/cordee/Cordee/territory/territory.gvariant", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(GArray) foldings = g_array_new (FALSE, FALSE, sizeof (double)), loadings = g_array_new (FALSE, FALSE, sizeof (double));
  double folding, loading, territory, list;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double taken = time_folding (atlas);

      g_array_append_val (foldings, taken);
      taken = time_loading (bytes);
      g_array_append_val (loadings, taken);
    }
  folding = bench_median (foldings);
  loading = bench_median (loadings);
  territory = time_territory (atlas);
  list = time_list (atlas);

  printf ("%u communes, %u EPCI, %.2f MB; × is against folding all their names (%.1f ms)\n", cordee_atlas_get_n (atlas, CORDEE_PLACE_COMMUNE),
          cordee_atlas_get_n (atlas, CORDEE_PLACE_EPCI), (double) g_bytes_get_size (bytes) / 1e6, folding * 1e3);
  printf ("%-33s %8.3f ms × %.4f\n", "opening, once", loading * 1e3, loading / folding);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    report_typing (atlas, typed[i], folding);
  printf ("a territory of %-18d %8.3f ms × %.4f, goal ≤ 5 ms\n", N_COMMUNES, territory * 1e3, territory / folding);
  printf ("a list of %-23d %8.3f ms × %.4f\n", N_LINES, list * 1e3, list / folding);
  return 0;
}
