/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report.h"

#include "cordee-dossier-report-private.h"
#include "cordee-report-advice.h"

#include <glib/gi18n-lib.h>

/* ── the project ────────────────────────────────────────────────── */

/* Adds a fact where there is one to tell. Takes text, which may be NULL or "". */
static void
add_fact (CordeeDocument *document, const char *mark, char *text)
{
  if (text != NULL && *text != '\0')
    cordee_document_add_words (document, CORDEE_PART_FACT, mark, CORDEE_RICH_PLAIN, text);
  else
    g_free (text);
}

static void
add_place (CordeeDocument *document, const CordeeReportInput *input)
{
  CordeeRich *rich = cordee_document_add_rich (document, CORDEE_PART_FACT, _("Territoire"));
  char *place = cordee_dossier_report_place (input);

  if (place != NULL)
    {
      cordee_rich_take (rich, place, CORDEE_RICH_PLAIN);
      return;
    }
  cordee_rich_append_gap (rich);
  cordee_rich_append_typeset (rich, _(" : seules les règles nationales sont comptées"), CORDEE_RICH_SOFT);
}

/* Adds facts on whose project it is; nothing without a dossier. The name is left out where it is the title. */
void
cordee_report_add_project (CordeeDocument *document, const CordeeReportInput *input)
{
  const CordeeDossier *dossier = input->dossier;
  g_autofree char *name = NULL;

  if (dossier == NULL)
    return;
  name = cordee_dossier_report_name (dossier);
  if (!g_str_equal (document->title, name))
    add_fact (document, _("Projet"), g_strdup (name));
  add_place (document, input);
  add_fact (document, _("Contact"), g_strdup (dossier->contact));
  add_fact (document, _("Suivi par"), g_strdup (dossier->advisor));
  add_fact (document, _("Commencé le"), cordee_dossier_report_day (cordee_dossier_get_created (dossier)));
  if (dossier->archived)
    add_fact (document, _("État"), g_strdup (_("archivé")));
}

/* ── answers ────────────────────────────────────────────────────── */

/* What is to be known of an answer beside its value. */
static void
append_reserves (CordeeRich *rich, const CordeeReportInput *input, const CordeeQuestion *question, const CordeeAnswer *answer)
{
  const CordeeAdvice *advice = input->advice;
  int slot = question != NULL ? cordee_rulebook_find_slot (advice->rulebook, question->id) : -1;
  gboolean idle = slot >= 0 && (guint) slot < cordee_rulebook_get_n_questions (advice->rulebook)
                  && cordee_rulebook_question_applies (advice->rulebook, (guint) slot, advice->slots) == CORDEE_TRUTH_FALSE;

  if (answer->provenance != CORDEE_PROVENANCE_DECLARED)
    {
      g_autofree char *provenance = g_strdup_printf (" (%s)", cordee_report_provenance_label (answer->provenance));

      cordee_rich_append_typeset (rich, provenance, CORDEE_RICH_SOFT);
    }
  if (idle)
    cordee_rich_append_typeset (rich, _(" (sans effet : la question ne se pose pas pour ce projet)"), CORDEE_RICH_SOFT);
  else if (question == NULL)
    cordee_rich_append_typeset (rich, _(" (question que cette base ne pose pas)"), CORDEE_RICH_SOFT);
  else if (answer->confirm)
    {
      cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
      cordee_rich_append_typeset (rich, _("à confirmer"), CORDEE_RICH_GAP);
    }
}

/* Adds the answer to a question, or the gap where it matters and is not known. Returns whether there was any of them. */
static gboolean
add_answer (CordeeDocument *document, const CordeeReportInput *input, const CordeeQuestion *question)
{
  const CordeeAnswer *answer = cordee_situation_get (input->advice->situation, question->id);
  gboolean known = answer != NULL && answer->value->kind != CORDEE_VALUE_UNKNOWN;
  gboolean matters = g_ptr_array_find (input->advice->unasked, question, NULL);
  g_autofree char *name = NULL;
  CordeeRich *rich;

  if (answer == NULL && !matters)
    return FALSE;
  name = cordee_report_question_name (question);
  rich = cordee_document_add_rich (document, CORDEE_PART_FACT, name);
  if (known)
    {
      cordee_rich_take (rich, cordee_report_value_to_words (input->knowledge, question, answer->value), CORDEE_RICH_PLAIN);
      append_reserves (rich, input, question, answer);
    }
  else if (matters)
    cordee_rich_append_gap (rich);
  else
    cordee_rich_append_typeset (rich, _("pas encore connu ; sans effet sur le résultat à ce stade"), CORDEE_RICH_SOFT);
  return TRUE;
}

/* Adds the questions of a section (NULL: those of none) under its heading; nothing where there is none to show. */
static void
add_section (CordeeDocument *document, const CordeeReportInput *input, const CordeeSection *section)
{
  GPtrArray *questions = cordee_knowledge_get_questions (input->knowledge);
  guint at = document->parts->len;
  gboolean any = FALSE;

  cordee_document_add_subheading (document, section != NULL ? cordee_report_word (section->label) : _("Autres réponses"));
  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];

      if (g_strcmp0 (question->section, section != NULL ? section->id : NULL) == 0)
        any |= add_answer (document, input, question);
    }
  for (guint i = 0; section == NULL && i < cordee_situation_get_answers (input->advice->situation)->len; i++)
    {
      const CordeeAnswer *answer = cordee_situation_get_answers (input->advice->situation)->pdata[i];
      CordeeRich *rich;

      if (cordee_knowledge_find_question (input->knowledge, answer->id) != NULL || answer->value->kind == CORDEE_VALUE_UNKNOWN)
        continue;
      rich = cordee_document_add_rich (document, CORDEE_PART_FACT, answer->id);
      cordee_rich_take (rich, cordee_value_to_string (answer->value, NULL), CORDEE_RICH_PLAIN);
      append_reserves (rich, input, NULL, answer);
      any = TRUE;
    }
  if (!any)
    g_ptr_array_set_size (document->parts, (int) at);
}

