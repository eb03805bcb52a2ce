/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-list"

#include "config.h"

#include "cordee-list-private.h"

#include "cordee-atlas-private.h"

#include <string.h>

/* So many lines tell what a column is. */
#define N_SAMPLES 500

typedef enum
{
  ROLE_NONE,
  ROLE_CODE,
  ROLE_POSTCODE,
  ROLE_NAME,
  ROLE_DEPARTEMENT,
  ROLE_OTHER, /* its heading says that it is none of these */
} Role;

/* What the cells of a column are like. */
typedef struct
{
  Role heading; /* what its heading says; NONE: nothing */
  guint n_filled;
  guint n_codes;
  guint n_postcodes;
  guint n_names;
  guint n_departements; /* those of the commune that the line means */
} Column;

typedef struct
{
  CordeeAtlas *atlas;      /* borrowed */
  GHashTable *departements; /* folded name or code → borrowed code */
  GArray *columns;         /* Column */
  int code, postcode, name, departement; /* columns, or -1 */
  gboolean sure;           /* the heading says where the code is */
} Layout;

/* ── cells ──────────────────────────────────────────────────────── */

static gboolean
is_number (const char *text)
{
  return text[0] != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* The form of an INSEE code, whose leading zero may be lost; nobody has to have it. */
static gboolean
is_code (const char *text)
{
  size_t length = strlen (text);

  if (is_number (text))
    return length == 4 || length == 5;
  return length == 5 && text[0] == '2' && strchr ("aAbB", text[1]) != NULL && is_number (text + 2);
}

static const char *
find_departement (const Layout *layout, const char *cell)
{
  g_autofree char *folded = cordee_atlas_fold (cell);

  return g_hash_table_lookup (layout->departements, folded);
}

static gboolean
has_postcode (const Layout *layout, const CordeePlace *commune, const char *postcode)
{
  g_autoptr(GPtrArray) postcodes = cordee_atlas_get_postcodes (layout->atlas, commune->index);
  g_autofree char *padded = strlen (postcode) == 4 ? g_strconcat ("0", postcode, NULL) : g_strdup (postcode);

  return g_ptr_array_find_with_equal_func (postcodes, padded, g_str_equal, NULL);
}

/* Communes that have exactly this postcode. */
static GArray *
find_by_postcode (const Layout *layout, const char *cell)
{
  g_autofree char *padded = strlen (cell) == 4 ? g_strconcat ("0", cell, NULL) : g_strdup (cell);
  GArray *found;

  if (!is_code (cell) || !is_number (cell))
    return g_array_new (FALSE, FALSE, sizeof (CordeeMatch));
  found = cordee_atlas_search (layout->atlas, padded, 100);
  /* One that has it as its INSEE code need not have it as its postcode. */
  for (guint i = 0; i < found->len;)
    if (g_array_index (found, CordeeMatch, i).kind != CORDEE_MATCH_POSTCODE
        && !has_postcode (layout, &g_array_index (found, CordeeMatch, i).place, padded))
      g_array_remove_index (found, i);
    else
      i++;
  return found;
}

static void
keep_postcode (const Layout *layout, GArray *matches, const char *postcode)
{
  for (guint i = 0; i < matches->len;)
    if (has_postcode (layout, &g_array_index (matches, CordeeMatch, i).place, postcode))
      i++;
    else
      g_array_remove_index (matches, i);
}

/* A name with a number before or after it: "30000 Nîmes", "Nîmes (30)". */
static GArray *
find_with_number (const Layout *layout, const char *cell)
{
  g_autofree char *folded = cordee_atlas_fold (cell);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);
  const char *number = n < 2 ? NULL : g_ascii_isdigit (words[0][0]) ? words[0] : g_ascii_isdigit (words[n - 1][0]) ? words[n - 1] : NULL;
  g_autofree char *name = NULL;
  GArray *found;

  if (number == NULL)
    return g_array_new (FALSE, FALSE, sizeof (CordeeMatch));
  name = g_strndup (number == words[0] ? folded + strlen (number) + 1 : folded, strlen (folded) - strlen (number) - 1);
  if (find_departement (layout, number) != NULL)
    return cordee_atlas_lookup (layout->atlas, name, find_departement (layout, number));
  found = cordee_atlas_lookup (layout->atlas, name, NULL);
  if (is_code (number))
    {
      CordeeMatch match;
      g_autofree char *padded = strlen (number) == 4 ? g_strconcat ("0", number, NULL) : g_strdup (number);

      /* An INSEE code that is of this name, else a postcode. */
      if (cordee_atlas_resolve (layout->atlas, padded, &match))
        for (guint i = 0; i < found->len; i++)
          if (g_array_index (found, CordeeMatch, i).place.index == match.place.index)
            {
              g_array_set_size (found, 0);
              g_array_append_val (found, match);
              return found;
            }
      keep_postcode (layout, found, number);
    }
  else
    g_array_set_size (found, 0);
  return found;
}

