/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-territory-view-private.h"

#include "cordee-report-territory.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* Where a territory stands among the size classes, and what more communes would do. */

/* ── sizes ──────────────────────────────────────────────────────── */

/* Where number stands among the classes of size; -1: in none of them. */
static int
find_class (const CordeeTerritorySize *size, double number)
{
  for (guint i = 0; i < size->classes->len; i++)
    {
      const CordeeSizeClass *one = &g_array_index (size->classes, CordeeSizeClass, i);

      if (number >= one->from && number < one->to)
        return (int) i;
    }
  return -1;
}

static const CordeeSizeClass *
get_class (const CordeeTerritorySize *size, int at)
{
  return &g_array_index (size->classes, CordeeSizeClass, at);
}

static const char *
class_label (const CordeeSizeClass *one)
{
  return cordee_report_word (one->step->label);
}

static void
step_free (gpointer data)
{
  CordeeTerritoryStep *self = data;

  g_free (self->label);
  g_free (self->bounds);
  g_free (self->threshold);
  g_free (self);
}

void
cordee_territory_scale_free (gpointer data)
{
  CordeeTerritoryScale *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->steps);
  g_free (self->missing);
  g_free (self->margin);
  g_free (self->name);
  g_free (self);
}

static void
add_steps (CordeeTerritoryScale *scale, const CordeeTerritorySize *size, double number)
{
  for (guint i = 0; i < size->classes->len; i++)
    {
      const CordeeSizeClass *one = get_class (size, (int) i);
      CordeeTerritoryStep *step = g_new0 (CordeeTerritoryStep, 1);
      gboolean open = one->to >= G_MAXDOUBLE;

      step->label = cordee_text_capitalise (class_label (one));
      step->bounds = cordee_report_size_bounds (one);
      step->threshold = one->from > 0 ? cordee_text_number (one->from) : NULL;
      step->here = (int) i == size->here;
      step->fill = number >= one->to || (step->here && open) ? 1 : step->here ? (number - one->from) / (one->to - one->from) : 0;
      g_ptr_array_add (scale->steps, step);
    }
}

/* For the files of this view: the classes of one structure, and where number stands among them. */
void
cordee_territory_add_scale (CordeeTerritoryView *self, CordeeKnowledge *knowledge, const CordeeTerritorySize *size, double number)
{
  CordeeTerritoryScale *scale = g_new0 (CordeeTerritoryScale, 1);
  const CordeeStatement *statement = get_class (size, MAX (size->here, 0))->statement;
  const char *source = statement != NULL ? cordee_statement_get_source (statement) : NULL;
  g_autofree char *inhabitants = cordee_report_inhabitants (number);

  scale->structure = size->structure;
  scale->steps = g_ptr_array_new_with_free_func (step_free);
  scale->source = source != NULL ? cordee_knowledge_find_source (knowledge, source) : NULL;
  add_steps (scale, size, number);
  if (size->here < 0)
    scale->title = cordee_report_typeset (_("Aucune taille n’est donnée pour ce nombre d’habitants."));
  else
    /* TRANSLATORS: %1$s: the id of a structure; %2$s: its size, "taille 2". */
    scale->title = cordee_report_take_typeset (g_strdup_printf (_("%1$s de %2$s"), size->structure->id, class_label (get_class (size, size->here))));
  scale->missing = cordee_report_size_missing (size);
  scale->margin = cordee_report_size_margin (size);
  scale->name = g_strdup_printf ("%s, %s. %s %s", scale->title, inhabitants, scale->missing != NULL ? scale->missing : "",
                                 scale->margin != NULL ? scale->margin : "");
  g_strchomp (scale->name);
  g_ptr_array_add (self->scales, scale);
}

/* "52 231 habitants, taille 2": what so many people would be for each structure of sizes; changes: one of them would have another size. */
static char *
effect_text (const GPtrArray *sizes, double before, double after, gboolean *changes)
{
  g_autofree char *inhabitants = cordee_report_inhabitants (after);
  GString *text = g_string_new (inhabitants);

  *changes = FALSE;
  for (guint i = 0; i < sizes->len; i++)
    {
      const CordeeTerritorySize *size = sizes->pdata[i];
      int at = find_class (size, after);

      if (at < 0)
        continue;
      g_string_append_printf (text, ", %s", class_label (get_class (size, at)));
      *changes = *changes || at != find_class (size, before);
    }
  return cordee_report_take_typeset (g_string_free (text, FALSE));
}

/* ── intercommunalités ──────────────────────────────────────────── */

static void
addition_free (gpointer data)
{
  CordeeTerritoryAddition *self = data;

  g_free (self->title);
  g_free (self->effect);
  g_free (self->action);
  g_free (self);
}

void
cordee_territory_epci_free (gpointer data)
{
  CordeeTerritoryEpci *self = data;

  g_free (self->text);
  g_free (self->completion);
  g_free (self->action);
  g_ptr_array_unref (self->additions);
  g_free (self->others);
  g_free (self);
}

