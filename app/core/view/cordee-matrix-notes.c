/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-matrix-notes.h"

#include "cordee-text.h"

#include <glib/gi18n-lib.h>

static void
mark (CordeeMatrixCell *cell, const CordeeDossierNote *note)
{
  g_autofree char *foot = cell->foot;
  g_autofree char *name = cell->name;
  g_autofree char *said = cordee_text_collapse (note->text);
  /* TRANSLATORS: %s is what the reader noted on a cell; a screen reader says it after the rest of the cell. */
  g_autofree char *told = g_strdup_printf (_("note : %s"), said);

  /* TRANSLATORS: at the foot of a cell: there is a note on it. */
  cell->foot = g_strconcat (foot, *foot != '\0' ? " · " : "", "✎\u00a0", _("note"), NULL);
  cell->name = g_strconcat (name, ", ", told, NULL);
}

/* Marks the cells that dossier has a note on. To be called once for each view. */
void
cordee_matrix_view_add_notes (CordeeMatrixView *self, const CordeeDossier *dossier)
{
  g_return_if_fail (self != NULL && dossier != NULL);

  for (guint i = 0; dossier->notes->len > 0 && i < self->lines->len; i++)
    {
      GPtrArray *cells = ((const CordeeMatrixLine *) self->lines->pdata[i])->cells;

      for (guint j = 0; cells != NULL && j < cells->len; j++)
        {
          CordeeMatrixCell *cell = cells->pdata[j];
          const CordeeDossierNote *note = cordee_dossier_find_cell_note (dossier, cell->cell->structure->id, cell->cell->criterion->id);

          if (note != NULL)
            mark (cell, note);
        }
    }
}
