/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-situation"

#include "config.h"

#include "cordee-value.h"

#include "cordee-atlas.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The words of the syntax; everything else is of the base. */
#define UNKNOWN "?"
#define NONE "aucun"
#define SIGNS "signe"
#define SIGNS_NOT "ne-signe-pas"
static const char *const yes_no[] = { "oui", "non", NULL };

/* A percentage of more decimals than this could not be told from its neighbours. */
#define MAX_DECIMALS 9
#define MAX_TEXT 2000

/* ── what is wrong ──────────────────────────────────────────────── */

/* What was typed as a message can quote it: in one line, cut where it is long. The caller owns it. */
static char *
quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *line = cordee_text_collapse (valid);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= 60)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, 60);
  return g_strconcat (start, "…", NULL);
}

/* Returns NULL, for the caller to return. nearest is what may have been meant, or NULL. */
static gpointer
refuse (GError **error, const CordeeQuestion *question, const char *typed, const char *nearest, const char *expected)
{
  g_autofree char *quoted = quote (typed);

  if (nearest != NULL)
    g_set_error (error, CORDEE_VALUE_ERROR, CORDEE_VALUE_ERROR_INVALID,
                 /* TRANSLATORS: %1$s is a variable, %2$s what was typed, %3$s what it may have meant, %4$s what was expected. */
                 _("%1$s : « %2$s » ne convient pas ; peut-être « %3$s » ? (attendu : %4$s)"), question->id, quoted, nearest, expected);
  else
    g_set_error (error, CORDEE_VALUE_ERROR, CORDEE_VALUE_ERROR_INVALID,
                 /* TRANSLATORS: the same without a guess: %3$s is what was expected. */
                 _("%1$s : « %2$s » ne convient pas (attendu : %3$s)"), question->id, quoted, expected);
  return NULL;
}

/* The same, for one of candidates (ids) that typed is none of. */
static gpointer
refuse_unknown (GError **error, const CordeeQuestion *question, const char *typed, GPtrArray *candidates, const char *also)
{
  g_autoptr(GPtrArray) list = g_ptr_array_copy (candidates, NULL, NULL);
  g_autofree char *expected = NULL;
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  const char *nearest;

  if (also != NULL)
    g_ptr_array_add (list, (gpointer) also);
  g_ptr_array_add (list, NULL);
  nearest = *valid != '\0' ? cordee_text_nearest (valid, (const char *const *) list->pdata) : NULL;
  expected = g_strjoinv (", ", (char **) list->pdata);
  return refuse (error, question, typed, nearest, expected);
}

/* ── numbers ────────────────────────────────────────────────────── */

/* A bound as it is typed: no space, a point. */
static char *
bound_to_string (double bound)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", bound));
}

static char *
describe_number (const CordeeQuestion *question, gboolean whole)
{
  g_autofree char *min = bound_to_string (question->min);
  g_autofree char *max = bound_to_string (question->max);

  if (question->has_min && question->has_max && whole)
    /* TRANSLATORS: the bounds of a number. */
    return g_strdup_printf (_("un nombre entier de %1$s à %2$s"), min, max);
  if (question->has_min && question->has_max)
    /* TRANSLATORS: the bounds of a number. */
    return g_strdup_printf (_("un nombre de %1$s à %2$s, sans signe, avec au plus %3$d décimales"), min, max, MAX_DECIMALS);
  return g_strdup (whole ? _("un nombre entier") : _("un nombre"));
}

/* Whether text is digits and, where decimals may be, a comma or point with at least one digit after it. */
static gboolean
is_number (const char *text, gboolean whole)
{
  size_t n = strspn (text, "0123456789");
  size_t n_decimals;

  if (n == 0 || n > 18)
    return FALSE;
  if (text[n] == '\0')
    return TRUE;
  if (whole || (text[n] != ',' && text[n] != '.'))
    return FALSE;
  n_decimals = strspn (text + n + 1, "0123456789");
  return n_decimals > 0 && n_decimals <= MAX_DECIMALS && text[n + 1 + n_decimals] == '\0';
}

static CordeeValue *
parse_number (const CordeeQuestion *question, const char *text, GError **error)
{
  gboolean whole = g_str_equal (question->type, "integer");
  g_autofree char *expected = NULL;

  if (is_number (text, whole))
    {
      g_autofree char *point = g_strdelimit (g_strdup (text), ",", '.');
      double number = g_ascii_strtod (point, NULL);

      if (!(question->has_min && number < question->min) && !(question->has_max && number > question->max))
        return cordee_value_new_number (number);
    }
  expected = describe_number (question, whole);
  return refuse (error, question, text, NULL, expected);
}

/* ── choices ────────────────────────────────────────────────────── */

