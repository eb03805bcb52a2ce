/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-compare-private.h"

#include "cordee-matrix-notes.h"
#include "cordee-style.h"

/* Heights of the page in em: below the first there is no room for everything, below the second for one thing only. */
#define LOW_BELOW 44
#define TINY_BELOW 25

/* What the table keeps in any case, in em; what it gets beside evidence, as a share. */
#define LEAST_TABLE 12
#define TABLE_SHARE 0.6
#define TABLE_SHARE_LOW 0.4

enum
{
  PROP_0,
  PROP_FILTER,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeComparePage, cordee_compare_page, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* A short message that goes by itself. */
void
cordee_compare_page_say (CordeeComparePage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

/* What the answers come to; out, or NULL where nothing is answered: the table is then what it is for everybody. Borrowed until the next
   answer. */
const CordeeMatrixProject *
cordee_compare_page_get_project (CordeeComparePage *self, CordeeMatrixProject *out)
{
  CordeeInterview *interview;

  if (cordee_situation_count_known (cordee_session_get_situation (self->session)) == 0)
    return NULL;
  interview = cordee_session_get_interview (self->session);
  out->advice = cordee_interview_get_advice (interview);
  out->before = cordee_interview_get_before (interview);
  return out;
}

/* ── evidence ───────────────────────────────────────────────────── */

static const CordeeCell *
find_cell (CordeeComparePage *self, const char *structure, const char *criterion)
{
  const CordeeComparison *comparison = cordee_session_get_comparison (self->session);

  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const CordeeRow *row = comparison->rows->pdata[i];

      for (guint j = 0; j < row->cells->len && g_str_equal (row->criterion->id, criterion); j++)
        {
          const CordeeCell *cell = row->cells->pdata[j];

          if (g_str_equal (cell->structure->id, structure))
            return cell;
        }
    }
  return NULL;
}

static const CordeeChange *
find_change (CordeeComparePage *self, const CordeeCell *cell)
{
  GPtrArray *changes = cordee_session_get_changes (self->session);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const CordeeChange *change = changes->pdata[i];

      if (change->after->structure == cell->structure && change->after->criterion == cell->criterion)
        return change;
    }
  return NULL;
}

static void
show_note (CordeeComparePage *self, const char *structure, const char *criterion)
{
  cordee_cell_note_show (cordee_evidence_drawer_get_note (self->drawer), self->session, structure, criterion);
}

static void
show_evidence (CordeeComparePage *self, const CordeeCell *cell)
{
  CordeeKnowledge *knowledge = cordee_session_get_knowledge (self->session);
  CordeeEvidence *evidence = cordee_evidence_new (knowledge, cell, cordee_session_get_context (self->session), find_change (self, cell),
                                                  cordee_session_get_other_day (self->session));
  CordeeMatrixProject project;

  if (cordee_compare_page_get_project (self, &project) != NULL)
    cordee_evidence_add_project (evidence, project.advice);

  if (self->drawer == NULL)
    {
      self->drawer = CORDEE_EVIDENCE_DRAWER (cordee_evidence_drawer_new ());
      gtk_paned_set_end_child (self->panes, GTK_WIDGET (self->drawer));
    }
  cordee_evidence_drawer_set_evidence (self->drawer, knowledge, evidence);
  show_note (self, cell->structure->id, cell->criterion->id);
}

/* ── room ───────────────────────────────────────────────────────── */

static void
use_room (CordeeComparePage *self)
{
  GtkWidget *table = gtk_paned_get_start_child (self->panes);
  gboolean open = self->structure != NULL;

  gtk_widget_set_visible (self->head, !open || self->room == CORDEE_ROOM_WIDE);
  gtk_widget_set_visible (self->subtitle, self->room == CORDEE_ROOM_WIDE);
  gtk_widget_set_visible (table, !open || self->room != CORDEE_ROOM_TINY);
  if (gtk_widget_get_visible (self->head))
    gtk_widget_remove_css_class (table, "headless");
  else
    gtk_widget_add_css_class (table, "headless");
  gtk_scrolled_window_set_min_content_height (self->matrix_scroller, (int) (LEAST_TABLE * cordee_style_get_em (GTK_WIDGET (self))));
  if (self->drawer == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->drawer), open);
  cordee_evidence_drawer_set_alone (self->drawer, self->room == CORDEE_ROOM_TINY);
  if (open && self->room != CORDEE_ROOM_UNKNOWN && self->placed != self->room)
    {
      int height = gtk_widget_get_height (self->room == CORDEE_ROOM_WIDE ? GTK_WIDGET (self->panes) : GTK_WIDGET (self));

      /* From now on it stays where it is put by hand, until there is another room. */
      gtk_paned_set_position (self->panes, (int) (height * (self->room == CORDEE_ROOM_WIDE ? TABLE_SHARE : TABLE_SHARE_LOW)));
      self->placed = self->room;
    }
}

/* Where the page scrolls: down to the table. */
static void
seek_table (CordeeComparePage *self)
{
  GtkWidget *body = gtk_widget_get_parent (GTK_WIDGET (self->panes));
  graphene_rect_t bounds;

  self->seek = FALSE;
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->panes), body, &bounds))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), (double) bounds.origin.y);
}

