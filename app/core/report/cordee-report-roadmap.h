/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-roadmap.h"

G_BEGIN_DECLS

/* A roadmap as its readers take it: in a terminal, in a program, in a calendar. Pure functions of the roadmap; texts are owned by the
   caller. The words that all tellings of a roadmap share are here too, typeset for people. */

/* situation: the answers that the roadmap was made from, which prove what is met; or NULL. */
char *cordee_report_roadmap_to_text (const CordeeRoadmap *roadmap, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_report_roadmap_to_json (const CordeeRoadmap *roadmap, const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT;

/* iCalendar (RFC 5545). uid: what the ids of events begin with, the same for ever for one dossier; NULL: made of structure and target, for a
   plan without a dossier. sequence: grows with each change, so that an import replaces what was there. now: seconds since 1970, UTC. */
char *cordee_report_roadmap_to_ics (const CordeeRoadmap *roadmap, const char *uid, int sequence, gint64 now) G_GNUC_WARN_UNUSED_RESULT;
int cordee_report_roadmap_sequence (const CordeeDossier *dossier);

/* Words. All owned by the caller; NULL where there is nothing to say. */
char *cordee_report_duration_text (const CordeeDuration *duration) G_GNUC_WARN_UNUSED_RESULT;                      /* "2 mois", "de 3 à 5 mois", "10 jours ouvrés" */
char *cordee_report_step_delay_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step) G_GNUC_WARN_UNUSED_RESULT; /* "2 mois, délai légal"; "de 2 à 6 semaines, estimation" */
char *cordee_report_step_who_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step) G_GNUC_WARN_UNUSED_RESULT;   /* "équipe · préfecture" */
char *cordee_report_step_dates_text (const CordeeRoadmap *roadmap, const CordeeRoadmapStep *step) G_GNUC_WARN_UNUSED_RESULT; /* "du 01/01/2027 au 12/01/2027, au plus tard le 20/02/2027" */
char *cordee_report_step_label (const CordeeRoadmapStep *step) G_GNUC_WARN_UNUSED_RESULT; /* "Dialogue de gestion (2e année)" */
const char *cordee_report_step_status_text (CordeeStepStatus status);     /* "en cours" */
const char *cordee_report_check_state_text (CordeeCheckState state);      /* "rempli", "il manque", "à vérifier" */
char *cordee_report_check_proof_text (const CordeeRoadmap *roadmap, const CordeeSituation *situation, const CordeeCheck *check) G_GNUC_WARN_UNUSED_RESULT; /* "Médecins généralistes : 2 (déclaré)" */
char *cordee_report_roadmap_title (const CordeeRoadmap *roadmap) G_GNUC_WARN_UNUSED_RESULT;  /* "Du projet au contrat · Alpha", "… · Beta (déjà en Alpha)" */
char *cordee_report_roadmap_lead (const CordeeRoadmap *roadmap) G_GNUC_WARN_UNUSED_RESULT;   /* "Contrat : date visée le 15/09/2027. Les dates au plus tard …" */
char *cordee_report_roadmap_margin_text (const CordeeRoadmap *roadmap) G_GNUC_WARN_UNUSED_RESULT; /* "38 jours"; "12 jours de retard" */

G_END_DECLS
