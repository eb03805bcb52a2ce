/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-report.h"

G_BEGIN_DECLS

/* A text report on its way. */
typedef struct
{
  const CordeeKnowledge *knowledge; /* borrowed */
  GString *out;                     /* owned */
  CordeeCited *cited;               /* owned */
  int width;
} CordeeTextReport;

void cordee_text_report_init (CordeeTextReport *self, const CordeeKnowledge *knowledge, int width);
void cordee_text_report_paragraph (CordeeTextReport *self, const char *first, const char *next, const char *text);
void cordee_text_report_header (CordeeTextReport *self, const char *title, const char *region, const char *departement);
void cordee_text_report_cite (CordeeTextReport *self, GString *out, const CordeeStatement *statement);
void cordee_text_report_sources (CordeeTextReport *self);
char *cordee_text_report_finish (CordeeTextReport *self) G_GNUC_WARN_UNUSED_RESULT;

void cordee_text_append_sentence (GString *out, const char *text);

G_END_DECLS
