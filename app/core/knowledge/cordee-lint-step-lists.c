/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-lint"

#include "config.h"

#include "cordee-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What steps refer to: public holidays, committees, contacts, and the documents that are prepared. */

/* ── holidays ───────────────────────────────────────────────────── */

static void
use_source (CordeeLinter *self, const CordeeLintSpot *spot, const char *id)
{
  const CordeeSource *source = cordee_knowledge_find_source (self->knowledge, id);

  if (source == NULL)
    cordee_lint_unknown (self, "unknown-source", spot->pack->file, spot->line, spot->id, id, cordee_knowledge_get_sources (self->knowledge));
  else
    g_hash_table_add (self->used_sources, (gpointer) source);
}

static void
check_holiday (CordeeLinter *self, const CordeePack *pack, const CordeeHoliday *holiday)
{
  const CordeeLintSpot spot = { pack, holiday->id, holiday->line };
  gboolean dated = holiday->month > 0 || holiday->day > 0;

  use_source (self, &spot, holiday->source);
  if (dated == (holiday->easter != 0))
    cordee_lint_tell (self, "holiday-day", &spot, _("le jour n’est pas dit, ou deux fois ; attendu : month et day, ou easter, autre que 0"));
  else if (dated && cordee_day_new (2001, holiday->month, holiday->day) == CORDEE_DAY_NONE)
    cordee_lint_tell (self, "holiday-day", &spot, _("ce jour n’est pas de chaque année ; attendu : month et day, un jour du calendrier"));
  for (guint i = 0; holiday->regions != NULL && holiday->regions[i] != NULL; i++)
    if (cordee_knowledge_find_region (self->knowledge, holiday->regions[i]) == NULL)
      cordee_lint_unknown (self, "unknown-region", pack->file, holiday->line, holiday->id, holiday->regions[i],
                           cordee_knowledge_get_regions (self->knowledge));
  for (guint i = 0; holiday->departements != NULL && holiday->departements[i] != NULL; i++)
    if (cordee_knowledge_find_region_of (self->knowledge, holiday->departements[i]) == NULL)
      cordee_lint_unknown (self, "unknown-departement", pack->file, holiday->line, holiday->id, holiday->departements[i], NULL);
}

/* ── committees and contacts ────────────────────────────────────── */

static void
check_committee (CordeeLinter *self, const CordeePack *pack, const CordeeCommittee *committee)
{
  const CordeeLintSpot spot = { pack, committee->id, committee->line };

  cordee_lint_place (self, &spot, committee->region, NULL);
  cordee_lint_statement (self, &spot, committee->statement);
  for (guint i = 1; i < committee->sessions->len; i++)
    if (g_array_index (committee->sessions, CordeeDay, i) <= g_array_index (committee->sessions, CordeeDay, i - 1))
      {
        cordee_lint_tell (self, "committee-sessions", &spot, _("les séances ne se suivent pas ; attendu : de la première à la dernière"));
        break;
      }
}

static void
check_contact (CordeeLinter *self, const CordeeContact *contact)
{
  const CordeeLintSpot spot = { contact->pack, contact->id, contact->line };

  cordee_lint_actor (self, &spot, contact->actor);
  cordee_lint_place (self, &spot, contact->region, contact->departements);
  for (guint i = 0; contact->structures != NULL && contact->structures[i] != NULL; i++)
    cordee_lint_cell (self, &spot, contact->structures[i], NULL);
  cordee_lint_statement (self, &spot, contact->statement);
  if (contact->source != NULL)
    use_source (self, &spot, contact->source);
  else if (contact->statement == NULL)
    cordee_lint_tell (self, "contact-without-source", &spot, _("rien ne dit d’où vient ce contact ; attendu : statement ou source"));
}

/* ── documents ──────────────────────────────────────────────────── */

static gboolean
uses (const CordeeTemplateItem *item, const char *variable)
{
  return item->uses != NULL && g_strv_contains ((const char *const *) item->uses, variable);
}

/* Checks that every {variable} of a text is known and said to be used. */
static void
check_text (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeTemplateItem *item)
{
  cordee_lint_placeholders (self, spot, item->text);
  for (const char *at = strchr (item->text, '{'); at != NULL; at = strchr (at + 1, '{'))
    {
      const char *end = strchr (at, '}');
      g_autofree char *variable = end != NULL ? g_strndup (at + 1, (gsize) (end - at - 1)) : NULL;
      g_autofree char *hint = NULL;

      if (variable == NULL || uses (item, variable))
        continue;
      hint = g_strdup_printf (_("le texte emploie « %s » sans le dire ; attendu : uses avec cet identifiant"), variable);
      cordee_lint_tell (self, "template-uses", spot, hint);
    }
}

