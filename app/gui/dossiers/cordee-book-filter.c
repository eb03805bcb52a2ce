/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-book-filter.h"

#include "cordee-report-advice.h"
#include "cordee-report.h"
#include "cordee-text.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <stdlib.h>

typedef struct
{
  const char *id;
  const char *label; /* to be translated: in the menu, and on the button */
} Option;

static const Option dues[] = {
  { "", N_("toutes") },
  { "late", N_("en retard") },
  { "week", N_("d’ici la fin de la semaine") },
  { "month", N_("d’ici la fin du mois") },
};

/* By how many days of silence. */
static const Option silences[] = {
  { "", N_("peu importe") },
  { "30", N_("depuis 1 mois") },
  { "61", N_("depuis 2 mois") },
  { "91", N_("depuis 3 mois") },
  { "183", N_("depuis 6 mois") },
};

/* Of the steps of the way that a dossier follows. */
static const Option ways[] = {
  { "", N_("tous") },
  { "late", N_("étape en retard") },
  { "waiting", N_("en attente de quelqu’un") },
};

static const Option sorts[] = {
  { "touched", N_("modifiés en dernier") },
  { "name", N_("par nom") },
  { "next", N_("par prochaine action") },
  { "created", N_("créés en dernier") },
};

static const CordeeBookSort sort_values[] = { CORDEE_BOOK_BY_TOUCHED, CORDEE_BOOK_BY_NAME, CORDEE_BOOK_BY_NEXT, CORDEE_BOOK_BY_CREATED };

/* What is chosen from menus. */
enum
{
  MENU_STRUCTURE,
  MENU_VERDICT,
  MENU_DUE,
  MENU_WAY,
  MENU_SILENCE,
  MENU_SORT,
  N_MENUS,
};

/* Properties: those of the menus first. */
enum
{
  PROP_0,
  PROP_STRUCTURE = 1 + MENU_STRUCTURE,
  PROP_VERDICT = 1 + MENU_VERDICT,
  PROP_DUE = 1 + MENU_DUE,
  PROP_WAY = 1 + MENU_WAY,
  PROP_SILENCE = 1 + MENU_SILENCE,
  PROP_SORT = 1 + MENU_SORT,
  PROP_RULES_CHANGED,
  PROP_ARCHIVED,
  N_PROPS,
};

static const struct
{
  const char *property;
  const char *action;
} menus[N_MENUS] = {
  [MENU_STRUCTURE] = { "structure", "book-filter.structure" }, [MENU_VERDICT] = { "verdict", "book-filter.verdict" },
  [MENU_DUE] = { "due", "book-filter.due" },                   [MENU_WAY] = { "way", "book-filter.way" },
  [MENU_SILENCE] = { "silence", "book-filter.silence" },       [MENU_SORT] = { "sort", "book-filter.sort" },
};

struct _CordeeBookFilter
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *root;
  GtkSearchEntry *search;
  GtkMenuButton *structure_button;
  GtkMenuButton *verdict_button;
  GtkMenuButton *due_button;
  GtkMenuButton *way_button;
  GtkMenuButton *silence_button;
  GtkMenuButton *sort_button;
  GtkWidget *reset;
  GtkLabel *found;

  CordeeKnowledge *knowledge; /* owned reference */
  char *chosen[N_MENUS];      /* owned: "" for whatever */
  gboolean rules_changed;
  gboolean archived;
  CordeeDay today;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CordeeBookFilter, cordee_book_filter, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* ── what is on the buttons ─────────────────────────────────────── */

static GtkMenuButton *
get_button (CordeeBookFilter *self, guint menu)
{
  GtkMenuButton *buttons[N_MENUS] = { self->structure_button, self->verdict_button, self->due_button,
                                      self->way_button,       self->silence_button, self->sort_button };

  return buttons[menu];
}

static const char *
find_label (const Option *options, guint n_options, const char *id)
{
  for (guint i = 0; i < n_options; i++)
    if (g_str_equal (options[i].id, id))
      return _(options[i].label);
  return NULL;
}

/* The CordeeVerdict of that id, or -1. */
static int
parse_verdict (const char *id)
{
  for (int i = CORDEE_VERDICT_POSSIBLE; i <= CORDEE_VERDICT_EXCLUE; i++)
    if (g_str_equal (cordee_verdict_id ((CordeeVerdict) i), id))
      return i;
  return -1;
}

