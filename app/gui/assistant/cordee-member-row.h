/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* So many members who are alike in all that is told of them; with a name, one. */
typedef struct
{
  CordeeMember *member; /* owned */
  guint count;          /* at least 1 */
} CordeeMemberGroup;

CordeeMemberGroup *cordee_member_group_new (const CordeeMember *member, guint count) G_GNUC_WARN_UNUSED_RESULT;
void cordee_member_group_free (CordeeMemberGroup *self);

/* A row that tells of such members and changes what is told: how many, status, signature, name. "edited" is emitted when the user
   changed something, "duplicated" to have one more row like it, or one of several in a row of its own, "removed" to be without it. */
#define CORDEE_TYPE_MEMBER_ROW (cordee_member_row_get_type ())
G_DECLARE_FINAL_TYPE (CordeeMemberRow, cordee_member_row, CORDEE, MEMBER_ROW, GtkWidget)

GtkWidget *cordee_member_row_new (CordeeKnowledge      *knowledge,
                                  const CordeeQuestion *list,
                                  CordeeMemberGroup    *group) G_GNUC_WARN_UNUSED_RESULT;
CordeeMemberGroup *cordee_member_row_get_group (CordeeMemberRow *self);
void cordee_member_row_set_most (CordeeMemberRow *self, guint most);
void cordee_member_row_refresh (CordeeMemberRow *self);

/* Of a list of members: the question that tells their status, and the words for one status, borrowed; NULL, where the base has none. */
const CordeeQuestion *cordee_member_status_question (CordeeKnowledge *knowledge, const CordeeQuestion *list);
char *cordee_member_status_words (CordeeKnowledge *knowledge, const CordeeChoice *choice, guint count) G_GNUC_WARN_UNUSED_RESULT;

/* A number of members as somebody types it; 0 where it is none from 1 to most. */
guint cordee_member_count_parse (const char *text, guint most);
char *cordee_member_count_problem (guint most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
