/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-timeline-row.h"

#include "cordee-style.h"

#include <glib/gi18n.h>
#include <math.h>

/* In em: between parts, the height and the least width of a bar, the room that names get, and the width of a row that nobody told it. */
#define GAP 0.6
#define BAR_HEIGHT 1.15
#define LEAST_BAR 0.5
#define TAIL_HEIGHT 0.32
#define LEAST_LEFT 17.0
#define MOST_LEFT 25.0
#define LEFT_SHARE 0.4
#define RIGHT 0.9
#define USUAL_WIDTH 60.0
#define LEAST_WIDTH 16.0

struct _CordeeTimelineRow
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *button;
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *warning;
  GtkWidget *dates; /* in words, where there is no room for bars */
  GtkWidget *tail;
  GtkWidget *bar;
  GtkWidget *hint;
  GtkGesture *drag;

  /* What is shown */
  char *id; /* owned */
  char *line; /* owned: hint */
  char *name; /* owned: all of it, in words */
  CordeeStepStatus status;
  gboolean has_bar, movable, brief;
  double start, end, latest;
};

enum
{
  MENU,
  OPEN,
  DRAG,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeTimelineRow, cordee_timeline_row, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* The icon of a status. Static. */
const char *
cordee_step_status_icon (CordeeStepStatus status)
{
  static const char *const icons[CORDEE_N_STEP_STATUSES] = {
    "cordee-step-todo-symbolic", "cordee-step-under-way-symbolic", "cordee-step-waiting-symbolic",
    "cordee-step-done-symbolic", "cordee-step-not-applicable-symbolic",
  };

  g_return_val_if_fail (status < CORDEE_N_STEP_STATUSES, NULL);
  return icons[status];
}

/* ── size ───────────────────────────────────────────────────────── */

/* Where the bars begin, in pixels, in a row of that width. */
double
cordee_timeline_get_left (GtkWidget *widget, int width)
{
  double em = cordee_style_get_em (widget);

  return round (CLAMP (width * LEFT_SHARE, LEAST_LEFT * em, MOST_LEFT * em));
}

/* How wide the scale is, in pixels. */
double
cordee_timeline_get_room (GtkWidget *widget, int width)
{
  return MAX (width - cordee_timeline_get_left (widget, width) - RIGHT * cordee_style_get_em (widget), 1.0);
}

static int
words_width (CordeeTimelineRow *self, int width, int button)
{
  double gap = GAP * cordee_style_get_em (GTK_WIDGET (self));
  double left = self->brief ? width : cordee_timeline_get_left (GTK_WIDGET (self), width);

  return MAX ((int) (left - button - 3 * gap), 1);
}

static GtkSizeRequestMode
cordee_timeline_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordee_timeline_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  CordeeTimelineRow *self = CORDEE_TIMELINE_ROW (widget);
  double em = cordee_style_get_em (widget);
  int button, tall, words;

  gtk_widget_measure (self->button, GTK_ORIENTATION_HORIZONTAL, -1, &button, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->words, GTK_ORIENTATION_HORIZONTAL, -1, &words, NULL, NULL, NULL);
      *minimum = MAX ((int) (LEAST_WIDTH * em), button + words + (int) ceil (3 * GAP * em));
      *natural = MAX (*minimum, (int) (USUAL_WIDTH * em));
      return;
    }
  gtk_widget_measure (self->button, GTK_ORIENTATION_VERTICAL, -1, &tall, NULL, NULL, NULL);
  gtk_widget_measure (self->words, GTK_ORIENTATION_VERTICAL, words_width (self, for_size > 0 ? for_size : (int) (USUAL_WIDTH * em), button), &words,
                      NULL, NULL, NULL);
  *minimum = *natural = MAX (tall, words) + (int) round (0.7 * em);
}

static void
place (GtkWidget *child, double x, double y, double width, double height)
{
  GtkAllocation room = { (int) round (x), (int) round (y), MAX ((int) round (width), 1), MAX ((int) round (height), 1) };

  gtk_widget_size_allocate (child, &room, -1);
}

