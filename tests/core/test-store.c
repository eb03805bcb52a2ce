/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-home.h"

#include "cordee-store.h"
#include "cordee-xml.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#define NOW G_GINT64_CONSTANT (1795000000) /* 2026-11-18 11:06:40 */
#define DAY (24 * 60 * 60)
#define ID "3f2a1c84-9d51-4c1f-8a53-6a0f1e2d3c4b"
#define OTHER_ID "7b9e0d12-1f3a-4f6e-9c21-0a1b2c3d4e5f"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
ck_assert_holds (const char *file, const char *text)
{
  g_autofree char *there = NULL;

  ck_assert (g_file_get_contents (file, &there, NULL, NULL));
  ck_assert_str_eq (there, text);
}

/* Writes, and fails where that is not possible. */
static void
put (const char *file, const char *text, CordeeStamp *stamp)
{
  g_autoptr(GBytes) bytes = bytes_of (text);
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_store_write (file, bytes, stamp, &error), "%s", error != NULL ? error->message : "no reason given");
}

/* Writes, and fails unless that is refused for this reason. */
static void
refuse (const char *file, const char *text, CordeeStamp *stamp, CordeeStoreError code)
{
  g_autoptr(GBytes) bytes = bytes_of (text);
  g_autoptr(GError) error = NULL;

  ck_assert (!cordee_store_write (file, bytes, stamp, &error));
  ck_assert_msg (g_error_matches (error, CORDEE_STORE_ERROR, (int) code), "%d: %s", error->code, error->message);
}

/* ── reading and writing ────────────────────────────────────────── */

/* In a folder that others share a new file is theirs too; in one's own it is nobody else's. */
START_TEST (new_files_are_as_open_as_their_folder)
{
  static const struct
  {
    mode_t folder, file;
  } cases[] = { { 0700, 0600 }, { 0755, 0644 }, { 0775, 0664 }, { 02770, 0660 } };
  g_autofree char *folder = cordee_test_file ("partage");
  g_autofree char *file = g_build_filename (folder, "équipe.cordee", NULL);

  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CordeeStamp stamp = { 0 };
      struct stat info;

      ck_assert_int_eq (g_chmod (folder, (int) cases[i].folder), 0);
      put (file, "un", &stamp);
      ck_assert_int_eq (g_stat (file, &info), 0);
      ck_assert_int_eq (info.st_mode & 07777, cases[i].file);
      ck_assert_int_eq (g_remove (file), 0);
    }
}
END_TEST

START_TEST (file_is_made_changed_and_read)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(GPtrArray) others = NULL;
  CordeeStamp stamp = { 0 }, read = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  struct stat info;

  ck_assert (!cordee_store_has_changed (file, &stamp));
  put (file, "un", &stamp);
  ck_assert (stamp.exists);
  ck_assert_int_eq (g_stat (file, &info), 0);
  ck_assert_int_eq (info.st_mode & 0777, 0600);
  put (file, "deux", &stamp);
  put (file, "deux", &stamp);
  ck_assert_holds (file, "deux");

  bytes = cordee_store_read (file, &read, NULL);
  ck_assert_uint_eq (g_bytes_get_size (bytes), 4);
  ck_assert_str_eq (read.sha256, stamp.sha256);
  put (file, "", &read);
  ck_assert_holds (file, "");
  others = cordee_test_list_others (file);
  ck_assert_uint_eq (others->len, 0);
}
END_TEST

START_TEST (what_somebody_else_wrote_is_not_written_over)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  CordeeStamp stamp = { 0 }, none = { 0 };

  put (file, "à nous", &stamp);
  refuse (file, "nouveau", &none, CORDEE_STORE_ERROR_CHANGED);
  ck_assert (!none.exists);

  ck_assert (g_file_set_contents (file, "à eux!", -1, NULL));
  ck_assert (cordee_store_has_changed (file, &stamp));
  refuse (file, "encore nous", &stamp, CORDEE_STORE_ERROR_CHANGED);
  ck_assert_holds (file, "à eux!");
  ck_assert (cordee_store_has_changed (file, &stamp));

  /* The same is no conflict. */
  put (file, "à eux!", &stamp);
  ck_assert (!cordee_store_has_changed (file, &stamp));

  g_unlink (file);
  ck_assert (cordee_store_has_changed (file, &stamp));
  refuse (file, "encore nous", &stamp, CORDEE_STORE_ERROR_CHANGED);
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
}
END_TEST

