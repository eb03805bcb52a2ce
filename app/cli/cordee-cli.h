/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-dossier.h"
#include "cordee-library.h"
#include "cordee-roadmap.h"

G_BEGIN_DECLS

/* The command line: the core without a display. Results go to stdout, all at once and only when they are whole; everything else
   to stderr. Output is UTF-8 in any locale. */

/* Exit statuses, which scripts rely on. */
typedef enum
{
  CORDEE_CLI_DONE = 0,
  CORDEE_CLI_FAILED = 1, /* a file is invalid or cannot be read, the result cannot be written */
  CORDEE_CLI_USAGE = 2,  /* wrong usage, a bad value */
  CORDEE_CLI_ERRORS = 3, /* a check found errors */
} CordeeCliStatus;

typedef enum
{
  CORDEE_CLI_TEXT = 1 << 0,
  CORDEE_CLI_JSON = 1 << 1,
  CORDEE_CLI_CSV = 1 << 2,
  CORDEE_CLI_HTML = 1 << 3,
  CORDEE_CLI_ICS = 1 << 4,
} CordeeCliFormat;

/* Options that not every command takes. */
typedef enum
{
  CORDEE_CLI_TAKES_NOTHING = 0,
  CORDEE_CLI_TAKES_COMPARISON = 1 << 0, /* structures, criteria, differences */
  CORDEE_CLI_TAKES_ANSWERS = 1 << 1,    /* set */
  CORDEE_CLI_TAKES_OUTPUT = 1 << 2,     /* output, private */
  CORDEE_CLI_TAKES_NAME = 1 << 3,       /* name */
  CORDEE_CLI_TAKES_YEARS = 1 << 5,      /* years */
  CORDEE_CLI_TAKES_TERRITORY = 1 << 4,  /* communes, epci, file, overlap */
  CORDEE_CLI_TAKES_ROADMAP = 1 << 6,    /* how, from, start, target */
  CORDEE_CLI_TAKES_DOCUMENT = 1 << 7,   /* structure, template */
} CordeeCliTakes;

typedef struct _CordeeCliCommand CordeeCliCommand;

/* What was asked for. Everything is owned. */
typedef struct
{
  const CordeeCliCommand *command; /* static */
  char **words;                    /* as typed: the command, then its arguments */
  char **arguments;                /* borrowed from words: what follows the command */
  char **packs;                    /* or NULL */
  char **answers;                  /* ID=VALUE each, as typed; or NULL */
  char *as_of_text, *format_text;  /* or NULL */
  char *region, *departement;      /* or NULL */
  char *lang;                      /* or NULL */
  char *structures, *criteria;     /* or NULL */
  char *output;                    /* a file name; or NULL */
  char *name;                      /* or NULL */
  char *years;                     /* as typed; or NULL */
  char *how, *from, *start, *target; /* as typed; or NULL */
  char *structure, *template;      /* ids, as typed; or NULL */
  char *communes, *epci;           /* codes, as typed; or NULL */
  char *file;                      /* a file name; or NULL */
  char **overlaps;                 /* file names; or NULL */
  gboolean differences, private_notes;
  gboolean help, version;

  CordeeDay as_of;
  CordeeCliFormat format;
} CordeeCliOptions;

struct _CordeeCliCommand
{
  const char *name;      /* one word or two */
  const char *arguments; /* for the help; or NULL */
  const char *summary;   /* to be translated */
  guint formats;         /* those it knows */
  guint takes;           /* CordeeCliTakes */
  int min_arguments, max_arguments; /* max -1: any number */
  CordeeCliStatus (*run) (const CordeeCliOptions *options);
};

/* cordee-cli-options.c */
gboolean cordee_cli_options_parse (CordeeCliOptions *self, char **argv);
void cordee_cli_options_clear (CordeeCliOptions *self);
const GOptionEntry *cordee_cli_option_entries (CordeeCliOptions *self);
gboolean cordee_cli_option_is_for (const char *name, const CordeeCliCommand *command);
const CordeeCliCommand *cordee_cli_commands (guint *n_commands);

/* cordee-cli-help.c */
char *cordee_cli_help (const CordeeCliCommand *command, const char *family) G_GNUC_WARN_UNUSED_RESULT;

/* cordee-cli-load.c */
CordeeLibrary *cordee_cli_load_library (const CordeeCliOptions *options, const char *folder) G_GNUC_WARN_UNUSED_RESULT;
CordeeKnowledge *cordee_cli_load (const CordeeCliOptions *options, CordeeContext *context, CordeeCliStatus *status) G_GNUC_WARN_UNUSED_RESULT;
void cordee_cli_complain_refused (const CordeeLibrary *library, const char *file);
gboolean cordee_cli_context (const CordeeCliOptions *options, const CordeeKnowledge *knowledge, CordeeContext *context);

/* cordee-cli-answers.c */
void cordee_cli_complain_issues (GPtrArray *issues);
gboolean cordee_cli_spoils_answers (const CordeeKnowledge *knowledge, GPtrArray *issues);
CordeeDossier *cordee_cli_load_dossier (const CordeeCliOptions *options,
                                        const char             *file,
                                        CordeeKnowledge       **knowledge,
                                        CordeeContext          *context,
                                        CordeeCliStatus        *status) G_GNUC_WARN_UNUSED_RESULT;

/* cordee-cli-output.c */
void cordee_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cordee_cli_complain_unknown (const char *what, const char *text, GPtrArray *candidates);
CordeeCliStatus cordee_cli_write (const char *text, CordeeCliStatus status);
int cordee_cli_width (void);

/* cordee-cli-roadmap.c */
const CordeeStructure *cordee_cli_find_structure (const CordeeKnowledge *knowledge, const char *typed);
gboolean cordee_cli_check_roadmap (const CordeeCliOptions *options);
CordeeDay cordee_cli_find_today (const CordeeCliOptions *options);
CordeeRoadmap *cordee_cli_make_roadmap (const CordeeCliOptions *options, CordeeRulebook *rulebook, const CordeeDossier *dossier,
                                        const char *structure) G_GNUC_WARN_UNUSED_RESULT;

/* The commands. */
CordeeCliStatus cordee_cli_advise (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_compare (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_dossier_new (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_dossier_show (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_dossier_check (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_dossier_migrate (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_fund (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_questions (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_knowledge_check (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_knowledge_sources (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_knowledge_conflicts (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_knowledge_diff (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_report (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_roadmap (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_territory_show (const CordeeCliOptions *options);
CordeeCliStatus cordee_cli_territory_search (const CordeeCliOptions *options);

/* cordee-cli-run.c */
int cordee_cli_run (int argc, char **argv);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CordeeCliOptions, cordee_cli_options_clear)

G_END_DECLS
