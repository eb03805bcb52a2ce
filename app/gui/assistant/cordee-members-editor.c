/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-members-editor.h"

#include "cordee-focus.h"
#include "cordee-member-row.h"
#include "cordee-profession-field.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Rows that are made at once: a longer list is shown further when asked for. */
#define ROWS_AT_ONCE 60

struct _CordeeMembersEditor
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkBox *field_box;
  GtkEntry *count;
  GtkWidget *status_box;
  GtkLabel *status_name;
  GtkBox *status;
  GtkBox *signs;
  GtkLabel *problem;
  GtkWidget *rows_card;
  GtkBox *rows;
  GtkButton *more;
  GtkLabel *total;

  CordeeProfessionField *field;   /* owned by the widget tree */
  CordeeKnowledge *knowledge;     /* owned reference */
  const CordeeQuestion *question; /* borrowed from it: the list of members */
  const CordeeQuestion *statuses; /* borrowed from it; NULL: none is told */
  GPtrArray *groups;              /* CordeeMemberGroup, owned: the members, in their order */
  guint shown;                    /* so many of groups have rows, if they have a profession of the base */
};

enum
{
  EDITED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeMembersEditor, cordee_members_editor, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* ── counting ───────────────────────────────────────────────────── */

/* profession: NULL for all. */
static guint
count_members (CordeeMembersEditor *self, const char *profession)
{
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const CordeeMemberGroup *group = self->groups->pdata[i];

      if (profession == NULL || g_str_equal (group->member->profession, profession))
        n += group->count;
    }
  return n;
}

/* How many more members of a profession the list takes. */
static guint
get_room (CordeeMembersEditor *self, const CordeeQuestion *profession)
{
  guint n = count_members (self, NULL);
  guint room = CORDEE_VALUE_MAX_MEMBERS - MIN (n, CORDEE_VALUE_MAX_MEMBERS);
  guint of_profession = count_members (self, profession->id);

  return profession->has_max ? MIN (room, (guint) profession->max - MIN (of_profession, (guint) profession->max)) : room;
}

static guint
count_status (CordeeMembersEditor *self, const char *status)
{
  guint n = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const CordeeMemberGroup *group = self->groups->pdata[i];

      n += g_strcmp0 (group->member->status, status) == 0 ? group->count : 0;
    }
  return n;
}

/* How many are of each status, told only where there are some: ", dont 10 libéraux et 2 salariés". */
static void
add_statuses (CordeeMembersEditor *self, GString *text)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->statuses != NULL && i < self->statuses->choices->len; i++)
    {
      const CordeeChoice *choice = self->statuses->choices->pdata[i];
      guint n = count_status (self, choice->id);
      g_autofree char *number = cordee_text_number (n);
      g_autofree char *words = cordee_member_status_words (self->knowledge, choice, n);

      if (n > 0)
        g_ptr_array_add (parts, g_strdup_printf ("%s %s", number, words));
    }
  for (guint i = 0; i < parts->len; i++)
    {
      const char *before = i == 0 ? _(", dont") : i + 1 < parts->len ? "," : _(" et");

      g_string_append_printf (text, "%s %s", before, (const char *) parts->pdata[i]);
    }
}

static void
show_total (CordeeMembersEditor *self)
{
  g_autoptr(CordeeValue) value = cordee_members_editor_dup_value (self);
  guint n = count_members (self, NULL);
  g_autofree char *number = cordee_text_number (n);
  g_autofree char *words = value != NULL ? cordee_report_value_to_words (self->knowledge, self->question, value) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *typeset = NULL;

  if (value == NULL)
    g_string_append (text, _("Pas encore de membre dans la liste."));
  else
    {
      /* TRANSLATORS: %1$s is a number, %2$s how many there are of each profession: 12 membres : 3 infirmiers et 9 médecins. */
      g_string_append_printf (text, ngettext ("%1$s membre : %2$s", "%1$s membres : %2$s", n), number, words);
      add_statuses (self, text);
      g_string_append_c (text, '.');
    }
  typeset = cordee_report_typeset (text->str);
  gtk_label_set_text (self->total, typeset);
}

