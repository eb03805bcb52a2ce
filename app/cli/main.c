/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-cli.h"

int
main (int argc, char **argv)
{
  return cordee_cli_run (argc, argv);
}
