/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <check.h>
#include <json-glib/json-glib.h>
#include <string.h>

G_BEGIN_DECLS

/* cordee-cli from outside, as a script sees it. The program is named by CORDEE_CLI; its data folder is "data" in the folder of
   the test. A failure here ends the test that asked. */

/* The day on which the base was checked: what "today" is for it. */
#define TODAY "2026-11-22"

/* What a run gave. Both texts are owned, and were found to be UTF-8. */
typedef struct
{
  int status;
  char *out;
  char *err;
} CordeeTestRun;

CordeeTestRun *cordee_test_run (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_WARN_UNUSED_RESULT;
CordeeTestRun *cordee_test_run_in (const char *extra, const char *line) G_GNUC_WARN_UNUSED_RESULT;
CordeeTestRun *cordee_test_run_argv (char **argv, const char *extra) G_GNUC_WARN_UNUSED_RESULT;
void cordee_test_run_free (CordeeTestRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeTestRun, cordee_test_run_free)

#define cordee_test_check_status(run, expected) \
  ck_assert_msg ((run)->status == (expected), "status %d, not %d: %s", (run)->status, (expected), (run)->err)
#define cordee_test_check_contains(text, part) \
  ck_assert_msg (strstr ((text), (part)) != NULL, "« %s » is not in: %.2000s", (part), (text))

/* Its JSON. */
JsonNode *cordee_test_parse_json (const CordeeTestRun *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *cordee_test_run_json (const char *line) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *cordee_test_member (JsonObject *object, const char *name, char kind);
const char *cordee_test_string (JsonObject *object, const char *name);
JsonArray *cordee_test_array (JsonObject *object, const char *name);
void cordee_test_check_keys (JsonObject *object, const char *keys);
JsonObject *cordee_test_find_object (JsonArray *array, const char *key, const char *value);
JsonObject *cordee_test_find_cell (JsonNode *root, const char *structure, const char *criterion);
gboolean cordee_test_has_maximum (JsonObject *object, gint64 max, const char *period);
char *cordee_test_join (JsonArray *array, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_test_plain (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A pack that is sound and hard to write well. */
char *cordee_test_write_trap (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
