/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-roadmap-timeline.h"

#include "cordee-status-popover.h"
#include "cordee-style.h"
#include "cordee-timeline-row.h"

#include <glib/gi18n.h>
#include <math.h>

/* Days of a move by the Page keys. */
#define WEEK 7

/* Of the font: what stands above the bars. Between two of these texts, in em. */
#define SMALL 0.88
#define BETWEEN 0.5

struct _CordeeRoadmapTimeline
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *head;      /* room for months, today and target */
  GPtrArray *rows;      /* CordeeTimelineRow *, in their order */
  GPtrArray *headings;  /* GtkLabel *, of the bands */

  CordeeStatusPopover *popover; /* owned: parented to the button that opened it, or to none */
  const CordeeRoadmapView *view; /* borrowed; or NULL */
  char *selected;                /* owned; or NULL */
  char *dragged;                 /* owned: the step whose bar is dragged; or NULL */
  CordeeDay dragged_from;        /* where its bar began */
  CordeeDay dragged_to;          /* told last */
  double days;                   /* of the scale, as it was then */
  guint current;                 /* the row that Tab leads to */
  gboolean brief;
};

enum
{
  MOVE,
  PUT_BACK,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeRoadmapTimeline, cordee_roadmap_timeline, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static CordeeTimelineRow *
get_row (CordeeRoadmapTimeline *self, guint i)
{
  return i < self->rows->len ? self->rows->pdata[i] : NULL;
}

static const CordeeRoadmapRow *
find_view_row (CordeeRoadmapTimeline *self, const char *id)
{
  for (guint i = 0; self->view != NULL && id != NULL && i < self->view->rows->len; i++)
    if (g_str_equal (((const CordeeRoadmapRow *) self->view->rows->pdata[i])->step->id, id))
      return self->view->rows->pdata[i];
  return NULL;
}

/* ── drawing ────────────────────────────────────────────────────── */

static PangoLayout *
new_text (CordeeRoadmapTimeline *self, const char *text, gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_rule (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double top, double bottom, double width)
{
  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT ((float) round (x), (float) top, (float) width, (float) (bottom - top)));
}

/* Lines and names of the months; those whose name has no room keep their line. */
static void
draw_months (CordeeRoadmapTimeline *self, GtkSnapshot *snapshot, double left, double room, int head, int height)
{
  double taken = -1.0, gap = BETWEEN * cordee_style_get_em (GTK_WIDGET (self));
  GdkRGBA line, year_line, dim;

  cordee_style_get_colour (GTK_WIDGET (self), "border", &line);
  cordee_style_get_colour (GTK_WIDGET (self), "control_border", &year_line);
  cordee_style_get_colour (GTK_WIDGET (self), "dim", &dim);
  for (guint i = 0; i < self->view->ticks->len; i++)
    {
      const CordeeRoadmapTick *tick = self->view->ticks->pdata[i];
      g_autoptr(PangoLayout) text = new_text (self, tick->label, tick->year);
      double x = left + tick->start * room;
      int width, tall;

      pango_layout_get_pixel_size (text, &width, &tall);
      draw_rule (snapshot, tick->year ? &year_line : &line, x, head - gap, height, 1);
      if (x < taken || x + width > left + room)
        continue;
      draw_text (snapshot, text, x, gap, &dim);
      taken = x + width + gap;
    }
}

/* A line through all rows, and what it is above it: on the side of it that has room. */
static void
draw_mark (CordeeRoadmapTimeline *self, GtkSnapshot *snapshot, const char *text, const char *role, double x, double left, double right, int head,
           int height, gboolean before)
{
  g_autoptr(PangoLayout) layout = new_text (self, text, TRUE);
  double gap = BETWEEN * cordee_style_get_em (GTK_WIDGET (self)) / 2;
  GdkRGBA colour;
  int width, tall;

  cordee_style_get_colour (GTK_WIDGET (self), role, &colour);
  pango_layout_get_pixel_size (layout, &width, &tall);
  draw_rule (snapshot, &colour, x - 1, head - tall - gap, height, 2);
  if (before ? x - gap - width >= left : x + gap + width > right)
    draw_text (snapshot, layout, MAX (x - gap - width, left), head - tall - gap, &colour);
  else
    draw_text (snapshot, layout, x + gap, head - tall - gap, &colour);
}

static void
cordee_roadmap_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeRoadmapTimeline *self = CORDEE_ROADMAP_TIMELINE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), head = gtk_widget_get_height (self->head);
  double left = cordee_timeline_get_left (widget, width), room = cordee_timeline_get_room (widget, width);
  gboolean drawn = self->view != NULL && !self->brief && self->view->rows->len > 0;

  if (drawn)
    draw_months (self, snapshot, left, room, head, height);
  GTK_WIDGET_CLASS (cordee_roadmap_timeline_parent_class)->snapshot (widget, snapshot);
  if (!drawn)
    return;
  if (self->view->today >= 0.0 && self->view->today <= 1.0)
    draw_mark (self, snapshot, _("aujourd’hui"), "dim", left + self->view->today * room, left, left + room, head, height, FALSE);
  if (self->view->target >= 0.0 && self->view->target <= 1.0)
    draw_mark (self, snapshot, _("date visée"), "accent", left + self->view->target * room, left, left + room, head, height, TRUE);
}