/* The words for a choice of a menu, or NULL where it has none of that id. Borrowed. */
static const char *
get_label (CordeeBookFilter *self, guint menu, const char *id)
{
  int verdict;

  switch (menu)
    {
    case MENU_STRUCTURE:
      if (id[0] == '\0')
        return _("toutes");
      return self->knowledge != NULL && cordee_knowledge_find_structure (self->knowledge, id) != NULL ? id : NULL;
    case MENU_VERDICT:
      if (id[0] == '\0')
        return _("tous");
      verdict = parse_verdict (id);
      return verdict >= 0 ? cordee_report_verdict_label ((CordeeVerdict) verdict) : NULL;
    case MENU_DUE:
      return find_label (dues, G_N_ELEMENTS (dues), id);
    case MENU_WAY:
      return find_label (ways, G_N_ELEMENTS (ways), id);
    case MENU_SILENCE:
      return find_label (silences, G_N_ELEMENTS (silences), id);
    default:
      return find_label (sorts, G_N_ELEMENTS (sorts), id);
    }
}

static gboolean
is_set (CordeeBookFilter *self, guint menu)
{
  return menu != MENU_SORT && self->chosen[menu][0] != '\0';
}

/* What stands on the button of a menu while nothing is chosen there. */
static const char *
get_short_text (guint menu)
{
  switch (menu)
    {
    case MENU_STRUCTURE:
      return C_("filter", "Structure");
    case MENU_VERDICT:
      return C_("filter", "Verdict");
    case MENU_DUE:
      return C_("filter", "Échéance");
    case MENU_WAY:
      return C_("filter", "Parcours");
    default:
      return C_("filter", "Sans nouvelles");
    }
}

/* What a menu and its choice, called label, are called. The caller owns it. */
static char *
dup_button_text (guint menu, const char *label)
{
  switch (menu)
    {
    case MENU_STRUCTURE:
      /* TRANSLATORS: on a button that opens a menu; %s is what is chosen: a structure, or “toutes”. */
      return g_strdup_printf (_("Structure : %s"), label);
    case MENU_VERDICT:
      /* TRANSLATORS: on a button that opens a menu; %s is what is chosen: “à compléter”, or “tous”. */
      return g_strdup_printf (_("Verdict : %s"), label);
    case MENU_DUE:
      /* TRANSLATORS: on a button that opens a menu: when the next action is due; %s is what is chosen: “en retard”, or “toutes”. */
      return g_strdup_printf (_("Échéance : %s"), label);
    case MENU_WAY:
      /* TRANSLATORS: on a button that opens a menu: the steps to the contract; %s is what is chosen: “étape en retard”, or “tous”. */
      return g_strdup_printf (_("Parcours : %s"), label);
    case MENU_SILENCE:
      /* TRANSLATORS: on a button that opens a menu: dossiers in which nothing happened; %s is what is chosen: “depuis 3 mois”. */
      return g_strdup_printf (_("Sans nouvelles : %s"), label);
    default:
      /* TRANSLATORS: on a button that opens a menu: the order of a list; %s is what is chosen: “par nom”. */
      return g_strdup_printf (_("Ordre : %s"), label);
    }
}

