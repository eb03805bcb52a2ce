/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-issue.h"
#include "cordee-lint.h"
#include "cordee-test.h"

#include <string.h>

#define PACK(id, lists) "<pack format=\"1\" id=\"" id "\" checked=\"2026-11-22\"><title>t</title>" lists "</pack>"
#define IS "<is variable=\"a\" values=\"oui\"/>"
#define WORDS "<label>l</label><summary>s</summary><why>w</why>"
#define STEP(id, more, inside) \
  "<step id=\"" id "\" structure=\"MSP\" phase=\"p1\" who=\"equipe\" statements=\"s1\" " more ">" WORDS inside "</step>"

/* Everything that a pack can say of the way to a contract, each attribute and element once at least. */
static const char full[] = PACK (
  "p",
  "<actors><actor id=\"equipe\" team=\"true\"><label>équipe</label></actor><actor id=\"ars\"><label>ARS</label></actor></actors>"
  "<phases><phase id=\"p2\" order=\"2\"><label>Vivre</label></phase><phase id=\"p1\" order=\"1\"><label>Se réunir</label></phase></phases>"
  "<holidays>"
  "<holiday id=\"fixe\" month=\"12\" day=\"26\" regions=\"44 76\" departements=\"57 67 68\" from=\"2001-01-01\" source=\"so\" place=\"p. 3\">"
  "<label>Saint-Étienne</label></holiday><holiday id=\"mobile\" easter=\"-2\" source=\"so\"><label>Vendredi saint</label></holiday></holidays>"
  "<committees><committee id=\"c\" statement=\"s1\" region=\"03\"><label>comité</label><session day=\"2027-03-04\"/>"
  "<session day=\"2027-06-03\"/></committee>"
  "<committee id=\"c2\" statement=\"s1\"><label>autre</label></committee></committees>"
  "<steps>"
  "<step id=\"a\" structure=\"CPTS\" how=\"adherer\" from=\"ESP\" phase=\"p1\" who=\"equipe ars\" goal=\"true\" anchor=\"d\" repeats=\"5\""
  " committee=\"c\" templates=\"t1 t2\" statements=\"s1 s2\" region=\"76\" replaces=\"b\">"
  "<label>Lettre</label><summary>Écrire.</summary><why>Pour dire.</why><when>" IS "</when><done>" IS "</done>"
  "<requires step=\"b\"/><requires step=\"c\" value=\"2\" unit=\"jours-ouvres\"/><requires step=\"d\" value=\"2\"/>"
  "<delay statement=\"s1\" kind=\"legal\" min=\"0\" max=\"2\" unit=\"mois\"/>"
  "<delay statement=\"s1\" kind=\"usuel\" min=\"3\" max=\"6\" unit=\"semaines\"/>"
  "<delay statement=\"s2\" kind=\"exemple\" min=\"1\" likely=\"2\" max=\"9\" unit=\"ans\"/>"
  "<estimate min=\"2\" likely=\"3\" max=\"8\" unit=\"jours\"/>"
  "<deadline step=\"b\" value=\"18\" unit=\"mois\"/><deadline step=\"b\" month=\"1\" day=\"31\" years=\"1\" statement=\"s2\"/>"
  "<requirement id=\"r1\" statement=\"s1\" rule=\"ru\"><label>un projet</label><task>Le faire valider</task></requirement>"
  "<requirement id=\"r2\" piece=\"true\" template=\"t1\"><label>les statuts</label><task>Les écrire</task><when>" IS "</when>"
  "<met>" IS "</met></requirement>"
  "<aid scheme=\"fir\" line=\"l1\"/><aid scheme=\"fir\"/>"
  "<reuse structure=\"ESP\" step=\"e\" whole=\"true\">Rien à refaire.</reuse>"
  "<reuse structure=\"MSP\" min=\"2\" max=\"5\" unit=\"semaines\">À mettre à jour.</reuse>"
  "<answer id=\"q\" value=\"depose\"/></step>"
  "<step id=\"b\" structure=\"CPTS\" phase=\"p2\" who=\"ars\" statements=\"s1\">" WORDS
  "<estimate min=\"1\" max=\"2\" unit=\"semaines\"/><requirement id=\"r\" piece=\"true\"><label>l</label><task>t</task></requirement></step>"
  "</steps>"
  "<contacts>"
  "<contact id=\"k\" actor=\"ars\" structures=\"CPTS MSP\" region=\"76\" departements=\"31 34\" statement=\"s1\" source=\"so\" place=\"p. 2\">"
  "<label>guichet</label><text>pour les aides</text><url>https://example.org/cpts</url></contact>"
  "<contact id=\"k2\" actor=\"ars\" source=\"so\"><label>l</label><text>t</text></contact></contacts>"
  "<templates><template id=\"t1\" structures=\"CPTS\" region=\"76\" replaces=\"t2\" letter=\"true\" addressee=\"ars\" statements=\"s1 s2\">"
  "<label>Lettre</label><summary>Pour annoncer.</summary>"
  "<part id=\"x\" statement=\"s1\"><heading>Objet</heading>"
  "<say uses=\"q n\"><when>" IS "</when><text>Avec {q} et {n}.</text><otherwise>avec quoi</otherwise></say>"
  "<ask><text>pourquoi</text></ask><fill with=\"choix\" uses=\"q\"><otherwise>les choix</otherwise></fill><fill with=\"pieces\"/></part>"
  "<part id=\"y\"><heading>Suite</heading><fill with=\"membres\"/><fill with=\"communes\"/><fill with=\"calendrier\"/><fill with=\"contacts\"/>"
  "<fill with=\"financement\"/></part></template>"
  "<template id=\"t2\"><label>Liste</label><summary>s</summary><part id=\"z\"><heading>h</heading><ask><text>t</text></ask></part>"
  "</template></templates>");

