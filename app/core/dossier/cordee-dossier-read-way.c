/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-dossier"

#include "config.h"

#include "cordee-dossier-private.h"

#include "cordee-issue.h"

#include <glib/gi18n-lib.h>

/* Reads the ways that a dossier follows, and its contacts. Steps and requirements that the base does not know are kept as they are: they
   may be of another base. */

#define COURSES "courses"
#define CONTACTS "contacts"

/* The longest that a step may be said to take, in any unit. */
#define MAX_DURATION 9999

/* Nobody has as many steps in a course, or as many ticks or links in a step; what is beyond is held. */
#define MAX_ITEMS 400

static const char *const course_attributes[] = { "structure", "how", "from", "start", "at", NULL };
static const char *const step_attributes[] = { "id", "status", "day", "not-before", "min", "likely", "max", "unit", "at", NULL };
static const char *const duration_attributes[] = { "min", "likely", "max", "unit", NULL };
static const char *const met_attributes[] = { "id", NULL };
static const char *const link_attributes[] = { "title", "uri", NULL };
static const char *const contact_attributes[] = { "id", "actor", "name", "phone", "email", "url", "shared", "at", NULL };

/* ── steps ──────────────────────────────────────────────────────── */

static gboolean
parse_number (const char *text, int *out)
{
  guint64 number;

  if (text == NULL || (*text == '0' && text[1] != '\0') || !g_ascii_string_to_unsigned (text, 10, 0, MAX_DURATION, &number, NULL))
    return FALSE;
  *out = (int) number;
  return TRUE;
}

static gboolean
parse_duration (const CordeeXmlPart *node, CordeeDuration *out)
{
  const char *likely = cordee_xml_part_get (node, "likely"), *unit = cordee_xml_part_get (node, "unit");

  if (unit == NULL || !cordee_duration_unit_parse (unit, &out->unit) || !parse_number (cordee_xml_part_get (node, "min"), &out->min)
      || !parse_number (cordee_xml_part_get (node, "max"), &out->max))
    return FALSE;
  if (likely == NULL)
    out->likely = (out->min + out->max) / 2;
  else if (!parse_number (likely, &out->likely))
    return FALSE;
  return out->min <= out->likely && out->likely <= out->max;
}

/* What the user says of how long a step takes: all of it, or it is held. */
static void
read_duration (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, CordeeCourseStep *step)
{
  CordeeDuration duration = { 0 };
  gboolean said = FALSE;

  for (const char *const *name = duration_attributes; *name != NULL; name++)
    said |= cordee_xml_part_get (node, *name) != NULL;
  if (!said)
    return;
  step->has_duration = parse_duration (node, &duration);
  if (step->has_duration)
    {
      step->duration = duration;
      return;
    }
  for (const char *const *name = duration_attributes; *name != NULL; name++)
    if (cordee_xml_part_get (node, *name) != NULL)
      cordee_dossier_hold (self->dossier, where, NULL, *name, g_strdup (cordee_xml_part_get (node, *name)));
  cordee_dossier_reader_tell (self, "dossier-value", node->line, cordee_xml_part_get (node, "id"),
                              _("min, max et unit ne disent pas une durée ; attendu : deux nombres entiers de 0 à %d, le plus petit d’abord, et jours, "
                                "jours-ouvres, semaines, mois ou ans ; c’est gardé tel quel, sans être employé"),
                              MAX_DURATION);
}

static void
read_status (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, CordeeCourseStep *step)
{
  const char *status = cordee_xml_part_get (node, "status");

  if (status != NULL && !cordee_step_status_parse (status, &step->status))
    cordee_dossier_reader_hold_value (self, node, where, "status",
                                      g_strdup_printf (_("« %s » ne dit pas où en est une étape ; attendu : a-faire, en-cours, en-attente, fait ou "
                                                         "sans-objet"),
                                                       status));
}

/* Both give the key of what they read, which the caller owns; NULL where it is held behind after. */

static char *
read_met (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *after, CordeeCourseStep *step)
{
  const char *id = cordee_xml_part_get (node, "id");
  char *key;

  if (id == NULL || *id == '\0' || step->met->len >= MAX_ITEMS || cordee_course_step_is_met (step, id))
    {
      cordee_dossier_reader_hold_item (self, node, where, after, "dossier-duplicate",
                                       /* TRANSLATORS: %s is the id of a requirement. */
                                       g_strdup_printf (_("« %s » ne dit rien de plus ; attendu : ce qui est réuni, une seule fois"), id != NULL ? id : ""));
      return NULL;
    }
  cordee_course_step_set_met (step, id, TRUE);
  key = g_strconcat ("met:", id, NULL);
  cordee_dossier_reader_take_item (self, node, where, key, met_attributes);
  return key;
}

static gboolean
has_link (const CordeeCourseStep *step, const char *uri)
{
  for (guint i = 0; i < step->links->len; i++)
    if (g_str_equal (((const CordeeCourseLink *) step->links->pdata[i])->uri, uri))
      return TRUE;
  return FALSE;
}