static void
update_button (CordeeBookFilter *self, guint menu)
{
  GtkMenuButton *button = get_button (self, menu);
  const char *label = get_label (self, menu, self->chosen[menu]);
  g_autofree char *text = dup_button_text (menu, label != NULL ? label : self->chosen[menu]);
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_menu_button_set_label (button, menu == MENU_SORT || is_set (self, menu) ? typeset : get_short_text (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset, -1);
  if (is_set (self, menu))
    gtk_widget_add_css_class (GTK_WIDGET (button), "set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "set");
}

static void
tell (CordeeBookFilter *self)
{
  gtk_widget_set_visible (self->reset, !cordee_book_filter_is_plain (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── menus ──────────────────────────────────────────────────────── */

static void
append_item (GMenu *menu, guint which, const char *id, const char *label)
{
  g_autofree char *capitalised = cordee_text_capitalise (label);
  g_autoptr(GMenuItem) item = g_menu_item_new (capitalised, NULL);

  g_menu_item_set_action_and_target (item, menus[which].action, "s", id);
  g_menu_append_item (menu, item);
}

static void
set_options (CordeeBookFilter *self, guint which, const Option *options, guint n_options)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n_options; i++)
    append_item (menu, which, options[i].id, _(options[i].label));
  gtk_menu_button_set_menu_model (get_button (self, which), G_MENU_MODEL (menu));
}

static void
fill_menus (CordeeBookFilter *self)
{
  GPtrArray *structures = cordee_knowledge_get_structures (self->knowledge);
  g_autoptr(GMenu) by_structure = g_menu_new ();
  g_autoptr(GMenu) by_verdict = g_menu_new ();

  append_item (by_structure, MENU_STRUCTURE, "", get_label (self, MENU_STRUCTURE, ""));
  for (guint i = 0; i < structures->len; i++)
    append_item (by_structure, MENU_STRUCTURE, ((const CordeeStructure *) structures->pdata[i])->id,
                 ((const CordeeStructure *) structures->pdata[i])->id);
  gtk_menu_button_set_menu_model (self->structure_button, G_MENU_MODEL (by_structure));

  append_item (by_verdict, MENU_VERDICT, "", get_label (self, MENU_VERDICT, ""));
  for (int i = CORDEE_VERDICT_POSSIBLE; i <= CORDEE_VERDICT_EXCLUE; i++)
    append_item (by_verdict, MENU_VERDICT, cordee_verdict_id ((CordeeVerdict) i), cordee_report_verdict_label ((CordeeVerdict) i));
  gtk_menu_button_set_menu_model (self->verdict_button, G_MENU_MODEL (by_verdict));

  set_options (self, MENU_DUE, dues, G_N_ELEMENTS (dues));
  set_options (self, MENU_WAY, ways, G_N_ELEMENTS (ways));
  set_options (self, MENU_SILENCE, silences, G_N_ELEMENTS (silences));
  set_options (self, MENU_SORT, sorts, G_N_ELEMENTS (sorts));
}

/* ── the query ──────────────────────────────────────────────────── */

static CordeeDay
last_of_week (CordeeDay day)
{
  /* 1 is 0001-01-01, a Monday. */
  return day + 6 - (day - 1) % 7;
}

static CordeeDay
last_of_month (CordeeDay day)
{
  g_autoptr(GDate) date = g_date_new_julian ((guint32) day);

  return day + g_date_get_days_in_month (g_date_get_month (date), g_date_get_year (date)) - g_date_get_day (date);
}

static CordeeDay
due_by (CordeeBookFilter *self)
{
  const char *due = self->chosen[MENU_DUE];

  if (g_str_equal (due, "late"))
    return self->today - 1;
  if (g_str_equal (due, "week"))
    return last_of_week (self->today);
  if (g_str_equal (due, "month"))
    return last_of_month (self->today);
  return CORDEE_DAY_NONE;
}

/* What is asked. Strings are borrowed until the next change. */
void
cordee_book_filter_get_query (CordeeBookFilter *self, CordeeBookQuery *query)
{
  g_return_if_fail (CORDEE_IS_BOOK_FILTER (self));

  *query = (CordeeBookQuery){ 0 };
  query->search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  query->structure = is_set (self, MENU_STRUCTURE) ? self->chosen[MENU_STRUCTURE] : NULL;
  query->verdict = is_set (self, MENU_VERDICT) ? parse_verdict (self->chosen[MENU_VERDICT]) : -1;
  query->due_by = due_by (self);
  query->late = g_str_equal (self->chosen[MENU_WAY], "late");
  query->waiting = g_str_equal (self->chosen[MENU_WAY], "waiting");
  query->stalled_days = (guint) atoi (self->chosen[MENU_SILENCE]);
  query->rules_changed = self->rules_changed;
  query->shelf = self->archived ? CORDEE_BOOK_ARCHIVED : CORDEE_BOOK_LIVE;
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].id, self->chosen[MENU_SORT]))
      query->sort = sort_values[i];
}

/* Whether all live dossiers are asked for. */
gboolean
cordee_book_filter_is_plain (CordeeBookFilter *self)
{
  g_return_val_if_fail (CORDEE_IS_BOOK_FILTER (self), FALSE);

  for (guint i = 0; i < N_MENUS; i++)
    if (is_set (self, i))
      return FALSE;
  return !self->rules_changed && !self->archived && gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0';
}

/* How many there are, in words. */
void
cordee_book_filter_set_found (CordeeBookFilter *self, const char *text)
{
  g_return_if_fail (CORDEE_IS_BOOK_FILTER (self));

  if (!g_str_equal (gtk_label_get_text (self->found), text))
    gtk_label_set_text (self->found, text);
}

