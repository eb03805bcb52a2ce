/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-xml"

#include "config.h"

#include "cordee-xml-private.h"

#include "cordee-text.h"
#include "cordee-xml-tree.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <string.h>

/* More problems than this in one document help nobody. */
#define MAX_PROBLEMS 50

/* libxml2 2.12 made the error that it hands over constant. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPtr;
#else
typedef xmlErrorPtr ErrorPtr;
#endif

#define TOO_MANY _("le document a trop d’éléments ou d’attributs ; attendu : au plus 300 000 en tout, et 200 attributs par élément")

struct _CordeeXmlWriter
{
  xmlDoc *doc;
};

struct _CordeeXmlSchema
{
  xmlSchema *schema;
};

typedef struct
{
  CordeeXmlReport report;
  gpointer user_data;
  guint n_problems;
  int last_line;
  gboolean doctype;
  CordeeXmlTree *tree; /* borrowed: what is read into a tree; NULL: libxml2 makes its own */
} Reporter;

/* ── what libxml2 says, in the words of the reader ──────────────── */

static void
reporter_tell (Reporter *self, CordeeXmlProblem problem, int line, const char *what)
{
  if (self->n_problems >= MAX_PROBLEMS)
    return;
  self->n_problems++;
  if (self->report != NULL)
    self->report (problem, line, what, self->user_data);
}

/* The text of message between the first open after from and the next close, both of one character; NULL without. */
static char *
between (const char *message, const char *from, char open, char close)
{
  const char *start = strstr (message, from);
  const char *end;

  if (start == NULL || (start = strchr (start + strlen (from), open)) == NULL || (end = strchr (start + 1, close)) == NULL)
    return NULL;
  return g_strstrip (g_strndup (start + 1, (gsize) (end - start - 1)));
}

/* What a type of the schema holds, for the reader; its name where there are no words for it. */
static const char *
describe_type (const char *type)
{
  static const struct
  {
    const char *type;
    const char *words;
  } types[] = {
    { "day", N_("une date AAAA-MM-JJ") },
    { "partial-date", N_("une année, un mois ou un jour (AAAA, AAAA-MM ou AAAA-MM-JJ)") },
    { "number", N_("un nombre décimal, avec un point") },
    { "xs:unsignedShort", N_("un entier de 0 à 65535") },
    { "xs:boolean", N_("true ou false") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].type, type) == 0)
      return _(types[i].words);
  return type;
}

/* What a facet (« [facet 'pattern'] The value 'X' is not accepted by the pattern '[a-z]+'. ») asks for; NULL for one that no
   words are known for. The last thing quoted is what it asks for. */
static char *
describe_facet (const char *where, const char *facet)
{
  g_autofree char *name = between (facet, "[facet ", '\'', '\'');
  g_autofree char *value = between (facet, "The value ", '\'', '\'');
  const char *end = strrchr (facet, '\'');
  const char *start = end != NULL ? g_strrstr_len (facet, end - facet, "'") : NULL;
  g_autofree char *limit = start != NULL ? g_strndup (start + 1, (gsize) (end - start - 1)) : NULL;

  if (name == NULL || limit == NULL)
    return NULL;
  if (strcmp (name, "minLength") == 0)
    return g_strdup_printf (_("%1$s : la valeur est vide ou trop courte ; attendu : une longueur d’au moins %2$s"), where, limit);
  if (strcmp (name, "maxLength") == 0)
    return g_strdup_printf (_("%1$s : la valeur est trop longue ; attendu : une longueur d’au plus %2$s"), where, limit);
  if (value == NULL)
    return NULL;
  if (strcmp (name, "pattern") == 0)
    return g_strdup_printf (_("%1$s : « %2$s » n’a pas la forme voulue ; attendu : %3$s"), where, value, limit);
  if (strcmp (name, "minInclusive") == 0)
    return g_strdup_printf (_("%1$s : %2$s est trop petit ; attendu : au moins %3$s"), where, value, limit);
  if (strcmp (name, "maxInclusive") == 0)
    return g_strdup_printf (_("%1$s : %2$s est trop grand ; attendu : au plus %3$s"), where, value, limit);
  if (strcmp (name, "fractionDigits") == 0)
    return g_strdup_printf (_("%1$s : %2$s a trop de décimales ; attendu : au plus %3$s"), where, value, limit);
  return NULL;
}

