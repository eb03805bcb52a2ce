/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-faults.h"
#include "cordee-test-home.h"

#include "cordee-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Every system call of a write made to fail in turn, in each way that it may fail, on file systems that lack this or that. */

static const int reasons[] = { ENOSPC, EIO, EACCES, EINTR, EROFS, EDQUOT, ESTALE };

static const FaultLacks file_systems[]
    = { LACK_NOTHING, LACK_EXCHANGE, LACK_LOCKS, LACK_EXCHANGE | LACK_LOCKS, LACK_EXCHANGE | LACK_LINKS, LACK_EXCHANGE | LACK_LINKS | LACK_LOCKS };

/* More calls than any write makes. */
#define ENDLESS 500

/* The caller owns it. Several times what a short write takes. */
static GBytes *
make_bytes (const char *what)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 100; i++)
    g_string_append_printf (text, "%s %d\n", what, i);
  return g_string_free_to_bytes (text);
}

static gboolean
holds (const char *file, GBytes *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  return g_file_get_contents (file, &text, &length, NULL) && length == g_bytes_get_size (bytes)
         && memcmp (text, g_bytes_get_data (bytes, NULL), length) == 0;
}

/* Counts what stands beside the file; *n_hidden of these are hidden. */
static guint
count_others (const char *file, guint *n_hidden)
{
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *own = g_path_get_basename (file);
  g_autoptr(GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  *n_hidden = 0;
  while ((name = g_dir_read_name (names)) != NULL)
    if (!g_str_equal (name, own))
      {
        n++;
        *n_hidden += name[0] == '.';
      }
  return n;
}

static guint
open_files (void)
{
  g_autoptr(GDir) names = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (names) != NULL)
    n++;
  return n;
}

/* Calls that wait for a disk, as signal(7) lists them. */
static gboolean
may_be_interrupted (const char *call)
{
  static const char *const calls[] = { "openat,", "write,", "pread,", "flock,", "fsync,", "close," };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (g_str_has_prefix (call, calls[i]))
      return TRUE;
  return FALSE;
}

/* One write of which one call (or all from it on) fails. Returns whether one did. */
static gboolean
write_with_fault (const char *file, gboolean exists, guint at, int reason, FaultMode mode)
{
  g_autoptr(GBytes) old = make_bytes ("avant"), new = make_bytes ("après"), newest = make_bytes ("ensuite");
  g_autoptr(GError) error = NULL;
  CordeeStamp stamp = { 0 };
  guint n_hidden, n_open = open_files ();
  gboolean done, failed;

  g_unlink (file);
  if (exists)
    {
      ck_assert (cordee_store_write (file, old, &stamp, NULL));
      ck_assert_int_eq (g_chmod (file, 0640), 0);
    }

  faults_arm (at, reason, mode);
  done = cordee_store_write (file, new, &stamp, &error);
  failed = faults_disarm () > 0;

  ck_assert_msg (done == (error == NULL), "%s: error and result differ", faults_get_first ());
  ck_assert_msg (failed || done, "nothing failed, but: %s", error != NULL ? error->message : "");
  ck_assert_msg (!done || holds (file, new), "%s: told that it is kept, and it is not", faults_get_first ());
  ck_assert_msg (done || reason != EINTR || mode != FAULT_ONCE || !may_be_interrupted (faults_get_first ()), "%s is not tried again",
                 faults_get_first ());
  ck_assert_msg (holds (file, new) || (exists ? holds (file, old) : !g_file_test (file, G_FILE_TEST_EXISTS)), "%s: the file is neither",
                 faults_get_first ());
  ck_assert_msg (done || !g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED), "%s: nobody changed it", faults_get_first ());
  ck_assert_msg (!cordee_store_has_changed (file, &stamp), "%s: the stamp is not of what is there", faults_get_first ());
  ck_assert_msg (count_others (file, &n_hidden) == n_hidden, "%s: something is shown beside it", faults_get_first ());
  ck_assert_msg (open_files () == n_open, "%s: a file stays open", faults_get_first ());

  ck_assert_msg (cordee_store_write (file, newest, &stamp, &error) || error != NULL, "no reason");
  ck_assert_msg (error == NULL || !done, "after %s: %s", faults_get_first (), error != NULL ? error->message : "");
  g_clear_error (&error);
  ck_assert (cordee_store_write (file, newest, &stamp, NULL));
  ck_assert_msg (holds (file, newest) && count_others (file, &n_hidden) == 0, "%s: %u leftovers after the next write", faults_get_first (), n_hidden);
  return failed;
}

