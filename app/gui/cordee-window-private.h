/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-window.h"

#include "cordee-adaptive.h"
#include "cordee-context-bar.h"
#include "cordee-notice-bar.h"
#include "cordee-toast.h"

G_BEGIN_DECLS

struct _CordeeWindow
{
  GtkApplicationWindow parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  CordeeNoticeBar *notices;
  CordeeToast *toast;
  GtkListBox *sidebar_list;
  GtkLabel *base;
  GtkLabel *saved;
  GtkLabel *legal_strip;
  GtkLabel *title;
  CordeeContextBar *context_bar;
  CordeeAdaptive *context_place;
  GtkBox *context_strip;
  GtkStack *pages;

  /* Owned references */
  CordeeSession *session;
  CordeeSettings *settings;
};

void cordee_window_add_actions (CordeeWindow *self);

G_END_DECLS