static char *
describe_invalid (const char *message)
{
  g_autofree char *element = between (message, "Element ", '\'', '\'');
  g_autofree char *attribute = between (message, ", attribute ", '\'', '\'');
  g_autofree char *named = between (message, "The attribute ", '\'', '\'');
  g_autofree char *expected = between (message, "Expected is", '(', ')');
  g_autofree char *set = between (message, "not an element of the set", '{', '}');
  g_autofree char *value = between (message, "The value ", '\'', '\'');
  g_autofree char *datum = between (message, ": ", '\'', '\'');
  g_autofree char *where = NULL;

  if (attribute != NULL)
    where = g_strdup_printf (_("attribut « %s » de <%s>"), attribute, element);
  else
    where = g_strdup_printf ("<%s>", element != NULL ? element : "?");

  if (strstr (message, "This element is not expected") != NULL)
    return expected != NULL ? g_strdup_printf (_("%s n’est pas attendu ici ; attendu : %s"), where, expected)
                            : g_strdup_printf (_("%s n’est pas attendu ici ; aucun autre élément n’est attendu"), where);
  if (strstr (message, "Missing child element") != NULL)
    return g_strdup_printf (_("%s est incomplet ; attendu : %s"), where, expected != NULL ? expected : "?");
  if (strstr (message, "is required but missing") != NULL)
    return g_strdup_printf (_("%s : l’attribut « %s » manque ; il est obligatoire"), where, named != NULL ? named : "?");
  if (strstr (message, "is not allowed") != NULL && named != NULL)
    {
      g_autofree char *owner = g_strdup_printf ("<%s>", element != NULL ? element : "?");

      return g_strdup_printf (_("%s : l’attribut « %s » n’existe pas ici ; attendu : un attribut prévu par le schéma"), owner, named);
    }
  if (set != NULL)
    return g_strdup_printf (_("%s : « %s » n’est pas admis ; attendu : %s"), where, value != NULL ? value : "?", set);
  if (strstr (message, "Character content") != NULL)
    return g_strdup_printf (_("%s : du texte n’est pas attendu ici ; attendu : seulement des éléments"), where);
  if (strstr (message, "No matching global declaration") != NULL)
    return g_strdup_printf (_("%s n’est pas une racine connue ; attendu : pack ou left-out"), where);
  if (strstr (message, "Element content is not allowed") != NULL)
    return g_strdup_printf (_("%s : un élément n’est pas attendu ici ; attendu : seulement du texte"), where);
  if (strstr (message, "[facet") != NULL)
    {
      char *facet = describe_facet (where, strstr (message, "[facet"));

      if (facet != NULL)
        return facet;
    }
  if (strstr (message, "is not a valid value") != NULL)
    {
      g_autofree char *wanted = between (message, "type ", '\'', '\'');

      return g_strdup_printf (_("%s : « %s » n’est pas une valeur admise ; attendu : %s"), where, datum != NULL ? datum : "?",
                              wanted != NULL ? describe_type (wanted) : "?");
    }
  return g_strdup_printf (_("refusé par le schéma : %s"), message);
}

static void
invalid_cb (void *user_data, ErrorPtr error)
{
  Reporter *self = user_data;
  g_autofree char *message = NULL;
  g_autofree char *what = NULL;

  /* A refused value is told twice, first with the facet, then with the type: the first says more. */
  if (error->line == self->last_line && error->line != 0)
    return;
  self->last_line = error->line;
  message = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
  what = describe_invalid (message);
  reporter_tell (self, CORDEE_XML_INVALID, error->line, what);
}

static void
malformed_cb (void *user_data, ErrorPtr error)
{
  Reporter *self = user_data;
  g_autofree char *message = NULL;
  g_autofree char *what = NULL;

  if (error->level < XML_ERR_ERROR || self->doctype || self->n_problems > 0)
    return;
  message = g_strstrip (g_strdup (error->message != NULL ? error->message : ""));
  what = g_strdup_printf (_("le XML est mal formé (%s) ; attendu : un document XML bien formé, en UTF-8"), message);
  reporter_tell (self, CORDEE_XML_MALFORMED, error->line, what);
}

