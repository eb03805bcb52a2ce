/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-fuzz.h"

#include "cordee-formula.h"
#include "cordee-issue.h"
#include "cordee-library.h"
#include "cordee-lint.h"

#include <math.h>
#include <string.h>

/* Whatever stands in a file: reading it as a pack ends, the schema being asked; what is read can be written, and reads back the same; the
   linter ends too, and a formula that it takes gives a range. */

static CordeeXmlSchema *
get_schema (void)
{
  static CordeeXmlSchema *schema;

  if (schema == NULL)
    {
      g_autoptr(GError) error = NULL;

      schema = cordee_library_load_schema (&error);
      if (schema == NULL)
        CORDEE_FUZZ_FAIL ("the schema does not load: %s", error->message);
    }
  return schema;
}

static void
try_formulas (const CordeeKnowledge *knowledge, const CordeeSchemeLine *line)
{
  for (guint i = 0; i < line->amounts->len; i++)
    {
      const char *text = ((const CordeeLineAmount *) line->amounts->pdata[i])->formula;
      g_autoptr(CordeeFormula) formula = cordee_formula_parse (knowledge, text, NULL);
      g_autofree char *words = formula != NULL ? cordee_formula_to_string (formula, knowledge, NULL, NULL) : NULL;
      CordeeRange range;

      if (formula == NULL)
        continue;
      range = cordee_formula_evaluate (formula, NULL, NULL);
      if (isnan (range.low) || isnan (range.high) || range.low > range.high || words[0] == '\0')
        CORDEE_FUZZ_FAIL ("%s gives no range: %g to %g", text, range.low, range.high);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeePack) pack = cordee_pack_new_from_bytes (bytes, "fuzz", get_schema (), issues);
  g_autoptr(CordeePack) again = NULL;
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(GPtrArray) packs = g_ptr_array_new ();
  g_autoptr(GBytes) rewritten = NULL;
  g_autofree char *written = NULL;
  g_autofree char *twice = NULL;

  if (pack == NULL)
    {
      if (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) == 0)
        CORDEE_FUZZ_FAIL ("refused without a reason");
      return 0;
    }
  written = cordee_pack_to_xml (pack);
  rewritten = g_bytes_new_static (written, strlen (written));
  again = cordee_pack_new_from_bytes (rewritten, "fuzz", get_schema (), issues);
  if (again == NULL)
    CORDEE_FUZZ_FAIL ("what was written cannot be read:\n%s", written);
  twice = cordee_pack_to_xml (again);
  if (strcmp (written, twice) != 0)
    CORDEE_FUZZ_FAIL ("written twice, it is another:\n%s\n%s", written, twice);

  g_ptr_array_add (packs, pack);
  knowledge = cordee_knowledge_new (packs);
  cordee_lint (knowledge, issues);
  for (guint i = 0; i < pack->schemes->len; i++)
    {
      GPtrArray *lines = ((const CordeeScheme *) pack->schemes->pdata[i])->lines;

      for (guint j = 0; j < lines->len; j++)
        try_formulas (knowledge, lines->pdata[j]);
    }
  return 0;
}