/* Behind the bar and what may be lost; else before it; nowhere where there is no room. */
static void
place_hint (CordeeTimelineRow *self, double from, double behind, double left, double right, int height)
{
  double gap = GAP * cordee_style_get_em (GTK_WIDGET (self));
  gboolean fits = FALSE;
  double x = left;
  int wanted, tall;

  gtk_widget_measure (self->hint, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  gtk_widget_measure (self->hint, GTK_ORIENTATION_VERTICAL, -1, NULL, &tall, NULL, NULL);
  if (self->line != NULL && !self->brief)
    {
      fits = TRUE;
      if (!self->has_bar)
        x = MIN (left + gap, right - wanted);
      else if (behind + gap + wanted <= right)
        x = behind + gap;
      else if (from - gap - wanted >= left)
        x = from - gap - wanted;
      else
        fits = FALSE;
    }
  gtk_widget_set_child_visible (self->hint, fits);
  if (fits)
    place (self->hint, x, (height - tall) / 2.0, wanted, tall);
}

static void
cordee_timeline_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeTimelineRow *self = CORDEE_TIMELINE_ROW (widget);
  double em = cordee_style_get_em (widget), gap = GAP * em, left = cordee_timeline_get_left (widget, width);
  double room = cordee_timeline_get_room (widget, width), right = left + room;
  double from = left + CLAMP (self->start, 0.0, 1.0) * room, to = left + CLAMP (self->end, 0.0, 1.0) * room;
  double latest = left + CLAMP (self->latest, 0.0, 1.0) * room;
  gboolean bar = self->has_bar && !self->brief, tail;
  int button, tall, words;

  gtk_widget_measure (self->button, GTK_ORIENTATION_HORIZONTAL, -1, &button, NULL, NULL, NULL);
  gtk_widget_measure (self->button, GTK_ORIENTATION_VERTICAL, -1, &tall, NULL, NULL, NULL);
  place (self->button, gap, (height - tall) / 2.0, button, tall);
  words = words_width (self, width, button);
  place (self->words, button + 2 * gap, 0, words, height);

  to = MAX (to, from + LEAST_BAR * em);
  tail = bar && latest > to + 1.0;
  gtk_widget_set_child_visible (self->bar, bar);
  gtk_widget_set_child_visible (self->tail, tail);
  if (bar)
    place (self->bar, from, (height - BAR_HEIGHT * em) / 2.0, to - from, BAR_HEIGHT * em);
  if (tail)
    place (self->tail, to, (height - TAIL_HEIGHT * em) / 2.0, latest - to, TAIL_HEIGHT * em);
  place_hint (self, from, tail ? latest : to, left, right, height);
}

/* ── what is shown ──────────────────────────────────────────────── */

static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text != NULL ? text : "") != 0)
    gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
name_button (CordeeTimelineRow *self, const CordeeRoadmapRow *row)
{
  /* TRANSLATORS: a button: %1$s is a step, %2$s its status: "fait le 12/01/2027". */
  g_autofree char *name = g_strdup_printf (_("%1$s : %2$s. Changer"), row->title, row->status);
  g_autofree char *tip = g_strdup_printf (_("%s — changer"), row->status);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->button, tip);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), cordee_step_status_icon (row->step->status));
}

static const char *
bar_class (const CordeeRoadmapRow *row)
{
  if (row->done)
    return "done";
  return row->critical ? "critical" : "planned";
}

/* Most rows stay as they are while one is dragged: what the words do not tell are the places on the scale. */
static gboolean
is_shown (CordeeTimelineRow *self, const CordeeRoadmapRow *row)
{
  return g_strcmp0 (self->name, row->name) == 0 && g_strcmp0 (self->line, row->hint) == 0 && self->status == row->step->status
         && g_str_equal (self->id, row->step->id) && self->has_bar == row->has_bar && fabs (self->start - row->start) < 1e-6
         && fabs (self->end - row->end) < 1e-6 && fabs (self->latest - row->latest) < 1e-6;
}