/* ── status ─────────────────────────────────────────────────────── */

static void
drop_popover (CordeeRoadmapTimeline *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
}

static void
menu_cb (CordeeRoadmapTimeline *self, CordeeTimelineRow *row)
{
  const CordeeRoadmapRow *shown = find_view_row (self, cordee_timeline_row_get_id (row));

  if (shown == NULL)
    return;
  drop_popover (self);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), cordee_timeline_row_get_button (row));
  cordee_status_popover_show (self->popover, shown, self->view->roadmap->today);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
open_cb (CordeeRoadmapTimeline *self, CordeeTimelineRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.select", "s", cordee_timeline_row_get_id (row));
}

/* ── moving ─────────────────────────────────────────────────────── */

static void
drag_cb (CordeeRoadmapTimeline *self, double by, gboolean done, CordeeTimelineRow *row)
{
  const CordeeRoadmapRow *shown = find_view_row (self, cordee_timeline_row_get_id (row));
  g_autofree char *id = NULL;
  CordeeDay day;

  if (shown == NULL || (done && self->dragged == NULL))
    return;
  if (self->dragged == NULL)
    {
      self->dragged = g_strdup (shown->step->id);
      self->dragged_from = self->dragged_to = shown->step->earliest_start;
      self->days = self->view->last - self->view->first + 1;
    }
  day = self->dragged_from + (CordeeDay) round (by * self->days);
  if (!done && day == self->dragged_to)
    return;
  self->dragged_to = day;
  id = g_strdup (self->dragged);
  if (done)
    g_clear_pointer (&self->dragged, g_free);
  if (done && day == self->dragged_from)
    g_signal_emit (self, signals[PUT_BACK], 0);
  else
    g_signal_emit (self, signals[MOVE], 0, id, day, done);
}

static gboolean
escape_cb (CordeeRoadmapTimeline *self, guint keyval)
{
  g_autofree char *id = NULL;

  if (keyval != GDK_KEY_Escape || self->dragged == NULL)
    return FALSE;
  id = g_steal_pointer (&self->dragged);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (cordee_timeline_row_get_id (get_row (self, i)), id))
      cordee_timeline_row_drop (get_row (self, i));
  g_signal_emit (self, signals[PUT_BACK], 0);
  return TRUE;
}

/* A working day, or a week, sooner or later. */
static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  CordeeRoadmapTimeline *self = CORDEE_ROADMAP_TIMELINE (widget);
  CordeeTimelineRow *row = get_row (self, self->current);
  const CordeeRoadmapRow *shown = row != NULL ? find_view_row (self, cordee_timeline_row_get_id (row)) : NULL;
  CordeeCalendar *calendar;
  g_autofree char *id = NULL;
  CordeeDay day;
  int by;

  g_variant_get (args, "(i)", &by);
  if (shown == NULL || gtk_widget_get_focus_child (widget) != GTK_WIDGET (row))
    return FALSE;
  if (shown->step->status != CORDEE_STEP_TODO || shown->step->earliest_start == CORDEE_DAY_NONE)
    {
      gtk_widget_activate_action (widget, "win.say", "s", _("Seule une étape à faire se déplace."));
      return TRUE;
    }
  calendar = self->view->roadmap->calendar;
  day = shown->step->earliest_start + by;
  day = by > 0 ? cordee_calendar_next_working (calendar, day) : cordee_calendar_previous_working (calendar, day);
  id = g_strdup (shown->step->id);
  g_signal_emit (self, signals[MOVE], 0, id, day, TRUE);
  return TRUE;
}

/* ── content ────────────────────────────────────────────────────── */

