/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-dossier-fields.h"

#include "cordee-journal-list.h"
#include "cordee-note-editor.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-statement-row.h"
#include "cordee-verdict-chip.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* What is typed goes into the dossier after a pause of so many ms: long enough for a name to be renamed once. */
#define PAUSE 800

struct _CordeeDossierFields
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkBox *verdicts;
  GtkLabel *no_verdict;
  GtkWidget *next_box;
  GtkEntry *next;
  GtkEntry *next_day;
  GtkLabel *next_error;
  GtkLabel *next_text;
  GtkBox *notes;
  GtkLabel *no_note;
  GtkWidget *add_note;
  GtkBox *who_box;
  GtkLabel *who_text;
  CordeeJournalList *journal;
  GtkLabel *rules;

  /* Owned by the widget tree */
  GtkEntry *name;
  GtkEntry *contact;
  GtkEntry *advisor;

  /* Owned */
  CordeeSession *session;
  char *fields_of; /* the id of the dossier in hand that is edited in the entries; or NULL: none is */

  guint pause;      /* waiting to keep what is typed */
  gboolean filling; /* what is on show is being set, not changed by hand */
};

G_DEFINE_FINAL_TYPE (CordeeDossierFields, cordee_dossier_fields, GTK_TYPE_WIDGET)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* ── where it stands ────────────────────────────────────────────── */

static void
chosen_cb (GtkCheckButton *check, CordeeDossierFields *self)
{
  const char *structure = g_object_get_data (G_OBJECT (check), "structure");
  const CordeeAdvice *advice = cordee_interview_get_advice (cordee_session_get_interview (self->session));
  const CordeeCandidate *candidate = cordee_advice_find (advice, structure);
  CordeeDossier *dossier = cordee_session_get_dossier (self->session);

  if (self->filling)
    return;
  if (gtk_check_button_get_active (check))
    cordee_dossier_choose (dossier, structure, candidate != NULL && candidate->joining != NULL ? CORDEE_HOW_ADHERER : CORDEE_HOW_CREER, get_now ());
  else
    cordee_dossier_unchoose (dossier, structure);
  cordee_session_touch (self->session);
}

static GtkWidget *
new_choice (CordeeDossierFields *self, const CordeeStructure *structure, gboolean chosen, gboolean live)
{
  GtkWidget *check;
  g_autofree char *name = NULL;

  if (!live)
    {
      GtkWidget *badge = gtk_label_new (_("choisie par l’équipe"));

      gtk_widget_add_css_class (badge, "badge");
      gtk_widget_add_css_class (badge, "ok");
      gtk_widget_set_visible (badge, chosen);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      return badge;
    }
  check = gtk_check_button_new_with_label (_("choisie par l’équipe"));
  /* TRANSLATORS: for a screen reader: a check button; %s is a structure. */
  name = g_strdup_printf (_("%s choisie par l’équipe"), structure->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "structure", g_strdup (structure->id), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  g_signal_connect (check, "toggled", G_CALLBACK (chosen_cb), self);
  return check;
}

static GtkWidget *
new_verdict (CordeeDossierFields *self, const CordeeStructure *structure, CordeeVerdict verdict, gboolean chosen, gboolean live)
{
  GtkWidget *row = cordee_wrap_box_new (9);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (structure->id);
  GtkWidget *chip = cordee_verdict_chip_new (verdict);

  gtk_box_append (GTK_BOX (what), cordee_sign_new (structure));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "structure-name");
  gtk_widget_set_tooltip_text (label, cordee_report_word (structure->name));
  gtk_box_append (GTK_BOX (what), label);
  gtk_box_append (GTK_BOX (what), chip);
  gtk_widget_set_hexpand (what, TRUE);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), what);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), new_choice (self, structure, chosen, live));
  gtk_widget_add_css_class (row, "verdict-row");
  return row;
}

static void
add_live_verdicts (CordeeDossierFields *self, const CordeeDossier *dossier)
{
  const CordeeAdvice *advice = cordee_interview_get_advice (cordee_session_get_interview (self->session));

  for (guint i = 0; i < advice->ranked->len; i++)
    {
      const CordeeCandidate *candidate = advice->ranked->pdata[i];
      gboolean chosen = cordee_dossier_find_choice (dossier, candidate->structure->id) != NULL;

      gtk_box_append (self->verdicts, new_verdict (self, candidate->structure, candidate->verdict, chosen, TRUE));
    }
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const CordeeDossierResult *one = *(const CordeeDossierResult *const *) a, *other = *(const CordeeDossierResult *const *) b;

  return one->rank < other->rank ? -1 : one->rank > other->rank;
}

