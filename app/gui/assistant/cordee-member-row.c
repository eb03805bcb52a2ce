/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-member-row.h"

#include "cordee-focus.h"
#include "cordee-question.h"
#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

/* Of the entries, in characters. */
#define COUNT_CHARS 4
#define NAME_CHARS 24

struct _CordeeMemberRow
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *count;
  GtkWidget *status;
  GtkWidget *signs;
  GtkWidget *name;
  GtkWidget *duplicate;
  GtkWidget *remove;
  GtkWidget *problem;

  CordeeKnowledge *knowledge;       /* owned reference */
  const CordeeQuestion *profession; /* borrowed from it */
  const CordeeQuestion *statuses;   /* borrowed from it; NULL: none is told */
  CordeeMemberGroup *group;         /* borrowed from who made the row */
  guint most;
  gboolean updating; /* what changes now is not the user's doing */
};

enum
{
  PROP_0,
  PROP_STATUS,
  PROP_SIGNS,
  N_PROPS,
};

enum
{
  EDITED,
  DUPLICATED,
  REMOVED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeMemberRow, cordee_member_row, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* As its menu chooses them; by what is told of a signature, from -1 on. */
static const char *const signs_ids[] = { "", "non", "oui" };

/* ── members ────────────────────────────────────────────────────── */

/* count members like member, which is copied. */
CordeeMemberGroup *
cordee_member_group_new (const CordeeMember *member, guint count)
{
  CordeeMemberGroup *self = g_new0 (CordeeMemberGroup, 1);

  self->member = cordee_member_copy (member);
  self->count = count;
  return self;
}

/* self may be NULL. */
void
cordee_member_group_free (CordeeMemberGroup *self)
{
  if (self == NULL)
    return;
  cordee_member_free (self->member);
  g_free (self);
}

/* Borrowed from the base. */
const CordeeQuestion *
cordee_member_status_question (CordeeKnowledge *knowledge, const CordeeQuestion *list)
{
  return list->status != NULL ? cordee_knowledge_find_question (knowledge, list->status) : NULL;
}

/* How count members of a status are called: "libéral", "libéraux". The caller owns it. */
char *
cordee_member_status_words (CordeeKnowledge *knowledge, const CordeeChoice *choice, guint count)
{
  const CordeeUnit *unit = choice->unit != NULL ? cordee_knowledge_find_unit (knowledge, choice->unit) : NULL;

  if (unit == NULL)
    return cordee_report_typeset (cordee_report_word (choice->label));
  return cordee_report_typeset (cordee_report_word (count < 2 ? unit->one : unit->many));
}

/* Spaces apart, as in “1 000”, only digits are a number. */
guint
cordee_member_count_parse (const char *text, guint most)
{
  g_autoptr(GString) digits = g_string_new (NULL);
  guint64 number;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (digits, g_utf8_get_char (at));
  return g_ascii_string_to_unsigned (digits->str, 10, 1, MAX (most, 1), &number, NULL) && most > 0 ? (guint) number : 0;
}

/* What a number that is none should have been. The caller owns it. */
char *
cordee_member_count_problem (guint most)
{
  g_autofree char *number = cordee_text_number (most);
  g_autofree char *text = NULL;

  if (most == 0)
    text = g_strdup (_("La liste est pleine : elle ne prend pas plus de membres."));
  else
    /* TRANSLATORS: %s is a number. */
    text = g_strdup_printf (_("Ce n’est pas un nombre de membres. Attendu : un nombre entier de 1 à %s."), number);
  return cordee_report_typeset (text);
}

/* ── what is told ───────────────────────────────────────────────── */

static const char *
signs_words (int signs)
{
  if (signs < 0)
    return _("signature non précisée");
  return signs > 0 ? _("signe le projet") : _("ne signe pas");
}

static char *
status_words (CordeeMemberRow *self, const char *id)
{
  const CordeeChoice *choice = self->statuses != NULL && id != NULL ? cordee_question_find_choice (self->statuses, id) : NULL;

  return choice != NULL ? cordee_member_status_words (self->knowledge, choice, self->group->count) : g_strdup (_("statut non précisé"));
}

/* name: of the control, for a screen reader. */
static void
name_control (CordeeMemberRow *self, GtkWidget *control, const char *name)
{
  g_autofree char *profession = cordee_report_question_name (self->profession);
  /* TRANSLATORS: for a screen reader: members of the team, and what is told of them or done with them. */
  g_autofree char *text = g_strdup_printf (_("%1$s : %2$s"), profession, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_menu (CordeeMemberRow *self, GtkWidget *menu, const char *words)
{
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), words);
  name_control (self, menu, words);
}

static void
show_problem (CordeeMemberRow *self, char *text)
{
  g_autofree char *owned = text;

  gtk_label_set_text (GTK_LABEL (self->problem), owned != NULL ? owned : "");
  gtk_widget_set_visible (self->problem, owned != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->count), GTK_ACCESSIBLE_STATE_INVALID,
                               owned != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (owned != NULL)
    gtk_widget_add_css_class (self->count, "error");
  else
    gtk_widget_remove_css_class (self->count, "error");
}

/* Several have no name, and who has a name is one. */
static void
show_parts (CordeeMemberRow *self)
{
  const char *what = self->group->count > 1 ? _("Mettre un membre à part, pour lui donner un nom") : _("Dupliquer");
  g_autofree char *status = status_words (self, self->group->member->status);

  gtk_widget_set_visible (self->name, self->group->count == 1);
  gtk_widget_set_sensitive (self->count, self->group->member->name == NULL);
  gtk_widget_set_tooltip_text (self->duplicate, what);
  name_control (self, self->duplicate, what);
  show_menu (self, self->status, status);
  gtk_widget_set_visible (self->status, self->statuses != NULL);
  show_menu (self, self->signs, signs_words (self->group->member->signs));
}

/* Shows the members as they are now. "edited" is not emitted. */
void
cordee_member_row_refresh (CordeeMemberRow *self)
{
  g_autofree char *count = NULL;

  g_return_if_fail (CORDEE_IS_MEMBER_ROW (self));

  count = g_strdup_printf ("%u", self->group->count);
  self->updating = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->count)), count) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->count), count);
  self->updating = FALSE;
  show_problem (self, NULL);
  show_parts (self);
}

