/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-funding-page-private.h"

#include "cordee-adaptive.h"
#include "cordee-focus.h"
#include "cordee-funding-parts.h"
#include "cordee-report.h"
#include "cordee-statement-row.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_STRUCTURE,
  PROP_YEARS,
  PROP_COMPARE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeFundingPage, cordee_funding_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* ── the plans ──────────────────────────────────────────────────── */

static CordeeInterview *
get_interview (CordeeFundingPage *self)
{
  return cordee_session_get_interview (self->session);
}

static gboolean
has_scheme (CordeeKnowledge *knowledge, const char *structure)
{
  GPtrArray *schemes = cordee_knowledge_get_schemes (knowledge);

  for (guint i = 0; i < schemes->len; i++)
    if (g_str_equal (((const CordeeScheme *) schemes->pdata[i])->structure, structure))
      return TRUE;
  return FALSE;
}

/* What nobody chose: the structure that is proposed, or the first that money is known of. */
static const char *
find_structure (CordeeFundingPage *self)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  GPtrArray *structures = cordee_knowledge_get_structures (knowledge);
  const CordeeCandidate *primary = cordee_interview_get_advice (get_interview (self))->primary;

  if (self->chosen != NULL && cordee_knowledge_find_structure (knowledge, self->chosen) != NULL)
    return cordee_knowledge_find_structure (knowledge, self->chosen)->id;
  if (primary != NULL)
    return primary->structure->id;
  for (guint i = 0; i < structures->len; i++)
    if (has_scheme (knowledge, ((const CordeeStructure *) structures->pdata[i])->id))
      return ((const CordeeStructure *) structures->pdata[i])->id;
  return ((const CordeeStructure *) structures->pdata[0])->id;
}

static void
drop_plan (CordeeFundingPlan *plan)
{
  g_clear_pointer (&plan->view, cordee_funding_view_free);
  g_clear_pointer (&plan->plan, cordee_plan_free);
}

static void
make_plan (CordeeFundingPage *self, CordeeFundingPlan *plan, CordeeRulebook *rulebook, const char *structure, const CordeeSituation *situation)
{
  CordeePlan *made = cordee_plan_new (rulebook, structure, situation, self->n_years);

  drop_plan (plan);
  plan->plan = made;
  plan->view = cordee_funding_view_new (made, situation);
}

static void
make_plans (CordeeFundingPage *self)
{
  CordeeRulebook *rulebook = cordee_interview_get_rulebook (get_interview (self));
  const CordeeSituation *situation = cordee_session_get_situation (self->session);
  const CordeeFundingOther *other = cordee_funding_second_get_other (self->second);
  g_autoptr(CordeeSituation) mixed = NULL;
  g_autoptr(CordeeRulebook) rules = NULL;

  make_plan (self, &self->plans[0], rulebook, self->structure, situation);
  drop_plan (&self->plans[1]);
  if (!self->comparing)
    return;
  mixed = cordee_funding_other_situation (other, situation);
  rules = cordee_funding_other_rulebook (other, rulebook);
  make_plan (self, &self->plans[1], rules, other->structure != NULL ? other->structure : self->structure, mixed);
}

/* What is on show; NULL where there is no second plan. Borrowed until the next change. */
const CordeeFundingView *
cordee_funding_page_get_view (CordeeFundingPage *self, gboolean second)
{
  g_return_val_if_fail (CORDEE_IS_FUNDING_PAGE (self), NULL);
  return self->plans[second ? 1 : 0].view;
}

/* ── a year and a line of it ────────────────────────────────────── */

static const CordeeFundingYear *
get_year (CordeeFundingPage *self)
{
  GPtrArray *years = self->plans[self->plan_shown].view->years;

  return self->year_shown < years->len ? years->pdata[self->year_shown] : NULL;
}

static const CordeeFundingItem *
find_item (const CordeeFundingYear *year, const char *line, int *place)
{
  for (guint i = 0; year != NULL && line != NULL && i < year->items->len; i++)
    {
      const CordeeFundingItem *item = year->items->pdata[i];

      if (g_str_equal (item->item->line->id, line))
        {
          *place = (int) i;
          return item;
        }
    }
  *place = -1;
  return NULL;
}

