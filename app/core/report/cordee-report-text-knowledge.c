/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-text.h"

#include "cordee-report-text-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* ── questions ──────────────────────────────────────────────────── */

/* What kind of answer a question takes, borrowed. */
static const char *
type_label (const char *type)
{
  static const struct
  {
    const char *type;
    const char *label;
  } labels[] = {
    { "integer", N_("nombre entier") },
    { "percent", N_("pourcentage") },
    { "boolean", N_("oui ou non") },
    { "choice", N_("un choix") },
    { "multiple", N_("plusieurs choix") },
    { "code", N_("code") },
    { "communes", N_("liste de communes") },
    { "date", N_("date") },
    { "membres", N_("liste de membres") },
    { "text", N_("texte") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].type, type))
      return _(labels[i].label);
  return type;
}

static void
write_question (CordeeTextReport *self, const CordeeQuestion *question)
{
  g_autofree char *min = cordee_text_number (question->min);
  g_autofree char *max = cordee_text_number (question->max);
  g_autoptr(GString) answer = g_string_new (type_label (question->type));
  g_autofree char *first = g_strdup_printf ("%s : ", question->id);

  if (question->has_min && question->has_max)
    /* TRANSLATORS: the bounds of a number. */
    g_string_append_printf (answer, _(", de %1$s à %2$s"), min, max);
  g_string_append_c (self->out, '\n');
  cordee_text_report_paragraph (self, first, "  ", cordee_report_word (question->label));
  /* TRANSLATORS: what kind of answer follows. */
  cordee_text_report_paragraph (self, _("  Réponse : "), "    ", answer->str);
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CordeeChoice *choice = question->choices->pdata[i];
      g_autofree char *bullet = g_strdup_printf ("    %s : ", choice->id);

      cordee_text_report_paragraph (self, bullet, "      ", cordee_report_word (choice->label));
    }
  if (question->applies != NULL)
    /* TRANSLATORS: when the question is asked follows. */
    cordee_text_report_paragraph (self, _("  Posée : "), "    ", cordee_report_word (question->applies));
  /* TRANSLATORS: why the question is asked follows. */
  cordee_text_report_paragraph (self, _("  Pourquoi : "), "    ", cordee_report_word (question->why));
  if (question->help != NULL)
    /* TRANSLATORS: help with the answer follows. */
    cordee_text_report_paragraph (self, _("  Aide : "), "    ", cordee_report_word (question->help));
}

/* Every variable of a situation: id, question, kind of answer, why it is asked. */
char *
cordee_report_questions_to_text (const CordeeKnowledge *knowledge, int width)
{
  CordeeTextReport self;
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  g_autofree char *title = g_strdup_printf (ngettext ("%u question", "%u questions", questions->len), questions->len);
  g_autofree char *base = cordee_report_base_text (knowledge);

  cordee_text_report_init (&self, knowledge, width);
  cordee_text_report_paragraph (&self, "", "", title);
  cordee_text_report_paragraph (&self, "", "", base);
  for (guint i = 0; i < questions->len; i++)
    write_question (&self, questions->pdata[i]);
  return cordee_text_report_finish (&self);
}

/* ── sources ────────────────────────────────────────────────────── */

/* Every source of the base, when it was written and checked, and how often it is cited. */
char *
cordee_report_sources_to_text (const CordeeKnowledge *knowledge, int width)
{
  CordeeTextReport self;
  GPtrArray *sources = cordee_knowledge_get_sources (knowledge);
  g_autoptr(GHashTable) counts = cordee_report_count_citations (knowledge);
  g_autofree char *title = g_strdup_printf (ngettext ("%u source", "%u sources", sources->len), sources->len);
  g_autofree char *base = cordee_report_base_text (knowledge);

  cordee_text_report_init (&self, knowledge, width);
  cordee_text_report_paragraph (&self, "", "", title);
  cordee_text_report_paragraph (&self, "", "", base);
  for (guint i = 0; i < sources->len; i++)
    {
      const CordeeSource *source = sources->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, source->id));
      g_autofree char *first = g_strdup_printf ("%s : ", source->id);
      g_autofree char *text = cordee_report_source_text (source);
      g_autofree char *checked = cordee_day_to_words (source->pack->checked);
      g_autofree char *cited = n == 0 ? g_strdup (_("citée par aucun énoncé"))
                                      : g_strdup_printf (ngettext ("citée par %u énoncé", "citée par %u énoncés", n), n);
      /* TRANSLATORS: %1$s says how often a source is cited, %2$s is the day on which it was last read. */
      g_autofree char *note = g_strdup_printf (_("%1$s, vérifiée le %2$s"), cited, checked);

      g_string_append_c (self.out, '\n');
      cordee_text_report_paragraph (&self, first, "  ", text);
      cordee_text_report_paragraph (&self, "  ", "  ", note);
      for (guint j = 0; j < source->urls->len; j++)
        g_string_append_printf (self.out, "  %s\n", (const char *) source->urls->pdata[j]);
    }
  return cordee_text_report_finish (&self);
}

