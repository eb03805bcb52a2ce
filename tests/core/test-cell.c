/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-comparison.h"
#include "cordee-lint.h"
#include "cordee-test.h"

#include <gio/gio.h>
#include <string.h>

/* The rules by which a cell is resolved, on a base made for it: tests/data/cells. Each criterion of it is one scenario. */

static CordeePack *
load_pack (const char *name)
{
  g_autofree char *relative = g_strconcat ("cells/", name, ".xml", NULL);
  g_autofree char *path = cordee_test_data (relative);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr(GBytes) bytes = NULL;
  CordeePack *pack;
  gsize size;

  ck_assert_msg (g_file_get_contents (path, &content, &size, &error), "%s", error != NULL ? error->message : path);
  bytes = g_bytes_new (content, size);
  pack = cordee_pack_new_from_bytes (bytes, name, cordee_test_schema (), issues);
  ck_assert_msg (pack != NULL && issues->len == 0, "%s is no pack", path);
  return pack;
}

static const char *const pack_names[] = { "catalogue", "left-out", "validity", "state", "preference", "place", "difference", "refused" };

/* The packs of the base but for the last n_left ones, in their order or, but for the catalogue, in the opposite one. */
static CordeeKnowledge *
load_base (guint n_left, gboolean backwards)
{
  g_autoptr(GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_pack_unref);
  guint n = G_N_ELEMENTS (pack_names) - n_left;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (packs, load_pack (pack_names[backwards ? n - 1 - i : i]));
  return cordee_knowledge_new (packs);
}

/* Kept for the process. */
static CordeeKnowledge *
base (void)
{
  static CordeeKnowledge *knowledge;

  if (knowledge == NULL)
    knowledge = load_base (0, FALSE);
  return knowledge;
}

static CordeeContext
context_at (const char *date, const char *region, const char *departement)
{
  CordeeContext context = { .region = region, .departement = departement };

  ck_assert_msg (cordee_day_parse (date, &context.as_of), "%s is no day", date);
  return context;
}

static CordeeCell *
resolve (const char *structure, const char *criterion, const char *date, const char *region, const char *departement)
{
  CordeeContext context = context_at (date, region, departement);
  const CordeeStructure *column = cordee_knowledge_find_structure (base (), structure);
  const CordeeCriterion *row = cordee_knowledge_find_criterion (base (), criterion);

  ck_assert_msg (column != NULL && row != NULL, "no cell %s × %s", structure, criterion);
  return cordee_cell_new (base (), column, row, &context);
}

static const CordeeStatement *
statement (const CordeeCell *cell, const char *name)
{
  g_autofree char *id = g_strconcat (cell->criterion->id, "-", name, NULL);
  const CordeeStatement *found = cordee_knowledge_find_statement (base (), id);

  ck_assert_msg (found != NULL, "no statement %s", id);
  return found;
}

/* The names of statements: their ids without that of their criterion, between spaces. */
static char *
names_of (const CordeeCell *cell, GPtrArray *statements)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((const CordeeStatement *) statements->pdata[i])->id + strlen (cell->criterion->id) + 1);
  return g_string_free (out, FALSE);
}

/* The amounts of the cell: « 1 », « 1..9 ». */
static char *
amounts_of (const CordeeCell *cell)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cell->amounts->len; i++)
    {
      const CordeeAmount *amount = cell->amounts->pdata[i];

      g_string_append_printf (out, "%s%.0f", i > 0 ? " " : "", amount->min);
      if (amount->max > amount->min)
        g_string_append_printf (out, "..%.0f", amount->max);
    }
  return g_string_free (out, FALSE);
}

/* The names of the statements that are preferred in their subject. */
static char *
preferred_of (const CordeeCell *cell)
{
  g_autoptr(GPtrArray) preferred = g_ptr_array_new ();

  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      for (guint j = 0; j < subject->readings->len; j++)
        if (g_array_index (subject->readings, CordeeReading, j).preferred)
          g_ptr_array_add (preferred, (gpointer) g_array_index (subject->readings, CordeeReading, j).statement);
    }
  return names_of (cell, preferred);
}

/* ── a table of scenarios ───────────────────────────────────────── */

