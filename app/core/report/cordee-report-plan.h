/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-plan.h"

G_BEGIN_DECLS

/* A funding plan in words and as documents. Texts are in the language of the reader and typeset; the caller owns them. */

/* Money. */
char *cordee_report_money (double euros) G_GNUC_WARN_UNUSED_RESULT;                       /* "60 000 €" */
char *cordee_report_money_between (double low, double high) G_GNUC_WARN_UNUSED_RESULT;    /* "de 330 000 € à 382 500 €", "au moins …" */
const char *cordee_report_money_kind_label (CordeeMoneyKind kind);                        /* "part fixe" */

/* Parts of a plan. */
char *cordee_report_plan_total (const CordeePlan *plan) G_GNUC_WARN_UNUSED_RESULT;        /* "En 5 ans : au moins 297 500 €." */
char *cordee_report_year_name (const CordeePlanYear *year) G_GNUC_WARN_UNUSED_RESULT;     /* "2027", "Année 1" */
char *cordee_report_share_text (double share) G_GNUC_WARN_UNUSED_RESULT;                  /* "9 mois sur 12"; NULL: the whole year */
char *cordee_report_reading_note (const CordeePlan *plan, const CordeePlanItem *item, const CordeePlanReading *reading) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_unknown_text (const CordeePlan *plan, const CordeePlanUnknown *unknown) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_hypothesis_text (const CordeePlan *plan, const CordeePlanHypothesis *hypothesis) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_unmet_text (const CordeeScheme *scheme) G_GNUC_WARN_UNUSED_RESULT;
const char *cordee_report_payer_label (const CordeePlan *plan, const CordeeScheme *scheme);
gboolean cordee_report_same_year (const CordeePlanYear *a, const CordeePlanYear *b);

/* Documents. */
char *cordee_report_plan_to_text (const CordeePlan *plan, int width) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_plan_to_json (const CordeePlan *plan) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_plan_to_csv (const CordeePlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
