/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-view"

#include "config.h"

#include "cordee-perimeter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Whether a file begins as XML does: then it is a dossier. */
static gboolean
is_xml (GFile *file)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char start[4] = { 0 };
  gsize length = 0;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, NULL, NULL))
    return FALSE;
  return memchr (start, '<', length) != NULL;
}

static void
add_answers (const CordeeKnowledge *knowledge, const CordeeSituation *situation, GPtrArray *codes)
{
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);

  for (guint i = 0; i < questions->len; i++)
    {
      const CordeeQuestion *question = questions->pdata[i];
      const CordeeValue *value = cordee_situation_get_value (situation, question->id);

      for (guint j = 0; g_str_equal (question->type, "communes") && value != NULL && value->kind == CORDEE_VALUE_SET && value->ids[j] != NULL; j++)
        g_ptr_array_add (codes, g_strdup (value->ids[j]));
    }
}

static void
add_list (const CordeeList *list, GPtrArray *codes)
{
  for (guint i = 0; i < list->lines->len; i++)
    {
      const CordeeListLine *line = list->lines->pdata[i];

      if (line->state == CORDEE_LIST_FOUND)
        g_ptr_array_add (codes, g_strdup (g_array_index (line->candidates, CordeeMatch, 0).place.code));
    }
}

/* Reads a dossier or a list of communes from path, in the encoding of file names. What a dossier has wrong is added to issues (CordeeIssue).
   NULL where it cannot be read: of a list with an error, of a dossier with issues. The caller owns it. */
CordeePerimeter *
cordee_perimeter_load (CordeeAtlas *atlas, const CordeeKnowledge *knowledge, const char *path, GPtrArray *issues, GError **error)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  CordeePerimeter *self;

  g_return_val_if_fail (atlas != NULL && knowledge != NULL && path != NULL && issues != NULL, NULL);

  file = g_file_new_for_commandline_arg (path);
  if (is_xml (file))
    {
      g_autoptr(CordeeDossier) dossier = cordee_dossier_load (path, knowledge, issues);

      if (dossier == NULL)
        return NULL;
      add_answers (knowledge, dossier->situation, codes);
      name = *dossier->name != '\0' ? g_strdup (dossier->name) : NULL;
    }
  else
    {
      g_autoptr(CordeeList) list = cordee_list_load (atlas, file, error);

      if (list == NULL)
        return NULL;
      add_list (list, codes);
      if (codes->len == 0)
        {
          g_autofree char *shown = g_filename_display_name (path);

          /* TRANSLATORS: %s is a file. */
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("%s : aucune commune n’y est reconnue (attendu : une commune par ligne, par son code INSEE ou son nom)"), shown);
          return NULL;
        }
    }
  self = g_new0 (CordeePerimeter, 1);
  self->name = name != NULL ? g_steal_pointer (&name) : g_filename_display_basename (path);
  g_ptr_array_add (codes, NULL);
  self->codes = (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
  return self;
}

void
cordee_perimeter_free (CordeePerimeter *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_strfreev (self->codes);
  g_free (self);
}
