/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-style.h"

#include <pango/pangocairo.h>

/* The size of the widget's text, in pixels: what sizes that must grow with the text are counted in. */
double
cordee_style_get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font) ? size : size * pango_cairo_context_get_resolution (context) / 72.0;
}

/* Whether light stands on dark: the colours of structures come in two sets. */
gboolean
cordee_style_is_dark (GtkWidget *widget)
{
  gboolean dark = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-application-prefer-dark-theme", &dark, NULL);
  return dark;
}

/* The colour of the widget's text. */
void
cordee_style_get_ink (GtkWidget *widget, GdkRGBA *out)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), out);
}

/* A colour that the stylesheet defines; that of the text where it does not. */
void
cordee_style_get_colour (GtkWidget *widget, const char *name, GdkRGBA *out)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, out))
    cordee_style_get_ink (widget, out);
}
