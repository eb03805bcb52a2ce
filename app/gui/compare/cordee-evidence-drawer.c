/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-evidence-drawer.h"

#include "cordee-adaptive.h"
#include "cordee-evidence-row.h"
#include "cordee-label.h"
#include "cordee-report.h"
#include "cordee-sign.h"
#include "cordee-term-popover.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CordeeEvidenceDrawer
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *adaptive;
  GtkBox *sign;
  GtkLabel *title;
  GtkLabel *warning;
  GtkWidget *back;
  GtkWidget *close;
  GtkScrolledWindow *scroller;
  GtkLabel *summary;
  GtkLabel *elsewhere;
  CordeeCellNote *note;
  GtkBox *groups;

  /* Made when first needed; owned by the widget tree */
  GtkWidget *terms; /* CordeeTermPopover; NULL until a word is asked for */

  GtkWidget *first; /* row, borrowed; NULL where there is none */

  /* Owned */
  CordeeKnowledge *knowledge;
  CordeeEvidence *evidence;
};

G_DEFINE_FINAL_TYPE (CordeeEvidenceDrawer, cordee_evidence_drawer, GTK_TYPE_WIDGET)

static void
say (CordeeEvidenceDrawer *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

/* ── links ──────────────────────────────────────────────────────── */

typedef struct
{
  CordeeEvidenceDrawer *drawer; /* owned reference */
  char *address;                /* owned */
} Visit;

static void
visited_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Visit *visit = data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    {
      /* TRANSLATORS: %s is the address of a page of the web. */
      g_autofree char *text = g_strdup_printf (_("Aucun programme n’a pu ouvrir %s"), visit->address);

      g_info ("%s: %s", visit->address, error->message);
      say (visit->drawer, text);
    }
  g_object_unref (visit->drawer);
  g_free (visit->address);
  g_free (visit);
}

static void
visit (CordeeEvidenceDrawer *self, const char *address)
{
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  Visit *data = g_new0 (Visit, 1);

  data->drawer = g_object_ref (self);
  data->address = g_strdup (address);
  g_app_info_launch_default_for_uri_async (address, G_APP_LAUNCH_CONTEXT (context), NULL, visited_cb, data);
}

static void
link_activated_cb (CordeeEvidenceDrawer *self, GtkWidget *label, const char *uri)
{
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  const char *rest = strchr (uri, ':');

  if (g_strcmp0 (scheme, "source") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-source", "s", rest + 1);
      return;
    }
  if (self->terms == NULL)
    self->terms = GTK_WIDGET (cordee_term_popover_new (GTK_WIDGET (self)));
  if (!cordee_term_popover_follow (CORDEE_TERM_POPOVER (self->terms), self->knowledge, label, uri))
    visit (self, uri);
}

/* ── groups ─────────────────────────────────────────────────────── */

static void
add_row (CordeeEvidenceDrawer *self, GtkWidget *box, GtkWidget *row)
{
  g_object_bind_property (self->adaptive, "narrow", row, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "link-activated", G_CALLBACK (link_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), row);
}

static GtkWidget *
new_rows (CordeeEvidenceDrawer *self, const CordeeEvidenceGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < group->items->len; i++)
    {
      GtkWidget *row = cordee_evidence_row_new (group->items->pdata[i]);

      add_row (self, box, row);
      self->first = self->first != NULL ? self->first : row;
    }
  return box;
}

static char *
warning_text (const char *warning)
{
  return g_strconcat ("⚠ ", warning, NULL);
}

static void
add_title (CordeeEvidenceDrawer *self, const char *text)
{
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", text, "wrap", TRUE, NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_widget_add_css_class (title, "evidence-group");
  gtk_box_append (self->groups, title);
}

/* How the project stands, above all that is said for everybody. */
static void
add_project (CordeeEvidenceDrawer *self)
{
  GPtrArray *rules = self->evidence->rules;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_title (self, self->evidence->project);
  gtk_widget_add_css_class (box, "project-rules");
  for (guint i = 0; i < rules->len; i++)
    {
      GtkWidget *row = cordee_evidence_row_new_rule (rules->pdata[i]);

      add_row (self, box, row);
      self->first = self->first != NULL ? self->first : row;
    }
  gtk_box_append (self->groups, box);
}

static void
add_open_group (CordeeEvidenceDrawer *self, const CordeeEvidenceGroup *group)
{
  if (group->title != NULL)
    add_title (self, group->title);
  /* The warning of the whole cell stands above. */
  if (group->warning != NULL && g_strcmp0 (group->warning, self->evidence->warning) != 0)
    {
      g_autofree char *warning = warning_text (group->warning);
      GtkWidget *badge = cordee_label_new_wrapped (warning, "badge");

      gtk_widget_add_css_class (badge, "warning");
      gtk_widget_set_halign (badge, GTK_ALIGN_START);
      gtk_box_append (self->groups, badge);
    }
  gtk_box_append (self->groups, new_rows (self, group));
}

/* The rows of a folded group are made when it is first opened. */
static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, gpointer data)
{
  CordeeEvidenceDrawer *self = data;

  if (gtk_expander_get_child (expander) == NULL)
    gtk_expander_set_child (expander, new_rows (self, g_object_get_data (G_OBJECT (expander), "group")));
}

static void
add_folded_group (CordeeEvidenceDrawer *self, CordeeEvidenceGroup *group, gboolean open)
{
  g_autofree char *title = g_strdup_printf ("%s (%u)", group->title, group->items->len);
  GtkWidget *expander = gtk_expander_new (title);

  gtk_widget_add_css_class (expander, "evidence-group");
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (expander), "group", group);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  gtk_box_append (self->groups, expander);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
}

