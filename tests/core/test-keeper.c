/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-faults.h"
#include "cordee-test-home.h"

#include "cordee-issue.h"
#include "cordee-keeper.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795000000)

/* ── what is shared ─────────────────────────────────────────────── */

/* A keeper of a new dossier with one answer. */
static CordeeKeeper *
make_keeper (const char *file, guint number)
{
  CordeeKeeper *keeper = cordee_keeper_new (cordee_test_knowledge (), cordee_dossier_new ("Équipe du Vidourle", NOW), file);

  cordee_test_set_number (cordee_keeper_get_dossier (keeper), number, NOW);
  return keeper;
}

static CordeeKeeper *
open_keeper (const char *file)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeKeeper *keeper = cordee_keeper_open (cordee_test_knowledge (), file, issues);

  ck_assert_ptr_nonnull (keeper);
  ck_assert_uint_eq (issues->len, 0);
  return keeper;
}

/* Another answer, saved. */
static CordeeKept
save_number (CordeeKeeper *keeper, guint number, char **problem)
{
  CordeeKept kept;

  cordee_test_set_number (cordee_keeper_get_dossier (keeper), number, NOW + number);
  *problem = NULL;
  kept = cordee_keeper_save (keeper, NOW + number, problem);
  ck_assert_int_eq (kept == CORDEE_KEPT, *problem == NULL);
  return kept;
}

static void
keep_number (CordeeKeeper *keeper, guint number)
{
  g_autofree char *problem = NULL;

  ck_assert_int_eq (save_number (keeper, number, &problem), CORDEE_KEPT);
}

static guint
number_in (const char *file)
{
  g_autoptr(CordeeDossier) dossier = cordee_test_load (file);

  return cordee_test_get_number (dossier);
}

/* The number in the one rescue copy of this file; 0: there is none. */
static guint
rescued_number (const char *of)
{
  g_autoptr(GPtrArray) all = cordee_store_list_rescues ();
  guint number = 0, n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const CordeeRescue *copy = all->pdata[i];

      if (g_strcmp0 (copy->of, of) == 0)
        {
          number = number_in (copy->file);
          n++;
        }
    }
  ck_assert_uint_le (n, 1);
  return number;
}

/* Whether a backup of a dossier has these contents, or this number. */
static gboolean
is_backed_up (const char *id, const char *text, guint number)
{
  g_autoptr(GPtrArray) all = cordee_store_list_backups (id);

  for (guint i = 0; i < all->len; i++)
    {
      const CordeeBackup *backup = all->pdata[i];
      g_autofree char *there = NULL;

      if (text == NULL && number_in (backup->file) == number)
        return TRUE;
      ck_assert (g_file_get_contents (backup->file, &there, NULL, NULL));
      if (g_strcmp0 (there, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* ── the plain case ─────────────────────────────────────────────── */

START_TEST (dossier_is_kept_and_opened)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autoptr(CordeeKeeper) again = NULL;
  g_autofree char *problem = NULL;

  ck_assert_str_eq (cordee_keeper_get_file (keeper), file);
  ck_assert (cordee_keeper_needs_save (keeper));
  ck_assert (!cordee_keeper_look (keeper));
  ck_assert_int_eq (cordee_keeper_get_saved (keeper), 0);
  ck_assert_int_eq (cordee_keeper_save (keeper, NOW, &problem), CORDEE_KEPT);
  ck_assert_ptr_null (problem);
  ck_assert_int_eq (cordee_keeper_get_saved (keeper), NOW);
  ck_assert (!cordee_keeper_needs_save (keeper));
  keep_number (keeper, 2);
  ck_assert (!cordee_keeper_look (keeper));

  again = open_keeper (file);
  ck_assert (!cordee_keeper_needs_save (again));
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_dossier (again)), 2);
  cordee_test_set_number (cordee_keeper_get_dossier (again), 3, NOW);
  ck_assert (cordee_keeper_needs_save (again));
}
END_TEST

/* Looking at a dossier changes nothing, also where the file is spelled otherwise than we would. */
START_TEST (opening_writes_nothing)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autoptr(CordeeKeeper) again = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spaced = NULL;
  g_autofree char *after = NULL;

  keep_number (keeper, 1);
  ck_assert (g_file_get_contents (file, &text, NULL, NULL));
  spaced = g_strconcat (text, "\n\n", NULL);
  ck_assert (g_file_set_contents (file, spaced, -1, NULL));
  again = open_keeper (file);
  ck_assert (!cordee_keeper_needs_save (again));
  ck_assert_int_eq (cordee_keeper_save (again, NOW, &problem), CORDEE_KEPT);
  ck_assert (g_file_get_contents (file, &after, NULL, NULL));
  ck_assert_str_eq (after, spaced);
}
END_TEST

