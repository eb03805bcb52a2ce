/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-plot.h"

#include "cordee-funding-bar.h"
#include "cordee-report-plan.h"
#include "cordee-style.h"

#include <glib/gi18n.h>
#include <math.h>

/* In em: the room for bars; how far one goes on that nothing bounds; between columns and between years; beside the amounts of the axis; the
   widest column. */
#define ROOM 15.0
#define OPEN_HEIGHT 2.6
#define COLUMN_GAP 0.5
#define YEAR_GAP 1.0
#define AXIS_GAP 0.7
#define WIDEST 12.0

/* Of the axis: parts of the scale that amounts stand at, at most. */
#define MOST_STEPS 4

/* Of the font: amounts of the axis. */
#define SMALL 0.86

const char *const cordee_funding_plan_signs[2] = { "A", "B" };

/* One bar. */
typedef struct
{
  guint plan, year;      /* what it shows */
  guint group;           /* the years that stand together */
  GtkWidget *button;     /* owned by the widget tree */
  CordeeFundingBar *bar; /* in the button */
} Column;

struct _CordeeFundingPlot
{
  GtkWidget parent_instance;

  GArray *columns;  /* Column, owned */
  GPtrArray *years; /* GtkWidget, below each group; owned by the widget tree; empty where each bar has its own foot */
  guint n_groups;
  guint n_plans;
  guint current;    /* the column that Tab leads to */
  double highest;   /* euros, at least 1 */
  gboolean open;

  /* Of the last size */
  int axis_width, top, ground;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeFundingPlot, cordee_funding_plot, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* The distance in euros, at least 1, of the amounts on an axis that reaches highest euros: 1, 2, 2.5 or 5 times a power of ten. */
double
cordee_funding_plot_step (double highest)
{
  static const double round_steps[] = { 1, 2, 2.5, 5, 10 };
  double least = MAX (highest / MOST_STEPS, 1), power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < G_N_ELEMENTS (round_steps); i++)
    if (round_steps[i] * power >= least)
      return round_steps[i] * power;
  return 10 * power;
}

/* ── axis ───────────────────────────────────────────────────────── */

static PangoLayout *
new_mark (CordeeFundingPlot *self, double amount)
{
  g_autofree char *text = cordee_report_money (amount);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/* How wide the amounts beside the bars are, with the gap. */
static int
measure_axis (CordeeFundingPlot *self)
{
  double step = cordee_funding_plot_step (self->highest);
  int widest = 0;

  for (guint i = 0; i * step <= self->highest; i++)
    {
      g_autoptr(PangoLayout) mark = new_mark (self, i * step);
      int width;

      pango_layout_get_pixel_size (mark, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest + (int) round (AXIS_GAP * cordee_style_get_em (GTK_WIDGET (self)));
}

static void
draw_line (CordeeFundingPlot *self, GtkSnapshot *snapshot, const char *colour, int y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t line;
  GdkRGBA paint;

  cordee_style_get_colour (widget, colour, &paint);
  line = GRAPHENE_RECT_INIT ((float) self->axis_width, (float) y, (float) (gtk_widget_get_width (widget) - self->axis_width), 1);
  gtk_snapshot_append_color (snapshot, &paint, &line);
}

static void
draw_marks (CordeeFundingPlot *self, GtkSnapshot *snapshot)
{
  double step = cordee_funding_plot_step (self->highest), scale = (self->ground - self->top) / self->highest;
  int gap = (int) round (AXIS_GAP * cordee_style_get_em (GTK_WIDGET (self)));
  GdkRGBA dim;

  cordee_style_get_colour (GTK_WIDGET (self), "dim", &dim);
  for (guint i = 0; i * step <= self->highest; i++)
    {
      g_autoptr(PangoLayout) mark = new_mark (self, i * step);
      int y = self->ground - (int) round (i * step * scale), width, height;

      pango_layout_get_pixel_size (mark, &width, &height);
      if (i > 0)
        draw_line (self, snapshot, "border", y);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (self->axis_width - gap - width), (float) (y - height / 2)));
      gtk_snapshot_append_layout (snapshot, mark, &dim);
      gtk_snapshot_restore (snapshot);
    }
}

static void
cordee_funding_plot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeFundingPlot *self = CORDEE_FUNDING_PLOT (widget);

  if (self->columns->len == 0)
    return;
  if (self->axis_width > 0)
    draw_marks (self, snapshot);
  GTK_WIDGET_CLASS (cordee_funding_plot_parent_class)->snapshot (widget, snapshot);
  draw_line (self, snapshot, "control_border", self->ground);
}

