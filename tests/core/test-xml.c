/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-pack.h"
#include "cordee-test-xml.h"

#include <gio/gio.h>
#include <string.h>

/* ── malformed ──────────────────────────────────────────────────── */

START_TEST (malformed_tells_the_line)
{
  static const char unclosed[] = "<a>\n<b>\n</a>\n";
  static const char two_roots[] = "<a/>\n\n<b/>";
  static const char attribute_twice[] = "<a>\n  <b c=\"1\"\n     c=\"2\"/></a>";
  static const char no_entity[] = "<a>\n\n\n&euro;</a>";

  cordee_test_check_refused (unclosed, strlen (unclosed), NULL, CORDEE_XML_MALFORMED, 3);
  cordee_test_check_refused (two_roots, strlen (two_roots), NULL, CORDEE_XML_MALFORMED, 3);
  cordee_test_check_refused (attribute_twice, strlen (attribute_twice), NULL, CORDEE_XML_MALFORMED, 3);
  cordee_test_check_refused (no_entity, strlen (no_entity), NULL, CORDEE_XML_MALFORMED, 4);
}
END_TEST

START_TEST (malformed_is_told_in_words)
{
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse ("<a>\n</b>", 8, NULL, findings);

  ck_assert_ptr_null (document);
  ck_assert_uint_eq (findings->len, 1);
  ck_assert (g_str_has_prefix (cordee_test_finding_at (findings, 0)->what, "le XML est mal formé ("));
  ck_assert (g_str_has_suffix (cordee_test_finding_at (findings, 0)->what, " ; attendu : un document XML bien formé, en UTF-8"));
}
END_TEST