/* Contents decide: not times, and not which file it is. */
START_TEST (touching_is_no_change)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  struct utimbuf past = { .actime = 1, .modtime = 1 };
  CordeeStamp stamp = { 0 };
  g_autoptr(GBytes) bytes = NULL;

  put (file, "un", &stamp);
  ck_assert_int_eq (utime (file, &past), 0);
  ck_assert (!cordee_store_has_changed (file, &stamp));
  ck_assert (g_file_set_contents (file, "un", -1, NULL));
  ck_assert (!cordee_store_has_changed (file, &stamp));
  put (file, "deux", &stamp);

  /* The other way round: as old and as long as before, and other contents. */
  ck_assert_int_eq (utime (file, &past), 0);
  bytes = cordee_store_read (file, &stamp, NULL);
  ck_assert_ptr_nonnull (bytes);
  ck_assert (g_file_set_contents (file, "DEUX", -1, NULL));
  ck_assert_int_eq (utime (file, &past), 0);
  ck_assert (cordee_store_has_changed (file, &stamp));
}
END_TEST

START_TEST (rights_and_links_stay)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autofree char *link = cordee_test_file ("lien.cordee");
  g_autofree char *dangling = cordee_test_file ("vers rien.cordee");
  g_autofree char *later = cordee_test_file ("plus tard.cordee");
  CordeeStamp stamp = { 0 }, none = { 0 };
  struct stat info;

  put (file, "un", &stamp);
  ck_assert_int_eq (g_chmod (file, 0664), 0);
  ck_assert_int_eq (symlink ("équipe.cordee", link), 0);
  put (link, "deux", &stamp);
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  ck_assert_holds (file, "deux");
  ck_assert_int_eq (g_stat (file, &info), 0);
  ck_assert_int_eq (info.st_mode & 07777, 0664);

  ck_assert_int_eq (symlink ("plus tard.cordee", dangling), 0);
  put (dangling, "trois", &none);
  ck_assert (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));
  ck_assert_holds (later, "trois");
}
END_TEST

START_TEST (what_is_no_file_is_refused)
{
  g_autofree char *pipe = cordee_test_file ("tube.cordee");
  g_autofree char *folder = cordee_test_file ("chemise.cordee");
  g_autofree char *inside = cordee_test_file ("chemise.cordee/reste");
  g_autofree char *large = cordee_test_write ("grand.cordee", "");
  const char *const files[] = { pipe, folder, large };
  CordeeStamp stamp = { 0 };

  ck_assert_int_eq (mkfifo (pipe, 0600), 0);
  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
  ck_assert (g_file_set_contents (inside, "là", -1, NULL));
  ck_assert_int_eq (truncate (large, (off_t) CORDEE_XML_MAX_BYTES + 1), 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GError) error = NULL;

      ck_assert_ptr_null (cordee_store_read (files[i], &stamp, &error));
      ck_assert (g_error_matches (error, CORDEE_STORE_ERROR, i == 2 ? CORDEE_STORE_ERROR_TOO_LARGE : CORDEE_STORE_ERROR_FAILED));
      refuse (files[i], "nous", &stamp, CORDEE_STORE_ERROR_CHANGED);
      ck_assert (g_file_test (files[i], G_FILE_TEST_EXISTS));
    }
  ck_assert_holds (inside, "là");
}
END_TEST

START_TEST (missing_folder_is_not_made)
{
  g_autofree char *file = cordee_test_file ("disque/équipe.cordee");
  g_autofree char *folder = cordee_test_file ("disque");
  g_autofree char *gone = cordee_test_file ("débranché");
  g_autoptr(GError) error = NULL;
  CordeeStamp stamp = { 0 };

  refuse (file, "un", &stamp, CORDEE_STORE_ERROR_GONE);
  ck_assert (!g_file_test (folder, G_FILE_TEST_EXISTS));
  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
  put (file, "un", &stamp);

  ck_assert_int_eq (g_rename (folder, gone), 0);
  refuse (file, "deux", &stamp, CORDEE_STORE_ERROR_GONE);
  ck_assert (!g_file_test (folder, G_FILE_TEST_EXISTS));
  ck_assert_ptr_null (cordee_store_read (file, &(CordeeStamp){ 0 }, &error));
  ck_assert (g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_GONE));
  ck_assert_int_eq (g_rename (gone, folder), 0);
  put (file, "deux", &stamp);
}
END_TEST

