/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include "cordee-issue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads a dossier of format 1, as far as it can a newer one, and the answers of earlier versions (format 0). resources/dossier.xsd says
   what stands where; the reader takes the parts in any order, and holds what it does not understand. */

#define MAX_ID 64

static const char *const root_attributes[] = { "format", "id", NULL };
static const char *const project_attributes[] = { "archived", NULL };
static const char *const rules_attributes[] = { "as-of", "region", "departement", "version", "sha256", NULL };
static const char *const result_attributes[] = { "structure", "verdict", "rank", NULL };
static const char *const choice_attributes[] = { "structure", "how", "at", NULL };
static const char *const next_attributes[] = { "day", NULL };
static const char *const event_attributes[] = { "kind", "detail", "at", NULL };
static const char *const nothing[] = { NULL };

/* ── who and where ──────────────────────────────────────────────── */

/* Takes the text of a child of <project> into out. Returns its key, static; NULL where it is none. */
static const char *
read_name (CordeeDossierReader *self, const CordeeXmlPart *node, const char *name, char **out)
{
  g_autofree char *where = NULL;

  if (!cordee_xml_part_is (node, name) || *out != NULL)
    return NULL;
  where = g_strconcat ("project" CORDEE_HELD_SEPARATOR, name, NULL);
  *out = cordee_dossier_reader_read_text (self, node, where);
  cordee_dossier_reader_take_attributes (self, node, where, nothing);
  return name;
}

static void
read_project (CordeeDossierReader *self, const CordeeXmlPart *node)
{
  CordeeDossier *dossier = self->dossier;
  const char *archived = cordee_xml_part_get (node, "archived");
  const char *after = NULL;

  g_clear_pointer (&dossier->name, g_free);
  dossier->archived = g_strcmp0 (archived, "true") == 0;
  if (archived != NULL && !dossier->archived && !g_str_equal (archived, "false"))
    cordee_dossier_reader_hold_value (self, node, "project", "archived", g_strdup_printf (_("« %s » n’est ni oui ni non ; attendu : true ou false"), archived));
  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    {
      const char *key = read_name (self, child, "name", &dossier->name);

      if (key == NULL)
        key = read_name (self, child, "contact", &dossier->contact);
      if (key == NULL)
        key = read_name (self, child, "advisor", &dossier->advisor);
      if (key != NULL)
        after = key;
      else if (cordee_xml_part_is (child, "name") || cordee_xml_part_is (child, "contact") || cordee_xml_part_is (child, "advisor"))
        cordee_dossier_reader_hold_second (self, child, "project");
      else
        cordee_dossier_reader_hold_foreign (self, "project", after, child);
    }
  if (dossier->name == NULL)
    dossier->name = g_strdup ("");
  if (dossier->contact != NULL && *dossier->contact == '\0')
    g_clear_pointer (&dossier->contact, g_free);
  if (dossier->advisor != NULL && *dossier->advisor == '\0')
    g_clear_pointer (&dossier->advisor, g_free);
}

/* Takes a place into the dossier; what the base has no such place for is held. */
static void
read_place (CordeeDossierReader *self, const CordeeXmlPart *node)
{
  const char *region = cordee_xml_part_get (node, "region");
  const char *departement = cordee_xml_part_get (node, "departement");

  if (region != NULL && cordee_knowledge_find_region (self->knowledge, region) != NULL)
    self->dossier->region = g_strdup (region);
  else if (region != NULL)
    cordee_dossier_reader_hold_value (self, node, "rules", "region",
                /* TRANSLATORS: %s is a code. */
                g_strdup_printf (_("« %s » n’est pas une région de la base ; attendu : le code d’une région connue"), region));
  if (departement != NULL && cordee_knowledge_find_region_of (self->knowledge, departement) != NULL)
    self->dossier->departement = g_strdup (departement);
  else if (departement != NULL)
    cordee_dossier_reader_hold_value (self, node, "rules", "departement",
                /* TRANSLATORS: %s is a code. */
                g_strdup_printf (_("« %s » n’est pas un département de la base ; attendu : le code d’un département connu"), departement));
}

