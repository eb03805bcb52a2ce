/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-report-window.h"

#include "cordee-adaptive.h"
#include "cordee-dossier-report.h"
#include "cordee-file-dialog.h"
#include "cordee-letter.h"
#include "cordee-message-bar.h"
#include "cordee-page-preview.h"
#include "cordee-pages.h"
#include "cordee-print.h"
#include "cordee-report.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a report may be saved as. */
static const struct
{
  const char *id; /* and, after a point, the end of the name of the file */
  const char *label;
  const char *about; /* to be translated */
} formats[] = {
  { "pdf", "PDF", N_("À imprimer ou à envoyer : la mise en page ne bouge pas.") },
  { "odt", "ODT", N_("À compléter ou à modifier dans un traitement de texte.") },
  { "html", "HTML", N_("Une page à ouvrir dans un navigateur, que lisent aussi les lecteurs d’écran.") },
  { "csv", "CSV", N_("Un tableau, pour un tableur.") },
};

/* To be translated. */
static const char *const abouts[CORDEE_N_REPORTS] = {
  [CORDEE_REPORT_COMPARISON] = N_("Les structures côte à côte, avec leurs sources : A4 en paysage."),
  [CORDEE_REPORT_INTERVIEW] = N_("Une page pour l’équipe, puis le détail : réponses, résultat, raisons, sources."),
  [CORDEE_REPORT_HANDOVER] = N_("Pour qui reprend le dossier : où il en est, ce qui reste à faire, les notes."),
  [CORDEE_REPORT_FUNDING] = N_("Ce que le projet recevrait, année par année, avec conditions et sources : A4 en paysage."),
  [CORDEE_REPORT_ROADMAP] = N_("Les étapes jusqu’au contrat : qui agit, les délais, les dates, ce qui manque : A4 en paysage."),
};

/* A document to complete is named by its template behind that. */
#define LETTER "letter/"

struct _CordeeReportWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  CordeeAdaptive *adaptive;
  GtkBox *panes;
  GtkBox *kinds;
  GtkBox *formats;
  GtkWidget *private_notes;
  CordeeMessageBar *message;
  CordeePagePreview *preview;
  GtkLabel *page;

  /* Owned */
  CordeeSession *session;
  GtkFileChooserNative *dialog; /* or NULL: the one on show */
  GCancellable *saving;         /* or NULL: nothing is being written */
  GFile *saved;                 /* the file that was written last; or NULL */
  char *kind_id;                /* "interview"; "letter/…" */

  CordeeReportKind kind;
  guint format;          /* of formats */
  gboolean with_private; /* private notes go into a hand-over */
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_FORMAT,
  PROP_PRIVATE_NOTES,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CordeeReportWindow, cordee_report_window, GTK_TYPE_WINDOW)

static GParamSpec *properties[N_PROPS];

/* ── the document ───────────────────────────────────────────────── */

/* The report that is asked for, of now. The caller owns it. */
static CordeeDocument *
new_document (CordeeReportWindow *self)
{
  gboolean blank = cordee_session_is_blank (self->session);
  gboolean comparison = self->kind == CORDEE_REPORT_COMPARISON;
  CordeeReportInput input = {
    .knowledge = cordee_session_get_knowledge (self->session),
    .dossier = comparison && blank ? NULL : cordee_session_get_dossier (self->session),
    .advice = comparison && blank ? NULL : cordee_interview_get_advice (cordee_session_get_interview (self->session)),
    .comparison = comparison ? cordee_session_get_comparison (self->session) : NULL,
    .template = self->kind == CORDEE_REPORT_LETTER ? self->kind_id + strlen (LETTER) : NULL,
    .private_notes = self->with_private && self->kind == CORDEE_REPORT_HANDOVER,
    .today = cordee_session_get_today (self->session),
    .now = g_get_real_time () / G_USEC_PER_SEC,
  };

  return cordee_report_new (self->kind, &input);
}

/* The documents that the base prepares for the structure of the dossier in hand; empty where it has no way. */
static GPtrArray *
list_templates (CordeeReportWindow *self)
{
  CordeeReportInput input = {
    .knowledge = cordee_session_get_knowledge (self->session),
    .dossier = cordee_session_get_dossier (self->session),
    .advice = cordee_interview_get_advice (cordee_session_get_interview (self->session)),
    .today = cordee_session_get_today (self->session),
  };
  const char *structure;
  CordeeHow how;

  if (!cordee_report_find_way (&input, &structure, &how))
    return g_ptr_array_new ();
  return cordee_templates_select (input.knowledge, structure, cordee_session_get_context (self->session)->region);
}

