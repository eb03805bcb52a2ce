/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-form.h"

#include "cordee-entry-field.h"
#include "cordee-focus.h"
#include "cordee-label.h"
#include "cordee-option-list.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <math.h>

/* Of the scale, in percent. */
#define SCALE_STEP 1.0
#define SCALE_PAGE 10.0

/* Of a text, in characters, where there is room for less than all of it. */
#define WORDS_CHARS 26

/* One hypothesis. Its widgets are owned by the widget tree. */
typedef struct
{
  const CordeeQuestion *question; /* borrowed from the base */
  GtkWidget *control;             /* an entry field, a list of options, a scale or a check */
  GtkWidget *state;               /* how it is known, where nobody answered */
  GtkWidget *figure;              /* of a scale: its value; or NULL */
  GtkWidget *note;
  GtkWidget *reset;               /* or NULL: it is emptied by hand */
  CordeeValue *told;              /* owned: what an entry field was told or told last; or NULL */
} Row;

/* The fold of a section. Its widgets are owned by the widget tree. */
typedef struct
{
  char *title; /* owned */
  GtkWidget *expander;
} Fold;

struct _CordeeFundingForm
{
  GtkWidget parent_instance;

  GtkWidget *box;   /* owned by the widget tree */
  GPtrArray *rows;  /* Row, owned */
  GPtrArray *folds; /* Fold, owned */
  gboolean updating; /* what changes now is not the user's doing */
};

enum
{
  ANSWERED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeFundingForm, cordee_funding_form, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->told, cordee_value_unref);
  g_free (row);
}

static void
fold_free (gpointer data)
{
  Fold *fold = data;

  g_free (fold->title);
  g_free (fold);
}

static gboolean
is_type (const CordeeQuestion *question, const char *type)
{
  return g_str_equal (question->type, type);
}

/* ── answering ──────────────────────────────────────────────────── */

static Row *
find_row (CordeeFundingForm *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (row->control == widget || row->reset == widget)
        return row;
    }
  return NULL;
}

static void
answer (CordeeFundingForm *self, const Row *row, CordeeValue *value)
{
  g_signal_emit (self, signals[ANSWERED], 0, row->question->id, value);
}

static void
entry_cb (CordeeFundingForm *self, GtkWidget *field)
{
  Row *row = find_row (self, field);
  g_autoptr(CordeeValue) value = cordee_entry_field_dup_value (CORDEE_ENTRY_FIELD (field));

  g_clear_pointer (&row->told, cordee_value_unref);
  row->told = value != NULL ? cordee_value_ref (value) : NULL;
  answer (self, row, value);
}

static void
options_cb (CordeeFundingForm *self, GtkWidget *list)
{
  g_autoptr(CordeeValue) value = cordee_option_list_dup_value (CORDEE_OPTION_LIST (list));

  answer (self, find_row (self, list), value);
}

static void
scale_cb (CordeeFundingForm *self, GtkWidget *scale)
{
  g_autoptr(CordeeValue) value = NULL;

  if (self->updating)
    return;
  value = cordee_value_new_number (round (gtk_range_get_value (GTK_RANGE (scale))));
  answer (self, find_row (self, scale), value);
}

static void
check_cb (CordeeFundingForm *self, GtkWidget *check)
{
  g_autoptr(CordeeValue) value = NULL;

  if (self->updating)
    return;
  value = cordee_value_new_choice (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) ? "oui" : "non");
  answer (self, find_row (self, check), value);
}

/* The button goes with the answer: the focus stays with the hypothesis. */
static void
reset_cb (CordeeFundingForm *self, GtkWidget *button)
{
  const Row *row = find_row (self, button);
  GtkWidget *control = row->control;

  if (gtk_widget_has_focus (button))
    gtk_widget_grab_focus (control);
  answer (self, row, NULL);
}

/* ── controls ───────────────────────────────────────────────────── */

/* The wheel scrolls the page, and changes no hypothesis on its way. */
static void
leave_wheel (GtkWidget *widget)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static GtkWidget *
new_scale (const CordeeQuestion *question)
{
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, question->has_min ? question->min : 0.0,
                                               question->has_max ? question->max : 100.0, SCALE_STEP);

  gtk_range_set_increments (GTK_RANGE (scale), SCALE_STEP, SCALE_PAGE);
  leave_wheel (scale);
  return scale;
}

