/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-chart.h"

#include "cordee-funding-bar.h"
#include "cordee-funding-plot.h"
#include "cordee-label.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeFundingChart
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *legend;
  CordeeFundingPlot *plot;
};

enum
{
  YEAR_ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeFundingChart, cordee_funding_chart, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* ── legend ─────────────────────────────────────────────────────── */

/* sign: takes a floating reference. */
static void
add_entry (CordeeFundingChart *self, GtkWidget *sign, const char *text)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (entry), sign);
  gtk_box_append (GTK_BOX (entry), cordee_label_new_wrapped (text, "secondary"));
  cordee_wrap_box_append (CORDEE_WRAP_BOX (self->legend), entry);
}

static void
add_plan (CordeeFundingChart *self, const char *sign, const char *title)
{
  GtkWidget *label = gtk_label_new (sign);

  gtk_widget_add_css_class (label, "money-sign");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  add_entry (self, label, title);
}

static const CordeeFundingSegment *
find_part (const CordeeFundingView *view, CordeeFundingPart part)
{
  for (guint i = 0; view != NULL && i < view->legend->len; i++)
    if (((const CordeeFundingSegment *) view->legend->pdata[i])->part == part)
      return view->legend->pdata[i];
  return NULL;
}

static void
fill_legend (CordeeFundingChart *self, const CordeeFundingView *const views[2], const char *const titles[2])
{
  cordee_wrap_box_clear (CORDEE_WRAP_BOX (self->legend));
  for (guint i = 0; views[1] != NULL && i < 2; i++)
    add_plan (self, cordee_funding_plan_signs[i], titles[i]);
  for (CordeeFundingPart part = 0; part < CORDEE_FUNDING_N_PARTS; part++)
    {
      const CordeeFundingSegment *segment = find_part (views[0], part);

      segment = segment != NULL ? segment : find_part (views[1], part);
      if (segment != NULL)
        add_entry (self, cordee_funding_swatch_new (part), segment->label);
    }
}

/* ── public ─────────────────────────────────────────────────────── */

/* Shows first and, beside it, second or NULL; both NULL: nothing. With two, each has a title: what tells it from the other. A bar keeps the
   focus, and what was selected has to be said again. */
void
cordee_funding_chart_set_views (CordeeFundingChart      *self,
                                const CordeeFundingView *first,
                                const CordeeFundingView *second,
                                const char              *first_title,
                                const char              *second_title)
{
  const CordeeFundingView *views[2] = { first, second };
  const char *titles[2] = { first_title, second_title };
  g_autofree char *name = NULL;

  g_return_if_fail (CORDEE_IS_FUNDING_CHART (self));
  g_return_if_fail (second == NULL || (first != NULL && first_title != NULL && second_title != NULL));

  fill_legend (self, views, titles);
  cordee_funding_plot_set_views (self->plot, views, titles);
  if (second != NULL)
    /* TRANSLATORS: for a screen reader: a chart of two plans. */
    name = g_strdup_printf (_("Montants par an : %1$s, et %2$s"), first_title, second_title);
  else
    name = g_strdup (_("Montants par an"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Marks the bar of a year (plan and year: from 0) as that which is looked at elsewhere; one that is not there marks none. */
void
cordee_funding_chart_select (CordeeFundingChart *self, guint plan, guint year)
{
  g_return_if_fail (CORDEE_IS_FUNDING_CHART (self));
  cordee_funding_plot_select (self->plot, plan, year);
}

/* Gives the focus to the bar that had it last, or the first. FALSE where there is none. */
gboolean
cordee_funding_chart_focus (CordeeFundingChart *self)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_CHART (self), FALSE);
  return cordee_funding_plot_focus_current (self->plot);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
activated_cb (CordeeFundingChart *self, guint plan, guint year)
{
  g_signal_emit (self, signals[YEAR_ACTIVATED], 0, plan, year);
}

static void
cordee_funding_chart_dispose (GObject *object)
{
  g_clear_pointer (&CORDEE_FUNDING_CHART (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_funding_chart_parent_class)->dispose (object);
}

static void
cordee_funding_chart_class_init (CordeeFundingChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_funding_chart_dispose;
  signals[YEAR_ACTIVATED] = g_signal_new ("year-activated", CORDEE_TYPE_FUNDING_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Where there are more years than room, the bars scroll, and the legend stays. */
static void
cordee_funding_chart_init (CordeeFundingChart *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->legend = cordee_wrap_box_new (18);
  self->plot = CORDEE_FUNDING_PLOT (cordee_funding_plot_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->plot));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->legend);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "money-chart");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Montants par an"), -1);
  g_signal_connect_object (self->plot, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

/* An empty one. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_chart_new (void)
{
  return g_object_new (CORDEE_TYPE_FUNDING_CHART, NULL);
}
