/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-territory.h"

#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* ── numbers ────────────────────────────────────────────────────── */

/* What ngettext counts by. */
static gulong
plural (double number)
{
  return (gulong) CLAMP (number, 0, 1e9);
}

/* "48 219 habitants". */
char *
cordee_report_inhabitants (double number)
{
  g_autofree char *digits = cordee_text_number (number);

  /* TRANSLATORS: %s is a number of inhabitants. */
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("%s habitant", "%s habitants", plural (number)), digits));
}

/* "17 communes". */
char *
cordee_report_communes (guint n)
{
  /* TRANSLATORS: so many communes. */
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("%u commune", "%u communes", n), n));
}

/* ── sizes ──────────────────────────────────────────────────────── */

static void
size_free (gpointer data)
{
  CordeeTerritorySize *self = data;

  g_array_unref (self->classes);
  g_free (self);
}

/* What the base computes from communes; NULL where nothing is. stated becomes the question of which the answer stands above that, or NULL. */
static const CordeeDerivation *
find_inhabitants (const CordeeKnowledge *knowledge, const CordeeQuestion **stated)
{
  GPtrArray *derivations = cordee_knowledge_get_derivations (knowledge);

  for (guint i = 0; i < derivations->len; i++)
    {
      const CordeeDerivation *derivation = derivations->pdata[i];

      *stated = NULL;
      for (guint j = 0; j < derivation->cases->len; j++)
        {
          const CordeeDerivationCase *one = derivation->cases->pdata[j];

          if (one->when != NULL && one->when->test == CORDEE_TEST_KNOWN)
            *stated = cordee_knowledge_find_question (knowledge, one->when->variable);
          if (one->term->kind == CORDEE_TERM_POPULATION)
            return derivation;
        }
    }
  *stated = NULL;
  return NULL;
}

/* The question whose answer, where it is known, stands above the inhabitants that communes add up to; NULL where there is none. */
const CordeeQuestion *
cordee_territory_find_stated (const CordeeKnowledge *knowledge)
{
  const CordeeQuestion *stated;

  find_inhabitants (knowledge, &stated);
  return stated;
}

/* The sizes (CordeeTerritorySize) of so many inhabitants by the rules, one for each structure that has a scale of inhabitants, in the order
   of the base. The caller owns the array; the base must outlive it. */
GPtrArray *
cordee_territory_sizes_new (const CordeeRulebook *rulebook, double population)
{
  const CordeeKnowledge *knowledge = cordee_rulebook_get_knowledge (rulebook);
  const CordeeQuestion *stated;
  const CordeeDerivation *inhabitants = find_inhabitants (knowledge, &stated);
  GPtrArray *sizes = g_ptr_array_new_with_free_func (size_free);

  for (guint i = 0; inhabitants != NULL && i < cordee_rulebook_get_n_structures (rulebook); i++)
    {
      const CordeeStructure *structure = cordee_rulebook_get_structure (rulebook, i);
      g_autoptr(GArray) classes = cordee_size_classes (rulebook, structure->id);
      const char *variable = classes->len > 0 ? g_array_index (classes, CordeeSizeClass, 0).scale->variable : NULL;
      CordeeTerritorySize *size;

      if (variable == NULL || (!g_str_equal (variable, inhabitants->id) && (stated == NULL || !g_str_equal (variable, stated->id))))
        continue;
      size = g_new0 (CordeeTerritorySize, 1);
      *size = (CordeeTerritorySize){ .structure = structure, .classes = g_steal_pointer (&classes), .here = -1, .missing = -1, .margin = -1 };
      for (guint j = 0; j < size->classes->len; j++)
        {
          const CordeeSizeClass *one = &g_array_index (size->classes, CordeeSizeClass, j);

          if (population < one->from || population >= one->to)
            continue;
          size->here = (int) j;
          size->margin = population - one->from;
          size->missing = j + 1 < size->classes->len ? one->to - population : -1;
        }
      g_ptr_array_add (sizes, size);
    }
  return sizes;
}

/* "de 40 000 à moins de 80 000": the lower bound is inside, the upper one is not. */
char *
cordee_report_size_bounds (const CordeeSizeClass *size)
{
  g_autofree char *from = cordee_text_number (size->from);
  g_autofree char *to = size->to < G_MAXDOUBLE ? cordee_text_number (size->to) : NULL;

  if (to == NULL)
    /* TRANSLATORS: a size class, in inhabitants: %s and more. */
    return cordee_report_take_typeset (g_strdup_printf (_("%s et plus"), from));
  if (size->from <= 0)
    /* TRANSLATORS: a size class, in inhabitants: %s is its upper bound, which is outside. */
    return cordee_report_take_typeset (g_strdup_printf (_("moins de %s"), to));
  /* TRANSLATORS: a size class, in inhabitants: the lower bound is inside, the upper one outside. */
  return cordee_report_take_typeset (g_strdup_printf (_("de %1$s à moins de %2$s"), from, to));
}

