/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cordee-dossier-report.h"
#include "cordee-report-advice.h"
#include "cordee-test-advice.h"
#include "cordee-test-cli.h"
#include "cordee-test-result.h"
#include "cordee-test.h"

#include <string.h>

/* What a team and another advisor are told: every line that matters is there, sourced, and nothing else is. */

/* 22 November 2026, at noon. */
#define NOON 1795348800
#define DAY (24 * 60 * 60)

#define ONE_DOCTOR "medecins-generalistes=1 infirmiers=3"
#define ONE_DOCTOR_MORE                                                                                                              \
  ONE_DOCTOR " medecins-specialistes=0 mode-exercice=liberal echelle=patientele-commune forme-juridique=aucune projet-sante=en-cours " \
             "financements=amorcage"
#define HEART                                                                                                                        \
  "medecins-generalistes=0 medecins-specialistes=13 specialites=1 mode-exercice=liberal echelle=patientele-specialite perimetre=region " \
  "specialistes-presents=108 part-specialite=12 projet-mono-pathologie=non ess-existante=non"
#define JOINING ONE_DOCTOR_MORE " cpts-existante=oui"
#define PEOPLE "echelle=population medecins-generalistes=12 infirmiers=30 pharmaciens=14 partenaires=hopital,ehpad cpts-existante=non"

static const char *const situations[] = { "", ONE_DOCTOR, ONE_DOCTOR_MORE, HEART, JOINING, PEOPLE, "medecins-generalistes=? infirmiers=2" };

static const CordeeReportKind on_dossiers[] = { CORDEE_REPORT_INTERVIEW, CORDEE_REPORT_HANDOVER, CORDEE_REPORT_FUNDING };

/* ── a dossier and what is made of it ───────────────────────────── */

typedef struct
{
  CordeeKnowledge *knowledge; /* borrowed */
  CordeeDossier *dossier;
  CordeeAdvice *advice;
  CordeeReportInput input;
} Made;

static void
made_clear (Made *self)
{
  cordee_dossier_free (self->dossier);
  cordee_advice_free (self->advice);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

static Made
make_with (CordeeKnowledge *knowledge, const char *date, const char *region, const char *answers)
{
  Made made = { .knowledge = knowledge };
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, date, region, NULL);
  g_autoptr(CordeeSituation) situation = cordee_test_situation (knowledge, answers);

  made.dossier = cordee_dossier_new ("Équipe du Vidourle", NOON - 30 * DAY);
  cordee_dossier_set_situation (made.dossier, situation, NOON);
  cordee_dossier_set_rules (made.dossier, cordee_rulebook_get_context (rulebook), NOON);
  made.advice = cordee_advice_new (rulebook, situation);
  made.input = (CordeeReportInput){
    .knowledge = knowledge, .dossier = made.dossier, .advice = made.advice, .today = cordee_day_new (2026, 11, 22), .now = NOON
  };
  return made;
}

static Made
make (const char *answers)
{
  return make_with (cordee_test_knowledge (), TODAY, "76", answers);
}

static CordeeDocument *
report_on (const Made *made, CordeeReportKind kind)
{
  CordeeDocument *document = cordee_report_new (kind, &made->input);

  ck_assert_ptr_nonnull (document);
  return document;
}

/* ── looking into a document ────────────────────────────────────── */

/* All parts, those in the cells of tables too. Borrowed, in an owned array. */
static GPtrArray *
list_parts (const CordeeDocument *document)
{
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < document->parts->len; i++)
    {
      CordeePart *part = document->parts->pdata[i];

      g_ptr_array_add (parts, part);
      for (guint j = 0; part->table != NULL && j < part->table->rows->len; j++)
        {
          const CordeeTableRow *row = part->table->rows->pdata[j];

          for (guint k = 0; k < row->cells->len; k++)
            g_ptr_array_extend (parts, row->cells->pdata[k], NULL, NULL);
        }
    }
  return parts;
}

static const char *
text_of (const CordeePart *part)
{
  return part->text != NULL ? part->text->text->str : "";
}