START_TEST (what_cannot_be_read_is_told_of)
{
  g_autofree char *broken = cordee_test_write ("cassé.cordee", "<dossier");
  g_autofree char *missing = cordee_test_file ("absent.cordee");
  const char *const files[] = { broken, missing };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GPtrArray) issues = cordee_issues_new ();

      ck_assert_ptr_null (cordee_keeper_open (cordee_test_knowledge (), files[i], issues));
      ck_assert_uint_eq (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR), 1);
    }
}
END_TEST

/* ── backups ────────────────────────────────────────────────────── */

START_TEST (backups_are_added_now_and_then)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *id = g_strdup (cordee_keeper_get_dossier (keeper)->id);
  g_autoptr(GPtrArray) after_minutes = NULL;
  g_autoptr(GPtrArray) after_ten = NULL;

  for (guint second = 1; second < 599; second += 60)
    keep_number (keeper, second);
  after_minutes = cordee_store_list_backups (id);
  ck_assert_uint_eq (after_minutes->len, 1);
  keep_number (keeper, 601);
  keep_number (keeper, 602);
  after_ten = cordee_store_list_backups (id);
  ck_assert_uint_eq (after_ten->len, 2);
  ck_assert (is_backed_up (id, NULL, 601));
  g_clear_pointer (&keeper, cordee_keeper_free);

  /* Opened again: what was there is put into the backups before it is changed. */
  keeper = open_keeper (file);
  ck_assert (!is_backed_up (id, NULL, 602));
  keep_number (keeper, 603);
  ck_assert (is_backed_up (id, NULL, 602));

  /* The clock is set back by a year. */
  cordee_test_set_number (cordee_keeper_get_dossier (keeper), 604, NOW - 365 * 86400);
  {
    g_autofree char *problem = NULL;
    g_autoptr(GPtrArray) all = NULL;

    ck_assert_int_eq (cordee_keeper_save (keeper, NOW - 365 * 86400, &problem), CORDEE_KEPT);
    ck_assert_uint_eq (number_in (file), 604);
    all = cordee_store_list_backups (id);
    ck_assert_uint_eq (all->len, 4);
    ck_assert_uint_eq (number_in (((const CordeeBackup *) all->pdata[0])->file), 604);
  }
}
END_TEST

/* ── where it cannot be written ─────────────────────────────────── */

START_TEST (vanished_folder_comes_back)
{
  g_autofree char *folder = cordee_test_file ("disque");
  g_autofree char *away = cordee_test_file ("débranché");
  g_autofree char *file = g_build_filename (folder, "équipe.cordee", NULL);
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *problem = NULL;
  g_autofree char *rescue = NULL;

  ck_assert_int_eq (g_mkdir (folder, 0700), 0);
  keep_number (keeper, 1);
  ck_assert_int_eq (g_rename (folder, away), 0);
  ck_assert_int_eq (save_number (keeper, 2, &problem), CORDEE_KEPT_ASIDE);
  ck_assert (cordee_keeper_needs_save (keeper));
  ck_assert_uint_eq (rescued_number (file), 2);
  rescue = cordee_store_dup_rescue_path (cordee_keeper_get_dossier (keeper)->id, file);
  ck_assert_msg (strstr (problem, file) != NULL && strstr (problem, "n’est plus là") != NULL
                     && strstr (problem, "Vos réponses sont gardées sur cet ordinateur") != NULL && strstr (problem, rescue) != NULL,
                 "%s", problem);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (save_number (keeper, 3, &problem), CORDEE_KEPT_ASIDE);
  ck_assert_uint_eq (rescued_number (file), 3);
  ck_assert (!g_file_test (folder, G_FILE_TEST_EXISTS));

  ck_assert_int_eq (g_rename (away, folder), 0);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_save (keeper, NOW, &problem), CORDEE_KEPT);
  ck_assert_uint_eq (number_in (file), 3);
  ck_assert_uint_eq (rescued_number (file), 0);
}
END_TEST

