/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Type and paper. Lengths are in points, y grows downwards, colours are as in CSS. */

#define CORDEE_COLOUR_INK "#1d1d1f"
#define CORDEE_COLOUR_SOFT "#55555c"
#define CORDEE_COLOUR_STRONG_LINE "#6f737b"
#define CORDEE_COLOUR_LINE "#c9ccd1"
#define CORDEE_COLOUR_ACCENT "#0b6b63"
#define CORDEE_COLOUR_ACCENT_GROUND "#eef5f4"
#define CORDEE_COLOUR_GAP "#ffecb0"
#define CORDEE_COLOUR_GAP_LINE "#8a6d00"
#define CORDEE_HAIRLINE 0.4
#define CORDEE_GUTTER 11

typedef enum
{
  CORDEE_TYPE_TITLE,
  CORDEE_TYPE_HEADING,
  CORDEE_TYPE_SUBHEADING,
  CORDEE_TYPE_LEAD,
  CORDEE_TYPE_GROUP, /* of the rows of a table */
  CORDEE_TYPE_TEXT,  /* of a page that is read from top to bottom */
  CORDEE_TYPE_ASIDE, /* smaller, on such a page */
  CORDEE_TYPE_CELL,  /* of a table, and of a broad page */
  CORDEE_TYPE_CELL_HEAD,
  CORDEE_TYPE_SMALL,
} CordeeType;

/* How a stretch of a paragraph stands out. */
typedef enum
{
  CORDEE_RUN_PLAIN = 0,
  CORDEE_RUN_BOLD = 1 << 0,
  CORDEE_RUN_SMALL = 1 << 1,
  CORDEE_RUN_GAP = 1 << 2,
} CordeeRun;

/* A place in the structure of a document, for who hears it. It is told apart from others by its address alone. */
typedef struct _CordeeTag
{
  const struct _CordeeTag *parent; /* borrowed, or NULL: what is nobody's part */
  const char *role;                /* static: as PDF has it: "P", "TD" */
  gboolean lasts;                  /* goes on from page to page */
  char *anchor;                    /* owned: an identifier; or NULL */
  char *outline;                   /* owned: its entry in the outline; or NULL */
  guint level;                     /* of the entry, from 1 on */
} CordeeTag;

/* A paragraph that is being written. */
typedef struct
{
  CordeeType type;
  PangoAlignment alignment;
  const CordeeTag *tag;      /* borrowed, or NULL: on the page, but no part of the document */
  const CordeeTag *mark_tag; /* borrowed: the same for the mark beside it */
  gboolean strong_mark;      /* the mark is as dark as the text */
  GString *text;             /* owned */
  PangoAttrList *attrs;      /* owned */
} CordeeParagraph;

/* A line of text at its place: in a block, then on a page. */
typedef struct
{
  PangoLayout *layout;   /* owned reference: a line does not keep its text */
  PangoLayoutLine *line; /* borrowed from it */
  const CordeeTag *tag;  /* borrowed, or NULL */
  double x, top, bottom, baseline;
} CordeeLine;

/* A stroke or a ground: filled. */
typedef struct
{
  double x, y, width, height;
  PangoColor colour;
} CordeeFill;

/* What stays together where a page has room for it: columns of lines side by side, and rules at its end. */
typedef struct
{
  PangoContext *context; /* owned reference */
  GPtrArray *columns;    /* GArray of CordeeLine, owned */
  GArray *again;         /* CordeeLine, owned: what the first column says where the block goes on on the next page; may be empty */
  GArray *rules;         /* CordeeFill, owned; y is not used */
  GArray *grounds;       /* CordeeFill, owned: behind all of the block but what is above; y and height are not used */
  double above;          /* white that the top of a page does without */
  double before, after;  /* white above and below what the columns hold */
  gboolean divides;      /* running text: a page may end in it */
} CordeeBlock;

typedef struct
{
  GArray *lines; /* CordeeLine, owned */
  GArray *fills; /* CordeeFill, owned: below them */
} CordeePage;

/* The levels of headings: a section, a part of it, a group of the rows of a table, and a row or what leads to a list. */
#define CORDEE_FLOW_LEVELS 4

/* Pages that are being filled from above. */
typedef struct
{
  GPtrArray *pages;        /* CordeePage, owned */
  double bottom;           /* of the room for text */
  double y;                /* where the page goes on */
  gboolean fresh;          /* nothing is on the page yet but what each page repeats */
  const CordeeBlock *head; /* stands at the top of each page; borrowed, or NULL */
  struct
  {
    CordeeBlock *heading; /* waits for the block that it is for; owned, or NULL */
    CordeeBlock *again;   /* stands on each page that goes on with what the heading, once set, is for; owned, or NULL */
  } levels[CORDEE_FLOW_LEVELS];
} CordeeFlow;

/* Where a PDF is in the structure of its document. */
typedef struct _CordeeTagger CordeeTagger;

PangoContext *cordee_type_context_new (PangoContext *context, const char *language) G_GNUC_WARN_UNUSED_RESULT;

void cordee_paragraph_init (CordeeParagraph *self, CordeeType type, const CordeeTag *tag);
void cordee_paragraph_clear (CordeeParagraph *self);
void cordee_paragraph_append (CordeeParagraph *self, const char *text, CordeeRun run, const char *colour, const char *link);
double cordee_paragraph_get_width (const CordeeParagraph *self, PangoContext *context);
const char *cordee_item_get_link (const PangoItem *item);

CordeeBlock *cordee_block_new (PangoContext *context, guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void cordee_block_free (CordeeBlock *self);
void cordee_block_add (CordeeBlock *self, GArray *column, const CordeeParagraph *paragraph, double x, double width, double gap);
void cordee_block_add_item (CordeeBlock           *self,
                            GArray                *column,
                            const char            *mark,
                            const CordeeParagraph *paragraph,
                            double                 x,
                            double                 indent,
                            double                 width,
                            double                 gap);
void cordee_block_add_rule (CordeeBlock *self, double x, double width, double height, const char *colour);
void cordee_block_add_ground (CordeeBlock *self, double x, double width, const char *colour);
double cordee_block_get_height (const CordeeBlock *self);

CordeePage *cordee_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_page_free (CordeePage *self);
void cordee_page_draw (const CordeePage *self, cairo_t *cr, CordeeTagger *tagger);
double cordee_page_add (CordeePage *self, const CordeeBlock *block, double x, double y, double bottom, guint *next);

void cordee_flow_init (CordeeFlow *self, double bottom);
void cordee_flow_clear (CordeeFlow *self);
void cordee_flow_begin (CordeeFlow *self, guint level, CordeeBlock *heading, CordeeBlock *again);
void cordee_flow_repeat (CordeeFlow *self, guint level, CordeeBlock *again);
void cordee_flow_set_head (CordeeFlow *self, const CordeeBlock *head, double first);
void cordee_flow_break (CordeeFlow *self);
void cordee_flow_add (CordeeFlow *self, const CordeeBlock *block);
void cordee_flow_add_snaking (CordeeFlow *self, GPtrArray *blocks, guint n_columns, double step);

void cordee_tagger_go_to (CordeeTagger *self, const CordeeTag *tag, double y);
void cordee_tagger_begin_link (CordeeTagger *self, const char *link);
void cordee_tagger_end_link (CordeeTagger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBlock, cordee_block_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordeeParagraph, cordee_paragraph_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordeeFlow, cordee_flow_clear)

G_END_DECLS