typedef struct
{
  const char *criterion;
  const char *date;
  const char *region;
  const char *departement;
  CordeeState state;
  const char *shown;
  const char *amounts;
  gboolean conflict;
  const char *preferred;
  CordeeBecause because; /* of the first that is shown; CORDEE_BECAUSE_ALONE where nothing is */
} Scenario;

static void
check_scenario (const Scenario *scenario)
{
  g_autoptr(CordeeCell) cell = resolve ("A", scenario->criterion, scenario->date, scenario->region, scenario->departement);
  g_autofree char *shown = names_of (cell, cell->shown);
  g_autofree char *amounts = amounts_of (cell);
  g_autofree char *preferred = preferred_of (cell);
  g_autofree char *where = g_strdup_printf ("%s, %s, region %s, département %s", scenario->criterion, scenario->date,
                                            scenario->region != NULL ? scenario->region : "-", scenario->departement != NULL ? scenario->departement : "-");

  ck_assert_msg (cell->state == scenario->state, "%s: %s, not %s", where, cordee_state_id (cell->state), cordee_state_id (scenario->state));
  ck_assert_msg (g_str_equal (shown, scenario->shown), "%s: shows « %s », not « %s »", where, shown, scenario->shown);
  ck_assert_msg (g_str_equal (amounts, scenario->amounts), "%s: amounts « %s », not « %s »", where, amounts, scenario->amounts);
  ck_assert_msg (cell->conflict == scenario->conflict, "%s: conflict is %d", where, cell->conflict);
  ck_assert_msg (g_str_equal (preferred, scenario->preferred), "%s: prefers « %s », not « %s »", where, preferred, scenario->preferred);
  if (cell->shown->len > 0)
    {
      const CordeeReading *reading = cordee_cell_find_reading (cell, cell->shown->pdata[0]);

      ck_assert_msg (reading->because == scenario->because, "%s: because %d, not %d", where, reading->because, scenario->because);
    }
}

#define CONNU CORDEE_STATE_CONNU
#define EN_ATTENTE CORDEE_STATE_EN_ATTENTE
#define SANS_OBJET CORDEE_STATE_SANS_OBJET
#define INCONNU CORDEE_STATE_INCONNU
#define ALONE CORDEE_BECAUSE_ALONE
#define AGREED CORDEE_BECAUSE_AGREED
#define STATED CORDEE_BECAUSE_STATED
#define LOCAL CORDEE_BECAUSE_LOCAL
#define LEVEL CORDEE_BECAUSE_LEVEL
#define CONFIDENCE CORDEE_BECAUSE_CONFIDENCE
#define DISPUTED CORDEE_BECAUSE_DISPUTED

