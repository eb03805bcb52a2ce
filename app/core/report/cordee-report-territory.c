/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-territory.h"

#include "cordee-report-csv.h"
#include "cordee-report-json-private.h"
#include "cordee-report-text-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* ── what all forms tell ────────────────────────────────────────── */

/* The inhabitants that sizes are computed from. */
static double
get_population (const CordeeTerritoryReport *self)
{
  return self->has_stated ? self->stated : self->territory->population;
}

/* A warning, and the word that scripts know its kind by. */
typedef struct
{
  const char *kind;                      /* static */
  const CordeeTerritoryWarning *warning; /* borrowed, or NULL */
  char *text;                            /* owned */
} Warning;

static void
warning_clear (gpointer data)
{
  g_free (((Warning *) data)->text);
}

static const char *
get_kind (CordeeTerritoryWarningKind kind)
{
  static const char *const kinds[] = { "unknown",       "twice",      "moved",   "part",        "arrondissement",
                                       "no-population", "other-year", "overlap", "many-regions" };

  return kinds[kind];
}

/* All warnings (Warning), the gravest first: what somebody typed, lines of a list, then those of the territory. The caller owns the array. */
static GArray *
list_warnings (const CordeeTerritoryReport *self)
{
  static const char *const states[] = { "found", "list-ambiguous", "list-unknown", "list-repeated" };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Warning));

  g_array_set_clear_func (all, warning_clear);
  if (self->has_stated)
    g_array_append_vals (all, &(Warning){ "stated", NULL, cordee_report_stated_population (self->stated, self->territory->population) }, 1);
  for (guint i = 0; self->list != NULL && i < self->list->lines->len; i++)
    {
      const CordeeListLine *line = self->list->lines->pdata[i];
      Warning warning = { states[line->state], NULL, cordee_report_list_line (line) };

      if (warning.text != NULL)
        g_array_append_val (all, warning);
    }
  if (self->list != NULL && self->list->truncated)
    g_array_append_vals (all,
                         &(Warning){ "list-truncated", NULL,
                                     cordee_report_typeset (_("Cette liste est trop longue : sa fin n’a pas été lue.")) },
                         1);
  for (guint i = 0; i < self->territory->warnings->len; i++)
    {
      const CordeeTerritoryWarning *warning = self->territory->warnings->pdata[i];

      g_array_append_vals (all, &(Warning){ get_kind (warning->kind), warning, cordee_report_territory_warning (warning) }, 1);
    }
  return all;
}

static const CordeePlace *
get_place (const GArray *places, guint i)
{
  return &g_array_index (places, CordeePlace, i);
}

static const CordeeTerritoryPart *
get_part (const GArray *parts, guint i)
{
  return &g_array_index (parts, CordeeTerritoryPart, i);
}

/* The EPCI of a commune. Returns FALSE where it has none. */
static gboolean
find_epci (const CordeeAtlas *atlas, const CordeePlace *commune, CordeePlace *epci)
{
  if (commune->epci < 0)
    return FALSE;
  cordee_atlas_get (atlas, CORDEE_PLACE_EPCI, (guint) commune->epci, epci);
  return TRUE;
}

/* ── text ───────────────────────────────────────────────────────── */

static void
write_size (CordeeTextReport *self, const CordeeTerritorySize *size, double population)
{
  g_autoptr(GString) body = g_string_new (NULL);
  g_autofree char *missing = cordee_report_size_missing (size);
  g_autofree char *margin = cordee_report_size_margin (size);
  g_autofree char *first = NULL;

  if (size->here < 0)
    {
      g_string_append (body, _("Aucune taille n’est donnée pour ce nombre d’habitants."));
      /* TRANSLATORS: %1$s is the sign of a structure, %2$s its id; what it says follows. */
      first = g_strdup_printf (_("  %1$s %2$s : "), size->structure->sign, size->structure->id);
    }
  else
    {
      const CordeeSizeClass *here = &g_array_index (size->classes, CordeeSizeClass, size->here);
      g_autofree char *bounds = cordee_report_size_bounds (here);

      /* TRANSLATORS: %1$s is the size of a structure, "taille 2"; %2$s the bounds of it, "de 40 000 à moins de 80 000". */
      g_string_append_printf (body, _("%1$s, %2$s habitants"), cordee_report_word (here->step->label), bounds);
      cordee_text_report_cite (self, body, here->statement);
      g_string_append_c (body, '.');
      if (missing != NULL)
        cordee_text_append_sentence (body, missing);
      if (margin != NULL)
        cordee_text_append_sentence (body, margin);
      first = g_strdup_printf (_("  %1$s %2$s : "), size->structure->sign, size->structure->id);
    }
  {
    g_autofree char *typeset = cordee_report_typeset (body->str);

    cordee_text_report_paragraph (self, first, "    ", typeset);
  }
}