/* A text that makes nothing wider than it has to be. */
static GtkWidget *
new_words (const char *text, const char *css_class)
{
  GtkWidget *words = cordee_label_new_wrapped (text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (words), WORDS_CHARS);
  return words;
}

static GtkWidget *
new_check (const CordeeFundingField *field)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = new_words (field->label, NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_widget_add_css_class (check, "option");
  gtk_widget_set_hexpand (check, TRUE);
  return check;
}

static void
add_control (CordeeFundingForm *self, Row *row, CordeeInterview *interview, const CordeeFundingField *field)
{
  const CordeeQuestion *question = row->question;
  g_autoptr(CordeeQuestionView) view = NULL;

  if (is_type (question, "boolean"))
    {
      row->control = new_check (field);
      g_signal_connect_object (row->control, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
    }
  else if (is_type (question, "percent"))
    {
      row->control = new_scale (question);
      g_signal_connect_object (row->control, "value-changed", G_CALLBACK (scale_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      view = cordee_question_view_new (interview, question);
      /* Of a profession, the unit says what the label does. */
      if (question->member)
        g_clear_pointer (&view->unit, g_free);
      if (view->options->len > 0)
        {
          row->control = cordee_option_list_new (view);
          g_signal_connect_object (row->control, "edited", G_CALLBACK (options_cb), self, G_CONNECT_SWAPPED);
        }
      else
        {
          row->control = cordee_entry_field_new (cordee_rulebook_get_knowledge (cordee_interview_get_rulebook (interview)), view);
          g_signal_connect_object (row->control, "edited", G_CALLBACK (entry_cb), self, G_CONNECT_SWAPPED);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, -1);
}

static GtkWidget *
new_reset (CordeeFundingForm *self, const CordeeFundingField *field)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("cordee-undo-symbolic");
  /* TRANSLATORS: what a button does; %s is a hypothesis. */
  g_autofree char *text = g_strdup_printf (_("Ne plus répondre : %s"), field->label);
  g_autofree char *name = cordee_report_typeset (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "funding-reset");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* ── rows ───────────────────────────────────────────────────────── */

static GtkWidget *
new_state (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "badge");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* What explains a control: below it, or, of the first ones, by the pointer. */
static void
describe (const Row *row, GtkWidget *box, const CordeeFundingField *field, gboolean indicator)
{
  GtkWidget *explain = NULL;

  if (field->explain != NULL && indicator)
    {
      explain = new_words (field->explain, "secondary");
      gtk_widget_add_css_class (explain, "option-reason");
      gtk_box_append (GTK_BOX (box), explain);
    }
  else
    gtk_widget_set_tooltip_text (box, field->explain);
  /* The first NULL ends the list. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row->control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, row->state, row->note,
                                  explain != NULL ? explain : row->note, NULL, -1);
}

static GtkWidget *
new_head (const Row *row, const CordeeFundingField *field)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *first = GTK_IS_CHECK_BUTTON (row->control) ? row->control : new_words (field->label, "secondary");

  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (head), first);
  if (row->figure != NULL)
    gtk_box_append (GTK_BOX (head), row->figure);
  gtk_box_append (GTK_BOX (head), row->state);
  if (row->reset != NULL)
    gtk_box_append (GTK_BOX (head), row->reset);
  return head;
}

static void
add_row (CordeeFundingForm *self, GtkWidget *place, CordeeInterview *interview, const CordeeFundingField *field, gboolean indicator)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  row->question = field->question;
  row->state = new_state ();
  row->note = new_words (NULL, "secondary");
  add_control (self, row, interview, field);
  if (!CORDEE_IS_ENTRY_FIELD (row->control))
    row->reset = new_reset (self, field);
  if (GTK_IS_SCALE (row->control))
    {
      row->figure = gtk_label_new (NULL);
      gtk_widget_add_css_class (row->figure, "funding-figure");
    }
  g_ptr_array_add (self->rows, row);

  gtk_box_append (GTK_BOX (box), new_head (row, field));
  if (!GTK_IS_CHECK_BUTTON (row->control))
    gtk_box_append (GTK_BOX (box), row->control);
  gtk_box_append (GTK_BOX (box), row->note);
  describe (row, box, field, indicator);
  if (CORDEE_IS_WRAP_BOX (place))
    cordee_wrap_box_append (CORDEE_WRAP_BOX (place), box);
  else
    gtk_box_append (GTK_BOX (place), box);
}

/* Where the fields of a section go: side by side where there is room, below a heading, or in a fold. */
static GtkWidget *
add_place (CordeeFundingForm *self, const CordeeFundingSection *section)
{
  GtkWidget *place = section->title != NULL ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 8)
                                            : g_object_new (CORDEE_TYPE_WRAP_BOX, "equal", TRUE, "spacing", 14, NULL);
  GtkWidget *expander;
  Fold *fold;

  if (section->title == NULL)
    {
      gtk_box_append (GTK_BOX (self->box), place);
      return place;
    }
  if (!section->folded)
    {
      gtk_box_append (GTK_BOX (self->box), cordee_heading_new (section->title, "panel-title"));
      gtk_box_append (GTK_BOX (self->box), place);
      return place;
    }
  fold = g_new0 (Fold, 1);
  expander = gtk_expander_new (NULL);
  gtk_widget_add_css_class (expander, "fold");
  gtk_widget_add_css_class (place, "funding-fold");
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), new_words (NULL, NULL));
  gtk_expander_set_child (GTK_EXPANDER (expander), place);
  fold->title = g_strdup (section->title);
  fold->expander = expander;
  g_ptr_array_add (self->folds, fold);
  gtk_box_append (GTK_BOX (self->box), expander);
  return place;
}

/* ── showing ────────────────────────────────────────────────────── */

static gboolean
is_same_form (CordeeFundingForm *self, GPtrArray *sections)
{
  guint n = 0, n_folds = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const CordeeFundingSection *section = sections->pdata[i];

      if (section->folded
          && (n_folds >= self->folds->len || !g_str_equal (((const Fold *) self->folds->pdata[n_folds++])->title, section->title)))
        return FALSE;
      for (guint j = 0; j < section->fields->len; j++, n++)
        if (n >= self->rows->len
            || ((const Row *) self->rows->pdata[n])->question != ((const CordeeFundingField *) section->fields->pdata[j])->question)
          return FALSE;
    }
  return n == self->rows->len && n_folds == self->folds->len;
}

static void
make_form (CordeeFundingForm *self, CordeeInterview *interview, GPtrArray *sections)
{
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->folds, 0);
  cordee_box_clear (GTK_BOX (self->box));
  for (guint i = 0; i < sections->len; i++)
    {
      const CordeeFundingSection *section = sections->pdata[i];
      GtkWidget *place = add_place (self, section);

      for (guint j = 0; j < section->fields->len; j++)
        add_row (self, place, interview, section->fields->pdata[j], section->title != NULL);
    }
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* What was typed stays while it says the same. */
static void
show_entry (Row *row, const CordeeValue *value)
{
  CordeeValue *known = value != NULL && value->kind != CORDEE_VALUE_UNKNOWN ? (CordeeValue *) value : NULL;

  if (known == row->told || (known != NULL && row->told != NULL && cordee_value_equal (known, row->told)))
    return;
  g_clear_pointer (&row->told, cordee_value_unref);
  row->told = known != NULL ? cordee_value_ref (known) : NULL;
  cordee_entry_field_set_value (CORDEE_ENTRY_FIELD (row->control), known);
}

static void
show_options (const Row *row, CordeeInterview *interview, const CordeeFundingField *field)
{
  g_autoptr(CordeeQuestionView) view = cordee_question_view_new (interview, field->question);

  for (guint i = 0; i < view->options->len; i++)
    {
      CordeeOption *option = view->options->pdata[i];

      option->chosen = field->value != NULL
                       && (field->value->kind == CORDEE_VALUE_CHOICE ? g_str_equal (field->value->text, option->id)
                           : field->value->kind == CORDEE_VALUE_SET  ? g_strv_contains ((const char *const *) field->value->ids, option->id)
                                                                     : FALSE);
    }
  cordee_option_list_show (CORDEE_OPTION_LIST (row->control), view);
}

static void
show_scale (const Row *row, const CordeeFundingField *field)
{
  set_text (row->figure, field->text);
  gtk_range_set_value (GTK_RANGE (row->control), field->value != NULL ? field->value->number : 0.0);
}

/* Of an empty field: what is taken instead, and by whom; then what a number means. */
static char *
note_text (const CordeeFundingField *field, gboolean owned, const char *borrowed)
{
  const char *state = field->state == CORDEE_FUNDING_ANSWERED ? borrowed : field->state_text;
  g_autofree char *text = NULL;

  if (owned || field->text == NULL)
    return g_strdup (field->note);
  /* TRANSLATORS: %1$s is how a value is known, %2$s the value: supposé : 4 000 patients. */
  text = g_strdup_printf (_("%1$s : %2$s"), state, field->text);
  return cordee_report_take_typeset (field->note != NULL ? g_strdup_printf ("%s · %s", text, field->note) : g_strdup (text));
}

static void
show_field (Row *row, CordeeInterview *interview, const CordeeFundingField *field, const CordeeSituation *own, const char *borrowed)
{
  const CordeeValue *value = cordee_situation_get_value (own, field->question->id);
  gboolean owned = value != NULL && value->kind != CORDEE_VALUE_UNKNOWN;
  gboolean entry = CORDEE_IS_ENTRY_FIELD (row->control);
  g_autofree char *note = entry ? note_text (field, owned, borrowed) : g_strdup (field->note);

  if (entry)
    show_entry (row, value);
  else if (CORDEE_IS_OPTION_LIST (row->control))
    show_options (row, interview, field);
  else if (GTK_IS_SCALE (row->control))
    show_scale (row, field);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (row->control), field->value != NULL && g_strcmp0 (field->value->text, "oui") == 0);
  set_text (row->state, owned || (entry && field->text != NULL) ? NULL : field->state == CORDEE_FUNDING_ANSWERED ? borrowed : field->state_text);
  set_text (row->note, note);
  if (row->reset != NULL)
    gtk_widget_set_visible (row->reset, owned);
}

