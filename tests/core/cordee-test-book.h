/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-book.h"

G_BEGIN_DECLS

/* What the tests of the book share: a folder of dossiers of the running test. A failure here ends the test that asked. */

#define TODAY cordee_day_new (2026, 11, 22)
#define NOW ((gint64) 1795348800) /* 2026-11-22 12:00 */
#define DAY ((gint64) 86400)

void cordee_test_book_setup (void);
char *cordee_test_book_path (const char *name) G_GNUC_WARN_UNUSED_RESULT;
CordeeBook *cordee_test_book_new_at (CordeeDay today) G_GNUC_WARN_UNUSED_RESULT;
CordeeBook *cordee_test_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
CordeeDossier *cordee_test_book_dossier (const char *name, const char *day, const char *answers, gint64 at) G_GNUC_WARN_UNUSED_RESULT;
CordeeDossier *cordee_test_book_load (const char *path) G_GNUC_WARN_UNUSED_RESULT;
const CordeeBookEntry *cordee_test_book_entry (const CordeeBook *book, const char *name);
void cordee_test_book_save (const CordeeDossier *dossier, const char *name);
void cordee_test_book_put (const char *file, const char *name, gint64 at);
void cordee_test_book_age (const char *path);

G_END_DECLS
