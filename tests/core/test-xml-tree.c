/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-xml.h"

#include <string.h>

/* ── what is read ───────────────────────────────────────────────── */

/* One line for each element: its place, text, line, span, and two attributes that the samples use. */
static void
dump (const CordeeXmlNode *node, guint depth, GString *out)
{
  static const char *const names[] = { "pack", "title", "s", "em", "b", "include" };

  for (const CordeeXmlNode *here = node; here != NULL; here = cordee_xml_next (here))
    {
      const char *name = "?";
      const char *id = cordee_xml_attribute (here, "id");
      const char *place = cordee_xml_attribute (here, "place");
      guint start, end;

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (cordee_xml_is (here, names[i]))
          name = names[i];
      cordee_xml_span (here, &start, &end);
      g_string_append_printf (out, "%*s%s|%s|%d|%u-%u|%s|%s\n", (int) depth, "", name, cordee_xml_text (here), cordee_xml_line (here), start, end,
                              id != NULL ? id : "-", place != NULL ? place : "-");
      dump (cordee_xml_first_child (here), depth + 1, out);
    }
}

static char *
dump_document (const CordeeXmlDocument *document)
{
  GString *out = g_string_new (NULL);

  dump (cordee_xml_document_get_root (document), 0, out);
  return g_string_free (out, FALSE);
}

static const char tree[] =
  "<pack id=\"p\">\n"
  "  <title place=\" un \n deux \">  T &amp; U &lt;\n &#233;&#xE9;  </title>\n"
  "  <s>un <em>mot</em>, <em>deux  mots</em> ; trois</s>\n"
  "  <b id=\"a &amp; b &lt; c &quot; &apos; &#8364;\"/>\n"
  "</pack>";
static const char tree_dump[] =
  "pack||1|0-0|p|-\n"
  " title|T & U < éé|3|0-0|-|un deux\n"
  " s|un mot, deux mots ; trois|5|0-0|-|-\n"
  "  em|mot|5|3-6|-|-\n"
  "  em|deux mots|5|8-17|-|-\n"
  " b||6|0-0|a & b < c \" ' €|-\n";

/* An element counts from the line on which its start tag ends. */
START_TEST (read_tree)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good (tree, NULL);
  g_autofree char *text = dump_document (document);

  ck_assert_str_eq (text, tree_dump);
}
END_TEST

/* A byte order mark, comments, instructions and CDATA leave no trace. */
START_TEST (read_pieces)
{
  g_autoptr(CordeeXmlDocument) document =
    cordee_test_parse_good ("\xef\xbb\xbf<?xml version=\"1.0\"?><!-- a --><?x y?>\n<s> un<!-- b -->e <![CDATA[ <x> ]]><?z?>&#10;fin </s><!-- c -->\n", NULL);

  ck_assert_str_eq (cordee_xml_text (cordee_xml_document_get_root (document)), "une <x> fin");
  ck_assert_int_eq (cordee_xml_line (cordee_xml_document_get_root (document)), 2);
}
END_TEST

