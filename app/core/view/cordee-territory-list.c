/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-territory-list.h"

#include "cordee-report-csv.h"
#include "cordee-report-territory.h"
#include "cordee-report.h"
#include "cordee-territory-view-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── changes ────────────────────────────────────────────────────── */

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* codes (const char *) sorted, each once. The caller owns the list. */
static char **
to_strv (GPtrArray *codes)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **list;

  g_ptr_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    if (i == 0 || !g_str_equal (codes->pdata[i], codes->pdata[i - 1]))
      g_strv_builder_add (builder, codes->pdata[i]);
  list = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return list;
}

/* The codes of the table, which has those of today. */
static GPtrArray *
list_present (const CordeeTerritoryView *self)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (codes, ((const CordeeTerritoryRow *) self->rows->pdata[i])->code);
  return codes;
}

/* With codes, which may be there already. */
char **
cordee_territory_view_add (const CordeeTerritoryView *self, const char *const *codes)
{
  g_autoptr(GPtrArray) all = list_present (self);

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (all, (gpointer) codes[i]);
  return to_strv (all);
}

/* With all communes of an EPCI. NULL where the atlas has none of that code. */
char **
cordee_territory_view_add_epci (const CordeeTerritoryView *self, const char *epci)
{
  g_autoptr(GPtrArray) all = NULL;
  const guint16 *members;
  CordeePlace place;
  guint n;

  if (!cordee_atlas_find (self->territory->atlas, CORDEE_PLACE_EPCI, epci, &place))
    return NULL;
  all = list_present (self);
  members = cordee_atlas_get_members (self->territory->atlas, place.index, &n);
  for (guint i = 0; i < n; i++)
    {
      cordee_atlas_get (self->territory->atlas, CORDEE_PLACE_COMMUNE, members[i], &place);
      g_ptr_array_add (all, (gpointer) place.code);
    }
  return to_strv (all);
}

/* Without codes, of which some may not be there. */
char **
cordee_territory_view_remove (const CordeeTerritoryView *self, const char *const *codes)
{
  g_autoptr(GPtrArray) all = list_present (self);

  for (guint i = all->len; i > 0; i--)
    if (g_strv_contains (codes, all->pdata[i - 1]))
      g_ptr_array_remove_index (all, i - 1);
  return to_strv (all);
}

/* ── taken along ────────────────────────────────────────────────── */

/* The table as a spreadsheet opens it where commas are decimal: with a byte order mark and semicolons. The caller owns it. */
char *
cordee_territory_view_to_csv (const CordeeTerritoryView *self)
{
  GString *csv = g_string_new ("\xef\xbb\xbf");
  /* TRANSLATORS: the heading of a column: %d is the year of the figures. */
  g_autofree char *population = g_strdup_printf (_("habitants (%d)"), cordee_atlas_get_population_year (self->territory->atlas));
  const char *const heading[CORDEE_N_COLUMNS] = { _("commune"), _("code"), _("département"), _("intercommunalité"), population };

  for (guint j = 0; j < CORDEE_N_COLUMNS; j++)
    cordee_csv_add_field (csv, ';', j == 0, heading[j]);
  cordee_csv_end_record (csv);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CordeeTerritoryRow *row = self->rows->pdata[i];
      g_autofree char *number = row->population >= 0 ? g_strdup_printf ("%.0f", row->population) : g_strdup ("");

      for (guint j = 0; j < CORDEE_N_COLUMNS; j++)
        cordee_csv_add_field (csv, ';', j == 0, j == CORDEE_COLUMN_POPULATION ? number : row->cells[j]);
      cordee_csv_end_record (csv);
    }
  return g_string_free (csv, FALSE);
}

/* ── what is typed ──────────────────────────────────────────────── */

static void
suggestion_free (gpointer data)
{
  CordeeTerritorySuggestion *self = data;

  g_free (self->text);
  g_free (self->note);
  g_free (self->name);
  g_free (self);
}

