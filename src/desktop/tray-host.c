/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-host.h"

#define WATCHER "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"
/* Some watchers own their name before they answer. */
#define RETRY_FIRST_MS 250
#define RETRY_LAST_MS 60000

struct _DueTrayHost
{
  GObject parent_instance;

  GDBusConnection *connection;
  GCancellable *cancellable; /* of what the present watcher was asked; NULL: there is none */
  guint watch_id;
  guint signal_id;
  guint retry_id;
  guint retry_ms;
  gboolean present;
};

G_DEFINE_FINAL_TYPE (DueTrayHost, due_tray_host, G_TYPE_OBJECT)

enum
{
  PROP_PRESENT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void register_item (DueTrayHost *self);

static void
set_present (DueTrayHost *self, gboolean present)
{
  if (self->present == present)
    return;
  self->present = present;
  g_debug ("A tray is %s", present ? "there" : "not there");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PRESENT]);
}

static gboolean
on_retry_due (gpointer user_data)
{
  DueTrayHost *self = user_data;

  self->retry_id = 0;
  register_item (self);
  return G_SOURCE_REMOVE;
}

static void
on_registered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  DueTrayHost *self = user_data;

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* cancelled: user_data may be gone */
  g_debug ("The tray refused the item: %s %d", g_quark_to_string (error->domain), error->code);
  self->retry_id = g_timeout_add (self->retry_ms, on_retry_due, self);
  g_source_set_name_by_id (self->retry_id, "duebell-tray-register");
  self->retry_ms = MIN (self->retry_ms * 2, RETRY_LAST_MS);
}

static void
register_item (DueTrayHost *self)
{
  g_dbus_connection_call (
      self->connection, WATCHER, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem",
      g_variant_new ("(s)", g_dbus_connection_get_unique_name (self->connection)), NULL,
      G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, on_registered, self);
}

static void
on_host_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  set_present (DUE_TRAY_HOST (user_data),
               value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
                   g_variant_get_boolean (value));
}

static void
read_host (DueTrayHost *self)
{
  g_dbus_connection_call (
      self->connection, WATCHER, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", WATCHER, "IsStatusNotifierHostRegistered"), G_VARIANT_TYPE ("(v)"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, on_host_read, self);
}

static void
on_watcher_signal (GDBusConnection *connection,
                   const char *sender,
                   const char *path,
                   const char *interface,
                   const char *signal,
                   GVariant *parameters,
                   gpointer user_data)
{
  DueTrayHost *self = user_data;

  /* Not every watcher sends the second one, and one host of several may leave: so ask. */
  if (self->cancellable != NULL && (g_str_equal (signal, "StatusNotifierHostRegistered") ||
                                    g_str_equal (signal, "StatusNotifierHostUnregistered")))
    read_host (self);
}

static void
forget_watcher (DueTrayHost *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
}

static void
on_watcher_appeared (GDBusConnection *connection,
                     const char *name,
                     const char *owner,
                     gpointer user_data)
{
  DueTrayHost *self = user_data;

  forget_watcher (self);
  self->cancellable = g_cancellable_new ();
  self->retry_ms = RETRY_FIRST_MS;
  register_item (self);
  read_host (self);
}

static void
on_watcher_vanished (GDBusConnection *connection, const char *name, gpointer user_data)
{
  DueTrayHost *self = user_data;

  forget_watcher (self);
  set_present (self, FALSE);
}

gboolean
due_tray_host_get_present (DueTrayHost *self)
{
  g_return_val_if_fail (DUE_IS_TRAY_HOST (self), FALSE);

  return self->present;
}

static void
due_tray_host_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PRESENT)
    g_value_set_boolean (value, DUE_TRAY_HOST (object)->present);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
due_tray_host_dispose (GObject *object)
{
  DueTrayHost *self = DUE_TRAY_HOST (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->signal_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->signal_id);
  self->signal_id = 0;
  forget_watcher (self);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (due_tray_host_parent_class)->dispose (object);
}

static void
due_tray_host_class_init (DueTrayHostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_tray_host_dispose;
  G_OBJECT_CLASS (klass)->get_property = due_tray_host_get_property;

  props[PROP_PRESENT] =
      g_param_spec_boolean ("present", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
due_tray_host_init (DueTrayHost *self)
{
}

/**
 * due_tray_host_new:
 * @connection: the bus connection whose unique name is registered; the item is exported on it
 *
 * Returns: (transfer full): a host that looks for the watcher from now on
 */
DueTrayHost *
due_tray_host_new (GDBusConnection *connection)
{
  DueTrayHost *self = g_object_new (DUE_TYPE_TRAY_HOST, NULL);

  self->connection = g_object_ref (connection);
  self->signal_id =
      g_dbus_connection_signal_subscribe (connection, WATCHER, WATCHER, NULL, WATCHER_PATH, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, on_watcher_signal, self, NULL);
  self->watch_id =
      g_bus_watch_name_on_connection (connection, WATCHER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      on_watcher_appeared, on_watcher_vanished, self, NULL);
  return self;
}
