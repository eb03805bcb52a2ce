/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-evidence-row.h"

#include "cordee-style.h"
#include "cordee-verdict-chip.h"

#include <glib/gi18n.h>

/* Between columns and, in a card, between lines. */
#define COLUMN_GAP 12
#define LINE_GAP 3

/* In em: where it is told how a rule stands, beside what it says. */
#define SIDE_WIDTH 10.0

/* Shares of the width, for every row alike. */
static const struct
{
  const char *label;
  int share;
} columns[] = {
  { N_("Énoncé"), 27 }, { N_("Source"), 17 },  { N_("Niveau"), 7 }, { N_("Ressort"), 7 },
  { N_("Valable"), 8 }, { N_("Vérifié"), 9 }, { N_("Retenu"), 25 },
};

#define N_COLUMNS G_N_ELEMENTS (columns)
#define ALL_SHARES 100

struct _CordeeEvidenceRow
{
  GtkWidget parent_instance;

  /* Borrowed; both NULL: the line of headings */
  const CordeeEvidenceItem *item;
  const CordeeEvidenceRule *rule;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum
{
  LINK_ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeEvidenceRow, cordee_evidence_row, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ── labels ─────────────────────────────────────────────────────── */

static gboolean
activate_link_cb (CordeeEvidenceRow *self, const char *uri, GtkLabel *label)
{
  g_signal_emit (self, signals[LINK_ACTIVATED], 0, label, uri);
  return TRUE;
}

static void
add_label (CordeeEvidenceRow *self, const char *text, gboolean markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  if (markup)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (markup)
    g_signal_connect_object (label, "activate-link", G_CALLBACK (activate_link_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
add_card (CordeeEvidenceRow *self)
{
  const CordeeEvidenceItem *item = self->item;
  g_autofree char *about = NULL;

  add_label (self, item->text, TRUE, NULL);
  if (item->statement == NULL)
    return;
  about = g_strjoin (" · ", item->level, item->place, item->validity, item->checked, item->confidence, NULL);
  add_label (self, item->source, TRUE, "secondary");
  add_label (self, about, FALSE, "secondary");
  if (item->outcome != NULL)
    add_label (self, item->outcome, FALSE, item->kept ? "kept" : NULL);
}

static void
add_columns (CordeeEvidenceRow *self)
{
  const CordeeEvidenceItem *item = self->item;
  g_autofree char *checked = g_strjoin ("\n", item->checked, item->confidence, NULL);

  add_label (self, item->text, TRUE, NULL);
  add_label (self, item->source, TRUE, NULL);
  add_label (self, item->level, FALSE, NULL);
  add_label (self, item->place, FALSE, NULL);
  add_label (self, item->validity, FALSE, NULL);
  add_label (self, checked, FALSE, NULL);
  add_label (self, item->outcome != NULL ? item->outcome : "", FALSE, item->kept ? "kept" : NULL);
}

static GtkWidget *
new_question_button (const CordeeEvidenceRule *rule)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (rule->invitation);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, rule->invitation, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rule->question->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-question");
  return button;
}

/* Its parts stand in the row itself: boxes within boxes of wrapped words take GTK a hundred times as long to measure. */
static void
add_rule (CordeeEvidenceRow *self)
{
  const CordeeEvidenceRule *rule = self->rule;
  GtkWidget *chip = cordee_verdict_chip_new (rule->tone);

  gtk_label_set_text (GTK_LABEL (chip), rule->status);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  add_label (self, rule->force, FALSE, "secondary");
  add_label (self, rule->text, TRUE, NULL);
  if (rule->change != NULL)
    add_label (self, rule->change, FALSE, "rule-change");
  if (rule->dispute != NULL)
    add_label (self, rule->dispute, FALSE, "dispute");
  if (*rule->source != '\0')
    add_label (self, rule->source, TRUE, "secondary");
  if (rule->question != NULL)
    gtk_widget_set_parent (new_question_button (rule), GTK_WIDGET (self));
}

static void
add_headings (CordeeEvidenceRow *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    add_label (self, _(columns[i].label), FALSE, "secondary");
}

static void
remove_labels (CordeeEvidenceRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* What was looked for in vain has a text and nothing for the columns. */
static gboolean
is_card (CordeeEvidenceRow *self)
{
  return self->rule != NULL || (self->item != NULL && (self->narrow || self->item->statement == NULL));
}

static void
make_labels (CordeeEvidenceRow *self)
{
  remove_labels (self);
  if (self->rule != NULL)
    add_rule (self);
  else if (self->item == NULL)
    add_headings (self);
  else if (is_card (self))
    add_card (self);
  else
    add_columns (self);
}

/* ── size ───────────────────────────────────────────────────────── */

static int
column_width (guint i, int width)
{
  return MAX (1, (width - (int) (N_COLUMNS - 1) * COLUMN_GAP) * columns[i].share / ALL_SHARES);
}

static GtkSizeRequestMode
cordee_evidence_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure (GtkWidget *child, GtkOrientation orientation, int for_size, gboolean natural)
{
  int least, wanted;

  gtk_widget_measure (child, orientation, for_size, &least, &wanted, NULL, NULL);
  return natural ? wanted : least;
}

static void
put (CordeeEvidenceRow *self, GtkWidget *child, int all, int x, int y, int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? all - x - width : x, y, width, height }, -1);
}

static int
get_side (CordeeEvidenceRow *self)
{
  return self->narrow ? 0 : (int) (SIDE_WIDTH * cordee_style_get_em (GTK_WIDGET (self))) + COLUMN_GAP;
}

/* How tall the parts of a rule are in width, where place says so put there: how it stands and how binding it is at the side, one below the
   other, and what it says beside them; in a card the two side by side, and the rest below. */
static int
lay_out_rule (CordeeEvidenceRow *self, int width, gboolean place)
{
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)), *force = gtk_widget_get_next_sibling (chip);
  int side = get_side (self), y = 0, bottom;
  int chip_width = MIN (measure (chip, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), width);
  int chip_height = measure (chip, GTK_ORIENTATION_VERTICAL, chip_width, FALSE);
  int force_x = self->narrow ? chip_width + COLUMN_GAP : 0, force_y = self->narrow ? 0 : chip_height + LINE_GAP;
  int force_width = MAX (1, (self->narrow ? width : side - COLUMN_GAP) - force_x);
  int force_height = MAX (measure (force, GTK_ORIENTATION_VERTICAL, force_width, FALSE), self->narrow ? chip_height : 0);

  bottom = MAX (chip_height, force_y + force_height);
  if (place)
    {
      put (self, chip, width, 0, 0, chip_width, chip_height);
      put (self, force, width, force_x, force_y, force_width, force_height);
    }
  y = self->narrow ? bottom + LINE_GAP : 0;
  for (GtkWidget *child = gtk_widget_get_next_sibling (force); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int height = measure (child, GTK_ORIENTATION_VERTICAL, width - side, FALSE);

      if (place)
        put (self, child, width, side, y, width - side, height);
      y += height + LINE_GAP;
    }
  return MAX (bottom, y - LINE_GAP);
}

/* In a card the labels stand one below the other; in a row, side by side as high as the highest. */
static int
height_in (CordeeEvidenceRow *self, int width)
{
  int height = 0;
  guint i = 0;

  if (self->rule != NULL)
    return lay_out_rule (self, width, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    {
      int wanted;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, is_card (self) ? width : column_width (i, width), &wanted, NULL, NULL, NULL);
      height = is_card (self) ? height + wanted + (i > 0 ? LINE_GAP : 0) : MAX (height, wanted);
    }
  return height;
}

static void
cordee_evidence_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  CordeeEvidenceRow *self = CORDEE_EVIDENCE_ROW (widget);
  int width = 0;
  guint i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      width = MAX (width, is_card (self) ? least + (self->rule != NULL ? get_side (self) : 0) : least * ALL_SHARES / columns[i].share + (int) (N_COLUMNS - 1) * COLUMN_GAP + 1);
    }
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height_in (self, MAX (for_size, width));
}

