/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-step"

#include "config.h"

#include "cordee-step-lists.h"

#include "cordee-element.h"
#include "cordee-pack.h"

/* What steps refer to: who acts, phases, public holidays, committees, and who to speak to. */

/* ── actors and phases ──────────────────────────────────────────── */

/* Reads an <actor> of a valid document. The caller owns it (g_free()); its strings live with the document. */
CordeeActor *
cordee_actor_new_from_xml (const CordeeXmlNode *node)
{
  CordeeActor *self = g_new0 (CordeeActor, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->team = cordee_read_flag (node, "team");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <actor> so that it reads back the same. */
void
cordee_actor_to_xml (const CordeeActor *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_write_flag (node, "team", self->team);
  cordee_write_text (node, "label", self->label);
}

/* Reads a <phase> of a valid document. The caller owns it (g_free()); its strings live with the document. */
CordeePhase *
cordee_phase_new_from_xml (const CordeeXmlNode *node)
{
  CordeePhase *self = g_new0 (CordeePhase, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->order = cordee_read_int (node, "order");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <phase> so that it reads back the same. */
void
cordee_phase_to_xml (const CordeePhase *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_write_int (node, "order", self->order);
  cordee_write_text (node, "label", self->label);
}

/* ── holidays ───────────────────────────────────────────────────── */

/* Reads a <holiday> of a valid document. The caller owns it; its strings live with the document. */
CordeeHoliday *
cordee_holiday_new_from_xml (const CordeeXmlNode *node)
{
  CordeeHoliday *self = g_new0 (CordeeHoliday, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->month = cordee_read_int (node, "month");
  self->day = cordee_read_int (node, "day");
  self->easter = cordee_read_int (node, "easter");
  self->regions = cordee_read_words (node, "regions");
  self->departements = cordee_read_words (node, "departements");
  self->from = cordee_read_day (node, "from");
  self->source = cordee_xml_attribute (node, "source");
  self->place = cordee_xml_attribute (node, "place");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <holiday> so that it reads back the same. */
void
cordee_holiday_to_xml (const CordeeHoliday *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  if (self->month > 0)
    cordee_write_int (node, "month", self->month);
  if (self->day > 0)
    cordee_write_int (node, "day", self->day);
  if (self->month == 0 || self->easter != 0)
    cordee_write_int (node, "easter", self->easter);
  cordee_write_words (node, "regions", self->regions);
  cordee_write_words (node, "departements", self->departements);
  cordee_write_day (node, "from", self->from);
  cordee_xml_set (node, "source", self->source);
  cordee_xml_set (node, "place", self->place);
  cordee_write_text (node, "label", self->label);
}

void
cordee_holiday_free (CordeeHoliday *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->regions);
  g_strfreev (self->departements);
  g_free (self);
}

/* ── committees ─────────────────────────────────────────────────── */

/* Reads a <committee> of a valid document. The caller owns it; its strings live with the document. */
CordeeCommittee *
cordee_committee_new_from_xml (const CordeeXmlNode *node)
{
  CordeeCommittee *self = g_new0 (CordeeCommittee, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->region = cordee_xml_attribute (node, "region");
  self->statement = cordee_xml_attribute (node, "statement");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  self->sessions = g_array_new (FALSE, FALSE, sizeof (CordeeDay));
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "session"))
      {
        CordeeDay day = cordee_read_day (child, "day");

        g_array_append_val (self->sessions, day);
      }
  return self;
}

/* Fills a new <committee> so that it reads back the same. */
void
cordee_committee_to_xml (const CordeeCommittee *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "statement", self->statement);
  cordee_xml_set (node, "region", self->region);
  cordee_write_text (node, "label", self->label);
  for (guint i = 0; i < self->sessions->len; i++)
    cordee_write_day (cordee_xml_add (node, "session", NULL), "day", g_array_index (self->sessions, CordeeDay, i));
}

void
cordee_committee_free (CordeeCommittee *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->sessions);
  g_free (self);
}

/* ── contacts ───────────────────────────────────────────────────── */

/* Reads a <contact> of a valid document into a contact of its pack. The caller owns it; its strings live with the pack. */
CordeeContact *
cordee_contact_new_from_xml (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeContact *self = g_new0 (CordeeContact, 1);

  self->pack = pack;
  self->id = cordee_xml_attribute (node, "id");
  self->actor = cordee_xml_attribute (node, "actor");
  self->structures = cordee_read_words (node, "structures");
  self->region = cordee_xml_attribute (node, "region");
  self->departements = cordee_read_words (node, "departements");
  self->statement = cordee_xml_attribute (node, "statement");
  self->source = cordee_xml_attribute (node, "source");
  self->place = cordee_xml_attribute (node, "place");
  self->label = cordee_read_text (node, "label");
  self->text = cordee_read_text (node, "text");
  self->url = cordee_read_text (node, "url");
  self->line = cordee_xml_line (node);
  return self;
}

/* Fills a new <contact> so that it reads back the same. */
void
cordee_contact_to_xml (const CordeeContact *self, CordeeXmlElement *node)
{
  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "actor", self->actor);
  cordee_write_words (node, "structures", self->structures);
  cordee_xml_set (node, "region", self->region);
  cordee_write_words (node, "departements", self->departements);
  cordee_xml_set (node, "statement", self->statement);
  cordee_xml_set (node, "source", self->source);
  cordee_xml_set (node, "place", self->place);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "text", self->text);
  cordee_write_text (node, "url", self->url);
}

void
cordee_contact_free (CordeeContact *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->structures);
  g_strfreev (self->departements);
  g_free (self);
}
