/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ── words for codes ────────────────────────────────────────────── */

/* The words for a level, static, in the language of the reader. */
const char *
cordee_report_level_label (CordeeLevel level)
{
  static const char *const labels[] = {
    N_("loi"),         N_("règlement"), N_("accord"), N_("cahier des charges"),
    N_("instruction"), N_("doctrine"),  N_("presse"), N_("source secondaire"),
  };

  return _(labels[level]);
}

/* The words for a confidence, static, in the language of the reader. */
const char *
cordee_report_confidence_label (CordeeConfidence confidence)
{
  static const char *const labels[] = {
    N_("texte lu"), N_("source officielle"), N_("presse"), N_("source secondaire"), N_("douteux"),
  };

  return _(labels[confidence]);
}

/* The words for a state, static, in the language of the reader. */
const char *
cordee_report_state_label (CordeeState state)
{
  static const char *const labels[] = { N_("connu"), N_("en attente"), N_("sans objet"), N_("inconnu") };

  return _(labels[state]);
}

/* A word of the base (a name, a label, a unit) in the language of the reader, borrowed. NULL and "" come back as they are. */
const char *
cordee_report_word (const char *msgid)
{
  return msgid == NULL || *msgid == '\0' ? msgid : _(msgid);
}

/* ── reasons ────────────────────────────────────────────────────── */

/* Why a statement leads, or why nothing settles: the base's own words where it gives some. The caller owns it. */
char *
cordee_report_because_text (const CordeeKnowledge *knowledge, const CordeeReading *reading)
{
  const CordeeStatement *statement = reading->statement;

  if (reading->relation != NULL)
    return g_strdup (reading->relation->because);

  switch (reading->because)
    {
    case CORDEE_BECAUSE_AGREED:
      return g_strdup (_("les autres énoncés disent la même chose"));
    case CORDEE_BECAUSE_STATED:
      return g_strdup (_("préférence motivée par la base"));
    case CORDEE_BECAUSE_LOCAL:
      if (statement->departements != NULL)
        return g_strdup (_("règle de certains départements, plus précise que la règle générale"));
      return g_strdup (_("règle régionale, plus précise que la règle nationale"));
    case CORDEE_BECAUSE_LEVEL:
      /* TRANSLATORS: %s is the rank of a document: loi, règlement, accord … */
      return g_strdup_printf (_("texte de rang plus élevé : %s"), cordee_report_level_label (statement->level));
    case CORDEE_BECAUSE_CONFIDENCE:
      /* TRANSLATORS: %s says how sure we are: texte lu, source officielle, presse … */
      return g_strdup_printf (_("lecture plus sûre : %s"), cordee_report_confidence_label (statement->confidence));
    case CORDEE_BECAUSE_DISPUTED:
      return g_strdup (_("rien ne départage les sources"));
    case CORDEE_BECAUSE_ALONE:
    default:
      return g_strdup (_("seul énoncé sur ce point"));
    }
}

/* The same for any reading of a subject: one that does not lead is told what it gives way to. The caller owns it. */
char *
cordee_report_outcome_text (const CordeeKnowledge *knowledge, const CordeeSubject *subject, const CordeeReading *reading)
{
  const CordeeReading *leader = &g_array_index (subject->readings, CordeeReading, 0);
  const CordeeRelation *relation;

  if (reading->leading || leader == reading)
    return cordee_report_because_text (knowledge, reading);

  relation = cordee_statement_find_relation (leader->statement->prefers, reading->statement->id);
  if (relation != NULL)
    /* TRANSLATORS: %1$s is the phrase that is preferred over this one, %2$s the reason. */
    return g_strdup_printf (_("cède devant « %1$s » : %2$s"), leader->statement->short_text, relation->because);
  /* TRANSLATORS: %s is the phrase that is preferred over this one. */
  return g_strdup_printf (_("cède devant « %s »"), leader->statement->short_text);
}

/* ── dates and places ───────────────────────────────────────────── */

/* When a statement holds, in words: « du 01/01/2025 au 31/12/2025 », « depuis le 05/12/2019 (date estimée) ». What begins after
   as_of is said to begin « à partir du ». The caller owns it. */
char *
cordee_report_validity (const CordeeStatement *statement, CordeeDay as_of)
{
  g_autofree char *day = cordee_day_to_words (statement->from);
  g_autofree char *until = cordee_day_to_words (statement->until);
  /* TRANSLATORS: %s is a day whose exact date no source gives. */
  g_autofree char *from = statement->estimated ? g_strdup_printf (_("%s (date estimée)"), day) : g_steal_pointer (&day);

  if (statement->from != CORDEE_DAY_NONE && statement->until != CORDEE_DAY_NONE)
    /* TRANSLATORS: both are days, inside: du 01/01/2025 au 31/12/2025. */
    return g_strdup_printf (_("du %1$s au %2$s"), from, until);
  if (statement->until != CORDEE_DAY_NONE)
    /* TRANSLATORS: %s is a day, inside. */
    return g_strdup_printf (_("jusqu’au %s"), until);
  if (statement->from == CORDEE_DAY_NONE)
    return g_strdup (_("sans date d’effet connue"));
  if (statement->from > as_of)
    /* TRANSLATORS: %s is a day to come. */
    return g_strdup_printf (_("à partir du %s"), from);
  /* TRANSLATORS: %s is a day gone by. */
  return g_strdup_printf (_("depuis le %s"), from);
}

