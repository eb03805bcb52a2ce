/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-pack.h"
#include "cordee-test-xml.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

/* ── watching: was a file opened, did somebody call? ────────────── */

typedef struct
{
  char *path;
  char *uri; /* of the file */
  int events;
  GSocket *server;
  char *http;
} Watch;

static Watch watch;

static void
watch_setup (void)
{
  g_autoptr(GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr(GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr(GSocketAddress) bound = NULL;
  g_autoptr(GError) error = NULL;

  cordee_test_folder_setup ();
  watch.path = cordee_test_write ("secret.xml", "<secret>root:x:0:0</secret>");
  watch.uri = g_filename_to_uri (watch.path, NULL, &error);
  ck_assert_ptr_nonnull (watch.uri);

#ifdef __linux__
  watch.events = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  ck_assert_int_ge (watch.events, 0);
  ck_assert_int_ge (inotify_add_watch (watch.events, watch.path, IN_OPEN | IN_ACCESS), 0);
#endif

  watch.server = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  ck_assert_ptr_nonnull (watch.server);
  ck_assert (g_socket_bind (watch.server, any, FALSE, &error));
  ck_assert (g_socket_listen (watch.server, &error));
  bound = g_socket_get_local_address (watch.server, &error);
  ck_assert_ptr_nonnull (bound);
  watch.http = g_strdup_printf ("http://127.0.0.1:%u/secret.xml", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
}

static void
watch_teardown (void)
{
  g_clear_object (&watch.server);
#ifdef __linux__
  close (watch.events);
#endif
  g_clear_pointer (&watch.path, g_free);
  g_clear_pointer (&watch.uri, g_free);
  g_clear_pointer (&watch.http, g_free);
  cordee_test_folder_teardown ();
}

static gboolean
was_opened (void)
{
#ifdef __linux__
  char buffer[4096];

  return read (watch.events, buffer, sizeof buffer) > 0;
#else
  return FALSE;
#endif
}

static gboolean
was_called (void)
{
  return g_socket_condition_check (watch.server, G_IO_IN) != 0;
}

/* The watch itself works: otherwise none of the tests that rely on it could fail. */
START_TEST (watch_sees)
{
  g_autoptr(GSocketAddress) address = g_socket_get_local_address (watch.server, NULL);
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autofree char *content = NULL;

  ck_assert (!was_opened ());
  ck_assert (!was_called ());
  ck_assert (g_file_get_contents (watch.path, &content, NULL, NULL));
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  ck_assert_ptr_nonnull (connection);
#ifdef __linux__
  ck_assert (was_opened ());
#endif
  ck_assert (was_called ());
}
END_TEST

/* Parses text, in which $PATH, $FILE and $HTTP name what must not be opened, with and without the schema. Returns the document
   without the schema. */
static CordeeXmlDocument *
parse_hostile (const char *text, GPtrArray *findings, gboolean *valid)
{
  g_autoptr(GString) filled = g_string_new (text);
  g_autoptr(CordeeXmlDocument) validated = NULL;
  g_autoptr(GPtrArray) other_findings = cordee_test_findings_new ();
  CordeeXmlDocument *document;

  g_string_replace (filled, "$PATH", watch.path, 0);
  g_string_replace (filled, "$FILE", watch.uri, 0);
  g_string_replace (filled, "$HTTP", watch.http, 0);
  document = cordee_test_parse (filled->str, filled->len, NULL, findings);
  validated = cordee_test_parse (filled->str, filled->len, cordee_test_schema (), other_findings);

  ck_assert_msg (!was_opened (), "a file was opened for: %s", filled->str);
  ck_assert_msg (!was_called (), "the network was called for: %s", filled->str);
  for (guint i = 0; i < findings->len; i++)
    ck_assert_ptr_null (strstr (cordee_test_finding_at (findings, i)->what, "root:"));
  for (guint i = 0; i < other_findings->len; i++)
    ck_assert_ptr_null (strstr (cordee_test_finding_at (other_findings, i)->what, "root:"));
  if (valid != NULL)
    *valid = validated != NULL;
  return document;
}

/* ── document types ─────────────────────────────────────────────── */

/* All that a document type can do, and at the line where it stands. Nothing of it is known, let alone opened. */
START_TEST (doctype_refused)
{
  static const struct
  {
    const char *text;
    int line;
  } samples[] = {
    { "<!DOCTYPE a><a/>", 1 },
    { "<?xml version=\"1.0\"?>\n<!-- c -->\n<!DOCTYPE a []>\n<a/>", 3 },
    { "<!DOCTYPE a SYSTEM \"$PATH\"><a/>", 1 },
    { "<!DOCTYPE a SYSTEM \"$FILE\"><a/>", 1 },
    { "<!DOCTYPE a PUBLIC \"-//X//Y\" \"$HTTP\"><a/>", 1 },
    { "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", 1 },
    { "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", 1 },
    { "<!DOCTYPE a [<!ENTITY x SYSTEM \"$FILE\">]><a>&x;</a>", 1 },
    { "<!DOCTYPE a [<!ENTITY x SYSTEM \"$PATH\">]><a>&x;</a>", 1 },
    { "<!DOCTYPE a [<!ENTITY x SYSTEM \"$HTTP\">]><a>&x;</a>", 1 },
    { "<!DOCTYPE a [<!ENTITY % p SYSTEM \"$FILE\"> %p;]><a/>", 1 },
    { "<!DOCTYPE a [<!ENTITY % p SYSTEM \"$HTTP\"> %p;]><a/>", 1 },
    { "<!DOCTYPE a [<!ELEMENT a ANY><!ATTLIST a id CDATA \"défaut\">]><a/>", 1 },
    { "<!DOCTYPE a [<!ENTITY a0 \"ha\"><!ENTITY a1 \"&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;\">"
      "<!ENTITY a2 \"&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;\"><!ENTITY a3 \"&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;\">"
      "<!ENTITY a4 \"&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;\"><!ENTITY a5 \"&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;\">"
      "<!ENTITY a6 \"&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;\"><!ENTITY a7 \"&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;\">"
      "<!ENTITY a8 \"&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;\"><!ENTITY a9 \"&a8;&a8;&a8;&a8;&a8;&a8;&a8;&a8;&a8;&a8;\">]>\n<a>&a9;</a>", 1 },
    { "<!DOCTYPE pack [<!ENTITY x SYSTEM \"$FILE\">]>\n" CORDEE_TEST_PACK_HEAD "<notes><note source=\"s\">&x;</note></notes></pack>", 1 },
    /* Cut short: the document type is what is told, not what follows. */
    { "<!DOCTYPE a [<!ENTITY x", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
      g_autoptr(CordeeXmlDocument) document = parse_hostile (samples[i].text, findings, NULL);

      ck_assert_msg (document == NULL, "accepted: %s", samples[i].text);
      ck_assert_msg (findings->len == 1, "%u findings for: %s", findings->len, samples[i].text);
      ck_assert_int_eq (cordee_test_finding_at (findings, 0)->problem, CORDEE_XML_DOCTYPE);
      ck_assert_int_eq (cordee_test_finding_at (findings, 0)->line, samples[i].line);
      ck_assert_str_eq (cordee_test_finding_at (findings, 0)->what, "une déclaration <!DOCTYPE> est refusée ; attendu : un document sans DOCTYPE ni entités");
    }
}
END_TEST

/* What looks like one is none: it is text. */
START_TEST (doctype_in_text)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good ("<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>", NULL);

  ck_assert_str_eq (cordee_xml_text (cordee_xml_document_get_root (document)), "<!DOCTYPE a>");
}
END_TEST

/* ── hints to other files ───────────────────────────────────────── */

#define XSI " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""

/* A valid pack stays valid against our schema and no other, wherever it says that another would be. */
START_TEST (hint_of_a_schema)
{
  static const char *const packs[] = {
    "<pack" XSI " xsi:noNamespaceSchemaLocation=\"$PATH\" format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title></pack>",
    "<pack" XSI " xsi:noNamespaceSchemaLocation=\"$FILE\" format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title></pack>",
    "<pack" XSI " xsi:noNamespaceSchemaLocation=\"$HTTP\" format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title></pack>",
    "<pack" XSI " xsi:schemaLocation=\"urn:x $FILE urn:y $HTTP\" format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title></pack>",
    "<pack" XSI " format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title>"
    "<groups xsi:noNamespaceSchemaLocation=\"$FILE\" xsi:schemaLocation=\"urn:x $HTTP\"><group id=\"g\" order=\"1\"><label>l</label></group></groups></pack>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
      gboolean valid;
      g_autoptr(CordeeXmlDocument) document = parse_hostile (packs[i], findings, &valid);

      ck_assert_msg (document != NULL && valid, "refused: %s", packs[i]);
    }
}
END_TEST

/* A pack cannot choose the type by which it is judged: the readers rely on what the schema requires. */
START_TEST (hint_of_a_type)
{
  static const char *const packs[] = {
    "<pack" XSI " xsi:type=\"text\" format=\"1\" checked=\"2026-11-22\"><title>t</title></pack>",
    "<pack" XSI " xsi:nil=\"true\" format=\"1\" id=\"x\" checked=\"2026-11-22\"/>",
    "<pack" XSI " format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title><groups><group xsi:type=\"period\" id=\"g\"><label>l</label></group></groups></pack>",
    "<pack" XSI " format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title><groups><group xsi:nil=\"true\" id=\"g\" order=\"1\"/></groups></pack>",
    "<pack" XSI " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" format=\"1\" id=\"x\" checked=\"2026-11-22\"><title>t</title>"
    "<groups><group xsi:type=\"xs:anyType\"/></groups></pack>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
      g_autoptr(CordeeXmlDocument) document = cordee_test_parse (packs[i], strlen (packs[i]), cordee_test_schema (), findings);

      ck_assert_msg (document == NULL, "accepted: %s", packs[i]);
      ck_assert_uint_ge (findings->len, 1);
      ck_assert_int_eq (cordee_test_finding_at (findings, 0)->problem, CORDEE_XML_INVALID);
    }
}
END_TEST

/* XInclude and instructions to other programs are not ours to carry out. */
START_TEST (hint_of_an_inclusion)
{
  static const char *const texts[] = {
    "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"$FILE\"/></a>",
    "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"$PATH\" parse=\"text\"/></a>",
    "<a xmlns:xi=\"http://www.w3.org/2003/XInclude\"><xi:include href=\"$HTTP\"><xi:fallback/></xi:include></a>",
    "<?xml-stylesheet href=\"$FILE\" type=\"text/xsl\"?><?xml-model href=\"$HTTP\"?><a xml:base=\"$FILE\"/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
      gboolean valid;
      g_autoptr(CordeeXmlDocument) document = parse_hostile (texts[i], findings, &valid);
      const CordeeXmlNode *included;

      ck_assert_ptr_nonnull (document);
      ck_assert (!valid);
      ck_assert_str_eq (cordee_xml_text (cordee_xml_document_get_root (document)), "");
      included = cordee_xml_first_child (cordee_xml_document_get_root (document));
      ck_assert (included == NULL || cordee_xml_is (included, "include"));
    }
}
END_TEST

/* ── files ──────────────────────────────────────────────────────── */

static void
check_file_refused (const char *path, const char *tag, const char *hint)
{
  g_autoptr(GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_issue_free);
  g_autoptr(CordeePack) pack = cordee_pack_new_from_file (path, cordee_test_schema (), issues);
  const CordeeIssue *issue;

  ck_assert_ptr_null (pack);
  ck_assert_uint_eq (issues->len, 1);
  issue = issues->pdata[0];
  ck_assert_str_eq (issue->kind->tag, tag);
  ck_assert_int_eq (issue->kind->severity, CORDEE_SEVERITY_ERROR);
  ck_assert_str_eq (issue->file, path);
  ck_assert_int_eq (issue->line, 0);
  ck_assert_msg (strstr (issue->hint, hint) != NULL, "« %s » is not in « %s »", hint, issue->hint);
  ck_assert_msg (strstr (issue->hint, " ; attendu : ") != NULL, "does not say what was expected: %s", issue->hint);
}

START_TEST (file_missing)
{
  g_autofree char *path = cordee_test_file ("absent.xml");

  check_file_refused (path, "file-unreadable", "ne peut pas être lu");
}
END_TEST

START_TEST (file_is_a_folder)
{
  g_autofree char *path = cordee_test_file ("dossier.xml");

  ck_assert_int_eq (g_mkdir (path, 0700), 0);
  check_file_refused (path, "file-unreadable", "ce n’est pas un fichier");
}
END_TEST

START_TEST (file_is_empty)
{
  g_autofree char *path = cordee_test_write ("vide.xml", "");

  check_file_refused (path, "xml-malformed", "le fichier est vide");
}
END_TEST

START_TEST (file_is_binary)
{
  g_autofree char *path = cordee_test_file ("image.xml");

  ck_assert (g_file_set_contents (path, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL));
  g_autoptr(GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_issue_free);
  g_autoptr(CordeePack) pack = cordee_pack_new_from_file (path, cordee_test_schema (), issues);

  ck_assert_ptr_null (pack);
  ck_assert_uint_eq (issues->len, 1);
  ck_assert_str_eq (((CordeeIssue *) issues->pdata[0])->kind->tag, "xml-malformed");
}
END_TEST

#ifdef G_OS_UNIX

/* Opening a pipe that nobody writes to would wait for ever: it is told apart before. */
START_TEST (file_is_a_pipe)
{
  g_autofree char *path = cordee_test_file ("tuyau.xml");

  ck_assert_int_eq (mkfifo (path, 0600), 0);
  check_file_refused (path, "file-unreadable", "ce n’est pas un fichier");
}
END_TEST

START_TEST (file_is_a_device)
{
  check_file_refused ("/dev/zero", "file-unreadable", "ce n’est pas un fichier");
}
END_TEST

START_TEST (file_leads_nowhere)
{
  g_autofree char *loop = cordee_test_file ("boucle.xml");
  g_autofree char *dangling = cordee_test_file ("pendant.xml");
  g_autofree char *device = cordee_test_file ("lien.xml");

  ck_assert_int_eq (symlink ("boucle.xml", loop), 0);
  ck_assert_int_eq (symlink ("absent.xml", dangling), 0);
  ck_assert_int_eq (symlink ("/dev/zero", device), 0);
  check_file_refused (loop, "file-unreadable", "ce n’est pas un fichier");
  check_file_refused (dangling, "file-unreadable", "ce n’est pas un fichier");
  check_file_refused (device, "file-unreadable", "ce n’est pas un fichier");
}
END_TEST

/* Sparse: it takes no room, and is not read. */
START_TEST (file_too_large)
{
  g_autofree char *path = cordee_test_write ("grand.xml", "");

  ck_assert_int_eq (truncate (path, CORDEE_XML_MAX_BYTES + 1), 0);
  check_file_refused (path, "file-too-large", "le fichier fait ");
  ck_assert_int_eq (truncate (path, G_GINT64_CONSTANT (5368709120)), 0);
  check_file_refused (path, "file-too-large", "le fichier fait ");
  ck_assert_int_eq (truncate (path, CORDEE_XML_MAX_BYTES), 0);
  {
    g_autoptr(GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_issue_free);
    g_autoptr(CordeePack) pack = cordee_pack_new_from_file (path, cordee_test_schema (), issues);

    ck_assert_ptr_null (pack);
    ck_assert_uint_eq (issues->len, 1);
    ck_assert_str_eq (((CordeeIssue *) issues->pdata[0])->kind->tag, "xml-malformed");
  }
}
END_TEST

#endif

/* An address is no file name: nothing is fetched. */
START_TEST (file_is_an_address)
{
  g_autoptr(GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_issue_free);
  g_autoptr(CordeePack) pack = cordee_pack_new_from_file (watch.http, cordee_test_schema (), issues);

  ck_assert_ptr_null (pack);
  ck_assert (!was_called ());
  ck_assert_uint_eq (issues->len, 1);
  ck_assert_str_eq (((CordeeIssue *) issues->pdata[0])->kind->tag, "file-unreadable");
}
END_TEST

static Suite *
xml_hostile_suite (void)
{
  Suite *suite = suite_create ("xml-hostile");
  TCase *hostile = tcase_create ("hostile");
  TCase *files = tcase_create ("files");

  tcase_add_checked_fixture (hostile, watch_setup, watch_teardown);
  tcase_add_test (hostile, watch_sees);
  tcase_add_test (hostile, doctype_refused);
  tcase_add_test (hostile, doctype_in_text);
  tcase_add_test (hostile, hint_of_a_schema);
  tcase_add_test (hostile, hint_of_a_type);
  tcase_add_test (hostile, hint_of_an_inclusion);
  tcase_add_test (hostile, file_is_an_address);
  suite_add_tcase (suite, hostile);

  tcase_add_checked_fixture (files, cordee_test_folder_setup, cordee_test_folder_teardown);
  tcase_add_test (files, file_missing);
  tcase_add_test (files, file_is_a_folder);
  tcase_add_test (files, file_is_empty);
  tcase_add_test (files, file_is_binary);
#ifdef G_OS_UNIX
  tcase_add_test (files, file_is_a_pipe);
  tcase_add_test (files, file_is_a_device);
  tcase_add_test (files, file_leads_nowhere);
  tcase_add_test (files, file_too_large);
#endif
  suite_add_tcase (suite, files);

  return suite;
}

int
main (void)
{
  return cordee_test_main (xml_hostile_suite ());
}
