/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "watcher.h"

#define NAME "org.kde.StatusNotifierWatcher"
#define PATH "/StatusNotifierWatcher"

static const char xml[] = "<node><interface name='" NAME "'>"
                          "<method name='RegisterStatusNotifierItem'><arg type='s'/></method>"
                          "<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>"
                          "<property name='RegisteredStatusNotifierItems' type='as' access='read'/>"
                          "<property name='ProtocolVersion' type='i' access='read'/>"
                          "<signal name='StatusNotifierHostRegistered'/>"
                          "<signal name='StatusNotifierHostUnregistered'/>"
                          "</interface></node>";

struct _DueTestWatcher
{
  GDBusConnection *connection;
  guint object_id;
  gboolean has_host;
  guint n_refuse;
  guint n_registered;
  char *item; /* the last one; NULL: none */
};

static void
on_method (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  DueTestWatcher *self = user_data;

  if (self->n_refuse > 0)
    {
      self->n_refuse--;
      g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "no");
      return;
    }
  self->n_registered++;
  g_free (self->item);
  g_variant_get (parameters, "(s)", &self->item);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
on_get (GDBusConnection *connection,
        const char *sender,
        const char *path,
        const char *interface,
        const char *property,
        GError **error,
        gpointer user_data)
{
  DueTestWatcher *self = user_data;

  if (g_str_equal (property, "IsStatusNotifierHostRegistered"))
    return g_variant_new_boolean (self->has_host);
  if (g_str_equal (property, "ProtocolVersion"))
    return g_variant_new_int32 (0);
  return g_variant_new_strv ((const char *const *) &self->item, self->item != NULL ? 1 : 0);
}

static const GDBusInterfaceVTable vtable = { on_method, on_get, NULL, { 0 } };

DueTestWatcher *
due_test_watcher_new (const char *bus_address, gboolean has_host)
{
  DueTestWatcher *self = g_new0 (DueTestWatcher, 1);
  g_autoptr (GDBusNodeInfo) info = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  self->has_host = has_host;
  self->connection =
      g_dbus_connection_new_for_address_sync (bus_address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  info = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  self->object_id = g_dbus_connection_register_object (self->connection, PATH, info->interfaces[0],
                                                       &vtable, self, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (
      self->connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", NAME, 4), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  return self;
}

/* Leaves the bus. */
void
due_test_watcher_free (DueTestWatcher *self)
{
  g_dbus_connection_unregister_object (self->connection, self->object_id);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_free (self->item);
  g_free (self);
}

/* A panel comes or goes while the watcher stays. */
void
due_test_watcher_set_has_host (DueTestWatcher *self, gboolean has_host)
{
  self->has_host = has_host;
  g_dbus_connection_emit_signal (
      self->connection, NULL, PATH, NAME,
      has_host ? "StatusNotifierHostRegistered" : "StatusNotifierHostUnregistered", NULL, NULL);
}

/* The next @n_times that an item registers, it gets an error. */
void
due_test_watcher_refuse (DueTestWatcher *self, guint n_times)
{
  self->n_refuse = n_times;
}

guint
due_test_watcher_get_n_registered (DueTestWatcher *self)
{
  return self->n_registered;
}

/* Returns: (nullable): what the item that registered last called itself */
const char *
due_test_watcher_get_item (DueTestWatcher *self)
{
  return self->item;
}