/* Each system call of a save fails in turn, alone or with all after it: what is told is true, and in the end nothing is lost. */
static const struct
{
  FaultLacks lacks;
  int reason;
  FaultMode mode;
} troubles[] = {
  { LACK_NOTHING, ENOSPC, FAULT_ONCE }, { LACK_NOTHING, EIO, FAULT_ONCE },     { LACK_NOTHING, EACCES, FAULT_ONCE },
  { LACK_NOTHING, EINTR, FAULT_ONCE },  { LACK_NOTHING, EIO, FAULT_AFTER },    { LACK_NOTHING, ENOSPC, FAULT_ON },
  { LACK_NOTHING, EROFS, FAULT_ON },    { LACK_NOTHING, ESTALE, FAULT_ON },    { LACK_EXCHANGE, ENOSPC, FAULT_ONCE },
  { LACK_EXCHANGE, EIO, FAULT_ONCE },   { LACK_EXCHANGE, EACCES, FAULT_ONCE }, { LACK_EXCHANGE, EINTR, FAULT_ONCE },
  { LACK_EXCHANGE, EIO, FAULT_AFTER },  { LACK_EXCHANGE, ENOSPC, FAULT_ON },
};

/* One save that something happens to. Returns whether it did. */
static gboolean
save_in_trouble (guint at, guint trouble, guint *n_of)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *problem = NULL;
  g_autofree char *later = NULL;
  guint number;
  CordeeKept kept;

  g_unlink (file);
  keep_number (keeper, 1);
  faults_arm (at, troubles[trouble].reason, troubles[trouble].mode);
  kept = save_number (keeper, 2, &problem);
  if (faults_disarm () == 0)
    {
      ck_assert_int_eq (kept, CORDEE_KEPT);
      return FALSE;
    }

  n_of[kept]++;
  number = number_in (file);
  ck_assert_msg (number == 2 || (number == 1 && kept != CORDEE_KEPT), "%s: told %d, and %u is there", faults_get_first (), kept, number);
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_dossier (keeper)), 2);
  ck_assert_msg (kept != CORDEE_KEPT_APART, "%s: nobody else was there", faults_get_first ());
  ck_assert_msg (kept != CORDEE_KEPT_ASIDE || rescued_number (file) == 2, "%s: it is not aside", faults_get_first ());
  ck_assert_msg (kept != CORDEE_KEPT_ASIDE || strstr (problem, "Vos réponses sont gardées") != NULL, "%s", problem);
  ck_assert_msg (kept != CORDEE_KEPT_NOWHERE || strstr (problem, "ne la fermez pas") != NULL, "%s", problem);

  ck_assert_msg (save_number (keeper, 3, &later) == CORDEE_KEPT, "after %s: %s", faults_get_first (), later);
  ck_assert_uint_eq (number_in (file), 3);
  ck_assert_msg (rescued_number (file) == 0, "%s: the rescue copy stays", faults_get_first ());
  return TRUE;
}

START_TEST (save_in_trouble_tells_the_truth)
{
  guint n_of[4] = { 0 }, at = 1;

  faults_lack (troubles[_i].lacks);
  while (at < 500 && save_in_trouble (at, (guint) _i, n_of))
    at++;
  faults_lack (LACK_NOTHING);
  ck_assert_uint_lt (at, 500);
  ck_assert_uint_gt (at, 20);
  /* Where all fails from some call on, nothing can be put aside; where one call fails, the rest is there to do that. */
  ck_assert_int_eq (n_of[CORDEE_KEPT_NOWHERE] > 0, troubles[_i].mode == FAULT_ON);
  ck_assert_int_eq (n_of[CORDEE_KEPT_ASIDE] > 0, troubles[_i].mode != FAULT_ON);
}
END_TEST