static gboolean
use_room_cb (gpointer data)
{
  CordeeComparePage *self = data;

  self->idle = 0;
  use_room (self);
  if (self->seek)
    seek_table (self);
  return G_SOURCE_REMOVE;
}

/* What is visible must not change while sizes are given out. */
static void
see_room (CordeeComparePage *self, int height)
{
  double em = cordee_style_get_em (GTK_WIDGET (self));
  CordeeRoom room = height < TINY_BELOW * em ? CORDEE_ROOM_TINY : height < LOW_BELOW * em ? CORDEE_ROOM_LOW : CORDEE_ROOM_WIDE;

  if (room == self->room && !self->seek)
    return;
  self->room = room;
  if (self->idle == 0)
    self->idle = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, use_room_cb, self, NULL);
}

/* ── the whole ──────────────────────────────────────────────────── */

/* Shows what session and choice say now. */
void
cordee_compare_page_refresh (CordeeComparePage *self)
{
  CordeeMatrixView *view;
  CordeeMatrixProject answers;
  const CordeeMatrixProject *project = cordee_compare_page_get_project (self, &answers);
  const CordeeCell *cell;

  if (project == NULL && self->choice->filter == CORDEE_ROWS_PROJECT)
    cordee_compare_page_set_filter (self, CORDEE_ROWS_ALL);
  if (cordee_session_get_other_day (self->session) == CORDEE_DAY_NONE && self->choice->filter == CORDEE_ROWS_CHANGES)
    cordee_compare_page_set_filter (self, CORDEE_ROWS_ALL);
  view = cordee_matrix_view_new (cordee_session_get_comparison (self->session), cordee_session_get_changes (self->session),
                                 cordee_session_get_other_day (self->session), project, self->choice,
                                 cordee_matrix_get_capacity (self->matrix));
  cordee_matrix_view_add_notes (view, cordee_session_get_dossier (self->session));
  cordee_compare_toolbar_update (self, view);
  cordee_matrix_set_view (self->matrix, view);

  if (self->stale)
    {
      self->stale = FALSE;
      cordee_compare_toolbar_update_changes (self);
      cell = self->structure != NULL ? find_cell (self, self->structure, self->criterion) : NULL;
      if (cell != NULL)
        show_evidence (self, cell);
    }
  cordee_compare_page_update_actions (self);
}

/* Opens the evidence of a cell in the place of any other; closes it where the base has no such cell. */
void
cordee_compare_page_open (CordeeComparePage *self, const char *structure, const char *criterion)
{
  const CordeeCell *cell = find_cell (self, structure, criterion);

  g_clear_pointer (&self->structure, g_free);
  g_clear_pointer (&self->criterion, g_free);
  if (cell != NULL)
    {
      self->structure = g_strdup (cell->structure->id);
      self->criterion = g_strdup (cell->criterion->id);
      show_evidence (self, cell);
    }
  cordee_matrix_select (self->matrix, self->structure, self->criterion);
  use_room (self);
  cordee_compare_page_update_actions (self);
}