/* "commune · Gard (30) · 4 012 habitants". */
static char *
describe (const CordeeAtlas *atlas, const CordeePlace *place)
{
  g_autofree char *inhabitants = place->population >= 0 ? cordee_report_inhabitants (place->population) : g_strdup (_("population inconnue"));
  g_autofree char *where = cordee_territory_departement (atlas, place->departement);
  g_autofree char *kind = NULL;
  guint n = 0;

  if (place->kind == CORDEE_PLACE_EPCI)
    {
      cordee_atlas_get_members (atlas, place->index, &n);
      /* TRANSLATORS: an intercommunalité of so many communes. */
      kind = g_strdup_printf (ngettext ("intercommunalité, %u commune", "intercommunalité, %u communes", n), n);
    }
  else
    kind = g_strdup (place->whole >= 0 ? _("arrondissement") : _("commune"));
  return cordee_report_take_typeset (g_strjoin (" · ", kind, where, inhabitants, NULL));
}

/* Why a commune comes up under another name or code; NULL where it does not. */
static char *
match_note (const CordeeMatch *match)
{
  switch (match->kind)
    {
    case CORDEE_MATCH_DELEGUEE:
    case CORDEE_MATCH_ASSOCIEE:
    case CORDEE_MATCH_OLD_CODE:
      if (match->old_name != NULL)
        /* TRANSLATORS: %1$s is a former commune, %2$s the commune of today. */
        return cordee_report_take_typeset (g_strdup_printf (_("%1$s fait partie de %2$s, ajoutée en entier"), match->old_name, match->place.name));
      /* TRANSLATORS: %1$s is a code that is no longer given, %2$s the commune of today. */
      return cordee_report_take_typeset (g_strdup_printf (_("%1$s est un ancien code de %2$s"), match->old_code, match->place.name));
    case CORDEE_MATCH_SELF:
    case CORDEE_MATCH_POSTCODE:
    default:
      return NULL;
    }
}

static gboolean
has_epci (const CordeeTerritory *territory, const char *code)
{
  for (guint i = 0; i < territory->epci->len; i++)
    {
      const CordeeTerritoryPart *part = &g_array_index (territory->epci, CordeeTerritoryPart, i);

      if (part->complete && g_str_equal (part->place.code, code))
        return TRUE;
    }
  return FALSE;
}

/* CordeeTerritorySuggestion: what text may mean, best first. The caller owns it. */
GPtrArray *
cordee_territory_suggestions_new (const CordeeTerritoryView *view, const char *text)
{
  const CordeeTerritory *territory = view->territory;
  g_autoptr(GArray) found = cordee_atlas_search (territory->atlas, text, CORDEE_TERRITORY_MOST_SUGGESTIONS);
  GPtrArray *suggestions = g_ptr_array_new_with_free_func (suggestion_free);

  for (guint i = 0; i < found->len; i++)
    {
      const CordeeMatch *match = &g_array_index (found, CordeeMatch, i);
      CordeeTerritorySuggestion *suggestion = g_new0 (CordeeTerritorySuggestion, 1);
      gboolean present = match->place.kind == CORDEE_PLACE_EPCI ? has_epci (territory, match->place.code)
                                                                : cordee_territory_has (territory, match->place.code);

      suggestion->kind = match->place.kind;
      suggestion->code = match->place.code;
      suggestion->title = match->place.name;
      suggestion->text = describe (territory->atlas, &match->place);
      suggestion->note = present ? g_strdup (_("déjà dans le territoire")) : match_note (match);
      suggestion->name = g_strjoin (", ", suggestion->title, suggestion->text, suggestion->note, NULL);
      g_ptr_array_add (suggestions, suggestion);
    }
  return suggestions;
}

/* ── lists ──────────────────────────────────────────────────────── */

static void
line_free (gpointer data)
{
  CordeeTerritoryLine *self = data;

  g_free (self->text);
  g_free (self->message);
  g_free (self->name);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->codes);
  g_free (self);
}

static const CordeeMatch *
get_candidate (const CordeeListLine *line, guint i)
{
  return line->candidates != NULL && i < line->candidates->len ? &g_array_index (line->candidates, CordeeMatch, i) : NULL;
}

