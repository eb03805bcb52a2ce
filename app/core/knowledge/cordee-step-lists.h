/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"

G_BEGIN_DECLS

/* What the steps of a pack refer to: who acts, phases, the days on which nobody works, committees, and who to speak to. Strings are
   borrowed from the pack; words for the reader are French, as the pack has them. */

/* Who acts in a step, or is spoken to. */
typedef struct
{
  const char *id;
  const char *label; /* "équipe" */
  gboolean team;     /* the team itself: what it does is an action of the project, all else is waited for */
  int line;
} CordeeActor;

/* Steps that are read together. */
typedef struct
{
  const char *id;
  const char *label; /* "Se réunir" */
  int order;
  int line;
} CordeePhase;

/* A day on which nobody works: of the year, or so many days after Easter. */
typedef struct
{
  const char *id;
  const char *label;
  int month, day;        /* 0: it moves with Easter */
  int easter;            /* days after Easter Sunday, where month is 0 */
  char **regions;        /* owned: there only; NULL: everywhere */
  char **departements;   /* owned: there only; NULL: everywhere */
  CordeeDay from;        /* CORDEE_DAY_NONE: always */
  const char *source, *place;
  int line;
} CordeeHoliday;

/* Who examines, and when it sits. */
typedef struct
{
  const char *id;
  const char *label;
  const char *region; /* NULL: everywhere */
  const char *statement;
  GArray *sessions;   /* CordeeDay, owned, rising; empty: nobody publishes them */
  int line;
} CordeeCommittee;

/* Who to speak to: a role and its public page, never a person. */
typedef struct
{
  const char *id;
  const char *actor;
  const char *label;     /* a noun phrase with a capital */
  const char *text;      /* what for, a short sentence */
  const char *url;       /* a public page that a source gives; or NULL */
  char **structures;     /* owned: for these; NULL: all */
  const char *region;    /* NULL: everywhere */
  char **departements;   /* owned; NULL: everywhere in its region */
  const char *statement; /* that names it; or NULL */
  const char *source;    /* or NULL where statement says */
  const char *place;
  const CordeePack *pack;
  int line;
} CordeeContact;

CordeeActor *cordee_actor_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_actor_to_xml (const CordeeActor *self, CordeeXmlElement *node);
CordeePhase *cordee_phase_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_phase_to_xml (const CordeePhase *self, CordeeXmlElement *node);
CordeeHoliday *cordee_holiday_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_holiday_to_xml (const CordeeHoliday *self, CordeeXmlElement *node);
void cordee_holiday_free (CordeeHoliday *self);
CordeeCommittee *cordee_committee_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_committee_to_xml (const CordeeCommittee *self, CordeeXmlElement *node);
void cordee_committee_free (CordeeCommittee *self);
CordeeContact *cordee_contact_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_contact_to_xml (const CordeeContact *self, CordeeXmlElement *node);
void cordee_contact_free (CordeeContact *self);

G_END_DECLS