/* ── conflicts ──────────────────────────────────────────────────── */

static void
write_reading (CordeeTextReport *self, const CordeeSubject *subject, const CordeeReading *reading, CordeeDay as_of)
{
  const CordeeStatement *statement = reading->statement;
  g_autofree char *validity = cordee_report_validity (statement, as_of);
  g_autofree char *because = cordee_report_outcome_text (self->knowledge, subject, reading);
  g_autofree char *place = NULL;
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(GString) says = g_string_new (statement->short_text);
  g_autoptr(GString) kind = g_string_new (NULL);

  cordee_text_report_cite (self, says, statement);
  cordee_text_append_sentence (body, says->str);
  /* TRANSLATORS: %1$s is the rank of the document (loi, accord …), %2$s how sure we are (source officielle, presse …), %3$s when
     it holds. */
  g_string_append_printf (kind, _("niveau : %1$s ; confiance : %2$s ; %3$s"), cordee_report_level_label (statement->level),
                          cordee_report_confidence_label (statement->confidence), validity);
  if (statement->region != NULL || statement->departements != NULL)
    {
      place = cordee_report_place (self->knowledge, statement->region, (const char *const *) statement->departements);
      g_string_append_printf (kind, " ; %s", place);
    }
  cordee_text_append_sentence (body, kind->str);
  cordee_text_append_sentence (body, because);
  /* TRANSLATORS: before a statement that is preferred over those that contradict it. */
  cordee_text_report_paragraph (self, reading->preferred ? _("  Retenu : ") : reading->leading ? _("  Possible : ") : _("  Écarté : "), "    ",
                                body->str);
}

static void
write_conflict (CordeeTextReport *self, const CordeeConflict *conflict, CordeeDay as_of)
{
  g_autofree char *place = cordee_report_place (self->knowledge, conflict->region, conflict->departements);
  g_autoptr(GString) title = g_string_new (NULL);

  g_string_append_printf (title, "%s %s, %s, %s", conflict->cell->structure->sign, conflict->cell->structure->id,
                          cordee_report_word (conflict->cell->criterion->label), conflict->subject->subject);
  if (conflict->region != NULL || conflict->departements != NULL)
    g_string_append_printf (title, ", %s", place);
  if (!conflict->subject->settled)
    /* TRANSLATORS: after a point on which sources contradict each other and nothing says which is right. */
    g_string_append (title, _(" (rien ne tranche)"));
  g_string_append_c (self->out, '\n');
  cordee_text_report_paragraph (self, "", "  ", title->str);
  for (guint i = 0; i < conflict->subject->readings->len; i++)
    write_reading (self, conflict->subject, &g_array_index (conflict->subject->readings, CordeeReading, i), as_of);
}

/* What sources contradict each other on, what is retained and why. */
char *
cordee_report_conflicts_to_text (const CordeeConflicts *conflicts, int width)
{
  CordeeTextReport self;
  g_autofree char *day = cordee_day_to_words (conflicts->as_of);
  /* TRANSLATORS: %s is the date of the rules. */
  g_autofree char *title = g_strdup_printf (_("Énoncés qui se contredisent, règles au %s"), day);
  g_autofree char *base = cordee_report_base_text (conflicts->knowledge);
  guint n = conflicts->items->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u point", "%u points", n), n);

  cordee_text_report_init (&self, conflicts->knowledge, width);
  if (conflicts->region != NULL)
    cordee_text_report_header (&self, title, conflicts->region, conflicts->departement);
  else
    {
      cordee_text_report_paragraph (&self, "", "", title);
      cordee_text_report_paragraph (&self, "", "", _("France entière et chaque région"));
      cordee_text_report_paragraph (&self, "", "", base);
    }
  cordee_text_report_paragraph (&self, "", "", n > 0 ? count : _("Aucun."));
  for (guint i = 0; i < n; i++)
    write_conflict (&self, &g_array_index (conflicts->items, CordeeConflict, i), conflicts->as_of);
  cordee_text_report_sources (&self);
  return cordee_text_report_finish (&self);
}

