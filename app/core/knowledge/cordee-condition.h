/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-xml.h"

G_BEGIN_DECLS

/* A condition on the answers, as the packs write it: a tree whose leaves ask one variable each. Immutable; strings are borrowed from
   the pack. What it yields (true, false, not known) is the business of advice/. */
typedef enum
{
  CORDEE_TEST_ALL,       /* every child */
  CORDEE_TEST_ANY,       /* at least one child */
  CORDEE_TEST_NOT,       /* not its only child */
  CORDEE_TEST_AT_LEAST,  /* variable ≥ value */
  CORDEE_TEST_AT_MOST,   /* variable ≤ value */
  CORDEE_TEST_MORE_THAN, /* variable > the variable than */
  CORDEE_TEST_IS,        /* the choice is one of values; of a boolean "oui" or "non" */
  CORDEE_TEST_INCLUDES,  /* at least count of values are among those chosen */
  CORDEE_TEST_KNOWN,     /* there is an answer; for derivations only, as it is not monotonous */
} CordeeTest;

typedef struct _CordeeCondition CordeeCondition;

struct _CordeeCondition
{
  CordeeTest test;
  const char *variable; /* of a leaf: a question or a derivation; else NULL */
  const char *than;     /* of MORE_THAN, else NULL */
  double value;         /* of AT_LEAST and AT_MOST */
  char **values;        /* owned; of IS and INCLUDES, else NULL */
  guint count;          /* of INCLUDES, at least 1 */
  GPtrArray *children;  /* CordeeCondition, owned; empty for a leaf */
  int line;
};

CordeeCondition *cordee_condition_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_condition_to_xml (const CordeeCondition *self, CordeeXmlElement *parent);
void cordee_condition_free (CordeeCondition *self);
gboolean cordee_condition_asks (const CordeeCondition *self, const char *variable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeCondition, cordee_condition_free)

G_END_DECLS