static int
compare_population (gconstpointer a, gconstpointer b)
{
  const CordeePlace *one = a, *other = b;

  return (other->population > one->population) - (other->population < one->population);
}

/* The communes of an EPCI that the territory leaves out, most inhabitants first. The caller owns it. */
static GArray *
list_missing (const CordeeTerritory *territory, const CordeePlace *epci)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (CordeePlace));
  guint n;
  const guint16 *members = cordee_atlas_get_members (territory->atlas, epci->index, &n);

  for (guint i = 0; i < n; i++)
    {
      CordeePlace place;

      cordee_atlas_get (territory->atlas, CORDEE_PLACE_COMMUNE, members[i], &place);
      if (!cordee_territory_has (territory, place.code))
        g_array_append_val (missing, place);
    }
  g_array_sort (missing, compare_population);
  return missing;
}

static void
add_addition (CordeeTerritoryEpci *epci, const CordeePlace *place, const GPtrArray *sizes, double total)
{
  CordeeTerritoryAddition *addition = g_new0 (CordeeTerritoryAddition, 1);
  g_autofree char *inhabitants = place->population >= 0 ? cordee_report_inhabitants (place->population) : g_strdup (_("population inconnue"));

  addition->code = place->code;
  addition->title = g_strdup_printf ("%s · %s", place->name, inhabitants);
  addition->effect = effect_text (sizes, total, total + MAX (place->population, 0), &addition->changes);
  /* TRANSLATORS: a button, for a screen reader: %s is a commune. */
  addition->action = cordee_report_take_typeset (g_strdup_printf (_("Ajouter %s"), place->name));
  g_ptr_array_add (epci->additions, addition);
}

static void
tell_completion (CordeeTerritoryEpci *epci, const GArray *missing, const GPtrArray *sizes, double total)
{
  g_autofree char *communes = cordee_report_communes (missing->len);
  g_autofree char *effect = NULL;
  double more = 0;
  gboolean changes;

  for (guint i = 0; i < missing->len; i++)
    more += MAX (g_array_index (missing, CordeePlace, i).population, 0);
  effect = effect_text (sizes, total, total + more, &changes);
  epci->n_missing = missing->len;
  /* TRANSLATORS: what an intercommunalité would add whole: %1$s: "3 communes"; %2$s: the total and the size that it would come to. */
  epci->completion = cordee_report_take_typeset (g_strdup_printf (_("Entière : %1$s de plus, %2$s."), communes, effect));
  /* TRANSLATORS: the button that adds what is missing of an intercommunalité; %u communes. */
  epci->action = g_strdup_printf (ngettext ("Compléter (%u commune)", "Compléter (%u communes)", missing->len), missing->len);
  for (guint i = 0; i < missing->len && i < CORDEE_TERRITORY_MOST_ADDITIONS; i++)
    add_addition (epci, &g_array_index (missing, CordeePlace, i), sizes, total);
  if (missing->len > CORDEE_TERRITORY_MOST_ADDITIONS)
    {
      guint n = missing->len - CORDEE_TERRITORY_MOST_ADDITIONS;

      /* TRANSLATORS: communes of a list that are not shown: they have fewer inhabitants than those above. */
      epci->others = g_strdup_printf (ngettext ("et %u autre, moins peuplée", "et %u autres, moins peuplées", n), n);
    }
}

/* For the files of this view: an EPCI that the territory touches, and what its other communes would do. total: the inhabitants of the
   territory as the sizes have it. */
void
cordee_territory_add_epci (CordeeTerritoryView *self, const CordeeTerritoryPart *part, const GPtrArray *sizes, double total)
{
  CordeeTerritoryEpci *epci = g_new0 (CordeeTerritoryEpci, 1);
  g_autofree char *inhabitants = cordee_report_inhabitants (part->population);

  epci->code = part->place.code;
  epci->title = part->place.name;
  epci->complete = part->complete;
  epci->additions = g_ptr_array_new_with_free_func (addition_free);
  if (part->complete)
    /* TRANSLATORS: of an intercommunalité: all of its %1$u communes are in; %2$s: their inhabitants. */
    epci->text = cordee_report_take_typeset (g_strdup_printf (
        ngettext ("Entière : %1$u commune · %2$s", "Entière : %1$u communes · %2$s", part->n_all), part->n_all, inhabitants));
  else
    {
      g_autoptr(GArray) missing = list_missing (self->territory, &part->place);

      /* TRANSLATORS: of an intercommunalité: %1$u of its %2$u communes are in; %3$s: their inhabitants. */
      epci->text = cordee_report_take_typeset (g_strdup_printf (
          ngettext ("%1$u commune sur %2$u · %3$s", "%1$u communes sur %2$u · %3$s", part->n_inside), part->n_inside, part->n_all, inhabitants));
      tell_completion (epci, missing, sizes, total);
    }
  g_ptr_array_add (self->epci, epci);
}