static void
cordee_evidence_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeEvidenceRow *self = CORDEE_EVIDENCE_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, width, height };
  guint i = 0;

  if (self->rule != NULL)
    {
      lay_out_rule (self, width, TRUE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child), i++)
    if (is_card (self))
      {
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &place.height, NULL, NULL, NULL);
        gtk_widget_size_allocate (child, &place, -1);
        place.y += place.height + LINE_GAP;
      }
    else
      {
        GtkAllocation mirrored;

        place.width = column_width (i, width);
        mirrored = place;
        mirrored.x = rtl ? width - place.x - place.width : place.x;
        gtk_widget_size_allocate (child, &mirrored, -1);
        place.x += place.width + COLUMN_GAP;
      }
}

/* ── focus ──────────────────────────────────────────────────────── */

/* First the row, so that all of it is read at once, then its links, in their order. */
static gboolean
cordee_evidence_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  gboolean on_row = gtk_widget_is_focus (widget);
  GtkWidget *next;

  if (!gtk_widget_get_focusable (widget))
    return FALSE;
  if (on_row && back)
    return FALSE;
  if (inside != NULL && gtk_widget_child_focus (inside, direction))
    return TRUE;
  if (inside == NULL && !on_row && !back)
    return gtk_widget_grab_focus (widget);

  if (inside != NULL)
    next = back ? gtk_widget_get_prev_sibling (inside) : gtk_widget_get_next_sibling (inside);
  else
    next = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; next != NULL; next = back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next))
    if (gtk_widget_child_focus (next, direction))
      return TRUE;
  return back && gtk_widget_grab_focus (widget);
}

