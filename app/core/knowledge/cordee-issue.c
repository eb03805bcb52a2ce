/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cordee-issue"

#include "config.h"

#include "cordee-issue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define E CORDEE_SEVERITY_ERROR
#define W CORDEE_SEVERITY_WARNING
#define I CORDEE_SEVERITY_INFO

/* A tag is never renamed once it has been released; a new finding gets a new one. */
static const CordeeIssueKind kinds[] = {
  /* the file */
  { "file-unreadable", E, N_("Le fichier ne peut pas être lu.") },
  { "file-too-large", E, N_("Le fichier dépasse la taille admise.") },
  { "xml-malformed", E, N_("Le fichier n’est pas un document XML bien formé en UTF-8.") },
  { "xml-doctype", E, N_("Un pack ne déclare ni DOCTYPE ni entités.") },
  { "schema-invalid", E, N_("Le document ne suit pas le schéma des packs.") },
  /* dossiers */
  { "dossier-invalid", E, N_("Le fichier n’est pas un dossier lisible.") },
  { "dossier-newer", W, N_("Le dossier vient d’une version plus récente ; ce qu’elle y a mis est gardé.") },
  { "dossier-value", W, N_("Une indication du dossier n’est pas, ou n’est plus, admise ; elle est gardée telle quelle, sans être employée.") },
  { "dossier-duplicate", W, N_("Le dossier dit deux fois la même chose ; la seconde est gardée à part.") },
  { "dossier-schema", W, N_("Le dossier se lit, mais s’écarte du schéma des dossiers.") },
  { "dossier-renamed", I, N_("Un identifiant du dossier a changé de nom dans la base ; le nouveau est pris.") },
  { "dossier-foreign", I, N_("Le dossier contient ce que cette version ne connaît pas ; c’est gardé à sa place.") },
  { "dossier-migrated", I, N_("Le fichier est d’une version antérieure ; il est lu comme un dossier.") },
  /* references */
  { "duplicate-id", E, N_("Un même identifiant désigne deux éléments.") },
  { "unknown-structure", E, N_("La structure n’est déclarée dans aucun pack.") },
  { "unknown-criterion", E, N_("Le critère n’est déclaré dans aucun pack.") },
  { "unknown-group", E, N_("Le groupe de critères n’est déclaré dans aucun pack.") },
  { "unknown-unit", E, N_("L’unité n’est déclarée dans aucun pack.") },
  { "unknown-period", E, N_("La période n’est déclarée dans aucun pack.") },
  { "unknown-region", E, N_("La région n’est déclarée dans aucun pack.") },
  { "unknown-departement", E, N_("Le département n’est d’aucune région déclarée, ou pas de celle qui est dite.") },
  { "departement-taken", E, N_("Un département n’est que d’une région.") },
  { "unknown-source", E, N_("La source n’est déclarée dans aucun pack.") },
  { "unknown-statement", E, N_("L’énoncé visé n’existe dans aucun pack.") },
  { "unknown-section", E, N_("La rubrique n’est déclarée dans aucun pack.") },
  { "unknown-variable", E, N_("Aucun pack ne déclare de question ni de calcul de ce nom.") },
  { "unknown-choice", E, N_("La valeur n’est pas un choix de la question.") },
  { "unknown-rule", E, N_("La règle visée n’existe dans aucun pack.") },
  { "unknown-payer", E, N_("Le financeur n’est déclaré dans aucun pack.") },
  { "unknown-scale", E, N_("L’échelle de tailles n’est déclarée dans aucun pack.") },
  { "unknown-step", E, N_("Le palier n’est pas de l’échelle du dispositif.") },
  { "unknown-role", E, N_("Le rôle n’est pas de ceux que le dispositif déclare.") },
  { "unknown-line", E, N_("Aucun dispositif de la structure n’a de ligne ni de versement de ce nom.") },
  { "unknown-placeholder", E, N_("Un texte ne met entre accolades que le nom d’une question ou d’un calcul.") },
  /* statements */
  { "statement-without-source", E, N_("Un énoncé cite au moins une source.") },
  { "statement-without-phrase", E, N_("Un énoncé porte une phrase courte.") },
  { "headline-without-value", E, N_("Un énoncé mis en tête de sa case porte une valeur ou un montant, pour que les cases se comparent.") },
  { "period-missing", E, N_("Un énoncé qui vaut, une règle aussi, dit depuis quel jour.") },
  { "period-impossible", E, N_("La période de validité finit avant de commencer.") },
  { "period-too-early", E, N_("Un énoncé ou une règle vaut avant que la structure existe.") },
  { "region-foreign", E, N_("Un énoncé ou une règle d’une couche régionale vaut dans la région de sa couche.") },
  { "amount-empty", E, N_("Un montant a au moins une borne.") },
  { "amount-inverted", E, N_("La borne basse d’un montant dépasse sa borne haute.") },
  { "amount-untyped", E, N_("Le texte donne une somme ou un pourcentage qu’aucun montant typé ne porte.") },
  { "amount-without-period", E, N_("Une somme d’argent dit sa période.") },
  { "preference-missing", E, N_("Deux énoncés de même rang parlent du même sujet, au même moment et au même endroit, sans préférence dite.") },
  { "preference-misplaced", E, N_("Une préférence ou un désaccord ne relie que des énoncés du même sujet.") },
  { "preference-circular", E, N_("Deux énoncés se préfèrent l’un à l’autre.") },
  { "bracket-gap", E, N_("Deux tranches qui se suivent laissent un trou.") },
  { "bracket-overlap", E, N_("Deux tranches se recouvrent.") },
  /* questions */
  { "question-choices", E, N_("Une question à choix propose des choix, et elle seule.") },
  { "question-bounds", E, N_("Les bornes d’une question numérique se suivent.") },
  { "question-too-many", E, N_("Une question propose 64 choix au plus.") },
  { "question-status", E, N_("Une liste de membres, et elle seule, dit quelle question à choix donne le statut de chacun.") },
  { "question-member", E, N_("Une question qui compte les membres d’une profession attend un nombre entier.") },
  { "question-suppose", E, N_("Ce qu’un plan suppose d’une question en est une réponse.") },
  { "question-unreachable", E, N_("Une question se pose dans au moins une situation.") },
  /* conditions and what is computed */
  { "condition-type", E, N_("Un test convient à ce que la question attend : un nombre se compare, un choix se nomme.") },
  { "condition-count", E, N_("Un test ne demande pas plus de valeurs qu’il n’en nomme.") },
  { "condition-known", E, N_("Seul un calcul demande si une réponse est connue.") },
  { "derivation-order", E, N_("Un calcul ne repose que sur des questions et sur ce qui est calculé avant lui.") },
  /* renames */
  { "rename-existing", E, N_("Un ancien identifiant n’est plus donné à rien.") },
  { "rename-chain", E, N_("Un ancien identifiant mène droit à celui d’aujourd’hui.") },
  { "rename-of", E, N_("Le nouveau nom d’un choix, et lui seul, dit de quelle question.") },
  /* rules and cases */
  { "rule-without-source", E, N_("Une règle cite au moins une source.") },
  { "rule-weight", E, N_("Une règle indicative, et elle seule, dit combien elle pèse.") },
  { "rule-kind", E, N_("Une règle indicative est une condition.") },
  { "rule-replaces", E, N_("Une règle ne remplace qu’une autre règle de sa structure.") },
  { "link-with-itself", E, N_("Un lien relie deux structures.") },
  { "rule-never-true", E, N_("Une règle peut être remplie.") },
  { "case-remedy", E, N_("Un cas dit d’un changement la variable et la valeur.") },
  { "case-failed", E, N_("Un cas daté donne ce qu’il annonce.") },
  /* money */
  { "scale-variable", E, N_("Une échelle mesure un nombre.") },
  { "scale-bracket", E, N_("L’énoncé d’un palier en dit les bornes, une seule fois.") },
  { "scale-order", E, N_("Un palier commence où finit le précédent.") },
  { "scheme-structure", E, N_("Un dispositif repose sur des énoncés et une échelle de sa structure.") },
  { "scheme-anchor", E, N_("Un dispositif se compte depuis la réponse à une question de date.") },
  { "line-period", E, N_("Une ligne revient aussi souvent que les montants dont elle est faite.") },
  { "line-uncovered", E, N_("Une ligne dit un montant, ou ce qu’on ignore, pour chaque palier.") },
  { "formula-syntax", E, N_("Une formule se lit.") },
  { "formula-name", E, N_("Une formule ne nomme que des questions chiffrées, des calculs et des unités de la base.") },
  { "formula-units", E, N_("Une formule n’ajoute et ne compare que des nombres de même unité, et donne des euros.") },
  { "formula-number", E, N_("Chaque nombre d’une formule est une borne d’un montant des énoncés nommés.") },
  { "formula-subtotal", E, N_("« sous-total » suit au moins une ligne du dispositif.") },
  { "formula-base", E, N_("« base » n’est nommée que dans un versement, qui dit de quelles lignes.") },
  { "case-expectation", E, N_("Un cas de financement annonce quelque chose qui peut être vrai.") },
  /* the way to the contract */
  { "unknown-roadmap-step", E, N_("L’étape n’est déclarée dans aucun pack.") },
  { "unknown-actor", E, N_("L’acteur n’est déclaré dans aucun pack.") },
  { "unknown-phase", E, N_("La phase n’est déclarée dans aucun pack.") },
  { "unknown-committee", E, N_("Le comité n’est déclaré dans aucun pack.") },
  { "unknown-scheme", E, N_("Le dispositif n’est déclaré dans aucun pack.") },
  { "unknown-template", E, N_("Le document n’est déclaré dans aucun pack.") },
  { "duration-order", E, N_("Une durée va du plus court au plus long, le plus probable entre les deux.") },
  { "duration-long", E, N_("Une durée tient en vingt ans.") },
  { "delay-amount", E, N_("Les nombres d’un délai sont ceux d’un montant de son énoncé, dans la même unité.") },
  { "step-duration", E, N_("Une étape dont les délais ne valent que par endroits dit une estimation pour le reste.") },
  { "step-way", E, N_("Une étape n’attend que des étapes de son parcours.") },
  { "step-circle", E, N_("Des étapes ne s’attendent pas en rond.") },
  { "step-goal", E, N_("Un parcours mène à un but, et à un seul.") },
  { "step-lag", E, N_("Une attente dit combien de temps, et dans quelle unité.") },
  { "step-deadline", E, N_("Une échéance est un délai après une autre étape, ou un jour de l’année.") },
  { "step-anchor", E, N_("La fin d’une étape répond à une question de date.") },
  { "step-repeats", E, N_("Une étape qui revient chaque année n’est pas un but et n’a pas une seule date.") },
  { "step-committee", E, N_("Une étape ne passe que devant un comité de sa région.") },
  { "step-replaces", E, N_("Une étape régionale ne remplace qu’une étape nationale du même parcours.") },
  { "step-template", E, N_("Un document se prépare pour la structure de l’étape.") },
  { "step-requirement", E, N_("Ce qu’une étape demande se prouve d’une seule façon, par la structure de l’étape.") },
  { "step-aid", E, N_("Une étape ouvre des aides de sa structure.") },
  { "step-reuse", E, N_("Ce qui est repris l’est d’une autre structure, en entier ou avec une durée.") },
  { "step-answer", E, N_("Ce qu’une étape fait répondre est une réponse à la question.") },
  { "step-never", E, N_("Ce qu’une étape suppose ou demande peut être vrai.") },
  { "holiday-day", E, N_("Un jour férié est un jour du calendrier, ou se compte depuis Pâques.") },
  { "committee-sessions", E, N_("Les séances d’un comité se suivent.") },
  { "contact-without-source", E, N_("Un contact cite un énoncé ou une source.") },
  { "template-item", E, N_("Un alinéa dit ce qu’il écrit, ou de quoi est faite sa liste.") },
  { "template-uses", E, N_("Un alinéa nomme toutes les réponses qu’il emploie.") },
  { "template-letter", E, N_("Seule une lettre a un destinataire.") },
  { "template-replaces", E, N_("Un document régional ne remplace qu’un document national.") },
  /* facts */
  { "fact-both-ways", E, N_("Un fait ne peut être à la fois porté par la base et laissé de côté.") },
  /* advice */
  { "source-unused", W, N_("Aucun énoncé, aucune règle et aucune note ne cite cette source.") },
  { "step-apart", W, N_("Une étape tient aux autres.") },
  { "rule-never-false", W, N_("Une règle peut être en défaut.") },
  { "short-too-long", W, N_("La phrase courte d’une case tient en une centaine de caractères.") },
  { "headline-missing", I, N_("Aucun énoncé de cette case n’est mis en tête.") },
  { "question-unused", I, N_("Rien ne se sert de la réponse à cette question.") },
};

