/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-wrap-box.h"

struct _CordeeWrapBox
{
  GtkWidget parent_instance;

  int spacing;
  gboolean equal;
};

/* One line: its first child and the one after its last. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  guint n;
  guint n_expand;
  int width;   /* natural, with spacing */
  int widest;  /* child, natural */
} Line;

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_EQUAL,
  N_PROPS,
};

static GtkBuildableIface *parent_buildable;

static void cordee_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordeeWrapBox,
                               cordee_wrap_box,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, cordee_wrap_box_buildable_init))

static GParamSpec *properties[N_PROPS];

/* ── lines ──────────────────────────────────────────────────────── */

static void
measure_width (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* How many children of equal width a line takes, so that no line is much shorter than the others. */
static guint
balance (CordeeWrapBox *self, int room)
{
  guint n = 0, n_fit, n_lines;
  int widest = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_width (child, &minimum, &natural);
      widest = MAX (widest, natural);
      n++;
    }
  n_fit = CLAMP ((guint) (room + self->spacing) / (guint) (widest + self->spacing), 1, MAX (n, 1));
  n_lines = (n + n_fit - 1) / n_fit;
  return (n + MAX (n_lines, 1) - 1) / MAX (n_lines, 1);
}

/* The line that begins with child, in so much room; of equal children it takes so many at most. */
static Line
read_line (CordeeWrapBox *self, GtkWidget *child, int room, guint most)
{
  Line line = { .first = child };

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_width (child, &minimum, &natural);
      if (line.n > 0 && (self->equal ? line.n == most : line.width + self->spacing + natural > room))
        break;
      line.width += natural + (line.n > 0 ? self->spacing : 0);
      line.widest = MAX (line.widest, natural);
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
      line.n++;
    }
  line.end = child;
  return line;
}

/* The width of a child in its line. */
static int
width_in (CordeeWrapBox *self, const Line *line, GtkWidget *child, int room)
{
  int minimum, natural;

  measure_width (child, &minimum, &natural);
  if (self->equal)
    return MAX (minimum, (room - (int) (line->n - 1) * self->spacing) / (int) line->n);
  if (line->width < room && line->n_expand > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return natural + (room - line->width) / (int) line->n_expand;
  return CLAMP (natural, minimum, MAX (room, minimum));
}

/* Height of a line in so much room. */
static int
line_height (CordeeWrapBox *self, const Line *line, int room)
{
  int height = 0;

  for (GtkWidget *child = line->first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      int wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width_in (self, line, child, room), NULL, &wanted, NULL, NULL);
      height = MAX (height, wanted);
    }
  return height;
}

/* ── size ───────────────────────────────────────────────────────── */

static GtkSizeRequestMode
cordee_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_line (CordeeWrapBox *self, int *minimum, int *natural)
{
  Line line = read_line (self, gtk_widget_get_first_child (GTK_WIDGET (self)), G_MAXINT / 4, G_MAXUINT);

  for (GtkWidget *child = line.first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_width (child, &least, &wanted);
      *minimum = MAX (*minimum, least);
    }
  *natural = self->equal && line.n > 0 ? (int) line.n * line.widest + (int) (line.n - 1) * self->spacing : line.width;
  *natural = MAX (*natural, *minimum);
}

static void
cordee_wrap_box_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CordeeWrapBox *self = CORDEE_WRAP_BOX (widget);
  int room = for_size;
  guint most;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_line (self, minimum, natural);
      return;
    }
  if (room < 0)
    {
      int least = 0;

      measure_line (self, &least, &room);
    }
  most = self->equal ? balance (self, room) : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = read_line (self, child, room, most);

      if (line.n > 0)
        *natural += line_height (self, &line, room) + (*natural > 0 ? self->spacing : 0);
      child = line.end;
    }
  *minimum = *natural;
}

static void
cordee_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeWrapBox *self = CORDEE_WRAP_BOX (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint most = self->equal ? balance (self, width) : 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;)
    {
      Line line = read_line (self, child, width, most);
      int tall = line_height (self, &line, width);
      int x = 0;

      for (; child != line.end; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_should_layout (child))
          {
            int child_width = width_in (self, &line, child, width);
            GtkAllocation place = { rtl ? width - x - child_width : x, y, child_width, tall };

            gtk_widget_size_allocate (child, &place, -1);
            x += child_width + self->spacing;
          }
      y += line.n > 0 ? tall + self->spacing : 0;
    }
}

/* ── public ─────────────────────────────────────────────────────── */

/* spacing: between children and between lines, in pixels. A floating reference, as of any new widget. */
GtkWidget *
cordee_wrap_box_new (int spacing)
{
  return g_object_new (CORDEE_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

/* Adds a child at the end and takes it. */
void
cordee_wrap_box_append (CordeeWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (CORDEE_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* Lets go of all children. */
void
cordee_wrap_box_clear (CordeeWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (CORDEE_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeWrapBox *self = CORDEE_WRAP_BOX (object);

  if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else if (id == PROP_EQUAL)
    g_value_set_boolean (value, self->equal);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeWrapBox *self = CORDEE_WRAP_BOX (object);

  if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (id == PROP_EQUAL)
    self->equal = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cordee_wrap_box_dispose (GObject *object)
{
  cordee_wrap_box_clear (CORDEE_WRAP_BOX (object));

  G_OBJECT_CLASS (cordee_wrap_box_parent_class)->dispose (object);
}

static void
cordee_wrap_box_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    cordee_wrap_box_append (CORDEE_WRAP_BOX (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
cordee_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cordee_wrap_box_add_child;
}

static void
cordee_wrap_box_class_init (CordeeWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_wrap_box_get_property;
  object_class->set_property = cordee_wrap_box_set_property;
  object_class->dispose = cordee_wrap_box_dispose;
  widget_class->get_request_mode = cordee_wrap_box_get_request_mode;
  widget_class->measure = cordee_wrap_box_measure;
  widget_class->size_allocate = cordee_wrap_box_size_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, 100, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EQUAL] = g_param_spec_boolean ("equal", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "wrapbox");
}

static void
cordee_wrap_box_init (CordeeWrapBox *self)
{
}