static gboolean
cordee_evidence_row_grab_focus (GtkWidget *widget)
{
  if (!gtk_widget_get_focusable (widget) || gtk_widget_get_root (widget) == NULL)
    return FALSE;
  gtk_root_set_focus (gtk_widget_get_root (widget), widget);
  return TRUE;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
set_narrow (CordeeEvidenceRow *self, gboolean narrow)
{
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->item != NULL || self->rule != NULL)
    make_labels (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
cordee_evidence_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeEvidenceRow *self = CORDEE_EVIDENCE_ROW (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_evidence_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeEvidenceRow *self = CORDEE_EVIDENCE_ROW (object);

  if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_evidence_row_dispose (GObject *object)
{
  remove_labels (CORDEE_EVIDENCE_ROW (object));

  G_OBJECT_CLASS (cordee_evidence_row_parent_class)->dispose (object);
}

static void
cordee_evidence_row_class_init (CordeeEvidenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_evidence_row_get_property;
  object_class->set_property = cordee_evidence_row_set_property;
  object_class->dispose = cordee_evidence_row_dispose;
  widget_class->get_request_mode = cordee_evidence_row_get_request_mode;
  widget_class->measure = cordee_evidence_row_measure;
  widget_class->size_allocate = cordee_evidence_row_size_allocate;
  widget_class->focus = cordee_evidence_row_focus;
  widget_class->grab_focus = cordee_evidence_row_grab_focus;

  properties[PROP_NARROW]
    = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LINK_ACTIVATED]
    = g_signal_new ("link-activated", CORDEE_TYPE_EVIDENCE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_LABEL, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "evidencerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cordee_evidence_row_init (CordeeEvidenceRow *self)
{
}

static GtkWidget *
row_new (const CordeeEvidenceItem *item, const CordeeEvidenceRule *rule, const char *name)
{
  CordeeEvidenceRow *self = g_object_new (CORDEE_TYPE_EVIDENCE_ROW, "focusable", TRUE, NULL);

  self->item = item;
  self->rule = rule;
  gtk_widget_add_css_class (GTK_WIDGET (self), "evidence-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  make_labels (self);
  return GTK_WIDGET (self);
}

/* item: borrowed, and must outlive the row. A floating reference, as of any new widget. */
GtkWidget *
cordee_evidence_row_new (const CordeeEvidenceItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return row_new (item, NULL, item->name);
}

/* How a rule stands for the project, with the way to the question that would decide it. rule: borrowed, and must outlive the row. A
   floating reference. */
GtkWidget *
cordee_evidence_row_new_rule (const CordeeEvidenceRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);

  return row_new (NULL, rule, rule->name);
}

/* The headings of the columns; hidden where rows are cards. A floating reference. */
GtkWidget *
cordee_evidence_row_new_head (void)
{
  CordeeEvidenceRow *self = g_object_new (CORDEE_TYPE_EVIDENCE_ROW, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), "evidence-head");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Titres des colonnes"), -1);
  make_labels (self);
  return GTK_WIDGET (self);
}
