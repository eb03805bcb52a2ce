/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-roadmap.h"

G_BEGIN_DECLS

/* One step as its page shows it: what, why, how long and who says so, what is asked for before it ends, what it opens, whom to ask.
   Strings are owned and typeset; what is borrowed is of the roadmap and of the dossier, which must outlive this. */

typedef struct
{
  const CordeeCheck *check;
  char *state;   /* "rempli", "il manque", "à vérifier" */
  char *label;   /* "liste des membres" */
  char *task;    /* what to do; or NULL where it is met */
  char *proof;   /* the answer that proves it; or NULL */
  char *source;  /* or NULL */
  const char *source_id; /* or NULL */
  gboolean can_tick; /* only the user can tell */
  const CordeeQuestion *question; /* to answer; or NULL */
  const char *template; /* that Cordée prepares; or NULL */
  char *name;    /* for a screen reader */
} CordeeStepCheckView;

typedef struct
{
  char *text;    /* what the source says */
  char *source;  /* "Code …, article …" */
  const char *source_id;
  const char *statement;
} CordeeStepSourceView;

typedef struct
{
  char *title;  /* scheme or line */
  char *text;   /* amount, condition; "montant inconnu" */
  const char *statement; /* or NULL */
} CordeeStepAidView;

typedef struct
{
  const CordeeContact *contact;      /* of the base; or NULL */
  const CordeeDossierContact *card;  /* the user's own; or NULL */
  char *title, *text;  /* role and what for */
  char *uri;           /* or NULL */
  char *source;        /* or NULL */
} CordeeStepContactView;

typedef struct
{
  const CordeeRoadmapStep *step;
  char *title, *status, *summary, *why;
  char *who;       /* "équipe, puis délégation …" */
  char *dates;     /* earliest and latest, in words */
  char *critical;  /* a sentence on slack or the critical path */
  char *delay;     /* "2 mois au plus" */
  char *delay_note; /* "délai légal : …, article …"; "aucune source ne donne ce délai : estimation à ajuster" */
  gboolean delay_editable;
  GPtrArray *readings; /* char *, owned: other delays that sources tell: "15 mois, exemple (source)" */
  char *reuse;     /* what is kept of an earlier structure; or NULL */
  char *maybe;     /* why it may not be needed; or NULL */
  char *gate;      /* "Prêt à envoyer ? 3 points remplis sur 6"; or NULL */
  GPtrArray *requires; /* char *, owned: labels of what comes before, with its status */
  GPtrArray *checks;   /* CordeeStepCheckView, owned */
  GPtrArray *templates; /* const CordeeTemplate *: documents to prepare */
  GPtrArray *aids;     /* CordeeStepAidView, owned */
  GPtrArray *sources;  /* CordeeStepSourceView, owned */
  GPtrArray *contacts; /* CordeeStepContactView, owned */
} CordeeStepView;

CordeeStepView *cordee_step_view_new (const CordeeRoadmap *roadmap, guint index, const CordeeDossier *dossier,
                                      const CordeeSituation *situation) G_GNUC_WARN_UNUSED_RESULT; /* dossier may be NULL */
void cordee_step_view_free (CordeeStepView *self);

/* How long, as somebody types it: "3 semaines", "de 2 à 6 mois", "10 jours ouvrés", in the language of the reader or by the ids of the base. FALSE where
   that is not understood; out is untouched then. */
gboolean cordee_step_parse_duration (const char *text, CordeeDuration *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeStepView, cordee_step_view_free)

G_END_DECLS