/* ── size ───────────────────────────────────────────────────────── */

static const Column *
get_column (CordeeFundingPlot *self, guint i)
{
  return &g_array_index (self->columns, Column, i);
}

static void
measure_columns (CordeeFundingPlot *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int least, wanted;

      gtk_widget_measure (get_column (self, i)->button, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
  *minimum += (int) round (COLUMN_GAP * cordee_style_get_em (GTK_WIDGET (self)));
  *natural += (int) round (COLUMN_GAP * cordee_style_get_em (GTK_WIDGET (self)));
}

static int
year_gap (CordeeFundingPlot *self)
{
  return self->n_plans > 1 ? (int) round (YEAR_GAP * cordee_style_get_em (GTK_WIDGET (self))) : 0;
}

/* The tallest amount and foot of columns of that width, and the tallest year below them. */
static void
measure_texts (CordeeFundingPlot *self, int width, int *label, int *foot, int *year)
{
  *label = *foot = *year = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      int one_label, one_foot;

      cordee_funding_bar_measure_text (get_column (self, i)->bar, width, &one_label, &one_foot);
      *label = MAX (*label, one_label);
      *foot = MAX (*foot, one_foot);
    }
  for (guint i = 0; i < self->years->len; i++)
    {
      int height;

      gtk_widget_measure (self->years->pdata[i], GTK_ORIENTATION_VERTICAL, width * (int) self->n_plans, &height, NULL, NULL, NULL);
      *year = MAX (*year, height);
    }
}

static void
cordee_funding_plot_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  CordeeFundingPlot *self = CORDEE_FUNDING_PLOT (widget);
  double em = cordee_style_get_em (widget);
  int least, wanted;

  *minimum = *natural = 0;
  if (self->columns->len == 0)
    return;
  measure_columns (self, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) self->n_groups * (least * (int) self->n_plans + year_gap (self));
      *natural = (int) self->n_groups * (wanted * (int) self->n_plans + year_gap (self)) + measure_axis (self);
    }
  else
    {
      int label, foot, year;

      measure_texts (self, least - (int) round (COLUMN_GAP * em), &label, &foot, &year);
      *minimum = *natural = label + foot + year + (int) round (ROOM * em);
    }
}

static void
cordee_funding_plot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeFundingPlot *self = CORDEE_FUNDING_PLOT (widget);
  double em = cordee_style_get_em (widget);
  int gap = (int) round (COLUMN_GAP * em), open = self->open ? (int) round (OPEN_HEIGHT * em) : 0;
  int least, wanted, axis, group_width, column_width, label, foot, year;

  if (self->columns->len == 0)
    return;
  measure_columns (self, &least, &wanted);
  axis = measure_axis (self);
  /* What there is no room for beside bars at their least can be read above them; where nothing is known there is nothing to read. */
  self->axis_width = self->highest > 1 && width - axis >= (int) self->n_groups * (least * (int) self->n_plans + year_gap (self)) ? axis : 0;
  group_width = (width - self->axis_width) / (int) self->n_groups;
  column_width = CLAMP ((group_width - year_gap (self)) / (int) self->n_plans, least, MAX (least, (int) (WIDEST * em)));
  measure_texts (self, column_width - gap, &label, &foot, &year);
  self->ground = height - foot - year;
  self->top = label + open;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      int start = self->axis_width + (int) column->group * group_width + (group_width - column_width * (int) self->n_plans) / 2;
      int x = start + (int) column->plan * column_width;

      cordee_funding_bar_set_scale (column->bar, (self->ground - self->top) / self->highest, open, foot);
      gtk_widget_size_allocate (column->button, &(GtkAllocation){ x + gap / 2, 0, column_width - gap, height - year }, -1);
    }
  for (guint i = 0; i < self->years->len; i++)
    gtk_widget_size_allocate (self->years->pdata[i],
                              &(GtkAllocation){ self->axis_width + (int) i * group_width, height - year, group_width, year }, -1);
}

