/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-book.h"

#include "cordee-issue.h"
#include "cordee-test-advice.h"
#include "cordee-test.h"

#include <glib/gstdio.h>
#include <utime.h>

/* Makes the folder of the test with an empty book in it, and forgets what tests before left in the cache. A checked fixture, with
   cordee_test_folder_teardown(), in a program that has a home. */
void
cordee_test_book_setup (void)
{
  g_autofree char *cache = g_build_filename (g_get_user_cache_dir (), "cordee", NULL);
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = g_dir_open (cache, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *left = g_build_filename (cache, name, NULL);

      ck_assert_int_eq (g_remove (left), 0);
    }
  cordee_test_folder_setup ();
  folder = cordee_test_file ("book");
  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
}

/* Where a file of the book is. The caller owns it. */
char *
cordee_test_book_path (const char *name)
{
  g_autofree char *inside = g_build_filename ("book", name, NULL);

  return cordee_test_file (inside);
}

/* The book as of a day, not read. */
CordeeBook *
cordee_test_book_new_at (CordeeDay today)
{
  g_autofree char *folder = cordee_test_file ("book");

  return cordee_book_new (cordee_test_knowledge (), folder, today);
}

/* The book, read. */
CordeeBook *
cordee_test_book_new (void)
{
  CordeeBook *book = cordee_test_book_new_at (TODAY);
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_book_read (book, &error), "%s", error != NULL ? error->message : "no reason given");
  return book;
}

/* Times of a file that are old enough to be trusted. */
void
cordee_test_book_age (const char *path)
{
  struct utimbuf times = { .actime = NOW - DAY, .modtime = NOW - DAY };

  ck_assert_int_eq (g_utime (path, &times), 0);
}

/* Puts a dossier into a file of the book. */
void
cordee_test_book_save (const CordeeDossier *dossier, const char *name)
{
  g_autofree char *path = cordee_test_book_path (name);
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, cordee_test_knowledge ());
  g_autoptr(GError) error = NULL;

  ck_assert (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error));
  cordee_test_book_age (path);
}

/* A dossier with results as of a day, in Occitanie. */
CordeeDossier *
cordee_test_book_dossier (const char *name, const char *day, const char *answers, gint64 at)
{
  CordeeDossier *dossier = cordee_dossier_new (name, at);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (cordee_test_knowledge (), answers);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (cordee_test_knowledge (), day, "76", NULL);
  g_autoptr(CordeeAdvice) advice = cordee_advice_new (rulebook, situation);

  cordee_dossier_set_rules (dossier, cordee_rulebook_get_context (rulebook), at);
  cordee_dossier_set_situation (dossier, situation, at);
  cordee_dossier_set_results (dossier, advice);
  return dossier;
}

/* Puts some dossier of that name into a file of the book. */
void
cordee_test_book_put (const char *file, const char *name, gint64 at)
{
  g_autoptr(CordeeDossier) dossier = cordee_test_book_dossier (name, "2026-11-22", "infirmiers=2 medecins-generalistes=2", at);

  cordee_test_book_save (dossier, file);
}

/* A dossier as a file has it. */
CordeeDossier *
cordee_test_book_load (const char *path)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeDossier *dossier = cordee_dossier_load (path, cordee_test_knowledge (), issues);

  ck_assert_msg (dossier != NULL, "%s cannot be read", path);
  return dossier;
}

/* What the book has of a file, borrowed. */
const CordeeBookEntry *
cordee_test_book_entry (const CordeeBook *book, const char *name)
{
  g_autofree char *path = cordee_test_book_path (name);
  const CordeeBookEntry *entry = cordee_book_find (book, path);

  ck_assert_msg (entry != NULL, "%s is not listed", name);
  return entry;
}
