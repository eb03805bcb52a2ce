/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-book-row.h"

#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-style.h"

#include <glib/gi18n.h>

/* Em. */
#define HEIGHT 5.25
#define LEAST_WIDTH 14
#define EDGE 0.9   /* left and right */
#define TOP 0.5
#define LINE 1.42  /* from one line to the next */
#define SIGN 1.5   /* its side */
#define TEXT 3.1   /* where the lines begin */
#define GAP 0.6
#define PILL 0.5   /* left and right of the text of a chip or a badge */
#define SMALL 0.88 /* of the size of the text */

/* What a chip or a badge is drawn in: names of the stylesheet. */
typedef struct
{
  const char *ink, *ground;
} Paint;

static const Paint verdict_paints[] = {
  [CORDEE_VERDICT_POSSIBLE] = { "ok", "ok_bg" },
  [CORDEE_VERDICT_A_COMPLETER] = { "warning", "warning_bg" },
  [CORDEE_VERDICT_A_NEGOCIER] = { "changed", "changed_bg" },
  [CORDEE_VERDICT_INDETERMINEE] = { "ink", "hover_bg" },
  [CORDEE_VERDICT_EXCLUE] = { "error", "error_bg" },
};

static const Paint badge_paints[] = {
  [CORDEE_BADGE_UNREADABLE] = { "error", "error_bg" },  [CORDEE_BADGE_RULES] = { "changed", "changed_bg" },
  [CORDEE_BADGE_SAME] = { "warning", "warning_bg" },    [CORDEE_BADGE_STALLED] = { "ink", "hover_bg" },
  [CORDEE_BADGE_ARCHIVED] = { "ink", "hover_bg" },      [CORDEE_BADGE_LATE] = { "error", "error_bg" },
  [CORDEE_BADGE_WAITING] = { "ink", "hover_bg" },
};

/* Of the stylesheet, by kind of badge; NULL: plain. */
static const char *const badge_classes[] = {
  [CORDEE_BADGE_UNREADABLE] = "error", [CORDEE_BADGE_RULES] = "changed", [CORDEE_BADGE_SAME] = "warning",
  [CORDEE_BADGE_STALLED] = NULL,       [CORDEE_BADGE_ARCHIVED] = NULL,   [CORDEE_BADGE_LATE] = "error",
  [CORDEE_BADGE_WAITING] = NULL,
};

/* It draws itself: a list keeps some 200 rows, and makes many of them again at each key of a search. */
struct _CordeeBookRow
{
  GtkWidget parent_instance;

  CordeeBookView *view; /* owned; NULL: empty */
  char *next;           /* owned; or NULL */
};

G_DEFINE_FINAL_TYPE (CordeeBookRow, cordee_book_row, GTK_TYPE_WIDGET)

/* ── badges elsewhere ───────────────────────────────────────────── */

/* A badge in words, with its sentence as a tip. A floating reference, as of any new widget. */
GtkWidget *
cordee_book_badge_new (const CordeeBookBadge *badge)
{
  GtkWidget *label = gtk_label_new (badge->text);

  gtk_widget_add_css_class (label, "badge");
  if (badge_classes[badge->kind] != NULL)
    gtk_widget_add_css_class (label, badge_classes[badge->kind]);
  gtk_widget_set_tooltip_text (label, badge->tip);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* ── what it shows ──────────────────────────────────────────────── */

/* The next action with its day in front, where a short line still has it. The caller owns it; NULL where there is none. */
static char *
dup_next (const CordeeBookView *view)
{
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (view->next_when != NULL)
    /* TRANSLATORS: a day, of what is to be done. */
    when = view->late ? g_strdup_printf (_("En retard, %s"), view->next_when) : g_strdup (view->next_when);
  if (when == NULL || view->next_what == NULL)
    return g_strdup (when != NULL ? when : view->next_what);
  /* TRANSLATORS: %1$s is a day, or “En retard, 13/11/2026”; %2$s is what is to be done then. */
  text = g_strdup_printf (_("%1$s : %2$s"), when, view->next_what);
  return cordee_report_typeset (text);
}

/* Shows view, which it takes, and whose entry must live as long. */
void
cordee_book_row_show (CordeeBookRow *self, CordeeBookView *view)
{
  g_return_if_fail (CORDEE_IS_BOOK_ROW (self));

  g_clear_pointer (&self->view, cordee_book_view_free);
  g_free (self->next);
  self->view = view;
  self->next = dup_next (view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ── drawing ────────────────────────────────────────────────────── */

/* Where on the paper the row is, in px, and the size of an em. */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  double em, width;
  gboolean rtl;
} Canvas;

static void
get_colour (const Canvas *canvas, const char *name, GdkRGBA *out)
{
  if (g_str_equal (name, "ink"))
    cordee_style_get_ink (canvas->widget, out);
  else
    cordee_style_get_colour (canvas->widget, name, out);
}

static PangoLayout *
new_layout (const Canvas *canvas, const char *text, gboolean bold, double scale)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (canvas->widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (scale < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_attr_list_unref (attributes);
  return layout;
}

/* x from the side that a line begins at; width of what is drawn there. */
static float
place (const Canvas *canvas, double x, double width)
{
  return (float) (canvas->rtl ? canvas->width - x - width : x);
}

/* One line from x on, in no more than width. */
static void
draw_line (const Canvas *canvas, const char *text, gboolean bold, double scale, const char *colour, double x, double y, double width)
{
  g_autoptr(PangoLayout) layout = new_layout (canvas, text, bold, scale);
  GdkRGBA paint;
  int natural;

  if (width < canvas->em)
    return;
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (natural > width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_get_pixel_size (layout, &natural, NULL);
    }
  get_colour (canvas, colour, &paint);
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT (place (canvas, x, natural), (float) y));
  gtk_snapshot_append_layout (canvas->snapshot, layout, &paint);
  gtk_snapshot_restore (canvas->snapshot);
}

/* A text on a ground with round ends, which ends at x. Returns where it begins. */
static double
draw_pill (const Canvas *canvas, const char *text, const Paint *paint, double end, double y)
{
  g_autoptr(PangoLayout) layout = new_layout (canvas, text, TRUE, SMALL);
  GskRoundedRect outline;
  graphene_rect_t room;
  GdkRGBA ink, ground;
  double x, width;
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = text_width + 2 * PILL * canvas->em;
  x = end - width;
  room = GRAPHENE_RECT_INIT (place (canvas, x, width), (float) y, (float) width, (float) text_height + 2);
  get_colour (canvas, paint->ink, &ink);
  get_colour (canvas, paint->ground, &ground);
  gsk_rounded_rect_init_from_rect (&outline, &room, room.size.height / 2);
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &outline);
  gtk_snapshot_append_color (canvas->snapshot, &ground, &room);
  gtk_snapshot_pop (canvas->snapshot);
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT (room.origin.x + (float) (PILL * canvas->em), (float) y + 1));
  gtk_snapshot_append_layout (canvas->snapshot, layout, &ink);
  gtk_snapshot_restore (canvas->snapshot);
  return x;
}

