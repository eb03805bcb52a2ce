/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-evidence"

#include "config.h"

#include "cordee-evidence.h"

#include "cordee-glossary.h"
#include "cordee-matrix-project.h"
#include "cordee-report.h"
#include "cordee-text.h"

#include <glib/gi18n-lib.h>

/* What all parts are made from. */
typedef struct
{
  const CordeeKnowledge *knowledge; /* borrowed */
  const CordeeContext *context;     /* borrowed */
  GPtrArray *groups;                /* borrowed: CordeeEvidenceGroup */
} Maker;

/* ── memory ─────────────────────────────────────────────────────── */

static void
item_free (gpointer data)
{
  CordeeEvidenceItem *self = data;

  g_free (self->text);
  g_free (self->plain);
  g_free (self->source);
  g_free (self->plain_source);
  g_free (self->level);
  g_free (self->confidence);
  g_free (self->place);
  g_free (self->validity);
  g_free (self->checked);
  g_free (self->outcome);
  g_free (self->name);
  g_free (self);
}

static void
group_free (gpointer data)
{
  CordeeEvidenceGroup *self = data;

  g_free (self->title);
  g_free (self->warning);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* Takes title. */
static CordeeEvidenceGroup *
add_group (const Maker *maker, CordeeEvidenceKind kind, char *title)
{
  CordeeEvidenceGroup *group = g_new0 (CordeeEvidenceGroup, 1);

  group->kind = kind;
  group->title = title;
  group->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (maker->groups, group);
  return group;
}

/* ── a statement ────────────────────────────────────────────────── */

static gboolean
is_web_address (const char *address)
{
  return g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://");
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* Appends text, as a link where address is one. */
static void
append_link (GString *out, const char *text, const char *address)
{
  if (address == NULL || !is_web_address (address))
    {
      append_escaped (out, text);
      return;
    }
  g_string_append (out, "<a href=\"");
  append_escaped (out, address);
  g_string_append (out, "\">");
  append_escaped (out, text);
  g_string_append (out, "</a>");
}

/* The name of the machine of an address, which is what a reader knows it by; the caller owns it. */
static char *
host_of (const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL && *host != '\0' ? host : address);
}

/* Appends one source to both texts: its title leads to its first address, the others follow by the name of their host; source:ID
   leads to what else it says. */
static void
append_citation (const Maker *maker, const CordeeCitation *citation, GString *markup, GString *plain)
{
  const CordeeSource *source = cordee_knowledge_find_source (maker->knowledge, citation->source);
  g_autofree char *told = source != NULL ? cordee_report_source_text (source) : g_strdup (citation->source);
  g_autofree char *text = cordee_report_typeset (told);
  g_autofree char *place = citation->place != NULL ? cordee_report_typeset (citation->place) : NULL;
  GPtrArray *urls = source != NULL ? source->urls : NULL;

  if (markup->len > 0)
    {
      g_string_append_c (markup, '\n');
      g_string_append_c (plain, '\n');
    }
  append_link (markup, text, urls != NULL && urls->len > 0 ? urls->pdata[0] : NULL);
  g_string_append (plain, text);
  if (place != NULL)
    {
      g_string_append (markup, ", ");
      append_escaped (markup, place);
      g_string_append_printf (plain, ", %s", place);
    }
  for (guint i = 0; urls != NULL && i < urls->len; i++)
    {
      const char *address = urls->pdata[i];
      g_autofree char *host = host_of (address);

      g_string_append_printf (plain, "\n%s", address);
      if (i == 0)
        continue;
      g_string_append (markup, ", ");
      append_link (markup, host, address);
    }
  if (source != NULL)
    /* TRANSLATORS: a link to the page that tells all of a source: where to read it, and everything that it says. */
    g_string_append_printf (markup, " (<a href=\"source:%s\">%s</a>)", source->id, _("fiche"));
}

static void
set_sources (const Maker *maker, CordeeEvidenceItem *item)
{
  GString *markup = g_string_new (NULL), *plain = g_string_new (NULL);

  for (guint i = 0; i < item->statement->citations->len; i++)
    append_citation (maker, &g_array_index (item->statement->citations, CordeeCitation, i), markup, plain);
  item->source = g_string_free (markup, FALSE);
  item->plain_source = g_string_free (plain, FALSE);
}

static char *
place_text (const Maker *maker, const CordeeStatement *statement)
{
  if (statement->region == NULL && statement->departements == NULL)
    return g_strdup (_("national"));
  return cordee_report_place (maker->knowledge, statement->region, (const char *const *) statement->departements);
}

/* Why a statement stands, or gives way. */
static char *
outcome_text (const Maker *maker, const CordeeSubject *subject, const CordeeReading *reading)
{
  g_autofree char *reason = cordee_report_outcome_text (maker->knowledge, subject, reading);

  if (!reading->leading)
    return cordee_report_typeset (reason);
  if (!subject->settled)
    {
      /* TRANSLATORS: %s is why nothing settles which of several statements is right. */
      g_autofree char *open = g_strdup_printf (_("non tranché : %s"), reason);

      return cordee_report_typeset (open);
    }
  else
    {
      /* TRANSLATORS: %s is why this statement is preferred. */
      g_autofree char *kept = g_strdup_printf (_("✓ retenu : %s"), reason);

      return cordee_report_typeset (kept);
    }
}

/* All that is known of a statement but what it says and who: for the ear and for the clipboard. */
static char *
about_text (const CordeeEvidenceItem *item)
{
  /* TRANSLATORS: of a statement: how binding its document is, how sure we are of having it right, where and when it holds, when its
     source was read. */
  return g_strdup_printf (_("Niveau : %1$s, confiance : %2$s, %3$s, %4$s, %5$s"), item->level, item->confidence, item->place, item->validity,
                          item->checked);
}

/* Appends text as a sentence. */
static void
add_sentence (GString *out, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "%s%s%s", out->len > 0 ? " " : "", text, g_str_has_suffix (text, ".") ? "" : ".");
}

