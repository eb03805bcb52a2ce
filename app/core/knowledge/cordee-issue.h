/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be wrong with a pack. Tags are stable: they are what scripts and tests rely on. */

typedef enum
{
  CORDEE_SEVERITY_INFO,
  CORDEE_SEVERITY_WARNING,
  CORDEE_SEVERITY_ERROR,
} CordeeSeverity;

typedef struct
{
  const char *tag;
  CordeeSeverity severity;
  const char *explanation; /* to be translated */
} CordeeIssueKind;

/* One finding. kind is borrowed from the registry; the rest is owned. */
typedef struct
{
  const CordeeIssueKind *kind;
  char *file;
  int line; /* 0 where there is none to tell */
  char *id; /* of the element, or NULL */
  char *hint;
} CordeeIssue;

const CordeeIssueKind *cordee_issue_kinds (guint *n_kinds);
const CordeeIssueKind *cordee_issue_kind (const char *tag);
const char *cordee_severity_name (CordeeSeverity severity);

CordeeIssue *cordee_issue_new (const char *tag,
                               const char *file,
                               int         line,
                               const char *id,
                               const char *format,
                               ...) G_GNUC_PRINTF (5, 6) G_GNUC_WARN_UNUSED_RESULT;
void cordee_issue_free (CordeeIssue *issue);
char *cordee_issue_to_string (const CordeeIssue *issue) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *cordee_issues_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cordee_issues_sort (GPtrArray *issues);
guint cordee_issues_count (GPtrArray *issues, CordeeSeverity at_least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeIssue, cordee_issue_free)

G_END_DECLS
