/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-bar.h"

#include "cordee-style.h"

#include <float.h>
#include <math.h>

/* In em: the bar itself, and between it and its amount. */
#define BAR_WIDTH 5.2
#define LEAST_WIDTH 3.0
#define LABEL_GAP 0.3

/* In pixels: between parts, and what a part has at least, edges included. */
#define PART_GAP 2
#define LEAST_PART 3

struct _CordeeFundingBar
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *label;
  GtkWidget *foot;
  GtkWidget *arrow; /* NULL where the amount is bounded */

  GArray *parts; /* Part, owned */
  double amount;
  double pixels_per_euro;
  int open_height, foot_height;
};

typedef struct
{
  GtkWidget *box; /* owned by the widget tree */
  double amount;
  gboolean open;
} Part;

G_DEFINE_FINAL_TYPE (CordeeFundingBar, cordee_funding_bar, GTK_TYPE_WIDGET)

static GtkWidget *
new_part (CordeeFundingPart part)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (box, "money-part");
  gtk_widget_add_css_class (box, cordee_funding_part_class (part));
  return box;
}

/* A small field in the colour and the pattern of part, for a legend. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_swatch_new (CordeeFundingPart part)
{
  GtkWidget *swatch = new_part (part);

  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  return swatch;
}

/* ── size ───────────────────────────────────────────────────────── */

static int
height_of (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static GtkSizeRequestMode
cordee_funding_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cordee_funding_bar_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  CordeeFundingBar *self = CORDEE_FUNDING_BAR (widget);
  double em = cordee_style_get_em (widget);
  int label_least, label_wanted, foot_least;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &label_least, &label_wanted, NULL, NULL);
  gtk_widget_measure (self->foot, GTK_ORIENTATION_HORIZONTAL, -1, &foot_least, NULL, NULL, NULL);
  *minimum = MAX ((int) (LEAST_WIDTH * em), MAX (label_least, foot_least));
  *natural = MAX (*minimum, MAX ((int) (BAR_WIDTH * em), label_wanted));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int label, foot;

      cordee_funding_bar_measure_text (self, MAX (for_size, *minimum), &label, &foot);
      *minimum = *natural = label + foot + (int) self->parts->len * (LEAST_PART + PART_GAP);
    }
}

/* Puts the parts on the ground, centred; returns how high they reach, in pixels from the top. */
static int
place_parts (CordeeFundingBar *self, int width, int ground)
{
  int bar = MIN (width, (int) round (BAR_WIDTH * cordee_style_get_em (GTK_WIDGET (self))));
  double amount = 0;
  int top = ground;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      int bottom = i > 0 ? top - PART_GAP : top;

      amount += part->amount;
      top = ground - (int) round (amount * self->pixels_per_euro) - (part->open ? self->open_height : 0);
      top = MIN (top, bottom - LEAST_PART);
      gtk_widget_size_allocate (part->box, &(GtkAllocation){ (width - bar) / 2, top, bar, bottom - top }, -1);
    }
  return top;
}

static void
cordee_funding_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeFundingBar *self = CORDEE_FUNDING_BAR (widget);
  int gap = (int) round (LABEL_GAP * cordee_style_get_em (widget)), label = height_of (self->label, width);
  int ground = height - self->foot_height, top = place_parts (self, width, ground);

  gtk_widget_size_allocate (self->label, &(GtkAllocation){ 0, MAX (0, top - gap - label), width, label }, -1);
  gtk_widget_size_allocate (self->foot, &(GtkAllocation){ 0, ground, width, MAX (self->foot_height, height_of (self->foot, width)) }, -1);
  if (self->arrow != NULL)
    {
      int arrow_width, arrow_height;

      gtk_widget_measure (self->arrow, GTK_ORIENTATION_HORIZONTAL, -1, &arrow_width, NULL, NULL, NULL);
      arrow_height = height_of (self->arrow, arrow_width);
      gtk_widget_size_allocate (self->arrow, &(GtkAllocation){ (width - arrow_width) / 2, top, arrow_width, arrow_height }, -1);
    }
}