static CordeePack *
read_good (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  CordeePack *pack = cordee_pack_new_from_bytes (bytes, "p.xml", cordee_test_schema (), issues);
  g_autofree char *why = issues->len > 0 ? cordee_issue_to_string (issues->pdata[0]) : NULL;

  ck_assert_msg (pack != NULL, "refused: %s", why != NULL ? why : "no reason given");
  return pack;
}

static void
check_duration (const CordeeDuration *duration, int min, int likely, int max, CordeeDurationUnit unit)
{
  ck_assert_int_eq (duration->min, min);
  ck_assert_int_eq (duration->likely, likely);
  ck_assert_int_eq (duration->max, max);
  ck_assert_int_eq (duration->unit, unit);
}

/* ── reading ────────────────────────────────────────────────────── */

START_TEST (read_actors_and_phases)
{
  g_autoptr(CordeePack) pack = read_good (full);

  ck_assert (((const CordeeActor *) pack->actors->pdata[0])->team);
  ck_assert (!((const CordeeActor *) pack->actors->pdata[1])->team);
  ck_assert_str_eq (((const CordeeActor *) pack->actors->pdata[1])->label, "ARS");
  ck_assert_int_eq (((const CordeePhase *) pack->phases->pdata[0])->order, 2);
  ck_assert_str_eq (((const CordeePhase *) pack->phases->pdata[1])->label, "Se réunir");
}
END_TEST

