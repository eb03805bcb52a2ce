/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-roadmap-page-private.h"

#include "cordee-focus.h"
#include "cordee-report-roadmap.h"
#include "cordee-report.h"
#include "cordee-roadmap-parts.h"
#include "cordee-stack.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of what there is to do this week, so much is on show until more is asked for. */
#define FIRST_TASKS 3

enum
{
  PROP_0,
  PROP_WAY,
  PROP_FROM,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeRoadmapPage, cordee_roadmap_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static CordeeKnowledge *
get_knowledge (CordeeRoadmapPage *self)
{
  return cordee_session_get_knowledge (self->session);
}

/* Tells the window a sentence, which it takes. */
void
cordee_roadmap_page_say (CordeeRoadmapPage *self, char *text)
{
  g_autofree char *typeset = cordee_report_take_typeset (text);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", typeset);
}

/* ── which way ──────────────────────────────────────────────────── */

static const char *
how_id (CordeeHow how)
{
  return how == CORDEE_HOW_ADHERER ? "adherer" : "creer";
}

/* "STRUCTURE/creer". The caller owns it. */
static char *
way_id (const char *structure, CordeeHow how)
{
  return g_strconcat (structure, "/", how_id (how), NULL);
}

static char *
way_label (const char *structure, CordeeHow how)
{
  /* TRANSLATORS: a structure that is created, or joined. */
  return cordee_report_take_typeset (g_strdup_printf (how == CORDEE_HOW_ADHERER ? _("%s · rejoindre") : _("%s · créer"), structure));
}

/* FALSE where the base has no such way. */
static gboolean
take_way (CordeeRoadmapPage *self, const char *structure, CordeeHow how)
{
  const CordeeStructure *known = structure != NULL ? cordee_knowledge_find_structure (get_knowledge (self), structure) : NULL;

  if (known == NULL || !cordee_roadmap_exists (get_knowledge (self), known->id, how))
    return FALSE;
  self->structure = known->id;
  self->how = how;
  return TRUE;
}

static gboolean
take_chosen (CordeeRoadmapPage *self)
{
  g_auto(GStrv) parts = self->chosen != NULL ? g_strsplit (self->chosen, "/", 2) : NULL;

  return parts != NULL && g_strv_length (parts) == 2
         && take_way (self, parts[0], g_str_equal (parts[1], how_id (CORDEE_HOW_ADHERER)) ? CORDEE_HOW_ADHERER : CORDEE_HOW_CREER);
}

/* What was chosen here; else what the team worked on last; else the structure that the team chose, or that is proposed; else the first way. */
static void
find_way (CordeeRoadmapPage *self)
{
  const CordeeDossier *dossier = cordee_session_get_dossier (self->session);
  const CordeeCourse *course = cordee_dossier_get_course (dossier);
  const CordeeAdvice *advice = cordee_interview_get_advice (cordee_session_get_interview (self->session));
  GPtrArray *structures = cordee_knowledge_get_structures (get_knowledge (self));

  if (take_chosen (self) || (course != NULL && take_way (self, course->structure, course->how)))
    return;
  for (guint i = dossier->choices->len; i-- > 0;)
    {
      const CordeeDossierChoice *choice = dossier->choices->pdata[i];

      if (take_way (self, choice->structure, choice->how))
        return;
    }
  if (advice->primary != NULL && (take_way (self, advice->primary->structure->id, advice->how)
                                  || take_way (self, advice->primary->structure->id, CORDEE_HOW_CREER)))
    return;
  for (guint i = 0; i < structures->len; i++)
    if (take_way (self, ((const CordeeStructure *) structures->pdata[i])->id, CORDEE_HOW_CREER))
      return;
  self->structure = ((const CordeeStructure *) structures->pdata[0])->id;
  self->how = CORDEE_HOW_CREER;
}

static void
fill_ways (CordeeRoadmapPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  GPtrArray *structures = cordee_knowledge_get_structures (get_knowledge (self));

  for (guint i = 0; i < structures->len; i++)
    for (CordeeHow how = CORDEE_HOW_CREER; how <= CORDEE_HOW_ADHERER; how++)
      {
        const CordeeStructure *structure = structures->pdata[i];
        g_autofree char *label = way_label (structure->id, how);
        g_autofree char *id = way_id (structure->id, how);
        g_autofree char *action = g_strdup_printf ("roadmap.structure::%s", id);

        if (cordee_roadmap_exists (get_knowledge (self), structure->id, how))
          g_menu_append (menu, label, action);
      }
  gtk_menu_button_set_menu_model (self->way_button, G_MENU_MODEL (menu));
}

static void
fill_menu (CordeeRoadmapPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Rapport…"), "page.print");
  g_menu_append (menu, _("Copier le parcours"), "page.copy");
  g_menu_append (menu, _("Reporter les dates prévues dans les réponses"), "roadmap.report-dates");
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Autres actions sur ce parcours"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _("Autres actions sur ce parcours"));
}

/* From which structures one may come, where that changes anything. */
static void
fill_origins (CordeeRoadmapPage *self)
{
  g_autoptr(GPtrArray) origins = cordee_roadmap_origins (get_knowledge (self), self->structure);
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("D’aucune structure"), "roadmap.from::");
  for (guint i = 0; i < origins->len; i++)
    {
      const CordeeStructure *origin = origins->pdata[i];
      g_autofree char *action = g_strdup_printf ("roadmap.from::%s", origin->id);
      /* TRANSLATORS: %s is a structure. */
      g_autofree char *label = g_strdup_printf (_("D’une structure existante : %s"), origin->id);
      g_autofree char *typeset = cordee_report_typeset (label);

      g_menu_append (menu, typeset, action);
    }
  gtk_menu_button_set_menu_model (self->from_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->from_button), origins->len > 0 && self->how == CORDEE_HOW_CREER);
}

