/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-pack.h"
#include "cordee-test.h"

#include <gio/gio.h>
#include <string.h>

/* Reads a pack that must be good. The caller owns it. */
static CordeePack *
read_good (const char *text, const char *file)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeePack *pack = cordee_pack_new_from_bytes (bytes, file, cordee_test_schema (), issues);
  g_autofree char *why = issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : NULL;

  ck_assert_msg (pack != NULL, "%s: refused: %s", file, why != NULL ? why : "no reason given");
  ck_assert_uint_eq (issues->len, 0);
  return pack;
}

static CordeePack *
read_again (const CordeePack *pack)
{
  g_autofree char *text = cordee_pack_to_xml (pack);

  return read_good (text, pack->file);
}

/* ── round trips ────────────────────────────────────────────────── */

static guint
count_lists (const CordeePack *pack)
{
  return pack->structures->len + pack->groups->len + pack->criteria->len + pack->units->len + pack->periods->len + pack->regions->len
         + pack->sources->len + pack->sections->len + pack->questions->len + pack->derivations->len + pack->contradictions->len
         + pack->terms->len + pack->statements->len + pack->rules->len + pack->links->len + pack->joinings->len + pack->notes->len
         + pack->cases->len + pack->payers->len + pack->scales->len + pack->schemes->len + pack->funding_cases->len + pack->renames->len
         + pack->left_out->len + pack->actors->len + pack->phases->len + pack->holidays->len + pack->committees->len + pack->steps->len
         + pack->contacts->len + pack->templates->len;
}

/* Every pack of the base, left-out.xml included: written and read again it says the same, word for word. */
START_TEST (trip_of_the_base)
{
  g_autofree char *folder = cordee_test_source ("resources/knowledge");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_packs = 0, n_items = 0;
  const char *name;

  ck_assert_ptr_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autoptr(CordeePack) pack = NULL;
      g_autoptr(CordeePack) again = NULL;

      if (!g_str_has_suffix (name, ".xml"))
        continue;
      ck_assert (g_file_get_contents (path, &content, NULL, NULL));
      pack = read_good (content, name);
      once = cordee_pack_to_xml (pack);
      again = read_good (once, name);
      twice = cordee_pack_to_xml (again);

      ck_assert_msg (strcmp (once, twice) == 0, "%s is not the same when it is read again", name);
      ck_assert_msg (count_lists (pack) > 0, "%s: nothing was read", name);
      ck_assert_uint_eq (count_lists (again), count_lists (pack));
      n_packs++;
      n_items += count_lists (pack);
    }

  ck_assert_uint_ge (n_packs, 20);
  ck_assert_uint_ge (n_items, 1000);
}
END_TEST

/* The base that the program carries is what the sources say: the same as if they had been read just now. */
START_TEST (trip_of_the_build)
{
  GPtrArray *packs = cordee_knowledge_get_packs (cordee_test_knowledge ());

  ck_assert_uint_ge (packs->len, 20);
  for (guint i = 0; i < packs->len; i++)
    {
      const CordeePack *built = packs->pdata[i];
      g_autofree char *folder = cordee_test_source ("resources/knowledge");
      g_autofree char *path = g_build_filename (folder, built->file, NULL);
      g_autoptr(GPtrArray) issues = cordee_issues_new ();
      g_autoptr(CordeePack) source = cordee_pack_new_from_file (path, cordee_test_schema (), issues);
      g_autofree char *expected = NULL;
      g_autofree char *text = cordee_pack_to_xml (built);

      ck_assert_msg (source != NULL, "%s is not in resources/knowledge", built->file);
      expected = cordee_pack_to_xml (source);
      ck_assert_str_eq (built->sha256, source->sha256);
      ck_assert_msg (strcmp (text, expected) == 0, "%s: the build says something else than the source", built->file);
    }
}
END_TEST

