/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-letter-private.h"

#include "cordee-dossier-report-private.h"
#include "cordee-report-advice.h"

#include <glib/gi18n-lib.h>

/* ── which templates ────────────────────────────────────────────── */

static gboolean
is_for (const CordeeTemplate *template, const char *structure)
{
  return template->structures == NULL || (structure != NULL && g_strv_contains ((const char *const *) template->structures, structure));
}

static gboolean
is_there (const CordeeTemplate *template, const char *region)
{
  return template->region == NULL || g_strcmp0 (template->region, region) == 0;
}

/* Whether a regional template of a list stands for another. */
static gboolean
is_replaced (const CordeeTemplate *template, GPtrArray *templates, const char *structure, const char *region)
{
  for (guint i = 0; i < templates->len; i++)
    {
      const CordeeTemplate *other = templates->pdata[i];

      if (g_strcmp0 (other->replaces, template->id) == 0 && is_for (other, structure) && is_there (other, region))
        return TRUE;
    }
  return FALSE;
}

/* The templates for a structure (NULL: those that suit any) and a region (NULL: no regional one), in the order of the base. Borrowed, in an
   array that the caller owns. */
GPtrArray *
cordee_templates_select (const CordeeKnowledge *knowledge, const char *structure, const char *region)
{
  GPtrArray *templates = cordee_knowledge_get_templates (knowledge);
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < templates->len; i++)
    {
      CordeeTemplate *template = templates->pdata[i];

      if (is_for (template, structure) && is_there (template, region) && !is_replaced (template, templates, structure, region))
        g_ptr_array_add (selected, template);
    }
  return selected;
}

/* ── for which structure ────────────────────────────────────────── */

/* The structure that a document is for: that of the roadmap at hand, of the course touched last, of a choice, the first in rank; the first of
   the template where it suits none of them. */
static const char *
find_structure (const CordeeTemplate *template, const CordeeReportInput *input)
{
  const CordeeDossier *dossier = input->dossier;
  const CordeeCourse *course = dossier != NULL ? cordee_dossier_get_course (dossier) : NULL;

  if (input->roadmap != NULL && is_for (template, input->roadmap->structure->id))
    return input->roadmap->structure->id;
  if (course != NULL && is_for (template, course->structure))
    return course->structure;
  for (guint i = 0; dossier != NULL && i < dossier->choices->len; i++)
    {
      const CordeeDossierChoice *choice = dossier->choices->pdata[i];

      if (is_for (template, choice->structure))
        return choice->structure;
    }
  if (input->advice->primary != NULL && is_for (template, input->advice->primary->structure->id))
    return input->advice->primary->structure->id;
  return template->structures != NULL ? template->structures[0] : NULL;
}

/* The way to the structure, with its dates; NULL where there is no structure. Borrowed. */
const CordeeRoadmap *
cordee_letter_get_roadmap (CordeeLetter *self)
{
  const CordeeReportInput *input = self->input;
  CordeeRoadmapInput asked = { .how = CORDEE_HOW_CREER, .today = input->today };

  if (self->roadmap != NULL || self->structure == NULL)
    return self->roadmap;
  asked.rulebook = input->advice->rulebook;
  asked.structure = self->structure->id;
  asked.situation = input->advice->situation;
  asked.course = input->dossier != NULL ? cordee_dossier_find_course (input->dossier, self->structure->id, CORDEE_HOW_CREER) : NULL;
  self->own_roadmap = cordee_roadmap_new (&asked);
  self->roadmap = self->own_roadmap;
  return self->roadmap;
}

static void
letter_init (CordeeLetter *self, const CordeeTemplate *template, const CordeeReportInput *input, CordeeDocument *document)
{
  const char *structure = find_structure (template, input);

  self->template = template;
  self->input = input;
  self->document = document;
  self->cited = cordee_cited_new ();
  if (structure != NULL)
    self->structure = cordee_knowledge_find_structure (input->knowledge, structure);
  if (input->roadmap != NULL && input->roadmap->structure == self->structure)
    self->roadmap = input->roadmap;
}

static void
letter_clear (CordeeLetter *self)
{
  cordee_cited_free (self->cited);
  cordee_roadmap_free (self->own_roadmap);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordeeLetter, letter_clear)

/* ── paragraphs ─────────────────────────────────────────────────── */

/* Adds a paragraph to be written: in a letter a paragraph, elsewhere a line to tick off. */
CordeeWritten
cordee_letter_todo (CordeeLetter *self, const char *what)
{
  gboolean letter = self->template->letter;
  CordeeRich *rich = cordee_document_add_rich (self->document, letter ? CORDEE_PART_PARAGRAPH : CORDEE_PART_ITEM, letter ? NULL : "□");
  g_autofree char *filled = what != NULL ? cordee_report_fill (self->input->advice, what) : NULL;

  cordee_rich_append_todo (rich, filled);
  return CORDEE_WRITTEN_NO;
}

