/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sign of a structure on a square of its colour. A decoration: the name always stands beside it. */
#define CORDEE_TYPE_SIGN (cordee_sign_get_type ())
G_DECLARE_FINAL_TYPE (CordeeSign, cordee_sign, CORDEE, SIGN, GtkWidget)

GtkWidget *cordee_sign_new (const CordeeStructure *structure) G_GNUC_WARN_UNUSED_RESULT;
void cordee_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot, const CordeeStructure *structure, double x, double y, double size);

G_END_DECLS
