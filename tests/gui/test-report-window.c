/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-message-bar.h"
#include "cordee-page-preview.h"
#include "cordee-report-window.h"
#include "cordee-test-gui.h"

#include <string.h>

static CordeeSession *session;
static CordeeReportWindow *window;

static void
open_window (const char *kind)
{
  window = cordee_report_window_new (session, NULL, kind);
  cordee_test_present (GTK_WINDOW (window));
}

static void
begin (void)
{
  CordeeDossier *dossier;

  session = cordee_test_session ();
  dossier = cordee_session_get_dossier (session);
  cordee_dossier_set_name (dossier, "Équipe du Vidourle", 1000000000);
  cordee_dossier_add_note (dossier, "Pour moi seule", CORDEE_NOTE_PRIVATE, NULL, NULL, 1000000000);
  cordee_dossier_add_note (dossier, "Pour toute l’équipe", CORDEE_NOTE_SHARED, NULL, NULL, 1000000000);
  cordee_session_touch (session);
}

static void
end (void)
{
  if (window != NULL)
    cordee_test_destroy (GTK_WINDOW (g_steal_pointer (&window)));
  cordee_test_assert_finalized (g_steal_pointer (&session));
}

static const char *
message (void)
{
  return cordee_message_bar_get_text (CORDEE_MESSAGE_BAR (cordee_test_find_type (GTK_WIDGET (window), CORDEE_TYPE_MESSAGE_BAR)));
}

static void
choose (const char *action, const char *id)
{
  ck_assert (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", id));
  cordee_test_settle (GTK_WIDGET (window));
}

static void
save (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  cordee_report_window_save (window, file);
  CORDEE_ITERATE_WHILE (cordee_report_window_is_saving (window));
  cordee_test_settle (GTK_WIDGET (window));
}

/* What was saved. The caller owns it. */
static char *
save_as (const char *format, gsize *length)
{
  g_autofree char *name = g_strconcat ("rapport.", format, NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  char *contents = NULL;

  choose ("report.format", format);
  save (path);
  ck_assert_msg (g_file_get_contents (path, &contents, length, NULL), "%s is not there: %s", path, message ());
  ck_assert_ptr_nonnull (strstr (message (), name));
  return contents;
}

/* Every format begins as its readers expect. */
START_TEST (writes_each_format)
{
  static const struct
  {
    const char *format;
    const char *magic;
  } expected[] = { { "pdf", "%PDF-1." }, { "odt", "PK\003\004" }, { "html", "<!DOCTYPE html" } };
  gsize length = 0;
  g_autofree char *csv = NULL;

  open_window ("interview");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *contents = save_as (expected[i].format, &length);

      ck_assert_uint_gt (length, 1000);
      ck_assert_msg (g_ascii_strncasecmp (contents, expected[i].magic, strlen (expected[i].magic)) == 0, "%s begins otherwise", expected[i].format);
    }
  csv = save_as ("csv", &length);
  ck_assert_ptr_nonnull (strstr (csv, "Vidourle"));
}
END_TEST

/* A document to complete is offered by its own name, and is one that can be written in. */
START_TEST (letter_is_to_be_completed)
{
  g_autofree char *format = NULL;
  g_autofree char *html = NULL;
  gsize length = 0;

  cordee_dossier_choose (cordee_session_get_dossier (session), "CPTS", CORDEE_HOW_CREER, 1000000000);
  open_window ("interview");
  ck_assert_ptr_nonnull (cordee_test_find_name (GTK_WIDGET (window), "Lettre d’intention"));
  choose ("report.kind", "letter/cpts-lettre-intention");
  g_object_get (window, "format", &format, NULL);
  ck_assert_str_eq (format, "odt");
  html = save_as ("html", &length);
  ck_assert_ptr_nonnull (strstr (html, "Territoire envisagé"));
  ck_assert_ptr_nonnull (strstr (html, "Équipe du Vidourle"));
}
END_TEST

START_TEST (writes_over_what_was_there)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "rapport.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;

  ck_assert (g_file_set_contents (path, "avant", -1, NULL));
  open_window ("interview");
  contents = save_as ("pdf", &length);
  ck_assert (g_str_has_prefix (contents, "%PDF"));
}
END_TEST

START_TEST (says_why_it_could_not_be_saved)
{
  open_window ("interview");
  save ("/nulle/part/rapport.pdf");
  ck_assert_ptr_nonnull (strstr (message (), "n’a pas pu être enregistré"));
}
END_TEST

