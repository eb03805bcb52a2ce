/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee"

#include "config.h"

#include "cordee-step-view.h"

#include "cordee-cell.h"
#include "cordee-funding-private.h"
#include "cordee-letter.h"
#include "cordee-plan.h"
#include "cordee-report-plan.h"
#include "cordee-report-roadmap.h"
#include "cordee-report.h"

#include <glib/gi18n-lib.h>

static const CordeeKnowledge *
get_knowledge (const CordeeRoadmap *roadmap)
{
  return cordee_rulebook_get_knowledge (roadmap->rulebook);
}

static char *
word (const char *text)
{
  return cordee_funding_word (text);
}

static gboolean
speaks_here (const CordeeRoadmap *roadmap, const CordeeStatement *statement)
{
  const CordeeContext *context = cordee_rulebook_get_context (roadmap->rulebook);

  return statement != NULL && !statement->announced && cordee_statement_holds_at (statement, context->as_of)
         && cordee_statement_applies_in (statement, context);
}

/* ── parts ──────────────────────────────────────────────────────── */

static void
check_view_free (CordeeStepCheckView *self)
{
  g_free (self->label);
  g_free (self->task);
  g_free (self->proof);
  g_free (self->source);
  g_free (self->state);
  g_free (self->name);
  g_free (self);
}

static CordeeStepCheckView *
check_view_new (const CordeeRoadmap *roadmap, const CordeeSituation *situation, const CordeeCheck *check)
{
  const CordeeRequirement *requirement = check->requirement;
  const CordeeStatement *statement = requirement->statement != NULL
                                       ? cordee_knowledge_find_statement (get_knowledge (roadmap), requirement->statement) : NULL;
  gboolean met = check->state == CORDEE_CHECK_MET;
  CordeeStepCheckView *self = g_new0 (CordeeStepCheckView, 1);
  g_autoptr(GString) name = NULL;

  self->check = check;
  self->state = cordee_report_typeset (cordee_report_check_state_text (check->state));
  self->label = word (requirement->label);
  self->task = met ? NULL : word (requirement->task);
  self->proof = cordee_report_check_proof_text (roadmap, situation, check);
  if (statement == NULL && check->rule != NULL && check->rule->citations->len > 0)
    self->source_id = g_array_index (check->rule->citations, CordeeCitation, 0).source;
  if (statement != NULL)
    self->source = cordee_funding_source_in_short (get_knowledge (roadmap), statement, &self->source_id);
  self->can_tick = requirement->met == NULL && check->rule == NULL;
  self->question = !met && !self->can_tick && check->questions->len > 0 ? check->questions->pdata[0] : NULL;
  self->template = met ? NULL : requirement->template;
  name = g_string_new (self->label);
  g_string_append_printf (name, ", %s", self->state);
  if (self->proof != NULL)
    g_string_append_printf (name, ", %s", self->proof);
  if (self->task != NULL)
    g_string_append_printf (name, ". %s", self->task);
  self->name = g_string_free (g_steal_pointer (&name), FALSE);
  return self;
}

static void
aid_view_free (CordeeStepAidView *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/* What a plan gives of a line, or of all lines of a scheme, in its first year with any. */
static gboolean
find_amount (const CordeePlan *plan, const CordeeStepAid *aid, double *low, double *high, const char **statement)
{
  gboolean found = FALSE;

  *low = *high = 0;
  for (guint y = 0; !found && y < plan->years->len; y++)
    {
      const CordeePlanYear *year = plan->years->pdata[y];

      for (guint i = 0; i < year->items->len; i++)
        {
          const CordeePlanItem *item = year->items->pdata[i];

          if (!g_str_equal (item->scheme->id, aid->scheme) || (aid->line_id != NULL && !g_str_equal (item->line->id, aid->line_id)))
            continue;
          found = TRUE;
          *low += item->low;
          *high = item->high < G_MAXDOUBLE && *high < G_MAXDOUBLE ? *high + item->high : G_MAXDOUBLE;
          if (item->readings->len > 0)
            *statement = ((const CordeePlanReading *) item->readings->pdata[0])->statement->id;
        }
    }
  return found && *high > 0;
}

static CordeeStepAidView *
aid_view_new (const CordeeRoadmap *roadmap, const CordeePlan *plan, const CordeeStepAid *aid)
{
  const CordeeScheme *scheme = cordee_knowledge_find_scheme (get_knowledge (roadmap), aid->scheme);
  const CordeeSchemeLine *line = aid->line_id != NULL ? cordee_scheme_find_line (scheme, aid->line_id) : NULL;
  CordeeStepAidView *self = g_new0 (CordeeStepAidView, 1);
  g_autofree char *amount = NULL;
  double low, high;

  self->title = word (line != NULL ? line->label : scheme->label);
  amount = find_amount (plan, aid, &low, &high, &self->statement) ? cordee_report_money_between (low, high)
                                                                  : g_strdup (_("montant inconnu"));
  if (line != NULL && line->condition != NULL)
    /* TRANSLATORS: an amount, and what it is due for. */
    self->text = cordee_report_take_typeset (g_strdup_printf (_("%1$s ; condition : %2$s"), amount, cordee_report_word (line->condition)));
  else
    self->text = cordee_report_typeset (amount);
  return self;
}

static void
source_view_free (CordeeStepSourceView *self)
{
  g_free (self->text);
  g_free (self->source);
  g_free (self);
}

static void
add_source (GPtrArray *sources, const CordeeRoadmap *roadmap, const CordeeStatement *statement)
{
  CordeeStepSourceView *self;

  if (!speaks_here (roadmap, statement))
    return;
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((const CordeeStepSourceView *) sources->pdata[i])->statement, statement->id))
      return;
  self = g_new0 (CordeeStepSourceView, 1);
  self->statement = statement->id;
  self->text = cordee_report_typeset (statement->text);
  self->source = cordee_funding_source_in_short (get_knowledge (roadmap), statement, &self->source_id);
  g_ptr_array_add (sources, self);
}

