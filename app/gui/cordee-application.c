/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-application.h"

#include "cordee-help-window.h"
#include "cordee-language.h"
#include "cordee-preferences-window.h"
#include "cordee-shortcuts.h"
#include "cordee-text.h"
#include "cordee-window.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#define APPLICATION_ID "fr.cordee.Cordee"
#define RESOURCES "/fr/cordee/Cordee"

struct _CordeeApplication
{
  GtkApplication parent_instance;

  /* Owned */
  CordeeSettings *settings;
  CordeeSession *session;       /* from the first command line on */
  CordeeAppearance *appearance; /* or NULL: no display */

  /* Borrowed: GTK owns them; NULL before the first and after it closed */
  CordeeWindow *window;
  GtkWidget *preferences;
  GtkWidget *help;

  CordeeDay today;
};

G_DEFINE_FINAL_TYPE (CordeeApplication, cordee_application, GTK_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  /* TRANSLATORS: an option of the program, and what stands for its value. */
  { "section", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Section à ouvrir : accueil, comparer, assistant, financement, territoire, parcours, dossiers, sources"), N_("ID") },
  { "region", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Région du projet (code INSEE)"), N_("CODE") },
  { "departement", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Département du projet (code INSEE)"), N_("CODE") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Date des règles, AAAA-MM-JJ (défaut : aujourd’hui)"), N_("DATE") },
  { "knowledge", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, N_("Fichier de règles à ajouter ; peut être répété"), N_("FICHIER") },
  { "lang", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Langue : fr ou en"), N_("LANGUE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Montre la version du programme"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FICHIER]") },
  { NULL },
};

/* ── window ─────────────────────────────────────────────────────── */

static void
tell_problem (CordeeApplication *self, char *problem)
{
  g_autofree char *text = problem;

  if (text != NULL)
    cordee_session_add_notice (self->session, text);
}

static void
appearance_changed_cb (CordeeApplication *self)
{
  tell_problem (self, cordee_appearance_dup_problem (self->appearance));
}

/* The window, made where there is none. Borrowed. */
static CordeeWindow *
ensure_window (CordeeApplication *self)
{
  if (self->window != NULL)
    return self->window;
  g_set_weak_pointer (&self->window, cordee_window_new (GTK_APPLICATION (self), self->session, self->settings));
  return self->window;
}

/* Words are looked up when a window is made: another language is another window, on the same section. */
static void
language_changed_cb (CordeeApplication *self)
{
  g_autofree char *language = cordee_settings_dup_string (self->settings, "language");
  g_autofree char *section = self->window != NULL ? g_strdup (cordee_window_get_section (self->window)) : NULL;
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  GtkWindow *old = GTK_WINDOW (self->window);
  gboolean choosing = self->preferences != NULL;

  cordee_language_init (cordee_language_is_known (language) ? language : NULL);
  /* Arrow keys come by “French” on their way: whoever reads it already keeps the window. */
  if (old == NULL || g_strcmp0 (before, g_getenv ("LANGUAGE")) == 0)
    return;
  g_clear_weak_pointer (&self->window);
  cordee_window_show_section (ensure_window (self), section);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_window_close (old);
  /* They went with the old window, where whoever chooses has not finished. */
  if (choosing)
    g_action_group_activate_action (G_ACTION_GROUP (self), "preferences", NULL);
}

/* ── command line ───────────────────────────────────────────────── */

G_GNUC_PRINTF (2, 3) static void
notice (CordeeApplication *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  cordee_session_add_notice (self->session, text);
}

/* The sections that there are, NULL-terminated: the ids are static, the array is the caller's. */
static const char **
dup_section_ids (void)
{
  guint n;
  const CordeeWindowSection *sections = cordee_window_sections (&n);
  const char **ids = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = sections[i].id;
  return ids;
}

/* The section to begin with: the one asked for, else the last one, else the first. Static. */
static const char *
choose_section (CordeeApplication *self, GVariantDict *dict)
{
  g_autofree char *last = cordee_settings_dup_string (self->settings, "section");
  g_autofree const char **ids = dup_section_ids ();
  const char *asked = NULL;

  if (g_variant_dict_lookup (dict, "section", "&s", &asked) && cordee_window_find_section (asked) == NULL)
    {
      const char *nearest = cordee_text_nearest (asked, ids);
      g_autofree char *known = g_strjoinv (", ", (char **) ids);

      if (nearest != NULL)
        /* TRANSLATORS: what was asked for, then the nearest that there is. */
        notice (self, _("La section « %1$s » n’existe pas ; vouliez-vous dire « %2$s » ?"), asked, nearest);
      else
        /* TRANSLATORS: what was asked for, then all that there are. */
        notice (self, _("La section « %1$s » n’existe pas ; il y a : %2$s."), asked, known);
      asked = NULL;
    }
  if (asked == NULL)
    asked = last;
  return cordee_window_find_section (asked) != NULL ? cordee_window_find_section (asked)->id : ids[0];
}