static GArray *
find_name (const Layout *layout, const char *cell, const char *departement)
{
  GArray *found = cordee_atlas_lookup (layout->atlas, cell, departement);

  if (found->len == 0 && !is_code (cell))
    {
      g_array_unref (found);
      found = find_with_number (layout, cell);
    }
  return found;
}

/* ── columns ────────────────────────────────────────────────────── */

/* Whether a heading has one of these, as whole words: names of communes have them inside theirs. */
static gboolean
has_any (const char *folded, const char *const *words)
{
  g_autofree char *spaced = g_strconcat (" ", folded, " ", NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (spaced, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static Role
role_of_heading (const char *cell)
{
  static const char *const postcodes[] = { " postal ", " postaux ", " codepostal ", " cp ", NULL };
  static const char *const others[] = { " pop", " habitant", " siren ", " siret ", " epci ", " intercommunal", " region", " canton", " superficie ",
                                        " rang ", " n ", NULL };
  static const char *const codes[] = { "insee ", " codgeo ", " depcom ", " codecommune ", " code commune ", " code com ", " code geo ", NULL };
  static const char *const departements[] = { " dep ", " dept ", " departement ", " departements ", NULL };
  static const char *const names[] = { " commune ", " communes ", " nom ", " noms ", " ville ", " villes ", " libelle ", " libgeo ", " libcom ",
                                       " municipalite ", " localite ", NULL };
  g_autofree char *folded = cordee_atlas_fold (cell);

  if (has_any (folded, postcodes))
    return ROLE_POSTCODE;
  else if (has_any (folded, others))
    return ROLE_OTHER;
  else if (has_any (folded, codes) || strcmp (folded, "code") == 0 || strcmp (folded, "codes") == 0)
    return ROLE_CODE;
  else if (has_any (folded, departements))
    return ROLE_DEPARTEMENT;
  else if (has_any (folded, names))
    return ROLE_NAME;
  return ROLE_NONE;
}

static Column *
get_column (GArray *columns, guint index)
{
  if (columns->len <= index)
    g_array_set_size (columns, index + 1);
  return &g_array_index (columns, Column, index);
}

/* Whether the first line says what the columns are: it speaks of them, and means no commune. One is called Ville, but hardly where such a
   line begins a list. */
static gboolean
read_heading (Layout *layout, const CordeeListRecord *record)
{
  gboolean found = FALSE;

  for (guint i = 0; record->cells[i] != NULL; i++)
    {
      g_autoptr(GArray) communes = find_name (layout, record->cells[i], NULL);
      Role role = role_of_heading (record->cells[i]);

      if (communes->len > 0 && (role != ROLE_NAME || strchr (record->cells[i], ' ') != NULL))
        return FALSE;
      found = found || (role != ROLE_NONE && role != ROLE_OTHER);
    }
  for (guint i = 0; found && record->cells[i] != NULL; i++)
    get_column (layout->columns, i)->heading = role_of_heading (record->cells[i]);
  return found;
}

static void
sample_record (Layout *layout, const CordeeListRecord *record)
{
  const char *departement = NULL;

  for (guint i = 0; record->cells[i] != NULL; i++)
    {
      Column *column = get_column (layout->columns, i);
      const char *cell = record->cells[i];
      g_autoptr(GArray) postcodes = NULL;
      g_autoptr(GArray) communes = NULL;

      if (cell[0] == '\0')
        continue;
      column->n_filled++;
      communes = find_name (layout, cell, NULL);
      column->n_codes += is_code (cell) && communes->len > 0;
      column->n_names += !is_code (cell) && communes->len > 0;
      if (is_code (cell))
        {
          postcodes = find_by_postcode (layout, cell);
          column->n_postcodes += postcodes->len > 0;
        }
      else if (communes->len == 1)
        departement = g_array_index (communes, CordeeMatch, 0).place.departement;
    }
  for (guint i = 0; departement != NULL && record->cells[i] != NULL; i++)
    get_column (layout->columns, i)->n_departements += g_strcmp0 (find_departement (layout, record->cells[i]), departement) == 0;
}

/* The column that its heading gives this role, else the one with most of what it takes, -1 for none. */
static int
choose_column (const GArray *columns, Role role, gsize count)
{
  int best = -1;
  guint most = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);
      guint n = G_STRUCT_MEMBER (guint, column, count);

      if (column->heading == role)
        return (int) i;
      if (column->heading == ROLE_NONE && n > most)
        {
          best = (int) i;
          most = n;
        }
    }
  return best;
}

/* Nothing but postcodes, which cannot all be INSEE codes. */
static gboolean
is_postal (const Column *column)
{
  return column->heading == ROLE_NONE && column->n_codes < column->n_filled && column->n_postcodes == column->n_filled && column->n_filled > 0;
}

static void
choose_columns (Layout *layout)
{
  layout->name = choose_column (layout->columns, ROLE_NAME, G_STRUCT_OFFSET (Column, n_names));
  for (guint i = 0; i < layout->columns->len; i++)
    if (is_postal (&g_array_index (layout->columns, Column, i)))
      g_array_index (layout->columns, Column, i).heading = ROLE_POSTCODE;
  layout->code = choose_column (layout->columns, ROLE_CODE, G_STRUCT_OFFSET (Column, n_codes));
  /* Beside names, figures of any sort may look like some codes. */
  if (layout->code >= 0 && layout->name >= 0)
    {
      const Column *code = &g_array_index (layout->columns, Column, layout->code);

      if (code->heading == ROLE_NONE && code->n_codes * 5 < code->n_filled * 4)
        layout->code = -1;
    }
  layout->sure = layout->code >= 0 && g_array_index (layout->columns, Column, layout->code).heading == ROLE_CODE;
  for (guint i = 0; i < layout->columns->len; i++)
    if (g_array_index (layout->columns, Column, i).heading == ROLE_POSTCODE)
      layout->postcode = (int) i;
  layout->departement = choose_column (layout->columns, ROLE_DEPARTEMENT, G_STRUCT_OFFSET (Column, n_departements));
}

/* ── lines ──────────────────────────────────────────────────────── */

static const char *
get_cell (const CordeeListRecord *record, int column)
{
  return column >= 0 && (guint) column < g_strv_length (record->cells) ? record->cells[column] : "";
}

static gboolean
holds_commune (const GArray *matches, const CordeePlace *place)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, CordeeMatch, i).place.index == place->index)
      return TRUE;
  return FALSE;
}

