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

/* Owned by its task. */
typedef struct
{
  char buffer[SECRET_MAX + 1];
  GCancellable *stop;
  GSource *deadline;
} Reading;

static void
stop_waiting (Reading *reading)
{
  if (reading->deadline != NULL)
    g_source_destroy (reading->deadline);
  g_clear_pointer (&reading->deadline, g_source_unref);
}

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  stop_waiting (reading);
  g_object_unref (reading->stop);
  due_secret_wipe (reading->buffer, sizeof reading->buffer);
  g_free (reading);
}

static gboolean
on_deadline (gpointer user_data)
{
  g_cancellable_cancel (((Reading *) user_data)->stop);
  return G_SOURCE_REMOVE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  gsize length = 0;

  stop_waiting (reading);
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, NULL) ||
      length == 0 || length > SECRET_MAX || memchr (reading->buffer, '\0', length) != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("The secret could not be read."));
  else
    g_task_return_pointer (task, due_secret_new (reading->buffer, (gssize) length),
                           (GDestroyNotify) due_secret_unref);
}

void
due_secret_pipe_read_async (int fd,
                            guint deadline_ms,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, TRUE);

  g_task_set_source_tag (task, due_secret_pipe_read_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->stop = g_cancellable_new ();
  reading->deadline = g_timeout_source_new (deadline_ms);
  g_source_set_callback (reading->deadline, on_deadline, reading, NULL);
  g_source_set_static_name (reading->deadline, "duebell-secret-pipe");
  g_source_attach (reading->deadline, g_task_get_context (task));
  g_input_stream_read_all_async (stream, reading->buffer, sizeof reading->buffer,
                                 G_PRIORITY_DEFAULT, reading->stop, on_read, task);
}

DueSecret *
due_secret_pipe_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