/* ── rows ───────────────────────────────────────────────────────── */

/* What the rows may become depends on one another. */
static void
show_bounds (CordeeMembersEditor *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const CordeeMemberGroup *group = cordee_member_row_get_group (CORDEE_MEMBER_ROW (row));
      const CordeeQuestion *profession = cordee_knowledge_find_question (self->knowledge, group->member->profession);

      cordee_member_row_set_most (CORDEE_MEMBER_ROW (row), group->count + get_room (self, profession));
    }
}

static void
show_more (CordeeMembersEditor *self)
{
  guint rest = self->groups->len - MIN (self->shown, self->groups->len);
  /* TRANSLATORS: %u more rows that are not on show yet. */
  g_autofree char *text = g_strdup_printf (ngettext ("Montrer la suite (%u ligne)", "Montrer la suite (%u lignes)", rest), rest);

  gtk_button_set_label (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
  gtk_widget_set_visible (self->rows_card, self->groups->len > 0);
}

static void
refresh (CordeeMembersEditor *self)
{
  show_bounds (self);
  show_more (self);
  show_total (self);
}

static void
edited (CordeeMembersEditor *self)
{
  refresh (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void add_row (CordeeMembersEditor *self, CordeeMemberGroup *group, GtkWidget *after);

/* One more of them in a row of its own: out of several, or like the one. */
static void
duplicated_cb (CordeeMembersEditor *self, CordeeMemberRow *row)
{
  CordeeMemberGroup *group = cordee_member_row_get_group (row);
  const CordeeQuestion *profession = cordee_knowledge_find_question (self->knowledge, group->member->profession);
  g_autoptr(CordeeMember) member = cordee_member_new (group->member->profession, group->member->status, group->member->signs, NULL);
  CordeeMemberGroup *one;
  guint at;

  if (group->count == 1 && get_room (self, profession) == 0)
    return;
  if (group->count > 1)
    {
      group->count--;
      cordee_member_row_refresh (row);
    }
  one = cordee_member_group_new (member, 1);
  g_ptr_array_find (self->groups, group, &at);
  g_ptr_array_insert (self->groups, (int) at + 1, one);
  self->shown++;
  add_row (self, one, GTK_WIDGET (row));
  edited (self);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (GTK_WIDGET (row)));
}

/* The focus goes to the row that stands in its place, or back to adding. */
static void
removed_cb (CordeeMembersEditor *self, CordeeMemberRow *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (next == NULL)
    next = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  gtk_widget_grab_focus (next != NULL ? next : GTK_WIDGET (self->field));
  g_ptr_array_remove (self->groups, cordee_member_row_get_group (row));
  self->shown--;
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  edited (self);
}

/* after: the row that it follows; NULL: the last. */
static void
add_row (CordeeMembersEditor *self, CordeeMemberGroup *group, GtkWidget *after)
{
  GtkWidget *row;

  if (cordee_knowledge_find_question (self->knowledge, group->member->profession) == NULL)
    return;
  row = cordee_member_row_new (self->knowledge, self->question, group);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "duplicated", G_CALLBACK (duplicated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->rows, row, after != NULL ? after : gtk_widget_get_last_child (GTK_WIDGET (self->rows)));
}

static void
more_cb (CordeeMembersEditor *self)
{
  guint end = MIN (self->shown + ROWS_AT_ONCE, self->groups->len);

  for (; self->shown < end; self->shown++)
    add_row (self, self->groups->pdata[self->shown], NULL);
  refresh (self);
  gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->rows)));
}

/* ── adding ─────────────────────────────────────────────────────── */

/* What is chosen of a row of toggles; NULL: that it is not told. Borrowed from the base. */
static const char *
get_choice (GtkBox *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      return g_object_get_data (G_OBJECT (child), "choice");
  return NULL;
}