/* A sentence with answers; where one is missing, what to write. */
static CordeeWritten
add_sentence (CordeeLetter *self, const CordeeTemplatePart *part, const CordeeTemplateItem *item)
{
  CordeeBasis basis = { 0 };
  CordeeRich *rich;

  for (guint i = 0; item->uses != NULL && item->uses[i] != NULL; i++)
    {
      if (!cordee_letter_is_known (self, item->uses[i]))
        return item->otherwise != NULL ? cordee_letter_todo (self, item->otherwise) : CORDEE_WRITTEN_NOTHING;
      cordee_basis_add_variable (&basis, self, item->uses[i]);
    }
  rich = cordee_document_add_rich (self->document, CORDEE_PART_PARAGRAPH, NULL);
  cordee_rich_take (rich, cordee_report_fill (self->input->advice, item->text), CORDEE_RICH_PLAIN);
  if (item->uses != NULL)
    cordee_rich_append_basis (rich, &basis);
  else
    cordee_rich_append_mark (rich, cordee_letter_find_statement (self, part->statement) != NULL ? C_("mark of a paragraph", "règle")
                                                                                  : C_("mark of a paragraph", "texte proposé"));
  return item->uses != NULL ? CORDEE_WRITTEN_YES : CORDEE_WRITTEN_FIXED;
}

static CordeeWritten
add_item (CordeeLetter *self, const CordeeTemplatePart *part, const CordeeTemplateItem *item)
{
  const CordeeAdvice *advice = self->input->advice;

  if (item->when != NULL && cordee_rulebook_test (advice->rulebook, item->when, advice->slots) == CORDEE_TRUTH_FALSE)
    return CORDEE_WRITTEN_NOTHING;
  switch (item->kind)
    {
    case CORDEE_TEMPLATE_SAY:
      return add_sentence (self, part, item);
    case CORDEE_TEMPLATE_FILL:
      return cordee_letter_fill (self, item);
    case CORDEE_TEMPLATE_ASK:
    default:
      return cordee_letter_todo (self, item->text);
    }
}

/* Adds the heading of a part, with the sources that ask for it. */
static void
add_heading (CordeeLetter *self, const CordeeTemplatePart *part, guint number)
{
  CordeeRich *rich = cordee_document_add_rich (self->document, CORDEE_PART_HEADING, NULL);
  const CordeeStatement *statement = cordee_letter_find_statement (self, part->statement);

  cordee_rich_take (rich, g_strdup_printf ("%u. %s", number, cordee_report_word (part->heading)), CORDEE_RICH_PLAIN);
  cordee_rich_cite_statement (rich, statement, self->cited);
}

/* Adds all parts; what is written of them is counted, where these are not NULL. */
static void
add_parts (CordeeLetter *self, guint *n_written, guint *n_all)
{
  guint number = 0;

  for (guint i = 0; i < self->template->parts->len; i++)
    {
      const CordeeTemplatePart *part = self->template->parts->pdata[i];
      guint at = self->document->parts->len;
      gboolean any = FALSE;

      if (cordee_letter_is_of_another (self, part))
        continue;
      add_heading (self, part, number + 1);
      for (guint j = 0; j < part->items->len; j++)
        {
          CordeeWritten written = add_item (self, part, part->items->pdata[j]);

          any = any || written != CORDEE_WRITTEN_NOTHING;
          *n_written += written == CORDEE_WRITTEN_YES;
          *n_all += written == CORDEE_WRITTEN_YES || written == CORDEE_WRITTEN_NO;
        }
      if (any)
        number++;
      else
        g_ptr_array_set_size (self->document->parts, (int) at);
    }
}

/* ── the document ───────────────────────────────────────────────── */

/* A document made of a template, from a dossier with its advice: what the answers say, and what is still to be written, each paragraph with
   its mark. A pure function of them. The caller owns it. */
CordeeDocument *
cordee_letter_new (const CordeeTemplate *template, const CordeeReportInput *input)
{
  g_auto(CordeeLetter) letter = { 0 };
  CordeeDocument *document;
  g_autofree char *title = NULL;
  guint n_written = 0, n_all = 0;

  g_return_val_if_fail (template != NULL && input != NULL, NULL);
  g_return_val_if_fail (input->dossier != NULL && input->advice != NULL, NULL);

  title = cordee_report_typeset (cordee_report_word (template->label));
  document = cordee_document_new (title, C_("language code", "fr"), input->now);
  letter_init (&letter, template, input, document);
  document->lead = cordee_letter_lead (&letter);
  document->subject = g_strdup (title);
  document->author = g_strdup (input->dossier->advisor);
  document->foot = cordee_letter_foot (&letter);
  cordee_letter_add_head (&letter);
  add_parts (&letter, &n_written, &n_all);
  cordee_letter_add_end (&letter);
  return document;
}

/* How many paragraphs of a document the answers fill, and how many there are to fill at all; words that are always the same are not counted.
   input: with an advice; its dossier may be NULL. */
void
cordee_letter_count (const CordeeTemplate *template, const CordeeReportInput *input, guint *n_written, guint *n_all)
{
  g_autoptr(CordeeDocument) document = cordee_document_new ("", "fr", 0);
  g_auto(CordeeLetter) letter = { 0 };

  *n_written = *n_all = 0;
  g_return_if_fail (template != NULL && input != NULL && input->advice != NULL);

  letter_init (&letter, template, input, document);
  add_parts (&letter, n_written, n_all);
}
