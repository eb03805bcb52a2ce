/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* A rule that touches a cell, as it stands for a project. Markup is as in evidence. Strings are owned; everything borrowed is of the
   base, and nothing of the advice. */
typedef struct
{
  const CordeeRule *rule;
  CordeeVerdict tone;   /* the verdict that it alone would give: for a colour */
  char *status;         /* "✓ rempli" */
  char *text;           /* markup: what it says of this project */
  char *plain;          /* the same without markup */
  char *dispute;        /* the readings, where it is disputed; or NULL */
  char *force;          /* how binding it is: "obligatoire" */
  char *source;         /* markup, a line for each source, which leads to all that it says; "" where none is named */
  char *plain_source;   /* the same without markup */
  char *change;         /* the smallest change that would meet it, or why there is none; NULL where it does not fail */
  const CordeeQuestion *question; /* that would decide it; or NULL */
  char *invitation;     /* "Répondre : … ?"; NULL without question */
  char *name;           /* for a screen reader: all of it */
} CordeeEvidenceRule;

GPtrArray *cordee_evidence_rules_new (const CordeeAdvice *advice, const char *structure, const char *criterion) G_GNUC_WARN_UNUSED_RESULT;
void cordee_evidence_rule_append (const CordeeEvidenceRule *self, GString *out);

G_END_DECLS