/* ── two dates ──────────────────────────────────────────────────── */

static void
write_side (CordeeTextReport *self, const char *first, GPtrArray *statements, CordeeDay as_of)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const CordeeStatement *statement = statements->pdata[i];
      g_autofree char *validity = cordee_report_validity (statement, as_of);
      g_autofree char *says = g_strdup_printf ("%s, %s", statement->short_text, validity);
      g_autoptr(GString) body = g_string_new (says);

      cordee_text_report_cite (self, body, statement);
      cordee_text_report_paragraph (self, first, "    ", body->str);
    }
}

static void
write_change (CordeeTextReport *self, const CordeeChange *change, CordeeDay before, CordeeDay after)
{
  const CordeeCell *cell = change->after;
  g_autoptr(GString) title = g_string_new (NULL);

  g_string_append_printf (title, "%s %s, %s", cell->structure->sign, cell->structure->id, cordee_report_word (cell->criterion->label));
  if (change->before->state != change->after->state)
    /* TRANSLATORS: what was known of a cell before (%1$s) and is now (%2$s): inconnu, puis connu. */
    g_string_append_printf (title, _(" (%1$s, puis %2$s)"), cordee_report_state_label (change->before->state),
                            cordee_report_state_label (change->after->state));
  g_string_append_c (self->out, '\n');
  cordee_text_report_paragraph (self, "", "  ", title->str);
  /* TRANSLATORS: a rule that no longer holds follows. */
  write_side (self, _("  Ne vaut plus : "), change->ended, before);
  /* TRANSLATORS: a rule that now holds follows. */
  write_side (self, _("  Vaut désormais : "), change->began, after);
}

/* What changed between the two contexts that changes were computed for. */
char *
cordee_report_changes_to_text (const CordeeKnowledge *knowledge,
                               const CordeeContext   *before,
                               const CordeeContext   *after,
                               GPtrArray             *changes,
                               int                    width)
{
  CordeeTextReport self;
  g_autofree char *from = cordee_day_to_words (before->as_of);
  g_autofree char *to = cordee_day_to_words (after->as_of);
  /* TRANSLATORS: two dates of the rules. */
  g_autofree char *title = g_strdup_printf (_("Ce qui change entre le %1$s et le %2$s"), from, to);
  g_autofree char *count = g_strdup_printf (ngettext ("%u case change", "%u cases changent", changes->len), changes->len);

  cordee_text_report_init (&self, knowledge, width);
  cordee_text_report_header (&self, title, after->region, after->departement);
  cordee_text_report_paragraph (&self, "", "", changes->len > 0 ? count : _("Rien ne change."));
  for (guint i = 0; i < changes->len; i++)
    write_change (&self, changes->pdata[i], before->as_of, after->as_of);
  cordee_text_report_sources (&self);
  return cordee_text_report_finish (&self);
}

/* ── a check ────────────────────────────────────────────────────── */

/* Appends how many there are, where there are any. Takes text. */
static void
add_count (GString *out, guint n, char *text)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
  g_free (text);
}

/* One line for each issue, then how many there are of each severity. */
char *
cordee_report_issues_to_text (GPtrArray *issues)
{
  GString *out = g_string_new (NULL);
  g_autoptr(GString) summary = g_string_new (NULL);
  guint n_errors = cordee_issues_count (issues, CORDEE_SEVERITY_ERROR);
  guint n_warnings = cordee_issues_count (issues, CORDEE_SEVERITY_WARNING) - n_errors;
  guint n_notes = issues->len - n_errors - n_warnings;

  for (guint i = 0; i < issues->len; i++)
    {
      g_autofree char *line = cordee_issue_to_string (issues->pdata[i]);
      g_autofree char *valid = g_utf8_make_valid (line, -1);

      g_string_append_printf (out, "%s\n", valid);
    }
  add_count (summary, n_errors, g_strdup_printf (ngettext ("%u erreur", "%u erreurs", n_errors), n_errors));
  add_count (summary, n_warnings, g_strdup_printf (ngettext ("%u avertissement", "%u avertissements", n_warnings), n_warnings));
  add_count (summary, n_notes, g_strdup_printf (ngettext ("%u remarque", "%u remarques", n_notes), n_notes));
  g_string_append_printf (out, "%s\n", summary->len > 0 ? summary->str : _("Rien à signaler."));
  return g_string_free (out, FALSE);
}