static char *
name_text (const CordeeEvidenceItem *item)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *about = about_text (item);
  g_auto(GStrv) sources = g_strsplit (item->plain_source, "\n", -1);

  add_sentence (out, item->plain);
  add_sentence (out, item->outcome);
  add_sentence (out, about);
  for (guint i = 0; sources[i] != NULL; i++)
    if (!is_web_address (sources[i]))
      add_sentence (out, sources[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Adds a statement to group. Where it speaks, subject and reading tell how; or NULL. */
static void
add_statement (const Maker           *maker,
               CordeeEvidenceGroup   *group,
               const CordeeStatement *statement,
               const CordeeSubject   *subject,
               const CordeeReading   *reading)
{
  CordeeEvidenceItem *item = g_new0 (CordeeEvidenceItem, 1);
  g_autofree char *day = cordee_day_to_words (statement->checked);

  item->statement = statement;
  item->plain = cordee_report_typeset (statement->text);
  item->text = cordee_glossary_markup (maker->knowledge, item->plain);
  set_sources (maker, item);
  item->level = cordee_text_capitalise (cordee_report_level_label (statement->level));
  item->confidence = g_strdup (cordee_report_confidence_label (statement->confidence));
  item->place = place_text (maker, statement);
  item->validity = cordee_report_validity (statement, maker->context->as_of);
  /* TRANSLATORS: %s is the day on which the source was last read. */
  item->checked = g_strdup_printf (_("lu le %s"), day);
  if (reading != NULL)
    {
      item->outcome = outcome_text (maker, subject, reading);
      item->kept = reading->leading && subject->settled;
    }
  item->name = name_text (item);
  g_ptr_array_add (group->items, item);
}

/* ── groups ─────────────────────────────────────────────────────── */

static gboolean
is_on_face (const CordeeSubject *subject)
{
  for (guint i = 0; i < subject->readings->len; i++)
    if (g_array_index (subject->readings, CordeeReading, i).shown)
      return TRUE;
  return FALSE;
}

/* The subjects that are on the face of the cell, or those behind it. The first behind it has the title. */
static void
add_subjects (const Maker *maker, const CordeeCell *cell, gboolean on_face)
{
  const char *title = on_face ? NULL : _("Autres points documentés");

  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];
      CordeeEvidenceGroup *group;

      if (is_on_face (subject) != on_face)
        continue;
      group = add_group (maker, CORDEE_EVIDENCE_SPEAKS, g_strdup (title));
      title = NULL;
      group->warning = subject->conflict ? g_strdup (_("les sources ne disent pas la même chose")) : NULL;
      for (guint j = 0; j < subject->readings->len; j++)
        {
          const CordeeReading *reading = &g_array_index (subject->readings, CordeeReading, j);

          add_statement (maker, group, reading->statement, subject, reading);
        }
    }
}

/* A group of statements that do not speak; none where they are none. Takes title. */
static void
add_silent (const Maker *maker, CordeeEvidenceKind kind, char *title, GPtrArray *statements)
{
  CordeeEvidenceGroup *group;

  if (statements->len == 0)
    {
      g_free (title);
      return;
    }
  group = add_group (maker, kind, title);
  for (guint i = 0; i < statements->len; i++)
    add_statement (maker, group, statements->pdata[i], NULL, NULL);
}