/* ── the plan ───────────────────────────────────────────────────── */

void
cordee_roadmap_plan_clear (CordeeRoadmapPlan *plan)
{
  g_clear_pointer (&plan->view, cordee_roadmap_view_free);
  g_clear_pointer (&plan->roadmap, cordee_roadmap_free);
  g_clear_pointer (&plan->course, cordee_course_free);
}

/* Fills plan, which is empty, with the way to the structure in hand as course has it; course is taken. */
void
cordee_roadmap_page_make_plan (CordeeRoadmapPage *self, CordeeCourse *course, CordeeRoadmapPlan *plan)
{
  CordeeRoadmapInput input = {
    .rulebook = cordee_interview_get_rulebook (cordee_session_get_interview (self->session)),
    .structure = self->structure,
    .how = self->how,
    .from = course->from,
    .situation = cordee_session_get_situation (self->session),
    .course = course,
    .today = cordee_session_get_today (self->session),
  };

  plan->course = course;
  plan->roadmap = cordee_roadmap_new (&input);
}

/* The view of plan, which has none yet. */
static void
look_at (CordeeRoadmapPage *self, CordeeRoadmapPlan *plan)
{
  plan->view = cordee_roadmap_view_new (plan->roadmap, cordee_session_get_situation (self->session));
}

/* Borrowed until the next change; while a bar is dragged, of what it would come to. */
const CordeeRoadmapView *
cordee_roadmap_page_get_view (CordeeRoadmapPage *self)
{
  g_return_val_if_fail (CORDEE_IS_ROADMAP_PAGE (self), NULL);
  return self->trial.view != NULL ? self->trial.view : self->plan.view;
}

/* ── what is on show ────────────────────────────────────────────── */

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text != NULL ? text : "") != 0)
    gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* What changes while a bar is dragged. */
static void
show_plan (CordeeRoadmapPage *self, const CordeeRoadmapView *view)
{
  set_text (self->lead, view->lead);
  set_text (self->warning, view->warning);
  cordee_roadmap_fill_tiles (self->tiles, view->tiles);
  cordee_roadmap_timeline_set_view (self->timeline, view);
}

