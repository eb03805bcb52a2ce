/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-glossary"

#include "config.h"

#include "cordee-glossary.h"

#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── letters ────────────────────────────────────────────────────── */

/* A letter of a text as it is compared. Where one character stands for two letters (œ), both are at its place, in lower case. */
typedef struct
{
  gunichar cased;     /* without its accent */
  gunichar folded;    /* and in lower case */
  guint at;           /* byte of the text */
  guint in_word : 1;  /* a letter or a digit: what a whole word does not end before */
  guint as_cased : 1; /* of a term: in an acronym, whose case counts */
} Letter;

static void
add_letter (GArray *letters, gunichar c, gsize at)
{
  Letter letter = { .cased = c, .folded = g_unichar_tolower (c), .at = (guint) at, .in_word = g_unichar_isalnum (c) };

  g_array_append_val (letters, letter);
}

/* The same folding as cordee_text_fold(), but for the case, without losing the places. */
static void
add_character (GArray *letters, gunichar c, gsize at)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      gunichar part = parts[i];

      if (g_unichar_ismark (part))
        continue;
      if (part == 0x0153 || part == 0x00e6 || part == 0x0152 || part == 0x00c6)
        {
          add_letter (letters, part == 0x0153 || part == 0x0152 ? 'o' : 'a', at);
          add_letter (letters, 'e', at);
        }
      else if (part == 0x2019)
        add_letter (letters, '\'', at);
      else if (part == 0x2010 || part == 0x2011 || part == 0x2013)
        add_letter (letters, '-', at);
      else
        add_letter (letters, g_unichar_isspace (part) ? ' ' : part, at);
    }
}

static void
add_letters (GArray *letters, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p < 128)
      {
        Letter letter = {
          .cased = g_ascii_isspace (*p) ? ' ' : (gunichar) *p,
          .folded = g_ascii_isspace (*p) ? ' ' : (gunichar) g_ascii_tolower (*p),
          .at = (guint) (p - text),
          .in_word = g_ascii_isalnum (*p),
        };

        g_array_append_val (letters, letter);
      }
    else
      add_character (letters, g_utf8_get_char (p), (gsize) (p - text));
}

static gboolean
is_acronym (const Letter *word, guint n)
{
  gboolean has_capital = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (word[i].cased != word[i].folded)
        has_capital = TRUE;
      else if (g_unichar_isalpha (word[i].cased))
        return FALSE;
    }
  return has_capital && n > 1;
}

static void
mark_acronyms (Letter *letters, guint n)
{
  for (guint start = 0, end; start < n; start = MAX (end, start + 1))
    {
      for (end = start; end < n && letters[end].in_word;)
        end++;
      if (is_acronym (letters + start, end - start))
        for (guint i = start; i < end; i++)
          letters[i].as_cased = TRUE;
    }
}

/* ── terms in a text ────────────────────────────────────────────── */

typedef struct
{
  const CordeeTerm *term;
  guint start; /* of its letters */
  guint n;
  guint next; /* the next entry of its row, from 1; 0 for none */
} Entry;

#define N_ROWS 64

/* All terms of a base, their letters one after another, in rows by their first letter. */
typedef struct
{
  GArray *letters; /* Letter, owned */
  GArray *entries; /* Entry, owned */
  guint rows[N_ROWS];
} Index;

static void
index_init (Index *self, const CordeeKnowledge *knowledge)
{
  GPtrArray *terms = cordee_knowledge_get_terms (knowledge);

  self->letters = g_array_sized_new (FALSE, FALSE, sizeof (Letter), 16 * terms->len);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), terms->len);

  for (guint i = 0; i < terms->len; i++)
    {
      Entry entry = { .term = terms->pdata[i], .start = self->letters->len };
      Letter *letters;
      guint *row;

      add_letters (self->letters, entry.term->word);
      entry.n = self->letters->len - entry.start;
      if (entry.n == 0)
        continue;
      letters = &g_array_index (self->letters, Letter, entry.start);
      mark_acronyms (letters, entry.n);

      row = &self->rows[letters->folded % N_ROWS];
      entry.next = *row;
      g_array_append_val (self->entries, entry);
      *row = self->entries->len;
    }
}

