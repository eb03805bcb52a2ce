/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-compare-page.h"

#include "cordee-evidence-drawer.h"
#include "cordee-matrix.h"
#include "cordee-wrap-box.h"

G_BEGIN_DECLS

/* How high the page is: what there is no room for goes. */
typedef enum
{
  CORDEE_ROOM_UNKNOWN,
  CORDEE_ROOM_WIDE,
  CORDEE_ROOM_LOW,  /* the head goes while evidence is open, which has the larger part */
  CORDEE_ROOM_TINY, /* the table goes too */
} CordeeRoom;

struct _CordeeComparePage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *scroller;
  GtkWidget *head;
  GtkWidget *subtitle;
  CordeeWrapBox *chips;
  CordeeWrapBox *filters;
  GtkEditable *search;
  GtkWidget *changes;
  GtkLabel *changes_text;
  GtkLabel *summary;
  GtkWidget *show_all;
  GtkPaned *panes;
  GtkScrolledWindow *matrix_scroller;
  CordeeMatrix *matrix;

  CordeeEvidenceDrawer *drawer; /* owned by the widget tree; NULL until evidence is first asked for */

  /* Owned */
  CordeeSession *session;
  CordeeMatrixChoice *choice;
  char *structure, *criterion; /* of the cell whose evidence is open; or NULL */

  gboolean stale;    /* what is shown is no longer what the session says */
  CordeeRoom room;
  CordeeRoom placed; /* the room that the pane was last placed for */
  gboolean seek;     /* the table, which is out of sight in a page that scrolls */
  guint idle;
};

void cordee_compare_page_refresh (CordeeComparePage *self);
void cordee_compare_page_open (CordeeComparePage *self, const char *structure, const char *criterion);
void cordee_compare_page_close (CordeeComparePage *self);
void cordee_compare_page_show_all (CordeeComparePage *self);
const CordeeMatrixProject *cordee_compare_page_get_project (CordeeComparePage *self, CordeeMatrixProject *out);
gboolean cordee_compare_page_set_filter (CordeeComparePage *self, CordeeRowFilter filter);
void cordee_compare_page_say (CordeeComparePage *self, const char *text);

/* Chips, filters and what is said of the table: cordee-compare-toolbar.c */
const char *cordee_compare_filter_to_id (CordeeRowFilter filter);
const char *cordee_compare_filter_get_reason (void);
gboolean cordee_compare_filter_parse (const char *id, CordeeRowFilter *out);
void cordee_compare_toolbar_fill (CordeeComparePage *self);
void cordee_compare_toolbar_update (CordeeComparePage *self, const CordeeMatrixView *view);
void cordee_compare_toolbar_update_changes (CordeeComparePage *self);

/* cordee-compare-actions.c */
void cordee_compare_page_install_actions (GtkWidgetClass *widget_class);
void cordee_compare_page_update_actions (CordeeComparePage *self);

G_END_DECLS
