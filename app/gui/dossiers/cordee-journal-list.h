/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happened in a dossier, latest first: some of it, and all on demand. */
#define CORDEE_TYPE_JOURNAL_LIST (cordee_journal_list_get_type ())
G_DECLARE_FINAL_TYPE (CordeeJournalList, cordee_journal_list, CORDEE, JOURNAL_LIST, GtkWidget)

void cordee_journal_list_show (CordeeJournalList *self, CordeeKnowledge *knowledge, const CordeeDossier *dossier);

G_END_DECLS