static void
toggled_cb (GtkToggleButton *toggle)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (toggle) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/* choice: borrowed; NULL: not told, which holds at first. */
static void
add_choice (GtkBox *box, const char *choice, const char *words)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));
  g_autofree char *label = cordee_text_capitalise (words);
  GtkWidget *toggle = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "label", label, NULL);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), (GtkToggleButton *) first);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), choice == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (toggle), "choice", (gpointer) choice);
  g_signal_connect (toggle, "toggled", G_CALLBACK (toggled_cb), NULL);
  toggled_cb (GTK_TOGGLE_BUTTON (toggle));
  gtk_box_append (box, toggle);
}

static void
show_problem (CordeeMembersEditor *self, char *text)
{
  g_autofree char *owned = text;

  gtk_label_set_text (self->problem, owned != NULL ? owned : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), owned != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_STATE_INVALID,
                               owned != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (owned != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->count), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count), "error");
}

/* The row that tells the same of members without a name; NULL where there is none on show. */
static CordeeMemberRow *
find_alike (CordeeMembersEditor *self, const CordeeMember *member)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const CordeeMember *other = cordee_member_row_get_group (CORDEE_MEMBER_ROW (row))->member;

      if (other->name == NULL && g_str_equal (other->profession, member->profession) && g_strcmp0 (other->status, member->status) == 0
          && other->signs == member->signs)
        return CORDEE_MEMBER_ROW (row);
    }
  return NULL;
}

/* New members stand behind those on show, where one sees them come. */
static void
add_members (CordeeMembersEditor *self, const CordeeMember *member, guint count)
{
  CordeeMemberRow *alike = find_alike (self, member);

  if (alike != NULL)
    {
      cordee_member_row_get_group (alike)->count += count;
      cordee_member_row_refresh (alike);
      return;
    }
  g_ptr_array_insert (self->groups, (int) self->shown, cordee_member_group_new (member, count));
  add_row (self, self->groups->pdata[self->shown], NULL);
  self->shown++;
}

static int
get_signs (CordeeMembersEditor *self)
{
  const char *choice = get_choice (self->signs);

  return choice == NULL ? -1 : g_str_equal (choice, "oui");
}

static void
add_cb (CordeeMembersEditor *self)
{
  const CordeeQuestion *profession = cordee_profession_field_get_profession (self->field);
  guint most = profession != NULL ? get_room (self, profession) : CORDEE_VALUE_MAX_MEMBERS;
  guint count = cordee_member_count_parse (gtk_editable_get_text (GTK_EDITABLE (self->count)), most);
  g_autoptr(CordeeMember) member = NULL;

  show_problem (self, count == 0 ? cordee_member_count_problem (most) : NULL);
  if (profession == NULL)
    {
      cordee_profession_field_refuse (self->field);
      return;
    }
  if (count == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->count));
      return;
    }
  member = cordee_member_new (profession->id, get_choice (self->status), get_signs (self), NULL);
  add_members (self, member, count);
  cordee_profession_field_clear (self->field);
  gtk_editable_set_text (GTK_EDITABLE (self->count), "1");
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
  edited (self);
}

static void
chosen_cb (CordeeMembersEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->count));
}

/* ── value ──────────────────────────────────────────────────────── */

/* Members without a name who are alike make one group, where the first of them stands. */
static void
read_members (CordeeMembersEditor *self, GPtrArray *members)
{
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const CordeeMember *member = members->pdata[i];
      g_autofree char *key
          = g_strdup_printf ("%s/%s/%d", member->profession, member->status != NULL ? member->status : "", member->signs);
      CordeeMemberGroup *group = member->name == NULL ? g_hash_table_lookup (known, key) : NULL;

      if (group != NULL)
        {
          group->count++;
          continue;
        }
      group = cordee_member_group_new (member, 1);
      g_ptr_array_add (self->groups, group);
      if (member->name == NULL)
        g_hash_table_insert (known, g_steal_pointer (&key), group);
    }
}

