/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"

G_BEGIN_DECLS

/* Situations with their expected result, as packs have them for knowledge check. Strings are borrowed from the pack. */

/* One answer of a situation. */
typedef struct
{
  const char *id;    /* the variable */
  const char *value; /* as --set takes it */
  int line;
} CordeeCaseAnswer;

/* What is expected of one structure: everything that is not NULL. */
typedef struct
{
  const char *structure;
  char **verdicts;   /* owned; any of them; or NULL */
  char **excluded;   /* owned; none of them (a verdict); or NULL */
  char **decided_by; /* owned; each of these rules is among those that decide; or NULL */
  char **missing;    /* owned; each of these variables is missing; or NULL */
  const char *remedy_variable, *remedy_to; /* some remedy makes this change; or NULL */
  int line;
} CordeeCaseExpectation;

/* A situation on a day and in a place, with what is expected of it. */
typedef struct
{
  const char *id;
  const char *title;
  const char *validated_by;
  const char *why;
  const char *source; /* where it comes from, in words */
  CordeeDay as_of;
  const char *region, *departement; /* or NULL */
  char **primary;          /* owned; any of them; or NULL */
  GPtrArray *answers;      /* CordeeCaseAnswer, owned */
  GPtrArray *expectations; /* CordeeCaseExpectation, owned */
  const CordeePack *pack;
  int line;
} CordeeCase;

CordeeCaseAnswer *cordee_case_answer_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_case_answer_to_xml (const CordeeCaseAnswer *self, CordeeXmlElement *parent);

CordeeCase *cordee_case_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_case_to_xml (const CordeeCase *self, CordeeXmlElement *node);
void cordee_case_free (CordeeCase *self);

G_END_DECLS
