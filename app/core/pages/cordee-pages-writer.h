/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document.h"
#include "cordee-pages-private.h"

G_BEGIN_DECLS

/* What puts the parts of a document on pages. */

struct _CordeePages
{
  GPtrArray *pages; /* CordeePage, owned */
  GPtrArray *tags;  /* CordeeTag, owned */
};

/* Pages on their way. */
typedef struct
{
  const CordeeDocument *document; /* borrowed */
  GPtrArray *parts;               /* const CordeePart *, owned: those of the document that are not empty */
  GHashTable *anchors;            /* owned: of the document's parts */
  PangoContext *context;          /* owned */
  GPtrArray *tags;                /* CordeeTag, owned */
  const CordeeTag *root;          /* borrowed from them, as are the others */
  const CordeeTag *section;       /* what the parts are in */
  char *heading;                  /* owned: of the section; or NULL */
  guint level;                    /* of the last heading in the outline: 0 where there is none yet */
  CordeeFlow flow;
  CordeeType body, aside; /* the type of its text */
  double width;
  double measure;   /* how wide text is at most */
  double fact_side; /* how wide what facts are on is */
} CordeeWriter;

CordeeTag *cordee_writer_tag (CordeeWriter *self, const CordeeTag *parent, const char *role);
void cordee_tag_set_anchor (CordeeTag *tag, const CordeePart *part);
void cordee_writer_append (CordeeWriter *self, CordeeParagraph *paragraph, const CordeeRich *text);
char *cordee_writer_continued (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_part_dup_mark (const CordeePart *part, const char *otherwise) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_rich_is_small (const CordeeRich *text);
const char *cordee_rich_get_colour (const CordeeRich *text);
double cordee_writer_measure_mark (CordeeWriter *self, const char *mark, CordeeType type);
CordeeBlock *cordee_writer_heading_new (CordeeWriter *self, const char *text, const CordeeTag *tag) G_GNUC_WARN_UNUSED_RESULT;
double cordee_writer_measure_facts (CordeeWriter *self);
guint cordee_writer_add_list (CordeeWriter *self, guint first);
void cordee_writer_add_table (CordeeWriter *self, const CordeePart *part);

G_END_DECLS