static void
try_all (FaultLacks lacks, gboolean shorten, gboolean exists, int reason, FaultMode mode)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  guint at = 1;

  faults_lack (lacks);
  faults_short (shorten);
  while (at < ENDLESS && write_with_fault (file, exists, at, reason, mode))
    at++;
  ck_assert_uint_lt (at, ENDLESS);
  ck_assert_uint_gt (at, 12);
  faults_short (FALSE);
  faults_lack (LACK_NOTHING);
}

START_TEST (file_is_whole_whatever_fails)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      try_all (file_systems[_i], FALSE, TRUE, reasons[i], FAULT_ONCE);
      try_all (file_systems[_i], FALSE, FALSE, reasons[i], FAULT_ONCE);
    }
  try_all (file_systems[_i], TRUE, TRUE, ENOSPC, FAULT_ONCE);
  try_all (file_systems[_i], TRUE, TRUE, EINTR, FAULT_ONCE);
}
END_TEST

/* A full disk or a drive that went away fails from then on. */
START_TEST (file_is_whole_whatever_goes_on_failing)
{
  static const int for_good[] = { ENOSPC, EIO, EROFS, ESTALE };

  for (guint i = 0; i < G_N_ELEMENTS (for_good); i++)
    {
      try_all (file_systems[_i], FALSE, TRUE, for_good[i], FAULT_ON);
      try_all (file_systems[_i], FALSE, FALSE, for_good[i], FAULT_ON);
    }
}
END_TEST

/* As network drives do. */
START_TEST (file_is_whole_where_failure_is_told_of_what_was_done)
{
  try_all (file_systems[_i], FALSE, TRUE, EIO, FAULT_AFTER);
  try_all (file_systems[_i], FALSE, FALSE, EIO, FAULT_AFTER);
}
END_TEST

/* A disk that takes everything and keeps something else. */
START_TEST (what_was_written_is_read_again)
{
  for (guint exists = 0; exists < 2; exists++)
    {
      g_autofree char *file = cordee_test_file ("équipe.cordee");
      g_autoptr(GBytes) old = make_bytes ("avant"), new = make_bytes ("après");
      g_autoptr(GError) error = NULL;
      CordeeStamp stamp = { 0 };
      guint n_hidden;

      if (exists)
        ck_assert (cordee_store_write (file, old, &stamp, NULL));
      faults_spoil (TRUE);
      ck_assert (!cordee_store_write (file, new, &stamp, &error));
      faults_spoil (FALSE);
      ck_assert (g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_FAILED));
      ck_assert (exists ? holds (file, old) : !g_file_test (file, G_FILE_TEST_EXISTS));
      ck_assert_uint_eq (count_others (file, &n_hidden), 0);
    }
}
END_TEST