/* The year that is looked at, and the line of it, where that is still there. */
static void
show_year (CordeeFundingPage *self)
{
  const CordeeFundingYear *year;
  const CordeeFundingItem *item;
  int place;

  if (self->plans[self->plan_shown].view == NULL)
    self->plan_shown = 0;
  self->year_shown = MIN (self->year_shown, (guint) self->n_years - 1);
  year = get_year (self);
  item = find_item (year, self->line_shown, &place);
  if (item == NULL)
    self->line_shown = NULL;
  cordee_funding_chart_select (self->chart, self->plan_shown, self->year_shown);
  cordee_funding_table_set_year (self->table, year);
  cordee_funding_table_select (self->table, place);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), item != NULL);
  if (item != NULL)
    cordee_funding_detail_show_item (self->detail, self->session, year, item);
}

static void
year_activated_cb (CordeeFundingPage *self, guint plan, guint year)
{
  if (self->plan_shown == plan && self->year_shown == year)
    {
      cordee_funding_table_focus (self->table);
      return;
    }
  self->plan_shown = plan;
  self->year_shown = year;
  self->line_shown = NULL;
  show_year (self);
}

static void
item_activated_cb (CordeeFundingPage *self, guint place)
{
  const CordeeFundingYear *year = get_year (self);

  if (year == NULL || place >= year->items->len)
    return;
  self->line_shown = ((const CordeeFundingItem *) year->items->pdata[place])->item->line->id;
  show_year (self);
  cordee_funding_detail_focus (self->detail);
}

static void
close_detail_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (widget);

  self->line_shown = NULL;
  cordee_funding_table_focus (self->table);
  show_year (self);
}

/* ── beside the amounts ─────────────────────────────────────────── */

static void
sign_notes (GString *sign, GPtrArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const CordeeFundingNote *note = notes->pdata[i];

      g_string_append_printf (sign, "%s\n%s\n", note->title, note->text != NULL ? note->text : "");
    }
  g_string_append_c (sign, '\f');
}

static void
sign_texts (GString *sign, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (sign, "%s\n", (const char *) texts->pdata[i]);
  g_string_append_c (sign, '\f');
}

/* Both plans say most of it alike: each is told once, that of the first plan first. */
static void
add_view_notes (CordeeFundingPage *self, const CordeeFundingView *view, const char *of)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);

  cordee_funding_add_texts (self->notes, _("Conditions non remplies"), of, view->unmet);
  cordee_funding_add_notes (self->notes, knowledge, _("Ce qu’aucune source ne donne"), of, view->unknown);
  cordee_funding_add_notes (self->notes, knowledge, _("Annoncé, non compté"), of, view->announced);
  cordee_funding_add_notes (self->notes, knowledge, _("Versements"), of, view->payments);
}

/* Made again only where something changed: whoever reads it keeps their place. */
static void
show_notes (CordeeFundingPage *self, const char *const titles[2])
{
  const CordeeFundingView *first = self->plans[0].view, *second = self->plans[1].view;
  g_autoptr(GPtrArray) difference = second != NULL ? cordee_funding_difference (first, second) : g_ptr_array_new ();
  GString *sign = g_string_new (NULL);

  for (guint i = 0; i < 2 && self->plans[i].view != NULL; i++)
    {
      const CordeeFundingView *view = self->plans[i].view;

      g_string_append (sign, titles[i]);
      sign_texts (sign, view->unmet);
      sign_notes (sign, view->unknown);
      sign_notes (sign, view->announced);
      sign_notes (sign, view->payments);
    }
  sign_texts (sign, difference);
  if (g_strcmp0 (sign->str, self->notes_shown) == 0)
    {
      g_string_free (sign, TRUE);
      return;
    }
  g_free (self->notes_shown);
  self->notes_shown = g_string_free (sign, FALSE);
  cordee_box_clear (self->notes);
  cordee_funding_add_texts (self->notes, _("Ce qui change d’un plan à l’autre"), NULL, difference);
  add_view_notes (self, first, second != NULL ? titles[0] : NULL);
  if (second != NULL)
    add_view_notes (self, second, titles[1]);
}

/* ── the whole ──────────────────────────────────────────────────── */

