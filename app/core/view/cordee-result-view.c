/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-result-view.h"

#include "cordee-glossary.h"
#include "cordee-matrix-project.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A source is told by its title too where publisher and title stay below so many characters together. */
#define SHORT_SOURCE 34

/* Names (const char *) as one reads them out: "a, b et c". */
static char *
join (GPtrArray *names)
{
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : i + 1 < names->len ? ", " : _(" et "), (const char *) names->pdata[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ── reasons ────────────────────────────────────────────────────── */

static void
reason_free (gpointer data)
{
  CordeeReason *self = data;

  g_free (self->status);
  g_free (self->text);
  g_free (self->source);
  g_free (self->about);
  g_free (self->dispute);
  g_free (self);
}

static char *
source_in_short (const CordeeSource *source, const char *place)
{
  if (place != NULL)
    return g_strdup_printf ("%s, %s", source->publisher, place);
  if (g_utf8_strlen (source->publisher, -1) + g_utf8_strlen (source->title, -1) < SHORT_SOURCE)
    return g_strdup_printf ("%s, %s", source->publisher, source->title);
  return g_strdup (source->publisher);
}

static void
set_source (CordeeReason *self, const CordeeKnowledge *knowledge)
{
  const CordeeRule *rule = self->finding->rule;
  const CordeeCitation *first = rule->citations->len > 0 ? &g_array_index (rule->citations, CordeeCitation, 0) : NULL;
  const CordeeSource *source = first != NULL ? cordee_knowledge_find_source (knowledge, first->source) : NULL;

  if (source == NULL)
    return;
  self->source_id = source->id;
  self->source = cordee_report_take_typeset (source_in_short (source, first->place));
  self->about = cordee_report_take_typeset (cordee_report_source_text (source));
}

static CordeeReason *
reason_new (const CordeeAdvice *advice, const CordeeFinding *finding)
{
  CordeeReason *self = g_new0 (CordeeReason, 1);
  const CordeeRule *rule = finding->rule;

  self->finding = finding;
  self->tone = cordee_finding_get_tone (finding);
  self->status = cordee_report_take_typeset (g_strdup (cordee_finding_get_status (finding)));
  self->text = cordee_report_finding_text (advice, finding);
  self->dispute = rule->dispute != NULL && finding->outcome != CORDEE_OUTCOME_TRUE ? cordee_report_fill (advice, rule->dispute) : NULL;
  set_source (self, advice->knowledge);
  return self;
}

/* Where a finding stands in the reasons of a card; -1: not there by itself. Of the structure proposed, all that holds, is to be done or
   is not known yet is told; of another one, what decides. */
static int
place_of (const CordeeFinding *finding, gboolean hero)
{
  if (finding->decides)
    return 0;
  if (!hero || finding->rule->force == CORDEE_FORCE_INDICATIF)
    return -1;
  return finding->outcome == CORDEE_OUTCOME_TRUE ? 1 : finding->outcome == CORDEE_OUTCOME_FALSE ? 2 : 3;
}

static void
add_reasons (CordeeResultCard *card, const CordeeAdvice *advice, gboolean hero)
{
  GPtrArray *findings = card->candidate->findings;

  for (int place = -1; place <= 3; place++)
    for (guint i = 0; i < findings->len; i++)
      {
        const CordeeFinding *finding = findings->pdata[i];

        if (finding->outcome != CORDEE_OUTCOME_NOT_APPLICABLE && place_of (finding, hero) == place)
          g_ptr_array_add (place < 0 ? card->more : card->reasons, reason_new (advice, finding));
      }
}

/* ── fit ────────────────────────────────────────────────────────── */

/* How near the project is to what the structure is made for, and what that figure is made of. */
static char *
fit_text (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  g_autofree char *fit = cordee_text_number (round (candidate->fit * 100));
  g_autoptr(GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];
      const CordeeRule *rule = finding->rule;
      double part = finding->outcome == CORDEE_OUTCOME_TRUE ? 1.0 : finding->outcome == CORDEE_OUTCOME_UNKNOWN ? 0.5 : 0.0;
      g_autofree char *label = NULL;
      g_autofree char *got = NULL;
      g_autofree char *weight = NULL;

      if (rule->force != CORDEE_FORCE_INDICATIF || finding->outcome == CORDEE_OUTCOME_NOT_APPLICABLE)
        continue;
      label = cordee_report_fill (advice, rule->label);
      got = cordee_text_number (part * rule->weight);
      weight = cordee_text_number (rule->weight);
      g_string_append (out, n++ > 0 ? _(" ; ") : "");
      if (finding->outcome == CORDEE_OUTCOME_UNKNOWN)
        /* TRANSLATORS: what a figure is made of: %1$s is what is looked at, %2$s what it counts for (half), %3$s what it can count for. */
        g_string_append_printf (out, _("%1$s : %2$s sur %3$s, réponse inconnue"), label, got, weight);
      else
        /* TRANSLATORS: what a figure is made of: %1$s is what is looked at, %2$s what it counts for, %3$s what it can count for. */
        g_string_append_printf (out, _("%1$s : %2$s sur %3$s"), label, got, weight);
    }
  if (n == 0)
    /* TRANSLATORS: %s is a number; no criterion applies. */
    return cordee_report_take_typeset (g_strdup_printf (_("Affinité avec le projet : %s %%, faute de critère qui s’applique."), fit));
  /* TRANSLATORS: %1$s is a number, %2$s all that it is made of. */
  return cordee_report_take_typeset (g_strdup_printf (_("Affinité avec le projet : %1$s %% (%2$s)."), fit, out->str));
}

/* ── what is still asked ────────────────────────────────────────── */

static void
question_free (gpointer data)
{
  CordeeResultQuestion *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static char *
settles_text (const CordeeAdvice *advice, const CordeeNextQuestion *next)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < next->settles->len; i++)
    g_ptr_array_add (names, (gpointer) ((const CordeeStructure *) next->settles->pdata[i])->id);
  if (names->len > 0)
    {
      joined = join (names);
      /* TRANSLATORS: %s are acronyms of structures. */
      return cordee_report_take_typeset (g_strdup_printf (_("Cette réponse peut trancher pour %s."), joined));
    }
  for (guint i = 0; i < advice->candidates->len; i++)
    {
      const CordeeCandidate *candidate = advice->candidates->pdata[i];

      if (g_ptr_array_find (candidate->missing, next->question, NULL))
        g_ptr_array_add (names, (gpointer) candidate->structure->id);
    }
  joined = join (names);
  /* TRANSLATORS: %s are acronyms of structures. */
  return cordee_report_take_typeset (g_strdup_printf (_("Avec d’autres réponses, celle-ci peut changer le verdict pour %s."), joined));
}