static void
write_parts (CordeeTextReport *self, const char *title, const GArray *parts)
{
  if (parts->len == 0)
    return;
  g_string_append_printf (self->out, "\n%s\n", title);
  for (guint i = 0; i < parts->len; i++)
    {
      const CordeeTerritoryPart *part = get_part (parts, i);
      g_autofree char *inhabitants = cordee_report_inhabitants (part->population);
      g_autofree char *all = cordee_text_number (part->n_all);
      g_autofree char *share = NULL;
      g_autofree char *text = NULL;

      if (part->complete)
        share = g_strdup_printf (ngettext ("en entier, %u commune", "en entier, %u communes", part->n_all), part->n_all);
      else
        /* TRANSLATORS: so many communes of all. */
        share = g_strdup_printf (ngettext ("%1$u commune sur %2$s", "%1$u communes sur %2$s", part->n_inside), part->n_inside, all);
      /* TRANSLATORS: %1$s is a place, %2$s its code, %3$s how much of it is in the territory, %4$s how many people live in that. */
      text = cordee_report_take_typeset (g_strdup_printf (_("%1$s (%2$s) : %3$s, %4$s"), part->place.name, part->place.code, share, inhabitants));
      cordee_text_report_paragraph (self, "  ", "    ", text);
    }
}

static void
write_communes (CordeeTextReport *self, const CordeeTerritory *territory)
{
  g_string_append_printf (self->out, "\n%s\n", _("Communes"));
  for (guint i = 0; i < territory->communes->len; i++)
    {
      const CordeePlace *place = get_place (territory->communes, i);
      g_autofree char *inhabitants = place->population >= 0 ? cordee_report_inhabitants (place->population)
                                                            : cordee_report_typeset (_("population non donnée"));
      g_autofree char *line = g_strdup_printf ("%s %s, %s", place->code, place->name, inhabitants);

      cordee_text_report_paragraph (self, "  ", "    ", line);
    }
}

/* What the communes add up to, the size that this gives, what is cut, and what to mind. The caller owns it. */
char *
cordee_report_territory_to_text (const CordeeTerritoryReport *self, int width)
{
  const CordeeTerritory *territory = self->territory;
  const CordeeContext *context = cordee_rulebook_get_context (self->rulebook);
  g_autoptr(GPtrArray) sizes = cordee_territory_sizes_new (self->rulebook, get_population (self));
  g_autoptr(GArray) warnings = list_warnings (self);
  g_autofree char *communes = cordee_report_communes (territory->communes->len);
  g_autofree char *inhabitants = cordee_report_inhabitants (territory->population);
  g_autofree char *vintage = cordee_report_vintage (territory->atlas);
  /* TRANSLATORS: %1$s: so many communes; %2$s: so many inhabitants. */
  g_autofree char *total = cordee_report_take_typeset (g_strdup_printf (_("Territoire : %1$s, %2$s"), communes, inhabitants));
  g_autofree char *day = cordee_day_to_words (context->as_of);
  /* TRANSLATORS: %s is the date of the rules. */
  g_autofree char *heading = cordee_report_take_typeset (g_strdup_printf (_("Taille, règles au %s"), day));
  CordeeTextReport report;

  cordee_text_report_init (&report, cordee_rulebook_get_knowledge (self->rulebook), width);
  cordee_text_report_header (&report, total, context->region, context->departement);
  cordee_text_report_paragraph (&report, "", "", vintage);
  g_string_append_printf (report.out, "\n%s\n", heading);
  for (guint i = 0; i < sizes->len; i++)
    write_size (&report, sizes->pdata[i], get_population (self));
  if (sizes->len == 0)
    cordee_text_report_paragraph (&report, "  ", "  ", _("Aucune échelle de tailles n’est connue par les règles à cette date."));
  write_parts (&report, _("Intercommunalités"), territory->epci);
  write_parts (&report, _("Départements"), territory->departements);
  write_parts (&report, _("Régions"), territory->regions);
  write_communes (&report, territory);
  if (warnings->len > 0)
    g_string_append_printf (report.out, "\n%s\n", _("À savoir"));
  for (guint i = 0; i < warnings->len; i++)
    cordee_text_report_paragraph (&report, "  – ", "    ", g_array_index (warnings, Warning, i).text);
  cordee_text_report_sources (&report);
  return cordee_text_report_finish (&report);
}