/* By its name, which département and postcode narrow as far as they agree with it. */
static GArray *
find_by_name (const Layout *layout, const CordeeListRecord *record)
{
  const char *name = get_cell (record, layout->name), *postcode = get_cell (record, layout->postcode);
  const char *departement = find_departement (layout, get_cell (record, layout->departement));
  GArray *found = name[0] == '\0' ? g_array_new (FALSE, FALSE, sizeof (CordeeMatch)) : find_name (layout, name, departement);

  if (found->len > 1 && is_code (postcode))
    {
      g_autoptr(GArray) all = g_array_copy (found);

      keep_postcode (layout, found, postcode);
      if (found->len == 0)
        g_array_append_vals (found, all->data, all->len);
    }
  return found;
}

/* The communes that a line may mean. */
static GArray *
find_communes (const Layout *layout, const CordeeListRecord *record)
{
  const char *code = get_cell (record, layout->code), *postcode = get_cell (record, layout->postcode);
  g_autoptr(GArray) by_code = is_code (code) ? cordee_atlas_lookup (layout->atlas, code, NULL) : g_array_new (FALSE, FALSE, sizeof (CordeeMatch));
  g_autoptr(GArray) by_name = NULL;

  if (by_code->len > 0 && layout->sure)
    return g_steal_pointer (&by_code);
  by_name = find_by_name (layout, record);
  /* A number that the heading does not call a code and that is not of this name may count anything. */
  if (by_code->len > 0 && (by_name->len == 0 || holds_commune (by_name, &g_array_index (by_code, CordeeMatch, 0).place)))
    return g_steal_pointer (&by_code);
  if (by_name->len > 0)
    return g_steal_pointer (&by_name);
  if (get_cell (record, layout->name)[0] == '\0' || is_code (get_cell (record, layout->name)))
    return find_by_postcode (layout, postcode[0] != '\0' ? postcode : code);
  return g_steal_pointer (&by_name);
}

/* What stands in a line where it counts: a code and a name, else its first cell. */
static char *
dup_text (const Layout *layout, const CordeeListRecord *record)
{
  const char *code = get_cell (record, layout->code), *name = get_cell (record, layout->name);

  if (code[0] != '\0' && name[0] != '\0' && layout->code != layout->name)
    return g_strdup_printf ("%s %s", code, name);
  for (guint i = 0; code[0] == '\0' && name[0] == '\0' && record->cells[i] != NULL; i++)
    if (record->cells[i][0] != '\0')
      return g_strdup (record->cells[i]);
  return g_strdup (code[0] != '\0' ? code : name);
}

static void
line_free (CordeeListLine *line)
{
  g_free (line->text);
  g_array_unref (line->candidates);
  g_free (line);
}

