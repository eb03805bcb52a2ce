/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-contacts"

#include "config.h"

#include "cordee-roadmap.h"

static gboolean
is_for (const CordeeContact *contact, const char *structure, const char *region, const char *departement, const char *actor)
{
  if (actor != NULL && !g_str_equal (contact->actor, actor))
    return FALSE;
  if (structure != NULL && contact->structures != NULL && !g_strv_contains ((const char *const *) contact->structures, structure))
    return FALSE;
  if (contact->region != NULL && g_strcmp0 (contact->region, region) != 0)
    return FALSE;
  return contact->departements == NULL
         || (departement != NULL && g_strv_contains ((const char *const *) contact->departements, departement));
}

static guint
narrowness_of (const CordeeContact *contact)
{
  return contact->departements != NULL ? 2 : contact->region != NULL ? 1 : 0;
}

/* The contacts of the base for a structure (NULL: any) in a place, those of one actor only where it is told: those of the département first,
   then of the region, then the national ones, each in the order of the base. region and departement: codes, or NULL; without a region,
   that of the département. The caller owns the array, not what is in it. */
GPtrArray *
cordee_contacts_select (const CordeeKnowledge *knowledge, const char *structure, const char *region, const char *departement, const char *actor)
{
  GPtrArray *contacts, *found = g_ptr_array_new ();

  g_return_val_if_fail (knowledge != NULL, found);

  if (region == NULL && departement != NULL)
    {
      const CordeeRegion *of = cordee_knowledge_find_region_of (knowledge, departement);

      region = of != NULL ? of->code : NULL;
    }
  contacts = cordee_knowledge_get_contacts (knowledge);
  for (int narrowness = 2; narrowness >= 0; narrowness--)
    for (guint i = 0; i < contacts->len; i++)
      if (narrowness_of (contacts->pdata[i]) == (guint) narrowness && is_for (contacts->pdata[i], structure, region, departement, actor))
        g_ptr_array_add (found, contacts->pdata[i]);
  return found;
}
