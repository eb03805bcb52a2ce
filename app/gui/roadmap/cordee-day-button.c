/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-day-button.h"

#include "cordee-report.h"

#include <glib/gi18n.h>

#define WEEKS 6
#define WEEKDAYS 7

struct _CordeeDayButton
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *button;
  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *error;
  GtkWidget *month;
  GtkWidget *days[WEEKS * WEEKDAYS];
  GtkWidget *offer;
  GtkWidget *clear;

  CordeeDay day, today;
  CordeeDay offered; /* or CORDEE_DAY_NONE */
  CordeeDay shown;   /* the first of the month on show */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeDayButton, cordee_day_button, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
choose (CordeeDayButton *self, CordeeDay day)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[CHOSEN], 0, day);
}

/* ── typed ──────────────────────────────────────────────────────── */

static void
set_problem (CordeeDayButton *self, gboolean problem)
{
  gtk_widget_set_visible (self->error, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
typed_cb (CordeeDayButton *self)
{
  CordeeDay day;
  gboolean read = cordee_day_parse_typed (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &day);

  set_problem (self, !read);
  if (read)
    choose (self, day);
}

static void
clear_cb (CordeeDayButton *self)
{
  choose (self, CORDEE_DAY_NONE);
}

static void
offer_cb (CordeeDayButton *self)
{
  choose (self, self->offered);
}

/* ── picked ─────────────────────────────────────────────────────── */

/* Not those of the C library, which follow the locale of the system. */
static const char *
month_name (int month)
{
  static const char *const names[] = {
    NC_ ("month", "janvier"), NC_ ("month", "février"), NC_ ("month", "mars"),      NC_ ("month", "avril"),   NC_ ("month", "mai"),
    NC_ ("month", "juin"),    NC_ ("month", "juillet"), NC_ ("month", "août"),      NC_ ("month", "septembre"), NC_ ("month", "octobre"),
    NC_ ("month", "novembre"), NC_ ("month", "décembre"),
  };

  return g_dpgettext2 (NULL, "month", names[month - 1]);
}

static void
split (CordeeDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  *year = g_date_get_year (&date);
  *month = (int) g_date_get_month (&date);
  *day_of_month = g_date_get_day (&date);
}

static void
show_day (CordeeDayButton *self, GtkWidget *button, CordeeDay day, int month_shown)
{
  int year, month, day_of_month;
  g_autofree char *name = cordee_day_to_words (day);
  g_autofree char *label = NULL;

  split (day, &year, &month, &day_of_month);
  label = g_strdup_printf ("%i", day_of_month);
  gtk_button_set_label (GTK_BUTTON (button), label);
  g_object_set_data (G_OBJECT (button), "day", GINT_TO_POINTER (day));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_PRESSED,
                               day == self->day ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  gtk_widget_set_css_classes (button, (const char *[]){ "flat", "month-day", day == self->day ? "chosen" : day == self->today ? "today" : "plain",
                                                        month == month_shown ? "inside" : "outside", NULL });
}

/* The days of the month on show, from the Monday on or before its first. */
static void
show_month (CordeeDayButton *self)
{
  int year, month, day_of_month;
  CordeeDay first = self->shown - (self->shown + WEEKDAYS - 1) % WEEKDAYS;
  g_autofree char *text = NULL;

  split (self->shown, &year, &month, &day_of_month);
  /* TRANSLATORS: a month and its year. */
  text = g_strdup_printf (_("%1$s %2$i"), month_name (month), year);
  gtk_label_set_text (GTK_LABEL (self->month), text);
  for (int i = 0; i < WEEKS * WEEKDAYS; i++)
    show_day (self, self->days[i], first + i, month);
}

static void
turn (CordeeDayButton *self, int by)
{
  int year, month, day_of_month;
  CordeeDay shown;

  split (self->shown, &year, &month, &day_of_month);
  month += by;
  year += month < 1 ? -1 : month > 12 ? 1 : 0;
  shown = cordee_day_new (year, month < 1 ? 12 : month > 12 ? 1 : month, 1);
  if (shown != CORDEE_DAY_NONE)
    self->shown = shown;
  show_month (self);
}

static void
before_cb (CordeeDayButton *self)
{
  turn (self, -1);
}

static void
after_cb (CordeeDayButton *self)
{
  turn (self, 1);
}

static void
picked_cb (CordeeDayButton *self, GtkWidget *button)
{
  choose (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "day")));
}