/* ── changing it ────────────────────────────────────────────────── */

static void
edited (CordeeMemberRow *self)
{
  show_parts (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* A number that is none stays as it was typed, and what was told before holds. */
static void
count_cb (CordeeMemberRow *self)
{
  guint count = cordee_member_count_parse (gtk_editable_get_text (GTK_EDITABLE (self->count)), self->most);

  if (self->updating)
    return;
  show_problem (self, count == 0 ? cordee_member_count_problem (self->most) : NULL);
  if (count == 0 || count == self->group->count)
    return;
  self->group->count = count;
  edited (self);
}

static void
name_cb (CordeeMemberRow *self)
{
  CordeeMember *member = self->group->member;

  if (self->updating)
    return;
  self->group->member = cordee_member_new (member->profession, member->status, member->signs, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  cordee_member_free (member);
  edited (self);
}

static void
set_status (CordeeMemberRow *self, const char *id)
{
  CordeeMember *member = self->group->member;

  if (g_strcmp0 (id, member->status != NULL ? member->status : "") == 0)
    return;
  g_free (member->status);
  member->status = *id != '\0' ? g_strdup (id) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  edited (self);
}

static void
set_signs (CordeeMemberRow *self, const char *id)
{
  CordeeMember *member = self->group->member;

  for (int i = 0; i < (int) G_N_ELEMENTS (signs_ids); i++)
    if (g_strcmp0 (id, signs_ids[i]) == 0 && member->signs != i - 1)
      {
        member->signs = i - 1;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIGNS]);
        edited (self);
      }
}

static void
duplicate_cb (CordeeMemberRow *self)
{
  g_signal_emit (self, signals[DUPLICATED], 0);
}

static void
remove_cb (CordeeMemberRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

/* ── menus ──────────────────────────────────────────────────────── */

static void
append_item (GMenu *menu, const char *words, const char *action, const char *id)
{
  g_autofree char *label = cordee_text_capitalise (words);
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* Menus are made when they are first wanted: there can be many rows. */
static void
status_menu_cb (GtkMenuButton *button, gpointer data)
{
  CordeeMemberRow *self = data;
  g_autoptr(GMenu) menu = g_menu_new ();

  append_item (menu, _("statut non précisé"), "member.status", "");
  for (guint i = 0; i < self->statuses->choices->len; i++)
    {
      const CordeeChoice *choice = self->statuses->choices->pdata[i];
      g_autofree char *words = choice->mixed ? NULL : cordee_member_status_words (self->knowledge, choice, 1);

      if (words != NULL)
        append_item (menu, words, "member.status", choice->id);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
signs_menu_cb (GtkMenuButton *button, gpointer data)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (int i = 0; i < (int) G_N_ELEMENTS (signs_ids); i++)
    append_item (menu, signs_words (i - 1), "member.signs", signs_ids[i]);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* ── object ─────────────────────────────────────────────────────── */

/* How many there are at most, this row's own included. */
void
cordee_member_row_set_most (CordeeMemberRow *self, guint most)
{
  g_return_if_fail (CORDEE_IS_MEMBER_ROW (self));
  self->most = most;
}

/* Borrowed from who made the row. */
CordeeMemberGroup *
cordee_member_row_get_group (CordeeMemberRow *self)
{
  g_return_val_if_fail (CORDEE_IS_MEMBER_ROW (self), NULL);
  return self->group;
}

static gboolean
cordee_member_row_grab_focus (GtkWidget *widget)
{
  CordeeMemberRow *self = CORDEE_MEMBER_ROW (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->name) ? self->name : self->count);
}

static void
cordee_member_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const CordeeMember *member = CORDEE_MEMBER_ROW (object)->group != NULL ? CORDEE_MEMBER_ROW (object)->group->member : NULL;

  switch (id)
    {
    case PROP_STATUS:
      g_value_set_string (value, member != NULL && member->status != NULL ? member->status : "");
      break;
    case PROP_SIGNS:
      g_value_set_string (value, member != NULL ? signs_ids[CLAMP (member->signs, -1, 1) + 1] : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_member_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_STATUS:
      set_status (CORDEE_MEMBER_ROW (object), g_value_get_string (value));
      break;
    case PROP_SIGNS:
      set_signs (CORDEE_MEMBER_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_member_row_dispose (GObject *object)
{
  CordeeMemberRow *self = CORDEE_MEMBER_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);

  G_OBJECT_CLASS (cordee_member_row_parent_class)->dispose (object);
}

static void
cordee_member_row_class_init (CordeeMemberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_member_row_get_property;
  object_class->set_property = cordee_member_row_set_property;
  object_class->dispose = cordee_member_row_dispose;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_member_row_grab_focus;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIGNS] = g_param_spec_string ("signs", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", CORDEE_TYPE_MEMBER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DUPLICATED] = g_signal_new ("duplicated", CORDEE_TYPE_MEMBER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", CORDEE_TYPE_MEMBER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_property_action (widget_class, "member.status", "status");
  gtk_widget_class_install_property_action (widget_class, "member.signs", "signs");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
new_icon_button (CordeeMemberRow *self, const char *icon, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_menu_button (CordeeMemberRow *self, GtkMenuButtonCreatePopupFunc func)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "always-show-arrow", TRUE, "has-frame", FALSE, NULL);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), func, self, NULL);
  gtk_widget_add_css_class (button, "discreet");
  return button;
}

static void
cordee_member_row_init (CordeeMemberRow *self)
{
  self->most = CORDEE_VALUE_MAX_MEMBERS;
  self->count = g_object_new (GTK_TYPE_ENTRY, "width-chars", COUNT_CHARS, "max-width-chars", COUNT_CHARS, "input-purpose", GTK_INPUT_PURPOSE_DIGITS,
                              NULL);
  gtk_editable_set_alignment (GTK_EDITABLE (self->count), 1.0f);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  self->status = new_menu_button (self, status_menu_cb);
  self->signs = new_menu_button (self, signs_menu_cb);
  self->name = g_object_new (GTK_TYPE_ENTRY, "width-chars", NAME_CHARS, "halign", GTK_ALIGN_START, "placeholder-text", _("Nom (facultatif)"),
                             NULL);
  self->duplicate = new_icon_button (self, "edit-copy-symbolic", G_CALLBACK (duplicate_cb));
  self->remove = new_icon_button (self, "list-remove-symbolic", G_CALLBACK (remove_cb));
  gtk_widget_set_tooltip_text (self->remove, _("Retirer"));
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->problem, "error");
}

/* Puts the row together. */
static void
fill (CordeeMemberRow *self)
{
  g_autofree char *profession = cordee_report_question_name (self->profession);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *told = cordee_wrap_box_new (4);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", profession, "wrap", TRUE, "xalign", 0.0f, "hexpand", TRUE, NULL);

  gtk_widget_set_hexpand (who, TRUE);
  gtk_box_append (GTK_BOX (who), self->count);
  gtk_box_append (GTK_BOX (who), label);
  gtk_box_append (GTK_BOX (what), self->status);
  gtk_box_append (GTK_BOX (what), self->signs);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (told), who);
  cordee_wrap_box_append (CORDEE_WRAP_BOX (told), what);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), told);
  gtk_box_append (GTK_BOX (words), self->name);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->duplicate);
  gtk_box_append (GTK_BOX (line), self->remove);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "member-row");
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, profession, -1);
  name_control (self, self->count, _("nombre"));
  name_control (self, self->name, _("nom, facultatif"));
  name_control (self, self->remove, _("retirer"));
}

/* A row for group, whose profession the base has, and which the row changes: it must live as long. list: the question that the members
   answer. A floating reference, as of any new widget. */
GtkWidget *
cordee_member_row_new (CordeeKnowledge *knowledge, const CordeeQuestion *list, CordeeMemberGroup *group)
{
  CordeeMemberRow *self = g_object_new (CORDEE_TYPE_MEMBER_ROW, NULL);

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->profession = cordee_knowledge_find_question (knowledge, group->member->profession);
  self->statuses = cordee_member_status_question (knowledge, list);
  self->group = group;
  fill (self);
  if (group->member->name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name), group->member->name);
  cordee_member_row_refresh (self);
  g_signal_connect_object (self->count, "changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (name_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
