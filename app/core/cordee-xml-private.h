/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-xml.h"

G_BEGIN_DECLS

/* How the door (cordee-xml.c) hands what it has parsed to the flat form (cordee-xml-flat.c). */

typedef struct _CordeeXmlLayout CordeeXmlLayout;

CordeeXmlLayout *cordee_xml_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;
guint cordee_xml_layout_add (CordeeXmlLayout *self, guint parent, guint previous, const char *name, int line);
void cordee_xml_layout_add_attribute (CordeeXmlLayout *self, const char *name, const char *value);
void cordee_xml_layout_set_text (CordeeXmlLayout *self, guint index, const char *text, gsize start, gsize end);
CordeeXmlDocument *cordee_xml_layout_finish (CordeeXmlLayout *self, const char *sha256) G_GNUC_WARN_UNUSED_RESULT;

/* Before parsing. */
gboolean cordee_xml_has_shape (const char *data, gsize size);

G_END_DECLS