static char *
read_link (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, const char *after, CordeeCourseStep *step)
{
  const char *uri = cordee_xml_part_get (node, "uri");
  char *key;

  if (uri == NULL || *uri == '\0' || step->links->len >= MAX_ITEMS || has_link (step, uri))
    {
      cordee_dossier_reader_hold_item (self, node, where, after, "dossier-duplicate",
                                       /* TRANSLATORS: %s is the address of a file or a page. */
                                       g_strdup_printf (_("« %s » ne mène nulle part de plus ; attendu : une adresse, une seule fois"),
                                                        uri != NULL ? uri : ""));
      return NULL;
    }
  cordee_course_step_add_link (step, cordee_xml_part_get (node, "title"), uri);
  key = g_strconcat ("link:", uri, NULL);
  cordee_dossier_reader_take_item (self, node, where, key, link_attributes);
  return key;
}

static void
read_step_parts (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, CordeeCourseStep *step)
{
  g_autofree char *after = NULL;

  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    {
      char *key = NULL;

      if (cordee_xml_part_is (child, "met"))
        key = read_met (self, child, where, after, step);
      else if (cordee_xml_part_is (child, "link"))
        key = read_link (self, child, where, after, step);
      else
        cordee_dossier_reader_hold_foreign (self, where, after, child);
      if (key != NULL)
        {
          g_free (after);
          after = key;
        }
    }
}

/* Returns the key of the step, which the caller owns; NULL where it is held behind after. */
static char *
read_step (CordeeDossierReader *self, const CordeeXmlPart *node, const char *list, const char *after, CordeeCourse *course)
{
  const char *id = cordee_xml_part_get (node, "id");
  g_autofree char *key = id != NULL ? g_strconcat ("step:", id, NULL) : NULL;
  g_autofree char *where = key != NULL ? g_strconcat (list, CORDEE_HELD_SEPARATOR, key, NULL) : NULL;
  CordeeCourseStep *step;

  if (id == NULL || *id == '\0' || course->steps->len >= MAX_ITEMS || cordee_course_find (course, id) != NULL)
    {
      cordee_dossier_reader_hold_item (self, node, list, after, "dossier-duplicate",
                                       /* TRANSLATORS: %s is the id of a step. */
                                       g_strdup_printf (_("« %s » ne désigne pas une étape de plus ; attendu : chaque étape une seule fois"),
                                                        id != NULL ? id : ""));
      return NULL;
    }
  step = cordee_course_get (course, id);
  read_status (self, node, where, step);
  step->day = cordee_dossier_reader_get_day (self, node, where, "day");
  step->not_before = cordee_dossier_reader_get_day (self, node, where, "not-before");
  read_duration (self, node, where, step);
  step->at = cordee_dossier_reader_get_time (self, node, where);
  cordee_dossier_reader_take_attributes (self, node, where, step_attributes);
  read_step_parts (self, node, where, step);
  return g_steal_pointer (&key);
}

/* ── courses ────────────────────────────────────────────────────── */

static void
read_from (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where, CordeeCourse *course)
{
  const char *text = cordee_xml_part_get (node, "from");
  const char *id = text != NULL ? cordee_dossier_reader_rename (self, CORDEE_RENAME_STRUCTURE, NULL, text, node->line) : NULL;

  if (id != NULL && cordee_knowledge_find_structure (self->knowledge, id) != NULL)
    course->from = g_strdup (id);
  else if (text != NULL)
    cordee_dossier_reader_hold_value (self, node, where, "from",
                                      /* TRANSLATORS: %s is the id of a structure. */
                                      g_strdup_printf (_("« %s » n’est pas une structure de la base ; attendu : une structure connue"), text));
}

static char *
read_course (CordeeDossierReader *self, const CordeeXmlPart *node, const char *after)
{
  const char *structure = cordee_dossier_reader_get_structure (self, node, COURSES, after);
  const char *word = cordee_xml_part_get (node, "how");
  g_autofree char *key = NULL;
  g_autofree char *where = NULL;
  g_autofree char *behind = NULL;
  CordeeCourse *course;
  CordeeHow how;

  if (structure == NULL)
    return NULL;
  if (!cordee_dossier_reader_parse_how (word, &how))
    {
      cordee_dossier_reader_hold_item (self, node, COURSES, after, "dossier-value",
                                       g_strdup_printf (_("« %s » ne dit pas comment ; attendu : creer ou adherer"), word != NULL ? word : ""));
      return NULL;
    }
  if (cordee_dossier_find_course (self->dossier, structure, how) != NULL)
    {
      cordee_dossier_reader_hold_item (self, node, COURSES, after, "dossier-duplicate",
                                       /* TRANSLATORS: %s is a structure. */
                                       g_strdup_printf (_("le parcours de « %s » est déjà plus haut ; attendu : un seul par structure et par façon"),
                                                        structure));
      return NULL;
    }
  course = cordee_course_new (structure, how);
  g_ptr_array_add (self->dossier->courses, course);
  key = cordee_dossier_course_key (course);
  where = g_strconcat (COURSES CORDEE_HELD_SEPARATOR, key, NULL);
  read_from (self, node, where, course);
  course->start = cordee_dossier_reader_get_day (self, node, where, "start");
  course->at = cordee_dossier_reader_get_time (self, node, where);
  cordee_dossier_reader_take_attributes (self, node, where, course_attributes);
  for (const CordeeXmlPart *child = node->first_child; child != NULL; child = child->next)
    if (cordee_xml_part_is (child, "step"))
      {
        char *step = read_step (self, child, where, behind, course);

        if (step != NULL)
          {
            g_free (behind);
            behind = step;
          }
      }
    else
      cordee_dossier_reader_hold_foreign (self, where, behind, child);
  return g_steal_pointer (&key);
}

