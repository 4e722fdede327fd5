/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "secret-pipe.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* A webhook's secret has some 16 bytes, a grant at most four parts of 4 KiB: a pipe that gives more
 * is not ours. */
#define SECRET_MAX (17 * 1024)

int
due_secret_pipe_open (DueSecret *secret, GError **error)
{
  gsize length = due_secret_get_length (secret);
  gboolean done = FALSE;
  int ends[2] = { -1, -1 };

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, error))
    return -1;
  /* A pipe holds 64 KiB: writing does not wait. */
  done =
      length <= SECRET_MAX && write (ends[1], due_secret_peek (secret), length) == (gssize) length;
  close (ends[1]);
  if (done)
    return ends[0];
  close (ends[0]);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("The link could not be handed over."));
  return -1;
}

static void
wipe_buffer (gpointer buffer)
{
  due_secret_wipe (buffer, SECRET_MAX + 1);
  g_free (buffer);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const char *buffer = g_task_get_task_data (task);
  gsize length = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, NULL) ||
      length == 0 || length > SECRET_MAX || memchr (buffer, '\0', length) != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("The secret could not be read."));
  else
    g_task_return_pointer (task, due_secret_new (buffer, (gssize) length),
                           (GDestroyNotify) due_secret_unref);
}

void
due_secret_pipe_read_async (int fd,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  char *buffer = g_malloc0 (SECRET_MAX + 1);
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, TRUE);

  g_task_set_source_tag (task, due_secret_pipe_read_async);
  g_task_set_task_data (task, buffer, wipe_buffer);
  g_input_stream_read_all_async (stream, buffer, SECRET_MAX + 1, G_PRIORITY_DEFAULT, cancellable,
                                 on_read, task);
}

DueSecret *
due_secret_pipe_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