START_TEST (malformed_utf8)
{
  static const char latin1[] = "<a>\n\n caf\xe9 </a>";
  static const char cut[] = "<a>\xe2\x82</a>";
  static const char surrogate[] = "<a>\xed\xa0\x80</a>";
  static const char overlong[] = "<a>\xc0\xbc</a>";
  static const char in_attribute[] = "<a\n b=\"\xff\"/>";

  cordee_test_check_refused (latin1, strlen (latin1), NULL, CORDEE_XML_MALFORMED, 3);
  cordee_test_check_refused (cut, strlen (cut), NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused (surrogate, strlen (surrogate), NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused (overlong, strlen (overlong), NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused (in_attribute, strlen (in_attribute), NULL, CORDEE_XML_MALFORMED, 2);
}
END_TEST

/* Packs are UTF-8, whatever they declare. */
START_TEST (malformed_other_encoding)
{
  static const char latin1[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>caf\xe9</a>";
  static const char declared[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>caf\xc3\xa9</a>";
  static const char unknown[] = "<?xml version=\"1.0\" encoding=\"klingon\"?>\n<a/>";
  static const char utf16[] = "\xff\xfe<\0a\0/\0>\0";

  cordee_test_check_refused (latin1, strlen (latin1), NULL, CORDEE_XML_MALFORMED, 2);
  cordee_test_check_refused (declared, strlen (declared), NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused (unknown, strlen (unknown), NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused (utf16, 10, NULL, CORDEE_XML_MALFORMED, 1);
}
END_TEST

START_TEST (malformed_nul_bytes)
{
  cordee_test_check_refused ("<a>\n\0</a>", 9, NULL, CORDEE_XML_MALFORMED, 2);
  cordee_test_check_refused ("<a\0/>", 5, NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused ("<a b=\"\0\"/>", 10, NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused ("<a/>\n\0<b/>", 10, NULL, CORDEE_XML_MALFORMED, 2);
  cordee_test_check_refused ("<a/>\0", 5, NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused ("\0<a/>", 5, NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused ("\0\0\0\0", 4, NULL, CORDEE_XML_MALFORMED, 1);
}
END_TEST

START_TEST (malformed_nothing)
{
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse ("", 0, NULL, findings);

  ck_assert_ptr_null (document);
  ck_assert_uint_eq (findings->len, 1);
  ck_assert_int_eq (cordee_test_finding_at (findings, 0)->problem, CORDEE_XML_MALFORMED);
  ck_assert_str_eq (cordee_test_finding_at (findings, 0)->what, "le fichier est vide ; attendu : un document XML bien formé, en UTF-8");
  cordee_test_check_refused (" \n ", 3, NULL, CORDEE_XML_MALFORMED, 2);
}
END_TEST

/* Nobody listens: refused all the same. */
START_TEST (malformed_without_a_listener)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("<a>", 3);
  g_autoptr(CordeeXmlDocument) document = cordee_xml_parse (bytes, NULL, NULL, NULL);

  ck_assert_ptr_null (document);
}
END_TEST

/* ── limits ─────────────────────────────────────────────────────── */

/* The limit itself is not too large: such a file is refused for what is in it. */
START_TEST (limit_of_bytes)
{
  g_autofree char *blank = g_malloc (CORDEE_XML_MAX_BYTES + 1);

  memset (blank, ' ', CORDEE_XML_MAX_BYTES + 1);
  cordee_test_check_refused (blank, CORDEE_XML_MAX_BYTES + 1, NULL, CORDEE_XML_TOO_LARGE, 0);
  cordee_test_check_refused (blank, CORDEE_XML_MAX_BYTES, NULL, CORDEE_XML_MALFORMED, 1);
}
END_TEST

START_TEST (limit_of_depth)
{
  g_autoptr(GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 2000; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 2000; i++)
    g_string_append (deep, "</a>");
  cordee_test_check_refused (deep->str, deep->len, NULL, CORDEE_XML_MALFORMED, 1);
}
END_TEST

START_TEST (limit_of_lengths)
{
  g_autofree char *name = g_strnfill (200000, 'n');
  g_autofree char *value = g_strnfill (11000000, 'v');
  g_autofree char *long_name = g_strdup_printf ("<%s/>", name);
  g_autofree char *long_value = g_strdup_printf ("<a b=\"%s\"/>", value);

  cordee_test_check_refused (long_name, strlen (long_name), NULL, CORDEE_XML_MALFORMED, 1);
  cordee_test_check_refused (long_value, strlen (long_value), NULL, CORDEE_XML_MALFORMED, 1);
}
END_TEST

/* However much is wrong, a person reads some tens of findings at most. */
START_TEST (limit_of_findings)
{
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  g_autoptr(CordeeXmlDocument) document = NULL;
  g_autoptr(GString) text = g_string_new (CORDEE_TEST_PACK_HEAD "<sources>\n");

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "<source id=\"É\"><title>t</title><publisher>p</publisher></source>\n");
  g_string_append (text, "</sources></pack>");
  document = cordee_test_parse (text->str, text->len, cordee_test_schema (), findings);

  ck_assert_ptr_null (document);
  ck_assert_uint_ge (findings->len, 10);
  ck_assert_uint_le (findings->len, 100);
  ck_assert_int_eq (cordee_test_finding_at (findings, 0)->line, 4);
  ck_assert_int_eq (cordee_test_finding_at (findings, 1)->line, 5);
}
END_TEST

/* ── against the schema ─────────────────────────────────────────── */

/* Each with the line and the whole sentence: what stands there, what was expected. */
START_TEST (schema_tells_line_and_expected)
{
  static const struct
  {
    const char *text;
    int line;
    const char *what;
  } samples[] = {
    { "<livre/>", 1, "<livre> n’est pas une racine connue ; attendu : pack ou left-out" },
    { "<pack xmlns=\"urn:x\"/>", 1, "<{urn:x}pack> n’est pas une racine connue ; attendu : pack ou left-out" },
    { "<pack format=\"1\" id=\"x\" checked=\"2026-11-22\"/>", 1, "<pack> est incomplet ; attendu : title" },
    { "<pack format=\"1\" id=\"x\" checked=\"2026-11-22\">\n\n<titre>t</titre></pack>", 3, "<titre> n’est pas attendu ici ; attendu : title" },
    { CORDEE_TEST_PACK_HEAD "<sources/></pack>", 3, "<sources> est incomplet ; attendu : source" },
    { CORDEE_TEST_PACK_HEAD "<sources><source id=\"s\"><title>t</title>\n<title>t</title></source></sources></pack>", 4, "<title> n’est pas attendu ici ; attendu : publisher" },
    { CORDEE_TEST_PACK_HEAD "<sources>\n<source><title>t</title><publisher>p</publisher></source></sources></pack>", 4,
      "<source> : l’attribut « id » manque ; il est obligatoire" },
    { CORDEE_TEST_PACK_HEAD "<sources>\n<source id=\"s\" couleur=\"rouge\"><title>t</title><publisher>p</publisher></source></sources></pack>", 4,
      "<source> : l’attribut « couleur » n’existe pas ici ; attendu : un attribut prévu par le schéma" },
    { CORDEE_TEST_PACK_HEAD "<sources>\n<source id=\"s\" xml:id=\"t\"><title>t</title><publisher>p</publisher></source></sources></pack>", 4,
      "<source> : l’attribut « {http://www.w3.org/XML/1998/namespace}id » n’existe pas ici ; attendu : un attribut prévu par le schéma" },
    { CORDEE_TEST_PACK_HEAD "<sources>texte<source id=\"s\"><title>t</title><publisher>p</publisher></source></sources></pack>", 3,
      "<sources> : du texte n’est pas attendu ici ; attendu : seulement des éléments" },
    { CORDEE_TEST_PACK_HEAD "<notes>\n<note source=\"s\">n<em>m</em></note></notes></pack>", 4,
      "<note> : un élément n’est pas attendu ici ; attendu : seulement du texte" },
    { CORDEE_TEST_PACK_HEAD "<notes>\n<note source=\"s\"> \n </note></notes></pack>", 4,
      "<note> : la valeur est vide ou trop courte ; attendu : une longueur d’au moins 1" },
    { "<pack format=\"2\" id=\"x\" checked=\"2026-11-22\"><title>t</title></pack>", 1,
      "attribut « format » de <pack> : « 2 » n’est pas admis ; attendu : '1'" },
    { CORDEE_TEST_PACK_HEAD "<questions><question id=\"q\" type=\"photo\"><label>l</label><why>w</why></question></questions></pack>", 3,
      "attribut « type » de <question> : « photo » n’est pas admis ; attendu : 'integer', 'percent', 'boolean', 'choice', 'multiple', 'code', "
      "'communes', 'date', 'membres', 'text'" },
    { "<pack format=\"1\" id=\"x\" checked=\"2024-02-30\"><title>t</title></pack>", 1,
      "attribut « checked » de <pack> : « 2024-02-30 » n’est pas une valeur admise ; attendu : une date AAAA-MM-JJ" },
    { "<pack format=\"1\" id=\"X x\" checked=\"2026-11-22\"><title>t</title></pack>", 1,
      "attribut « id » de <pack> : « X x » n’a pas la forme voulue ; attendu : [a-z0-9]+(-[a-z0-9]+)*" },
    { CORDEE_TEST_PACK_HEAD "<sources><source id=\"s\" date=\"hier\"><title>t</title><publisher>p</publisher></source></sources></pack>", 3,
      "attribut « date » de <source> : « hier » n’est pas une valeur admise ; attendu : une année, un mois ou un jour (AAAA, AAAA-MM ou AAAA-MM-JJ)" },
    { CORDEE_TEST_PACK_HEAD "<questions><question id=\"q\" type=\"integer\" min=\"1e30\"><label>l</label><why>w</why></question></questions></pack>", 3,
      "attribut « min » de <question> : « 1e30 » n’est pas une valeur admise ; attendu : un nombre décimal, avec un point" },
    { CORDEE_TEST_PACK_HEAD "<questions><question id=\"q\" type=\"integer\" min=\"-999999999999999999\"><label>l</label><why>w</why></question></questions></pack>", 3,
      "attribut « min » de <question> : -999999999999999999 est trop petit ; attendu : au moins -1000000000000" },
    { CORDEE_TEST_PACK_HEAD "<questions><question id=\"q\" type=\"integer\" max=\"999999999999999999\"><label>l</label><why>w</why></question></questions></pack>", 3,
      "attribut « max » de <question> : 999999999999999999 est trop grand ; attendu : au plus 1000000000000" },
    { CORDEE_TEST_PACK_HEAD "<questions><question id=\"q\" type=\"integer\" max=\"0.12345\"><label>l</label><why>w</why></question></questions></pack>", 3,
      "attribut « max » de <question> : 0.12345 a trop de décimales ; attendu : au plus 4" },
    { CORDEE_TEST_PACK_HEAD "<groups><group id=\"g\" order=\"70000\"><label>l</label></group></groups></pack>", 3,
      "attribut « order » de <group> : « 70000 » n’est pas une valeur admise ; attendu : un entier de 0 à 65535" },
    { CORDEE_TEST_PACK_HEAD "<notes><note source=\"s\" fact=\"x\">n</note></notes></pack>", 3,
      "attribut « fact » de <note> : « x » n’a pas la forme voulue ; attendu : [A-Z0-9]+(-[A-Za-z0-9]+)*" },
    { CORDEE_TEST_PACK_HEAD "<regions><region code=\"7\" departements=\"34\"><name>n</name></region></regions></pack>", 3,
      "attribut « code » de <region> : « 7 » n’a pas la forme voulue ; attendu : [0-9]{2}" },
    { CORDEE_TEST_PACK_HEAD "<regions><region code=\"76\" departements=\"034\"><name>n</name></region></regions></pack>", 3,
      "attribut « departements » de <region> : « 034 » n’a pas la forme voulue ; attendu : [0-9]{2}|2[AB]|9[78][0-9]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
      g_autoptr(CordeeXmlDocument) document = cordee_test_parse (samples[i].text, strlen (samples[i].text), cordee_test_schema (), findings);
      const CordeeTestFinding *first;

      ck_assert_msg (document == NULL, "accepted: %s", samples[i].text);
      first = cordee_test_finding_at (findings, 0);
      ck_assert_int_eq (first->problem, CORDEE_XML_INVALID);
      ck_assert_msg (first->line == samples[i].line, "line %d for: %s", first->line, samples[i].text);
      ck_assert_str_eq (first->what, samples[i].what);
    }
}
END_TEST

/* Every problem of a document is told, in the order of lines. */
START_TEST (schema_tells_all)
{
  static const char text[] = CORDEE_TEST_PACK_HEAD
    "<groups>\n"
    "<group id=\"G\" order=\"1\"><label>l</label></group>\n"
    "<group id=\"g\" order=\"-1\"><label>l</label></group>\n"
    "<group id=\"h\" order=\"1\"><label> </label></group>\n"
    "</groups></pack>";
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse (text, strlen (text), cordee_test_schema (), findings);

  ck_assert_ptr_null (document);
  ck_assert_uint_eq (findings->len, 3);
  for (guint i = 0; i < 3; i++)
    ck_assert_int_eq (cordee_test_finding_at (findings, i)->line, 4 + (int) i);
}
END_TEST

START_TEST (schema_that_is_none)
{
  static const char *const texts[] = { "", "<a/>", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element/></xs:schema>" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;
      g_autoptr(CordeeXmlSchema) schema = cordee_xml_schema_new (bytes, &error);

      ck_assert_ptr_null (schema);
      ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA));
      ck_assert_str_eq (error->message, "le schéma des packs est illisible");
    }
}
END_TEST

/* ── broken at every place ──────────────────────────────────────── */

/* Reads bytes as a pack. Either a pack that can be written again, or reasons; never neither. */
static gboolean
survives (const void *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GPtrArray) issues = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_issue_free);
  g_autoptr(CordeePack) pack = cordee_pack_new_from_bytes (bytes, "essai.xml", cordee_test_schema (), issues);
  g_autofree char *text = NULL;

  if (pack == NULL)
    {
      ck_assert_msg (issues->len > 0, "%.*s\nrefused without a reason", (int) size, (const char *) data);
      return FALSE;
    }
  ck_assert_uint_eq (issues->len, 0);
  text = cordee_pack_to_xml (pack);
  ck_assert_ptr_nonnull (text);
  return TRUE;
}

START_TEST (broken_whole_it_is_read)
{
  ck_assert (survives (cordee_test_small_pack, strlen (cordee_test_small_pack)));
}
END_TEST

START_TEST (broken_every_truncation)
{
  for (gsize size = 0; size < strlen (cordee_test_small_pack); size++)
    ck_assert_msg (!survives (cordee_test_small_pack, size), "accepted, cut after %zu bytes", size);
}
END_TEST

/* From the other end: what is left of a pack without its beginning is none. */
START_TEST (broken_every_beheading)
{
  static const gsize declaration = sizeof "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  for (gsize start = declaration + 1; start < strlen (cordee_test_small_pack); start++)
    ck_assert_msg (!survives (cordee_test_small_pack + start, strlen (cordee_test_small_pack) - start), "accepted from byte %zu on", start);
}
END_TEST

/* Any one byte may be anything: a pack, or reasons. */
START_TEST (broken_every_byte)
{
  static const char others[] = { '\0', '<', '>', '&', '"', ' ', '\n', 'x', (char) 0x80, (char) 0xc3, (char) 0xff };
  g_autofree char *text = g_strdup (cordee_test_small_pack);
  gsize size = strlen (cordee_test_small_pack);

  for (gsize i = 0; i < size; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        {
          text[i] = others[j];
          (void) survives (text, size);
        }
      text[i] = cordee_test_small_pack[i];
    }
}
END_TEST

static Suite *
xml_suite (void)
{
  Suite *suite = suite_create ("xml");
  TCase *malformed = tcase_create ("malformed");
  TCase *limits = tcase_create ("limits");
  TCase *schema = tcase_create ("schema");
  TCase *broken = tcase_create ("broken");

  tcase_add_test (malformed, malformed_tells_the_line);
  tcase_add_test (malformed, malformed_is_told_in_words);
  tcase_add_test (malformed, malformed_utf8);
  tcase_add_test (malformed, malformed_other_encoding);
  tcase_add_test (malformed, malformed_nul_bytes);
  tcase_add_test (malformed, malformed_nothing);
  tcase_add_test (malformed, malformed_without_a_listener);
  suite_add_tcase (suite, malformed);

  tcase_set_timeout (limits, 20);
  tcase_add_test (limits, limit_of_bytes);
  tcase_add_test (limits, limit_of_depth);
  tcase_add_test (limits, limit_of_lengths);
  tcase_add_test (limits, limit_of_findings);
  suite_add_tcase (suite, limits);

  tcase_add_test (schema, schema_tells_line_and_expected);
  tcase_add_test (schema, schema_tells_all);
  tcase_add_test (schema, schema_that_is_none);
  suite_add_tcase (suite, schema);

  tcase_set_timeout (broken, 30);
  tcase_add_test (broken, broken_whole_it_is_read);
  tcase_add_test (broken, broken_every_truncation);
  tcase_add_test (broken, broken_every_beheading);
  tcase_add_test (broken, broken_every_byte);
  suite_add_tcase (suite, broken);

  return suite;
}

int
main (void)
{
  return cordee_test_main (xml_suite ());
}