static void
show_days (CordeeRoadmapPage *self)
{
  const CordeeRoadmap *roadmap = self->plan.roadmap;
  const CordeeRoadmapStep *goal = roadmap->goal >= 0 ? roadmap->steps->pdata[roadmap->goal] : NULL;
  gboolean aimed = roadmap->target != CORDEE_DAY_NONE;
  g_autofree char *target = aimed ? cordee_day_to_words (roadmap->target) : NULL;
  g_autofree char *start = cordee_day_to_words (roadmap->start);
  g_autofree char *soonest = cordee_day_to_words (roadmap->earliest_end);
  /* TRANSLATORS: %s is a day. */
  g_autofree char *target_label = target != NULL ? g_strdup_printf (_("Date visée : %s"), target) : g_strdup (_("Viser une date"));
  g_autofree char *start_label = g_strdup_printf (_("Départ : %s"), start);
  g_autofree char *offer = g_strdup_printf (_("Au plus tôt : %s"), soonest);
  g_autofree char *typeset_target = cordee_report_typeset (target_label);
  g_autofree char *typeset_start = cordee_report_typeset (start_label);
  g_autofree char *typeset_offer = cordee_report_typeset (offer);

  cordee_day_button_set (self->target_button, typeset_target, roadmap->target, roadmap->today);
  cordee_day_button_offer (self->target_button, typeset_offer, roadmap->earliest_end);
  gtk_widget_set_visible (GTK_WIDGET (self->target_button), goal != NULL && goal->step->anchor != NULL);
  cordee_day_button_set (self->start_button, typeset_start, self->plan.course->start, roadmap->today);
  gtk_widget_set_visible (GTK_WIDGET (self->start_button), goal != NULL);
}

static void
show_choices (CordeeRoadmapPage *self)
{
  g_autofree char *label = way_label (self->structure, self->how);
  /* TRANSLATORS: a button for a screen reader: %s is the structure that the way leads to, and how. */
  g_autofree char *name = g_strdup_printf (_("Parcours suivi : %s"), label);
  g_autofree char *typeset = cordee_report_typeset (name);
  const char *from = self->plan.course->from;
  /* TRANSLATORS: a button: %s is the structure that the team comes from. */
  g_autofree char *origin = from != NULL ? g_strdup_printf (_("Partir d’une structure existante : %s"), from)
                                            : g_strdup (_("Partir d’une structure existante"));
  g_autofree char *typeset_origin = cordee_report_typeset (origin);

  gtk_menu_button_set_label (self->way_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->way_button), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset, -1);
  fill_origins (self);
  gtk_menu_button_set_label (self->from_button, typeset_origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->from_button), GTK_ACCESSIBLE_PROPERTY_LABEL, typeset_origin, -1);
  show_days (self);
}

static void
show_tasks (CordeeRoadmapPage *self)
{
  const CordeeRoadmapView *view = self->plan.view;
  guint n = cordee_roadmap_fill_tasks (self->tasks, view, self->all_tasks ? G_MAXUINT : FIRST_TASKS);
  /* TRANSLATORS: tasks that are not on show yet. */
  g_autofree char *more = g_strdup_printf (ngettext ("Afficher %u autre", "Afficher les %u autres", n), n);

  gtk_button_set_label (self->more_tasks, self->all_tasks ? _("Afficher moins") : more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_tasks), view->tasks->len > FIRST_TASKS);
}

static void
more_cb (CordeeRoadmapPage *self)
{
  self->all_tasks = !self->all_tasks;
  show_tasks (self);
}

static void
show_prepare (CordeeRoadmapPage *self)
{
  const char *label = self->plan.view->prepare_label;

  gtk_widget_set_visible (self->prepare, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->prepare), label);
}

/* ── the step that is open ──────────────────────────────────────── */

static gboolean
has_focus (GtkWidget *part)
{
  GtkRoot *root = gtk_widget_get_root (part);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, part);
}

/* Beside the rest; where there is little room, in its place. What goes hands the focus over first: GTK 4.8 never lets go of some of what is
   hidden around the focus. */
static void
show_side (CordeeRoadmapPage *self)
{
  gboolean open = self->selected != NULL, narrow = cordee_adaptive_get_narrow (self->adaptive);
  gboolean rest = !open || !narrow;

  if (open)
    gtk_widget_set_visible (self->side, TRUE);
  if (rest)
    gtk_widget_set_visible (self->main_scroll, TRUE);
  if (!open && has_focus (self->side))
    cordee_roadmap_timeline_focus_step (self->timeline, NULL);
  if (!rest && has_focus (self->main_scroll))
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->side, open);
  gtk_widget_set_visible (self->main_scroll, rest);
  gtk_widget_set_hexpand (self->side, open && narrow);
  cordee_roadmap_timeline_set_brief (self->timeline, cordee_adaptive_get_small (self->adaptive));
  gtk_widget_set_visible (GTK_WIDGET (self->legend), !cordee_adaptive_get_small (self->adaptive));
}

