/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-report-roadmap-private.h"

#include "cordee-report.h"

#include <glib/gi18n-lib.h>

/* The steps that decide when the goal is reached and that are not done, in words: « Lettre, puis Validation, puis Contrat ». NULL where there
   is none. The caller owns it. */
char *
cordee_report_critical_text (const CordeeRoadmap *roadmap)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];
      g_autofree char *label = step->critical && step->status != CORDEE_STEP_DONE ? cordee_report_step_label (step) : NULL;

      if (label == NULL)
        continue;
      /* TRANSLATORS: between two steps, with its spaces. */
      g_string_append (out, out->len > 0 ? _(", puis ") : "");
      g_string_append_printf (out, _("« %s »"), label);
    }
  if (out->len > 0)
    return cordee_report_take_typeset (g_string_free (out, FALSE));
  g_string_free (out, TRUE);
  return NULL;
}

/* Where a statement comes from, its first citation: « Code de la santé publique, art. L. 1 ». NULL without one. The caller owns it. */
char *
cordee_report_statement_source (const CordeeKnowledge *knowledge, const CordeeStatement *statement)
{
  const CordeeCitation *citation
    = statement != NULL && statement->citations->len > 0 ? &g_array_index (statement->citations, CordeeCitation, 0) : NULL;
  const CordeeSource *source = citation != NULL ? cordee_knowledge_find_source (knowledge, citation->source) : NULL;

  if (citation == NULL)
    return NULL;
  return cordee_report_take_typeset (g_strjoin (", ", source != NULL ? source->title : citation->source, citation->place, NULL));
}

/* ── what is asked for next, and what is supposed ───────────────── */

/* Whether it is over for a step: done, or taken out. */
gboolean
cordee_report_step_is_closed (const CordeeRoadmapStep *step)
{
  return step->status == CORDEE_STEP_DONE || step->status == CORDEE_STEP_NOT_APPLICABLE;
}

/* The step whose requirements are to be met next: of those that are gates and not over, the first, one that may begin before others.
   -1: none. */
int
cordee_report_next_gate (const CordeeRoadmap *roadmap)
{
  int first = -1;

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (cordee_report_step_is_closed (step) || step->checks->len == 0 || !cordee_step_is_gate (step->step))
        continue;
      if (step->open)
        return (int) i;
      if (first < 0)
        first = (int) i;
    }
  return first;
}

/* Where a requirement comes from: the citations of its statement, or of its rule. Borrowed; NULL: nowhere. */
GArray *
cordee_report_check_citations (const CordeeRoadmap *roadmap, const CordeeCheck *check)
{
  const char *id = check->requirement->statement;
  const CordeeStatement *statement
    = id != NULL ? cordee_knowledge_find_statement (cordee_rulebook_get_knowledge (roadmap->rulebook), id) : NULL;

  if (statement != NULL)
    return statement->citations;
  return check->rule != NULL ? check->rule->citations : NULL;
}

/* Adds a note on all steps that ask for it, but not twice for a yearly one; none where there is no such step. format has one %s. */
static void
add_note (GPtrArray *notes, const CordeeRoadmap *roadmap, gboolean (*is_meant) (const CordeeRoadmapStep *step), const char *format)
{
  g_autoptr(GString) labels = g_string_new (NULL);
  g_auto(GStrv) around = g_strsplit (format, "%s", 2);

  for (guint i = 0; i < roadmap->steps->len; i++)
    {
      const CordeeRoadmapStep *step = roadmap->steps->pdata[i];

      if (!cordee_report_step_is_closed (step) && step->occurrence <= 1 && is_meant (step))
        g_string_append_printf (labels, "%s« %s »", labels->len > 0 ? ", " : "", cordee_report_word (step->step->label));
    }
  if (labels->len > 0)
    g_ptr_array_add (notes, cordee_report_take_typeset (g_strconcat (around[0], labels->str, around[1], NULL)));
}

static gboolean
is_estimated (const CordeeRoadmapStep *step)
{
  return step->origin == CORDEE_DURATION_OF_ESTIMATE || step->origin == CORDEE_DURATION_OF_REUSE;
}

static gboolean
is_estimated_by_user (const CordeeRoadmapStep *step)
{
  return step->origin == CORDEE_DURATION_OF_USER;
}

static gboolean
has_unknown_sessions (const CordeeRoadmapStep *step)
{
  return step->committee != NULL && step->committee->sessions->len == 0;
}

static gboolean
is_maybe (const CordeeRoadmapStep *step)
{
  return step->maybe;
}

/* What the dates rest on that no source gives, and what is not known; char *, typeset. The caller owns it. */
GPtrArray *
cordee_report_roadmap_notes (const CordeeRoadmap *roadmap)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  /* TRANSLATORS: %s lists steps. */
  add_note (notes, roadmap, is_estimated, _("Aucune source ne donne ces délais, supposés ici et à ajuster : %s."));
  /* TRANSLATORS: %s lists steps. */
  add_note (notes, roadmap, is_estimated_by_user, _("Délais estimés par l’équipe : %s."));
  /* TRANSLATORS: %s lists steps. */
  add_note (notes, roadmap, has_unknown_sessions, _("Dates de séance non publiées : %s."));
  /* TRANSLATORS: %s lists steps. */
  add_note (notes, roadmap, is_maybe, _("Peut-être sans objet, des réponses manquent : %s."));
  return notes;
}
