/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-shortcuts.h"

#include <glib/gi18n.h>

#define GENERAL N_("Partout")
#define ASSISTANT N_("Dans l’assistant")
#define ROADMAP N_("Dans le parcours")
#define MATRIX N_("Dans le tableau")
#define EVIDENCE N_("Dans les preuves d’une case")

static const CordeeShortcut shortcuts[] = {
  { GENERAL, N_("Accueil"), "win.section::accueil", "<Alt>1" },
  { GENERAL, N_("Comparer"), "win.section::comparer", "<Alt>2" },
  { GENERAL, N_("Assistant"), "win.section::assistant", "<Alt>3" },
  { GENERAL, N_("Financement"), "win.section::financement", "<Alt>4" },
  { GENERAL, N_("Territoire"), "win.section::territoire", "<Alt>5" },
  { GENERAL, N_("Parcours"), "win.section::parcours", "<Alt>6" },
  { GENERAL, N_("Dossiers"), "win.section::dossiers", "<Alt>7" },
  { GENERAL, N_("Sources"), "win.section::sources", "<Alt>8" },
  { GENERAL, N_("Passer d’une partie de la fenêtre à l’autre"), "win.next-pane", "F6" },
  { GENERAL, N_("Choisir la région"), "win.choose-place", "<Alt>R" },
  { GENERAL, N_("Choisir la date des règles"), "win.choose-day", "<Alt>D" },
  { GENERAL, N_("Nouveau dossier"), "win.new-dossier", "<Ctrl>N" },
  { GENERAL, N_("Ouvrir un dossier"), "win.open-dossier", "<Ctrl>O" },
  { GENERAL, N_("Renommer le dossier"), "win.name-dossier", "F2" },
  { GENERAL, N_("Enregistrer tout de suite (Cordée le fait seule)"), "win.save-now", "<Ctrl>S" },
  { GENERAL, N_("Chercher"), "win.search", "<Ctrl>F" },
  { GENERAL, N_("Copier le tableau, pour un traitement de texte ou un tableur"), "win.copy", "<Ctrl><Shift>C" },
  { GENERAL, N_("Imprimer le tableau, ou le compte rendu du projet"), "win.print", "<Ctrl>P" },
  { GENERAL, N_("Préférences"), "app.preferences", "<Ctrl>comma" },
  { GENERAL, N_("Aide"), "app.help", "F1" },
  { GENERAL, N_("Raccourcis clavier"), "app.shortcuts", "<Ctrl>question" },
  { GENERAL, N_("Fermer la fenêtre"), "window.close", "<Ctrl>W" },
  { GENERAL, N_("Quitter"), "app.quit", "<Ctrl>Q" },
  { ASSISTANT, N_("Question suivante, question précédente"), NULL, "<Alt>Right <Alt>Left" },
  { ASSISTANT, N_("Valider la réponse et passer à la suite"), NULL, "Return" },
  { ASSISTANT, N_("Annuler, rétablir une réponse"), NULL, "<Ctrl>Z <Ctrl><Shift>Z" },
  { ASSISTANT, N_("Augmenter, diminuer un nombre"), NULL, "Up Down" },
  { ROADMAP, N_("Étape précédente, étape suivante"), NULL, "Up Down" },
  { ROADMAP, N_("Ouvrir l’étape"), NULL, "Return" },
  { ROADMAP, N_("Dire où en est l’étape"), NULL, "space" },
  { ROADMAP, N_("Avancer, reculer l’étape d’un jour ouvré"), NULL, "<Alt>Left <Alt>Right" },
  { ROADMAP, N_("Avancer, reculer l’étape d’une semaine"), NULL, "<Alt>Page_Up <Alt>Page_Down" },
  { MATRIX, N_("Aller d’une case à l’autre"), NULL, "Left Right Up Down" },
  { MATRIX, N_("Première, dernière case de la ligne"), NULL, "Home End" },
  { MATRIX, N_("Première, dernière ligne"), NULL, "<Ctrl>Home <Ctrl>End" },
  { MATRIX, N_("Ouvrir les preuves d’une case, plier un groupe"), NULL, "Return space" },
  { MATRIX, N_("Déplacer la colonne"), NULL, "<Ctrl><Shift>Left <Ctrl><Shift>Right" },
  { MATRIX, N_("Menu de la case, de la ligne ou de la colonne"), NULL, "Menu <Shift>F10" },
  { EVIDENCE, N_("Revenir au tableau"), NULL, "Escape" },
};

/* All of them, in the order in which they are told. Static. */
const CordeeShortcut *
cordee_shortcuts (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/* Sets the accelerators of those that are actions. */
void
cordee_shortcuts_apply (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto(GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      if (shortcuts[i].action != NULL)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) keys);
    }
}
