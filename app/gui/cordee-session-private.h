/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-session.h"

G_BEGIN_DECLS

typedef enum
{
  CORDEE_SESSION_CHANGED,
  CORDEE_SESSION_ANSWERED,
  CORDEE_SESSION_SAVED,
  CORDEE_SESSION_NOTICED,
  CORDEE_SESSION_DOSSIER,
  CORDEE_SESSION_APART,
  CORDEE_SESSION_RELOADED,
  CORDEE_SESSION_LEAVING,
  CORDEE_SESSION_N_SIGNALS,
} CordeeSessionSignal;

struct _CordeeSession
{
  GObject parent_instance;

  /* Owned */
  CordeeLibrary *library;
  CordeeComparison *comparison; /* or NULL: not asked for since the last change */
  GPtrArray *changes;           /* idem */
  GPtrArray *notices;           /* char * */
  CordeeInterview *interview;   /* or NULL: not asked for yet */
  CordeeKeeper *keeper;         /* of the dossier in hand */
  CordeeSettings *settings;     /* or NULL: nothing is remembered from one session to the next */
  GFileMonitor *monitor;        /* of the file; or NULL */
  char *problem;                /* why the dossier is not in its file; or NULL */

  CordeeContext context; /* its strings are borrowed from the base */
  CordeeDay today;
  CordeeDay other_day; /* CORDEE_DAY_NONE: one date only */

  CordeeKept kept;     /* what became of the latest attempt to save */
  gboolean has_file;   /* it is, or should be, in the file of the keeper: otherwise that is only where it would go */
  gboolean asks_rules; /* the rules changed since those of the dossier, and nobody has said yet which are to be used */
  gboolean only_read;  /* nothing is to be saved but that the day of the rules moved */
  guint save;          /* waiting to save */
  guint retry;          /* waiting to try again what failed */
  guint look;          /* waiting to look at what somebody else did to the file */
  guint just_now;      /* waiting for that to be no longer just now */
};

void cordee_session_tell (CordeeSession *self, CordeeSessionSignal signal);
void cordee_session_change (CordeeSession *self);
gboolean cordee_session_find_place (CordeeSession *self, const char *region, const char *departement, CordeeContext *context);

/* cordee-session-dossier.c */
gint64 cordee_session_now (void);
void cordee_session_take_answers (CordeeSession *self);
void cordee_session_take_version (CordeeSession *self);
char *cordee_session_dup_new_file (CordeeSession *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void cordee_session_begin_dossier (CordeeSession *self);
void cordee_session_keep_rules (CordeeSession *self);
CordeeKeeper *cordee_session_new_keeper (CordeeSession *self, CordeeDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
void cordee_session_take (CordeeSession *self, CordeeKeeper *keeper, gboolean has_file);
gboolean cordee_session_can_leave (CordeeSession *self, char **problem);
char *cordee_session_describe (const GPtrArray *issues, const char *file) G_GNUC_WARN_UNUSED_RESULT;

/* cordee-session-saving.c */
void cordee_session_watch_file (CordeeSession *self);
void cordee_session_remember (CordeeSession *self);
void cordee_session_stop_waiting (CordeeSession *self);
void cordee_session_schedule (CordeeSession *self);
void cordee_session_dossier_dispose (CordeeSession *self);

G_END_DECLS