#undef E
#undef W
#undef I

/* The whole registry, static. */
const CordeeIssueKind *
cordee_issue_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}

/* The kind of a tag, static, or NULL where the registry has none. */
const CordeeIssueKind *
cordee_issue_kind (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].tag, tag))
      return &kinds[i];
  return NULL;
}

/* The stable name of a severity, static: "error", "warning", "info". */
const char *
cordee_severity_name (CordeeSeverity severity)
{
  static const char *const names[] = { "info", "warning", "error" };

  return names[severity];
}

/* A finding of a registered tag. file is required; line may be 0 and id NULL; the rest is the hint: what stands there and what
   was expected. The caller owns it. */
CordeeIssue *
cordee_issue_new (const char *tag, const char *file, int line, const char *id, const char *format, ...)
{
  CordeeIssue *self = g_new0 (CordeeIssue, 1);
  va_list args;

  self->kind = cordee_issue_kind (tag);
  if (self->kind == NULL)
    g_error ("issue tag %s is not registered", tag);
  self->file = g_strdup (file);
  self->line = line;
  self->id = g_strdup (id);
  va_start (args, format);
  self->hint = g_strdup_vprintf (format, args);
  va_end (args);

  return self;
}

void
cordee_issue_free (CordeeIssue *issue)
{
  if (issue == NULL)
    return;
  g_free (issue->file);
  g_free (issue->id);
  g_free (issue->hint);
  g_free (issue);
}