/* Gives the focus to the words that are looked for. */
void
cordee_book_filter_focus_search (CordeeBookFilter *self)
{
  g_return_if_fail (CORDEE_IS_BOOK_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
search_cb (CordeeBookFilter *self)
{
  tell (self);
}

static void
stop_search_cb (CordeeBookFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
choose (CordeeBookFilter *self, guint menu, const char *id)
{
  if (id == NULL || get_label (self, menu, id) == NULL || g_str_equal (self->chosen[menu], id))
    return;
  g_free (self->chosen[menu]);
  self->chosen[menu] = g_strdup (id);
  update_button (self, menu);
  g_object_notify_by_pspec (G_OBJECT (self), properties[1 + menu]);
  tell (self);
}

/* The order stays. */
static void
reset (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeBookFilter *self = CORDEE_BOOK_FILTER (widget);

  g_object_set (self, "structure", "", "verdict", "", "due", "", "way", "", "silence", "", "rules-changed", FALSE, "archived", FALSE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  tell (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_book_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeBookFilter *self = CORDEE_BOOK_FILTER (object);

  if (id >= PROP_STRUCTURE && id <= PROP_SORT)
    g_value_set_string (value, self->chosen[id - 1]);
  else if (id == PROP_RULES_CHANGED)
    g_value_set_boolean (value, self->rules_changed);
  else if (id == PROP_ARCHIVED)
    g_value_set_boolean (value, self->archived);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_flag (CordeeBookFilter *self, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
  tell (self);
}

static void
cordee_book_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeBookFilter *self = CORDEE_BOOK_FILTER (object);

  if (id >= PROP_STRUCTURE && id <= PROP_SORT)
    choose (self, id - 1, g_value_get_string (value));
  else if (id == PROP_RULES_CHANGED)
    set_flag (self, &self->rules_changed, g_value_get_boolean (value), pspec);
  else if (id == PROP_ARCHIVED)
    set_flag (self, &self->archived, g_value_get_boolean (value), pspec);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_book_filter_dispose (GObject *object)
{
  CordeeBookFilter *self = CORDEE_BOOK_FILTER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_BOOK_FILTER);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);

  G_OBJECT_CLASS (cordee_book_filter_parent_class)->dispose (object);
}

static void
cordee_book_filter_finalize (GObject *object)
{
  CordeeBookFilter *self = CORDEE_BOOK_FILTER (object);

  for (guint i = 0; i < N_MENUS; i++)
    g_free (self->chosen[i]);

  G_OBJECT_CLASS (cordee_book_filter_parent_class)->finalize (object);
}

static void
cordee_book_filter_class_init (CordeeBookFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordee_book_filter_get_property;
  object_class->set_property = cordee_book_filter_set_property;
  object_class->dispose = cordee_book_filter_dispose;
  object_class->finalize = cordee_book_filter_finalize;

  for (guint i = 0; i < N_MENUS; i++)
    {
      properties[1 + i] = g_param_spec_string (menus[i].property, NULL, NULL, i == MENU_SORT ? sorts[0].id : "", flags);
    }
  properties[PROP_RULES_CHANGED] = g_param_spec_boolean ("rules-changed", NULL, NULL, FALSE, flags);
  properties[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CORDEE_TYPE_BOOK_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 0; i < N_MENUS; i++)
    gtk_widget_class_install_property_action (widget_class, menus[i].action, menus[i].property);
  gtk_widget_class_install_property_action (widget_class, "book-filter.rules-changed", "rules-changed");
  gtk_widget_class_install_property_action (widget_class, "book-filter.archived", "archived");
  gtk_widget_class_install_action (widget_class, "book-filter.reset", NULL, reset);

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-book-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, root);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, search);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, structure_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, verdict_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, due_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, way_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, silence_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, sort_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, reset);
  gtk_widget_class_bind_template_child (widget_class, CordeeBookFilter, found);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cordee_book_filter_init (CordeeBookFilter *self)
{
  for (guint i = 0; i < N_MENUS; i++)
    self->chosen[i] = g_strdup (i == MENU_SORT ? sorts[0].id : "");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The structures to choose from, and the day from which weeks and months are counted. To be called once. */
void
cordee_book_filter_set_base (CordeeBookFilter *self, CordeeKnowledge *knowledge, CordeeDay today)
{
  g_return_if_fail (CORDEE_IS_BOOK_FILTER (self));
  g_return_if_fail (self->knowledge == NULL);

  self->knowledge = cordee_knowledge_ref (knowledge);
  self->today = today;
  fill_menus (self);
  for (guint i = 0; i < N_MENUS; i++)
    update_button (self, i);
}