/* Reads what is below <courses> into the dossier. */
void
cordee_dossier_reader_read_courses (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  cordee_dossier_reader_read_list (self, list, "course", read_course);
}

/* ── contacts ───────────────────────────────────────────────────── */

static char *
dup_word (const CordeeXmlPart *node, const char *name)
{
  const char *text = cordee_xml_part_get (node, name);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
read_shared (CordeeDossierReader *self, const CordeeXmlPart *node, const char *where)
{
  const char *text = cordee_xml_part_get (node, "shared");

  if (text != NULL && !g_str_equal (text, "true") && !g_str_equal (text, "false"))
    cordee_dossier_reader_hold_value (self, node, where, "shared", g_strdup_printf (_("« %s » n’est ni oui ni non ; attendu : true ou false"), text));
  return g_strcmp0 (text, "true") == 0;
}

/* Returns the key of the contact, which the caller owns. */
static char *
read_contact (CordeeDossierReader *self, const CordeeXmlPart *node, CordeeDossierIds *ids)
{
  CordeeDossierContact *contact = g_new0 (CordeeDossierContact, 1);
  const char *id = cordee_xml_part_get (node, "id");
  g_autofree char *where = NULL;
  char *key;

  contact->id = cordee_dossier_ids_make (ids, id != NULL && *id != '\0' ? id : "contact");
  if (id != NULL && !g_str_equal (id, contact->id))
    cordee_dossier_reader_tell (self, "dossier-duplicate", node->line, id,
                                /* TRANSLATORS: two ids of contacts: %1$s is taken, %2$s a new one. */
                                _("« %1$s » désigne déjà un contact ; attendu : un autre identifiant ; celui-ci s’appelle maintenant « %2$s »"), id,
                                contact->id);
  key = g_strconcat ("contact:", contact->id, NULL);
  where = g_strconcat (CONTACTS CORDEE_HELD_SEPARATOR, key, NULL);
  contact->actor = dup_word (node, "actor");
  contact->name = dup_word (node, "name");
  contact->phone = dup_word (node, "phone");
  contact->email = dup_word (node, "email");
  contact->url = dup_word (node, "url");
  contact->shared = read_shared (self, node, where);
  contact->at = cordee_dossier_reader_get_time (self, node, where);
  contact->text = cordee_dossier_reader_read_text (self, node, where);
  if (*contact->text == '\0')
    g_clear_pointer (&contact->text, g_free);
  cordee_dossier_reader_take_attributes (self, node, where, contact_attributes);
  g_ptr_array_add (self->dossier->contacts, contact);
  return key;
}

/* Nobody: held, and not handed over, since it may be meant for the advisor alone. */
static void
hold_nobody (CordeeDossierReader *self, const CordeeXmlPart *node, const char *after)
{
  cordee_dossier_reader_hold (self, CONTACTS, after, node)->foreign = TRUE;
  cordee_dossier_reader_tell (self, "dossier-value", node->line, cordee_xml_part_get (node, "id"),
                              _("<contact> n’a pas de nom ; attendu : un nom ; c’est gardé tel quel, sans être employé"));
}

/* Reads what is below <contacts> into the dossier. */
void
cordee_dossier_reader_read_contacts (CordeeDossierReader *self, const CordeeXmlPart *list)
{
  CordeeDossierIds ids = { .list = list, .element = "contact" };
  g_autofree char *after = NULL;

  for (const CordeeXmlPart *child = list->first_child; child != NULL; child = child->next)
    if (!cordee_xml_part_is (child, "contact"))
      cordee_dossier_reader_hold_foreign (self, CONTACTS, after, child);
    else if (cordee_xml_part_get (child, "name") == NULL || *cordee_xml_part_get (child, "name") == '\0')
      hold_nobody (self, child, after);
    else
      {
        g_free (after);
        after = read_contact (self, child, &ids);
      }
  cordee_dossier_ids_clear (&ids);
}
