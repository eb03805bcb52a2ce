/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-catalogue"

#include "config.h"

#include "cordee-catalogue.h"

#include "cordee-element.h"
#include "cordee-pack.h"
#include "cordee-question.h"

/* The documents read here are valid against the schema: required attributes are there, numbers are numbers, days are days. */

/* ── one reader and one writer for each kind of element ─────────── */

static gpointer
structure_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeStructure *self = g_new0 (CordeeStructure, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->name = cordee_read_text (node, "name");
  self->summary = cordee_read_text (node, "summary");
  self->sign = cordee_xml_attribute (node, "sign");
  self->colour = cordee_xml_attribute (node, "colour");
  self->colour_dark = cordee_xml_attribute (node, "colour-dark");
  cordee_day_parse (cordee_xml_attribute (node, "exists-from"), &self->exists_from);
  self->order = cordee_read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
structure_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeStructure *self = item;
  g_autofree char *exists_from = cordee_day_to_iso (self->exists_from);

  cordee_xml_set (node, "id", self->id);
  cordee_write_int (node, "order", self->order);
  cordee_xml_set (node, "sign", self->sign);
  cordee_xml_set (node, "colour", self->colour);
  cordee_xml_set (node, "colour-dark", self->colour_dark);
  cordee_xml_set (node, "exists-from", exists_from);
  cordee_write_text (node, "name", self->name);
  cordee_write_text (node, "summary", self->summary);
}

static gpointer
group_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeGroup *self = g_new0 (CordeeGroup, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = cordee_read_text (node, "label");
  self->order = cordee_read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
group_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeGroup *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_write_int (node, "order", self->order);
  cordee_write_text (node, "label", self->label);
}

static gpointer
criterion_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeCriterion *self = g_new0 (CordeeCriterion, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->group = cordee_xml_attribute (node, "group");
  self->label = cordee_read_text (node, "label");
  self->hint = cordee_read_text (node, "hint");
  self->order = cordee_read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
criterion_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeCriterion *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "group", self->group);
  cordee_write_int (node, "order", self->order);
  cordee_write_text (node, "label", self->label);
  cordee_write_text (node, "hint", self->hint);
}

static gpointer
unit_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeUnit *self = g_new0 (CordeeUnit, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->symbol = cordee_xml_attribute (node, "symbol");
  self->one = cordee_read_text (node, "one");
  self->many = cordee_read_text (node, "many");
  self->line = cordee_xml_line (node);
  return self;
}

static void
unit_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeUnit *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "symbol", self->symbol);
  cordee_write_text (node, "one", self->one);
  cordee_write_text (node, "many", self->many);
}

static gpointer
period_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeePeriod *self = g_new0 (CordeePeriod, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = cordee_read_text (node, "label");
  self->line = cordee_xml_line (node);
  return self;
}

static void
period_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeePeriod *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_write_text (node, "label", self->label);
}

static gpointer
region_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeRegion *self = g_new0 (CordeeRegion, 1);

  self->code = cordee_xml_attribute (node, "code");
  self->name = cordee_read_text (node, "name");
  self->departements = cordee_read_words (node, "departements");
  self->line = cordee_xml_line (node);
  return self;
}

static void
region_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeRegion *self = item;

  cordee_xml_set (node, "code", self->code);
  cordee_write_words (node, "departements", self->departements);
  cordee_write_text (node, "name", self->name);
}

static void
region_free (gpointer item)
{
  CordeeRegion *self = item;

  g_strfreev (self->departements);
  g_free (self);
}

static gpointer
source_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeSource *self = g_new0 (CordeeSource, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->date = cordee_xml_attribute (node, "date");
  self->estimated = cordee_read_flag (node, "estimated");
  self->title = cordee_read_text (node, "title");
  self->publisher = cordee_read_text (node, "publisher");
  self->dated = cordee_read_text (node, "dated");
  self->urls = g_ptr_array_new ();
  for (const CordeeXmlNode *child = cordee_xml_first_child (node); child != NULL; child = cordee_xml_next (child))
    if (cordee_xml_is (child, "url"))
      g_ptr_array_add (self->urls, (gpointer) cordee_xml_text (child));
  self->pack = pack;
  self->line = cordee_xml_line (node);
  return self;
}