static CordeeTimelineRow *
take_row (CordeeRoadmapTimeline *self, GHashTable *spare, const char *id)
{
  CordeeTimelineRow *row = g_hash_table_lookup (spare, id);

  if (row != NULL)
    {
      g_hash_table_remove (spare, id);
      return row;
    }
  row = CORDEE_TIMELINE_ROW (cordee_timeline_row_new ());
  cordee_timeline_row_set_brief (row, self->brief);
  g_signal_connect_object (row, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "drag", G_CALLBACK (drag_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (GTK_WIDGET (row), GTK_WIDGET (self), NULL);
  return row;
}

static GtkWidget *
new_heading (CordeeRoadmapTimeline *self, const char *text)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, "xalign", 0.0f,
                                     "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "timeline-band");
  g_ptr_array_add (self->headings, heading);
  return heading;
}

static void
put_last (CordeeRoadmapTimeline *self, GtkWidget *child)
{
  if (gtk_widget_get_last_child (GTK_WIDGET (self)) != child)
    gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/* Rows and headings in the order of the view; those of steps that stay are the same widgets, so that whoever is there keeps the place. */
static void
fill (CordeeRoadmapTimeline *self)
{
  g_autoptr(GHashTable) spare = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (spare, g_strdup (cordee_timeline_row_get_id (get_row (self, i))), get_row (self, i));
  for (guint i = 0; i < self->headings->len; i++)
    gtk_widget_unparent (self->headings->pdata[i]);
  g_ptr_array_set_size (self->headings, 0);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->view != NULL && i < self->view->bands->len; i++)
    {
      const CordeeRoadmapBand *band = self->view->bands->pdata[i];

      put_last (self, new_heading (self, band->title));
      for (guint j = band->first; j < band->first + band->n; j++)
        {
          const CordeeRoadmapRow *shown = self->view->rows->pdata[j];
          CordeeTimelineRow *taken = take_row (self, spare, shown->step->id);

          cordee_timeline_row_set (taken, shown);
          cordee_timeline_row_set_selected (taken, g_strcmp0 (self->selected, shown->step->id) == 0);
          put_last (self, GTK_WIDGET (taken));
          g_ptr_array_add (self->rows, taken);
        }
    }
  g_hash_table_iter_init (&iter, spare);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    gtk_widget_unparent (row);
}

/* Whether the rows on show are those of the view, in their order. */
static gboolean
is_same_list (CordeeRoadmapTimeline *self)
{
  if (self->view == NULL || self->view->rows->len != self->rows->len || self->view->bands->len != self->headings->len)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!g_str_equal (cordee_timeline_row_get_id (get_row (self, i)), ((const CordeeRoadmapRow *) self->view->rows->pdata[i])->step->id))
      return FALSE;
  return TRUE;
}

