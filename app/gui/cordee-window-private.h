/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-window.h"

#include "cordee-adaptive.h"
#include "cordee-context-bar.h"
#include "cordee-dossier-menu.h"
#include "cordee-dossier-strip.h"
#include "cordee-file-dialog.h"
#include "cordee-notice-bar.h"
#include "cordee-toast.h"

G_BEGIN_DECLS

struct _CordeeWindow
{
  GtkApplicationWindow parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  CordeeNoticeBar *notices;
  CordeeDossierStrip *strip;
  CordeeToast *toast;
  GtkListBox *sidebar_list;
  GtkLabel *base;
  GtkLabel *saved;
  GtkLabel *legal_strip;
  GtkLabel *title;
  CordeeDossierMenu *dossier_menu;
  CordeeContextBar *context_bar;
  CordeeAdaptive *context_place;
  GtkBox *context_strip;
  GtkStack *pages;

  /* Owned references */
  CordeeSession *session;
  CordeeSettings *settings;

  GtkFileChooserNative *file_dialog; /* or NULL: none is on show */

  gboolean told_unsaved; /* whoever closes it has been told that the dossier is nowhere but in memory */
};

void cordee_window_add_actions (CordeeWindow *self);

/* cordee-window-dossier.c */
void cordee_window_add_dossier_actions (CordeeWindow *self);
void cordee_window_follow_dossier (CordeeWindow *self);

G_END_DECLS