static void
source_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeSource *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_xml_set (node, "date", self->date);
  cordee_write_flag (node, "estimated", self->estimated);
  cordee_write_text (node, "title", self->title);
  cordee_write_text (node, "publisher", self->publisher);
  cordee_write_text (node, "dated", self->dated);
  for (guint i = 0; i < self->urls->len; i++)
    cordee_write_text (node, "url", self->urls->pdata[i]);
}

static void
source_free (gpointer item)
{
  CordeeSource *self = item;

  g_ptr_array_unref (self->urls);
  g_free (self);
}

static gpointer
section_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeSection *self = g_new0 (CordeeSection, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->label = cordee_read_text (node, "label");
  self->order = cordee_read_int (node, "order");
  self->line = cordee_xml_line (node);
  return self;
}

static void
section_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeSection *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_write_int (node, "order", self->order);
  cordee_write_text (node, "label", self->label);
}

static gpointer
term_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeTerm *self = g_new0 (CordeeTerm, 1);

  self->id = cordee_xml_attribute (node, "id");
  self->word = cordee_read_text (node, "word");
  self->meaning = cordee_read_text (node, "meaning");
  self->line = cordee_xml_line (node);
  return self;
}

static void
term_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeTerm *self = item;

  cordee_xml_set (node, "id", self->id);
  cordee_write_text (node, "word", self->word);
  cordee_write_text (node, "meaning", self->meaning);
}

static gpointer
note_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeNote *self = g_new0 (CordeeNote, 1);

  self->source = cordee_xml_attribute (node, "source");
  self->facts = cordee_read_words (node, "fact");
  self->text = cordee_xml_text (node);
  self->line = cordee_xml_line (node);
  return self;
}

static void
note_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeNote *self = item;

  cordee_xml_set (node, "source", self->source);
  cordee_write_words (node, "fact", self->facts);
  cordee_xml_add_text (node, self->text);
}

static void
note_free (gpointer item)
{
  CordeeNote *self = item;

  g_strfreev (self->facts);
  g_free (self);
}

static const char *const rename_kinds[] = { "question", "choice", "structure", "criterion", "profession", NULL };

/* The word that packs have for a kind of id, static. */
const char *
cordee_rename_kind_id (CordeeRenameKind kind)
{
  return rename_kinds[kind];
}

static gpointer
rename_read (CordeePack *pack, const CordeeXmlNode *node)
{
  CordeeRename *self = g_new0 (CordeeRename, 1);

  self->kind = (CordeeRenameKind) cordee_read_enum (node, "kind", rename_kinds, CORDEE_RENAME_QUESTION);
  self->of = cordee_xml_attribute (node, "of");
  self->from = cordee_xml_attribute (node, "from");
  self->to = cordee_xml_attribute (node, "to");
  self->since = cordee_read_day (node, "since");
  self->line = cordee_xml_line (node);
  return self;
}

static void
rename_write (gconstpointer item, CordeeXmlElement *node)
{
  const CordeeRename *self = item;

  cordee_xml_set (node, "kind", cordee_rename_kind_id (self->kind));
  cordee_xml_set (node, "of", self->of);
  cordee_xml_set (node, "from", self->from);
  cordee_xml_set (node, "to", self->to);
  cordee_write_day (node, "since", self->since);
}

static void
left_out_free (gpointer item)
{
  CordeeLeftOut *self = item;

  g_strfreev (self->regions);
  g_free (self);
}

/* ── elements that have a file of their own, as the table wants them ── */

#define OWN_FILE(name, ...)                                         \
  static gpointer name##_read (CordeePack *pack, const CordeeXmlNode *node) \
  {                                                                         \
    return cordee_##name##_new_from_xml (__VA_ARGS__);                      \
  }                                                                         \
  static void name##_write (gconstpointer item, CordeeXmlElement *node)     \
  {                                                                         \
    cordee_##name##_to_xml (item, node);                                    \
  }                                                                         \
  static void name##_free (gpointer item)                                   \
  {                                                                         \
    cordee_##name##_free (item);                                            \
  }

