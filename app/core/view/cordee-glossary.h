/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-knowledge.h"

G_BEGIN_DECLS

const CordeeTerm *cordee_glossary_find (const CordeeKnowledge *knowledge, const char *id);
GPtrArray *cordee_glossary_search (const CordeeKnowledge *knowledge, const char *search) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *cordee_glossary_terms_of (const CordeeKnowledge *knowledge, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_glossary_markup (const CordeeKnowledge *knowledge, const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_statement_short_markup (const CordeeStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