static void
take_place (CordeeApplication *self, GVariantDict *dict)
{
  const char *region = NULL, *departement = NULL;
  const CordeeRegion *around = NULL;

  g_variant_dict_lookup (dict, "region", "&s", &region);
  if (g_variant_dict_lookup (dict, "departement", "&s", &departement) && region == NULL)
    {
      around = cordee_knowledge_find_region_of (cordee_session_get_knowledge (self->session), departement);
      region = around != NULL ? around->code : NULL;
    }
  if (region == NULL && departement == NULL)
    return;
  if (cordee_session_set_place (self->session, region, departement))
    return;
  if (departement != NULL)
    /* TRANSLATORS: codes of a département and of a region, as they were asked for. */
    notice (self, _("Le département « %1$s » n’est pas connu dans la région « %2$s »."), departement, region != NULL ? region : "?");
  if (!cordee_session_set_place (self->session, region, NULL))
    notice (self, _("La région « %s » n’est pas connue : ce sont les règles nationales qui s’affichent."), region);
}

static void
take_day (CordeeApplication *self, GVariantDict *dict)
{
  const char *text;
  CordeeDay day;

  if (!g_variant_dict_lookup (dict, "as-of", "&s", &text))
    return;
  if (cordee_day_parse (text, &day))
    cordee_session_set_as_of (self->session, day);
  else
    notice (self, _("La date « %s » n’est pas comprise : écrivez-la comme 2026-11-22. Les règles affichées sont celles d’aujourd’hui."), text);
}

/* The first file is the dossier to have in hand: there is one at a time. */
static void
take_files (CordeeApplication *self, GApplicationCommandLine *line, GVariantDict *dict)
{
  g_autofree const char **files = NULL;
  g_autofree char *path = NULL;
  g_autofree char *problem = NULL;
  g_autoptr(GFile) file = NULL;

  if (!g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &files) || files[0] == NULL)
    return;
  if (files[1] != NULL)
    notice (self, _("Un seul dossier s’ouvre à la fois : le premier."));
  file = g_application_command_line_create_file_for_arg (line, files[0]);
  path = g_file_get_path (file);
  if (path == NULL)
    /* TRANSLATORS: an address, as it was asked for. */
    notice (self, _("« %s » n’est pas un fichier de cet ordinateur."), files[0]);
  else if (!cordee_session_open_dossier (self->session, path, &problem))
    cordee_session_add_notice (self->session, problem);
}

/* The packs named are part of the base, which is loaded once. Returns FALSE where the base itself does not load. */
static gboolean
ensure_session (CordeeApplication *self, GApplicationCommandLine *line, GVariantDict *dict)
{
  g_autofree const char **packs = NULL;
  g_auto(GStrv) paths = NULL;
  g_autoptr(GError) error = NULL;
  gboolean named = g_variant_dict_lookup (dict, "knowledge", "^a&ay", &packs);

  if (self->session != NULL)
    {
      if (named)
        notice (self, _("Cordée est déjà ouverte : fermez-la pour ajouter un fichier de règles."));
      return TRUE;
    }
  if (named)
    {
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

      for (guint i = 0; packs[i] != NULL; i++)
        {
          g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (line, packs[i]);
          g_autofree char *path = g_file_get_path (file);

          g_strv_builder_add (builder, path != NULL ? path : packs[i]);
        }
      paths = g_strv_builder_end (builder);
    }
  self->session = cordee_session_new ((const char *const *) paths, self->today, &error);
  if (self->session == NULL)
    {
      g_application_command_line_printerr (line, "cordee: %s\n", error->message);
      return FALSE;
    }
  cordee_session_resume (self->session, self->settings);
  tell_problem (self, cordee_settings_dup_problem (self->settings));
  if (self->appearance != NULL)
    {
      g_signal_connect_object (self->appearance, "changed", G_CALLBACK (appearance_changed_cb), self, G_CONNECT_SWAPPED);
      appearance_changed_cb (self);
    }
  return TRUE;
}

static int
cordee_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  CordeeApplication *self = CORDEE_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  gboolean asks = g_variant_dict_contains (dict, "section");

  if (!ensure_session (self, line, dict))
    return 1;
  take_files (self, line, dict);
  take_day (self, dict);
  take_place (self, dict);
  if (self->window == NULL || asks)
    {
      const char *section = choose_section (self, dict);

      cordee_window_show_section (ensure_window (self), section);
    }
  gtk_window_present (GTK_WINDOW (self->window));
  return 0;
}

static int
cordee_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  const char *lang;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("cordee %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (dict, "lang", "&s", &lang) && !cordee_language_is_known (lang))
    {
      /* TRANSLATORS: %s is the language that was asked for. */
      g_printerr (_("cordee : langue inconnue « %s » (fr ou en)\n"), lang);
      return 2;
    }
  return -1;
}