static void
show_selected (CordeeRoadmapPage *self)
{
  int index = self->selected != NULL ? cordee_roadmap_find (self->plan.roadmap, self->selected) : -1;

  if (index < 0)
    g_clear_pointer (&self->selected, g_free);
  cordee_step_pane_show (self->pane, index >= 0 ? self->plan.roadmap : NULL, index >= 0 ? (guint) index : 0);
  cordee_roadmap_timeline_select (self->timeline, self->selected);
  show_side (self);
}

/* Opens a step beside the line of time; "" closes it, and the focus goes back to its row. */
void
cordee_roadmap_page_select (CordeeRoadmapPage *self, const char *step)
{
  g_autofree char *before = g_steal_pointer (&self->selected);

  self->selected = *step != '\0' ? g_strdup (step) : NULL;
  show_selected (self);
  if (self->selected != NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
  else if (before != NULL)
    cordee_roadmap_timeline_focus_step (self->timeline, before);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Another dossier is another story: nothing of the one before can be undone in it. */
static void
follow_dossier (CordeeRoadmapPage *self)
{
  const CordeeDossier *dossier = cordee_session_get_dossier (self->session);

  if (g_strcmp0 (dossier->id, self->dossier) == 0)
    return;
  g_free (self->dossier);
  self->dossier = g_strdup (dossier->id);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_ptr_array_set_size (self->past, 0);
  g_ptr_array_set_size (self->future, 0);
  self->all_tasks = FALSE;
}

/* Plans anew and shows it. */
void
cordee_roadmap_page_refresh (CordeeRoadmapPage *self)
{
  CordeeRoadmapPlan before = self->plan, trial = self->trial;
  const CordeeCourse *course;

  self->stale = FALSE;
  follow_dossier (self);
  find_way (self);
  course = cordee_dossier_find_course (cordee_session_get_dossier (self->session), self->structure, self->how);
  memset (&self->plan, 0, sizeof (self->plan));
  memset (&self->trial, 0, sizeof (self->trial));
  cordee_roadmap_page_make_plan (self, course != NULL ? cordee_course_copy (course) : cordee_course_new (self->structure, self->how), &self->plan);
  look_at (self, &self->plan);
  set_text (self->title, self->plan.view->title);
  show_choices (self);
  show_plan (self, self->plan.view);
  show_tasks (self);
  show_prepare (self);
  show_selected (self);
  cordee_roadmap_fill_notes (self->notes, self->plan.view->notes);
  set_text (self->empty, self->plan.view->empty);
  cordee_stack_show (self->stack, self->plan.view->empty != NULL ? "empty" : "way");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.export", self->plan.view->empty == NULL);
  cordee_roadmap_page_show_undo (self);
  cordee_roadmap_plan_clear (&before);
  cordee_roadmap_plan_clear (&trial);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WAY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FROM]);
}

static void
changed_cb (CordeeRoadmapPage *self)
{
  if (self->changing)
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cordee_roadmap_page_refresh (self);
}

/* ── dragging ───────────────────────────────────────────────────── */

/* The plan as it would be, on the scale that was there when the bar was taken. */
static void
move_cb (CordeeRoadmapPage *self, const char *step, int day, gboolean done)
{
  CordeeRoadmapPlan before = self->trial;
  CordeeCourse *course;

  if (done)
    {
      cordee_roadmap_page_begin (self, step, day);
      return;
    }
  course = cordee_course_copy (self->plan.course);
  cordee_course_set_not_before (course, step, day, 0);
  memset (&self->trial, 0, sizeof (self->trial));
  cordee_roadmap_page_make_plan (self, course, &self->trial);
  look_at (self, &self->trial);
  cordee_roadmap_view_set_scale (self->trial.view, self->plan.view->first, self->plan.view->last);
  show_plan (self, self->trial.view);
  cordee_roadmap_plan_clear (&before);
}

/* ── room ───────────────────────────────────────────────────────── */

static void
narrow_cb (CordeeRoadmapPage *self)
{
  show_side (self);
}

/* ── choices ────────────────────────────────────────────────────── */

static void
target_chosen_cb (CordeeRoadmapPage *self, int day)
{
  cordee_roadmap_page_set_target (self, day);
}

