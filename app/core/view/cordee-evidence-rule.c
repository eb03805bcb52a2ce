/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-evidence"

#include "config.h"

#include "cordee-evidence-rule.h"

#include "cordee-glossary.h"
#include "cordee-matrix-project.h"
#include "cordee-report-advice-private.h"
#include "cordee-report-advice.h"
#include "cordee-report-text-private.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

static void
rule_free (gpointer data)
{
  CordeeEvidenceRule *self = data;

  g_free (self->status);
  g_free (self->text);
  g_free (self->plain);
  g_free (self->dispute);
  g_free (self->force);
  g_free (self->source);
  g_free (self->plain_source);
  g_free (self->change);
  g_free (self->invitation);
  g_free (self->name);
  g_free (self);
}

/* ── sources ────────────────────────────────────────────────────── */

static void
append_citation (const CordeeKnowledge *knowledge, const CordeeCitation *citation, GString *markup, GString *plain)
{
  const CordeeSource *source = cordee_knowledge_find_source (knowledge, citation->source);
  g_autofree char *told = cordee_report_take_typeset (source != NULL ? cordee_report_source_text (source) : g_strdup (citation->source));
  g_autofree char *text = g_markup_escape_text (told, -1);

  if (markup->len > 0)
    {
      g_string_append_c (markup, '\n');
      g_string_append_c (plain, '\n');
    }
  if (source != NULL)
    g_string_append_printf (markup, "<a href=\"source:%s\">%s</a>", source->id, text);
  else
    g_string_append (markup, text);
  g_string_append (plain, told);
  if (citation->place != NULL)
    {
      g_autofree char *place = cordee_report_typeset (citation->place);
      g_autofree char *escaped = g_markup_escape_text (place, -1);

      g_string_append_printf (markup, ", %s", escaped);
      g_string_append_printf (plain, ", %s", place);
    }
}

static void
set_sources (CordeeEvidenceRule *self, const CordeeKnowledge *knowledge)
{
  GString *markup = g_string_new (NULL), *plain = g_string_new (NULL);

  for (guint i = 0; i < self->rule->citations->len; i++)
    append_citation (knowledge, &g_array_index (self->rule->citations, CordeeCitation, i), markup, plain);
  self->source = g_string_free (markup, FALSE);
  self->plain_source = g_string_free (plain, FALSE);
}

/* ── what would change it ───────────────────────────────────────── */

/* Of the remedies, which are best first, the first that meets rule; NULL for none. */
static const CordeeRemedy *
find_remedy (const CordeeCandidate *candidate, const CordeeRule *rule)
{
  for (guint i = 0; i < candidate->remedies->len; i++)
    {
      const CordeeRemedy *remedy = candidate->remedies->pdata[i];

      if (g_ptr_array_find (remedy->lifts, rule, NULL))
        return remedy;
    }
  return NULL;
}

static char *
change_text (const CordeeAdvice *advice, const CordeeCandidate *candidate, const CordeeFinding *finding)
{
  const CordeeRule *rule = finding->rule;
  const CordeeRemedy *remedy = find_remedy (candidate, rule);
  g_autofree char *text = NULL;
  g_autofree char *lower = NULL;

  if (finding->outcome != CORDEE_OUTCOME_FALSE || rule->force == CORDEE_FORCE_INDICATIF)
    return NULL;
  if (remedy == NULL && rule->kind == CORDEE_RULE_CONDITION && candidate->remedies->len == 0)
    return cordee_report_no_remedy_text (advice, candidate);
  if (remedy == NULL && rule->remedy == NULL)
    return NULL;
  text = remedy != NULL ? cordee_report_remedy_text (advice, remedy) : cordee_report_fill (advice, rule->remedy);
  lower = cordee_advice_lower_first (text);
  if (remedy != NULL)
    /* TRANSLATORS: %s is an infinitive, or another answer, and the verdict then. */
    return cordee_report_take_typeset (g_strdup_printf (_("Plus petit changement : %s"), lower));
  /* TRANSLATORS: %s is an infinitive. */
  return cordee_report_take_typeset (g_strdup_printf (_("À faire : %s."), lower));
}