static void
contact_view_free (CordeeStepContactView *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self->uri);
  g_free (self->source);
  g_free (self);
}

static void
add_contact (GPtrArray *contacts, const CordeeRoadmap *roadmap, const CordeeContact *contact)
{
  const CordeeStatement *statement = contact->statement != NULL
                                       ? cordee_knowledge_find_statement (get_knowledge (roadmap), contact->statement) : NULL;
  const CordeeSource *source = contact->source != NULL ? cordee_knowledge_find_source (get_knowledge (roadmap), contact->source) : NULL;
  CordeeStepContactView *self = g_new0 (CordeeStepContactView, 1);

  self->contact = contact;
  self->title = word (contact->label);
  self->text = word (contact->text);
  self->uri = g_strdup (contact->url);
  if (statement != NULL)
    self->source = cordee_funding_source_in_short (get_knowledge (roadmap), statement, NULL);
  else if (source != NULL)
    self->source = cordee_report_typeset (source->title);
  g_ptr_array_add (contacts, self);
}

/* The way to reach somebody: the first that is known, as an address that a program opens; or NULL. The caller owns it. */
static char *
card_uri (const CordeeDossierContact *card)
{
  if (card->email != NULL)
    return g_strconcat ("mailto:", card->email, NULL);
  if (card->phone != NULL)
    {
      g_autofree char *digits = g_strdup (card->phone);
      char *to = digits;

      for (const char *from = card->phone; *from != '\0'; from++)
        if (g_ascii_isdigit (*from) || *from == '+')
          *to++ = *from;
      *to = '\0';
      return g_strconcat ("tel:", digits, NULL);
    }
  return g_strdup (card->url);
}

static void
add_card (GPtrArray *contacts, const CordeeDossierContact *card)
{
  CordeeStepContactView *self = g_new0 (CordeeStepContactView, 1);
  g_autoptr(GString) text = g_string_new (card->text);

  for (guint i = 0; i < 3; i++)
    {
      const char *part = i == 0 ? card->phone : i == 1 ? card->email : card->url;

      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
    }
  self->card = card;
  self->title = g_strdup (card->name);
  self->text = g_strdup (text->str);
  self->uri = card_uri (card);
  g_ptr_array_add (contacts, self);
}

static void
add_contacts (CordeeStepView *self, const CordeeRoadmap *roadmap, const CordeeDossier *dossier)
{
  const CordeeContext *context = cordee_rulebook_get_context (roadmap->rulebook);

  for (guint i = 0; self->step->step->who[i] != NULL; i++)
    {
      const char *actor = self->step->step->who[i];
      g_autoptr(GPtrArray) contacts = cordee_contacts_select (get_knowledge (roadmap), roadmap->structure->id, context->region,
                                                               context->departement, actor);

      for (guint j = 0; dossier != NULL && j < dossier->contacts->len; j++)
        {
          const CordeeDossierContact *card = dossier->contacts->pdata[j];

          if (g_strcmp0 (card->actor, actor) == 0)
            add_card (self->contacts, card);
        }
      for (guint j = 0; j < contacts->len; j++)
        add_contact (self->contacts, roadmap, contacts->pdata[j]);
    }
}

/* ── how long ───────────────────────────────────────────────────── */

