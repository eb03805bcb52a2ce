/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What benches share: the median of a list of figures, and child processes of which only the time or the figures count. */

double bench_median (GArray *figures);
double bench_spawn (char **argv);

G_END_DECLS