static void
update_page (CordeeReportWindow *self)
{
  guint n = cordee_page_preview_get_n (self->preview), page = cordee_page_preview_get_page (self->preview) + 1;
  /* TRANSLATORS: a page of a document, of all. */
  g_autofree char *text = g_strdup_printf (_("Page %1$u sur %2$u"), page, n);
  /* TRANSLATORS: for a screen reader: the picture of a page; %1$s is the name of a document. */
  g_autofree char *name = g_strdup_printf (_("%1$s, image de la page %2$u sur %3$u"), cordee_report_kind_label (self->kind), page, n);

  gtk_label_set_text (self->page, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.previous-page", page > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.next-page", page < n);
}

static void
update (CordeeReportWindow *self)
{
  cordee_page_preview_set_document (self->preview, new_document (self));
  gtk_widget_set_visible (self->private_notes, self->kind == CORDEE_REPORT_HANDOVER);
  update_page (self);
}

static void
turn (CordeeReportWindow *self, int by)
{
  cordee_page_preview_set_page (self->preview, cordee_page_preview_get_page (self->preview) + (guint) by);
  update_page (self);
}

static void
next_page_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  turn (CORDEE_REPORT_WINDOW (widget), 1);
}

static void
previous_page_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  turn (CORDEE_REPORT_WINDOW (widget), -1);
}

/* ── what became of it ──────────────────────────────────────────── */

G_GNUC_PRINTF (2, 3) static void
fail (CordeeReportWindow *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.open", FALSE);
  cordee_message_bar_say (self->message, text, TRUE);
}

/* The journal tells of what was handed over; a comparison without a project has none. */
static void
note_down (CordeeReportWindow *self, const char *what)
{
  if (cordee_session_is_blank (self->session))
    return;
  cordee_dossier_add_event (cordee_session_get_dossier (self->session), CORDEE_EVENT_HANDED_OVER, what, g_get_real_time () / G_USEC_PER_SEC);
  cordee_session_touch (self->session);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CordeeReportWindow *self;
  g_autoptr(GError) error = NULL;
  g_autofree char *shown = g_file_get_parse_name (G_FILE (source));
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = data;
  g_clear_object (&self->saving);
  if (!written)
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, _("Le document n’a pas pu être enregistré : %s"), error->message);
      return;
    }
  g_set_object (&self->saved, G_FILE (source));
  /* TRANSLATORS: %s is a file. */
  text = g_strdup_printf (_("Enregistré : %s"), shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.open", TRUE);
  cordee_message_bar_say (self->message, text, FALSE);
  note_down (self, name);
}

/* ── saving ─────────────────────────────────────────────────────── */

static GBytes *
dup_text_bytes (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/* The report as the file that is asked for. The caller owns it; NULL with error. */
static GBytes *
new_bytes (CordeeReportWindow *self, GError **error)
{
  g_autoptr(CordeeDocument) document = new_document (self);
  const char *format = formats[self->format].id;

  if (g_str_equal (format, "odt"))
    return cordee_document_to_odt (document, error);
  if (g_str_equal (format, "html"))
    return dup_text_bytes (cordee_document_to_html (document));
  if (g_str_equal (format, "csv"))
    return dup_text_bytes (cordee_document_to_csv (document));
  return cordee_pages_to_pdf (document, error);
}

/* Writes the report into file, over what is there; the message then says what became of it. */
void
cordee_report_window_save (CordeeReportWindow *self, GFile *file)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (CORDEE_IS_REPORT_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  if (self->saving != NULL)
    return;
  cordee_message_bar_say (self->message, NULL, FALSE);
  bytes = new_bytes (self, &error);
  if (bytes == NULL)
    {
      /* TRANSLATORS: %s says why, in the words of the system. */
      fail (self, _("Le document n’a pas pu être produit : %s"), error->message);
      return;
    }
  self->saving = g_cancellable_new ();
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->saving, saved_cb, self);
}

/* Whether a file is being written. */
gboolean
cordee_report_window_is_saving (CordeeReportWindow *self)
{
  g_return_val_if_fail (CORDEE_IS_REPORT_WINDOW (self), FALSE);
  return self->saving != NULL;
}

