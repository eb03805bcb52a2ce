/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-cli"

#include "config.h"

#include "cordee-cli.h"

#include "cordee-language.h"

#include <signal.h>

static CordeeCliStatus
run (char **argv)
{
  g_auto(CordeeCliOptions) options = { 0 };

  if (!cordee_cli_options_parse (&options, argv))
    return CORDEE_CLI_USAGE;

  if (options.help)
    {
      g_autofree char *help = cordee_cli_help (options.command, options.words != NULL ? options.words[0] : NULL);

      return cordee_cli_write (help, CORDEE_CLI_DONE);
    }
  if (options.version)
    return cordee_cli_write ("cordee-cli " PACKAGE_VERSION "\n", CORDEE_CLI_DONE);
  return options.command->run (&options);
}

/* Does what the arguments ask for. Returns the exit status. */
int
cordee_cli_run (int argc, char **argv)
{
  g_auto(GStrv) copy = NULL;

  /* A reader that goes away is an error to tell, not a reason to die. */
  signal (SIGPIPE, SIG_IGN);
  cordee_language_init (cordee_language_find_asked (argc, argv));
  copy = g_strdupv (argv);
  return run (copy);
}