static void
show_folds (CordeeFundingForm *self, GPtrArray *sections)
{
  for (guint i = 0, n = 0; i < sections->len; i++)
    {
      const CordeeFundingSection *section = sections->pdata[i];
      const Fold *fold = section->folded ? self->folds->pdata[n++] : NULL;
      /* TRANSLATORS: %1$s is a sort of indicators, %2$s how many are attained: Socle : 6 sur 8, dont 5 supposés. */
      g_autofree char *text = fold != NULL ? g_strdup_printf (_("%1$s : %2$s"), section->title, section->summary) : NULL;
      g_autofree char *typeset = text != NULL ? cordee_report_typeset (text) : NULL;

      if (fold == NULL)
        continue;
      gtk_label_set_text (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (fold->expander))), typeset);
      gtk_accessible_update_property (GTK_ACCESSIBLE (fold->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset, -1);
    }
}

/* Shows the hypotheses of view. own are the answers that are given here; what is answered elsewhere is said to be borrowed, as that text
   says. For the same hypotheses as before, what is being typed and the focus stay. "answered" is not emitted. */
void
cordee_funding_form_show (CordeeFundingForm       *self,
                          CordeeInterview         *interview,
                          const CordeeFundingView *view,
                          const CordeeSituation   *own,
                          const char              *borrowed)
{
  guint n = 0;

  g_return_if_fail (CORDEE_IS_FUNDING_FORM (self));
  g_return_if_fail (interview != NULL && view != NULL && own != NULL);

  self->updating = TRUE;
  if (!is_same_form (self, view->sections))
    make_form (self, interview, view->sections);
  for (guint i = 0; i < view->sections->len; i++)
    {
      const CordeeFundingSection *section = view->sections->pdata[i];

      for (guint j = 0; j < section->fields->len; j++)
        show_field (self->rows->pdata[n++], interview, section->fields->pdata[j], own, borrowed);
    }
  show_folds (self, view->sections);
  self->updating = FALSE;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_form_dispose (GObject *object)
{
  CordeeFundingForm *self = CORDEE_FUNDING_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_funding_form_parent_class)->dispose (object);
}

static void
cordee_funding_form_finalize (GObject *object)
{
  CordeeFundingForm *self = CORDEE_FUNDING_FORM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->folds, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_funding_form_parent_class)->finalize (object);
}

static void
cordee_funding_form_class_init (CordeeFundingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_funding_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = cordee_funding_form_finalize;
  widget_class->focus = cordee_focus_only_child;

  signals[ANSWERED] = g_signal_new ("answered", CORDEE_TYPE_FUNDING_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                    G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cordee_funding_form_init (CordeeFundingForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->folds = g_ptr_array_new_with_free_func (fold_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (GTK_WIDGET (self), "funding-form");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
