/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "feed-private.h"

#include <glib/gi18n.h>

#define CALL_MS (30 * 1000) /* some of them ask a portal */
#define QUIT_MS (10 * 1000)

#define OUR_ERRORS "io.github.duebell.Error"

void
due_feed_say_error (GError **error)
{
  g_autofree char *name = NULL;

  g_return_if_fail (error != NULL && *error != NULL);

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  name = g_dbus_error_get_remote_error (*error);
  if (name != NULL && g_str_has_prefix (name, OUR_ERRORS) &&
      g_dbus_error_strip_remote_error (*error))
    return;
  g_clear_error (error);
  *error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Duebell does not answer."));
}

static void
on_called (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GVariant *answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (answer != NULL)
    {
      g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
      return;
    }
  due_feed_say_error (&error);
  g_task_return_error (task, error);
}

/**
 * due_feed_call_async:
 * @self: a feed
 * @method: a method of the service's interface
 * @arguments: (nullable): a floating tuple
 * @cancellable: (nullable): stops waiting for the answer
 * @callback: called once, within half a minute
 * @user_data: for @callback
 *
 * Asks the service for something. It is not started for this.
 */
void
due_feed_call_async (DueFeed *self,
                     const char *method,
                     GVariant *arguments,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GVariant) owned = arguments != NULL ? g_variant_ref_sink (arguments) : NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DUE_IS_FEED (self));
  g_return_if_fail (method != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_feed_call_async);
  if (due_feed_get_service (self) != NULL)
    g_dbus_proxy_call (due_feed_get_service (self), method, owned, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                       CALL_MS, cancellable, on_called, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "%s",
                             _ ("Duebell is not running."));
}

/* Returns: (transfer full) (nullable): the answer, a tuple; NULL with @error, whose message is a
 * sentence */
GVariant *
due_feed_call_finish (DueFeed *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_quit (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GVariant *answer = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);

  g_clear_pointer (&answer, g_variant_unref);
  g_task_return_boolean (task, TRUE);
}

/**
 * due_feed_quit_async:
 * @self: a feed
 * @callback: called once, when the service ends, or after 10 seconds whatever it does
 * @user_data: for @callback
 *
 * Ends the service. Without one there is nothing to do.
 */
void
due_feed_quit_async (DueFeed *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DUE_IS_FEED (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, due_feed_quit_async);
  if (due_feed_get_service (self) != NULL)
    g_dbus_proxy_call (due_feed_get_service (self), "Quit", NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                       QUIT_MS, NULL, on_quit, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

void
due_feed_quit_finish (DueFeed *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
