/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book-page.h"

#include "cordee-adaptive.h"
#include "cordee-book-empty.h"
#include "cordee-book-filter.h"
#include "cordee-book-list.h"
#include "cordee-dossier-pane.h"
#include "cordee-file-dialog.h"
#include "cordee-message-bar.h"

G_BEGIN_DECLS

struct _CordeeBookPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  GtkLabel *folder;
  CordeeMessageBar *undo_bar;
  CordeeMessageBar *problem_bar;
  GtkStack *content;
  CordeeBookEmpty *empty;
  CordeeBookFilter *filter;
  GtkBox *panes;
  GtkStack *results;
  CordeeBookList *list;
  CordeeDossierPane *pane;
  GMenuModel *row_menu;

  /* Owned */
  CordeeSession *session;
  CordeeBook *book;
  GPtrArray *shown;             /* CordeeBookEntry: what the list shows */
  GFileMonitor *monitor;        /* or NULL */
  GtkFileChooserNative *dialog; /* or NULL: the one on show */
  char *chosen;                 /* the file whose dossier the pane shows; or NULL */
  char *deleted;                /* where the one that was deleted last lies; or NULL */
  gboolean deleted_in_hand;     /* and it was the one in hand */
  GtkWindow *window;            /* weak: the page is in it; or NULL */

  gint64 told;      /* µs, monotonic: when the list last followed the reading */
  gboolean reading; /* the folder is being read */
  gboolean stale;   /* it is to be read again */
  guint reread;     /* waiting to */
};

void cordee_book_page_add_actions (GtkWidgetClass *widget_class);
void cordee_book_page_read (CordeeBookPage *self);
void cordee_book_page_refresh (CordeeBookPage *self, const char *file);
void cordee_book_page_update_actions (CordeeBookPage *self);
void cordee_book_page_say (CordeeBookPage *self, const char *problem);

G_END_DECLS