/* Whether a stretch of a part's text in this style begins with start. */
static gboolean
has_span (const CordeePart *part, CordeeRichStyle style, const char *start)
{
  for (guint i = 0; part->text != NULL && i < part->text->spans->len; i++)
    {
      const CordeeRichSpan *span = &g_array_index (part->text->spans, CordeeRichSpan, i);

      if ((span->style & style) != 0 && g_str_has_prefix (part->text->text->str + span->start, start))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_gap (const CordeePart *part)
{
  return has_span (part, CORDEE_RICH_GAP, "à compléter");
}

static gboolean
has_link (const CordeePart *part, const char *link)
{
  for (guint i = 0; part->text != NULL && i < part->text->spans->len; i++)
    if (g_strcmp0 (g_array_index (part->text->spans, CordeeRichSpan, i).link, link) == 0)
      return TRUE;
  return FALSE;
}

/* Whether text has part in it, whatever the spaces of both. */
static gboolean
has_words (const char *text, const char *part)
{
  g_autofree char *plain = cordee_test_plain (text);
  g_autofree char *words = cordee_test_plain (part);

  return strstr (plain, words) != NULL;
}

/* The part of a kind with this mark, whose text holds text (NULL: whatever); NULL where there is none. */
static const CordeePart *
find_part (const CordeeDocument *document, CordeePartKind kind, const char *mark, const char *text)
{
  g_autoptr(GPtrArray) parts = list_parts (document);

  for (guint i = 0; i < parts->len; i++)
    {
      const CordeePart *part = parts->pdata[i];

      if (part->kind == kind && (mark == NULL || g_strcmp0 (part->mark, mark) == 0) && (text == NULL || has_words (text_of (part), text)))
        return part;
    }
  return NULL;
}

static gboolean
says (const CordeeDocument *document, const char *text)
{
  g_autofree char *all = cordee_document_to_text (document);

  return has_words (all, text);
}

static guint
count_parts (const CordeeDocument *document, CordeePartKind kind)
{
  guint n = 0;

  for (guint i = 0; i < document->parts->len; i++)
    n += ((const CordeePart *) document->parts->pdata[i])->kind == kind;
  return n;
}

/* ── kinds and files ────────────────────────────────────────────── */

START_TEST (kinds_have_ids_for_ever)
{
  static const char *const ids[] = { "comparison", "interview", "handover", "funding" };
  CordeeReportKind kind = CORDEE_REPORT_HANDOVER;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      ck_assert_str_eq (cordee_report_kind_id ((CordeeReportKind) i), ids[i]);
      ck_assert (cordee_report_kind_parse (ids[i], &kind));
      ck_assert_int_eq (kind, i);
      ck_assert_str_ne (cordee_report_kind_label (kind), "");
    }
  ck_assert (!cordee_report_kind_parse ("Interview", &kind));
  ck_assert_int_eq (kind, CORDEE_REPORT_FUNDING);
}
END_TEST

static const struct
{
  const char *name;
  const char *suffix;
  const char *file;
} files[] = {
  { "Équipe du Vidourle", ".pdf", "Équipe du Vidourle, compte rendu d’entretien, 2026-11-22.pdf" },
  { "Équipe du Vidourle", "odt", "Équipe du Vidourle, compte rendu d’entretien, 2026-11-22.odt" },
  { "", ".pdf", "Compte rendu d’entretien, 2026-11-22.pdf" },
  { " \t ", ".pdf", "Compte rendu d’entretien, 2026-11-22.pdf" },
  { "../../etc/passwd", ".csv", "etc passwd, compte rendu d’entretien, 2026-11-22.csv" },
  { "a\\b:c*d?\"e\"<f>|g\n.", ".pdf", "a b c d e f g, compte rendu d’entretien, 2026-11-22.pdf" },
  { "...", ".html", "Compte rendu d’entretien, 2026-11-22.html" },
};

START_TEST (files_have_harmless_names)
{
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new (files[_i].name, NOON);
  g_autofree char *file = cordee_report_dup_file_name (cordee_report_kind_label (CORDEE_REPORT_INTERVIEW), dossier, cordee_day_new (2026, 11, 22), files[_i].suffix);

  ck_assert_str_eq (file, files[_i].file);
}
END_TEST

START_TEST (long_names_are_cut)
{
  g_autofree char *name = g_strnfill (2000, 'x');
  g_autoptr(CordeeDossier) dossier = cordee_dossier_new (name, NOON);
  g_autofree char *file = cordee_report_dup_file_name (cordee_report_kind_label (CORDEE_REPORT_HANDOVER), dossier, cordee_day_new (2026, 11, 22), ".pdf");
  g_autofree char *alone = cordee_report_dup_file_name (cordee_report_kind_label (CORDEE_REPORT_COMPARISON), NULL, cordee_day_new (2026, 11, 22), ".pdf");
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) document = NULL;

  ck_assert_uint_le (strlen (file), 200);
  ck_assert (g_str_has_suffix (file, "x…, note de passation, 2026-11-22.pdf"));
  ck_assert_str_eq (alone, "Comparaison, 2026-11-22.pdf");

  cordee_dossier_set_name (made.dossier, name, NOON);
  document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  ck_assert_str_eq (document->title, name);
  ck_assert_uint_le (strlen (document->foot), 200);
}
END_TEST

/* ── the first page ─────────────────────────────────────────────── */

