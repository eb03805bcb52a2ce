/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-dossier-report.h"

#include "cordee-dossier-report-private.h"
#include "cordee-letter.h"
#include "cordee-report-advice-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A name of more characters is cut at the foot of a page, and in the name of a file. */
#define MAX_NAME 50

/* ── kinds ──────────────────────────────────────────────────────── */

static const struct
{
  const char *id;
  const char *label;
} kinds[] = {
  { "comparison", N_("Comparaison") },
  { "interview", N_("Compte rendu d’entretien") },
  { "handover", N_("Note de passation") },
  { "funding", N_("Plan de financement") },
  { "roadmap", N_("Parcours") },
  { "letter", N_("Document à compléter") },
};

/* As the command line names it; static. */
const char *
cordee_report_kind_id (CordeeReportKind kind)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == CORDEE_N_REPORTS);
  return kinds[kind].id;
}

/* Static, in the language of the reader. */
const char *
cordee_report_kind_label (CordeeReportKind kind)
{
  return _(kinds[kind].label);
}

/* Reads an id; kind is untouched where it is none. */
gboolean
cordee_report_kind_parse (const char *text, CordeeReportKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, text))
      {
        *kind = (CordeeReportKind) i;
        return TRUE;
      }
  return FALSE;
}

/* text, cut where it is long. The caller owns it. */
static char *
shorten (const char *text)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_NAME)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, MAX_NAME - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* ── the name of a file ─────────────────────────────────────────── */

/* Replaces what some file system does not take, and drops dots and spaces at both ends. */
static char *
make_harmless (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autofree char *collapsed = NULL;
  gsize start, end;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || (c < 128 && strchr ("/\\:*?\"<>|", (int) c) != NULL))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  collapsed = cordee_text_collapse (out->str);
  g_string_free (out, TRUE);
  start = strspn (collapsed, ". ");
  for (end = strlen (collapsed); end > start && strchr (". ", collapsed[end - 1]) != NULL;)
    end--;
  return g_strndup (collapsed + start, end - start);
}

/* A name for the file of a report or another document, which what says: « Équipe du Vidourle, compte rendu d’entretien, 2026-11-22.pdf ».
   dossier may be NULL; suffix with or
   without its dot. No folder is in it, nor anything that a file system refuses. The caller owns it. */
char *
cordee_report_dup_file_name (const char *what, const CordeeDossier *dossier, CordeeDay day, const char *suffix)
{
  g_autofree char *harmless = make_harmless (dossier != NULL ? dossier->name : "");
  g_autofree char *name = shorten (harmless);
  g_autofree char *label = cordee_advice_lower_first (what);
  g_autofree char *iso = cordee_day_to_iso (day);
  const char *dot = g_str_has_prefix (suffix, ".") ? "" : ".";

  if (*name == '\0')
    return g_strdup_printf ("%s, %s%s%s", what, iso, dot, suffix);
  return g_strdup_printf ("%s, %s, %s%s%s", name, label, iso, dot, suffix);
}

/* ── the document ───────────────────────────────────────────────── */

/* « Compte rendu d’entretien du 22/11/2026 · Occitanie · suivi par Claire Martin ». */
static char *
make_lead (CordeeReportKind kind, const CordeeReportInput *input)
{
  g_autofree char *day = cordee_day_to_words (input->today);
  g_autofree char *place = cordee_dossier_report_place (input);
  /* TRANSLATORS: %1$s is the kind of a report (Compte rendu d’entretien), %2$s the day on which it was made. */
  g_autofree char *what = g_strdup_printf (_("%1$s, %2$s"), cordee_report_kind_label (kind), day);
  /* TRANSLATORS: %s is who looks after the project: an advisor. */
  g_autofree char *advisor = input->dossier->advisor != NULL ? g_strdup_printf (_("suivi par %s"), input->dossier->advisor) : NULL;
  g_autofree char *lead = g_strjoin (" · ", what, place != NULL ? place : _("région à compléter"), advisor, NULL);

  return cordee_report_typeset (lead);
}

/* « Compte rendu d’entretien · Équipe du Vidourle · règles au 22/11/2026 · base 2026-11-22 (empreinte d603b83d) ». */
static char *
make_foot (CordeeReportKind kind, const CordeeReportInput *input)
{
  g_autofree char *whole = cordee_dossier_report_name (input->dossier);
  g_autofree char *name = shorten (whole);
  g_autofree char *day = cordee_day_to_words (input->advice->context.as_of);
  g_autofree char *version = cordee_knowledge_dup_version (input->knowledge);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (input->knowledge);
  /* TRANSLATORS: at the foot of a page. %1$s is the kind of a report, %2$s the name of a project, %3$s the date of the rules, %4$s the version
     of the base, %5$.8s the start of its fingerprint. */
  g_autofree char *foot = g_strdup_printf (_("%1$s · %2$s · règles au %3$s · base %4$s (empreinte %5$.8s)"), cordee_report_kind_label (kind), name,
                                           day, version, sha256);

  return cordee_report_typeset (foot);
}