static void
add_saved_verdicts (CordeeDossierFields *self, const CordeeDossier *dossier)
{
  g_autoptr(GPtrArray) results = g_ptr_array_copy (dossier->results, NULL, NULL);

  g_ptr_array_set_free_func (results, NULL);
  g_ptr_array_sort (results, compare_ranks);
  for (guint i = 0; i < results->len; i++)
    {
      const CordeeDossierResult *result = results->pdata[i];
      const CordeeStructure *structure = cordee_knowledge_find_structure (cordee_session_get_knowledge (self->session), result->structure);

      if (structure != NULL)
        gtk_box_append (self->verdicts, new_verdict (self, structure, result->verdict,
                                                     cordee_dossier_find_choice (dossier, result->structure) != NULL, FALSE));
    }
}

/* What the answers come to, and what the team chose. */
static void
fill_verdicts (CordeeDossierFields *self, const CordeeDossier *dossier, gboolean live)
{
  gboolean answered = cordee_situation_count_known (live ? cordee_session_get_situation (self->session) : dossier->situation) > 0;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *focused = NULL;

  /* The check button that was pressed is made again: the focus stays on its structure. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->verdicts)))
    focused = g_strdup (g_object_get_data (G_OBJECT (focus), "structure"));
  self->filling = TRUE;
  cordee_box_clear (self->verdicts);
  if (live)
    add_live_verdicts (self, dossier);
  else
    add_saved_verdicts (self, dossier);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->no_verdict), !answered);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->verdicts)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *choice = gtk_widget_get_last_child (row);

      if (focused != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (choice), "structure"), focused) == 0)
        gtk_widget_grab_focus (choice);
    }
}

/* ── fields ─────────────────────────────────────────────────────── */

/* What stands in an entry, without spaces around it; NULL for nothing. The caller owns it. */
static char *
dup_typed (GtkEntry *entry)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

/* Whether the day that is typed can be read; an empty field is no day. */
static gboolean
read_day (CordeeDossierFields *self, CordeeDay *day)
{
  g_autofree char *text = dup_typed (self->next_day);

  *day = CORDEE_DAY_NONE;
  return text == NULL || cordee_day_parse_typed (text, day);
}

static void
show_day_error (CordeeDossierFields *self, gboolean valid)
{
  g_autofree char *problem = cordee_report_typeset (_("Cette date ne se lit pas. Écrivez-la ainsi : 22/11/2026."));

  gtk_label_set_text (self->next_error, valid ? "" : problem);
  gtk_widget_set_visible (GTK_WIDGET (self->next_error), !valid);
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_day), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->next_day), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->next_day), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_day), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, valid ? "" : problem, -1);
}

/* Puts what is typed into the dossier in hand now, if it is what the fields are of. */
void
cordee_dossier_fields_keep (CordeeDossierFields *self)
{
  CordeeDossier *dossier;
  g_autofree char *name = dup_typed (self->name);
  g_autofree char *contact = dup_typed (self->contact);
  g_autofree char *advisor = dup_typed (self->advisor);
  g_autofree char *next = dup_typed (self->next);
  CordeeDay day;
  gboolean changed = FALSE;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->session == NULL || self->fields_of == NULL)
    return;
  dossier = cordee_session_get_dossier (self->session);
  if (!g_str_equal (dossier->id, self->fields_of))
    return;
  if (!read_day (self, &day))
    day = dossier->next_day;
  if (g_strcmp0 (dossier->name, name != NULL ? name : "") != 0)
    {
      cordee_dossier_set_name (dossier, name != NULL ? name : "", get_now ());
      changed = TRUE;
    }
  if (g_strcmp0 (dossier->contact, contact) != 0 || g_strcmp0 (dossier->advisor, advisor) != 0)
    {
      cordee_dossier_set_contact (dossier, contact);
      cordee_dossier_set_advisor (dossier, advisor);
      changed = TRUE;
    }
  if (g_strcmp0 (dossier->next_text, next) != 0 || dossier->next_day != day)
    {
      cordee_dossier_set_next (dossier, next, day);
      changed = TRUE;
    }
  if (changed)
    cordee_session_touch (self->session);
}

/* The fields are no longer of any dossier. */
void
cordee_dossier_fields_forget (CordeeDossierFields *self)
{
  GtkWidget *note;

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->fields_of, g_free);
  while ((note = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, note);
}

static gboolean
pause_cb (gpointer data)
{
  CordeeDossierFields *self = data;
  CordeeDay day;

  self->pause = 0;
  show_day_error (self, read_day (self, &day));
  cordee_dossier_fields_keep (self);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (CordeeDossierFields *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, pause_cb, self);
}

/* Enter, or the focus goes elsewhere. */
static void
left_cb (CordeeDossierFields *self)
{
  if (self->pause == 0)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  pause_cb (self);
}

