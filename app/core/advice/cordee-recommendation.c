/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-advice"

#include "config.h"

#include "cordee-advice-private.h"

static CordeeCompanion *
companion_new (const CordeeCandidate *candidate, CordeeHow how, const CordeeLink *link)
{
  CordeeCompanion *self = g_new0 (CordeeCompanion, 1);

  self->candidate = candidate;
  self->how = how;
  self->link = link;
  return self;
}

static gboolean
has_companion (const GPtrArray *companions, const CordeeCandidate *candidate)
{
  for (guint i = 0; i < companions->len; i++)
    if (((const CordeeCompanion *) g_ptr_array_index (companions, i))->candidate == candidate)
      return TRUE;
  return FALSE;
}

/* ── the one proposed ───────────────────────────────────────────── */

static void
find_primary (CordeeAdvice *advice)
{
  for (guint i = 0; i < advice->ranked->len && advice->primary == NULL; i++)
    {
      const CordeeCandidate *candidate = g_ptr_array_index (advice->ranked, i);

      if (candidate->exists && (candidate->verdict != CORDEE_VERDICT_EXCLUE || candidate->joining != NULL))
        advice->primary = candidate;
    }
  advice->how = advice->primary != NULL && advice->primary->joining != NULL ? CORDEE_HOW_ADHERER : CORDEE_HOW_CREER;
}

/* ── beside it ──────────────────────────────────────────────────── */

/* The other end of a link that stands beside the one proposed, and how one comes to it; or NULL. */
static const CordeeCandidate *
find_other_end (const CordeeAdvice *advice, const CordeeLink *link, CordeeHow *how)
{
  const char *primary = advice->primary->structure->id;
  const CordeeCandidate *other = NULL;

  *how = link->how;
  if (link->kind == CORDEE_LINK_LEADS_TO)
    return NULL;
  if (g_str_equal (link->structure, primary))
    other = cordee_advice_find (advice, link->with);
  else if (link->kind == CORDEE_LINK_COMBINES && g_str_equal (link->with, primary))
    {
      other = cordee_advice_find (advice, link->structure);
      *how = other != NULL && other->joining != NULL ? CORDEE_HOW_ADHERER : CORDEE_HOW_CREER;
    }
  return other;
}

static void
find_complements (const CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice)
{
  GPtrArray *links = cordee_knowledge_get_links (advice->knowledge);

  for (guint i = 0; i < links->len; i++)
    {
      const CordeeLink *link = g_ptr_array_index (links, i);
      CordeeHow how;
      const CordeeCandidate *other = find_other_end (advice, link, &how);

      if (other == NULL || !other->exists || other == advice->primary || has_companion (advice->complements, other)
          || (other->verdict == CORDEE_VERDICT_EXCLUE && (how != CORDEE_HOW_ADHERER || other->joining == NULL))
          || cordee_rulebook_test (rulebook, link->when, slots) != CORDEE_TRUTH_TRUE)
        continue;
      g_ptr_array_add (advice->complements, companion_new (other, how, link));
    }
}

/* ── after it ───────────────────────────────────────────────────── */

/* What can be had now, and better than where one comes from, is no later step; nor is what nothing that a team does can open. */
static gboolean
is_later_step (const CordeeCandidate *from, const CordeeCandidate *to)
{
  gboolean settled = to->verdict == CORDEE_VERDICT_POSSIBLE || to->verdict == CORDEE_VERDICT_A_COMPLETER;

  if (!to->exists || (to->verdict == CORDEE_VERDICT_EXCLUE && to->remedies->len == 0 && to->joining == NULL))
    return FALSE;
  return !settled || to->rank > from->rank;
}

static const CordeeLink *
find_step (const CordeeRulebook *rulebook, const CordeeSlot *slots, const CordeeAdvice *advice, const CordeeCandidate *from)
{
  GPtrArray *links = cordee_knowledge_get_links (advice->knowledge);

  for (guint i = 0; i < links->len; i++)
    {
      const CordeeLink *link = g_ptr_array_index (links, i);
      const CordeeCandidate *to;

      if (link->kind != CORDEE_LINK_LEADS_TO || !g_str_equal (link->structure, from->structure->id))
        continue;
      to = cordee_advice_find (advice, link->with);
      if (to != NULL && !has_companion (advice->trajectory, to) && is_later_step (from, to)
          && cordee_rulebook_test (rulebook, link->when, slots) == CORDEE_TRUTH_TRUE)
        return link;
    }
  return NULL;
}

static void
find_trajectory (const CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice)
{
  const CordeeCandidate *at = advice->primary;
  const CordeeLink *link;

  g_ptr_array_add (advice->trajectory, companion_new (at, advice->how, NULL));
  while ((link = find_step (rulebook, slots, advice, at)) != NULL)
    {
      at = cordee_advice_find (advice, link->with);
      g_ptr_array_add (advice->trajectory, companion_new (at, link->how, link));
    }
}

/* Says which structure is proposed, what goes well beside it and what may come after it. The candidates are ranked. */
void
cordee_recommendation_find (CordeeRulebook *rulebook, const CordeeSlot *slots, CordeeAdvice *advice)
{
  find_primary (advice);
  if (advice->primary == NULL)
    return;
  find_complements (rulebook, slots, advice);
  find_trajectory (rulebook, slots, advice);
}
