/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-letter-private.h"

#include "cordee-dossier-report-private.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* A name of more characters is cut at the foot of a page. */
#define MAX_NAME 32

/* ── what stands on every page, and above the text ──────────────── */

/* « CPTS du Rhôny · règles au 22/11/2026, base 2026-11-22 (empreinte d603b83d) · préparé avec Cordée ». */
char *
cordee_letter_foot (const CordeeLetter *self)
{
  const CordeeReportInput *input = self->input;
  g_autofree char *whole = cordee_dossier_report_name (input->dossier);
  g_autofree char *cut = g_utf8_strlen (whole, -1) > MAX_NAME ? g_utf8_substring (whole, 0, MAX_NAME - 1) : NULL;
  g_autofree char *name = cut != NULL ? g_strconcat (g_strchomp (cut), "…", NULL) : g_strdup (whole);
  g_autofree char *day = cordee_day_to_words (cordee_dossier_report_context (input).as_of);
  g_autofree char *version = cordee_knowledge_dup_version (input->knowledge);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (input->knowledge);

  return cordee_report_take_typeset (
      /* TRANSLATORS: at the foot of a page. %1$s is the name of a project, %2$s the date of the rules, %3$s the version of the base, %4$.8s the
         start of its fingerprint. */
      g_strdup_printf (_("%1$s · règles au %2$s, base %3$s (empreinte %4$.8s) · préparé avec Cordée"), name, day, version, sha256));
}

/* « CPTS du Rhôny · Occitanie · 22/11/2026 ». */
char *
cordee_letter_lead (const CordeeLetter *self)
{
  g_autofree char *name = cordee_dossier_report_name (self->input->dossier);
  g_autofree char *place = cordee_dossier_report_place (self->input);
  g_autofree char *day = cordee_day_to_words (self->input->today);
  g_autofree char *lead = g_strjoin (" · ", name, place != NULL ? place : _("région à compléter"), day, NULL);

  return cordee_report_typeset (lead);
}

/* ── the head ───────────────────────────────────────────────────── */

/* What the marks mean, so that whoever opens the file later knows what is to be done with it. */
static void
add_legend (CordeeLetter *self)
{
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_BOX, NULL);

  cordee_rich_append_typeset (rich, _("Brouillon à relire et à compléter."), CORDEE_RICH_BOLD);
  cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, cordee_report_word (self->template->summary), CORDEE_RICH_PLAIN);
  cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich,
                              _("Entre crochets : d’où vient chaque paragraphe (déclaré, estimé, justifié, importé, calculé, règle, texte proposé). "
                                "Surligné : ce qui reste à écrire. À retirer avant l’envoi : cet encadré, les crochets et la dernière partie."),
                              CORDEE_RICH_SOFT);
}

static void
add_sender (CordeeLetter *self)
{
  const CordeeDossier *dossier = self->input->dossier;
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_FACT, _("Expéditeur"));

  cordee_rich_take (rich, cordee_dossier_report_name (dossier), CORDEE_RICH_BOLD);
  cordee_rich_append (rich, "\n", CORDEE_RICH_PLAIN);
  if (dossier->contact != NULL)
    cordee_rich_append_typeset (rich, dossier->contact, CORDEE_RICH_PLAIN);
  else
    cordee_rich_append_todo (rich, _("adresse et personne à joindre"));
}

/* To whom: the actor, and the pages that the base knows of it in the region. */
static void
add_addressee (CordeeLetter *self)
{
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_FACT, _("Destinataire"));
  const CordeeActor *actor
    = self->template->addressee != NULL ? cordee_knowledge_find_actor (self->input->knowledge, self->template->addressee) : NULL;
  CordeeContext context = cordee_dossier_report_context (self->input);
  g_autoptr(GPtrArray) contacts = NULL;
  g_autofree char *label = NULL;

  if (actor == NULL || self->structure == NULL)
    {
      cordee_rich_append_todo (rich, _("nom et adresse"));
      return;
    }
  label = cordee_text_capitalise (cordee_report_word (actor->label));
  cordee_rich_append_typeset (rich, label, CORDEE_RICH_BOLD);
  contacts = cordee_contacts_select (self->input->knowledge, self->structure->id, context.region, context.departement, actor->id);
  for (guint i = 0; i < contacts->len; i++)
    {
      const CordeeContact *contact = contacts->pdata[i];
      const CordeeStatement *statement = cordee_letter_find_statement (self, contact->statement);

      if (contact->region == NULL)
        continue;
      cordee_rich_append (rich, "\n", CORDEE_RICH_PLAIN);
      cordee_rich_append_typeset (rich, cordee_report_word (contact->label), CORDEE_RICH_PLAIN);
      cordee_rich_cite_statement (rich, statement, self->cited);
    }
  cordee_rich_append (rich, "\n", CORDEE_RICH_PLAIN);
  cordee_rich_append_todo (rich, _("adresse postale ou électronique"));
}

