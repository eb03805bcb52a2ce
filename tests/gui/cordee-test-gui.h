/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-appearance.h"
#include "cordee-session.h"
#include "cordee-settings.h"

#include <check.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the tests of the window share: a display of its own for each program (with-display.sh), no D-Bus, no home, settings in memory, French.
   A failure here ends the test that asked, and so does any warning of GTK or GLib.

     static void shows_its_title (…)          START_TEST … END_TEST
     TCase *look = cordee_test_gui_case (suite, "look");
     tcase_add_test (look, shows_its_title);
     int main (void) { return cordee_test_gui_main (page_suite ()); } */

/* The day on which sessions of tests begin. */
#define CORDEE_TEST_TODAY cordee_day_new (2026, 11, 22)

int cordee_test_gui_main (Suite *suite) G_GNUC_WARN_UNUSED_RESULT;
TCase *cordee_test_gui_case (Suite *suite, const char *name);

/* Waits while condition holds. It blocks until something happens instead of sleeping, and fails after some seconds. */
#define CORDEE_ITERATE_WHILE(condition)                                                                                                   \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    cordee_test_wait_begin ();                                                                                                             \
    while (condition)                                                                                                                      \
      cordee_test_wait_step (#condition, __FILE__, __LINE__);                                                                              \
    cordee_test_wait_end ();                                                                                                               \
  }                                                                                                                                        \
  G_STMT_END

void cordee_test_wait_begin (void);
void cordee_test_wait_step (const char *condition, const char *file, int line);
void cordee_test_wait_end (void);
void cordee_test_drain (void);
void cordee_test_settle (GtkWidget *widget);

/* Of the fixture: kept for the test, borrowed. */
CordeeSettings *cordee_test_settings (void);
CordeeAppearance *cordee_test_appearance (void);

/* Sessions; the caller owns them. */
void cordee_test_add_pack (const char *name, const char *xml);
CordeeSession *cordee_test_session (void) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_gui_source (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Windows */
GtkWindow *cordee_test_window (GtkWidget *child, int width, int height);
void cordee_test_present (GtkWindow *window);
int cordee_test_width (GtkWindow *window);
int cordee_test_height (GtkWindow *window);
void cordee_test_resize (GtkWindow *window, int width, int height);
void cordee_test_destroy (GtkWindow *window);
void cordee_test_assert_finalized (gpointer object);
GString *cordee_test_record_actions (GtkWidget *widget);

/* Widgets */
typedef gboolean (*CordeeTestWidgetFunc) (GtkWidget *widget, gpointer data);
GtkWidget *cordee_test_find (GtkWidget *root, CordeeTestWidgetFunc func, gpointer data);
GtkWidget *cordee_test_find_type (GtkWidget *root, GType type);
GtkWidget *cordee_test_find_text (GtkWidget *root, const char *text);
GtkWidget *cordee_test_find_name (GtkWidget *root, const char *name);
gboolean cordee_test_has_name (GtkWidget *widget, const char *expected);
void cordee_test_name_is (GtkWidget *widget, const char *expected);
void cordee_test_assert_named (GtkWidget *root);
gboolean cordee_test_key (GtkWidget *widget, guint keyval, GdkModifierType state);

G_END_DECLS
