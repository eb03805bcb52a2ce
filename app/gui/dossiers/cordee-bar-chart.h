/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book-statistics.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart of horizontal bars, each with its label and its number in words: the bars are a decoration. */
GtkWidget *cordee_bar_chart_new (const CordeeBookChart *chart) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