/* One line for a person: file:line: severity: hint [tag]. The caller owns it. */
char *
cordee_issue_to_string (const CordeeIssue *issue)
{
  static const char *const words[] = { N_("remarque"), N_("avertissement"), N_("erreur") };
  g_autofree char *place = issue->line > 0 ? g_strdup_printf ("%s:%d", issue->file, issue->line) : g_strdup (issue->file);

  /* TRANSLATORS: a finding: %1$s is file and line, %2$s the severity, %3$s what is wrong, %4$s a stable tag. */
  return g_strdup_printf (_("%1$s : %2$s : %3$s [%4$s]"), place, _(words[issue->kind->severity]), issue->hint, issue->kind->tag);
}

/* An empty list that owns its issues. */
GPtrArray *
cordee_issues_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cordee_issue_free);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const CordeeIssue *one = *(CordeeIssue *const *) a;
  const CordeeIssue *other = *(CordeeIssue *const *) b;
  int result = strcmp (one->file, other->file);

  if (result == 0)
    result = one->line - other->line;
  if (result == 0)
    result = strcmp (one->kind->tag, other->kind->tag);
  return result != 0 ? result : g_strcmp0 (one->hint, other->hint);
}

/* Sorts by file, line, tag. */
void
cordee_issues_sort (GPtrArray *issues)
{
  g_ptr_array_sort (issues, compare);
}

/* How many are at least that severe. */
guint
cordee_issues_count (GPtrArray *issues, CordeeSeverity at_least)
{
  guint n = 0;

  for (guint i = 0; i < issues->len; i++)
    n += ((CordeeIssue *) issues->pdata[i])->kind->severity >= at_least;
  return n;
}