/* The rescue copy was taken away by somebody: it is made again. */
START_TEST (rescue_copy_is_made_again)
{
  g_autofree char *file = cordee_test_file ("disque/équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *problem = NULL;
  g_autofree char *again = NULL;

  ck_assert_int_eq (save_number (keeper, 2, &problem), CORDEE_KEPT_ASIDE);
  cordee_store_forget_rescue (cordee_keeper_get_dossier (keeper)->id);
  ck_assert_uint_eq (rescued_number (file), 0);
  ck_assert_int_eq (cordee_keeper_save (keeper, NOW, &again), CORDEE_KEPT_ASIDE);
  ck_assert_uint_eq (rescued_number (file), 2);
  cordee_store_forget_rescue (cordee_keeper_get_dossier (keeper)->id);
}
END_TEST

/* ── somebody else ──────────────────────────────────────────────── */

START_TEST (their_change_waits_to_be_merged)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) mine = make_keeper (file, 1);
  g_autoptr(CordeeKeeper) theirs = NULL;
  g_autofree char *problem = NULL;
  CordeeDossier *merged;

  keep_number (mine, 1);
  theirs = open_keeper (file);
  keep_number (theirs, 2);
  ck_assert (cordee_keeper_look (mine));
  ck_assert_int_eq (save_number (mine, 3, &problem), CORDEE_KEPT_APART);
  ck_assert (cordee_keeper_is_apart (mine));
  ck_assert_msg (strstr (problem, "quelqu’un d’autre") != NULL && strstr (problem, "gardées") != NULL, "%s", problem);
  ck_assert_uint_eq (number_in (file), 2);
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_theirs (mine)), 2);
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_base (mine)), 1);
  ck_assert_uint_eq (rescued_number (file), 3);
  ck_assert (!cordee_keeper_look (mine));

  /* Until that is settled, only the rescue copy follows. */
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (save_number (mine, 4, &problem), CORDEE_KEPT_APART);
  ck_assert_uint_eq (number_in (file), 2);
  ck_assert_uint_eq (rescued_number (file), 4);

  /* They go on meanwhile. */
  keep_number (theirs, 5);
  ck_assert (cordee_keeper_look (mine));
  merged = cordee_dossier_copy (cordee_keeper_get_dossier (mine));
  cordee_test_set_number (merged, 6, NOW);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_settle (mine, merged, NOW, &problem), CORDEE_KEPT_APART);
  ck_assert_ptr_eq (cordee_keeper_get_dossier (mine), merged);
  ck_assert_uint_eq (number_in (file), 5);
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_theirs (mine)), 5);
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_base (mine)), 2);
  ck_assert_uint_eq (rescued_number (file), 6);

  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_settle (mine, merged, NOW, &problem), CORDEE_KEPT);
  ck_assert_uint_eq (number_in (file), 6);
  ck_assert_uint_eq (rescued_number (file), 0);
  ck_assert (!cordee_keeper_is_apart (mine));
  ck_assert_ptr_null (cordee_keeper_get_theirs (mine));
  for (guint number = 4; number <= 6; number++)
    ck_assert_msg (number == 6 || is_backed_up (merged->id, NULL, number), "%u is in no backup", number);
  keep_number (mine, 7);
}
END_TEST

START_TEST (same_change_is_no_conflict)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) mine = make_keeper (file, 1);
  g_autoptr(CordeeKeeper) theirs = NULL;

  keep_number (mine, 1);
  theirs = open_keeper (file);
  keep_number (theirs, 2);
  keep_number (mine, 2);
  keep_number (mine, 3);
  ck_assert_uint_eq (number_in (file), 3);
}
END_TEST