/* Called in place of SAX2's own handler: a document type is refused before any entity of it is known. */
static void
doctype_cb (void *ctx, G_GNUC_UNUSED const xmlChar *name, G_GNUC_UNUSED const xmlChar *external, G_GNUC_UNUSED const xmlChar *system)
{
  xmlParserCtxt *parser = ctx;
  Reporter *self = parser->_private;

  self->doctype = TRUE;
  reporter_tell (self, CORDEE_XML_DOCTYPE, xmlSAX2GetLineNumber (parser),
                 _("une déclaration <!DOCTYPE> est refusée ; attendu : un document sans DOCTYPE ni entités"));
  xmlStopParser (parser);
}

static xmlParserInput *
refuse_external (G_GNUC_UNUSED const char *url, G_GNUC_UNUSED const char *id, G_GNUC_UNUSED xmlParserCtxt *context)
{
  return NULL;
}

/* ── parsing ────────────────────────────────────────────────────── */

/* Prepares libxml2 for the whole process: from here on no document can make it open a file or the network. Cheap to call
   again; called by every function here that parses. */
void
cordee_xml_init (void)
{
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_external);
      g_once_init_leave (&initialised, 1);
    }
}

static void
ignore_cb (G_GNUC_UNUSED void *user_data, G_GNUC_UNUSED ErrorPtr error)
{
}

/* Reads a schema that the application ships. The caller owns it. */
CordeeXmlSchema *
cordee_xml_schema_new (GBytes *bytes, GError **error)
{
  xmlSchemaParserCtxt *parser;
  CordeeXmlSchema *self;
  xmlSchema *schema;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  cordee_xml_init ();
  data = g_bytes_get_data (bytes, &size);
  parser = xmlSchemaNewMemParserCtxt (data, (int) size);
  xmlSchemaSetParserStructuredErrors (parser, ignore_cb, NULL);
  schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  if (schema == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("le schéma des packs est illisible"));
      return NULL;
    }

  self = g_new0 (CordeeXmlSchema, 1);
  self->schema = schema;
  return self;
}

void
cordee_xml_schema_free (CordeeXmlSchema *schema)
{
  if (schema == NULL)
    return;
  xmlSchemaFree (schema->schema);
  g_free (schema);
}

/* Packs are UTF-8, whatever they declare. Tells of the first byte that is not, a zero byte included. */
static gboolean
check_utf8 (const char *data, gsize size, Reporter *reporter)
{
  const char *end;
  int line = 1;

  if (g_utf8_validate_len (data, size, &end))
    return TRUE;
  for (const char *p = data; p < end; p++)
    line += *p == '\n';
  reporter_tell (reporter, CORDEE_XML_MALFORMED, line, _("le texte n’est pas en UTF-8 ; attendu : un document XML bien formé, en UTF-8"));
  return FALSE;
}

/* Refuses what would cost libxml2 more time or memory than any document is worth. */
static gboolean
check_shape (const char *data, gsize size, Reporter *reporter)
{
  if (cordee_xml_has_shape (data, size))
    return TRUE;
  reporter_tell (reporter, CORDEE_XML_TOO_LARGE, 0, TOO_MANY);
  return FALSE;
}

/* ── into a tree ────────────────────────────────────────────────── */

static CordeeXmlTree *
tree_of (void *ctx)
{
  return ((Reporter *) ((xmlParserCtxt *) ctx)->_private)->tree;
}

/* Stops where the tree has more than it may have. */
static void
check_tree (xmlParserCtxt *parser)
{
  Reporter *reporter = parser->_private;

  if (cordee_xml_tree_is_deep (reporter->tree))
    reporter_tell (reporter, CORDEE_XML_MALFORMED, xmlSAX2GetLineNumber (parser),
                   _("les éléments sont trop emboîtés ; attendu : 100 niveaux au plus"));
  else if (cordee_xml_tree_is_full (reporter->tree))
    reporter_tell (reporter, CORDEE_XML_TOO_LARGE, xmlSAX2GetLineNumber (parser),
                   TOO_MANY);
  else
    return;
  xmlStopParser (parser);
}

