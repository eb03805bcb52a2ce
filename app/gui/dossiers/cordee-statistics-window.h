/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book-statistics.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Counts over dossiers, with nothing in them that could tell which team it was: as charts, to be copied and saved. */
#define CORDEE_TYPE_STATISTICS_WINDOW (cordee_statistics_window_get_type ())
G_DECLARE_FINAL_TYPE (CordeeStatisticsWindow, cordee_statistics_window, CORDEE, STATISTICS_WINDOW, GtkWindow)

GtkWidget *cordee_statistics_window_new (const CordeeBook *book, const GPtrArray *entries, GtkWindow *parent) G_GNUC_WARN_UNUSED_RESULT;
void cordee_statistics_window_save (CordeeStatisticsWindow *self, GFile *file);

G_END_DECLS