/* ── a rule ─────────────────────────────────────────────────────── */

static char *
name_of (const CordeeEvidenceRule *self, const CordeeFinding *finding)
{
  GString *out = g_string_new (NULL);
  g_autofree char *head = g_strdup_printf (_("%s : %s"), cordee_finding_get_status (finding), self->plain);
  /* TRANSLATORS: for who hears it: %1$s is how binding a rule is, %2$s who says so. */
  g_autofree char *about = g_strdup_printf (_("%1$s, source : %2$s"), self->force, self->plain_source);

  g_strdelimit (about, "\n", ' ');
  cordee_text_append_sentence (out, head);
  cordee_text_append_sentence (out, self->dispute != NULL ? self->dispute : "");
  cordee_text_append_sentence (out, self->change != NULL ? self->change : "");
  cordee_text_append_sentence (out, *self->plain_source != '\0' ? about : self->force);
  return cordee_report_take_typeset (g_string_free (out, FALSE));
}

static CordeeEvidenceRule *
rule_new (const CordeeAdvice *advice, const CordeeCandidate *candidate, const CordeeFinding *finding)
{
  CordeeEvidenceRule *self = g_new0 (CordeeEvidenceRule, 1);
  const CordeeRule *rule = finding->rule;

  self->rule = rule;
  self->tone = cordee_finding_get_tone (finding);
  self->status = cordee_report_take_typeset (g_strdup_printf ("%s\302\240%s", cordee_report_verdict_sign (self->tone), cordee_finding_get_status (finding)));
  self->plain = cordee_report_finding_text (advice, finding);
  self->text = cordee_glossary_markup (advice->knowledge, self->plain);
  self->force = g_strdup (cordee_report_force_label (rule->force));
  if (rule->dispute != NULL)
    {
      g_autofree char *readings = cordee_report_fill (advice, rule->dispute);

      /* TRANSLATORS: %s are several readings of one rule. */
      self->dispute = cordee_report_take_typeset (g_strdup_printf (_("Point discuté : %s"), readings));
    }
  set_sources (self, advice->knowledge);
  self->change = change_text (advice, candidate, finding);
  self->question = cordee_finding_get_question (advice, finding);
  self->invitation = self->question != NULL ? cordee_question_dup_invitation (self->question) : NULL;
  self->name = name_of (self, finding);
  return self;
}

/* What decides is told first, then what else counts for the verdict, then what only weighs on the fit. */
static int
place_of (const CordeeFinding *finding)
{
  return finding->decides ? 0 : finding->rule->force != CORDEE_FORCE_INDICATIF ? 1 : 2;
}

/* The rules of one cell that apply, in the order in which they are told: CordeeEvidenceRule, owned. The caller owns the list. */
GPtrArray *
cordee_evidence_rules_new (const CordeeAdvice *advice, const char *structure, const char *criterion)
{
  const CordeeCandidate *candidate = cordee_advice_find (advice, structure);
  GPtrArray *rules = g_ptr_array_new_with_free_func (rule_free);

  for (int place = 0; candidate != NULL && place <= 2; place++)
    for (guint i = 0; i < candidate->findings->len; i++)
      {
        const CordeeFinding *finding = candidate->findings->pdata[i];

        if (finding->outcome != CORDEE_OUTCOME_NOT_APPLICABLE && place_of (finding) == place && g_str_equal (finding->rule->criterion, criterion))
          g_ptr_array_add (rules, rule_new (advice, candidate, finding));
      }
  return rules;
}

/* Appends a rule as plain text, for the clipboard. */
void
cordee_evidence_rule_append (const CordeeEvidenceRule *self, GString *out)
{
  g_auto(GStrv) sources = g_strsplit (self->plain_source, "\n", -1);

  g_string_append_printf (out, "\n- %s (%s) : %s\n", self->status, self->force, self->plain);
  if (self->dispute != NULL)
    g_string_append_printf (out, "  %s\n", self->dispute);
  if (self->change != NULL)
    g_string_append_printf (out, "  %s\n", self->change);
  for (guint i = 0; sources[i] != NULL; i++)
    g_string_append_printf (out, "  %s\n", sources[i]);
}