static void
start_element_cb (void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_spaces, const xmlChar **spaces,
                  int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  CordeeXmlTree *tree = tree_of (ctx);
  CordeeXmlPair *pairs = cordee_xml_tree_open (tree, cordee_xml_tree_name (tree, (const char *) prefix, (const char *) name),
                                               (guint) (n_spaces + n_attributes), xmlSAX2GetLineNumber (ctx));

  for (int i = 0; i < n_spaces; i++, pairs++)
    {
      const char *declared = (const char *) spaces[2 * i], *space = (const char *) spaces[2 * i + 1];

      pairs->name = declared != NULL ? cordee_xml_tree_name (tree, "xmlns", declared) : "xmlns";
      pairs->value = cordee_xml_tree_copy (tree, space != NULL ? space : "", space != NULL ? strlen (space) : 0);
    }
  for (int i = 0; i < n_attributes; i++, pairs++)
    {
      const xmlChar **attribute = attributes + 5 * i;

      pairs->name = cordee_xml_tree_name (tree, (const char *) attribute[1], (const char *) attribute[0]);
      pairs->value = cordee_xml_tree_copy (tree, (const char *) attribute[3], (gsize) (attribute[4] - attribute[3]));
    }
  check_tree (ctx);
}

static void
end_element_cb (void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  cordee_xml_tree_close (tree_of (ctx));
}

static void
characters_cb (void *ctx, const xmlChar *text, int length)
{
  cordee_xml_tree_add_text (tree_of (ctx), (const char *) text, (gsize) length);
}

static void
comment_cb (void *ctx, const xmlChar *text)
{
  cordee_xml_tree_add (tree_of (ctx), CORDEE_XML_COMMENT, NULL, (const char *) text, xmlSAX2GetLineNumber (ctx));
  check_tree (ctx);
}

static void
instruction_cb (void *ctx, const xmlChar *target, const xmlChar *data)
{
  cordee_xml_tree_add (tree_of (ctx), CORDEE_XML_INSTRUCTION, (const char *) target, data != NULL ? (const char *) data : "",
                       xmlSAX2GetLineNumber (ctx));
  check_tree (ctx);
}

/* What is read goes into the tree of the reporter. The document that libxml2 makes has no nodes, but knows its encoding. */
static void
read_into_tree (xmlParserCtxt *parser)
{
  parser->sax->startElementNs = start_element_cb;
  parser->sax->endElementNs = end_element_cb;
  parser->sax->characters = characters_cb;
  parser->sax->ignorableWhitespace = characters_cb;
  parser->sax->comment = comment_cb;
  parser->sax->processingInstruction = instruction_cb;
  parser->sax->reference = NULL;
}

static xmlDoc *
parse (GBytes *bytes, Reporter *reporter)
{
  xmlParserCtxt *parser;
  const char *data;
  gsize size;
  xmlDoc *doc;

  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      reporter_tell (reporter, CORDEE_XML_MALFORMED, 0, _("le fichier est vide ; attendu : un document XML bien formé, en UTF-8"));
      return NULL;
    }
  if (!check_utf8 (data, size, reporter) || !check_shape (data, size, reporter))
    return NULL;

  parser = xmlNewParserCtxt ();
  parser->_private = reporter;
  parser->sax->internalSubset = doctype_cb;
  if (reporter->tree != NULL)
    read_into_tree (parser);

  /* No DTDLOAD, and no NOENT but for a tree: entities stay what they are. Without document type there are none but the five of XML, which
     only NOENT gives to our own reading of attributes as characters. HUGE lifts the limits on depth and lengths; a tree has its own. */
  xmlSetStructuredErrorFunc (reporter, (xmlStructuredErrorFunc) malformed_cb);
  doc = xmlCtxtReadMemory (parser, data, (int) size, NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | (reporter->tree != NULL ? XML_PARSE_HUGE | XML_PARSE_NOENT : 0));
  xmlSetStructuredErrorFunc (NULL, NULL);

  if (doc != NULL && (!parser->wellFormed || reporter->n_problems > 0))
    g_clear_pointer (&doc, xmlFreeDoc);
  if (doc != NULL && doc->encoding != NULL && g_ascii_strcasecmp ((const char *) doc->encoding, "UTF-8") != 0)
    {
      reporter_tell (reporter, CORDEE_XML_MALFORMED, 1, _("le document déclare un autre codage ; attendu : un document XML bien formé, en UTF-8"));
      g_clear_pointer (&doc, xmlFreeDoc);
    }
  if (doc == NULL && reporter->n_problems == 0)
    reporter_tell (reporter, CORDEE_XML_MALFORMED, 0, _("le XML est illisible ; attendu : un document XML bien formé, en UTF-8"));
  xmlFreeParserCtxt (parser);

  return doc;
}

