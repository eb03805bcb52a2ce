/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-gui"

#include "config.h"

#include "cordee-help-window.h"

#include "cordee-library.h"
#include "cordee-report.h"
#include "cordee-shortcuts.h"
#include "cordee-wrap-box.h"

#include <glib/gi18n.h>

struct _CordeeHelpWindow
{
  GtkWindow parent_instance;

  /* Template widgets */
  GtkStack *views;
  GtkBox *help;
  GtkBox *shortcuts;
};

G_DEFINE_FINAL_TYPE (CordeeHelpWindow, cordee_help_window, GTK_TYPE_WINDOW)

/* ── words ──────────────────────────────────────────────────────── */

typedef enum
{
  TITLE,
  TEXT,
  TERM,       /* a word, and what it means */
  LEVELS,     /* with the list of them in the place of %s */
  CONFIDENCE, /* idem */
  FOLDER,     /* where packs of one's own go */
} Kind;

static const struct
{
  Kind kind;
  const char *text;
  const char *meaning;
} words[] = {
  { TITLE, N_("Lire le tableau") },
  { TEXT, N_("Chaque colonne est une structure, chaque ligne un critère. Une case dit ce qui vaut à la date et dans la région choisies, et rien "
             "de plus. Certaines portent une mention :") },
  { TERM, N_("⚠ Deux lectures"), N_("Les sources ne disent pas la même chose et rien ne les départage : toutes sont montrées.") },
  { TERM, N_("Inconnu"),
         N_("Aucune source lue ne le dit à cette date. Ce n’est ni oui ni non, et aucune ancienne valeur n’est reprise à la place.") },
  { TERM, N_("Sans objet"), N_("Une source dit que la question ne se pose pas pour cette structure.") },
  { TERM, N_("En attente"), N_("Une source dit qu’un texte doit encore paraître.") },
  { TERM, N_("Annoncé"), N_("Proposé, négocié, ou pas encore lu dans son texte : montré à part, jamais compté.") },
  { TERM, N_("Règle locale"), N_("La région ou le département a sa propre règle, plus précise que la règle nationale.") },

  { TITLE, N_("Les preuves d’une case") },
  { TEXT, N_("Ouvrez une case, d’un clic ou avec la touche Entrée : chaque énoncé y paraît avec sa source, l’endroit où il vaut, ses dates, et "
             "le jour où la source a été lue.") },
  /* TRANSLATORS: %s is the list of levels: "loi, règlement, accord …". */
  { LEVELS, N_("Le niveau dit combien un document oblige. Du plus fort au plus faible : %s.") },
  /* TRANSLATORS: %s is the list of confidences: "texte lu, source officielle …". */
  { CONFIDENCE, N_("La confiance dit si nous sommes sûrs de l’avoir bien lu. De la plus grande à la plus petite : %s.") },
  { TEXT, N_("Les deux ne se mêlent pas : une loi connue par un dépliant reste une loi, mais lue de seconde main. Quand deux énoncés diffèrent, "
             "celui qui est retenu l’est pour une raison, que les preuves donnent.") },

  { TITLE, N_("La date et la région") },
  { TEXT, N_("« Règles au » choisit le jour auquel toutes les pages lisent les règles, passé ou à venir. Une deuxième date montre ce qui change "
             "entre les deux.") },
  { TEXT, N_("Sans région, seules les règles nationales sont lues. Avec une région, les siennes s’ajoutent. Quelques-unes ne valent que dans "
             "certains départements : elles paraissent quand le département est précisé.") },

  { TITLE, N_("Ajouter vos propres fichiers de règles") },
  { TEXT, N_("Déposez un fichier de règles (XML) dans le dossier ci-dessous : il est lu au prochain démarrage. Un fichier qui contient une "
             "erreur est refusé, et le reste fonctionne ; la page Sources dit alors quelle ligne corriger.") },
  { FOLDER },

  { TITLE, N_("Ce que Cordée ne fait pas") },
  { TEXT, N_("Cordée informe ; ce n’est pas un conseil juridique, et les textes font foi. Elle ne sait que ce que ses sources disent. Avant de "
             "décider, relisez la source et parlez-en à ceux qui accompagnent les projets dans votre région.") },

  { TITLE, N_("Vie privée") },
  { TEXT, N_("Tout reste sur cette machine : pas de compte, pas de réseau, aucune mesure d’audience. Un lien vers une source s’ouvre dans votre "
             "navigateur, et seulement si vous le demandez. Cordée ne demande jamais de données de patients : n’en écrivez nulle part.") },
};

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  g_autofree char *typeset = cordee_report_typeset (text);
  GtkWidget *label = gtk_label_new (typeset);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 76);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_title (const char *text)
{
  g_autofree char *typeset = cordee_report_typeset (text);

  return g_object_new (GTK_TYPE_LABEL,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                       "css-classes", (const char *const[]){ "card-title", "help-title", NULL },
                       "label", typeset,
                       "wrap", TRUE,
                       "xalign", 0.0f,
                       NULL);
}

static GtkWidget *
new_term (const char *word, const char *meaning)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_label (word, "help-term"));
  gtk_box_append (GTK_BOX (box), new_label (meaning, NULL));
  return box;
}

static char *
dup_levels (void)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = CORDEE_LEVEL_LOI; i <= CORDEE_LEVEL_SECONDAIRE; i++)
    g_strv_builder_add (labels, cordee_report_level_label (i));
  list = g_strv_builder_end (labels);
  return g_strjoinv (", ", list);
}

