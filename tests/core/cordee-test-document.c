/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-test-document.h"

#include "cordee-test-xml.h"
#include "cordee-test.h"

#define CREATED G_GINT64_CONSTANT (1795348800) /* 2026-11-22 12:00 UTC */

/* ── what there is to say ───────────────────────────────────────── */

static CordeeRich *
rich (const char *text, CordeeRichStyle style, const char *rest)
{
  CordeeRich *self = cordee_rich_new (NULL);

  cordee_rich_append (self, text, style);
  if (rest != NULL)
    cordee_rich_append (self, rest, CORDEE_RICH_PLAIN);
  return self;
}

static CordeeRich *
gap (const char *before)
{
  CordeeRich *self = cordee_rich_new (before);

  cordee_rich_append (self, "à compléter", CORDEE_RICH_GAP);
  return self;
}

static CordeeRich *
cited (const char *text, const char *mark, const char *anchor)
{
  CordeeRich *self = cordee_rich_new (text);

  cordee_rich_append (self, " ", CORDEE_RICH_PLAIN);
  cordee_rich_append_full (self, mark, CORDEE_RICH_SMALL, NULL, anchor);
  return self;
}

static CordeeRich *
structure (const char *sign, const char *name, const char *colour)
{
  CordeeRich *self = cordee_rich_new (NULL);

  cordee_rich_append_full (self, sign, CORDEE_RICH_BOLD, colour, NULL);
  cordee_rich_append (self, " ", CORDEE_RICH_PLAIN);
  cordee_rich_append_full (self, name, CORDEE_RICH_BOLD, colour, NULL);
  return self;
}

static void
add_verdict (CordeeTable *table, CordeeRich *name, const char *verdict, CordeeRich *missing)
{
  CordeeTableRow *row = cordee_table_add_row (table, FALSE);
  GPtrArray *cell;

  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, name);
  cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, cordee_rich_new (verdict));
  cell = cordee_table_row_add_cell (row);
  cordee_table_cell_add (cell, CORDEE_PART_ITEM, "•", missing);
  cordee_table_cell_add (cell, CORDEE_PART_ITEM, "•", cited ("Un protocole entre professionnels, dit le texte.", "[1]", "#source-1"));
}

static void
add_result (CordeeDocument *document)
{
  CordeeTable *table;

  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Ce qui convient au projet")->anchor = g_strdup ("resultat");
  cordee_document_add (document, CORDEE_PART_BOX, NULL,
                       rich ("Ce projet peut devenir une équipe de soins primaires.", CORDEE_RICH_BOLD,
                             " Une maison de santé s’ouvre avec un second médecin généraliste : l’usage en demande deux, "
                             "et la région n’a pas publié de dérogation."));
  table = cordee_document_add_table (document, "Chaque structure, son verdict, et ce qui manque");
  cordee_table_add_column (table, cordee_rich_new ("Structure"), NULL, 2);
  cordee_table_add_column (table, cordee_rich_new ("Verdict"), "règles au 22/11/2026", 1.5);
  cordee_table_add_column (table, cordee_rich_new ("Ce qui manque"), NULL, 4);
  add_verdict (table, structure ("●", "ESP", "#0069a6"), "✓ possible", cordee_rich_new ("Rien."));
  add_verdict (table, structure ("■", "MSP", "#00755a"), "◐ à compléter", gap ("Second médecin généraliste : "));
  add_verdict (table, structure ("▲", "CPTS", "#b34700"), "✕ exclue", cordee_rich_new ("Un projet pour la population d’un territoire."));

  cordee_document_add_text (document, CORDEE_PART_SUBHEADING, NULL, "Pourquoi");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "✓", "Au moins un médecin généraliste : le projet en compte 1.");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "✓", "Au moins un autre professionnel : le projet compte 3 infirmiers.");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "✕", "Deux médecins généralistes : le projet en compte 1.");
  cordee_document_add (document, CORDEE_PART_ITEM, "◐", gap ("Lettre d’intention : "));
}

/* ── documents ──────────────────────────────────────────────────── */

