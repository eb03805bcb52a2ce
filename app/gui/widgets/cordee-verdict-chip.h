/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A verdict as sign, word and colour. */
GtkWidget *cordee_verdict_chip_new (CordeeVerdict verdict) G_GNUC_WARN_UNUSED_RESULT;
void cordee_verdict_chip_set (GtkWidget *chip, CordeeVerdict verdict);

G_END_DECLS
