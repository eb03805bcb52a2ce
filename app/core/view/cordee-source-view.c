/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-source-view"

#include "config.h"

#include "cordee-source-view.h"

#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── one source ─────────────────────────────────────────────────── */

static char *
about_of (const CordeeSource *source)
{
  g_autofree char *date = cordee_report_partial_date (source->date);
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (date != NULL && source->estimated)
    /* TRANSLATORS: %s is a day whose exact date no source gives. */
    when = g_strdup_printf (_("%s (date estimée)"), date);
  else if (date != NULL)
    when = g_steal_pointer (&date);
  else
    when = g_strdup (source->dated != NULL ? source->dated : _("sans date"));

  text = g_strdup_printf ("%s, %s", source->publisher, when);
  return cordee_report_typeset (text);
}

static void
view_free (gpointer data)
{
  CordeeSourceView *self = data;

  g_free (self->title);
  g_free (self->about);
  g_free (self->key);
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static CordeeSourceView *
view_new (const CordeeSource *source)
{
  CordeeSourceView *self = g_new0 (CordeeSourceView, 1);

  self->source = source;
  self->title = cordee_report_typeset (source->title);
  self->about = about_of (source);
  self->statements = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  return self;
}

/* ── what a search looks in ─────────────────────────────────────── */

/* Adds a folded line to a key: lines, so that no word is found across two texts. */
static void
add_line (GString *key, const char *text)
{
  g_autofree char *folded = text != NULL ? cordee_text_fold (text) : NULL;

  if (folded != NULL)
    g_string_append_printf (key, "%s%s", key->len > 0 ? "\n" : "", folded);
}

/* A word of the base, as the base has it and as the reader sees it. */
static void
add_word (GString *key, const char *msgid)
{
  const char *word = cordee_report_word (msgid);

  add_line (key, msgid);
  if (word != msgid)
    add_line (key, word);
}

/* The lines of a structure and of a criterion, folded once for all sources: what they are of → char *, owned. */
static GHashTable *
words_new (const CordeeKnowledge *knowledge)
{
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  GPtrArray *criteria = cordee_knowledge_get_criteria (knowledge);
  GHashTable *words = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < structures->len; i++)
    {
      CordeeStructure *structure = structures->pdata[i];
      GString *lines = g_string_new (NULL);

      add_line (lines, structure->id);
      add_word (lines, structure->name);
      g_hash_table_insert (words, structure, g_string_free (lines, FALSE));
    }
  for (guint i = 0; i < criteria->len; i++)
    {
      CordeeCriterion *criterion = criteria->pdata[i];
      GString *lines = g_string_new (NULL);

      add_word (lines, criterion->label);
      g_hash_table_insert (words, criterion, g_string_free (lines, FALSE));
    }
  return words;
}

static void
add_words_of (GString *key, GHashTable *words, GHashTable *seen, gconstpointer item)
{
  const char *lines = item != NULL ? g_hash_table_lookup (words, item) : NULL;

  if (lines != NULL && g_hash_table_add (seen, (gpointer) item))
    g_string_append_printf (key, "\n%s", lines);
}

static char *
key_of (const CordeeSourceView *self, const CordeeKnowledge *knowledge, GHashTable *words)
{
  const CordeeSource *source = self->source;
  GString *key = g_string_new (NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  add_line (key, source->title);
  add_line (key, self->about);
  add_line (key, source->date);
  add_line (key, source->dated);
  for (guint i = 0; i < source->urls->len; i++)
    add_line (key, source->urls->pdata[i]);

  for (guint i = 0; i < self->statements->len; i++)
    {
      const CordeeStatement *statement = self->statements->pdata[i];

      add_words_of (key, words, seen, cordee_knowledge_find_structure (knowledge, statement->structure));
      add_words_of (key, words, seen, cordee_knowledge_find_criterion (knowledge, statement->criterion));
    }
  return g_string_free (key, FALSE);
}

/* Whether all words of a folded search (cordee_text_fold()) are found with the source. */
gboolean
cordee_source_view_matches (const CordeeSourceView *self, const char *folded_search)
{
  return cordee_text_has_words (self->key, folded_search);
}

/* ── all sources ────────────────────────────────────────────────── */

static void
add_statement (GHashTable *by_id, CordeeStatement *statement)
{
  for (guint i = 0; i < statement->citations->len; i++)
    {
      CordeeSourceView *view = g_hash_table_lookup (by_id, g_array_index (statement->citations, CordeeCitation, i).source);
      guint n = view != NULL ? view->statements->len : 0;

      /* One may cite a source for two of its places. */
      if (view == NULL || (n > 0 && view->statements->pdata[n - 1] == statement))
        continue;
      g_ptr_array_add (view->statements, statement);
      view->checked = MAX (view->checked, statement->checked);
    }
}

static void
add_notes (GHashTable *by_id, const CordeePack *pack)
{
  for (guint i = 0; i < pack->notes->len; i++)
    {
      CordeeNote *note = pack->notes->pdata[i];
      CordeeSourceView *view = g_hash_table_lookup (by_id, note->source);

      if (view != NULL)
        g_ptr_array_add (view->notes, note);
    }
}

/* The first line of a key is the title. */
static int
compare_views (gconstpointer a, gconstpointer b)
{
  const CordeeSourceView *one = *(CordeeSourceView *const *) a, *other = *(CordeeSourceView *const *) b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (one->source->id, other->source->id);
}

/* The sources of the base (CordeeSourceView, owned by the array, which the caller owns) by the alphabet of their titles. The base
   must outlive them. */
GPtrArray *
cordee_source_views_new (const CordeeKnowledge *knowledge)
{
  GPtrArray *sources = cordee_knowledge_get_sources (knowledge);
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);
  GPtrArray *packs = cordee_knowledge_get_packs (knowledge);
  GPtrArray *views = g_ptr_array_new_with_free_func (view_free);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) words = words_new (knowledge);

  for (guint i = 0; i < sources->len; i++)
    {
      CordeeSourceView *view = view_new (sources->pdata[i]);

      g_ptr_array_add (views, view);
      g_hash_table_insert (by_id, (gpointer) view->source->id, view);
    }
  for (guint i = 0; i < statements->len; i++)
    add_statement (by_id, statements->pdata[i]);
  for (guint i = 0; i < packs->len; i++)
    add_notes (by_id, packs->pdata[i]);

  for (guint i = 0; i < views->len; i++)
    ((CordeeSourceView *) views->pdata[i])->key = key_of (views->pdata[i], knowledge, words);
  g_ptr_array_sort (views, compare_views);
  for (guint i = 0; i < views->len; i++)
    ((CordeeSourceView *) views->pdata[i])->rank = i;
  return views;
}