static void
tell_line (CordeeTerritoryImport *self, CordeeTerritoryLine *line, const CordeeListLine *from)
{
  const CordeeMatch *match = get_candidate (from, 0);
  g_autofree char *note = match != NULL ? match_note (match) : NULL;
  g_autofree char *where = match != NULL ? cordee_territory_departement (self->view->territory->atlas, match->place.departement) : NULL;
  char *message;

  switch (line->state)
    {
    case CORDEE_LIST_AMBIGUOUS:
      /* TRANSLATORS: so many communes have one name. */
      message = g_strdup_printf (ngettext ("%u commune porte ce nom : à choisir.", "%u communes portent ce nom : choisissez.", line->codes->len),
                                 line->codes->len);
      break;
    case CORDEE_LIST_UNKNOWN:
      message = g_strdup (_("Aucune commune n’a ce nom ou ce code : la ligne est laissée."));
      break;
    case CORDEE_LIST_REPEATED:
      /* TRANSLATORS: %s is a commune. */
      message = g_strdup_printf (_("%s est déjà dans une ligne plus haut : elle compte une fois."), match != NULL ? match->place.name : line->text);
      break;
    case CORDEE_LIST_FOUND:
    default:
      if (line->present)
        /* TRANSLATORS: %1$s is a commune, %2$s its département. */
        message = g_strdup_printf (_("%1$s, %2$s : déjà dans le territoire."), match->place.name, where);
      else if (note != NULL)
        message = g_strdup_printf ("%s.", note);
      else
        /* TRANSLATORS: %1$s is a commune, %2$s its département, %3$s its code. */
        message = g_strdup_printf (_("%1$s, %2$s, code %3$s."), match->place.name, where, match->place.code);
      break;
    }
  line->message = cordee_report_take_typeset (message);
  /* TRANSLATORS: a line of a list, for a screen reader: %1$u: its number; %2$s: what stands there; %3$s: what becomes of it. */
  line->name = cordee_report_take_typeset (g_strdup_printf (_("Ligne %1$u, « %2$s » : %3$s"), line->line, line->text, line->message));
}

static CordeeTerritoryLine *
new_line (CordeeTerritoryImport *self, const CordeeListLine *from)
{
  CordeeTerritoryLine *line = g_new0 (CordeeTerritoryLine, 1);
  guint n = from->candidates != NULL ? from->candidates->len : 0;

  line->line = from->line;
  line->state = from->state;
  line->text = g_strdup (from->text);
  line->labels = g_ptr_array_new_with_free_func (g_free);
  line->codes = g_ptr_array_new ();
  line->chosen = from->state == CORDEE_LIST_FOUND && n > 0 ? 0 : -1;
  for (guint i = 0; i < n; i++)
    {
      const CordeeMatch *match = get_candidate (from, i);
      g_autofree char *about = describe (self->view->territory->atlas, &match->place);
      g_autofree char *note = match_note (match);

      g_ptr_array_add (line->codes, (gpointer) match->place.code);
      g_ptr_array_add (line->labels, g_strjoin (" · ", match->place.name, about, note, NULL));
    }
  line->present = line->chosen == 0 && cordee_territory_has (self->view->territory, line->codes->pdata[0]);
  tell_line (self, line, from);
  return line;
}

static const char *
get_code (const CordeeTerritoryLine *line)
{
  return line->chosen >= 0 && (guint) line->chosen < line->codes->len ? line->codes->pdata[line->chosen] : NULL;
}

/* How many communes it would add now. */
static void
count_new (CordeeTerritoryImport *self)
{
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *code = get_code (self->lines->pdata[i]);

      if (code != NULL && !cordee_territory_has (self->view->territory, code))
        g_hash_table_add (codes, (gpointer) code);
    }
  self->n_new = g_hash_table_size (codes);
  g_free (self->action);
  /* TRANSLATORS: the button that adds what was found in a list: so many communes. */
  self->action = g_strdup_printf (ngettext ("Ajouter %u commune", "Ajouter %u communes", self->n_new), self->n_new);
}

