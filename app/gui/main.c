/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-application.h"

int
main (int argc, char **argv)
{
  return cordee_application_run (argc, argv);
}