START_TEST (read_holidays_and_committees)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeHoliday *fixed = pack->holidays->pdata[0], *moving = pack->holidays->pdata[1];
  const CordeeCommittee *sits = pack->committees->pdata[0], *unknown = pack->committees->pdata[1];

  ck_assert_int_eq (fixed->month, 12);
  ck_assert_int_eq (fixed->day, 26);
  ck_assert_uint_eq (g_strv_length (fixed->regions), 2);
  ck_assert_str_eq (fixed->departements[2], "68");
  ck_assert_int_eq (fixed->from, cordee_day_new (2001, 1, 1));
  ck_assert_str_eq (fixed->place, "p. 3");
  ck_assert_int_eq (moving->month, 0);
  ck_assert_int_eq (moving->easter, -2);
  ck_assert_ptr_null (moving->regions);
  ck_assert_ptr_null (moving->departements);
  ck_assert_int_eq (moving->from, CORDEE_DAY_NONE);

  ck_assert_str_eq (sits->region, "03");
  ck_assert_uint_eq (sits->sessions->len, 2);
  ck_assert_int_eq (g_array_index (sits->sessions, CordeeDay, 1), cordee_day_new (2027, 6, 3));
  ck_assert_uint_eq (unknown->sessions->len, 0);
  ck_assert_ptr_null (unknown->region);
}
END_TEST

START_TEST (read_step)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeStep *step = pack->steps->pdata[0], *plain = pack->steps->pdata[1];

  ck_assert_str_eq (step->structure, "CPTS");
  ck_assert_int_eq (step->how, CORDEE_HOW_ADHERER);
  ck_assert_str_eq (step->from, "ESP");
  ck_assert_str_eq (step->who[1], "ars");
  ck_assert (step->goal);
  ck_assert_str_eq (step->anchor, "d");
  ck_assert_int_eq (step->repeats, 5);
  ck_assert_str_eq (step->committee, "c");
  ck_assert_str_eq (step->templates[1], "t2");
  ck_assert_uint_eq (g_strv_length (step->statements), 2);
  ck_assert_str_eq (step->region, "76");
  ck_assert_str_eq (step->replaces, "b");
  ck_assert_str_eq (step->summary, "Écrire.");
  ck_assert_str_eq (step->why, "Pour dire.");
  ck_assert (step->when != NULL && step->done != NULL);
  ck_assert_ptr_eq (step->pack, pack);

  ck_assert_int_eq (plain->how, CORDEE_HOW_CREER);
  ck_assert (!plain->goal && plain->from == NULL && plain->anchor == NULL && plain->committee == NULL && plain->templates == NULL);
  ck_assert (plain->when == NULL && plain->done == NULL && plain->region == NULL && plain->replaces == NULL);
  ck_assert_int_eq (plain->repeats, 0);
  ck_assert_uint_eq (plain->requires->len + plain->delays->len + plain->deadlines->len + plain->reuses->len, 0);
}
END_TEST

/* What is likely: as it says; else all of a legal delay, and the middle, upwards, of any other. */
START_TEST (read_durations)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeStep *step = pack->steps->pdata[0], *plain = pack->steps->pdata[1];
  const CordeeDelay *legal = step->delays->pdata[0], *usual = step->delays->pdata[1], *example = step->delays->pdata[2];
  const CordeeReuse *whole = step->reuses->pdata[0], *part = step->reuses->pdata[1];

  ck_assert_int_eq (legal->kind, CORDEE_DELAY_LEGAL);
  check_duration (&legal->duration, 0, 2, 2, CORDEE_DURATION_MONTHS);
  ck_assert_str_eq (cordee_delay_kind_id (usual->kind), "usuel");
  check_duration (&usual->duration, 3, 5, 6, CORDEE_DURATION_WEEKS);
  ck_assert_int_eq (example->kind, CORDEE_DELAY_EXAMPLE);
  check_duration (&example->duration, 1, 2, 9, CORDEE_DURATION_YEARS);
  ck_assert (step->has_estimate && plain->has_estimate);
  check_duration (&step->estimate, 2, 3, 8, CORDEE_DURATION_DAYS);
  check_duration (&plain->estimate, 1, 2, 2, CORDEE_DURATION_WEEKS);

  ck_assert (whole->whole && !part->whole);
  ck_assert_str_eq (whole->step, "e");
  ck_assert_str_eq (whole->text, "Rien à refaire.");
  ck_assert_int_eq (whole->duration.max, 0);
  ck_assert_ptr_null (part->step);
  check_duration (&part->duration, 2, 4, 5, CORDEE_DURATION_WEEKS);
}
END_TEST