static void
read_rules (CordeeDossierReader *self, const CordeeXmlPart *node)
{
  self->dossier->as_of = cordee_dossier_reader_get_day (self, node, "rules", "as-of");
  self->dossier->base_version = g_strdup (cordee_xml_part_get (node, "version"));
  self->dossier->base_sha256 = g_strdup (cordee_xml_part_get (node, "sha256"));
  read_place (self, node);
  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    cordee_dossier_reader_hold_foreign (self, "rules", NULL, child);
}

static void
read_next (CordeeDossierReader *self, const CordeeXmlPart *node)
{
  self->dossier->next_day = cordee_dossier_reader_get_day (self, node, "next", "day");
  self->dossier->next_text = cordee_dossier_reader_read_text (self, node, "next");
  if (*self->dossier->next_text == '\0')
    g_clear_pointer (&self->dossier->next_text, g_free);
}

/* ── results, choices, journal ──────────────────────────────────── */

static gboolean
find_verdict (const char *text, CordeeVerdict *out)
{
  for (int i = CORDEE_VERDICT_POSSIBLE; text != NULL && i <= CORDEE_VERDICT_EXCLUE; i++)
    if (g_str_equal (text, cordee_verdict_id ((CordeeVerdict) i)))
      {
        *out = (CordeeVerdict) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_event (const char *text, CordeeEventKind *out)
{
  for (int i = 0; text != NULL && i < CORDEE_N_EVENTS; i++)
    if (g_str_equal (text, cordee_event_id ((CordeeEventKind) i)))
      {
        *out = (CordeeEventKind) i;
        return TRUE;
      }
  return FALSE;
}

static CordeeDossierResult *
find_result (const CordeeDossier *self, const char *structure)
{
  for (guint i = 0; i < self->results->len; i++)
    if (g_str_equal (((const CordeeDossierResult *) self->results->pdata[i])->structure, structure))
      return self->results->pdata[i];
  return NULL;
}

/* Each of these reads an item of a list and returns its key, which the caller owns; NULL where the item is held behind after. */

static char *
read_result (CordeeDossierReader *self, const CordeeXmlPart *node, const char *after)
{
  const char *structure = cordee_dossier_reader_get_structure (self, node, "results", after);
  const char *verdict = cordee_xml_part_get (node, "verdict");
  const char *rank = cordee_xml_part_get (node, "rank");
  CordeeDossierResult *result;
  CordeeVerdict known;
  guint64 number = 0;
  char *key;

  if (structure == NULL)
    return NULL;
  if (find_result (self->dossier, structure) != NULL)
    {
      cordee_dossier_reader_hold_item (self, node, "results", after, "dossier-duplicate",
                 /* TRANSLATORS: %s is a structure. */
                 g_strdup_printf (_("« %s » a déjà un résultat ; attendu : un seul par structure"), structure));
      return NULL;
    }
  if (!find_verdict (verdict, &known))
    {
      cordee_dossier_reader_hold_item (self, node, "results", after, "dossier-value",
                 g_strdup_printf (_("« %s » n’est pas un verdict ; attendu : possible, a-completer, a-negocier, indeterminee ou exclue"),
                                  verdict != NULL ? verdict : ""));
      return NULL;
    }
  result = g_new0 (CordeeDossierResult, 1);
  result->structure = g_strdup (structure);
  result->verdict = known;
  g_ptr_array_add (self->dossier->results, result);
  key = g_strconcat ("result:", structure, NULL);
  if (rank != NULL && (!g_ascii_string_to_unsigned (rank, 10, 0, 9999, &number, NULL) || (*rank == '0' && rank[1] != '\0')))
    {
      g_autofree char *where = g_strconcat ("results" CORDEE_HELD_SEPARATOR, key, NULL);

      number = 0;
      cordee_dossier_reader_hold_value (self, node, where, "rank", g_strdup_printf (_("« %s » n’est pas un rang ; attendu : un nombre entier de 0 à 9999"), rank));
    }
  result->rank = (guint) number;
  cordee_dossier_reader_take_item (self, node, "results", key, result_attributes);
  return key;
}

static char *
read_choice (CordeeDossierReader *self, const CordeeXmlPart *node, const char *after)
{
  const char *structure = cordee_dossier_reader_get_structure (self, node, "choices", after);
  const char *how = cordee_xml_part_get (node, "how");
  g_autofree char *where = NULL;
  CordeeDossierChoice *choice;
  CordeeHow known;
  char *key;

  if (structure == NULL)
    return NULL;
  if (cordee_dossier_find_choice (self->dossier, structure) != NULL)
    {
      cordee_dossier_reader_hold_item (self, node, "choices", after, "dossier-duplicate",
                 /* TRANSLATORS: %s is a structure. */
                 g_strdup_printf (_("« %s » est déjà choisie ; attendu : un seul choix par structure"), structure));
      return NULL;
    }
  if (!cordee_dossier_reader_parse_how (how, &known))
    {
      cordee_dossier_reader_hold_item (self, node, "choices", after, "dossier-value",
                 g_strdup_printf (_("« %s » ne dit pas comment ; attendu : creer ou adherer"), how != NULL ? how : ""));
      return NULL;
    }
  key = g_strconcat ("choice:", structure, NULL);
  where = g_strconcat ("choices" CORDEE_HELD_SEPARATOR, key, NULL);
  choice = g_new0 (CordeeDossierChoice, 1);
  choice->structure = g_strdup (structure);
  choice->how = known;
  choice->at = cordee_dossier_reader_get_time (self, node, where);
  g_ptr_array_add (self->dossier->choices, choice);
  cordee_dossier_reader_take_item (self, node, "choices", key, choice_attributes);
  return key;
}

/* The structure, step and status of an event, with the structure as it is called today. The caller owns it. */
static char *
read_step (CordeeDossierReader *self, const CordeeXmlPart *node, const char *detail)
{
  const char *rest = detail != NULL ? strchr (detail, '/') : NULL;
  g_autofree char *structure = rest != NULL ? g_strndup (detail, (gsize) (rest - detail)) : NULL;

  if (structure == NULL)
    return g_strdup (detail);
  return g_strconcat (cordee_dossier_reader_rename (self, CORDEE_RENAME_STRUCTURE, NULL, structure, node->line), rest, NULL);
}

/* What an event speaks of, with the ids of today. The caller owns it. */
static char *
read_detail (CordeeDossierReader *self, const CordeeXmlPart *node, CordeeEventKind kind)
{
  const char *detail = cordee_xml_part_get (node, "detail");

  if (kind == CORDEE_EVENT_ANSWERED)
    return g_strdup (cordee_dossier_reader_rename (self, CORDEE_RENAME_QUESTION, NULL, detail, node->line));
  if (kind == CORDEE_EVENT_CHOSE)
    return g_strdup (cordee_dossier_reader_rename (self, CORDEE_RENAME_STRUCTURE, NULL, detail, node->line));
  return kind == CORDEE_EVENT_STEP ? read_step (self, node, detail) : g_strdup (detail);
}

/* Returns whether it is an event of this version. Its time is held, where it is none, by whoever knows its key. */
static gboolean
read_event (CordeeDossierReader *self, const CordeeXmlPart *node)
{
  const char *at = cordee_xml_part_get (node, "at");
  CordeeDossierEvent *event;
  CordeeEventKind kind;

  if (!find_event (cordee_xml_part_get (node, "kind"), &kind))
    return FALSE;
  event = g_new0 (CordeeDossierEvent, 1);
  event->kind = kind;
  event->detail = read_detail (self, node, kind);
  if (at != NULL)
    cordee_dossier_time_parse (at, &event->at);
  g_ptr_array_add (self->dossier->journal, event);
  return TRUE;
}

static void
read_journal (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  GPtrArray *journal = self->dossier->journal;
  CordeeKeyer keyer = { .items = journal, .key_of = cordee_dossier_event_key };

  for (const CordeeXmlPart *child = list->first_child; child != NULL; child = child->next)
    if (cordee_xml_part_is_blank (child))
      continue;
    else if (!cordee_xml_part_is (child, "event") || !read_event (self, child))
      cordee_dossier_reader_hold_foreign (self, "journal", journal->len > 0 ? cordee_keyer_get (&keyer, journal->len - 1) : NULL, child);
    else
      {
        const CordeeDossierEvent *event = journal->pdata[journal->len - 1];
        gboolean held_time = event->at == 0 && cordee_xml_part_get (child, "at") != NULL;

        if (held_time || child->first_child != NULL || cordee_dossier_reader_has_foreign (child, event_attributes))
          {
            const char *key = cordee_keyer_get (&keyer, journal->len - 1);
            g_autofree char *where = g_strconcat ("journal" CORDEE_HELD_SEPARATOR, key, NULL);

            cordee_dossier_reader_take_item (self, child, "journal", key, event_attributes);
            (void) cordee_dossier_reader_get_time (self, child, where);
          }
      }
  cordee_keyer_clear (&keyer);
}

static void
read_results (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  cordee_dossier_reader_read_list (self, list, "result", read_result);
}

static void
read_choices (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  cordee_dossier_reader_read_list (self, list, "choice", read_choice);
}

/* ── the document ───────────────────────────────────────────────── */

static const struct
{
  const char *name;
  void (*read) (CordeeDossierReader *self, const CordeeXmlPart *node);
  const char *const *attributes;
} parts[] = {
  { "project", read_project, project_attributes },
  { "rules", read_rules, rules_attributes },
  { "situation", cordee_dossier_reader_read_answers, nothing },
  { "results", read_results, nothing },
  { "choices", read_choices, nothing },
  { "next", read_next, next_attributes },
  { "notes", cordee_dossier_reader_read_notes, nothing },
  { "journal", read_journal, nothing },
  { "courses", cordee_dossier_reader_read_courses, nothing },
  { "contacts", cordee_dossier_reader_read_contacts, nothing },
};

static void
read_parts (CordeeDossierReader *self, const CordeeXmlPart *root)
{
  gboolean seen[G_N_ELEMENTS (parts)] = { FALSE };
  const char *after = NULL;

  for (const CordeeXmlPart *child = root->first_child; child != NULL; child = child->next)
    {
      guint i;

      for (i = 0; i < G_N_ELEMENTS (parts) && !cordee_xml_part_is (child, parts[i].name); i++)
        ;
      if (i == G_N_ELEMENTS (parts))
        cordee_dossier_reader_hold_foreign (self, "dossier", after, child);
      else if (seen[i])
        cordee_dossier_reader_hold_second (self, child, "dossier");
      else
        {
          seen[i] = TRUE;
          after = parts[i].name;
          cordee_dossier_reader_take_attributes (self, child, after, parts[i].attributes);
          parts[i].read (self, child);
        }
    }
}

/* An id made of what a file says, so that two readings of it agree: 8-4-4-4-12 hexadecimal digits. The caller owns it. */
static char *
derive_id (const char *name, GBytes *bytes)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *hex;
  gsize size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  g_checksum_update (checksum, (const guchar *) name, (gssize) strlen (name) + 1);
  g_checksum_update (checksum, data, (gssize) size);
  hex = g_checksum_get_string (checksum);
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static gboolean
is_id (const char *text)
{
  size_t length = text != NULL ? strlen (text) : 0;

  return length > 0 && length <= MAX_ID && strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-") == length;
}

/* Holds the comments and instructions around the root. */
static void
take_around (CordeeDossierReader *self, const CordeeXmlTree *tree)
{
  const char *after = NULL;

  for (const CordeeXmlPart *part = cordee_xml_tree_get_top (tree)->first_child; part != NULL; part = part->next)
    if (part->kind == CORDEE_XML_ELEMENT)
      after = "dossier";
    else
      cordee_dossier_reader_hold (self, "", after, part)->foreign = TRUE;
}

static void
read_root (CordeeDossierReader *self, const CordeeXmlPart *root, GBytes *bytes, int format)
{
  const char *id = cordee_xml_part_get (root, "id");

  if (format > CORDEE_DOSSIER_FORMAT)
    {
      cordee_dossier_hold (self->dossier, "dossier", NULL, "format", g_strdup_printf ("%d", format));
      cordee_dossier_reader_tell (self, "dossier-newer", root->line, NULL,
                                  /* TRANSLATORS: %1$d and %2$d are numbers of formats. */
                                  _("ce dossier est du format %1$d, d’une version plus récente ; attendu : format %2$d ; ce qui n’est pas connu est gardé"),
                                  format, CORDEE_DOSSIER_FORMAT);
    }
  if (is_id (id))
    self->dossier->id = g_strdup (id);
  else
    {
      self->dossier->id = derive_id (id != NULL ? id : "", bytes);
      cordee_dossier_reader_tell (self, "dossier-value", root->line, id,
                                  /* TRANSLATORS: %1$s is what stands there, %2$s an id. */
                                  _("« %1$s » n’est pas l’identifiant d’un dossier ; attendu : des lettres, des chiffres et des tirets, 64 au plus ; il "
                                    "s’appelle maintenant « %2$s »"),
                                  id != NULL ? id : "", self->dossier->id);
    }
  cordee_dossier_reader_take_attributes (self, root, "dossier", root_attributes);
  read_parts (self, root);
  if (self->dossier->name == NULL)
    self->dossier->name = g_strdup ("");
}

/* Takes the answer id as a code of the place, if know() says that it is one; it is no answer then. Returns the code, or NULL. The caller owns
   it. */
static char *
take_code (CordeeDossier *dossier, const CordeeKnowledge *knowledge, const char *id,
           const CordeeRegion *(*know) (const CordeeKnowledge *knowledge, const char *code))
{
  const CordeeValue *value = cordee_situation_get_value (dossier->situation, id);
  char *code;

  if (value == NULL || value->kind != CORDEE_VALUE_CHOICE || know (knowledge, value->text) == NULL)
    return NULL;
  code = g_strdup (value->text);
  cordee_situation_unset (dossier->situation, id);
  return code;
}

/* What earlier versions asked among the questions belongs to the rules. */
static void
take_place (CordeeDossier *dossier, const CordeeKnowledge *knowledge)
{
  dossier->region = take_code (dossier, knowledge, "region", cordee_knowledge_find_region);
  dossier->departement = take_code (dossier, knowledge, "departement", cordee_knowledge_find_region_of);
}

static void
read_answers_file (CordeeDossierReader *self, const CordeeXmlPart *root, GBytes *bytes)
{
  static const char *const known[] = { "format", NULL };
  g_autofree char *name = g_path_get_basename (self->file);

  self->dossier->id = derive_id (name, bytes);
  self->dossier->name = g_strdup ("");
  cordee_dossier_reader_take_attributes (self, root, "situation", known);
  cordee_dossier_reader_read_answers (self, root);
  take_place (self->dossier, self->knowledge);
  cordee_dossier_add_event (self->dossier, CORDEE_EVENT_MIGRATED, "0", 0);
  cordee_dossier_reader_tell (self, "dossier-migrated", root->line, NULL,
                              _("ce sont les réponses d’une version antérieure ; attendu : un dossier ; elles sont lues comme un dossier sans nom"));
}

/* ── from bytes ─────────────────────────────────────────────────── */

/* The number of a format, at most 9 digits; -1 for anything else. */
static int
parse_format (const char *text)
{
  guint64 number;

  if (text == NULL || strlen (text) > 9 || *text == '0' || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return -1;
  return (int) number;
}

static int
format_of (const CordeeXmlPart *root)
{
  const char *format = cordee_xml_part_get (root, "format");

  if (cordee_xml_part_is (root, "situation"))
    return g_strcmp0 (format, "1") == 0 ? 0 : -1;
  return cordee_xml_part_is (root, "dossier") ? parse_format (format) : -1;
}

/* The format of a file: 0 for the answers of earlier versions, 1 for a dossier of this one, more for a newer one; -1 for what is no file
   of ours, or broken. */
int
cordee_dossier_get_format_of (GBytes *bytes)
{
  g_autoptr(CordeeXmlTree) tree = NULL;

  g_return_val_if_fail (bytes != NULL, -1);

  tree = cordee_xml_parse_tree (bytes, NULL, NULL);
  return tree != NULL ? format_of (cordee_xml_tree_get_root (tree)) : -1;
}

static void
report_cb (CordeeXmlProblem problem, int line, const char *what, gpointer user_data)
{
  static const char *const tags[] = { "file-too-large", "xml-malformed", "xml-doctype", "dossier-invalid" };
  CordeeDossierReader *self = user_data;

  g_ptr_array_add (self->issues, cordee_issue_new (tags[problem], self->file, line, NULL, "%s", what));
}

/* Whether the dossier can be saved so that it can be read again: written out, a file may be larger than it was (size bytes, n_parts parts
   and attributes). */
static gboolean
fits (CordeeDossierReader *self, gsize size, guint n_parts)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CordeeXmlTree) again = NULL;

  if (size < CORDEE_XML_MAX_BYTES / 8 && n_parts < CORDEE_XML_MAX_PARTS / 2)
    return TRUE;
  bytes = cordee_dossier_to_bytes (self->dossier, self->knowledge);
  again = cordee_xml_parse_tree (bytes, report_cb, self);
  return again != NULL;
}

/* Reads a dossier; file is what messages call it. Returns NULL where it cannot be read at all: then issues has been given the reasons. What
   is read is whole: what the base or this version does not understand is told of in issues, and held, to be written again where it stood.
   May be called from any thread. The caller owns the dossier. */
CordeeDossier *
cordee_dossier_new_from_bytes (GBytes *bytes, const char *file, const CordeeKnowledge *knowledge, GPtrArray *issues)
{
  g_autoptr(CordeeDossier) dossier = NULL;
  g_autoptr(CordeeXmlTree) tree = NULL;
  CordeeDossierReader self = { .file = file, .knowledge = knowledge, .issues = issues };
  guint n_parts;
  int format;

  g_return_val_if_fail (bytes != NULL && file != NULL && knowledge != NULL && issues != NULL, NULL);

  tree = cordee_xml_parse_tree (bytes, report_cb, &self);
  if (tree == NULL)
    return NULL;
  format = format_of (cordee_xml_tree_get_root (tree));
  if (format < 0)
    {
      cordee_dossier_reader_tell (&self, "dossier-invalid", cordee_xml_tree_get_root (tree)->line, NULL,
                                  _("ce n’est pas un dossier ; attendu : un document dont la racine est <dossier format=\"1\">"));
      return NULL;
    }
  self.dossier = dossier = cordee_dossier_new_empty ();
  take_around (&self, tree);
  if (format == 0)
    read_answers_file (&self, cordee_xml_tree_get_root (tree), bytes);
  else
    read_root (&self, cordee_xml_tree_get_root (tree), bytes, format);
  g_clear_pointer (&self.answered, g_hash_table_unref);
  g_clear_pointer (&self.renamed, g_hash_table_unref);
  n_parts = cordee_xml_tree_count (tree);
  g_clear_pointer (&tree, cordee_xml_tree_free);
  return fits (&self, g_bytes_get_size (bytes), n_parts) ? g_steal_pointer (&dossier) : NULL;
}