/* The ids of a question's choices, or "oui" and "non" where it has none; borrowed. */
static GPtrArray *
list_choices (const CordeeQuestion *question)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < question->choices->len; i++)
    g_ptr_array_add (ids, (gpointer) ((const CordeeChoice *) question->choices->pdata[i])->id);
  for (guint i = 0; g_str_equal (question->type, "boolean") && yes_no[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) yes_no[i]);
  return ids;
}

static CordeeValue *
parse_choice (const CordeeQuestion *question, const char *text, GError **error)
{
  g_autoptr(GPtrArray) ids = list_choices (question);

  if (g_ptr_array_find_with_equal_func (ids, text, g_str_equal, NULL))
    return cordee_value_new_choice (text);
  return refuse_unknown (error, question, text, ids, UNKNOWN);
}

/* The parts of a list, without those that are empty. Owned. */
static GPtrArray *
split_list (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ",", -1);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (kept, g_strdup (parts[i]));
  return kept;
}

static CordeeValue *
parse_multiple (const CordeeQuestion *question, const char *text, GError **error)
{
  g_autoptr(GPtrArray) parts = split_list (text);
  g_autoptr(GPtrArray) ids = list_choices (question);
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    if (!g_ptr_array_find_with_equal_func (ids, parts->pdata[i], g_str_equal, NULL))
      return refuse_unknown (error, question, parts->pdata[i], ids, parts->len == 1 ? NONE : NULL);
  for (guint i = 0; i < ids->len; i++)
    if (g_ptr_array_find_with_equal_func (parts, ids->pdata[i], g_str_equal, NULL))
      g_ptr_array_add (chosen, ids->pdata[i]);
  g_ptr_array_add (chosen, NULL);
  return cordee_value_new_set ((const char *const *) chosen->pdata);
}

/* ── communes ───────────────────────────────────────────────────── */

/* No name of a commune is longer, and nothing longer is looked for. */
#define MAX_NAME 100

static char *
name_place (const CordeePlace *place)
{
  return g_strdup_printf ("%s, %s", place->code, place->name);
}

/* What text, which is no code of a commune, most likely means: the commune of that name or postal code, else the one with the nearest code;
   "30189, Nîmes". NULL where nothing is near. The caller owns it. */
char *
cordee_commune_guess (const char *text)
{
  CordeeAtlas *atlas = cordee_atlas_get_default ();
  g_autoptr(GArray) found = NULL;
  g_autoptr(GPtrArray) codes = NULL;
  const char *nearest;
  CordeePlace place;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0' || strlen (text) > MAX_NAME || !g_utf8_validate (text, -1, NULL))
    return NULL;
  found = cordee_atlas_search (atlas, text, 5);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, CordeeMatch, i).place.kind == CORDEE_PLACE_COMMUNE)
      return name_place (&g_array_index (found, CordeeMatch, i).place);

  codes = g_ptr_array_new ();
  for (guint i = 0; i < cordee_atlas_get_n (atlas, CORDEE_PLACE_COMMUNE); i++)
    {
      cordee_atlas_get (atlas, CORDEE_PLACE_COMMUNE, i, &place);
      g_ptr_array_add (codes, (gpointer) place.code);
    }
  g_ptr_array_add (codes, NULL);
  nearest = cordee_text_nearest (text, (const char *const *) codes->pdata);
  return nearest != NULL && cordee_atlas_find (atlas, CORDEE_PLACE_COMMUNE, nearest, &place) ? name_place (&place) : NULL;
}

/* Whether code is the INSEE code of a commune, today or once. */
gboolean
cordee_commune_is_known (const char *code)
{
  CordeeMatch match;

  return cordee_atlas_resolve (cordee_atlas_get_default (), code, &match);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static CordeeValue *
parse_communes (const CordeeQuestion *question, const char *text, GError **error)
{
  g_autoptr(GPtrArray) parts = split_list (text);
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *typed = parts->pdata[i];

      parts->pdata[i] = g_ascii_strup (typed, -1);
      if (!cordee_commune_is_known (parts->pdata[i]))
        {
          g_autofree char *guess = cordee_commune_guess (typed);

          return refuse (error, question, typed, guess, _("des codes INSEE de communes, à cinq caractères, séparés par des virgules"));
        }
    }
  g_ptr_array_sort (parts, compare_text);
  for (guint i = 0; i < parts->len; i++)
    if (i == 0 || !g_str_equal (parts->pdata[i], parts->pdata[i - 1]))
      g_ptr_array_add (codes, parts->pdata[i]);
  g_ptr_array_add (codes, NULL);
  return cordee_value_new_set ((const char *const *) codes->pdata);
}

/* ── members ────────────────────────────────────────────────────── */

