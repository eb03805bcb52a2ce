/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The members of a team, one row each: profession (found by typing), status, whether the member signs, a name if wanted; several alike
   can be added at once. "edited" is emitted for each change by the user. */
#define CORDEE_TYPE_MEMBERS_EDITOR (cordee_members_editor_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMembersEditor, cordee_members_editor, CORDEE, MEMBERS_EDITOR, GtkWidget)

GtkWidget *cordee_members_editor_new (CordeeKnowledge *knowledge, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
void cordee_members_editor_set_value (CordeeMembersEditor *self, const CordeeValue *value);
CordeeValue *cordee_members_editor_dup_value (CordeeMembersEditor *self) G_GNUC_WARN_UNUSED_RESULT; /* NULL: no member */

G_END_DECLS