START_TEST (first_page_tells_whose_when_and_what)
{
  g_auto(Made) made = make (ONE_DOCTOR_MORE);
  g_autoptr(CordeeDocument) document = NULL;
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (made.knowledge);
  g_autofree char *start = g_strndup (sha256, 8);
  g_autofree char *lead = NULL;
  const CordeePart *box;
  guint n_before = 0;

  cordee_dossier_set_advisor (made.dossier, "Claire Martin");
  document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  lead = cordee_test_plain (document->lead);
  ck_assert_str_eq (document->title, "Équipe du Vidourle");
  ck_assert_str_eq (lead, "Compte rendu d’entretien, 22/11/2026 · Occitanie · suivi par Claire Martin");
  ck_assert_str_eq (document->author, "Claire Martin");
  ck_assert_str_eq (document->language, "fr");
  ck_assert_int_eq (document->created, NOON);
  cordee_test_check_contains (document->foot, "Équipe du Vidourle · règles au 22/11/2026 · base 2026-11-22");
  cordee_test_check_contains (document->foot, start);
  ck_assert_ptr_null (strstr (document->foot, sha256));

  /* One page, then the details: the proposal first, in a box, its first sentence in bold. */
  box = document->parts->pdata[0];
  ck_assert_int_eq (box->kind, CORDEE_PART_BOX);
  ck_assert (has_span (box, CORDEE_RICH_BOLD, "Proposition"));
  ck_assert_uint_eq (count_parts (document, CORDEE_PART_BOX), 1);
  ck_assert_uint_eq (count_parts (document, CORDEE_PART_BREAK), 1);
  while (((const CordeePart *) document->parts->pdata[n_before])->kind != CORDEE_PART_BREAK)
    n_before++;
  ck_assert_uint_le (n_before, 30);
}
END_TEST

START_TEST (table_has_every_structure_in_its_rank)
{
  g_auto(Made) made = make (situations[_i]);
  g_autoptr(CordeeDocument) document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  const CordeePart *part = find_part (document, CORDEE_PART_TABLE, NULL, NULL);
  gboolean empty = *situations[_i] == '\0';

  ck_assert_int_eq (part == NULL, empty);
  if (empty)
    return;
  ck_assert_uint_eq (part->table->rows->len, made.advice->ranked->len);
  for (guint i = 0; i < part->table->rows->len; i++)
    {
      const CordeeCandidate *candidate = made.advice->ranked->pdata[i];
      const CordeeTableRow *row = part->table->rows->pdata[i];
      g_autofree char *anchor = g_strconcat ("#structure-", candidate->structure->id, NULL);
      const CordeePart *cells[3];

      ck_assert_uint_eq (row->cells->len, G_N_ELEMENTS (cells));
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        cells[j] = ((GPtrArray *) row->cells->pdata[j])->pdata[0];
      ck_assert (g_str_has_prefix (text_of (cells[0]), candidate->structure->sign));
      cordee_test_check_contains (text_of (cells[0]), candidate->structure->id);
      ck_assert (has_link (cells[0], anchor));
      ck_assert (g_str_has_prefix (text_of (cells[1]), cordee_report_verdict_sign (candidate->verdict)));
      ck_assert (g_str_has_suffix (text_of (cells[1]), cordee_report_verdict_label (candidate->verdict)));
      ck_assert_uint_gt (strlen (text_of (cells[2])), 10);
    }
}
END_TEST

/* What would open a structure that is barred is on the first page, and no other sentence is there twice. */
START_TEST (steps_are_the_smallest_changes_and_what_is_left)
{
  g_auto(Made) made = make (ONE_DOCTOR_MORE);
  g_autoptr(CordeeDocument) document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  const CordeePart *step = find_part (document, CORDEE_PART_ITEM, "→", "2 médecins généralistes au lieu de");

  ck_assert_ptr_nonnull (step);
  ck_assert (has_link (step, "#structure-MSP"));
  ck_assert_ptr_nonnull (find_part (document, CORDEE_PART_ITEM, "□", "Écrire le projet de santé"));
  ck_assert_ptr_nonnull (find_part (document, CORDEE_PART_ITEM, "□", "Créer une association"));
  ck_assert_ptr_null (find_part (document, CORDEE_PART_ITEM, "□", "lettre d’intention"));
}
END_TEST

START_TEST (later_structure_is_told_where_nothing_bars_it)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  const CordeePart *step = find_part (document, CORDEE_PART_ITEM, "→", "la proposition deviendrait MSP");

  ck_assert_ptr_nonnull (step);
}
END_TEST