CordeeDocument *
cordee_test_document (void)
{
  CordeeDocument *document = cordee_document_new ("Compte rendu d’entretien", "fr", CREATED);
  CordeeRich *text;

  document->lead = g_strdup ("Équipe du Vidourle, entretien du 22/11/2026");
  document->subject = g_strdup ("Ce qui convient au projet de l’équipe du Vidourle");
  document->author = g_strdup ("Guichet CPTS");
  document->foot = g_strdup ("Équipe du Vidourle · règles au 22/11/2026, Occitanie · base 1a2b3c4d");

  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Le projet");
  cordee_document_add_text (document, CORDEE_PART_FACT, "Équipe", "Équipe du Vidourle");
  cordee_document_add_text (document, CORDEE_PART_FACT, "Médecins généralistes", "1 (dit par l’équipe le 22/11/2026)");
  cordee_document_add (document, CORDEE_PART_FACT, "Pharmaciens", gap (""));
  cordee_document_add_text (document, CORDEE_PART_FACT, "Échelle du projet", "une patientèle commune ; l’équipe suit déjà 2 400 patients");
  add_result (document);

  cordee_document_add_text (document, CORDEE_PART_BREAK, NULL, "");
  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Les étapes");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "1.", "Écrire la lettre d’intention.");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "2.", "La déposer auprès de l’agence régionale.");
  cordee_document_add_text (document, CORDEE_PART_PARAGRAPH, NULL, "Puis, une fois l’accord reçu :");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "3.", "Rédiger le projet de santé.");
  text = rich ("En passant, ", CORDEE_RICH_SOFT, "voir ");
  cordee_rich_append_full (text, "ce qui convient", CORDEE_RICH_PLAIN, NULL, "#resultat");
  cordee_rich_append (text, " et les ", CORDEE_RICH_PLAIN);
  cordee_rich_append_full (text, "sources", CORDEE_RICH_BOLD | CORDEE_RICH_SMALL, NULL, "#source-1");
  cordee_rich_append (text, ".", CORDEE_RICH_PLAIN);
  cordee_document_add (document, CORDEE_PART_PARAGRAPH, NULL, text);

  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "Sources");
  text = cordee_rich_new ("Code de la santé publique, article L. 1411-11-1, ");
  cordee_rich_append_full (text, "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038886462?x=1&y=2", CORDEE_RICH_SMALL, NULL,
                           "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000038886462?x=1&y=2");
  cordee_document_add (document, CORDEE_PART_ITEM, "[1]", text)->anchor = g_strdup ("source-1");
  cordee_document_add_text (document, CORDEE_PART_ITEM, "[2]", "Accord conventionnel interprofessionnel, 2017")->anchor = g_strdup ("source-2");
  return document;
}

CordeeDocument *
cordee_test_document_of_rows (guint n_rows)
{
  static const char *const heads[] = { "Critère", "● ESP", "◆ ESS", "■ MSP", "▲ CPTS" };
  static const char *const colours[] = { NULL, "#0069a6", "#9a3a78", "#00755a", "#b34700" };
  static const char *const words[] = { "Un texte bref", "Financement forfaitaire de 30 000 € par an, la première année, sous condition de projet",
                                       "Association ou société, au choix de l’équipe", "Ne s’applique pas", "Deux lectures, voir les sources" };
  CordeeDocument *document = cordee_document_new ("Comparaison des structures", "fr", CREATED);
  CordeeTable *table;

  document->landscape = TRUE;
  document->lead = g_strdup ("Règles au 22/11/2026, Occitanie");
  document->foot = g_strdup ("Information, pas un conseil juridique. Seuls les textes cités font foi.");
  table = cordee_document_add_table (document, "Une ligne par critère, une colonne par structure");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      CordeeRich *head = cordee_rich_new (NULL);

      cordee_rich_append_full (head, heads[i], CORDEE_RICH_PLAIN, colours[i], NULL);
      cordee_table_add_column (table, head, i > 0 ? "Nom complet de la structure" : NULL, i == 0 ? 1.4 : 2);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      CordeeTableRow *row;

      if (i % 6 == 0)
        {
          g_autofree char *group = g_strdup_printf ("Groupe %u", i / 6 + 1);

          row = cordee_table_add_row (table, TRUE);
          cordee_table_cell_add (cordee_table_row_add_cell (row), CORDEE_PART_PARAGRAPH, NULL, cordee_rich_new (group));
        }
      row = cordee_table_add_row (table, FALSE);
      for (guint j = 0; j < G_N_ELEMENTS (heads); j++)
        {
          GPtrArray *cell = cordee_table_row_add_cell (row);
          g_autofree char *name = g_strdup_printf ("Critère %u", i + 1);

          for (guint k = 0; k < (j == 0 ? 1 : 1 + (i + j) % 3); k++)
            cordee_table_cell_add (cell, (i + j) % 3 == 0 || j == 0 ? CORDEE_PART_PARAGRAPH : CORDEE_PART_ITEM, NULL,
                                   cordee_rich_new (j == 0 ? name : words[(i + j + k) % G_N_ELEMENTS (words)]));
        }
    }
  return document;
}

