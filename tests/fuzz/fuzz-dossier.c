/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-fuzz.h"

#include "cordee-dossier.h"
#include "cordee-issue.h"
#include "cordee-library.h"

/* Whatever stands in a file: reading it ends; what is read can be saved, and read again; saving that gives the same bytes. The schema is
   asked too. */

static CordeeKnowledge *
get_knowledge (void)
{
  static CordeeLibrary *library;

  if (library == NULL)
    {
      g_autoptr(GError) error = NULL;

      library = cordee_library_new (NULL, NULL, &error);
      if (library == NULL)
        CORDEE_FUZZ_FAIL ("the base does not load: %s", error->message);
    }
  return library->knowledge;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new_from_bytes (bytes, "fuzz", get_knowledge (), issues);
  g_autoptr(CordeeDossier) again = NULL;
  g_autoptr(CordeeDossier) handover = NULL;
  g_autoptr(CordeeDossier) third = NULL;
  g_autoptr(GBytes) written = NULL;
  g_autoptr(GBytes) twice = NULL;
  g_autoptr(GBytes) handed = NULL;

  if (cordee_dossier_check (bytes, "fuzz", get_knowledge (), issues) != (dossier != NULL))
    CORDEE_FUZZ_FAIL ("checking and reading do not agree");
  if (dossier == NULL)
    {
      if (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR) == 0)
        CORDEE_FUZZ_FAIL ("refused without a reason");
      return 0;
    }
  written = cordee_dossier_to_bytes (dossier, get_knowledge ());
  again = cordee_dossier_new_from_bytes (written, "fuzz", get_knowledge (), issues);
  if (again == NULL)
    CORDEE_FUZZ_FAIL ("what was saved cannot be read:\n%s", (const char *) g_bytes_get_data (written, NULL));
  twice = cordee_dossier_to_bytes (again, get_knowledge ());
  if (!g_bytes_equal (written, twice))
    CORDEE_FUZZ_FAIL ("saved twice, it is another:\n%s\n%s", (const char *) g_bytes_get_data (written, NULL), (const char *) g_bytes_get_data (twice, NULL));
  if (!cordee_dossier_equal (again, again) || !cordee_situation_equal (dossier->situation, again->situation))
    CORDEE_FUZZ_FAIL ("the answers do not come back");

  handover = cordee_dossier_dup_for_handover (again, 1);
  cordee_dossier_adopt_held (handover, again);
  handed = cordee_dossier_to_bytes (handover, get_knowledge ());
  third = cordee_dossier_new_from_bytes (handed, "fuzz", get_knowledge (), issues);
  if (third == NULL)
    CORDEE_FUZZ_FAIL ("what was handed over cannot be read:\n%s", (const char *) g_bytes_get_data (handed, NULL));
  return 0;
}
