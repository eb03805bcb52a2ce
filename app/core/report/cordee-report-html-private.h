/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-report.h"

G_BEGIN_DECLS

/* What the page and the fragment that is copied have in common. Everything from the base is escaped. */
typedef struct
{
  const CordeeComparison *comparison; /* borrowed */
  const char *language;               /* of the words around the statements */
  gboolean fragment;                  /* to be pasted elsewhere: no class, no id, no link inside the page */
  CordeeCited *cited;                 /* owned */
  GString *out;                       /* owned */
} CordeeHtml;

void cordee_html_init (CordeeHtml *self, const CordeeComparison *comparison, gboolean fragment);
char *cordee_html_finish (CordeeHtml *self) G_GNUC_WARN_UNUSED_RESULT;

void cordee_html_add_escaped (CordeeHtml *self, const char *text, gsize n_bytes);
void cordee_html_add_text (CordeeHtml *self, const char *text);
void cordee_html_add_element (CordeeHtml *self, const char *tag, const char *text);
void cordee_html_add_cell_content (CordeeHtml *self, const CordeeCell *cell);
void cordee_html_begin_group (CordeeHtml *self, const CordeeRow *row, const CordeeRow *previous);
void cordee_html_add_sources (CordeeHtml *self);

G_END_DECLS
