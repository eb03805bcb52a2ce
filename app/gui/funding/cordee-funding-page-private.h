/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-funding-page.h"

#include "cordee-adaptive.h"
#include "cordee-file-dialog.h"
#include "cordee-funding-chart.h"
#include "cordee-funding-detail.h"
#include "cordee-funding-form.h"
#include "cordee-funding-second.h"
#include "cordee-funding-table.h"
#include "cordee-wrap-box.h"

G_BEGIN_DECLS

#define CORDEE_FUNDING_MAX_YEARS 10

/* One of the two plans. */
typedef struct
{
  CordeePlan *plan;        /* owned */
  CordeeFundingView *view; /* owned: of plan */
} CordeeFundingPlan;

struct _CordeeFundingPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  CordeeWrapBox *chips;
  GtkLabel *lead;
  GtkLabel *years;
  GtkBox *columns;
  GtkWidget *side;
  CordeeFundingForm *form;
  CordeeFundingSecond *second;
  GtkLabel *total;
  GtkWidget *plan;
  CordeeFundingChart *chart;
  CordeeFundingTable *table;
  CordeeFundingDetail *detail;
  GtkBox *notes;

  /* Owned */
  CordeeSession *session;
  CordeeFundingPlan plans[2]; /* the second is empty where there is only one */
  char *chosen;               /* the structure that the user chose; or NULL */
  char *notes_shown;          /* what notes says; or NULL */
  GtkFileChooserNative *file_dialog; /* or NULL */

  const char *structure; /* borrowed from the base: of the first plan; or NULL */
  int n_years;
  gboolean comparing;
  gboolean stale;         /* to be made again when it is next on show */
  guint plan_shown;       /* whose year is looked at */
  guint year_shown;       /* from 0 */
  const char *line_shown; /* borrowed from the base: the line behind which is looked; or NULL */
};

void cordee_funding_page_refresh (CordeeFundingPage *self);

/* cordee-funding-export.c */
void cordee_funding_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
