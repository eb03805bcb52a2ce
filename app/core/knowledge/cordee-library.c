/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-library"

#include "config.h"

#include "cordee-library.h"

#include "cordee-lint.h"
#include "cordee-territory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The base as it was laid out when the program was built: one flat document for each pack (cordee-compile.c). */
#define BASE "/fr/cordee/Cordee/base"
#define SCHEMA "/fr/cordee/Cordee/knowledge/knowledge.xsd"

/* The order of the base: by name, a region after the nation. */
static int
compare_base_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  gboolean regional = g_str_has_prefix (one, "region-"), other_regional = g_str_has_prefix (other, "region-");

  return regional != other_regional ? regional - other_regional : strcmp (one, other);
}

/* The schema of packs, which the caller owns. Fails only in a broken build. */
CordeeXmlSchema *
cordee_library_load_schema (GError **error)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? cordee_xml_schema_new (bytes, error) : NULL;
}

static gboolean
load_base (GPtrArray *packs, GError **error)
{
  g_auto(GStrv) names = g_resources_enumerate_children (BASE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  qsort (names, g_strv_length (names), sizeof *names, compare_base_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", BASE, names[i], NULL);
      g_autofree char *file = g_strdup (names[i]);
      g_autoptr(GBytes) flat = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      CordeePack *pack;

      if (flat == NULL)
        return FALSE;
      if (g_str_has_suffix (file, ".flat"))
        strcpy (file + strlen (file) - strlen (".flat"), ".xml");
      pack = cordee_pack_new_from_flat (flat, file);
      if (pack == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("la base livrée avec le programme est illisible (%s)"), names[i]);
          return FALSE;
        }
      g_ptr_array_add (packs, pack);
    }
  return TRUE;
}

/* The data folder of this user. The caller owns it. */
char *
cordee_library_dup_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "cordee", "knowledge", NULL);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The packs of a folder by name; a folder that is not there has none. */
static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml") && name[0] != '.')
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_strings);
  return files;
}

/* An error that a pack causes in another is told as an error of that pack. */
static void
blame (CordeeIssue *issue, const CordeePack *pack)
{
  /* TRANSLATORS: a pack makes another one wrong: %1$s is the other file, %2$d the line in it, %3$s what is wrong there. */
  char *hint = g_strdup_printf (_("ce pack met en défaut %1$s, ligne %2$d : %3$s"), issue->file, issue->line, issue->hint);

  g_free (issue->file);
  g_free (issue->hint);
  issue->file = g_strdup (pack->file);
  issue->line = pack->line;
  issue->hint = hint;
}

/* Whether the base together with one more pack has errors, its own or some that it causes in others: the base by itself has none.
   findings then holds them, and all other findings on the pack. */
static gboolean
breaks (GPtrArray *packs, CordeePack *pack, GPtrArray *findings)
{
  g_autoptr(GPtrArray) together = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  g_autoptr(CordeeKnowledge) knowledge = NULL;
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  for (guint i = 0; i < packs->len; i++)
    g_ptr_array_add (together, cordee_pack_ref (packs->pdata[i]));
  g_ptr_array_add (together, cordee_pack_ref (pack));
  knowledge = cordee_knowledge_new (together);
  cordee_lint (knowledge, issues);

  for (guint i = 0; i < issues->len;)
    {
      CordeeIssue *issue = issues->pdata[i];
      gboolean own = g_str_equal (issue->file, pack->file);

      if (!own && issue->kind->severity < CORDEE_SEVERITY_ERROR)
        {
          i++;
          continue;
        }
      if (!own)
        blame (issue, pack);
      g_ptr_array_add (findings, g_ptr_array_steal_index (issues, i));
    }
  return cordee_issues_count (findings, CORDEE_SEVERITY_ERROR) > 0;
}

/* Adds extra packs, again and again while one more fits, so that packs may build on each other in any order. What never fits is
   refused with its findings. */
static void
add_extra (CordeeLibrary *self, GPtrArray *packs, GPtrArray *extra)
{
  gboolean progress = TRUE;

  while (progress)
    {
      progress = FALSE;
      for (guint i = 0; i < extra->len;)
        {
          g_autoptr(GPtrArray) findings = cordee_issues_new ();

          if (breaks (packs, extra->pdata[i], findings))
            {
              i++;
              continue;
            }
          g_ptr_array_add (packs, g_ptr_array_steal_index (extra, i));
          progress = TRUE;
        }
    }

  for (guint i = 0; i < extra->len; i++)
    {
      g_autoptr(GPtrArray) findings = cordee_issues_new ();
      CordeePack *pack = extra->pdata[i];

      breaks (packs, pack, findings);
      g_ptr_array_extend_and_steal (self->issues, g_steal_pointer (&findings));
      g_ptr_array_add (self->refused, g_strdup (pack->file));
    }
}

static void
read_extra (CordeeLibrary *self, const char *file, CordeeXmlSchema *schema, GPtrArray *extra)
{
  CordeePack *pack = cordee_pack_new_from_file (file, schema, self->issues);

  if (pack != NULL)
    g_ptr_array_add (extra, pack);
  else
    g_ptr_array_add (self->refused, g_strdup (file));
}

/* The communes are read in place, but not before somebody asks. */
static gboolean
population_cb (const char *const *communes, double *population, gpointer user_data)
{
  return cordee_territory_population (communes, population, cordee_atlas_get_default ());
}

/* A base of packs that knows what the program knows besides: the inhabitants of communes. The caller owns it. */
CordeeKnowledge *
cordee_library_combine (GPtrArray *packs)
{
  CordeeKnowledge *knowledge = cordee_knowledge_new (packs);

  cordee_knowledge_set_populations (knowledge, population_cb, NULL);
  return knowledge;
}

/* Loads the base, then the packs of folder (may be NULL, or not exist), then files (NULL-terminated, or NULL). Fails only
   where the program's own resources are missing; bad extra packs are refused and told of in the result. The caller owns it. */
CordeeLibrary *
cordee_library_new (const char *folder, const char *const *files, GError **error)
{
  g_autoptr(CordeeXmlSchema) schema = NULL;
  g_autoptr(GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  g_autoptr(GPtrArray) extra = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  g_autoptr(CordeeLibrary) self = g_new0 (CordeeLibrary, 1);

  self->issues = cordee_issues_new ();
  self->refused = g_ptr_array_new_with_free_func (g_free);
  self->folder = list_folder (folder);
  if (!load_base (packs, error))
    return NULL;
  self->n_base = packs->len;
  /* The schema is needed for extra packs only: the base was validated when the program was built. */
  if (self->folder->len > 0 || (files != NULL && files[0] != NULL))
    {
      schema = cordee_library_load_schema (error);
      if (schema == NULL)
        return NULL;
    }

  for (guint i = 0; i < self->folder->len; i++)
    read_extra (self, self->folder->pdata[i], schema, extra);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    read_extra (self, files[i], schema, extra);
  if (extra->len > 0)
    add_extra (self, packs, extra);

  self->knowledge = cordee_library_combine (packs);
  return g_steal_pointer (&self);
}

void
cordee_library_free (CordeeLibrary *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->folder, g_ptr_array_unref);
  g_free (self);
}

/* Whether that extra file was refused. */
gboolean
cordee_library_is_refused (const CordeeLibrary *self, const char *file)
{
  for (guint i = 0; i < self->refused->len; i++)
    if (g_str_equal (self->refused->pdata[i], file))
      return TRUE;
  return FALSE;
}
