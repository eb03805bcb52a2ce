/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-dossier-strip.h"

#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

#define N_BUTTONS 3

struct _CordeeDossierStrip
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *box;
  GtkLabel *text;
  GtkButton *first;
  GtkButton *second;
  GtkButton *third;

  CordeeSession *session; /* owned */
  gboolean later;         /* copies of another day are for later */
};

G_DEFINE_FINAL_TYPE (CordeeDossierStrip, cordee_dossier_strip, GTK_TYPE_WIDGET)

/* What a button says and does; NULL, NULL: there is none. */
typedef struct
{
  const char *label;
  const char *action; /* detailed */
} Answer;

/* The name comes last: an action is never asked for with the target of another. */
static void
set_answer (GtkButton *button, const Answer *answer)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) target = NULL;

  gtk_widget_set_visible (GTK_WIDGET (button), answer->label != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (answer->label == NULL || !g_action_parse_detailed_name (answer->action, &name, &target, NULL))
    return;
  gtk_button_set_label (button, answer->label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

static void
show (CordeeDossierStrip *self, const char *text, const Answer answers[N_BUTTONS])
{
  GtkButton *buttons[N_BUTTONS] = { self->first, self->second, self->third };
  g_autofree char *typeset = cordee_report_typeset (text);

  gtk_label_set_text (self->text, typeset);
  for (guint i = 0; i < N_BUTTONS; i++)
    set_answer (buttons[i], &answers[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* ── matters ────────────────────────────────────────────────────── */

static void
show_apart (CordeeDossierStrip *self)
{
  g_autofree char *name = cordee_session_dup_name (self->session);
  g_autofree char *text = NULL;

  if (cordee_keeper_get_theirs (cordee_session_get_keeper (self->session)) != NULL)
    {
      /* TRANSLATORS: the name of the dossier. */
      text = g_strdup_printf (_("« %s » a aussi été modifié ailleurs. Rien n’a été écrasé : votre version est gardée à part."), name);
      show (self, text, (const Answer[N_BUTTONS]){ { _("Comparer et fusionner…"), "win.merge" } });
      return;
    }
  text = g_strdup (cordee_session_get_problem (self->session));
  show (self, text, (const Answer[N_BUTTONS]){ { _("Le réenregistrer"), "win.put-back" }, { _("Choisir un autre emplacement…"), "win.choose-folder" } });
}

static void
show_failure (CordeeDossierStrip *self)
{
  const char *problem = cordee_session_get_problem (self->session);

  show (self, problem != NULL ? problem : _("Le dossier n’a pas pu être enregistré."), (const Answer[N_BUTTONS]){ { _("Réessayer"), "win.save-now" }, { _("Choisir un autre emplacement…"), "win.choose-folder" } });
}

static void
show_rescue (CordeeDossierStrip *self, const CordeeRescue *rescue)
{
  g_autofree char *base = g_filename_display_basename (rescue->of != NULL ? rescue->of : rescue->file);
  g_autofree char *name = g_str_has_suffix (base, CORDEE_DOSSIER_SUFFIX) ? g_strndup (base, strlen (base) - strlen (CORDEE_DOSSIER_SUFFIX)) : g_strdup (base);
  /* TRANSLATORS: the name of a dossier. */
  g_autofree char *text = g_strdup_printf (_("Une version de « %s » n’avait pas pu être enregistrée : la reprendre ?"), name);
  g_autoptr(GVariant) target = g_variant_ref_sink (g_variant_new_string (rescue->file));
  g_autofree char *action = g_action_print_detailed_name ("win.rescue", target);

  show (self, text, (const Answer[N_BUTTONS]){ { _("La reprendre…"), action }, { _("Plus tard"), "win.later" } });
}

static void
show_rules (CordeeDossierStrip *self)
{
  g_autofree char *day = cordee_day_to_words (cordee_session_get_context (self->session)->as_of);
  /* TRANSLATORS: a date. */
  g_autofree char *text = g_strdup_printf (_("Ce dossier date du %s : depuis, des règles qui le concernent ont changé."), day);

  show (self, text,
        (const Answer[N_BUTTONS]){ { _("Voir ce qui a changé"), "win.show-since" },
                                   { _("Adopter les règles d’aujourd’hui"), "win.settle-rules(true)" },
                                   { _("Garder"), "win.settle-rules(false)" } });
}

/* Shows what is to be decided now. */
void
cordee_dossier_strip_refresh (CordeeDossierStrip *self)
{
  g_autoptr(GPtrArray) rescues = NULL;

  g_return_if_fail (CORDEE_IS_DOSSIER_STRIP (self));

  switch (cordee_session_get_kept (self->session))
    {
    case CORDEE_KEPT_APART:
      show_apart (self);
      return;
    case CORDEE_KEPT_ASIDE:
    case CORDEE_KEPT_NOWHERE:
      show_failure (self);
      return;
    case CORDEE_KEPT:
      break;
    }
  rescues = self->later ? NULL : cordee_session_list_rescues (self->session);
  if (rescues != NULL && rescues->len > 0)
    show_rescue (self, rescues->pdata[0]);
  else if (cordee_session_asks_about_rules (self->session))
    show_rules (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Copies of another day are not told of again while the program runs. */
void
cordee_dossier_strip_later (CordeeDossierStrip *self)
{
  g_return_if_fail (CORDEE_IS_DOSSIER_STRIP (self));

  self->later = TRUE;
  cordee_dossier_strip_refresh (self);
}

/* Whose dossier it tells of. To be called once. */
void
cordee_dossier_strip_set_session (CordeeDossierStrip *self, CordeeSession *session)
{
  static const char *const signals[] = { "changed", "dossier", "saved", "apart" };

  g_return_if_fail (CORDEE_IS_DOSSIER_STRIP (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (cordee_dossier_strip_refresh), self, G_CONNECT_SWAPPED);
  cordee_dossier_strip_refresh (self);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_dossier_strip_dispose (GObject *object)
{
  CordeeDossierStrip *self = CORDEE_DOSSIER_STRIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_dossier_strip_parent_class)->dispose (object);
}

static void
cordee_dossier_strip_class_init (CordeeDossierStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cordee_dossier_strip_dispose;

  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-dossier-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierStrip, box);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierStrip, text);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierStrip, first);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierStrip, second);
  gtk_widget_class_bind_template_child (widget_class, CordeeDossierStrip, third);
}

static void
cordee_dossier_strip_init (CordeeDossierStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
