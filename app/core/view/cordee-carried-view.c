/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-carried-view.h"

#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

static char *
dup_note (const CordeeAtlas *atlas, const char *key)
{
  const char *note = cordee_atlas_get_note (atlas, key);

  return note != NULL ? cordee_report_typeset (note) : NULL;
}

/* Arrondissements of a city stand among the communes, but are none. */
static guint
count_communes (const CordeeAtlas *atlas)
{
  guint n = 0;

  for (guint i = 0; i < cordee_atlas_get_n (atlas, CORDEE_PLACE_COMMUNE); i++)
    {
      CordeePlace place;

      cordee_atlas_get (atlas, CORDEE_PLACE_COMMUNE, i, &place);
      n += place.whole < 0;
    }
  return n;
}

/* "34 969 communes · 1 255 intercommunalités · code géographique de 2026 · populations de 2023". */
static char *
dup_about (const CordeeAtlas *atlas)
{
  guint n_communes = count_communes (atlas), n_epci = cordee_atlas_get_n (atlas, CORDEE_PLACE_EPCI);
  g_autofree char *communes = cordee_text_number (n_communes);
  g_autofree char *epci = cordee_text_number (n_epci);
  /* TRANSLATORS: %s is a number of communes. */
  g_autofree char *first = g_strdup_printf (ngettext ("%s commune", "%s communes", n_communes), communes);
  /* TRANSLATORS: %s is a number of EPCI. */
  g_autofree char *second = g_strdup_printf (ngettext ("%s intercommunalité", "%s intercommunalités", n_epci), epci);
  /* TRANSLATORS: %d is the year of the official list of communes. */
  g_autofree char *code = g_strdup_printf (_("code géographique de %d"), cordee_atlas_get_code_year (atlas));
  /* TRANSLATORS: %d is the year of which the inhabitants are counted. */
  g_autofree char *year = g_strdup_printf (_("populations de %d"), cordee_atlas_get_population_year (atlas));

  return cordee_report_take_typeset (g_strjoin (" · ", first, second, code, year, NULL));
}

/* The communes that the program carries. The caller owns it. */
CordeeCarriedView *
cordee_carried_view_new (const CordeeAtlas *atlas)
{
  static const char *const addresses[] = { "url", "populations-url", "licence-url" };
  CordeeCarriedView *self = g_new0 (CordeeCarriedView, 1);
  g_autofree char *words = NULL;

  self->title = dup_note (atlas, "title");
  self->about = dup_about (atlas);
  self->publisher = dup_note (atlas, "publisher");
  self->populations = dup_note (atlas, "populations");
  self->licence = dup_note (atlas, "licence");
  self->urls = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    if (cordee_atlas_get_note (atlas, addresses[i]) != NULL)
      g_ptr_array_add (self->urls, g_strdup (cordee_atlas_get_note (atlas, addresses[i])));
  words = g_strdup_printf ("%s\n%s\n%s\n%s\n%s", self->title, self->about, self->publisher, self->populations, self->licence);
  self->key = cordee_text_fold (words);
  return self;
}

/* NULL is allowed. */
void
cordee_carried_view_free (CordeeCarriedView *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->about);
  g_free (self->publisher);
  g_free (self->populations);
  g_free (self->licence);
  g_free (self->key);
  g_ptr_array_unref (self->urls);
  g_free (self);
}
