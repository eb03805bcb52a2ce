/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-condition.h"
#include "cordee-day.h"

G_BEGIN_DECLS

/* The plain lists of a pack: everything but its statements. Each element keeps the line that it was read from, for messages.
   Strings are borrowed from the pack; words for the reader are in French, as the pack has them. */

typedef struct _CordeePack CordeePack;

/* One column of the comparison. */
typedef struct
{
  const char *id;
  const char *name;
  const char *summary;
  const char *sign;
  const char *colour;
  const char *colour_dark;
  CordeeDay exists_from;
  int order;
  int line;
} CordeeStructure;

typedef struct
{
  const char *id;
  const char *label;
  int order;
  int line;
} CordeeGroup;

/* One row of the comparison. */
typedef struct
{
  const char *id;
  const char *group;
  const char *label;
  const char *hint; /* or NULL */
  int order;
  int line;
} CordeeCriterion;

typedef struct
{
  const char *id;
  const char *one;
  const char *many;
  const char *symbol; /* stands for the words where there is one; or NULL */
  int line;
} CordeeUnit;

typedef struct
{
  const char *id;
  const char *label;
  int line;
} CordeePeriod;

typedef struct
{
  const char *code;
  const char *name;
  char **departements; /* owned */
  int line;
} CordeeRegion;

typedef struct
{
  const char *id;
  const char *title;
  const char *publisher;
  const char *date;  /* YYYY, YYYY-MM or YYYY-MM-DD, or NULL */
  const char *dated; /* what the document says of its date, or NULL */
  gboolean estimated;
  GPtrArray *urls;        /* const char *, owned */
  const CordeePack *pack; /* borrowed: it holds this */
  int line;
} CordeeSource;

typedef struct
{
  const char *id;
  const char *label;
  const char *unit; /* of a status question: counts the members of this status; or NULL */
  gboolean mixed;   /* of a status question: the members are not all alike */
} CordeeChoice;

typedef struct
{
  const char *id;
  const char *type;
  const char *section;    /* or NULL: context and money, not asked by the assistant */
  const char *label;
  const char *short_label; /* a noun for lists: "Infirmiers"; or NULL: the label */
  const char *why;
  const char *help;      /* or NULL */
  const char *applies;   /* when it makes sense, in words; or NULL: always */
  CordeeCondition *when; /* owned: the same as a condition; NULL: always */
  const char *unit;      /* or NULL */
  const char *status;    /* of a list of members: the question whose choices are the status of one; or NULL */
  const char *suppose;   /* what a funding plan supposes where nobody answered, as the command line has it; or NULL */
  gboolean fixed;        /* nothing that a team can act on */
  gboolean brief;        /* asked on the short path */
  gboolean member;       /* counts members of one profession */
  gboolean has_min, has_max;
  double min, max;
  GPtrArray *choices; /* CordeeChoice, owned */
  int line;
} CordeeQuestion;

/* An entry of the glossary. */
typedef struct
{
  const char *id;
  const char *word;
  const char *meaning;
  int line;
} CordeeTerm;

/* What a source says that no cell carries. */
typedef struct
{
  const char *source;
  const char *text;
  char **facts; /* owned */
  int line;
} CordeeNote;

/* What an id stands for that took the place of another. */
typedef enum
{
  CORDEE_RENAME_QUESTION,
  CORDEE_RENAME_CHOICE,     /* of a question */
  CORDEE_RENAME_STRUCTURE,
  CORDEE_RENAME_CRITERION,
  CORDEE_RENAME_PROFESSION, /* in a list of members */
} CordeeRenameKind;

/* An id that the base had, and the one that it has for the same thing now: dossiers that were saved with the old one are read with it. */
typedef struct
{
  CordeeRenameKind kind;
  const char *of; /* of a choice: its question, by the id that it has now; NULL otherwise */
  const char *from;
  const char *to;
  CordeeDay since;
  int line;
} CordeeRename;

/* A fact that was looked at and not carried. */
typedef struct
{
  const char *fact;
  const char *reason;
  const char *text;
  const char *structure; /* or NULL */
  const char *criterion; /* or NULL */
  char **regions;        /* owned; NULL: everywhere */
  int line;
} CordeeLeftOut;

const char *cordee_rename_kind_id (CordeeRenameKind kind);

void cordee_catalogue_init (CordeePack *pack);
void cordee_catalogue_clear (CordeePack *pack);
void cordee_catalogue_read (CordeePack *pack, const CordeeXmlNode *list);
void cordee_catalogue_read_left_out (CordeePack *pack, const CordeeXmlNode *root);
void cordee_catalogue_write (const CordeePack *pack, CordeeXmlElement *root);
void cordee_catalogue_write_left_out (const CordeePack *pack, CordeeXmlElement *root);

G_END_DECLS