/* Each time it opens it begins with what is chosen. */
static void
shown_cb (CordeeDayButton *self)
{
  CordeeDay day = self->day != CORDEE_DAY_NONE ? self->day : self->offered != CORDEE_DAY_NONE ? self->offered : self->today;
  g_autofree char *text = self->day != CORDEE_DAY_NONE ? cordee_day_to_words (self->day) : g_strdup ("");
  int year, month, day_of_month;

  split (day, &year, &month, &day_of_month);
  self->shown = day - day_of_month + 1;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  set_problem (self, FALSE);
  show_month (self);
  gtk_widget_grab_focus (self->entry);
}

/* ── what it says ───────────────────────────────────────────────── */

/* Says label; day: the one that is chosen, or CORDEE_DAY_NONE. */
void
cordee_day_button_set (CordeeDayButton *self, const char *label, CordeeDay day, CordeeDay today)
{
  g_return_if_fail (CORDEE_IS_DAY_BUTTON (self));

  self->day = day;
  self->today = today;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->clear, day != CORDEE_DAY_NONE);
}

/* What its popover asks, and the label of the button that takes the day away. */
void
cordee_day_button_set_words (CordeeDayButton *self, const char *title, const char *clear)
{
  g_return_if_fail (CORDEE_IS_DAY_BUTTON (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button))), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_button_set_label (GTK_BUTTON (self->clear), clear);
}

/* A day that is chosen by one press of a button; CORDEE_DAY_NONE: none. */
void
cordee_day_button_offer (CordeeDayButton *self, const char *label, CordeeDay day)
{
  g_return_if_fail (CORDEE_IS_DAY_BUTTON (self));

  self->offered = day;
  gtk_button_set_label (GTK_BUTTON (self->offer), label != NULL ? label : "");
  gtk_widget_set_visible (self->offer, day != CORDEE_DAY_NONE && day != self->day);
}

/* Shows its popover. */
void
cordee_day_button_open (CordeeDayButton *self)
{
  g_return_if_fail (CORDEE_IS_DAY_BUTTON (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_day_button_dispose (GObject *object)
{
  CordeeDayButton *self = CORDEE_DAY_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_day_button_parent_class)->dispose (object);
}

static void
cordee_day_button_class_init (CordeeDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cordee_day_button_dispose;
  signals[CHOSEN]
      = g_signal_new ("chosen", CORDEE_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_turn_button (CordeeDayButton *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
new_month (CordeeDayButton *self)
{
  /* TRANSLATORS: days of the week above the columns of a month, from Monday. */
  static const char *const weekdays[WEEKDAYS] = { NC_ ("weekday", "lu"), NC_ ("weekday", "ma"), NC_ ("weekday", "me"), NC_ ("weekday", "je"),
                                                  NC_ ("weekday", "ve"), NC_ ("weekday", "sa"), NC_ ("weekday", "di") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *grid = gtk_grid_new ();

  self->month = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->month, "row-title");
  gtk_box_append (GTK_BOX (head), new_turn_button (self, "pan-start-symbolic", _("Mois précédent"), G_CALLBACK (before_cb)));
  gtk_box_append (GTK_BOX (head), self->month);
  gtk_box_append (GTK_BOX (head), new_turn_button (self, "pan-end-symbolic", _("Mois suivant"), G_CALLBACK (after_cb)));
  gtk_box_append (GTK_BOX (box), head);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int i = 0; i < WEEKDAYS; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (NULL, "weekday", weekdays[i]));

      gtk_widget_add_css_class (label, "secondary");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (int i = 0; i < WEEKS * WEEKDAYS; i++)
    {
      self->days[i] = gtk_button_new ();
      g_signal_connect_object (self->days[i], "clicked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (grid), self->days[i], i % WEEKDAYS, 1 + i / WEEKDAYS, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static GtkWidget *
new_choice (CordeeDayButton *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
cordee_day_button_init (CordeeDayButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *apply = gtk_button_new_with_label (_("Appliquer"));
  g_autofree char *problem = cordee_report_typeset (_("Cette date ne se lit pas. Écrivez-la ainsi : 22/11/2026."));

  gtk_widget_add_css_class (box, "popover-page");
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "max-width-chars", 30, NULL);
  gtk_widget_add_css_class (self->title, "row-title");
  gtk_box_append (GTK_BOX (box), self->title);
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL, -1);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), apply);
  gtk_box_append (GTK_BOX (box), line);
  self->error = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "label", problem, "xalign", 0.0f, "wrap", TRUE,
                              "max-width-chars", 30, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->error, "error");
  gtk_box_append (GTK_BOX (box), self->error);
  gtk_box_append (GTK_BOX (box), new_month (self));
  self->offer = new_choice (self, G_CALLBACK (offer_cb));
  self->clear = new_choice (self, G_CALLBACK (clear_cb));
  gtk_box_append (GTK_BOX (box), self->offer);
  gtk_box_append (GTK_BOX (box), self->clear);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}