/* Takes text; nothing where n is 0. */
static void
add_count (GPtrArray *parts, guint n, char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static void
summarise (CordeeTerritoryImport *self)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n[4] = { 0 };
  guint found, ambiguous, unknown, repeated;

  for (guint i = 0; i < self->lines->len; i++)
    n[((const CordeeTerritoryLine *) self->lines->pdata[i])->state]++;
  g_free (self->summary);
  if (self->lines->len == 0)
    {
      self->summary = cordee_report_take_typeset (g_strdup (_("Aucune ligne à lire : un nom ou un code de commune par ligne, ou un tableau.")));
      return;
    }
  found = n[CORDEE_LIST_FOUND];
  ambiguous = n[CORDEE_LIST_AMBIGUOUS];
  unknown = n[CORDEE_LIST_UNKNOWN];
  repeated = n[CORDEE_LIST_REPEATED];
  /* TRANSLATORS: lines of a list: so many that are understood. */
  add_count (parts, found, g_strdup_printf (ngettext ("%u ligne reconnue", "%u lignes reconnues", found), found));
  /* TRANSLATORS: lines of a list: so many that may mean several communes. */
  add_count (parts, ambiguous, g_strdup_printf (ngettext ("%u ambiguë, à choisir", "%u ambiguës, à choisir", ambiguous), ambiguous));
  /* TRANSLATORS: lines of a list: so many that are no commune. */
  add_count (parts, unknown, g_strdup_printf (ngettext ("%u inconnue", "%u inconnues", unknown), unknown));
  /* TRANSLATORS: lines of a list: so many that say again what stands above. */
  add_count (parts, repeated, g_strdup_printf (ngettext ("%u répétée", "%u répétées", repeated), repeated));
  g_ptr_array_add (parts, NULL);
  self->summary = cordee_report_take_typeset (g_strjoinv (" · ", (char **) parts->pdata));
}

static void
note_file (CordeeTerritoryImport *self, const CordeeList *list)
{
  g_autoptr(GString) note = g_string_new (NULL);
  g_autofree char *most = cordee_text_number (CORDEE_LIST_MAX_LINES);

  if (list->latin1)
    g_string_append (note, _("Le texte n’est pas en UTF-8 : il a été lu comme du latin-1. Vérifiez les accents."));
  if (list->truncated)
    {
      if (note->len > 0)
        g_string_append_c (note, ' ');
      /* TRANSLATORS: %1$s lines or %2$d mebibytes are the most that is read. */
      g_string_append_printf (note, _("Le texte est trop long : au plus %1$s lignes ou %2$d Mio sont lus, et la suite ne l’a pas été."), most,
                              CORDEE_LIST_MAX_BYTES / (1024 * 1024));
    }
  if (note->len > 0)
    self->note = cordee_report_typeset (note->str);
}

/* What becomes of a list that was read; list is not kept. The caller owns it, and keeps view meanwhile. */
CordeeTerritoryImport *
cordee_territory_import_new (const CordeeTerritoryView *view, const CordeeList *list)
{
  static const CordeeListState order[] = { CORDEE_LIST_AMBIGUOUS, CORDEE_LIST_UNKNOWN, CORDEE_LIST_REPEATED, CORDEE_LIST_FOUND };
  CordeeTerritoryImport *self = g_new0 (CordeeTerritoryImport, 1);

  self->view = view;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < list->lines->len; j++)
      if (((const CordeeListLine *) list->lines->pdata[j])->state == order[i])
        g_ptr_array_add (self->lines, new_line (self, list->lines->pdata[j]));
  summarise (self);
  note_file (self, list);
  count_new (self);
  return self;
}

void
cordee_territory_import_free (CordeeTerritoryImport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self->summary);
  g_free (self->note);
  g_free (self->action);
  g_free (self);
}

/* Of an ambiguous line, by its place in lines: which commune is meant; -1 for none. */
void
cordee_territory_import_choose (CordeeTerritoryImport *self, guint line, int choice)
{
  CordeeTerritoryLine *it;

  g_return_if_fail (line < self->lines->len);

  it = self->lines->pdata[line];
  if (it->state != CORDEE_LIST_AMBIGUOUS || choice < -1 || choice >= (int) it->codes->len)
    return;
  it->chosen = choice;
  count_new (self);
}

/* The communes that were found or chosen: each once, in the order of codes. NULL-terminated; the caller owns them. */
char **
cordee_territory_import_dup_codes (const CordeeTerritoryImport *self)
{
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (get_code (self->lines->pdata[i]) != NULL)
      g_ptr_array_add (codes, (gpointer) get_code (self->lines->pdata[i]));
  return to_strv (codes);
}