static void
add_letter_head (CordeeLetter *self)
{
  CordeeRich *rich;

  add_sender (self);
  add_addressee (self);
  rich = cordee_document_add_rich (self->document, CORDEE_PART_FACT, _("Lieu et date"));
  cordee_rich_append_todo (rich, _("lieu et jour de l’envoi"));
  rich = cordee_document_add_rich (self->document, CORDEE_PART_FACT, C_("letter", "Objet"));
  cordee_rich_append_typeset (rich, cordee_report_word (self->template->label), CORDEE_RICH_BOLD);
  if (self->structure != NULL)
    cordee_rich_take (rich, g_strdup_printf (" · %s (%s)", cordee_report_word (self->structure->name), self->structure->id), CORDEE_RICH_PLAIN);
  cordee_document_add_words (self->document, CORDEE_PART_PARAGRAPH, NULL, CORDEE_RICH_PLAIN, g_strdup (_("Madame, Monsieur,")));
}

/* Adds what stands before the first part. */
void
cordee_letter_add_head (CordeeLetter *self)
{
  add_legend (self);
  if (self->template->letter)
    add_letter_head (self);
}

/* ── the end ────────────────────────────────────────────────────── */

static void
add_signature (CordeeLetter *self)
{
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);

  cordee_rich_append_typeset (rich, _("Pour le projet,"), CORDEE_RICH_PLAIN);
  cordee_rich_append (rich, "\n", CORDEE_RICH_PLAIN);
  cordee_rich_append_todo (rich, _("nom, qualité et signature"));
}

/* Adds what a statement asks for, its sources, and where it holds if that is elsewhere. */
static void
add_origin (CordeeLetter *self, const CordeeStatement *statement)
{
  CordeeContext context = cordee_dossier_report_context (self->input);
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_ITEM, "•");

  cordee_rich_append_typeset (rich, statement->text, CORDEE_RICH_PLAIN);
  cordee_rich_cite_statement (rich, statement, self->cited);
  if (statement->region != NULL && g_strcmp0 (statement->region, context.region) != 0)
    {
      g_autofree char *place = cordee_report_place (self->input->knowledge, statement->region, NULL);

      /* TRANSLATORS: after what is said in a region (%s), which is only a model elsewhere. */
      cordee_rich_take (rich, g_strdup_printf (_(" (%s ; ici, c’est un modèle)"), place), CORDEE_RICH_BOLD);
    }
}

/* Adds where the headings come from. */
static void
add_origins (CordeeLetter *self)
{
  CordeeContext context = cordee_dossier_report_context (self->input);
  g_autoptr(GPtrArray) told = g_ptr_array_new ();
  gboolean own = FALSE;

  for (guint i = 0; self->template->statements != NULL && self->template->statements[i] != NULL; i++)
    {
      const CordeeStatement *statement = cordee_letter_find_statement (self, self->template->statements[i]);

      if (statement != NULL && (statement->region == NULL || g_strcmp0 (statement->region, context.region) == 0))
        g_ptr_array_add (told, (gpointer) statement);
    }
  for (guint i = 0; i < self->template->parts->len; i++)
    {
      const CordeeTemplatePart *part = self->template->parts->pdata[i];
      const CordeeStatement *statement = cordee_letter_find_statement (self, part->statement);

      own = own || (statement == NULL && !cordee_letter_is_of_another (self, part));
      if (statement != NULL && !g_ptr_array_find (told, statement, NULL))
        g_ptr_array_add (told, (gpointer) statement);
    }
  cordee_document_add_subheading (self->document, _("D’où viennent les rubriques"));
  for (guint i = 0; i < told->len; i++)
    add_origin (self, told->pdata[i]);
  if (own)
    cordee_document_add_words (self->document, CORDEE_PART_ITEM, "•", CORDEE_RICH_PLAIN,
                               g_strdup (told->len > 0 ? _("Les rubriques sans numéro de source, et leur ordre, sont proposés par Cordée.")
                                                       : _("Les rubriques et leur ordre sont proposés par Cordée : aucune source ne les fixe.")));
}

/* Adds what stands below the last part: who signs; then, on a page of its own, to be taken out, what the team should know. */
void
cordee_letter_add_end (CordeeLetter *self)
{
  if (self->template->letter)
    add_signature (self);
  cordee_document_add (self->document, CORDEE_PART_BREAK, NULL, NULL);
  cordee_document_add_heading (self->document, _("Pour l’équipe, à retirer avant l’envoi"));
  add_origins (self);
  cordee_report_add_sources (self->document, self->input, self->cited);
  cordee_report_add_rules (self->document, self->input);
}