static void
set_entry (GtkEntry *entry, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
fill_entries (CordeeDossierFields *self, const CordeeDossier *dossier)
{
  g_autofree char *day = dossier->next_day != CORDEE_DAY_NONE ? cordee_day_to_words (dossier->next_day) : g_strdup ("");

  self->filling = TRUE;
  set_entry (self->name, dossier->name);
  set_entry (self->contact, dossier->contact != NULL ? dossier->contact : "");
  set_entry (self->advisor, dossier->advisor != NULL ? dossier->advisor : "");
  set_entry (self->next, dossier->next_text != NULL ? dossier->next_text : "");
  set_entry (self->next_day, day);
  show_day_error (self, TRUE);
  self->filling = FALSE;
  g_free (self->fields_of);
  self->fields_of = g_strdup (dossier->id);
}

static void
fill_words (CordeeDossierFields *self, const CordeeDossier *dossier)
{
  g_autoptr(GString) who = g_string_new (NULL);
  g_autofree char *day = dossier->next_day != CORDEE_DAY_NONE ? cordee_day_to_words (dossier->next_day) : NULL;
  g_autofree char *next = NULL;
  g_autofree char *next_set = NULL;
  g_autofree char *who_set = NULL;

  if (dossier->next_text != NULL && day != NULL)
    /* TRANSLATORS: the next action of a dossier, and its day. */
    next = g_strdup_printf (_("%1$s, le %2$s"), dossier->next_text, day);
  else if (dossier->next_text != NULL || day != NULL)
    next = g_strdup (dossier->next_text != NULL ? dossier->next_text : day);
  else
    next = g_strdup (_("Rien de prévu."));
  if (dossier->contact != NULL)
    /* TRANSLATORS: %s: who to speak to in a team. */
    g_string_append_printf (who, _("Contact : %s"), dossier->contact);
  if (dossier->contact != NULL && dossier->advisor != NULL)
    g_string_append_c (who, '\n');
  if (dossier->advisor != NULL)
    /* TRANSLATORS: %s: the advisor who follows a dossier. */
    g_string_append_printf (who, _("Suivi par : %s"), dossier->advisor);
  if (who->len == 0)
    g_string_append (who, _("Ni contact ni personne qui suit ne sont indiqués."));
  next_set = cordee_report_typeset (next);
  who_set = cordee_report_typeset (who->str);
  gtk_label_set_text (self->next_text, next_set);
  gtk_label_set_text (self->who_text, who_set);
}

/* What comes next, and who it is. What is being typed stays as it is. */
static void
fill_fields (CordeeDossierFields *self, const CordeeDossier *dossier, gboolean live)
{
  gboolean typing = self->pause != 0 && g_strcmp0 (self->fields_of, dossier->id) == 0;

  if (live && !typing)
    fill_entries (self, dossier);
  if (!live)
    {
      cordee_dossier_fields_keep (self);
      g_clear_pointer (&self->fields_of, g_free);
      fill_words (self, dossier);
    }
  gtk_widget_set_visible (self->next_box, live);
  gtk_widget_set_visible (GTK_WIDGET (self->next_text), !live);
  gtk_widget_set_visible (GTK_WIDGET (self->who_box), live);
  gtk_widget_set_visible (GTK_WIDGET (self->who_text), !live);
}

/* ── notes ──────────────────────────────────────────────────────── */

static CordeeNoteEditor *
find_editor (CordeeDossierFields *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->notes)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (cordee_note_editor_get_id (CORDEE_NOTE_EDITOR (child)), id) == 0)
      return CORDEE_NOTE_EDITOR (child);
  return NULL;
}

/* Editors of notes that the dossier has no longer go; that of a note that is new, or has just been taken away, stays. */
static void
drop_editors (CordeeDossierFields *self, const CordeeDossier *dossier, gboolean live)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->notes));

  while (child != NULL)
    {
      CordeeNoteEditor *editor = CORDEE_NOTE_EDITOR (child);

      const char *id = cordee_note_editor_get_id (editor);

      child = gtk_widget_get_next_sibling (child);
      if (id == NULL ? !live : cordee_dossier_find_note (dossier, id) == NULL)
        gtk_box_remove (self->notes, GTK_WIDGET (editor));
    }
}

/* Latest at the bottom, as they were written: a note that is typed in stays where it is. */
static void
fill_notes (CordeeDossierFields *self, const CordeeDossier *dossier, gboolean live)
{
  drop_editors (self, dossier, live);
  for (guint i = 0; i < dossier->notes->len; i++)
    {
      const CordeeDossierNote *note = dossier->notes->pdata[i];
      CordeeNoteEditor *editor = find_editor (self, note->id);

      if (editor == NULL)
        {
          editor = CORDEE_NOTE_EDITOR (cordee_note_editor_new (self->session));
          gtk_box_append (self->notes, GTK_WIDGET (editor));
        }
      cordee_note_editor_show (editor, note, live);
    }
  gtk_widget_set_visible (self->add_note, live);
  gtk_widget_set_visible (GTK_WIDGET (self->no_note), !live && dossier->notes->len == 0);
}

