/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wake-source.h"

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  /* Before the callback: what is added while it runs must wake it again. */
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static GSourceFuncs wake_funcs = { .dispatch = dispatch };

/**
 * due_wake_source_new:
 * @callback: called in the context that the source is attached to, once after one or more wakes
 * @user_data: for @callback
 *
 * Returns: (transfer full): a source that sleeps until due_wake_source_wake()
 */
GSource *
due_wake_source_new (GSourceFunc callback, gpointer user_data)
{
  GSource *source = g_source_new (&wake_funcs, sizeof (GSource));

  g_source_set_callback (source, callback, user_data, NULL);
  return source;
}

/* Any thread may wake it, at any time while it holds a reference. */
void
due_wake_source_wake (GSource *self)
{
  g_source_set_ready_time (self, 0);
}