/* Where the spaces around an emphasis stand makes no difference. */
START_TEST (read_spaces_around_emphasis)
{
  static const struct
  {
    const char *text;
    const char *dump;
  } samples[] = {
    { "<s>a <em>b</em> c</s>", "s|a b c|1|0-0|-|-\n em|b|1|2-3|-|-\n" },
    { "<s>a<em> b </em>c</s>", "s|a b c|1|0-0|-|-\n em|b|1|2-3|-|-\n" },
    { "<s> a \n <em> \t b\n</em> c </s>", "s|a b c|1|0-0|-|-\n em|b|2|2-3|-|-\n" },
    { "<s>a<em>b</em>c</s>", "s|abc|1|0-0|-|-\n em|b|1|1-2|-|-\n" },
    { "<s> <em> b </em> </s>", "s|b|1|0-0|-|-\n em|b|1|0-1|-|-\n" },
    { "<s><em>a</em> <em>b</em><em>c</em></s>", "s|a bc|1|0-0|-|-\n em|a|1|0-1|-|-\n em|b|1|2-3|-|-\n em|c|1|3-4|-|-\n" },
    { "<s>é<em>à</em></s>", "s|éà|1|0-0|-|-\n em|à|1|2-4|-|-\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good (samples[i].text, NULL);
      g_autofree char *text = dump_document (document);

      ck_assert_str_eq (text, samples[i].dump);
    }
}
END_TEST

START_TEST (read_missing)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good ("<a b=\"\"/>", NULL);
  const CordeeXmlNode *root = cordee_xml_document_get_root (document);

  ck_assert_str_eq (cordee_xml_attribute (root, "b"), "");
  ck_assert_ptr_null (cordee_xml_attribute (root, "c"));
  ck_assert_str_eq (cordee_xml_text (root), "");
  ck_assert_ptr_null (cordee_xml_first_child (root));
  ck_assert_ptr_null (cordee_xml_next (root));
  ck_assert (!cordee_xml_is (root, "A"));
  ck_assert (!cordee_xml_is (root, "ab"));
}
END_TEST

/* Beyond 65535 libxml2 keeps lines elsewhere: messages stay right. */
START_TEST (read_far_lines)
{
  g_autofree char *blank = g_strnfill (70000, '\n');
  g_autofree char *good = g_strdup_printf ("<a>%s<b>t</b>\n</a>", blank);
  g_autofree char *malformed = g_strdup_printf ("<a>%s<b></a>", blank);
  g_autofree char *invalid = g_strdup_printf (CORDEE_TEST_PACK_HEAD "%s<livres>t</livres>\n</pack>", blank);
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good (good, NULL);

  ck_assert_int_eq (cordee_xml_line (cordee_xml_first_child (cordee_xml_document_get_root (document))), 70001);
  cordee_test_check_refused (malformed, strlen (malformed), NULL, CORDEE_XML_MALFORMED, 70001);
  cordee_test_check_refused (invalid, strlen (invalid), cordee_test_schema (), CORDEE_XML_INVALID, 70003);
}
END_TEST

START_TEST (read_fingerprint)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good ("<a/>", NULL);
  g_autoptr(CordeeXmlDocument) other = cordee_test_parse_good ("<a />", NULL);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "<a/>", -1);

  ck_assert_str_eq (cordee_xml_document_get_sha256 (document), expected);
  ck_assert_str_ne (cordee_xml_document_get_sha256 (other), expected);
}
END_TEST

/* ── flat ───────────────────────────────────────────────────────── */

/* The block says the same at another address: nothing in it is a pointer. */
START_TEST (flat_round_trip)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good (tree, NULL);
  gsize size;
  const void *data = g_bytes_get_data (cordee_xml_document_get_flat (document), &size);
  g_autoptr(GBytes) moved = g_bytes_new (data, size);
  g_autoptr(CordeeXmlDocument) again = cordee_xml_document_new_from_flat (moved);
  g_autofree char *text = NULL;

  ck_assert_ptr_nonnull (again);
  ck_assert_ptr_ne (cordee_xml_document_get_root (again), cordee_xml_document_get_root (document));
  text = dump_document (again);
  ck_assert_str_eq (text, tree_dump);
  ck_assert_str_eq (cordee_xml_document_get_sha256 (again), cordee_xml_document_get_sha256 (document));
  ck_assert (g_bytes_equal (cordee_xml_document_get_flat (again), moved));
}
END_TEST

/* The same text gives the same block, byte by byte: builds are reproducible. */
START_TEST (flat_is_reproducible)
{
  g_autoptr(CordeeXmlDocument) one = cordee_test_parse_good (cordee_test_small_pack, cordee_test_schema ());
  g_autoptr(CordeeXmlDocument) other = cordee_test_parse_good (cordee_test_small_pack, cordee_test_schema ());

  ck_assert (g_bytes_equal (cordee_xml_document_get_flat (one), cordee_xml_document_get_flat (other)));
}
END_TEST