START_TEST (read_what_comes_before)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeStep *step = pack->steps->pdata[0];
  const CordeeStepLink *bare = step->requires->pdata[0], *later = step->requires->pdata[1], *half = step->requires->pdata[2];
  const CordeeDeadline *after = step->deadlines->pdata[0], *dated = step->deadlines->pdata[1];

  ck_assert_str_eq (bare->step, "b");
  ck_assert (!bare->has_lag);
  ck_assert (later->has_lag);
  check_duration (&later->lag, 2, 2, 2, CORDEE_DURATION_WORKING_DAYS);
  ck_assert (half->has_lag);
  ck_assert_int_eq (half->lag.max, 0);

  check_duration (&after->duration, 18, 18, 18, CORDEE_DURATION_MONTHS);
  ck_assert_int_eq (after->month, 0);
  ck_assert_ptr_null (after->statement);
  ck_assert_int_eq (dated->month, 1);
  ck_assert_int_eq (dated->day, 31);
  ck_assert_int_eq (dated->years, 1);
  ck_assert_str_eq (dated->statement, "s2");
}
END_TEST

/* A step that asks for more than pieces is a gate. */
START_TEST (read_requirements)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeStep *step = pack->steps->pdata[0], *plain = pack->steps->pdata[1];
  const CordeeRequirement *rule = step->requirements->pdata[0], *piece = step->requirements->pdata[1];
  const CordeeStepAid *line = step->aids->pdata[0], *whole = step->aids->pdata[1];
  const CordeeStepAnswer *answer = step->answers->pdata[0];

  ck_assert_str_eq (rule->rule, "ru");
  ck_assert_str_eq (rule->statement, "s1");
  ck_assert_str_eq (rule->label, "un projet");
  ck_assert (!rule->piece && rule->when == NULL && rule->met == NULL && rule->template == NULL);
  ck_assert_str_eq (piece->template, "t1");
  ck_assert_str_eq (piece->task, "Les écrire");
  ck_assert (piece->piece && piece->when != NULL && piece->met != NULL);
  ck_assert (cordee_step_is_gate (step));
  ck_assert (!cordee_step_is_gate (plain));

  ck_assert_str_eq (line->line_id, "l1");
  ck_assert_ptr_null (whole->line_id);
  ck_assert_str_eq (answer->variable, "q");
  ck_assert_str_eq (answer->value, "depose");
}
END_TEST

START_TEST (read_contacts)
{
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeContact *contact = pack->contacts->pdata[0], *plain = pack->contacts->pdata[1];

  ck_assert_str_eq (contact->actor, "ars");
  ck_assert_str_eq (contact->structures[1], "MSP");
  ck_assert_str_eq (contact->departements[1], "34");
  ck_assert_str_eq (contact->url, "https://example.org/cpts");
  ck_assert_str_eq (contact->text, "pour les aides");
  ck_assert_str_eq (contact->statement, "s1");
  ck_assert_ptr_eq (contact->pack, pack);
  ck_assert (plain->structures == NULL && plain->region == NULL && plain->departements == NULL && plain->url == NULL && plain->statement == NULL);
  ck_assert_str_eq (plain->source, "so");
}
END_TEST

