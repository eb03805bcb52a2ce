/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE 1

#include "config.h"

#include "cordee-test-faults.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static FaultLacks lacks;
static gboolean shorten;
static gboolean spoil;
static gboolean armed;
static guint fail_at, n_calls, n_failed;
static int fail_with;
static FaultMode fail_mode;
static char first[64]; /* the first that failed */
static gboolean unflushed;
static struct
{
  const char *call;
  guint n;
} counts[32];
static void (*meet) (gpointer data);
static gpointer meet_data;

/* ── being told ─────────────────────────────────────────────────── */

/* What the file system lacks from now on. */
void
faults_lack (FaultLacks what)
{
  lacks = what;
}

/* Reads and writes stop after a few bytes from now on. */
void
faults_short (gboolean on)
{
  shorten = on;
}

/* Every write puts down another first byte than it is given from now on, and tells nothing. */
void
faults_spoil (gboolean on)
{
  spoil = on;
}

/* Counts calls from now on; that of number at (from 1; 0: none) fails with a reason. */
void
faults_arm (guint at, int reason, FaultMode mode)
{
  memset (counts, 0, sizeof counts);
  fail_at = at;
  fail_with = reason;
  fail_mode = mode;
  n_calls = n_failed = 0;
  first[0] = '\0';
  armed = TRUE;
}

/* Nothing fails any more. Returns how many calls failed since. */
guint
faults_disarm (void)
{
  armed = FALSE;
  return n_failed;
}

/* How often a call was made since the last arming. */
guint
faults_count (const char *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts) && counts[i].call != NULL; i++)
    if (strcmp (counts[i].call, call) == 0)
      return counts[i].n;
  return 0;
}

/* The call that failed first, with its number. */
const char *
faults_get_first (void)
{
  return first;
}

void
faults_meet (void (*other) (gpointer data), gpointer data)
{
  meet = other;
  meet_data = data;
}

/* ── failing ────────────────────────────────────────────────────── */

typedef enum
{
  WORK,
  FAIL,
  FAIL_AFTER,
} Fate;

static void
count (const char *call)
{
  guint i = 0;

  while (counts[i].call != NULL && strcmp (counts[i].call, call) != 0)
    i++;
  g_assert (i < G_N_ELEMENTS (counts) - 1);
  counts[i].call = call;
  counts[i].n++;
}

static Fate
meet_fate (const char *call)
{
  if (!armed)
    return WORK;
  count (call);
  n_calls++;
  if (fail_at == 0 || n_calls < fail_at || (n_calls > fail_at && fail_mode != FAULT_ON))
    return WORK;
  if (fail_mode == FAULT_KILL)
    kill (getpid (), SIGKILL);
  if (n_failed++ == 0)
    g_snprintf (first, sizeof first, "%s, call %u", call, n_calls);
  return fail_mode == FAULT_AFTER ? FAIL_AFTER : FAIL;
}

/* Does what should be done, unless it should not; fails if it should. */
#define MEET_FATE(call, work) \
  G_STMT_START \
  { \
    Fate fate = meet_fate (call); \
\
    if (fate != FAIL) \
      { \
        __typeof__ (work) worked = (work); \
\
        if (fate == WORK) \
          return worked; \
      } \
    errno = fail_with; \
    return -1; \
  } \
  G_STMT_END

/* A file is about to get a name that is shown. */
static void
meet_other (const char *name)
{
  void (*other) (gpointer data) = meet;

  if (name[0] == '.')
    return;
  g_assert (!unflushed);
  if (other == NULL)
    return;
  meet = NULL;
  other (meet_data);
}

/* ── the calls ──────────────────────────────────────────────────── */

/* A call that gives a file. One that is told to have failed stays open nowhere. */
#define MEET_FATE_OPEN(call, work) \
  G_STMT_START \
  { \
    Fate fate = meet_fate (call); \
    int given = fate != FAIL ? (work) : -1; \
\
    if (fate == WORK) \
      return given; \
    if (given >= 0) \
      __real_close (given); \
    errno = fail_with; \
    return -1; \
  } \
  G_STMT_END

int __real_close (int fd);
int __wrap_close (int fd);