static gboolean
flat_is_read (const void *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(CordeeXmlDocument) document = cordee_xml_document_new_from_flat (bytes);

  return document != NULL;
}

START_TEST (flat_foreign)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good (tree, NULL);
  gsize size;
  const char *data = g_bytes_get_data (cordee_xml_document_get_flat (document), &size);
  g_autofree char *copy = g_malloc0 (size + 8);
  g_autofree char *zeros = g_malloc0 (4096);

  /* Whole, it is read: the rest proves something. */
  ck_assert (flat_is_read (data, size));
  for (gsize shorter = 0; shorter < size; shorter++)
    ck_assert_msg (!flat_is_read (data, shorter), "accepted, cut after %zu bytes", shorter);

  memcpy (copy, data, size);
  ck_assert (!flat_is_read (copy, size + 1));
  ck_assert (!flat_is_read (copy, size + 8));

  /* Another layout, and another byte order. */
  copy[0] ^= 1;
  ck_assert (!flat_is_read (copy, size));
  for (guint i = 0; i < 4; i++)
    copy[i] = data[3 - i];
  ck_assert (!flat_is_read (copy, size));

  ck_assert (!flat_is_read (zeros, 4096));
  ck_assert (!flat_is_read (tree, strlen (tree)));
  ck_assert (!flat_is_read (cordee_test_small_pack, strlen (cordee_test_small_pack)));
}
END_TEST

/* Numbers cannot be read in place where they are not aligned. */
START_TEST (flat_misaligned)
{
  g_autoptr(CordeeXmlDocument) document = cordee_test_parse_good (tree, NULL);
  gsize size;
  const void *data = g_bytes_get_data (cordee_xml_document_get_flat (document), &size);
  g_autofree char *room = g_malloc (size + 4);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(CordeeXmlDocument) again = NULL;

      memcpy (room + i, data, size);
      bytes = g_bytes_new_static (room + i, size);
      again = cordee_xml_document_new_from_flat (bytes);
      ck_assert ((again != NULL) == (i == 0));
    }
}
END_TEST

/* ── writing ────────────────────────────────────────────────────── */

START_TEST (write_escapes)
{
  g_autoptr(CordeeXmlWriter) writer = cordee_xml_writer_new ("s");
  CordeeXmlElement *root = cordee_xml_writer_get_root (writer);
  g_autoptr(CordeeXmlDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;

  cordee_xml_set (root, "id", "a & b < c \" ' €");
  cordee_xml_set (root, "place", NULL);
  cordee_xml_add_text (root, "1 < 2 & ");
  cordee_xml_add (root, "em", "&amp;");
  cordee_xml_add_text (root, " ]]> fin");
  text = cordee_xml_writer_to_string (writer);
  ck_assert (g_str_has_prefix (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
  document = cordee_test_parse_good (text, NULL);
  read = dump_document (document);

  ck_assert_str_eq (read, "s|1 < 2 & &amp; ]]> fin|2|0-0|a & b < c \" ' €|-\n em|&amp;|2|8-13|-|-\n");
}
END_TEST

static Suite *
xml_tree_suite (void)
{
  Suite *suite = suite_create ("xml-tree");
  TCase *reading = tcase_create ("reading");
  TCase *flat = tcase_create ("flat");
  TCase *writing = tcase_create ("writing");

  tcase_add_test (reading, read_tree);
  tcase_add_test (reading, read_pieces);
  tcase_add_test (reading, read_spaces_around_emphasis);
  tcase_add_test (reading, read_missing);
  tcase_add_test (reading, read_far_lines);
  tcase_add_test (reading, read_fingerprint);
  suite_add_tcase (suite, reading);

  tcase_add_test (flat, flat_round_trip);
  tcase_add_test (flat, flat_is_reproducible);
  tcase_add_test (flat, flat_foreign);
  tcase_add_test (flat, flat_misaligned);
  suite_add_tcase (suite, flat);

  tcase_add_test (writing, write_escapes);
  suite_add_tcase (suite, writing);

  return suite;
}

int
main (void)
{
  return cordee_test_main (xml_tree_suite ());
}
