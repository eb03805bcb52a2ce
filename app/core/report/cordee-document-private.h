/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document.h"

G_BEGIN_DECLS

/* What the writers of a document share, so that they agree on what is a list, a link and a colour. */

typedef enum
{
  CORDEE_MARK_BULLET, /* "•", or none */
  CORDEE_MARK_SIGN,   /* anything else */
  CORDEE_MARK_NUMBER, /* "1." */
  CORDEE_MARK_CITED,  /* "[1]" */
} CordeeMarkKind;

typedef enum
{
  CORDEE_LINK_NONE,    /* the text is only text */
  CORDEE_LINK_INSIDE,  /* to a part of the document */
  CORDEE_LINK_OUTSIDE, /* to the web or a mailbox */
} CordeeDocumentLink;

/* The colours that a text in colour is read on: the darkest of the light ones, the lightest of the dark ones. */
#define CORDEE_PAPER_LIGHT "#e8f2f1"
#define CORDEE_PAPER_DARK "#2c2c31"

/* One stretch of a paragraph. text is clean; span is NULL where it is plain. */
typedef void (*CordeeRunFunc) (const char *text, const CordeeRichSpan *span, gpointer user_data);

char *cordee_document_clean (const char *text, gssize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_document_clean_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_document_dup_language (const CordeeDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_document_dup_id (const char *anchor) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_document_dup_colour (const char *colour, const char *paper) G_GNUC_WARN_UNUSED_RESULT;

GHashTable *cordee_document_list_anchors (const CordeeDocument *self) G_GNUC_WARN_UNUSED_RESULT;
CordeeDocumentLink cordee_document_link_kind (GHashTable *anchors, const char *link);
CordeeMarkKind cordee_document_mark_kind (const char *mark, guint *number);
guint cordee_table_count_columns (const CordeeTable *self);

void cordee_rich_each (const CordeeRich *self, CordeeRunFunc run, gpointer user_data);
char *cordee_rich_to_text (const CordeeRich *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_rich_is_empty (const CordeeRich *self);
gboolean cordee_part_is_empty (const CordeePart *self);
gboolean cordee_part_is_fact (const CordeePart *self);

G_END_DECLS