CordeeDocument *
cordee_test_document_of_tall_rows (gboolean landscape)
{
  CordeeDocument *document = cordee_document_new ("Hautes lignes", "fr", CREATED);

  document->landscape = landscape;
  for (guint n = landscape ? 18 : 30; n < (landscape ? 44u : 64u); n++)
    {
      CordeeTable *table;
      CordeeTableRow *row;
      GPtrArray *cell;

      if (n > (landscape ? 18u : 30u))
        cordee_document_add (document, CORDEE_PART_BREAK, NULL, NULL);
      table = cordee_document_add_table (document, "Une haute ligne");
      cordee_table_add_column (table, cordee_rich_new ("A"), NULL, 1);
      cordee_table_add_column (table, cordee_rich_new ("B"), NULL, 3);
      row = cordee_table_add_row (table, FALSE);
      cordee_table_row_add_cell (row);
      cell = cordee_table_row_add_cell (row);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *line = g_strdup_printf ("r%ul%u", n, i);

          cordee_table_cell_add (cell, CORDEE_PART_PARAGRAPH, NULL, cordee_rich_new (line));
        }
    }
  return document;
}

CordeeDocument *
cordee_test_document_hostile (void)
{
  static const char *const texts[] = {
    "=1+1", "+33 6", "-5", "@SUM(A1)", "\t=2", "\r=3", "=HYPERLINK(\"http://x\";\"y\")",
    "a;b\"c\"\r\nd", "]]>&amp;<b>\"'", "<script>alert(1)</script>",
    "\001\002a\033[31mb\177c", "deux  espaces", " devant", "fin ", "\xff\xfe invalid", "😀 \u202eabc\u202c \ufeff\uffff", "--> <!-- </style>",
    "\n", "", "http://x", "${x} {{x}} %s %n",
  };
  static const char *const links[] = {
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "https://x/\" onclick=\"y", "https://x/<b>",
    "#absent", "#", "", "vnd.sun.star.script:x", "//x", "https://x/\n", "mailto:a@b.fr", "HTTPS://exemple.fr/é?a=1&b=2#c", "#a b\"<",
  };
  static const char *const colours[] = { "#0069a6", "red", "#12", "#0069a6\" onclick=\"x", "", "#ffffff", "#000000" };
  CordeeDocument *document = cordee_document_new ("<Titre> & \"autre\"\n\001", "fr\" x=\"", CREATED);
  CordeeTable *table;

  document->lead = g_strdup ("=lead\n</p>");
  document->subject = g_strdup ("\"><script>");
  document->author = g_strdup ("\xc3");
  document->foot = g_strdup ("@foot\t\n</footer>");
  cordee_document_add_text (document, CORDEE_PART_SUBHEADING, "<", "avant tout titre");
  for (int kind = CORDEE_PART_HEADING; kind <= CORDEE_PART_BREAK; kind++)
    for (guint i = 0; kind != CORDEE_PART_TABLE && i < G_N_ELEMENTS (texts); i++)
      {
        CordeeRich *text = cordee_rich_new (texts[i]);

        cordee_rich_append_full (text, texts[(i + 3) % G_N_ELEMENTS (texts)], (CordeeRichStyle) (i % 16), colours[i % G_N_ELEMENTS (colours)],
                                 links[i % G_N_ELEMENTS (links)]);
        cordee_document_add (document, (CordeePartKind) kind, i % 3 == 0 ? texts[i] : i % 3 == 1 ? "•" : NULL, text)->anchor
          = g_strdup (i % 4 == 0 ? "a b\"<" : i % 4 == 1 ? "table_1" : i % 4 == 2 ? "" : NULL);
      }
  table = cordee_document_add_table (document, "=\"</caption>\001");
  cordee_table_add_column (table, cordee_rich_new ("=tête"), "-note", 1);
  cordee_table_add_column (table, cordee_rich_new (NULL), NULL, 0);
  cordee_table_add_row (table, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CordeeTableRow *row = cordee_table_add_row (table, i % 5 == 4);

      for (guint j = 0; j < (row->heading ? 1 : i % 4); j++)
        {
          GPtrArray *cell = cordee_table_row_add_cell (row);

          for (guint k = 0; k < (i + j) % 4; k++)
            cordee_table_cell_add (cell, k % 2 ? CORDEE_PART_ITEM : CORDEE_PART_PARAGRAPH, k == 1 ? "=" : NULL,
                                   cordee_rich_new (texts[(i + j + k) % G_N_ELEMENTS (texts)]));
        }
    }
  cordee_document_add_table (document, NULL);
  cordee_document_add_text (document, CORDEE_PART_HEADING, NULL, "rien dessous");
  return document;
}

