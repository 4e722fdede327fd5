/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "feed-private.h"

#define START_AT_LOGIN "StartAtLogin"

/* Returns: (transfer full) (nullable): the property as the service said it last, if it is of
 * @type */
static GVariant *
get_property (DueFeed *self, const char *name, const GVariantType *type)
{
  GDBusProxy *service = due_feed_get_service (self);
  g_autoptr (GVariant) value =
      service != NULL ? g_dbus_proxy_get_cached_property (service, name) : NULL;

  return value != NULL && g_variant_is_of_type (value, type) ? g_steal_pointer (&value) : NULL;
}

/**
 * due_feed_get_desktop:
 * @self: a feed
 *
 * Returns: (transfer full) (nullable): what the service has found out about the desktop, an a{sv}
 *   with any content; %NULL if it does not say, or is not there
 */
GVariant *
due_feed_get_desktop (DueFeed *self)
{
  g_return_val_if_fail (DUE_IS_FEED (self), NULL);

  return get_property (self, "Desktop", G_VARIANT_TYPE_VARDICT);
}

DueFeedStart
due_feed_get_start_at_login (DueFeed *self)
{
  static const char *const words[] = {
    [DUE_FEED_START_UNKNOWN] = "",
    [DUE_FEED_START_OFF] = "off",
    [DUE_FEED_START_ON] = "on",
    [DUE_FEED_START_OFF_ELSEWHERE] = "off-elsewhere",
    [DUE_FEED_START_IMPOSSIBLE] = "impossible",
  };
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (DUE_IS_FEED (self), DUE_FEED_START_UNKNOWN);

  value = get_property (self, START_AT_LOGIN, G_VARIANT_TYPE_STRING);
  for (guint i = 0; value != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (g_variant_get_string (value, NULL), words[i]))
      return (DueFeedStart) i;
  return DUE_FEED_START_UNKNOWN;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueFeed *self = DUE_FEED (source);
  GDBusProxy *service = due_feed_get_service (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = due_feed_call_finish (self, result, &error);
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (service != NULL && g_variant_is_of_type (answer, G_VARIANT_TYPE ("(v)")))
    {
      g_variant_get (answer, "(v)", &value);
      g_dbus_proxy_set_cached_property (service, START_AT_LOGIN, value);
    }
  g_task_return_boolean (task, TRUE);
}

/* The news of the property may come after the answer to the call: it is asked for. */
static void
on_set (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DueFeed *self = DUE_FEED (source);
  GDBusProxy *service = due_feed_get_service (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = due_feed_call_finish (self, result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  due_feed_call_async (
      self, "org.freedesktop.DBus.Properties.Get",
      g_variant_new ("(ss)", service != NULL ? g_dbus_proxy_get_interface_name (service) : "",
                     START_AT_LOGIN),
      g_task_get_cancellable (task), on_read, g_object_ref (task));
}

/**
 * due_feed_set_start_at_login_async:
 * @self: a feed
 * @on: whether Duebell shall be started at login
 * @cancellable: (nullable): stops waiting for the answer
 * @callback: called once, within a minute; then due_feed_get_start_at_login() tells what is true
 * @user_data: for @callback
 */
void
due_feed_set_start_at_login_async (DueFeed *self,
                                   gboolean on,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DUE_IS_FEED (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, due_feed_set_start_at_login_async);
  due_feed_call_async (self, "SetStartAtLogin", g_variant_new ("(b)", on), cancellable, on_set,
                       task);
}

/* Returns: whether the service did it; else @error, whose message is a sentence */
gboolean
due_feed_set_start_at_login_finish (DueFeed *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