static char *
second_title (CordeeFundingPage *self)
{
  char *text = cordee_funding_other_to_text (cordee_funding_second_get_other (self->second), cordee_session_get_knowledge (self->session));

  if (*text != '\0')
    return text;
  g_free (text);
  return g_strdup (_("Second plan"));
}

static void
show_words (CordeeFundingPage *self, const char *const titles[2])
{
  const CordeeFundingView *first = self->plans[0].view, *second = self->plans[1].view;
  g_autofree char *lead = g_strdup_printf ("%s. %s", first->lead,
                                           _("Chaque montant mène à sa source ; ce qu’aucune source ne donne est dit inconnu."));
  g_autofree char *typeset = cordee_report_typeset (lead);
  /* TRANSLATORS: how many years the plan has. */
  g_autofree char *years = g_strdup_printf (ngettext ("%i an", "%i ans", (gulong) self->n_years), self->n_years);
  g_autofree char *total = NULL;

  gtk_label_set_text (self->years, years);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "funding.fewer-years", self->n_years > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "funding.more-years", self->n_years < CORDEE_FUNDING_MAX_YEARS);

  gtk_label_set_text (self->lead, typeset);
  if (second != NULL)
    /* TRANSLATORS: twice what a plan is, then what it gives: CPTS : en 5 ans … */
    total = g_strdup_printf (_("%1$s : %2$s\n%3$s : %4$s"), titles[0], first->total, titles[1], second->total);
  else
    total = g_strdup (first->empty != NULL ? first->empty : first->total);
  if (g_strcmp0 (gtk_label_get_text (self->total), total) != 0)
    gtk_label_set_text (self->total, total);
}

void
cordee_funding_page_refresh (CordeeFundingPage *self)
{
  const char *structure = find_structure (self);
  g_autofree char *other = NULL;
  const char *titles[2];

  self->stale = FALSE;
  if (g_strcmp0 (structure, self->structure) != 0)
    {
      self->structure = structure;
      self->line_shown = NULL;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STRUCTURE]);
    }
  other = second_title (self);
  titles[0] = self->structure;
  titles[1] = other;
  make_plans (self);
  cordee_funding_form_show (self->form, get_interview (self), self->plans[0].view, cordee_session_get_situation (self->session), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->second), self->comparing);
  if (self->comparing)
    cordee_funding_second_show (self->second, get_interview (self), self->plans[1].view);
  cordee_funding_chart_set_views (self->chart, self->plans[0].view, self->plans[1].view, titles[0], titles[1]);
  gtk_widget_set_visible (GTK_WIDGET (self->plan), self->plans[0].view->empty == NULL || self->comparing);
  show_words (self, titles);
  show_year (self);
  show_notes (self, titles);
}

static void
changed_cb (CordeeFundingPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cordee_funding_page_refresh (self);
}

/* ── what the user does ─────────────────────────────────────────── */

static void
answered_cb (CordeeFundingPage *self, const char *question, CordeeValue *value)
{
  if (value != NULL)
    cordee_interview_answer (get_interview (self), question, value, CORDEE_PROVENANCE_DECLARED);
  else
    cordee_interview_forget (get_interview (self), question);
  cordee_session_answered (self->session);
}

static void
step_years_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (widget);

  g_object_set (self, "years", self->n_years + (g_str_equal (name, "funding.more-years") ? 1 : -1), NULL);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (widget);

  if (g_str_equal (name, "assistant.undo"))
    cordee_interview_undo (get_interview (self));
  else
    cordee_interview_redo (get_interview (self));
  cordee_session_answered (self->session);
}

/* Beside the plan, the hypotheses take no more room than they need: their texts wrap. */
static GtkSizeRequestMode
side_mode (GtkWidget *side)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
side_measure (GtkWidget *side, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (side), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
side_allocate (GtkWidget *side, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (side), width, height, -1, NULL);
}