static char *
dup_confidences (void)
{
  g_autoptr(GStrvBuilder) labels = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = CORDEE_CONFIDENCE_TEXTE; i <= CORDEE_CONFIDENCE_DOUTEUX; i++)
    g_strv_builder_add (labels, cordee_report_confidence_label (i));
  list = g_strv_builder_end (labels);
  return g_strjoinv (", ", list);
}

/* format: has one %s, as translators see. */
static GtkWidget *
new_listing (const char *format, const char *list)
{
  g_auto(GStrv) parts = g_strsplit (_(format), "%s", 2);
  g_autofree char *text = g_strjoinv (list, parts);

  return new_label (text, NULL);
}

static GtkWidget *
new_folder (void)
{
  g_autofree char *folder = cordee_library_dup_default_folder ();
  g_autofree char *name = g_filename_display_name (folder);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return label;
}

static GtkWidget *
new_words (guint i)
{
  g_autofree char *list = NULL;

  switch (words[i].kind)
    {
    case TITLE:
      return new_title (_(words[i].text));
    case TERM:
      return new_term (_(words[i].text), _(words[i].meaning));
    case LEVELS:
      list = dup_levels ();
      return new_listing (words[i].text, list);
    case CONFIDENCE:
      list = dup_confidences ();
      return new_listing (words[i].text, list);
    case FOLDER:
      return new_folder ();
    case TEXT:
    default:
      return new_label (_(words[i].text), NULL);
    }
}

/* ── shortcuts ──────────────────────────────────────────────────── */

/* Keys as they are written on keyboards in the language of the reader: GTK has its own words only where its catalogues are installed. */
static char *
dup_key_name (guint keyval)
{
  static const struct
  {
    guint keyval;
    const char *name;
  } names[] = {
    { GDK_KEY_Left, N_("Gauche") },  { GDK_KEY_Right, N_("Droite") },   { GDK_KEY_Up, N_("Haut") },    { GDK_KEY_Down, N_("Bas") },
    { GDK_KEY_Home, N_("Début") },   { GDK_KEY_End, N_("Fin") },        { GDK_KEY_Return, N_("Entrée") }, { GDK_KEY_space, N_("Espace") },
    { GDK_KEY_Escape, N_("Échap") }, { GDK_KEY_Delete, N_("Suppr") },   { GDK_KEY_Tab, N_("Tab") },    { GDK_KEY_Menu, N_("Menu") },
    { GDK_KEY_Page_Up, N_("Page préc.") }, { GDK_KEY_Page_Down, N_("Page suiv.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].keyval == keyval)
      return g_strdup (_(names[i].name));
  return gtk_accelerator_get_label (keyval, 0);
}

static char *
dup_accelerator_name (const char *accelerator)
{
  GString *out = g_string_new (NULL);
  g_autofree char *key = NULL;
  GdkModifierType modifiers;
  guint keyval;

  gtk_accelerator_parse (accelerator, &keyval, &modifiers);
  key = dup_key_name (keyval);
  g_string_append (out, modifiers & GDK_CONTROL_MASK ? _("Ctrl+") : "");
  g_string_append (out, modifiers & GDK_ALT_MASK ? _("Alt+") : "");
  g_string_append (out, modifiers & GDK_SHIFT_MASK ? _("Maj+") : "");
  g_string_append (out, key);
  return g_string_free (out, FALSE);
}

static GtkWidget *
new_shortcut_row (const CordeeShortcut *shortcut)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label (_(shortcut->label), NULL);
  GtkWidget *keys = cordee_wrap_box_new (6);
  g_auto(GStrv) accelerators = g_strsplit (shortcut->keys, " ", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_autofree char *text = dup_accelerator_name (accelerators[i]);
      GtkWidget *keycap = gtk_label_new (text);

      gtk_widget_add_css_class (keycap, "keycap");
      gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
      cordee_wrap_box_append (CORDEE_WRAP_BOX (keys), keycap);
      g_strv_builder_add (builder, text);
    }
  names = g_strv_builder_end (builder);
  joined = g_strjoinv (", ", names);
  /* TRANSLATORS: what can be done, and its keys, for a screen reader: "Chercher : Ctrl+F". */
  name = g_strdup_printf (_("%s : %s"), _(shortcut->label), joined);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), keys);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
fill_shortcuts (CordeeHelpWindow *self)
{
  guint n;
  const CordeeShortcut *all = cordee_shortcuts (&n);
  GtkWidget *list = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || g_strcmp0 (all[i].group, all[i - 1].group) != 0)
        {
          list = gtk_list_box_new ();
          gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
          gtk_widget_add_css_class (list, "boxed-list");
          gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(all[i].group), -1);
          gtk_box_append (self->shortcuts, new_title (_(all[i].group)));
          gtk_box_append (self->shortcuts, list);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), new_shortcut_row (&all[i]));
    }
}

/* ── object ─────────────────────────────────────────────────────── */

static void
cordee_help_window_class_init (CordeeHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/fr/cordee/Cordee/ui/cordee-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CordeeHelpWindow, views);
  gtk_widget_class_bind_template_child (widget_class, CordeeHelpWindow, help);
  gtk_widget_class_bind_template_child (widget_class, CordeeHelpWindow, shortcuts);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cordee_help_window_init (CordeeHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_box_append (self->help, new_words (i));
  fill_shortcuts (self);
}

/* A window of its own above parent (or NULL), open on a topic: "help" or "shortcuts". GTK owns it, as any window, until it is closed. */
GtkWidget *
cordee_help_window_new (GtkWindow *parent, const char *topic)
{
  CordeeHelpWindow *self;

  g_return_val_if_fail (topic != NULL, NULL);

  self = g_object_new (CORDEE_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
  gtk_stack_set_visible_child_name (self->views, topic);
  return GTK_WIDGET (self);
}
