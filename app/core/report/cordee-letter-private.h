/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-letter.h"

G_BEGIN_DECLS

/* What the files of a document of a template share. */

/* How much of a paragraph is written. */
typedef enum
{
  CORDEE_WRITTEN_NOTHING, /* it is not there */
  CORDEE_WRITTEN_FIXED,   /* words of the base: nobody has to write anything */
  CORDEE_WRITTEN_YES,     /* the answers fill it */
  CORDEE_WRITTEN_NO,      /* still to be written */
} CordeeWritten;

typedef struct
{
  const CordeeTemplate *template;
  const CordeeReportInput *input;
  const CordeeStructure *structure; /* borrowed; or NULL: none could be told */
  const CordeeRoadmap *roadmap;     /* of that structure, borrowed: made when first asked for */
  CordeeRoadmap *own_roadmap;       /* owned, or NULL */
  CordeeDocument *document;         /* borrowed */
  CordeeCited *cited;               /* owned */
} CordeeLetter;

/* How well that is known which a paragraph tells. */
typedef struct
{
  gboolean any;                /* some answer is in it */
  gboolean computed;           /* a number that the base computes is in it */
  gboolean confirm;            /* an answer is to be confirmed */
  CordeeProvenance provenance; /* that of the weakest of its answers */
} CordeeBasis;

gboolean cordee_letter_is_known (const CordeeLetter *self, const char *variable);
void cordee_basis_add (CordeeBasis *basis, CordeeProvenance provenance);
void cordee_basis_add_variable (CordeeBasis *basis, const CordeeLetter *self, const char *variable);
void cordee_rich_append_mark (CordeeRich *rich, const char *mark);
void cordee_rich_append_basis (CordeeRich *rich, const CordeeBasis *basis);
void cordee_rich_append_todo (CordeeRich *rich, const char *what);
void cordee_rich_cite_statement (CordeeRich *rich, const CordeeStatement *statement, CordeeCited *cited);
const CordeeStatement *cordee_letter_find_statement (const CordeeLetter *self, const char *id);
gboolean cordee_letter_is_of_another (const CordeeLetter *self, const CordeeTemplatePart *part);
const CordeeRoadmap *cordee_letter_get_roadmap (CordeeLetter *self);

/* Around the parts. */
char *cordee_letter_lead (const CordeeLetter *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_letter_foot (const CordeeLetter *self) G_GNUC_WARN_UNUSED_RESULT;
void cordee_letter_add_head (CordeeLetter *self);
void cordee_letter_add_end (CordeeLetter *self);

/* Adds a list or a table that is made of the dossier; what to write instead where it is empty. */
CordeeWritten cordee_letter_fill (CordeeLetter *self, const CordeeTemplateItem *item);
CordeeWritten cordee_letter_todo (CordeeLetter *self, const char *what);
/* Those of them that have a file of their own. FALSE: there is nothing to tell. */
gboolean cordee_letter_fill_members (CordeeLetter *self);
gboolean cordee_letter_fill_communes (CordeeLetter *self, const CordeeTemplateItem *item);
gboolean cordee_letter_fill_funding (CordeeLetter *self);

G_END_DECLS