static void
response_cb (CordeeReportWindow *self, int response)
{
  g_autofree char *suffix = g_strconcat (".", formats[self->format].id, NULL);
  gboolean taken = FALSE;
  g_autoptr(GFile) target = response == GTK_RESPONSE_ACCEPT ? cordee_file_dialog_dup_target (self->dialog, suffix, &taken) : NULL;
  g_autofree char *shown = target != NULL ? g_file_get_parse_name (target) : NULL;

  cordee_file_dialog_clear (&self->dialog);
  if (taken)
    /* TRANSLATORS: %s is a file. */
    fail (self, _("Rien n’a été enregistré : il y a déjà un fichier %s."), shown);
  else if (target != NULL)
    cordee_report_window_save (self, target);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeReportWindow *self = CORDEE_REPORT_WINDOW (widget);
  g_autofree char *suffix = g_strconcat (".", formats[self->format].id, NULL);
  const CordeeTemplate *template = self->kind == CORDEE_REPORT_LETTER
                                     ? cordee_knowledge_find_template (cordee_session_get_knowledge (self->session),
                                                                       self->kind_id + strlen (LETTER))
                                     : NULL;
  const char *what = template != NULL ? cordee_report_word (template->label) : cordee_report_kind_label (self->kind);
  g_autofree char *file = cordee_report_dup_file_name (what, cordee_session_get_dossier (self->session),
                                                       cordee_session_get_today (self->session), suffix);

  cordee_file_dialog_clear (&self->dialog);
  self->dialog = cordee_file_dialog_new (widget, _("Enregistrer le document"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Enregistrer"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->dialog), file);
  cordee_file_dialog_add_pattern (self->dialog, formats[self->format].label, suffix);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

/* ── printing and opening ───────────────────────────────────────── */

static void
printed_cb (const char *problem, gpointer data)
{
  if (problem != NULL)
    cordee_message_bar_say (CORDEE_REPORT_WINDOW (data)->message, problem, TRUE);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeReportWindow *self = CORDEE_REPORT_WINDOW (widget);

  cordee_print_document (GTK_WINDOW (self), new_document (self), printed_cb, self);
}

/* Whoever asked may have closed the window since. */
static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GWeakRef *weak = data;
  g_autoptr(CordeeReportWindow) self = g_weak_ref_get (weak);
  g_autoptr(GError) error = NULL;

  g_weak_ref_clear (weak);
  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self != NULL)
    /* TRANSLATORS: %s says why, in the words of the system. */
    fail (self, _("Le document n’a pas pu être ouvert : %s"), error->message);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *value)
{
  CordeeReportWindow *self = CORDEE_REPORT_WINDOW (widget);
  g_autofree char *uri = g_file_get_uri (self->saved);
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, opened_cb, weak);
}

/* ── choices ────────────────────────────────────────────────────── */

static void
add_choice (GtkBox *box, const char *action, const char *id, const char *label, const char *about)
{
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (label);
  g_autofree char *typeset = cordee_report_typeset (about);
  GtkWidget *more = gtk_label_new (typeset);

  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (more), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (more), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (more), 12);
  gtk_widget_add_css_class (more, "secondary");
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), more);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), lines);
  gtk_widget_add_css_class (check, "option");
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, typeset, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (check), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
  gtk_box_append (box, check);
}

static void
set_format (CordeeReportWindow *self, const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0 && i != self->format)
      {
        self->format = i;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FORMAT]);
        return;
      }
}

static void
set_kind (CordeeReportWindow *self, const char *id)
{
  CordeeReportKind kind = CORDEE_REPORT_LETTER;

  if (id == NULL || g_strcmp0 (id, self->kind_id) == 0
      || (!g_str_has_prefix (id, LETTER) && (!cordee_report_kind_parse (id, &kind) || kind == CORDEE_REPORT_LETTER)))
    return;
  self->kind = kind;
  g_free (self->kind_id);
  self->kind_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  /* It is there to be completed. */
  if (kind == CORDEE_REPORT_LETTER)
    set_format (self, "odt");
  if (self->session != NULL)
    update (self);
}

static void
set_private_notes (CordeeReportWindow *self, gboolean with_private)
{
  if (self->with_private == with_private)
    return;
  self->with_private = with_private;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIVATE_NOTES]);
  update (self);
}