START_TEST (own_folder_is_made)
{
  g_autofree char *folder = cordee_store_dup_default_folder ();
  g_autofree char *file = g_build_filename (folder, "équipe.cordee", NULL);
  CordeeStamp stamp = { 0 };
  struct stat info;

  put (file, "un", &stamp);
  ck_assert_int_eq (g_stat (folder, &info), 0);
  ck_assert_int_eq (info.st_mode & 0777, 0700);
  g_unlink (file);
}
END_TEST

START_TEST (too_much_is_not_written)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(GBytes) bytes = g_bytes_new_take (g_malloc0 (CORDEE_XML_MAX_BYTES + 1), CORDEE_XML_MAX_BYTES + 1);
  g_autoptr(GError) error = NULL;
  CordeeStamp stamp = { 0 };

  ck_assert (!cordee_store_write (file, bytes, &stamp, &error));
  ck_assert (g_error_matches (error, CORDEE_STORE_ERROR, CORDEE_STORE_ERROR_TOO_LARGE));
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
}
END_TEST

/* Those of a program that lives stay, and those of another machine. */
START_TEST (leftovers_of_the_dead_are_taken_away)
{
  g_autofree char *host = g_compute_checksum_for_string (G_CHECKSUM_SHA256, g_get_host_name (), -1);
  g_autofree char *dead = g_strdup_printf (".cordee-%.8s-000000000001.part", host);
  g_autofree char *living = g_strdup_printf (".cordee-%.8s-000000000002.part", host);
  g_autofree char *dead_file = cordee_test_write (dead, "une part");
  g_autofree char *living_file = cordee_test_write (living, "une part");
  g_autofree char *elsewhere_file = cordee_test_write (".cordee-zzzzzzzz-000000000003.part", "une part");
  g_autofree char *old_file = cordee_test_write (".cordee-zzzzzzzz-000000000004.part", "une part");
  g_autofree char *foreign_file = cordee_test_write (".autre.part", "pas à nous");
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  struct utimbuf past = { .actime = 1, .modtime = 1 };
  int fd = g_open (living_file, O_RDWR | O_CLOEXEC, 0);
  CordeeStamp stamp = { 0 };

  ck_assert_int_eq (flock (fd, LOCK_EX | LOCK_NB), 0);
  ck_assert_int_eq (utime (old_file, &past), 0);
  put (file, "un", &stamp);
  ck_assert (!g_file_test (dead_file, G_FILE_TEST_EXISTS));
  ck_assert (!g_file_test (old_file, G_FILE_TEST_EXISTS));
  ck_assert (g_file_test (living_file, G_FILE_TEST_EXISTS));
  ck_assert (g_file_test (elsewhere_file, G_FILE_TEST_EXISTS));
  ck_assert (g_file_test (foreign_file, G_FILE_TEST_EXISTS));
  close (fd);
}
END_TEST

/* ── backups ────────────────────────────────────────────────────── */

static void
back_up (const char *id, guint number, gint64 now)
{
  g_autofree char *text = g_strdup_printf ("version %u", number);
  g_autoptr(GBytes) bytes = bytes_of (text);
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_store_back_up (id, bytes, now, &error), "%s", error != NULL ? error->message : "");
}

static void
remove_backups (const char *id)
{
  g_autoptr(GPtrArray) all = cordee_store_list_backups (id);

  for (guint i = 0; i < all->len; i++)
    g_unlink (((const CordeeBackup *) all->pdata[i])->file);
}

static gboolean
has_version (const GPtrArray *all, guint number)
{
  g_autofree char *wanted = g_strdup_printf ("version %u", number);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *text = NULL;

      ck_assert (g_file_get_contents (((const CordeeBackup *) all->pdata[i])->file, &text, NULL, NULL));
      if (g_str_equal (text, wanted))
        return TRUE;
    }
  return FALSE;
}