/* ── focus ──────────────────────────────────────────────────────── */

static gboolean
go_to (CordeeFundingPlot *self, guint column)
{
  if (self->columns->len == 0)
    return FALSE;
  self->current = MIN (column, self->columns->len - 1);
  return gtk_widget_grab_focus (get_column (self, self->current)->button);
}

/* From outside to the bar that was left; inside, right and left from bar to bar. */
static gboolean
cordee_funding_plot_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CordeeFundingPlot *self = CORDEE_FUNDING_PLOT (widget);

  if (gtk_widget_get_focus_child (widget) == NULL)
    return go_to (self, self->current);
  if (direction == GTK_DIR_RIGHT)
    return go_to (self, self->current + 1);
  if (direction == GTK_DIR_LEFT)
    return go_to (self, self->current > 0 ? self->current - 1 : 0);
  return FALSE;
}

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return go_to (CORDEE_FUNDING_PLOT (widget), g_variant_get_boolean (args) ? G_MAXUINT : 0);
}

/* However a bar came to have the focus, the next arrow starts there. */
static void
cordee_funding_plot_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  CordeeFundingPlot *self = CORDEE_FUNDING_PLOT (widget);

  GTK_WIDGET_CLASS (cordee_funding_plot_parent_class)->set_focus_child (widget, child);
  for (guint i = 0; child != NULL && i < self->columns->len; i++)
    if (get_column (self, i)->button == child)
      self->current = i;
}

static void
clicked_cb (CordeeFundingPlot *self, GtkButton *button)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->button == GTK_WIDGET (button))
      {
        self->current = i;
        g_signal_emit (self, signals[ACTIVATED], 0, get_column (self, i)->plan, get_column (self, i)->year);
        return;
      }
}

/* ── content ────────────────────────────────────────────────────── */

