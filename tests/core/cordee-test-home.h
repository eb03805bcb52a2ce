/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-test.h"

#include "cordee-dossier.h"

G_BEGIN_DECLS

/* For tests that write below the user's data folder: they get one of their own, and see that nothing is left where it should not. */
int cordee_test_main_with_home (Suite *suite) G_GNUC_WARN_UNUSED_RESULT;

/* Names in the folder of a file, hidden ones too, but not its own: owned strings. */
GPtrArray *cordee_test_list_others (const char *file) G_GNUC_WARN_UNUSED_RESULT;

/* A dossier with one number that is an answer. */
void cordee_test_set_number (CordeeDossier *dossier, guint number, gint64 now);
guint cordee_test_get_number (const CordeeDossier *dossier);

/* Reads a dossier, and fails where that is not possible. */
CordeeDossier *cordee_test_load (const char *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
