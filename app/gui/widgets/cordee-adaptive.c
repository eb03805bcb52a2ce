/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-adaptive.h"

#include "cordee-style.h"

struct _CordeeAdaptive
{
  GtkWidget parent_instance;

  GtkWidget *child; /* owned by the widget tree */
  double narrow_below, small_below;
  gboolean narrow, small;
  gboolean told_narrow, told_small;
  guint idle; /* tells of a change when the allocation is over */
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_NARROW_BELOW,
  PROP_NARROW,
  PROP_SMALL_BELOW,
  PROP_SMALL,
  N_PROPS,
};

static GtkBuildableIface *parent_buildable;

static void cordee_adaptive_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CordeeAdaptive,
                               cordee_adaptive,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, cordee_adaptive_buildable_init))

static GParamSpec *properties[N_PROPS];

/* ── room ───────────────────────────────────────────────────────── */

static gboolean
tell_cb (gpointer data)
{
  CordeeAdaptive *self = data;
  gboolean was_narrow = self->told_narrow;
  gboolean was_small = self->told_small;

  self->idle = 0;
  self->told_narrow = self->narrow;
  self->told_small = self->small;
  if (self->narrow != was_narrow)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  if (self->small != was_small)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMALL]);
  return G_SOURCE_REMOVE;
}

/* Whoever hears of it changes what is visible, which must not happen while sizes are given out. */
static void
update (CordeeAdaptive *self, int width)
{
  double em = cordee_style_get_em (GTK_WIDGET (self));

  self->narrow = width < self->narrow_below * em;
  self->small = width < self->small_below * em;
  if (self->idle == 0 && (self->narrow != self->told_narrow || self->small != self->told_small))
    self->idle = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, tell_cb, self, NULL);
}

/* Whether there is little room. */
gboolean
cordee_adaptive_get_narrow (CordeeAdaptive *self)
{
  g_return_val_if_fail (CORDEE_IS_ADAPTIVE (self), FALSE);
  return self->narrow;
}

/* Whether there is less yet. */
gboolean
cordee_adaptive_get_small (CordeeAdaptive *self)
{
  g_return_val_if_fail (CORDEE_IS_ADAPTIVE (self), FALSE);
  return self->small;
}

/* ── size ───────────────────────────────────────────────────────── */

static GtkSizeRequestMode
cordee_adaptive_get_request_mode (GtkWidget *widget)
{
  CordeeAdaptive *self = CORDEE_ADAPTIVE (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
cordee_adaptive_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  CordeeAdaptive *self = CORDEE_ADAPTIVE (widget);
  int least = 0;

  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, -1, &least,
                      NULL, NULL, NULL);
  gtk_widget_measure (self->child, orientation, for_size < 0 ? -1 : MAX (for_size, least), minimum, natural, NULL, NULL);
  *minimum = 1;
}

static void
cordee_adaptive_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeAdaptive *self = CORDEE_ADAPTIVE (widget);
  int least_width, least_height;

  update (self, width);
  if (self->child == NULL)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, width, MAX (height, least_height), -1, NULL);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
set_child (CordeeAdaptive *self, GtkWidget *child)
{
  if (child == self->child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
cordee_adaptive_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeAdaptive *self = CORDEE_ADAPTIVE (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW_BELOW:
      g_value_set_double (value, self->narrow_below);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SMALL_BELOW:
      g_value_set_double (value, self->small_below);
      break;
    case PROP_SMALL:
      g_value_set_boolean (value, self->small);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_adaptive_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeAdaptive *self = CORDEE_ADAPTIVE (object);

  switch (id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_NARROW_BELOW:
      self->narrow_below = g_value_get_double (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    case PROP_SMALL_BELOW:
      self->small_below = g_value_get_double (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_adaptive_dispose (GObject *object)
{
  CordeeAdaptive *self = CORDEE_ADAPTIVE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_adaptive_parent_class)->dispose (object);
}

static void
cordee_adaptive_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (CORDEE_ADAPTIVE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
cordee_adaptive_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cordee_adaptive_add_child;
}

static void
cordee_adaptive_class_init (CordeeAdaptiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_adaptive_get_property;
  object_class->set_property = cordee_adaptive_set_property;
  object_class->dispose = cordee_adaptive_dispose;
  widget_class->get_request_mode = cordee_adaptive_get_request_mode;
  widget_class->measure = cordee_adaptive_measure;
  widget_class->size_allocate = cordee_adaptive_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW_BELOW] = g_param_spec_double ("narrow-below", NULL, NULL, 0.0, 1000.0, 0.0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SMALL_BELOW] = g_param_spec_double ("small-below", NULL, NULL, 0.0, 1000.0, 0.0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SMALL] = g_param_spec_boolean ("small", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "adaptive");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
cordee_adaptive_init (CordeeAdaptive *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
