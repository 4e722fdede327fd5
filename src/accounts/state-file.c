/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "state-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Seconds after which nobody is writing any more. */
#define LEFT_OVER_S 60

static gboolean
set_error (GError **error)
{
  int saved = errno;

  g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (saved),
                       g_strerror (saved));
  return FALSE;
}

/* @length: of @buffer, then what was read. */
static gboolean
read_all (int fd, char *buffer, gsize *length, GError **error)
{
  gsize done = 0;

  while (done < *length)
    {
      gssize n = read (fd, buffer + done, *length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_error (error);
      if (n == 0)
        break;
      done += (gsize) n;
    }
  *length = done;
  return TRUE;
}

static char *
read_file (int fd, gsize size_max, GError **error)
{
  struct stat status = { 0 };
  g_autofree char *text = NULL;
  gsize length = size_max;

  if (fstat (fd, &status) != 0)
    {
      set_error (error);
      return NULL;
    }
  if (!S_ISREG (status.st_mode) || status.st_size < 0 || (gsize) status.st_size > size_max)
    {
      g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "Not one of our files");
      return NULL;
    }
  length = (gsize) status.st_size;
  text = g_malloc0 (length + 1);
  if (!read_all (fd, text, &length, error))
    return NULL;
  if (g_utf8_validate_len (text, length, NULL))
    return g_steal_pointer (&text);
  g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "Not text");
  return NULL;
}

char *
due_state_file_read (const char *path, gsize size_max, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);
  char *text = NULL;

  if (fd < 0)
    {
      set_error (error);
      return NULL;
    }
  text = read_file (fd, size_max, error);
  close (fd);
  return text;
}

gboolean
due_state_file_write (const char *path, const char *text, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (path);

  if (g_mkdir_with_parents (dir, 0700) != 0)
    return set_error (error);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
due_state_file_remove (const char *path, GError **error)
{
  /* Where a part of the path is no folder, there is no file either. */
  if (g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR)
    return TRUE;
  return set_error (error);
}

/* g_file_set_contents() writes to NAME.XXXXXX and renames that. */
static gboolean
is_temporary (const char *name, const char *of)
{
  gsize length = strlen (of);

  return g_str_has_prefix (name, of) && name[length] == '.' && strlen (name) == length + 7;
}

/* A young one may be what another process is writing right now. */
static gboolean
is_old (const char *path)
{
  GStatBuf status = { 0 };

  return g_lstat (path, &status) == 0 &&
         status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - LEFT_OVER_S;
}

void
due_state_file_sweep (const char *path)
{
  g_autofree char *dir_name = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (dir_name, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_temporary (name, base))
      {
        g_autofree char *temporary = g_build_filename (dir_name, name, NULL);

        if (is_old (temporary))
          g_unlink (temporary);
      }
}