/* ── documents on the way to a structure ────────────────────────── */

static CordeeHow
how_of (const CordeeAdvice *advice, const CordeeCandidate *candidate)
{
  if (candidate == advice->primary)
    return advice->how;
  return candidate->joining != NULL ? CORDEE_HOW_ADHERER : CORDEE_HOW_CREER;
}

/* Which way a document on a dossier is on where none is told: that of the course touched last; else to a structure chosen; else to the first in
   rank that the base has a way to. structure: borrowed. FALSE, both untouched, where there is none. */
gboolean
cordee_report_find_way (const CordeeReportInput *input, const char **structure, CordeeHow *how)
{
  const CordeeCourse *course = cordee_dossier_get_course (input->dossier);

  if (course != NULL && cordee_roadmap_exists (input->knowledge, course->structure, course->how))
    {
      *structure = course->structure;
      *how = course->how;
      return TRUE;
    }
  for (guint i = 0; i < input->dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = input->dossier->choices->pdata[i];

      if (!cordee_roadmap_exists (input->knowledge, choice->structure, choice->how))
        continue;
      *structure = choice->structure;
      *how = choice->how;
      return TRUE;
    }
  for (guint i = 0; i < input->advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = input->advice->ranked->pdata[i];
      CordeeHow of = how_of (input->advice, candidate);

      if (!cordee_roadmap_exists (input->knowledge, candidate->structure->id, of))
        continue;
      *structure = candidate->structure->id;
      *how = of;
      return TRUE;
    }
  return FALSE;
}

/* That way with its dates; NULL where there is none. The caller owns it. */
CordeeRoadmap *
cordee_dossier_report_make_roadmap (const CordeeReportInput *input)
{
  CordeeRoadmapInput asked = { .rulebook = input->advice->rulebook, .situation = input->advice->situation, .today = input->today };

  if (!cordee_report_find_way (input, &asked.structure, &asked.how)
      || cordee_knowledge_find_structure (input->knowledge, asked.structure) == NULL)
    return NULL;
  asked.course = cordee_dossier_find_course (input->dossier, asked.structure, asked.how);
  return cordee_roadmap_new (&asked);
}

/* The template that is asked for; else the first letter for the structure of the way, else its first document. NULL where the base has none. */
static const CordeeTemplate *
find_template (const CordeeReportInput *input)
{
  g_autoptr(CordeeRoadmap) own = NULL;
  g_autoptr(GPtrArray) templates = NULL;
  const CordeeRoadmap *roadmap = input->roadmap;

  if (input->template != NULL)
    return cordee_knowledge_find_template (input->knowledge, input->template);
  if (roadmap == NULL)
    roadmap = own = cordee_dossier_report_make_roadmap (input);
  templates = cordee_templates_select (input->knowledge, roadmap != NULL ? roadmap->structure->id : NULL, input->advice->context.region);
  for (guint i = 0; i < templates->len; i++)
    if (((const CordeeTemplate *) templates->pdata[i])->letter)
      return templates->pdata[i];
  return templates->len > 0 ? templates->pdata[0] : NULL;
}

/* A report; of a dossier, with its advice, unless it is a comparison. NULL: a letter where the base has no document of that name, or none at
   all. The caller owns it. */
CordeeDocument *
cordee_report_new (CordeeReportKind kind, const CordeeReportInput *input)
{
  CordeeDocument *document;
  g_autofree char *title = NULL;

  g_return_val_if_fail (input != NULL && input->knowledge != NULL, NULL);

  if (kind == CORDEE_REPORT_COMPARISON)
    return cordee_report_comparison_document (input);
  g_return_val_if_fail (input->dossier != NULL && input->advice != NULL, NULL);
  if (kind == CORDEE_REPORT_LETTER)
    {
      const CordeeTemplate *template = find_template (input);

      return template != NULL ? cordee_letter_new (template, input) : NULL;
    }

  title = cordee_dossier_report_name (input->dossier);
  /* TRANSLATORS: the code of the language of this translation: en in English. */
  document = cordee_document_new (title, C_("language code", "fr"), input->now);
  document->lead = make_lead (kind, input);
  document->subject = g_strdup (cordee_report_kind_label (kind));
  document->author = g_strdup (input->dossier->advisor);
  document->foot = make_foot (kind, input);
  if (kind == CORDEE_REPORT_INTERVIEW)
    cordee_dossier_report_fill_interview (document, input);
  else if (kind == CORDEE_REPORT_FUNDING)
    cordee_dossier_report_fill_funding (document, input);
  else if (kind == CORDEE_REPORT_ROADMAP)
    cordee_dossier_report_fill_roadmap (document, input);
  else
    cordee_dossier_report_fill_handover (document, input);
  return document;
}