/* The kind that is chosen has the focus first: whoever goes on by arrow keys begins there. */
static void
focus_kind (CordeeReportWindow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds));

  while (child != NULL && !(GTK_IS_CHECK_BUTTON (child) && gtk_check_button_get_active (GTK_CHECK_BUTTON (child))))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

/* ── object ─────────────────────────────────────────────────────── */

static void
narrow_cb (CordeeReportWindow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                  cordee_adaptive_get_narrow (self->adaptive) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
cordee_report_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CordeeReportWindow *self = CORDEE_REPORT_WINDOW (object);

  if (id == PROP_KIND)
    g_value_set_string (value, self->kind_id);
  else if (id == PROP_FORMAT)
    g_value_set_string (value, formats[self->format].id);
  else if (id == PROP_PRIVATE_NOTES)
    g_value_set_boolean (value, self->with_private);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_report_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CordeeReportWindow *self = CORDEE_REPORT_WINDOW (object);

  if (id == PROP_KIND)
    set_kind (self, g_value_get_string (value));
  else if (id == PROP_FORMAT)
    set_format (self, g_value_get_string (value));
  else if (id == PROP_PRIVATE_NOTES)
    set_private_notes (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cordee_report_window_dispose (GObject *object)
{
  CordeeReportWindow *self = CORDEE_REPORT_WINDOW (object);

  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  cordee_file_dialog_clear (&self->dialog);
  g_clear_object (&self->saved);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cordee_report_window_parent_class)->dispose (object);
}

static void
cordee_report_window_finalize (GObject *object)
{
  g_clear_pointer (&CORDEE_REPORT_WINDOW (object)->kind_id, g_free);

  G_OBJECT_CLASS (cordee_report_window_parent_class)->finalize (object);
}

static void
cordee_report_window_class_init (CordeeReportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cordee_report_window_get_property;
  object_class->set_property = cordee_report_window_set_property;
  object_class->dispose = cordee_report_window_dispose;
  object_class->finalize = cordee_report_window_finalize;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_FORMAT] = g_param_spec_string ("format", NULL, NULL, formats[0].id, flags);
  properties[PROP_PRIVATE_NOTES] = g_param_spec_boolean ("private-notes", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "report.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "report.format", "format");
  gtk_widget_class_install_property_action (widget_class, "report.private-notes", "private-notes");
  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "report.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "report.next-page", NULL, next_page_cb);
  gtk_widget_class_install_action (widget_class, "report.previous-page", NULL, previous_page_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "report.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "report.previous-page", NULL);

  g_type_ensure (CORDEE_TYPE_ADAPTIVE);
  g_type_ensure (CORDEE_TYPE_MESSAGE_BAR);
  g_type_ensure (CORDEE_TYPE_PAGE_PREVIEW);
  g_type_ensure (CORDEE_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, formats);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, private_notes);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, message);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, CordeeReportWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
cordee_report_window_init (CordeeReportWindow *self)
{
  self->kind = CORDEE_REPORT_INTERVIEW;
  self->kind_id = g_strdup (cordee_report_kind_id (self->kind));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CORDEE_REPORT_LETTER; i++)
    add_choice (self->kinds, "report.kind", cordee_report_kind_id (i), cordee_report_kind_label (i), _(abouts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    add_choice (self->formats, "report.format", formats[i].id, formats[i].label, _(formats[i].about));
  cordee_message_bar_set_action (self->message, _("Ouvrir"), "report.open");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.open", FALSE);
}

/* A window on the reports of the dossier in hand, above parent (or NULL), with that kind chosen ("interview", or NULL). GTK owns it. */
CordeeReportWindow *
cordee_report_window_new (CordeeSession *session, GtkWindow *parent, const char *kind)
{
  CordeeReportWindow *self;
  g_autoptr(GPtrArray) templates = NULL;

  g_return_val_if_fail (CORDEE_IS_SESSION (session), NULL);

  self = g_object_new (CORDEE_TYPE_REPORT_WINDOW, "transient-for", parent, NULL);
  set_kind (self, kind);
  self->session = g_object_ref (session);
  templates = list_templates (self);
  for (guint i = 0; i < templates->len; i++)
    {
      const CordeeTemplate *template = templates->pdata[i];
      g_autofree char *target = g_strconcat (LETTER, template->id, NULL);

      add_choice (self->kinds, "report.kind", target, cordee_report_word (template->label), cordee_report_word (template->summary));
    }
  update (self);
  focus_kind (self);
  return self;
}