static void
index_clear (Index *self)
{
  g_array_unref (self->letters);
  g_array_unref (self->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static gboolean
same_letter (const Letter *of_text, const Letter *of_term)
{
  return of_term->as_cased ? of_text->cased == of_term->cased : of_text->folded == of_term->folded;
}

static gboolean
ends_word (const Letter *letters, guint n, guint at)
{
  return at >= n || !letters[at].in_word;
}

/* How many letters of the text the term takes from the start of text on, 0 where it does not stand there as a whole. Each of its
   words but acronyms may be in the plural: with s or x, or -aux for -al. */
static guint
match_term (const Letter *text, guint n_text, const Letter *term, guint n_term)
{
  guint at = 0;

  for (guint i = 0; i < n_term; i++)
    {
      gboolean last = term[i].in_word && !term[i].as_cased && ends_word (term, n_term, i + 1);

      if (at < n_text && same_letter (&text[at], &term[i]))
        at++;
      else if (last && i > 0 && term[i].folded == 'l' && term[i - 1].folded == 'a' && at + 1 < n_text && text[at].folded == 'u'
               && text[at + 1].folded == 'x')
        at += 2;
      else
        return 0;
      if (last && at < n_text && (text[at].folded == 's' || text[at].folded == 'x'))
        at++;
    }
  return ends_word (text, n_text, at) ? at : 0;
}

/* A term as a text has it, in bytes. */
typedef struct
{
  const CordeeTerm *term;
  guint start;
  guint end;
  gboolean first; /* it was not in the text before */
} Match;

static gboolean
was_matched (GArray *matches, const CordeeTerm *term)
{
  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, Match, i).term == term)
      return TRUE;
  return FALSE;
}

/* The longest term that stands at the start of text, the first one of the base where several have one word; NULL for none. */
static const CordeeTerm *
find_longest (const Index *index, const Letter *text, guint n_text, guint *n_letters)
{
  const CordeeTerm *best = NULL;

  *n_letters = 0;
  for (guint i = index->rows[text->folded % N_ROWS]; i > 0;)
    {
      const Entry *entry = &g_array_index (index->entries, Entry, i - 1);
      guint n = match_term (text, n_text, &g_array_index (index->letters, Letter, entry->start), entry->n);

      /* Rows go backwards. */
      if (n > 0 && n >= *n_letters)
        {
          *n_letters = n;
          best = entry->term;
        }
      i = entry->next;
    }
  return best;
}

/* All terms in the text (Match), from left to right, none inside another. */
static GArray *
find_matches (const CordeeKnowledge *knowledge, const char *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gsize length = strlen (text);
  g_autoptr(GArray) array = g_array_sized_new (FALSE, FALSE, sizeof (Letter), (guint) length);
  g_auto(Index) index = { NULL };
  const Letter *letters;

  index_init (&index, knowledge);
  add_letters (array, text);
  letters = (const Letter *) (gconstpointer) array->data;

  for (guint i = 0, n; i < array->len; i += MAX (n, 1))
    {
      const CordeeTerm *term = NULL;

      n = 0;
      if (i == 0 || !letters[i - 1].in_word)
        term = find_longest (&index, letters + i, array->len - i, &n);
      if (term != NULL)
        {
          Match match = {
            .term = term,
            .start = letters[i].at,
            .end = i + n < array->len ? letters[i + n].at : (guint) length,
            .first = !was_matched (matches, term),
          };

          g_array_append_val (matches, match);
        }
    }
  return matches;
}

/* ── asking the glossary ────────────────────────────────────────── */

/* The term of an id, borrowed from the base; NULL where there is none or id is NULL. */
const CordeeTerm *
cordee_glossary_find (const CordeeKnowledge *knowledge, const char *id)
{
  GPtrArray *terms = cordee_knowledge_get_terms (knowledge);

  for (guint i = 0; i < terms->len; i++)
    if (g_strcmp0 (((const CordeeTerm *) terms->pdata[i])->id, id) == 0)
      return terms->pdata[i];
  return NULL;
}

/* A term found by a search. */
typedef struct
{
  const CordeeTerm *term;
  char *sort; /* owned: its word as the reader sees it, folded */
  int rank;   /* 0: found in the word */
} Found;

static void
found_clear (gpointer data)
{
  g_free (((Found *) data)->sort);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;
  int order = one->rank != other->rank ? one->rank - other->rank : strcmp (one->sort, other->sort);

  return order != 0 ? order : strcmp (one->term->id, other->term->id);
}

/* A text of the base as it is searched in: as the reader sees it and, where that is another language, as the base has it. */
static char *
fold_both (const char *msgid)
{
  const char *word = cordee_report_word (msgid);
  g_autofree char *folded = cordee_text_fold (word);
  g_autofree char *original = word != msgid ? cordee_text_fold (msgid) : NULL;

  return original != NULL ? g_strconcat (folded, "\n", original, NULL) : g_steal_pointer (&folded);
}