START_TEST (backups_do_not_collide_and_are_sorted)
{
  g_autoptr(GPtrArray) all = NULL;

  remove_backups (ID);
  back_up (ID, 1, NOW);
  back_up (ID, 2, NOW);
  back_up (ID, 2, NOW + 1);
  /* The clock is set back. */
  back_up (ID, 3, NOW - 400 * DAY);
  all = cordee_store_list_backups (ID);
  ck_assert_uint_eq (all->len, 3);
  for (guint i = 0; i < 3; i++)
    {
      const CordeeBackup *backup = all->pdata[i];
      g_autofree char *text = g_strdup_printf ("version %u", 3 - i);

      ck_assert_holds (backup->file, text);
      ck_assert_uint_eq (backup->size, strlen (text));
      ck_assert_int_eq (backup->at, i == 0 ? NOW - 400 * DAY : NOW);
    }
  remove_backups (ID);
}
END_TEST

/* Two years, with four backups on each day. */
START_TEST (backups_rotate)
{
  g_autoptr(GPtrArray) all = NULL;
  guint n = 0;

  remove_backups (ID);
  for (int day = 730; day > 0; day--)
    for (int i = 0; i < 4; i++)
      back_up (ID, ++n, NOW - day * DAY + i * 60);
  all = cordee_store_list_backups (ID);
  for (guint i = 0; i < 10; i++)
    ck_assert (has_version (all, n - i));
  for (guint day = 0; day < 30; day++)
    ck_assert_msg (has_version (all, n - 4 * day), "day %u", day);
  /* Ten, thirty days of which three are among them, and months that ended before these days. */
  ck_assert_uint_eq (all->len, 10 + 27 + 10);
  ck_assert_int_lt (((const CordeeBackup *) all->pdata[all->len - 1])->at, NOW - 300 * DAY);
  remove_backups (ID);
}
END_TEST

/* A clock that is years ahead, or back at its beginning, for one day. */
START_TEST (wrong_clock_takes_no_backup_along)
{
  static const gint64 wrong[] = { NOW + 20000 * (gint64) DAY, 0, -62135596800 - 10, G_MAXINT64 };
  g_autoptr(GPtrArray) all = NULL;
  guint n = 0;

  remove_backups (ID);
  for (int day = 20; day > 0; day--)
    back_up (ID, ++n, NOW - day * DAY);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    back_up (ID, ++n, wrong[i]);
  back_up (ID, ++n, NOW);
  all = cordee_store_list_backups (ID);
  for (guint i = 1; i <= n; i++)
    ck_assert_msg (has_version (all, i), "version %u", i);
  remove_backups (ID);
}
END_TEST

/* An id comes out of a file that anybody may have made. */
START_TEST (id_leads_nowhere_else)
{
  static const char *const ids[] = { "../../ailleurs", "", ".", "..", "/etc", "3f2a1c84/../..", "\n" };
  g_autofree char *backups = g_build_filename (g_get_user_data_dir (), "cordee", "backups", NULL);
  g_autofree char *rescue = g_build_filename (g_get_user_data_dir (), "cordee", "rescue", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(GPtrArray) all = NULL;
      g_autofree char *file = NULL;
      g_autofree char *folder = NULL;
      g_autofree char *above = NULL;
      g_autoptr(GBytes) bytes = bytes_of ("un");

      back_up (ids[i], 1, NOW);
      all = cordee_store_list_backups (ids[i]);
      ck_assert_uint_eq (all->len, 1);
      folder = g_path_get_dirname (((const CordeeBackup *) all->pdata[0])->file);
      above = g_path_get_dirname (folder);
      ck_assert_str_eq (above, backups);
      remove_backups (ids[i]);

      ck_assert (cordee_store_rescue (ids[i], bytes, "/disque/équipe.cordee", NULL));
      file = cordee_store_dup_rescue_path (ids[i], "/disque/équipe.cordee");
      g_free (folder);
      folder = g_path_get_dirname (file);
      ck_assert_str_eq (folder, rescue);
      cordee_store_forget_rescue (ids[i]);
      ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
    }
}
END_TEST

/* ── rescue copies ──────────────────────────────────────────────── */