/* Shows row, of which nothing is kept but copies. */
void
cordee_timeline_row_set (CordeeTimelineRow *self, const CordeeRoadmapRow *row)
{
  static const char *const bars[] = { "done", "critical", "planned" };

  g_return_if_fail (CORDEE_IS_TIMELINE_ROW (self));
  g_return_if_fail (row != NULL);

  if (is_shown (self, row))
    return;
  g_free (self->name);
  self->name = g_strdup (row->name);
  g_free (self->id);
  self->id = g_strdup (row->step->id);
  g_free (self->line);
  self->line = g_strdup (row->hint);
  self->status = row->step->status;
  self->has_bar = row->has_bar;
  self->movable = row->has_bar && self->status == CORDEE_STEP_TODO;
  self->start = row->start;
  self->end = row->end;
  self->latest = row->latest;

  set_text (self->title, row->title);
  set_text (self->text, row->text);
  set_text (self->warning, row->warning);
  set_text (self->hint, row->hint);
  name_button (self, row);
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    set_class (self->bar, bars[i], g_str_equal (bars[i], bar_class (row)));
  set_class (self->bar, "estimated", row->estimated);
  set_class (self->bar, "movable", self->movable);
  set_class (self->tail, "critical", row->critical);
  set_class (GTK_WIDGET (self), "next", row->next);
  set_class (GTK_WIDGET (self), "done", row->done);
  for (guint i = 0; i < CORDEE_N_STEP_STATUSES; i++)
    set_class (self->button, cordee_step_status_id (i), i == self->status);
  set_class (self->button, "late", row->late);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row->name, -1);
  gtk_widget_set_tooltip_text (self->bar, row->name);
  gtk_widget_set_cursor_from_name (self->bar, self->movable ? "grab" : NULL);
  set_text (self->dates, row->dates);
  gtk_widget_set_visible (self->dates, self->brief && row->dates != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Whether there is no room for bars: the dates are told in words then. */
void
cordee_timeline_row_set_brief (CordeeTimelineRow *self, gboolean brief)
{
  g_return_if_fail (CORDEE_IS_TIMELINE_ROW (self));

  self->brief = brief;
  gtk_widget_set_visible (self->dates, brief && *gtk_label_get_text (GTK_LABEL (self->dates)) != '\0');
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Whether the step is the one that is open beside the line of time. */
void
cordee_timeline_row_set_selected (CordeeTimelineRow *self, gboolean selected)
{
  g_return_if_fail (CORDEE_IS_TIMELINE_ROW (self));

  set_class (GTK_WIDGET (self), "selected", selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}

/* The id of its step. Borrowed until the next set(). */
const char *
cordee_timeline_row_get_id (CordeeTimelineRow *self)
{
  g_return_val_if_fail (CORDEE_IS_TIMELINE_ROW (self), NULL);
  return self->id;
}

CordeeStepStatus
cordee_timeline_row_get_status (CordeeTimelineRow *self)
{
  g_return_val_if_fail (CORDEE_IS_TIMELINE_ROW (self), CORDEE_STEP_TODO);
  return self->status;
}

/* The button with its status. Borrowed. */
GtkWidget *
cordee_timeline_row_get_button (CordeeTimelineRow *self)
{
  g_return_val_if_fail (CORDEE_IS_TIMELINE_ROW (self), NULL);
  return self->button;
}

/* ── what is done with it ───────────────────────────────────────── */

static void
clicked_cb (CordeeTimelineRow *self)
{
  g_signal_emit (self, signals[MENU], 0);
}

static void
pressed_cb (CordeeTimelineRow *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    g_signal_emit (self, signals[OPEN], 0);
}

/* The name of a step opens it at once. */
static void
released_cb (CordeeTimelineRow *self, int n_press, double x, double y)
{
  if (n_press == 1 && (self->brief || x < cordee_timeline_get_left (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)))))
    g_signal_emit (self, signals[OPEN], 0);
}

static gboolean
is_on_bar (CordeeTimelineRow *self, double x, double y)
{
  return gtk_widget_get_child_visible (self->bar) && gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT) == self->bar;
}

