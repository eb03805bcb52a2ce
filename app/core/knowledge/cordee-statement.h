/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"

G_BEGIN_DECLS

/* How binding the document is that speaks, most binding first. */
typedef enum
{
  CORDEE_LEVEL_LOI,
  CORDEE_LEVEL_REGLEMENT,
  CORDEE_LEVEL_ACCORD,
  CORDEE_LEVEL_CAHIER_DES_CHARGES,
  CORDEE_LEVEL_INSTRUCTION,
  CORDEE_LEVEL_DOCTRINE,
  CORDEE_LEVEL_PRESSE,
  CORDEE_LEVEL_SECONDAIRE,
} CordeeLevel;

/* How sure we are of having it right, surest first. */
typedef enum
{
  CORDEE_CONFIDENCE_TEXTE,
  CORDEE_CONFIDENCE_OFFICIEL,
  CORDEE_CONFIDENCE_PRESSE,
  CORDEE_CONFIDENCE_SECONDAIRE,
  CORDEE_CONFIDENCE_DOUTEUX,
} CordeeConfidence;

/* What is known of a cell. No statement says CORDEE_STATE_INCONNU: it is what no statement says. */
typedef enum
{
  CORDEE_STATE_CONNU,
  CORDEE_STATE_EN_ATTENTE,
  CORDEE_STATE_SANS_OBJET,
  CORDEE_STATE_INCONNU,
} CordeeState;

/* A value (min equal to max), an interval, or one bound. */
typedef struct
{
  gboolean has_min, has_max;
  double min, max;
  const char *unit;
  const char *period;    /* or NULL */
  const char *condition; /* or NULL */
  const char *bracket;   /* of which scale it is a half-open step, or NULL */
  int line;
} CordeeAmount;

typedef struct
{
  const char *source;
  const char *place; /* in the source, or NULL */
} CordeeCitation;

/* Another statement, and why it is preferred over or disputed. */
typedef struct
{
  const char *statement;
  const char *because;
  int line;
} CordeeRelation;

/* A stretch of the short phrase to be emphasised, in bytes. */
typedef struct
{
  guint start;
  guint end;
} CordeeSpan;

/* One sourced, dated, regional assertion on a structure and a criterion. Strings are borrowed from its pack. */
typedef struct
{
  const char *id;
  const char *structure;
  const char *criterion;
  const char *subject;
  const char *value; /* a word to compare by, or NULL */
  CordeeState state;
  CordeeLevel level;
  CordeeConfidence confidence;
  gboolean headline;
  gboolean announced;
  gboolean estimated;  /* from is an estimate */
  const char *region;  /* NULL: national */
  char **departements; /* owned; NULL: everywhere in its region */
  CordeeDay from;      /* both inside; CORDEE_DAY_NONE: open */
  CordeeDay until;
  CordeeDay checked;
  char **facts; /* owned; NULL without */
  const char *short_text;
  const char *text;
  GArray *emphasis;       /* CordeeSpan, owned */
  GArray *amounts;        /* CordeeAmount, owned */
  GArray *citations;      /* CordeeCitation, owned; the first is the source that speaks */
  GArray *prefers;        /* CordeeRelation, owned */
  GArray *disputes;       /* CordeeRelation, owned */
  const CordeePack *pack; /* borrowed: it holds this */
  guint rank;             /* its place in the whole base */
  int line;
} CordeeStatement;

CordeeStatement *cordee_statement_new_from_xml (CordeePack *pack, const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_statement_to_xml (const CordeeStatement *self, CordeeXmlElement *node);
void cordee_statement_free (CordeeStatement *self);

gboolean cordee_statement_holds_at (const CordeeStatement *self, CordeeDay day);
gboolean cordee_statement_overlaps (const CordeeStatement *self, const CordeeStatement *other);
gboolean cordee_statement_same_scope (const CordeeStatement *self, const CordeeStatement *other);
gboolean cordee_statement_is_typed (const CordeeStatement *self);
gboolean cordee_statement_differs (const CordeeStatement *self, const CordeeStatement *other);
const CordeeRelation *cordee_statement_find_relation (GArray *relations, const char *id);
const char *cordee_statement_get_source (const CordeeStatement *self);

gboolean cordee_amount_equal (const CordeeAmount *a, const CordeeAmount *b);

const char *cordee_level_id (CordeeLevel level);
const char *cordee_confidence_id (CordeeConfidence confidence);
const char *cordee_state_id (CordeeState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeStatement, cordee_statement_free)

G_END_DECLS
