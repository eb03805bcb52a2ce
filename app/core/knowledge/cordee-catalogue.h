/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-day.h"
#include "cordee-xml.h"

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
} CordeeChoice;

typedef struct
{
  const char *id;
  const char *type;
  const char *label;
  const char *why;
  const char *help;    /* or NULL */
  const char *applies; /* or NULL: always */
  const char *unit;    /* or NULL */
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

void cordee_catalogue_init (CordeePack *pack);
void cordee_catalogue_clear (CordeePack *pack);
void cordee_catalogue_read (CordeePack *pack, const CordeeXmlNode *list);
void cordee_catalogue_read_left_out (CordeePack *pack, const CordeeXmlNode *root);
void cordee_catalogue_write (const CordeePack *pack, CordeeXmlElement *root);
void cordee_catalogue_write_left_out (const CordeePack *pack, CordeeXmlElement *root);

/* For the readers and writers of a pack's elements. */
gboolean cordee_read_flag (const CordeeXmlNode *node, const char *name);
gboolean cordee_read_number (const char *text, double *out);
char *cordee_write_number (double value) G_GNUC_WARN_UNUSED_RESULT;
char **cordee_read_words (const CordeeXmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void cordee_write_words (CordeeXmlElement *node, const char *name, char **words);

G_END_DECLS