/* The questions that count members, by their ids; borrowed. */
static GPtrArray *
list_professions (const CordeeKnowledge *knowledge)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < questions->len; i++)
    if (((const CordeeQuestion *) questions->pdata[i])->member)
      g_ptr_array_add (ids, (gpointer) ((const CordeeQuestion *) questions->pdata[i])->id);
  return ids;
}

/* What one member may be: the choices of the status question but those that stand for several; borrowed. */
static GPtrArray *
list_statuses (const CordeeKnowledge *knowledge, const CordeeQuestion *question)
{
  const CordeeQuestion *status = question->status != NULL ? cordee_knowledge_find_question (knowledge, question->status) : NULL;
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; status != NULL && i < status->choices->len; i++)
    {
      const CordeeChoice *choice = status->choices->pdata[i];

      if (!choice->mixed)
        g_ptr_array_add (ids, (gpointer) choice->id);
    }
  return ids;
}

/* Reads the factor that part may begin with ("3*"), and moves part past it. Returns 0 where it is none from 1 to the maximum. */
static guint
take_factor (const char **part)
{
  const char *star = strchr (*part, '*');
  g_autofree char *digits = NULL;
  guint64 factor;

  if (star == NULL)
    return 1;
  digits = g_strstrip (g_strndup (*part, (gsize) (star - *part)));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, CORDEE_VALUE_MAX_MEMBERS, &factor, NULL))
    return 0;
  *part = star + 1;
  return (guint) factor;
}

/* Reads the words behind a profession into member. Returns the one that is not understood, borrowed; NULL where all are. */
static const char *
read_words (char **words, GPtrArray *statuses, CordeeMember *member)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (member->signs < 0 && (g_str_equal (word, SIGNS) || g_str_equal (word, SIGNS_NOT)))
        member->signs = g_str_equal (word, SIGNS) ? 1 : 0;
      else if (member->status == NULL && g_ptr_array_find_with_equal_func (statuses, word, g_str_equal, NULL))
        member->status = g_strdup (word);
      else
        return word;
    }
  return NULL;
}

static gpointer
refuse_count (GError **error, const CordeeQuestion *question, const char *typed)
{
  g_autofree char *expected = g_strdup_printf (ngettext ("%d membre au plus", "%d membres au plus", CORDEE_VALUE_MAX_MEMBERS),
                                              CORDEE_VALUE_MAX_MEMBERS);

  return refuse (error, question, typed, NULL, expected);
}

static CordeeValue *
parse_members (const CordeeKnowledge *knowledge, const CordeeQuestion *question, const char *text, GError **error)
{
  g_autoptr(GPtrArray) parts = split_list (text);
  g_autoptr(GPtrArray) professions = list_professions (knowledge);
  g_autoptr(GPtrArray) statuses = list_statuses (knowledge, question);
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);

  for (guint i = 0; i < parts->len; i++)
    {
      const char *part = parts->pdata[i];
      guint factor = take_factor (&part);
      g_auto(GStrv) words = g_strsplit (part, "/", -1);
      g_autoptr(CordeeMember) member = NULL;
      const char *profession = words[0] != NULL ? g_strstrip (words[0]) : "";
      const char *strange;

      if (factor == 0)
        return refuse_count (error, question, parts->pdata[i]);
      if (!g_ptr_array_find_with_equal_func (professions, profession, g_str_equal, NULL))
        return refuse_unknown (error, question, profession, professions, parts->len == 1 ? NONE : NULL);
      member = cordee_member_new (profession, NULL, -1, NULL);
      strange = read_words (words + 1, statuses, member);
      if (strange != NULL)
        {
          g_ptr_array_add (statuses, (gpointer) SIGNS);
          return refuse_unknown (error, question, strange, statuses, SIGNS_NOT);
        }
      if (members->len + factor > CORDEE_VALUE_MAX_MEMBERS)
        return refuse_count (error, question, text);
      for (guint j = 0; j < factor; j++)
        g_ptr_array_add (members, cordee_member_copy (member));
    }
  return cordee_value_new_members (members);
}

/* Whether two members are written the same; names are not. */
static gboolean
members_alike (const CordeeMember *a, const CordeeMember *b)
{
  return g_strcmp0 (a->profession, b->profession) == 0 && g_strcmp0 (a->status, b->status) == 0 && a->signs == b->signs;
}

static char *
members_to_string (GPtrArray *members)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0, n; i < members->len; i += n)
    {
      const CordeeMember *member = members->pdata[i];

      for (n = 1; i + n < members->len && members_alike (member, members->pdata[i + n]);)
        n++;
      g_string_append (out, i > 0 ? "," : "");
      if (n > 1)
        g_string_append_printf (out, "%u*", n);
      g_string_append (out, member->profession);
      if (member->status != NULL)
        g_string_append_printf (out, "/%s", member->status);
      if (member->signs >= 0)
        g_string_append_printf (out, "/%s", member->signs > 0 ? SIGNS : SIGNS_NOT);
    }
  return g_string_free (out, FALSE);
}