/* Otherwise a call that the wrapping does not reach would never fail. */
START_TEST (every_call_is_reached)
{
  static const char *const calls[] = { "openat", "fstat",  "flock",    "pread",     "write",    "fsync",    "close",
                                       "fcntl",  "fchmod", "renameat", "renameat2", "unlinkat", "faccessat" };
  g_autofree char *file = cordee_test_write ("équipe.cordee", "avant");
  g_autoptr(GBytes) new = make_bytes ("après");
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) old = cordee_store_read (file, &stamp, NULL);

  ck_assert_ptr_nonnull (old);
  faults_arm (0, 0, FAULT_ONCE);
  ck_assert (cordee_store_write (file, new, &stamp, NULL));
  faults_disarm ();
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    ck_assert_msg (faults_count (calls[i]) > 0, "%s is not reached", calls[i]);
  ck_assert_uint_eq (faults_count ("fdopendir"), 1);

  faults_lack (LACK_EXCHANGE);
  faults_arm (0, 0, FAULT_ONCE);
  g_unlink (file);
  stamp = (CordeeStamp){ 0 };
  ck_assert (cordee_store_write (file, new, &stamp, NULL));
  faults_disarm ();
  ck_assert_uint_eq (faults_count ("linkat"), 1);
  faults_lack (LACK_NOTHING);
}
END_TEST

/* ── what it is called ──────────────────────────────────────────── */

static const struct
{
  int reason;
  CordeeStoreError code;
  const char *says;
} names[] = {
  { ENOSPC, CORDEE_STORE_ERROR_FULL, "plus de place" },
  { EDQUOT, CORDEE_STORE_ERROR_FULL, "plus de place" },
  { EACCES, CORDEE_STORE_ERROR_READ_ONLY, "pas permis d’écrire" },
  { EROFS, CORDEE_STORE_ERROR_READ_ONLY, "autre emplacement" },
  { ESTALE, CORDEE_STORE_ERROR_GONE, "n’est plus là" },
  { EIO, CORDEE_STORE_ERROR_FAILED, "Réessayez" },
};

START_TEST (failure_says_why_and_what_to_do)
{
  g_autofree char *file = cordee_test_write ("équipe.cordee", "avant");
  g_autoptr(GBytes) new = make_bytes ("après");
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) old = cordee_store_read (file, &stamp, NULL);
  g_autoptr(GError) error = NULL;

  ck_assert_ptr_nonnull (old);
  faults_arm (1, names[_i].reason, FAULT_ON);
  ck_assert (!cordee_store_write (file, new, &stamp, &error));
  faults_disarm ();
  ck_assert (g_error_matches (error, CORDEE_STORE_ERROR, (int) names[_i].code));
  ck_assert_msg (strstr (error->message, "équipe.cordee") != NULL && strstr (error->message, names[_i].says) != NULL, "%s", error->message);
  ck_assert_ptr_nonnull (strstr (error->message, g_strerror (names[_i].reason)));
}
END_TEST

/* ── somebody else, in the last moment ──────────────────────────── */

static void
write_other_cb (gpointer data)
{
  ck_assert (g_file_set_contents (data, "quelqu’un d’autre", -1, NULL));
}

static void
remove_cb (gpointer data)
{
  ck_assert_int_eq (g_unlink (data), 0);
}

static void
make_folder_cb (gpointer data)
{
  g_unlink (data);
  ck_assert_int_eq (g_mkdir (data, 0700), 0);
}

static const struct
{
  gboolean exists;
  void (*other) (gpointer data);
} meetings[] = { { TRUE, write_other_cb }, { TRUE, remove_cb }, { TRUE, make_folder_cb }, { FALSE, write_other_cb }, { FALSE, make_folder_cb } };

/* After the last look, and before the file takes its place. */
START_TEST (what_comes_in_the_last_moment_stays)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_systems); i++)
    {
      g_autofree char *file = cordee_test_file ("équipe.cordee");
      g_autoptr(GBytes) old = make_bytes ("avant"), new = make_bytes ("après");
      g_autoptr(GError) error = NULL;
      g_autofree char *text = NULL;
      CordeeStamp stamp = { 0 };
      guint n_hidden;

      g_remove (file);
      if (meetings[_i].exists)
        ck_assert (cordee_store_write (file, old, &stamp, NULL));
      faults_lack (file_systems[i]);
      faults_meet (meetings[_i].other, file);
      ck_assert (!cordee_store_write (file, new, &stamp, &error));
      faults_lack (LACK_NOTHING);
      ck_assert_msg (g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_CHANGED), "%s", error->message);
      if (meetings[_i].other == write_other_cb)
        {
          ck_assert (g_file_get_contents (file, &text, NULL, NULL));
          ck_assert_str_eq (text, "quelqu’un d’autre");
        }
      else
        ck_assert_int_eq (g_file_test (file, G_FILE_TEST_EXISTS), meetings[_i].other == make_folder_cb);
      ck_assert_uint_eq (count_others (file, &n_hidden), 0);
      ck_assert (cordee_store_has_changed (file, &stamp));
    }
}
END_TEST

