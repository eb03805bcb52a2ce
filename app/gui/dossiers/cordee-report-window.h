/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks which report of the dossier in hand, and as what; shows its pages as they will be, saves and prints it. */
#define CORDEE_TYPE_REPORT_WINDOW (cordee_report_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeReportWindow, cordee_report_window, CORDEE, REPORT_WINDOW, GtkWindow)

CordeeReportWindow *cordee_report_window_new (CordeeSession *session, GtkWindow *parent, const char *kind) G_GNUC_WARN_UNUSED_RESULT;
void cordee_report_window_save (CordeeReportWindow *self, GFile *file);
gboolean cordee_report_window_is_saving (CordeeReportWindow *self);

G_END_DECLS
