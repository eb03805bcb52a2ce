/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-comparison.h"

G_BEGIN_DECLS

/* What the tests of the matrix, of evidence and of what is copied share. */

/* The base with the fifth structure of tests/data/packs; kept for the process, borrowed. */
CordeeKnowledge *cordee_test_fifth (void);

/* A small base whose texts are full of markup: structures A, B and C, all that a face can be; kept for the process, borrowed. */
CordeeKnowledge *cordee_test_small (void);

CordeeContext cordee_test_context (const char *date, const char *region);
CordeeComparison *cordee_test_compare (CordeeKnowledge *knowledge, const char *date, const char *region) G_GNUC_WARN_UNUSED_RESULT;
const CordeeCell *cordee_test_cell_of (const CordeeComparison *comparison, const char *structure, const char *criterion);

/* text with plain spaces instead of those that do not break; the caller owns it. */
char *cordee_test_plain_spaces (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Fails unless markup is well-formed; gives its text, with plain spaces. */
char *cordee_test_markup_to_text (const char *markup) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