/* Closes it, and gives the focus back to its cell. */
void
cordee_compare_page_close (CordeeComparePage *self)
{
  if (self->structure == NULL)
    return;
  g_clear_pointer (&self->structure, g_free);
  g_clear_pointer (&self->criterion, g_free);
  use_room (self);
  cordee_compare_page_update_actions (self);
  cordee_matrix_focus (self->matrix);
  cordee_matrix_select (self->matrix, NULL, NULL);
  self->seek = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Returns whether it is another than before. The page is to be refreshed. */
gboolean
cordee_compare_page_set_filter (CordeeComparePage *self, CordeeRowFilter filter)
{
  CordeeMatrixProject project;

  if (filter == CORDEE_ROWS_PROJECT && cordee_compare_page_get_project (self, &project) == NULL)
    {
      cordee_compare_page_say (self, cordee_compare_filter_get_reason ());
      return FALSE;
    }
  if (filter == self->choice->filter)
    return FALSE;
  self->choice->filter = filter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  return TRUE;
}

/* No row is hidden any more. */
void
cordee_compare_page_show_all (CordeeComparePage *self)
{
  cordee_compare_page_set_filter (self, CORDEE_ROWS_ALL);
  cordee_matrix_choice_show_rows (self->choice);
  cordee_matrix_choice_set_search (self->choice, "");
  gtk_editable_set_text (self->search, "");
  cordee_compare_page_refresh (self);
}

static gboolean
is_listed (CordeeComparePage *self, const char *criterion)
{
  const CordeeMatrixView *view = cordee_matrix_get_view (self->matrix);

  for (guint i = 0; i < view->criteria->len; i++)
    if (g_str_equal (((const CordeeCriterion *) view->criteria->pdata[i])->id, criterion))
      return TRUE;
  return FALSE;
}

/* Goes to a cell and opens its evidence: shows its structure, and its row if anything hides it. Nothing where the base has no such
   cell. */
void
cordee_compare_page_show_cell (CordeeComparePage *self, const char *structure, const char *criterion)
{
  const CordeeCriterion *known;

  g_return_if_fail (CORDEE_IS_COMPARE_PAGE (self));
  g_return_if_fail (structure != NULL && criterion != NULL);

  if (find_cell (self, structure, criterion) == NULL)
    return;
  known = cordee_knowledge_find_criterion (cordee_session_get_knowledge (self->session), criterion);
  cordee_matrix_choice_show (self->choice, structure);
  g_hash_table_remove (self->choice->folded, known->group);
  g_hash_table_remove (self->choice->dropped, criterion);
  cordee_compare_page_refresh (self);
  if (!is_listed (self, criterion))
    cordee_compare_page_show_all (self);
  cordee_compare_page_open (self, structure, criterion);
  cordee_matrix_focus (self->matrix);
}

/* ── callbacks ──────────────────────────────────────────────────── */

static void
search_changed_cb (CordeeComparePage *self)
{
  const char *text = gtk_editable_get_text (self->search);

  if (g_str_equal (text, self->choice->search))
    return;
  cordee_matrix_choice_set_search (self->choice, text);
  cordee_compare_page_refresh (self);
}

/* Escape empties the field and, where it is empty, leaves it. */
static void
stop_search_cb (CordeeComparePage *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    cordee_matrix_focus (self->matrix);
}

static void
capacity_cb (CordeeComparePage *self)
{
  if (!self->stale)
    cordee_compare_page_refresh (self);
}

/* A page that is not on show waits until it is, without the view, which borrows from results that go now. */
static void
session_changed_cb (CordeeComparePage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cordee_compare_page_refresh (self);
  else
    cordee_matrix_set_view (self->matrix, NULL);
}

/* The view borrows nothing from the answers: a page that is not on show keeps it, and costs nothing. */
static void
answered_cb (CordeeComparePage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    cordee_compare_page_refresh (self);
}

/* Somebody noted something, or another dossier is in hand: the evidence stays where it was read. */
static void
dossier_cb (CordeeComparePage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }
  cordee_compare_page_refresh (self);
  if (self->structure != NULL)
    show_note (self, self->structure, self->criterion);
}

/* ── widget ─────────────────────────────────────────────────────── */

static void
cordee_compare_page_map (GtkWidget *widget)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  if (self->stale)
    cordee_compare_page_refresh (self);

  GTK_WIDGET_CLASS (cordee_compare_page_parent_class)->map (widget);
}

static GtkSizeRequestMode
cordee_compare_page_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (CORDEE_COMPARE_PAGE (widget)->scroller);
}

static void
cordee_compare_page_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  gtk_widget_measure (CORDEE_COMPARE_PAGE (widget)->scroller, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
cordee_compare_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (widget);

  see_room (self, height);
  gtk_widget_allocate (self->scroller, width, height, -1, NULL);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_compare_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (object);

  if (id == PROP_FILTER)
    g_value_set_static_string (value, cordee_compare_filter_to_id (self->choice != NULL ? self->choice->filter : CORDEE_ROWS_ALL));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_compare_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (object);
  CordeeRowFilter filter;

  if (id == PROP_FILTER)
    {
      if (cordee_compare_filter_parse (g_value_get_string (value), &filter) && cordee_compare_page_set_filter (self, filter))
        cordee_compare_page_refresh (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_compare_page_dispose (GObject *object)
{
  CordeeComparePage *self = CORDEE_COMPARE_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->choice, cordee_matrix_choice_free);
  g_clear_pointer (&self->structure, g_free);
  g_clear_pointer (&self->criterion, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_compare_page_parent_class)->dispose (object);
}

static void
cordee_compare_page_class_init (CordeeComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cordee_compare_page_get_property;
  object_class->set_property = cordee_compare_page_set_property;
  object_class->dispose = cordee_compare_page_dispose;
  widget_class->map = cordee_compare_page_map;
  widget_class->get_request_mode = cordee_compare_page_get_request_mode;
  widget_class->measure = cordee_compare_page_measure;
  widget_class->size_allocate = cordee_compare_page_size_allocate;

  properties[PROP_FILTER]
    = g_param_spec_string ("filter", NULL, NULL, cordee_compare_filter_to_id (CORDEE_ROWS_ALL), G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CORDEE_TYPE_MATRIX);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_css_name (widget_class, "comparepage");
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, head);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, chips);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, filters);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, search);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, changes);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, changes_text);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, summary);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, show_all);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, panes);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, matrix_scroller);
  gtk_widget_class_bind_template_child (widget_class, CordeeComparePage, matrix);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, capacity_cb);
  cordee_compare_page_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "compare.filter", "filter");
}

static void
cordee_compare_page_init (CordeeComparePage *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The comparison of session. A floating reference, as of any new widget. */
GtkWidget *
cordee_compare_page_new (CordeeSession *session)
{
  CordeeComparePage *self;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_COMPARE_PAGE, NULL);
  self->session = g_object_ref (session);
  self->choice = cordee_matrix_choice_new (cordee_session_get_knowledge (session));
  cordee_compare_toolbar_fill (self);
  cordee_compare_page_update_actions (self);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "dossier", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