static void
drag_begin_cb (CordeeTimelineRow *self, double x, double y)
{
  if (!self->movable || !is_on_bar (self, x, y))
    {
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_class (self->bar, "dragged", TRUE);
}

static void
drag_update_cb (CordeeTimelineRow *self, double x, double y)
{
  double room = cordee_timeline_get_room (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)));

  g_signal_emit (self, signals[DRAG], 0, x / room, FALSE);
}

static void
drag_end_cb (CordeeTimelineRow *self, double x, double y)
{
  double room = cordee_timeline_get_room (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)));

  set_class (self->bar, "dragged", FALSE);
  g_signal_emit (self, signals[DRAG], 0, x / room, TRUE);
}

/* Lets go of the bar, where it is dragged. */
void
cordee_timeline_row_drop (CordeeTimelineRow *self)
{
  g_return_if_fail (CORDEE_IS_TIMELINE_ROW (self));

  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
  set_class (self->bar, "dragged", FALSE);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[g_variant_get_boolean (args) ? OPEN : MENU], 0);
  return TRUE;
}

/* Whether the focus is in what its button opened. */
gboolean
cordee_timeline_row_has_menu (CordeeTimelineRow *self)
{
  g_return_val_if_fail (CORDEE_IS_TIMELINE_ROW (self), FALSE);
  return gtk_widget_get_focus_child (self->button) != NULL;
}

/* From outside to the row itself, then to its button, then on. */
static gboolean
cordee_timeline_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CordeeTimelineRow *self = CORDEE_TIMELINE_ROW (widget);

  if (cordee_timeline_row_has_menu (self))
    return gtk_widget_child_focus (self->button, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return (direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_RIGHT) && gtk_widget_grab_focus (widget);
  if (gtk_widget_is_focus (widget))
    return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_LEFT) && gtk_widget_grab_focus (self->button);
  return gtk_widget_grab_focus (widget);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_timeline_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_timeline_row_parent_class)->dispose (object);
}

static void
cordee_timeline_row_finalize (GObject *object)
{
  CordeeTimelineRow *self = CORDEE_TIMELINE_ROW (object);

  g_free (self->id);
  g_free (self->line);
  g_free (self->name);

  G_OBJECT_CLASS (cordee_timeline_row_parent_class)->finalize (object);
}

static void
cordee_timeline_row_class_init (CordeeTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_timeline_row_dispose;
  object_class->finalize = cordee_timeline_row_finalize;
  widget_class->get_request_mode = cordee_timeline_row_get_request_mode;
  widget_class->measure = cordee_timeline_row_measure;
  widget_class->size_allocate = cordee_timeline_row_size_allocate;
  widget_class->focus = cordee_timeline_row_focus;

  signals[MENU] = g_signal_new ("menu", CORDEE_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", CORDEE_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DRAG] = g_signal_new ("drag", CORDEE_TYPE_TIMELINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                G_TYPE_BOOLEAN);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, key_cb, "b", FALSE);
  gtk_widget_class_set_css_name (widget_class, "timelinerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

/* The row says it all itself. */
static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_part (CordeeTimelineRow *self, const char *css_class)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
add_gestures (CordeeTimelineRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
}

static void
cordee_timeline_row_init (CordeeTimelineRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->tail = new_part (self, "step-tail");
  self->bar = new_part (self, "step-bar");
  self->hint = new_label ("step-hint");
  gtk_label_set_wrap (GTK_LABEL (self->hint), FALSE);
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  self->button = gtk_button_new ();
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_button_set_child (GTK_BUTTON (self->button), self->icon);
  gtk_widget_add_css_class (self->button, "step-status");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  self->title = new_label ("step-title");
  self->text = new_label ("secondary");
  self->dates = new_label ("step-dates");
  self->warning = new_label ("step-warning");
  gtk_box_append (GTK_BOX (self->words), self->title);
  gtk_box_append (GTK_BOX (self->words), self->text);
  gtk_box_append (GTK_BOX (self->words), self->dates);
  gtk_box_append (GTK_BOX (self->words), self->warning);
  add_gestures (self);
}

/* A row that shows nothing yet. A floating reference, as of any new widget. */
GtkWidget *
cordee_timeline_row_new (void)
{
  return g_object_new (CORDEE_TYPE_TIMELINE_ROW, NULL);
}
