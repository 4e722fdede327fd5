/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "keyring-watch.h"

#define SERVICE "org.freedesktop.secrets"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"

typedef enum
{
  PRESENCE_UNKNOWN,
  PRESENCE_THERE,
  PRESENCE_GONE,
} Presence;

struct _DueKeyringWatch
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *bus; /* (nullable): until it is there */
  guint name_id;
  guint properties_id;
  Presence presence;
  guint emit_id;
  guint delay_ms;
  gint64 emitted_at; /* monotonic microseconds */
};

G_DEFINE_FINAL_TYPE (DueKeyringWatch, due_keyring_watch, G_TYPE_OBJECT)

static guint changed_signal;

static gboolean
on_emit_due (gpointer user_data)
{
  DueKeyringWatch *self = user_data;

  self->emit_id = 0;
  self->emitted_at = g_get_monotonic_time ();
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* What listens asks the keyring again, which may start a service that crashes at once: events that
 * go on and on are told ever more rarely. */
static void
schedule (DueKeyringWatch *self)
{
  gint64 quiet_us = g_get_monotonic_time () - self->emitted_at;

  if (self->emit_id != 0)
    return;
  if (self->emitted_at == 0 || quiet_us > DUE_KEYRING_WATCH_DELAY_MAX_MS * (gint64) 1000)
    self->delay_ms = DUE_KEYRING_WATCH_DELAY_MS;
  else
    self->delay_ms = MIN (self->delay_ms * 2, DUE_KEYRING_WATCH_DELAY_MAX_MS);
  self->emit_id = g_timeout_add (self->delay_ms, on_emit_due, self);
  g_source_set_name_by_id (self->emit_id, "duebell-keyring-changed");
}

static void
set_presence (DueKeyringWatch *self, Presence presence)
{
  Presence old = self->presence;

  self->presence = presence;
  if (old != PRESENCE_UNKNOWN && old != presence)
    schedule (self);
}

static void
on_appeared (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  set_presence (DUE_KEYRING_WATCH (user_data), PRESENCE_THERE);
}

static void
on_vanished (GDBusConnection *bus, const char *name, gpointer user_data)
{
  set_presence (DUE_KEYRING_WATCH (user_data), PRESENCE_GONE);
}

static void
on_properties_changed (GDBusConnection *bus,
                       const char *sender,
                       const char *path,
                       const char *interface,
                       const char *signal,
                       GVariant *parameters,
                       gpointer user_data)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean locked = TRUE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "Locked", "b", &locked))
    schedule (DUE_KEYRING_WATCH (user_data));
}

static void
on_bus_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  DueKeyringWatch *self = NULL;

  /* CANCELLED: user_data may be gone. Without a bus there is nothing to watch. */
  if (bus == NULL)
    return;
  self = DUE_KEYRING_WATCH (user_data);
  self->bus = bus;
  self->name_id = g_bus_watch_name_on_connection (bus, SERVICE, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                  on_appeared, on_vanished, self, NULL);
  self->properties_id = g_dbus_connection_signal_subscribe (
      bus, SERVICE, "org.freedesktop.DBus.Properties", "PropertiesChanged", NULL,
      COLLECTION_INTERFACE, G_DBUS_SIGNAL_FLAGS_NONE, on_properties_changed, self, NULL);
}

static void
due_keyring_watch_dispose (GObject *object)
{
  DueKeyringWatch *self = DUE_KEYRING_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->emit_id, g_source_remove);
  g_clear_handle_id (&self->name_id, g_bus_unwatch_name);
  if (self->properties_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->properties_id);
  self->properties_id = 0;
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (due_keyring_watch_parent_class)->dispose (object);
}

static void
due_keyring_watch_finalize (GObject *object)
{
  g_clear_object (&DUE_KEYRING_WATCH (object)->cancellable);

  G_OBJECT_CLASS (due_keyring_watch_parent_class)->finalize (object);
}

static void
due_keyring_watch_class_init (DueKeyringWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_keyring_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_keyring_watch_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_KEYRING_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_keyring_watch_init (DueKeyringWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

DueKeyringWatch *
due_keyring_watch_new (void)
{
  DueKeyringWatch *self = g_object_new (DUE_TYPE_KEYRING_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus_got, self);
  return self;
}