START_TEST (decisions_are_told_or_are_gaps)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) open = report_on (&made, CORDEE_REPORT_INTERVIEW);
  g_autoptr(CordeeDocument) undated = NULL;
  g_autoptr(CordeeDocument) decided = NULL;

  ck_assert (has_gap (find_part (open, CORDEE_PART_FACT, "Choix de l’équipe", NULL)));
  ck_assert (has_gap (find_part (open, CORDEE_PART_FACT, "Prochaine action", NULL)));
  ck_assert_ptr_null (find_part (open, CORDEE_PART_FACT, "Date prévue", NULL));

  cordee_dossier_choose (made.dossier, "ESP", CORDEE_HOW_CREER, NOON);
  cordee_dossier_choose (made.dossier, "CPTS", CORDEE_HOW_ADHERER, NOON);
  cordee_dossier_set_next (made.dossier, "Rencontrer l’ARS", CORDEE_DAY_NONE);
  undated = report_on (&made, CORDEE_REPORT_INTERVIEW);
  ck_assert (has_gap (find_part (undated, CORDEE_PART_FACT, "Date prévue", NULL)));

  cordee_dossier_set_next (made.dossier, "Rencontrer l’ARS", cordee_day_new (2026, 12, 12));
  decided = report_on (&made, CORDEE_REPORT_INTERVIEW);
  ck_assert (says (decided, "Choix de l’équipe\tESP, Équipe de soins primaires, à créer ; CPTS, Communauté professionnelle territoriale de santé, à "
                            "rejoindre"));
  ck_assert_str_eq (text_of (find_part (decided, CORDEE_PART_FACT, "Prochaine action", NULL)), "Rencontrer l’ARS");
  ck_assert_str_eq (text_of (find_part (decided, CORDEE_PART_FACT, "Date prévue", NULL)), "12/12/2026");
}
END_TEST

START_TEST (handover_tells_whom_to_speak_to)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) open = report_on (&made, CORDEE_REPORT_HANDOVER);
  g_autoptr(CordeeDocument) told = NULL;

  ck_assert (has_gap (find_part (open, CORDEE_PART_FACT, "Contact", NULL)));
  ck_assert (has_gap (find_part (open, CORDEE_PART_FACT, "Suivi par", NULL)));
  cordee_dossier_set_contact (made.dossier, "Dr Claude Bernard");
  cordee_dossier_set_advisor (made.dossier, "Claire Martin");
  told = report_on (&made, CORDEE_REPORT_HANDOVER);
  ck_assert_str_eq (text_of (find_part (told, CORDEE_PART_FACT, "Contact", NULL)), "Dr Claude Bernard");
  ck_assert_str_eq (text_of (find_part (told, CORDEE_PART_FACT, "Suivi par", NULL)), "Claire Martin");
  ck_assert_str_eq (text_of (find_part (told, CORDEE_PART_FACT, "Territoire", NULL)), "Occitanie");
  ck_assert_str_eq (text_of (find_part (told, CORDEE_PART_FACT, "Commencé le", NULL)), "23/10/2026");
}
END_TEST

/* ── answers ────────────────────────────────────────────────────── */

START_TEST (answers_are_told_and_gaps_marked)
{
  g_auto(Made) made = make (situations[_i]);
  g_autoptr(CordeeDocument) document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  GPtrArray *answers = cordee_situation_get_answers (made.advice->situation);

  for (guint i = 0; i < made.advice->unasked->len; i++)
    {
      g_autofree char *name = cordee_report_question_name (made.advice->unasked->pdata[i]);
      const CordeePart *fact = find_part (document, CORDEE_PART_FACT, name, NULL);

      ck_assert_msg (fact != NULL && has_gap (fact), "%s is no gap", name);
    }
  for (guint i = 0; i < answers->len; i++)
    {
      const CordeeAnswer *answer = answers->pdata[i];
      const CordeeQuestion *question = cordee_knowledge_find_question (made.knowledge, answer->id);
      g_autofree char *name = cordee_report_question_name (question);
      g_autofree char *value = cordee_report_value_to_words (made.knowledge, question, answer->value);
      const CordeePart *fact = find_part (document, CORDEE_PART_FACT, name, NULL);

      if (answer->value->kind == CORDEE_VALUE_UNKNOWN)
        continue;
      ck_assert_msg (fact != NULL && g_str_has_prefix (text_of (fact), value) && !has_gap (fact), "%s is not %s", name, value);
    }
}
END_TEST

START_TEST (answers_say_how_they_are_known)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeValue) three = cordee_value_new_number (3);
  g_autoptr(CordeeValue) old = cordee_value_new_choice ("oui");
  g_autoptr(CordeeDocument) document = NULL;

  cordee_situation_set (made.advice->situation, "infirmiers", three, CORDEE_PROVENANCE_ESTIMATED);
  cordee_situation_set (made.advice->situation, "question-d-hier", old, CORDEE_PROVENANCE_DECLARED);
  cordee_situation_set_confirm (made.advice->situation, "medecins-generalistes", TRUE);
  document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  ck_assert (has_span (find_part (document, CORDEE_PART_FACT, "Infirmiers", "3"), CORDEE_RICH_SOFT, " (estimée)"));
  ck_assert (has_span (find_part (document, CORDEE_PART_FACT, "Médecins généralistes", "1"), CORDEE_RICH_GAP, "à confirmer"));
  ck_assert (!has_span (find_part (document, CORDEE_PART_FACT, "Médecins généralistes", "1"), CORDEE_RICH_SOFT, " ("));
  ck_assert_ptr_nonnull (find_part (document, CORDEE_PART_FACT, "question-d-hier", "oui"));
}
END_TEST