/* Killed between changing places and giving back: the next program shows what it finds. */
START_TEST (what_was_somebody_elses_is_shown_later)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr(GBytes) old = make_bytes ("avant"), new = make_bytes ("après"), newest = make_bytes ("ensuite");
  g_autoptr(GDir) names_there = NULL;
  CordeeStamp stamp = { 0 };
  const char *name;
  guint at, n_found = 0, n_hidden;

  ck_assert (cordee_store_write (file, old, &stamp, NULL));
  faults_arm (0, 0, FAULT_ONCE);
  faults_meet (NULL, NULL);
  ck_assert (cordee_store_write (file, new, &stamp, NULL));
  faults_disarm ();
  /* All that comes after the exchange fails: it is the last but few calls. */
  for (at = 1; at < ENDLESS; at++)
    {
      CordeeStamp before;
      g_autoptr(GBytes) next = make_bytes (at % 2 == 0 ? "pair" : "impair");

      before = stamp;
      faults_meet (write_other_cb, file);
      faults_arm (at, EIO, FAULT_ON);
      ck_assert (!cordee_store_write (file, next, &stamp, NULL));
      faults_disarm ();
      faults_meet (NULL, NULL);
      if (holds (file, next))
        break;
      stamp = before;
      g_unlink (file);
      stamp = (CordeeStamp){ 0 };
      ck_assert (cordee_store_write (file, new, &stamp, NULL));
    }
  ck_assert_uint_lt (at, ENDLESS);
  ck_assert_uint_eq (count_others (file, &n_hidden), 1);
  ck_assert_uint_eq (n_hidden, 1);

  g_unlink (file);
  stamp = (CordeeStamp){ 0 };
  ck_assert (cordee_store_write (file, newest, &stamp, NULL));
  names_there = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (names_there)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      ck_assert_msg (name[0] != '.', "%s stays", name);
      ck_assert (g_file_get_contents (path, &text, NULL, NULL));
      n_found += g_str_equal (text, "quelqu’un d’autre") && g_str_has_suffix (name, ".cordee");
    }
  ck_assert_uint_eq (n_found, 1);
}
END_TEST

static Suite *
faults_suite (void)
{
  Suite *suite = suite_create ("store-faults");
  TCase *calls = tcase_create ("calls"), *others = tcase_create ("others");

  tcase_set_timeout (calls, 60);
  tcase_add_checked_fixture (calls, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (calls, every_call_is_reached);
  tcase_add_test (calls, what_was_written_is_read_again);
  tcase_add_loop_test (calls, file_is_whole_whatever_fails, 0, G_N_ELEMENTS (file_systems));
  tcase_add_loop_test (calls, file_is_whole_whatever_goes_on_failing, 0, G_N_ELEMENTS (file_systems));
  tcase_add_loop_test (calls, file_is_whole_where_failure_is_told_of_what_was_done, 0, G_N_ELEMENTS (file_systems));
  tcase_add_loop_test (calls, failure_says_why_and_what_to_do, 0, G_N_ELEMENTS (names));
  tcase_add_checked_fixture (others, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_loop_test (others, what_comes_in_the_last_moment_stays, 0, G_N_ELEMENTS (meetings));
  tcase_add_test (others, what_was_somebody_elses_is_shown_later);
  suite_add_tcase (suite, calls);
  suite_add_tcase (suite, others);
  return suite;
}

int
main (void)
{
  return cordee_test_main_with_home (faults_suite ());
}
