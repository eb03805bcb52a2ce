/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-report"

#include "config.h"

#include "cordee-letter-private.h"

#include "cordee-dossier-report-private.h"

#include <glib/gi18n-lib.h>

/* ── what is known, and how well ────────────────────────────────── */

/* Whether nothing of a variable is left open: an answer, or what follows from answers. */
gboolean
cordee_letter_is_known (const CordeeLetter *self, const char *variable)
{
  const CordeeAdvice *advice = self->input->advice;
  const CordeeQuestion *question = cordee_knowledge_find_question (advice->knowledge, variable);
  const CordeeValue *value = question != NULL ? cordee_situation_get_value (advice->situation, variable) : NULL;
  int slot = cordee_rulebook_find_slot (advice->rulebook, variable);

  if (value != NULL && value->kind != CORDEE_VALUE_UNKNOWN)
    return TRUE;
  if (question != NULL && !question->member)
    return FALSE;
  return slot >= 0 && advice->slots[slot].known;
}

/* The weakest of two: an estimate, what was imported, what was declared, what a piece proves. */
static int
strength (CordeeProvenance provenance)
{
  static const int strengths[] = {
    [CORDEE_PROVENANCE_ESTIMATED] = 0, [CORDEE_PROVENANCE_IMPORTED] = 1, [CORDEE_PROVENANCE_DECLARED] = 2, [CORDEE_PROVENANCE_PROVEN] = 3
  };

  return strengths[provenance];
}

/* Takes one more answer into account. */
void
cordee_basis_add (CordeeBasis *basis, CordeeProvenance provenance)
{
  if (!basis->any || strength (provenance) < strength (basis->provenance))
    basis->provenance = provenance;
  basis->any = TRUE;
}

static gboolean
add_answer (CordeeBasis *basis, const CordeeAnswer *answer)
{
  if (answer == NULL || answer->value->kind == CORDEE_VALUE_UNKNOWN)
    return FALSE;
  cordee_basis_add (basis, answer->provenance);
  basis->confirm = basis->confirm || answer->confirm;
  return TRUE;
}

/* Adds the answer that lists members one by one, from which their numbers follow. */
static void
add_list_of_members (CordeeBasis *basis, const CordeeLetter *self)
{
  GPtrArray *questions = cordee_knowledge_get_questions (self->input->knowledge);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];

      if (g_str_equal (question->type, "membres"))
        add_answer (basis, cordee_situation_get (self->input->advice->situation, question->id));
    }
}

static void
add_term (CordeeBasis *basis, const CordeeLetter *self, const CordeeTermTree *term)
{
  for (guint i = 0; term->variables != NULL && term->variables[i] != NULL; i++)
    cordee_basis_add_variable (basis, self, term->variables[i]);
  if (term->kind == CORDEE_TERM_MEMBERS)
    add_list_of_members (basis, self);
  for (guint i = 0; i < term->children->len; i++)
    add_term (basis, self, term->children->pdata[i]);
}

/* Whether a term only hands an answer on. */
static gboolean
is_copy (const CordeeTermTree *term)
{
  return term->kind == CORDEE_TERM_SUM && g_strv_length (term->variables) == 1;
}

/* Adds the case of a derivation that holds. */
static void
add_derivation (CordeeBasis *basis, const CordeeLetter *self, const CordeeDerivation *derivation)
{
  const CordeeAdvice *advice = self->input->advice;

  for (guint i = 0; i < derivation->cases->len; i++)
    {
      const CordeeDerivationCase *one = derivation->cases->pdata[i];

      if (one->when != NULL && cordee_rulebook_test (advice->rulebook, one->when, advice->slots) != CORDEE_TRUTH_TRUE)
        continue;
      basis->computed = basis->computed || !is_copy (one->term);
      add_term (basis, self, one->term);
      return;
    }
}