static char *
source_of (const CordeeRoadmap *roadmap, const CordeeStatement *statement)
{
  return cordee_funding_source_in_short (get_knowledge (roadmap), statement, NULL);
}

static char *
delay_note (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step)
{
  g_autofree char *source = step->statement != NULL ? source_of (roadmap, step->statement) : NULL;

  switch (step->origin)
    {
    case CORDEE_DURATION_OF_DELAY:
      if (step->delay->kind == CORDEE_DELAY_LEGAL)
        /* TRANSLATORS: %s is a source: "Code …, article …". */
        return cordee_report_take_typeset (g_strdup_printf (_("Délai légal : %s"), source));
      /* TRANSLATORS: %s is a source. */
      return cordee_report_take_typeset (g_strdup_printf (_("Délai constaté : %s"), source));
    case CORDEE_DURATION_OF_ESTIMATE:
      return cordee_report_typeset (_("Aucune source ne donne ce délai : estimation, à ajuster."));
    case CORDEE_DURATION_OF_REUSE:
      return cordee_report_typeset (_("Mise à jour de ce qui existe : estimation, à ajuster."));
    case CORDEE_DURATION_OF_USER:
      return cordee_report_typeset (_("L’estimation de ce projet."));
    case CORDEE_DURATION_OF_NONE:
    default:
      return NULL;
    }
}

static void
add_readings (CordeeStepView *self, const CordeeRoadmap *roadmap)
{
  for (guint i = 0; i < self->step->other_delays->len; i++)
    {
      const CordeeDelay *delay = self->step->other_delays->pdata[i];
      const CordeeStatement *statement = cordee_knowledge_find_statement (get_knowledge (roadmap), delay->statement);
      g_autofree char *duration = cordee_report_duration_text (&delay->duration);
      g_autofree char *source = source_of (roadmap, statement);

      if (delay->kind == CORDEE_DELAY_EXAMPLE)
        /* TRANSLATORS: how long one published team took, and who says so. */
        g_ptr_array_add (self->readings, cordee_report_take_typeset (g_strdup_printf (_("Repère : %1$s (%2$s)"), duration, source)));
      else
        /* TRANSLATORS: how long it takes by another source, and which. */
        g_ptr_array_add (self->readings, cordee_report_take_typeset (g_strdup_printf (_("Autre lecture : %1$s (%2$s)"), duration, source)));
    }
}

static char *
critical_text (const CordeeRoadmapStep *step)
{
  if (step->status == CORDEE_STEP_DONE || step->status == CORDEE_STEP_NOT_APPLICABLE || step->slack < 0)
    return NULL;
  if (step->critical)
    return cordee_report_typeset (_("Sur le chemin critique : un jour de retard ici retarde la fin du parcours."));
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("Peut attendre %d jour sans rien retarder.",
                                                                "Peut attendre %d jours sans rien retarder.", step->slack), step->slack));
}

/* ── gate ───────────────────────────────────────────────────────── */

static char *
gate_text (const CordeeStepView *self)
{
  guint n_met = 0, n = self->checks->len;

  if (n == 0 || !cordee_step_is_gate (self->step->step))
    return NULL;
  for (guint i = 0; i < n; i++)
    n_met += ((const CordeeStepCheckView *) self->checks->pdata[i])->check->state == CORDEE_CHECK_MET;
  if (n_met == n)
    return cordee_report_typeset (_("Tout est prêt pour l’envoi."));
  /* TRANSLATORS: how many points are met, of how many. */
  return cordee_report_take_typeset (g_strdup_printf (ngettext ("%1$u point rempli sur %2$u avant l’envoi",
                                                                "%1$u points remplis sur %2$u avant l’envoi", n_met), n_met, n));
}

static void
add_templates (CordeeStepView *self, const CordeeRoadmap *roadmap)
{
  const CordeeContext *context = cordee_rulebook_get_context (roadmap->rulebook);
  g_autoptr(GPtrArray) offered = NULL;

  if (self->step->step->templates == NULL)
    return;
  offered = cordee_templates_select (get_knowledge (roadmap), roadmap->structure->id, context->region);
  for (guint i = 0; i < offered->len; i++)
    {
      const CordeeTemplate *template = offered->pdata[i];

      if (g_strv_contains ((const char *const *) self->step->step->templates, template->id)
          || (template->replaces != NULL && g_strv_contains ((const char *const *) self->step->step->templates, template->replaces)))
        g_ptr_array_add (self->templates, (gpointer) template);
    }
}

