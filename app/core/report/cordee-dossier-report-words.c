/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report-private.h"

#include "cordee-report-advice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_OF_DAY (24 * 60 * 60)

/* ── small words ────────────────────────────────────────────────── */

/* The date and place of the rules; borrowed. */
CordeeContext
cordee_dossier_report_context (const CordeeReportInput *input)
{
  if (input->advice != NULL)
    return input->advice->context;
  return (CordeeContext){ input->comparison->as_of, input->comparison->region, input->comparison->departement };
}

/* The day (UTC) of a moment in words; "" where it is not known. */
char *
cordee_dossier_report_day (gint64 at)
{
  return at > 0 ? cordee_day_to_words (cordee_day_new (1970, 1, 1) + (CordeeDay) (at / SECONDS_OF_DAY)) : g_strdup ("");
}

/* What the project is called. */
char *
cordee_dossier_report_name (const CordeeDossier *dossier)
{
  return cordee_report_typeset (*dossier->name != '\0' ? dossier->name : _("Projet sans nom"));
}

/* The region and département of the rules in words; NULL where no region is told. */
char *
cordee_dossier_report_place (const CordeeReportInput *input)
{
  CordeeContext context = cordee_dossier_report_context (input);
  const char *const departements[] = { context.departement, NULL };
  g_autofree char *place = NULL;

  if (context.region == NULL)
    return NULL;
  place = cordee_report_place (input->knowledge, context.region, context.departement != NULL ? departements : NULL);
  return cordee_report_typeset (place);
}

/* « Lettre d’intention »; of a yearly one after the first time, with which year; the id where the base does not know it. The caller owns
   it. */
char *
cordee_report_step_name (const CordeeKnowledge *knowledge, const char *id)
{
  const CordeeStep *step = cordee_knowledge_find_step (knowledge, id);
  const char *dash = strrchr (id, '-');
  g_autofree char *first = NULL;
  guint64 year;

  if (step != NULL)
    return cordee_report_typeset (cordee_report_word (step->label));
  if (dash == NULL || !g_ascii_string_to_unsigned (dash + 1, 10, 2, 99, &year, NULL))
    return g_strdup (id);
  first = g_strndup (id, (gsize) (dash - id));
  step = cordee_knowledge_find_step (knowledge, first);
  if (step == NULL)
    return g_strdup (id);
  /* TRANSLATORS: %1$s is a step that comes once a year, %2$d which time it is. */
  return cordee_report_take_typeset (g_strdup_printf (_("%1$s, année %2$d"), cordee_report_word (step->label), (int) year));
}

/* « ESP, Équipe de soins primaires »; the id where the base does not know it. */
char *
cordee_dossier_report_structure_name (const CordeeKnowledge *knowledge, const char *id)
{
  const CordeeStructure *structure = cordee_knowledge_find_structure (knowledge, id);
  g_autofree char *name = structure != NULL ? g_strdup_printf ("%s, %s", id, cordee_report_word (structure->name)) : g_strdup (id);

  return cordee_report_typeset (name);
}

/* Whether nothing is answered yet, so that no result means anything. */
gboolean
cordee_dossier_report_is_empty (const CordeeReportInput *input)
{
  return cordee_situation_count_known (input->advice->situation) == 0;
}

/* ── pieces of text ─────────────────────────────────────────────── */

/* Appends text, typeset. */
void
cordee_rich_append_typeset (CordeeRich *rich, const char *text, CordeeRichStyle style)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  cordee_rich_append (rich, typeset, style);
}

/* The same; takes text. */
void
cordee_rich_take (CordeeRich *rich, char *text, CordeeRichStyle style)
{
  cordee_rich_append_typeset (rich, text, style);
  g_free (text);
}

/* Appends what marks a gap. */
void
cordee_rich_append_gap (CordeeRich *rich)
{
  /* TRANSLATORS: stands in a report where something is still to be filled in. */
  cordee_rich_append_typeset (rich, C_("gap", "à compléter"), CORDEE_RICH_GAP);
}

/* Appends the sign and the id of a structure in its colour, leading to its section where link. */
void
cordee_rich_append_structure (CordeeRich *rich, const CordeeStructure *structure, CordeeRichStyle style, gboolean link)
{
  g_autofree char *text = g_strdup_printf ("%s\u00a0%s", structure->sign, structure->id);
  g_autofree char *anchor = link ? g_strconcat ("#structure-", structure->id, NULL) : NULL;

  cordee_rich_append_full (rich, text, style, structure->colour, anchor);
}

/* Appends the numbers of sources, each leading to its entry: " [1, 4]". */
void
cordee_rich_cite (CordeeRich *rich, GArray *citations, CordeeCited *cited)
{
  for (guint i = 0; i < citations->len; i++)
    {
      guint number = cordee_cited_add (cited, g_array_index (citations, CordeeCitation, i).source);
      g_autofree char *text = g_strdup_printf ("%u", number);
      g_autofree char *link = g_strdup_printf ("#source-%u", number);

      cordee_rich_append (rich, i == 0 ? " [" : ",\u00a0", CORDEE_RICH_SMALL);
      cordee_rich_append_full (rich, text, CORDEE_RICH_SMALL, NULL, link);
    }
  if (citations->len > 0)
    cordee_rich_append (rich, "]", CORDEE_RICH_SMALL);
}

/* ── parts ──────────────────────────────────────────────────────── */

void
cordee_document_add_heading (CordeeDocument *document, const char *text)
{
  cordee_document_add_words (document, CORDEE_PART_HEADING, NULL, CORDEE_RICH_PLAIN, g_strdup (text));
}

void
cordee_document_add_subheading (CordeeDocument *document, const char *text)
{
  cordee_document_add_words (document, CORDEE_PART_SUBHEADING, NULL, CORDEE_RICH_PLAIN, g_strdup (text));
}

/* Adds a part without text, and returns that text, borrowed, to be filled. */
CordeeRich *
cordee_document_add_rich (CordeeDocument *document, CordeePartKind kind, const char *mark)
{
  g_autofree char *typeset = mark != NULL ? cordee_report_typeset (mark) : NULL;

  return cordee_document_add (document, kind, typeset, cordee_rich_new (NULL))->text;
}

/* Adds a part in one style. Takes text. */
void
cordee_document_add_words (CordeeDocument *document, CordeePartKind kind, const char *mark, CordeeRichStyle style, char *text)
{
  cordee_rich_take (cordee_document_add_rich (document, kind, mark), text, style);
}