START_TEST (empty_dossier_says_how_to_begin)
{
  g_auto(Made) made = make_with (cordee_test_knowledge (), TODAY, NULL, "");
  g_autoptr(CordeeDocument) document = NULL;

  cordee_dossier_set_name (made.dossier, "", NOON);
  document = report_on (&made, _i == 0 ? CORDEE_REPORT_INTERVIEW : CORDEE_REPORT_HANDOVER);
  ck_assert_str_eq (document->title, "Projet sans nom");
  ck_assert (strstr (document->lead, "région à compléter") != NULL);
  ck_assert (has_span (find_part (document, CORDEE_PART_BOX, NULL, NULL), CORDEE_RICH_BOLD, "Aucune réponse n’est encore notée."));
  ck_assert_ptr_null (find_part (document, CORDEE_PART_TABLE, NULL, NULL));
  ck_assert_ptr_null (find_part (document, CORDEE_PART_HEADING, NULL, "Sources"));
  ck_assert_ptr_null (find_part (document, CORDEE_PART_HEADING, NULL, "Les structures"));
  ck_assert_ptr_null (find_part (document, CORDEE_PART_HEADING, NULL, "Notes"));
  ck_assert (!says (document, "Piste") && !says (document, "%"));
  ck_assert (has_gap (find_part (document, CORDEE_PART_FACT, "Infirmiers", NULL)));
}
END_TEST

/* ── reasons and sources ────────────────────────────────────────── */

/* The part that says a reason and cites all its sources, each a link to an entry that names that source. */
static gboolean
is_cited (const CordeeDocument *document, const CordeeAdvice *advice, const CordeeFinding *finding)
{
  g_autoptr(GPtrArray) parts = list_parts (document);
  g_autofree char *text = cordee_report_finding_text (advice, finding);
  gboolean found = FALSE;

  for (guint i = 0; i < parts->len && !found; i++)
    {
      const CordeePart *part = parts->pdata[i];

      found = part->kind == CORDEE_PART_ITEM && strstr (text_of (part), text) != NULL;
      for (guint j = 0; found && j < finding->rule->citations->len; j++)
        {
          const CordeeSource *source
            = cordee_knowledge_find_source (advice->knowledge, g_array_index (finding->rule->citations, CordeeCitation, j).source);
          gboolean linked = FALSE;

          for (guint k = 0; k < parts->len && !linked; k++)
            {
              const CordeePart *entry = parts->pdata[k];
              g_autofree char *link = entry->anchor != NULL ? g_strconcat ("#", entry->anchor, NULL) : NULL;
              g_autofree char *title = cordee_report_typeset (source->title);

              linked = link != NULL && g_str_has_prefix (link, "#source-") && strstr (text_of (entry), title) != NULL && has_link (part, link);
            }
          found = linked;
        }
    }
  return found;
}

START_TEST (whatever_decides_is_said_with_its_sources)
{
  CordeeReportKind kind = _i % 2 == 0 ? CORDEE_REPORT_INTERVIEW : CORDEE_REPORT_HANDOVER;
  g_auto(Made) made = make (situations[1 + _i / 2]);
  g_autoptr(CordeeDocument) document = report_on (&made, kind);
  guint n = 0;

  for (guint i = 0; i < made.advice->candidates->len; i++)
    {
      const CordeeCandidate *candidate = made.advice->candidates->pdata[i];

      for (guint j = 0; j < candidate->findings->len; j++)
        {
          const CordeeFinding *finding = candidate->findings->pdata[j];

          if (!finding->decides)
            continue;
          n++;
          ck_assert_msg (is_cited (document, made.advice, finding), "%s is not said with its sources", finding->rule->id);
        }
    }
  ck_assert_uint_ge (n, 4);
}
END_TEST

/* Every link inside leads somewhere, every anchor is one of a kind, every text is typeset already. */
START_TEST (links_lead_somewhere)
{
  CordeeReportKind kind = on_dossiers[_i % (int) G_N_ELEMENTS (on_dossiers)];
  g_auto(Made) made = make (situations[_i / (int) G_N_ELEMENTS (on_dossiers)]);
  g_autoptr(CordeeDocument) document = NULL;
  g_autoptr(GPtrArray) parts = NULL;
  g_autoptr(GHashTable) anchors = g_hash_table_new (g_str_hash, g_str_equal);

  cordee_dossier_add_note (made.dossier, "Qui signe ? À voir : 3 personnes", CORDEE_NOTE_SHARED, "MSP", "financements", NOON);
  document = report_on (&made, kind);
  parts = list_parts (document);
  for (guint i = 0; i < parts->len; i++)
    {
      const CordeePart *part = parts->pdata[i];
      const char *address = strstr (text_of (part), " http");
      g_autofree char *words = g_strndup (text_of (part), address != NULL ? (gsize) (address - text_of (part)) : strlen (text_of (part)));
      g_autofree char *typeset = cordee_report_typeset (words);

      ck_assert_msg (part->anchor == NULL || g_hash_table_add (anchors, part->anchor), "%s is there twice", part->anchor);
      ck_assert_str_eq (words, typeset);
      ck_assert (g_utf8_validate (text_of (part), -1, NULL));
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const CordeePart *part = parts->pdata[i];

      for (guint j = 0; part->text != NULL && j < part->text->spans->len; j++)
        {
          const char *link = g_array_index (part->text->spans, CordeeRichSpan, j).link;

          ck_assert_msg (link == NULL || *link != '#' || g_hash_table_contains (anchors, link + 1), "%s leads nowhere", link);
        }
    }
}
END_TEST