static const CordeeSizeClass *
get_class (const CordeeTerritorySize *size, int at)
{
  return &g_array_index (size->classes, CordeeSizeClass, at);
}

/* How far it is to the next size, a sentence; NULL where there is none. */
char *
cordee_report_size_missing (const CordeeTerritorySize *size)
{
  g_autofree char *missing = NULL;
  g_autofree char *to = NULL;

  if (size->here < 0 || size->missing < 0)
    return NULL;
  missing = cordee_text_number (size->missing);
  to = cordee_text_number (get_class (size, size->here)->to);
  return cordee_report_take_typeset (
      /* TRANSLATORS: %1$s: so many inhabitants; %2$s: the next size, "taille 3"; %3$s: its threshold, a number. */
      g_strdup_printf (ngettext ("Il manque %1$s habitant pour la %2$s (%3$s).", "Il manque %1$s habitants pour la %2$s (%3$s).",
                                 plural (size->missing)),
                       missing, cordee_report_word (get_class (size, size->here + 1)->step->label), to));
}

/* How far it is above the threshold of its size, a sentence; NULL in the first size. */
char *
cordee_report_size_margin (const CordeeTerritorySize *size)
{
  g_autofree char *margin = NULL;
  g_autofree char *from = NULL;

  if (size->here < 0 || get_class (size, size->here)->from <= 0)
    return NULL;
  margin = cordee_text_number (size->margin);
  from = cordee_report_inhabitants (get_class (size, size->here)->from);
  return cordee_report_take_typeset (
      /* TRANSLATORS: %1$s: so many inhabitants; %2$s: the threshold of the size that it has, with its unit. */
      g_strdup_printf (ngettext ("Marge de %1$s habitant au-dessus du seuil de %2$s.", "Marge de %1$s habitants au-dessus du seuil de %2$s.",
                                 plural (size->margin)),
                       margin, from));
}

/* ── warnings ───────────────────────────────────────────────────── */

static char *
dup_warning (const CordeeTerritoryWarning *warning)
{
  const char *name = warning->has_place ? warning->place.name : "";
  guint n = (guint) plural (warning->number);

  switch (warning->kind)
    {
    case CORDEE_TERRITORY_UNKNOWN_CODE:
      /* TRANSLATORS: %s is a code that is none of a commune. */
      return g_strdup_printf (_("Aucune commune et aucune intercommunalité n’a le code %s : il n’est pas compté."), warning->text);
    case CORDEE_TERRITORY_TWICE:
      /* TRANSLATORS: %s is a commune. */
      return g_strdup_printf (_("%s est nommée plusieurs fois : elle est comptée une fois."), name);
    case CORDEE_TERRITORY_MOVED:
      /* TRANSLATORS: %1$s is a code, %2$s the commune of today. */
      return g_strdup_printf (_("Le code %1$s n’a plus cours : il mène aujourd’hui à %2$s, qui est comptée en entier."), warning->text, name);
    case CORDEE_TERRITORY_PART:
      /* TRANSLATORS: %1$s is a former commune, %2$s the commune of today. */
      return g_strdup_printf (_("%1$s fait partie de %2$s, qui est comptée en entier."), warning->text, name);
    case CORDEE_TERRITORY_ARRONDISSEMENT:
      if (n == 0)
        /* TRANSLATORS: %s is an arrondissement of a city. */
        return g_strdup_printf (_("%s est un arrondissement d’une ville qui est comptée en entier : il n’est pas compté une deuxième fois."), name);
      /* TRANSLATORS: %s is an arrondissement of a city. */
      return g_strdup_printf (_("%s est un arrondissement : lui seul est compté, et pas la ville entière."), name);
    case CORDEE_TERRITORY_NO_POPULATION:
      /* TRANSLATORS: %s is a commune. */
      return g_strdup_printf (_("La population de %s n’est pas donnée : elle n’est pas comptée."), name);
    case CORDEE_TERRITORY_OTHER_YEAR:
      /* TRANSLATORS: %1$s: places; %2$.0f: a year. */
      return g_strdup_printf (_("%1$s : la population est celle de %2$.0f."), warning->text, warning->number);
    case CORDEE_TERRITORY_OVERLAP:
      /* TRANSLATORS: %1$u communes are also in another perimeter, of which %2$s is the name. */
      return g_strdup_printf (ngettext ("%1$u commune est aussi dans « %2$s ».", "%1$u communes sont aussi dans « %2$s ».", n), n, warning->text);
    case CORDEE_TERRITORY_MANY_REGIONS:
    default:
      /* TRANSLATORS: so many regions. */
      return g_strdup_printf (ngettext ("Le territoire est dans %u région.", "Le territoire touche %u régions : les règles d’une seule s’appliquent à la fois.", n), n);
    }
}

/* A warning as a sentence. */
char *
cordee_report_territory_warning (const CordeeTerritoryWarning *warning)
{
  return cordee_report_take_typeset (dup_warning (warning));
}

