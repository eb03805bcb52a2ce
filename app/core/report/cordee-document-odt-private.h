/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-document-private.h"
#include "cordee-xml.h"

G_BEGIN_DECLS

/* The parts of an OpenDocument text. */

/* Millimetres. */
#define CORDEE_ODT_MARGIN 20.0
#define CORDEE_ODT_SHORT 210.0
#define CORDEE_ODT_LONG 297.0

#define CORDEE_ODT_INK "#1d1d1f"
#define CORDEE_ODT_SOFT "#55555c"
#define CORDEE_ODT_LINE "#c9ccd1"
#define CORDEE_ODT_BAND "#eef4f3"
#define CORDEE_ODT_ACCENT "#0b6b63"

/* A file inside. Texts are borrowed. */
typedef struct
{
  const char *name, *text;
  gboolean packed;
} CordeeOdtFile;

/* A text that is being written. */
typedef struct
{
  const CordeeDocument *document;
  GHashTable *anchors;         /* anchor → the part that has it */
  CordeeXmlElement *automatic; /* where styles of one use are added */
  GHashTable *styles;          /* what one is like → its name, both owned */
  CordeeXmlElement *parent;    /* of the next paragraph or table */
  CordeeXmlElement *list;      /* that is open, or NULL */
  char *list_style;            /* its style, owned; NULL without */
  gboolean page;               /* what comes next begins a page */
  guint n_tables;
} CordeeOdt;

/* A list of attributes and their values, ended by NULL. */
void cordee_odt_set (CordeeXmlElement *element, const char *const *attributes);
CordeeXmlWriter *cordee_odt_writer_new (const char *root) G_GNUC_WARN_UNUSED_RESULT;
void cordee_odt_add_fonts (CordeeXmlElement *root);
void cordee_odt_add_words (CordeeXmlElement *parent, const char *text);

/* Styles of one use. Names are borrowed. */
CordeeXmlElement *cordee_odt_add_style (CordeeOdt *self, const char *name, const char *family, const char *parent);
const char *cordee_odt_style_of_run (CordeeOdt *self, CordeeRichStyle style, const char *colour);
const char *cordee_odt_style_of_paragraph (CordeeOdt *self, const char *parent);
const char *cordee_odt_style_of_list (CordeeOdt *self, const char *mark, gboolean narrow);
const char *cordee_odt_style_of_cell (CordeeOdt *self, char kind);
const char *cordee_odt_style_of_row (CordeeOdt *self);

void cordee_odt_add_rich (CordeeOdt *self, CordeeXmlElement *paragraph, const CordeeRich *text);
void cordee_odt_add_anchor (CordeeOdt *self, CordeeXmlElement *paragraph, const CordeePart *part);
CordeeXmlElement *cordee_odt_add_paragraph (CordeeOdt *self, const char *style);
void cordee_odt_add_part_words (CordeeOdt *self, CordeeXmlElement *paragraph, const CordeePart *part, gboolean marked);
void cordee_odt_add_item (CordeeOdt *self, const CordeePart *part, const char *style, gboolean narrow);
void cordee_odt_close_list (CordeeOdt *self);
void cordee_odt_add_table (CordeeOdt *self, const CordeePart *part);
guint cordee_odt_add_facts (CordeeOdt *self, guint i);

char *cordee_odt_styles (const CordeeDocument *document) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_odt_content (const CordeeDocument *document) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cordee_odt_archive (const CordeeOdtFile *files, guint n_files, gint64 created, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
