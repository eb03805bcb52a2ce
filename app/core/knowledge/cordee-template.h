/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rule.h"

G_BEGIN_DECLS

/* A document that Cordée prepares from the answers, as the packs write it: headings that a source asks for, and below each what the
   answers say or what is still to be written. Nothing in it is invented: where no answer speaks, it says what to write. Strings are
   borrowed from the pack; {id} stands for the answer to that variable. */

typedef enum
{
  CORDEE_TEMPLATE_SAY,  /* text: a sentence with answers, where all of uses are known; otherwise: what to write */
  CORDEE_TEMPLATE_ASK,  /* text: what to write, always */
  CORDEE_TEMPLATE_FILL, /* a list or a table that is made of the dossier */
} CordeeTemplateKind;

typedef enum
{
  CORDEE_FILL_MEMBERS,     /* "membres": by profession, and one by one where they are listed */
  CORDEE_FILL_OBJECTIVES,  /* "choix": what was chosen of the question named in uses, one item each */
  CORDEE_FILL_COMMUNES,    /* "communes" with their inhabitants */
  CORDEE_FILL_CALENDAR,    /* "calendrier": the steps with their dates */
  CORDEE_FILL_CONTACTS,    /* "contacts": of the region, and those that the team shares */
  CORDEE_FILL_FUNDING,     /* "financement": years and amounts of the plan */
  CORDEE_FILL_REQUIREMENTS, /* "pieces": of the steps that use this template, met or not */
} CordeeFill;

typedef struct
{
  CordeeTemplateKind kind;
  CordeeFill fill;
  char **uses;           /* owned: variables; or NULL */
  const char *text;      /* of SAY and ASK */
  const char *otherwise; /* of SAY and FILL: what to write where an answer is missing */
  CordeeCondition *when; /* owned: there only where it is not false; NULL: always */
  int line;
} CordeeTemplateItem;

typedef struct
{
  const char *id; /* unique in its template */
  const char *heading;
  const char *statement; /* that asks for it; or NULL: the order is Cordée’s own */
  GPtrArray *items; /* CordeeTemplateItem, owned */
  int line;
} CordeeTemplatePart;

typedef struct
{
  const char *id;
  char **structures; /* owned: for these; NULL: all */
  const char *region; /* NULL: everywhere */
  const char *replaces; /* the national one that is not offered where this one is; or NULL */
  const char *label; /* "Lettre d’intention" */
  const char *summary; /* what it is for and who receives it */
  gboolean letter;   /* it has a sender, a place and a day at its head */
  const char *addressee; /* an actor; or NULL */
  GPtrArray *parts;  /* CordeeTemplatePart, owned */
  char **statements; /* owned: what its headings come from; or NULL */
  const CordeePack *pack;
  int line;
} CordeeTemplate;

CordeeTemplate *cordee_template_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_template_to_xml (const CordeeTemplate *self, CordeeXmlElement *node);
void cordee_template_free (CordeeTemplate *self);

G_END_DECLS
