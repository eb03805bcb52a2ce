/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cordee-store.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/* System calls as the store wants them: not interrupted, never blocking on what is no file, whole or not at all. They fail with -1,
   FALSE or NULL, and errno. */

/* A folder that is being written to. */
typedef struct
{
  int fd;
  gboolean locked;    /* no other program of ours writes here */
  gboolean lockless;  /* there are no locks on this file system */
} CordeeDiskFolder;

gboolean cordee_disk_enter (CordeeDiskFolder *folder, const char *path);
void cordee_disk_leave (CordeeDiskFolder *folder);

int cordee_disk_open (int folder, const char *name, int flags, mode_t mode);
gboolean cordee_disk_close (int fd);
gboolean cordee_disk_flush (int fd);
gboolean cordee_disk_write (int fd, GBytes *bytes);
gboolean cordee_disk_holds (int fd, GBytes *bytes);
GBytes *cordee_disk_read (int folder, const char *name, int flags, CordeeStamp *stamp, struct stat *info);
gboolean cordee_disk_lock (int fd, gboolean *lockless);
void cordee_disk_stamp (CordeeStamp *stamp, const struct stat *info);
gboolean cordee_disk_same (const CordeeStamp *a, const CordeeStamp *b);

/* Names of temporary files: those being written, and those that are about to change places with the target. */
char *cordee_disk_new_part (void) G_GNUC_WARN_UNUSED_RESULT;
char *cordee_disk_new_swap (const CordeeStamp *before, const CordeeStamp *after) G_GNUC_WARN_UNUSED_RESULT;
gboolean cordee_disk_show (int folder, const char *name);

gboolean cordee_disk_put (const CordeeDiskFolder *folder, const char *path, const char *name, GBytes *bytes, CordeeStamp *stamp);

char *cordee_disk_dup_safe_id (const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* What a program that died left in a folder. */
void cordee_disk_leave_behind (const char *path, const char *name);
void cordee_disk_clean (const CordeeDiskFolder *folder, const char *path, const struct stat *now);

G_END_DECLS