/* Shows the members of value; NULL, or one that tells of none: an empty list. "edited" is not emitted. */
void
cordee_members_editor_set_value (CordeeMembersEditor *self, const CordeeValue *value)
{
  gboolean had_focus;

  g_return_if_fail (CORDEE_IS_MEMBERS_EDITOR (self));

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->rows)) != NULL;
  cordee_box_clear (self->rows);
  g_ptr_array_set_size (self->groups, 0);
  if (value != NULL && value->kind == CORDEE_VALUE_MEMBERS)
    read_members (self, value->members);
  self->shown = MIN (ROWS_AT_ONCE, self->groups->len);
  for (guint i = 0; i < self->shown; i++)
    add_row (self, self->groups->pdata[i], NULL);
  refresh (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->field));
}

/* The members; NULL where there is none. The caller owns it. */
CordeeValue *
cordee_members_editor_dup_value (CordeeMembersEditor *self)
{
  g_autoptr(GPtrArray) members = NULL;

  g_return_val_if_fail (CORDEE_IS_MEMBERS_EDITOR (self), NULL);

  if (self->groups->len == 0)
    return NULL;
  members = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_free);
  for (guint i = 0; i < self->groups->len; i++)
    {
      const CordeeMemberGroup *group = self->groups->pdata[i];

      for (guint j = 0; j < group->count; j++)
        g_ptr_array_add (members, cordee_member_copy (group->member));
    }
  return cordee_value_new_members (members);
}

/* ── object ─────────────────────────────────────────────────────── */

static gboolean
cordee_members_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CORDEE_MEMBERS_EDITOR (widget)->field));
}

static void
cordee_members_editor_dispose (GObject *object)
{
  CordeeMembersEditor *self = CORDEE_MEMBERS_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_MEMBERS_EDITOR);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);

  G_OBJECT_CLASS (cordee_members_editor_parent_class)->dispose (object);
}

static void
cordee_members_editor_class_init (CordeeMembersEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_members_editor_dispose;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_members_editor_grab_focus;

  signals[EDITED] = g_signal_new ("edited", CORDEE_TYPE_MEMBERS_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-members-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, field_box);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, count);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, status_box);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, status_name);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, status);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, signs);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, rows_card);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, rows);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, more);
  gtk_widget_class_bind_template_child (widget_class, CordeeMembersEditor, total);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
cordee_members_editor_init (CordeeMembersEditor *self)
{
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_member_group_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a member can be: the choices of the status question but those that stand for several. */
static void
fill_choices (CordeeMembersEditor *self)
{
  gtk_widget_set_visible (self->status_box, self->statuses != NULL);
  if (self->statuses != NULL)
    {
      g_autofree char *name = cordee_report_question_name (self->statuses);

      gtk_label_set_text (self->status_name, name);
      add_choice (self->status, NULL, _("non précisé"));
    }
  for (guint i = 0; self->statuses != NULL && i < self->statuses->choices->len; i++)
    {
      const CordeeChoice *choice = self->statuses->choices->pdata[i];
      g_autofree char *words = cordee_member_status_words (self->knowledge, choice, 1);

      if (!choice->mixed)
        add_choice (self->status, choice->id, words);
    }
  add_choice (self->signs, NULL, _("non précisé"));
  add_choice (self->signs, "oui", _("oui"));
  add_choice (self->signs, "non", _("non"));
}

/* An editor for the members that question asks for. A floating reference, as of any new widget. */
GtkWidget *
cordee_members_editor_new (CordeeKnowledge *knowledge, const CordeeQuestion *question)
{
  CordeeMembersEditor *self = g_object_new (CORDEE_TYPE_MEMBERS_EDITOR, NULL);
  g_autofree char *name = cordee_report_question_name (question);

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->question = question;
  self->statuses = cordee_member_status_question (knowledge, question);
  self->field = CORDEE_PROFESSION_FIELD (cordee_profession_field_new (knowledge));
  g_signal_connect_object (self->field, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->field_box, GTK_WIDGET (self->field));
  fill_choices (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  refresh (self);
  return GTK_WIDGET (self);
}