static void
add_groups (CordeeEvidenceDrawer *self)
{
  GPtrArray *groups = self->evidence->groups;
  gboolean speaks = FALSE, searched = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      const CordeeEvidenceGroup *group = groups->pdata[i];

      speaks = speaks || group->kind == CORDEE_EVIDENCE_SPEAKS;
      searched = searched || group->kind == CORDEE_EVIDENCE_SEARCHED;
    }
  if (self->evidence->project != NULL)
    add_project (self);
  if (speaks)
    add_row (self, GTK_WIDGET (self->groups), cordee_evidence_row_new_head ());
  else
    {
      g_autofree char *text = cordee_report_typeset (searched ? _("Rien n’est connu ici à cette date : voici ce qui a été cherché.")
                                                              : _("Rien n’est connu ici à cette date."));

      gtk_box_append (self->groups, cordee_label_new_wrapped (text, "secondary"));
    }
  for (guint i = 0; i < groups->len; i++)
    {
      CordeeEvidenceGroup *group = groups->pdata[i];

      if (group->kind == CORDEE_EVIDENCE_SPEAKS || group->kind == CORDEE_EVIDENCE_BEFORE)
        add_open_group (self, group);
      else
        add_folded_group (self, group, !speaks && group->kind == CORDEE_EVIDENCE_SEARCHED);
    }
}

/* Rows borrow from the evidence: they go first. */
static void
clear (CordeeEvidenceDrawer *self)
{
  GtkWidget *child;

  self->first = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sign))) != NULL)
    gtk_box_remove (self->sign, child);
  g_clear_pointer (&self->evidence, cordee_evidence_free);
  g_clear_pointer (&self->knowledge, cordee_knowledge_unref);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* ── public ─────────────────────────────────────────────────────── */

/* Shows evidence, which it takes, of knowledge, which it keeps a reference on; of the cell it needs nothing later. It begins at the
   top again. */
void
cordee_evidence_drawer_set_evidence (CordeeEvidenceDrawer *self, CordeeKnowledge *knowledge, CordeeEvidence *evidence)
{
  g_autofree char *warning = NULL;

  g_return_if_fail (CORDEE_IS_EVIDENCE_DRAWER (self));
  g_return_if_fail (knowledge != NULL);
  g_return_if_fail (evidence != NULL);

  clear (self);
  self->knowledge = cordee_knowledge_ref (knowledge);
  self->evidence = evidence;
  warning = evidence->warning != NULL ? warning_text (evidence->warning) : NULL;

  gtk_box_append (self->sign, cordee_sign_new (evidence->cell->structure));
  gtk_label_set_text (self->title, evidence->title);
  set_text (self->warning, warning);
  set_text (self->summary, evidence->summary);
  set_text (self->elsewhere, evidence->elsewhere);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, evidence->title, -1);
  add_groups (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
}

/* Where the reader notes something on the cell. Borrowed. */
CordeeCellNote *
cordee_evidence_drawer_get_note (CordeeEvidenceDrawer *self)
{
  g_return_val_if_fail (CORDEE_IS_EVIDENCE_DRAWER (self), NULL);
  return self->note;
}

/* Whether it covers the table, where there is no room for both: the way back is then told in words. */
void
cordee_evidence_drawer_set_alone (CordeeEvidenceDrawer *self, gboolean alone)
{
  g_return_if_fail (CORDEE_IS_EVIDENCE_DRAWER (self));

  gtk_widget_set_visible (self->back, alone);
  gtk_widget_set_visible (self->close, !alone);
}

/* Gives the first statement the focus, so that it is read. FALSE where nothing can have it. */
gboolean
cordee_evidence_drawer_focus (CordeeEvidenceDrawer *self)
{
  g_return_val_if_fail (CORDEE_IS_EVIDENCE_DRAWER (self), FALSE);
  return gtk_widget_grab_focus (self->first != NULL ? self->first : self->close);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *value)
{
  CordeeEvidenceDrawer *self = CORDEE_EVIDENCE_DRAWER (widget);
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  if (self->evidence == NULL)
    return;
  text = cordee_evidence_to_text (self->evidence);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  /* TRANSLATORS: %s is a cell: its structure and its criterion. */
  told = g_strdup_printf (_("Preuves copiées : %s"), self->evidence->title);
  say (self, told);
}

static void
cordee_evidence_drawer_dispose (GObject *object)
{
  CordeeEvidenceDrawer *self = CORDEE_EVIDENCE_DRAWER (object);

  if (self->groups != NULL)
    clear (self);
  self->groups = NULL;
  g_clear_pointer (&self->terms, gtk_widget_unparent);
  g_clear_pointer (&self->adaptive, gtk_widget_unparent);

  G_OBJECT_CLASS (cordee_evidence_drawer_parent_class)->dispose (object);
}

static void
cordee_evidence_drawer_class_init (CordeeEvidenceDrawerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_evidence_drawer_dispose;

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_CELL_NOTE);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-evidence-drawer.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, sign);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, title);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, warning);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, back);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, close);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, scroller);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, summary);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, note);
  gtk_widget_class_bind_template_child (widget_class, CordeeEvidenceDrawer, groups);
  gtk_widget_class_install_action (widget_class, "evidence.copy", NULL, copy_cb);
}

static void
cordee_evidence_drawer_init (CordeeEvidenceDrawer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An empty one. A floating reference, as of any new widget. */
GtkWidget *
cordee_evidence_drawer_new (void)
{
  return g_object_new (CORDEE_TYPE_EVIDENCE_DRAWER, NULL);
}
