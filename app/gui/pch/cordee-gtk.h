/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parsed once instead of for each widget: it is most of the time that compiling one takes. */
#include <gtk/gtk.h>
