/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A report as its reader sees it, before it is a file: a title, then parts one below another. Built once, written as HTML, ODT, CSV, and,
   by pages/, as PDF and on paper: so they say the same. Texts are owned, in the language of the reader, and typeset. */

typedef enum
{
  CORDEE_RICH_PLAIN = 0,
  CORDEE_RICH_BOLD = 1 << 0,
  CORDEE_RICH_SOFT = 1 << 1, /* said in passing */
  CORDEE_RICH_GAP = 1 << 2,  /* "à compléter": to be seen at once */
  CORDEE_RICH_SMALL = 1 << 3,
} CordeeRichStyle;

typedef struct
{
  gsize start, end; /* bytes */
  CordeeRichStyle style;
  char *colour; /* owned: "#0069a6", on light paper; or NULL */
  char *link;   /* owned: an address, or "#" and the anchor of a part; or NULL */
} CordeeRichSpan;

/* A paragraph's text. */
typedef struct
{
  GString *text;   /* owned */
  GArray *spans;   /* CordeeRichSpan, owned, in order, apart from one another */
} CordeeRich;

typedef enum
{
  CORDEE_PART_HEADING,    /* of a section: in the outline */
  CORDEE_PART_SUBHEADING, /* in the outline too, below */
  CORDEE_PART_PARAGRAPH,
  CORDEE_PART_ITEM,       /* of a list; mark: "•", "1.", "[3]", a verdict's sign */
  CORDEE_PART_FACT,       /* mark: what it is; text: how it stands. Those that follow one another are a table of two columns */
  CORDEE_PART_BOX,        /* a paragraph set apart: the result, a warning */
  CORDEE_PART_TABLE,
  CORDEE_PART_BREAK,      /* what follows begins a page */
} CordeePartKind;

typedef struct
{
  CordeePartKind kind;
  char *mark;                 /* owned, or NULL */
  char *anchor;               /* owned: unlike any other in the document; or NULL */
  CordeeRich *text;           /* owned; NULL for a table and a break */
  struct _CordeeTable *table; /* owned, or NULL */
} CordeePart;

/* A row of cells; or, with one cell, the heading of the rows that follow. The first cell names the row. */
typedef struct
{
  gboolean heading;
  GPtrArray *cells; /* GPtrArray of CordeePart (PARAGRAPH, ITEM), owned: one array for each cell */
} CordeeTableRow;

typedef struct _CordeeTable
{
  char *caption;   /* owned: what the table is, for who cannot see it */
  GArray *weights; /* double: of the widths of the columns */
  GPtrArray *head; /* CordeeRich, owned: one for each column */
  GPtrArray *notes; /* char *, owned, may be NULL each: a smaller line below each head; NULL: none has one */
  GPtrArray *rows; /* CordeeTableRow, owned */
} CordeeTable;

typedef struct
{
  char *title;
  char *lead;       /* below the title: whose, when; or NULL */
  char *subject;    /* for the properties of a file */
  char *author;     /* or NULL */
  char *language;   /* "fr", "en" */
  char *foot;       /* on every page, before its number */
  gint64 created;   /* seconds since 1970, UTC: the same report made twice is the same file */
  gboolean landscape;
  GPtrArray *parts; /* CordeePart, owned */
} CordeeDocument;

CordeeRich *cordee_rich_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void cordee_rich_free (CordeeRich *self);
void cordee_rich_append (CordeeRich *self, const char *text, CordeeRichStyle style);
void cordee_rich_append_full (CordeeRich *self, const char *text, CordeeRichStyle style, const char *colour, const char *link);

CordeeDocument *cordee_document_new (const char *title, const char *language, gint64 created) G_GNUC_WARN_UNUSED_RESULT;
void cordee_document_free (CordeeDocument *self);
CordeePart *cordee_document_add (CordeeDocument *self, CordeePartKind kind, const char *mark, CordeeRich *text);
CordeePart *cordee_document_add_text (CordeeDocument *self, CordeePartKind kind, const char *mark, const char *text);
CordeeTable *cordee_document_add_table (CordeeDocument *self, const char *caption);
void cordee_table_add_column (CordeeTable *self, CordeeRich *head, const char *note, double weight);
CordeeTableRow *cordee_table_add_row (CordeeTable *self, gboolean heading);
GPtrArray *cordee_table_row_add_cell (CordeeTableRow *self);
void cordee_table_cell_add (GPtrArray *cell, CordeePartKind kind, const char *mark, CordeeRich *text);

/* As files. Text and bytes are owned by the caller. */
char *cordee_document_to_text (const CordeeDocument *self) G_GNUC_WARN_UNUSED_RESULT; /* the words alone, one part a line */
char *cordee_document_to_html (const CordeeDocument *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_document_to_csv (const CordeeDocument *self) G_GNUC_WARN_UNUSED_RESULT;
GBytes *cordee_document_to_odt (const CordeeDocument *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeRich, cordee_rich_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeDocument, cordee_document_free)

G_END_DECLS