/* Where there is little room, the hypotheses go above. */
static void
narrow_cb (CordeeFundingPage *self)
{
  gboolean narrow = cordee_adaptive_get_narrow (self->adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_funding_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (object);

  switch (id)
    {
    case PROP_STRUCTURE:
      g_value_set_string (value, self->structure != NULL ? self->structure : "");
      break;
    case PROP_YEARS:
      g_value_set_int (value, self->n_years);
      break;
    case PROP_COMPARE:
      g_value_set_boolean (value, self->comparing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_funding_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (object);

  switch (id)
    {
    case PROP_STRUCTURE:
      g_free (self->chosen);
      self->chosen = g_value_dup_string (value);
      break;
    case PROP_YEARS:
      if (self->n_years == CLAMP (g_value_get_int (value), 1, CORDEE_FUNDING_MAX_YEARS))
        return;
      self->n_years = CLAMP (g_value_get_int (value), 1, CORDEE_FUNDING_MAX_YEARS);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_COMPARE:
      if (self->comparing == g_value_get_boolean (value))
        return;
      self->comparing = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  changed_cb (self);
}

static void
cordee_funding_page_map (GtkWidget *widget)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (widget);

  if (self->stale)
    cordee_funding_page_refresh (self);
  GTK_WIDGET_CLASS (cordee_funding_page_parent_class)->map (widget);
}

/* Whoever comes to the section comes to the hypotheses. */
static gboolean
cordee_funding_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CORDEE_FUNDING_PAGE (widget)->form), GTK_DIR_TAB_FORWARD);
}

static void
cordee_funding_page_dispose (GObject *object)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (object);

  cordee_file_dialog_clear (&self->file_dialog);
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_FUNDING_PAGE);
  drop_plan (&self->plans[0]);
  drop_plan (&self->plans[1]);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_funding_page_parent_class)->dispose (object);
}

static void
cordee_funding_page_finalize (GObject *object)
{
  CordeeFundingPage *self = CORDEE_FUNDING_PAGE (object);

  g_free (self->chosen);
  g_free (self->notes_shown);

  G_OBJECT_CLASS (cordee_funding_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-funding-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, chips);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, lead);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, years);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, columns);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, side);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, form);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, second);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, total);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, plan);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, chart);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, table);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, detail);
  gtk_widget_class_bind_template_child (widget_class, CordeeFundingPage, notes);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_activated_cb);
}

static void
cordee_funding_page_class_init (CordeeFundingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_funding_page_get_property;
  object_class->set_property = cordee_funding_page_set_property;
  object_class->dispose = cordee_funding_page_dispose;
  object_class->finalize = cordee_funding_page_finalize;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_funding_page_grab_focus;
  widget_class->map = cordee_funding_page_map;

  properties[PROP_STRUCTURE] = g_param_spec_string ("structure", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_YEARS] = g_param_spec_int ("years", NULL, NULL, 1, CORDEE_FUNDING_MAX_YEARS, CORDEE_PLAN_DEFAULT_YEARS,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPARE] = g_param_spec_boolean ("compare", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_FUNDING_CHART);
  g_type_ensure (CORDEE_TYPE_FUNDING_DETAIL);
  g_type_ensure (CORDEE_TYPE_FUNDING_FORM);
  g_type_ensure (CORDEE_TYPE_FUNDING_SECOND);
  g_type_ensure (CORDEE_TYPE_FUNDING_TABLE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_install_property_action (widget_class, "funding.structure", "structure");
  gtk_widget_class_install_property_action (widget_class, "funding.years", "years");
  gtk_widget_class_install_property_action (widget_class, "funding.compare", "compare");
  gtk_widget_class_install_action (widget_class, "funding.fewer-years", NULL, step_years_action);
  gtk_widget_class_install_action (widget_class, "funding.more-years", NULL, step_years_action);
  gtk_widget_class_install_action (widget_class, "assistant.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "assistant.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "page.close-detail", NULL, close_detail_action);
  cordee_funding_page_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "assistant.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "assistant.redo", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
cordee_funding_page_init (CordeeFundingPage *self)
{
  self->n_years = CORDEE_PLAN_DEFAULT_YEARS;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->side, gtk_custom_layout_new (side_mode, side_measure, side_allocate));
}

/* The page of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_funding_page_new (CordeeSession *session)
{
  CordeeFundingPage *self;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_FUNDING_PAGE, NULL);
  self->session = g_object_ref (session);
  cordee_funding_fill_chips (self->chips, cordee_session_get_knowledge (session), "funding.structure");
  cordee_funding_second_set_knowledge (self->second, cordee_session_get_knowledge (session));
  g_signal_connect_object (session, "answered", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  cordee_funding_page_refresh (self);
  return GTK_WIDGET (self);
}