static gboolean
validate (xmlDoc *doc, CordeeXmlSchema *schema, Reporter *reporter)
{
  xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt (schema->schema);
  int result;

  /* Hints on where to find another schema are not followed: they are taken away before libxml2 sees them. */
  for (xmlAttr *attribute = xmlDocGetRootElement (doc)->properties; attribute != NULL;)
    {
      xmlAttr *next = attribute->next;

      if (attribute->ns != NULL && g_str_equal ((const char *) attribute->ns->href, "http://www.w3.org/2001/XMLSchema-instance"))
        xmlRemoveProp (attribute);
      attribute = next;
    }

  xmlSchemaSetValidStructuredErrors (context, (xmlStructuredErrorFunc) invalid_cb, reporter);
  result = xmlSchemaValidateDoc (context, doc);
  xmlSchemaFreeValidCtxt (context);

  return result == 0;
}

/* ── laying out ─────────────────────────────────────────────────── */

static void
layout_attributes (CordeeXmlLayout *layout, const xmlNode *element)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      const xmlNode *value = attribute->children;
      g_autofree char *collapsed = cordee_text_collapse (value != NULL && value->content != NULL ? (const char *) value->content : "");

      cordee_xml_layout_add_attribute (layout, (const char *) attribute->name, collapsed);
    }
}

/* Appends text with white space collapsed across pieces. */
static void
append_collapsed (GString *out, gboolean *space, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          *space = out->len > 0;
          continue;
        }
      if (*space)
        g_string_append_c (out, ' ');
      *space = FALSE;
      g_string_append_c (out, *p);
    }
}

/* Emphasis inside a phrase: the only element whose text is also that of its parent. */
static gboolean
is_inline (const xmlNode *element)
{
  return strcmp ((const char *) element->name, "em") == 0;
}

static gboolean
starts_with_space (const xmlNode *element)
{
  const xmlNode *first = element->children;

  return first != NULL && first->type == XML_TEXT_NODE && g_ascii_isspace (*(const char *) first->content);
}

/* A text that is being put together, and whether white space is due before what comes next. */
typedef struct
{
  GString *text;
  gboolean space;
} Run;

/* Lays out an element and what is below it; the text of an inline one is added to that of its parent. Returns its index. */
static guint
layout_element (CordeeXmlLayout *layout, const xmlNode *element, guint parent, guint previous, Run *around)
{
  guint index = cordee_xml_layout_add (layout, parent, previous, (const char *) element->name, (int) xmlGetLineNo ((xmlNode *) element));
  g_autoptr(GString) text = g_string_new (NULL);
  Run run = { text, FALSE };
  guint last = G_MAXUINT;
  gsize start = 0, end = 0;

  layout_attributes (layout, element);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      last = layout_element (layout, child, index, last, &run);
    else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      append_collapsed (run.text, &run.space, (const char *) child->content);

  if (around != NULL && text->len > 0 && is_inline (element))
    {
      if (around->space || (around->text->len > 0 && starts_with_space (element)))
        g_string_append_c (around->text, ' ');
      start = around->text->len;
      g_string_append (around->text, text->str);
      end = around->text->len;
      around->space = run.space;
    }
  cordee_xml_layout_set_text (layout, index, text->str, start, end);
  return index;
}

static CordeeXmlDocument *
flatten (xmlDoc *doc, const char *sha256)
{
  CordeeXmlLayout *layout = cordee_xml_layout_new ();

  layout_element (layout, xmlDocGetRootElement (doc), G_MAXUINT, G_MAXUINT, NULL);
  return cordee_xml_layout_finish (layout, sha256);
}

static gboolean
check_size (GBytes *bytes, Reporter *reporter)
{
  if (g_bytes_get_size (bytes) <= CORDEE_XML_MAX_BYTES)
    return TRUE;
  reporter_tell (reporter, CORDEE_XML_TOO_LARGE, 0, _("le fichier est trop grand ; attendu : 32 Mio au plus"));
  return FALSE;
}

/* Parses and, where schema is not NULL, validates bytes. Returns the document, which the caller owns, or NULL where the bytes
   are too many, not well-formed UTF-8 XML, have a document type, or are not valid; then report was told at least once. Never
   opens a file or the network, whatever the document says. */
