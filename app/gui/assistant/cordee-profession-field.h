/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a profession is found by typing part of its name, or of what the base says of it. "chosen" is emitted when the user chose one.
   Of the base it knows the questions that count members. */
#define CORDEE_TYPE_PROFESSION_FIELD (cordee_profession_field_get_type ())
G_DECLARE_FINAL_TYPE (CordeeProfessionField, cordee_profession_field, CORDEE, PROFESSION_FIELD, GtkWidget)

GtkWidget *cordee_profession_field_new (CordeeKnowledge *knowledge) G_GNUC_WARN_UNUSED_RESULT;
const CordeeQuestion *cordee_profession_field_get_profession (CordeeProfessionField *self); /* borrowed from the base; NULL: none */
void cordee_profession_field_clear (CordeeProfessionField *self);
void cordee_profession_field_refuse (CordeeProfessionField *self);

G_END_DECLS