START_TEST (rules_limits_and_fingerprint_are_told)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) document = NULL;
  g_autoptr(GPtrArray) limits = cordee_report_limits (made.advice);
  g_autofree char *sha256 = cordee_knowledge_dup_sha256 (made.knowledge);

  made.dossier->base_version = g_strdup ("2025-03-01");
  made.dossier->base_sha256 = g_strdup ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
  document = report_on (&made, _i == 0 ? CORDEE_REPORT_INTERVIEW : CORDEE_REPORT_HANDOVER);
  ck_assert_str_eq (text_of (find_part (document, CORDEE_PART_FACT, "Date des règles", NULL)), "22/11/2026");
  ck_assert_str_eq (text_of (find_part (document, CORDEE_PART_FACT, "Empreinte de la base", NULL)), sha256);
  cordee_test_check_contains (text_of (find_part (document, CORDEE_PART_FACT, "Base du dernier enregistrement", NULL)), "01/03/2025");
  ck_assert_uint_ge (limits->len, 2);
  for (guint i = 0; i < limits->len; i++)
    ck_assert_ptr_nonnull (find_part (document, CORDEE_PART_ITEM, "•", limits->pdata[i]));
  ck_assert (says (document, "Information, pas un conseil juridique."));
  ck_assert (says (document, "Cordée ne demande aucune donnée de patient."));
}
END_TEST

/* Nothing is known of the domain: another base has other structures, and they are what is told. */
START_TEST (structures_are_those_of_the_base)
{
  g_autoptr(CordeeKnowledge) knowledge = cordee_test_pack_knowledge ("words/advice.xml");
  g_auto(Made) made = make_with (knowledge, "2026-01-31", NULL, "");
  GPtrArray *questions = cordee_knowledge_get_questions (knowledge);
  g_autoptr(CordeeValue) one = cordee_value_new_number (1);
  g_autoptr(CordeeRulebook) rulebook = cordee_test_rulebook (knowledge, "2026-01-31", NULL, NULL);
  g_autoptr(CordeeSituation) situation = cordee_situation_new ();
  g_autoptr(CordeeDocument) document = NULL;

  for (guint i = 0; i < questions->len; i++)
    if (g_str_equal (((const CordeeQuestion *) questions->pdata[i])->type, "integer"))
      cordee_situation_set (situation, ((const CordeeQuestion *) questions->pdata[i])->id, one, CORDEE_PROVENANCE_DECLARED);
  cordee_advice_free (made.advice);
  made.input.advice = made.advice = cordee_advice_new (rulebook, situation);
  document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  for (guint i = 0; i < made.advice->candidates->len; i++)
    {
      const CordeeStructure *structure = ((const CordeeCandidate *) made.advice->candidates->pdata[i])->structure;
      const CordeePart *part = find_part (document, CORDEE_PART_SUBHEADING, NULL, structure->name);
      g_autofree char *anchor = g_strconcat ("structure-", structure->id, NULL);

      ck_assert_ptr_nonnull (part);
      ck_assert_str_eq (part->anchor, anchor);
      ck_assert_str_eq (g_array_index (part->text->spans, CordeeRichSpan, 0).colour, structure->colour);
    }
  ck_assert (!says (document, "MSP"));
}
END_TEST

START_TEST (structure_without_a_legal_basis_is_told)
{
  g_auto(Made) made = make_with (cordee_test_knowledge (), "2006-06-01", "76", ONE_DOCTOR);
  g_autoptr(CordeeDocument) document = report_on (&made, CORDEE_REPORT_INTERVIEW);

  ck_assert (says (document, "n’existe pas au 01/06/2006"));
  ck_assert (says (document, "règles au 01/06/2006") || says (document, "Règles au 01/06/2006"));
}
END_TEST

/* ── notes and journal ──────────────────────────────────────────── */

