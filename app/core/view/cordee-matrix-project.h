/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* What the answers of a project make of the matrix: of each cell the rules of its structure that touch its criterion, of each column
   the verdict. Rules that only weigh on the fit are left out. */

typedef struct
{
  const CordeeAdvice *advice;
  const CordeeAdvice *before; /* before the latest answer; or NULL */
} CordeeMatrixProject;

/* How one cell stands: as the worst of its rules does. */
typedef struct
{
  CordeeVerdict tone;             /* the verdict that this rule alone would give */
  gboolean changed;               /* by the latest answer */
  const CordeeQuestion *question; /* of the base: what it hangs on, where that is not known; or NULL */
} CordeeMatrixStanding;

gboolean cordee_matrix_project_find (const CordeeMatrixProject *self,
                                     const char                *structure,
                                     const char                *criterion,
                                     CordeeMatrixStanding      *out);
char *cordee_matrix_standing_to_face (const CordeeMatrixStanding *self) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_matrix_standing_to_name (const CordeeMatrixStanding *self) G_GNUC_WARN_UNUSED_RESULT;

const char *cordee_finding_get_status (const CordeeFinding *finding);
const CordeeQuestion *cordee_finding_get_question (const CordeeAdvice *advice, const CordeeFinding *finding);
char *cordee_question_dup_invitation (const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_advice_dup_answers_text (const CordeeAdvice *advice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