static void
add_note_cb (CordeeDossierFields *self)
{
  GtkWidget *editor = cordee_note_editor_new (self->session);

  gtk_box_append (self->notes, editor);
  gtk_widget_grab_focus (editor);
}

/* ── by which rules ─────────────────────────────────────────────── */

static char *
dup_rules_text (CordeeDossierFields *self, const CordeeDossier *dossier)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  const char *const departements[] = { dossier->departement, NULL };
  g_autofree char *day = dossier->as_of != CORDEE_DAY_NONE ? cordee_day_to_words (dossier->as_of) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *rules = NULL;
  g_autofree char *base = NULL;

  if (dossier->region != NULL)
    place = cordee_report_place (knowledge, dossier->region, dossier->departement != NULL ? departements : NULL);
  if (day != NULL)
    /* TRANSLATORS: %1$s is a day, %2$s a place. */
    rules = g_strdup_printf (_("Règles au %1$s, %2$s."), day, place != NULL ? place : _("règles nationales seules"));
  else
    /* TRANSLATORS: %s is a place. */
    rules = g_strdup_printf (_("Date des règles inconnue, %s."), place != NULL ? place : _("règles nationales seules"));
  if (dossier->base_version != NULL && dossier->base_sha256 != NULL)
    /* TRANSLATORS: the base that a dossier was saved with: its version, and the start of its fingerprint. */
    base = g_strdup_printf (_("Base %1$s, empreinte %2$.12s."), dossier->base_version, dossier->base_sha256);
  return base != NULL ? g_strdup_printf ("%s %s", rules, base) : g_steal_pointer (&rules);
}

static void
fill_rules (CordeeDossierFields *self, const CordeeDossier *dossier)
{
  g_autofree char *text = dup_rules_text (self, dossier);
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_label_set_text (self->rules, typeset);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Shows dossier; live: it is that in hand, and is edited here. What is being typed into it stays as it is. */
void
cordee_dossier_fields_show (CordeeDossierFields *self, const CordeeDossier *dossier, gboolean live)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_FIELDS (self));
  g_return_if_fail (self->session != NULL);

  fill_verdicts (self, dossier, live);
  fill_fields (self, dossier, live);
  fill_notes (self, dossier, live);
  cordee_journal_list_show (self->journal, cordee_session_get_knowledge (self->session), dossier);
  fill_rules (self, dossier);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_dossier_fields_unmap (GtkWidget *widget)
{
  cordee_dossier_fields_keep (CORDEE_DOSSIER_FIELDS (widget));

  GTK_WIDGET_CLASS (cordee_dossier_fields_parent_class)->unmap (widget);
}

static void
cordee_dossier_fields_dispose (GObject *object)
{
  CordeeDossierFields *self = CORDEE_DOSSIER_FIELDS (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_DOSSIER_FIELDS);
  g_clear_pointer (&self->fields_of, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_dossier_fields_parent_class)->dispose (object);
}

static void
cordee_dossier_fields_class_init (CordeeDossierFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_dossier_fields_dispose;
  widget_class->unmap = cordee_dossier_fields_unmap;

  g_type_ensure (CORDEE_TYPE_JOURNAL_LIST);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-dossier-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, verdicts);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, no_verdict);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, next_box);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, next);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, next_day);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, next_error);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, next_text);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, notes);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, no_note);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, add_note);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, who_box);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, who_text);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, journal);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierFields, rules);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_note_cb);
}

/* An entry with its label before it. */
static GtkEntry *
add_entry (CordeeDossierFields *self, GtkSizeGroup *group, const char *text, const char *hint)
{
  GtkWidget *row = cordee_wrap_box_new (9);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_size_group_add_widget (group, label);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 18);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), label);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (row), entry);
  gtk_box_append (self->who_box, row);
  return GTK_ENTRY (entry);
}

static void
cordee_dossier_fields_init (CordeeDossierFields *self)
{
  g_autoptr(GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->name = add_entry (self, group, _("Nom du projet"), _("Équipe de…"));
  self->contact = add_entry (self, group, _("Contact"), _("À qui parler, et comment"));
  self->advisor = add_entry (self, group, _("Suivi par"), _("Qui accompagne ce projet"));
}

/* To be called once, before anything is shown. */
void
cordee_dossier_fields_set_session (CordeeDossierFields *self, CordeeSession *session)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_FIELDS (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "leaving", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
}
