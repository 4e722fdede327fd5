/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "secrets.h"
#include "state-file.h"

/* Longer than this is no secret of ours. */
#define SECRET_FILE_MAX (64 * 1024)

static gboolean
set_missing (GError **error)
{
  g_set_error_literal (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_MISSING,
                       _ ("There is no file that keeps the sign-in."));
  return FALSE;
}

static gboolean
set_unsafe (GError **error)
{
  g_set_error_literal (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE,
                       _ ("The file that keeps the sign-in is not used: others may read it, or it "
                          "is not yours."));
  return FALSE;
}

static gboolean
set_unreadable (GError **error)
{
  g_set_error_literal (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE,
                       _ ("The file that keeps the sign-in cannot be read."));
  return FALSE;
}

static gboolean
set_unwritable (GError **error)
{
  g_set_error_literal (error, DUE_SECRETS_ERROR, DUE_SECRETS_ERROR_FILE,
                       _ ("The file that keeps the sign-in cannot be written."));
  return FALSE;
}

static gboolean
set_open_error (int number, GError **error)
{
  if (number == ENOENT || number == ENOTDIR)
    return set_missing (error);
  /* ELOOP: a link, which may lead anywhere. */
  return number == ELOOP ? set_unsafe (error) : set_unreadable (error);
}

static gboolean
is_private (const struct stat *status)
{
  return (status->st_mode & 077) == 0 && (status->st_uid == geteuid () || status->st_uid == 0);
}

/* Up to @size bytes; -1 with errno. */
static gssize
read_all (int fd, char *buffer, gsize size)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n = read (fd, buffer + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

static DueSecret *
make_secret (const char *text, gssize length)
{
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length <= 0 || memchr (text, '\0', (gsize) length) != NULL ||
      !g_utf8_validate (text, length, NULL))
    return NULL;
  return due_secret_new (text, length);
}

static DueSecret *
read_open_file (int fd, GError **error)
{
  struct stat status = { 0 };
  g_autofree char *buffer = NULL;
  gssize length = 0;
  DueSecret *secret = NULL;

  if (fstat (fd, &status) != 0)
    return set_unreadable (error), NULL;
  if (!S_ISREG (status.st_mode) || !is_private (&status))
    return set_unsafe (error), NULL;
  if (status.st_size > SECRET_FILE_MAX)
    return set_unreadable (error), NULL;

  buffer = g_malloc (SECRET_FILE_MAX);
  length = read_all (fd, buffer, SECRET_FILE_MAX);
  secret = make_secret (buffer, length);
  due_secret_wipe (buffer, SECRET_FILE_MAX);
  if (secret == NULL)
    set_unreadable (error);
  return secret;
}

DueSecret *
due_secret_file_read (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);
  DueSecret *secret = NULL;

  if (fd < 0)
    {
      set_open_error (errno, error);
      return NULL;
    }
  secret = read_open_file (fd, error);
  close (fd);
  return secret;
}

/* -1 with errno. */
static int
open_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY | O_NOFOLLOW);
}

static gboolean
is_folder_private (const char *path, GError **error)
{
  struct stat status = { 0 };
  int fd = open_folder_of (path);
  gboolean known = FALSE;

  if (fd < 0)
    return set_open_error (errno, error);
  known = fstat (fd, &status) == 0;
  close (fd);
  return (known && is_private (&status)) || set_unsafe (error);
}

DueSecret *
due_secret_file_read_own (const char *path, GError **error)
{
  return is_folder_private (path, error) ? due_secret_file_read (path, error) : NULL;
}

/* A folder of ours that is open to others is closed rather than refused: who signs in again wants
 * that mended. One of somebody else is refused. */
static gboolean
close_folder (const char *path, GError **error)
{
  struct stat status = { 0 };
  int fd = open_folder_of (path);
  gboolean closed = FALSE;

  if (fd < 0)
    return set_unwritable (error);
  closed = fstat (fd, &status) == 0 && status.st_uid == geteuid () &&
           ((status.st_mode & 0777) == 0700 || fchmod (fd, 0700) == 0);
  close (fd);
  return closed || set_unsafe (error);
}

gboolean
due_secret_file_write (const char *path, const DueSecret *secret, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_unwritable (error);
  if (!close_folder (path, error))
    return FALSE;
  due_state_file_sweep (path);
  return g_file_set_contents_full (
             path, due_secret_peek (secret), (gssize) due_secret_get_length (secret),
             G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL) ||
         set_unwritable (error);
}

gboolean
due_secret_file_remove (const char *path, GError **error)
{
  due_state_file_sweep (path);
  return due_state_file_remove (path, NULL) || set_unwritable (error);
}
