/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is in a dossier besides its answers: where it stands, what comes next, notes, who it is, what happened. What is typed is kept as
   answers are, without a button for it. */
#define CORDEE_TYPE_DOSSIER_FIELDS (cordee_dossier_fields_get_type ())
G_DECLARE_FINAL_TYPE (CordeeDossierFields, cordee_dossier_fields, CORDEE, DOSSIER_FIELDS, GtkWidget)

void cordee_dossier_fields_set_session (CordeeDossierFields *self, CordeeSession *session);
void cordee_dossier_fields_show (CordeeDossierFields *self, const CordeeDossier *dossier, gboolean live);
void cordee_dossier_fields_keep (CordeeDossierFields *self);
void cordee_dossier_fields_forget (CordeeDossierFields *self);

G_END_DECLS