/* ── reading back ───────────────────────────────────────────────── */

char *
cordee_test_squeeze (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  ck_assert_msg (plain != NULL, "not UTF-8");
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0xfeff)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

void
cordee_test_check_same_words (const char *found, const char *wanted)
{
  g_autofree char *one = cordee_test_squeeze (found);
  g_autofree char *other = cordee_test_squeeze (wanted);
  gsize at = 0;

  while (one[at] != '\0' && one[at] == other[at])
    at++;
  ck_assert_msg (one[at] == other[at], "after “%.*s”:\n“%.80s”, not\n“%.80s”", (int) MIN (at, 60), one + at - MIN (at, 60), one + at, other + at);
}

char *
cordee_test_program (const char *const *argv)
{
  g_autofree char *errors = NULL;
  g_autoptr(GError) error = NULL;
  char *text = NULL;
  int status;

  ck_assert_msg (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, &errors, &status, &error), "%s",
                 error != NULL ? error->message : argv[0]);
  ck_assert_msg (g_spawn_check_wait_status (status, &error), "%s: %s\n%s\n%s", argv[0], error != NULL ? error->message : "", text, errors);
  return text;
}

/* It keeps its settings in the folder of the test: it needs no home, and no other that runs gets in its way. */
void
cordee_test_office (const char *const *options, const char *filter, const char *const *files)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *folder = cordee_test_file ("");
  g_autofree char *profile = cordee_test_file ("office");
  g_autofree char *settings = g_strconcat ("-env:UserInstallation=file://", profile, NULL);
  g_autofree char *printed = NULL;

  g_ptr_array_add (argv, (gpointer) "soffice");
  g_ptr_array_add (argv, settings);
  g_ptr_array_add (argv, (gpointer) "--headless");
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) options[i]);
  g_ptr_array_add (argv, (gpointer) "--convert-to");
  g_ptr_array_add (argv, (gpointer) filter);
  g_ptr_array_add (argv, (gpointer) "--outdir");
  g_ptr_array_add (argv, folder);
  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) files[i]);
  g_ptr_array_add (argv, NULL);
  printed = cordee_test_program ((const char *const *) argv->pdata);
}

CordeeXmlDocument *
cordee_test_parse_file (const char *data, gsize size)
{
  g_autoptr(GPtrArray) findings = cordee_test_findings_new ();
  CordeeXmlDocument *document = cordee_test_parse (data, size, NULL, findings);

  ck_assert_msg (document != NULL && findings->len == 0, "%s", findings->len > 0 ? cordee_test_finding_at (findings, 0)->what : "");
  return document;
}