START_TEST (read_templates)
{
  static const CordeeFill fills[] = { CORDEE_FILL_MEMBERS, CORDEE_FILL_COMMUNES, CORDEE_FILL_CALENDAR, CORDEE_FILL_CONTACTS, CORDEE_FILL_FUNDING };
  g_autoptr(CordeePack) pack = read_good (full);
  const CordeeTemplate *letter = pack->templates->pdata[0], *plain = pack->templates->pdata[1];
  const CordeeTemplatePart *first = letter->parts->pdata[0], *second = letter->parts->pdata[1];
  const CordeeTemplateItem *say = first->items->pdata[0], *ask = first->items->pdata[1], *choices = first->items->pdata[2];

  ck_assert (letter->letter && !plain->letter);
  ck_assert_str_eq (letter->addressee, "ars");
  ck_assert_str_eq (letter->replaces, "t2");
  ck_assert_str_eq (letter->structures[0], "CPTS");
  ck_assert (plain->structures == NULL && plain->region == NULL && plain->statements == NULL && plain->addressee == NULL);

  ck_assert_uint_eq (first->items->len, 4);
  ck_assert_str_eq (first->heading, "Objet");
  ck_assert_str_eq (first->statement, "s1");
  ck_assert_ptr_null (second->statement);
  ck_assert_int_eq (say->kind, CORDEE_TEMPLATE_SAY);
  ck_assert_str_eq (say->uses[1], "n");
  ck_assert_str_eq (say->text, "Avec {q} et {n}.");
  ck_assert_str_eq (say->otherwise, "avec quoi");
  ck_assert_ptr_nonnull (say->when);
  ck_assert_int_eq (ask->kind, CORDEE_TEMPLATE_ASK);
  ck_assert (ask->uses == NULL && ask->when == NULL && ask->otherwise == NULL);
  ck_assert_int_eq (choices->kind, CORDEE_TEMPLATE_FILL);
  ck_assert_int_eq (choices->fill, CORDEE_FILL_OBJECTIVES);
  ck_assert_int_eq (((const CordeeTemplateItem *) first->items->pdata[3])->fill, CORDEE_FILL_REQUIREMENTS);
  ck_assert_uint_eq (second->items->len, G_N_ELEMENTS (fills));
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    ck_assert_int_eq (((const CordeeTemplateItem *) second->items->pdata[i])->fill, fills[i]);
}
END_TEST

START_TEST (units_and_hows_have_ids)
{
  static const char *const ids[] = { "jours", "jours-ouvres", "semaines", "mois", "ans" };
  CordeeDurationUnit unit = CORDEE_DURATION_YEARS;
  CordeeHow how = CORDEE_HOW_ADHERER;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ck_assert_str_eq (cordee_duration_unit_id ((CordeeDurationUnit) i), ids[i]);
      ck_assert (cordee_duration_unit_parse (ids[i], &unit));
      ck_assert_uint_eq (unit, i);
    }
  ck_assert (!cordee_duration_unit_parse ("jour", &unit));
  ck_assert (!cordee_duration_unit_parse (NULL, &unit));
  ck_assert_int_eq (unit, CORDEE_DURATION_YEARS);
  ck_assert (!cordee_how_parse ("rejoindre", &how) && !cordee_how_parse (NULL, &how));
  ck_assert_int_eq (how, CORDEE_HOW_ADHERER);
  ck_assert (cordee_how_parse ("creer", &how));
  ck_assert_int_eq (how, CORDEE_HOW_CREER);
}
END_TEST

/* ── writing ────────────────────────────────────────────────────── */

