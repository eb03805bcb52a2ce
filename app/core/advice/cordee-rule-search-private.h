/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-rulebook-private.h"

G_BEGIN_DECLS

/* Looks for answers that make something true or false, by splitting what every answer may be where some comparison turns. That none
   is found is only said where none can be. */
typedef struct _CordeeRuleSearch CordeeRuleSearch;

CordeeRuleSearch *cordee_rule_search_new (CordeeRulebook *rulebook) G_GNUC_WARN_UNUSED_RESULT;
void cordee_rule_search_free (CordeeRuleSearch *self);

gboolean cordee_rule_search_is_never (CordeeRuleSearch      *self,
                                      const CordeeCondition *applies,
                                      const CordeeCondition *requires,
                                      gboolean               truth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CordeeRuleSearch, cordee_rule_search_free)

G_END_DECLS
