/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-catalogue.h"

G_BEGIN_DECLS

CordeeQuestion *cordee_question_new_from_xml (const CordeeXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
void cordee_question_to_xml (const CordeeQuestion *self, CordeeXmlElement *node);
void cordee_question_free (CordeeQuestion *self);

const CordeeChoice *cordee_question_find_choice (const CordeeQuestion *self, const char *id);
gboolean cordee_question_is_number (const CordeeQuestion *self);

G_END_DECLS
