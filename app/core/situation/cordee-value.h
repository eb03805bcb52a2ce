/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

/* One answer's value, immutable. That nothing is known is a value too. */
typedef enum
{
  CORDEE_VALUE_UNKNOWN,
  CORDEE_VALUE_NUMBER,  /* of integer and percent */
  CORDEE_VALUE_CHOICE,  /* of choice, boolean ("oui", "non"), code and text: text */
  CORDEE_VALUE_SET,     /* of multiple and communes: ids, maybe none */
  CORDEE_VALUE_DAY,
  CORDEE_VALUE_MEMBERS,
} CordeeValueKind;

/* Of one list. */
#define CORDEE_VALUE_MAX_MEMBERS 10000

/* One member of the team. */
typedef struct
{
  char *profession; /* owned: the question that counts such members */
  char *status;     /* owned: a choice of the status question; NULL: not told */
  int signs;        /* 1 signs, 0 does not, -1 not told */
  char *name;       /* owned: how the team calls the member; or NULL */
} CordeeMember;

typedef struct
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read only >*/
  CordeeValueKind kind;
  double number;
  CordeeDay day;
  char *text;         /* owned; of CHOICE */
  char **ids;         /* owned; of SET, in the order of the base */
  GPtrArray *members; /* CordeeMember, owned; of MEMBERS */
} CordeeValue;

CordeeValue *cordee_value_new_unknown (void) G_GNUC_WARN_UNUSED_RESULT;
CordeeValue *cordee_value_new_number (double number) G_GNUC_WARN_UNUSED_RESULT;
CordeeValue *cordee_value_new_choice (const char *id) G_GNUC_WARN_UNUSED_RESULT;
CordeeValue *cordee_value_new_set (const char *const *ids) G_GNUC_WARN_UNUSED_RESULT;
CordeeValue *cordee_value_new_day (CordeeDay day) G_GNUC_WARN_UNUSED_RESULT;
CordeeValue *cordee_value_new_members (GPtrArray *members) G_GNUC_WARN_UNUSED_RESULT;
CordeeValue *cordee_value_ref (CordeeValue *self);
void cordee_value_unref (CordeeValue *self);
gboolean cordee_value_equal (const CordeeValue *a, const CordeeValue *b);

CordeeMember *cordee_member_new (const char *profession, const char *status, int signs, const char *name) G_GNUC_WARN_UNUSED_RESULT;
CordeeMember *cordee_member_copy (const CordeeMember *member) G_GNUC_WARN_UNUSED_RESULT;
void cordee_member_free (CordeeMember *member);

/* As --set takes it and files keep it. */
#define CORDEE_VALUE_ERROR (cordee_value_error_quark ())
GQuark cordee_value_error_quark (void);
typedef enum
{
  CORDEE_VALUE_ERROR_INVALID,
} CordeeValueError;

CordeeValue *cordee_value_parse (const CordeeKnowledge *knowledge,
                                 const CordeeQuestion  *question,
                                 const char            *text,
                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_commune_is_known (const char *code);
char *cordee_commune_guess (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_value_to_string (const CordeeValue *self, const CordeeQuestion *question) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeValue, cordee_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeMember, cordee_member_free)

G_END_DECLS