static void
check_fill (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeTemplateItem *item)
{
  const CordeeQuestion *question;

  if (item->text != NULL)
    cordee_lint_tell (self, "template-item", spot, _("une liste n’a pas de texte ; attendu : <otherwise>, ou rien"));
  if (item->fill != CORDEE_FILL_OBJECTIVES)
    return;
  question = item->uses != NULL ? cordee_knowledge_find_question (self->knowledge, item->uses[0]) : NULL;
  if (item->uses == NULL || item->uses[1] != NULL || (question != NULL && question->choices->len == 0))
    cordee_lint_tell (self, "template-item", spot, _("rien ne dit de quelle question sont les choix ; attendu : uses, avec une question à choix"));
}

static void
check_item (CordeeLinter *self, const CordeeTemplate *template, const CordeeTemplateItem *item)
{
  const CordeeLintSpot spot = { template->pack, template->id, item->line };

  for (guint i = 0; item->uses != NULL && item->uses[i] != NULL; i++)
    if (cordee_knowledge_find_question (self->knowledge, item->uses[i]) == NULL
        && cordee_knowledge_find_derivation (self->knowledge, item->uses[i]) == NULL)
      cordee_lint_unknown (self, "unknown-variable", spot.pack->file, spot.line, spot.id, item->uses[i], self->variables);
  cordee_lint_condition (self, &spot, item->when, G_MAXUINT);
  if (item->otherwise != NULL && strchr (item->otherwise, '{') != NULL)
    cordee_lint_tell (self, "template-uses", &spot, _("ce qui reste à écrire n’emploie pas de réponse ; attendu : un texte sans accolades"));

  if (item->kind == CORDEE_TEMPLATE_FILL)
    {
      check_fill (self, &spot, item);
      return;
    }
  if (item->text == NULL)
    cordee_lint_tell (self, "template-item", &spot, _("l’alinéa est vide ; attendu : un <text>"));
  else
    check_text (self, &spot, item);
  if (item->kind == CORDEE_TEMPLATE_ASK && (item->uses != NULL || item->otherwise != NULL))
    cordee_lint_tell (self, "template-item", &spot, _("ce qui est à écrire ne dépend d’aucune réponse ; attendu : ni uses ni <otherwise>"));
}

static void
check_template_replaces (CordeeLinter *self, const CordeeLintSpot *spot, const CordeeTemplate *template)
{
  const CordeeTemplate *other = cordee_knowledge_find_template (self->knowledge, template->replaces);

  if (template->replaces == NULL)
    return;
  if (other == NULL)
    cordee_lint_unknown (self, "unknown-template", spot->pack->file, spot->line, spot->id, template->replaces,
                         cordee_knowledge_get_templates (self->knowledge));
  else if (template->region == NULL || other->region != NULL)
    cordee_lint_tell (self, "template-replaces", spot,
                      _("seul un document régional remplace, et un document national ; attendu : region=\"…\" ici seulement"));
}

/* Checks one document that is prepared. */
void
cordee_lint_template (CordeeLinter *self, const CordeeTemplate *template)
{
  const CordeeLintSpot spot = { template->pack, template->id, template->line };
  g_autoptr(GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; template->structures != NULL && template->structures[i] != NULL; i++)
    cordee_lint_cell (self, &spot, template->structures[i], NULL);
  cordee_lint_place (self, &spot, template->region, NULL);
  check_template_replaces (self, &spot, template);
  cordee_lint_actor (self, &spot, template->addressee);
  if (template->addressee != NULL && !template->letter)
    cordee_lint_tell (self, "template-letter", &spot, _("seule une lettre a un destinataire ; attendu : letter=\"true\", ou aucun addressee"));
  for (guint i = 0; template->statements != NULL && template->statements[i] != NULL; i++)
    cordee_lint_statement (self, &spot, template->statements[i]);

  cordee_lint_own_ids (self, template->pack, template->parts, G_STRUCT_OFFSET (CordeeTemplatePart, line), parts);
  for (guint i = 0; i < template->parts->len; i++)
    {
      const CordeeTemplatePart *part = template->parts->pdata[i];
      const CordeeLintSpot at = { template->pack, template->id, part->line };

      cordee_lint_statement (self, &at, part->statement);
      for (guint j = 0; j < part->items->len; j++)
        check_item (self, template, part->items->pdata[j]);
    }
}

/* Checks the holidays, committees and contacts of a pack. */
void
cordee_lint_step_lists (CordeeLinter *self, const CordeePack *pack)
{
  for (guint i = 0; i < pack->holidays->len; i++)
    check_holiday (self, pack, pack->holidays->pdata[i]);
  for (guint i = 0; i < pack->committees->len; i++)
    check_committee (self, pack, pack->committees->pdata[i]);
  for (guint i = 0; i < pack->contacts->len; i++)
    check_contact (self, pack->contacts->pdata[i]);
}