START_TEST (the_journal_tells_of_it)
{
  const CordeeDossier *dossier;
  const CordeeDossierEvent *event;
  gsize length;
  g_autofree char *contents = NULL;

  open_window ("interview");
  contents = save_as ("html", &length);
  dossier = cordee_session_get_dossier (session);
  event = dossier->journal->pdata[dossier->journal->len - 1];
  ck_assert_int_eq (event->kind, CORDEE_EVENT_HANDED_OVER);
  ck_assert_str_eq (event->detail, "rapport.html");
}
END_TEST

/* Whatever was asked for before, private notes go into a hand-over alone. */
START_TEST (private_notes_only_where_asked_for)
{
  gsize length;

  open_window ("handover");
  {
    g_autofree char *without = save_as ("html", &length);

    ck_assert_ptr_null (strstr (without, "Pour moi seule"));
    ck_assert_ptr_nonnull (strstr (without, "Pour toute l"));
  }
  ck_assert (gtk_widget_activate_action (GTK_WIDGET (window), "report.private-notes", NULL));
  {
    g_autofree char *with = save_as ("html", &length);

    ck_assert_ptr_nonnull (strstr (with, "Pour moi seule"));
  }
  choose ("report.kind", "interview");
  {
    g_autofree char *interview = save_as ("html", &length);

    ck_assert_ptr_null (strstr (interview, "Pour moi seule"));
  }
}
END_TEST

START_TEST (shows_the_pages)
{
  CordeePagePreview *preview;
  guint n;

  open_window (NULL);
  preview = CORDEE_PAGE_PREVIEW (cordee_test_find_type (GTK_WIDGET (window), CORDEE_TYPE_PAGE_PREVIEW));
  gtk_widget_activate_action (GTK_WIDGET (window), "report.previous-page", NULL);
  ck_assert_uint_eq (cordee_page_preview_get_page (preview), 0);
  choose ("report.kind", "comparison");
  n = cordee_page_preview_get_n (preview);
  ck_assert_uint_gt (n, 1);
  for (guint i = 1; i < n; i++)
    {
      ck_assert (gtk_widget_activate_action (GTK_WIDGET (window), "report.next-page", NULL));
      ck_assert_uint_eq (cordee_page_preview_get_page (preview), i);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "report.next-page", NULL);
  ck_assert_uint_eq (cordee_page_preview_get_page (preview), n - 1);
  cordee_test_settle (GTK_WIDGET (window));
  choose ("report.kind", "interview");
  ck_assert_uint_eq (cordee_page_preview_get_page (preview), 0);
}
END_TEST

START_TEST (every_control_has_a_name)
{
  open_window ("handover");
  cordee_test_assert_named (GTK_WIDGET (window));
  cordee_test_resize (GTK_WINDOW (window), 480, 600);
  cordee_test_assert_named (GTK_WIDGET (window));
}
END_TEST

/* Whoever chose what to hand over begins there. */
START_TEST (the_chosen_kind_has_the_focus)
{
  GtkWidget *focus;

  open_window ("interview");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  ck_assert (GTK_IS_CHECK_BUTTON (focus));
  ck_assert (gtk_check_button_get_active (GTK_CHECK_BUTTON (focus)));
  ck_assert_str_eq (g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus)), NULL), "interview");
}
END_TEST

START_TEST (escape_closes_it)
{
  open_window ("interview");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  ck_assert (cordee_test_key (GTK_WIDGET (window), GDK_KEY_Escape, 0));
  cordee_test_drain ();
  ck_assert_ptr_null (window);
}
END_TEST

static Suite *
report_window_suite (void)
{
  Suite *suite = suite_create ("report-window");
  TCase *files = cordee_test_gui_case (suite, "files");
  TCase *look = cordee_test_gui_case (suite, "look");

  tcase_add_checked_fixture (files, begin, end);
  tcase_add_test (files, writes_each_format);
  tcase_add_test (files, letter_is_to_be_completed);
  tcase_add_test (files, writes_over_what_was_there);
  tcase_add_test (files, says_why_it_could_not_be_saved);
  tcase_add_test (files, the_journal_tells_of_it);
  tcase_add_test (files, private_notes_only_where_asked_for);
  tcase_add_checked_fixture (look, begin, end);
  tcase_add_test (look, shows_the_pages);
  tcase_add_test (look, every_control_has_a_name);
  tcase_add_test (look, the_chosen_kind_has_the_focus);
  tcase_add_test (look, escape_closes_it);
  return suite;
}

int
main (void)
{
  return cordee_test_gui_main (report_window_suite ());
}