/* ── JSON ───────────────────────────────────────────────────────── */

static void
add_commune (JsonBuilder *builder, const CordeeAtlas *atlas, const CordeePlace *place)
{
  CordeePlace epci;

  json_builder_begin_object (builder);
  cordee_json_string (builder, "code", place->code);
  cordee_json_string (builder, "name", place->name);
  cordee_json_number (builder, "population", place->population >= 0, place->population);
  cordee_json_number (builder, "population_year", place->population >= 0, place->population_year);
  cordee_json_string (builder, "departement", place->departement);
  cordee_json_string (builder, "region", place->region);
  cordee_json_string (builder, "epci", find_epci (atlas, place, &epci) ? epci.code : NULL);
  json_builder_end_object (builder);
}

/* As the contract has them: codes. */
static void
add_codes (JsonBuilder *builder, const char *name, const GArray *parts)
{
  cordee_json_begin_list (builder, name);
  for (guint i = 0; i < parts->len; i++)
    cordee_json_string (builder, NULL, get_part (parts, i)->place.code);
  json_builder_end_array (builder);
}

static void
add_parts (JsonBuilder *builder, const char *name, const GArray *parts)
{
  cordee_json_begin_list (builder, name);
  for (guint i = 0; i < parts->len; i++)
    {
      const CordeeTerritoryPart *part = get_part (parts, i);

      json_builder_begin_object (builder);
      cordee_json_string (builder, "code", part->place.code);
      cordee_json_string (builder, "name", part->place.name);
      cordee_json_bool (builder, "complete", part->complete);
      cordee_json_int (builder, "communes_inside", part->n_inside);
      cordee_json_int (builder, "communes", part->n_all);
      cordee_json_number (builder, "population", TRUE, part->population);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* A class as a number where its id is one. */
static void
add_class (JsonBuilder *builder, const char *name, const CordeeSizeClass *size)
{
  gint64 number;

  if (g_ascii_string_to_signed (size->step->id, 10, 0, G_MAXINT, &number, NULL))
    cordee_json_int (builder, name, number);
  else
    cordee_json_string (builder, name, size->step->id);
}

static void
add_size (JsonBuilder *builder, const CordeeTerritorySize *size)
{
  const CordeeSizeClass *here = size->here >= 0 ? &g_array_index (size->classes, CordeeSizeClass, size->here) : NULL;

  json_builder_begin_object (builder);
  cordee_json_string (builder, "structure", size->structure->id);
  if (here != NULL)
    add_class (builder, "class", here);
  else
    cordee_json_string (builder, "class", NULL);
  cordee_json_string (builder, "label", here != NULL ? cordee_report_word (here->step->label) : NULL);
  cordee_json_number (builder, "from", here != NULL, here != NULL ? here->from : 0);
  cordee_json_number (builder, "to", here != NULL && here->to < G_MAXDOUBLE, here != NULL ? here->to : 0);
  cordee_json_number (builder, "missing_for_next", size->missing >= 0, size->missing);
  cordee_json_number (builder, "margin_over_lower", size->margin >= 0, size->margin);
  cordee_json_string (builder, "statement", here != NULL ? here->statement->id : NULL);
  cordee_json_begin_list (builder, "classes");
  for (guint i = 0; i < size->classes->len; i++)
    {
      const CordeeSizeClass *one = &g_array_index (size->classes, CordeeSizeClass, i);

      json_builder_begin_object (builder);
      add_class (builder, "class", one);
      cordee_json_string (builder, "label", cordee_report_word (one->step->label));
      cordee_json_number (builder, "from", TRUE, one->from);
      cordee_json_number (builder, "to", one->to < G_MAXDOUBLE, one->to);
      cordee_json_string (builder, "statement", one->statement->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_data (JsonBuilder *builder, const CordeeAtlas *atlas)
{
  static const char *const notes[] = { "title", "publisher", "url", "licence", "populations" };

  json_builder_set_member_name (builder, "data");
  json_builder_begin_object (builder);
  cordee_json_int (builder, "code_year", cordee_atlas_get_code_year (atlas));
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    cordee_json_string (builder, notes[i], cordee_atlas_get_note (atlas, notes[i]));
  json_builder_end_object (builder);
}

static void
add_warnings (JsonBuilder *builder, const CordeeTerritoryReport *self)
{
  g_autoptr(GArray) warnings = list_warnings (self);

  cordee_json_begin_list (builder, "warnings");
  for (guint i = 0; i < warnings->len; i++)
    {
      const Warning *warning = &g_array_index (warnings, Warning, i);

      json_builder_begin_object (builder);
      cordee_json_string (builder, "kind", warning->kind);
      cordee_json_string (builder, "code", warning->warning != NULL && warning->warning->has_place ? warning->warning->place.code : NULL);
      cordee_json_string (builder, "text", warning->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* "size" is the first of "sizes", or null. The caller owns it. */
char *
cordee_report_territory_to_json (const CordeeTerritoryReport *self)
{
  const CordeeTerritory *territory = self->territory;
  const CordeeContext *context = cordee_rulebook_get_context (self->rulebook);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GPtrArray) sizes = cordee_territory_sizes_new (self->rulebook, get_population (self));

  json_builder_begin_object (builder);
  cordee_json_day (builder, "as_of", context->as_of);
  cordee_json_place (builder, context->region, context->departement);
  cordee_json_knowledge (builder, cordee_rulebook_get_knowledge (self->rulebook));
  cordee_json_begin_list (builder, "communes");
  for (guint i = 0; i < territory->communes->len; i++)
    add_commune (builder, territory->atlas, get_place (territory->communes, i));
  json_builder_end_array (builder);
  cordee_json_number (builder, "population", TRUE, territory->population);
  cordee_json_int (builder, "population_year", cordee_atlas_get_population_year (territory->atlas));
  cordee_json_number (builder, "stated_population", self->has_stated, self->stated);
  add_codes (builder, "departements", territory->departements);
  add_codes (builder, "regions", territory->regions);
  add_parts (builder, "epci", territory->epci);
  add_parts (builder, "departement_parts", territory->departements);
  add_parts (builder, "region_parts", territory->regions);
  json_builder_set_member_name (builder, "size");
  if (sizes->len > 0)
    add_size (builder, sizes->pdata[0]);
  else
    json_builder_add_null_value (builder);
  cordee_json_begin_list (builder, "sizes");
  for (guint i = 0; i < sizes->len; i++)
    add_size (builder, sizes->pdata[i]);
  json_builder_end_array (builder);
  add_warnings (builder, self);
  add_data (builder, territory->atlas);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}

/* ── CSV ────────────────────────────────────────────────────────── */

static void
add_record (GString *out, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    cordee_csv_add_field (out, ',', i == 0, fields[i]);
  cordee_csv_end_record (out);
}

/* A number as a spreadsheet reads it in any language; nothing where it is not known. */
static char *
dup_digits (const CordeePlace *place, double number)
{
  return place->population >= 0 ? g_strdup_printf ("%.0f", number) : g_strdup ("");
}

/* A record for each commune, with the year of its figures, so that a copied line is never undated. The caller owns it. */
char *
cordee_report_territory_to_csv (const CordeeTerritoryReport *self)
{
  const CordeeTerritory *territory = self->territory;
  GString *out = g_string_new (NULL);

  add_record (out, (const char *const[]){ _("code"), _("commune"), _("département"), _("code de l’intercommunalité"), _("intercommunalité"),
                                          _("habitants"), _("année"), NULL });
  for (guint i = 0; i < territory->communes->len; i++)
    {
      const CordeePlace *place = get_place (territory->communes, i);
      g_autofree char *population = dup_digits (place, place->population);
      g_autofree char *year = dup_digits (place, place->population_year);
      CordeePlace epci;
      gboolean has_epci = find_epci (territory->atlas, place, &epci);

      add_record (out, (const char *const[]){ place->code, place->name, place->departement != NULL ? place->departement : "",
                                              has_epci ? epci.code : "", has_epci ? epci.name : "", population, year, NULL });
    }
  return g_string_free (out, FALSE);
}

/* ── a search ───────────────────────────────────────────────────── */

static const CordeeMatch *
get_match (const GArray *matches, guint i)
{
  return &g_array_index (matches, CordeeMatch, i);
}

static const char *
get_place_kind (const CordeePlace *place)
{
  return place->kind == CORDEE_PLACE_EPCI ? "epci" : "commune";
}

/* A line for each place that was found, best first. The caller owns it. */
char *
cordee_report_places_to_text (const CordeeAtlas *atlas, const GArray *matches)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const CordeePlace *place = &get_match (matches, i)->place;
      g_autofree char *inhabitants = place->population >= 0 ? cordee_report_inhabitants (place->population) : NULL;
      g_autofree char *match = cordee_report_match (get_match (matches, i));
      g_autofree char *communes = NULL;
      guint n;

      g_string_append_printf (out, "%-9s  %s", place->code, place->name);
      if (place->departement != NULL)
        g_string_append_printf (out, " (%s)", place->departement);
      if (place->kind == CORDEE_PLACE_EPCI)
        {
          cordee_atlas_get_members (atlas, place->index, &n);
          communes = cordee_report_communes (n);
          /* TRANSLATORS: behind the name of an intercommunalité; %s: so many communes. */
          g_string_append_printf (out, _(", intercommunalité de %s"), communes);
        }
      if (inhabitants != NULL)
        g_string_append_printf (out, ", %s", inhabitants);
      if (match != NULL)
        g_string_append_printf (out, " ; %s", match);
      g_string_append_c (out, '\n');
    }
  if (matches->len == 0)
    g_string_append_printf (out, "%s\n", _("Aucune commune et aucune intercommunalité ne correspond."));
  return cordee_report_take_typeset (g_string_free (out, FALSE));
}

/* The caller owns it. */
char *
cordee_report_places_to_json (const GArray *matches)
{
  static const char *const kinds[] = { "self", "old-code", "deleguee", "associee", "postcode" };
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cordee_json_begin_list (builder, "results");
  for (guint i = 0; i < matches->len; i++)
    {
      const CordeeMatch *match = get_match (matches, i);

      json_builder_begin_object (builder);
      cordee_json_string (builder, "kind", get_place_kind (&match->place));
      cordee_json_string (builder, "code", match->place.code);
      cordee_json_string (builder, "name", match->place.name);
      cordee_json_string (builder, "departement", match->place.departement);
      cordee_json_number (builder, "population", match->place.population >= 0, match->place.population);
      cordee_json_number (builder, "population_year", match->place.population >= 0, match->place.population_year);
      cordee_json_string (builder, "match", kinds[match->kind]);
      cordee_json_string (builder, "old_code", match->old_code);
      cordee_json_string (builder, "old_name", match->old_name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return cordee_json_finish (builder);
}

/* The caller owns it. */
char *
cordee_report_places_to_csv (const GArray *matches)
{
  GString *out = g_string_new (NULL);

  add_record (out, (const char *const[]){ _("genre"), _("code"), _("nom"), _("département"), _("habitants"), _("année"), NULL });
  for (guint i = 0; i < matches->len; i++)
    {
      const CordeePlace *place = &get_match (matches, i)->place;
      g_autofree char *population = dup_digits (place, place->population);
      g_autofree char *year = dup_digits (place, place->population_year);

      add_record (out, (const char *const[]){ get_place_kind (place), place->code, place->name, place->departement != NULL ? place->departement : "",
                                              population, year, NULL });
    }
  return g_string_free (out, FALSE);
}