/* The date of a source (YYYY, YYYY-MM or YYYY-MM-DD) as the reader writes it; NULL for none. The caller owns it. */
char *
cordee_report_partial_date (const char *date)
{
  CordeeDay day;

  if (date == NULL)
    return NULL;
  if (cordee_day_parse (date, &day))
    return cordee_day_to_words (day);
  if (strlen (date) == 7)
    /* TRANSLATORS: a month in figures: %1$s is the month, %2$.4s the year: 11/2026. */
    return g_strdup_printf (_("%1$s/%2$.4s"), date + 5, date);
  return g_strdup (date);
}

/* A place in words: « Occitanie », « Grand Est, départements 57, 67, 68 »; without a region, what that means. departements may
   be NULL. The caller owns it. */
char *
cordee_report_place (const CordeeKnowledge *knowledge, const char *region, const char *const *departements)
{
  const CordeeRegion *known = cordee_knowledge_find_region (knowledge, region);
  const char *name = known != NULL ? cordee_report_word (known->name) : region;
  g_autofree char *codes = departements != NULL ? g_strjoinv (", ", (char **) departements) : NULL;
  g_autofree char *narrow = NULL;

  if (codes != NULL)
    /* TRANSLATORS: %s are codes of départements: 57, 67, 68. */
    narrow = g_strdup_printf (ngettext ("département %s", "départements %s", g_strv_length ((char **) departements)), codes);
  if (name != NULL && narrow != NULL)
    return g_strdup_printf ("%s, %s", name, narrow);
  if (narrow != NULL)
    return g_steal_pointer (&narrow);
  return g_strdup (name != NULL ? name : _("France entière, sans règle régionale"));
}

/* A source in one line: title, publisher, date; the caller owns it. */
char *
cordee_report_source_text (const CordeeSource *source)
{
  g_autofree char *date = cordee_report_partial_date (source->date);
  GString *out = g_string_new (source->title);

  if (source->publisher != NULL)
    g_string_append_printf (out, ", %s", source->publisher);
  if (date != NULL && source->estimated)
    /* TRANSLATORS: %s is the date of a document, which we guess. */
    g_string_append_printf (out, _(", %s (date estimée)"), date);
  else if (date != NULL)
    g_string_append_printf (out, ", %s", date);
  else if (source->dated != NULL)
    g_string_append_printf (out, ", %s", source->dated);
  else
    g_string_append (out, _(", sans date"));
  return g_string_free (out, FALSE);
}

/* Which base a report was made from: its day and the start of its fingerprint; to who does not read it in French, also that
   statements are in French. The caller owns it. */
char *
cordee_report_base_text (const CordeeKnowledge *knowledge)
{
  const char *in_french = N_("Les énoncés sont en français, car ils reformulent le droit français.");
  g_autofree char *version = cordee_knowledge_dup_version (knowledge);
  g_autofree char *day = cordee_report_partial_date (version);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (knowledge);
  g_autofree char *base = NULL;

  /* TRANSLATORS: %1$s is the day on which the base was last checked, %2$.12s the start of its fingerprint. */
  base = g_strdup_printf (_("Base vérifiée le %1$s, empreinte %2$.12s"), day, sha256);
  return g_str_equal (_(in_french), in_french) ? g_steal_pointer (&base) : g_strconcat (base, ". ", _(in_french), NULL);
}

/* What a report of differences leaves out; NULL where it leaves out nothing. The caller owns it. */
char *
cordee_report_hidden_text (guint n_rows, guint n_hidden)
{
  if (n_hidden == 0)
    return NULL;
  if (n_rows == 0)
    return g_strdup (_("Aucune différence entre ces structures."));
  /* TRANSLATORS: rows of the comparison that say the same for all structures are left out. */
  return g_strdup_printf (ngettext ("Différences seulement : %u critère identique n’est pas montré.",
                                    "Différences seulement : %u critères identiques ne sont pas montrés.", n_hidden),
                          n_hidden);
}

/* ── sources cited ──────────────────────────────────────────────── */

/* None yet. The caller frees it with cordee_cited_free(). */
CordeeCited *
cordee_cited_new (void)
{
  CordeeCited *self = g_new0 (CordeeCited, 1);

  self->ids = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
cordee_cited_free (CordeeCited *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* The number of a source, from 1; the next one where it was not cited before. source must outlive the list. */
guint
cordee_cited_add (CordeeCited *self, const char *source)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, source));

  if (number == 0)
    {
      g_ptr_array_add (self->ids, (gpointer) source);
      number = self->ids->len;
      g_hash_table_insert (self->numbers, (gpointer) source, GUINT_TO_POINTER (number));
    }
  return number;
}

/* Cites all sources of a statement. */
void
cordee_cited_add_statement (CordeeCited *self, const CordeeStatement *statement)
{
  for (guint i = 0; i < statement->citations->len; i++)
    cordee_cited_add (self, g_array_index (statement->citations, CordeeCitation, i).source);
}

/* How many statements of the base cite each source: id → number. Keys are borrowed from the base; the caller owns the table. */
GHashTable *
cordee_report_count_citations (const CordeeKnowledge *knowledge)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *statements = cordee_knowledge_get_statements (knowledge);

  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];

      for (guint j = 0; j < statement->citations->len; j++)
        {
          gpointer id = (gpointer) g_array_index (statement->citations, CordeeCitation, j).source;
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

          g_hash_table_insert (counts, id, GUINT_TO_POINTER (n + 1));
        }
    }
  return counts;
}