OWN_FILE (question, node)
OWN_FILE (derivation, node)
OWN_FILE (contradiction, node)
OWN_FILE (statement, pack, node)
OWN_FILE (rule, pack, node)
OWN_FILE (link, pack, node)
OWN_FILE (joining, node)
OWN_FILE (case, pack, node)
OWN_FILE (scale, node)
OWN_FILE (scheme, pack, node)
OWN_FILE (funding_case, pack, node)
OWN_FILE (holiday, node)
OWN_FILE (committee, node)
OWN_FILE (step, pack, node)
OWN_FILE (contact, pack, node)
OWN_FILE (template, pack, node)

static gpointer
payer_read (CordeePack *pack, const CordeeXmlNode *node)
{
  return cordee_payer_new_from_xml (node);
}

static void
payer_write (gconstpointer item, CordeeXmlElement *node)
{
  cordee_payer_to_xml (item, node);
}

static gpointer
actor_read (CordeePack *pack, const CordeeXmlNode *node)
{
  return cordee_actor_new_from_xml (node);
}

static void
actor_write (gconstpointer item, CordeeXmlElement *node)
{
  cordee_actor_to_xml (item, node);
}

static gpointer
phase_read (CordeePack *pack, const CordeeXmlNode *node)
{
  return cordee_phase_new_from_xml (node);
}

static void
phase_write (gconstpointer item, CordeeXmlElement *node)
{
  cordee_phase_to_xml (item, node);
}

/* ── the lists ──────────────────────────────────────────────────── */

typedef struct
{
  const char *list;
  const char *element;
  goffset offset;
  gpointer (*read) (CordeePack *pack, const CordeeXmlNode *node);
  void (*write) (gconstpointer item, CordeeXmlElement *node);
  GDestroyNotify free;
} List;

/* In the order of the schema. */
static const List lists[] = {
  { "structures", "structure", G_STRUCT_OFFSET (CordeePack, structures), structure_read, structure_write, g_free },
  { "groups", "group", G_STRUCT_OFFSET (CordeePack, groups), group_read, group_write, g_free },
  { "criteria", "criterion", G_STRUCT_OFFSET (CordeePack, criteria), criterion_read, criterion_write, g_free },
  { "units", "unit", G_STRUCT_OFFSET (CordeePack, units), unit_read, unit_write, g_free },
  { "periods", "period", G_STRUCT_OFFSET (CordeePack, periods), period_read, period_write, g_free },
  { "regions", "region", G_STRUCT_OFFSET (CordeePack, regions), region_read, region_write, region_free },
  { "sources", "source", G_STRUCT_OFFSET (CordeePack, sources), source_read, source_write, source_free },
  { "sections", "section", G_STRUCT_OFFSET (CordeePack, sections), section_read, section_write, g_free },
  { "questions", "question", G_STRUCT_OFFSET (CordeePack, questions), question_read, question_write, question_free },
  { "derivations", "derivation", G_STRUCT_OFFSET (CordeePack, derivations), derivation_read, derivation_write, derivation_free },
  { "contradictions", "contradiction", G_STRUCT_OFFSET (CordeePack, contradictions), contradiction_read, contradiction_write, contradiction_free },
  { "glossary", "term", G_STRUCT_OFFSET (CordeePack, terms), term_read, term_write, g_free },
  { "statements", "statement", G_STRUCT_OFFSET (CordeePack, statements), statement_read, statement_write, statement_free },
  { "rules", "rule", G_STRUCT_OFFSET (CordeePack, rules), rule_read, rule_write, rule_free },
  { "links", "link", G_STRUCT_OFFSET (CordeePack, links), link_read, link_write, link_free },
  { "joinings", "joining", G_STRUCT_OFFSET (CordeePack, joinings), joining_read, joining_write, joining_free },
  { "payers", "payer", G_STRUCT_OFFSET (CordeePack, payers), payer_read, payer_write, g_free },
  { "scales", "scale", G_STRUCT_OFFSET (CordeePack, scales), scale_read, scale_write, scale_free },
  { "schemes", "scheme", G_STRUCT_OFFSET (CordeePack, schemes), scheme_read, scheme_write, scheme_free },
  { "actors", "actor", G_STRUCT_OFFSET (CordeePack, actors), actor_read, actor_write, g_free },
  { "phases", "phase", G_STRUCT_OFFSET (CordeePack, phases), phase_read, phase_write, g_free },
  { "holidays", "holiday", G_STRUCT_OFFSET (CordeePack, holidays), holiday_read, holiday_write, holiday_free },
  { "committees", "committee", G_STRUCT_OFFSET (CordeePack, committees), committee_read, committee_write, committee_free },
  { "steps", "step", G_STRUCT_OFFSET (CordeePack, steps), step_read, step_write, step_free },
  { "contacts", "contact", G_STRUCT_OFFSET (CordeePack, contacts), contact_read, contact_write, contact_free },
  { "templates", "template", G_STRUCT_OFFSET (CordeePack, templates), template_read, template_write, template_free },
  { "notes", "note", G_STRUCT_OFFSET (CordeePack, notes), note_read, note_write, note_free },
  { "cases", "case", G_STRUCT_OFFSET (CordeePack, cases), case_read, case_write, case_free },
  { "funding-cases", "funding-case", G_STRUCT_OFFSET (CordeePack, funding_cases), funding_case_read, funding_case_write, funding_case_free },
  { "renames", "rename", G_STRUCT_OFFSET (CordeePack, renames), rename_read, rename_write, g_free },
};