static void
add_requires (CordeeStepView *self, const CordeeRoadmap *roadmap)
{
  for (guint i = 0; i < self->step->n_requires; i++)
    {
      const CordeeRoadmapStep *before = roadmap->steps->pdata[self->step->requires[i]];
      g_autofree char *label = cordee_report_step_label (before);

      /* TRANSLATORS: a step that comes before, and how it stands. */
      g_ptr_array_add (self->requires, cordee_report_take_typeset (g_strdup_printf (_("%1$s (%2$s)"), label,
                                                                                    cordee_report_step_status_text (before->status))));
    }
}

static void
add_aids (CordeeStepView *self, const CordeeRoadmap *roadmap, const CordeeSituation *situation)
{
  CordeePlan *plan;

  if (self->step->step->aids->len == 0)
    return;
  plan = cordee_plan_new (roadmap->rulebook, roadmap->structure->id, situation, CORDEE_PLAN_DEFAULT_YEARS);
  for (guint i = 0; i < self->step->step->aids->len; i++)
    g_ptr_array_add (self->aids, aid_view_new (roadmap, plan, self->step->step->aids->pdata[i]));
  cordee_plan_free (plan);
}

static void
add_sources (CordeeStepView *self, const CordeeRoadmap *roadmap)
{
  const CordeeStep *step = self->step->step;

  if (self->step->statement != NULL)
    add_source (self->sources, roadmap, self->step->statement);
  for (guint i = 0; step->statements[i] != NULL; i++)
    add_source (self->sources, roadmap, cordee_knowledge_find_statement (get_knowledge (roadmap), step->statements[i]));
  for (guint i = 0; i < step->deadlines->len; i++)
    {
      const CordeeDeadline *deadline = step->deadlines->pdata[i];

      if (deadline->statement != NULL)
        add_source (self->sources, roadmap, cordee_knowledge_find_statement (get_knowledge (roadmap), deadline->statement));
    }
}

/* ── public ─────────────────────────────────────────────────────── */

/* The step at index of roadmap as its page shows it. dossier: for the user's own contacts, or NULL; situation: the answers that prove what
   is met, or NULL. Both and the roadmap must outlive it. The caller owns it. */
CordeeStepView *
cordee_step_view_new (const CordeeRoadmap *roadmap, guint index, const CordeeDossier *dossier, const CordeeSituation *situation)
{
  CordeeStepView *self;
  const CordeeRoadmapStep *step;

  g_return_val_if_fail (roadmap != NULL, NULL);
  g_return_val_if_fail (index < roadmap->steps->len, NULL);

  step = roadmap->steps->pdata[index];
  self = g_new0 (CordeeStepView, 1);
  self->step = step;
  self->title = cordee_report_step_label (step);
  self->status = cordee_report_typeset (cordee_report_step_status_text (step->status));
  self->summary = word (step->step->summary);
  self->why = word (step->step->why);
  self->who = cordee_report_step_who_text (roadmap, step);
  self->dates = cordee_report_step_dates_text (roadmap, step);
  self->critical = critical_text (step);
  self->delay = step->origin != CORDEE_DURATION_OF_NONE ? cordee_report_duration_text (&step->duration) : NULL;
  self->delay_note = delay_note (roadmap, step);
  self->delay_editable = step->status != CORDEE_STEP_DONE && step->status != CORDEE_STEP_NOT_APPLICABLE
                         && !(step->delay != NULL && step->delay->kind == CORDEE_DELAY_LEGAL);
  self->reuse = step->reuse != NULL ? word (step->reuse->text) : NULL;
  self->maybe = step->maybe ? cordee_report_typeset (_("Une réponse manque pour savoir si cette étape est nécessaire.")) : NULL;
  self->readings = g_ptr_array_new_with_free_func (g_free);
  self->requires = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) check_view_free);
  self->templates = g_ptr_array_new ();
  self->aids = g_ptr_array_new_with_free_func ((GDestroyNotify) aid_view_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_view_free);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) contact_view_free);
  for (guint i = 0; i < step->checks->len; i++)
    g_ptr_array_add (self->checks, check_view_new (roadmap, situation, step->checks->pdata[i]));
  self->gate = gate_text (self);
  add_readings (self, roadmap);
  add_requires (self, roadmap);
  add_templates (self, roadmap);
  add_aids (self, roadmap, situation);
  add_sources (self, roadmap);
  add_contacts (self, roadmap, dossier);
  return self;
}

/* Takes NULL too. */
void
cordee_step_view_free (CordeeStepView *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->status);
  g_free (self->summary);
  g_free (self->why);
  g_free (self->who);
  g_free (self->dates);
  g_free (self->critical);
  g_free (self->delay);
  g_free (self->delay_note);
  g_free (self->reuse);
  g_free (self->maybe);
  g_free (self->gate);
  g_ptr_array_unref (self->readings);
  g_ptr_array_unref (self->requires);
  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->aids);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}