/* The terms (const CordeeTerm *, borrowed from the base, in an array that the caller owns) that have all words of the search, accents
   and case aside: those that have them in the word before those that need the meaning, by the alphabet. All of them where the
   search is empty. */
GPtrArray *
cordee_glossary_search (const CordeeKnowledge *knowledge, const char *search)
{
  GPtrArray *terms = cordee_knowledge_get_terms (knowledge);
  GPtrArray *result = g_ptr_array_sized_new (terms->len);
  g_autofree char *folded_search = cordee_text_fold (search);
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (all, found_clear);
  for (guint i = 0; i < terms->len; i++)
    {
      const CordeeTerm *term = terms->pdata[i];
      g_autofree char *word = fold_both (term->word);
      Found found = { .term = term };

      if (!cordee_text_has_words (word, folded_search))
        {
          g_autofree char *meaning = fold_both (term->meaning);
          g_autofree char *whole = g_strconcat (word, "\n", meaning, NULL);

          if (!cordee_text_has_words (whole, folded_search))
            continue;
          found.rank = 1;
        }
      found.sort = g_steal_pointer (&word);
      g_array_append_val (all, found);
    }

  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (result, (gpointer) g_array_index (all, Found, i).term);
  return result;
}

/* The terms (const CordeeTerm *, borrowed, in an array that the caller owns) that stand in a French text as whole words, each once, in
   the order in which they come. Of two that begin together the longer one counts. text is UTF-8. */
GPtrArray *
cordee_glossary_terms_of (const CordeeKnowledge *knowledge, const char *text)
{
  GPtrArray *terms = g_ptr_array_new ();
  g_autoptr(GArray) matches = find_matches (knowledge, text);

  for (guint i = 0; i < matches->len; i++)
    if (g_array_index (matches, Match, i).first)
      g_ptr_array_add (terms, (gpointer) g_array_index (matches, Match, i).term);
  return terms;
}

/* ── markup ─────────────────────────────────────────────────────── */

static void
append_escaped (GString *out, const char *text, gssize n_bytes)
{
  g_autofree char *escaped = g_markup_escape_text (text, n_bytes);

  g_string_append (out, escaped);
}

static void
append_link (GString *out, const Match *match, const char *text)
{
  g_autofree char *title = NULL;
  g_autofree char *typeset = NULL;

  /* TRANSLATORS: %1$s is a word of the glossary, %2$s is what it means. */
  title = g_strdup_printf (_("%1$s : %2$s"), cordee_report_word (match->term->word), cordee_report_word (match->term->meaning));
  typeset = cordee_report_typeset (title);

  g_string_append (out, "<a href=\"term:");
  append_escaped (out, match->term->id, -1);
  g_string_append (out, "\" title=\"");
  append_escaped (out, typeset, -1);
  g_string_append (out, "\">");
  append_escaped (out, text + match->start, (gssize) (match->end - match->start));
  g_string_append (out, "</a>");
}

/* A plain French text as Pango markup in which the first occurrence of each term of the glossary is a link, term:ID, whose title
   tells the meaning in the language of the reader. The text is kept as it is; typeset it before where that is wanted. text is UTF-8;
   the caller owns the result. */
char *
cordee_glossary_markup (const CordeeKnowledge *knowledge, const char *text)
{
  GString *out = g_string_sized_new (2 * strlen (text));
  g_autoptr(GArray) matches = find_matches (knowledge, text);
  guint at = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (!match->first)
        continue;
      append_escaped (out, text + at, (gssize) (match->start - at));
      append_link (out, match, text);
      at = match->end;
    }
  append_escaped (out, text + at, -1);
  return g_string_free (out, FALSE);
}

/* The short phrase of a statement as Pango markup, typeset, what is emphasised in bold. The caller owns it. */
char *
cordee_statement_short_markup (const CordeeStatement *statement)
{
  const char *text = statement->short_text;
  g_autofree char *typeset = cordee_report_typeset (text);
  GString *out = g_string_sized_new (2 * strlen (typeset));
  const char *done = typeset;

  /* Typesetting replaces spaces one for one: a character keeps its number, not its byte. */
  for (guint i = 0; i < statement->emphasis->len; i++)
    {
      const CordeeSpan *span = &g_array_index (statement->emphasis, CordeeSpan, i);
      const char *start = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->start));
      const char *end = g_utf8_offset_to_pointer (typeset, g_utf8_pointer_to_offset (text, text + span->end));

      append_escaped (out, done, start - done);
      g_string_append (out, "<b>");
      append_escaped (out, start, end - start);
      g_string_append (out, "</b>");
      done = end;
    }
  append_escaped (out, done, -1);
  return g_string_free (out, FALSE);
}