START_TEST (private_notes_stay_private)
{
  g_auto(Made) made = make (ONE_DOCTOR);

  cordee_dossier_add_note (made.dossier, "SECRET DU DOSSIER", CORDEE_NOTE_PRIVATE, NULL, NULL, NOON);
  cordee_dossier_add_note (made.dossier, "SECRET DE LA CASE", CORDEE_NOTE_PRIVATE, "MSP", "financements", NOON);
  cordee_dossier_add_note (made.dossier, "Pour tout le monde", CORDEE_NOTE_SHARED, NULL, NULL, NOON);
  for (int kind = CORDEE_REPORT_INTERVIEW; kind <= CORDEE_REPORT_FUNDING; kind++)
    for (int asked = 0; asked < 2; asked++)
      {
        g_autoptr(CordeeDocument) document = NULL;

        made.input.private_notes = asked;
        document = report_on (&made, (CordeeReportKind) kind);
        ck_assert_int_eq (says (document, "Pour tout le monde"), kind != CORDEE_REPORT_FUNDING);
        ck_assert_int_eq (says (document, "SECRET DU DOSSIER"), kind == CORDEE_REPORT_HANDOVER && asked);
        ck_assert_int_eq (says (document, "SECRET DE LA CASE"), kind == CORDEE_REPORT_HANDOVER && asked);
        ck_assert_int_eq (says (document, "note privée"), kind == CORDEE_REPORT_HANDOVER && asked);
      }
}
END_TEST

START_TEST (notes_are_whole)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) document = NULL;

  cordee_dossier_add_note (made.dossier, "\nPremière ligne\n\n  Deuxième ligne\n", CORDEE_NOTE_SHARED, NULL, NULL, NOON);
  cordee_dossier_add_note (made.dossier, "À voir avec la CPAM", CORDEE_NOTE_SHARED, "MSP", "financements", 0);
  document = report_on (&made, CORDEE_REPORT_INTERVIEW);
  ck_assert (says (document, "\n• 22/11/2026 : Première ligne\nDeuxième ligne\n"));
  ck_assert (says (document, "\n• MSP, Financements : À voir avec la CPAM\n"));
}
END_TEST

START_TEST (journal_is_in_days_and_short)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autoptr(CordeeDocument) few = report_on (&made, CORDEE_REPORT_HANDOVER);
  g_autoptr(CordeeDocument) many = NULL;
  g_autoptr(CordeeDocument) interview = NULL;
  g_autofree char *text = NULL;

  ck_assert (says (few, "Ce qui s’est passé\n22/11/2026\tRéponses données ou changées : Médecins généralistes et Infirmiers\n"
                        "23/10/2026\tDossier créé"));
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nom %d", i);

      cordee_dossier_set_name (made.dossier, name, NOON);
    }
  many = report_on (&made, CORDEE_REPORT_HANDOVER);
  ck_assert (says (many, "22/11/2026\tRenommé ; s’appelait « Nom 48 »"));
  ck_assert (says (many, "s’appelait « Nom 19 »"));
  ck_assert (!says (many, "s’appelait « Nom 18 »"));
  ck_assert (says (many, "23 événements plus anciens ne sont pas repris ici."));
  text = cordee_document_to_text (many);
  ck_assert (!g_regex_match_simple ("[0-9]{2}:[0-9]{2}", text, 0, 0));
  interview = report_on (&made, CORDEE_REPORT_INTERVIEW);
  ck_assert (!says (interview, "Renommé"));
}
END_TEST

/* Every kind of event has words of its own, with its detail and without. */
START_TEST (events_have_words)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = 0; kind < CORDEE_N_EVENTS; kind++)
    {
      const CordeeDossierEvent plain = { .kind = (CordeeEventKind) kind };
      const CordeeDossierEvent detailed = { .kind = (CordeeEventKind) kind, .detail = (char *) "2025-03-01" };
      g_autofree char *with = cordee_report_event_text (cordee_test_knowledge (), &detailed);
      char *text = cordee_report_event_text (cordee_test_knowledge (), &plain);

      ck_assert_uint_gt (strlen (text), 3);
      ck_assert_uint_gt (strlen (with), 3);
      ck_assert_ptr_null (strstr (with, "2025-03-01 "));
      ck_assert_msg (g_hash_table_add (seen, text), "%s is there twice", text);
    }
}
END_TEST

/* ── one input, one document ────────────────────────────────────── */

START_TEST (same_input_gives_the_same_document)
{
  CordeeReportKind kind = on_dossiers[_i % (int) G_N_ELEMENTS (on_dossiers)];
  g_auto(Made) made = make (situations[_i / (int) G_N_ELEMENTS (on_dossiers)]);
  g_autoptr(CordeeDossier) before = cordee_dossier_copy (made.dossier);
  g_autoptr(CordeeDocument) first = report_on (&made, kind);
  g_autoptr(CordeeDocument) second = report_on (&made, kind);
  g_autofree char *one = cordee_document_to_html (first);
  g_autofree char *two = cordee_document_to_html (second);

  ck_assert_str_eq (one, two);
  ck_assert (cordee_dossier_equal (before, made.dossier));
}
END_TEST