static GPtrArray **
list_of (const CordeePack *pack, const List *list)
{
  return &G_STRUCT_MEMBER (GPtrArray *, pack, list->offset);
}

/* Gives a new pack its empty lists. */
void
cordee_catalogue_init (CordeePack *pack)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *list_of (pack, &lists[i]) = g_ptr_array_new_with_free_func (lists[i].free);
  pack->left_out = g_ptr_array_new_with_free_func (left_out_free);
}

void
cordee_catalogue_clear (CordeePack *pack)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (list_of (pack, &lists[i]), g_ptr_array_unref);
  g_clear_pointer (&pack->left_out, g_ptr_array_unref);
}

/* Reads one list element (<sources>, <statements> …) into its pack; what is no list (<title>) is passed over. */
void
cordee_catalogue_read (CordeePack *pack, const CordeeXmlNode *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (cordee_xml_is (list, lists[i].list))
      for (const CordeeXmlNode *node = cordee_xml_first_child (list); node != NULL; node = cordee_xml_next (node))
        g_ptr_array_add (*list_of (pack, &lists[i]), lists[i].read (pack, node));
}

/* Writes all lists that are not empty below root. */
void
cordee_catalogue_write (const CordeePack *pack, CordeeXmlElement *root)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      const GPtrArray *items = *list_of (pack, &lists[i]);
      CordeeXmlElement *parent;

      if (items->len == 0)
        continue;
      parent = cordee_xml_add (root, lists[i].list, NULL);
      for (guint j = 0; j < items->len; j++)
        lists[i].write (items->pdata[j], cordee_xml_add (parent, lists[i].element, NULL));
    }
}

/* Reads a <left-out> document. */
void
cordee_catalogue_read_left_out (CordeePack *pack, const CordeeXmlNode *root)
{
  for (const CordeeXmlNode *node = cordee_xml_first_child (root); node != NULL; node = cordee_xml_next (node))
    {
      CordeeLeftOut *self = g_new0 (CordeeLeftOut, 1);

      self->fact = cordee_xml_attribute (node, "id");
      self->reason = cordee_xml_attribute (node, "reason");
      self->structure = cordee_xml_attribute (node, "structure");
      self->criterion = cordee_xml_attribute (node, "criterion");
      self->regions = cordee_read_words (node, "regions");
      self->text = cordee_xml_text (node);
      self->line = cordee_xml_line (node);
      g_ptr_array_add (pack->left_out, self);
    }
}

/* Writes the facts of a <left-out> document below root. */
void
cordee_catalogue_write_left_out (const CordeePack *pack, CordeeXmlElement *root)
{
  for (guint i = 0; i < pack->left_out->len; i++)
    {
      const CordeeLeftOut *self = pack->left_out->pdata[i];
      CordeeXmlElement *node = cordee_xml_add (root, "fact", NULL);

      cordee_xml_set (node, "id", self->fact);
      cordee_xml_set (node, "reason", self->reason);
      cordee_xml_set (node, "structure", self->structure);
      cordee_xml_set (node, "criterion", self->criterion);
      cordee_write_words (node, "regions", self->regions);
      cordee_xml_add_text (node, self->text);
    }
}
