/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "stdin-watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <unistd.h>

typedef struct
{
  GSourceOnceFunc on_closed;
  gpointer user_data;
} Watch;

/* What is written to us is read and forgotten: only its end matters. */
static gboolean
on_ready (int fd, GIOCondition condition, gpointer user_data)
{
  const Watch *watch = user_data;
  char buffer[256];
  gssize n = (condition & G_IO_NVAL) != 0 ? 0 : read (fd, buffer, sizeof buffer);

  if (n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN)))
    return G_SOURCE_CONTINUE;
  watch->on_closed (watch->user_data);
  return G_SOURCE_REMOVE;
}

/* Calls @on_closed once, when standard input ends. Returns: the id of the source */
guint
due_stdin_watch (GSourceOnceFunc on_closed, gpointer user_data)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->on_closed = on_closed;
  watch->user_data = user_data;
  return g_unix_fd_add_full (G_PRIORITY_DEFAULT, STDIN_FILENO,
                             G_IO_IN | G_IO_HUP | G_IO_ERR | G_IO_NVAL, on_ready, watch, g_free);
}