/* What is written says all that was read, and reads back the same. */
START_TEST (write_and_read_again)
{
  static const char *const words[] = {
    "team=\"true\"",         "order=\"2\"",         "month=\"12\" day=\"26\" regions=\"44 76\" departements=\"57 67 68\" from=\"2001-01-01\"",
    "easter=\"-2\"",         "<session day=\"2027-06-03\"/>", "how=\"adherer\" from=\"ESP\"",
    "goal=\"true\" anchor=\"d\" repeats=\"5\" committee=\"c\"",
    "templates=\"t1 t2\"",   "statements=\"s1 s2\"", "region=\"76\" replaces=\"b\"", "<requires step=\"c\" value=\"2\" unit=\"jours-ouvres\"/>",
    "<delay statement=\"s1\" kind=\"legal\" min=\"0\" max=\"2\" unit=\"mois\"/>", "<estimate min=\"2\" likely=\"3\" max=\"8\" unit=\"jours\"/>",
    "<estimate min=\"1\" max=\"2\" unit=\"semaines\"/>", "<deadline step=\"b\" value=\"18\" unit=\"mois\"/>",
    "<deadline step=\"b\" month=\"1\" day=\"31\" years=\"1\" statement=\"s2\"/>", "<requirement id=\"r1\" statement=\"s1\" rule=\"ru\">",
    "piece=\"true\" template=\"t1\"", "<aid scheme=\"fir\" line=\"l1\"/>", "step=\"e\" whole=\"true\">Rien à refaire.</reuse>",
    "<reuse structure=\"MSP\" min=\"2\" max=\"5\" unit=\"semaines\">", "<answer id=\"q\" value=\"depose\"/>", "<url>https://example.org/cpts</url>",
    "letter=\"true\" addressee=\"ars\"", "<heading>Suite</heading>", "<fill with=\"financement\"/>", "<otherwise>avec quoi</otherwise>",
  };
  g_autoptr(CordeePack) pack = read_good (full);
  g_autofree char *once = cordee_pack_to_xml (pack);
  g_autoptr(CordeePack) again = read_good (once);
  g_autofree char *twice = cordee_pack_to_xml (again);

  ck_assert_str_eq (once, twice);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    ck_assert_msg (strstr (once, words[i]) != NULL, "%s is lost", words[i]);
}
END_TEST

/* ── the whole base ─────────────────────────────────────────────── */

START_TEST (found_by_id)
{
  static const char *const packs[] = {
    full,
    PACK ("q", "<actors><actor id=\"ars\"><label>autre</label></actor></actors>"
               "<phases><phase id=\"p0\" order=\"0\"><label>Tout au début</label></phase></phases>"
               "<holidays><holiday id=\"fixe\" month=\"1\" day=\"1\" source=\"so\"><label>autre</label></holiday></holidays>"
               "<steps>" STEP ("b", "", "") STEP ("z", "", "") "</steps>"),
    NULL,
  };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  GPtrArray *phases = cordee_knowledge_get_phases (knowledge);

  ck_assert_uint_eq (cordee_knowledge_get_actors (knowledge)->len, 2);
  ck_assert_str_eq (cordee_knowledge_find_actor (knowledge, "ars")->label, "ARS");
  ck_assert_ptr_null (cordee_knowledge_find_actor (knowledge, "nul"));
  ck_assert_uint_eq (phases->len, 3);
  ck_assert_str_eq (((const CordeePhase *) phases->pdata[0])->id, "p0");
  ck_assert_str_eq (((const CordeePhase *) phases->pdata[2])->id, "p2");
  ck_assert_str_eq (cordee_knowledge_find_phase (knowledge, "p1")->label, "Se réunir");
  ck_assert_uint_eq (cordee_knowledge_get_holidays (knowledge)->len, 2);
  ck_assert_uint_eq (cordee_knowledge_get_committees (knowledge)->len, 2);
  ck_assert_str_eq (cordee_knowledge_find_committee (knowledge, "c2")->label, "autre");
  ck_assert_uint_eq (cordee_knowledge_get_steps (knowledge)->len, 3);
  ck_assert_str_eq (cordee_knowledge_find_step (knowledge, "b")->structure, "CPTS");
  ck_assert_uint_eq (cordee_knowledge_find_step (knowledge, "b")->rank, 1);
  ck_assert_uint_eq (cordee_knowledge_find_step (knowledge, "z")->rank, 2);
  ck_assert_ptr_null (cordee_knowledge_find_step (knowledge, NULL));
  ck_assert_uint_eq (cordee_knowledge_get_contacts (knowledge)->len, 2);
  ck_assert_uint_eq (cordee_knowledge_get_templates (knowledge)->len, 2);
  ck_assert_str_eq (cordee_knowledge_find_template (knowledge, "t2")->label, "Liste");
}
END_TEST