/* ── as JSON ────────────────────────────────────────────────────── */

START_TEST (json_has_all_of_a_dossier)
{
  g_auto(Made) made = make (ONE_DOCTOR);
  g_autofree char *text = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonObject *object, *answer, *note;

  cordee_dossier_set_results (made.dossier, made.advice);
  cordee_dossier_choose (made.dossier, "ESP", CORDEE_HOW_CREER, NOON);
  cordee_dossier_set_next (made.dossier, "Rencontrer l’ARS", cordee_day_new (2026, 12, 12));
  cordee_dossier_add_note (made.dossier, "SECRET", CORDEE_NOTE_PRIVATE, "MSP", "financements", NOON);
  text = cordee_report_dossier_to_json (made.knowledge, made.dossier, 1);
  root = json_from_string (text, NULL);
  ck_assert_ptr_nonnull (root);
  object = json_node_get_object (root);
  cordee_test_check_keys (object, "id:s name:s format:i contact:S advisor:S archived:b created:s touched:s rules:o knowledge:o answers:a results:a "
                                  "choices:a next:o courses:a contacts:a notes:a journal:a");
  answer = cordee_test_find_object (cordee_test_array (object, "answers"), "id", "infirmiers");
  cordee_test_check_keys (answer, "id:s value:i provenance:s confirm:b at:s");
  ck_assert_int_eq (json_object_get_int_member (answer, "value"), 3);
  ck_assert_str_eq (cordee_test_string (answer, "at"), "2026-11-22T12:00:00Z");
  note = json_array_get_object_element (cordee_test_array (object, "notes"), 0);
  cordee_test_check_keys (note, "id:s text:s visibility:s structure:S criterion:S step:S at:S");
  ck_assert_str_eq (cordee_test_string (note, "visibility"), "private");
  ck_assert_uint_eq (json_array_get_length (cordee_test_array (object, "results")), made.advice->candidates->len);
  ck_assert_str_eq (cordee_test_string (json_object_get_object_member (object, "next"), "day"), "2026-12-12");
  ck_assert_str_eq (cordee_test_string (json_object_get_object_member (object, "rules"), "region"), "76");
  ck_assert_uint_ge (json_array_get_length (cordee_test_array (object, "journal")), 4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dossier-report");
  TCase *files_case = tcase_create ("files");
  TCase *page = tcase_create ("page");
  TCase *details = tcase_create ("details");
  TCase *notes = tcase_create ("notes");

  tcase_add_test (files_case, kinds_have_ids_for_ever);
  tcase_add_loop_test (files_case, files_have_harmless_names, 0, (int) G_N_ELEMENTS (files));
  tcase_add_test (files_case, long_names_are_cut);
  suite_add_tcase (suite, files_case);

  tcase_add_test (page, first_page_tells_whose_when_and_what);
  tcase_add_loop_test (page, table_has_every_structure_in_its_rank, 0, (int) G_N_ELEMENTS (situations));
  tcase_add_test (page, steps_are_the_smallest_changes_and_what_is_left);
  tcase_add_test (page, later_structure_is_told_where_nothing_bars_it);
  tcase_add_test (page, decisions_are_told_or_are_gaps);
  tcase_add_test (page, handover_tells_whom_to_speak_to);
  suite_add_tcase (suite, page);

  tcase_add_loop_test (details, answers_are_told_and_gaps_marked, 0, (int) G_N_ELEMENTS (situations));
  tcase_add_test (details, answers_say_how_they_are_known);
  tcase_add_loop_test (details, empty_dossier_says_how_to_begin, 0, 2);
  tcase_add_loop_test (details, whatever_decides_is_said_with_its_sources, 0, 2 * ((int) G_N_ELEMENTS (situations) - 1));
  tcase_add_loop_test (details, links_lead_somewhere, 0, (int) (G_N_ELEMENTS (on_dossiers) * G_N_ELEMENTS (situations)));
  tcase_add_loop_test (details, rules_limits_and_fingerprint_are_told, 0, 2);
  tcase_add_test (details, structures_are_those_of_the_base);
  tcase_add_test (details, structure_without_a_legal_basis_is_told);
  suite_add_tcase (suite, details);

  tcase_add_test (notes, private_notes_stay_private);
  tcase_add_test (notes, notes_are_whole);
  tcase_add_test (notes, journal_is_in_days_and_short);
  tcase_add_test (notes, events_have_words);
  tcase_add_loop_test (notes, same_input_gives_the_same_document, 0, (int) (G_N_ELEMENTS (on_dossiers) * G_N_ELEMENTS (situations)));
  tcase_add_test (notes, json_has_all_of_a_dossier);
  suite_add_tcase (suite, notes);
  return cordee_test_main (suite);
}