static void
clear (CordeeFundingPlot *self)
{
  GtkWidget *child;

  g_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->years, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The parts on a line each, below what is said in words. */
static char *
tooltip_text (const CordeeFundingYear *year)
{
  /* TRANSLATORS: a year and its amount: "2028 : de 330 000 à 382 500 €". */
  g_autofree char *head = g_strdup_printf (_("%s : %s"), year->title, year->amount);
  GString *out = g_string_new (head);

  for (guint i = 0; i < year->segments->len; i++)
    g_string_append_printf (out, "\n%s", ((const CordeeFundingSegment *) year->segments->pdata[i])->text);
  return g_string_free (out, FALSE);
}

static void
add_column (CordeeFundingPlot *self, const CordeeFundingYear *year, const char *title, Column column)
{
  /* TRANSLATORS: for a screen reader: a plan, then its year and what it brings. */
  g_autofree char *name = title != NULL ? g_strdup_printf (_("%s, %s"), title, year->name) : g_strdup (year->name);
  g_autofree char *tooltip = tooltip_text (year);

  column.bar = CORDEE_FUNDING_BAR (cordee_funding_bar_new (year, self->n_plans > 1 ? cordee_funding_plan_signs[column.plan] : year->title));
  column.button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (column.button), GTK_WIDGET (column.bar));
  gtk_widget_add_css_class (column.button, "money-column");
  gtk_widget_set_tooltip_text (column.button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (column.button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (column.button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  g_signal_connect_object (column.button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (column.button, GTK_WIDGET (self));
  g_array_append_val (self->columns, column);
  self->highest = MAX (self->highest, cordee_funding_bar_get_amount (column.bar));
  self->open = self->open || cordee_funding_bar_is_open (column.bar);
}

static void
add_year (CordeeFundingPlot *self, const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "label", title, NULL);

  gtk_widget_add_css_class (label, "money-year");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_ptr_array_add (self->years, label);
}

/* The civil year of the first year of a view, or 0. */
static int
first_civil (const CordeeFundingView *view)
{
  return view != NULL && view->years->len > 0 ? ((const CordeeFundingYear *) view->years->pdata[0])->year->civil : 0;
}

/* How many groups the second of two views begins after the first, or before it (negative). Without dates, their first years stand together. */
static int
offset_between (const CordeeFundingView *first, const CordeeFundingView *second)
{
  return first_civil (first) != 0 && first_civil (second) != 0 ? first_civil (second) - first_civil (first) : 0;
}

/* Shows views, the second of which may be NULL; titles: what the two plans are called, where there are two. */
void
cordee_funding_plot_set_views (CordeeFundingPlot *self, const CordeeFundingView *const views[2], const char *const titles[2])
{
  gboolean focused;
  int offset, starts[2];

  g_return_if_fail (CORDEE_IS_FUNDING_PLOT (self));

  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  clear (self);
  self->n_plans = views[1] != NULL ? 2 : 1;
  self->highest = self->n_groups = 0;
  self->open = FALSE;
  offset = offset_between (views[0], views[1]);
  starts[0] = MAX (0, -offset);
  starts[1] = MAX (0, offset);
  for (guint plan = 0; plan < 2; plan++)
    if (views[plan] != NULL)
      self->n_groups = MAX (self->n_groups, (guint) starts[plan] + views[plan]->years->len);

  for (guint group = 0; group < self->n_groups; group++)
    {
      const char *year_title = NULL;

      for (guint plan = 0; plan < 2; plan++)
        {
          guint year = group - (guint) starts[plan];

          if (views[plan] == NULL || group < (guint) starts[plan] || year >= views[plan]->years->len)
            continue;
          year_title = ((const CordeeFundingYear *) views[plan]->years->pdata[year])->title;
          add_column (self, views[plan]->years->pdata[year], self->n_plans > 1 ? titles[plan] : NULL,
                      (Column){ .plan = plan, .year = year, .group = group });
        }
      if (self->n_plans > 1)
        add_year (self, year_title != NULL ? year_title : "");
    }
  self->highest = MAX (self->highest, 1);
  self->current = MIN (self->current, MAX (self->columns->len, 1) - 1);
  if (focused)
    go_to (self, self->current);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Marks the bar that is looked at; one that is not there marks none. */
void
cordee_funding_plot_select (CordeeFundingPlot *self, guint plan, guint year)
{
  g_return_if_fail (CORDEE_IS_FUNDING_PLOT (self));

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      gboolean selected = column->plan == plan && column->year == year;

      if (selected)
        {
          gtk_widget_add_css_class (column->button, "selected");
          self->current = i;
        }
      else
        gtk_widget_remove_css_class (column->button, "selected");
      gtk_accessible_update_state (GTK_ACCESSIBLE (column->button), GTK_ACCESSIBLE_STATE_PRESSED,
                                   selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
}

/* Gives the focus to the bar that Tab would lead to. FALSE where there is none. */
gboolean
cordee_funding_plot_focus_current (CordeeFundingPlot *self)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_PLOT (self), FALSE);
  return go_to (self, self->current);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_plot_dispose (GObject *object)
{
  clear (CORDEE_FUNDING_PLOT (object));

  G_OBJECT_CLASS (cordee_funding_plot_parent_class)->dispose (object);
}

static void
cordee_funding_plot_finalize (GObject *object)
{
  CordeeFundingPlot *self = CORDEE_FUNDING_PLOT (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->years, g_ptr_array_unref);

  G_OBJECT_CLASS (cordee_funding_plot_parent_class)->finalize (object);
}

static void
cordee_funding_plot_class_init (CordeeFundingPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_funding_plot_dispose;
  object_class->finalize = cordee_funding_plot_finalize;
  widget_class->measure = cordee_funding_plot_measure;
  widget_class->size_allocate = cordee_funding_plot_size_allocate;
  widget_class->snapshot = cordee_funding_plot_snapshot;
  widget_class->focus = cordee_funding_plot_focus;
  widget_class->set_focus_child = cordee_funding_plot_set_focus_child;

  signals[ACTIVATED] = g_signal_new ("activated", CORDEE_TYPE_FUNDING_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                     G_TYPE_UINT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, walk_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, walk_cb, "b", TRUE);
  gtk_widget_class_set_css_name (widget_class, "moneyplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cordee_funding_plot_init (CordeeFundingPlot *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->years = g_ptr_array_new ();
}

/* An empty one. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_plot_new (void)
{
  return g_object_new (CORDEE_TYPE_FUNDING_PLOT, NULL);
}
