/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

/* The least that a program with GLib and GIO can do: what others are measured against. */
int
main (void)
{
  return g_file_get_type () == G_TYPE_INVALID;
}