static const Scenario validity[] = {
  /* Both days of the validity are inside, the day before and the day after are not. */
  { "bornes", "2020-01-31", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "bornes", "2020-02-01", NULL, NULL, CONNU, "seul", "", FALSE, "seul", ALONE },
  { "bornes", "2020-02-29", NULL, NULL, CONNU, "seul", "", FALSE, "seul", ALONE },
  { "bornes", "2020-03-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "un-jour", "2019-12-31", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "un-jour", "2020-01-01", NULL, NULL, CONNU, "seul", "", FALSE, "seul", ALONE },
  { "un-jour", "2020-01-02", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "sans-fin", "2019-12-31", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "sans-fin", "9999-12-31", NULL, NULL, CONNU, "seul", "", FALSE, "seul", ALONE },
  { "sans-debut", "0001-01-01", NULL, NULL, CONNU, "seul", "", FALSE, "seul", ALONE },
  { "sans-debut", "2021-01-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  /* One ends on the day before the other begins: never both, never none. */
  { "succession", "2020-12-31", NULL, NULL, CONNU, "trois", "3", FALSE, "trois", ALONE },
  { "succession", "2021-01-01", NULL, NULL, CONNU, "quatre", "4", FALSE, "quatre", ALONE },
  /* What is out of its validity lends nothing, neither its words nor its amounts. */
  { "expire", "2016-06-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "expire", "2018-06-01", NULL, NULL, CONNU, "recent", "2", FALSE, "recent", ALONE },
  { "expire", "2021-06-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  /* What is announced is known at no date, though it be dated, in the lead and of the highest rank. */
  { "annonce-seule", "2019-06-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "annonce-seule", "2020-06-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "annonce-a-cote", "2020-06-01", NULL, NULL, CONNU, "en-vigueur", "5", FALSE, "en-vigueur", ALONE },
};

static const Scenario states[] = {
  /* Known with a value, awaited, without object, known without a value, unknown: one by one the better ones expire. */
  { "ordre", "2020-06-01", NULL, NULL, CONNU, "nu valeur", "", FALSE, "nu objet attente valeur", ALONE },
  { "ordre", "2021-06-01", NULL, NULL, EN_ATTENTE, "attente", "", FALSE, "nu objet attente", ALONE },
  { "ordre", "2022-06-01", NULL, NULL, SANS_OBJET, "objet", "", FALSE, "nu objet", ALONE },
  { "ordre", "2023-06-01", NULL, NULL, CONNU, "nu", "", FALSE, "nu", ALONE },
  { "ordre", "2024-06-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  /* An amount is a value as well as a word is. */
  { "montant", "2020-06-01", NULL, NULL, CONNU, "montant", "5", FALSE, "attente montant", ALONE },
  /* A headline decides as long as it is valid; where it says that nothing is settled, what is known is told beside it. */
  { "tete", "2020-06-01", NULL, NULL, EN_ATTENTE, "tete a-cote", "5", FALSE, "tete a-cote", ALONE },
  { "tete", "2024-12-31", NULL, NULL, EN_ATTENTE, "tete a-cote", "5", FALSE, "tete a-cote", ALONE },
  { "tete", "2025-01-01", NULL, NULL, CONNU, "a-cote", "5", FALSE, "a-cote", ALONE },
  /* Between two headlines the order of states decides, and both are on the face. */
  { "deux-tetes", "2020-06-01", NULL, NULL, CONNU, "attente connu", "", FALSE, "attente connu", ALONE },
  /* A subject in the lead stays there where a regional rule, itself no headline, takes it over. */
  { "tete-locale", "2020-06-01", NULL, NULL, CONNU, "national", "", FALSE, "national autre", ALONE },
  { "tete-locale", "2020-06-01", "76", NULL, CONNU, "regional", "", FALSE, "regional autre", LOCAL },
  /* A beaten statement does not decide, though its state came first. */
  { "battu", "2020-06-01", NULL, NULL, EN_ATTENTE, "loi", "", TRUE, "loi", LEVEL },
};

static const Scenario preferences[] = {
  /* A stated preference goes before rank; the conflict stays told, and both are on the face. */
  { "declaree", "2020-06-01", NULL, NULL, CONNU, "presse loi", "2 1", TRUE, "presse", STATED },
  { "rang", "2020-06-01", NULL, NULL, CONNU, "loi doctrine", "2 1", TRUE, "loi", LEVEL },
  { "confiance", "2020-06-01", NULL, NULL, CONNU, "texte secondaire", "", TRUE, "texte", CONFIDENCE },
  { "rang-puis-confiance", "2020-06-01", NULL, NULL, CONNU, "loi doctrine", "", TRUE, "loi", LEVEL },
  /* A dispute shows both, whatever their ranks. */
  { "dispute", "2020-06-01", NULL, NULL, CONNU, "un deux", "1 2", TRUE, "", DISPUTED },
  { "dispute-de-rangs", "2020-06-01", NULL, NULL, CONNU, "loi presse", "1 2", TRUE, "", DISPUTED },
  { "dispute-et-tiers", "2020-06-01", NULL, NULL, CONNU, "un deux trois", "1 2 3", TRUE, "", DISPUTED },
  { "indecis", "2020-06-01", NULL, NULL, CONNU, "un deux", "1 2", TRUE, "", DISPUTED },
  /* Each is beaten by another: nobody leads, so nothing may be lost. */
  { "ronde", "2020-06-01", NULL, NULL, CONNU, "loi doctrine presse", "2 3 1", TRUE, "", DISPUTED },
  { "face-a-face", "2020-06-01", NULL, NULL, CONNU, "un deux", "1 2", TRUE, "", DISPUTED },
  /* Two that agree are no conflict: other prose, other source, other rank, other condition, one that says less. */
  { "accord", "2020-06-01", NULL, NULL, CONNU, "un", "5", FALSE, "un", AGREED },
  { "accord-de-rangs", "2020-06-01", NULL, NULL, CONNU, "loi", "5", FALSE, "loi", AGREED },
  { "en-dit-moins", "2020-06-01", NULL, NULL, CONNU, "bref", "", FALSE, "bref", AGREED },
  { "autre-unite", "2020-06-01", NULL, NULL, CONNU, "personnes", "5", FALSE, "personnes", AGREED },
  { "conditions", "2020-06-01", NULL, NULL, CONNU, "deux", "5", FALSE, "deux", AGREED },
  { "intervalle", "2020-06-01", NULL, NULL, CONNU, "valeur intervalle", "5 1..9", TRUE, "valeur", LEVEL },
  { "etats", "2020-06-01", NULL, NULL, CONNU, "connu", "", TRUE, "connu", LEVEL },
  { "sujets", "2020-06-01", NULL, NULL, CONNU, "un deux", "1 2", FALSE, "un deux", ALONE },
  /* Preferred to one by statement and to another by rank: the statement is what is told. */
  { "trois", "2020-06-01", NULL, NULL, CONNU, "accord loi presse", "", TRUE, "accord", STATED },
};

static const Scenario places[] = {
  /* A regional statement specialises the national one: there, and only there, without a conflict. */
  { "regional", "2020-06-01", NULL, NULL, CONNU, "national", "1", FALSE, "national", ALONE },
  { "regional", "2020-06-01", "76", NULL, CONNU, "sud", "2", FALSE, "sud", LOCAL },
  { "regional", "2020-06-01", "84", NULL, CONNU, "national", "1", FALSE, "national", ALONE },
  { "regional-et-loi", "2020-06-01", "76", NULL, CONNU, "sud", "", FALSE, "sud", LOCAL },
  { "regional-presse", "2020-06-01", "76", NULL, CONNU, "national", "", FALSE, "national", LEVEL },
  { "deux-presses", "2020-06-01", "76", NULL, CONNU, "sud", "", FALSE, "sud", LOCAL },
  { "presse-nationale", "2020-06-01", "76", NULL, CONNU, "sud", "", FALSE, "sud", LEVEL },
  { "region-expiree", "2022-12-31", "76", NULL, CONNU, "sud", "", FALSE, "sud", LOCAL },
  { "region-expiree", "2023-01-01", "76", NULL, CONNU, "national", "", FALSE, "national", ALONE },
  /* Two regions never meet. */
  { "deux-regions", "2020-06-01", NULL, NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "deux-regions", "2020-06-01", "76", NULL, CONNU, "sud", "30000", FALSE, "sud", ALONE },
  { "deux-regions", "2020-06-01", "84", NULL, CONNU, "centre", "10000", FALSE, "centre", ALONE },
  { "deux-regions", "2020-06-01", "44", NULL, INCONNU, "", "", FALSE, "", ALONE },
  /* A conflict is one of a territory: of a region, or of the nation though a regional rule goes before it. */
  { "conflit-regional", "2020-06-01", "76", NULL, CONNU, "un deux", "1 2", TRUE, "un", LEVEL },
  { "conflit-regional", "2020-06-01", "84", NULL, INCONNU, "", "", FALSE, "", ALONE },
  { "conflit-national", "2020-06-01", NULL, NULL, CONNU, "un deux", "1 2", TRUE, "un", LEVEL },
  { "conflit-national", "2020-06-01", "76", NULL, CONNU, "sud", "3", TRUE, "sud", LOCAL },
  /* A rule of some départements needs the département, and is narrower than its region. */
  { "departement", "2020-06-01", NULL, NULL, CONNU, "national", "", FALSE, "national", ALONE },
  { "departement", "2020-06-01", "44", NULL, CONNU, "est", "", FALSE, "est", LOCAL },
  { "departement", "2020-06-01", "44", "67", CONNU, "local", "", FALSE, "local", LOCAL },
  { "departement", "2020-06-01", "44", "51", CONNU, "est", "", FALSE, "est", LOCAL },
  { "departement", "2020-06-01", NULL, "57", CONNU, "local", "", FALSE, "local", LOCAL },
  { "departement-de-region", "2020-06-01", "76", NULL, CONNU, "sud", "", FALSE, "sud", ALONE },
  { "departement-de-region", "2020-06-01", "76", "30", CONNU, "gard", "", FALSE, "gard", LOCAL },
  { "departement-de-region", "2020-06-01", "76", "34", CONNU, "sud", "", FALSE, "sud", ALONE },
};

START_TEST (validity_scenario)
{
  check_scenario (&validity[_i]);
}
END_TEST

START_TEST (state_scenario)
{
  check_scenario (&states[_i]);
}
END_TEST

START_TEST (preference_scenario)
{
  check_scenario (&preferences[_i]);
}
END_TEST

START_TEST (place_scenario)
{
  check_scenario (&places[_i]);
}
END_TEST

/* ── the base of the scenarios ──────────────────────────────────── */

/* What the scenarios rest on is itself without an error, but for the pack that is made to be refused. */
START_TEST (scenarios_pass_the_linter)
{
  g_autoptr(CordeeKnowledge) checked = load_base (1, FALSE);
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_lint (checked, issues);
  for (guint i = 0; i < issues->len; i++)
    if (((CordeeIssue *) issues->pdata[i])->kind->severity == CORDEE_SEVERITY_ERROR)
      {
        g_autofree char *text = cordee_issue_to_string (issues->pdata[i]);

        ck_abort_msg ("%s", text);
      }
}
END_TEST

START_TEST (refused_pack_is_refused)
{
  g_autoptr(GPtrArray) issues = cordee_issues_new ();

  cordee_lint (base (), issues);
  ck_assert_uint_gt (cordee_issues_count (issues, CORDEE_SEVERITY_ERROR), 0);
}
END_TEST

/* ── what is not in force ───────────────────────────────────────── */

/* Nothing is in force: the nearest in time is quoted, of two equally near the first; where something is, none is. */
START_TEST (nearest_is_quoted)
{
  static const struct
  {
    const char *date;
    const char *nearest;
  } cases[] = {
    { "0001-01-01", "vieux" },  { "2013-12-31", "vieux" },  { "2014-06-01", NULL },     { "2016-01-01", "vieux" },  { "2016-12-31", "vieux" },
    { "2017-01-01", "recent" }, { "2018-12-31", NULL },     { "2019-01-01", "recent" }, { "2020-07-01", "recent" }, { "2020-07-03", "futur" },
    { "2021-12-31", "futur" },  { "2022-01-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CordeeCell) cell = resolve ("A", "expire", cases[i].date, NULL, NULL);

      if (cases[i].nearest == NULL)
        {
          ck_assert_ptr_null (cell->nearest);
          ck_assert_uint_eq (cell->dormant->len, 2);
          continue;
        }
      ck_assert_msg (cell->nearest == statement (cell, cases[i].nearest), "%s: %s", cases[i].date,
                     cell->nearest != NULL ? cell->nearest->id : "nothing is quoted");
      ck_assert_uint_eq (cell->dormant->len, 3);
    }
}
END_TEST

/* A statement of another region is not quoted either. */
START_TEST (nearest_is_of_this_place)
{
  g_autoptr(CordeeCell) here = resolve ("A", "deux-regions", "2019-06-01", "76", NULL);
  g_autoptr(CordeeCell) elsewhere = resolve ("A", "deux-regions", "2019-06-01", "44", NULL);

  ck_assert_ptr_eq (here->nearest, statement (here, "sud"));
  ck_assert_uint_eq (here->dormant->len, 1);
  ck_assert_ptr_null (elsewhere->nearest);
  ck_assert_uint_eq (elsewhere->dormant->len, 0);
}
END_TEST

/* What is announced stands apart at every date, before, in and after its own, and is never quoted as the nearest. */
START_TEST (announced_stands_apart)
{
  static const char *const dates[] = { "2010-01-01", "2020-06-01", "2030-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr(CordeeCell) alone = resolve ("A", "annonce-seule", dates[i], NULL, NULL);
      g_autoptr(CordeeCell) beside = resolve ("A", "annonce-a-cote", dates[i], NULL, NULL);
      g_autofree char *names = names_of (beside, beside->announced);

      ck_assert_uint_eq (alone->announced->len, 1);
      ck_assert_ptr_null (alone->nearest);
      ck_assert_uint_eq (alone->dormant->len, 0);
      ck_assert_uint_eq (alone->subjects->len, 0);
      ck_assert_str_eq (names, "annonce sans-date");
      ck_assert_ptr_null (cordee_cell_find_reading (beside, statement (beside, "annonce")));
      ck_assert (!beside->conflict);
    }
}
END_TEST

/* What was looked for in vain is told in its cell, where it was looked for; what was left out for another reason is not. */
START_TEST (vain_search_is_told)
{
  static const struct
  {
    const char *structure;
    const char *region;
    guint n;
  } cases[] = { { "A", NULL, 1 }, { "A", "84", 1 }, { "A", "76", 2 }, { "B", NULL, 0 }, { "B", "76", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CordeeCell) cell = resolve (cases[i].structure, "sans-fin", "2019-06-01", cases[i].region, NULL);

      ck_assert_uint_eq (cell->searched->len, cases[i].n);
      ck_assert_int_eq (cell->state, CORDEE_STATE_INCONNU);
    }
}
END_TEST

/* ── readings ───────────────────────────────────────────────────── */

/* A stated preference gives its words; the beaten statement stays to be read, neither preferred nor leading. */
START_TEST (stated_preference_gives_its_reason)
{
  g_autoptr(CordeeCell) cell = resolve ("A", "declaree", "2020-06-01", NULL, NULL);
  const CordeeReading *winner = cordee_cell_find_reading (cell, statement (cell, "presse"));
  const CordeeReading *beaten = cordee_cell_find_reading (cell, statement (cell, "loi"));

  ck_assert_ptr_nonnull (winner->relation);
  ck_assert_str_eq (winner->relation->because, "La loi a vieilli.");
  ck_assert (winner->leading && winner->shown);
  ck_assert (!beaten->preferred && !beaten->leading && beaten->shown);
}
END_TEST

/* Both sides of a dispute tell its words, though one alone declares it; a third that both beat leads nothing. */
START_TEST (dispute_is_told_on_both_sides)
{
  g_autoptr(CordeeCell) cell = resolve ("A", "dispute-et-tiers", "2020-06-01", NULL, NULL);
  const CordeeReading *one = cordee_cell_find_reading (cell, statement (cell, "un"));
  const CordeeReading *two = cordee_cell_find_reading (cell, statement (cell, "deux"));
  const CordeeReading *third = cordee_cell_find_reading (cell, statement (cell, "trois"));

  ck_assert (one->leading && two->leading && !third->leading);
  ck_assert_int_eq (two->because, CORDEE_BECAUSE_DISPUTED);
  ck_assert_ptr_nonnull (one->relation);
  ck_assert_ptr_eq (one->relation, two->relation);
  ck_assert_str_eq (one->relation->because, "Deux sources du même rang.");
}
END_TEST

/* What a headline keeps off the face is there to be read. */
START_TEST (beside_the_headline_nothing_is_lost)
{
  g_autoptr(CordeeCell) cell = resolve ("A", "tete-locale", "2020-06-01", NULL, NULL);
  const CordeeReading *beside = cordee_cell_find_reading (cell, statement (cell, "autre"));

  ck_assert_ptr_nonnull (beside);
  ck_assert (beside->preferred && !beside->shown);
}
END_TEST

/* Whatever the order in which packs come, a cell has the same state, conflict and amounts. */
START_TEST (order_of_packs_does_not_matter)
{
  g_autoptr(CordeeKnowledge) backwards = load_base (0, TRUE);
  GPtrArray *criteria = cordee_knowledge_get_criteria (base ());
  const CordeeStructure *structure = cordee_knowledge_find_structure (backwards, "A");
  CordeeContext context = context_at ("2020-06-01", "76", "30");

  ck_assert_uint_gt (criteria->len, 40);
  for (guint i = 0; i < criteria->len; i++)
    {
      const char *id = ((const CordeeCriterion *) criteria->pdata[i])->id;
      g_autoptr(CordeeCell) one = resolve ("A", id, "2020-06-01", "76", "30");
      g_autoptr(CordeeCell) other = cordee_cell_new (backwards, structure, cordee_knowledge_find_criterion (backwards, id), &context);
      g_autofree char *shown = names_of (one, one->shown);
      g_autofree char *other_shown = names_of (other, other->shown);

      ck_assert_str_eq (shown, other_shown);
      ck_assert_int_eq (one->conflict, other->conflict);
      ck_assert_int_eq (one->state, other->state);
    }
}
END_TEST

/* ── elsewhere ──────────────────────────────────────────────────── */

/* Without a region, the regions that have a rule of their own are counted: in force, not announced, each once. */
START_TEST (regions_elsewhere_are_counted)
{
  static const struct
  {
    const char *criterion;
    const char *date;
    const char *region;
    guint n;
  } cases[] = {
    { "deux-regions", "2020-06-01", NULL, 2 },     { "deux-regions", "2020-06-01", "44", 0 },     { "deux-regions", "2019-06-01", NULL, 0 },
    { "conflit-regional", "2020-06-01", NULL, 1 }, { "ailleurs-annonce", "2020-06-01", NULL, 1 }, { "ailleurs-annonce", "2022-06-01", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CordeeCell) cell = resolve ("A", cases[i].criterion, cases[i].date, cases[i].region, NULL);

      ck_assert_msg (cell->n_regions_elsewhere == cases[i].n, "%s at %s: %u regions", cases[i].criterion, cases[i].date, cell->n_regions_elsewhere);
    }
}
END_TEST

/* The mark of a local rule is on the cell whose face it is on, and nowhere else. */
START_TEST (local_rule_is_marked)
{
  g_autoptr(CordeeCell) nation = resolve ("A", "regional", "2020-06-01", NULL, NULL);
  g_autoptr(CordeeCell) south = resolve ("A", "regional", "2020-06-01", "76", NULL);
  g_autoptr(CordeeCell) beaten = resolve ("A", "regional-presse", "2020-06-01", "76", NULL);

  ck_assert (!nation->local);
  ck_assert (south->local);
  ck_assert (!beaten->local);
}
END_TEST

/* ── what differs ───────────────────────────────────────────────── */

/* Words to compare by, amounts and states are compared, never prose. */
START_TEST (differences)
{
  static const struct
  {
    const char *criterion;
    gboolean differs;
  } cases[] = {
    { "meme-mot", FALSE },    { "autre-mot", TRUE },   { "meme-montant", FALSE }, { "autre-montant", TRUE }, { "autre-periode", TRUE },
    { "autre-etat", TRUE },   { "prose-seule", TRUE }, { "rien", FALSE },         { "un-cote", TRUE },       { "hors-face", FALSE },
    { "conflit-d-un-cote", TRUE },
  };
  CordeeContext context = context_at ("2021-06-01", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) criteria = g_ptr_array_new ();
      g_autoptr(CordeeComparison) comparison = NULL;

      g_ptr_array_add (criteria, (gpointer) cordee_knowledge_find_criterion (base (), cases[i].criterion));
      ck_assert_ptr_nonnull (criteria->pdata[0]);
      comparison = cordee_comparison_new (base (), &context, NULL, criteria);
      ck_assert_uint_eq (comparison->rows->len, 1);
      ck_assert_msg (((CordeeRow *) comparison->rows->pdata[0])->differs == cases[i].differs, "%s: differs is not %d", cases[i].criterion,
                     cases[i].differs);
    }
}
END_TEST

/* Two regions differ by their amounts. */
START_TEST (two_regions_differ)
{
  g_autoptr(CordeeCell) south = resolve ("A", "deux-regions", "2020-06-01", "76", NULL);
  g_autoptr(CordeeCell) centre = resolve ("A", "deux-regions", "2020-06-01", "84", NULL);

  ck_assert (!cordee_cell_same (south, centre));
  ck_assert (cordee_cell_same (south, south));
}
END_TEST

/* A matrix keeps the order of what is asked for, else that of the base; one column never differs; each source is cited once. */
START_TEST (matrix_has_the_order_asked_for)
{
  CordeeContext context = context_at ("2021-06-01", NULL, NULL);
  g_autoptr(GPtrArray) structures = g_ptr_array_new ();
  g_autoptr(CordeeComparison) whole = cordee_comparison_new (base (), &context, NULL, NULL);
  g_autoptr(CordeeComparison) part = NULL;
  g_autoptr(GPtrArray) sources = cordee_comparison_dup_sources (whole);

  ck_assert_uint_eq (whole->rows->len, cordee_knowledge_get_criteria (base ())->len);
  for (guint i = 1; i < whole->rows->len; i++)
    {
      const CordeeRow *before = whole->rows->pdata[i - 1], *row = whole->rows->pdata[i];

      ck_assert_int_le (before->group->order, row->group->order);
      if (before->group == row->group)
        ck_assert_int_le (before->criterion->order, row->criterion->order);
    }
  ck_assert_uint_eq (sources->len, 2);

  g_ptr_array_add (structures, (gpointer) cordee_knowledge_find_structure (base (), "B"));
  part = cordee_comparison_new (base (), &context, structures, NULL);
  for (guint i = 0; i < part->rows->len; i++)
    {
      const CordeeRow *row = part->rows->pdata[i];

      ck_assert_uint_eq (row->cells->len, 1);
      ck_assert_str_eq (((CordeeCell *) row->cells->pdata[0])->structure->id, "B");
      ck_assert (!row->differs);
    }
}
END_TEST

static const CordeeChange *
find_change (GPtrArray *changes, const char *criterion)
{
  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((const CordeeChange *) changes->pdata[i])->after->criterion->id, criterion))
      return changes->pdata[i];
  return NULL;
}

/* Between two dates: what began and what ended; a cell in which the same statements speak is no change. */
START_TEST (changes_between_two_dates)
{
  CordeeContext before = context_at ("2020-12-31", NULL, NULL), after = context_at ("2021-01-01", NULL, NULL);
  g_autoptr(GPtrArray) changes = cordee_changes_new (base (), &before, &after);
  g_autoptr(GPtrArray) none = cordee_changes_new (base (), &after, &after);
  const CordeeChange *change = find_change (changes, "succession");

  ck_assert_ptr_nonnull (change);
  ck_assert_uint_eq (change->began->len, 1);
  ck_assert_uint_eq (change->ended->len, 1);
  ck_assert_ptr_eq (change->began->pdata[0], statement (change->after, "quatre"));
  ck_assert_ptr_eq (change->ended->pdata[0], statement (change->after, "trois"));
  ck_assert_ptr_nonnull (find_change (changes, "ordre"));
  ck_assert_ptr_null (find_change (changes, "sans-fin"));
  ck_assert_ptr_null (find_change (changes, "annonce-a-cote"));
  ck_assert_uint_eq (none->len, 0);
}
END_TEST

static Suite *
cell_suite (void)
{
  Suite *suite = suite_create ("cell");
  TCase *scenarios = tcase_create ("scenarios"), *dates = tcase_create ("dates"), *readings = tcase_create ("readings");
  TCase *place = tcase_create ("place"), *comparison = tcase_create ("comparison");

  tcase_add_test (scenarios, scenarios_pass_the_linter);
  tcase_add_test (scenarios, refused_pack_is_refused);
  tcase_add_loop_test (scenarios, validity_scenario, 0, G_N_ELEMENTS (validity));
  tcase_add_loop_test (scenarios, state_scenario, 0, G_N_ELEMENTS (states));
  tcase_add_loop_test (scenarios, preference_scenario, 0, G_N_ELEMENTS (preferences));
  tcase_add_loop_test (scenarios, place_scenario, 0, G_N_ELEMENTS (places));
  tcase_add_test (dates, nearest_is_quoted);
  tcase_add_test (dates, nearest_is_of_this_place);
  tcase_add_test (dates, announced_stands_apart);
  tcase_add_test (dates, vain_search_is_told);
  tcase_add_test (readings, stated_preference_gives_its_reason);
  tcase_add_test (readings, dispute_is_told_on_both_sides);
  tcase_add_test (readings, beside_the_headline_nothing_is_lost);
  tcase_add_test (readings, order_of_packs_does_not_matter);
  tcase_add_test (place, regions_elsewhere_are_counted);
  tcase_add_test (place, local_rule_is_marked);
  tcase_add_test (comparison, differences);
  tcase_add_test (comparison, two_regions_differ);
  tcase_add_test (comparison, matrix_has_the_order_asked_for);
  tcase_add_test (comparison, changes_between_two_dates);

  suite_add_tcase (suite, scenarios);
  suite_add_tcase (suite, dates);
  suite_add_tcase (suite, readings);
  suite_add_tcase (suite, place);
  suite_add_tcase (suite, comparison);
  return suite;
}

int
main (void)
{
  return cordee_test_main (cell_suite ());
}