START_TEST (their_change_is_reloaded)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) mine = make_keeper (file, 1);
  g_autoptr(CordeeKeeper) theirs = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autofree char *problem = NULL;

  keep_number (mine, 1);
  theirs = open_keeper (file);
  keep_number (theirs, 2);
  ck_assert (cordee_keeper_reload (mine, issues));
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_dossier (mine)), 2);
  ck_assert (!cordee_keeper_needs_save (mine));

  /* What was not saved is not lost either. */
  keep_number (theirs, 3);
  ck_assert_int_eq (save_number (mine, 4, &problem), CORDEE_KEPT_APART);
  ck_assert (cordee_keeper_reload (mine, issues));
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_dossier (mine)), 3);
  ck_assert (!cordee_keeper_is_apart (mine));
  ck_assert_uint_eq (rescued_number (file), 0);
  ck_assert (is_backed_up (cordee_keeper_get_dossier (mine)->id, NULL, 4));
  keep_number (mine, 5);

  ck_assert (g_file_set_contents (file, "cassé", -1, NULL));
  ck_assert (!cordee_keeper_reload (mine, issues));
  ck_assert_uint_gt (issues->len, 0);
  ck_assert_uint_eq (cordee_test_get_number (cordee_keeper_get_dossier (mine)), 5);
}
END_TEST

START_TEST (unreadable_change_is_kept_and_told)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *problem = NULL;
  g_autofree char *there = NULL;

  keep_number (keeper, 1);
  ck_assert (g_file_set_contents (file, "<dossier cassé", -1, NULL));
  ck_assert_int_eq (save_number (keeper, 2, &problem), CORDEE_KEPT_APART);
  ck_assert_ptr_null (cordee_keeper_get_theirs (keeper));
  ck_assert_msg (strstr (problem, "n’est plus lisible") != NULL, "%s", problem);
  ck_assert (g_file_get_contents (file, &there, NULL, NULL));
  ck_assert_str_eq (there, "<dossier cassé");
  ck_assert_uint_eq (rescued_number (file), 2);

  /* Replaced when that is asked for; what was there can be had from the backups. */
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_settle (keeper, cordee_keeper_get_dossier (keeper), NOW, &problem), CORDEE_KEPT);
  ck_assert_uint_eq (number_in (file), 2);
  ck_assert_uint_eq (rescued_number (file), 0);
  ck_assert (is_backed_up (cordee_keeper_get_dossier (keeper)->id, "<dossier cassé", 2));
}
END_TEST

START_TEST (removed_file_is_made_again_when_asked)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autofree char *away = cordee_test_file ("ailleurs.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *problem = NULL;

  keep_number (keeper, 1);
  ck_assert_int_eq (g_rename (file, away), 0);
  ck_assert (cordee_keeper_look (keeper));
  ck_assert_int_eq (save_number (keeper, 2, &problem), CORDEE_KEPT_APART);
  ck_assert_msg (strstr (problem, "enlevé ou déplacé") != NULL, "%s", problem);
  ck_assert (!g_file_test (file, G_FILE_TEST_EXISTS));
  ck_assert_uint_eq (rescued_number (file), 2);

  /* It comes back as it was: then nothing is to be asked. */
  ck_assert_int_eq (g_rename (away, file), 0);
  keep_number (keeper, 3);
  ck_assert_uint_eq (number_in (file), 3);
  ck_assert_uint_eq (rescued_number (file), 0);

  ck_assert_int_eq (g_unlink (file), 0);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (save_number (keeper, 4, &problem), CORDEE_KEPT_APART);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_settle (keeper, cordee_keeper_get_dossier (keeper), NOW, &problem), CORDEE_KEPT);
  ck_assert_uint_eq (number_in (file), 4);
}
END_TEST

START_TEST (folder_in_the_place_of_the_file_stays)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  g_autofree char *problem = NULL;

  keep_number (keeper, 1);
  g_unlink (file);
  ck_assert_int_eq (g_mkdir (file, 0700), 0);
  ck_assert_int_eq (save_number (keeper, 2, &problem), CORDEE_KEPT_APART);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_settle (keeper, cordee_keeper_get_dossier (keeper), NOW, &problem), CORDEE_KEPT_APART);
  ck_assert (g_file_test (file, G_FILE_TEST_IS_DIR));
  ck_assert_uint_eq (rescued_number (file), 2);
  cordee_store_forget_rescue (cordee_keeper_get_dossier (keeper)->id);
}
END_TEST

