/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

G_BEGIN_DECLS

/* What the tests of a session and of its dossiers share: one answer, to the first question of the base that asks for a number. */

const CordeeQuestion *cordee_test_find_number (CordeeSession *session);
void cordee_test_answer (CordeeSession *session, double number);
void cordee_test_assert_situation (CordeeSession *session, const CordeeSituation *situation, double number);
void cordee_test_assert_answer (CordeeSession *session, double number);
void cordee_test_assert_saved_text (CordeeSession *session, const char *expected);

/* Files, past the session. */
CordeeDossier *cordee_test_load_dossier (CordeeSession *session, const char *file) G_GNUC_WARN_UNUSED_RESULT;
void cordee_test_write_dossier (CordeeSession *session, const char *file, const CordeeDossier *dossier);

G_END_DECLS
