/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-row.h"

#include "cordee-label.h"
#include "cordee-style.h"

/* In em: below, texts stand one below the other; what it wants. */
#define NARROW_BELOW 40.0
#define WANTED 48.0

/* In pixels: between columns and, in a card, between lines. */
#define COLUMN_GAP 12
#define LINE_GAP 2

/* Of the width that amounts leave: the shares of title, condition and source. */
static const int shares[] = { 33, 37, 30 };

enum
{
  TITLE,
  CONDITION,
  SOURCE,
  N_TEXTS,
};

struct _CordeeFundingRow
{
  GtkWidget parent_instance;

  /* Owned by the widget tree, each or NULL */
  GtkWidget *texts[N_TEXTS];
  GtkWidget *low, *high;
  GtkWidget *amount; /* in place of both where it is narrow */
  CordeeFundingRowKind kind;
};

G_DEFINE_FINAL_TYPE (CordeeFundingRow, cordee_funding_row, GTK_TYPE_WIDGET)

/* ── size ───────────────────────────────────────────────────────── */

static gboolean
is_narrow (CordeeFundingRow *self, int width)
{
  return width < NARROW_BELOW * cordee_style_get_em (GTK_WIDGET (self));
}

static int
measure (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  int least;

  gtk_widget_measure (child, orientation, for_size, &least, NULL, NULL, NULL);
  return least;
}

/* The room of both amounts, with the gaps before them. */
static int
amounts_width (CordeeFundingRow *self)
{
  return measure (self->low, GTK_ORIENTATION_HORIZONTAL, -1) + measure (self->high, GTK_ORIENTATION_HORIZONTAL, -1) + 2 * COLUMN_GAP;
}

/* How wide the text i is in a row of width; the first goes on over columns that the row does not have. */
static int
text_width (CordeeFundingRow *self, guint i, int width)
{
  int room = width - amounts_width (self) - (N_TEXTS - 1) * COLUMN_GAP, all = room * shares[i] / 100;

  for (guint next = i + 1; next < N_TEXTS && self->texts[next] == NULL; next++)
    all += room * shares[next] / 100 + COLUMN_GAP;
  return MAX (1, all);
}

static void
put (GtkWidget *child, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* One below the other, without titles of columns; returns the height, and places where place says so. */
static int
lay_out_card (CordeeFundingRow *self, int width, gboolean place)
{
  GtkWidget *children[] = { self->texts[TITLE], self->texts[CONDITION], self->texts[SOURCE], self->amount };
  int y = 0;

  if (self->kind == CORDEE_FUNDING_ROW_HEAD)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    if (children[i] != NULL)
      {
        int height = measure (children[i], GTK_ORIENTATION_VERTICAL, width);

        y += y > 0 ? LINE_GAP : 0;
        if (place)
          put (children[i], 0, y, width, height);
        y += height;
      }
  return y;
}

/* Side by side, as high as the highest. */
static int
lay_out_columns (CordeeFundingRow *self, int width, gboolean place)
{
  int low = measure (self->low, GTK_ORIENTATION_HORIZONTAL, -1), high = measure (self->high, GTK_ORIENTATION_HORIZONTAL, -1);
  int amounts = measure (self->low, GTK_ORIENTATION_VERTICAL, low), tallest = amounts, x = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    if (self->texts[i] != NULL)
      {
        int text = text_width (self, i, width), height = measure (self->texts[i], GTK_ORIENTATION_VERTICAL, text);

        tallest = MAX (tallest, height);
        if (place)
          put (self->texts[i], x, 0, text, height);
        x += text + COLUMN_GAP;
      }
  if (place)
    {
      put (self->low, width - high - COLUMN_GAP - low, 0, low, amounts);
      put (self->high, width - high, 0, high, amounts);
    }
  return tallest;
}

static int
lay_out (CordeeFundingRow *self, int width, gboolean place)
{
  return is_narrow (self, width) ? lay_out_card (self, width, place) : lay_out_columns (self, width, place);
}

static GtkSizeRequestMode
cordee_funding_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* So wide that no text is less wide than its longest word, one below the other. */
static int
least_width (CordeeFundingRow *self)
{
  int least = self->amount != NULL ? measure (self->amount, GTK_ORIENTATION_HORIZONTAL, -1) : 0;

  for (guint i = 0; i < N_TEXTS; i++)
    if (self->texts[i] != NULL)
      least = MAX (least, measure (self->texts[i], GTK_ORIENTATION_HORIZONTAL, -1));
  return least;
}

static void
cordee_funding_row_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  CordeeFundingRow *self = CORDEE_FUNDING_ROW (widget);
  int least = least_width (self);
  int wanted = MAX (least, (int) (WANTED * cordee_style_get_em (widget)));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
    }
  else
    /* Of no width in particular, the height that is enough where there is room. */
    *minimum = *natural = lay_out (self, for_size < 0 ? wanted : MAX (for_size, least), FALSE);
}

static void
cordee_funding_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeFundingRow *self = CORDEE_FUNDING_ROW (widget);
  gboolean narrow = is_narrow (self, width);

  for (guint i = 0; i < N_TEXTS; i++)
    if (self->texts[i] != NULL)
      gtk_widget_set_child_visible (self->texts[i], !narrow || self->kind != CORDEE_FUNDING_ROW_HEAD);
  gtk_widget_set_child_visible (self->low, !narrow);
  gtk_widget_set_child_visible (self->high, !narrow);
  if (self->amount != NULL)
    gtk_widget_set_child_visible (self->amount, narrow);
  lay_out (self, width, TRUE);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cordee_funding_row_parent_class)->dispose (object);
}

static void
cordee_funding_row_class_init (CordeeFundingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_funding_row_dispose;
  widget_class->get_request_mode = cordee_funding_row_get_request_mode;
  widget_class->measure = cordee_funding_row_measure;
  widget_class->size_allocate = cordee_funding_row_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "moneyrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordee_funding_row_init (CordeeFundingRow *self)
{
}

/* text: or NULL, which has no label. */
static GtkWidget *
add_text (CordeeFundingRow *self, const char *text, const char *css_class)
{
  GtkWidget *label = text != NULL ? cordee_label_new_wrapped (text, css_class) : NULL;

  if (label == NULL)
    return NULL;
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static GtkWidget *
add_amount (CordeeFundingRow *self, const char *text, GtkSizeGroup *amounts)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "number");
  gtk_size_group_add_widget (amounts, label);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

/* amounts: gives the amounts of all rows one width. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_row_new (CordeeFundingRowKind kind, const CordeeFundingRowTexts *texts, GtkSizeGroup *amounts)
{
  static const char *const classes[] = { "head", "group", "line", "unknown", "total" };
  CordeeFundingRow *self;

  g_return_val_if_fail (texts != NULL, NULL);

  self = g_object_new (CORDEE_TYPE_FUNDING_ROW, NULL);
  self->kind = kind;
  gtk_widget_add_css_class (GTK_WIDGET (self), classes[kind]);
  self->texts[TITLE] = add_text (self, texts->title, NULL);
  self->texts[CONDITION] = add_text (self, texts->condition, "dim");
  self->texts[SOURCE] = add_text (self, texts->source, texts->conflict ? "warning" : "dim");
  self->low = add_amount (self, texts->low, amounts);
  self->high = add_amount (self, texts->high, amounts);
  self->amount = add_text (self, texts->amount, "number");
  return GTK_WIDGET (self);
}
