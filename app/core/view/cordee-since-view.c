/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-since-view.h"

#include "cordee-matrix-project.h"
#include "cordee-report-advice-private.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

#define SIGN_BEGAN "+"
#define SIGN_ENDED "−"
#define SIGN_CHANGED "→"

typedef struct
{
  const CordeeSince *since;
  const CordeeKnowledge *knowledge;
  const char *before, *after; /* the two days in words */
} Maker;

/* ── parts ──────────────────────────────────────────────────────── */

static void
row_free (gpointer data)
{
  CordeeSinceRow *self = data;

  g_free (self->sign);
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

static void
group_free (gpointer data)
{
  CordeeSinceGroup *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static CordeeSinceGroup *
group_new (const char *title)
{
  CordeeSinceGroup *self = g_new0 (CordeeSinceGroup, 1);

  self->title = cordee_report_typeset (title);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/* Takes text. */
static CordeeSinceRow *
add_row (CordeeSinceGroup *group, const char *sign, char *text)
{
  CordeeSinceRow *row = g_new0 (CordeeSinceRow, 1);

  row->sign = g_strdup (sign);
  row->text = cordee_report_take_typeset (text);
  g_ptr_array_add (group->rows, row);
  return row;
}

static void
take_group (CordeeSinceView *self, CordeeSinceGroup *group)
{
  if (group->rows->len > 0)
    g_ptr_array_add (self->groups, group);
  else
    group_free (group);
}

/* Ends the detail of a row with who says so, and takes that source for the row. citations: CordeeCitation. */
static void
add_source (const Maker *maker, CordeeSinceRow *row, GArray *citations)
{
  const CordeeCitation *first = citations->len > 0 ? &g_array_index (citations, CordeeCitation, 0) : NULL;
  const CordeeSource *source = first != NULL ? cordee_knowledge_find_source (maker->knowledge, first->source) : NULL;
  g_autofree char *before = row->detail;
  g_autofree char *told = NULL;
  g_autofree char *detail = NULL;

  row->detail = NULL;
  if (source != NULL)
    {
      row->source_id = source->id;
      told = cordee_report_source_text (source);
    }
  if (before != NULL && told != NULL)
    /* TRANSLATORS: %1$s is a sentence, %2$s the document that says so. */
    detail = g_strdup_printf (_("%1$s Source : %2$s"), before, told);
  else if (told != NULL)
    /* TRANSLATORS: %s is a document. */
    detail = g_strdup_printf (_("Source : %s"), told);
  else
    detail = g_strdup (before);
  row->detail = detail != NULL ? cordee_report_typeset (detail) : NULL;
}

/* ── verdicts ───────────────────────────────────────────────────── */

static char *
verdict_text (const Maker *maker, const CordeeSinceVerdict *verdict)
{
  const char *before = cordee_report_verdict_label (verdict->before), *after = cordee_report_verdict_label (verdict->after);

  if (verdict->base_changed)
    /* TRANSLATORS: %1$s is a structure, %2$s the verdict that the dossier was saved with, under the rules of the day %3$s, %4$s the
       verdict of the day %5$s. */
    return g_strdup_printf (_("%1$s : %2$s dans le dossier enregistré (règles au %3$s), %4$s au %5$s ; la base a été corrigée ou complétée "
                              "depuis"),
                            verdict->structure->id, before, maker->before, after, maker->after);
  /* TRANSLATORS: %1$s is a structure, %2$s and %4$s are its verdicts, %3$s and %5$s the days: « … : à compléter au 22/11/2026, possible
     au 01/02/2027 ». */
  return g_strdup_printf (_("%1$s : %2$s au %3$s, %4$s au %5$s"), verdict->structure->id, before, maker->before, after, maker->after);
}

static void
add_verdicts (CordeeSinceView *self, const Maker *maker)
{
  CordeeSinceGroup *group = group_new (_("Verdicts"));

  for (guint i = 0; i < maker->since->verdicts->len; i++)
    {
      const CordeeSinceVerdict *verdict = maker->since->verdicts->pdata[i];
      const CordeeCandidate *candidate = cordee_advice_find (maker->since->after, verdict->structure->id);
      CordeeSinceRow *row = add_row (group, cordee_report_verdict_sign (verdict->after), verdict_text (maker, verdict));

      row->structure = verdict->structure;
      row->detail = candidate != NULL ? cordee_report_candidate_paragraph (maker->since->after, candidate) : NULL;
    }
  take_group (self, group);
}

/* ── rules ──────────────────────────────────────────────────────── */

static const CordeeFinding *
find_finding (const CordeeAdvice *advice, const CordeeSinceRule *rule)
{
  const CordeeCandidate *candidate = cordee_advice_find (advice, rule->structure->id);

  for (guint i = 0; candidate != NULL && i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      if (finding->rule == rule->rule)
        return finding;
    }
  return NULL;
}

static const char *
status_of (const CordeeFinding *finding)
{
  return finding->outcome == CORDEE_OUTCOME_NOT_APPLICABLE ? _("sans objet") : cordee_finding_get_status (finding);
}

static char *
rule_text (const Maker *maker, const CordeeSinceRule *rule, const CordeeFinding *before, const CordeeFinding *after)
{
  g_autofree char *label = cordee_report_fill (after != NULL ? maker->since->after : maker->since->before, rule->rule->label);

  switch (rule->kind)
    {
    case CORDEE_SINCE_BEGAN:
      /* TRANSLATORS: %1$s is a structure, %2$s and %3$s are the earlier and the later day, %4$s is what a rule asks for, %5$s how it stands:
         rempli, à préciser. */
      return g_strdup_printf (_("%1$s, règle en vigueur au %3$s et non au %2$s : %4$s (%5$s)"), rule->structure->id, maker->before, maker->after,
                              label, status_of (after));
    case CORDEE_SINCE_ENDED:
      /* TRANSLATORS: the same of a rule that no longer holds, with how it stood. */
      return g_strdup_printf (_("%1$s, règle en vigueur au %2$s et non au %3$s : %4$s (%5$s)"), rule->structure->id, maker->before, maker->after,
                              label, status_of (before));
    case CORDEE_SINCE_OUTCOME:
      /* TRANSLATORS: %1$s is a structure, %2$s what a rule asks for, %3$s how it stood at the day %4$s, %5$s how at the day %6$s. */
      return g_strdup_printf (_("%1$s, %2$s : %3$s au %4$s, %5$s au %6$s"), rule->structure->id, label, status_of (before), maker->before,
                              status_of (after), maker->after);
    }
  g_return_val_if_reached (g_strdup (""));
}

static void
add_rule (CordeeSinceGroup *group, const Maker *maker, const CordeeSinceRule *rule)
{
  static const char *const signs[] = { SIGN_BEGAN, SIGN_ENDED, SIGN_CHANGED };
  const CordeeFinding *before = find_finding (maker->since->before, rule);
  const CordeeFinding *after = find_finding (maker->since->after, rule);
  CordeeSinceRow *row = add_row (group, signs[rule->kind], rule_text (maker, rule, before, after));

  row->structure = rule->structure;
  if (after != NULL)
    row->detail = cordee_report_finding_text (maker->since->after, after);
  add_source (maker, row, rule->rule->citations);
}

static void
add_rules (CordeeSinceView *self, const Maker *maker)
{
  CordeeSinceGroup *deciding = group_new (_("Règles qui décident"));
  CordeeSinceGroup *others = group_new (_("Autres règles"));

  for (guint i = 0; i < maker->since->rules->len; i++)
    {
      const CordeeSinceRule *rule = maker->since->rules->pdata[i];

      add_rule (rule->decides ? deciding : others, maker, rule);
    }
  take_group (self, deciding);
  take_group (self, others);
}

/* ── statements ─────────────────────────────────────────────────── */

/* Of list, the first that speaks of subject and was not taken yet. */
static const CordeeStatement *
find_partner (GPtrArray *list, const char *subject, GHashTable *taken)
{
  for (guint i = 0; i < list->len; i++)
    {
      const CordeeStatement *statement = list->pdata[i];

      if (g_str_equal (statement->subject, subject) && !g_hash_table_contains (taken, statement))
        return statement;
    }
  return NULL;
}

/* One of before and after may be NULL. */
static void
add_statement (CordeeSinceGroup *group, const Maker *maker, const CordeeCell *cell, const CordeeStatement *before, const CordeeStatement *after)
{
  const char *criterion = cordee_report_word (cell->criterion->label);
  const char *id = cell->structure->id;
  const CordeeStatement *told = after != NULL ? after : before;
  CordeeSinceRow *row;
  char *text;

  if (before != NULL && after != NULL)
    /* TRANSLATORS: %1$s is a structure, %2$s a criterion, %3$s and %5$s what held there on the days %4$s and %6$s. */
    text = g_strdup_printf (_("%1$s, %2$s : « %3$s » au %4$s, « %5$s » au %6$s"), id, criterion, before->short_text, maker->before,
                            after->short_text, maker->after);
  else if (after != NULL)
    /* TRANSLATORS: %1$s is a structure, %2$s a criterion, %3$s what holds there on the day %5$s, and not on the day %4$s. */
    text = g_strdup_printf (_("%1$s, %2$s : « %3$s » vaut au %5$s, et non au %4$s"), id, criterion, after->short_text, maker->before,
                            maker->after);
  else
    /* TRANSLATORS: the same of what holds on the day %4$s, and not on the day %5$s. */
    text = g_strdup_printf (_("%1$s, %2$s : « %3$s » vaut au %4$s, et non au %5$s"), id, criterion, before->short_text, maker->before,
                            maker->after);
  row = add_row (group, before == NULL ? SIGN_BEGAN : after == NULL ? SIGN_ENDED : SIGN_CHANGED, text);
  row->structure = cell->structure;
  row->detail = g_strdup (told->text);
  add_source (maker, row, told->citations);
}

static gboolean
has_amount (const CordeeStatement *statement)
{
  return statement != NULL && statement->amounts->len > 0;
}

static void
add_change (CordeeSinceGroup *amounts, CordeeSinceGroup *others, const Maker *maker, const CordeeChange *change)
{
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < change->ended->len; i++)
    {
      const CordeeStatement *before = change->ended->pdata[i];
      const CordeeStatement *after = find_partner (change->began, before->subject, taken);

      if (after != NULL)
        g_hash_table_add (taken, (gpointer) after);
      add_statement (has_amount (before) || has_amount (after) ? amounts : others, maker, change->after, before, after);
    }
  for (guint i = 0; i < change->began->len; i++)
    {
      const CordeeStatement *after = change->began->pdata[i];

      if (!g_hash_table_contains (taken, after))
        add_statement (has_amount (after) ? amounts : others, maker, change->after, NULL, after);
    }
}

/* Those with amounts first. */
static void
add_cells (CordeeSinceView *self, const Maker *maker)
{
  CordeeSinceGroup *group = group_new (_("Montants et autres énoncés"));
  CordeeSinceGroup *others = group_new ("");

  for (guint i = 0; i < maker->since->cells->len; i++)
    add_change (group, others, maker, maker->since->cells->pdata[i]);
  g_ptr_array_extend_and_steal (group->rows, g_steal_pointer (&others->rows));
  others->rows = g_ptr_array_new ();
  group_free (others);
  take_group (self, group);
}

/* ── questions ──────────────────────────────────────────────────── */

static void
add_questions (CordeeSinceView *self, const Maker *maker)
{
  CordeeSinceGroup *now = group_new (_("Réponses qui comptent maintenant"));
  CordeeSinceGroup *idle = group_new (_("Réponses qui ne comptent plus"));
  const CordeeSituation *situation = maker->since->after->situation;

  for (guint i = 0; i < maker->since->questions->len; i++)
    {
      const CordeeQuestion *question = maker->since->questions->pdata[i];
      g_autofree char *name = cordee_report_question_name (question);

      /* TRANSLATORS: %1$s is what a question is about, %2$s and %3$s are the earlier and the later day. */
      add_row (now, "?",
               g_strdup_printf (_("%1$s : sans effet au %2$s, une réponse peut changer un verdict au %3$s"), name, maker->before, maker->after))
        ->detail
        = cordee_report_typeset (cordee_report_word (question->label));
    }
  for (guint i = 0; i < maker->since->idle->len; i++)
    {
      const CordeeQuestion *question = maker->since->idle->pdata[i];
      g_autofree char *name = cordee_report_question_name (question);
      g_autofree char *words
        = cordee_report_value_to_words (maker->knowledge, question, cordee_situation_get_value (situation, question->id));

      /* TRANSLATORS: %1$s is what a question is about, %2$s the answer, %3$s and %4$s are the earlier and the later day. */
      add_row (idle, SIGN_ENDED,
               g_strdup_printf (_("%1$s (%2$s) : la réponse comptait au %3$s, aucune règle ne la demande au %4$s"), name, words, maker->before,
                                maker->after));
    }
  take_group (self, now);
  take_group (self, idle);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Takes words; nothing is not told. */
static void
take_part (GPtrArray *parts, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

static char *
dup_summary (const Maker *maker)
{
  const CordeeSince *since = maker->since;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *list = NULL;
  guint verdicts = since->verdicts->len, rules = since->rules->len, cells = since->cells->len;
  guint questions = since->questions->len, idle = since->idle->len;

  take_part (parts, verdicts, g_strdup_printf (ngettext ("%u verdict", "%u verdicts", verdicts), verdicts));
  take_part (parts, rules, g_strdup_printf (ngettext ("%u règle", "%u règles", rules), rules));
  take_part (parts, cells, g_strdup_printf (ngettext ("%u case de la comparaison", "%u cases de la comparaison", cells), cells));
  take_part (parts, questions, g_strdup_printf (ngettext ("%u réponse attendue", "%u réponses attendues", questions), questions));
  take_part (parts, idle, g_strdup_printf (ngettext ("%u réponse sans effet", "%u réponses sans effet", idle), idle));
  list = cordee_advice_enumerate (parts);
  if (parts->len == 0)
    /* TRANSLATORS: %1$s and %2$s are days. */
    g_string_append_printf (out, _("Rien ne change pour ce projet entre les règles au %1$s et celles au %2$s."), maker->before, maker->after);
  else
    /* TRANSLATORS: %1$s and %2$s are days, %3$s is a list: « 1 verdict, 2 règles et 5 cases de la comparaison ». */
    g_string_append_printf (out, _("Entre les règles au %1$s et celles au %2$s, ce qui change pour ce projet : %3$s."), maker->before,
                            maker->after, list);
  if (since->verdicts->len == 0 && parts->len > 0)
    g_string_append_printf (out, " %s", _("Les verdicts restent les mêmes."));
  if (since->other_base)
    g_string_append_printf (out, " %s", _("La base a été mise à jour depuis que ce dossier a été enregistré."));
  return cordee_report_typeset (out->str);
}

/* What changed, in words. The caller owns it; since must outlive it. */
CordeeSinceView *
cordee_since_view_new (const CordeeSince *since)
{
  CordeeSinceView *self = g_new0 (CordeeSinceView, 1);
  g_autofree char *before = cordee_day_to_words (since->before->context.as_of);
  g_autofree char *after = cordee_day_to_words (since->after->context.as_of);
  Maker maker = { .since = since, .knowledge = since->after->knowledge, .before = before, .after = after };

  /* TRANSLATORS: %s is the day of the rules that a dossier was worked with. */
  self->title = cordee_report_take_typeset (g_strdup_printf (_("Ce qui a changé depuis les règles au %s"), before));
  self->summary = dup_summary (&maker);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  add_verdicts (self, &maker);
  add_rules (self, &maker);
  add_cells (self, &maker);
  add_questions (self, &maker);
  return self;
}

void
cordee_since_view_free (CordeeSinceView *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->summary);
  g_ptr_array_unref (self->groups);
  g_free (self);
}