static CordeeResultQuestion *
question_new (const CordeeAdvice *advice, const CordeeNextQuestion *next)
{
  CordeeResultQuestion *self = g_new0 (CordeeResultQuestion, 1);

  self->question = next->question;
  self->title = cordee_report_typeset (cordee_report_word (next->question->label));
  self->text = settles_text (advice, next);
  return self;
}

/* The first of the next questions that this structure hangs on; NULL where there is none. */
static CordeeResultQuestion *
question_of (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  for (guint i = 0; i < advice->next_questions->len; i++)
    {
      const CordeeNextQuestion *next = advice->next_questions->pdata[i];

      if (g_ptr_array_find (candidate->missing, next->question, NULL))
        return question_new (advice, next);
    }
  return NULL;
}

/* ── cards ──────────────────────────────────────────────────────── */

static void
way_free (gpointer data)
{
  CordeeWayOut *self = data;

  g_free (self->text);
  g_free (self);
}

static void
card_free (gpointer data)
{
  CordeeResultCard *self = data;

  g_free (self->eyebrow);
  g_free (self->title);
  g_free (self->verdict_text);
  g_free (self->text);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->more);
  g_ptr_array_unref (self->ways);
  g_free (self->no_way);
  g_clear_pointer (&self->question, question_free);
  g_free (self->fit);
  g_free (self);
}

static const char *
eyebrow_of (const CordeeAdvice *advice)
{
  if (advice->how == CORDEE_HOW_ADHERER)
    return _("À rejoindre");
  switch (advice->primary->verdict)
    {
    case CORDEE_VERDICT_A_NEGOCIER:
      return _("À négocier d’abord");
    case CORDEE_VERDICT_INDETERMINEE:
      return _("Reste à confirmer");
    case CORDEE_VERDICT_POSSIBLE:
    case CORDEE_VERDICT_A_COMPLETER:
    case CORDEE_VERDICT_EXCLUE:
    default:
      return _("Aujourd’hui");
    }
}