static void
draw_icon (const Canvas *canvas, double x, double y)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (canvas->widget));
  int size = (int) (1.1 * canvas->em);
  g_autoptr(GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, "cordee-notice-symbolic", NULL, size,
                                                                 gtk_widget_get_scale_factor (canvas->widget), GTK_TEXT_DIR_NONE, 0);
  GdkRGBA paint;

  get_colour (canvas, "error", &paint);
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT (place (canvas, x, size), (float) (y + 0.1 * canvas->em)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), canvas->snapshot, size, size, &paint, 1);
  gtk_snapshot_restore (canvas->snapshot);
}

static void
draw_top (const Canvas *canvas, const CordeeBookView *view, double end, double y)
{
  double start = end;

  if (view->structure != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s\302\240%s", cordee_report_verdict_sign (view->verdict), cordee_report_verdict_label (view->verdict));

      cordee_sign_snapshot (canvas->widget, canvas->snapshot, view->structure, place (canvas, EDGE * canvas->em, SIGN * canvas->em), y,
                            SIGN * canvas->em);
      start = draw_pill (canvas, text, &verdict_paints[view->verdict], end, y) - GAP * canvas->em;
    }
  draw_line (canvas, view->title, TRUE, 1, "ink", TEXT * canvas->em, y, start - TEXT * canvas->em);
}

static void
draw_bottom (const Canvas *canvas, const CordeeBookView *view, const char *next, double end, double y)
{
  double start = TEXT * canvas->em;

  for (guint i = view->badges->len; i > 0; i--)
    {
      const CordeeBookBadge *badge = view->badges->pdata[i - 1];

      end = draw_pill (canvas, badge->text, &badge_paints[badge->kind], end, y) - GAP * canvas->em / 2;
    }
  if (view->late)
    {
      draw_icon (canvas, start, y);
      start += 1.6 * canvas->em;
    }
  if (next != NULL)
    draw_line (canvas, next, FALSE, 1, view->late ? "error" : "ink", start, y, end - start - GAP * canvas->em / 2);
}

static void
cordee_book_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CordeeBookRow *self = CORDEE_BOOK_ROW (widget);
  Canvas canvas = { widget, snapshot, cordee_style_get_em (widget), gtk_widget_get_width (widget),
                    gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
  double y = TOP * canvas.em, end = canvas.width - EDGE * canvas.em, line = LINE * canvas.em;

  if (self->view == NULL)
    return;
  draw_top (&canvas, self->view, end, y);
  draw_line (&canvas, self->view->subtitle, FALSE, 0.9, self->view->entry->problem != NULL ? "error" : "dim", TEXT * canvas.em, y + line,
             end - TEXT * canvas.em);
  draw_bottom (&canvas, self->view, self->next, end, y + 2 * line);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_book_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = (int) (cordee_style_get_em (widget) * (orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT));
}

static void
cordee_book_row_finalize (GObject *object)
{
  CordeeBookRow *self = CORDEE_BOOK_ROW (object);

  g_clear_pointer (&self->view, cordee_book_view_free);
  g_clear_pointer (&self->next, g_free);

  G_OBJECT_CLASS (cordee_book_row_parent_class)->finalize (object);
}

static void
cordee_book_row_class_init (CordeeBookRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cordee_book_row_finalize;
  widget_class->snapshot = cordee_book_row_snapshot;
  widget_class->measure = cordee_book_row_measure;
  gtk_widget_class_set_css_name (widget_class, "bookrow");
  /* The name of the item around it tells all of it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cordee_book_row_init (CordeeBookRow *self)
{
}

/* An empty row. A floating reference, as of any new widget. */
GtkWidget *
cordee_book_row_new (void)
{
  return g_object_new (CORDEE_TYPE_BOOK_ROW, NULL);
}