static void
add_searched (const Maker *maker, const CordeeCell *cell)
{
  CordeeEvidenceGroup *group;

  if (cell->searched->len == 0)
    return;
  group = add_group (maker, CORDEE_EVIDENCE_SEARCHED, g_strdup (_("Cherché, non trouvé")));
  for (guint i = 0; i < cell->searched->len; i++)
    {
      CordeeEvidenceItem *item = g_new0 (CordeeEvidenceItem, 1);

      item->plain = cordee_report_typeset (((const CordeeLeftOut *) cell->searched->pdata[i])->text);
      item->text = cordee_glossary_markup (maker->knowledge, item->plain);
      item->name = g_strdup (item->plain);
      g_ptr_array_add (group->items, item);
    }
}

static void
add_missing_from (GPtrArray *list, GPtrArray *statements, const CordeeCell *cell)
{
  for (guint i = 0; i < statements->len; i++)
    if (cordee_cell_find_reading (cell, statements->pdata[i]) == NULL)
      g_ptr_array_add (list, statements->pdata[i]);
}

/* What the cell says at the other day and not here: whichever of the two days comes first. */
static GPtrArray *
list_before (const CordeeCell *cell, const CordeeChange *change)
{
  GPtrArray *list = g_ptr_array_new ();

  if (change != NULL)
    {
      add_missing_from (list, change->ended, cell);
      add_missing_from (list, change->began, cell);
    }
  return list;
}

static void
add_silent_groups (const Maker *maker, const CordeeCell *cell, const CordeeChange *change, CordeeDay other_day)
{
  g_autoptr(GPtrArray) before = list_before (cell, change);
  g_autoptr(GPtrArray) dormant = g_ptr_array_new ();
  g_autofree char *day = cordee_day_to_words (maker->context->as_of);
  g_autofree char *other = cordee_day_to_words (other_day);

  for (guint i = 0; i < cell->dormant->len; i++)
    if (!g_ptr_array_find (before, cell->dormant->pdata[i], NULL))
      g_ptr_array_add (dormant, cell->dormant->pdata[i]);

  add_silent (maker, CORDEE_EVIDENCE_ANNOUNCED, g_strdup (_("Annoncé, jamais compté")), cell->announced);
  /* TRANSLATORS: %s is the date of the rules. */
  add_silent (maker, CORDEE_EVIDENCE_DORMANT, g_strdup_printf (_("Pas en vigueur le %s"), day), dormant);
  add_searched (maker, cell);
  if (before->len > 0)
    add_silent (maker, CORDEE_EVIDENCE_BEFORE,
                /* TRANSLATORS: %s is the other of two days that are compared, gone by or to come. */
                g_strdup_printf (other_day < maker->context->as_of ? _("Ce que disait la case le %s") : _("Ce que dira la case le %s"), other),
                before);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Why to read on: sources that disagree on the face, or behind it; NULL where they agree. */
static char *
warning_text (const CordeeCell *cell)
{
  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      if (subject->conflict && is_on_face (subject))
        return g_strdup (_("les sources ne disent pas la même chose"));
    }
  return g_strdup (cell->conflict ? _("les sources divergent sur un détail") : NULL);
}

/* The regions that have a rule of their own here, by name, where none is chosen; or NULL. */
static char *
elsewhere_text (const Maker *maker, const CordeeCell *cell)
{
  g_autofree char *count = cordee_report_elsewhere_text (cell);
  GPtrArray *statements = cordee_knowledge_get_cell (maker->knowledge, cell->structure->id, cell->criterion->id);
  GPtrArray *regions = cordee_knowledge_get_regions (maker->knowledge);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *told = NULL;

  if (count == NULL)
    return NULL;
  for (guint i = 0; i < regions->len; i++)
    {
      const CordeeRegion *region = regions->pdata[i];
      gboolean has_rule = FALSE;

      for (guint j = 0; j < statements->len && !has_rule; j++)
        {
          const CordeeStatement *statement = statements->pdata[j];

          has_rule = g_strcmp0 (statement->region, region->code) == 0 && !statement->announced
                     && !cordee_statement_applies_in (statement, maker->context)
                     && cordee_statement_holds_at (statement, maker->context->as_of);
        }
      if (has_rule)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", cordee_report_word (region->name));
    }
  /* TRANSLATORS: %1$s says how many regions have a rule of their own, %2$s names them. */
  told = g_strdup_printf (_("%1$s : %2$s"), count, names->str);
  return cordee_report_typeset (told);
}

