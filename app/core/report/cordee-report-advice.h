/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-advice.h"

G_BEGIN_DECLS

/* An advice in words and as documents. Sentences speak of the project, never of the person; all are owned by the caller and in the
   language of the reader, typeset. */

const char *cordee_report_verdict_label (CordeeVerdict verdict); /* "à compléter" */
const char *cordee_report_verdict_sign (CordeeVerdict verdict);  /* one character, never alone */
const char *cordee_report_provenance_label (CordeeProvenance provenance);
const char *cordee_report_force_label (CordeeForce force);

/* Answers. */
char *cordee_report_question_name (const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_value_to_words (const CordeeKnowledge *knowledge,
                                    const CordeeQuestion  *question,
                                    const CordeeValue     *value) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_fill (const CordeeAdvice *advice, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Reasons. */
char *cordee_report_finding_text (const CordeeAdvice *advice, const CordeeFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_change_text (const CordeeAdvice *advice, const CordeeAnswerChange *change) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_remedy_text (const CordeeAdvice *advice, const CordeeRemedy *remedy) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_no_remedy_text (const CordeeAdvice *advice, const CordeeCandidate *candidate) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_candidate_phrase (const CordeeAdvice *advice, const CordeeCandidate *candidate) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_candidate_paragraph (const CordeeAdvice *advice, const CordeeCandidate *candidate) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_companion_text (const CordeeAdvice *advice, const CordeeCompanion *companion) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_recommendation_text (const CordeeAdvice *advice) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_hinge_text (const CordeeAdvice *advice, const CordeeHinge *hinge) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_report_limits (const CordeeAdvice *advice) G_GNUC_WARN_UNUSED_RESULT; /* char *, owned */

/* Documents. */
char *cordee_report_advice_to_text (const CordeeAdvice *advice, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_advice_to_json (const CordeeAdvice *advice) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