/* All that a pack can carry, in the very form in which it is written: nothing is lost, nothing is added. */
static const char everything[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<pack format=\"1\" id=\"tout\" region=\"76\" checked=\"2026-11-22\">\n"
  "  <title>Tout &amp; plus</title>\n"
  "  <structures>\n"
  "    <structure id=\"CDS\" order=\"5\" sign=\"★\" colour=\"#123456\" colour-dark=\"#abcdef\" exists-from=\"1945-10-19\">\n"
  "      <name>Centre</name>\n"
  "      <summary>Un centre.</summary>\n"
  "    </structure>\n"
  "  </structures>\n"
  "  <groups>\n"
  "    <group id=\"g\" order=\"9\">\n"
  "      <label>Groupe</label>\n"
  "    </group>\n"
  "  </groups>\n"
  "  <criteria>\n"
  "    <criterion id=\"c\" group=\"g\" order=\"0\">\n"
  "      <label>Critère</label>\n"
  "      <hint>aide</hint>\n"
  "    </criterion>\n"
  "    <criterion id=\"c2\" group=\"g\" order=\"65535\">\n"
  "      <label>Autre</label>\n"
  "    </criterion>\n"
  "  </criteria>\n"
  "  <units>\n"
  "    <unit id=\"u\" symbol=\"§\">\n"
  "      <one>unité</one>\n"
  "      <many>unités</many>\n"
  "    </unit>\n"
  "  </units>\n"
  "  <periods>\n"
  "    <period id=\"p\">\n"
  "      <label>par siècle</label>\n"
  "    </period>\n"
  "  </periods>\n"
  "  <regions>\n"
  "    <region code=\"99\" departements=\"2A 971 34\">\n"
  "      <name>Ailleurs</name>\n"
  "    </region>\n"
  "  </regions>\n"
  "  <sources>\n"
  "    <source id=\"s\" date=\"2024-06\" estimated=\"true\">\n"
  "      <title>Titre</title>\n"
  "      <publisher>Éditeur</publisher>\n"
  "      <dated>vers juin</dated>\n"
  "      <url>https://example.org/?a=1&amp;b=2</url>\n"
  "      <url>http://example.org/</url>\n"
  "    </source>\n"
  "  </sources>\n"
  "  <sections>\n"
  "    <section id=\"r\" order=\"2\">\n"
  "      <label>Rubrique</label>\n"
  "    </section>\n"
  "  </sections>\n"
  "  <questions>\n"
  "    <question id=\"q\" type=\"percent\" min=\"-0.5\" max=\"1000000000000\" unit=\"u\">\n"
  "      <label>Combien ?</label>\n"
  "      <why>Parce que.</why>\n"
  "      <help>Au jugé.</help>\n"
  "      <applies>toujours</applies>\n"
  "    </question>\n"
  "    <question id=\"q2\" type=\"choice\" section=\"r\" fixed=\"true\" brief=\"true\">\n"
  "      <label>Lequel ?</label>\n"
  "      <short>Lequel</short>\n"
  "      <why>Pour voir.</why>\n"
  "      <applies>s’il y en a</applies>\n"
  "      <when>\n"
  "        <more-than variable=\"q\" than=\"d\"/>\n"
  "      </when>\n"
  "      <choice id=\"a\">\n"
  "        <label>A</label>\n"
  "      </choice>\n"
  "      <choice id=\"b\" mixed=\"true\">\n"
  "        <label>B</label>\n"
  "      </choice>\n"
  "    </question>\n"
  "    <question id=\"q3\" type=\"integer\" section=\"r\" member=\"true\">\n"
  "      <label>Combien de ceux-là ?</label>\n"
  "      <why>Pour compter.</why>\n"
  "    </question>\n"
  "    <question id=\"q4\" type=\"membres\" section=\"r\" status=\"q2\">\n"
  "      <label>Qui ?</label>\n"
  "      <why>Pour savoir.</why>\n"
  "    </question>\n"
  "  </questions>\n"
  "  <derivations>\n"
  "    <derivation id=\"d\" unit=\"u\">\n"
  "      <label>calcul</label>\n"
  "      <case>\n"
  "        <when>\n"
  "          <not>\n"
  "            <known variable=\"q4\"/>\n"
  "          </not>\n"
  "        </when>\n"
  "        <between>\n"
  "          <number value=\"-1.5\"/>\n"
  "          <sum variables=\"q q3\"/>\n"
  "        </between>\n"
  "      </case>\n"
  "      <case>\n"
  "        <when>\n"
  "          <at-least variable=\"q\" value=\"0\"/>\n"
  "        </when>\n"
  "        <present variables=\"q3\"/>\n"
  "      </case>\n"
  "      <case>\n"
  "        <members status=\"a\" variables=\"q3\"/>\n"
  "      </case>\n"
  "    </derivation>\n"
  "    <derivation id=\"d2\">\n"
  "      <label>autre calcul</label>\n"
  "      <case>\n"
  "        <population variables=\"communes\"/>\n"
  "      </case>\n"
  "    </derivation>\n"
  "  </derivations>\n"
  "  <contradictions>\n"
  "    <contradiction id=\"x\" caution=\"true\">\n"
  "      <when>\n"
  "        <at-most variable=\"q\" value=\"0.25\"/>\n"
  "      </when>\n"
  "      <text>Les deux ne vont pas ensemble : {q}.</text>\n"
  "    </contradiction>\n"
  "  </contradictions>\n"
  "  <glossary>\n"
  "    <term id=\"t\">\n"
  "      <word>mot</word>\n"
  "      <meaning>sens</meaning>\n"
  "    </term>\n"
  "  </glossary>\n"
  "  <statements>\n"
  "    <statement id=\"e\" structure=\"CDS\" criterion=\"c\" subject=\"x\" value=\"v\" state=\"en-attente\" headline=\"true\" announced=\"true\" "
  "level=\"cahier-des-charges\" confidence=\"douteux\" departements=\"34 2B\" from=\"1999-12-31\" until=\"2024-02-29\" estimated=\"true\" "
  "checked=\"2025-01-01\" fact=\"A B-2\">\n"
  "      <short>Un <em>mot</em>, <em>deux</em> fin</short>\n"
  "      <text>Un texte « long ».</text>\n"
  "      <amount min=\"0\" max=\"30000\" unit=\"EUR\" period=\"an\" bracket=\"b\">\n"
  "        <condition>selon &lt;x&gt;</condition>\n"
  "      </amount>\n"
  "      <amount min=\"2.5\" unit=\"u\"/>\n"
  "      <amount max=\"0.0001\" unit=\"u\"/>\n"
  "      <source ref=\"s\" place=\"p. 3, &quot;b&quot; &amp; c\"/>\n"
  "      <source ref=\"s\"/>\n"
  "      <prefers ref=\"f\">Plus récent.</prefers>\n"
  "      <disputes ref=\"h\">Rien ne tranche.</disputes>\n"
  "    </statement>\n"
  "    <statement id=\"f\" structure=\"CDS\" criterion=\"c\" subject=\"x\" level=\"loi\" confidence=\"texte\">\n"
  "      <short><em>Tout</em></short>\n"
  "      <text>T</text>\n"
  "    </statement>\n"
  "  </statements>\n"
  "  <rules>\n"
  "    <rule id=\"regle\" structure=\"CDS\" criterion=\"c\" force=\"usage\" kind=\"formalite\" "
  "replaces=\"ailleurs\" region=\"84\" departements=\"01 69\" from=\"2024-01-01\" until=\"2025-12-31\" estimated=\"true\" "
  "fact=\"A B-2\">\n"
  "      <label>une chose</label>\n"
  "      <applies>\n"
  "        <includes variable=\"m\" values=\"a b c\" count=\"2\"/>\n"
  "      </applies>\n"
  "      <requires>\n"
  "        <all>\n"
  "          <any>\n"
  "            <is variable=\"q2\" values=\"a b\"/>\n"
  "            <includes variable=\"m\" values=\"a\"/>\n"
  "          </any>\n"
  "          <not>\n"
  "            <at-most variable=\"q\" value=\"2\"/>\n"
  "          </not>\n"
  "        </all>\n"
  "      </requires>\n"
  "      <holds>C’est fait : {q} &amp; plus.</holds>\n"
  "      <fails>Ce n’est pas fait.</fails>\n"
  "      <open>Ce n’est pas dit.</open>\n"
  "      <remedy>faire la chose</remedy>\n"
  "      <dispute>Les uns disent oui, les autres non.</dispute>\n"
  "      <source ref=\"s\" place=\"p. 3\"/>\n"
  "      <source ref=\"s\"/>\n"
  "    </rule>\n"
  "    <rule id=\"poids\" structure=\"CDS\" criterion=\"c\" force=\"indicatif\" weight=\"2.5\">\n"
  "      <label>une autre</label>\n"
  "      <requires>\n"
  "        <at-least variable=\"q\" value=\"-1\"/>\n"
  "      </requires>\n"
  "      <holds>Oui.</holds>\n"
  "      <fails>Non.</fails>\n"
  "      <open>Rien.</open>\n"
  "    </rule>\n"
  "  </rules>\n"
  "  <links>\n"
  "    <link id=\"lien\" kind=\"leads-to\" structure=\"CDS\" with=\"ESP\" how=\"adherer\">\n"
  "      <when>\n"
  "        <is variable=\"q2\" values=\"a\"/>\n"
  "      </when>\n"
  "      <text>Plus tard.</text>\n"
  "      <source ref=\"s\"/>\n"
  "    </link>\n"
  "    <link id=\"lien-2\" kind=\"combines\" structure=\"CDS\" with=\"MSP\" how=\"creer\">\n"
  "      <text>À côté.</text>\n"
  "    </link>\n"
  "  </links>\n"
  "  <joinings>\n"
  "    <joining id=\"CDS\">\n"
  "      <when>\n"
  "        <is variable=\"q2\" values=\"b\"/>\n"
  "      </when>\n"
  "      <text>Il y en a un.</text>\n"
  "    </joining>\n"
  "  </joinings>\n"
  "  <notes>\n"
  "    <note source=\"s\" fact=\"C\">Une note.</note>\n"
  "    <note source=\"s\">Une autre.</note>\n"
  "  </notes>\n"
  "  <cases>\n"
  "    <case id=\"cas\" as-of=\"2026-11-22\" region=\"76\" departement=\"34\" primary=\"CDS ESP\" validated-by=\"Quelqu’un, métier\">\n"
  "      <title>Un cas</title>\n"
  "      <answer id=\"q\" value=\"3\"/>\n"
  "      <answer id=\"q2\" value=\"?\"/>\n"
  "      <expect structure=\"CDS\" verdict=\"possible a-completer\" never=\"exclue\" "
  "decided-by=\"regle poids\" missing=\"q2 q3\" remedy=\"q\" to=\"4\"/>\n"
  "      <expect structure=\"ESP\"/>\n"
  "      <why>Parce que.</why>\n"
  "      <source>Une personne.</source>\n"
  "    </case>\n"
  "    <case id=\"cas-2\" as-of=\"2024-02-29\" validated-by=\"Quelqu’un\">\n"
  "      <title>Un autre</title>\n"
  "      <why>Pour rien.</why>\n"
  "      <source>Personne.</source>\n"
  "    </case>\n"
  "  </cases>\n"
  "</pack>\n";

START_TEST (trip_of_everything)
{
  g_autoptr(CordeePack) pack = read_good (everything, "tout.xml");
  g_autofree char *text = cordee_pack_to_xml (pack);

  ck_assert_str_eq (text, everything);
}
END_TEST

START_TEST (trip_of_left_out)
{
  static const char left_out[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<left-out format=\"1\" checked=\"2026-11-22\">\n"
    "  <fact id=\"A\" reason=\"non-trouve\" structure=\"ESP\" criterion=\"delais\">Cherché &amp; non trouvé.</fact>\n"
    "  <fact id=\"B\" reason=\"doublon\">Déjà dit.</fact>\n"
    "</left-out>\n";
  g_autoptr(CordeePack) pack = read_good (left_out, "left-out.xml");
  g_autofree char *text = cordee_pack_to_xml (pack);

  ck_assert_ptr_null (pack->id);
  ck_assert_ptr_null (pack->title);
  ck_assert_str_eq (text, left_out);
}
END_TEST

/* ── what is read ───────────────────────────────────────────────── */

#define PACK(attributes, statements) \
  "<pack format=\"1\" id=\"p\" checked=\"2026-11-22\"" attributes "><title>t</title><statements>" statements "</statements></pack>"
#define STATEMENT(attributes, short_text) \
  "<statement id=\"e\" structure=\"ESP\" criterion=\"c\" subject=\"s\" level=\"loi\" confidence=\"texte\"" attributes "><short>" short_text \
  "</short><text>t</text></statement>"

static const CordeeStatement *
first_statement (const CordeePack *pack)
{
  ck_assert_uint_ge (pack->statements->len, 1);
  return pack->statements->pdata[0];
}

/* A statement without its own takes region and day of reading from its pack; with its own, its own. */
START_TEST (read_defaults_of_the_pack)
{
  g_autoptr(CordeePack) national = read_good (PACK ("", STATEMENT ("", "s")), "n.xml");
  g_autoptr(CordeePack) regional = read_good (PACK (" region=\"76\"", STATEMENT ("", "s")), "r.xml");
  g_autoptr(CordeePack) own = read_good (PACK ("", STATEMENT (" region=\"03\" checked=\"2025-02-28\"", "s")), "o.xml");

  ck_assert_ptr_null (national->region);
  ck_assert_ptr_null (first_statement (national)->region);
  ck_assert_int_eq (first_statement (national)->checked, cordee_day_new (2026, 11, 22));
  ck_assert_str_eq (first_statement (regional)->region, "76");
  ck_assert_str_eq (first_statement (own)->region, "03");
  ck_assert_int_eq (first_statement (own)->checked, cordee_day_new (2025, 2, 28));
}
END_TEST

START_TEST (read_defaults_of_a_statement)
{
  g_autoptr(CordeePack) pack = read_good (PACK ("", STATEMENT ("", "s")), "p.xml");
  const CordeeStatement *statement = first_statement (pack);

  ck_assert_int_eq (statement->state, CORDEE_STATE_CONNU);
  ck_assert (!statement->headline && !statement->announced && !statement->estimated);
  ck_assert_int_eq (statement->from, CORDEE_DAY_NONE);
  ck_assert_int_eq (statement->until, CORDEE_DAY_NONE);
  ck_assert_ptr_null (statement->value);
  ck_assert_ptr_null (statement->departements);
  ck_assert_ptr_null (statement->facts);
  ck_assert_ptr_eq (statement->pack, pack);
  ck_assert_uint_eq (statement->amounts->len + statement->citations->len + statement->prefers->len + statement->disputes->len
                       + statement->emphasis->len,
                     0);
}
END_TEST

/* A schema's boolean is true or 1, false or 0. */
START_TEST (read_flags)
{
  g_autoptr(CordeePack) ones = read_good (PACK ("", STATEMENT (" headline=\"1\" announced=\" true \" estimated=\"1\"", "s")), "p.xml");
  g_autoptr(CordeePack) zeros = read_good (PACK ("", STATEMENT (" headline=\"0\" announced=\"false\" estimated=\"0\"", "s")), "p.xml");
  g_autoptr(CordeePack) sources = read_good ("<pack format=\"1\" id=\"p\" checked=\"2026-11-22\"><title>t</title><sources>"
                                             "<source id=\"a\" estimated=\"1\"><title>t</title><publisher>p</publisher></source>"
                                             "<source id=\"b\" estimated=\"true\"><title>t</title><publisher>p</publisher></source>"
                                             "<source id=\"c\" estimated=\"0\"><title>t</title><publisher>p</publisher></source>"
                                             "</sources></pack>",
                                             "s.xml");

  ck_assert (first_statement (ones)->headline && first_statement (ones)->announced && first_statement (ones)->estimated);
  ck_assert (!first_statement (zeros)->headline && !first_statement (zeros)->announced && !first_statement (zeros)->estimated);
  ck_assert (((CordeeSource *) sources->sources->pdata[0])->estimated);
  ck_assert (((CordeeSource *) sources->sources->pdata[1])->estimated);
  ck_assert (!((CordeeSource *) sources->sources->pdata[2])->estimated);
}
END_TEST

/* Every level, confidence and state of the contract is read as itself and written as itself. */
START_TEST (read_scales)
{
  static const char *const levels[] = { "loi", "reglement", "accord", "cahier-des-charges", "instruction", "doctrine", "presse", "secondaire" };
  static const char *const confidences[] = { "texte", "officiel", "presse", "secondaire", "douteux" };
  static const char *const states[] = { "connu", "en-attente", "sans-objet" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *text = g_strdup_printf ("<pack format=\"1\" id=\"p\" checked=\"2026-11-22\"><title>t</title><statements><statement id=\"e\" "
                                               "structure=\"ESP\" criterion=\"c\" subject=\"s\" level=\"%s\" confidence=\"%s\" state=\"%s\">"
                                               "<short>s</short><text>t</text></statement></statements></pack>",
                                               levels[i], confidences[i % 5], states[i % 3]);
      g_autoptr(CordeePack) pack = read_good (text, "p.xml");
      g_autoptr(CordeePack) again = read_again (pack);
      const CordeeStatement *statement = first_statement (again);

      ck_assert_int_eq (statement->level, (CordeeLevel) i);
      ck_assert_str_eq (cordee_level_id (statement->level), levels[i]);
      ck_assert_int_eq (statement->confidence, (CordeeConfidence) (i % 5));
      ck_assert_str_eq (cordee_confidence_id (statement->confidence), confidences[i % 5]);
      ck_assert_str_eq (cordee_state_id (statement->state), states[i % 3]);
    }
}
END_TEST

/* A bound that is 0 is a bound; one that is not there is none. */
START_TEST (read_bounds)
{
  g_autoptr(CordeePack) pack = read_good (everything, "tout.xml");
  GArray *amounts = first_statement (pack)->amounts;
  const CordeeAmount *both, *low, *high;

  ck_assert_uint_eq (amounts->len, 3);
  both = &g_array_index (amounts, CordeeAmount, 0);
  low = &g_array_index (amounts, CordeeAmount, 1);
  high = &g_array_index (amounts, CordeeAmount, 2);
  ck_assert (both->has_min && both->has_max);
  ck_assert_double_eq_tol (both->min, 0, 1e-12);
  ck_assert_double_eq_tol (both->max, 30000, 1e-12);
  ck_assert_str_eq (both->condition, "selon <x>");
  ck_assert (low->has_min && !low->has_max);
  ck_assert_double_eq_tol (low->min, 2.5, 1e-12);
  ck_assert_ptr_null (low->condition);
  ck_assert_ptr_null (low->period);
  ck_assert (!high->has_min && high->has_max);
  ck_assert_double_eq_tol (high->max, 0.0001, 1e-12);
}
END_TEST

/* ── emphasis ───────────────────────────────────────────────────── */

static void
check_emphasis (const char *short_text, const char *plain, const char *first, const char *second)
{
  const char *const expected[] = { first, second };
  g_autofree char *text = g_strdup_printf (PACK ("", STATEMENT ("", "%s")), short_text);
  g_autoptr(CordeePack) pack = read_good (text, "p.xml");
  g_autoptr(CordeePack) again = read_again (pack);
  const CordeePack *packs[] = { pack, again };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      const CordeeStatement *statement = first_statement (packs[i]);

      ck_assert_str_eq (statement->short_text, plain);
      ck_assert_uint_eq (statement->emphasis->len, (guint) (first != NULL) + (second != NULL));
      for (guint j = 0; j < statement->emphasis->len; j++)
        {
          const CordeeSpan *span = &g_array_index (statement->emphasis, CordeeSpan, j);
          g_autofree char *strong = NULL;

          ck_assert_uint_le (span->start, span->end);
          ck_assert_uint_le (span->end, strlen (statement->short_text));
          strong = g_strndup (statement->short_text + span->start, span->end - span->start);
          ck_assert_str_eq (strong, expected[j]);
        }
    }
}

START_TEST (emphasis_spans)
{
  check_emphasis ("sans", "sans", NULL, NULL);
  check_emphasis ("<em>tout</em>", "tout", "tout", NULL);
  check_emphasis ("au moins <em>deux médecins</em>", "au moins deux médecins", "deux médecins", NULL);
  check_emphasis ("<em>été</em> et <em>hiver</em> !", "été et hiver !", "été", "hiver");
  check_emphasis ("l’<em>été</em>-<em>là</em>", "l’été-là", "été", "là");
  check_emphasis (" \n a <em>\n b  c </em>\n , <em>d</em> ", "a b c , d", "b c", "d");
  check_emphasis ("a<em> b</em> &amp; <em>&lt;c&gt;</em>", "a b & <c>", "b", "<c>");
}
END_TEST

/* ── references ─────────────────────────────────────────────────── */

/* A pack outlives whoever read it, as long as somebody holds it. */
START_TEST (reference_keeps)
{
  CordeePack *pack = read_good (everything, "tout.xml");
  CordeePack *held = cordee_pack_ref (pack);

  ck_assert_ptr_eq (held, pack);
  cordee_pack_unref (pack);
  ck_assert_str_eq (held->title, "Tout & plus");
  ck_assert_str_eq (first_statement (held)->id, "e");
  cordee_pack_unref (held);
  cordee_pack_unref (NULL);
}
END_TEST

START_TEST (fingerprint_is_that_of_the_file)
{
  g_autoptr(CordeePack) pack = read_good (everything, "tout.xml");
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, everything, -1);

  ck_assert_str_eq (pack->sha256, expected);
  ck_assert_str_eq (pack->file, "tout.xml");
  ck_assert_int_eq (pack->line, 2);
}
END_TEST

static Suite *
pack_suite (void)
{
  Suite *suite = suite_create ("pack");
  TCase *trip = tcase_create ("round trip");
  TCase *reading = tcase_create ("reading");
  TCase *emphasis = tcase_create ("emphasis");
  TCase *reference = tcase_create ("reference");

  tcase_set_timeout (trip, 30);
  tcase_add_test (trip, trip_of_the_base);
  tcase_add_test (trip, trip_of_the_build);
  tcase_add_test (trip, trip_of_everything);
  tcase_add_test (trip, trip_of_left_out);
  suite_add_tcase (suite, trip);

  tcase_add_test (reading, read_defaults_of_the_pack);
  tcase_add_test (reading, read_defaults_of_a_statement);
  tcase_add_test (reading, read_flags);
  tcase_add_test (reading, read_scales);
  tcase_add_test (reading, read_bounds);
  suite_add_tcase (suite, reading);

  tcase_add_test (emphasis, emphasis_spans);
  suite_add_tcase (suite, emphasis);

  tcase_add_test (reference, reference_keeps);
  tcase_add_test (reference, fingerprint_is_that_of_the_file);
  suite_add_tcase (suite, reference);

  return suite;
}

int
main (void)
{
  return cordee_test_main (pack_suite ());
}
