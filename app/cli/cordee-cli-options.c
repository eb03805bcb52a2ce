/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-language.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *name;
  CordeeCliFormat format;
} formats[] = {
  { "text", CORDEE_CLI_TEXT },
  { "json", CORDEE_CLI_JSON },
  { "csv", CORDEE_CLI_CSV },
  { "html", CORDEE_CLI_HTML },
  { "ics", CORDEE_CLI_ICS },
};

static const CordeeCliCommand commands[] = {
  { "advise", N_("[DOSSIER]"), N_("Dit quelle structure convient, pourquoi, pourquoi pas, et ce qui le changerait"),
    CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_ANSWERS, 0, 1, cordee_cli_advise },
  { "compare", NULL, N_("Compare les structures, critère par critère"),
    CORDEE_CLI_TEXT | CORDEE_CLI_JSON | CORDEE_CLI_CSV | CORDEE_CLI_HTML, CORDEE_CLI_TAKES_COMPARISON, 0, 0, cordee_cli_compare },
  { "fund", N_("STRUCTURE [DOSSIER]"), N_("Dit ce qu’une structure recevrait, année par année, et d’où vient chaque montant"),
    CORDEE_CLI_TEXT | CORDEE_CLI_JSON | CORDEE_CLI_CSV, CORDEE_CLI_TAKES_ANSWERS | CORDEE_CLI_TAKES_YEARS, 1, 2, cordee_cli_fund },
  { "roadmap", N_("STRUCTURE [DOSSIER]"), N_("Donne le parcours jusqu’au contrat, étape par étape, avec ses dates"),
    CORDEE_CLI_TEXT | CORDEE_CLI_JSON | CORDEE_CLI_ICS, CORDEE_CLI_TAKES_ANSWERS | CORDEE_CLI_TAKES_ROADMAP, 1, 2, cordee_cli_roadmap },
  { "report", N_("GENRE DOSSIER"), N_("Écrit un document sur un projet : comparison, interview, handover, funding, roadmap ou letter"), 0,
    CORDEE_CLI_TAKES_OUTPUT | CORDEE_CLI_TAKES_ROADMAP | CORDEE_CLI_TAKES_DOCUMENT, 2, 2, cordee_cli_report },
  { "dossier new", N_("FICHIER"), N_("Crée un dossier"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_ANSWERS | CORDEE_CLI_TAKES_NAME, 1, 1,
    cordee_cli_dossier_new },
  { "dossier show", N_("FICHIER"), N_("Montre tout ce que contient un dossier, notes privées comprises"), CORDEE_CLI_JSON,
    CORDEE_CLI_TAKES_NOTHING, 1, 1, cordee_cli_dossier_show },
  { "dossier check", N_("FICHIER…"), N_("Vérifie des dossiers"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_NOTHING, 1, -1,
    cordee_cli_dossier_check },
  { "dossier migrate", N_("FICHIER…"), N_("Met des dossiers au format actuel, après une sauvegarde"), 0, CORDEE_CLI_TAKES_NOTHING, 1, -1,
    cordee_cli_dossier_migrate },
  { "questions", NULL, N_("Liste les questions, avec ce qui se répond et pourquoi"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_NOTHING,
    0, 0, cordee_cli_questions },
  { "territory show", NULL, N_("Dit ce qu’un territoire compte d’habitants, sa taille et ce qui l’en sépare de la suivante"),
    CORDEE_CLI_TEXT | CORDEE_CLI_JSON | CORDEE_CLI_CSV, CORDEE_CLI_TAKES_TERRITORY | CORDEE_CLI_TAKES_ANSWERS, 0, 0, cordee_cli_territory_show },
  { "territory search", N_("TEXTE"), N_("Cherche une commune ou une intercommunalité, par son nom, un code postal ou un code INSEE"),
    CORDEE_CLI_TEXT | CORDEE_CLI_JSON | CORDEE_CLI_CSV, CORDEE_CLI_TAKES_NOTHING, 1, -1, cordee_cli_territory_search },
  { "knowledge check", N_("[FICHIER…]"), N_("Vérifie des packs de connaissances, ou toute la base"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON,
    CORDEE_CLI_TAKES_NOTHING, 0, -1, cordee_cli_knowledge_check },
  { "knowledge sources", NULL, N_("Liste les sources"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_NOTHING, 0, 0,
    cordee_cli_knowledge_sources },
  { "knowledge conflicts", NULL, N_("Liste les énoncés qui se contredisent"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_NOTHING, 0, 0,
    cordee_cli_knowledge_conflicts },
  { "knowledge diff", N_("DATE DATE"), N_("Dit ce qui change entre deux dates"), CORDEE_CLI_TEXT | CORDEE_CLI_JSON, CORDEE_CLI_TAKES_NOTHING, 2,
    2, cordee_cli_knowledge_diff },
};

const CordeeCliCommand *
cordee_cli_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/* ── options ────────────────────────────────────────────────────── */

/* The options, which fill self; descriptions are to be translated. Valid until the next call. */
const GOptionEntry *
cordee_cli_option_entries (CordeeCliOptions *self)
{
  static GOptionEntry entries[30];
  const GOptionEntry all[G_N_ELEMENTS (entries)] = {
    { "structures", 0, 0, G_OPTION_ARG_STRING, &self->structures, N_("Celles à comparer, dans cet ordre (défaut : toutes)"), N_("ID,ID") },
    { "criteria", 0, 0, G_OPTION_ARG_STRING, &self->criteria, N_("Les critères à montrer (défaut : tous)"), N_("ID,ID") },
    { "differences", 0, 0, G_OPTION_ARG_NONE, &self->differences, N_("Seulement les critères qui diffèrent"), NULL },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->answers, N_("La réponse à une question ; ? pour inconnue ; répétable"), N_("ID=VALEUR") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output, N_("Le fichier à écrire : .pdf, .odt, .html ou .csv"), N_("FICHIER") },
    { "private", 0, 0, G_OPTION_ARG_NONE, &self->private_notes, N_("Avec les notes privées, dans une note de passation"), NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &self->name, N_("Le nom du projet (défaut : celui du fichier)"), N_("NOM") },
    { "years", 0, 0, G_OPTION_ARG_STRING, &self->years, N_("Combien d’années compter (défaut : 5)"), N_("NOMBRE") },
    { "structure", 0, 0, G_OPTION_ARG_STRING, &self->structure,
      N_("La structure d’un parcours ou d’un document à compléter (défaut : celle du dossier)"), N_("STRUCTURE") },
    { "template", 0, 0, G_OPTION_ARG_STRING, &self->template, N_("Le document à compléter, par son identifiant (défaut : le premier courrier)"),
      N_("ID") },
    { "how", 0, 0, G_OPTION_ARG_STRING, &self->how, N_("Créer la structure ou rejoindre celle qui existe : creer ou adherer"), N_("MANIÈRE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_("La structure d’où vient l’équipe"), N_("STRUCTURE") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &self->start, N_("Le jour où le parcours commence (défaut : aujourd’hui, ou la date de --as-of)"),
      N_("AAAA-MM-JJ") },
    { "target", 0, 0, G_OPTION_ARG_STRING, &self->target, N_("Le jour visé pour la fin du parcours"), N_("AAAA-MM-JJ") },
    { "communes", 0, 0, G_OPTION_ARG_STRING, &self->communes, N_("Les communes du territoire, par leurs codes INSEE"), N_("CODE,CODE") },
    { "epci", 0, 0, G_OPTION_ARG_STRING, &self->epci, N_("Des intercommunalités entières, par leurs numéros SIREN"), N_("CODE,CODE") },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &self->file, N_("Une liste de communes, par leurs noms ou leurs codes : texte ou CSV"), N_("FICHIER") },
    { "overlap", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->overlaps,
      N_("Un autre périmètre, dossier ou liste, pour les communes en commun ; répétable"), N_("FICHIER") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &self->as_of_text, N_("La date des règles (défaut : celle du dossier, sinon aujourd’hui)"),
      N_("AAAA-MM-JJ") },
    { "region", 0, 0, G_OPTION_ARG_STRING, &self->region, N_("La région, par son code INSEE (défaut : celle du dossier, sinon règles nationales)"),
      N_("CODE") },
    { "departement", 0, 0, G_OPTION_ARG_STRING, &self->departement, N_("Le département, par son code"), N_("CODE") },
    { "knowledge", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->packs, N_("Un pack de connaissances en plus ; répétable"), N_("FICHIER") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &self->lang, N_("La langue des mots : fr ou en"), N_("LANGUE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &self->format_text, N_("La forme du résultat (défaut : text)"), N_("FORME") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help, N_("Montre cette aide"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Montre la version du programme"), NULL },
    { NULL },
  };

  memcpy (entries, all, sizeof entries);
  return entries;
}

/* Whether a command takes an option. */
gboolean
cordee_cli_option_is_for (const char *name, const CordeeCliCommand *command)
{
  static const struct
  {
    const char *name;
    CordeeCliTakes takes;
  } some[] = {
    { "structures", CORDEE_CLI_TAKES_COMPARISON }, { "criteria", CORDEE_CLI_TAKES_COMPARISON }, { "differences", CORDEE_CLI_TAKES_COMPARISON },
    { "set", CORDEE_CLI_TAKES_ANSWERS },           { "output", CORDEE_CLI_TAKES_OUTPUT },       { "private", CORDEE_CLI_TAKES_OUTPUT },
    { "years", CORDEE_CLI_TAKES_YEARS },
    { "how", CORDEE_CLI_TAKES_ROADMAP },           { "from", CORDEE_CLI_TAKES_ROADMAP },        { "start", CORDEE_CLI_TAKES_ROADMAP },
    { "target", CORDEE_CLI_TAKES_ROADMAP },        { "structure", CORDEE_CLI_TAKES_DOCUMENT },  { "template", CORDEE_CLI_TAKES_DOCUMENT },
    { "name", CORDEE_CLI_TAKES_NAME },             { "communes", CORDEE_CLI_TAKES_TERRITORY },  { "epci", CORDEE_CLI_TAKES_TERRITORY },
    { "file", CORDEE_CLI_TAKES_TERRITORY },        { "overlap", CORDEE_CLI_TAKES_TERRITORY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    if (g_str_equal (some[i].name, name))
      return (command->takes & some[i].takes) != 0;
  return !g_str_equal (name, "format") || command->formats != 0;
}

/* Whether all options are known and have a value where they want one; else says why not. GLib's own message may be in another
   language than ours, suggests nothing, and lets a value pass where none is wanted. */
static gboolean
check_options (char **argv)
{
  CordeeCliOptions none = { 0 };
  const GOptionEntry *entries = cordee_cli_option_entries (&none);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; entries[i].long_name != NULL; i++)
    g_ptr_array_add (names, g_strconcat ("--", entries[i].long_name, NULL));

  for (guint i = 1; argv[i] != NULL && !g_str_equal (argv[i], "--"); i++)
    {
      g_autofree char *name = g_strndup (argv[i], strcspn (argv[i], "="));
      const char *value = strchr (argv[i], '=');
      guint at;

      if (name[0] != '-' || name[1] == '\0' || g_str_equal (name, "-h"))
        continue;
      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &at))
        {
          cordee_cli_complain_unknown (_("option inconnue"), name, names);
          return FALSE;
        }
      if (entries[at].arg != G_OPTION_ARG_NONE && value == NULL && (value = argv[++i]) == NULL)
        {
          /* TRANSLATORS: %1$s is an option, %2$s stands for its value. */
          cordee_cli_complain (_("l’option %1$s attend une valeur : %1$s=%2$s"), name, _(entries[at].arg_description));
          return FALSE;
        }
      if (entries[at].arg == G_OPTION_ARG_STRING && !g_utf8_validate (value, -1, NULL))
        {
          /* TRANSLATORS: %s is an option. */
          cordee_cli_complain (_("la valeur de %s est illisible (attendu : du texte en UTF-8)"), name);
          return FALSE;
        }
      if (entries[at].arg == G_OPTION_ARG_NONE && value != NULL)
        {
          /* TRANSLATORS: %s is an option. */
          cordee_cli_complain (_("l’option %s ne prend pas de valeur"), name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
parse_options (CordeeCliOptions *self, char **argv)
{
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->words, NULL, NULL },
    { NULL },
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) copy = g_strdupv (argv);

  if (!check_options (argv))
    return FALSE;
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, cordee_cli_option_entries (self), NULL);
  g_option_context_add_main_entries (context, rest, NULL);
  if (g_option_context_parse_strv (context, &copy, &error))
    return TRUE;
  cordee_cli_complain ("%s", error->message);
  return FALSE;
}

/* ── the command ────────────────────────────────────────────────── */

/* Whether words begin with the words of a command; how many those are then. */
static int
match (char **words, const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, " ", -1);
  int n = 0;

  for (; parts[n] != NULL; n++)
    if (words[n] == NULL || !g_str_equal (words[n], parts[n]))
      return 0;
  return n;
}

static gboolean
is_family (const char *word)
{
  g_autofree char *start = g_strconcat (word, " ", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_has_prefix (commands[i].name, start))
      return TRUE;
  return FALSE;
}

static void
complain_command (CordeeCliOptions *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  gboolean family = self->words != NULL && is_family (self->words[0]) && self->words[1] != NULL;
  g_autofree char *typed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_ptr_array_add (names, (gpointer) commands[i].name);
  if (self->words == NULL || (is_family (self->words[0]) && !family))
    {
      g_ptr_array_add (names, NULL);
      typed = g_strjoinv (", ", (char **) names->pdata);
      /* TRANSLATORS: %s lists commands. */
      cordee_cli_complain (_("il manque une commande (attendu : %s) ; voir cordee-cli --help"), typed);
      return;
    }
  typed = family ? g_strjoin (" ", self->words[0], self->words[1], NULL) : g_strdup (self->words[0]);
  cordee_cli_complain_unknown (_("commande inconnue"), typed, names);
}

static gboolean
find_command (CordeeCliOptions *self)
{
  for (guint i = 0; self->words != NULL && i < G_N_ELEMENTS (commands); i++)
    {
      int n = match (self->words, commands[i].name);

      if (n == 0)
        continue;
      self->command = &commands[i];
      self->arguments = self->words + n;
      return TRUE;
    }
  /* Help and version are told without a command; help of a family lists it. */
  if (self->version || (self->help && (self->words == NULL || (is_family (self->words[0]) && self->words[1] == NULL))))
    return TRUE;
  complain_command (self);
  return FALSE;
}

/* Whether a command takes an option, where that is given; else says that it does not. */
static gboolean
check_taken (const CordeeCliCommand *command, const char *option, gboolean given)
{
  if (!given || cordee_cli_option_is_for (option, command))
    return TRUE;
  /* TRANSLATORS: %1$s is an option, %2$s a command. */
  cordee_cli_complain (_("--%1$s ne va pas avec %2$s"), option, command->name);
  return FALSE;
}

static gboolean
check_arguments (CordeeCliOptions *self)
{
  const CordeeCliCommand *command = self->command;
  int n = (int) g_strv_length (self->arguments);

  if (command->max_arguments >= 0 && n > command->max_arguments)
    {
      /* TRANSLATORS: %1$s is an argument that is too much, %2$s the command. */
      cordee_cli_complain (_("« %1$s » est de trop après %2$s"), self->arguments[command->max_arguments], command->name);
      return FALSE;
    }
  if (n < command->min_arguments)
    {
      /* TRANSLATORS: %1$s is a command, %2$s stands for its arguments. */
      cordee_cli_complain (_("%1$s attend : %2$s"), command->name, _(command->arguments));
      return FALSE;
    }
  if ((command->takes & CORDEE_CLI_TAKES_COMPARISON) == 0 && (self->structures != NULL || self->criteria != NULL || self->differences))
    {
      /* TRANSLATORS: %s is a command. */
      cordee_cli_complain (_("--structures, --criteria et --differences ne vont pas avec %s"), command->name);
      return FALSE;
    }
  return check_taken (command, "set", self->answers != NULL) && check_taken (command, "output", self->output != NULL)
         && check_taken (command, "private", self->private_notes) && check_taken (command, "name", self->name != NULL)
         && check_taken (command, "years", self->years != NULL)
         && check_taken (command, "how", self->how != NULL) && check_taken (command, "from", self->from != NULL)
         && check_taken (command, "start", self->start != NULL) && check_taken (command, "target", self->target != NULL)
         && check_taken (command, "structure", self->structure != NULL) && check_taken (command, "template", self->template != NULL)
         && check_taken (command, "communes", self->communes != NULL) && check_taken (command, "epci", self->epci != NULL)
         && check_taken (command, "file", self->file != NULL) && check_taken (command, "overlap", self->overlaps != NULL)
         && check_taken (command, "format", self->format_text != NULL);
}

/* ── values ─────────────────────────────────────────────────────── */

static gboolean
parse_format (CordeeCliOptions *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  self->format = CORDEE_CLI_TEXT;
  if (self->format_text == NULL || self->command->formats == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if ((self->command->formats & formats[i].format) == 0)
        continue;
      g_ptr_array_add (names, (gpointer) formats[i].name);
      if (g_str_equal (self->format_text, formats[i].name))
        {
          self->format = formats[i].format;
          return TRUE;
        }
    }
  cordee_cli_complain_unknown (_("format inconnu pour cette commande"), self->format_text, names);
  return FALSE;
}

static gboolean
parse_values (CordeeCliOptions *self)
{
  if (self->lang != NULL && !cordee_language_is_known (self->lang))
    {
      g_autoptr(GPtrArray) names = g_ptr_array_new ();

      g_ptr_array_add (names, (gpointer) "fr");
      g_ptr_array_add (names, (gpointer) "en");
      cordee_cli_complain_unknown (_("langue inconnue"), self->lang, names);
      return FALSE;
    }
  self->as_of = cordee_day_today ();
  if (self->as_of_text != NULL && !cordee_day_parse (self->as_of_text, &self->as_of))
    {
      /* TRANSLATORS: %s is what was typed. */
      cordee_cli_complain (_("--as-of : « %s » n’est pas un jour du calendrier (attendu : AAAA-MM-JJ)"), self->as_of_text);
      return FALSE;
    }
  return self->command == NULL || parse_format (self);
}

/* Reads the arguments, options before or after the command, into self, which is empty before and cleared by the caller in any
   case. Where they make no sense, says why on stderr and returns FALSE. */
gboolean
cordee_cli_options_parse (CordeeCliOptions *self, char **argv)
{
  if (!parse_options (self, argv) || !find_command (self) || !parse_values (self))
    return FALSE;
  return self->help || self->version || check_arguments (self);
}

void
cordee_cli_options_clear (CordeeCliOptions *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->packs, g_strfreev);
  g_clear_pointer (&self->answers, g_strfreev);
  g_clear_pointer (&self->as_of_text, g_free);
  g_clear_pointer (&self->format_text, g_free);
  g_clear_pointer (&self->region, g_free);
  g_clear_pointer (&self->departement, g_free);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->structures, g_free);
  g_clear_pointer (&self->criteria, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->years, g_free);
  g_clear_pointer (&self->how, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->target, g_free);
  g_clear_pointer (&self->structure, g_free);
  g_clear_pointer (&self->template, g_free);
  g_clear_pointer (&self->communes, g_free);
  g_clear_pointer (&self->epci, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->overlaps, g_strfreev);
}