static void
start_chosen_cb (CordeeRoadmapPage *self, int day)
{
  cordee_roadmap_page_set_start (self, day);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_roadmap_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (object);

  switch (id)
    {
    case PROP_WAY:
      g_value_take_string (value, self->structure != NULL ? way_id (self->structure, self->how) : g_strdup (""));
      break;
    case PROP_FROM:
      g_value_set_string (value, self->plan.course != NULL && self->plan.course->from != NULL ? self->plan.course->from : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_roadmap_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (object);

  switch (id)
    {
    case PROP_WAY:
      g_free (self->chosen);
      self->chosen = g_value_dup_string (value);
      cordee_roadmap_page_refresh (self);
      break;
    case PROP_FROM:
      cordee_roadmap_page_set_from (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cordee_roadmap_page_map (GtkWidget *widget)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (widget);

  if (self->stale)
    cordee_roadmap_page_refresh (self);
  GTK_WIDGET_CLASS (cordee_roadmap_page_parent_class)->map (widget);
}

/* Whoever comes to the section comes to its first choice. */
static gboolean
cordee_roadmap_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CORDEE_ROADMAP_PAGE (widget)->way_button), GTK_DIR_TAB_FORWARD);
}

static void
cordee_roadmap_page_dispose (GObject *object)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (object);

  cordee_file_dialog_clear (&self->file_dialog);
  if (self->timeline != NULL)
    {
      cordee_roadmap_timeline_set_view (self->timeline, NULL);
      cordee_step_pane_show (self->pane, NULL, 0);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), CORDEE_TYPE_ROADMAP_PAGE);
  cordee_roadmap_plan_clear (&self->trial);
  cordee_roadmap_plan_clear (&self->plan);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_roadmap_page_parent_class)->dispose (object);
}

static void
cordee_roadmap_page_finalize (GObject *object)
{
  CordeeRoadmapPage *self = CORDEE_ROADMAP_PAGE (object);

  g_free (self->chosen);
  g_free (self->dossier);
  g_free (self->selected);
  g_free (self->document);
  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);

  G_OBJECT_CLASS (cordee_roadmap_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-roadmap-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, main_scroll);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, lead);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, undo);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, redo);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, prepare);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, way_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, from_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, target_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, warning);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, tiles);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, more_tasks);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, legend);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, notes);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, side);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, side_box);
  gtk_widget_class_bind_template_child (widget_class, CordeeRoadmapPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, cordee_roadmap_page_refresh);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_chosen_cb);
}

static void
cordee_roadmap_page_class_init (CordeeRoadmapPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_roadmap_page_get_property;
  object_class->set_property = cordee_roadmap_page_set_property;
  object_class->dispose = cordee_roadmap_page_dispose;
  object_class->finalize = cordee_roadmap_page_finalize;
  widget_class->focus = cordee_focus_only_child;
  widget_class->grab_focus = cordee_roadmap_page_grab_focus;
  widget_class->map = cordee_roadmap_page_map;

  properties[PROP_WAY] = g_param_spec_string ("way", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FROM] = g_param_spec_string ("from", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_DAY_BUTTON);
  g_type_ensure (CORDEE_TYPE_ROADMAP_TIMELINE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_install_property_action (widget_class, "roadmap.structure", "way");
  gtk_widget_class_install_property_action (widget_class, "roadmap.from", "from");
  cordee_roadmap_page_install_actions (widget_class);
  cordee_roadmap_page_install_export (widget_class);
  cordee_roadmap_page_install_undo (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "roadmap.select", "s", "");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
cordee_roadmap_page_init (CordeeRoadmapPage *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_roadmap_change_free);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_roadmap_change_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  cordee_roadmap_fill_legend (self->legend);
  cordee_day_button_set_words (self->target_button, _("Quand le contrat doit-il être signé ?"), _("Sans date visée"));
  cordee_day_button_set_words (self->start_button, _("Quand le parcours a-t-il commencé ?"), _("Partir d’aujourd’hui"));
}

/* The page of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_roadmap_page_new (CordeeSession *session)
{
  CordeeRoadmapPage *self;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_ROADMAP_PAGE, NULL);
  self->session = g_object_ref (session);
  self->pane = CORDEE_STEP_PANE (cordee_step_pane_new (session));
  gtk_box_append (self->side_box, GTK_WIDGET (self->pane));
  fill_ways (self);
  fill_menu (self);
  g_signal_connect_object (session, "answered", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dossier", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  cordee_roadmap_page_refresh (self);
  return GTK_WIDGET (self);
}
