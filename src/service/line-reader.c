/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "line-reader.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#include "secret.h"

/* What is longer is given in pieces. */
#define LINE_MAX_BYTES 8192

struct _DueLineReader
{
  GObject parent_instance;

  int fd;
  guint watch_id;
  gsize length;
  char line[LINE_MAX_BYTES + 1]; /* secret: may hold a code */
};

G_DEFINE_FINAL_TYPE (DueLineReader, due_line_reader, G_TYPE_OBJECT)

enum
{
  LINE,
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
give_line (DueLineReader *self)
{
  char line[LINE_MAX_BYTES + 1];

  memcpy (line, self->line, self->length);
  line[self->length] = '\0';
  due_secret_wipe (self->line, self->length);
  self->length = 0;
  g_signal_emit (self, signals[LINE], 0, line);
  due_secret_wipe (line, sizeof line);
}

/* One byte a time, so that nothing behind the line is taken, and a burst blocks nobody. */
static gboolean
on_readable (int fd, GIOCondition condition, gpointer user_data)
{
  g_autoptr (DueLineReader) self = g_object_ref (DUE_LINE_READER (user_data));
  gssize n_read = read (fd, self->line + self->length, 1);

  if (n_read < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  if (n_read == 1 && self->line[self->length] != '\n' && self->length + 1 < LINE_MAX_BYTES)
    {
      self->length++;
      return G_SOURCE_CONTINUE;
    }
  if (n_read == 1 || self->length > 0)
    give_line (self);
  if (n_read == 1)
    return G_SOURCE_CONTINUE;
  self->watch_id = 0;
  g_signal_emit (self, signals[ENDED], 0);
  return G_SOURCE_REMOVE;
}

static void
due_line_reader_dispose (GObject *object)
{
  DueLineReader *self = DUE_LINE_READER (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  due_secret_wipe (self->line, sizeof self->line);

  G_OBJECT_CLASS (due_line_reader_parent_class)->dispose (object);
}

static void
due_line_reader_class_init (DueLineReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_line_reader_dispose;

  signals[LINE] = g_signal_new ("line", DUE_TYPE_LINE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ENDED] = g_signal_new ("ended", DUE_TYPE_LINE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
due_line_reader_init (DueLineReader *self)
{
}

DueLineReader *
due_line_reader_new (int fd)
{
  DueLineReader *self = g_object_new (DUE_TYPE_LINE_READER, NULL);

  self->fd = fd;
  self->watch_id = g_unix_fd_add (fd, G_IO_IN | G_IO_HUP | G_IO_ERR | G_IO_NVAL, on_readable, self);
  g_source_set_name_by_id (self->watch_id, "duebell-line-reader");
  return self;
}