/* ── circles ────────────────────────────────────────────────────── */

/* What the linter says of circles in a pack of steps, one on a line. The caller owns it. */
static char *
find_circles (const char *pack)
{
  const char *const packs[] = { pack, NULL };
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_knowledge_of (packs);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  GString *out = g_string_new (NULL);

  cordee_lint (knowledge, issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const CordeeIssue *issue = issues->pdata[i];

      if (strcmp (issue->kind->tag, "step-circle") == 0)
        {
          const char *start = strstr (issue->hint, ": ") + 2;

          g_string_append_len (out, start, strstr (issue->hint, " ; attendu") - start);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free (out, FALSE);
}

#define NEEDS(id) "<requires step=\"" id "\"/>"
#define FIRST(id) STEP (id, "", "")
#define AFTER(id, other) STEP (id, "", NEEDS (other))
#define IN(id, region, of, more) STEP (id, "region=\"" region "\" replaces=\"" of "\"", more)
#define WAY(steps) PACK ("p", "<steps>" steps "</steps>")

START_TEST (circles_are_named)
{
  static const struct
  {
    const char *pack, *circles;
  } cases[] = {
    { WAY (FIRST ("a") AFTER ("b", "a") STEP ("c", "", NEEDS ("a") NEEDS ("b") NEEDS ("b"))), "" },
    { WAY (AFTER ("a", "a")), "a → a\n" },
    /* Named from the step that stands first, and what only follows is no part of it. */
    { WAY (AFTER ("x", "c") AFTER ("a", "c") AFTER ("b", "a") AFTER ("c", "b")), "a → c → b → a\n" },
    { WAY (AFTER ("a", "b") AFTER ("b", "a") AFTER ("c", "d") AFTER ("d", "c")), "a → b → a\nc → d → c\n" },
    /* The regional step has the circle, or is what undoes it. */
    { WAY (FIRST ("a") AFTER ("b", "a") IN ("ra", "76", "a", NEEDS ("b"))), "b → ra → b\n" },
    { WAY (AFTER ("a", "b") AFTER ("b", "a") IN ("ra", "76", "a", "")), "a → b → a\n" },
    { WAY (FIRST ("a") AFTER ("b", "a") STEP ("ra", "from=\"ESP\" region=\"76\" replaces=\"a\"", NEEDS ("b"))), "b → ra → b\n" },
    /* In one place only. */
    { WAY (FIRST ("a") FIRST ("b") IN ("ra", "76", "a", NEEDS ("b")) IN ("rb", "84", "b", NEEDS ("a"))), "" },
    { WAY (FIRST ("a") FIRST ("b") IN ("ra", "76", "a", NEEDS ("b")) IN ("rb", "76", "b", NEEDS ("a"))), "ra → rb → ra\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find_circles (cases[i].pack);

      ck_assert_msg (strcmp (found, cases[i].circles) == 0, "%u: %s", i, found);
    }
}
END_TEST

static Suite *
step_suite (void)
{
  Suite *suite = suite_create ("step");
  TCase *all = tcase_create ("step");

  tcase_add_test (all, read_actors_and_phases);
  tcase_add_test (all, read_holidays_and_committees);
  tcase_add_test (all, read_step);
  tcase_add_test (all, read_durations);
  tcase_add_test (all, read_what_comes_before);
  tcase_add_test (all, read_requirements);
  tcase_add_test (all, read_contacts);
  tcase_add_test (all, read_templates);
  tcase_add_test (all, units_and_hows_have_ids);
  tcase_add_test (all, write_and_read_again);
  tcase_add_test (all, found_by_id);
  tcase_add_test (all, circles_are_named);
  suite_add_tcase (suite, all);
  return suite;
}

int
main (void)
{
  return cordee_test_main (step_suite ());
}