CordeeXmlDocument *
cordee_xml_parse (GBytes *bytes, CordeeXmlSchema *schema, CordeeXmlReport report, gpointer user_data)
{
  Reporter reporter = { .report = report, .user_data = user_data, .last_line = -1 };
  g_autofree char *sha256 = NULL;
  CordeeXmlDocument *document;
  xmlDoc *doc;

  g_return_val_if_fail (bytes != NULL, NULL);

  cordee_xml_init ();
  if (!check_size (bytes, &reporter))
    return NULL;
  doc = parse (bytes, &reporter);
  if (doc == NULL)
    return NULL;
  if (schema != NULL && !validate (doc, schema, &reporter))
    {
      xmlFreeDoc (doc);
      return NULL;
    }

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  document = flatten (doc, sha256);
  xmlFreeDoc (doc);
  return document;
}

/* Parses bytes as they stand, under the same limits. Returns the tree, which the caller owns, or NULL; then report was told at least once.
   May be called from any thread. */
CordeeXmlTree *
cordee_xml_parse_tree (GBytes *bytes, CordeeXmlReport report, gpointer user_data)
{
  g_autoptr(CordeeXmlTree) tree = NULL;
  Reporter reporter = { .report = report, .user_data = user_data, .last_line = -1 };
  xmlDoc *doc;

  g_return_val_if_fail (bytes != NULL, NULL);

  cordee_xml_init ();
  if (!check_size (bytes, &reporter))
    return NULL;
  tree = cordee_xml_tree_new ();
  reporter.tree = tree;
  doc = parse (bytes, &reporter);
  if (doc == NULL)
    return NULL;
  xmlFreeDoc (doc);
  return g_steal_pointer (&tree);
}

/* ── writing ────────────────────────────────────────────────────── */

/* A new document with an empty root. The caller owns it. */
CordeeXmlWriter *
cordee_xml_writer_new (const char *root)
{
  CordeeXmlWriter *self = g_new0 (CordeeXmlWriter, 1);

  cordee_xml_init ();
  self->doc = xmlNewDoc (BAD_CAST "1.0");
  xmlDocSetRootElement (self->doc, xmlNewDocNode (self->doc, NULL, BAD_CAST root, NULL));
  return self;
}

/* The root element, borrowed. */
CordeeXmlElement *
cordee_xml_writer_get_root (CordeeXmlWriter *writer)
{
  return xmlDocGetRootElement (writer->doc);
}

/* The document as indented UTF-8 text. The caller owns it. */
char *
cordee_xml_writer_to_string (CordeeXmlWriter *writer)
{
  xmlChar *data = NULL;
  char *text;
  int size = 0;

  xmlDocDumpFormatMemoryEnc (writer->doc, &data, &size, "UTF-8", 1);
  text = g_strndup ((const char *) data, (gsize) size);
  xmlFree (data);
  return text;
}

void
cordee_xml_writer_free (CordeeXmlWriter *writer)
{
  if (writer == NULL)
    return;
  xmlFreeDoc (writer->doc);
  g_free (writer);
}

/* Appends an element, with text inside where text is not NULL. Returns it, borrowed. */
CordeeXmlElement *
cordee_xml_add (CordeeXmlElement *parent, const char *name, const char *text)
{
  return xmlNewTextChild (parent, NULL, BAD_CAST name, BAD_CAST text);
}

/* Appends text to mixed content. */
void
cordee_xml_add_text (CordeeXmlElement *parent, const char *text)
{
  xmlAddChild (parent, xmlNewText (BAD_CAST text));
}

/* Sets an attribute; a NULL value sets none. */
void
cordee_xml_set (CordeeXmlElement *element, const char *attribute, const char *value)
{
  if (value != NULL)
    xmlNewProp (element, BAD_CAST attribute, BAD_CAST value);
}

/* The document as UTF-8 text with no white space that was not put there: for formats where it counts. The caller owns it. */
char *
cordee_xml_writer_to_compact_string (CordeeXmlWriter *writer)
{
  xmlChar *data = NULL;
  char *text;
  int size = 0;

  xmlDocDumpMemoryEnc (writer->doc, &data, &size, "UTF-8");
  text = g_strndup ((const char *) data, (gsize) size);
  xmlFree (data);
  return text;
}