/* ── other dossiers, other files ────────────────────────────────── */

START_TEST (other_dossier_is_never_written_over)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autofree char *free_file = cordee_test_file ("équipe 2.cordee");
  g_autoptr(CordeeKeeper) first = make_keeper (file, 1);
  g_autoptr(CordeeKeeper) second = make_keeper (file, 1);
  g_autofree char *problem = NULL;

  keep_number (first, 1);
  ck_assert_int_eq (save_number (second, 2, &problem), CORDEE_KEPT_APART);
  ck_assert_ptr_null (cordee_keeper_get_theirs (second));
  ck_assert_msg (strstr (problem, "autre dossier") != NULL, "%s", problem);
  g_clear_pointer (&problem, g_free);
  ck_assert_int_eq (cordee_keeper_settle (second, cordee_keeper_get_dossier (second), NOW, &problem), CORDEE_KEPT_APART);
  ck_assert_uint_eq (number_in (file), 1);

  g_clear_pointer (&problem, g_free);
  ck_assert (cordee_keeper_move (second, free_file, NOW, &problem));
  ck_assert_ptr_null (problem);
  ck_assert_uint_eq (number_in (free_file), 2);
  ck_assert_uint_eq (number_in (file), 1);
  ck_assert_uint_eq (rescued_number (file), 0);
  keep_number (second, 3);
  ck_assert_uint_eq (number_in (free_file), 3);
}
END_TEST

START_TEST (move_writes_over_nothing)
{
  g_autofree char *file = cordee_test_file ("équipe.cordee");
  g_autofree char *taken = cordee_test_write ("pris.cordee", "déjà là");
  g_autofree char *missing = cordee_test_file ("nulle part/équipe.cordee");
  g_autoptr(CordeeKeeper) keeper = make_keeper (file, 1);
  const char *const files[] = { taken, missing };

  keep_number (keeper, 1);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *problem = NULL;

      ck_assert (!cordee_keeper_move (keeper, files[i], NOW, &problem));
      ck_assert_ptr_nonnull (strstr (problem, files[i]));
      ck_assert_str_eq (cordee_keeper_get_file (keeper), file);
    }
  keep_number (keeper, 2);
  ck_assert_uint_eq (number_in (file), 2);
}
END_TEST

static Suite *
keeper_suite (void)
{
  Suite *suite = suite_create ("keeper");
  TCase *alone = tcase_create ("alone"), *trouble = tcase_create ("trouble"), *others = tcase_create ("others");

  tcase_add_checked_fixture (alone, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (alone, dossier_is_kept_and_opened);
  tcase_add_test (alone, opening_writes_nothing);
  tcase_add_test (alone, what_cannot_be_read_is_told_of);
  tcase_add_test (alone, backups_are_added_now_and_then);
  tcase_set_timeout (trouble, 60);
  tcase_add_checked_fixture (trouble, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (trouble, vanished_folder_comes_back);
  tcase_add_loop_test (trouble, save_in_trouble_tells_the_truth, 0, G_N_ELEMENTS (troubles));
  tcase_add_test (trouble, rescue_copy_is_made_again);
  tcase_add_checked_fixture (others, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (others, their_change_waits_to_be_merged);
  tcase_add_test (others, same_change_is_no_conflict);
  tcase_add_test (others, their_change_is_reloaded);
  tcase_add_test (others, unreadable_change_is_kept_and_told);
  tcase_add_test (others, removed_file_is_made_again_when_asked);
  tcase_add_test (others, folder_in_the_place_of_the_file_stays);
  tcase_add_test (others, other_dossier_is_never_written_over);
  tcase_add_test (others, move_writes_over_nothing);
  suite_add_tcase (suite, alone);
  suite_add_tcase (suite, trouble);
  suite_add_tcase (suite, others);
  return suite;
}

int
main (void)
{
  return cordee_test_main_with_home (keeper_suite ());
}