/* Takes the answer to a variable into account, or those that it is computed from. */
void
cordee_basis_add_variable (CordeeBasis *basis, const CordeeLetter *self, const char *variable)
{
  const CordeeDerivation *derivation = cordee_knowledge_find_derivation (self->input->knowledge, variable);

  if (derivation != NULL)
    add_derivation (basis, self, derivation);
  else if (!add_answer (basis, cordee_situation_get (self->input->advice->situation, variable)))
    add_list_of_members (basis, self);
}

/* ── marks ──────────────────────────────────────────────────────── */

static const char *
basis_word (const CordeeBasis *basis)
{
  /* In the order of CordeeProvenance. */
  static const char *const words[] = {
    NC_("mark of a paragraph", "déclaré"),
    NC_("mark of a paragraph", "estimé"),
    NC_("mark of a paragraph", "justifié"),
    NC_("mark of a paragraph", "importé"),
  };

  if (!basis->computed)
    return g_dpgettext2 (GETTEXT_PACKAGE, "mark of a paragraph", words[basis->provenance]);
  if (basis->any && basis->provenance == CORDEE_PROVENANCE_ESTIMATED)
    return C_("mark of a paragraph", "calculé d’après une estimation");
  if (basis->any && basis->provenance == CORDEE_PROVENANCE_IMPORTED)
    return C_("mark of a paragraph", "calculé d’après un import");
  return C_("mark of a paragraph", "calculé");
}

/* Appends where a paragraph comes from: " [déclaré]". */
void
cordee_rich_append_mark (CordeeRich *rich, const char *mark)
{
  g_autofree char *text = g_strdup_printf (" [%s]", mark);

  cordee_rich_append_typeset (rich, text, CORDEE_RICH_SOFT | CORDEE_RICH_SMALL);
}

/* The same, from the answers of a paragraph; nothing where it has none. */
void
cordee_rich_append_basis (CordeeRich *rich, const CordeeBasis *basis)
{
  if (!basis->any && !basis->computed)
    return;
  cordee_rich_append_mark (rich, basis_word (basis));
  if (!basis->confirm)
    return;
  cordee_rich_append (rich, " ", CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, _("à confirmer"), CORDEE_RICH_GAP);
}

/* Appends what is to be written, marked as missing in word and style; what may be NULL. */
void
cordee_rich_append_todo (CordeeRich *rich, const char *what)
{
  cordee_rich_append_typeset (rich, _("À compléter"), CORDEE_RICH_GAP);
  if (what == NULL)
    return;
  /* TRANSLATORS: after "À compléter", before what is to be written. */
  cordee_rich_append_typeset (rich, _(" : "), CORDEE_RICH_PLAIN);
  cordee_rich_append_typeset (rich, what, CORDEE_RICH_SOFT);
}

/* Appends the numbers of the sources of a statement; NULL: nothing. */
void
cordee_rich_cite_statement (CordeeRich *rich, const CordeeStatement *statement, CordeeCited *cited)
{
  if (statement != NULL)
    cordee_rich_cite (rich, statement->citations, cited);
}

/* ── statements ─────────────────────────────────────────────────── */

/* The statement with that id (or NULL), where it is on this structure and holds at the date of the rules; else NULL. That of another region
   is a model here. */
const CordeeStatement *
cordee_letter_find_statement (const CordeeLetter *self, const char *id)
{
  const CordeeStatement *statement = id != NULL ? cordee_knowledge_find_statement (self->input->knowledge, id) : NULL;

  if (statement == NULL || !cordee_statement_holds_at (statement, cordee_dossier_report_context (self->input).as_of))
    return NULL;
  return self->structure != NULL && g_str_equal (statement->structure, self->structure->id) ? statement : NULL;
}

/* Whether a part is asked for by what is said of another structure only. */
gboolean
cordee_letter_is_of_another (const CordeeLetter *self, const CordeeTemplatePart *part)
{
  const CordeeStatement *statement
    = part->statement != NULL ? cordee_knowledge_find_statement (self->input->knowledge, part->statement) : NULL;

  return statement != NULL && (self->structure == NULL || !g_str_equal (statement->structure, self->structure->id));
}