static CordeeListLine *
read_line (const Layout *layout, const CordeeListRecord *record, GHashTable *seen)
{
  CordeeListLine *line = g_new0 (CordeeListLine, 1);

  line->line = record->line;
  line->text = dup_text (layout, record);
  line->candidates = find_communes (layout, record);
  if (line->candidates->len == 0)
    line->state = CORDEE_LIST_UNKNOWN;
  else if (line->candidates->len > 1)
    line->state = CORDEE_LIST_AMBIGUOUS;
  else if (g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (line->candidates, CordeeMatch, 0).place.index)))
    line->state = CORDEE_LIST_FOUND;
  else
    line->state = CORDEE_LIST_REPEATED;
  return line;
}

/* ── lists ──────────────────────────────────────────────────────── */

static void
layout_init (Layout *layout, CordeeAtlas *atlas)
{
  *layout = (Layout) { .atlas = atlas, .code = -1, .postcode = -1, .name = -1, .departement = -1 };
  layout->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  layout->departements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < cordee_atlas_get_n (atlas, CORDEE_PLACE_DEPARTEMENT); i++)
    {
      CordeePlace place;

      cordee_atlas_get (atlas, CORDEE_PLACE_DEPARTEMENT, i, &place);
      g_hash_table_insert (layout->departements, cordee_atlas_fold (place.name), (char *) place.code);
      g_hash_table_insert (layout->departements, g_ascii_strdown (place.code, -1), (char *) place.code);
      if (place.code[0] == '0')
        g_hash_table_insert (layout->departements, g_strdup (place.code + 1), (char *) place.code);
    }
}

static void
layout_clear (Layout *layout)
{
  g_array_unref (layout->columns);
  g_hash_table_unref (layout->departements);
}

/* Where one line alone has communes side by side, all by code or all by name, each is one of the list. */
static void
split_row (const Layout *layout, CordeeListText *text)
{
  g_autoptr(GPtrArray) parts = cordee_list_record_split (text->records->pdata[0]);
  guint n_codes = 0, n_names = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const char *cell = ((const CordeeListRecord *) parts->pdata[i])->cells[0];
      g_autoptr(GArray) communes = find_name (layout, cell, NULL);

      n_codes += is_code (cell);
      n_names += !is_code (cell) && communes->len > 0;
    }
  if (n_codes == parts->len || n_names == parts->len)
    {
      g_ptr_array_unref (text->records);
      text->records = g_steal_pointer (&parts);
    }
}

/* The communes that a list names, in any of the forms that the header says; whatever the bytes are, the good lines are kept. The caller
   owns it. */
CordeeList *
cordee_list_parse (CordeeAtlas *atlas, const char *data, gsize length)
{
  g_autoptr(CordeeListText) text = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  CordeeList *self;
  Layout layout;
  guint first;

  g_return_val_if_fail (atlas != NULL && (data != NULL || length == 0), NULL);

  text = cordee_list_text_new (data, length);
  self = g_new0 (CordeeList, 1);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  self->latin1 = text->latin1;
  self->truncated = text->truncated;

  layout_init (&layout, atlas);
  if (text->records->len == 1)
    split_row (&layout, text);
  first = text->records->len > 0 && read_heading (&layout, text->records->pdata[0]);
  for (guint i = first; i < text->records->len && i < N_SAMPLES; i++)
    sample_record (&layout, text->records->pdata[i]);
  choose_columns (&layout);
  for (guint i = first; i < text->records->len && self->lines->len < CORDEE_LIST_MAX_LINES; i++)
    g_ptr_array_add (self->lines, read_line (&layout, text->records->pdata[i], seen));
  if (text->records->len > first + CORDEE_LIST_MAX_LINES)
    self->truncated = TRUE;
  layout_clear (&layout);
  return self;
}

/* As cordee_list_parse(), of a file of which at most CORDEE_LIST_MAX_BYTES are read. NULL and error where it cannot be read. */
CordeeList *
cordee_list_load (CordeeAtlas *atlas, GFile *file, GError **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree guchar *chunk = NULL;
  const gsize chunk_size = 256 * 1024;
  gsize n_read;

  g_return_val_if_fail (atlas != NULL && G_IS_FILE (file), NULL);

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  chunk = g_malloc (chunk_size);
  do
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), chunk, chunk_size, &n_read, NULL, error))
        return NULL;
      g_byte_array_append (bytes, chunk, (guint) n_read);
    }
  while (n_read == chunk_size && bytes->len <= CORDEE_LIST_MAX_BYTES);
  return cordee_list_parse (atlas, (const char *) bytes->data, bytes->len);
}

void
cordee_list_free (CordeeList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}