/* With large files, the C library has other names for the same calls. */
#define WRAP_OPENAT(openat_name) \
  int __real_##openat_name (int folder, const char *name, int flags, ...); \
  int __wrap_##openat_name (int folder, const char *name, int flags, ...); \
  int __wrap_##openat_name (int folder, const char *name, int flags, ...) \
  { \
    va_list arguments; \
    mode_t mode; \
\
    va_start (arguments, flags); \
    mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0; \
    va_end (arguments); \
    MEET_FATE_OPEN ("openat", __real_##openat_name (folder, name, flags, mode)); \
  }
WRAP_OPENAT (openat)
WRAP_OPENAT (openat64)

#define WRAP_FSTAT(fstat_name) \
  int __real_##fstat_name (int fd, struct stat *info); \
  int __wrap_##fstat_name (int fd, struct stat *info); \
  int __wrap_##fstat_name (int fd, struct stat *info) { MEET_FATE ("fstat", __real_##fstat_name (fd, info)); }
WRAP_FSTAT (fstat)
WRAP_FSTAT (fstat64)

#define WRAP_PREAD(pread_name) \
  ssize_t __real_##pread_name (int fd, void *data, size_t size, off_t offset); \
  ssize_t __wrap_##pread_name (int fd, void *data, size_t size, off_t offset); \
  ssize_t __wrap_##pread_name (int fd, void *data, size_t size, off_t offset) \
  { \
    MEET_FATE ("pread", __real_##pread_name (fd, data, shorten ? MIN (size, 512) : size, offset)); \
  }
WRAP_PREAD (pread)
WRAP_PREAD (pread64)

#define WRAP_FCNTL(fcntl_name) \
  int __real_##fcntl_name (int fd, int command, ...); \
  int __wrap_##fcntl_name (int fd, int command, ...); \
  int __wrap_##fcntl_name (int fd, int command, ...) \
  { \
    va_list arguments; \
    int argument; \
\
    va_start (arguments, command); \
    argument = va_arg (arguments, int); \
    va_end (arguments); \
    MEET_FATE_OPEN ("fcntl", __real_##fcntl_name (fd, command, argument)); \
  }
WRAP_FCNTL (fcntl)
WRAP_FCNTL (fcntl64)

ssize_t __real_write (int fd, const void *data, size_t size);
ssize_t __wrap_write (int fd, const void *data, size_t size);
ssize_t
__wrap_write (int fd, const void *data, size_t size)
{
  unflushed = TRUE;
  if (spoil && size > 0)
    {
      g_autofree char *other = g_memdup2 (data, size);

      other[0] ^= 1;
      return __real_write (fd, other, size);
    }
  MEET_FATE ("write", __real_write (fd, data, shorten ? MIN (size, 77) : size));
}

/* No power fails during a test: that a file is flushed is seen to, and that takes no time. */
static int
note_flush (void)
{
  unflushed = FALSE;
  return 0;
}

int __wrap_fsync (int fd);
int
__wrap_fsync (int fd)
{
  MEET_FATE ("fsync", note_flush ());
}

/* A file is closed, whatever is told of it. */
int
__wrap_close (int fd)
{
  Fate fate = meet_fate ("close");
  int status = __real_close (fd);

  if (fate == WORK)
    return status;
  errno = fail_with;
  return -1;
}

int __real_flock (int fd, int operation);
int __wrap_flock (int fd, int operation);
int
__wrap_flock (int fd, int operation)
{
  if ((lacks & LACK_LOCKS) != 0)
    {
      errno = ENOTSUP;
      return -1;
    }
  MEET_FATE ("flock", __real_flock (fd, operation));
}

int __real_fchmod (int fd, mode_t mode);
int __wrap_fchmod (int fd, mode_t mode);
int
__wrap_fchmod (int fd, mode_t mode)
{
  MEET_FATE ("fchmod", __real_fchmod (fd, mode));
}

int __real_faccessat (int folder, const char *name, int mode, int flags);
int __wrap_faccessat (int folder, const char *name, int mode, int flags);
int
__wrap_faccessat (int folder, const char *name, int mode, int flags)
{
  MEET_FATE ("faccessat", __real_faccessat (folder, name, mode, flags));
}

int __real_renameat (int from, const char *name, int to, const char *other);
int __wrap_renameat (int from, const char *name, int to, const char *other);
int
__wrap_renameat (int from, const char *name, int to, const char *other)
{
  g_assert (other[0] == '.' || !unflushed);
  MEET_FATE ("renameat", __real_renameat (from, name, to, other));
}

int __real_renameat2 (int from, const char *name, int to, const char *other, unsigned int flags);
int __wrap_renameat2 (int from, const char *name, int to, const char *other, unsigned int flags);
int
__wrap_renameat2 (int from, const char *name, int to, const char *other, unsigned int flags)
{
  meet_other (other);
  if ((lacks & LACK_EXCHANGE) != 0)
    {
      errno = EINVAL;
      return -1;
    }
  MEET_FATE ("renameat2", __real_renameat2 (from, name, to, other, flags));
}

int __real_linkat (int from, const char *name, int to, const char *other, int flags);
int __wrap_linkat (int from, const char *name, int to, const char *other, int flags);
int
__wrap_linkat (int from, const char *name, int to, const char *other, int flags)
{
  if ((lacks & LACK_LINKS) != 0)
    {
      errno = EPERM;
      return -1;
    }
  MEET_FATE ("linkat", __real_linkat (from, name, to, other, flags));
}

int __real_unlinkat (int folder, const char *name, int flags);
int __wrap_unlinkat (int folder, const char *name, int flags);
int
__wrap_unlinkat (int folder, const char *name, int flags)
{
  MEET_FATE ("unlinkat", __real_unlinkat (folder, name, flags));
}

DIR *__real_fdopendir (int fd);
DIR *__wrap_fdopendir (int fd);
DIR *
__wrap_fdopendir (int fd)
{
  if (meet_fate ("fdopendir") == WORK)
    return __real_fdopendir (fd);
  errno = fail_with;
  return NULL;
}