/* Shows view, which is borrowed: show another one, or NULL, before it goes. While a bar is dragged no row changes its place. */
void
cordee_roadmap_timeline_set_view (CordeeRoadmapTimeline *self, const CordeeRoadmapView *view)
{
  GtkWidget *holder;

  g_return_if_fail (CORDEE_IS_ROADMAP_TIMELINE (self));

  self->view = view;
  if (view != NULL && (self->dragged != NULL || is_same_list (self)))
    for (guint i = 0; i < self->rows->len; i++)
      {
        const CordeeRoadmapRow *shown = find_view_row (self, cordee_timeline_row_get_id (get_row (self, i)));

        if (shown != NULL)
          cordee_timeline_row_set (get_row (self, i), shown);
      }
  else
    {
      drop_popover (self);
      fill (self);
    }
  holder = gtk_widget_get_focus_child (GTK_WIDGET (self));
  for (guint i = 0; holder != NULL && i < self->rows->len; i++)
    if (self->rows->pdata[i] == (gpointer) holder)
      self->current = i;
  if (self->rows->len > 0)
    self->current = MIN (self->current, self->rows->len - 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Marks the step that is open beside the list; NULL: none. */
void
cordee_roadmap_timeline_select (CordeeRoadmapTimeline *self, const char *step)
{
  g_return_if_fail (CORDEE_IS_ROADMAP_TIMELINE (self));

  g_free (self->selected);
  self->selected = g_strdup (step);
  for (guint i = 0; i < self->rows->len; i++)
    cordee_timeline_row_set_selected (get_row (self, i), g_strcmp0 (step, cordee_timeline_row_get_id (get_row (self, i))) == 0);
}

/* Whether there is no room for bars: dates are told in words then. */
void
cordee_roadmap_timeline_set_brief (CordeeRoadmapTimeline *self, gboolean brief)
{
  g_return_if_fail (CORDEE_IS_ROADMAP_TIMELINE (self));

  if (self->brief == brief)
    return;
  self->brief = brief;
  gtk_widget_set_visible (self->head, !brief);
  for (guint i = 0; i < self->rows->len; i++)
    cordee_timeline_row_set_brief (get_row (self, i), brief);
}

/* Whether a bar is being dragged. */
gboolean
cordee_roadmap_timeline_is_dragging (CordeeRoadmapTimeline *self)
{
  g_return_val_if_fail (CORDEE_IS_ROADMAP_TIMELINE (self), FALSE);
  return self->dragged != NULL;
}

/* ── focus ──────────────────────────────────────────────────────── */

static gboolean
go_to (CordeeRoadmapTimeline *self, guint row)
{
  if (self->rows->len == 0)
    return FALSE;
  self->current = MIN (row, self->rows->len - 1);
  return gtk_widget_grab_focus (GTK_WIDGET (get_row (self, self->current)));
}

/* Gives the focus to the row of a step; NULL, or one that is not there: to the one that Tab leads to. FALSE where there is none. */
gboolean
cordee_roadmap_timeline_focus_step (CordeeRoadmapTimeline *self, const char *step)
{
  g_return_val_if_fail (CORDEE_IS_ROADMAP_TIMELINE (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (cordee_timeline_row_get_id (get_row (self, i)), step) == 0)
      return go_to (self, i);
  return go_to (self, self->current);
}

/* From outside to the row that was left; inside, up and down from row to row, and by Tab to what is in the row. */
static gboolean
cordee_roadmap_timeline_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CordeeRoadmapTimeline *self = CORDEE_ROADMAP_TIMELINE (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    return go_to (self, self->current);
  if (CORDEE_IS_TIMELINE_ROW (child) && cordee_timeline_row_has_menu (CORDEE_TIMELINE_ROW (child)))
    return gtk_widget_child_focus (child, direction);
  if (direction == GTK_DIR_DOWN)
    return self->current + 1 < self->rows->len && go_to (self, self->current + 1);
  if (direction == GTK_DIR_UP)
    return self->current > 0 && go_to (self, self->current - 1);
  return gtk_widget_child_focus (child, direction);
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return go_to (CORDEE_ROADMAP_TIMELINE (widget), g_variant_get_boolean (args) ? G_MAXUINT : 0);
}

/* However a row came to have the focus, the next arrow starts there. */
static void
cordee_roadmap_timeline_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  CordeeRoadmapTimeline *self = CORDEE_ROADMAP_TIMELINE (widget);

  GTK_WIDGET_CLASS (cordee_roadmap_timeline_parent_class)->set_focus_child (widget, child);
  for (guint i = 0; child != NULL && i < self->rows->len; i++)
    if (self->rows->pdata[i] == (gpointer) child)
      self->current = i;
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_roadmap_timeline_dispose (GObject *object)
{
  CordeeRoadmapTimeline *self = CORDEE_ROADMAP_TIMELINE (object);
  GtkWidget *child;

  self->view = NULL;
  if (self->popover != NULL)
    drop_popover (self);
  g_clear_object (&self->popover);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->headings, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_roadmap_timeline_parent_class)->dispose (object);
}

static void
cordee_roadmap_timeline_finalize (GObject *object)
{
  CordeeRoadmapTimeline *self = CORDEE_ROADMAP_TIMELINE (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->headings);
  g_free (self->selected);
  g_free (self->dragged);

  G_OBJECT_CLASS (cordee_roadmap_timeline_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, walk_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, walk_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, move_cb, "(i)", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, move_cb, "(i)", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, move_cb, "(i)", -WEEK);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, move_cb, "(i)", WEEK);
}

static void
cordee_roadmap_timeline_class_init (CordeeRoadmapTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_roadmap_timeline_dispose;
  object_class->finalize = cordee_roadmap_timeline_finalize;
  widget_class->snapshot = cordee_roadmap_timeline_snapshot;
  widget_class->focus = cordee_roadmap_timeline_focus;
  widget_class->set_focus_child = cordee_roadmap_timeline_set_focus_child;

  signals[MOVE] = g_signal_new ("move", CORDEE_TYPE_ROADMAP_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING,
                                G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[PUT_BACK] = g_signal_new ("put-back", CORDEE_TYPE_ROADMAP_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  add_bindings (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
cordee_roadmap_timeline_init (CordeeRoadmapTimeline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Étapes du parcours"), -1);
  self->rows = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  self->head = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->head, "timeline-head");
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->popover = g_object_ref_sink (cordee_status_popover_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (escape_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* An empty one. A floating reference, as of any new widget. */
GtkWidget *
cordee_roadmap_timeline_new (void)
{
  return g_object_new (CORDEE_TYPE_ROADMAP_TIMELINE, NULL);
}