static char *
name_of (const CordeeStructure *structure)
{
  return g_strdup_printf ("%s (%s)", cordee_report_word (structure->name), structure->id);
}

static char *
title_of_other (const CordeeCandidate *candidate)
{
  g_autofree char *name = name_of (candidate->structure);

  if (candidate->joining != NULL)
    /* TRANSLATORS: %s is the name and the acronym of a structure that is there already. */
    return g_strdup_printf (_("À rejoindre : %s"), name);
  switch (candidate->verdict)
    {
    case CORDEE_VERDICT_POSSIBLE:
    case CORDEE_VERDICT_A_COMPLETER:
      /* TRANSLATORS: %s is the name and the acronym of a structure. */
      return g_strdup_printf (_("Aussi possible : %s"), name);
    case CORDEE_VERDICT_INDETERMINEE:
      /* TRANSLATORS: %s is the name and the acronym of a structure that the answers do not decide on yet. */
      return g_strdup_printf (_("Peut-être : %s"), name);
    case CORDEE_VERDICT_A_NEGOCIER:
    case CORDEE_VERDICT_EXCLUE:
    default:
      /* TRANSLATORS: %s is the name and the acronym of a structure. */
      return g_strdup_printf (_("Pourquoi pas : %s ?"), name);
    }
}

static guint
count_decisive (const CordeeCandidate *candidate, CordeeOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < candidate->findings->len; i++)
    {
      const CordeeFinding *finding = candidate->findings->pdata[i];

      n += finding->decides && finding->outcome == outcome;
    }
  return n;
}

/* What the verdict comes to, in a sentence or two: the reasons below it tell the rest. */
static char *
text_of (const CordeeAdvice *advice, const CordeeResultCard *card)
{
  const CordeeCandidate *candidate = card->candidate;
  guint n_false = count_decisive (candidate, CORDEE_OUTCOME_FALSE), n_missing = candidate->missing->len;

  if (card->joined)
    return cordee_report_fill (advice, candidate->joining->text);
  if (candidate->verdict == CORDEE_VERDICT_EXCLUE && n_false > 0)
    return cordee_report_take_typeset (g_strdup_printf (ngettext ("Il manque à ce projet %u condition obligatoire.",
                                                    "Il manque à ce projet %u conditions obligatoires.", n_false),
                                          n_false));
  if (candidate->verdict == CORDEE_VERDICT_A_NEGOCIER)
    return cordee_report_take_typeset (g_strdup_printf (ngettext ("Les conditions qui s’imposent sont remplies ; %u point d’usage reste à négocier.",
                                                    "Les conditions qui s’imposent sont remplies ; %u points d’usage restent à négocier.", n_false),
                                          n_false));
  if (candidate->verdict == CORDEE_VERDICT_INDETERMINEE && n_missing > 0)
    return cordee_report_take_typeset (g_strdup_printf (ngettext ("Rien ne l’écarte, mais %u réponse manque pour conclure.",
                                                    "Rien ne l’écarte, mais %u réponses manquent pour conclure.", n_missing),
                                          n_missing));
  return cordee_report_candidate_phrase (advice, candidate);
}

static CordeeResultCard *
card_new (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  gboolean hero = candidate == advice->primary;
  gboolean barred = candidate->verdict == CORDEE_VERDICT_EXCLUE || candidate->verdict == CORDEE_VERDICT_A_NEGOCIER;
  CordeeResultCard *self = g_new0 (CordeeResultCard, 1);

  self->candidate = candidate;
  self->eyebrow = hero ? cordee_report_take_typeset (g_strdup (eyebrow_of (advice))) : NULL;
  self->title = cordee_report_take_typeset (hero ? name_of (candidate->structure) : title_of_other (candidate));
  self->verdict_text = cordee_report_take_typeset (g_strdup (cordee_report_verdict_label (candidate->verdict)));
  self->joined = candidate->joining != NULL && (!hero || advice->how == CORDEE_HOW_ADHERER);
  self->text = text_of (advice, self);
  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  self->more = g_ptr_array_new_with_free_func (reason_free);
  add_reasons (self, advice, hero);

  self->ways = g_ptr_array_new_with_free_func (way_free);
  for (guint i = 0; i < candidate->remedies->len; i++)
    {
      CordeeWayOut *way = g_new0 (CordeeWayOut, 1);

      way->remedy = candidate->remedies->pdata[i];
      way->index = i;
      way->text = cordee_report_remedy_text (advice, way->remedy);
      g_ptr_array_add (self->ways, way);
    }
  if (barred && candidate->exists)
    self->no_way = cordee_report_no_remedy_text (advice, candidate);
  if (candidate->verdict == CORDEE_VERDICT_INDETERMINEE)
    self->question = question_of (advice, candidate);
  self->fit = fit_text (advice, candidate);
  return self;
}

