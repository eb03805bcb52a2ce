/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-dossier.h"

#include "cordee-issue.h"

#include <check.h>
#include <glib/gstdio.h>

const CordeeQuestion *
cordee_test_find_number (CordeeSession *session)
{
  GPtrArray *questions = cordee_knowledge_get_questions (cordee_session_get_knowledge (session));

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, "integer"))
      return questions->pdata[i];
  ck_abort_msg ("the base asks for no number");
}

/* As the assistant does. */
void
cordee_test_answer (CordeeSession *session, double number)
{
  g_autoptr(CordeeValue) value = cordee_value_new_number (number);

  cordee_interview_answer (cordee_session_get_interview (session), cordee_test_find_number (session)->id, value, CORDEE_PROVENANCE_ESTIMATED);
  cordee_session_answered (session);
}

void
cordee_test_assert_situation (CordeeSession *session, const CordeeSituation *situation, double number)
{
  const CordeeAnswer *found = cordee_situation_get (situation, cordee_test_find_number (session)->id);

  ck_assert_ptr_nonnull (found);
  ck_assert_int_eq (found->value->kind, CORDEE_VALUE_NUMBER);
  ck_assert_double_eq (found->value->number, number);
  ck_assert_int_eq (found->provenance, CORDEE_PROVENANCE_ESTIMATED);
}

void
cordee_test_assert_answer (CordeeSession *session, double number)
{
  cordee_test_assert_situation (session, cordee_session_get_situation (session), number);
}

void
cordee_test_assert_saved_text (CordeeSession *session, const char *expected)
{
  g_autofree char *text = cordee_session_dup_saved_text (session);

  ck_assert_str_eq (text, expected);
}

/* What a file has. The caller owns it. */
CordeeDossier *
cordee_test_load_dossier (CordeeSession *session, const char *file)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeeDossier *dossier = cordee_dossier_load (file, cordee_session_get_knowledge (session), issues);

  ck_assert_msg (dossier != NULL, "%s cannot be read", file);
  return dossier;
}

/* As somebody else would, who knows nothing of this session. */
void
cordee_test_write_dossier (CordeeSession *session, const char *file, const CordeeDossier *dossier)
{
  g_autoptr(GBytes) bytes = cordee_dossier_to_bytes (dossier, cordee_session_get_knowledge (session));
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr(GError) error = NULL;

  ck_assert_int_eq (g_mkdir_with_parents (folder, 0700), 0);
  ck_assert_msg (g_file_set_contents (file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error), "%s",
                 error != NULL ? error->message : file);
}