/* The heights of its amount, with the gap below, and of its foot, in pixels, where it is so wide. */
void
cordee_funding_bar_measure_text (CordeeFundingBar *self, int width, int *label, int *foot)
{
  g_return_if_fail (CORDEE_IS_FUNDING_BAR (self));

  *label = height_of (self->label, width) + (int) round (LABEL_GAP * cordee_style_get_em (GTK_WIDGET (self)));
  *foot = height_of (self->foot, width);
}

/* How high it is drawn. open_height: pixels that a part which nothing bounds goes on above what is known of it. Whoever sets it is about to
   give the bar its size. */
void
cordee_funding_bar_set_scale (CordeeFundingBar *self, double pixels_per_euro, int open_height, int foot_height)
{
  g_return_if_fail (CORDEE_IS_FUNDING_BAR (self));

  if (G_APPROX_VALUE (self->pixels_per_euro, pixels_per_euro, DBL_MIN) && self->open_height == open_height && self->foot_height == foot_height)
    return;
  self->pixels_per_euro = pixels_per_euro;
  self->open_height = open_height;
  self->foot_height = foot_height;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_funding_bar_parent_class)->dispose (object);
}

static void
cordee_funding_bar_finalize (GObject *object)
{
  g_clear_pointer (&CORDEE_FUNDING_BAR (object)->parts, g_array_unref);

  G_OBJECT_CLASS (cordee_funding_bar_parent_class)->finalize (object);
}

static void
cordee_funding_bar_class_init (CordeeFundingBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cordee_funding_bar_dispose;
  object_class->finalize = cordee_funding_bar_finalize;
  widget_class->get_request_mode = cordee_funding_bar_get_request_mode;
  widget_class->measure = cordee_funding_bar_measure;
  widget_class->size_allocate = cordee_funding_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "moneybar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

/* Words break between numbers, never inside one: the spaces within are no-break spaces. */
static GtkWidget *
new_words (CordeeFundingBar *self, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD,
                                   "justify", GTK_JUSTIFY_CENTER, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
cordee_funding_bar_init (CordeeFundingBar *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self->label = new_words (self, "money-amount");
  self->foot = new_words (self, "money-foot");
}

/* foot: what stands below the ground. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_bar_new (const CordeeFundingYear *year, const char *foot)
{
  CordeeFundingBar *self;

  g_return_val_if_fail (year != NULL, NULL);

  self = g_object_new (CORDEE_TYPE_FUNDING_BAR, NULL);
  gtk_label_set_text (GTK_LABEL (self->label), year->label);
  gtk_label_set_text (GTK_LABEL (self->foot), foot);
  for (guint i = 0; i < year->segments->len; i++)
    {
      const CordeeFundingSegment *segment = year->segments->pdata[i];
      Part part = { .box = new_part (segment->part), .amount = segment->amount, .open = segment->open };

      if (part.open)
        gtk_widget_add_css_class (part.box, "open");
      if (i + 1 == year->segments->len)
        gtk_widget_add_css_class (part.box, "top");
      gtk_widget_set_parent (part.box, GTK_WIDGET (self));
      g_array_append_val (self->parts, part);
      self->amount += segment->amount;
      if (part.open && self->arrow == NULL)
        {
          self->arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", "pan-up-symbolic", NULL);
          gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
        }
    }
  return GTK_WIDGET (self);
}

/* What its parts add up to, in euros: how high it reaches. */
double
cordee_funding_bar_get_amount (CordeeFundingBar *self)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_BAR (self), 0);
  return self->amount;
}

/* Whether it goes on above what is known. */
gboolean
cordee_funding_bar_is_open (CordeeFundingBar *self)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_BAR (self), FALSE);
  return self->arrow != NULL;
}