static char *
summary_text (const Maker *maker, const CordeeCell *cell)
{
  const char *const departements[] = { maker->context->departement, NULL };
  g_autoptr(CordeeCited) cited = cordee_cited_new ();
  g_autofree char *day = cordee_day_to_words (maker->context->as_of);
  g_autofree char *place
    = cordee_report_place (maker->knowledge, maker->context->region, maker->context->departement != NULL ? departements : NULL);
  g_autoptr(GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < cell->subjects->len; i++)
    {
      const CordeeSubject *subject = cell->subjects->pdata[i];

      n += subject->readings->len;
      for (guint j = 0; j < subject->readings->len; j++)
        cordee_cited_add_statement (cited, g_array_index (subject->readings, CordeeReading, j).statement);
    }

  if (n == 0)
    g_string_append (out, _("Aucun énoncé"));
  else
    {
      g_string_append_printf (out, ngettext ("%u énoncé", "%u énoncés", n), n);
      g_string_append (out, ", ");
      /* TRANSLATORS: documents that statements come from. */
      g_string_append_printf (out, ngettext ("%u source", "%u sources", cited->ids->len), cited->ids->len);
    }
  /* TRANSLATORS: %1$s is the date of the rules, %2$s the place. */
  g_string_append_printf (out, _(", règles au %1$s, %2$s"), day, place);
  return cordee_report_typeset (out->str);
}

/* Everything behind cell, which was resolved from knowledge under context. change (or NULL) is what differs there at other_day. The
   caller owns it; it borrows from knowledge and cell, which must outlive it. */
CordeeEvidence *
cordee_evidence_new (const CordeeKnowledge *knowledge,
                     const CordeeCell      *cell,
                     const CordeeContext   *context,
                     const CordeeChange    *change,
                     CordeeDay              other_day)
{
  CordeeEvidence *self = g_new0 (CordeeEvidence, 1);
  Maker maker = { knowledge, context, NULL };

  self->groups = maker.groups = g_ptr_array_new_with_free_func (group_free);
  self->rules = g_ptr_array_new ();
  self->cell = cell;
  self->title = g_strdup_printf ("%s · %s", cell->structure->id, cordee_report_word (cell->criterion->label));
  self->warning = warning_text (cell);
  self->elsewhere = elsewhere_text (&maker, cell);
  self->summary = summary_text (&maker, cell);
  add_subjects (&maker, cell, TRUE);
  add_subjects (&maker, cell, FALSE);
  add_silent_groups (&maker, cell, change, other_day);
  return self;
}

void
cordee_evidence_free (CordeeEvidence *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->warning);
  g_free (self->elsewhere);
  g_free (self->summary);
  g_free (self->project);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* Adds what the rules of this cell make of the answers, once; nothing where no rule touches it. advice is not needed later. */
void
cordee_evidence_add_project (CordeeEvidence *self, const CordeeAdvice *advice)
{
  g_autofree char *answers = cordee_advice_dup_answers_text (advice);
  g_autofree char *title = NULL;

  g_return_if_fail (self->project == NULL);

  g_ptr_array_unref (self->rules);
  self->rules = cordee_evidence_rules_new (advice, self->cell->structure->id, self->cell->criterion->id);
  if (self->rules->len == 0)
    return;
  /* TRANSLATORS: heads rules; %s is what they are judged by: d’après 5 réponses. */
  title = g_strdup_printf (_("Pour ce projet, %s"), answers);
  self->project = cordee_report_typeset (title);
}

/* ── as plain text ──────────────────────────────────────────────── */

static void
append_item (GString *out, const CordeeEvidenceItem *item)
{
  g_autofree char *about = NULL;

  g_string_append_printf (out, "\n- %s\n", item->plain);
  if (item->statement == NULL)
    return;
  about = about_text (item);
  g_string_append_printf (out, "  %s\n", about);
  if (item->outcome != NULL)
    g_string_append_printf (out, "  %s\n", item->outcome);
  if (*item->plain_source != '\0')
    {
      g_auto(GStrv) lines = g_strsplit (item->plain_source, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        g_string_append_printf (out, "  %s\n", lines[i]);
    }
}

/* The evidence for the clipboard, with sources, addresses and dates. The caller owns it. */
char *
cordee_evidence_to_text (const CordeeEvidence *self)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s\n%s\n", self->title, self->summary);
  if (self->warning != NULL)
    g_string_append_printf (out, "%s\n", self->warning);
  if (self->elsewhere != NULL)
    g_string_append_printf (out, "%s\n", self->elsewhere);
  if (self->project != NULL)
    g_string_append_printf (out, "\n%s\n", self->project);
  for (guint i = 0; i < self->rules->len; i++)
    cordee_evidence_rule_append (self->rules->pdata[i], out);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const CordeeEvidenceGroup *group = self->groups->pdata[i];

      if (group->title != NULL)
        g_string_append_printf (out, "\n%s\n", group->title);
      if (group->warning != NULL)
        g_string_append_printf (out, "\n%s\n", group->warning);
      for (guint j = 0; j < group->items->len; j++)
        append_item (out, group->items->pdata[j]);
    }
  return g_string_free (out, FALSE);
}
