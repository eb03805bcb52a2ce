/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-matrix-words.h"

#include <math.h>
#include <string.h>

/* Stands where the icon will. */
#define ICON_PLACE "\357\277\274"

#define LINE_SPACING 1.12f

/* An empty line between lines, in parts of one. */
#define LINE_GAP 0.3

void
cordee_matrix_words_init (CordeeMatrixWords *self)
{
  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->icon = -1;
}

static void
insert (CordeeMatrixWords *self, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
add_look (CordeeMatrixWords *self, gsize start, const GdkRGBA *colour, gboolean bold)
{
  if (bold)
    insert (self, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start);
  if (colour == NULL)
    return;
  insert (self,
          pango_attr_foreground_new ((guint16) lroundf (colour->red * G_MAXUINT16), (guint16) lroundf (colour->green * G_MAXUINT16),
                                     (guint16) lroundf (colour->blue * G_MAXUINT16)),
          start);
  if (colour->alpha < 1)
    insert (self, pango_attr_foreground_alpha_new ((guint16) lroundf (colour->alpha * G_MAXUINT16)), start);
}

/* Keeps room for an icon of size pixels, which whoever draws the layout puts there. */
void
cordee_matrix_words_add_icon (CordeeMatrixWords *self, double size)
{
  int extent = (int) (size * PANGO_SCALE), rise = (int) (size * 0.86 * PANGO_SCALE);
  PangoRectangle box = { 0, -rise, extent, extent };

  self->icon = (int) self->text->len;
  g_string_append (self->text, ICON_PLACE);
  insert (self, pango_attr_shape_new (&box, &box), (gsize) self->icon);
  g_string_append (self->text, "\302\240");
}

/* colour: NULL for that of the widget's text. */
void
cordee_matrix_words_add_plain (CordeeMatrixWords *self, const char *text, const GdkRGBA *colour, gboolean bold)
{
  gsize start = self->text->len;

  g_string_append (self->text, text);
  add_look (self, start, colour, bold);
}

/* As cordee_matrix_words_add_plain(), of Pango markup. */
void
cordee_matrix_words_add (CordeeMatrixWords *self, const char *markup, const GdkRGBA *colour, gboolean bold)
{
  gsize start = self->text->len;
  g_autoptr(PangoAttrList) attributes = NULL;
  g_autofree char *plain = NULL;
  g_autoptr(GError) error = NULL;

  if (strpbrk (markup, "<&") == NULL)
    {
      cordee_matrix_words_add_plain (self, markup, colour, bold);
      return;
    }
  if (!pango_parse_markup (markup, -1, 0, &attributes, &plain, NULL, &error))
    {
      g_warning ("not Pango markup: %s (%s)", markup, error->message);
      return;
    }
  g_string_append (self->text, plain);
  add_look (self, start, colour, bold);
  pango_attr_list_splice (self->attributes, attributes, (int) start, (int) strlen (plain));
}

/* As cordee_matrix_words_add(); lines begin a little apart, so that one sees which of them only wrap. Markup ends with its line. */
void
cordee_matrix_words_add_lines (CordeeMatrixWords *self, const char *markup)
{
  g_auto(GStrv) lines = g_strsplit (markup, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (self->text->len > 0)
        {
          gsize start = self->text->len + 1;

          g_string_append (self->text, "\n\n");
          insert (self, pango_attr_scale_new (LINE_GAP), start);
        }
      cordee_matrix_words_add (self, lines[i], NULL, FALSE);
    }
}

/* Adds separator, unless nothing stands before it. */
void
cordee_matrix_words_separate (CordeeMatrixWords *self, const char *separator, const GdkRGBA *colour)
{
  if (self->text->len > 0)
    cordee_matrix_words_add_plain (self, separator, colour, FALSE);
}

/* The layout, in scale times the widget's font; NULL for no words. Clears self. The caller owns it. */
PangoLayout *
cordee_matrix_words_finish (CordeeMatrixWords *self, GtkWidget *widget, double scale)
{
  PangoLayout *layout = NULL;

  if (self->text->len > 0)
    {
      layout = gtk_widget_create_pango_layout (widget, self->text->str);
      if (scale < 1 || scale > 1)
        insert (self, pango_attr_scale_new (scale), 0);
      pango_layout_set_attributes (layout, self->attributes);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_line_spacing (layout, LINE_SPACING);
    }
  g_string_free (self->text, TRUE);
  pango_attr_list_unref (self->attributes);
  self->text = NULL;
  self->attributes = NULL;
  return layout;
}