static void
rescue (const char *id, const char *text, const char *of)
{
  g_autoptr(GBytes) bytes = bytes_of (text);
  g_autoptr(GError) error = NULL;

  ck_assert_msg (cordee_store_rescue (id, bytes, of, &error), "%s", error != NULL ? error->message : "");
}

START_TEST (rescue_copies_are_told_apart)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) rest = NULL;

  rescue (ID, "un", "/disque/équipe.cordee");
  rescue (ID, "un de plus", "/disque/équipe.cordee");
  /* A copy made by hand has the same id. */
  rescue (ID, "l’autre", "/disque/copie.cordee");
  rescue (OTHER_ID, "un autre", "/disque/autre.cordee");
  one = cordee_store_dup_rescue_path (ID, "/disque/équipe.cordee");
  other = cordee_store_dup_rescue_path (ID, "/disque/copie.cordee");
  ck_assert_holds (one, "un de plus");
  ck_assert_holds (other, "l’autre");

  all = cordee_store_list_rescues ();
  ck_assert_uint_eq (all->len, 3);
  for (guint i = 0; i < all->len; i++)
    {
      const CordeeRescue *copy = all->pdata[i];

      ck_assert_int_gt (copy->at, 0);
      if (g_str_equal (copy->file, one))
        ck_assert_str_eq (copy->of, "/disque/équipe.cordee");
    }

  cordee_store_forget_rescue_of (ID, "/disque/équipe.cordee");
  ck_assert (!g_file_test (one, G_FILE_TEST_EXISTS));
  ck_assert (g_file_test (other, G_FILE_TEST_EXISTS));
  cordee_store_forget_rescue_file (other);
  cordee_store_forget_rescue (OTHER_ID);
  rest = cordee_store_list_rescues ();
  ck_assert_uint_eq (rest->len, 0);
}
END_TEST

/* What a session that crashed put aside is not written over by the next one. */
START_TEST (rescue_copy_of_another_session_stays)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "cordee", "rescue", NULL);
  g_autofree char *earlier = g_build_filename (folder, ID ".cordee", NULL);
  g_autofree char *mine = NULL;

  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert (g_file_set_contents (earlier, "d’avant", -1, NULL));
  rescue (ID, "d’aujourd’hui", "/disque/équipe.cordee");
  ck_assert_holds (earlier, "d’avant");
  mine = cordee_store_dup_rescue_path (ID, "/disque/équipe.cordee");
  ck_assert_holds (mine, "d’aujourd’hui");

  cordee_store_forget_rescue_of (ID, "/disque/équipe.cordee");
  ck_assert (g_file_test (earlier, G_FILE_TEST_EXISTS));
  cordee_store_forget_rescue (ID);
  ck_assert (!g_file_test (earlier, G_FILE_TEST_EXISTS));
}
END_TEST

static Suite *
store_suite (void)
{
  Suite *suite = suite_create ("store");
  TCase *files = tcase_create ("files"), *copies = tcase_create ("copies");

  tcase_add_checked_fixture (files, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (files, file_is_made_changed_and_read);
  tcase_add_test (files, new_files_are_as_open_as_their_folder);
  tcase_add_test (files, what_somebody_else_wrote_is_not_written_over);
  tcase_add_test (files, touching_is_no_change);
  tcase_add_test (files, rights_and_links_stay);
  tcase_add_test (files, what_is_no_file_is_refused);
  tcase_add_test (files, missing_folder_is_not_made);
  tcase_add_test (files, own_folder_is_made);
  tcase_add_test (files, too_much_is_not_written);
  tcase_add_test (files, leftovers_of_the_dead_are_taken_away);
  tcase_set_timeout (copies, 60);
  tcase_add_test (copies, backups_do_not_collide_and_are_sorted);
  tcase_add_test (copies, backups_rotate);
  tcase_add_test (copies, wrong_clock_takes_no_backup_along);
  tcase_add_test (copies, id_leads_nowhere_else);
  tcase_add_test (copies, rescue_copies_are_told_apart);
  tcase_add_test (copies, rescue_copy_of_another_session_stays);
  suite_add_tcase (suite, files);
  suite_add_tcase (suite, copies);
  return suite;
}

int
main (void)
{
  return cordee_test_main_with_home (store_suite ());
}