/* That inhabitants were typed by hand, and win over those of the communes. */
char *
cordee_report_stated_population (double stated, double computed)
{
  g_autofree char *typed = cordee_report_inhabitants (stated);
  g_autofree char *summed = cordee_report_inhabitants (computed);

  return cordee_report_take_typeset (
      /* TRANSLATORS: %1$s: the inhabitants that somebody typed; %2$s: those that the communes come to. */
      g_strdup_printf (_("La population saisie à la main, %1$s, l’emporte partout sur celle des communes, %2$s. Une population saisonnière n’est pas une population "
                         "légale : à faire confirmer."),
                       typed, summed));
}

/* ── where the figures come from ────────────────────────────────── */

/* Of which year the figures are, whose they are, and by which licence. */
char *
cordee_report_vintage (const CordeeAtlas *atlas)
{
  const char *title = cordee_atlas_get_note (atlas, "title"), *publisher = cordee_atlas_get_note (atlas, "publisher");
  const char *licence = cordee_atlas_get_note (atlas, "licence");
  g_autoptr(GString) source = g_string_new (title != NULL ? title : "");

  if (publisher != NULL)
    g_string_append_printf (source, "%s%s", source->len > 0 ? ", " : "", publisher);
  if (licence != NULL)
    g_string_append_printf (source, "%s%s", source->len > 0 ? ", " : "", licence);
  return cordee_report_take_typeset (
      /* TRANSLATORS: %1$d: the year of the populations; %2$d: that of the list of communes; %3$s: the source, its publisher and licence. */
      g_strdup_printf (_("Populations municipales de %1$d, communes au code officiel géographique de %2$d. Source : %3$s."),
                       cordee_atlas_get_population_year (atlas), cordee_atlas_get_code_year (atlas), source->str));
}

/* ── what is found ──────────────────────────────────────────────── */

/* Why something is found under another name or code than its own, a phrase; NULL where that is not so. */
char *
cordee_report_match (const CordeeMatch *match)
{
  switch (match->kind)
    {
    case CORDEE_MATCH_OLD_CODE:
      if (match->old_name == NULL)
        /* TRANSLATORS: %s is a code. */
        return cordee_report_take_typeset (g_strdup_printf (_("par un ancien code, %s"), match->old_code));
      /* TRANSLATORS: %1$s is the name of a commune that is no more, %2$s its code. */
      return cordee_report_take_typeset (g_strdup_printf (_("ancienne commune %1$s, %2$s"), match->old_name, match->old_code));
    case CORDEE_MATCH_DELEGUEE:
      /* TRANSLATORS: %1$s is a part of a commune, %2$s its code. */
      return cordee_report_take_typeset (g_strdup_printf (_("commune déléguée %1$s, %2$s"), match->old_name, match->old_code));
    case CORDEE_MATCH_ASSOCIEE:
      /* TRANSLATORS: %1$s is a part of a commune, %2$s its code. */
      return cordee_report_take_typeset (g_strdup_printf (_("commune associée %1$s, %2$s"), match->old_name, match->old_code));
    case CORDEE_MATCH_POSTCODE:
      return cordee_report_typeset (_("par son code postal"));
    case CORDEE_MATCH_SELF:
    default:
      return NULL;
    }
}

/* What is wrong with a line of a list, a sentence; NULL where nothing is. */
char *
cordee_report_list_line (const CordeeListLine *line)
{
  g_autoptr(GString) candidates = g_string_new (NULL);

  for (guint i = 0; line->candidates != NULL && i < line->candidates->len; i++)
    {
      const CordeePlace *place = &g_array_index (line->candidates, CordeeMatch, i).place;

      g_string_append_printf (candidates, "%s%s (%s)", i > 0 ? ", " : "", place->name, place->code);
    }
  switch (line->state)
    {
    case CORDEE_LIST_AMBIGUOUS:
      return cordee_report_take_typeset (
          /* TRANSLATORS: %1$u is a line of a file, %2$s what stands there, %3$s the communes that it may mean. */
          g_strdup_printf (_("Ligne %1$u : « %2$s » désigne plusieurs communes, et aucune n’est comptée ; attendu : le code de l’une de %3$s."), line->line,
                           line->text, candidates->str));
    case CORDEE_LIST_UNKNOWN:
      return cordee_report_take_typeset (
          /* TRANSLATORS: %1$u is a line of a file, %2$s what stands there. */
          g_strdup_printf (_("Ligne %1$u : « %2$s » n’est pas une commune connue, et n’est pas compté ; attendu : un code INSEE ou un nom de commune."),
                           line->line, line->text));
    case CORDEE_LIST_REPEATED:
      /* TRANSLATORS: %1$u is a line of a file, %2$s what stands there. */
      return cordee_report_take_typeset (g_strdup_printf (_("Ligne %1$u : « %2$s » est déjà plus haut ; c’est compté une fois."), line->line, line->text));
    case CORDEE_LIST_FOUND:
    default:
      return NULL;
    }
}
