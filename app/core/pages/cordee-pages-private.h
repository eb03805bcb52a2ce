/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Type and paper, which know nothing of comparisons. Lengths are in points, y grows downwards, colours are as in CSS. */

#define CORDEE_COLOUR_INK "#1d1d1f"
#define CORDEE_COLOUR_SOFT "#55555c"
#define CORDEE_COLOUR_STRONG_LINE "#6f737b"
#define CORDEE_COLOUR_LINE "#c9ccd1"

typedef enum
{
  CORDEE_TYPE_TITLE,
  CORDEE_TYPE_LEAD,
  CORDEE_TYPE_GROUP,
  CORDEE_TYPE_BODY,
  CORDEE_TYPE_SMALL,
} CordeeType;

/* How a stretch of a paragraph stands out. */
typedef enum
{
  CORDEE_RUN_PLAIN = 0,
  CORDEE_RUN_BOLD = 1 << 0,
  CORDEE_RUN_SMALL = 1 << 1,
  CORDEE_RUN_ADDRESS = 1 << 2, /* broken where it must be, and no hyphen added */
} CordeeRun;

/* A paragraph that is being written. */
typedef struct
{
  CordeeType type;
  PangoAlignment alignment;
  GString *text;        /* owned */
  PangoAttrList *attrs; /* owned */
} CordeeParagraph;

/* A line of text at its place: in a block, then on a page. */
typedef struct
{
  PangoLayout *layout;   /* owned reference: a line does not keep its text */
  PangoLayoutLine *line; /* borrowed from it */
  double x, top, bottom, baseline;
} CordeeLine;

typedef struct
{
  double x, y, length, thickness;
  PangoColor colour;
} CordeeStroke;

/* What stays together where a page has room for it: columns of lines side by side, and rules at its end. */
typedef struct
{
  PangoContext *context; /* owned reference */
  GPtrArray *columns;    /* GArray of CordeeLine, owned */
  GArray *again;         /* CordeeLine, owned: what the first column says where the block goes on on the next page; may be empty */
  GArray *rules;         /* CordeeStroke, owned; y is not used */
  double before, after;  /* white above and below what the columns hold */
} CordeeBlock;

typedef struct
{
  GArray *lines; /* CordeeLine, owned */
  GArray *rules; /* CordeeStroke, owned */
} CordeePage;

/* The levels of headings: a group, and what stands in it. */
#define CORDEE_FLOW_LEVELS 2

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

PangoContext *cordee_type_context_new (PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;

void cordee_paragraph_init (CordeeParagraph *self, CordeeType type);
void cordee_paragraph_clear (CordeeParagraph *self);
void cordee_paragraph_append (CordeeParagraph *self, const char *text, gsize n_bytes, CordeeRun run, const char *colour);

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
void cordee_block_add_rule (CordeeBlock *self, double x, double length, double thickness, const char *colour);
double cordee_block_get_height (const CordeeBlock *self);

CordeePage *cordee_page_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_page_free (CordeePage *self);
void cordee_page_draw (const CordeePage *self, cairo_t *cr);
double cordee_page_add (CordeePage *self, const CordeeBlock *block, double x, double y, double bottom, guint *next);

void cordee_flow_init (CordeeFlow *self, double bottom);
void cordee_flow_clear (CordeeFlow *self);
void cordee_flow_begin (CordeeFlow *self, guint level, CordeeBlock *heading, CordeeBlock *again);
void cordee_flow_set_head (CordeeFlow *self, const CordeeBlock *head);
void cordee_flow_add (CordeeFlow *self, const CordeeBlock *block);
void cordee_flow_add_snaking (CordeeFlow *self, GPtrArray *blocks, guint n_columns, double step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeBlock, cordee_block_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordeeParagraph, cordee_paragraph_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordeeFlow, cordee_flow_clear)

G_END_DECLS
