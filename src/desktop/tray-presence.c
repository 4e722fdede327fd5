/* SPDX-FileCopyrightText: 2026 The Duebell authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tray-presence.h"

#define WATCHER "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"

struct _DueTrayPresence
{
  GObject parent_instance;

  GDBusConnection *bus;
  GCancellable *cancellable; /* of what the present watcher was asked */
  guint watch_id;
  guint signal_id;
  guint wait_id;
  gboolean present;
  gboolean known;
};

G_DEFINE_FINAL_TYPE (DueTrayPresence, due_tray_presence, G_TYPE_OBJECT)

static guint changed_signal;

static void
set (DueTrayPresence *self, gboolean present, gboolean known)
{
  if (self->present == present && self->known == known)
    return;
  self->present = present;
  self->known = known;
  g_signal_emit (self, changed_signal, 0);
}

static void
on_host_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DueTrayPresence *self = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;
  gboolean present = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* user_data may be gone */
  self = DUE_TRAY_PRESENCE (user_data);
  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  present = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
            g_variant_get_boolean (value);
  set (self, present, self->known || present);
}

/* What an earlier question comes to does not count any more. */
static void
forget_questions (DueTrayPresence *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
read_host (DueTrayPresence *self)
{
  forget_questions (self);
  g_dbus_connection_call (self->bus, WATCHER, WATCHER_PATH, "org.freedesktop.DBus.Properties",
                          "Get", g_variant_new ("(ss)", WATCHER, "IsStatusNotifierHostRegistered"),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          self->cancellable, on_host_read, self);
}

static void
on_watcher_signal (GDBusConnection *bus,
                   const char *sender,
                   const char *path,
                   const char *interface,
                   const char *signal,
                   GVariant *parameters,
                   gpointer user_data)
{
  if (g_str_has_prefix (signal, "StatusNotifierHost"))
    read_host (DUE_TRAY_PRESENCE (user_data));
}

static void
on_watcher_appeared (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  read_host (DUE_TRAY_PRESENCE (user_data));
}

static void
on_watcher_vanished (GDBusConnection *bus, const char *name, gpointer user_data)
{
  DueTrayPresence *self = DUE_TRAY_PRESENCE (user_data);

  forget_questions (self);
  set (self, FALSE, self->known);
}

static gboolean
on_wait_ended (gpointer user_data)
{
  DueTrayPresence *self = user_data;

  self->wait_id = 0;
  set (self, self->present, TRUE);
  return G_SOURCE_REMOVE;
}

gboolean
due_tray_presence_get_present (DueTrayPresence *self)
{
  g_return_val_if_fail (DUE_IS_TRAY_PRESENCE (self), FALSE);

  return self->present;
}

gboolean
due_tray_presence_get_known (DueTrayPresence *self)
{
  g_return_val_if_fail (DUE_IS_TRAY_PRESENCE (self), FALSE);

  return self->known;
}

static void
due_tray_presence_dispose (GObject *object)
{
  DueTrayPresence *self = DUE_TRAY_PRESENCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->signal_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->signal_id);
  self->signal_id = 0;

  G_OBJECT_CLASS (due_tray_presence_parent_class)->dispose (object);
}

static void
due_tray_presence_finalize (GObject *object)
{
  g_clear_object (&DUE_TRAY_PRESENCE (object)->bus);
  g_clear_object (&DUE_TRAY_PRESENCE (object)->cancellable);

  G_OBJECT_CLASS (due_tray_presence_parent_class)->finalize (object);
}

static void
due_tray_presence_class_init (DueTrayPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = due_tray_presence_dispose;
  G_OBJECT_CLASS (klass)->finalize = due_tray_presence_finalize;

  changed_signal = g_signal_new ("changed", DUE_TYPE_TRAY_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
due_tray_presence_init (DueTrayPresence *self)
{
  self->cancellable = g_cancellable_new ();
}

DueTrayPresence *
due_tray_presence_new (GDBusConnection *session_bus)
{
  DueTrayPresence *self = g_object_new (DUE_TYPE_TRAY_PRESENCE, NULL);

  self->bus = g_object_ref (session_bus);
  self->signal_id =
      g_dbus_connection_signal_subscribe (session_bus, WATCHER, WATCHER, NULL, WATCHER_PATH, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, on_watcher_signal, self, NULL);
  self->watch_id =
      g_bus_watch_name_on_connection (session_bus, WATCHER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      on_watcher_appeared, on_watcher_vanished, self, NULL);
  self->wait_id = g_timeout_add_seconds (DUE_TRAY_PRESENCE_WAIT_S, on_wait_ended, self);
  g_source_set_name_by_id (self->wait_id, "duebell-tray-presence");
  return self;
}
