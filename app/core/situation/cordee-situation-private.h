/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-situation.h"

#include "cordee-xml-tree.h"

G_BEGIN_DECLS

/* What the file of a situation and that of a dossier share. */

#define CORDEE_SITUATION_MAX_ID 100

gboolean cordee_members_have_names (const GPtrArray *members);
CordeeMember *cordee_member_new_from_xml (const CordeeXmlPart *part) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_provenance_parse (const char *text, CordeeProvenance *out);

G_END_DECLS