/* Adds the answers under the headings of the interview: those that are known, with how they are known, and as gaps those that could still
   change the result. Nothing without an advice. */
void
cordee_report_add_answers (CordeeDocument *document, const CordeeReportInput *input)
{
  GPtrArray *sections = cordee_knowledge_get_sections (input->knowledge);
  guint at = document->parts->len;

  if (input->advice == NULL)
    return;
  cordee_document_add_heading (document, cordee_dossier_report_is_empty (input) ? _("Les réponses à donner") : _("Les réponses"));
  for (guint i = 0; i < sections->len; i++)
    add_section (document, input, sections->pdata[i]);
  add_section (document, input, NULL);
  if (document->parts->len == at + 1)
    g_ptr_array_set_size (document->parts, (int) at);
}

/* ── limits, sources, rules ─────────────────────────────────────── */

/* Adds what the reader must know of the advice; nothing without one. */
void
cordee_report_add_limits (CordeeDocument *document, const CordeeReportInput *input)
{
  g_autoptr(GPtrArray) limits = NULL;

  if (input->advice == NULL)
    return;
  limits = cordee_report_limits (input->advice);
  if (limits->len > 0)
    cordee_document_add_heading (document, _("Ce qu’il faut savoir"));
  for (guint i = 0; i < limits->len; i++)
    cordee_document_add_words (document, CORDEE_PART_ITEM, "•", CORDEE_RICH_PLAIN, g_strdup (limits->pdata[i]));
}

/* Only web addresses become links. */
static void
append_address (CordeeRich *rich, const char *address)
{
  gboolean link = g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://");

  cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
  cordee_rich_append_full (rich, address, CORDEE_RICH_SMALL, NULL, link ? address : NULL);
}

/* Adds the sources that were cited, by their numbers; nothing where none was. */
void
cordee_report_add_sources (CordeeDocument *document, const CordeeReportInput *input, const CordeeCited *cited)
{
  if (cited->ids->len > 0)
    cordee_document_add_heading (document, _("Sources"));
  for (guint i = 0; i < cited->ids->len; i++)
    {
      const char *id = cited->ids->pdata[i];
      const CordeeSource *source = cordee_knowledge_find_source (input->knowledge, id);
      g_autofree char *mark = g_strdup_printf ("[%u]", i + 1);
      CordeeRich *rich = cordee_rich_new (NULL);

      cordee_document_add (document, CORDEE_PART_ITEM, mark, rich)->anchor = g_strdup_printf ("source-%u", i + 1);
      cordee_rich_take (rich, source != NULL ? cordee_report_source_text (source) : g_strdup (id), CORDEE_RICH_PLAIN);
      for (guint j = 0; source != NULL && j < source->urls->len; j++)
        append_address (rich, source->urls->pdata[j]);
    }
}

/* Which base the dossier was saved with, where it is another one. */
static char *
make_other_base (const CordeeReportInput *input)
{
  const CordeeDossier *dossier = input->dossier;
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (input->knowledge);
  g_autofree char *version = NULL;

  if (dossier == NULL || dossier->base_sha256 == NULL || g_str_equal (dossier->base_sha256, sha256))
    return NULL;
  version = cordee_report_partial_date (dossier->base_version != NULL ? dossier->base_version : "?");
  /* TRANSLATORS: %1$s is the day on which another base was last checked, %2$.12s the start of its fingerprint. */
  return g_strdup_printf (_("vérifiée le %1$s, empreinte %2$.12s ; les résultats donnés ici sont ceux de la base ci-dessus"), version,
                          dossier->base_sha256);
}

/* Adds the date and place of the rules, the base that they are from with its whole fingerprint, and what the report is not. */
void
cordee_report_add_rules (CordeeDocument *document, const CordeeReportInput *input)
{
  CordeeContext context = cordee_dossier_report_context (input);
  const char *const departements[] = { context.departement, NULL };
  g_autofree char *version = cordee_knowledge_dup_version (input->knowledge);
  g_autofree char *checked = cordee_report_partial_date (version);
  CordeeRich *rich;

  cordee_document_add_heading (document, _("Les règles appliquées"));
  add_fact (document, _("Date des règles"), cordee_day_to_words (context.as_of));
  add_fact (document, _("Lieu des règles"),
            cordee_report_place (input->knowledge, context.region, context.departement != NULL ? departements : NULL));
  /* TRANSLATORS: %s is the day on which the base was last checked. */
  add_fact (document, _("Base"), g_strdup_printf (_("vérifiée le %s"), checked));
  add_fact (document, _("Empreinte de la base"), cordee_knowledge_dup_sha256 (input->knowledge));
  add_fact (document, _("Base du dernier enregistrement"), make_other_base (input));
  rich = cordee_document_add_rich (document, CORDEE_PART_PARAGRAPH, NULL);
  cordee_rich_append_typeset (rich, _("Information, pas un conseil juridique. Seuls les textes cités font foi."), CORDEE_RICH_SMALL);
  if (input->dossier != NULL)
    cordee_rich_append_typeset (rich, _(" Cordée ne demande aucune donnée de patient."), CORDEE_RICH_SMALL);
}
