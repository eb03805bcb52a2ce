/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"
#include "cordee-evidence-rule.h"

G_BEGIN_DECLS

/* What stands behind a cell, in the order in which it is told. Markup is Pango markup whose links lead to the glossary
   (term:ID), to what else a source says (source:ID) or to an address. Strings are owned. */

typedef enum
{
  CORDEE_EVIDENCE_SPEAKS,    /* in force at the date and the place */
  CORDEE_EVIDENCE_ANNOUNCED, /* never computed with */
  CORDEE_EVIDENCE_DORMANT,   /* not in force at the date */
  CORDEE_EVIDENCE_SEARCHED,  /* looked for in vain */
  CORDEE_EVIDENCE_BEFORE,    /* what the cell said at the other date, where that differs */
} CordeeEvidenceKind;

/* One statement, or one thing that was looked for in vain (statement is then NULL and only text is set). */
typedef struct
{
  const CordeeStatement *statement; /* borrowed, or NULL */
  char *text;                       /* markup: the whole statement */
  char *plain;                      /* the same without markup */
  char *source;                     /* markup, a line for each source: "title, publisher, date" and where in it; addresses are links */
  char *plain_source;               /* the same without markup, an address on a line of its own */
  char *level;                      /* "Loi", "Doctrine" … */
  char *confidence;                 /* how sure we are of having it right */
  char *place;                      /* "national", "Occitanie" … */
  char *validity;                   /* "depuis le …" */
  char *checked;                    /* "lu le …" */
  char *outcome;                    /* "✓ retenu : …", or why another is; NULL where nothing has to be said */
  gboolean kept;                    /* it leads its subject, and nothing that speaks disputes it */
  char *name;                       /* for a screen reader: all of it in one sentence */
} CordeeEvidenceItem;

/* What belongs together: the readings of one subject, the announced … */
typedef struct
{
  CordeeEvidenceKind kind;
  char *title;      /* or NULL */
  char *warning;    /* "les sources ne disent pas la même chose", or NULL */
  GPtrArray *items; /* CordeeEvidenceItem, owned */
} CordeeEvidenceGroup;

typedef struct
{
  const CordeeCell *cell; /* borrowed */
  char *title;            /* the structure and the criterion */
  char *warning;          /* of the whole cell, or NULL */
  char *elsewhere;        /* "3 régions ont leur propre règle : …", or NULL */
  char *summary;          /* "6 énoncés, 4 sources, règles au …, Occitanie" */
  char *project;          /* what heads rules: "Pour ce projet, d’après 5 réponses"; or NULL */
  GPtrArray *rules;       /* CordeeEvidenceRule, owned: how the project stands; may be empty */
  GPtrArray *groups;      /* CordeeEvidenceGroup, owned */
} CordeeEvidence;

CordeeEvidence *cordee_evidence_new (const CordeeKnowledge *knowledge,
                                     const CordeeCell      *cell,
                                     const CordeeContext   *context,
                                     const CordeeChange    *change,
                                     CordeeDay              other_day) G_GNUC_WARN_UNUSED_RESULT;
void cordee_evidence_free (CordeeEvidence *self);
void cordee_evidence_add_project (CordeeEvidence *self, const CordeeAdvice *advice);
char *cordee_evidence_to_text (const CordeeEvidence *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeEvidence, cordee_evidence_free)

G_END_DECLS