/* ── trajectory ─────────────────────────────────────────────────── */

static void
step_free (gpointer data)
{
  CordeeResultStep *self = data;

  g_free (self->link);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/* What it takes to come to a later structure: its smallest change, where it needs one. */
static char *
link_text (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  const CordeeRemedy *remedy = candidate->remedies->len > 0 ? candidate->remedies->pdata[0] : NULL;
  g_autoptr(GString) changes = g_string_new (NULL);

  if (remedy == NULL)
    return g_strdup (_("puis"));
  for (guint i = 0; i < remedy->changes->len; i++)
    {
      g_autofree char *change = cordee_report_change_text (advice, remedy->changes->pdata[i]);

      g_string_append_printf (changes, "%s%s", i > 0 ? _(" ; ") : "", change);
    }
  /* TRANSLATORS: how one comes to a later structure; %s are changes: "2 médecins généralistes au lieu de 1". */
  return cordee_report_take_typeset (g_strdup_printf (_("avec %s"), changes->str));
}

static void
add_step (CordeeResultView *self, const CordeeAdvice *advice, const CordeeCompanion *companion, gboolean beside)
{
  CordeeResultStep *step = g_new0 (CordeeResultStep, 1);
  const CordeeStructure *structure = companion->candidate->structure;
  gboolean first = companion->link == NULL;

  step->structure = structure;
  step->beside = beside;
  step->link = first ? NULL : beside ? g_strdup (_("en même temps")) : link_text (advice, companion->candidate);
  /* TRANSLATORS: %s is the acronym of a structure that is there already. */
  step->title = companion->how == CORDEE_HOW_ADHERER ? cordee_report_take_typeset (g_strdup_printf (_("rejoindre : %s"), structure->id)) : g_strdup (structure->id);
  if (first)
    /* TRANSLATORS: the first step of several; %s is a verdict: "à compléter". */
    step->text = cordee_report_take_typeset (g_strdup_printf (_("maintenant : %s"), cordee_report_verdict_label (companion->candidate->verdict)));
  else
    step->text = cordee_report_companion_text (advice, companion);
  g_ptr_array_add (self->steps, step);
}

static void
add_steps (CordeeResultView *self, const CordeeAdvice *advice)
{
  if (advice->trajectory->len + advice->complements->len < 2)
    return;
  for (guint i = 0; i < advice->trajectory->len; i++)
    add_step (self, advice, advice->trajectory->pdata[i], FALSE);
  for (guint i = 0; i < advice->complements->len; i++)
    add_step (self, advice, advice->complements->pdata[i], TRUE);
}

/* ── the page ───────────────────────────────────────────────────── */

static const char *
title_of (const CordeeAdvice *advice, guint n_known)
{
  if (n_known == 0)
    return _("Pas encore de résultat");
  if (advice->primary == NULL)
    return _("Ce que disent les règles");
  if (advice->primary->verdict == CORDEE_VERDICT_INDETERMINEE && advice->how == CORDEE_HOW_CREER)
    return _("Ce qui se dessine");
  return _("Ce que nous proposons");
}

static char *
subtitle_of (const CordeeAdvice *advice, guint n_known)
{
  const char *const departements[] = { advice->context.departement, NULL };
  g_autofree char *place = cordee_report_place (advice->knowledge, advice->context.region, advice->context.departement != NULL ? departements : NULL);
  g_autofree char *day = cordee_day_to_words (advice->context.as_of);
  /* TRANSLATORS: what a result stands on. */
  g_autofree char *some = g_strdup_printf (ngettext ("D’après %u réponse", "D’après %u réponses", n_known), n_known);
  const char *answers = n_known > 0 ? some : _("Pas encore de réponse");
  guint n_missing = advice->unasked->len;
  /* TRANSLATORS: how many answers could still change a result. */
  g_autofree char *missing = g_strdup_printf (ngettext ("%u à préciser", "%u à préciser", n_missing), n_missing);
  /* TRANSLATORS: %1$s is the date of the rules, %2$s the place that they hold in. */
  g_autofree char *rules = g_strdup_printf (_("règles au %1$s, %2$s"), day, place);

  return cordee_report_take_typeset (n_known > 0 && n_missing > 0 ? g_strjoin (" · ", answers, missing, rules, NULL) : g_strjoin (" · ", answers, rules, NULL));
}

/* What is said of the rules, as the base has it: there the words of the glossary are looked for. */
static char *
dup_french (const CordeeAdvice *advice)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = advice->ranked->pdata[i];

      for (guint j = 0; j < candidate->findings->len; j++)
        {
          const CordeeFinding *finding = candidate->findings->pdata[j];
          const CordeeRule *rule = finding->rule;

          if (rule->force != CORDEE_FORCE_INDICATIF && finding->outcome != CORDEE_OUTCOME_NOT_APPLICABLE)
            g_string_append_printf (text, "%s\n", finding->outcome == CORDEE_OUTCOME_TRUE    ? rule->holds
                                                  : finding->outcome == CORDEE_OUTCOME_FALSE ? rule->fails
                                                                                             : rule->open);
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_words (CordeeResultView *self, const CordeeAdvice *advice)
{
  g_autofree char *text = dup_french (advice);
  g_autoptr(GPtrArray) terms = cordee_glossary_terms_of (advice->knowledge, text);

  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < terms->len; i++)
    {
      const CordeeTerm *term = terms->pdata[i];

      g_ptr_array_add (self->words,
                       cordee_report_take_typeset (g_strdup_printf (_("%s : %s"), cordee_report_word (term->word), cordee_report_word (term->meaning))));
    }
}

/* The result of advice in words, which the caller owns; advice must outlive it. */
CordeeResultView *
cordee_result_view_new (const CordeeAdvice *advice)
{
  CordeeResultView *self;
  guint n_known;

  g_return_val_if_fail (advice != NULL, NULL);

  self = g_new0 (CordeeResultView, 1);
  n_known = cordee_situation_count_known (advice->situation);
  self->empty = n_known == 0;
  self->title = cordee_report_take_typeset (g_strdup (title_of (advice, n_known)));
  self->subtitle = subtitle_of (advice, n_known);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->others = g_ptr_array_new_with_free_func (card_free);
  self->missing = g_ptr_array_new_with_free_func (question_free);
  for (guint i = 0; i < advice->next_questions->len; i++)
    g_ptr_array_add (self->missing, question_new (advice, advice->next_questions->pdata[i]));

  if (self->empty)
    {
      self->summary = cordee_report_take_typeset (g_strdup (_("Le résultat apparaît ici dès la première réponse : ce que permet ce projet, pourquoi, et ce qui "
                                                "ouvrirait le reste. Chaque question admet « je ne sais pas encore » : ce qui n’est pas su "
                                                "n’écarte rien.")));
      self->hinges = g_ptr_array_new_with_free_func (g_free);
      self->limits = g_ptr_array_new_with_free_func (g_free);
      self->words = g_ptr_array_new_with_free_func (g_free);
      return self;
    }
  self->summary = cordee_report_recommendation_text (advice);
  self->hero = advice->primary != NULL ? card_new (advice, advice->primary) : NULL;
  add_steps (self, advice);
  for (guint i = 0; i < advice->ranked->len; i++)
    if (advice->ranked->pdata[i] != advice->primary)
      g_ptr_array_add (self->others, card_new (advice, advice->ranked->pdata[i]));
  self->hinges = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < advice->hinges->len; i++)
    g_ptr_array_add (self->hinges, cordee_report_hinge_text (advice, advice->hinges->pdata[i]));
  self->limits = cordee_report_limits (advice);
  add_words (self, advice);
  return self;
}

/* self: or NULL. */
void
cordee_result_view_free (CordeeResultView *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->summary);
  g_clear_pointer (&self->hero, card_free);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->hinges);
  g_ptr_array_unref (self->limits);
  g_ptr_array_unref (self->words);
  g_free (self);
}
