/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* System calls of the store that fail as they are told to. For programs that are linked with --wrap for each of them. */

typedef enum
{
  FAULT_ONCE,  /* one call fails, and does nothing */
  FAULT_ON,    /* so do all after it */
  FAULT_AFTER, /* one call does what it should, and then tells that it failed */
  FAULT_KILL,  /* the program is killed just before */
} FaultMode;

/* What file systems lack. */
typedef enum
{
  LACK_NOTHING = 0,
  LACK_EXCHANGE = 1 << 0, /* renameat2() with flags */
  LACK_LOCKS = 1 << 1,
  LACK_LINKS = 1 << 2,
} FaultLacks;

void faults_lack (FaultLacks lacks);
void faults_short (gboolean shorten);
void faults_spoil (gboolean spoil);
void faults_arm (guint at, int reason, FaultMode mode);
guint faults_disarm (void);
guint faults_count (const char *call);
const char *faults_get_first (void);

/* Called once before the next renameat2() or renameat() onto a name that is shown, when everything was checked: what somebody else does
   just then. */
void faults_meet (void (*other) (gpointer data), gpointer data);

G_END_DECLS