/* ── actions ────────────────────────────────────────────────────── */

static void
preferences_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeApplication *self = data;

  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences, cordee_preferences_window_new (self->settings, GTK_WINDOW (self->window)));
  gtk_window_present (GTK_WINDOW (self->preferences));
}

/* One window of help: another topic takes its place. */
static void
show_help (CordeeApplication *self, const char *topic)
{
  if (self->help != NULL)
    gtk_window_destroy (GTK_WINDOW (self->help));
  g_set_weak_pointer (&self->help, cordee_help_window_new (GTK_WINDOW (self->window), topic));
  gtk_window_present (GTK_WINDOW (self->help));
}

static void
help_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  show_help (data, "help");
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  show_help (data, "shortcuts");
}

static void
about_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeApplication *self = data;
  const char *authors[] = { _("Les développeurs de Cordée"), NULL };

  gtk_show_about_dialog (GTK_WINDOW (self->window), "program-name", "Cordée", "version", PACKAGE_VERSION, "logo-icon-name", APPLICATION_ID, "comments",
                         _("Comparer les formes d’exercice coordonné, et mener le projet jusqu’au contrat.\n\n"
                           "Information, pas un conseil juridique : les textes font foi."),
                         "license-type", GTK_LICENSE_GPL_3_0, "authors", authors, NULL);
}

/* Windows close one by one, so that each keeps what it has to. */
static void
quit_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  CordeeApplication *self = data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
}

static const GActionEntry actions[] = {
  { "preferences", preferences_cb }, { "help", help_cb }, { "shortcuts", shortcuts_cb }, { "about", about_cb }, { "quit", quit_cb },
};

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_application_startup (GApplication *application)
{
  CordeeApplication *self = CORDEE_APPLICATION (application);
  GdkDisplay *display;

  /* GTK would leave with words of its own. */
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("cordee : aucun écran n’est disponible. Sans écran, la même comparaison s’obtient par : cordee-cli compare"));
      exit (EXIT_FAILURE);
    }
  G_APPLICATION_CLASS (cordee_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  cordee_shortcuts_apply (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (APPLICATION_ID);
  display = gdk_display_get_default ();
  if (display != NULL)
    self->appearance = cordee_appearance_new (self->settings, display);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cordee_application_dispose (GObject *object)
{
  CordeeApplication *self = CORDEE_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->preferences);
  g_clear_weak_pointer (&self->help);
  g_clear_object (&self->appearance);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cordee_application_parent_class)->dispose (object);
}

static void
cordee_application_class_init (CordeeApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_application_dispose;
  application_class->startup = cordee_application_startup;
  application_class->command_line = cordee_application_command_line;
  application_class->handle_local_options = cordee_application_handle_local_options;
}

static void
cordee_application_init (CordeeApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Comparer les formes d’exercice coordonné, avec la source de chaque énoncé."));
}

/* The application on a day, whose rules it shows unless told otherwise. The caller owns it. */
CordeeApplication *
cordee_application_new (CordeeDay today)
{
  CordeeApplication *self = g_object_new (CORDEE_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                                          "resource-base-path", RESOURCES, NULL);

  self->today = today;
  self->settings = cordee_settings_new ();
  return self;
}

/* Borrowed; NULL before the first command line. */
CordeeSession *
cordee_application_get_session (CordeeApplication *self)
{
  g_return_val_if_fail (CORDEE_IS_APPLICATION (self), NULL);
  return self->session;
}

/* Borrowed. */
CordeeSettings *
cordee_application_get_settings (CordeeApplication *self)
{
  g_return_val_if_fail (CORDEE_IS_APPLICATION (self), NULL);
  return self->settings;
}

/* Borrowed; NULL before the application has started. */
CordeeAppearance *
cordee_application_get_appearance (CordeeApplication *self)
{
  g_return_val_if_fail (CORDEE_IS_APPLICATION (self), NULL);
  return self->appearance;
}

/* The whole program, from its arguments to its exit status: 0 done, 1 the window cannot be, 2 a bad option. */
int
cordee_application_run (int argc, char **argv)
{
  const char *asked = cordee_language_find_asked (argc, argv);
  g_autoptr(CordeeApplication) self = NULL;
  g_autofree char *kept = NULL;

  /* GTK chooses its own words when it starts, and sets the locale again if it may. */
  gtk_disable_setlocale ();
  cordee_language_init (asked);
  g_set_prgname (APPLICATION_ID);
  self = cordee_application_new (cordee_day_today ());
  kept = cordee_settings_dup_string (self->settings, "language");
  if (asked == NULL && cordee_language_is_known (kept))
    cordee_language_init (kept);
  return g_application_run (G_APPLICATION (self), argc, argv);
}