/* ── other types ────────────────────────────────────────────────── */

static CordeeValue *
parse_day (const CordeeQuestion *question, const char *text, GError **error)
{
  CordeeDay day;

  if (cordee_day_parse (text, &day) || cordee_day_parse_typed (text, &day))
    return cordee_value_new_day (day);
  return refuse (error, question, text, NULL, _("un jour du calendrier, AAAA-MM-JJ"));
}

static CordeeValue *
parse_code (const CordeeQuestion *question, const char *text, GError **error)
{
  size_t length = strlen (text);

  if (length > 0 && length <= 20 && strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-") == length)
    return cordee_value_new_choice (text);
  return refuse (error, question, text, NULL, _("un code fait de lettres et de chiffres"));
}

static CordeeValue *
parse_text (const CordeeQuestion *question, const char *text, GError **error)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *expected = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)) || (g_utf8_get_char (p) & 0xfffe) == 0xfffe)
      length = 0;
  if (length > 0 && length <= MAX_TEXT)
    return cordee_value_new_choice (text);
  expected = g_strdup_printf (ngettext ("un texte d’une ligne, d’au plus %d caractère", "un texte d’une ligne, d’au plus %d caractères", MAX_TEXT),
                              MAX_TEXT);
  return refuse (error, question, text, NULL, expected);
}

/* ── both ways ──────────────────────────────────────────────────── */

/* Whether a list may be answered with nothing, and text says so. */
static gboolean
is_none (const CordeeQuestion *question, const char *text)
{
  g_autoptr(GPtrArray) ids = list_choices (question);

  return *text == '\0' || (g_str_equal (text, NONE) && !g_ptr_array_find_with_equal_func (ids, NONE, g_str_equal, NULL));
}

/* The value that text, as --set takes it and files keep it, gives to a question; spaces around it do not count. Returns a new
   reference, or NULL and an error that names the variable, what was typed and what was expected. */
CordeeValue *
cordee_value_parse (const CordeeKnowledge *knowledge, const CordeeQuestion *question, const char *text, GError **error)
{
  g_autofree char *typed = NULL;

  g_return_val_if_fail (knowledge != NULL && question != NULL && text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, question, text, NULL, _("du texte en UTF-8"));
  typed = g_strstrip (g_strdup (text));
  if (g_str_equal (typed, UNKNOWN))
    return cordee_value_new_unknown ();
  if (g_str_equal (question->type, "integer") || g_str_equal (question->type, "percent"))
    return parse_number (question, typed, error);
  if (g_str_equal (question->type, "boolean") || g_str_equal (question->type, "choice"))
    return parse_choice (question, typed, error);
  if (g_str_equal (question->type, "multiple"))
    return is_none (question, typed) ? cordee_value_new_set (NULL) : parse_multiple (question, typed, error);
  if (g_str_equal (question->type, "communes"))
    return is_none (question, typed) ? cordee_value_new_set (NULL) : parse_communes (question, typed, error);
  if (g_str_equal (question->type, "membres"))
    return is_none (question, typed) ? cordee_value_new_members (NULL) : parse_members (knowledge, question, typed, error);
  if (g_str_equal (question->type, "date"))
    return parse_day (question, typed, error);
  if (g_str_equal (question->type, "code"))
    return parse_code (question, typed, error);
  return parse_text (question, typed, error);
}

/* A number in as few digits as read back the same. */
static char *
number_to_string (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) < number || g_ascii_strtod (text, NULL) > number)
    g_ascii_dtostr (text, sizeof text, number);
  return g_strdup (text);
}

/* What cordee_value_parse() reads the same value from; the names of members are left out. question may be NULL for a question that the
   base does not have. The caller owns it. */
char *
cordee_value_to_string (const CordeeValue *self, const CordeeQuestion *question)
{
  gboolean named = question != NULL && question->choices->len > 0 && g_str_equal (question->type, "multiple");

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case CORDEE_VALUE_NUMBER:
      return number_to_string (self->number);
    case CORDEE_VALUE_CHOICE:
      return g_strdup (self->text);
    case CORDEE_VALUE_SET:
      if (self->ids[0] == NULL)
        return g_strdup (named && !is_none (question, NONE) ? "" : NONE);
      return g_strjoinv (",", self->ids);
    case CORDEE_VALUE_DAY:
      return cordee_day_to_iso (self->day);
    case CORDEE_VALUE_MEMBERS:
      return self->members->len > 0 ? members_to_string (self->members) : g_strdup (NONE);
    case CORDEE_VALUE_UNKNOWN:
    default:
      return g_strdup (UNKNOWN);
    }
}
